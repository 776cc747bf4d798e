/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-mark.h"

#include <adwaita.h>
#include <math.h>

#define DEFAULT_SIZE 18
#define RADIUS_SHARE 0.36f   /* of the size; the rest is for shapes that reach further, and for air */
#define CIRCLE_SHARE 0.46f   /* of the circle that a vague place is */
#define MIDDLE_SHARE 0.2f    /* of the mark inside it */

struct _ZavodMark
{
  GtkWidget parent_instance;

  ZavodShape shape;
  ZavodLook look;
  gboolean any_look;
  gboolean any_shape;
  gboolean vague;
  int size;
};

enum
{
  PROP_0,
  PROP_SHAPE,
  PROP_LOOK,
  PROP_ANY_LOOK,
  PROP_ANY_SHAPE,
  PROP_VAGUE,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodMark, zavod_mark, GTK_TYPE_WIDGET)

static void
update_label (ZavodMark *self)
{
  const char *shape = zavod_shape_get_label (self->shape);
  const char *look = zavod_look_get_label (self->look);
  g_autofree char *both = g_strconcat (shape, ", ", look, NULL);
  const char *label = self->any_look ? shape : self->any_shape ? look : both;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
refresh (ZavodMark *self)
{
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_flag (ZavodMark *self,
          gboolean  *flag,
          gboolean   value,
          guint      property)
{
  if (*flag == value)
    return;

  *flag = value;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
zavod_mark_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  *minimum = *natural = ZAVOD_MARK (widget)->size;
}

static void
zavod_mark_widget_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  ZavodMark *self = ZAVOD_MARK (widget);
  const float x = gtk_widget_get_width (widget) / 2.0f, y = gtk_widget_get_height (widget) / 2.0f;
  ZavodMarkFlags flags = ZAVOD_MARK_NONE;

  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    flags |= ZAVOD_MARK_DARK;
  if (self->any_look)
    flags |= ZAVOD_MARK_ANY_LOOK;

  if (self->vague)
    zavod_mark_snapshot_circle (snapshot, x, y, self->size * CIRCLE_SHARE, self->look, flags);
  zavod_mark_snapshot (snapshot, x, y, self->size * (self->vague ? MIDDLE_SHARE : RADIUS_SHARE),
                       self->any_shape ? ZAVOD_SHAPE_CARS : self->shape, self->look, flags);
}

static void
zavod_mark_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  ZavodMark *self = ZAVOD_MARK (object);

  switch (id)
    {
    case PROP_SHAPE:
      g_value_set_uint (value, self->shape);
      break;
    case PROP_LOOK:
      g_value_set_uint (value, self->look);
      break;
    case PROP_ANY_LOOK:
      g_value_set_boolean (value, self->any_look);
      break;
    case PROP_ANY_SHAPE:
      g_value_set_boolean (value, self->any_shape);
      break;
    case PROP_VAGUE:
      g_value_set_boolean (value, self->vague);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_mark_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  ZavodMark *self = ZAVOD_MARK (object);

  switch (id)
    {
    case PROP_SHAPE:
      zavod_mark_set_shape (self, g_value_get_uint (value));
      break;
    case PROP_LOOK:
      zavod_mark_set_look (self, g_value_get_uint (value));
      break;
    case PROP_ANY_LOOK:
      set_flag (self, &self->any_look, g_value_get_boolean (value), PROP_ANY_LOOK);
      break;
    case PROP_ANY_SHAPE:
      set_flag (self, &self->any_shape, g_value_get_boolean (value), PROP_ANY_SHAPE);
      break;
    case PROP_VAGUE:
      set_flag (self, &self->vague, g_value_get_boolean (value), PROP_VAGUE);
      break;
    case PROP_SIZE:
      zavod_mark_set_size (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_mark_class_init (ZavodMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = zavod_mark_get_property;
  object_class->set_property = zavod_mark_set_property;
  widget_class->measure = zavod_mark_measure;
  widget_class->snapshot = zavod_mark_widget_snapshot;

  properties[PROP_SHAPE] = g_param_spec_uint ("shape", NULL, NULL, 0, ZAVOD_N_SHAPES - 1, ZAVOD_SHAPE_UNSTATED, flags);
  properties[PROP_LOOK] = g_param_spec_uint ("look", NULL, NULL, 0, ZAVOD_N_LOOKS - 1, ZAVOD_LOOK_UNKNOWN, flags);
  properties[PROP_ANY_LOOK] = g_param_spec_boolean ("any-look", NULL, NULL, FALSE, flags);
  properties[PROP_ANY_SHAPE] = g_param_spec_boolean ("any-shape", NULL, NULL, FALSE, flags);
  properties[PROP_VAGUE] = g_param_spec_boolean ("vague", NULL, NULL, FALSE, flags);
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 1, G_MAXINT, DEFAULT_SIZE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
zavod_mark_init (ZavodMark *self)
{
  self->size = DEFAULT_SIZE;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update_label (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
zavod_mark_new (ZavodShape shape,
                ZavodLook  look)
{
  return g_object_new (ZAVOD_TYPE_MARK, "shape", (guint) shape, "look", (guint) look, NULL);
}

void
zavod_mark_set_shape (ZavodMark  *self,
                      ZavodShape  shape)
{
  g_return_if_fail (ZAVOD_IS_MARK (self));
  g_return_if_fail (shape < ZAVOD_N_SHAPES);

  if (self->shape == shape)
    return;

  self->shape = shape;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHAPE]);
}

void
zavod_mark_set_look (ZavodMark *self,
                     ZavodLook  look)
{
  g_return_if_fail (ZAVOD_IS_MARK (self));
  g_return_if_fail (look < ZAVOD_N_LOOKS);

  if (self->look == look)
    return;

  self->look = look;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOK]);
}

/**
 * zavod_mark_set_radius:
 * @radius: in pixels, as on the map
 *
 * Makes the widget as large as such a mark needs.
 */
void
zavod_mark_set_radius (ZavodMark *self,
                       float      radius)
{
  zavod_mark_set_size (self, (int) roundf (radius / RADIUS_SHARE));
}

/**
 * zavod_mark_set_size:
 * @size: width and height in pixels; the mark itself is about two thirds of it
 */
void
zavod_mark_set_size (ZavodMark *self,
                     int        size)
{
  g_return_if_fail (ZAVOD_IS_MARK (self));
  g_return_if_fail (size > 0);

  if (self->size == size)
    return;

  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}
