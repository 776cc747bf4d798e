/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fixture.h"
#include "zavod-table-text.h"

#define HOSTILE "=1+1\t\"or\nso\""

static GPtrArray *
list_columns (void)
{
  static const char *const titles[] = { "Country", "Site", "Sources" };
  const ZavodTableLayout *layout = zavod_table_get_layout (ZAVOD_TABLE_SITES);
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    for (guint j = 0; j < layout->n_columns; j++)
      if (g_str_equal (layout->columns[j].title, titles[i]))
        g_ptr_array_add (columns, (gpointer) &layout->columns[j]);

  return columns;
}

static gint64
add_site (Fixture    *fixture,
          const char *name,
          const char *country)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A site");
  gint64 id = zavod_edit_insert (edit, "site", 0);

  zavod_edit_set_text (edit, "name", name);
  if (country != NULL)
    zavod_edit_set_text (edit, "country", country);
  fixture_edit (fixture, edit);

  return id;
}

static void
count_rows (guint    n_rows,
            gpointer user_data)
{
  *(guint *) user_data = n_rows;
}

static char *
write_rows (Fixture        *fixture,
            const gint64   *sites,
            guint           n_sites,
            ZavodTableText  format,
            guint          *progress)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) columns = list_columns ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (ids, sites, n_sites);
  zavod_table_write_async (fixture->session, ZAVOD_TABLE_SITES, columns, ids, format, stream, count_rows, progress, NULL,
                           fixture_keep_result, &result);
  wait_for (result != NULL);
  zavod_table_write_finish (fixture->session, result, &error);
  g_assert_no_error (error);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

/* What people read, in the order asked for; a cell never breaks a line or runs in a spreadsheet; what is gone is left out. */
static void
test_both_forms (Fixture       *fixture,
                 gconstpointer  data)
{
  const gint64 ids[] = { add_site (fixture, HOSTILE, NULL), 4711, add_site (fixture, "Зауыт, one", "KZ") };
  guint progress = 0;
  g_autofree char *tabs = write_rows (fixture, ids, 3, ZAVOD_TABLE_TEXT_TABS, &progress);
  g_autofree char *csv = write_rows (fixture, ids, 3, ZAVOD_TABLE_TEXT_CSV, &progress);

  g_assert_cmpuint (progress, ==, 3);
  g_assert_cmpstr (tabs, ==, "Country\tSite\tSources\n\t=1+1 \"or so\"\t0\nKazakhstan\tЗауыт, one\t0\n");
  g_assert_cmpstr (csv, ==, "Country,Site,Sources\r\n,\"'=1+1\t\"\"or\nso\"\"\",0\r\nKazakhstan,\"Зауыт, one\",0\r\n");
}

static void
test_no_rows (Fixture       *fixture,
              gconstpointer  data)
{
  guint progress = 1;
  g_autofree char *tabs = write_rows (fixture, NULL, 0, ZAVOD_TABLE_TEXT_TABS, &progress);

  g_assert_cmpstr (tabs, ==, "Country\tSite\tSources\n");
  g_assert_cmpuint (progress, ==, 0);
}

/* More than one batch, and a stop in the middle. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) columns = list_columns ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint progress = 0;

  for (guint i = 0; i < 100000; i++)
    g_array_append_val (ids, fixture->kostanay);
  zavod_table_write_async (fixture->session, ZAVOD_TABLE_SITES, columns, ids, ZAVOD_TABLE_TEXT_CSV, stream, count_rows,
                           &progress, cancellable, fixture_keep_result, &result);
  wait_for (progress > 0);
  g_cancellable_cancel (cancellable);
  wait_for (result != NULL);
  g_assert_false (zavod_table_write_finish (fixture->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress, <, 100000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/table-text/both-forms", test_both_forms);
  ADD ("/table-text/no-rows", test_no_rows);
  ADD ("/table-text/cancel", test_cancel);

  return g_test_run ();
}
