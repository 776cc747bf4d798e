/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facet-values.h"

#include <string.h>

#include "zavod-collation.h"
#include "zavod-filter-words.h"
#include "zavod-folding.h"
#include "zavod-mark-draw.h"
#include "zavod-vocabulary.h"

static void
clear_value (gpointer data)
{
  g_free (((ZavodFacetValue *) data)->name);
}

/* Values that no site has are offered where the vocabulary is part of what one learns. */
static gboolean
is_always_offered (ZavodFacet facet,
                   gint64     key)
{
  switch (facet)
    {
    case ZAVOD_FACET_LOOK:
    case ZAVOD_FACET_SHAPE:
    case ZAVOD_FACET_WORTH:
    case ZAVOD_FACET_METHOD:
    case ZAVOD_FACET_MODALITY:
      return TRUE;
    case ZAVOD_FACET_COUNTRY:
      return key <= zavod_vocabulary_find (ZAVOD_VOCABULARY_COUNTRY, "UZ");  /* the region's five come first */
    case ZAVOD_FACET_PLACE:
    case ZAVOD_FACET_PARTNER:
    case ZAVOD_FACET_ROLE:
    case ZAVOD_FACET_BRAND:
    case ZAVOD_FACET_SOURCE:
    case ZAVOD_FACET_YEAR:
    case ZAVOD_N_FACETS:
    default:
      return FALSE;
    }
}

static gboolean
matches (const char *name,
         const char *folded)
{
  g_autofree char *form = NULL;

  if (*folded == '\0')
    return TRUE;

  form = zavod_name_fold (name);
  return strstr (form, folded) != NULL;
}

static void
append (ZavodSession           *session,
        ZavodFacet              facet,
        const ZavodFacetColumn *column,
        guint                   value,
        const char             *folded,
        GArray                 *values)
{
  ZavodFacetValue item = { zavod_facet_column_get_key (column, value), value, 0, NULL };

  item.n_sites = zavod_facet_column_count (column, value, NULL);
  if (item.n_sites == 0 && !is_always_offered (facet, item.key)
      && !zavod_filter_is_chosen (zavod_session_get_filter (session), facet, item.key))
    return;

  item.name = zavod_session_dup_value_name (session, facet, item.key);
  if (matches (item.name, folded))
    g_array_append_val (values, item);
  else
    g_free (item.name);
}

static int
compare_by_count (gconstpointer a,
                  gconstpointer b)
{
  const ZavodFacetValue *x = a, *y = b;

  if (x->n_sites != y->n_sites)
    return x->n_sites > y->n_sites ? -1 : 1;

  return zavod_collation_compare (x->name, y->name);
}

static int
compare_latest_first (gconstpointer a,
                      gconstpointer b)
{
  const ZavodFacetValue *x = a, *y = b;

  return (x->key < y->key) - (x->key > y->key);
}

/* The order of the legend. */
static guint
get_look_rank (gint64 key)
{
  guint rank = 0;

  while (rank < ZAVOD_N_LOOKS && (gint64) zavod_look_order[rank] != key)
    rank++;

  return rank;
}

static guint
get_shape_rank (gint64 key)
{
  guint rank = 0;

  while (rank < ZAVOD_N_SHAPES && (gint64) zavod_shape_order[rank] != key)
    rank++;

  return rank;
}

static int
compare_looks (gconstpointer a,
               gconstpointer b)
{
  const ZavodFacetValue *x = a, *y = b;

  return (int) get_look_rank (x->key) - (int) get_look_rank (y->key);
}

static int
compare_shapes (gconstpointer a,
                gconstpointer b)
{
  const ZavodFacetValue *x = a, *y = b;

  return (int) get_shape_rank (x->key) - (int) get_shape_rank (y->key);
}

static void
sort (ZavodFacet  facet,
      GArray     *values)
{
  switch (facet)
    {
    case ZAVOD_FACET_LOOK:
      g_array_sort (values, compare_looks);
      break;
    case ZAVOD_FACET_SHAPE:
      g_array_sort (values, compare_shapes);
      break;
    case ZAVOD_FACET_YEAR:
      g_array_sort (values, compare_latest_first);
      break;
    case ZAVOD_FACET_WORTH:
    case ZAVOD_FACET_METHOD:
    case ZAVOD_FACET_MODALITY:
      break;  /* as the vocabulary has them */
    default:
      g_array_sort (values, compare_by_count);
    }
}

/**
 * zavod_facet_values_list:
 * @folded: only values whose names have this in them, by zavod_name_fold(); "" for all
 *
 * The order does not depend on what is chosen: rows that jump could not be clicked.
 *
 * Returns: (transfer full) (element-type ZavodFacetValue): what is offered; nothing until the facet was read
 */
GArray *
zavod_facet_values_list (ZavodSession *session,
                         ZavodFacet    facet,
                         const char   *folded)
{
  const ZavodFacetColumn *column = zavod_session_get_facet (session, facet);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (ZavodFacetValue));

  g_array_set_clear_func (values, clear_value);
  for (guint i = 0; column != NULL && i < zavod_facet_column_get_n_values (column); i++)
    append (session, facet, column, i, folded, values);

  sort (facet, values);
  return values;
}
