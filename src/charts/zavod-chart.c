/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-chart.h"

#include <glib/gi18n.h>

#include "zavod-bar.h"
#include "zavod-chart-data.h"
#include "zavod-chart-export.h"
#include "zavod-chart-page.h"
#include "zavod-wrapping-label.h"

struct _ZavodChart
{
  GtkWidget parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;
  ZavodChartData *data;      /* that is shown; NULL: none yet */
  ZavodChartData *asked;     /* that is on its way */
  gboolean is_stale;

  GtkWidget *box;
  GtkDropDown *subject;
  GtkDropDown *grouping;
  GtkListBox *list;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (ZavodChart, zavod_chart, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (const char *words,
              const char *css_class)
{
  GtkWidget *label = zavod_wrapping_label_new (words);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* What the bar is of on the left, what it says on the right, and below them the bar. */
static GtkWidget *
create_row (const ZavodChartItem *item,
            double                longest)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = create_label (item->label, NULL);
  g_autofree char *sum = zavod_chart_item_describe (item);
  GtkWidget *value = create_label (sum, "numeric");
  g_autofree char *name = g_strdup_printf ("%s · %s · %s", item->label, sum, zavod_chart_item_get_modality (item));

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (value, GTK_ALIGN_END);
  gtk_widget_add_css_class (value, "caption");
  gtk_widget_add_css_class (box, "figure");
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), create_label (zavod_chart_item_get_modality (item), "dim-label"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "caption");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), zavod_bar_new (&item->quantity, longest, item->is_plan));
  gtk_widget_set_halign (value, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
append_note (GString *note,
             char    *words)
{
  if (note->len > 0)
    g_string_append_c (note, ' ');
  g_string_append (note, words);
  g_free (words);
}

/* What the chart does not say by itself: of which year it is, and what is not in it. */
static char *
format_note (const ZavodChartData *data)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (data->year != NULL)
    append_note (note, g_strdup_printf (C_("chart", "In %s."), data->year));
  if (data->n_undated > 0)
    append_note (note, g_strdup_printf (ngettext ("%u event without a date is not in the chart.",
                                                  "%u events without a date are not in the chart.", data->n_undated),
                                        data->n_undated));
  if (data->subject == ZAVOD_CHART_EVENTS)
    return g_string_free_and_steal (g_steal_pointer (&note));
  if (data->grouping == ZAVOD_CHART_BY_BRAND || data->grouping == ZAVOD_CHART_BY_PARTNER)
    append_note (note, g_strdup (_("A site may stand in several bars: they are no sum.")));
  if (data->other_units->len > 0)
    {
      g_autofree char *units = NULL;

      g_ptr_array_add (data->other_units, NULL);
      units = g_strjoinv (", ", (char **) data->other_units->pdata);
      g_ptr_array_set_size (data->other_units, (int) data->other_units->len - 1);
      /* Translators: a list of units of measure */
      append_note (note, g_strdup_printf (_("Not in the chart: %s."), units));
    }

  return g_string_free_and_steal (g_steal_pointer (&note));
}

static void
show_data (ZavodChart *self)
{
  const double longest = zavod_chart_data_get_longest (self->data);
  g_autofree char *note = format_note (self->data);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; longest > 0 && i < self->data->items->len; i++)
    gtk_list_box_append (self->list, create_row (&g_array_index (self->data->items, ZavodChartItem, i), longest));
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
}

static void
take_answer (ZavodChart *self)
{
  g_clear_pointer (&self->data, zavod_chart_data_free);
  self->data = g_steal_pointer (&self->asked);
}

static void
on_events (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodChart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) years = zavod_store_years_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (years == NULL)
    {
      zavod_session_report (self->session, error);
      return;
    }

  take_answer (self);
  zavod_chart_data_answer_events (self->data, years);
  show_data (self);
}

static void
on_totals (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodChart) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *answers = zavod_store_totals_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answers == NULL)
    {
      zavod_session_report (self->session, error);
      return;
    }

  take_answer (self);
  zavod_chart_data_answer (self->data, answers);
  show_data (self);
}

/* Takes the questions. */
static void
ask_store (ZavodChart *self,
           ZavodStore *store,
           GArray     *questions)
{
  gsize n_sites;
  const gint64 *sites = zavod_session_get_asked_for (self->session, &n_sites);
  g_autoptr (GArray) among = NULL;

  if (self->asked->subject != ZAVOD_CHART_EVENTS)
    {
      zavod_store_totals_async (store, questions, self->cancellable, on_totals, g_object_ref (self));
      return;
    }

  g_array_unref (questions);
  if (sites != NULL)
    {
      among = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_sites);
      g_array_append_vals (among, sites, (guint) n_sites);
    }
  zavod_store_years_async (store, among, TRUE, self->cancellable, on_events, g_object_ref (self));
}

static void
ask (ZavodChart *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  GArray *questions;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_stale = FALSE;
  g_clear_pointer (&self->asked, zavod_chart_data_free);
  if (store == NULL)
    return;

  questions = zavod_total_questions_new ();
  self->asked = zavod_chart_data_new (gtk_drop_down_get_selected (self->subject),
                                      gtk_drop_down_get_selected (self->grouping), self->session, questions);
  ask_store (self, store, questions);
}

/* Only what is seen is read. */
static void
invalidate (ZavodChart *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

static void
on_choice (ZavodChart *self)
{
  /* events have a day, and nothing else to go by */
  gtk_widget_set_visible (GTK_WIDGET (self->grouping), gtk_drop_down_get_selected (self->subject) != ZAVOD_CHART_EVENTS);
  if (self->session != NULL)
    invalidate (self);
}

static void
zavod_chart_map (GtkWidget *widget)
{
  ZavodChart *self = ZAVOD_CHART (widget);

  GTK_WIDGET_CLASS (zavod_chart_parent_class)->map (widget);
  if (self->is_stale)
    ask (self);
}

static void
action_export (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ZavodChart *self = ZAVOD_CHART (widget);

  zavod_chart_export (self, self->session, g_str_equal (name, "chart.export-table"));
}

static void
zavod_chart_dispose (GObject *object)
{
  ZavodChart *self = ZAVOD_CHART (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_CHART);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_chart_parent_class)->dispose (object);
}

static void
zavod_chart_finalize (GObject *object)
{
  ZavodChart *self = ZAVOD_CHART (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->data, zavod_chart_data_free);
  g_clear_pointer (&self->asked, zavod_chart_data_free);

  G_OBJECT_CLASS (zavod_chart_parent_class)->finalize (object);
}

static void
zavod_chart_class_init (ZavodChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_chart_dispose;
  object_class->finalize = zavod_chart_finalize;
  widget_class->map = zavod_chart_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodChart, box);
  gtk_widget_class_bind_template_child (widget_class, ZavodChart, subject);
  gtk_widget_class_bind_template_child (widget_class, ZavodChart, grouping);
  gtk_widget_class_bind_template_child (widget_class, ZavodChart, list);
  gtk_widget_class_bind_template_child (widget_class, ZavodChart, note);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_install_action (widget_class, "chart.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "chart.export-table", NULL, action_export);
}

static void
zavod_chart_init (ZavodChart *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zavod_chart_new (ZavodSession *session)
{
  static const char *signals[] = { "selection-changed", "shown-changed", "facets-changed", "changed", "notify::date" };
  ZavodChart *self = g_object_new (ZAVOD_TYPE_CHART, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  invalidate (self);

  return GTK_WIDGET (self);
}

static const char *
get_choice (GtkDropDown *choice)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice));
}

static char *
get_title (ZavodChart *self)
{
  const char *subject = get_choice (self->subject);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->grouping)))
    return g_strdup (subject);

  return g_strdup_printf ("%s %s", subject, get_choice (self->grouping));
}

/**
 * zavod_chart_draw_page:
 * @size: (out): of the page
 *
 * Returns: (transfer full) (nullable): the chart on paper; %NULL when nothing has been drawn yet
 */
GskRenderNode *
zavod_chart_draw_page (ZavodChart      *self,
                       graphene_size_t *size)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (ZAVOD_IS_CHART (self), NULL);

  if (self->data == NULL)
    return NULL;

  title = get_title (self);
  return zavod_chart_page_draw (self->data, gtk_widget_get_pango_context (GTK_WIDGET (self)), title,
                                gtk_label_get_text (self->note), size);
}

/**
 * zavod_chart_to_csv:
 *
 * Returns: (transfer full) (nullable): the numbers of the bars; %NULL when nothing has been drawn yet
 */
char *
zavod_chart_to_csv (ZavodChart *self)
{
  g_return_val_if_fail (ZAVOD_IS_CHART (self), NULL);

  return self->data != NULL ? zavod_chart_data_to_csv (self->data) : NULL;
}
