/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sheet.h"

#include "zavod-error.h"

/* What is on the clipboard, and its rows: cells between bars, rows between lines. */
static const struct
{
  const char *text;
  const char *rows;
} sheets[] = {
  { "a\tb\nc\td\n", "a|b\nc|d" },
  { "a\tb\r\nc\td", "a|b\nc|d" },
  { "\xEF\xBB\xBF" "a,b\r\n1,2\r\n", "a|b\n1|2" },
  { "a;b,c\nd;e", "a|b,c\nd|e" },
  { "a,\"b,\"\"c\"\"\nd\",e", "a|b,\"c\"\nd|e" },
  { "a\t\"two\nlines\"\tb", "a|two\nlines|b" },
  { "\"Asia\" works\tb", "\"Asia\" works|b" },
  { "\"never closed\tb\nc\td", "\"never closed|b\nc|d" },
  { "\n\n \t \na\t\n", "a|" },
  { "a\n\nb,c", "a\nb|c" },
  { " a \t b", "a|b" },
  { "'=1+1\t'quoted'", "=1+1|'quoted'" },
  { "Завод\tҚостанай", "Завод|Қостанай" },
  { "alone", "alone" },
};

static char *
join (GPtrArray *rows)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, i));

      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", row);
    }

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GPtrArray) rows = zavod_sheet_parse (sheets[i].text, NULL, NULL);
      g_autofree char *joined = join (rows);

      g_test_message ("%u", i);
      g_assert_cmpstr (joined, ==, sheets[i].rows);
    }
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "\n", " \t \r\n\t\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (zavod_sheet_parse (texts[i], NULL, &error));
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%u\tb\n", i);
  g_cancellable_cancel (cancellable);
  g_assert_null (zavod_sheet_parse (text->str, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/rows", test_rows);
  g_test_add_func ("/sheet/nothing", test_nothing);
  g_test_add_func ("/sheet/cancel", test_cancel);

  return g_test_run ();
}
