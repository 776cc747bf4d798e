/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-legend.h"

#include <glib/gi18n.h>

#include "zavod-mark.h"

struct _ZavodMapLegend
{
  GtkWidget parent_instance;

  gboolean folded;

  GtkWidget *body;  /* the direct child: only such are unparented by gtk_widget_dispose_template */
  GtkWidget *unfold;
  GtkWidget *card;
  GtkGrid *grid;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodMapLegend, zavod_map_legend, GTK_TYPE_WIDGET)

static void
attach (ZavodMapLegend *self,
        GtkWidget      *mark,
        const char     *text,
        int             column,
        int             row)
{
  GtkWidget *label = gtk_label_new (text);

  /* the label says it: a reader need not hear the mark's name as well */
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  if (column > 0)
    gtk_widget_set_margin_start (mark, 10);
  gtk_grid_attach (self->grid, mark, column, row, 1, 1);
  gtk_grid_attach (self->grid, label, column + 1, row, 1, 1);
}

static void
clear_grid (ZavodMapLegend *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
zavod_map_legend_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ZavodMapLegend *self = ZAVOD_MAP_LEGEND (object);

  switch (id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_map_legend_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ZavodMapLegend *self = ZAVOD_MAP_LEGEND (object);

  switch (id)
    {
    case PROP_FOLDED:
      zavod_map_legend_set_folded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_map_legend_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_MAP_LEGEND);

  G_OBJECT_CLASS (zavod_map_legend_parent_class)->dispose (object);
}

static void
zavod_map_legend_class_init (ZavodMapLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zavod_map_legend_get_property;
  object_class->set_property = zavod_map_legend_set_property;
  object_class->dispose = zavod_map_legend_dispose;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-map-legend.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, body);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, unfold);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, card);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, grid);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
zavod_map_legend_init (ZavodMapLegend *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zavod_map_legend_set_folded (ZavodMapLegend *self,
                             gboolean        folded)
{
  g_return_if_fail (ZAVOD_IS_MAP_LEGEND (self));

  folded = !!folded;
  if (self->folded == folded)
    return;

  self->folded = folded;
  gtk_widget_set_visible (self->card, !folded);
  gtk_widget_set_visible (self->unfold, folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

gboolean
zavod_map_legend_get_folded (ZavodMapLegend *self)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_LEGEND (self), FALSE);

  return self->folded;
}

/**
 * zavod_map_legend_set_kinds:
 * @looks: which looks occur on the map
 * @shapes: which shapes occur
 */
void
zavod_map_legend_set_kinds (ZavodMapLegend *self,
                            const gboolean  looks[ZAVOD_N_LOOKS],
                            const gboolean  shapes[ZAVOD_N_SHAPES])
{
  static const ZavodLook look_order[] = { ZAVOD_LOOK_OPERATING, ZAVOD_LOOK_CONSTRUCTION, ZAVOD_LOOK_AGREED,
                                          ZAVOD_LOOK_ANNOUNCED, ZAVOD_LOOK_IDLE, ZAVOD_LOOK_DROPPED, ZAVOD_LOOK_UNKNOWN };
  static const ZavodShape shape_order[] = { ZAVOD_SHAPE_CARS, ZAVOD_SHAPE_BUSES, ZAVOD_SHAPE_TRUCKS,
                                            ZAVOD_SHAPE_TRACTORS, ZAVOD_SHAPE_PARTS, ZAVOD_SHAPE_UNSTATED };
  int row = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (look_order) == ZAVOD_N_LOOKS && G_N_ELEMENTS (shape_order) == ZAVOD_N_SHAPES);
  g_return_if_fail (ZAVOD_IS_MAP_LEGEND (self));

  clear_grid (self);
  for (guint i = 0; i < ZAVOD_N_LOOKS; i++)
    if (looks[look_order[i]])
      attach (self, g_object_new (ZAVOD_TYPE_MARK, "look", look_order[i], "any-shape", TRUE, NULL),
              zavod_look_get_label (look_order[i]), 0, row++);

  row = 0;
  for (guint i = 0; i < ZAVOD_N_SHAPES; i++)
    if (shapes[shape_order[i]])
      attach (self, g_object_new (ZAVOD_TYPE_MARK, "shape", shape_order[i], "any-look", TRUE, NULL),
              zavod_shape_get_label (shape_order[i]), 2, row++);
}
