/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "zavod-map-option.h"

/* GTK walks the siblings for each question about an index: more would be slow, and nobody listens to more. */
#define MAX_OPTIONS 200
#define MAX_PLACES 3

/* ---- words ---- */

/* "Kia Qazaqstan, Operating, up to 70,000 a year, Kostanay" */
static char *
describe_site (ZavodSiteLayer       *self,
               const ZavodSitePoint *point)
{
  const ZavodTuple *tuple = zavod_site_names_get (self->names, point->id);
  const char *status = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, zavod_status_get_code (point->status));

  GString *words;

  if (tuple == NULL)
    return g_strdup_printf (_("Site, %s"), status);

  words = g_string_new (NULL);
  g_string_printf (words, "%s, %s", tuple->cells[ZAVOD_SITES_NAME], status);
  if (tuple->cells[ZAVOD_SITES_CAPACITY] != NULL)
    g_string_append_printf (words, ", %s", tuple->cells[ZAVOD_SITES_CAPACITY]);
  if (tuple->cells[ZAVOD_SITES_PLACE] != NULL)
    g_string_append_printf (words, ", %s", tuple->cells[ZAVOD_SITES_PLACE]);

  return g_strdelimit (g_string_free_and_steal (words), "\n\r\t", ' ');
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
    return g_strdup_printf (ngettext ("%'u site", "%'u sites", cluster->n), cluster->n);

  /* Translators: the second part is one town or a list of towns */
  return g_strdup_printf (ngettext ("%'u site in %s", "%'u sites in %s", cluster->n), cluster->n, places);
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

/* What there is to say beside the name: "3 of 17", and with whom it shares figures */
static char *
describe_position (ZavodSiteLayer         *self,
                   const ZavodVisibleMark *mark,
                   guint                   index,
                   guint                   n_marks)
{
  /* Translators: the place of a mark among those in view: "3 of 17" */
  g_autofree char *position = g_strdup_printf (_("%u of %u"), index + 1, n_marks);
  g_autofree char *ties = zavod_site_layer_describe_ties (self, mark);

  return ties != NULL ? g_strdup_printf ("%s, %s", position, ties) : g_steal_pointer (&position);
}

/* ---- options ---- */

static ZavodMapOption *
find_option (ZavodSiteLayer *self,
             guint64         key)
{
  for (guint i = 0; i < self->options->len; i++)
    if (zavod_map_option_get_key (g_ptr_array_index (self->options, i)) == key)
      return g_ptr_array_index (self->options, i);

  return NULL;
}

/* Returns: those of now, by their identity. */
static GHashTable *
index_options (ZavodSiteLayer *self)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->options->len; i++)
    {
      ZavodMapOption *option = g_ptr_array_index (self->options, i);
      const guint64 key = zavod_map_option_get_key (option);

      g_hash_table_insert (index, g_memdup2 (&key, sizeof key), option);
    }

  return index;
}

static gboolean
unparent_option (gpointer key,
                 gpointer option,
                 gpointer user_data)
{
  gtk_widget_unparent (option);

  return TRUE;
}

/* Moves the option to the end of @options and of the layer's children. */
static void
append_option (ZavodSiteLayer *self,
               GPtrArray      *options,
               GtkWidget      *option)
{
  GtkWidget *previous = options->len > 0 ? g_ptr_array_index (options, options->len - 1) : NULL;

  if (gtk_widget_get_parent (option) == NULL || gtk_widget_get_prev_sibling (option) != previous)
    gtk_widget_insert_after (option, GTK_WIDGET (self), previous);
  g_ptr_array_add (options, option);
}

static void
collect_options (ZavodSiteLayer *self,
                 GHashTable     *before,
                 GPtrArray      *options)
{
  GArray *marks = zavod_site_layer_get_marks (self);

  for (guint i = 0; i < marks->len && i < MAX_OPTIONS; i++)
    {
      const guint64 key = zavod_visible_mark_get_key (&g_array_index (marks, ZavodVisibleMark, i));
      GtkWidget *option = g_hash_table_lookup (before, &key);

      if (option == NULL)
        option = zavod_map_option_new (key);
      g_hash_table_remove (before, &key);
      append_option (self, options, option);
    }

  g_hash_table_foreach_remove (before, unparent_option, NULL);
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
  g_autoptr (GHashTable) before = index_options (self);
  GPtrArray *options = g_ptr_array_new ();

  collect_options (self, before, options);
  g_ptr_array_unref (self->options);
  self->options = options;

  for (guint i = 0; i < options->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      g_autofree char *name = zavod_site_layer_describe (self, mark);
      g_autofree char *description = describe_position (self, mark, i, marks->len);

      zavod_map_option_update (g_ptr_array_index (options, i), i, marks->len, name, description, mark->selected);
    }
  zavod_site_layer_allocate_options (self);
}

/**
 * zavod_site_layer_allocate_options:
 *
 * Puts the options over their marks.
 */
void
zavod_site_layer_allocate_options (ZavodSiteLayer *self)
{
  for (guint i = 0; i < self->options->len; i++)
    zavod_map_option_allocate (g_ptr_array_index (self->options, i));
}

/**
 * zavod_site_layer_drop_options:
 *
 * Forgets all options: their identities mean nothing any more.
 */
void
zavod_site_layer_drop_options (ZavodSiteLayer *self)
{
  for (guint i = 0; i < self->options->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->options, i));
  g_ptr_array_set_size (self->options, 0);
}

/**
 * zavod_site_layer_rename_options:
 * @names: identities from now on by those until now
 *
 * Keeps the options of marks that have another identity now; those of others go.
 */
void
zavod_site_layer_rename_options (ZavodSiteLayer *self,
                                 GHashTable     *names)
{
  for (guint i = self->options->len; i > 0; i--)
    {
      ZavodMapOption *option = g_ptr_array_index (self->options, i - 1);
      const guint64 key = zavod_map_option_get_key (option);
      const guint64 *name = g_hash_table_lookup (names, &key);

      if (name != NULL)
        {
          zavod_map_option_set_key (option, *name);
          continue;
        }
      gtk_widget_unparent (GTK_WIDGET (option));
      g_ptr_array_remove_index (self->options, i - 1);
    }
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
  ZavodMapOption *option = find_option (self, key);

  if (option != NULL)
    zavod_map_option_focus (option, mark != NULL && mark->selected);
}
