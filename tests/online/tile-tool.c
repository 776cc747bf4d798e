/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tiles for a test in another process, which sends a command a line and reads an answer a line:
 *
 *   tile-tool FOLDER
 *   use ADDRESS | stop        → "using MAX-ZOOM TILE-SIZE ATTRIBUTION"
 *   load Z X Y                → "tile Z/X/Y BYTES" or "none Z/X/Y REASON", when it comes
 *   forget Z X Y              cancels that load
 *   check ADDRESS             → "good BYTES ATTRIBUTION" or "bad WORDS"
 *   measure | clear           → "kept BYTES"
 *   "problem WORDS" and "problem none" come by themselves. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gio/gunixinputstream.h>

#include "zavod-online-tiles.h"

typedef struct
{
  ZavodOnlineTiles *tiles;
  GHashTable *loads;  /* "Z/X/Y" → GCancellable */
  GDataInputStream *input;
  GMainLoop *loop;
} Tool;

typedef struct
{
  Tool *tool;
  char *name;
} Load;

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zavod_online_tiles_load_finish (ZAVOD_ONLINE_TILES (source), result, &error);

  if (bytes != NULL)
    printf ("tile %s %zu\n", load->name, g_bytes_get_size (bytes));
  else
    printf ("none %s %s\n", load->name,
            g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? "missing"
            : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? "cancelled" : "failed");
  g_hash_table_remove (load->tool->loads, load->name);
  g_free (load->name);
  g_free (load);
}

static void
load_tile (Tool        *tool,
           ZavodTileId  tile)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Load *load = g_new0 (Load, 1);

  load->tool = tool;
  load->name = g_strdup_printf ("%u/%u/%u", tile.zoom, tile.x, tile.y);
  g_hash_table_insert (tool->loads, g_strdup (load->name), g_object_ref (cancellable));
  zavod_online_tiles_load_async (tool->tiles, &tile, 1, cancellable, on_loaded, load);
}

static void
forget_tile (Tool        *tool,
             ZavodTileId  tile)
{
  g_autofree char *name = g_strdup_printf ("%u/%u/%u", tile.zoom, tile.x, tile.y);

  g_cancellable_cancel (g_hash_table_lookup (tool->loads, name));
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tile = NULL;
  g_autoptr (ZavodTileProvider) provider =
    zavod_online_tiles_check_finish (ZAVOD_ONLINE_TILES (source), result, &tile, &error);

  if (provider != NULL)
    printf ("good %zu %s\n", g_bytes_get_size (tile), provider->attribution);
  else
    printf ("bad %s\n", error->message);
}

static void
on_measured (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  printf ("kept %" G_GUINT64_FORMAT "\n", zavod_online_tiles_measure_finish (ZAVOD_ONLINE_TILES (source), result));
}

static void
on_problem (ZavodOnlineTiles *tiles)
{
  const char *problem = zavod_online_tiles_get_problem (tiles);

  printf ("problem %s\n", problem != NULL ? problem : "none");
}

static void
on_provider (ZavodOnlineTiles *tiles)
{
  const ZavodTileProvider *provider = zavod_online_tiles_get_provider (tiles);

  if (provider != NULL)
    printf ("using %u %u %s\n", provider->max_zoom, provider->tile_size, provider->attribution);
}

static void
carry_out (Tool       *tool,
           const char *line)
{
  ZavodTileId tile;

  if (g_str_has_prefix (line, "use "))
    {
      zavod_online_tiles_set_address (tool->tiles, NULL, NULL);
      zavod_online_tiles_set_address (tool->tiles, line + 4, "© Tests");
    }
  else if (g_str_equal (line, "stop"))
    zavod_online_tiles_set_address (tool->tiles, NULL, NULL);
  else if (sscanf (line, "load %u %u %u", &tile.zoom, &tile.x, &tile.y) == 3)
    load_tile (tool, tile);
  else if (sscanf (line, "forget %u %u %u", &tile.zoom, &tile.x, &tile.y) == 3)
    forget_tile (tool, tile);
  else if (g_str_has_prefix (line, "check "))
    zavod_online_tiles_check_async (tool->tiles, line + 6, NULL, on_checked, NULL);
  else
    zavod_online_tiles_measure_async (tool->tiles, g_str_equal (line, "clear"), on_measured, NULL);
}

static void
on_line (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Tool *tool = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (tool->input, result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (tool->loop);
      return;
    }

  carry_out (tool, line);
  g_data_input_stream_read_line_async (tool->input, G_PRIORITY_DEFAULT, NULL, on_line, tool);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  Tool tool = { .tiles = zavod_online_tiles_new (argv[1]),
                .loads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref),
                .input = g_data_input_stream_new (input),
                .loop = g_main_loop_new (NULL, FALSE) };

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_signal_connect (tool.tiles, "notify::provider", G_CALLBACK (on_provider), NULL);
  g_signal_connect (tool.tiles, "notify::problem", G_CALLBACK (on_problem), NULL);
  g_data_input_stream_read_line_async (tool.input, G_PRIORITY_DEFAULT, NULL, on_line, &tool);
  g_main_loop_run (tool.loop);

  zavod_online_tiles_set_address (tool.tiles, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE) || g_hash_table_size (tool.loads) > 0)
    ;
  g_hash_table_unref (tool.loads);
  g_object_unref (tool.input);
  g_object_unref (tool.tiles);
  g_main_loop_unref (tool.loop);

  return EXIT_SUCCESS;
}
