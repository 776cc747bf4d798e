/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-several.h"

#include <glib/gi18n.h>

#include "zavod-mark.h"
#include "zavod-vocabulary.h"

/* The tables list them all: here one sees what was caught. */
#define MAX_LISTED 100

struct _ZavodRecordSeveral
{
  GtkWidget parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;

  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *words;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (ZavodRecordSeveral, zavod_record_several, GTK_TYPE_WIDGET)

static void
on_row_activated (ZavodRecordSeveral *self,
                  GtkListBoxRow      *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "site");

  if (zavod_session_is_site_selected (self->session, *id))
    zavod_session_show_site (self->session, *id);
}

static GtkWidget *
create_row (const ZavodTuple *tuple)
{
  GtkWidget *row = adw_action_row_new ();
  const ZavodStatus status = zavod_status_from_code (tuple->cells[ZAVOD_SITES_STATUS]);
  const char *place = tuple->cells[ZAVOD_SITES_PLACE];
  g_autofree char *subtitle = g_strdup_printf (place != NULL ? "%s · %s" : "%s",
                                               zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS,
                                                                           zavod_status_get_code (status)),
                                               place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tuple->cells[ZAVOD_SITES_NAME]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             zavod_mark_new (zavod_shape_from_class (tuple->cells[ZAVOD_SITES_CLASS]),
                                             zavod_status_get_look (status)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "site", g_memdup2 (&tuple->id, sizeof tuple->id), g_free);

  return row;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodRecordSeveral) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tuples = zavod_store_load_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_list_box_remove_all (self->list);
  if (tuples == NULL)
    {
      zavod_session_report (self->session, error);
      return;
    }

  for (guint i = 0; i < tuples->len; i++)
    if (g_ptr_array_index (tuples, i) != NULL)
      gtk_list_box_append (self->list, create_row (g_ptr_array_index (tuples, i)));
}

static int
compare_names (GtkListBoxRow *a,
               GtkListBoxRow *b,
               gpointer       user_data)
{
  return g_utf8_collate (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (a)),
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (b)));
}

/* How many there are, and of what they are the sites, where that has a name. */
static void
update_words (ZavodRecordSeveral *self,
              guint               n_sites)
{
  const gboolean is_company = zavod_session_get_selected_actor (self->session) != 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%u site selected", "%u sites selected", n_sites), n_sites);
  g_autofree char *more = NULL;

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->words, is_company ? zavod_session_get_selection_words (self->session)
                                              : _("Choose one to see its record"));
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_sites > MAX_LISTED);
  if (n_sites > MAX_LISTED)
    {
      more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_sites - MAX_LISTED), n_sites - MAX_LISTED);
      gtk_label_set_text (self->more, more);
    }
}

static void
update (ZavodRecordSeveral *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  gsize n_sites;
  const gint64 *sites = zavod_session_get_selected_sites (self->session, &n_sites);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (store == NULL || n_sites < 2)
    return;

  update_words (self, (guint) n_sites);
  zavod_store_load_async (store, ZAVOD_TABLE_SITES, sites, MIN (n_sites, MAX_LISTED),
                          zavod_session_get_date (self->session), self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
zavod_record_several_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (ZAVOD_RECORD_SEVERAL (widget)->list), GTK_DIR_TAB_FORWARD);
}

static void
zavod_record_several_dispose (GObject *object)
{
  ZavodRecordSeveral *self = ZAVOD_RECORD_SEVERAL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_RECORD_SEVERAL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_record_several_parent_class)->dispose (object);
}

static void
zavod_record_several_class_init (ZavodRecordSeveralClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_record_several_dispose;
  widget_class->grab_focus = zavod_record_several_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-record-several.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordSeveral, scroller);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordSeveral, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordSeveral, words);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordSeveral, list);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordSeveral, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
zavod_record_several_init (ZavodRecordSeveral *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_names, NULL, NULL);
}

/**
 * zavod_record_several_set_session:
 *
 * To be called once.
 */
void
zavod_record_several_set_session (ZavodRecordSeveral *self,
                                  ZavodSession       *session)
{
  g_return_if_fail (ZAVOD_IS_RECORD_SEVERAL (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::date", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
