/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-chart-data.h"

#include <glib/gi18n.h>

#include "zavod-csv.h"

/* More bars than this nobody compares. */
#define MAX_GROUPS 12
#define N_YEARS 12

static const ZavodFacet facets[ZAVOD_N_CHART_GROUPINGS] = {
  [ZAVOD_CHART_BY_COUNTRY] = ZAVOD_FACET_COUNTRY,
  [ZAVOD_CHART_BY_YEAR] = ZAVOD_FACET_YEAR,
  [ZAVOD_CHART_BY_BRAND] = ZAVOD_FACET_BRAND,
  [ZAVOD_CHART_BY_PARTNER] = ZAVOD_FACET_PARTNER,
};

static void
item_clear (ZavodChartItem *self)
{
  g_free (self->label);
}

void
zavod_chart_data_free (ZavodChartData *self)
{
  g_ptr_array_unref (self->labels);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_array_unref (self->items);
  g_free (self->year);
  g_ptr_array_unref (self->other_units);
  g_free (self);
}

/* What could be made at the end of each year, the last of them being the day itself. */
static void
ask_by_year (ZavodChartData *self,
             ZavodSession   *session,
             const gint64   *sites,
             gsize           n_sites,
             GArray         *questions)
{
  ZavodPartialDate today;

  zavod_partial_date_from_iso (zavod_session_get_date (session), &today);
  for (int back = N_YEARS - 1; back >= 0; back--)
    {
      const ZavodPartialDate year = { .year = (guint16) MAX (today.year - back, 1) };
      const guint32 day = back > 0 ? zavod_partial_date_get_last_day (year) : zavod_session_get_day (session);

      g_ptr_array_add (self->labels, zavod_partial_date_format (year));
      zavod_total_questions_add (questions, sites, n_sites, day);
    }
}

static void
ask_by_facet (ZavodChartData *self,
              ZavodSession   *session,
              GArray         *questions)
{
  g_autoptr (GPtrArray) groups = zavod_session_group_sites (session, facets[self->grouping], MAX_GROUPS);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      ZavodSiteGroup *group = g_ptr_array_index (groups, i);

      g_ptr_array_add (self->labels, g_steal_pointer (&group->label));
      zavod_total_questions_add (questions, (const gint64 *) group->sites->data, group->sites->len,
                                 zavod_session_get_day (session));
    }
}

/**
 * zavod_chart_data_new:
 * @questions: (element-type ZavodTotalQuestion): what has to be asked is added to it
 */
ZavodChartData *
zavod_chart_data_new (ZavodChartSubject   subject,
                      ZavodChartGrouping  grouping,
                      ZavodSession       *session,
                      GArray             *questions)
{
  ZavodChartData *self = g_new0 (ZavodChartData, 1);
  gsize n_sites;
  const gint64 *sites = zavod_session_get_asked_for (session, &n_sites);

  self->subject = subject;
  self->grouping = grouping;
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->items = g_array_new (FALSE, FALSE, sizeof (ZavodChartItem));
  g_array_set_clear_func (self->items, (GDestroyNotify) item_clear);
  self->other_units = g_ptr_array_new ();

  if (subject == ZAVOD_CHART_EVENTS)
    return self;

  g_ptr_array_add (self->labels, NULL);
  zavod_total_questions_add (questions, sites, n_sites, zavod_session_get_day (session));
  if (grouping != ZAVOD_CHART_BY_YEAR)
    ask_by_facet (self, session, questions);
  else if (subject == ZAVOD_CHART_CAPACITY)
    ask_by_year (self, session, sites, n_sites, questions);

  return self;
}

static gboolean
is_whole_year (const ZavodTotal *total)
{
  return total->since.year != 0 && total->since.month == 0 && total->until.month == 0 &&
         total->since.year == total->until.year;
}

/* What a chart of the subject may show; of those only one unit. */
static gboolean
is_of_subject (const ZavodChartData *self,
               const ZavodTotal     *total)
{
  if (total->n_counted == 0 || (!total->quantity.has_low && !total->quantity.has_high))
    return FALSE;
  if (self->subject == ZAVOD_CHART_CAPACITY)
    return g_strcmp0 (total->property, "capacity") == 0 && g_strcmp0 (total->quantity.period, "per-year") == 0;

  return g_strcmp0 (total->property, "output") == 0 && is_whole_year (total);
}

/* The unit with the most figures, so that the chart is of as much as it can be. */
static const char *
choose_unit (const ZavodChartData *self,
             GPtrArray            *totals)
{
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < totals->len; i++)
    {
      const ZavodTotal *total = g_ptr_array_index (totals, i);

      if (is_of_subject (self, total) && total->n_counted > most)
        {
          best = total->quantity.unit;
          most = total->n_counted;
        }
    }

  return best;
}

static void
note_other_units (ZavodChartData *self,
                  GPtrArray      *totals,
                  const char     *unit)
{
  for (guint i = 0; i < totals->len; i++)
    {
      const ZavodTotal *total = g_ptr_array_index (totals, i);
      const char *label = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_UNIT, total->quantity.unit);

      if (is_of_subject (self, total) && g_strcmp0 (total->quantity.unit, unit) != 0 && label != NULL &&
          !g_ptr_array_find (self->other_units, label, NULL))
        g_ptr_array_add (self->other_units, (gpointer) label);
    }
}

/* The newest year in which something was made, for groups that are compared in one year. Totals come newest first. */
static guint16
choose_year (const ZavodChartData *self,
             GPtrArray            *totals,
             const char           *unit)
{
  for (guint i = 0; i < totals->len; i++)
    {
      const ZavodTotal *total = g_ptr_array_index (totals, i);

      if (is_of_subject (self, total) && g_strcmp0 (total->quantity.unit, unit) == 0 && !zavod_modality_is_plan (total->modality))
        return total->since.year;
    }

  return 0;
}

static void
add_item (ZavodChartData   *self,
          const char       *label,
          const ZavodTotal *total)
{
  const ZavodChartItem item = {
    .label = label != NULL ? g_strdup (label) : zavod_partial_date_format (total->since),
    .total = total,
    .quantity = total->quantity,
    .is_plan = zavod_modality_is_plan (total->modality),
  };

  g_array_append_val (self->items, item);
}

static void
add_items (ZavodChartData *self,
           guint           answer,
           const char     *unit,
           guint16         year)
{
  GPtrArray *totals = g_ptr_array_index (self->answers, answer);

  for (guint i = 0; i < totals->len; i++)
    {
      const ZavodTotal *total = g_ptr_array_index (totals, i);

      if (is_of_subject (self, total) && g_strcmp0 (total->quantity.unit, unit) == 0 &&
          (year == 0 || total->since.year == year))
        add_item (self, g_ptr_array_index (self->labels, answer), total);
    }
}

/**
 * zavod_chart_data_answer:
 * @answers: (transfer full) (element-type GPtrArray): what zavod_store_totals_finish() gave
 */
void
zavod_chart_data_answer (ZavodChartData *self,
                         GPtrArray      *answers)
{
  GPtrArray *all = g_ptr_array_index (answers, 0);
  const char *unit = choose_unit (self, all);
  const gboolean is_of_one_year = self->subject == ZAVOD_CHART_OUTPUT && self->grouping != ZAVOD_CHART_BY_YEAR;
  const guint16 year = is_of_one_year ? choose_year (self, all, unit) : 0;

  self->answers = answers;
  note_other_units (self, all, unit);
  if (is_of_one_year && year != 0)
    self->year = zavod_partial_date_format ((ZavodPartialDate) { .year = year });

  /* the years of what was made stand in the first answer already */
  if (answers->len == 1 && self->grouping == ZAVOD_CHART_BY_YEAR)
    add_items (self, 0, unit, 0);
  for (guint i = 1; i < answers->len; i++)
    add_items (self, i, unit, year);
}

static void
add_events (ZavodChartData *self,
            guint16         year,
            guint           n_events,
            gboolean        is_plan)
{
  const ZavodChartItem item = {
    .label = zavod_partial_date_format ((ZavodPartialDate) { .year = year }),
    .quantity = { .has_low = TRUE, .has_high = TRUE, .low = n_events, .high = n_events, .bound = "exact" },
    .is_plan = is_plan,
  };

  if (n_events > 0)
    g_array_append_val (self->items, item);
  else
    g_free (item.label);
}

/**
 * zavod_chart_data_answer_events:
 * @years: (element-type ZavodYear): what zavod_store_years_finish() gave
 *
 * What was said to have happened and what was only planned are bars of their own.
 */
void
zavod_chart_data_answer_events (ZavodChartData *self,
                                GArray         *years)
{
  for (guint i = 0; i < years->len; i++)
    {
      const ZavodYear *year = &g_array_index (years, ZavodYear, i);

      if (year->year == 0)
        {
          self->n_undated = year->n_claims;
          continue;
        }
      add_events (self, year->year, year->n_claims - year->n_plans, FALSE);
      add_events (self, year->year, year->n_plans, TRUE);
    }
}

/**
 * zavod_chart_item_describe:
 *
 * Returns: what a bar says: "At most 70,000 vehicles a year", "12 events"
 */
char *
zavod_chart_item_describe (const ZavodChartItem *self)
{
  const guint n_events = (guint) self->quantity.low;

  if (self->total != NULL)
    return zavod_total_describe (self->total);

  return g_strdup_printf (ngettext ("%'u event", "%'u events", n_events), n_events);
}

/**
 * zavod_chart_item_get_modality:
 *
 * Returns: whether a bar is of a plan, of what was made …, in words
 */
const char *
zavod_chart_item_get_modality (const ZavodChartItem *self)
{
  const char *modality = self->is_plan ? "planned" : "actual";

  if (self->total != NULL)
    modality = self->total->modality;

  return modality != NULL ? zavod_vocabulary_get_label (ZAVOD_VOCABULARY_MODALITY, modality)
                          : C_("modality", "Not stated which");
}

/**
 * zavod_chart_data_get_longest:
 *
 * Returns: the largest number of all bars; 0 when there is none
 */
double
zavod_chart_data_get_longest (const ZavodChartData *self)
{
  double longest = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const ZavodQuantity *quantity = &g_array_index (self->items, ZavodChartItem, i).quantity;

      longest = MAX (longest, quantity->has_high ? quantity->high : quantity->low);
    }

  return longest;
}

static void
append_text (GString    *text,
             const char *value,
             char        after)
{
  const ZavodCell cell = { .kind = value != NULL ? ZAVOD_CELL_TEXT : ZAVOD_CELL_NULL, .text = (char *) value };

  zavod_csv_append_cell (text, &cell);
  g_string_append_c (text, after);
}

static void
append_number (GString  *text,
               gboolean  has_number,
               double    number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (has_number)
    g_string_append (text, g_ascii_dtostr (digits, sizeof digits, number));
  g_string_append_c (text, ',');
}

/**
 * zavod_chart_data_to_csv:
 *
 * Returns: the bars as comma-separated values, with the codes that the file has
 */
char *
zavod_chart_data_to_csv (const ZavodChartData *self)
{
  g_autoptr (GString) text = g_string_new ("group,property,modality,low,high,bound,unit,period,figures,sites\r\n");

  for (guint i = 0; i < self->items->len; i++)
    {
      const ZavodChartItem *item = &g_array_index (self->items, ZavodChartItem, i);
      const ZavodTotal *total = item->total;

      append_text (text, item->label, ',');
      append_text (text, total != NULL ? total->property : "event", ',');
      append_text (text, total != NULL ? total->modality : item->is_plan ? "planned" : "actual", ',');
      append_number (text, item->quantity.has_low, item->quantity.low);
      append_number (text, item->quantity.has_high, item->quantity.high);
      append_text (text, item->quantity.bound, ',');
      append_text (text, item->quantity.unit, ',');
      append_text (text, item->quantity.period, ',');
      if (total != NULL)
        g_string_append_printf (text, "%u,%u", total->n_counted, total->n_sites);
      else
        g_string_append_c (text, ',');
      g_string_append (text, "\r\n");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
