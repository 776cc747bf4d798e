/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facets.h"

#include "zavod-bits.h"

/* The rows that pass each facet by itself; NULL: all do. The last is what is passed beside the facets. */
typedef struct
{
  guint64 **own;
  guint n;
  gsize n_words;
} Passing;

static guint64 *
collect (const ZavodFacetChoice *choice,
         guint                   n_rows)
{
  guint64 *rows;

  if (choice->column == NULL || !choice->restricted)
    return NULL;

  rows = zavod_bits_new (n_rows);
  for (guint i = 0; i < choice->n_keys; i++)
    {
      const gint value = zavod_facet_column_find (choice->column, choice->keys[i]);

      if (value >= 0)
        zavod_facet_column_collect (choice->column, (guint) value, rows);
    }

  return rows;
}

/* Returns: (transfer full) (nullable): the rows that pass everything but what is numbered @except; NULL: all do */
static guint64 *
intersect (const Passing *passing,
           guint          except)
{
  guint64 *rows = NULL;

  for (guint i = 0; i < passing->n; i++)
    if (i == except || passing->own[i] == NULL)
      continue;
    else if (rows == NULL)
      rows = g_memdup2 (passing->own[i], passing->n_words * sizeof *rows);
    else
      zavod_bits_and (rows, passing->own[i], passing->n_words);

  return rows;
}

static guint *
count_values (const ZavodFacetColumn *column,
              const guint64          *among)
{
  const guint n_values = zavod_facet_column_get_n_values (column);
  guint *counts = g_new (guint, MAX (n_values, 1));

  for (guint i = 0; i < n_values; i++)
    counts[i] = zavod_facet_column_count (column, i, among);

  return counts;
}

static void
count_facets (ZavodFacetResult       *result,
              const ZavodFacetChoice *choices,
              const Passing          *passing)
{
  for (guint i = 0; i < result->n_facets; i++)
    {
      /* most facets are not restricted: the others are then simply all of them */
      g_autofree guint64 *others = passing->own[i] != NULL ? intersect (passing, i) : NULL;

      if (choices[i].column != NULL)
        result->counts[i] = count_values (choices[i].column, passing->own[i] != NULL ? others : result->passing);
    }
}

/**
 * zavod_facets_apply:
 * @choices: (array length=n_facets): what is chosen in each facet; each column has @n_rows rows
 * @among: (nullable): the rows that are looked at, a bit for each; %NULL for all
 *
 * Stateless, and so simple: each count is made anew, from words of 64 rows where a value is frequent and from lists where
 * it is not. See "facet-change" in the benchmarks.
 *
 * Returns: (transfer full): what passes, and the counts
 */
ZavodFacetResult *
zavod_facets_apply (const ZavodFacetChoice *choices,
                    guint                   n_facets,
                    guint                   n_rows,
                    const guint64          *among)
{
  ZavodFacetResult *result = g_new0 (ZavodFacetResult, 1);
  Passing passing = { g_new0 (guint64 *, n_facets + 1), n_facets + 1, zavod_bits_n_words (n_rows) };

  for (guint i = 0; i < n_facets; i++)
    passing.own[i] = collect (&choices[i], n_rows);
  passing.own[n_facets] = (guint64 *) among;

  result->n_rows = n_rows;
  result->n_facets = n_facets;
  result->passing = intersect (&passing, G_MAXUINT);
  result->n_passing = result->passing != NULL ? zavod_bits_count (result->passing, passing.n_words) : n_rows;
  result->counts = g_new0 (guint *, MAX (n_facets, 1));
  count_facets (result, choices, &passing);

  for (guint i = 0; i < n_facets; i++)
    g_free (passing.own[i]);
  g_free (passing.own);

  return result;
}

void
zavod_facet_result_free (ZavodFacetResult *self)
{
  for (guint i = 0; i < self->n_facets; i++)
    g_free (self->counts[i]);
  g_free (self->counts);
  g_free (self->passing);
  g_free (self);
}

gboolean
zavod_facet_result_passes (const ZavodFacetResult *self,
                           guint                   row)
{
  return self->passing == NULL || zavod_bits_test (self->passing, row);
}
