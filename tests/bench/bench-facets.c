/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-facets N: chooses in the facets of N sites that look like those of an atlas, and counts everywhere anew after each
 * change, as crossfilter.mjs does. Prints the seconds of a change and a sum of all counts. */

#include <stdlib.h>

#include "zavod-facets.h"

#define N_FACETS 12
#define ROUNDS 5

/* How many values there are, and how many of them a site has: parts of eight, rounded down by chance. */
static const struct
{
  guint n_values;
  guint eighths;
} facets[N_FACETS] = {
  { 7, 8 }, { 6, 8 }, { 5, 8 }, { 4, 2 }, { 30, 8 }, { 5000, 8 }, { 20, 8 }, { 60, 8 }, { 4, 4 }, { 6, 16 }, { 400, 20 },
  { 32, 12 },
};

/* What is chosen, change by change: the facet's values from first to last; last below first: all. */
static const struct
{
  guint facet;
  guint first;
  guint last;
} changes[] = {
  { 2, 0, 0 }, { 2, 0, 1 }, { 0, 4, 4 }, { 10, 7, 7 }, { 10, 7, 60 }, { 11, 20, 25 }, { 0, 3, 4 }, { 10, 1, 0 }, { 8, 2, 2 },
  { 5, 3, 40 }, { 5, 1, 0 }, { 11, 1, 0 }, { 8, 1, 0 }, { 0, 1, 0 }, { 2, 1, 0 },
};

/* The same numbers in C and JavaScript: a 32-bit mix. */
static guint32
mix (guint32 a,
     guint32 b,
     guint32 c)
{
  guint32 x = a * 0x9e3779b1u ^ b * 0x85ebca6bu ^ c * 0xc2b2ae35u;

  x = (x ^ x >> 15) * 0x2c1b3c6du;
  x = (x ^ x >> 12) * 0x297a2d39u;
  return x ^ x >> 15;
}

static ZavodFacetColumn *
build_column (guint facet,
              guint n_rows)
{
  ZavodFacetColumn *column = zavod_facet_column_new (n_rows);

  for (guint row = 0; row < n_rows; row++)
    {
      const guint n = (facets[facet].eighths + mix (row, facet, 99) % 8) / 8;

      for (guint i = 0; i < n; i++)
        zavod_facet_column_add (column, mix (row, facet, i) % facets[facet].n_values, row);
    }

  zavod_facet_column_finish (column);
  return column;
}

static guint64
add_counts (const ZavodFacetResult  *result,
            ZavodFacetColumn       **columns)
{
  guint64 sum = 0;

  for (guint facet = 0; facet < N_FACETS; facet++)
    for (guint value = 0; value < zavod_facet_column_get_n_values (columns[facet]); value++)
      sum += result->counts[facet][value] * (guint64) (zavod_facet_column_get_key (columns[facet], value) + 1);

  return sum;
}

static guint64
make_changes (ZavodFacetColumn **columns,
              guint              n_rows)
{
  ZavodFacetChoice choices[N_FACETS] = { 0 };
  gint64 keys[N_FACETS][64];
  guint64 sum = 0;

  for (guint facet = 0; facet < N_FACETS; facet++)
    choices[facet].column = columns[facet];

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      ZavodFacetChoice *choice = &choices[changes[i].facet];
      g_autoptr (ZavodFacetResult) result = NULL;

      choice->restricted = changes[i].last >= changes[i].first;
      choice->keys = keys[changes[i].facet];
      choice->n_keys = 0;
      for (guint value = changes[i].first; value <= changes[i].last; value++)
        keys[changes[i].facet][choice->n_keys++] = value;
      result = zavod_facets_apply (choices, N_FACETS, n_rows, NULL);
      sum += add_counts (result, columns);
    }

  return sum;
}

int
main (int    argc,
      char **argv)
{
  const guint n_rows = argc == 2 ? (guint) atoi (argv[1]) : 0;
  ZavodFacetColumn *columns[N_FACETS];
  guint64 sum = 0;
  gint64 start;

  if (n_rows == 0)
    {
      g_printerr ("bench-facets: N\n");
      return 1;
    }

  for (guint facet = 0; facet < N_FACETS; facet++)
    columns[facet] = build_column (facet, n_rows);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < ROUNDS; i++)
    sum = make_changes (columns, n_rows);
  g_print ("%.9f %" G_GUINT64_FORMAT "\n",
           (g_get_monotonic_time () - start) / 1e6 / ROUNDS / G_N_ELEMENTS (changes), sum);

  for (guint facet = 0; facet < N_FACETS; facet++)
    zavod_facet_column_unref (columns[facet]);
  return 0;
}
