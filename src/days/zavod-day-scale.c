/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-day-scale.h"

#include <math.h>

#include "zavod-partial-date.h"

#define LEAST_YEAR_WIDTH 12 /* pixels: a bar and a gap that can be told from its neighbours' */
#define LEAST_YEARS 8
/* Years from this one: a statement about another century would press the others together, as would a mistyped one. Both
 * are in the tables. */
#define PAST 100
#define FUTURE 30

typedef struct
{
  guint first;
  guint last;
} Span;

/* Returns: FALSE when there is no year within the limits */
static gboolean
get_span (GArray *years,
          guint   from,
          guint   to,
          Span   *span)
{
  gboolean any = FALSE;

  for (guint i = 0; i < years->len; i++)
    {
      const guint year = g_array_index (years, ZavodYear, i).year;

      if (year < from || year > to)
        continue;

      span->first = any ? span->first : year;
      span->last = year;
      any = TRUE;
    }

  return any;
}

/**
 * zavod_day_scale_init:
 * @years: (nullable) (element-type ZavodYear): that have statements, upwards
 * @width: of the whole axis, in pixels
 *
 * From the first statement to the last plan, at least to this year. Where that would be too narrow to see a year, the
 * oldest ones are left out.
 */
void
zavod_day_scale_init (ZavodDayScale *self,
                      GArray        *years,
                      guint          this_year,
                      double         width)
{
  Span span = { this_year, this_year };
  const guint most = MAX ((guint) (width / LEAST_YEAR_WIDTH), LEAST_YEARS);

  if (years != NULL && !get_span (years, this_year - MIN (this_year, PAST), this_year + FUTURE, &span))
    get_span (years, 0, G_MAXUINT, &span);
  else
    span.last = MAX (span.last, this_year);

  self->width = width;
  self->n_years = CLAMP (span.last - span.first + 1, LEAST_YEARS, most);
  self->first_year = MAX (span.last + 1, self->n_years + 1) - self->n_years;
}

static guint32
get_new_year (guint year)
{
  return zavod_partial_date_get_first_day ((ZavodPartialDate) { (guint16) MIN (year, 9999), 1, 1 });
}

/**
 * zavod_day_scale_get_year_x:
 *
 * Returns: pixels from the beginning of the axis to that of @year
 */
double
zavod_day_scale_get_year_x (const ZavodDayScale *self,
                            guint                year)
{
  return self->width * ((double) year - self->first_year) / self->n_years;
}

/**
 * zavod_day_scale_get_x:
 *
 * Returns: pixels from the beginning of the axis; its ends for days beyond them
 */
double
zavod_day_scale_get_x (const ZavodDayScale *self,
                       guint32              day)
{
  const ZavodPartialDate date = zavod_partial_date_from_day (day);
  const guint32 begin = get_new_year (date.year);
  const double share = (day - begin) / (g_date_is_leap_year (MAX (date.year, 1)) ? 366.0 : 365.0);
  const double x = zavod_day_scale_get_year_x (self, date.year) + share * self->width / self->n_years;

  return CLAMP (x, 0, self->width);
}

guint32
zavod_day_scale_get_first (const ZavodDayScale *self)
{
  return get_new_year (self->first_year);
}

guint32
zavod_day_scale_get_last (const ZavodDayScale *self)
{
  const guint last_year = MIN (self->first_year + self->n_years - 1, 9999);

  return zavod_partial_date_get_last_day ((ZavodPartialDate) { (guint16) last_year, 12, 31 });
}

/**
 * zavod_day_scale_get_day:
 * @x: pixels from the beginning of the axis
 *
 * Returns: the day that lies there, or the nearest one on the axis
 */
guint32
zavod_day_scale_get_day (const ZavodDayScale *self,
                         double               x)
{
  const double years = CLAMP (x / self->width, 0, 1) * self->n_years;
  const guint year = self->first_year + (guint) years;
  const double days = (years - floor (years)) * (g_date_is_leap_year ((GDateYear) year) ? 366 : 365);

  return CLAMP (get_new_year (year) + (guint32) days, zavod_day_scale_get_first (self), zavod_day_scale_get_last (self));
}

/**
 * zavod_day_scale_get_step:
 * @label_width: pixels that the number of a year takes
 *
 * Returns: each how many years one can be labelled: 1, 2, 5, 10 …
 */
guint
zavod_day_scale_get_step (const ZavodDayScale *self,
                          double               label_width)
{
  static const guint steps[] = { 1, 2, 5, 10, 20, 50, 100 };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i] * self->width / self->n_years < label_width)
    i++;

  return steps[i];
}
