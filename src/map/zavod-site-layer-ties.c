/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure that several sites share is one statement about all of them: while one is selected, thin ties lead to the others,
 * wherever they are. */

#include "zavod-site-layer-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zavod-mark-draw.h"
#include "zavod-ties.h"

#define TIE_WIDTH 1.4f
#define TIE_OPACITY 0.5f

static ZavodSite *
get_record (ZavodSiteLayer *self)
{
  return self->session != NULL ? zavod_session_get_record (self->session) : NULL;
}

/* Where a site is drawn: its mark, or that of its cluster; else where it would be. */
static gboolean
get_end (ZavodSiteLayer   *self,
         gint64            id,
         graphene_point_t *end)
{
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark_of (self, id);
  const ZavodSitePoint *point = zavod_site_layer_get_point (self, id);
  double x, y;

  if (mark != NULL)
    {
      graphene_point_init (end, mark->x, mark->y);
      return TRUE;
    }
  if (point == NULL || !isfinite (point->latitude) || !isfinite (point->longitude))
    return FALSE;

  shumate_viewport_location_to_widget_coords (shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self),
                                              point->latitude, point->longitude, &x, &y);
  graphene_point_init (end, (float) x, (float) y);
  return TRUE;
}

/**
 * zavod_site_layer_snapshot_ties:
 *
 * Draws the ties of the site whose record is shown.
 */
void
zavod_site_layer_snapshot_ties (ZavodSiteLayer *self,
                                GtkSnapshot    *snapshot,
                                gboolean        dark)
{
  ZavodSite *record = get_record (self);
  g_autoptr (GPtrArray) others = zavod_ties_list (record);
  g_autoptr (GskStroke) stroke = NULL;
  g_autoptr (GskPath) path = NULL;
  GskPathBuilder *builder;
  graphene_point_t start, end;
  GdkRGBA ink;

  if (others->len == 0 || !get_end (self, record->id, &start))
    return;

  builder = gsk_path_builder_new ();
  for (guint i = 0; i < others->len; i++)
    {
      const ZavodReference *other = g_ptr_array_index (others, i);

      if (!get_end (self, other->id, &end))
        continue;
      gsk_path_builder_move_to (builder, start.x, start.y);
      gsk_path_builder_line_to (builder, end.x, end.y);
    }

  path = gsk_path_builder_free_to_path (builder);
  stroke = gsk_stroke_new (zavod_mark_get_line_width (TIE_WIDTH));
  zavod_mark_get_ink (dark, &ink);
  ink.alpha = zavod_mark_is_strong () ? 1 : TIE_OPACITY;
  gtk_snapshot_append_stroke (snapshot, path, stroke, &ink);
}

/**
 * zavod_site_layer_describe_ties:
 *
 * Returns: (nullable) (transfer full): with whom the site of a mark shares figures, in words, if its record is shown
 */
char *
zavod_site_layer_describe_ties (ZavodSiteLayer         *self,
                                const ZavodVisibleMark *mark)
{
  ZavodSite *record = get_record (self);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (record == NULL || mark->cluster.n > 1 || mark->point->id != record->id)
    return NULL;

  others = zavod_ties_list (record);
  for (guint i = 0; i < others->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const ZavodReference *) g_ptr_array_index (others, i))->name);

  /* Translators: of a site; the names of other sites follow */
  return others->len > 0 ? g_strdup_printf (_("shares a figure with %s"), names->str) : NULL;
}
