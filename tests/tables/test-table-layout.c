/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-layout.h"

static const ZavodColumn *
find_column (ZavodTable  table,
             const char *title)
{
  const ZavodTableLayout *layout = zavod_table_get_layout (table);

  for (guint i = 0; i < layout->n_columns; i++)
    if (g_str_equal (layout->columns[i].title, title))
      return &layout->columns[i];

  g_error ("no column %s", title);
}

static void
test_cells_read_well (void)
{
  static const struct
  {
    ZavodTable table;
    const char *title;
    const char *cell;
    const char *words;
  } cells[] = {
    { ZAVOD_TABLE_SITES, "Site", "Altyn <b>Tulpar</b> & Co", "Altyn <b>Tulpar</b> & Co" },
    { ZAVOD_TABLE_SITES, "Status", "pre-construction", "Pre-construction" },
    { ZAVOD_TABLE_SITES, "Makes", "buses", "Buses" },
    { ZAVOD_TABLE_SITES, "Country", "KG", "Kyrgyzstan" },
    { ZAVOD_TABLE_SITES, "Since", "2025-10-21", "21 Oct 2025" },
    { ZAVOD_TABLE_SITES, "Since", "2025-10", "Oct 2025" },
    { ZAVOD_TABLE_SITES, "Since", "2025", "2025" },
    { ZAVOD_TABLE_SITES, "Sources", "3", "3" },
    { ZAVOD_TABLE_SITES, "Capacity, as Written", "up to 70,000 %s", "up to 70,000 %s" },
    { ZAVOD_TABLE_PARTNERS, "Role", "local-partner", "Local partner" },
    { ZAVOD_TABLE_PARTNERS, "Share", "51", "51 %" },
    { ZAVOD_TABLE_PARTNERS, "Share", "33.5", "33.5 %" },
    { ZAVOD_TABLE_CAPACITIES, "Kind", "nameplate", "Nameplate" },
    { ZAVOD_TABLE_CAPACITIES, "Period", "per-year", "Per year" },
    { ZAVOD_TABLE_TIMELINE, "Event", "production-started", "Production started" },
    { ZAVOD_TABLE_TIMELINE, "Until", "2027", "2027" },
    { ZAVOD_TABLE_FIGURES, "Figure", "floor-area", "Floor area" },
    { ZAVOD_TABLE_FIGURES, "Unit", "vehicles", "vehicles" },
    { ZAVOD_TABLE_FIGURES, "Unit", "KZT", "KZT" },
    { ZAVOD_TABLE_CONFLICTS, "Standing", "best", "Best supported" },
    { ZAVOD_TABLE_CONFLICTS, "Differs in", "scope", "Scope" },
    { ZAVOD_TABLE_SOURCES, "Kind", "press-release", "Press release" },
    { ZAVOD_TABLE_GAPS, "What Is Missing", "no-capacity", "No capacity" },
    { ZAVOD_TABLE_CAPACITIES, "Site", "Kia Qazaqstan, Astana Motors", "Kia Qazaqstan, Astana Motors" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const ZavodColumn *column = find_column (cells[i].table, cells[i].title);
      ZavodTuple tuple = { 0 };
      g_autofree char *words = NULL;

      tuple.cells[column->column] = (char *) cells[i].cell;
      words = zavod_column_format (column, &tuple);
      g_assert_cmpstr (words, ==, cells[i].words);
    }
}

/* What another program wrote is shown as it stands, not hidden and not fatal. */
static void
test_strange_cells_are_shown (void)
{
  ZavodTuple tuple = { 0 };
  g_autofree char *status = NULL;
  g_autofree char *since = NULL;

  tuple.cells[ZAVOD_SITES_STATUS] = (char *) "burnt down";
  tuple.cells[ZAVOD_SITES_SINCE] = (char *) "last spring";
  status = zavod_column_format (find_column (ZAVOD_TABLE_SITES, "Status"), &tuple);
  since = zavod_column_format (find_column (ZAVOD_TABLE_SITES, "Since"), &tuple);
  g_assert_cmpstr (status, ==, "burnt down");
  g_assert_cmpstr (since, ==, "last spring");
}

static void
test_nothing_stated (void)
{
  ZavodTuple unstated = { 0 };
  ZavodTuple empty = { 0 };

  for (guint i = 0; i < ZAVOD_MAX_COLUMNS; i++)
    empty.cells[i] = (char *) "";

  for (guint table = 0; table < ZAVOD_N_TABLES; table++)
    {
      const ZavodTableLayout *layout = zavod_table_get_layout (table);

      for (guint i = 0; i < layout->n_columns; i++)
        {
          g_assert_null (zavod_column_format (&layout->columns[i], &unstated));
          g_assert_null (zavod_column_format (&layout->columns[i], &empty));
        }
    }
}

/* Each column shows a cell of its own, and a card has one title. */
static void
test_layouts (void)
{
  static const guint n_cells[ZAVOD_N_TABLES] = {
    ZAVOD_N_SITES_COLUMNS,   ZAVOD_N_PARTNERS_COLUMNS,  ZAVOD_N_CAPACITIES_COLUMNS, ZAVOD_N_TIMELINE_COLUMNS,
    ZAVOD_N_FIGURES_COLUMNS, ZAVOD_N_CONFLICTS_COLUMNS, ZAVOD_N_SOURCES_COLUMNS,    ZAVOD_N_GAPS_COLUMNS,
  };

  for (guint table = 0; table < ZAVOD_N_TABLES; table++)
    {
      const ZavodTableLayout *layout = zavod_table_get_layout (table);
      guint seen = 0, n_titles = 0;

      for (guint i = 0; i < layout->n_columns; i++)
        {
          const ZavodColumn *column = &layout->columns[i];

          g_assert_cmpuint (column->column, <, n_cells[table]);
          g_assert_cmpuint (column->sort_column, <, n_cells[table]);
          g_assert_cmpint (column->width, >, 0);
          g_assert_cmpuint (seen & (1u << column->column), ==, 0);
          seen |= 1u << column->column;
          n_titles += column->part == ZAVOD_PART_TITLE;
        }
      g_assert_cmpuint (n_titles, ==, 1);
      g_assert_cmpint (layout->columns[0].part, ==, ZAVOD_PART_TITLE);
    }
}

/* A figure as written is text: "9,000" would come after "70,000". */
static void
test_figures_sort_by_number (void)
{
  g_assert_cmpuint (find_column (ZAVOD_TABLE_CAPACITIES, "Capacity, as Written")->sort_column, ==,
                    ZAVOD_CAPACITIES_AMOUNT);
}

static void
test_numbers_and_dates_end_alike (void)
{
  g_assert_true (zavod_column_is_right_aligned (find_column (ZAVOD_TABLE_SITES, "Since")));
  g_assert_true (zavod_column_is_right_aligned (find_column (ZAVOD_TABLE_SITES, "Sources")));
  g_assert_true (zavod_column_is_right_aligned (find_column (ZAVOD_TABLE_PARTNERS, "Share")));
  g_assert_false (zavod_column_is_right_aligned (find_column (ZAVOD_TABLE_SITES, "Site")));
  g_assert_false (zavod_column_is_right_aligned (find_column (ZAVOD_TABLE_SITES, "Status")));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-layout/cells-read-well", test_cells_read_well);
  g_test_add_func ("/table-layout/strange-cells-are-shown", test_strange_cells_are_shown);
  g_test_add_func ("/table-layout/nothing-stated", test_nothing_stated);
  g_test_add_func ("/table-layout/layouts", test_layouts);
  g_test_add_func ("/table-layout/figures-sort-by-number", test_figures_sort_by_number);
  g_test_add_func ("/table-layout/numbers-and-dates-end-alike", test_numbers_and_dates_end_alike);

  return g_test_run ();
}
