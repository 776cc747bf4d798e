/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-facets.h"

ZavodSiteFacets *
zavod_site_facets_new (void)
{
  ZavodSiteFacets *self = g_new0 (ZavodSiteFacets, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

ZavodSiteFacets *
zavod_site_facets_ref (ZavodSiteFacets *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
zavod_site_facets_unref (ZavodSiteFacets *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    g_clear_pointer (&self->columns[i], zavod_facet_column_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/* ---- filling ---- */

static gboolean
is_read (ZavodFacet facet)
{
  return facet != ZAVOD_FACET_LOOK && facet != ZAVOD_FACET_SHAPE;
}

static void
begin (gpointer      target,
       const gint64 *ids,
       guint         n_rows)
{
  ZavodSiteFacets *self = target;

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);
  if (n_rows > 0)
    g_array_append_vals (self->ids, ids, n_rows);

  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    {
      if (!is_read (facet))
        continue;
      self->columns[facet] = zavod_facet_column_new (n_rows);
      for (guint key = 0; key < zavod_facet_get_n_values (facet); key++)
        zavod_facet_column_add_value (self->columns[facet], key);
    }
}

static void
add (gpointer   target,
     ZavodFacet facet,
     gint64     key,
     guint      row)
{
  zavod_facet_column_add (((ZavodSiteFacets *) target)->columns[facet], key, row);
}

static void
name (gpointer    target,
      ZavodFacet  facet,
      gint64      key,
      const char *label)
{
  zavod_facet_column_set_label (((ZavodSiteFacets *) target)->columns[facet], key, label);
}

static void
finish (gpointer target)
{
  ZavodSiteFacets *self = target;

  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    if (self->columns[facet] != NULL)
      zavod_facet_column_finish (self->columns[facet]);
}

const ZavodFacetSink zavod_site_facets_sink = { begin, add, name, finish };

/* ---- the rows of the points ---- */

static gboolean
same_rows (ZavodSiteFacets *self,
           GArray          *points)
{
  if (self->ids->len != points->len)
    return FALSE;

  for (guint i = 0; i < points->len; i++)
    if (g_array_index (self->ids, gint64, i) != g_array_index (points, ZavodSitePoint, i).id)
      return FALSE;

  return TRUE;
}

/* For each row of the facets that of the same site among the points; both are by id. */
static guint *
match_rows (ZavodSiteFacets *self,
            GArray          *points)
{
  guint *rows = g_new (guint, MAX (self->ids->len, 1));
  guint p = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      const gint64 id = g_array_index (self->ids, gint64, i);

      while (p < points->len && g_array_index (points, ZavodSitePoint, p).id < id)
        p++;
      rows[i] = p < points->len && g_array_index (points, ZavodSitePoint, p).id == id ? p : G_MAXUINT;
    }

  return rows;
}

/**
 * zavod_site_facets_align:
 * @points: (element-type ZavodSitePoint): the sites, by id, perhaps read at another moment
 * @columns: what is read of the atlas is set, with the rows of the points; a site that came meanwhile has no values until
 *   the facets are read again
 */
void
zavod_site_facets_align (ZavodSiteFacets   *self,
                         GArray            *points,
                         ZavodFacetColumn **columns)
{
  g_autofree guint *rows = same_rows (self, points) ? NULL : match_rows (self, points);

  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    {
      if (!is_read (facet))
        continue;
      g_clear_pointer (&columns[facet], zavod_facet_column_unref);
      columns[facet] = rows == NULL ? zavod_facet_column_ref (self->columns[facet])
                                    : zavod_facet_column_new_moved (self->columns[facet], rows, points->len);
    }
}

/**
 * zavod_site_facets_take_points:
 * @points: (element-type ZavodSitePoint): the sites, by id
 * @columns: what the points say of a day, status and vehicle class, is set
 */
void
zavod_site_facets_take_points (GArray            *points,
                               ZavodFacetColumn **columns)
{
  static const ZavodSitePoint none;
  const ZavodSitePoint *first = points->len > 0 ? &g_array_index (points, ZavodSitePoint, 0) : &none;
  guint8 looks[ZAVOD_N_STATUSES];
  guint8 shapes[ZAVOD_N_SHAPES];

  for (guint i = 0; i < ZAVOD_N_STATUSES; i++)
    looks[i] = (guint8) zavod_status_get_look (i);
  for (guint i = 0; i < ZAVOD_N_SHAPES; i++)
    shapes[i] = (guint8) i;

  g_clear_pointer (&columns[ZAVOD_FACET_LOOK], zavod_facet_column_unref);
  g_clear_pointer (&columns[ZAVOD_FACET_SHAPE], zavod_facet_column_unref);
  columns[ZAVOD_FACET_LOOK] = zavod_facet_column_new_from_codes (&first->status, sizeof *first, points->len, looks,
                                                                 ZAVOD_N_LOOKS);
  columns[ZAVOD_FACET_SHAPE] = zavod_facet_column_new_from_codes (&first->shape, sizeof *first, points->len, shapes,
                                                                  ZAVOD_N_SHAPES);
}

/* ---- on their way through a thread ---- */

void
zavod_alignment_clear (ZavodAlignment *self)
{
  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    g_clear_pointer (&self->columns[facet], zavod_facet_column_unref);
  g_clear_pointer (&self->facets, zavod_site_facets_unref);
  g_clear_pointer (&self->points, g_array_unref);
}

/* @facets: (nullable): as they were read */
void
zavod_alignment_set_facets (ZavodAlignment  *self,
                            ZavodSiteFacets *facets)
{
  g_clear_pointer (&self->facets, zavod_site_facets_unref);
  self->facets = facets != NULL ? zavod_site_facets_ref (facets) : NULL;
}

void
zavod_alignment_set_points (ZavodAlignment *self,
                            GArray         *points)
{
  g_clear_pointer (&self->points, g_array_unref);
  self->points = g_array_ref (points);
}
