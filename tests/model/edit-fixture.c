/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"

static void
append_id (GString *text,
           GArray  *ids,
           gint64   id)
{
  guint place = 0;

  if (id < 1000)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT, id);
      return;
    }

  while (place < ids->len && g_array_index (ids, gint64, place) != id)
    place++;
  if (place == ids->len)
    g_array_append_val (ids, id);
  g_string_append_printf (text, "#%u", place + 1);
}

static void
append_cell (GString         *text,
             GArray          *ids,
             const ZavodCell *cell)
{
  g_string_append_printf (text, " %s=", cell->column);
  switch (cell->kind)
    {
    case ZAVOD_CELL_NULL:
      g_string_append (text, "NULL");
      break;
    case ZAVOD_CELL_INTEGER:
      append_id (text, ids, cell->integer);
      break;
    case ZAVOD_CELL_REAL:
      g_string_append_printf (text, "%g", cell->real);
      break;
    case ZAVOD_CELL_TEXT:
      g_string_append (text, cell->text);
      break;
    case ZAVOD_CELL_POINT:
      g_string_append_printf (text, "(%g %g)", cell->real, cell->longitude);
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
edit_to_text (ZavodEdit *edit)
{
  static const char *const kinds[] = { "insert", "update", "delete" };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString *text = g_string_new (NULL);

  for (guint i = 0; edit != NULL && i < zavod_edit_get_n_operations (edit); i++)
    {
      const ZavodOperation *operation = zavod_edit_get_operation (edit, i);

      g_string_append_printf (text, "%s%s %s ", i > 0 ? "\n" : "", kinds[operation->kind], operation->table);
      append_id (text, ids, operation->id);
      for (guint j = 0; j < operation->cells->len; j++)
        append_cell (text, ids, &g_array_index (operation->cells, ZavodCell, j));
    }

  return g_string_free_and_steal (text);
}

void
assert_writes (ZavodInput *input,
               const char *expected)
{
  g_autofree char *problem = zavod_input_find_problem (input);
  g_autoptr (ZavodEdit) edit = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (problem, ==, NULL);
  edit = zavod_input_make_edit (input);
  text = edit_to_text (edit);
  g_assert_cmpstr (text, ==, expected);
}

void
assert_problem (ZavodInput *input,
                const char *field,
                const char *text,
                const char *words)
{
  g_autoptr (ZavodProblem) problem = NULL;

  g_test_message ("%s: %s", field, text);
  zavod_input_type (input, field, text);
  problem = zavod_input_check (input, field);
  if (words == NULL)
    {
      g_assert_null (problem);
      return;
    }

  g_assert_nonnull (problem);
  g_test_message ("%s / %s", problem->words, problem->example);
  g_assert_true (g_str_has_prefix (problem->words, words));
  g_assert_false (g_str_has_suffix (problem->words, "."));
}
