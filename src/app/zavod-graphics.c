/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-graphics.h"

/**
 * zavod_graphics_has_device:
 * @folder: where the system's devices are, such as "/dev"
 *
 * Returns: whether there is something that draws besides the processor
 */
gboolean
zavod_graphics_has_device (const char *folder)
{
  /* of drivers that offer no render node: NVIDIA's own, Windows' under its Linux, some of telephones */
  static const char *devices[] = { "nvidiactl", "dxg", "kgsl-3d0", "mali0" };
  g_autofree char *nodes = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, FALSE);

  nodes = g_build_filename (folder, "dri", NULL);
  dir = g_dir_open (nodes, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    {
      g_autofree char *path = g_build_filename (folder, devices[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/**
 * zavod_graphics_prepare:
 *
 * Where the processor has to draw, GTK's own drawing is asked for instead of OpenGL's imitation, which takes 60 ms longer
 * to start and twice as long for a frame. What the user has set stays. To be called before GTK is initialised.
 */
void
zavod_graphics_prepare (void)
{
  const char *renderer = g_getenv ("GSK_RENDERER");
  const gboolean by_processor = renderer != NULL ? g_str_equal (renderer, "cairo") : !zavod_graphics_has_device ("/dev");

  if (by_processor && g_getenv ("GDK_DISABLE") == NULL)
    g_setenv ("GDK_DISABLE", "gl,vulkan", TRUE);
}
