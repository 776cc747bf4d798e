/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-totals ATLAS EXPECTED: what the sites of the starter atlas come to, as of three days, and what the two plants do that
 * opened in Kazakhstan in 2025: 190,000 a year, not 260,000. */

#include <locale.h>

#include "await.h"
#include "zavod-store.h"
#include "zavod-total.h"

static const char *atlas;
static const char *expected;

static guint32
get_day (const char *iso)
{
  ZavodPartialDate date;

  g_assert_true (zavod_partial_date_from_iso (iso, &date));
  return zavod_partial_date_get_last_day (date);
}

static GPtrArray *
ask (ZavodStore   *store,
     const gint64 *sites,
     gsize         n_sites,
     const char   *day)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  GArray *questions = zavod_total_questions_new ();

  zavod_total_questions_add (questions, sites, n_sites, get_day (day));
  zavod_store_totals_async (store, questions, NULL, take_answer, &result);
  await_answer (&result);
  answers = zavod_store_totals_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 1);

  return g_ptr_array_ref (g_ptr_array_index (answers, 0));
}

static gint64
find_site (ZavodStore *store,
           const char *name)
{
  const ZavodListQuery query = { .table = ZAVOD_TABLE_SITES };
  g_autoptr (GAsyncResult) list_result = NULL;
  g_autoptr (GAsyncResult) load_result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) tuples = NULL;

  zavod_store_list_async (store, &query, NULL, take_answer, &list_result);
  await_answer (&list_result);
  ids = zavod_store_list_finish (store, list_result, NULL, NULL);
  zavod_store_load_async (store, ZAVOD_TABLE_SITES, (gint64 *) ids->data, ids->len, NULL, NULL, take_answer, &load_result);
  await_answer (&load_result);
  tuples = zavod_store_load_finish (store, load_result, NULL);
  for (guint i = 0; i < tuples->len; i++)
    {
      const ZavodTuple *tuple = g_ptr_array_index (tuples, i);

      if (g_strcmp0 (tuple->cells[ZAVOD_SITES_NAME], name) == 0)
        return tuple->id;
    }

  g_assert_not_reached ();
}

static void
write_total (GString          *text,
             const char       *day,
             const ZavodTotal *total)
{
  g_autofree char *sum = zavod_total_describe (total);
  g_autofree char *since = zavod_partial_date_to_iso (total->since);
  g_autofree char *until = zavod_partial_date_to_iso (total->until);

  g_string_append_printf (text, "%s\t%s\t%s\t%s..%s\t%s\t%u\t%u\t%u\n", day, total->property,
                          total->modality != NULL ? total->modality : "", since != NULL ? since : "",
                          until != NULL ? until : "", sum, total->n_counted, total->n_sites,
                          total->items->len - total->n_counted);
}

static void
test_totals (void)
{
  static const char *days[] = { "2018-12-31", "2023-12-31", "2026-03-01" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open (atlas, ZAVOD_OPEN_READ_ONLY, &error);
  g_autoptr (GString) found = g_string_new ("day\tproperty\tmodality\tspan\tsum\tcounted\tsites\tleft out\n");
  g_autofree char *wanted = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GPtrArray) totals = ask (store, NULL, 0, days[i]);

      for (guint j = 0; j < totals->len; j++)
        write_total (found, days[i], g_ptr_array_index (totals, j));
    }

  g_assert_true (g_file_get_contents (expected, &wanted, NULL, &error));
  g_assert_cmpstr (found->str, ==, wanted);
  zavod_store_close (store);
}

/* The combined figure is there once, and not the 70,000 of one of the two once more. */
static void
test_opening_in_2025 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open (atlas, ZAVOD_OPEN_READ_ONLY, &error);
  g_autoptr (GPtrArray) totals = NULL;
  const ZavodTotal *planned = NULL;
  g_autofree char *sum = NULL;
  gint64 sites[2];

  g_assert_no_error (error);
  sites[0] = find_site (store, "Kia Qazaqstan");
  sites[1] = find_site (store, "Astana Motors Manufacturing Kazakhstan");
  if (sites[0] > sites[1])
    {
      const gint64 first = sites[1];

      sites[1] = sites[0];
      sites[0] = first;
    }

  totals = ask (store, sites, 2, "2025-10-21");
  for (guint i = 0; i < totals->len; i++)
    {
      const ZavodTotal *total = g_ptr_array_index (totals, i);

      if (g_strcmp0 (total->modality, "planned") == 0 && g_strcmp0 (total->property, "capacity") == 0)
        planned = total;
    }
  g_assert_nonnull (planned);
  sum = zavod_total_describe (planned);
  g_assert_cmpstr (sum, ==, "At most 190,000 vehicles a year");
  g_assert_cmpuint (planned->n_counted, ==, 1);
  g_assert_cmpuint (planned->n_sites, ==, 2);
  zavod_store_close (store);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  atlas = argv[1];
  expected = argv[2];

  g_test_add_func ("/atlas/totals", test_totals);
  g_test_add_func ("/atlas/opening-in-2025", test_opening_in_2025);

  return g_test_run ();
}
