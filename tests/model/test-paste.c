/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"

#include "zavod-paste.h"

#include <locale.h>

/* Rows parted by lines, cells by bars. */
static ZavodPaste *
create_paste (ZavodTable  table,
              const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  ZavodPaste *paste = g_new0 (ZavodPaste, 1);

  paste->table = table;
  paste->source_id = 9;
  paste->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (paste->rows, g_strsplit (lines[i], "|", -1));
  paste->columns = zavod_paste_columns_guess (table, paste->rows, &paste->has_header);
  paste->names = zavod_known_names_new ();
  zavod_known_names_sink.add (paste->names, ZAVOD_NOUN_SITE, 12, "Kia Qazaqstan", NULL);
  zavod_known_names_sink.add (paste->names, ZAVOD_NOUN_PLACE, 21, "Kostanay", NULL);
  zavod_known_names_sink.add (paste->names, ZAVOD_NOUN_PLACE, 21, "Қостанай", "Kostanay");

  return paste;
}

static void
assert_columns (ZavodTable  table,
                const char *header,
                const char *expected)
{
  g_autoptr (ZavodPaste) paste = create_paste (table, header);
  g_autoptr (GString) columns = g_string_new (paste->has_header ? "+" : "-");

  for (guint i = 0; i < paste->columns->len; i++)
    g_string_append_printf (columns, " %u", g_array_index (paste->columns, ZavodPasteColumn, i));
  g_assert_cmpstr (columns->str, ==, expected);
}

static void
test_columns (void)
{
  assert_columns (ZAVOD_TABLE_SITES, "Site|Place|Status|Capacity, as Written|Since|Sources|Makes|Country", "+ 1 2 7 10 8 0 9 3");
  assert_columns (ZAVOD_TABLE_SITES, "Площадка|Место|Состояние|Мощность, как в источнике|Начало|Источники|Выпускает|Страна",
                  "+ 1 2 7 10 8 0 9 3");
  assert_columns (ZAVOD_TABLE_SITES, "厂址|地点|国家|产能（原文）", "+ 1 2 3 10");
  assert_columns (ZAVOD_TABLE_SITES, "name|lat|lon|vehicle_class|name", "+ 1 5 6 9 0");
  assert_columns (ZAVOD_TABLE_SITES, "Rudny works|Rudny", "- 1 0");
  assert_columns (ZAVOD_TABLE_CAPACITIES, "Site|Capacity, as Written|Unit|Kind|Period|Scope|When|Source", "+ 1 10 11 12 13 0 14 0");
}

static void
assert_edit (ZavodTable  table,
             const char *text,
             const char *expected)
{
  g_autoptr (ZavodPaste) paste = create_paste (table, text);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Paste");
  g_autoptr (GError) error = NULL;
  gint n_done = 0;
  g_autoptr (ZavodPasted) pasted = zavod_paste_carry_out (paste, edit, &n_done, NULL, &error);
  g_autofree char *written = edit_to_text (edit);

  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpint (n_done, ==, paste->rows->len);
}

static void
test_sites (void)
{
  assert_edit (ZAVOD_TABLE_SITES, "Site|Place\nRudny works|Rudny\nLisakov works|rudny",
               "insert place #1 name=Rudny\n"
               "insert site #2 name=Rudny works place_id=#1\n"
               "insert site #3 name=Lisakov works place_id=#1");
  assert_edit (ZAVOD_TABLE_SITES, "Site|Place|Country|Latitude|Longitude\nRudny works|Костанай|Kazakhstan|52,97|63.13",
               "insert site #1 name=Rudny works country=KZ place_id=21 geom=(52.97 63.13)");
  assert_edit (ZAVOD_TABLE_SITES, "Site|Status|Since\nKia Qazaqstan|operating|Oct 2025\nKIA Qazaqstan||",
               "insert claim #1 site_id=12 property=status value_text=operating since=2025-10\n"
               "insert citation #2 claim_id=#1 source_id=9");
}

static void
test_capacities (void)
{
  assert_edit (ZAVOD_TABLE_CAPACITIES, "Site|Capacity|Unit|Kind|Period|When\nKia Qazaqstan|up to 70,000|Buses|nameplate|Per year|2025",
               "insert claim #1 site_id=12 property=capacity value_text=up to 70,000 low=NULL high=70000 modality=nameplate"
               " period=per-year bound=up-to unit=buses as_of=2025\n"
               "insert citation #2 claim_id=#1 source_id=9");
}

static const struct
{
  ZavodTable table;
  const char *text;
  guint column;
  const char *problem;
} wrong[] = {
  { ZAVOD_TABLE_SITES, "Site|Place\n|Rudny", 0, "A row needs the name of a site" },
  { ZAVOD_TABLE_SITES, "Site|Status\nRudny|working hard", 1, "“working hard” is none of the words" },
  { ZAVOD_TABLE_SITES, "Site|Country\nRudny|Narnia", 1, "“Narnia” is none of the words" },
  { ZAVOD_TABLE_SITES, "Place|Site|Status|Since\n|Rudny|operating|13.13.2025", 3, "There is no month 13" },
  { ZAVOD_TABLE_SITES, "Site|Since\nRudny|2025", 1, "A date needs the status" },
  { ZAVOD_TABLE_SITES, "Site|Latitude|Longitude|Coordinates\nRudny|95|66|", 3, "A latitude lies between" },
  { ZAVOD_TABLE_SITES, "Site|Capacity\nRudny|-5 cars", 1, "A figure here cannot be less than zero" },
  { ZAVOD_TABLE_CAPACITIES, "Site|Capacity\nRudny|5 cars", 0, "“Rudny” is no site of this atlas" },
  { ZAVOD_TABLE_CAPACITIES, "Site|Capacity\nKia Qazaqstan|", 1, "No capacity is written here" },
};

/* What is wrong is told at its column; and nothing of the row is written. */
static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (ZavodPaste) paste = create_paste (wrong[i].table, wrong[i].text);
      g_autoptr (ZavodEdit) edit = zavod_edit_new ("Paste");
      gint n_done = 0;
      g_autoptr (ZavodPasted) pasted = zavod_paste_carry_out (paste, edit, &n_done, NULL, NULL);
      const ZavodPastedRow *row = &g_array_index (pasted->rows, ZavodPastedRow, 0);

      g_test_message ("%s", wrong[i].text);
      g_assert_cmpuint (pasted->counts[ZAVOD_PASTED_WRONG], ==, 1);
      g_assert_cmpint (row->kind, ==, ZAVOD_PASTED_WRONG);
      g_assert_true (g_str_has_prefix (row->problem, wrong[i].problem));
      g_assert_cmpuint (row->column, ==, wrong[i].column);
      g_assert_cmpuint (zavod_edit_get_n_operations (edit), ==, 0);
    }
}

/* A wrong row makes no site to which the next could add. */
static void
test_counts (void)
{
  g_autoptr (ZavodPaste) paste = create_paste (ZAVOD_TABLE_SITES, "Site|Status\nRudny|nonsense\nRudny|operating\nRudny|\n"
                                                                  "Kia Qazaqstan|closed\nKia Qazaqstan|");
  gint n_done = 0;
  g_autoptr (ZavodPasted) pasted = zavod_paste_carry_out (paste, NULL, &n_done, NULL, NULL);

  g_assert_cmpuint (pasted->counts[ZAVOD_PASTED_WRONG], ==, 1);
  g_assert_cmpuint (pasted->counts[ZAVOD_PASTED_NEW], ==, 1);
  g_assert_cmpuint (pasted->counts[ZAVOD_PASTED_ADDED], ==, 1);
  g_assert_cmpuint (pasted->counts[ZAVOD_PASTED_KNOWN], ==, 2);
  g_assert_cmpuint (pasted->n_statements, ==, 2);
}

static void
test_cancel (void)
{
  g_autoptr (ZavodPaste) paste = create_paste (ZAVOD_TABLE_SITES, "Rudny\nLisakov");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint n_done = 0;

  g_cancellable_cancel (cancellable);
  g_assert_null (zavod_paste_carry_out (paste, NULL, &n_done, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/columns", test_columns);
  g_test_add_func ("/paste/sites", test_sites);
  g_test_add_func ("/paste/capacities", test_capacities);
  g_test_add_func ("/paste/wrong", test_wrong);
  g_test_add_func ("/paste/counts", test_counts);
  g_test_add_func ("/paste/cancel", test_cancel);

  return g_test_run ();
}
