/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of names come in the order of the user's language, as long as they are not too many. */

#include "await.h"
#include "query-fixture.h"
#include "use-locale.h"

enum
{
  ORAL = 1,
  OSKEMEN,
  KOSTANAY,
  KOKSHETAU,
  AKTAU,
  ULKEN,
};

static void
add_site (ZavodEdit  *edit,
          gint64      id,
          const char *name)
{
  query_add_noun (edit, "place", id, name, NULL);
  query_add_noun (edit, "site", id, name, NULL);
  zavod_edit_set_integer (edit, "place_id", id);
}

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add six sites");

  fixture_set_up (self, NULL);
  add_site (edit, OSKEMEN, "Өскемен");
  add_site (edit, ORAL, "орал");
  add_site (edit, KOSTANAY, "Қостанай");
  add_site (edit, KOKSHETAU, "көкшетау");
  add_site (edit, AKTAU, "Ақтау");
  add_site (edit, ULKEN, "Үлкен");
  fixture_edit (self, edit);
}

#define IN_KAZAKH "5 4 3 1 2 6"
#define IN_KAZAKH_DOWN "6 2 1 3 4 5"
#define IN_THE_INDEX "5 4 1 3 6 2"  /* А к о Қ Ү Ө */

static void
test_tables (Fixture       *self,
             gconstpointer  unused)
{
  ZavodListQuery query = { .table = ZAVOD_TABLE_SITES, .sort = { { ZAVOD_SITES_NAME } } };

  if (!use_locale ("kk_KZ"))
    return;

  query_assert_list (self, &query, IN_KAZAKH);
  query.sort[0].descending = TRUE;
  query_assert_list (self, &query, IN_KAZAKH_DOWN);

  /* by places, and behind a key that is not SQL's */
  query.sort[0] = (ZavodSortKey) { ZAVOD_SITES_PLACE };
  query_assert_list (self, &query, IN_KAZAKH);
  query.sort[0] = (ZavodSortKey) { ZAVOD_SITES_STATUS };
  query.sort[1] = (ZavodSortKey) { ZAVOD_SITES_NAME };
  query.n_sort = 2;
  query_assert_list (self, &query, IN_KAZAKH);
}

static void
test_references (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *found = NULL;

  if (!use_locale ("kk_KZ"))
    return;

  zavod_store_references_async (self->store, "place", NULL, take_answer, &result);
  await_answer (&result);
  places = zavod_store_references_finish (self->store, result, NULL);
  g_assert_nonnull (places);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (ids, ((ZavodReference *) g_ptr_array_index (places, i))->id);
  found = query_join_ids (ids);
  g_assert_cmpstr (found, ==, IN_KAZAKH);
}

/* A list that an index gives stays as quick as it is; a few rows of it are sorted all the same. */
static void
test_many (Fixture       *self,
           gconstpointer  unused)
{
  const gint64 six[] = { ORAL, OSKEMEN, KOSTANAY, KOKSHETAU, AKTAU, ULKEN };
  ZavodListQuery query = { .table = ZAVOD_TABLE_SITES, .sort = { { ZAVOD_SITES_NAME } } };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *last = NULL;

  if (!use_locale ("kk_KZ"))
    return;

  fixture_execute (self, "INSERT INTO site (id, name) WITH RECURSIVE n (i) AS"
                         " (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 20100) SELECT i, 'A' || i FROM n");
  zavod_store_list_async (self->store, &query, NULL, take_answer, &result);
  await_answer (&result);
  ids = zavod_store_list_finish (self->store, result, NULL, NULL);
  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, ==, 20007);
  g_array_remove_range (ids, 0, ids->len - G_N_ELEMENTS (six));
  last = query_join_ids (ids);
  g_assert_cmpstr (last, ==, IN_THE_INDEX);

  query.sites = six;
  query.n_sites = G_N_ELEMENTS (six);
  query_assert_list (self, &query, IN_KAZAKH);
}

/* Other programs open the file, and know nothing of our order. */
static void
test_schema (Fixture       *self,
             gconstpointer  unused)
{
  assert_query (self, "SELECT count (*) FROM sqlite_schema WHERE sql LIKE '%collation_key%'", "0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/name-order/tables", Fixture, NULL, set_up, test_tables, fixture_tear_down);
  g_test_add ("/name-order/references", Fixture, NULL, set_up, test_references, fixture_tear_down);
  g_test_add ("/name-order/many", Fixture, NULL, set_up, test_many, fixture_tear_down);
  g_test_add ("/name-order/schema", Fixture, NULL, set_up, test_schema, fixture_tear_down);
  return g_test_run ();
}
