/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-vocabulary.h"

#include <string.h>

static gboolean
is_code (const char *text)
{
  return *text != '\0' &&
         strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (text);
}

static void
test_round_trips (void)
{
  for (guint v = 0; v < ZAVOD_N_VOCABULARIES; v++)
    {
      g_assert_cmpuint (zavod_vocabulary_get_n_words (v), >, 0);
      for (guint i = 0; i < zavod_vocabulary_get_n_words (v); i++)
        {
          const char *code = zavod_vocabulary_get_code (v, i);

          /* the first word with this code is this one: every code is unique */
          g_assert_cmpint (zavod_vocabulary_find (v, code), ==, (gint) i);
          g_assert_true (is_code (code));
          g_assert_cmpstr (zavod_vocabulary_get_label (v, code), !=, "");
          g_assert_cmpstr (zavod_vocabulary_get_english (v, i), !=, "");
        }
    }
}

static void
test_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint v = 0; v < ZAVOD_N_VOCABULARIES; v++)
    g_assert_true (g_hash_table_add (names, (gpointer) zavod_vocabulary_get_name (v)));
}

static void
test_unknown_words (void)
{
  g_assert_cmpint (zavod_vocabulary_find (ZAVOD_VOCABULARY_ROLE, "emperor"), ==, -1);
  g_assert_cmpint (zavod_vocabulary_find (ZAVOD_VOCABULARY_ROLE, NULL), ==, -1);
  g_assert_cmpstr (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_ROLE, "emperor"), ==, "emperor");
  g_assert_cmpstr (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_ROLE, NULL), ==, "");
  g_assert_cmpint (zavod_property_get_value_type ("weather"), ==, ZAVOD_VALUE_TEXT);
  g_assert_cmpint (zavod_status_from_code ("weather"), ==, ZAVOD_STATUS_UNKNOWN);
  g_assert_cmpint (zavod_status_from_code (NULL), ==, ZAVOD_STATUS_UNKNOWN);
  g_assert_cmpint (zavod_shape_from_class (NULL), ==, ZAVOD_SHAPE_UNSTATED);
}

static void
test_statuses (void)
{
  static const struct
  {
    ZavodStatus status;
    const char *code;
    ZavodLook look;
  } rows[] = {
    { ZAVOD_STATUS_UNKNOWN, "unknown", ZAVOD_LOOK_UNKNOWN },
    { ZAVOD_STATUS_EXPLORING, "exploring", ZAVOD_LOOK_ANNOUNCED },
    { ZAVOD_STATUS_ANNOUNCED, "announced", ZAVOD_LOOK_ANNOUNCED },
    { ZAVOD_STATUS_AGREED, "agreed", ZAVOD_LOOK_AGREED },
    { ZAVOD_STATUS_PRE_CONSTRUCTION, "pre-construction", ZAVOD_LOOK_AGREED },
    { ZAVOD_STATUS_CONSTRUCTION, "construction", ZAVOD_LOOK_CONSTRUCTION },
    { ZAVOD_STATUS_TRIAL, "trial", ZAVOD_LOOK_CONSTRUCTION },
    { ZAVOD_STATUS_OPERATING, "operating", ZAVOD_LOOK_OPERATING },
    { ZAVOD_STATUS_MOTHBALLED, "mothballed", ZAVOD_LOOK_IDLE },
    { ZAVOD_STATUS_CONVERTED, "converted", ZAVOD_LOOK_IDLE },
    { ZAVOD_STATUS_CLOSED, "closed", ZAVOD_LOOK_IDLE },
    { ZAVOD_STATUS_SHELVED, "shelved", ZAVOD_LOOK_DROPPED },
    { ZAVOD_STATUS_CANCELLED, "cancelled", ZAVOD_LOOK_DROPPED },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, ZAVOD_N_STATUSES);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (zavod_status_get_code (rows[i].status), ==, rows[i].code);
      g_assert_cmpint (zavod_status_from_code (rows[i].code), ==, rows[i].status);
      g_assert_cmpint (zavod_status_get_look (rows[i].status), ==, rows[i].look);
    }
}

static void
test_properties (void)
{
  g_assert_cmpint (zavod_property_get_value_type ("status"), ==, ZAVOD_VALUE_STATUS);
  g_assert_cmpint (zavod_property_get_value_type ("capacity"), ==, ZAVOD_VALUE_QUANTITY);
  g_assert_cmpint (zavod_property_get_value_type ("role"), ==, ZAVOD_VALUE_ACTOR);
  g_assert_cmpint (zavod_property_get_value_type ("line-up"), ==, ZAVOD_VALUE_PRODUCT);
  g_assert_cmpint (zavod_property_get_value_type ("opened"), ==, ZAVOD_VALUE_EVENT);
  g_assert_cmpint (zavod_property_get_value_type ("location"), ==, ZAVOD_VALUE_TEXT);

  for (guint i = 0; i < zavod_vocabulary_get_n_words (ZAVOD_VOCABULARY_PROPERTY); i++)
    {
      const char *code = zavod_vocabulary_get_code (ZAVOD_VOCABULARY_PROPERTY, i);
      const char *unit = zavod_property_get_unit (code);

      g_assert_cmpuint (zavod_property_get_subjects (code), !=, 0);
      if (unit != NULL)
        {
          g_assert_cmpint (zavod_property_get_value_type (code), ==, ZAVOD_VALUE_QUANTITY);
          g_assert_cmpint (zavod_vocabulary_find (ZAVOD_VOCABULARY_UNIT, unit), >=, 0);
        }
    }
}

static void
test_marks (void)
{
  for (guint i = 0; i < ZAVOD_N_LOOKS; i++)
    g_assert_cmpstr (zavod_look_get_label (i), !=, "");
  for (guint i = 0; i < ZAVOD_N_SHAPES; i++)
    g_assert_cmpstr (zavod_shape_get_label (i), !=, "");

  g_assert_cmpint (zavod_shape_from_class ("suvs"), ==, ZAVOD_SHAPE_CARS);
  g_assert_cmpint (zavod_shape_from_class ("tractors"), ==, ZAVOD_SHAPE_TRACTORS);
  g_assert_cmpint (zavod_shape_from_class ("parts"), ==, ZAVOD_SHAPE_PARTS);
  g_assert_cmpfloat (zavod_accuracy_get_radius ("town"), ==, 8000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/round-trips", test_round_trips);
  g_test_add_func ("/vocabulary/names", test_names);
  g_test_add_func ("/vocabulary/unknown-words", test_unknown_words);
  g_test_add_func ("/vocabulary/statuses", test_statuses);
  g_test_add_func ("/vocabulary/properties", test_properties);
  g_test_add_func ("/vocabulary/marks", test_marks);
  return g_test_run ();
}
