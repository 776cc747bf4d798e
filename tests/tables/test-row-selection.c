/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"
#include "zavod-row-selection.h"

#define MANY 70000  /* GtkSingleSelection fails from about 65,000 rows */

/* What a view is told, summed up. */
typedef struct
{
  guint times;
  guint n_rows;
} Told;

static void
on_selection_changed (GtkSelectionModel *model,
                      guint              position,
                      guint              n_items,
                      Told              *told)
{
  told->times++;
  told->n_rows += n_items;
}

static ZavodRowSelection *
create (Fixture      *fixture,
        ZavodTable    table,
        guint         n_rows,
        ZavodRowList **rows)
{
  *rows = zavod_row_list_new (fixture->session, table);
  fixture_wait_list (*rows, n_rows);

  return zavod_row_selection_new (fixture->session, *rows, table);
}

static ZavodRowSelection *
create_sites (Fixture       *fixture,
              ZavodRowList **rows)
{
  return create (fixture, ZAVOD_TABLE_SITES, 3, rows);
}

/* By every question that a view may ask. */
static void
assert_selected (ZavodRowSelection *selection,
                 guint              expected)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (selection));

  g_assert_cmpuint (zavod_row_selection_get_position (selection), ==, expected);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, expected == GTK_INVALID_LIST_POSITION ? 0 : 1);
  if (expected != GTK_INVALID_LIST_POSITION)
    g_assert_true (gtk_bitset_contains (all, expected));
  for (guint i = 0; i < MIN (n_rows, 10); i++)
    g_assert_cmpint (gtk_selection_model_is_selected (model, i), ==, i == expected);
}

static void
test_selects_in_the_session (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);
  g_autoptr (ZavodRow) row = fixture_get_row (rows, 1);
  Told told = { 0 };

  assert_selected (selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (selection, "selection-changed", G_CALLBACK (on_selection_changed), &told);

  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 1, TRUE));
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, zavod_row_get_id (row));
  g_assert_cmpint (zavod_session_get_origin (fixture->session), ==, ZAVOD_ORIGIN_SITES);
  assert_selected (selection, 1);
  g_assert_cmpuint (told.times, ==, 1);
  g_assert_cmpuint (told.n_rows, ==, 1);

  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 3, TRUE));
  assert_selected (selection, 1);
}

static void
test_one_row_at_a_time (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);
  g_autoptr (ZavodRow) first = fixture_get_row (rows, 0);
  g_autoptr (ZavodRow) last = fixture_get_row (rows, 2);
  Told told = { 0 };

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 0, TRUE);
  g_signal_connect (selection, "selection-changed", G_CALLBACK (on_selection_changed), &told);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, TRUE);
  assert_selected (selection, 2);

  /* the row that was left and the one that was chosen, not the whole table */
  g_assert_cmpuint (told.times, ==, 2);
  g_assert_cmpuint (told.n_rows, ==, 2);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, TRUE);
  g_assert_cmpuint (told.times, ==, 2);
}

static void
test_unselects (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);
  g_autoptr (ZavodRow) row = fixture_get_row (rows, 0);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 0, TRUE);
  g_assert_false (gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (selection), 1));
  assert_selected (selection, 0);
  g_assert_true (gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (selection), 0));
  assert_selected (selection, GTK_INVALID_LIST_POSITION);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, 0);
}

static void
test_selection_in_a_range (Fixture       *fixture,
                           gconstpointer  data)
{
  static const struct
  {
    guint position;
    guint n_items;
    guint n_selected;
  } ranges[] = { { 0, 3, 1 }, { 0, 1, 0 }, { 1, 1, 1 }, { 2, 1, 0 }, { 1, 0, 0 }, { 0, G_MAXUINT, 1 }, { 9, 9, 0 } };
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);
  g_autoptr (ZavodRow) row = fixture_get_row (rows, 1);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 1, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (GtkBitset) set = gtk_selection_model_get_selection_in_range (GTK_SELECTION_MODEL (selection),
                                                                              ranges[i].position, ranges[i].n_items);

      g_test_message ("%u rows from %u", ranges[i].n_items, ranges[i].position);
      g_assert_cmpuint (gtk_bitset_get_size (set), ==, ranges[i].n_selected);
    }
}

static void
test_follows_the_map (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);

  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_MAP);
  assert_selected (selection, (guint) zavod_row_list_find (rows, fixture->saran));
  zavod_session_select_site (fixture->session, fixture->almaty, ZAVOD_ORIGIN_MAP);
  assert_selected (selection, (guint) zavod_row_list_find (rows, fixture->almaty));
  zavod_session_clear_selection (fixture->session);
  assert_selected (selection, GTK_INVALID_LIST_POSITION);
}

static void
test_knows_what_was_selected_before_it (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = NULL;

  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_MAP);
  selection = create_sites (fixture, &rows);
  assert_selected (selection, 2);
}

static void
test_another_table_takes_it_away (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create (fixture, ZAVOD_TABLE_PARTNERS, 2, &rows);
  g_autoptr (ZavodRow) row = fixture_get_row (rows, 0);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 0, TRUE);
  assert_selected (selection, 0);
  g_assert_cmpint (zavod_session_get_selected_actor (fixture->session), ==, fixture->allur);

  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  assert_selected (selection, GTK_INVALID_LIST_POSITION);
}

static void
test_a_row_that_moves (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Another name");

  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_MAP);
  assert_selected (selection, 2);

  zavod_row_list_set_sort (rows, &(ZavodSortKey) { ZAVOD_SITES_NAME, TRUE }, 1);
  wait_for (zavod_row_list_find (rows, fixture->saran) == 0);
  assert_selected (selection, 0);

  zavod_edit_update (edit, "site", fixture->saran);
  zavod_edit_set_text (edit, "name", "Bus works");
  fixture_edit (fixture, edit);
  wait_for (zavod_row_list_find (rows, fixture->saran) == 1);
  assert_selected (selection, 1);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->saran);
}

static void
test_a_row_that_goes (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete a site");

  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_MAP);
  zavod_edit_delete (edit, "site", fixture->saran);
  fixture_edit (fixture, edit);
  fixture_wait_list (rows, 2);
  assert_selected (selection, GTK_INVALID_LIST_POSITION);
  wait_for (zavod_session_get_selected_site (fixture->session) == 0);
}

/* A row can be selected before its record has come: by the keyboard, in a list that has just been filled. */
static void
test_a_row_that_is_not_loaded (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create (fixture, ZAVOD_TABLE_PARTNERS, 2, &rows);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 1, TRUE);
  assert_selected (selection, 1);
  g_assert_cmpint (zavod_session_get_selected_actor (fixture->session), ==, 0);
  wait_for (zavod_session_get_selected_actor (fixture->session) == fixture->allur);
  assert_selected (selection, 1);
}

static void
test_a_selection_elsewhere_comes_first (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create (fixture, ZAVOD_TABLE_PARTNERS, 2, &rows);
  g_autoptr (ZavodRow) late = g_list_model_get_item (G_LIST_MODEL (rows), 1);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 1, TRUE);
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_MAP);
  wait_for (zavod_row_get_tuple (late) != NULL);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->kostanay);
  assert_selected (selection, GTK_INVALID_LIST_POSITION);
}

static void
assert_rows (ZavodRowSelection *selection,
             const char        *expected)
{
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < gtk_bitset_get_size (all); i++)
    g_string_append_printf (text, "%u ", gtk_bitset_get_nth (all, i));
  g_assert_cmpstr (text->str, ==, expected);
}

/* As GTK asks for it when rows are clicked with Ctrl and Shift, and for Ctrl+A. */
static void
test_several_sites (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create_sites (fixture, &rows);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  gsize n_sites;

  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_true (gtk_selection_model_select_item (model, 2, FALSE));
  assert_rows (selection, "0 2 ");
  g_assert_true (zavod_session_is_site_selected (fixture->session, fixture->saran));
  g_assert_cmpint (zavod_session_get_origin (fixture->session), ==, ZAVOD_ORIGIN_SITES);

  g_assert_true (gtk_selection_model_unselect_item (model, 0));
  assert_rows (selection, "2 ");
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->saran);

  g_assert_true (gtk_selection_model_select_range (model, 0, 2, TRUE));
  assert_rows (selection, "0 1 ");
  g_assert_true (gtk_selection_model_select_range (model, 2, 1, FALSE));
  assert_rows (selection, "0 1 2 ");
  g_assert_true (gtk_selection_model_unselect_all (model));
  assert_rows (selection, "");
  g_assert_true (gtk_selection_model_select_all (model));
  zavod_session_get_selected_sites (fixture->session, &n_sites);
  g_assert_cmpuint (n_sites, ==, 3);
  assert_rows (selection, "0 1 2 ");
}

static gsize
count_selected_sites (Fixture *fixture)
{
  gsize n_sites;

  zavod_session_get_selected_sites (fixture->session, &n_sites);
  return n_sites;
}

/* Rows of another table select all the sites that they are about. */
static void
test_several_rows_of_another_table (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (ZavodRowList) rows = zavod_row_list_new (fixture->session, ZAVOD_TABLE_GAPS);
  g_autoptr (ZavodRowSelection) selection = zavod_row_selection_new (fixture->session, rows, ZAVOD_TABLE_GAPS);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autofree char *ends = NULL;
  guint last;

  wait_for (!zavod_row_list_is_loading (rows));
  last = g_list_model_get_n_items (G_LIST_MODEL (rows)) - 1;
  ends = g_strdup_printf ("0 %u ", last);

  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_true (gtk_selection_model_select_item (model, last, FALSE));
  assert_rows (selection, ends);
  wait_for (count_selected_sites (fixture) == 2);
  g_assert_cmpint (zavod_session_get_origin (fixture->session), ==, ZAVOD_ORIGIN_GAPS);
  assert_rows (selection, ends);

  g_assert_true (gtk_selection_model_select_all (model));
  wait_for (count_selected_sites (fixture) == 3);
  g_assert_true (gtk_selection_model_unselect_all (model));
  assert_rows (selection, "");
  g_assert_cmpuint (count_selected_sites (fixture), ==, 0);

  /* the last two rows are of one site: its record is shown */
  g_assert_true (gtk_selection_model_select_range (model, last - 1, 2, TRUE));
  wait_for (count_selected_sites (fixture) == 1);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), !=, 0);
}

static gint64
add_many_sites (Fixture *fixture)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Many sites");
  gint64 last = 0;

  zavod_edit_set_recorded (edit, FALSE);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Plant %06u", i);

      last = zavod_edit_insert (edit, "site", 0);
      zavod_edit_set_text (edit, "name", name);
    }
  fixture_edit (fixture, edit);

  return last;
}

static void
test_many_rows (Fixture       *fixture,
                gconstpointer  data)
{
  const gint64 last = add_many_sites (fixture);
  g_autoptr (ZavodRowList) rows = NULL;
  g_autoptr (ZavodRowSelection) selection = create (fixture, ZAVOD_TABLE_SITES, MANY + 3, &rows);
  const guint position = (guint) zavod_row_list_find (rows, last);
  g_autoptr (ZavodRow) row = fixture_get_row (rows, position);
  Told told = { 0 };

  g_assert_cmpuint (position, >, 65535);
  g_signal_connect (selection, "selection-changed", G_CALLBACK (on_selection_changed), &told);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), position, TRUE);
  assert_selected (selection, position);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, last);
  g_assert_cmpuint (told.n_rows, ==, 1);

  zavod_row_list_set_sort (rows, &(ZavodSortKey) { ZAVOD_SITES_NAME, TRUE }, 1);
  wait_for (zavod_row_list_find (rows, last) < 10);
  assert_selected (selection, (guint) zavod_row_list_find (rows, last));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/row-selection/selects-in-the-session", test_selects_in_the_session);
  ADD ("/row-selection/one-row-at-a-time", test_one_row_at_a_time);
  ADD ("/row-selection/unselects", test_unselects);
  ADD ("/row-selection/selection-in-a-range", test_selection_in_a_range);
  ADD ("/row-selection/follows-the-map", test_follows_the_map);
  ADD ("/row-selection/knows-what-was-selected-before-it", test_knows_what_was_selected_before_it);
  ADD ("/row-selection/another-table-takes-it-away", test_another_table_takes_it_away);
  ADD ("/row-selection/a-row-that-moves", test_a_row_that_moves);
  ADD ("/row-selection/a-row-that-goes", test_a_row_that_goes);
  ADD ("/row-selection/a-row-that-is-not-loaded", test_a_row_that_is_not_loaded);
  ADD ("/row-selection/a-selection-elsewhere-comes-first", test_a_selection_elsewhere_comes_first);
  ADD ("/row-selection/several-sites", test_several_sites);
  ADD ("/row-selection/several-rows-of-another-table", test_several_rows_of_another_table);
  ADD ("/row-selection/many-rows", test_many_rows);

  return g_test_run ();
}
