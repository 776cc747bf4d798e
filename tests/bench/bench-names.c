/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-names NAMES TYPED: reads names, one a line, and types each line of TYPED letter by letter. Prints the seconds of the
 * making of the list, of a key on average, and of the slowest key. */

#include "zavod-folding.h"
#include "zavod-name-list.h"

#define MAX_HITS 50

static char **
read_lines (const char  *path,
            GError     **error)
{
  g_autofree char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, error) ? g_strsplit (g_strchomp (contents), "\n", -1) : NULL;
}

/* What the window does for a key: what is like it is looked for where nothing is as it was typed. */
static double
press_key (ZavodNameList *list,
           const char    *typed)
{
  const gint64 start = g_get_monotonic_time ();
  g_autofree char *folded = zavod_name_fold (typed);
  g_autoptr (GArray) hits = zavod_name_list_find (list, folded, MAX_HITS, FALSE, NULL);

  if (hits->len == 0)
    {
      g_array_unref (hits);
      hits = zavod_name_list_find (list, folded, MAX_HITS, TRUE, NULL);
    }

  return (g_get_monotonic_time () - start) / 1e6;
}

static void
type_all (ZavodNameList  *list,
          char          **texts)
{
  double sum = 0, slowest = 0;
  guint n = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    for (const char *end = texts[i]; *end != '\0'; n++)
      {
        g_autofree char *typed = NULL;
        double seconds;

        end = g_utf8_next_char (end);
        typed = g_strndup (texts[i], (gsize) (end - texts[i]));
        seconds = press_key (list, typed);
        sum += seconds;
        slowest = MAX (slowest, seconds);
      }

  g_print ("%.6f %.6f\n", sum / MAX (n, 1), slowest);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodNameList) list = zavod_name_list_new ();
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) texts = NULL;
  gint64 start;

  if (argc != 3 || (names = read_lines (argv[1], &error)) == NULL || (texts = read_lines (argv[2], &error)) == NULL)
    {
      g_printerr ("bench-names: %s\n", error != NULL ? error->message : "NAMES TYPED");
      return 1;
    }

  start = g_get_monotonic_time ();
  for (guint i = 0; names[i] != NULL; i++)
    zavod_name_list_add (list, i + 1, names[i], NULL);
  zavod_name_list_finish (list);
  g_print ("%.6f ", (g_get_monotonic_time () - start) / 1e6);
  type_all (list, texts);

  return 0;
}
