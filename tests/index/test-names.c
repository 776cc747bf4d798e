/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding names as one types, and forgiving slips. */

#include <string.h>

#include "zavod-folding.h"
#include "zavod-name-list.h"
#include "zavod-typing.h"

static ZavodNameList *
create_list (const char *const *names)
{
  ZavodNameList *list = zavod_name_list_new ();

  for (guint i = 0; names[i] != NULL; i++)
    zavod_name_list_add (list, i + 1, names[i], NULL);
  zavod_name_list_finish (list);

  return list;
}

static void
assert_found (ZavodNameList *list,
              const char    *text,
              gboolean       forgiving,
              const char    *expected)
{
  g_autofree char *folded = zavod_name_fold (text);
  g_autoptr (GArray) hits = zavod_name_list_find (list, folded, 10, forgiving, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "; " : "", g_array_index (hits, ZavodNameHit, i).text);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_best_first (void)
{
  static const char *const names[] = {
    "New Kia Plant", "Kia Qazaqstan", "Kia", "Astana Motors", "Nokia Works", "Kiandra", NULL,
  };
  g_autoptr (ZavodNameList) list = create_list (names);

  /* the whole name, those that begin so, a later word, then inside of a word */
  assert_found (list, "kia", FALSE, "Kia; Kia Qazaqstan; Kiandra; New Kia Plant; Nokia Works");
  assert_found (list, "kia q", FALSE, "Kia Qazaqstan");
  assert_found (list, "plant kia", FALSE, "New Kia Plant");
  assert_found (list, "okia works", FALSE, "Nokia Works");
  assert_found (list, "ASTANA", FALSE, "Astana Motors");
  assert_found (list, "nothing", FALSE, "");
  assert_found (list, "", FALSE, "");
  g_assert_cmpuint (zavod_name_list_get_n (list), ==, 6);
}

static void
test_spellings (void)
{
  static const char *const names[] = { "Kostanay", "Жиззах", "Чирчик", "Toshkent", NULL };
  static const char *const kostanay[] = { "Kostanai", "Қостанай", "qostanay", "КОСТАНАЙ", "Qostanai", "kost" };
  g_autoptr (ZavodNameList) list = create_list (names);

  for (guint i = 0; i < G_N_ELEMENTS (kostanay); i++)
    assert_found (list, kostanay[i], FALSE, "Kostanay");
  assert_found (list, "Jizzakh", FALSE, "Жиззах");
  assert_found (list, "jizzax", FALSE, "Жиззах");
  assert_found (list, "chirchik", FALSE, "Чирчик");
  /* another name and no other spelling: one slip away */
  assert_found (list, "Кустанай", FALSE, "");
  assert_found (list, "Кустанай", TRUE, "Kostanay");
}

static void
test_slips (void)
{
  static const char *const names[] = { "SaryarkaAvtoProm", "Hyundai Trans Kazakhstan", "Plant 12345", "UzAuto Motors", NULL };
  g_autoptr (ZavodNameList) list = create_list (names);

  assert_found (list, "hiundai", TRUE, "Hyundai Trans Kazakhstan");
  assert_found (list, "hundai", TRUE, "Hyundai Trans Kazakhstan");
  assert_found (list, "hyudnai", TRUE, "Hyundai Trans Kazakhstan");
  assert_found (list, "hiundai kazahstan", TRUE, "Hyundai Trans Kazakhstan");
  assert_found (list, "sariarkavto", TRUE, "SaryarkaAvtoProm");
  assert_found (list, "uzavto", TRUE, "UzAuto Motors");
  assert_found (list, "12346", TRUE, "");
  assert_found (list, "plamt 12345", TRUE, "Plant 12345");
  assert_found (list, "plamt 12346", TRUE, "");
  assert_found (list, "hyx", TRUE, "");
  assert_found (list, "hundred", TRUE, "");
}

static void
test_other_names_are_told_once (void)
{
  g_autoptr (ZavodNameList) list = zavod_name_list_new ();
  g_autoptr (GArray) hits = NULL;

  zavod_name_list_add (list, 7, "Oskemen", NULL);
  zavod_name_list_add (list, 7, "Ust-Kamenogorsk", "Oskemen");
  zavod_name_list_add (list, 7, "Ust-Kaman", "Oskemen");
  zavod_name_list_add (list, 8, "!!!", NULL);
  zavod_name_list_finish (list);

  hits = zavod_name_list_find (list, "ust", 10, FALSE, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (g_array_index (hits, ZavodNameHit, 0).id, ==, 7);
  g_assert_cmpstr (g_array_index (hits, ZavodNameHit, 0).main, ==, "Oskemen");
}

static void
test_many_alike (void)
{
  g_autoptr (ZavodNameList) list = zavod_name_list_new ();
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < 50000; i++)
    zavod_name_list_add (list, i + 1, "Plant of Many", NULL);
  zavod_name_list_add (list, 99999, "Plant of One", NULL);
  zavod_name_list_finish (list);

  hits = zavod_name_list_find (list, "plant", 14, FALSE, NULL);
  g_assert_cmpuint (hits->len, ==, 14);
  g_array_unref (hits);
  hits = zavod_name_list_find (list, "one plant", 14, FALSE, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_array_unref (hits);
  g_cancellable_cancel (cancellable);
  hits = zavod_name_list_find (list, "plant", 14, FALSE, cancellable);
  g_assert_cmpuint (hits->len, ==, 0);
}

static guint
get_distance (const char *typed,
              const char *word)
{
  return zavod_typing_get_distance (typed, strlen (typed), word, strlen (word), 2);
}

static void
test_distance (void)
{
  g_assert_cmpuint (get_distance ("kia", "kia"), ==, 0);
  g_assert_cmpuint (get_distance ("kia", "kiamotors"), ==, 0);
  g_assert_cmpuint (get_distance ("almata", "almati"), ==, 1);
  g_assert_cmpuint (get_distance ("amlati", "almati"), ==, 1);
  g_assert_cmpuint (get_distance ("alati", "almati"), ==, 1);
  g_assert_cmpuint (get_distance ("allmati", "almati"), ==, 1);
  g_assert_cmpuint (get_distance ("talmati", "almati"), ==, 1);
  g_assert_cmpuint (get_distance ("almatyk", "almati"), ==, 2);
  g_assert_cmpuint (get_distance ("zzzz", "almati"), >, 2);
  g_assert_cmpuint (get_distance ("", ""), ==, 0);
  g_assert_cmpuint (zavod_typing_get_allowance (3), ==, 0);
  g_assert_cmpuint (zavod_typing_get_allowance (4), ==, 1);
  g_assert_cmpuint (zavod_typing_get_allowance (8), ==, 2);
  g_assert_cmpuint (zavod_typing_get_allowance (1000), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/names/best-first", test_best_first);
  g_test_add_func ("/names/spellings", test_spellings);
  g_test_add_func ("/names/slips", test_slips);
  g_test_add_func ("/names/other-names-are-told-once", test_other_names_are_told_once);
  g_test_add_func ("/names/many-alike", test_many_alike);
  g_test_add_func ("/names/distance", test_distance);

  return g_test_run ();
}
