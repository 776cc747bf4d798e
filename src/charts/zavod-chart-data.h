/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart shows: one kind of amount (what can be made in a year, or what was made) by year, country, brand or partner;
 * or how many events there are of each year. A value: it is asked for, and read once the answer is there. */

#pragma once

#include "zavod-session.h"
#include "zavod-total.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_CHART_CAPACITY,
  ZAVOD_CHART_OUTPUT,
  ZAVOD_CHART_EVENTS,   /* by year only */
  ZAVOD_N_CHART_SUBJECTS
} ZavodChartSubject;

typedef enum
{
  ZAVOD_CHART_BY_COUNTRY,
  ZAVOD_CHART_BY_YEAR,
  ZAVOD_CHART_BY_BRAND,
  ZAVOD_CHART_BY_PARTNER,
  ZAVOD_N_CHART_GROUPINGS
} ZavodChartGrouping;

/* One bar. */
typedef struct
{
  char *label;               /* of the group that it is in */
  const ZavodTotal *total;   /* NULL: a number of events, in the quantity */
  ZavodQuantity quantity;
  gboolean is_plan;
} ZavodChartItem;

typedef struct
{
  ZavodChartSubject subject;
  ZavodChartGrouping grouping;
  GPtrArray *labels;         /* of the questions, in their order; the first is all that is asked for, NULL */
  GPtrArray *answers;        /* for each question, GPtrArray of ZavodTotal */
  GArray *items;             /* ZavodChartItem */
  char *year;                /* that the bars are of; NULL: each its own, or none */
  GPtrArray *other_units;    /* labels of the units that are not in the chart */
  guint n_undated;           /* events that are not */
} ZavodChartData;

ZavodChartData *zavod_chart_data_new      (ZavodChartSubject   subject,
                                           ZavodChartGrouping  grouping,
                                           ZavodSession       *session,
                                           GArray             *questions);
void            zavod_chart_data_answer   (ZavodChartData     *self,
                                           GPtrArray          *answers);
void            zavod_chart_data_answer_events (ZavodChartData *self,
                                           GArray             *years);
double          zavod_chart_data_get_longest (const ZavodChartData *self);
char           *zavod_chart_item_describe (const ZavodChartItem *self);
const char     *zavod_chart_item_get_modality (const ZavodChartItem *self);
char           *zavod_chart_data_to_csv   (const ZavodChartData *self);
void            zavod_chart_data_free     (ZavodChartData     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodChartData, zavod_chart_data_free)

G_END_DECLS
