/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The building of all levels, the deepest first. */

#include "zavod-clusters-private.h"

#define DIGIT_BITS 11
#define DIGIT_SIZE (1u << DIGIT_BITS)
#define FREE G_MAXUINT32

typedef ZavodClusterLevel Level;

static double
unproject_latitude (double y)
{
  return atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;
}

static void
fill_latitudes (ZavodClusters *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->latitudes); i++)
    self->latitudes[i] = unproject_latitude (i / (double) ZAVOD_CLUSTERS_N_BANDS);
}

static void
level_init (Level   *level,
            guint32  n)
{
  level->n = n;
  level->x = g_new (float, n);
  level->y = g_new (float, n);
  level->first = g_new (guint32, n);
  level->count = g_new (guint32, n);
}

/* One pass of a radix sort: @from to @to, by the digit at @shift of their keys. */
static void
sort_by_digit (const guint32 *keys,
               const guint32 *from,
               guint32       *to,
               guint32        n,
               guint          shift)
{
  g_autofree guint32 *starts = g_new0 (guint32, DIGIT_SIZE + 1);

  for (guint32 i = 0; i < n; i++)
    starts[((keys[i] >> shift) & (DIGIT_SIZE - 1)) + 1]++;
  for (guint32 digit = 1; digit < DIGIT_SIZE; digit++)
    starts[digit] += starts[digit - 1];
  for (guint32 i = 0; i < n; i++)
    to[starts[(keys[from[i]] >> shift) & (DIGIT_SIZE - 1)]++] = from[i];
}

/* Returns: the indices of @keys in their order; equal keys keep theirs, so that the same points give the same map. */
static guint32 *
sort_keys (const guint32 *keys,
           guint32        n)
{
  guint32 *indices = g_new (guint32, n);
  g_autofree guint32 *other = g_new (guint32, n);

  for (guint32 i = 0; i < n; i++)
    indices[i] = i;
  for (guint shift = 0; shift < 32; shift += DIGIT_BITS)
    {
      guint32 *swap = indices;

      sort_by_digit (keys, indices, other, n, shift);
      indices = other;
      other = swap;
    }

  return indices;
}

/* Returns: for each member of the new order, where it stood before. */
static guint32 *
sort_level (Level   *level,
            guint32  grid)
{
  g_autofree guint32 *keys = g_new (guint32, level->n);
  guint32 *indices;
  Level sorted;

  for (guint32 i = 0; i < level->n; i++)
    keys[i] = zavod_clusters_get_key (level->x[i], level->y[i], grid);
  indices = sort_keys (keys, level->n);

  level_init (&sorted, level->n);
  for (guint32 i = 0; i < level->n; i++)
    {
      sorted.x[i] = level->x[indices[i]];
      sorted.y[i] = level->y[indices[i]];
      sorted.count[i] = level->count[indices[i]];
      sorted.first[i] = FREE;
    }
  zavod_cluster_level_clear (level);
  *level = sorted;

  return indices;
}

typedef struct
{
  Level *below;       /* what is gathered; its "first" gets the number of the cluster */
  Level *level;       /* what comes of it; its n grows */
  guint32 grid;
  double radius;
  double sum_x;       /* of the cluster that is being gathered */
  double sum_y;
  guint32 count;
} Gathering;

static inline void
take (Gathering *gathering,
      guint32    i)
{
  const Level *below = gathering->below;

  below->first[i] = gathering->level->n;
  gathering->sum_x += below->x[i] * (double) below->count[i];
  gathering->sum_y += below->y[i] * (double) below->count[i];
  gathering->count += below->count[i];
}

/* Takes in what is free and near @seed, from @i on while the cell is not beyond @last. */
static void
take_near (Gathering *gathering,
           guint32    seed,
           guint32    i,
           guint32    last)
{
  const Level *below = gathering->below;
  const double limit = gathering->radius * gathering->radius;

  for (; i < below->n && zavod_clusters_get_key (below->x[i], below->y[i], gathering->grid) <= last; i++)
    {
      const double dx = below->x[i] - below->x[seed];
      const double dy = below->y[i] - below->y[seed];

      if (below->first[i] == FREE && dx * dx + dy * dy <= limit)
        take (gathering, i);
    }
}

static void
finish_cluster (Gathering *gathering)
{
  Level *level = gathering->level;

  level->x[level->n] = gathering->sum_x / gathering->count;
  level->y[level->n] = gathering->sum_y / gathering->count;
  level->count[level->n] = gathering->count;
  level->n++;
}

/* Makes @level from @below, which is sorted by the cells of @zoom: all that lies before a seed is taken already, so only
 * the rest of its row and three cells of the next row can hold neighbours. */
static void
gather_level (Level *below,
              Level *level,
              int    zoom)
{
  const guint32 grid = zavod_clusters_get_grid_size (zoom);
  Gathering gathering = { .below = below, .level = level, .grid = grid };
  guint32 next_row = 0;

  gathering.radius = zavod_clusters_get_radius (zoom);
  level_init (level, below->n);
  level->n = 0;

  for (guint32 seed = 0; seed < below->n; seed++)
    {
      const guint32 key = zavod_clusters_get_key (below->x[seed], below->y[seed], grid);

      if (below->first[seed] != FREE)
        continue;

      while (next_row < below->n
             && zavod_clusters_get_key (below->x[next_row], below->y[next_row], grid) + 1 < key + grid)
        next_row++;
      gathering.sum_x = gathering.sum_y = gathering.count = 0;
      take (&gathering, seed);
      take_near (&gathering, seed, seed + 1, key + 1);
      take_near (&gathering, seed, next_row, key + grid + 1);
      finish_cluster (&gathering);
    }
}

/* Brings the parents' numbers of @below into the order that @level was sorted into. */
static void
renumber (Level         *below,
          const guint32 *indices,
          guint32        n)
{
  g_autofree guint32 *places = g_new (guint32, n);

  for (guint32 i = 0; i < n; i++)
    places[indices[i]] = i;
  for (guint32 i = 0; i < below->n; i++)
    below->first[i] = places[below->first[i]];
}

static void
level_shrink (Level *level)
{
  level->x = g_renew (float, level->x, level->n);
  level->y = g_renew (float, level->y, level->n);
  level->first = g_renew (guint32, level->first, level->n);
  level->count = g_renew (guint32, level->count, level->n);
}

static void
build_levels (ZavodClusters *self,
              Level         *points)
{
  Level *below = points;

  for (int zoom = ZAVOD_CLUSTERS_MAX_ZOOM; zoom >= 0; zoom--)
    {
      Level *level = &self->levels[zoom];
      g_autofree guint32 *indices = NULL;

      gather_level (below, level, zoom);
      level_shrink (level);
      indices = sort_level (level, zavod_clusters_get_grid_size (zoom - 1));
      renumber (below, indices, level->n);
      below = level;
    }
}

/* From the top down each cluster gets its slice: a child's begins where its older sister's ends. */
static void
place_children (const Level *parents,
                Level       *children)
{
  g_autofree guint32 *next = g_memdup2 (parents->first, parents->n * sizeof (guint32));

  for (guint32 i = 0; i < children->n; i++)
    {
      const guint32 parent = children->first[i];

      children->first[i] = next[parent];
      next[parent] += children->count[i];
    }
}

static void
place_top (Level *top)
{
  guint32 next = 0;

  for (guint32 i = 0; i < top->n; i++)
    {
      top->first[i] = next;
      next += top->count[i];
    }
}

static void
mark_splits (ZavodClusters *self)
{
  memset (self->split, ZAVOD_CLUSTERS_MAX_ZOOM + 1, self->n_placed);
  for (int zoom = ZAVOD_CLUSTERS_MAX_ZOOM; zoom >= 0; zoom--)
    for (guint32 i = 0; i < self->levels[zoom].n; i++)
      self->split[self->levels[zoom].first[i]] = (guint8) zoom;
}

/* @points: the level below the deepest one, each with the slice of length 1 that is its place in the order. */
static void
fill_order (ZavodClusters *self,
            const Level   *points,
            const guint32 *sources,
            const guint8  *kinds,
            gsize          stride)
{
  for (guint32 i = 0; i < points->n; i++)
    {
      const guint32 position = points->first[i];
      const guint32 source = sources[i];

      self->order[position] = source;
      self->x[position] = points->x[i];
      self->y[position] = points->y[i];
      self->positions[source] = (gint32) position;
      self->kinds[position] = *(kinds + source * stride) % ZAVOD_CLUSTERS_N_KINDS;
    }
}

/* Projects the points that have a place; @sources gets where each came from. */
static void
project_points (Level        *points,
                guint32      *sources,
                const double *latitudes,
                const double *longitudes,
                gsize         stride,
                gsize         n_points)
{
  points->n = 0;
  for (gsize i = 0; i < n_points; i++)
    {
      const double latitude = *(const double *) ((const char *) latitudes + i * stride);
      const double longitude = *(const double *) ((const char *) longitudes + i * stride);

      if (!isfinite (latitude) || !isfinite (longitude))
        continue;

      points->x[points->n] = zavod_clusters_project_longitude (longitude);
      points->y[points->n] = zavod_clusters_project_latitude (latitude);
      points->count[points->n] = 1;
      sources[points->n++] = (guint32) i;
    }
}

static void
build (ZavodClusters *self,
       Level         *points,
       guint32       *unsorted,
       const guint8  *kinds,
       gsize          stride)
{
  g_autofree guint32 *indices = sort_level (points, zavod_clusters_get_grid_size (ZAVOD_CLUSTERS_MAX_ZOOM));
  g_autofree guint32 *sources = g_new (guint32, points->n);

  for (guint32 i = 0; i < points->n; i++)
    sources[i] = unsorted[indices[i]];

  build_levels (self, points);
  place_top (&self->levels[0]);
  for (int zoom = 0; zoom < ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    place_children (&self->levels[zoom], &self->levels[zoom + 1]);
  place_children (&self->levels[ZAVOD_CLUSTERS_MAX_ZOOM], points);

  fill_order (self, points, sources, kinds, stride);
  mark_splits (self);
  zavod_clusters_sum_kinds (self, 0);
}

/**
 * zavod_clusters_new:
 * @latitudes: degrees; a point with a NAN has no place and is in no cluster; beyond Web Mercator's ends: at the end
 * @longitudes: degrees
 * @kinds: something small about each point that clusters count, below %ZAVOD_CLUSTERS_N_KINDS
 * @stride: bytes from one point to the next, the same in all three
 *
 * Returns: (transfer full): the clusters of every zoom. Time grows with n: half a second for a million.
 */
ZavodClusters *
zavod_clusters_new (const double *latitudes,
                    const double *longitudes,
                    const guint8 *kinds,
                    gsize         stride,
                    gsize         n_points)
{
  ZavodClusters *self = g_new0 (ZavodClusters, 1);
  g_autofree guint32 *sources = g_new (guint32, n_points);
  Level points;

  level_init (&points, (guint32) n_points);
  project_points (&points, sources, latitudes, longitudes, stride, n_points);

  fill_latitudes (self);
  self->n_points = n_points;
  self->n_placed = points.n;
  self->order = g_new (guint32, points.n);
  self->positions = g_new (gint32, n_points);
  if (n_points > 0)
    memset (self->positions, 0xff, n_points * sizeof (gint32));
  self->x = g_new (float, points.n);
  self->y = g_new (float, points.n);
  self->kinds = g_new (guint8, points.n);
  self->split = g_new (guint8, points.n);
  self->sums = g_malloc ((points.n / ZAVOD_CLUSTERS_BLOCK + 1) * sizeof *self->sums);

  if (points.n > 0)
    build (self, &points, sources, kinds, stride);
  zavod_cluster_level_clear (&points);

  return self;
}
