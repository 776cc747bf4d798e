/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-total-dialog.h"

#include <glib/gi18n.h>

/* A list that nobody reads to its end is not read at all: what is longer says how much more there is. */
#define MAX_LISTED 200

struct _ZavodTotalDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;
  GArray *items;      /* ZavodTotalItem: those that are listed */
  guint n_left;       /* that are not listed */

  AdwPreferencesGroup *head;
  AdwPreferencesGroup *counted;
  AdwPreferencesGroup *left_out;
};

G_DEFINE_FINAL_TYPE (ZavodTotalDialog, zavod_total_dialog, ADW_TYPE_DIALOG)

static void
on_row_activated (ZavodTotalDialog *self,
                  AdwActionRow     *row)
{
  const gint64 *site = g_object_get_data (G_OBJECT (row), "site");

  adw_dialog_close (ADW_DIALOG (self));
  zavod_session_select_site (self->session, *site, ZAVOD_ORIGIN_NONE);
}

static char *
format_item (const ZavodTotalItem *item,
             const ZavodTuple     *tuple)
{
  const char *value = tuple->cells[ZAVOD_CAPACITIES_VALUE];
  const char *scope = tuple->cells[ZAVOD_CAPACITIES_SCOPE];
  const char *source = tuple->cells[ZAVOD_CAPACITIES_SOURCE];
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *line = NULL;

  if (value != NULL)
    g_strv_builder_add (parts, value);
  if (scope != NULL)
    g_strv_builder_add (parts, scope);
  if (source != NULL)
    g_strv_builder_add (parts, source);
  words = g_strv_builder_end (parts);
  line = g_strjoinv (" · ", words);

  if (item->is_part)
    return g_strconcat (line, "\n", _("A part: the whole is at least this"), NULL);
  if (item->omission != ZAVOD_OMISSION_NONE)
    return g_strconcat (line, "\n", zavod_omission_get_label (item->omission), NULL);

  return g_steal_pointer (&line);
}

static void
add_row (ZavodTotalDialog     *self,
         const ZavodTotalItem *item,
         const ZavodTuple     *tuple)
{
  AdwPreferencesGroup *group = item->omission == ZAVOD_OMISSION_NONE ? self->counted : self->left_out;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = format_item (item, tuple);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tuple->cells[ZAVOD_CAPACITIES_SUBJECT]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (tuple->site_id != 0)
    {
      g_object_set_data_full (G_OBJECT (row), "site", g_memdup2 (&tuple->site_id, sizeof tuple->site_id), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
    }

  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
tell_of_the_rest (ZavodTotalDialog *self)
{
  AdwPreferencesGroup *last = gtk_widget_get_visible (GTK_WIDGET (self->left_out)) ? self->left_out : self->counted;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", self->n_left), self->n_left);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_preferences_group_add (last, row);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodTotalDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tuples = zavod_store_load_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (tuples == NULL)
    {
      zavod_session_report (self->session, error);
      return;
    }

  for (guint i = 0; i < tuples->len; i++)
    if (g_ptr_array_index (tuples, i) != NULL)
      add_row (self, &g_array_index (self->items, ZavodTotalItem, i), g_ptr_array_index (tuples, i));
  if (self->n_left > 0)
    tell_of_the_rest (self);
}

static void
load_items (ZavodTotalDialog *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  g_autofree gint64 *claims = g_new (gint64, self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    claims[i] = g_array_index (self->items, ZavodTotalItem, i).claim_id;
  if (store != NULL)
    zavod_store_load_async (store, ZAVOD_TABLE_CAPACITIES, claims, self->items->len,
                            zavod_session_get_date (self->session), self->cancellable, on_loaded, g_object_ref (self));
}

static void
zavod_total_dialog_dispose (GObject *object)
{
  ZavodTotalDialog *self = ZAVOD_TOTAL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_TOTAL_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_total_dialog_parent_class)->dispose (object);
}

static void
zavod_total_dialog_finalize (GObject *object)
{
  ZavodTotalDialog *self = ZAVOD_TOTAL_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->items, g_array_unref);

  G_OBJECT_CLASS (zavod_total_dialog_parent_class)->finalize (object);
}

static void
zavod_total_dialog_class_init (ZavodTotalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_total_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_total_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-total-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodTotalDialog, head);
  gtk_widget_class_bind_template_child (widget_class, ZavodTotalDialog, counted);
  gtk_widget_class_bind_template_child (widget_class, ZavodTotalDialog, left_out);
}

static void
zavod_total_dialog_init (ZavodTotalDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_total_dialog_new:
 * @n_sites: of how many sites the total was asked for
 */
AdwDialog *
zavod_total_dialog_new (ZavodSession     *session,
                        const ZavodTotal *total,
                        guint             n_sites)
{
  ZavodTotalDialog *self = g_object_new (ZAVOD_TYPE_TOTAL_DIALOG, NULL);
  g_autofree char *sum = zavod_total_describe (total);
  g_autofree char *scope = zavod_total_format_scope (total, n_sites);
  g_autofree char *safe_sum = g_markup_escape_text (sum, -1);
  g_autofree char *safe_scope = g_markup_escape_text (scope, -1);

  self->session = g_object_ref (session);
  self->items = g_array_new (FALSE, FALSE, sizeof (ZavodTotalItem));
  self->n_left = total->items->len - MIN (total->items->len, MAX_LISTED);
  g_array_append_vals (self->items, total->items->data, total->items->len - self->n_left);

  adw_dialog_set_title (ADW_DIALOG (self), zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, total->property));
  adw_preferences_group_set_title (self->head, safe_sum);
  adw_preferences_group_set_description (self->head, safe_scope);
  load_items (self);

  return ADW_DIALOG (self);
}
