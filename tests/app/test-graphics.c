/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "zavod-graphics.h"

static char *
make_devices (const char *device)
{
  char *folder = g_dir_make_tmp ("zavod-devices-XXXXXX", NULL);
  g_autofree char *nodes = g_build_filename (folder, "dri", NULL);
  g_autofree char *path = g_build_filename (folder, device, NULL);

  g_assert_cmpint (g_mkdir (nodes, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));

  return folder;
}

static void
assert_device (const char *device,
               gboolean    expected)
{
  g_autofree char *folder = make_devices (device);
  g_autofree char *nodes = g_build_filename (folder, "dri", NULL);
  g_autofree char *path = g_build_filename (folder, device, NULL);

  g_assert_cmpint (zavod_graphics_has_device (folder), ==, expected);

  g_remove (path);
  g_rmdir (nodes);
  g_rmdir (folder);
}

static void
test_render_node (void)
{
  assert_device ("dri/renderD128", TRUE);
  assert_device ("dri/card0", FALSE);  /* a screen without a processor of its own */
}

static void
test_other_drivers (void)
{
  assert_device ("nvidiactl", TRUE);
  assert_device ("dxg", TRUE);
  assert_device ("null", FALSE);
}

static void
test_no_folder (void)
{
  g_assert_false (zavod_graphics_has_device ("/nonexistent"));
}

/* What the user has set stays. */
static void
test_choice (void)
{
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  g_unsetenv ("GDK_DISABLE");
  zavod_graphics_prepare ();
  g_assert_null (g_getenv ("GDK_DISABLE"));

  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  zavod_graphics_prepare ();
  g_assert_cmpstr (g_getenv ("GDK_DISABLE"), ==, "gl,vulkan");

  g_setenv ("GDK_DISABLE", "dmabuf", TRUE);
  zavod_graphics_prepare ();
  g_assert_cmpstr (g_getenv ("GDK_DISABLE"), ==, "dmabuf");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graphics/render-node", test_render_node);
  g_test_add_func ("/graphics/other-drivers", test_other_drivers);
  g_test_add_func ("/graphics/no-folder", test_no_folder);
  g_test_add_func ("/graphics/choice", test_choice);

  return g_test_run ();
}
