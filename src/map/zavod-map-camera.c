/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-camera.h"

#include <adwaita.h>
#include <math.h>

#include "zavod-map-history.h"

#define EQUATOR 40075016.686 /* metres */
#define DURATION 250       /* milliseconds */
#define TINY 220           /* pixels: what is smaller fills not half of a phone */
#define REST 400           /* milliseconds without movement, after which the view counts as one that was looked at */

struct _ZavodMapCamera
{
  GObject parent_instance;

  ShumateMap *map;           /* not owned: it outlives us */
  ZavodBaseMap *base_map;
  ZavodBox limits;
  int expected_width;        /* of the map, until it is laid out */
  int expected_height;
  double target_zoom;        /* of the movement under way */
  gint64 moving_until;       /* monotonic time */
  ZavodMercator fitted;      /* the middle, after the last fit */
  double fitted_zoom;
  ZavodMapHistory *history;
  guint rest;                /* timeout */
  gboolean correcting;       /* the view to come is the current one, in another size */
};

enum
{
  RESTED,
  HISTORY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodMapCamera, zavod_map_camera, G_TYPE_OBJECT)

static ZavodMercator
get_middle (ZavodMapCamera *self)
{
  ShumateLocation *location = SHUMATE_LOCATION (zavod_map_camera_get_viewport (self));

  return zavod_mercator_project (shumate_location_get_latitude (location), shumate_location_get_longitude (location));
}

static gboolean
is_moving (ZavodMapCamera *self)
{
  return g_get_monotonic_time () < self->moving_until;
}

/* Where the zoom is, or where it is going: two quick key presses make two steps. */
static double
get_target_zoom (ZavodMapCamera *self)
{
  if (is_moving (self))
    return self->target_zoom;

  return zavod_map_camera_get_zoom (self);
}

/* Where the middle may be: within the limits, and not so near to the end of the world that the view shows what is beyond. */
static void
keep_within (ZavodMapCamera *self,
             double          zoom,
             double         *latitude,
             double         *longitude)
{
  const double half = gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0 / ZAVOD_WORLD_SIZE * exp2 (-zoom);
  const double north = zavod_mercator_get_latitude ((ZavodMercator) { 0, half });
  const double south = zavod_mercator_get_latitude ((ZavodMercator) { 0, 1 - half });

  *latitude = MAX (MIN (*latitude, north), south);
  *latitude = CLAMP (*latitude, self->limits.south, self->limits.north);
  *longitude = CLAMP (*longitude, self->limits.west, self->limits.east);
}

static void
on_location (ZavodMapCamera *self)
{
  ShumateLocation *location = SHUMATE_LOCATION (zavod_map_camera_get_viewport (self));
  double latitude = shumate_location_get_latitude (location);
  double longitude = shumate_location_get_longitude (location);

  keep_within (self, zavod_map_camera_get_zoom (self), &latitude, &longitude);
  if (latitude != shumate_location_get_latitude (location) || longitude != shumate_location_get_longitude (location))
    shumate_location_set_location (location, latitude, longitude);
}

/* ---- what was looked at ---- */

static ZavodMapPlace
get_place (ZavodMapCamera *self)
{
  ShumateLocation *location = SHUMATE_LOCATION (zavod_map_camera_get_viewport (self));

  return (ZavodMapPlace) { shumate_location_get_latitude (location), shumate_location_get_longitude (location),
                           zavod_map_camera_get_zoom (self) };
}

static void
visit (ZavodMapCamera *self)
{
  const ZavodMapPlace place = get_place (self);

  if (self->correcting)
    zavod_map_history_correct (self->history, &place);
  else
    zavod_map_history_visit (self->history, &place);
  self->correcting = FALSE;
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

static void
on_rest (gpointer user_data)
{
  ZavodMapCamera *self = user_data;

  self->rest = 0;
  visit (self);
  g_signal_emit (self, signals[RESTED], 0);
}

static void
on_moved (ZavodMapCamera *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_once (REST, on_rest, self);
}

/* Before a jump: where one is now can be gone back to, even if one has not been there for long. */
static void
leave (ZavodMapCamera *self)
{
  if (self->rest != 0 && !is_moving (self))
    visit (self);
}

/* North stays up: two fingers zoom, and do not turn the map. */
static void
on_rotation (ShumateViewport *viewport)
{
  if (shumate_viewport_get_rotation (viewport) != 0)
    shumate_viewport_set_rotation (viewport, 0);
}

static void
zavod_map_camera_dispose (GObject *object)
{
  ZavodMapCamera *self = ZAVOD_MAP_CAMERA (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->base_map);

  G_OBJECT_CLASS (zavod_map_camera_parent_class)->dispose (object);
}

static void
zavod_map_camera_finalize (GObject *object)
{
  zavod_map_history_free (ZAVOD_MAP_CAMERA (object)->history);

  G_OBJECT_CLASS (zavod_map_camera_parent_class)->finalize (object);
}

static void
zavod_map_camera_class_init (ZavodMapCameraClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_map_camera_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_map_camera_finalize;

  signals[RESTED] = g_signal_new ("rested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
zavod_map_camera_init (ZavodMapCamera *self)
{
  self->history = zavod_map_history_new ();
  self->limits = (ZavodBox) { -180, -ZAVOD_MAX_LATITUDE, 180, ZAVOD_MAX_LATITUDE };
}

/**
 * zavod_map_camera_new:
 * @map: must outlive the camera
 * @base_map: is told of jumps
 */
ZavodMapCamera *
zavod_map_camera_new (ShumateMap   *map,
                      ZavodBaseMap *base_map)
{
  ZavodMapCamera *self = g_object_new (ZAVOD_TYPE_MAP_CAMERA, NULL);
  ShumateViewport *viewport = shumate_map_get_viewport (map);

  self->map = map;
  self->base_map = g_object_ref (base_map);
  shumate_viewport_set_min_zoom_level (viewport, ZAVOD_MAP_MIN_ZOOM);
  shumate_viewport_set_max_zoom_level (viewport, ZAVOD_MAP_MAX_ZOOM);
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (on_location), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::longitude", G_CALLBACK (on_location), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (on_location), self, G_CONNECT_SWAPPED);
  g_signal_connect (viewport, "notify::rotation", G_CALLBACK (on_rotation), NULL);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * zavod_map_camera_get_max_zoom:
 *
 * Returns: the deepest zoom that can be gone to
 */
double
zavod_map_camera_get_max_zoom (ZavodMapCamera *self)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_CAMERA (self), ZAVOD_MAP_MAX_ZOOM);

  return shumate_viewport_get_max_zoom_level (zavod_map_camera_get_viewport (self));
}

/**
 * zavod_map_camera_set_max_zoom:
 * @max_zoom: whole; from where the view is deeper it goes back to there
 */
void
zavod_map_camera_set_max_zoom (ZavodMapCamera *self,
                               guint           max_zoom)
{
  ShumateViewport *viewport;

  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  viewport = zavod_map_camera_get_viewport (self);
  if (zavod_map_camera_get_zoom (self) > max_zoom)
    zavod_map_camera_go_to (self, shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                            shumate_location_get_longitude (SHUMATE_LOCATION (viewport)), max_zoom, FALSE);
  shumate_viewport_set_max_zoom_level (viewport, max_zoom);
}

ShumateViewport *
zavod_map_camera_get_viewport (ZavodMapCamera *self)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_CAMERA (self), NULL);

  return shumate_map_get_viewport (self->map);
}

double
zavod_map_camera_get_zoom (ZavodMapCamera *self)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_CAMERA (self), 0);

  return shumate_viewport_get_zoom_level (zavod_map_camera_get_viewport (self));
}

/**
 * zavod_map_camera_get_metres_per_pixel:
 * @latitude: degrees: Web Mercator stretches what is far from the equator
 *
 * Returns: the scale of the map there, at the zoom of this moment
 */
double
zavod_map_camera_get_metres_per_pixel (ZavodMapCamera *self,
                                       double          latitude)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_CAMERA (self), 0);

  return EQUATOR / ZAVOD_WORLD_SIZE * cos (latitude * G_PI / 180) / exp2 (zavod_map_camera_get_zoom (self));
}

/**
 * zavod_map_camera_set_limits:
 * @limits: where the middle of the view has to stay
 */
void
zavod_map_camera_set_limits (ZavodMapCamera *self,
                             const ZavodBox *limits)
{
  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  self->limits = *limits;
  on_location (self);
}

/**
 * zavod_map_camera_expect_size:
 * @width: pixels that the map will probably have
 * @height: the same
 *
 * What is fitted before the map is laid out is fitted into that.
 */
void
zavod_map_camera_expect_size (ZavodMapCamera *self,
                              int             width,
                              int             height)
{
  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  self->expected_width = width;
  self->expected_height = height;
}

static void
move_to (ZavodMapCamera *self,
         double          latitude,
         double          longitude,
         double          zoom,
         gboolean        animate)
{
  const gboolean glide = animate && adw_get_enable_animations (GTK_WIDGET (self->map));

  zoom = CLAMP (zoom, ZAVOD_MAP_MIN_ZOOM, zavod_map_camera_get_max_zoom (self));
  keep_within (self, zoom, &latitude, &longitude);
  self->target_zoom = zoom;
  self->moving_until = glide ? g_get_monotonic_time () + DURATION * 1000 : 0;
  if (glide)
    {
      shumate_map_go_to_full_with_duration (self->map, latitude, longitude, zoom, DURATION);
    }
  else
    {
      shumate_map_stop_go_to (self->map);
      shumate_viewport_set_zoom_level (zavod_map_camera_get_viewport (self), zoom);
      shumate_location_set_location (SHUMATE_LOCATION (zavod_map_camera_get_viewport (self)), latitude, longitude);
    }
  zavod_base_map_nudge (self->base_map);
}

/**
 * zavod_map_camera_go_to:
 * @animate: whether to glide there, where the user has not turned animations off
 *
 * Jumps: what was in view before can be gone back to.
 */
void
zavod_map_camera_go_to (ZavodMapCamera *self,
                        double          latitude,
                        double          longitude,
                        double          zoom,
                        gboolean        animate)
{
  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  leave (self);
  move_to (self, latitude, longitude, zoom, animate);
}

static void
zoom_to (ZavodMapCamera *self,
         double          zoom,
         double          x,
         double          y)
{
  const double shift = exp2 (-zavod_map_camera_get_zoom (self)) - exp2 (-zoom);
  ZavodMercator place = get_middle (self);

  place.x += x * shift / ZAVOD_WORLD_SIZE;
  place.y += y * shift / ZAVOD_WORLD_SIZE;
  move_to (self, zavod_mercator_get_latitude (place), zavod_mercator_get_longitude (place), zoom, TRUE);
}

/**
 * zavod_map_camera_zoom_by:
 * @steps: whole zooms, inwards when positive; from between two zooms the first step goes to the nearer whole one
 * @x: pixels from the middle of the map: what is there stays there
 * @y: pixels from the middle of the map
 */
void
zavod_map_camera_zoom_by (ZavodMapCamera *self,
                          int             steps,
                          double          x,
                          double          y)
{
  const double from = get_target_zoom (self);
  const double whole = steps > 0 ? floor (from + 0.01) : ceil (from - 0.01);

  zoom_to (self, CLAMP (whole + steps, ZAVOD_MAP_MIN_ZOOM, zavod_map_camera_get_max_zoom (self)), x, y);
}

/**
 * zavod_map_camera_settle:
 * @x: pixels from the middle of the map: what is there stays there
 * @y: pixels from the middle of the map
 *
 * Goes on to the nearest whole zoom: between two the base map is soft. It is no other view to go back to. What was fitted
 * stays as it is.
 */
void
zavod_map_camera_settle (ZavodMapCamera *self,
                         double          x,
                         double          y)
{
  const double zoom = zavod_map_camera_get_zoom (self);

  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  if (zoom == round (zoom) || is_moving (self) || zavod_map_camera_is_fitted (self))
    return;

  zoom_to (self, round (zoom), x, y);
  self->correcting = TRUE;
}

/**
 * zavod_map_camera_pan:
 * @dx: pixels; positive shows more of the east
 * @dy: pixels; positive shows more of the south
 */
void
zavod_map_camera_pan (ZavodMapCamera *self,
                      double          dx,
                      double          dy)
{
  const double scale = exp2 (-zavod_map_camera_get_zoom (self)) / ZAVOD_WORLD_SIZE;
  ZavodMercator place = get_middle (self);

  place.x += dx * scale;
  place.y += dy * scale;
  move_to (self, zavod_mercator_get_latitude (place), zavod_mercator_get_longitude (place), zavod_map_camera_get_zoom (self), TRUE);
}

/* The part of the map that is inside the margins; before it is laid out, of the size that is expected. */
static graphene_size_t
get_free_size (ZavodMapCamera  *self,
               const GtkBorder *margins)
{
  const gboolean laid_out = gtk_widget_get_width (GTK_WIDGET (self->map)) > 0;
  const int width = laid_out ? gtk_widget_get_width (GTK_WIDGET (self->map)) : self->expected_width;
  const int height = laid_out ? gtk_widget_get_height (GTK_WIDGET (self->map)) : self->expected_height;

  return GRAPHENE_SIZE_INIT (MAX (width - margins->left - margins->right, 1),
                             MAX (height - margins->top - margins->bottom, 1));
}

/* Returns: pixels that the box has at zoom 0 */
static graphene_size_t
get_extent (const ZavodBox *box)
{
  const ZavodMercator north_west = zavod_mercator_project (box->north, box->west);
  const ZavodMercator south_east = zavod_mercator_project (box->south, box->east);

  return GRAPHENE_SIZE_INIT ((float) ((south_east.x - north_west.x) * ZAVOD_WORLD_SIZE),
                             (float) ((south_east.y - north_west.y) * ZAVOD_WORLD_SIZE));
}

/**
 * zavod_map_camera_can_show:
 * @box: what should be in view
 * @margins: pixels along the edges that are to stay free
 *
 * Returns: whether there is a zoom at which all of it is in view
 */
gboolean
zavod_map_camera_can_show (ZavodMapCamera  *self,
                           const ZavodBox  *box,
                           const GtkBorder *margins)
{
  const graphene_size_t free = get_free_size (self, margins);
  const graphene_size_t extent = get_extent (box);

  g_return_val_if_fail (ZAVOD_IS_MAP_CAMERA (self), FALSE);

  return extent.width * exp2 (ZAVOD_MAP_MIN_ZOOM) <= free.width && extent.height * exp2 (ZAVOD_MAP_MIN_ZOOM) <= free.height;
}

/**
 * zavod_map_camera_get_fitting_zoom:
 * @box: what has to be in view
 * @margins: pixels along the edges that are to stay free
 * @max_zoom: not deeper than this, though the box would fit
 *
 * Returns: the deepest whole zoom at which the box is in view, for between two zooms the base map is soft; on a narrow
 *   map, where that would make the box tiny, the deepest zoom
 */
double
zavod_map_camera_get_fitting_zoom (ZavodMapCamera  *self,
                                   const ZavodBox  *box,
                                   const GtkBorder *margins,
                                   double           max_zoom)
{
  const graphene_size_t free = get_free_size (self, margins);
  const graphene_size_t extent = get_extent (box);
  double zoom = ZAVOD_MAP_MAX_ZOOM;

  g_return_val_if_fail (ZAVOD_IS_MAP_CAMERA (self), max_zoom);
  g_return_val_if_fail (!zavod_box_is_empty (box), max_zoom);

  if (extent.width > 0)
    zoom = MIN (zoom, log2 (free.width / extent.width));
  if (extent.height > 0)
    zoom = MIN (zoom, log2 (free.height / extent.height));

  if (MAX (extent.width, extent.height) * exp2 (floor (zoom)) > TINY)
    zoom = floor (zoom);

  return CLAMP (MIN (zoom, max_zoom), ZAVOD_MAP_MIN_ZOOM, ZAVOD_MAP_MAX_ZOOM);
}

/* Returns: the middle of the view in which the box lies between the margins */
static ZavodMercator
place_box (const ZavodBox  *box,
           const GtkBorder *margins,
           double           zoom)
{
  const ZavodMercator north_west = zavod_mercator_project (box->north, box->west);
  const ZavodMercator south_east = zavod_mercator_project (box->south, box->east);
  const double pixel = exp2 (-zoom) / ZAVOD_WORLD_SIZE;

  return (ZavodMercator) { (north_west.x + south_east.x + (margins->right - margins->left) * pixel) / 2,
                           (north_west.y + south_east.y + (margins->bottom - margins->top) * pixel) / 2 };
}

/**
 * zavod_map_camera_fit:
 * @box: what has to be in view
 * @margins: pixels along the edges that are to stay free; its middle is put into the middle between them
 * @max_zoom: not deeper than this, though the box would fit
 * @animate: %FALSE where the same view is to be had in another size: there is nothing to go back to, then
 *
 * Until the view changes zavod_map_camera_is_fitted().
 */
void
zavod_map_camera_fit (ZavodMapCamera  *self,
                      const ZavodBox  *box,
                      const GtkBorder *margins,
                      double           max_zoom,
                      gboolean         animate)
{
  const double zoom = zavod_map_camera_get_fitting_zoom (self, box, margins, max_zoom);
  const ZavodMercator place = place_box (box, margins, zoom);

  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  if (animate)
    leave (self);
  move_to (self, zavod_mercator_get_latitude (place), zavod_mercator_get_longitude (place), zoom, animate);
  self->correcting = !animate && self->rest != 0;
  self->fitted = place;
  self->fitted_zoom = zoom;
}

/**
 * zavod_map_camera_look_at:
 * @box: what has to be in view
 * @margins: pixels along the edges that are to stay free; its middle is put into the middle between them
 * @max_zoom: not deeper than this, though the box would fit
 *
 * Goes there as the user would: what is shown is then somebody's choice, in whatever size.
 */
void
zavod_map_camera_look_at (ZavodMapCamera  *self,
                          const ZavodBox  *box,
                          const GtkBorder *margins,
                          double           max_zoom)
{
  const double zoom = zavod_map_camera_get_fitting_zoom (self, box, margins, max_zoom);
  const ZavodMercator place = place_box (box, margins, zoom);

  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  zavod_map_camera_go_to (self, zavod_mercator_get_latitude (place), zavod_mercator_get_longitude (place), zoom, TRUE);
}

/**
 * zavod_map_camera_go_back:
 * @steps: views back; forward again when negative
 */
void
zavod_map_camera_go_back (ZavodMapCamera *self,
                          int             steps)
{
  const ZavodMapPlace *place;

  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  leave (self);
  place = zavod_map_history_go (self->history, -steps);
  if (place != NULL)
    move_to (self, place->latitude, place->longitude, place->zoom, TRUE);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

gboolean
zavod_map_camera_can_go_back (ZavodMapCamera *self,
                              int             steps)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_CAMERA (self), FALSE);

  return zavod_map_history_can_go (self->history, -steps);
}

/* Another atlas: what was in view before was a view of something else. */
void
zavod_map_camera_forget_history (ZavodMapCamera *self)
{
  g_return_if_fail (ZAVOD_IS_MAP_CAMERA (self));

  zavod_map_history_clear (self->history);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

/**
 * zavod_map_camera_is_fitted:
 *
 * Returns: whether the view is still what the last fit chose: a window that becomes larger may fit again, then
 */
gboolean
zavod_map_camera_is_fitted (ZavodMapCamera *self)
{
  const ZavodMercator middle = get_middle (self);

  return fabs (middle.x - self->fitted.x) < 1e-6 && fabs (middle.y - self->fitted.y) < 1e-6
         && zavod_map_camera_get_zoom (self) == self->fitted_zoom;
}
