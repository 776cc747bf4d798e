/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-hatching.h"

#define STEP 6         /* pixels from line to line */
#define LINE 1.5f

/**
 * zavod_hatching_snapshot:
 * @area: what the lines go across; they may reach out of it at the sides, so that it is to be a clip
 */
void
zavod_hatching_snapshot (GtkSnapshot           *snapshot,
                         const graphene_rect_t *area,
                         const GdkRGBA         *colour)
{
  const float top = area->origin.y, height = area->size.height, end = area->origin.x + area->size.width;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);

  for (float x = area->origin.x - height; x < end; x += STEP)
    {
      gsk_path_builder_move_to (builder, x, top + height);
      gsk_path_builder_line_to (builder, x + height, top);
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}
