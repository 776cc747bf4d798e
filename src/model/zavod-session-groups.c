/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What totals and charts are about: the sites that are selected, else those that are shown, whole or by the values of a
 * facet. */

#include "zavod-session-private.h"

#include "zavod-bits.h"

typedef struct
{
  guint value;
  guint n_sites;
} Count;

void
zavod_site_group_free (ZavodSiteGroup *self)
{
  g_free (self->label);
  g_array_unref (self->sites);
  g_free (self);
}

/**
 * zavod_session_get_asked_for:
 * @n_sites: (out): how many they are
 *
 * Returns: (array length=n_sites) (nullable) (transfer none): the sites that are selected, else those that are shown,
 *   sorted upwards; %NULL when these are all of them
 */
const gint64 *
zavod_session_get_asked_for (ZavodSession *self,
                             gsize        *n_sites)
{
  static const gint64 none[1];
  const gint64 *selected = zavod_session_get_selected_sites (self, n_sites);

  if (*n_sites > 0)
    return selected;

  *n_sites = self->shown != NULL ? self->shown->len : self->n_sites;
  /* an array without an element has no data, and none is not all */
  return self->shown == NULL ? NULL : self->shown->len > 0 ? (const gint64 *) self->shown->data : none;
}

/* Both are in the order of the ids. Returns: (transfer full): a bit for each site that is asked for */
static guint64 *
get_rows (ZavodSession *self,
          const gint64 *sites,
          gsize         n_sites)
{
  guint64 *rows = zavod_bits_new (self->points->len);

  for (guint row = 0, i = 0; row < self->points->len; row++)
    {
      const gint64 id = g_array_index (self->points, ZavodSitePoint, row).id;

      while (sites != NULL && i < n_sites && sites[i] < id)
        i++;
      if (sites == NULL || (i < n_sites && sites[i] == id))
        zavod_bits_set (rows, row);
    }

  return rows;
}

/* Most sites first; equals in the order of the column. */
static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const Count *first = a, *second = b;

  if (first->n_sites != second->n_sites)
    return first->n_sites > second->n_sites ? -1 : 1;

  return first->value < second->value ? -1 : 1;
}

static GArray *
count_values (const ZavodFacetColumn *column,
              const guint64          *rows)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (Count));

  for (guint value = 0; value < zavod_facet_column_get_n_values (column); value++)
    {
      const Count count = { value, zavod_facet_column_count (column, value, rows) };

      if (count.n_sites > 0)
        g_array_append_val (counts, count);
    }
  g_array_sort (counts, compare_counts);

  return counts;
}

static ZavodSiteGroup *
make_group (ZavodSession           *self,
            ZavodFacet              facet,
            const ZavodFacetColumn *column,
            guint                   value,
            const guint64          *rows)
{
  ZavodSiteGroup *group = g_new0 (ZavodSiteGroup, 1);
  g_autofree guint64 *members = zavod_bits_new (self->points->len);
  const gint64 key = zavod_facet_column_get_key (column, value);
  const char *label = zavod_facet_get_value (facet, key);

  group->label = g_strdup (label != NULL ? label : zavod_facet_column_get_label (column, value));
  group->sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  zavod_facet_column_collect (column, value, members);
  zavod_bits_and (members, rows, zavod_bits_n_words (self->points->len));
  for (guint row = 0; row < self->points->len; row++)
    if (zavod_bits_test (members, row))
      g_array_append_val (group->sites, g_array_index (self->points, ZavodSitePoint, row).id);

  return group;
}

/**
 * zavod_session_group_sites:
 * @max_groups: how many groups there may be
 *
 * Returns: (transfer full) (nullable) (element-type ZavodSiteGroup): the sites that are asked for by the values of @facet,
 *   the largest groups first. A site with several values is in several groups. %NULL where the facet has not been read yet
 */
GPtrArray *
zavod_session_group_sites (ZavodSession *self,
                           ZavodFacet    facet,
                           guint         max_groups)
{
  const ZavodFacetColumn *column;
  g_autofree guint64 *rows = NULL;
  g_autoptr (GArray) counts = NULL;
  GPtrArray *groups;
  gsize n_sites;
  const gint64 *sites;

  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  column = zavod_session_get_facet (self, facet);
  if (column == NULL || self->points == NULL)
    return NULL;

  sites = zavod_session_get_asked_for (self, &n_sites);
  rows = get_rows (self, sites, n_sites);
  counts = count_values (column, rows);
  groups = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_site_group_free);
  for (guint i = 0; i < MIN (counts->len, max_groups); i++)
    g_ptr_array_add (groups, make_group (self, facet, column, g_array_index (counts, Count, i).value, rows));

  return groups;
}
