/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-option.h"

#include <math.h>

struct _ZavodMapOption
{
  GtkWidget parent_instance;

  guint64 key;
  guint index;
  guint n_options;
  char *name;
  char *description;
  gboolean selected;
};

static ZavodSiteLayer *
get_layer (ZavodMapOption *self)
{
  return ZAVOD_SITE_LAYER (gtk_widget_get_parent (GTK_WIDGET (self)));
}

/* The keyboard stays with the layer, which knows at which mark it is. */
static gboolean
zavod_map_option_get_platform_state (GtkAccessible              *accessible,
                                     GtkAccessiblePlatformState  state)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (accessible);
  GtkWidget *layer = gtk_widget_get_parent (GTK_WIDGET (self));

  if (state == GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE)
    return TRUE;

  return state == GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED && layer != NULL && get_layer (self)->cursor == self->key
         && gtk_widget_has_focus (layer);
}

static void
zavod_map_option_accessible_init (GtkAccessibleInterface *interface)
{
  interface->get_platform_state = zavod_map_option_get_platform_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodMapOption, zavod_map_option, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, zavod_map_option_accessible_init))

static void
action_activate (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (widget);
  ZavodSiteLayer *layer = get_layer (self);
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (layer, self->key);

  if (mark == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (layer));
  zavod_site_layer_set_cursor (layer, self->key);
  zavod_site_layer_activate_mark (layer, mark);
}

static void
action_toggle (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (widget);
  ZavodSiteLayer *layer = get_layer (self);
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (layer, self->key);
  g_autoptr (GArray) ids = NULL;

  if (mark == NULL || layer->session == NULL)
    return;

  ids = zavod_site_layer_get_ids (layer, mark);
  zavod_session_toggle_sites (layer->session, (const gint64 *) (gpointer) ids->data, ids->len, ZAVOD_ORIGIN_MAP);
}

static void
zavod_map_option_finalize (GObject *object)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (object);

  g_free (self->name);
  g_free (self->description);

  G_OBJECT_CLASS (zavod_map_option_parent_class)->finalize (object);
}

static void
zavod_map_option_class_init (ZavodMapOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = zavod_map_option_finalize;
  gtk_widget_class_install_action (widget_class, "mark.activate", NULL, action_activate);
  gtk_widget_class_install_action (widget_class, "mark.toggle", NULL, action_toggle);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_OPTION);
}

static void
zavod_map_option_init (ZavodMapOption *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

/**
 * zavod_map_option_new:
 * @key: identity of the mark
 *
 * Returns: (transfer floating): what assistive technology sees of a mark, to be a child of the layer
 */
GtkWidget *
zavod_map_option_new (guint64 key)
{
  ZavodMapOption *self = g_object_new (ZAVOD_TYPE_MAP_OPTION, NULL);

  self->key = key;

  return GTK_WIDGET (self);
}

guint64
zavod_map_option_get_key (ZavodMapOption *self)
{
  return self->key;
}

void
zavod_map_option_set_key (ZavodMapOption *self,
                          guint64         key)
{
  self->key = key;
}

static void
tell_all (ZavodMapOption *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->description, -1);
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) self->index + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) self->n_options, -1);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED, self->selected, -1);
}

/**
 * zavod_map_option_update:
 * @index: its place among the options
 * @name: what it is called
 * @description: what else there is to say
 */
void
zavod_map_option_update (ZavodMapOption *self,
                         guint           index,
                         guint           n_options,
                         const char     *name,
                         const char     *description,
                         gboolean        selected)
{
  const gboolean renamed = g_set_str (&self->name, name) | g_set_str (&self->description, description);

  if (!renamed && self->index == index && self->n_options == n_options && self->selected == selected)
    return;

  self->index = index;
  self->n_options = n_options;
  self->selected = selected;
  tell_all (self);
}

/**
 * zavod_map_option_allocate:
 *
 * Puts the option over its mark.
 */
void
zavod_map_option_allocate (ZavodMapOption *self)
{
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (get_layer (self), self->key);
  const float reach = mark != NULL ? mark->radius : ZAVOD_MARK_RADIUS;
  const int size = (int) ceilf (2 * reach);
  GskTransform *place = NULL;

  if (mark != NULL)
    place = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (floorf (mark->x - reach), floorf (mark->y - reach)));
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self), size, size, -1, place);
}

/**
 * zavod_map_option_focus:
 *
 * Tells that the keyboard has come to this mark or left it.
 */
void
zavod_map_option_focus (ZavodMapOption *self,
                        gboolean        selected)
{
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  gtk_accessible_update_platform_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}
