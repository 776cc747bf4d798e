/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-coordinates.h"
#include "zavod-error.h"

#include <math.h>
#include <string.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    double latitude;
    double longitude;
  } rows[] = {
    { "53.21435, 63.62463", 53.21435, 63.62463 },
    { "53.21435 63.62463", 53.21435, 63.62463 },
    { "53.21435,63.62463", 53.21435, 63.62463 },
    { "53,21435 63,62463", 53.21435, 63.62463 },
    { "53,21435; 63,62463", 53.21435, 63.62463 },
    { "53,21435, 63,62463", 53.21435, 63.62463 },
    { "53,21435,63,62463", 53.21435, 63.62463 },
    { "53, 63", 53, 63 },
    { "53,63", 53, 63 },
    { "(53.2; 63.6)", 53.2, 63.6 },
    { "-33.5, -70.25", -33.5, -70.25 },
    { "−33.5 −70.25", -33.5, -70.25 },
    { "53.2° N 63.6° E", 53.2, 63.6 },
    { "53.2N 63.6E", 53.2, 63.6 },
    { "N53.2 E63.6", 53.2, 63.6 },
    { "n 53.2, e 63.6", 53.2, 63.6 },
    { "63.6 E, 53.2 N", 53.2, 63.6 },
    { "E 63.6 N 53.2", 53.2, 63.6 },
    { "33.5 S 70.25 W", -33.5, -70.25 },
    { "53,2° С 63,6° В", 53.2, 63.6 },
    { "33,5 Ю; 70,25 З", -33.5, -70.25 },
    { "53°12′51″ с. ш. 63°37′28″ в. д.", 53 + 12 / 60.0 + 51 / 3600.0, 63 + 37 / 60.0 + 28 / 3600.0 },
    { "53°12.86′ N 63°37.48′ E", 53 + 12.86 / 60, 63 + 37.48 / 60 },
    { "53°12.86' 63°37.48'", 53 + 12.86 / 60, 63 + 37.48 / 60 },
    { "53° 63°30′", 53, 63.5 },
    { "53 12 51 N, 63 37 28 E", 53 + 12 / 60.0 + 51 / 3600.0, 63 + 37 / 60.0 + 28 / 3600.0 },
    { "53 12 51, 63 37 28", 53 + 12 / 60.0 + 51 / 3600.0, 63 + 37 / 60.0 + 28 / 3600.0 },
    { "53°12'51.5\"N 63°37'28''E", 53 + 12 / 60.0 + 51.5 / 3600, 63 + 37 / 60.0 + 28 / 3600.0 },
    { "-0 30, 10 0", -0.5, 10 },
    { "90 -180", 90, -180 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      double latitude, longitude;

      g_test_message ("%s", rows[i].text);
      zavod_coordinates_parse (rows[i].text, &latitude, &longitude, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (latitude, rows[i].latitude, 1e-9);
      g_assert_cmpfloat_with_epsilon (longitude, rows[i].longitude, 1e-9);
    }
}

static void
test_refuse (void)
{
  static const char *texts[] = {
    "", "Kostanay", "53.2", "53.2 N", "53.2 N 63.6", "53.2 N 63.6 N", "53.2 63.6 71.4", "91, 10", "10, 181", "10 -181",
    "53°60′ N 63° E", "53°12.5′30″ N 63° E", "53′ 63′", "53 -12, 63 10", "-53 N 63 E", "N 53.2 63.6 E",
    "1 2 3 4 5 6 7 8", "53.2 N N 63.6 E", "53°° 63°", "99999999999999999999999999 1e999", "°, ′",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      double latitude = 7, longitude = 7;

      g_test_message ("%s", texts[i]);
      g_assert_false (zavod_coordinates_parse (texts[i], &latitude, &longitude, &error));
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
      g_assert_cmpfloat (latitude, ==, 7);
      g_assert_cmpfloat (longitude, ==, 7);
    }
}

static void
test_refuse_bytes (void)
{
  g_autoptr (GError) error = NULL;
  double latitude, longitude;

  g_assert_false (zavod_coordinates_parse ("53.2, 63.6\xff", &latitude, &longitude, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
}

static void
test_format (void)
{
  static const struct
  {
    double latitude, longitude;
    const char *text, *minutes;
  } rows[] = {
    { 53.21435, 63.62463, "53.21435, 63.62463", "53° 12.861′ N, 63° 37.478′ E" },
    { -33.5, -70.25, "-33.50000, -70.25000", "33° 30.000′ S, 70° 15.000′ W" },
    { 52.9999999, 0, "53.00000, 0.00000", "53° 00.000′ N, 0° 00.000′ E" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = zavod_coordinates_format (rows[i].latitude, rows[i].longitude);
      double latitude, longitude;

      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_true (zavod_coordinates_parse (text, &latitude, &longitude, NULL));
      g_assert_cmpfloat_with_epsilon (latitude, rows[i].latitude, 1e-5);
      g_assert_cmpfloat_with_epsilon (longitude, rows[i].longitude, 1e-5);

      g_free (text);
      text = zavod_coordinates_format_minutes (rows[i].latitude, rows[i].longitude);
      g_assert_cmpstr (text, ==, rows[i].minutes);
      g_assert_true (zavod_coordinates_parse (text, &latitude, &longitude, NULL));
      g_assert_cmpfloat_with_epsilon (latitude, rows[i].latitude, 2e-5);
      g_assert_cmpfloat_with_epsilon (longitude, rows[i].longitude, 2e-5);
    }
}

static void
test_blob_bytes (void)
{
  static const guint8 expected[] = {
    'G', 'P', 0, 1, 0xe6, 0x10, 0, 0, 1, 1, 0, 0, 0,
    0, 0, 0, 0, 0, 0xc0, 0x4f, 0x40,  /* 63.5 */
    0, 0, 0, 0, 0, 0xa0, 0x4a, 0x40,  /* 53.25 */
  };
  g_autoptr (GBytes) blob = zavod_point_to_blob (53.25, 63.5);
  gsize size;
  const void *data = g_bytes_get_data (blob, &size);

  g_assert_cmpmem (data, size, expected, sizeof expected);
}

typedef struct
{
  guint8 flags;
  gboolean big_endian;
  guint32 type;
  gboolean srid;
} Shape;

static void
append (GByteArray *array,
        gboolean    big_endian,
        gpointer    data,
        gsize       size)
{
  guint8 *bytes = data;

  for (gsize i = 0; i < size; i++)
    g_byte_array_append (array, &bytes[big_endian == (G_BYTE_ORDER == G_LITTLE_ENDIAN) ? size - 1 - i : i], 1);
}

static GByteArray *
make_blob (const Shape *shape,
           double       x,
           double       y)
{
  static const gsize envelopes[] = { 0, 32, 48, 48, 64 };
  GByteArray *array = g_byte_array_new ();
  guint8 padding[68] = { 0 };
  guint32 type = shape->type;

  g_byte_array_append (array, (const guint8[]) { 'G', 'P', 0, shape->flags }, 4);
  g_byte_array_append (array, padding, 4 + envelopes[shape->flags >> 1 & 7]);
  g_byte_array_append (array, (const guint8[]) { !shape->big_endian }, 1);
  append (array, shape->big_endian, &type, 4);
  if (shape->srid)
    g_byte_array_append (array, padding, 4);
  append (array, shape->big_endian, &x, 8);
  append (array, shape->big_endian, &y, 8);

  return array;
}

static const Shape shapes[] = {
  { 1, FALSE, 1, FALSE },
  { 0, TRUE, 1, FALSE },
  { 1, TRUE, 1, FALSE },
  { 1 | 1 << 1, FALSE, 1, FALSE },
  { 1 | 2 << 1, FALSE, 1001, FALSE },
  { 1 | 3 << 1, FALSE, 2001, FALSE },
  { 0 | 4 << 1, TRUE, 3001, FALSE },
  { 1, FALSE, 0x80000001u, FALSE },
  { 1, FALSE, 0x20000001u, TRUE },
  { 0, TRUE, 0xe0000001u, TRUE },
};

static void
test_blob_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GByteArray) blob = make_blob (&shapes[i], 63.5, 53.25);
      double latitude, longitude;

      g_assert_true (zavod_point_from_blob (blob->data, blob->len, &latitude, &longitude));
      g_assert_cmpfloat (latitude, ==, 53.25);
      g_assert_cmpfloat (longitude, ==, 63.5);
    }
}

/* Every shape cut short at every length: the copy is exactly as long, so that a sanitizer sees a byte read too many. */
static void
test_blob_truncated (void)
{
  double latitude, longitude;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GByteArray) blob = make_blob (&shapes[i], 63.5, 53.25);

      for (guint size = 0; size < blob->len; size++)
        {
          g_autofree guint8 *copy = g_memdup2 (blob->data, size);

          g_assert_false (zavod_point_from_blob (copy, size, &latitude, &longitude));
        }
    }
  g_assert_false (zavod_point_from_blob (NULL, 0, &latitude, &longitude));
}

/* Every byte of a point replaced by every value: nothing is read out of bounds, and what is read lies on the globe. */
static void
test_blob_damaged (void)
{
  g_autoptr (GByteArray) blob = make_blob (&shapes[0], 63.5, 53.25);

  for (guint at = 0; at < blob->len; at++)
    for (guint value = 0; value < 256; value++)
      {
        g_autofree guint8 *copy = g_memdup2 (blob->data, blob->len);
        double latitude, longitude;

        copy[at] = (guint8) value;
        if (zavod_point_from_blob (copy, blob->len, &latitude, &longitude))
          g_assert_true (fabs (latitude) <= 90 && fabs (longitude) <= 180);
        else
          g_assert_cmpuint (value, !=, blob->data[at]);
      }
}

static void
test_blob_refused (void)
{
  static const struct
  {
    Shape shape;
    double x, y;
  } rows[] = {
    { { 1 | 1 << 4, FALSE, 1, FALSE }, 63, 53 },
    { { 1 | 1 << 5, FALSE, 1, FALSE }, 63, 53 },
    { { 1, FALSE, 2, FALSE }, 63, 53 },
    { { 1, FALSE, 4001, FALSE }, 63, 53 },
    { { 1, FALSE, 1, FALSE }, NAN, NAN },
    { { 1, FALSE, 1, FALSE }, INFINITY, 53 },
    { { 1, FALSE, 1, FALSE }, 63, 91 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) blob = make_blob (&rows[i].shape, rows[i].x, rows[i].y);
      double latitude, longitude;

      g_assert_false (zavod_point_from_blob (blob->data, blob->len, &latitude, &longitude));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coordinates/parse", test_parse);
  g_test_add_func ("/coordinates/refuse", test_refuse);
  g_test_add_func ("/coordinates/refuse-bytes", test_refuse_bytes);
  g_test_add_func ("/coordinates/format", test_format);
  g_test_add_func ("/coordinates/blob/bytes", test_blob_bytes);
  g_test_add_func ("/coordinates/blob/read", test_blob_read);
  g_test_add_func ("/coordinates/blob/truncated", test_blob_truncated);
  g_test_add_func ("/coordinates/blob/damaged", test_blob_damaged);
  g_test_add_func ("/coordinates/blob/refused", test_blob_refused);
  return g_test_run ();
}
