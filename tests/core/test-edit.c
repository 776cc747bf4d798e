/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-field.h"

static void
test_new (void)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Move Kia Qazaqstan");

  g_assert_cmpstr (zavod_edit_get_words (edit), ==, "Move Kia Qazaqstan");
  g_assert_cmpuint (zavod_edit_get_n_operations (edit), ==, 0);
  g_assert_true (zavod_edit_is_recorded (edit));

  zavod_edit_set_recorded (edit, FALSE);
  g_assert_false (zavod_edit_is_recorded (edit));
}

static void
test_operations (void)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Change much");
  const ZavodOperation *operation;
  gint64 id = zavod_edit_insert (edit, "site", 0);

  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (zavod_edit_insert (edit, "claim", 7), ==, 7);
  zavod_edit_update (edit, "actor", 8);
  zavod_edit_delete (edit, "name", 9);
  g_assert_cmpuint (zavod_edit_get_n_operations (edit), ==, 4);

  operation = zavod_edit_get_operation (edit, 0);
  g_assert_cmpint (operation->kind, ==, ZAVOD_OPERATION_INSERT);
  g_assert_cmpint (operation->id, ==, id);
  operation = zavod_edit_get_operation (edit, 2);
  g_assert_cmpint (operation->kind, ==, ZAVOD_OPERATION_UPDATE);
  g_assert_cmpstr (operation->table, ==, "actor");
  operation = zavod_edit_get_operation (edit, 3);
  g_assert_cmpint (operation->kind, ==, ZAVOD_OPERATION_DELETE);
  g_assert_cmpint (operation->id, ==, 9);
}

static const ZavodCell *
get_cell (ZavodEdit *edit,
          guint      index)
{
  return &g_array_index (zavod_edit_get_operation (edit, 0)->cells, ZavodCell, index);
}

static void
test_cells (void)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add a site");

  zavod_edit_insert (edit, "site", 0);
  zavod_edit_set_integer (edit, "place_id", 12);
  zavod_edit_set_real (edit, "radius", 50.5);
  zavod_edit_set_text (edit, "name", "Kia <b>Qazaqstan</b>");
  zavod_edit_set_text (edit, "note", NULL);
  zavod_edit_set_point (edit, "geom", 53.2, 63.6);
  zavod_edit_set_null (edit, "accuracy");

  g_assert_cmpuint (zavod_edit_get_operation (edit, 0)->cells->len, ==, 6);
  g_assert_cmpint (get_cell (edit, 0)->kind, ==, ZAVOD_CELL_INTEGER);
  g_assert_cmpint (get_cell (edit, 0)->integer, ==, 12);
  g_assert_cmpint (get_cell (edit, 1)->kind, ==, ZAVOD_CELL_REAL);
  g_assert_cmpfloat (get_cell (edit, 1)->real, ==, 50.5);
  g_assert_cmpint (get_cell (edit, 2)->kind, ==, ZAVOD_CELL_TEXT);
  g_assert_cmpstr (get_cell (edit, 2)->text, ==, "Kia <b>Qazaqstan</b>");
  g_assert_cmpint (get_cell (edit, 3)->kind, ==, ZAVOD_CELL_NULL);
  g_assert_cmpint (get_cell (edit, 4)->kind, ==, ZAVOD_CELL_POINT);
  g_assert_cmpfloat (get_cell (edit, 4)->real, ==, 53.2);
  g_assert_cmpfloat (get_cell (edit, 4)->longitude, ==, 63.6);
  g_assert_cmpint (get_cell (edit, 5)->kind, ==, ZAVOD_CELL_NULL);
}

static void
test_last_value_counts (void)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Rename a site");

  zavod_edit_update (edit, "site", 3);
  zavod_edit_set_text (edit, "name", "Kia");
  zavod_edit_set_text (edit, "name", "Kia Qazaqstan");
  zavod_edit_set_text (edit, "note", "old");
  zavod_edit_set_null (edit, "note");

  g_assert_cmpuint (zavod_edit_get_operation (edit, 0)->cells->len, ==, 2);
  g_assert_cmpstr (get_cell (edit, 0)->text, ==, "Kia Qazaqstan");
  g_assert_cmpint (get_cell (edit, 1)->kind, ==, ZAVOD_CELL_NULL);
  g_assert_null (get_cell (edit, 1)->text);
}

/* What was read of one edit is set by another. */
static void
test_copied_cells (void)
{
  g_autoptr (ZavodEdit) first = zavod_edit_new ("Add Kia");
  g_autoptr (ZavodEdit) second = zavod_edit_new ("Put it back");
  const ZavodOperation *from, *to;

  zavod_edit_insert (first, "site", 7);
  zavod_edit_set_integer (first, "place_id", 12);
  zavod_edit_set_real (first, "radius", 50.5);
  zavod_edit_set_text (first, "name", "Kia <b>Qazaqstan</b>");
  zavod_edit_set_point (first, "geom", 53.2, 63.6);
  zavod_edit_set_null (first, "accuracy");
  from = zavod_edit_get_operation (first, 0);

  zavod_edit_update (second, "site", 7);
  for (guint i = 0; i < from->cells->len; i++)
    zavod_edit_set_cell (second, &g_array_index (from->cells, ZavodCell, i));

  to = zavod_edit_get_operation (second, 0);
  g_assert_cmpuint (to->cells->len, ==, 5);
  for (guint i = 0; i < to->cells->len; i++)
    g_assert_true (zavod_cell_equal (&g_array_index (from->cells, ZavodCell, i), &g_array_index (to->cells, ZavodCell, i)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/new", test_new);
  g_test_add_func ("/edit/operations", test_operations);
  g_test_add_func ("/edit/cells", test_cells);
  g_test_add_func ("/edit/copied-cells", test_copied_cells);
  g_test_add_func ("/edit/last-value-counts", test_last_value_counts);
  return g_test_run ();
}
