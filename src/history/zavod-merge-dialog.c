/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-merge-dialog.h"

#include <glib/gi18n.h>

#include "zavod-change-rows.h"

#define MAX_ROWS 200     /* that are shown; those that fit are taken all the same */

struct _ZavodMergeDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;
  ZavodPatch *patch;
  GHashTable *choices;     /* "table/id" → ZavodChangeChoice */

  GtkStack *stack;
  AdwStatusPage *problem;
  AdwPreferencesGroup *head;
  GtkBox *changes;
  GtkWidget *merge;
  AdwBanner *failure;
};

G_DEFINE_FINAL_TYPE (ZavodMergeDialog, zavod_merge_dialog, ADW_TYPE_DIALOG)

static void
choose (ZavodMergeDialog     *self,
        const ZavodRowChange *row,
        ZavodChangeChoice     choice)
{
  g_hash_table_insert (self->choices, zavod_row_change_make_key (row), GINT_TO_POINTER (choice));
}

/* ---- who did it ---- */

static char *
list_people (GPtrArray *edits)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < edits->len; i++)
    {
      const ZavodRevision *edit = g_ptr_array_index (edits, i);

      if (g_hash_table_add (known, edit->who))
        g_strv_builder_add (names, edit->who);
    }
  list = g_strv_builder_end (names);

  return g_strjoinv (", ", list);
}

static void
count_states (const ZavodChangeList *changes,
              guint                  counts[ZAVOD_CHANGE_RIVAL + 1])
{
  for (guint i = 0; i < changes->rows->len; i++)
    counts[((ZavodRowChange *) g_ptr_array_index (changes->rows, i))->state]++;
}

static void
add_count (GString    *text,
           const char *format,
           guint       n)
{
  g_autofree char *count = g_strdup_printf ("%'u", n);

  if (n == 0)
    return;

  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append_printf (text, format, count);
}

static void
show_head (ZavodMergeDialog *self)
{
  GPtrArray *edits = zavod_patch_get_edits (self->patch);
  g_autofree char *people = list_people (edits);
  g_autofree char *n_edits = g_strdup_printf ("%'u", edits->len);
  /* Translators: how many edits, and by whom */
  g_autofree char *title = g_strdup_printf (ngettext ("%s edit by %s", "%s edits by %s", edits->len), n_edits, people);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint counts[ZAVOD_CHANGE_RIVAL + 1] = { 0 };

  count_states (zavod_patch_get_changes (self->patch), counts);
  /* Translators: of the changes of a colleague */
  add_count (text, ngettext ("%s fits", "%s fit", counts[ZAVOD_CHANGE_FITS]), counts[ZAVOD_CHANGE_FITS]);
  /* Translators: of the changes of a colleague: the same was changed in this atlas as well, otherwise */
  add_count (text, ngettext ("%s changed here too", "%s changed here too", counts[ZAVOD_CHANGE_RIVAL]),
             counts[ZAVOD_CHANGE_RIVAL]);
  /* Translators: of the changes of a colleague: this atlas has them */
  add_count (text, ngettext ("%s here already", "%s here already", counts[ZAVOD_CHANGE_DONE]),
             counts[ZAVOD_CHANGE_DONE]);

  adw_preferences_group_set_title (self->head, escaped);
  adw_preferences_group_set_description (self->head, text->str);
  gtk_widget_set_sensitive (self->merge, counts[ZAVOD_CHANGE_FITS] + counts[ZAVOD_CHANGE_RIVAL] > 0);
}

/* ---- mine, theirs, both ---- */

typedef struct
{
  ZavodMergeDialog *dialog;
  const ZavodRowChange *row;
} Line;

static void
on_choice (AdwToggleGroup *group,
           GParamSpec     *pspec,
           Line           *line)
{
  const char *name = adw_toggle_group_get_active_name (group);

  choose (line->dialog, line->row, g_strcmp0 (name, "theirs") == 0 ? ZAVOD_CHOICE_TAKE
                                   : g_strcmp0 (name, "both") == 0 ? ZAVOD_CHOICE_BOTH : ZAVOD_CHOICE_LEAVE);
}

static void
add_toggle (GtkWidget  *group,
            const char *name,
            const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
}

static gboolean
can_be_both (const ZavodRowChange *row)
{
  return row->operation != ZAVOD_OPERATION_DELETE && g_str_equal (row->table, "claim");
}

static GtkWidget *
create_choice (ZavodMergeDialog     *self,
               const ZavodRowChange *row)
{
  GtkWidget *group = adw_toggle_group_new ();
  Line *line = g_new (Line, 1);

  add_toggle (group, "mine", C_("merge", "Mine"));
  add_toggle (group, "theirs", C_("merge", "Theirs"));
  if (can_be_both (row))
    add_toggle (group, "both", C_("merge", "Both"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), "mine");
  gtk_widget_set_halign (group, GTK_ALIGN_START);
  gtk_widget_set_margin_top (group, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, row->words, -1);
  *line = (Line) { self, row };
  g_signal_connect_data (group, "notify::active-name", G_CALLBACK (on_choice), line, (GClosureNotify) (GCallback) g_free, 0);

  return group;
}

/* Returns: why the change cannot be made at all; %NULL where it can be chosen */
static const char *
explain (const ZavodRowChange *row)
{
  gboolean rival = FALSE;

  if (row->state != ZAVOD_CHANGE_RIVAL)
    return NULL;
  if (!row->is_there && row->operation == ZAVOD_OPERATION_UPDATE)
    return _("It was deleted here.");

  for (guint i = 0; i < row->fields->len; i++)
    rival |= ((ZavodFieldChange *) g_ptr_array_index (row->fields, i))->rival;

  return rival ? NULL : _("It stays out: something that it needs is not here, or something here needs it.");
}

static GtkWidget *
create_line (ZavodMergeDialog     *self,
             const ZavodRowChange *row)
{
  GtkWidget *line = zavod_change_rows_create (row);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (line));
  const char *reason = explain (row);

  if (reason != NULL)
    gtk_box_append (GTK_BOX (box), zavod_change_rows_create_text (reason, "warning"));
  else if (row->state == ZAVOD_CHANGE_RIVAL)
    gtk_box_append (GTK_BOX (box), create_choice (self, row));

  return line;
}

/* ---- records ---- */

/* All of a record is taken or left: its rows follow. */
static void
on_taken (GtkCheckButton *check,
          GParamSpec     *pspec,
          Line           *line)
{
  const GPtrArray *rows = zavod_patch_get_changes (line->dialog->patch)->rows;
  const gboolean taken = gtk_check_button_get_active (check);
  GtkWidget *list = g_object_get_data (G_OBJECT (check), "list");

  for (guint i = 0; i < rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (rows, i);

      if (zavod_change_rows_same_record (row, line->row) && row->state != ZAVOD_CHANGE_RIVAL)
        choose (line->dialog, row, taken ? ZAVOD_CHOICE_FITTING : ZAVOD_CHOICE_LEAVE);
    }
  gtk_widget_set_sensitive (list, taken);
}

static GtkWidget *
create_check (ZavodMergeDialog     *self,
              const ZavodRowChange *row,
              GtkWidget            *list)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (C_("merge", "Take"));
  Line *line = g_new (Line, 1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  row->record != NULL ? row->record : "", -1);
  g_object_set_data (G_OBJECT (check), "list", list);
  *line = (Line) { self, row };
  g_signal_connect_data (check, "notify::active", G_CALLBACK (on_taken), line, (GClosureNotify) (GCallback) g_free, 0);

  return check;
}

static GtkWidget *
add_record (ZavodMergeDialog     *self,
            const ZavodRowChange *row)
{
  GtkWidget *group = zavod_change_rows_create_group (row);
  GtkWidget *list = zavod_change_rows_create_list ();
  g_autofree char *reasons = row->reasons != NULL ? g_markup_escape_text (row->reasons, -1) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), reasons);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), create_check (self, row, list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (self->changes, group);

  return list;
}

static void
show_changes (ZavodMergeDialog *self)
{
  const GPtrArray *rows = zavod_patch_get_changes (self->patch)->rows;
  const ZavodRowChange *last = NULL;
  GtkWidget *list = NULL;
  guint n_shown = 0, n_hidden = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (rows, i);

      if (row->state == ZAVOD_CHANGE_DONE)
        continue;
      /* what wants a decision is always shown */
      if (n_shown >= MAX_ROWS && row->state == ZAVOD_CHANGE_FITS)
        {
          n_hidden++;
          continue;
        }
      if (last == NULL || !zavod_change_rows_same_record (row, last))
        list = add_record (self, row);
      gtk_list_box_append (GTK_LIST_BOX (list), create_line (self, row));
      last = row;
      n_shown++;
    }

  zavod_change_rows_add_rest (self->changes, n_hidden);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodPatch *patch = zavod_store_read_patch_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    {
      g_clear_pointer (&patch, zavod_patch_unref);
      return;
    }
  if (patch == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem, escaped);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }

  self->patch = patch;
  show_head (self);
  show_changes (self);
  gtk_stack_set_visible_child_name (self->stack, "changes");
  gtk_widget_set_visible (self->merge, TRUE);
  gtk_widget_grab_focus (self->merge);
}

/* ---- the merge ---- */

static void
on_merged (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zavod_session_merge_finish (ZAVOD_SESSION (source), result, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  if (self->failure == NULL)
    return;

  adw_banner_set_title (self->failure, error->message);
  adw_banner_set_revealed (self->failure, TRUE);
  gtk_widget_set_sensitive (self->merge, TRUE);
}

static void
on_merge (ZavodMergeDialog *self)
{
  g_autofree char *people = list_people (zavod_patch_get_edits (self->patch));
  /* Translators: an edit in words: the names of those whose edits were taken over */
  g_autofree char *words = g_strdup_printf (_("Merge the edits of %s"), people);

  gtk_widget_set_sensitive (self->merge, FALSE);
  zavod_session_merge_async (self->session, self->patch, self->choices, words, on_merged, g_object_ref (self));
}

/* ---- the dialog ---- */

static void
zavod_merge_dialog_dispose (GObject *object)
{
  ZavodMergeDialog *self = ZAVOD_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_MERGE_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_merge_dialog_parent_class)->dispose (object);
}

static void
zavod_merge_dialog_finalize (GObject *object)
{
  ZavodMergeDialog *self = ZAVOD_MERGE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->patch, zavod_patch_unref);
  g_hash_table_unref (self->choices);

  G_OBJECT_CLASS (zavod_merge_dialog_parent_class)->finalize (object);
}

static void
zavod_merge_dialog_class_init (ZavodMergeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_merge_dialog_dispose;
  object_class->finalize = zavod_merge_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodMergeDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ZavodMergeDialog, head);
  gtk_widget_class_bind_template_child (widget_class, ZavodMergeDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, ZavodMergeDialog, merge);
  gtk_widget_class_bind_template_child (widget_class, ZavodMergeDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, on_merge);
}

static void
zavod_merge_dialog_init (ZavodMergeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_merge_dialog_new:
 * @path: a file of changes, or another copy of the atlas
 */
AdwDialog *
zavod_merge_dialog_new (ZavodSession *session,
                        const char   *path)
{
  ZavodMergeDialog *self = g_object_new (ZAVOD_TYPE_MERGE_DIALOG, NULL);

  self->session = g_object_ref (session);
  zavod_store_read_patch_async (zavod_session_get_store (session), path, self->cancellable, on_read,
                                g_object_ref (self));

  return ADW_DIALOG (self);
}
