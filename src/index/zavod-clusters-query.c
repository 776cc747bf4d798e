/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-clusters-private.h"

/* Between the ends of a band the latitude is nearly a line: off by less than 3e-6 degrees, and a float of y by 1e-5. */
static inline double
get_latitude (const ZavodClusters *self,
              float                y)
{
  const double place = y * (double) ZAVOD_CLUSTERS_N_BANDS;
  const guint32 band = (guint32) place;

  return self->latitudes[band] + (place - band) * (self->latitudes[band + 1] - self->latitudes[band]);
}

/* Of the world's width and height, as a level's marks. */
typedef struct
{
  float west;
  float north;
  float east;
  float south;
} Box;

/* Appends those of the marks @i to before @end, of one row, that are in the box. */
static void
append_row (const ZavodClusters     *self,
            const ZavodClusterLevel *level,
            guint32                  i,
            guint32                  end,
            const Box               *box,
            GArray                  *clusters)
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

static inline gboolean
is_before (const ZavodClusterLevel *level,
           guint32                  i,
           guint32                  key,
           guint32                  grid)
{
  return zavod_clusters_get_key (level->x[i], level->y[i], grid) < key;
}

/* Returns: the first mark of @level whose cell is not before @key, looked for in ever longer strides from @guess on. The
 * rows of a window are much alike, so that it is near, and so is what has to be read for it. */
static guint32
find_near (const ZavodClusterLevel *level,
           guint32                  key,
           guint32                  grid,
           guint32                  guess)
{
  guint32 low = MIN (guess, level->n), high = low, stride = 4;

  while (low > 0 && !is_before (level, low - 1, key, grid))
    {
      high = low - 1;
      low = high > stride ? high - stride : 0;
      stride *= 2;
    }
  while (high < level->n && is_before (level, high, key, grid))
    {
      low = high + 1;
      high = MIN (low + stride, level->n);
      stride *= 2;
    }
  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;

      if (is_before (level, middle, key, grid))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
query_box (const ZavodClusters *self,
           guint                zoom,
           const Box           *box,
           GArray              *clusters)
{
  const ZavodClusterLevel *level = &self->levels[zoom];
  const guint32 grid = zavod_clusters_get_grid_size ((int) zoom - 1);
  const guint32 first_row = zavod_clusters_get_key (0, box->north, grid) / grid;
  const guint32 last_row = zavod_clusters_get_key (0, box->south, grid) / grid;
  const guint32 west = zavod_clusters_get_key (box->west, 0, grid);
  const guint32 east = zavod_clusters_get_key (box->east, 0, grid);

  guint32 begin = zavod_cluster_level_find (level, first_row * grid + west, grid), span = 0, width = 0;

  for (guint32 row = first_row; row <= last_row; row++)
    {
      const guint32 key = row * grid;
      const guint32 next = find_near (level, key + west, grid, begin + span);
      const guint32 end = find_near (level, key + east + 1, grid, next + width);

      append_row (self, level, next, end, box, clusters);
      span = next - begin;
      width = end - next;
      begin = next;
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
  const double top = zavod_clusters_project_latitude (north);
  const double bottom = zavod_clusters_project_latitude (south);
  const double left = zavod_clusters_project_longitude (west);
  const double right = zavod_clusters_project_longitude (east);

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
