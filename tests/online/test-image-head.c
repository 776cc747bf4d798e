/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-image-head.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\2\0\10\2"
#define JPEG "\xff\xd8\xff\xe0\0\4JF\xff\xff\xdb\0\3Q\xff\xc2\0\21\10\2\0\1\0\3"
#define LOSSY "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\1\x2a\0\1\0\2"
#define LOSSLESS "RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\xff\xc0\x7f\0\0\0\0\0\0\0"
#define EXTENDED "RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\xff\0\0\xff\1\0"

#define ROW(literal) { literal, sizeof literal - 1 }

static const struct
{
  const char *data;
  gsize size;
} pictures[] = { ROW (PNG), ROW (JPEG), ROW (LOSSY), ROW (LOSSLESS), ROW (EXTENDED) };

static gboolean
read_head (const char *data,
           gsize       size,
           guint      *width,
           guint      *height)
{
  /* exactly so long: a byte beyond it is found by the sanitizer */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return zavod_image_head_read (bytes, width, height);
}

static void
test_sizes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      guint width = 0, height = 0;

      g_test_message ("picture %u", i);
      g_assert_true (read_head (pictures[i].data, pictures[i].size, &width, &height));
      g_assert_cmpuint (width, ==, 256);
      g_assert_cmpuint (height, ==, 512);
    }
}

static void
test_cut_short (void)
{
  guint width, height;

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    for (gsize size = 0; size < pictures[i].size; size++)
      read_head (pictures[i].data, size, &width, &height);

  g_assert_false (read_head (PNG, 20, &width, &height));
  g_assert_false (read_head (JPEG, 12, &width, &height));
  g_assert_false (read_head (LOSSY, 24, &width, &height));
}

static void
test_others (void)
{
  static const char *const texts[] = {
    "", "<!DOCTYPE html><html><body>Log in to the hotel</body></html>", "GIF89a", "{\"tiles\": []}",
    "\xff\xd8\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", "RIFF----WEBPVP8?------------------",
  };
  guint width, height;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (read_head (texts[i], strlen (texts[i]), &width, &height));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-head/sizes", test_sizes);
  g_test_add_func ("/image-head/cut-short", test_cut_short);
  g_test_add_func ("/image-head/others", test_others);
  return g_test_run ();
}
