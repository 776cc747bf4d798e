/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are likely one by their names, without comparing all with all. */

#include <math.h>

#include "zavod-address.h"
#include "zavod-twins.h"

static void
test_names (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean near;
  } rows[] = {
    { "Kostanay", "Қостанай", TRUE },
    { "Allur Group", "ТОО «Allur»", TRUE },
    { "Kia Qazaqstan", "Qazaqstan Kia", TRUE },
    { "KazRosAvto", "Kaz Ros Avto", TRUE },
    { "Saryarka AvtoProm", "SaryarkaAvtoProm LLP", TRUE },
    /* one letter, in a long name */
    { "Uzavtosanoat", "Uzavtosanot", TRUE },
    { "Uralskagroremmash", "Uralskagrormemash", TRUE },
    { "Mitsubishi", "Mitsubisi", TRUE },
    { "Tashkent Tractor", "Tashkent Traktor", TRUE },
    { "Uzavtosanoat", "Uzavtsanot", FALSE },
    { "Labo", "Lada", FALSE },
    { "Lado", "Lada", FALSE },
    /* figures tell models apart */
    { "Chevrolet R2", "Chevrolet R4", FALSE },
    { "Ravon Nexia 3", "Ravon Nexia 33", FALSE },
    { "Hyundai Trans Almaty", "Hyundai Trans Auto", FALSE },
    /* of a name that is nothing else the form is kept */
    { "Company", "Company", TRUE },
    { "Company", "Group", FALSE },
    { "…", "…", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s, %s", rows[i].a, rows[i].b);
      g_assert_true (zavod_names_are_near (rows[i].a, rows[i].b) == rows[i].near);
      g_assert_true (zavod_names_are_near (rows[i].b, rows[i].a) == rows[i].near);
    }
}

static void
add (ZavodTwinFinder *finder,
     gint64           id,
     const char      *name,
     const char      *trait,
     gint64           whole,
     double           latitude)
{
  const ZavodTwin twin = {
    id, g_intern_string (trait), whole, whole == 5 ? "Saran" : NULL, latitude, isnan (latitude) ? NAN : 63.6
  };

  zavod_twin_finder_add (finder, &twin);
  zavod_twin_finder_add_name (finder, id, name);
}

static char *
join (GArray *pairs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const ZavodTwins *pair = &g_array_index (pairs, ZavodTwins, i);

      g_string_append_printf (text, "%s%d/%d", i > 0 ? " " : "", (int) pair->first_id, (int) pair->second_id);
    }

  return g_string_free_and_steal (text);
}

static void
assert_finds (ZavodTwinFinder *finder,
              const char      *expected,
              const char      *expected_near)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = zavod_twin_finder_find (finder, NULL, &error);
  g_autoptr (GArray) near = NULL;
  g_autofree char *text = NULL, *near_text = NULL;

  g_assert_no_error (error);
  near = zavod_twin_finder_find_near (finder, NULL, &error);
  g_assert_no_error (error);
  text = join (pairs);
  near_text = join (near);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (near_text, ==, expected_near);
}

static void
test_what_keeps_apart (void)
{
  g_autoptr (ZavodTwinFinder) finder = zavod_twin_finder_new ();

  add (finder, 1, "Bus plant", "KZ", 0, 53.2);
  add (finder, 2, "Bus plant", "KZ", 0, 53.21);
  add (finder, 3, "Bus plant", "UZ", 0, 53.2);
  add (finder, 4, "Bus plant", "KZ", 0, 43.2);
  assert_finds (finder, "1/2", "");
}

static void
test_what_is_not_known_keeps_nothing_apart (void)
{
  g_autoptr (ZavodTwinFinder) finder = zavod_twin_finder_new ();

  add (finder, 1, "Nexia", "model", 7, NAN);
  add (finder, 2, "Nexia", "model", 0, NAN);
  add (finder, 3, "Nexia", "model", 8, NAN);
  add (finder, 4, "Nexia", NULL, 7, NAN);
  add (finder, 5, "Nexia", "brand", 0, NAN);
  assert_finds (finder, "1/2 1/4 2/3 2/4 4/5", "");
}

/* Another name may be the twin's, and what has several such is told once. */
static void
test_other_names (void)
{
  g_autoptr (ZavodTwinFinder) finder = zavod_twin_finder_new ();

  add (finder, 1, "Uzavtosanoat", "UZ", 0, NAN);
  zavod_twin_finder_add_name (finder, 1, "Узавтосаноат");
  zavod_twin_finder_add_name (finder, 1, "UzAuto");
  add (finder, 2, "UzAuto JSC", "UZ", 0, NAN);
  zavod_twin_finder_add_name (finder, 2, "UzAvtoSanoat");
  zavod_twin_finder_add_name (finder, 99, "UzAuto");
  assert_finds (finder, "1/2", "");
}

static void
test_one_place (void)
{
  g_autoptr (ZavodTwinFinder) finder = zavod_twin_finder_new ();

  add (finder, 1, "Howo truck plant", "KZ", 5, NAN);
  add (finder, 2, "Howo truck assembly plant, Saran", "KZ", 5, NAN);
  add (finder, 3, "Howo truck plant, Kostanay", "KZ", 6, NAN);
  add (finder, 4, "QazTehna", "KZ", 5, NAN);
  add (finder, 5, "Plant", "KZ", 5, NAN);
  add (finder, 6, "Unnamed enterprises in Saran", "KZ", 5, NAN);
  add (finder, 7, "QazTehna Trans Saran", "KZ", 5, NAN);
  add (finder, 8, "QazTehna Trans Auto", "KZ", 5, NAN);
  assert_finds (finder, "", "1/2 4/7 4/8");
}

/* A hundred thousand numbered plants of ten towns, and one that is there twice. */
static void
test_many (void)
{
  g_autoptr (ZavodTwinFinder) finder = zavod_twin_finder_new ();

  for (gint64 i = 1; i <= 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kostanay bus plant %" G_GINT64_FORMAT, i);

      add (finder, i, name, "KZ", i % 10 + 1, NAN);
    }
  add (finder, 200000, "Kostanai bus plant 777", "KZ", 8, NAN);
  assert_finds (finder, "777/200000", "");
}

static void
test_cancelled (void)
{
  g_autoptr (ZavodTwinFinder) finder = zavod_twin_finder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add (finder, 1, "Nexia", NULL, 0, NAN);
  g_cancellable_cancel (cancellable);
  g_assert_null (zavod_twin_finder_find (finder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_addresses (void)
{
  static const char *const rows[][2] = {
    { "https://Kursiv.media/News/1/", "kursiv.media/News/1" },
    { "http://www.kursiv.media/News/1#top", "kursiv.media/News/1" },
    { " kursiv.media ", "kursiv.media" },
    { "https://kursiv.media/?id=2", "kursiv.media/?id=2" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *normal = zavod_address_normalize (rows[i][0]);

      g_assert_cmpstr (normal, ==, rows[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/twins/names", test_names);
  g_test_add_func ("/twins/apart", test_what_keeps_apart);
  g_test_add_func ("/twins/unknown", test_what_is_not_known_keeps_nothing_apart);
  g_test_add_func ("/twins/other-names", test_other_names);
  g_test_add_func ("/twins/one-place", test_one_place);
  g_test_add_func ("/twins/many", test_many);
  g_test_add_func ("/twins/cancelled", test_cancelled);
  g_test_add_func ("/twins/addresses", test_addresses);

  return g_test_run ();
}
