/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-country.h"
#include "zavod-noun.h"

static void
test_tables (void)
{
  for (guint noun = 0; noun < ZAVOD_NOUN_QUOTE; noun++)
    g_assert_cmpuint (zavod_noun_from_table (zavod_noun_get_table (noun)), ==, noun);
  g_assert_null (zavod_noun_get_table (ZAVOD_NOUN_QUOTE));
  g_assert_cmpuint (zavod_noun_from_table ("claim"), ==, ZAVOD_N_NOUNS);
  g_assert_cmpuint (zavod_noun_from_table (""), ==, ZAVOD_N_NOUNS);
}

static void
test_subjects (void)
{
  guint n_subjects = 0;

  for (guint noun = 0; noun < ZAVOD_N_NOUNS; noun++)
    if (zavod_noun_get_subject (noun) != 0)
      {
        g_assert_cmpuint (zavod_noun_from_subject (zavod_noun_get_subject (noun)), ==, noun);
        n_subjects++;
      }
  g_assert_cmpuint (n_subjects, ==, 4);
  g_assert_cmpuint (zavod_noun_from_subject (ZAVOD_SUBJECT_COUNTRY), ==, ZAVOD_N_NOUNS);
}

static void
test_countries (void)
{
  static const struct
  {
    const char *code;
    double latitude;
    double longitude;
    gboolean may;
  } points[] = {
    { "KZ", 53.21, 63.62, TRUE },    /* Kostanay */
    { "KZ", 63.62, 53.21, FALSE },   /* the same, the other way round */
    { "UZ", 41.31, 69.28, TRUE },    /* Tashkent */
    { "KG", 41.31, 68.28, FALSE },
    { "TJ", 38.56, 68.77, TRUE },    /* Dushanbe */
    { "TM", 37.95, 58.38, TRUE },    /* Ashgabat */
    { "RU", 64.73, 177.5, TRUE },    /* Anadyr */
    { "XX", 0, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_true (zavod_country_may_contain (points[i].code, points[i].latitude, points[i].longitude) == points[i].may);
  for (guint i = 0; i < zavod_vocabulary_get_n_words (ZAVOD_VOCABULARY_COUNTRY); i++)
    g_assert_false (zavod_country_may_contain (zavod_vocabulary_get_code (ZAVOD_VOCABULARY_COUNTRY, i), -60, -170));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/noun-subject/tables", test_tables);
  g_test_add_func ("/noun-subject/subjects", test_subjects);
  g_test_add_func ("/noun-subject/countries", test_countries);

  return g_test_run ();
}
