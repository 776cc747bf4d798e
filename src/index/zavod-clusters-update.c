/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One point more, one less, or one elsewhere. What is not concerned stays as it is, mark for mark, so that an edit never
 * rearranges the map:
 *
 *   a point that comes   joins the mark that holds its place already, else the nearest one within the radius of the
 *                        deepest zoom that has one; at deeper zooms it becomes a mark of its own
 *   a point that goes    leaves its marks; one that is empty then is gone
 *
 * In both cases the marks that hold the point move to the mean of what they hold now. Counts, kinds, slices and nesting
 * are then those of a building; but a building would, starting from other seeds, perhaps have drawn the borders
 * otherwise. After so many updates that this might be seen, zavod_clusters_is_worn() asks for one.
 *
 * All arrays are flat: an update moves what comes after by a place, which costs a few milliseconds for a million points. */

#include "zavod-clusters-private.h"

#define NONE G_MAXUINT32
#define MIN_WORN 64
#define WORN_SHARE 64

typedef ZavodClusterLevel Level;

/* ---- flat arrays ---- */

/* Returns: the array of @n with room for one more at @i */
static gpointer
open_slot (gpointer array,
           gsize    size,
           gsize    n,
           gsize    i)
{
  char *bytes = g_realloc_n (array, n + 1, size);

  memmove (bytes + (i + 1) * size, bytes + i * size, (n - i) * size);
  return bytes;
}

static void
close_slot (gpointer array,
            gsize    size,
            gsize    n,
            gsize    i)
{
  char *bytes = array;

  memmove (bytes + i * size, bytes + (i + 1) * size, (n - i - 1) * size);
}

static void
shift_from (guint32 *values,
            gsize    n,
            guint32  from,
            gint32   by)
{
  for (gsize i = 0; i < n; i++)
    values[i] += values[i] >= from ? (guint32) by : 0;
}

/* ---- a level ---- */

static void
level_insert (Level   *level,
              guint32  grid,
              float    x,
              float    y,
              guint32  first)
{
  const guint32 i = zavod_cluster_level_find (level, zavod_clusters_get_key (x, y, grid), grid);

  level->x = open_slot (level->x, sizeof (float), level->n, i);
  level->y = open_slot (level->y, sizeof (float), level->n, i);
  level->first = open_slot (level->first, sizeof (guint32), level->n, i);
  level->count = open_slot (level->count, sizeof (guint32), level->n, i);
  level->x[i] = x;
  level->y[i] = y;
  level->first[i] = first;
  level->count[i] = 1;
  level->n++;
}

static void
level_remove (Level   *level,
              guint32  i)
{
  close_slot (level->x, sizeof (float), level->n, i);
  close_slot (level->y, sizeof (float), level->n, i);
  close_slot (level->first, sizeof (guint32), level->n, i);
  close_slot (level->count, sizeof (guint32), level->n, i);
  level->n--;
}

/* Closes the gap that an element of four bytes leaves at @from, and opens one at @to. */
static void
carry (gpointer array,
       guint32  from,
       guint32  to)
{
  guint32 *values = array;

  if (from < to)
    memmove (values + from, values + from + 1, (to - from) * sizeof *values);
  else
    memmove (values + to + 1, values + to, (from - to) * sizeof *values);
}

/* Puts a mark elsewhere, which may be another place in the order of the cells. */
static void
level_move (Level   *level,
            guint32  grid,
            guint32  i,
            float    x,
            float    y)
{
  const guint32 first = level->first[i], count = level->count[i];
  const guint32 key = zavod_clusters_get_key (x, y, grid);
  guint32 to = i;

  G_STATIC_ASSERT (sizeof (float) == sizeof (guint32));
  if (key != zavod_clusters_get_key (level->x[i], level->y[i], grid))
    {
      to = zavod_cluster_level_find (level, key, grid);
      to -= to > i;
      carry (level->x, i, to);
      carry (level->y, i, to);
      carry (level->first, i, to);
      carry (level->count, i, to);
    }
  level->x[to] = x;
  level->y[to] = y;
  level->first[to] = first;
  level->count[to] = count;
}

/* Returns: the mark that has this place of the order */
static guint32
level_find_holder (const Level *level,
                   guint32      position)
{
  guint32 i = 0;

  while (position - level->first[i] >= level->count[i])
    i++;

  return i;
}

/* Returns: the nearest mark within the radius; NONE */
static guint32
level_find_nearest (const Level *level,
                    int          zoom,
                    float        x,
                    float        y)
{
  const guint32 grid = zavod_clusters_get_grid_size (zoom - 1);
  const double radius = zavod_clusters_get_radius (zoom);
  const guint32 west = zavod_clusters_get_key ((float) MAX (x - radius, 0), 0, grid);
  const guint32 east = zavod_clusters_get_key ((float) MIN (x + radius, 1), 0, grid);
  const guint32 north = zavod_clusters_get_key (0, (float) MAX (y - radius, 0), grid);
  const guint32 south = zavod_clusters_get_key (0, (float) MIN (y + radius, 1), grid);
  double least = radius * radius;
  guint32 nearest = NONE;

  for (guint32 row = north; row <= south; row += grid)
    for (guint32 i = zavod_cluster_level_find (level, row + west, grid);
         i < level->n && zavod_clusters_get_key (level->x[i], level->y[i], grid) <= row + east; i++)
      {
        const double dx = level->x[i] - (double) x, dy = level->y[i] - (double) y;

        if (dx * dx + dy * dy <= least)
          {
            least = dx * dx + dy * dy;
            nearest = i;
          }
      }

  return nearest;
}

/* ---- the marks that hold a point ---- */

static void
add_weighted (double  sum[2],
              float   x,
              float   y,
              guint32 count)
{
  sum[0] += x * (double) count;
  sum[1] += y * (double) count;
}

/* A mark of the deepest level holds points, any other marks of the level below: the mean is taken as in the building,
 * and never from the old one, so that no error grows. */
static void
sum_members (const ZavodClusters *self,
             int                  zoom,
             guint32              first,
             guint32              count,
             double               sum[2])
{
  if (zoom == ZAVOD_CLUSTERS_MAX_ZOOM)
    {
      for (guint32 position = first; position < first + count; position++)
        add_weighted (sum, self->x[position], self->y[position], 1);
    }
  else
    {
      const Level *below = &self->levels[zoom + 1];

      for (guint32 i = 0; i < below->n; i++)
        if (below->first[i] - first < count)
          add_weighted (sum, below->x[i], below->y[i], below->count[i]);
    }
}

static void
settle_mark (ZavodClusters *self,
             int            zoom,
             guint32        i)
{
  Level *level = &self->levels[zoom];
  const guint32 count = level->count[i];
  double sum[2] = { 0, 0 };

  sum_members (self, zoom, level->first[i], count, sum);
  level_move (level, zavod_clusters_get_grid_size (zoom - 1), i, (float) (sum[0] / count), (float) (sum[1] / count));
}

static void
shift_slices (ZavodClusters *self,
              guint32        from,
              gint32         by)
{
  for (int zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    shift_from (self->levels[zoom].first, self->levels[zoom].n, from, by);
}

/* ---- the order ---- */

static void
recount (ZavodClusters *self,
         guint32        position)
{
  const guint32 block = position / ZAVOD_CLUSTERS_BLOCK;

  /* the block itself may have begun just now */
  zavod_clusters_sum_kinds (self, block > 0 ? block - 1 : 0);
}

static void
shift_positions (ZavodClusters *self,
                 guint32        from,
                 gint32         by)
{
  for (gsize i = 0; i < self->n_points; i++)
    self->positions[i] += self->positions[i] >= (gint32) from ? by : 0;
}

static void
open_place (ZavodClusters *self,
            guint32        position,
            gsize          point,
            float          x,
            float          y,
            guint8         kind,
            guint8         split)
{
  const guint32 n = self->n_placed++;

  self->order = open_slot (self->order, sizeof (guint32), n, position);
  self->x = open_slot (self->x, sizeof (float), n, position);
  self->y = open_slot (self->y, sizeof (float), n, position);
  self->kinds = open_slot (self->kinds, sizeof (guint8), n, position);
  self->split = open_slot (self->split, sizeof (guint8), n, position);
  self->sums = g_realloc_n (self->sums, self->n_placed / ZAVOD_CLUSTERS_BLOCK + 1, sizeof *self->sums);
  self->order[position] = (guint32) point;
  self->x[position] = x;
  self->y[position] = y;
  self->kinds[position] = kind;
  self->split[position] = split;

  shift_positions (self, position, 1);
  self->positions[point] = (gint32) position;
  recount (self, position);
}

/* The clusters that began here begin at the next place, those that end here excepted: there another began already. */
static void
close_place (ZavodClusters *self,
             guint32        position)
{
  const guint32 n = self->n_placed;

  self->positions[self->order[position]] = -1;
  shift_positions (self, position + 1, -1);
  if (position + 1 < n)
    self->split[position + 1] = MIN (self->split[position], self->split[position + 1]);

  close_slot (self->order, sizeof (guint32), n, position);
  close_slot (self->x, sizeof (float), n, position);
  close_slot (self->y, sizeof (float), n, position);
  close_slot (self->kinds, sizeof (guint8), n, position);
  close_slot (self->split, sizeof (guint8), n, position);
  self->n_placed--;
  recount (self, position);
}

/* ---- coming and going ---- */

/* What stands at one place stays together at every zoom. */
static guint32
find_same_place (const ZavodClusters *self,
                 float                x,
                 float                y)
{
  for (guint32 position = 0; position < self->n_placed; position++)
    if (self->x[position] == x && self->y[position] == y)
      return position;

  return NONE;
}

/* Returns: the deepest zoom that has a mark for the point; -1: none has
 * @position: gets the place after that mark's members, or the last of all */
static int
find_home (const ZavodClusters *self,
           float                x,
           float                y,
           guint32             *position)
{
  const guint32 same = find_same_place (self, x, y);

  for (int zoom = ZAVOD_CLUSTERS_MAX_ZOOM; zoom >= 0; zoom--)
    {
      const Level *level = &self->levels[zoom];
      const guint32 i = same != NONE ? level_find_holder (level, same) : level_find_nearest (level, zoom, x, y);

      if (i != NONE)
        {
          *position = level->first[i] + level->count[i];
          return zoom;
        }
    }

  *position = self->n_placed;
  return -1;
}

static void
attach (ZavodClusters *self,
        gsize          point,
        float          x,
        float          y,
        guint8         kind)
{
  guint32 holders[ZAVOD_CLUSTERS_N_LEVELS];
  guint32 position;
  const int home = find_home (self, x, y, &position);

  for (int zoom = home; zoom >= 0; zoom--)
    {
      holders[zoom] = level_find_holder (&self->levels[zoom], position - 1);
      self->levels[zoom].count[holders[zoom]]++;
    }
  shift_slices (self, position, 1);
  open_place (self, position, point, x, y, kind, (guint8) (home + 1));

  for (int zoom = ZAVOD_CLUSTERS_MAX_ZOOM; zoom > home; zoom--)
    level_insert (&self->levels[zoom], zavod_clusters_get_grid_size (zoom - 1), x, y, position);
  for (int zoom = home; zoom >= 0; zoom--)
    settle_mark (self, zoom, holders[zoom]);
  self->n_updates++;
}

static void
detach (ZavodClusters *self,
        guint32        position)
{
  guint32 holders[ZAVOD_CLUSTERS_N_LEVELS];

  for (int zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    {
      Level *level = &self->levels[zoom];

      holders[zoom] = level_find_holder (level, position);
      if (--level->count[holders[zoom]] > 0)
        continue;

      level_remove (level, holders[zoom]);
      holders[zoom] = NONE;
    }
  shift_slices (self, position + 1, -1);
  close_place (self, position);

  for (int zoom = ZAVOD_CLUSTERS_MAX_ZOOM; zoom >= 0; zoom--)
    if (holders[zoom] != NONE)
      settle_mark (self, zoom, holders[zoom]);
  self->n_updates++;
}

static gboolean
has_place (double latitude,
           double longitude)
{
  return isfinite (latitude) && isfinite (longitude);
}

/* ---- for the owner ---- */

/**
 * zavod_clusters_insert:
 * @point: where it is in the array of points now; those that were there and after it have moved up by one
 * @latitude: degrees, as for zavod_clusters_new()
 * @longitude: degrees
 * @kind: as for zavod_clusters_new()
 *
 * Adds a point.
 */
void
zavod_clusters_insert (ZavodClusters *self,
                       gsize          point,
                       double         latitude,
                       double         longitude,
                       guint8         kind)
{
  g_return_if_fail (point <= self->n_points);

  self->positions = open_slot (self->positions, sizeof (gint32), self->n_points, point);
  self->positions[point] = -1;
  self->n_points++;
  shift_from (self->order, self->n_placed, (guint32) point, 1);

  if (has_place (latitude, longitude))
    attach (self, point, (float) zavod_clusters_project_longitude (longitude),
            (float) zavod_clusters_project_latitude (latitude), kind % ZAVOD_CLUSTERS_N_KINDS);
}

/**
 * zavod_clusters_remove:
 * @point: where it was in the array of points; those after it have moved down by one
 *
 * Takes a point away.
 */
void
zavod_clusters_remove (ZavodClusters *self,
                       gsize          point)
{
  g_return_if_fail (point < self->n_points);

  if (self->positions[point] >= 0)
    detach (self, (guint32) self->positions[point]);
  close_slot (self->positions, sizeof (gint32), self->n_points, point);
  self->n_points--;
  shift_from (self->order, self->n_placed, (guint32) point, -1);
}

/**
 * zavod_clusters_move:
 * @point: where it is in the array of points
 * @latitude: degrees; NAN when it has no place any more
 * @longitude: degrees
 * @kind: as for zavod_clusters_new()
 *
 * Puts a point elsewhere, or gives it another kind. One that stays where it was only changes its clusters' kinds.
 */
void
zavod_clusters_move (ZavodClusters *self,
                     gsize          point,
                     double         latitude,
                     double         longitude,
                     guint8         kind)
{
  const gboolean is_placed = has_place (latitude, longitude);
  const float x = is_placed ? (float) zavod_clusters_project_longitude (longitude) : 0;
  const float y = is_placed ? (float) zavod_clusters_project_latitude (latitude) : 0;
  gint32 position;

  g_return_if_fail (point < self->n_points);

  kind %= ZAVOD_CLUSTERS_N_KINDS;
  position = self->positions[point];
  if (position >= 0 && is_placed && self->x[position] == x && self->y[position] == y)
    {
      self->kinds[position] = kind;
      recount (self, (guint32) position);
      return;
    }

  if (position >= 0)
    detach (self, (guint32) position);
  if (is_placed)
    attach (self, point, x, y, kind);
}

/**
 * zavod_clusters_is_worn:
 *
 * Returns: whether so many points came and went that the clusters should be built anew: 64 and one in 64
 */
gboolean
zavod_clusters_is_worn (const ZavodClusters *self)
{
  return self->n_updates > MIN_WORN + self->n_placed / WORN_SHARE;
}
