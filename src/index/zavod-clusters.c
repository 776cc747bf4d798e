/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One level per zoom, the deepest first. A level is made from the one below it, as supercluster (Vladimir Agafonkin)
 * does: walking through the marks, each that is still free takes in its free neighbours within a radius, and stands at
 * the mean of all their points. Clusters therefore nest, and one order of the points makes each of them a slice.
 *
 *   level z    sorted by the cells of zoom z - 1, row by row: serves the queries of zoom z and the making of level z - 1
 *   order      the points, so that every cluster of every level is order[first … first + n - 1]
 *   split      for each place in the order the first zoom at which a cluster begins there
 */

#include "zavod-clusters.h"

#include <math.h>

#define TILE_SIZE 512
#define MAX_LATITUDE 85.05112877980659
#define N_LEVELS (ZAVOD_CLUSTERS_MAX_ZOOM + 1)
#define BLOCK 64
#define DIGIT_BITS 11
#define DIGIT_SIZE (1u << DIGIT_BITS)
#define FREE G_MAXUINT32
#define N_BANDS 8192

typedef struct
{
  guint32 n;
  float *x;          /* of the world's width, from the west */
  float *y;          /* of the world's height in Web Mercator, from the north */
  guint32 *first;    /* while building: the index of the cluster of the next level that took this one in */
  guint32 *count;
} Level;

struct _ZavodClusters
{
  Level levels[N_LEVELS];
  guint32 n_placed;
  gsize n_points;
  guint32 *order;
  gint32 *positions;  /* of each point in the order; -1: it has no place */
  guint8 *kinds;      /* in the order */
  guint8 *split;      /* in the order */
  guint32 (*sums)[ZAVOD_CLUSTERS_N_KINDS];  /* kinds before each block of the order */
  double latitudes[N_BANDS + 2];  /* at the top of each band of the world; a query has no time for atan() and sinh() */
};

/* How many cells there are along a side at a zoom; zoom -1 is the grid of level 0. */
static guint32
get_grid_size (int zoom)
{
  return (guint32) ceil (ldexp (TILE_SIZE, zoom) / ZAVOD_CLUSTERS_PIXELS);
}

static inline guint32
get_key (float   x,
         float   y,
         guint32 size)
{
  const guint32 column = MIN ((guint32) (x * (double) size), size - 1);
  const guint32 row = MIN ((guint32) (y * (double) size), size - 1);

  return row * size + column;
}

static double
project_longitude (double longitude)
{
  const double turns = longitude / 360 + 0.5;

  return turns >= 0 && turns <= 1 ? turns : turns - floor (turns);
}

static double
project_latitude (double latitude)
{
  const double sine = sin (CLAMP (latitude, -MAX_LATITUDE, MAX_LATITUDE) * G_PI / 180);

  return CLAMP (0.5 - 0.25 * log ((1 + sine) / (1 - sine)) / G_PI, 0, 1);
}

static double
unproject_latitude (double y)
{
  return atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;
}

static void
fill_latitudes (ZavodClusters *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->latitudes); i++)
    self->latitudes[i] = unproject_latitude (i / (double) N_BANDS);
}

/* Between the ends of a band the latitude is nearly a line: off by less than 3e-6 degrees, and a float of y by 1e-5. */
static inline double
get_latitude (const ZavodClusters *self,
              float                y)
{
  const double place = y * (double) N_BANDS;
  const guint32 band = (guint32) place;

  return self->latitudes[band] + (place - band) * (self->latitudes[band + 1] - self->latitudes[band]);
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

static void
level_clear (Level *level)
{
  g_clear_pointer (&level->x, g_free);
  g_clear_pointer (&level->y, g_free);
  g_clear_pointer (&level->first, g_free);
  g_clear_pointer (&level->count, g_free);
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
    keys[i] = get_key (level->x[i], level->y[i], grid);
  indices = sort_keys (keys, level->n);

  level_init (&sorted, level->n);
  for (guint32 i = 0; i < level->n; i++)
    {
      sorted.x[i] = level->x[indices[i]];
      sorted.y[i] = level->y[indices[i]];
      sorted.count[i] = level->count[indices[i]];
      sorted.first[i] = FREE;
    }
  level_clear (level);
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

  for (; i < below->n && get_key (below->x[i], below->y[i], gathering->grid) <= last; i++)
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
  const guint32 grid = get_grid_size (zoom);
  Gathering gathering = { .below = below, .level = level, .grid = grid };
  guint32 next_row = 0;

  gathering.radius = ZAVOD_CLUSTERS_PIXELS / ldexp (TILE_SIZE, zoom);
  level_init (level, below->n);
  level->n = 0;

  for (guint32 seed = 0; seed < below->n; seed++)
    {
      const guint32 key = get_key (below->x[seed], below->y[seed], grid);

      if (below->first[seed] != FREE)
        continue;

      while (next_row < below->n && get_key (below->x[next_row], below->y[next_row], grid) + 1 < key + grid)
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
      indices = sort_level (level, get_grid_size (zoom - 1));
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

static void
sum_kinds (ZavodClusters *self)
{
  guint32 sums[ZAVOD_CLUSTERS_N_KINDS] = { 0 };

  for (guint32 i = 0; i < self->n_placed; i++)
    {
      if (i % BLOCK == 0)
        memcpy (self->sums[i / BLOCK], sums, sizeof sums);
      sums[self->kinds[i]]++;
    }
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

      points->x[points->n] = project_longitude (longitude);
      points->y[points->n] = project_latitude (latitude);
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
  g_autofree guint32 *indices = sort_level (points, get_grid_size (ZAVOD_CLUSTERS_MAX_ZOOM));
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
  sum_kinds (self);
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
  self->kinds = g_new (guint8, points.n);
  self->split = g_new (guint8, points.n);
  self->sums = g_malloc ((points.n / BLOCK + 1) * sizeof *self->sums);

  if (points.n > 0)
    build (self, &points, sources, kinds, stride);
  level_clear (&points);

  return self;
}

void
zavod_clusters_free (ZavodClusters *self)
{
  for (guint zoom = 0; zoom < N_LEVELS; zoom++)
    level_clear (&self->levels[zoom]);
  g_free (self->order);
  g_free (self->positions);
  g_free (self->kinds);
  g_free (self->split);
  g_free (self->sums);
  g_free (self);
}

/**
 * zavod_clusters_get_n_placed:
 *
 * Returns: how many points have a place
 */
guint
zavod_clusters_get_n_placed (const ZavodClusters *self)
{
  return self->n_placed;
}

/* Of the world's width and height, as a level's marks. */
typedef struct
{
  float west;
  float north;
  float east;
  float south;
} Box;

/* Returns: the first mark of @level whose cell is not before @key. */
static guint32
find_key (const Level *level,
          guint32      key,
          guint32      grid)
{
  guint32 low = 0;
  guint32 high = level->n;

  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;

      if (get_key (level->x[middle], level->y[middle], grid) < key)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Appends those of the marks @i to before @end, of one row, that are in the box. */
static void
append_row (const ZavodClusters *self,
            const Level         *level,
            guint32              i,
            guint32              end,
            const Box           *box,
            GArray              *clusters)
{
  guint n = clusters->len;

  g_array_set_size (clusters, n + (end - i));
  for (; i < end; i++)
    if (level->x[i] >= box->west && level->x[i] <= box->east && level->y[i] >= box->north && level->y[i] <= box->south)
      g_array_index (clusters, ZavodCluster, n++) = (ZavodCluster) {
        .latitude = get_latitude (self, level->y[i]),
        .longitude = (level->x[i] - 0.5) * 360,
        .first = level->first[i],
        .n = level->count[i],
      };
  g_array_set_size (clusters, n);
}

static void
query_box (const ZavodClusters *self,
           guint                zoom,
           const Box           *box,
           GArray              *clusters)
{
  const Level *level = &self->levels[zoom];
  const guint32 grid = get_grid_size ((int) zoom - 1);
  const guint32 first_row = get_key (0, box->north, grid) / grid;
  const guint32 last_row = get_key (0, box->south, grid) / grid;

  for (guint32 row = first_row; row <= last_row; row++)
    {
      const guint32 begin = find_key (level, row * grid + get_key (box->west, 0, grid), grid);
      const guint32 end = find_key (level, row * grid + get_key (box->east, 0, grid) + 1, grid);

      append_row (self, level, begin, end, box, clusters);
    }
}

/**
 * zavod_clusters_query:
 * @zoom: whole; deeper than %ZAVOD_CLUSTERS_MAX_ZOOM is answered as that
 * @west: degrees; further than @east when the window crosses the antimeridian
 * @clusters: (element-type ZavodCluster): those whose middle is in the window are appended, about from north to south
 */
void
zavod_clusters_query (const ZavodClusters *self,
                      guint                zoom,
                      double               west,
                      double               south,
                      double               east,
                      double               north,
                      GArray              *clusters)
{
  const guint level_number = MIN (zoom, ZAVOD_CLUSTERS_MAX_ZOOM);
  const double top = project_latitude (north);
  const double bottom = project_latitude (south);
  const double left = project_longitude (west);
  const double right = project_longitude (east);

  g_return_if_fail (south <= north);

  if (self->n_placed == 0)
    return;

  if (east - west >= 360)
    query_box (self, level_number, &(Box) { 0, top, 1, bottom }, clusters);
  else if (left <= right)
    query_box (self, level_number, &(Box) { left, top, right, bottom }, clusters);
  else
    {
      query_box (self, level_number, &(Box) { left, top, 1, bottom }, clusters);
      query_box (self, level_number, &(Box) { 0, top, right, bottom }, clusters);
    }
}

/**
 * zavod_clusters_get_members:
 *
 * Returns: (array): the points of the cluster, n indices into what the clusters were built from
 */
const guint32 *
zavod_clusters_get_members (const ZavodClusters *self,
                            const ZavodCluster  *cluster)
{
  return self->order + cluster->first;
}

/**
 * zavod_clusters_get_position:
 *
 * Returns: where @point stands in the order: a cluster has it when first <= position < first + n; -1: it has no place
 */
gint
zavod_clusters_get_position (const ZavodClusters *self,
                             gsize                point)
{
  g_return_val_if_fail (point < self->n_points, -1);

  return self->positions[point];
}

/**
 * zavod_clusters_count_kinds:
 * @counts: (out caller-allocates): how many members there are of each kind
 *
 * Takes the same short time for two members and for a million.
 */
void
zavod_clusters_count_kinds (const ZavodClusters *self,
                            const ZavodCluster  *cluster,
                            guint                counts[ZAVOD_CLUSTERS_N_KINDS])
{
  const guint32 end = cluster->first + cluster->n;
  const guint32 first_block = cluster->first / BLOCK;
  const guint32 last_block = (end - 1) / BLOCK;

  for (guint kind = 0; kind < ZAVOD_CLUSTERS_N_KINDS; kind++)
    counts[kind] = self->sums[last_block][kind] - self->sums[first_block][kind];
  for (guint32 i = last_block * BLOCK; i < end; i++)
    counts[self->kinds[i]]++;
  for (guint32 i = first_block * BLOCK; i < cluster->first; i++)
    counts[self->kinds[i]]--;
}

/**
 * zavod_clusters_get_expansion_zoom:
 *
 * Returns: the first zoom at which the members are no longer all together; %ZAVOD_CLUSTERS_MAX_ZOOM + 1 when they never
 *   come apart, as sites that are placed by the same town
 */
guint
zavod_clusters_get_expansion_zoom (const ZavodClusters *self,
                                   const ZavodCluster  *cluster)
{
  guint zoom = ZAVOD_CLUSTERS_MAX_ZOOM + 1;

  for (guint32 i = cluster->first + 1; i < cluster->first + cluster->n; i++)
    zoom = MIN (zoom, self->split[i]);

  return zoom;
}
