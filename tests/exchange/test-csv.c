/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-csv.h"

#include <glib/gstdio.h>

#include "zavod-error.h"

static void
assert_cell (const ZavodCell *cell,
             const char      *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  zavod_csv_append_cell (line, cell);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
assert_text (const char *text,
             const char *expected)
{
  ZavodCell cell = { .kind = ZAVOD_CELL_TEXT, .text = (char *) text };

  assert_cell (&cell, expected);
}

static void
test_text (void)
{
  assert_text ("Kia Qazaqstan", "Kia Qazaqstan");
  assert_text ("Қостанай", "Қостанай");
  assert_text ("", "\"\"");
  assert_text ("up to 70,000", "\"up to 70,000\"");
  assert_text ("the “new” \"plant\"", "\"the “new” \"\"plant\"\"\"");
  assert_text ("two\nlines", "\"two\nlines\"");
}

/* What a spreadsheet would run is text in an atlas. */
static void
test_formulas (void)
{
  assert_text ("=1+1", "'=1+1");
  assert_text ("+998 71", "'+998 71");
  assert_text ("-5", "'-5");
  assert_text ("@SUM(A1)", "'@SUM(A1)");
  assert_text ("\tx", "'\tx");
  assert_text ("\rx", "\"'\rx\"");
  assert_text ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"");
  assert_text ("a=b", "a=b");
}

static void
test_numbers (void)
{
  assert_cell (&(ZavodCell) { .kind = ZAVOD_CELL_NULL }, "");
  assert_cell (&(ZavodCell) { .kind = ZAVOD_CELL_INTEGER, .integer = -9007199254740991 }, "-9007199254740991");
  assert_cell (&(ZavodCell) { .kind = ZAVOD_CELL_REAL, .real = -0.5 }, "-0.5");
  assert_cell (&(ZavodCell) { .kind = ZAVOD_CELL_REAL, .real = 131500000000 }, "131500000000");
  assert_cell (&(ZavodCell) { .kind = ZAVOD_CELL_POINT, .real = 53.21435, .longitude = 63.62463 },
               "POINT (63.62463 53.21435)");
}

typedef struct
{
  char *folder;
  char *path;
  ZavodStore *store;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Make");
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("zavod-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.gpkg", NULL);

  zavod_edit_insert (edit, "site", 1);
  zavod_edit_set_text (edit, "name", "=cmd|' /C calc'!A0");
  zavod_edit_set_point (edit, "geom", 41.5, 69);
  zavod_edit_insert (edit, "site", 2);
  zavod_edit_set_text (edit, "name", "A, B");
  zavod_edit_set_real (edit, "radius", 12.5);
  zavod_store_compile (self->path, "Test", "6f0c7a52-1d1e-4b7a-9c53-2a8f4e0b7d16", edit, &error);
  g_assert_no_error (error);

  self->store = zavod_store_open (self->path, ZAVOD_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  zavod_store_close (self->store);
  g_assert_finalize_object (self->store);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static char *
export (Fixture     *self,
        const char  *relation,
        GError     **error)
{
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (!zavod_csv_export (self->store, relation, output, error))
    return NULL;

  g_assert_true (g_output_stream_write_all (output, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (output, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (output));
}

static void
test_export (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sites = export (self, "site", &error);
  g_autofree char *claims = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (sites, ==,
                   "id,geom,name,country,place_id,accuracy,radius,place_note,note\r\n"
                   "1,POINT (69 41.5),'=cmd|' /C calc'!A0,,,,,,\r\n"
                   "2,,\"A, B\",,,,12.5,,\r\n");

  /* a table without rows has its header */
  claims = export (self, "claim_site", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (claims, ==, "id,claim_id,site_id\r\n");
}

static void
test_every_relation (Fixture       *self,
                     gconstpointer  unused)
{
  g_auto (GStrv) relations = zavod_store_list_relations ();

  g_assert_true (g_strv_contains ((const char *const *) relations, "claim"));
  g_assert_true (g_strv_contains ((const char *const *) relations, "capacity"));

  for (guint i = 0; relations[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = export (self, relations[i], &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (text, "id,"));
    }
}

static void
test_unknown_relation (Fixture       *self,
                       gconstpointer  unused)
{
  static const char *const names[] = { "", "sites", "sqlite_schema", "site; DROP TABLE site", "revision" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (export (self, names[i], &error));
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
    }
}

/* An output that takes no more is told, and ends the export. */
static void
test_full_output (Fixture       *self,
                  gconstpointer  unused)
{
  char room[80];
  g_autoptr (GOutputStream) output = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (zavod_csv_export (self->store, "site", output, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/exchange/csv/text", test_text);
  g_test_add_func ("/exchange/csv/formulas", test_formulas);
  g_test_add_func ("/exchange/csv/numbers", test_numbers);
#define ADD(name, function) g_test_add ("/exchange/csv/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("export", test_export);
  ADD ("every-relation", test_every_relation);
  ADD ("unknown-relation", test_unknown_relation);
  ADD ("full-output", test_full_output);

  return g_test_run ();
}
