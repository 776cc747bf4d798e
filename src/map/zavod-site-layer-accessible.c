/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "zavod-map-option.h"

/* GTK walks the siblings for each question about an index: more would be slow, and nobody listens to more. */
#define MAX_OPTIONS 200
#define MAX_PLACES 3

static GtkAccessible *
zavod_site_layer_get_first_accessible_child (GtkAccessible *accessible)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (accessible);

  return self->accessibles->len > 0 ? g_object_ref (g_ptr_array_index (self->accessibles, 0)) : NULL;
}

void
zavod_site_layer_accessible_init (GtkAccessibleInterface *interface)
{
  interface->get_first_accessible_child = zavod_site_layer_get_first_accessible_child;
}

/* ---- words ---- */

/* "Kia Qazaqstan, Operating, Kostanay" */
static char *
describe_site (ZavodSiteLayer       *self,
               const ZavodSitePoint *point)
{
  const ZavodTuple *tuple = zavod_site_names_get (self->names, point->id);
  const char *status = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, zavod_status_get_code (point->status));

  if (tuple == NULL)
    return g_strdup_printf (_("Site, %s"), status);
  if (tuple->cells[ZAVOD_SITES_PLACE] == NULL)
    return g_strdup_printf ("%s, %s", tuple->cells[ZAVOD_SITES_NAME], status);

  return g_strdup_printf ("%s, %s, %s", tuple->cells[ZAVOD_SITES_NAME], status, tuple->cells[ZAVOD_SITES_PLACE]);
}

/* The towns of a cluster, each once; %NULL when they are too many or not known yet. */
static char *
list_places (ZavodSiteLayer     *self,
             const ZavodCluster *cluster)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) places = NULL;

  for (guint i = 0; i < cluster->n; i++)
    {
      const ZavodTuple *tuple = zavod_site_names_get (self->names, zavod_site_layer_get_member (self, cluster, i)->id);

      if (tuple == NULL || tuple->cells[ZAVOD_SITES_PLACE] == NULL)
        return NULL;
      if (!g_hash_table_add (seen, tuple->cells[ZAVOD_SITES_PLACE]))
        continue;
      if (g_hash_table_size (seen) > MAX_PLACES)
        return NULL;
      g_strv_builder_add (builder, tuple->cells[ZAVOD_SITES_PLACE]);
    }

  places = g_strv_builder_end (builder);
  return g_strjoinv (", ", places);
}

/* "2 sites in Almaty" */
static char *
describe_cluster (ZavodSiteLayer     *self,
                  const ZavodCluster *cluster)
{
  g_autofree char *places = list_places (self, cluster);

  if (places == NULL)
    return g_strdup_printf (ngettext ("%u site", "%u sites", cluster->n), cluster->n);

  /* Translators: the second part is one town or a list of towns */
  return g_strdup_printf (ngettext ("%u site in %s", "%u sites in %s", cluster->n), cluster->n, places);
}

/**
 * zavod_site_layer_describe:
 *
 * Returns: (transfer full): what a mark is, in words
 */
char *
zavod_site_layer_describe (ZavodSiteLayer         *self,
                           const ZavodVisibleMark *mark)
{
  return mark->cluster.n > 1 ? describe_cluster (self, &mark->cluster) : describe_site (self, mark->point);
}

/* ---- options ---- */

static ZavodMapOption *
find_option (GPtrArray *options,
             guint64    key)
{
  for (guint i = 0; i < options->len; i++)
    if (zavod_map_option_get_key (g_ptr_array_index (options, i)) == key)
      return g_ptr_array_index (options, i);

  return NULL;
}

static GHashTable *
index_options (GPtrArray *options)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < options->len; i++)
    {
      ZavodMapOption *option = g_ptr_array_index (options, i);
      const guint64 key = zavod_map_option_get_key (option);

      g_hash_table_insert (index, g_memdup2 (&key, sizeof key), option);
    }

  return index;
}

static void
dispose_option (gpointer key,
                gpointer option,
                gpointer user_data)
{
  g_free (key);
  g_object_run_dispose (G_OBJECT (option));
}

static ZavodMapOption *
take_option (ZavodSiteLayer *self,
             GHashTable     *before,
             guint64         key)
{
  gpointer own_key, option;

  if (!g_hash_table_steal_extended (before, &key, &own_key, &option))
    return zavod_map_option_new (self, key);

  g_free (own_key);
  return g_object_ref (option);
}

/* Returns: the options of the marks in view, in their order; those that are new are in @fresh too. */
static GPtrArray *
collect_options (ZavodSiteLayer *self,
                 GHashTable     *before,
                 GPtrArray      *fresh)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  GPtrArray *options = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < marks->len && i < MAX_OPTIONS; i++)
    {
      const guint64 key = zavod_visible_mark_get_key (&g_array_index (marks, ZavodVisibleMark, i));
      const gboolean known = g_hash_table_contains (before, &key);
      ZavodMapOption *option = take_option (self, before, key);

      g_ptr_array_add (options, option);
      if (!known)
        g_ptr_array_add (fresh, option);
    }

  return options;
}

/**
 * zavod_site_layer_update_options:
 *
 * Makes the options follow the marks in view. Those that stay keep their object, so that a reader keeps its place.
 */
void
zavod_site_layer_update_options (ZavodSiteLayer *self)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  g_autoptr (GHashTable) before = index_options (self->accessibles);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  GPtrArray *options = collect_options (self, before, fresh);

  /* what goes tells of it while it still has its place among the others */
  g_hash_table_foreach (before, dispose_option, NULL);
  g_ptr_array_unref (self->accessibles);
  self->accessibles = options;

  for (guint i = 0; i < options->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      g_autofree char *name = zavod_site_layer_describe (self, mark);

      zavod_map_option_update (g_ptr_array_index (options, i), i, options->len, name, mark->selected);
    }
  for (guint i = 0; i < fresh->len && gtk_widget_get_mapped (GTK_WIDGET (self)); i++)
    zavod_map_option_appear (g_ptr_array_index (fresh, i));
}

/**
 * zavod_site_layer_drop_options:
 *
 * Forgets all options: their identities mean nothing any more.
 */
void
zavod_site_layer_drop_options (ZavodSiteLayer *self)
{
  for (guint i = 0; i < self->accessibles->len; i++)
    g_object_run_dispose (g_ptr_array_index (self->accessibles, i));
  g_ptr_array_set_size (self->accessibles, 0);
}

/**
 * zavod_site_layer_tell_option:
 *
 * Tells readers that the cursor has come to this mark or left it.
 */
void
zavod_site_layer_tell_option (ZavodSiteLayer *self,
                              guint64         key)
{
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, key);
  ZavodMapOption *option = find_option (self->accessibles, key);

  if (option != NULL)
    zavod_map_option_focus (option, mark != NULL && mark->selected);
}
