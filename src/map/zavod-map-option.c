/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-option.h"

#include <math.h>

struct _ZavodMapOption
{
  GObject parent_instance;

  ZavodSiteLayer *layer;   /* not owned: it owns us, and disposes us first */
  GtkATContext *context;   /* made when somebody asks: it costs nothing while no screen reader walks the tree */
  guint64 key;
  guint index;
  guint n_options;
  char *name;
  gboolean selected;
};

enum
{
  PROP_0,
  PROP_ACCESSIBLE_ROLE
};

static void
tell_all (ZavodMapOption *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) self->index + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) self->n_options, -1);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED, self->selected, -1);
}

static GtkATContext *
zavod_map_option_get_at_context (GtkAccessible *accessible)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (accessible);

  if (self->context == NULL && self->layer != NULL)
    {
      self->context = gtk_at_context_create (GTK_ACCESSIBLE_ROLE_OPTION, accessible,
                                             gtk_widget_get_display (GTK_WIDGET (self->layer)));
      if (self->context != NULL)
        tell_all (self);
    }

  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
zavod_map_option_get_platform_state (GtkAccessible              *accessible,
                                     GtkAccessiblePlatformState  state)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (accessible);

  if (state == GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE)
    return TRUE;

  return state == GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED && self->layer != NULL && self->layer->cursor == self->key
         && gtk_widget_has_focus (GTK_WIDGET (self->layer));
}

static GtkAccessible *
zavod_map_option_get_accessible_parent (GtkAccessible *accessible)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (accessible);

  return self->layer != NULL ? GTK_ACCESSIBLE (g_object_ref (self->layer)) : NULL;
}

static GtkAccessible *
zavod_map_option_get_next_accessible_sibling (GtkAccessible *accessible)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (accessible);
  GPtrArray *options = self->layer != NULL ? self->layer->accessibles : NULL;

  if (options == NULL || self->index + 1 >= options->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (options, self->index + 1));
}

static GtkAccessible *
zavod_map_option_get_first_accessible_child (GtkAccessible *accessible)
{
  return NULL;
}

static gboolean
zavod_map_option_get_bounds (GtkAccessible *accessible,
                             int           *x,
                             int           *y,
                             int           *width,
                             int           *height)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (accessible);
  const ZavodVisibleMark *mark = self->layer != NULL ? zavod_site_layer_find_mark (self->layer, self->key) : NULL;
  const float reach = mark != NULL && mark->cluster.n > 1 ? ZAVOD_CLUSTER_RADIUS : ZAVOD_MARK_RADIUS;

  if (mark == NULL)
    return FALSE;

  *x = (int) floorf (mark->x - reach);
  *y = (int) floorf (mark->y - reach);
  *width = *height = (int) ceilf (2 * reach);

  return TRUE;
}

static void
zavod_map_option_accessible_init (GtkAccessibleInterface *interface)
{
  interface->get_at_context = zavod_map_option_get_at_context;
  interface->get_platform_state = zavod_map_option_get_platform_state;
  interface->get_accessible_parent = zavod_map_option_get_accessible_parent;
  interface->get_next_accessible_sibling = zavod_map_option_get_next_accessible_sibling;
  interface->get_first_accessible_child = zavod_map_option_get_first_accessible_child;
  interface->get_bounds = zavod_map_option_get_bounds;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodMapOption, zavod_map_option, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, zavod_map_option_accessible_init))

static void
zavod_map_option_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_enum (value, GTK_ACCESSIBLE_ROLE_OPTION);
}

static void
zavod_map_option_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  /* the role is what it is: GtkAccessible wants the property to be writable */
}

/* The context goes here and not in finalize: on its way it still takes a reference to what it speaks for. */
static void
zavod_map_option_dispose (GObject *object)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (object);

  if (self->context != NULL)
    {
      /* the only way, in GTK 4.18, to tell that a child without a widget is gone */
      if (self->layer != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->layer)))
        gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      g_object_run_dispose (G_OBJECT (self->context));
      g_clear_object (&self->context);
    }
  self->layer = NULL;

  G_OBJECT_CLASS (zavod_map_option_parent_class)->dispose (object);
}

static void
zavod_map_option_finalize (GObject *object)
{
  ZavodMapOption *self = ZAVOD_MAP_OPTION (object);

  g_free (self->name);

  G_OBJECT_CLASS (zavod_map_option_parent_class)->finalize (object);
}

static void
zavod_map_option_class_init (ZavodMapOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zavod_map_option_get_property;
  object_class->set_property = zavod_map_option_set_property;
  object_class->dispose = zavod_map_option_dispose;
  object_class->finalize = zavod_map_option_finalize;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
zavod_map_option_init (ZavodMapOption *self)
{
}

ZavodMapOption *
zavod_map_option_new (ZavodSiteLayer *layer,
                      guint64         key)
{
  ZavodMapOption *self = g_object_new (ZAVOD_TYPE_MAP_OPTION, NULL);

  self->layer = layer;
  self->key = key;

  return self;
}

guint64
zavod_map_option_get_key (ZavodMapOption *self)
{
  return self->key;
}

/**
 * zavod_map_option_update:
 * @index: its place among the options
 * @name: what it is called
 */
void
zavod_map_option_update (ZavodMapOption *self,
                         guint           index,
                         guint           n_options,
                         const char     *name,
                         gboolean        selected)
{
  const gboolean renamed = g_set_str (&self->name, name);
  const gboolean same = !renamed && self->index == index && self->n_options == n_options && self->selected == selected;

  self->index = index;
  self->n_options = n_options;
  self->selected = selected;
  if (self->context != NULL && !same)
    tell_all (self);
}

/* Tells the layer's listeners of a new child: GTK 4.18 does so only when a child stops being hidden. */
void
zavod_map_option_appear (ZavodMapOption *self)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (self));

  if (context == NULL)
    return;

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
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
  if (self->context == NULL)
    return;

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  gtk_accessible_update_platform_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}
