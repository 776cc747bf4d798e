/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

static void
assert_names (ZavodRowList *list,
              guint         column,
              const char   *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (ZavodRow) row = fixture_get_row (list, i);

      g_string_append_printf (names, "%s;", zavod_row_get_text (row, column));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_lists_and_sorts (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodRow) first = NULL;

  g_assert_true (zavod_row_list_is_loading (sites));
  fixture_wait_list (sites, 3);
  assert_names (sites, ZAVOD_SITES_NAME, "Astana Motors;Kia Qazaqstan;Zavod QazTehna;");
  g_assert_cmpint (zavod_row_list_find (sites, fixture->saran), ==, 2);
  g_assert_cmpint (zavod_row_list_find (sites, 1), ==, -1);

  zavod_row_list_set_sort (sites, &(ZavodSortKey) { ZAVOD_SITES_NAME, TRUE }, 1);
  wait_for (zavod_row_list_find (sites, fixture->saran) == 0);
  assert_names (sites, ZAVOD_SITES_NAME, "Zavod QazTehna;Kia Qazaqstan;Astana Motors;");
}

static void
test_rows_keep_their_identity (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodRow) row = NULL;
  g_autoptr (ZavodRow) again = NULL;

  fixture_wait_list (sites, 3);
  row = fixture_get_row (sites, 0);
  zavod_row_list_set_sort (sites, &(ZavodSortKey) { ZAVOD_SITES_NAME, TRUE }, 1);
  wait_for (zavod_row_list_find (sites, zavod_row_get_id (row)) == 2);
  again = g_list_model_get_item (G_LIST_MODEL (sites), 2);
  g_assert_true (row == again);
}

static void
test_the_origin_keeps_its_rows (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodRowList) partners = zavod_row_list_new (fixture->session, ZAVOD_TABLE_PARTNERS);
  g_autoptr (ZavodRowList) capacities = zavod_row_list_new (fixture->session, ZAVOD_TABLE_CAPACITIES);
  g_autoptr (ZavodRow) row = NULL;

  fixture_wait_list (partners, 2);

  /* a site, in its table or on the map: the other tables narrow */
  zavod_session_select_site (fixture->session, fixture->almaty, ZAVOD_ORIGIN_SITES);
  wait_for (zavod_row_list_is_narrowed (partners) && zavod_row_list_is_narrowed (capacities));
  fixture_wait_list (partners, 1);
  fixture_wait_list (capacities, 1);  /* the shared figure is about this site too */
  fixture_wait_list (sites, 3);
  g_assert_false (zavod_row_list_is_narrowed (sites));

  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_MAP);
  fixture_wait_list (partners, 0);
  fixture_wait_list (capacities, 0);
  fixture_wait_list (sites, 3);

  /* a company, in its table: the sites narrow, and nothing hides the other companies */
  zavod_session_clear_selection (fixture->session);
  fixture_wait_list (partners, 2);
  row = fixture_get_row (partners, 1);
  zavod_session_select_row (fixture->session, zavod_row_get_tuple (row), ZAVOD_ORIGIN_PARTNERS);
  wait_for (zavod_row_list_is_narrowed (sites));
  fixture_wait_list (sites, 2);
  fixture_wait_list (partners, 2);
}

typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint times;
} Splice;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Splice     *splice)
{
  *splice = (Splice) { position, removed, added, splice->times + 1 };
}

static void
test_an_edit_is_one_small_splice (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("New site");
  Splice splice = { 0 };

  fixture_wait_list (sites, 3);
  g_signal_connect (sites, "items-changed", G_CALLBACK (on_items_changed), &splice);
  zavod_edit_insert (edit, "site", 0);
  zavod_edit_set_text (edit, "name", "KAMAZ");
  fixture_edit (fixture, edit);
  fixture_wait_list (sites, 4);

  g_assert_cmpuint (splice.times, ==, 1);
  g_assert_cmpuint (splice.position, ==, 1);
  g_assert_cmpuint (splice.removed, ==, 0);
  g_assert_cmpuint (splice.added, ==, 1);
}

static void
test_an_edit_reaches_the_rows (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (ZavodRowList) partners = zavod_row_list_new (fixture->session, ZAVOD_TABLE_PARTNERS);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Name of Allur");
  g_autoptr (ZavodRow) row = NULL;

  fixture_wait_list (partners, 2);
  row = fixture_get_row (partners, 0);
  g_assert_cmpstr (zavod_row_get_text (row, ZAVOD_PARTNERS_PARTNER), ==, "Allur");

  zavod_edit_update (edit, "actor", fixture->allur);
  zavod_edit_set_text (edit, "name", "Allur Group");
  fixture_edit (fixture, edit);
  wait_for (g_strcmp0 (zavod_row_get_text (row, ZAVOD_PARTNERS_PARTNER), "Allur Group") == 0);
}

static guint n_told;

static void
count_sql (const char *sql)
{
  n_told++;
}

/* Whatever the tables are asked: the thread that draws runs no SQL itself. */
static void
test_no_sql_in_this_thread (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = NULL;

  zavod_store_watch_thread (g_thread_self (), count_sql);
  for (guint i = 0; i < ZAVOD_N_TABLES; i++)
    {
      g_autoptr (ZavodRowList) list = zavod_row_list_new (fixture->session, (ZavodTable) i);
      g_autoptr (GAsyncResult) found = NULL;

      wait_for (!zavod_row_list_is_loading (list));
      zavod_row_list_find_text_async (list, "k", NULL, fixture_keep_result, &found);
      wait_for (found != NULL);
      zavod_row_list_find_text_finish (list, found, &error);
      g_assert_no_error (error);
      if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
        {
          g_autoptr (ZavodRow) row = fixture_get_row (list, 0);

          zavod_session_select_row (fixture->session, zavod_row_get_tuple (row), zavod_origin_from_table ((ZavodTable) i));
          wait_for (zavod_session_get_record (fixture->session) != NULL
                    || zavod_session_get_selected_site (fixture->session) == 0);
        }
    }
  g_assert_cmpuint (n_told, ==, 0);

  /* opening without a thread does */
  store = zavod_store_open (fixture->path, ZAVOD_OPEN_DEFAULT, &error);
  zavod_store_watch_thread (NULL, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, >, 0);
  zavod_store_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/row-list/lists-and-sorts", test_lists_and_sorts);
  ADD ("/row-list/rows-keep-their-identity", test_rows_keep_their_identity);
  ADD ("/row-list/the-origin-keeps-its-rows", test_the_origin_keeps_its_rows);
  ADD ("/row-list/an-edit-is-one-small-splice", test_an_edit_is_one_small_splice);
  ADD ("/row-list/an-edit-reaches-the-rows", test_an_edit_reaches_the_rows);
  ADD ("/row-list/no-sql-in-this-thread", test_no_sql_in_this_thread);

  return g_test_run ();
}
