/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-coordinates.h"

#include <math.h>
#include <string.h>

/* GeoPackage 1.4, 2.1.3.1: "GP", version, flags, srs_id, envelope; then a WKB geometry. */
#define HEADER_SIZE 8
#define POINT_SIZE (HEADER_SIZE + 1 + 4 + 16)
#define SRS_WGS84 4326
#define FLAG_LITTLE_ENDIAN (1 << 0)
#define FLAG_EMPTY (1 << 4)
#define FLAG_EXTENDED (1 << 5)
#define WKB_POINT 1
#define EWKB_FLAGS 0xe0000000u
#define EWKB_SRID 0x20000000u

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean little_endian;
} Reader;

static gboolean
reader_skip (Reader *reader,
             gsize   size)
{
  if (reader->size < size)
    return FALSE;

  reader->data += size;
  reader->size -= size;

  return TRUE;
}

static guint64
reader_peek (const Reader *reader,
             gsize         size)
{
  guint64 value = 0;

  for (gsize i = 0; i < size; i++)
    value = value << 8 | reader->data[reader->little_endian ? size - 1 - i : i];

  return value;
}

static gboolean
reader_take_uint32 (Reader  *reader,
                    guint32 *value)
{
  if (reader->size < sizeof *value)
    return FALSE;

  *value = (guint32) reader_peek (reader, sizeof *value);

  return reader_skip (reader, sizeof *value);
}

static gboolean
reader_take_double (Reader *reader,
                    double *value)
{
  guint64 bits;

  if (reader->size < sizeof bits)
    return FALSE;

  bits = reader_peek (reader, sizeof bits);
  memcpy (value, &bits, sizeof bits);

  return reader_skip (reader, sizeof bits);
}

static gboolean
reader_skip_header (Reader *reader)
{
  static const gsize envelope_sizes[] = { 0, 32, 48, 48, 64 };
  guint envelope;
  guint8 flags;

  if (reader->size < HEADER_SIZE || memcmp (reader->data, "GP\0", 3) != 0)
    return FALSE;

  flags = reader->data[3];
  envelope = flags >> 1 & 7;

  return (flags & (FLAG_EMPTY | FLAG_EXTENDED)) == 0 && envelope < G_N_ELEMENTS (envelope_sizes) &&
         reader_skip (reader, HEADER_SIZE + envelope_sizes[envelope]);
}

/* A point in ISO WKB (with Z, M or both) or in the older EWKB, whose high bits say the same. */
static gboolean
reader_skip_point_type (Reader *reader)
{
  guint32 type;
  guint32 srid;

  if (reader->size < 1 || reader->data[0] > 1)
    return FALSE;

  reader->little_endian = reader->data[0] == 1;
  reader_skip (reader, 1);
  if (!reader_take_uint32 (reader, &type))
    return FALSE;
  if ((type & EWKB_SRID) != 0 && !reader_take_uint32 (reader, &srid))
    return FALSE;

  type &= ~EWKB_FLAGS;
  return type % 1000 == WKB_POINT && type / 1000 <= 3;
}

static void
append_double (GByteArray *array,
               double      value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (array, (const guint8 *) &bits, sizeof bits);
}

/**
 * zavod_point_to_blob:
 * @latitude: degrees north, WGS 84
 * @longitude: degrees east
 *
 * Returns: (transfer full): the GeoPackage blob of the point
 */
GBytes *
zavod_point_to_blob (double latitude,
                     double longitude)
{
  GByteArray *array = g_byte_array_sized_new (POINT_SIZE);
  guint32 srs = GUINT32_TO_LE (SRS_WGS84);
  guint32 type = GUINT32_TO_LE (WKB_POINT);

  g_byte_array_append (array, (const guint8[]) { 'G', 'P', 0, FLAG_LITTLE_ENDIAN }, 4);
  g_byte_array_append (array, (const guint8 *) &srs, sizeof srs);
  g_byte_array_append (array, (const guint8[]) { 1 }, 1);
  g_byte_array_append (array, (const guint8 *) &type, sizeof type);
  append_double (array, longitude);
  append_double (array, latitude);

  return g_byte_array_free_to_bytes (array);
}

/**
 * zavod_point_from_blob:
 * @data: (array length=size): a GeoPackage blob, perhaps of another program
 * @latitude: (out): degrees north, WGS 84
 * @longitude: (out): degrees east
 *
 * Both byte orders, every envelope, ISO WKB and EWKB points are read; the height and the measure are passed over.
 *
 * Returns: whether @data is a point on the globe; empty points, other geometries and damaged blobs are not
 */
gboolean
zavod_point_from_blob (const guint8 *data,
                       gsize         size,
                       double       *latitude,
                       double       *longitude)
{
  Reader reader = { data, size, TRUE };
  double x, y;

  g_return_val_if_fail (latitude != NULL && longitude != NULL, FALSE);

  if (data == NULL || !reader_skip_header (&reader) || !reader_skip_point_type (&reader) ||
      !reader_take_double (&reader, &x) || !reader_take_double (&reader, &y))
    return FALSE;
  if (!(fabs (y) <= 90 && fabs (x) <= 180))
    return FALSE;

  *latitude = y;
  *longitude = x;

  return TRUE;
}
