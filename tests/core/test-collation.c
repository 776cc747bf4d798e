/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of names. */

#include "use-locale.h"
#include "zavod-collation.h"

#include <string.h>

typedef struct
{
  const char *locale;
  const char *names;   /* in their order, parted by bars */
} Order;

static const Order orders[] = {
  { "kk_KZ", "Ақтау|Ақтөбе|әкім|Әулиекөл|Батыс|ғарыш|Ертіс|Кокшетау|қала|Қостанай|нан|ңан|Орал|Өскемен|Тараз|Ұзынағаш|Үржар"
             "|Хромтау|һан|Шымкент|ырыс|Ізет|іле" },
  { "uz_UZ", "Andijon|Buxoro|Denov|Guliston|Navoiy|Olmaliq|oqtosh|Qarshi|Samarqand|Toshkent|Zomin|O'zbekiston|Oʻzgan|G‘ijduvon"
             "|Shahrisabz|Chirchiq" },
  { "ru_RU", "автозавод|Автозавод Б|Елабуга|Ёлка|Железо|Нижний|Яр" },
};

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return zavod_collation_compare (*(const char *const *) a, *(const char *const *) b);
}

/* Sorts them from the opposite order. */
static void
assert_order (const char *names)
{
  g_auto (GStrv) sorted = g_strsplit (names, "|", -1);
  g_autofree char *found = NULL;
  const guint n = g_strv_length (sorted);

  for (guint i = 0; i < n / 2; i++)
    {
      char *name = sorted[i];

      sorted[i] = sorted[n - 1 - i];
      sorted[n - 1 - i] = name;
    }
  qsort (sorted, n, sizeof *sorted, compare);
  found = g_strjoinv ("|", sorted);
  g_assert_cmpstr (found, ==, names);
}

static void
test_language (gconstpointer data)
{
  const Order *order = data;

  if (use_locale (order->locale))
    assert_order (order->names);
}

/* Without a language neither the case of a letter counts, nor that of Cyrillic. */
static void
test_no_language (void)
{
  static const char *const locales[] = { "C", "C.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_assert_nonnull (setlocale (LC_ALL, locales[i]));
      assert_order ("10|9|alpha|Beta|gamma|а|Б|в|Қ");
    }
}

static void
test_marks (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_assert_cmpint (zavod_collation_compare ("O'zbekiston", "Oʻzbekiston"), ==, 0);
  g_assert_cmpint (zavod_collation_compare ("O‘zbekiston", "O’zbekiston"), ==, 0);
  g_assert_cmpint (zavod_collation_compare ("'Olmaliq'", "Olmaliq"), !=, 0);
}

static void
test_broken_text (void)
{
  g_assert_cmpint (zavod_collation_compare ("\xff", "a"), >, 0);
  g_assert_cmpint (zavod_collation_compare ("\xff'", "\xff'"), ==, 0);
  g_assert_cmpint (zavod_collation_compare ("", "a"), <, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strconcat ("/collation/", orders[i].locale, NULL);

      g_test_add_data_func (path, &orders[i], test_language);
    }
  g_test_add_func ("/collation/no-language", test_no_language);
  g_test_add_func ("/collation/marks", test_marks);
  g_test_add_func ("/collation/broken-text", test_broken_text);
  return g_test_run ();
}
