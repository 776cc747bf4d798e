/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which years the line of days has, and where a day lies on it. */

#include "zavod-day-scale.h"
#include "zavod-partial-date.h"

static GArray *
make_years (const guint16 *years,
            guint          n_years)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (ZavodYear));

  for (guint i = 0; i < n_years; i++)
    {
      const ZavodYear year = { years[i], 1 };

      g_array_append_val (array, year);
    }

  return array;
}

static void
assert_span (const guint16 *years,
             guint          n_years,
             guint          this_year,
             double         width,
             const char    *expected)
{
  g_autoptr (GArray) array = make_years (years, n_years);
  g_autofree char *found = NULL;
  ZavodDayScale scale;

  zavod_day_scale_init (&scale, array, this_year, width);
  found = g_strdup_printf ("%u-%u", scale.first_year, scale.first_year + scale.n_years - 1);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_spans (void)
{
  const guint16 starter[] = { 1985, 1994, 2008, 2018, 2025, 2027 };
  const guint16 mistyped[] = { 1, 1885, 2018, 9999 };
  const guint16 old[] = { 1890, 1891 };  /* a museum's atlas: there is nothing of this year */

  assert_span (starter, 6, 2026, 600, "1985-2027");
  /* where it is narrow, the oldest are left out */
  assert_span (starter, 6, 2026, 240, "2008-2027");
  assert_span (starter, 6, 2026, 1, "2020-2027");
  assert_span (starter, 5, 2050, 240, "2031-2050");
  /* this year is there, and one number does not press all others together */
  assert_span (starter, 6, 2030, 600, "1985-2030");
  assert_span (mistyped, 4, 2026, 600, "2018-2026");
  assert_span (mistyped, 1, 2026, 600, "1-8");
  assert_span (old, 2, 2026, 600, "1884-1891");
  assert_span (NULL, 0, 2026, 600, "2019-2026");
  g_assert_cmpuint (zavod_partial_date_get_last_day ((ZavodPartialDate) { 9999, 12, 31 }), ==, 3652059);
}

static void
test_places (void)
{
  const guint16 years[] = { 2001, 2010 };
  g_autoptr (GArray) array = make_years (years, 2);
  ZavodDayScale scale;
  guint32 first, last;

  zavod_day_scale_init (&scale, array, 2005, 1000);
  first = zavod_day_scale_get_first (&scale);
  last = zavod_day_scale_get_last (&scale);
  g_assert_cmpuint (last - first + 1, ==, 3652);
  g_assert_cmpfloat (zavod_day_scale_get_x (&scale, first), ==, 0);
  g_assert_cmpfloat (zavod_day_scale_get_year_x (&scale, 2006), ==, 500);
  g_assert_cmpfloat (zavod_day_scale_get_x (&scale, last), >, 999);

  /* there and back, and the ends are where days beyond them lie */
  for (guint32 day = first; day <= last; day += 13)
    g_assert_cmpuint (zavod_day_scale_get_day (&scale, zavod_day_scale_get_x (&scale, day) + 0.01), ==, day);
  g_assert_cmpfloat (zavod_day_scale_get_x (&scale, 1), ==, 0);
  g_assert_cmpfloat (zavod_day_scale_get_x (&scale, 3652059), ==, 1000);
  g_assert_cmpuint (zavod_day_scale_get_day (&scale, -5), ==, first);
  g_assert_cmpuint (zavod_day_scale_get_day (&scale, 1000), ==, last);
  g_assert_cmpuint (zavod_day_scale_get_day (&scale, 5000), ==, last);
}

static void
test_labels (void)
{
  const guint16 years[] = { 1995, 2024 };
  g_autoptr (GArray) array = make_years (years, 2);
  ZavodDayScale scale;

  zavod_day_scale_init (&scale, array, 2020, 1200);
  g_assert_cmpuint (zavod_day_scale_get_step (&scale, 40), ==, 1);
  g_assert_cmpuint (zavod_day_scale_get_step (&scale, 41), ==, 2);
  g_assert_cmpuint (zavod_day_scale_get_step (&scale, 100), ==, 5);
  g_assert_cmpuint (zavod_day_scale_get_step (&scale, 9000), ==, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-scale/spans", test_spans);
  g_test_add_func ("/day-scale/places", test_places);
  g_test_add_func ("/day-scale/labels", test_labels);

  return g_test_run ();
}
