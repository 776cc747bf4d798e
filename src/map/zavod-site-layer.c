/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-layer-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "zavod-collation.h"

#define QUIET_FRAMES 6       /* without movement, before names are placed and read out */
#define FAINT_FRAMES 3       /* until the names that the base map is about to write can be seen */
#define FADE_FRAMES 18       /* until the base map's names have faded in and out */
#define MAX_NAMES 400
#define MAX_MEMBERS 200      /* of one place, to choose from */

G_DEFINE_FINAL_TYPE (ZavodSiteLayer, zavod_site_layer, SHUMATE_TYPE_LAYER)

enum
{
  SITE_ACTIVATED,
  MEMBERS_WANTED,
  CARD_CHANGED,
  POINTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- after the movement ---- */

static void
request_names (ZavodSiteLayer *self)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 selected = self->session != NULL ? zavod_session_get_selected_site (self->session) : 0;

  if (selected != 0)
    g_array_append_val (ids, selected);
  for (guint i = 0; i < marks->len && ids->len < MAX_NAMES; i++)
    zavod_site_layer_append_ids (self, &g_array_index (marks, ZavodVisibleMark, i), 8, ids);
  zavod_site_names_request (self->names, ids);
}

static void
settle (ZavodSiteLayer *self)
{
  request_names (self);
  zavod_site_layer_place_labels (self);
  zavod_site_layer_update_options (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The mark that a card is shown for: the pointer's, else the one that keys have gone to; 0: none. */
static guint64
get_card_key (ZavodSiteLayer *self)
{
  if (self->hovered != 0)
    return self->hovered;

  return self->by_keys && gtk_widget_has_focus (GTK_WIDGET (self)) ? self->cursor : 0;
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);

  const gboolean quiet = self->quiet_frames > 0 && --self->quiet_frames == 0;
  const gboolean faded = self->fade_frames > 0 && --self->fade_frames == 0;

  if (quiet || faded)
    settle (self);
  if (get_card_key (self) != 0)  /* its mark may have moved */
    g_signal_emit (self, signals[CARD_CHANGED], 0);
  if (self->quiet_frames > 0 || self->fade_frames > 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
settle_after (ZavodSiteLayer *self,
              int             frames)
{
  self->quiet_frames = MAX (self->quiet_frames, frames);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/**
 * zavod_site_layer_update_view:
 *
 * Draws anew what is in view; names follow when it has come to rest.
 */
void
zavod_site_layer_update_view (ZavodSiteLayer *self)
{
  self->marks_valid = FALSE;
  g_clear_pointer (&self->below, gsk_render_node_unref);
  self->quiet_frames = 0;
  if (self->fan != 0 && self->fan_zoom != zavod_map_camera_get_zoom (self->camera))
    zavod_site_layer_fold_fan (self);
  settle_after (self, QUIET_FRAMES);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Our names come at once, beside all that the base map is writing or wiping out; where it has wiped something out there
 * may be room for more of them. */
static void
on_base_map_loaded (ZavodSiteLayer *self)
{
  self->fade_frames = FADE_FRAMES;
  settle_after (self, FAINT_FRAMES);
}

static void
on_names_loaded (ZavodSiteLayer *self)
{
  settle_after (self, 1);
}

void
zavod_site_layer_drop_drawings (ZavodSiteLayer *self)
{
  g_hash_table_remove_all (self->nodes);
  g_clear_pointer (&self->below, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_scale_changed (ZavodSiteLayer *self)
{
  g_hash_table_remove_all (self->labels);
  zavod_site_layer_drop_drawings (self);
  settle_after (self, QUIET_FRAMES);
}

/* ---- for the rest of the map ---- */

static void
add_point (ZavodBox             *box,
           const ZavodSitePoint *point)
{
  if (point != NULL && isfinite (point->latitude) && isfinite (point->longitude))
    zavod_box_add (box, point->latitude, point->longitude);
}

/**
 * zavod_site_layer_get_box:
 * @box: (out caller-allocates): what holds all sites that have a place
 *
 * Returns: whether there are any
 */
gboolean
zavod_site_layer_get_box (ZavodSiteLayer *self,
                          ZavodBox       *box)
{
  *box = ZAVOD_BOX_EMPTY;
  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    add_point (box, &g_array_index (self->all, ZavodSitePoint, i));

  return !zavod_box_is_empty (box);
}

/**
 * zavod_site_layer_get_selected_box:
 * @box: (out caller-allocates): what holds the selected sites that have a place
 *
 * Returns: whether there are any
 */
gboolean
zavod_site_layer_get_selected_box (ZavodSiteLayer *self,
                                   ZavodBox       *box)
{
  gsize n_sites = 0;
  const gint64 *sites = self->session != NULL ? zavod_session_get_selected_sites (self->session, &n_sites) : NULL;
  guint from = 0;

  *box = ZAVOD_BOX_EMPTY;
  for (gsize i = 0; i < n_sites && self->all != NULL; i++)
    add_point (box, zavod_site_layer_find_next (self->all, &from, sites[i]));

  return !zavod_box_is_empty (box);
}

/**
 * zavod_site_layer_get_clusters:
 *
 * Returns: (transfer full) (element-type ZavodCluster): all marks that there are at a whole zoom, in view or not
 */
GArray *
zavod_site_layer_get_clusters (ZavodSiteLayer *self,
                               guint           zoom)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));

  if (self->clusters != NULL)
    zavod_clusters_query (self->clusters, zoom, -180, -90, 180, 90, clusters);

  return clusters;
}

/**
 * zavod_site_layer_get_kinds:
 * @kinds: (out caller-allocates): what occurs on the map, or would without the filter
 */
void
zavod_site_layer_get_kinds (ZavodSiteLayer *self,
                            ZavodMapKinds  *kinds)
{
  *kinds = (ZavodMapKinds) { 0 };
  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    {
      const ZavodSitePoint *point = &g_array_index (self->all, ZavodSitePoint, i);

      if (!isfinite (point->latitude) || !isfinite (point->longitude))
        continue;
      kinds->looks[zavod_status_get_look (point->status)] = TRUE;
      kinds->shapes[MIN (point->shape, ZAVOD_N_SHAPES - 1)] = TRUE;
      kinds->vague |= point->vague;
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      names)
{
  const ZavodTuple *first = zavod_site_names_get (names, *(const gint64 *) a);
  const ZavodTuple *second = zavod_site_names_get (names, *(const gint64 *) b);

  if (first == NULL || second == NULL)
    return (second != NULL) - (first != NULL);

  return zavod_collation_compare (first->cells[ZAVOD_SITES_NAME], second->cells[ZAVOD_SITES_NAME]);
}

/* Returns: the sites of a mark as people look for them: by name. */
static GArray *
get_members (ZavodSiteLayer *self,
             guint64         key,
             GdkRectangle   *area)
{
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, key);
  GArray *ids;

  if (mark == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  zavod_site_layer_append_ids (self, mark, MAX_MEMBERS, ids);
  g_array_sort_with_data (ids, compare_names, self->names);
  *area = (GdkRectangle) { mark->x - ZAVOD_HIT_RADIUS, mark->y - ZAVOD_HIT_RADIUS,
                           2 * ZAVOD_HIT_RADIUS, 2 * ZAVOD_HIT_RADIUS };
  return ids;
}

/**
 * zavod_site_layer_get_card_sites:
 * @area: (out caller-allocates): where the mark is
 * @n_sites: (out): how many sites the mark has
 *
 * Returns: (nullable) (transfer full) (element-type gint64): the sites of the mark that pointer or keyboard ask about
 */
GArray *
zavod_site_layer_get_card_sites (ZavodSiteLayer *self,
                                 GdkRectangle   *area,
                                 guint          *n_sites)
{
  const guint64 key = get_card_key (self);
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, key);

  *n_sites = mark != NULL ? mark->cluster.n : 0;
  return get_members (self, key, area);
}

/**
 * zavod_site_layer_get_at_cursor:
 * @area: (out caller-allocates): where the mark is
 *
 * Returns: (nullable) (transfer full) (element-type gint64): the sites of the mark that the keyboard is at
 */
GArray *
zavod_site_layer_get_at_cursor (ZavodSiteLayer *self,
                                GdkRectangle   *area)
{
  return get_members (self, self->cursor, area);
}

void
zavod_site_layer_set_cursor (ZavodSiteLayer *self,
                             guint64         key)
{
  const guint64 old = self->cursor;
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, key);
  g_autofree char *words = mark != NULL ? zavod_site_layer_describe (self, mark) : g_strdup ("");

  self->cursor = key;
  if (old != 0)
    zavod_site_layer_tell_option (self, old);
  zavod_site_layer_tell_option (self, key);
  /* the map itself says what is chosen too: it is where the keyboard focus really is */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CARD_CHANGED], 0);
}

/**
 * zavod_site_layer_step:
 * @steps: 1 to the next mark in reading order, -1 to the one before; %G_MAXINT to the last, %G_MININT to the first
 */
void
zavod_site_layer_step (ZavodSiteLayer *self,
                       int             steps)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  const ZavodVisibleMark *at = zavod_site_layer_find_mark (self, self->cursor);
  gint64 i = at != NULL ? at - (ZavodVisibleMark *) marks->data : steps > 0 ? -1 : (gint64) marks->len;

  if (marks->len == 0)
    return;

  i = CLAMP (i + steps, 0, (gint64) marks->len - 1);
  zavod_site_layer_visit_mark (self, &g_array_index (marks, ZavodVisibleMark, i));
}

/* ---- the widget ---- */

static void
zavod_site_layer_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);

  GTK_WIDGET_CLASS (zavod_site_layer_parent_class)->size_allocate (widget, width, height, baseline);

  /* a new option asks for an allocation too, and nothing has moved */
  if (self->width != width || self->height != height)
    zavod_site_layer_update_view (self);
  self->width = width;
  self->height = height;
  zavod_site_layer_allocate_options (self);
}

static void
zavod_site_layer_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (zavod_site_layer_parent_class)->system_setting_changed (widget, setting);

  on_scale_changed (ZAVOD_SITE_LAYER (widget));
}

/* ShumateLayer lets every event through to the map below; this one answers to the pointer. */
static gboolean
zavod_site_layer_contains (GtkWidget *widget,
                           double     x,
                           double     y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) && y < gtk_widget_get_height (widget);
}

static void
zavod_site_layer_dispose (GObject *object)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (object);

  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_object (&self->session_signals);
  zavod_site_layer_stop_fan (self);
  zavod_site_layer_drop_options (self);
  g_clear_object (&self->session);
  g_clear_object (&self->sizes);
  g_clear_object (&self->names);
  g_clear_object (&self->base_map);
  g_clear_object (&self->camera);

  G_OBJECT_CLASS (zavod_site_layer_parent_class)->dispose (object);
}

static void
zavod_site_layer_finalize (GObject *object)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (object);

  zavod_site_layer_drop_points (self);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->by_size);
  g_array_unref (self->faint);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->nodes);
  g_clear_pointer (&self->below, gsk_render_node_unref);
  g_ptr_array_unref (self->options);

  G_OBJECT_CLASS (zavod_site_layer_parent_class)->finalize (object);
}

static void
zavod_site_layer_class_init (ZavodSiteLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_site_layer_dispose;
  object_class->finalize = zavod_site_layer_finalize;
  widget_class->snapshot = zavod_site_layer_snapshot;
  widget_class->contains = zavod_site_layer_contains;
  widget_class->size_allocate = zavod_site_layer_size_allocate;
  widget_class->system_setting_changed = zavod_site_layer_system_setting_changed;

  signals[SITE_ACTIVATED] = g_signal_new ("site-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MEMBERS_WANTED] = g_signal_new ("members-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[CARD_CHANGED] = g_signal_new ("card-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[POINTS_CHANGED] = g_signal_new ("points-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  zavod_site_layer_class_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "site-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_BOX);
}

static void
zavod_site_layer_init (ZavodSiteLayer *self)
{
  self->sizes = zavod_site_sizes_new ();
  self->marks = g_array_new (FALSE, FALSE, sizeof (ZavodVisibleMark));
  self->by_size = g_ptr_array_new ();
  self->faint = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  self->labels = zavod_site_layer_new_labels ();
  self->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
  self->options = g_ptr_array_new ();
  zavod_site_layer_follow_session (self);
  g_signal_connect_object (self->sizes, "changed", G_CALLBACK (zavod_site_layer_update_view), self, G_CONNECT_SWAPPED);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  zavod_site_layer_add_controllers (self);
  zavod_site_layer_add_band (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map of sites"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT, _("The arrow keys go from site to site. Enter opens "
                                                                       "the record, Space selects, Escape selects "
                                                                       "nothing and then leaves the map."),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE,
                                  -1);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_changed), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (zavod_site_layer_drop_drawings), self,
                           G_CONNECT_SWAPPED);
}

ZavodSiteLayer *
zavod_site_layer_new (ZavodMapCamera *camera,
                      ZavodBaseMap   *base_map,
                      ZavodSiteNames *names)
{
  ShumateViewport *viewport = zavod_map_camera_get_viewport (camera);
  ZavodSiteLayer *self = g_object_new (ZAVOD_TYPE_SITE_LAYER, "viewport", viewport, NULL);

  self->camera = g_object_ref (camera);
  self->base_map = g_object_ref (base_map);
  self->names = g_object_ref (names);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (zavod_site_layer_update_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (base_map, "loaded", G_CALLBACK (on_base_map_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (names, "loaded", G_CALLBACK (on_names_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (names, "outdated", G_CALLBACK (zavod_site_layer_update_view), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * zavod_site_layer_set_obstacles:
 * @overlay: its children that are not the map are kept clear of names
 */
void
zavod_site_layer_set_obstacles (ZavodSiteLayer *self,
                                GtkWidget      *overlay)
{
  self->overlay = overlay;
}

/**
 * zavod_site_layer_set_on_paper:
 * @on_paper: whether it is drawn for white paper, whatever the window is
 */
void
zavod_site_layer_set_on_paper (ZavodSiteLayer *self,
                               gboolean        on_paper)
{
  g_return_if_fail (ZAVOD_IS_SITE_LAYER (self));

  self->on_paper = on_paper;
  zavod_site_layer_drop_drawings (self);
}
