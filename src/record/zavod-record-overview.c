/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-overview.h"

#include <glib/gi18n.h>

#include "zavod-chart.h"
#include "zavod-collation.h"
#include "zavod-mark.h"
#include "zavod-nothing-shown.h"
#include "zavod-pane-focus.h"
#include "zavod-record-totals.h"
#include "zavod-vocabulary.h"

/* The tables list them all: here one sees what was caught, and below it what it comes to. */
#define MAX_LISTED 12

struct _ZavodRecordOverview
{
  GtkWidget parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;

  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *words;
  GtkListBox *list;
  GtkLabel *more;
  AdwBin *nothing;
  AdwToggleGroup *pages;
  GtkStack *stack;
  ZavodRecordTotals *totals;
};

G_DEFINE_FINAL_TYPE (ZavodRecordOverview, zavod_record_overview, GTK_TYPE_WIDGET)

static void
on_row_activated (ZavodRecordOverview *self,
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
  g_autoptr (ZavodRecordOverview) self = user_data;
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
  return zavod_collation_compare (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (a)),
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (b)));
}

static void
describe_selection (ZavodRecordOverview *self,
                    guint                n_sites)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%'u site selected", "%'u sites selected", n_sites), n_sites);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->words, _("Choose one to see its record"));
}

/* How many there are, or of how many they are shown. */
static void
describe_shown (ZavodRecordOverview *self)
{
  const guint n_sites = zavod_session_get_n_sites (self->session);
  GArray *shown = zavod_session_get_shown (self->session);
  g_autofree char *title =
    shown == NULL ? g_strdup_printf (ngettext ("%'u site", "%'u sites", n_sites), n_sites)
                  : g_strdup_printf (ngettext ("%1$u of %2$u site", "%1$u of %2$u sites", n_sites), shown->len, n_sites);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->words, _("Choose a site on the map or in a table"));
}

static void
update_words (ZavodRecordOverview *self,
              guint                n_selected)
{
  const guint n_more = n_selected - MIN (n_selected, MAX_LISTED);
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

  if (n_selected > 1)
    describe_selection (self, n_selected);
  else
    describe_shown (self);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_selected > 1);
}

/* The chart is made when somebody wants to see it first. */
static void
on_page (ZavodRecordOverview *self)
{
  const char *name = adw_toggle_group_get_active_name (self->pages);

  if (g_str_equal (name, "chart") && gtk_stack_get_child_by_name (self->stack, "chart") == NULL)
    gtk_stack_add_named (self->stack, zavod_chart_new (self->session), "chart");
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update (ZavodRecordOverview *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  gsize n_sites;
  const gint64 *sites = zavod_session_get_selected_sites (self->session, &n_sites);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (store == NULL)
    return;

  update_words (self, (guint) n_sites);
  if (n_sites > 1)
    zavod_store_load_async (store, ZAVOD_TABLE_SITES, sites, MIN (n_sites, MAX_LISTED),
                            zavod_session_get_date (self->session), self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
zavod_record_overview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (ZAVOD_RECORD_OVERVIEW (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static void
zavod_record_overview_dispose (GObject *object)
{
  ZavodRecordOverview *self = ZAVOD_RECORD_OVERVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_RECORD_OVERVIEW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_record_overview_parent_class)->dispose (object);
}

static void
zavod_record_overview_class_init (ZavodRecordOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ZAVOD_TYPE_RECORD_TOTALS);
  G_OBJECT_CLASS (klass)->dispose = zavod_record_overview_dispose;
  widget_class->focus = zavod_pane_focus;
  widget_class->grab_focus = zavod_record_overview_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-record-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, scroller);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, words);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, list);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, more);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, nothing);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, totals);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, pages);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordOverview, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
zavod_record_overview_init (ZavodRecordOverview *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_names, NULL, NULL);
}

/**
 * zavod_record_overview_set_session:
 *
 * To be called once.
 */
void
zavod_record_overview_set_session (ZavodRecordOverview *self,
                                  ZavodSession       *session)
{
  g_return_if_fail (ZAVOD_IS_RECORD_OVERVIEW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  zavod_record_totals_set_session (self->totals, session);
  adw_bin_set_child (self->nothing, zavod_nothing_shown_new (session));
  g_signal_connect_object (session, "shown-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::n-sites", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::date", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
