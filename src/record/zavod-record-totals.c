/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-totals.h"

#include <glib/gi18n.h>

#include "zavod-record-parts.h"
#include "zavod-total-dialog.h"

/* Years of output make many totals: the newest say most. */
#define MAX_SHOWN 5

struct _ZavodRecordTotals
{
  GtkWidget parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;
  guint n_sites;            /* that were asked for */
  GPtrArray *totals;        /* NULL: not read yet */
  gboolean is_stale;
  gboolean shows_all;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (ZavodRecordTotals, zavod_record_totals, GTK_TYPE_WIDGET)

static void update (ZavodRecordTotals *self);

static void
on_row_activated (ZavodRecordTotals *self,
                  GtkListBoxRow     *row)
{
  ZavodTotal *total = g_object_get_data (G_OBJECT (row), "total");
  AdwDialog *dialog;

  if (total == NULL)
    {
      self->shows_all = TRUE;
      update (self);
      return;
    }

  dialog = zavod_total_dialog_new (self->session, total, self->n_sites);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GtkWidget *
create_row (ZavodRecordTotals *self,
            ZavodTotal        *total)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = zavod_record_lines_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *sum = zavod_total_describe (total);
  g_autofree char *scope = zavod_total_format_scope (total, self->n_sites);
  g_autofree char *name = g_strdup_printf ("%s · %s", sum, scope);

  gtk_widget_add_css_class (box, "figure");
  zavod_record_lines_add (lines, zavod_record_label_new (sum, "figure-value", "numeric", NULL));
  zavod_record_lines_add (lines, zavod_record_label_new (scope, "caption", "dim-label", NULL));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _("What Is Counted"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "total", total);

  return row;
}

static GtkWidget *
create_more_row (guint n_more)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *words = g_strdup_printf (ngettext ("%'u more", "%'u more", n_more), n_more);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "figure");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);

  return row;
}

static guint
count_of_property (ZavodRecordTotals *self,
                   guint              begin)
{
  const char *property = ((ZavodTotal *) g_ptr_array_index (self->totals, begin))->property;
  guint end = begin;

  while (end < self->totals->len && ((ZavodTotal *) g_ptr_array_index (self->totals, end))->property == property)
    end++;

  return end - begin;
}

static void
add_section (ZavodRecordTotals *self,
             guint              begin,
             guint              n_totals)
{
  const ZavodTotal *first = g_ptr_array_index (self->totals, begin);
  const char *title = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, first->property);
  GtkWidget *list = zavod_record_list_new (title);
  const guint n_shown = self->shows_all || n_totals <= MAX_SHOWN + 1 ? n_totals : MAX_SHOWN;

  for (guint i = 0; i < n_shown; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (self, g_ptr_array_index (self->totals, begin + i)));
  if (n_shown < n_totals)
    gtk_list_box_append (GTK_LIST_BOX (list), create_more_row (n_totals - n_shown));

  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), zavod_record_section_new (title, 0, NULL, list));
}

static void
on_today_clicked (ZavodRecordTotals *self)
{
  zavod_session_set_known_day (self->session, 0);
  zavod_session_set_day (self->session, 0);
}

/* No total at all: it may be the day that leaves them out. */
static void
add_nothing (ZavodRecordTotals *self)
{
  const gboolean is_now = zavod_session_is_today (self->session) && zavod_session_get_known_day (self->session) == 0;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button;

  gtk_widget_set_margin_top (box, 18);
  gtk_box_append (GTK_BOX (box), zavod_record_label_new (is_now ? _("No source states a capacity or an output")
                                                                : _("No capacity or output was stated by that day"),
                                                         "dim-label", NULL));
  gtk_box_append (GTK_BOX (self->box), box);
  if (is_now)
    return;

  button = gtk_button_new_with_label (_("Back to Today"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_today_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
update (ZavodRecordTotals *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  for (guint i = 0, n_totals; self->totals != NULL && i < self->totals->len; i += n_totals)
    {
      n_totals = count_of_property (self, i);
      add_section (self, i, n_totals);
    }
  if (self->totals != NULL && self->totals->len == 0 && self->n_sites > 0)
    add_nothing (self);
}

static void
on_totals (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodRecordTotals) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = zavod_store_totals_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->totals, g_ptr_array_unref);
  if (answers != NULL)
    self->totals = g_ptr_array_ref (g_ptr_array_index (answers, 0));
  else
    zavod_session_report (self->session, error);
  self->shows_all = FALSE;
  update (self);
}

static void
read_totals (ZavodRecordTotals *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  GArray *questions = zavod_total_questions_new ();
  gsize n_sites;
  const gint64 *sites = zavod_session_get_asked_for (self->session, &n_sites);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_stale = FALSE;
  self->n_sites = (guint) n_sites;
  zavod_total_questions_add (questions, sites, n_sites, zavod_session_get_day (self->session));
  if (store != NULL)
    zavod_store_totals_async (store, questions, self->cancellable, on_totals, g_object_ref (self));
  else
    g_array_unref (questions);
}

/* Only what is seen is added up. */
static void
invalidate (ZavodRecordTotals *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_totals (self);
}

static void
zavod_record_totals_map (GtkWidget *widget)
{
  ZavodRecordTotals *self = ZAVOD_RECORD_TOTALS (widget);

  GTK_WIDGET_CLASS (zavod_record_totals_parent_class)->map (widget);
  if (self->is_stale)
    read_totals (self);
}

static void
zavod_record_totals_dispose (GObject *object)
{
  ZavodRecordTotals *self = ZAVOD_RECORD_TOTALS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_record_totals_parent_class)->dispose (object);
}

static void
zavod_record_totals_class_init (ZavodRecordTotalsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_record_totals_dispose;
  widget_class->map = zavod_record_totals_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
zavod_record_totals_init (ZavodRecordTotals *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * zavod_record_totals_set_session:
 *
 * To be called once.
 */
void
zavod_record_totals_set_session (ZavodRecordTotals *self,
                                 ZavodSession      *session)
{
  static const char *signals[] = { "selection-changed", "shown-changed", "changed", "notify::date", "notify::store" };

  g_return_if_fail (ZAVOD_IS_RECORD_TOTALS (self));
  g_return_if_fail (ZAVOD_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  invalidate (self);
}
