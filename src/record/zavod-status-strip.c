/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-status-strip.h"

#include <adwaita.h>

#include "zavod-hatching.h"
#include "zavod-mark-draw.h"
#include "zavod-status-stage.h"

#define HEIGHT 16
#define RADIUS 4
#define GAP 2             /* between two stages */
#define MIN_WIDTH 6       /* of a stage, however short it was */
#define UNDATED_SHARE 0.1 /* of the axis, before its first day, for a stage that nobody dates */

struct _ZavodStatusStrip
{
  GtkWidget parent_instance;

  GArray *stages;  /* ZavodStatusStage */
};

G_DEFINE_FINAL_TYPE (ZavodStatusStrip, zavod_status_strip, GTK_TYPE_WIDGET)

static const ZavodStatusStage *
get_stage (ZavodStatusStrip *self,
           guint             number)
{
  return &g_array_index (self->stages, ZavodStatusStage, number);
}

static guint32
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const ZavodPartialDate today = { (guint16) g_date_time_get_year (now), (guint8) g_date_time_get_month (now),
                                   (guint8) g_date_time_get_day_of_month (now) };

  return zavod_partial_date_get_first_day (today);
}

/* Where a stage begins: 0 to 1; the one after the last begins at the end. */
static double
get_start (ZavodStatusStrip *self,
           guint             number)
{
  const gboolean has_undated = get_stage (self, 0)->first_day == 0;
  const double room = has_undated ? UNDATED_SHARE : 0;
  const guint32 first = get_stage (self, has_undated ? 1 : 0)->first_day;
  const guint32 last = MAX (get_today (), get_stage (self, self->stages->len - 1)->first_day + 1);

  if (number == self->stages->len)
    return 1;
  if (number == 0)
    return 0;

  return room + (1 - room) * (get_stage (self, number)->first_day - first) / (last - first);
}

/* What stands is full, what is only on its way is hatched: colour is never alone. */
static void
snapshot_stage (GtkSnapshot *snapshot,
                ZavodStatus  status,
                float        from,
                float        to)
{
  const ZavodLook look = zavod_status_get_look (status);
  const graphene_rect_t area = GRAPHENE_RECT_INIT (from, 0, to - from, HEIGHT);
  GskRoundedRect outline;
  GdkRGBA colour;

  zavod_look_get_colour (look, adw_style_manager_get_dark (adw_style_manager_get_default ()), &colour);
  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (zavod_look_is_solid (look))
    gtk_snapshot_append_color (snapshot, &colour, &area);
  else
    zavod_hatching_snapshot (snapshot, &area, &colour);
  gtk_snapshot_pop (snapshot);
  if (!zavod_look_is_solid (look))
    gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                (GdkRGBA[4]) { colour, colour, colour, colour });
}

static void
zavod_status_strip_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  ZavodStatusStrip *self = ZAVOD_STATUS_STRIP (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_snapshot_save (snapshot);
  if (is_mirrored)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  for (guint i = 0; i < self->stages->len; i++)
    {
      const float from = (float) get_start (self, i) * width;
      const float to = (float) get_start (self, i + 1) * width - (i + 1 < self->stages->len ? GAP : 0);

      snapshot_stage (snapshot, get_stage (self, i)->status, MIN (from, width - MIN_WIDTH), MAX (to, from + MIN_WIDTH));
    }
  gtk_snapshot_restore (snapshot);
}

static void
zavod_status_strip_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 48;
}

static void
zavod_status_strip_finalize (GObject *object)
{
  g_array_unref (ZAVOD_STATUS_STRIP (object)->stages);

  G_OBJECT_CLASS (zavod_status_strip_parent_class)->finalize (object);
}

static void
zavod_status_strip_class_init (ZavodStatusStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zavod_status_strip_finalize;
  widget_class->snapshot = zavod_status_strip_snapshot;
  widget_class->measure = zavod_status_strip_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
zavod_status_strip_init (ZavodStatusStrip *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * zavod_status_strip_new:
 * @stages: (element-type ZavodStatusStage): two at least, the oldest first
 * @words: what a screen reader says
 */
GtkWidget *
zavod_status_strip_new (GArray     *stages,
                        const char *words)
{
  ZavodStatusStrip *self = g_object_new (ZAVOD_TYPE_STATUS_STRIP, NULL);

  g_return_val_if_fail (stages->len > 1, GTK_WIDGET (self));

  self->stages = g_array_ref (stages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return GTK_WIDGET (self);
}
