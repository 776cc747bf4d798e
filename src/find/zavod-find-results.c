/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-find-results.h"

#include <glib/gi18n.h>

struct _ZavodFindResults
{
  GtkWidget parent_instance;

  ZavodSession *session;
  ZavodFinder *finder;
  GCancellable *cancellable;
  GPtrArray *findings;    /* ZavodFinding, one for each row */
  char *text;             /* that is looked for */
  char *answered;         /* of which the rows are; NULL: none yet */
  gboolean impatient;     /* the first row is to be gone to as soon as it is there */

  GtkWidget *stack;
  GtkListBox *list;
  GtkWidget *nothing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodFindResults, zavod_find_results, GTK_TYPE_WIDGET)

/* ---- going there ---- */

static void
go (ZavodFindResults *self,
    guint             i)
{
  const ZavodFinding *finding = g_ptr_array_index (self->findings, i);

  zavod_session_select_noun (self->session, finding->noun, finding->id, finding->name, ZAVOD_ORIGIN_FIND);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_row_activated (ZavodFindResults *self,
                  GtkListBoxRow    *row)
{
  go (self, (guint) gtk_list_box_row_get_index (row));
}

/* ---- the rows ---- */

static GtkWidget *
create_label (const char *markup,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
append_caption (GtkWidget  *content,
                const char *markup)
{
  GtkWidget *caption = create_label (markup, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (content), caption);
}

/* A site that the filters leave out is found all the same, and says so. */
static GtkWidget *
create_row (ZavodFindResults   *self,
            const ZavodFinding *finding)
{
  const gboolean is_hidden = finding->noun == ZAVOD_NOUN_SITE && zavod_session_is_left_out (self->session, &finding->id, 1);
  g_autofree char *description =
    is_hidden ? g_strdup_printf ("%s · %s", zavod_noun_get_heading (finding->noun), _("Hidden by the filters"))
              : g_strdup (zavod_noun_get_heading (finding->noun));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (content), create_label (finding->markup, NULL));
  if (finding->spelling != NULL)
    append_caption (content, finding->spelling);
  if (is_hidden)
    append_caption (content, _("Hidden by the filters"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);

  return row;
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  ZavodFindResults *self = user_data;
  const ZavodFinding *finding = g_ptr_array_index (self->findings, gtk_list_box_row_get_index (row));
  const ZavodFinding *other = before != NULL ? g_ptr_array_index (self->findings, gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *header;

  if (other != NULL && other->noun == finding->noun)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  header = gtk_label_new (zavod_noun_get_heading (finding->noun));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "heading");
  gtk_widget_add_css_class (header, "facet-title");
  gtk_list_box_row_set_header (row, header);
}

static void
show_findings (ZavodFindResults *self,
               GPtrArray        *findings)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_ref (findings);

  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&shown);
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (findings, i)));

  gtk_label_set_text (GTK_LABEL (self->nothing), zavod_finder_is_ready (self->finder) ? _("Nothing in this atlas is called so")
                                                                                      : _("The names are being read…"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), findings->len > 0 ? "list" : "nothing");
}

/* What is hidden may be another one now. */
static void
on_passing_changed (ZavodFindResults *self)
{
  if (self->findings != NULL)
    show_findings (self, self->findings);
}

/* ---- the search ---- */

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodFindResults) self = user_data;
  g_autoptr (GPtrArray) findings = zavod_finder_find_finish (ZAVOD_FINDER (source), result, NULL);

  if (findings == NULL || self->session == NULL)  /* more was typed meanwhile */
    return;

  g_set_str (&self->answered, self->text);
  show_findings (self, findings);
  if (self->impatient && findings->len > 0)
    go (self, 0);
  self->impatient = FALSE;
}

static void
search (ZavodFindResults *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->text == NULL || *self->text == '\0')
    return;

  self->cancellable = g_cancellable_new ();
  zavod_finder_find_async (self->finder, self->text, self->cancellable, on_found, g_object_ref (self));
}

/* ---- the widget ---- */

static void
zavod_find_results_dispose (GObject *object)
{
  ZavodFindResults *self = ZAVOD_FIND_RESULTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->finder);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_find_results_parent_class)->dispose (object);
}

static void
zavod_find_results_finalize (GObject *object)
{
  ZavodFindResults *self = ZAVOD_FIND_RESULTS (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->answered);

  G_OBJECT_CLASS (zavod_find_results_parent_class)->finalize (object);
}

static void
zavod_find_results_class_init (ZavodFindResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_find_results_dispose;
  object_class->finalize = zavod_find_results_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[CHOSEN] = g_signal_new ("chosen", ZAVOD_TYPE_FIND_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
create_list (ZavodFindResults *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
}

static void
zavod_find_results_init (ZavodFindResults *self)
{
  self->stack = gtk_stack_new ();
  create_list (self);
  self->nothing = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->nothing), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (self->nothing, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_add_css_class (self->nothing, "nothing-found");
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * zavod_find_results_set_session:
 * @session: whose atlas is searched
 *
 * To be called once.
 */
void
zavod_find_results_set_session (ZavodFindResults *self,
                                ZavodSession     *session)
{
  g_return_if_fail (ZAVOD_IS_FIND_RESULTS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->finder = zavod_finder_new (session);
  g_signal_connect_object (session, "passing-changed", G_CALLBACK (on_passing_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "notify::ready", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
}

/**
 * zavod_find_results_set_text:
 * @text: what is looked for; the answer to what was typed before is waited for no more
 */
void
zavod_find_results_set_text (ZavodFindResults *self,
                             const char       *text)
{
  g_return_if_fail (ZAVOD_IS_FIND_RESULTS (self));

  self->impatient = FALSE;
  if (g_set_str (&self->text, text))
    search (self);
}

/**
 * zavod_find_results_choose:
 *
 * Goes to what was found first, at once or when it comes.
 */
void
zavod_find_results_choose (ZavodFindResults *self)
{
  g_return_if_fail (ZAVOD_IS_FIND_RESULTS (self));

  if (g_strcmp0 (self->text, self->answered) != 0)
    self->impatient = TRUE;
  else if (self->findings != NULL && self->findings->len > 0)
    go (self, 0);
}

/* Gives the keyboard to the first row. */
gboolean
zavod_find_results_focus (ZavodFindResults *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ZAVOD_IS_FIND_RESULTS (self), FALSE);

  row = gtk_list_box_get_row_at_index (self->list, 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
