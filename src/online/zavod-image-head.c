/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-image-head.h"

#include <string.h>

static guint
read_big_endian (const guint8 *data,
                 guint         n_bytes)
{
  guint value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | data[i];

  return value;
}

/* W3C Portable Network Graphics, 11.2.1: the signature, and IHDR as the first chunk. */
static gboolean
read_png (const guint8 *data,
          gsize         size,
          guint        *width,
          guint        *height)
{
  static const guint8 start[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

  if (size < 24 || memcmp (data, start, sizeof start) != 0)
    return FALSE;

  *width = read_big_endian (data + 16, 4);
  *height = read_big_endian (data + 20, 4);
  return TRUE;
}

/* ITU T.81, B.1: segments with a marker and a length; the frame's tells the size. */
static gboolean
read_jpeg (const guint8 *data,
           gsize         size,
           guint        *width,
           guint        *height)
{
  gsize at = 2;

  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;

  while (at + 9 <= size && data[at] == 0xff)
    {
      const guint8 marker = data[at + 1];

      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = read_big_endian (data + at + 5, 2);
          *width = read_big_endian (data + at + 7, 2);
          return TRUE;
        }
      at += marker == 0xff ? 1 : 2 + read_big_endian (data + at + 2, 2);
    }

  return FALSE;
}

/* RFC 9649: a lossy frame, a lossless one, or the extended head, which says width and height less one. */
static gboolean
read_webp (const guint8 *data,
           gsize         size,
           guint        *width,
           guint        *height)
{
  const guint8 *head = data + 20;

  if (size < 30 || memcmp (data, "RIFF", 4) != 0 || memcmp (data + 8, "WEBPVP8", 7) != 0)
    return FALSE;

  switch (data[15])
    {
    case ' ':
      *width = (head[6] | head[7] << 8) & 0x3fff;
      *height = (head[8] | head[9] << 8) & 0x3fff;
      return TRUE;
    case 'L':
      *width = 1 + ((head[1] | head[2] << 8) & 0x3fff);
      *height = 1 + ((head[2] >> 6 | head[3] << 2 | head[4] << 10) & 0x3fff);
      return TRUE;
    case 'X':
      *width = 1 + (guint) (head[4] | head[5] << 8 | head[6] << 16);
      *height = 1 + (guint) (head[7] | head[8] << 8 | head[9] << 16);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * zavod_image_head_read:
 * @width: (out): in pixels; nobody has promised that it is small
 * @height: (out): in pixels
 *
 * Returns: whether these bytes begin as a PNG, a JPEG or a WebP, in which tiles come
 */
gboolean
zavod_image_head_read (GBytes *bytes,
                       guint  *width,
                       guint  *height)
{
  gsize size;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL && width != NULL && height != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);

  return read_png (data, size, width, height) || read_jpeg (data, size, width, height)
         || read_webp (data, size, width, height);
}
