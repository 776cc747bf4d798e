/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-rivals ATLAS EXPECTED: what the sources of the starter atlas contradict each other in. What should be loud is
 * loud, and what only looks alike (63 ha and 630,000 m², a half-year and its year) is silent. */

#include <locale.h>

#include "await.h"
#include "zavod-conflict.h"
#include "zavod-store.h"

static char *atlas;
static char *expected;

static GArray *
load_points (ZavodStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *points;

  zavod_store_points_async (store, NULL, NULL, take_answer, &result);
  await_answer (&result);
  points = zavod_store_points_finish (store, result, &error);
  g_assert_no_error (error);

  return points;
}

static ZavodSite *
load_site (ZavodStore *store,
           gint64      id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ZavodSite *site;

  zavod_store_site_async (store, id, NULL, NULL, take_answer, &result);
  await_answer (&result);
  site = zavod_store_site_finish (store, result, &error);
  g_assert_no_error (error);

  return site;
}

static char *
describe (const ZavodClaim *claim)
{
  ZavodQuantity quantity = zavod_claim_get_quantity (claim);

  if (claim->has_low || claim->has_high)
    return zavod_quantity_describe (&quantity, NULL);
  if (claim->since == NULL)
    return g_strdup (claim->value_text);

  return g_strjoin ("..", claim->since, claim->until, NULL);
}

static void
add_figure (GPtrArray         *lines,
            const ZavodSite   *site,
            const ZavodFigure *figure)
{
  g_autofree char *chosen = describe (figure->chosen);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line, "%s\t%s\t%s\t%s", site->name, figure->chosen->property,
                   figure->settled ? "settled" : "open", chosen);
  for (guint i = 0; i < figure->rivals->len; i++)
    {
      g_autofree char *rival = describe (g_ptr_array_index (figure->rivals, i));

      g_string_append_printf (line, "%s%s", i > 0 ? "; " : "\t", rival);
    }
  g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
}

static void
add_rivals (GPtrArray       *lines,
            const ZavodSite *site)
{
  g_autoptr (GPtrArray) conflicts = zavod_conflicts_from_claims (site->claims);

  for (guint i = 0; i < conflicts->len; i++)
    add_figure (lines, site, g_ptr_array_index (conflicts, i));
}

static void
test_rivals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open (atlas, ZAVOD_OPEN_READ_ONLY, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) points = NULL;
  g_autofree char *found = NULL;
  g_autofree char *wanted = NULL;

  g_assert_no_error (error);
  points = load_points (store);
  for (guint i = 0; i < points->len; i++)
    {
      g_autoptr (ZavodSite) site = load_site (store, g_array_index (points, ZavodSitePoint, i).id);

      add_rivals (lines, site);
    }

  g_ptr_array_sort_values (lines, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (lines, g_strdup (""));
  g_ptr_array_add (lines, NULL);
  found = g_strjoinv ("\n", (char **) lines->pdata);

  g_assert_true (g_file_get_contents (expected, &wanted, NULL, &error));
  g_assert_cmpstr (found, ==, wanted);
  zavod_store_close (store);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  atlas = argv[1];
  expected = argv[2];

  g_test_add_func ("/atlas/rivals", test_rivals);

  return g_test_run ();
}
