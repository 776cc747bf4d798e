/* SPDX-License-Identifier: GPL-3.0-or-later */

/* After any edits the facets have the rows of the points: in each column each site has the values that a fresh reading
 * gives it. */

#include "fixture.h"

#include "zavod-bits.h"
#include "zavod-session.h"
#include "zavod-site-facets.h"

/* ---- columns that were read for other sites ---- */

#define N_IDS 300

/* What a site has of a facet; few places have many sites, and the most sources one. */
static guint
get_n_values (ZavodFacet facet)
{
  return facet == ZAVOD_FACET_PLACE ? 3 : 40;
}

static gboolean
has_value (gint64     id,
           ZavodFacet facet,
           guint      value)
{
  return (id * 7919 + value * 104729 + facet * 31) % get_n_values (facet) == 0;
}

static GArray *
pick_ids (GRand  *random,
          double  share)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= N_IDS; id++)
    if (g_rand_double (random) < share)
      g_array_append_val (ids, id);

  return ids;
}

static ZavodSiteFacets *
read_facets (GArray *ids)
{
  ZavodSiteFacets *facets = zavod_site_facets_new ();

  zavod_site_facets_sink.begin (facets, (const gint64 *) (void *) ids->data, ids->len);
  for (guint facet = ZAVOD_FACET_PLACE; facet <= ZAVOD_FACET_SOURCE; facet++)
    for (guint value = 0; value < get_n_values (facet); value++)
      for (guint row = 0; row < ids->len; row++)
        if (has_value (g_array_index (ids, gint64, row), facet, value))
          zavod_site_facets_sink.add (facets, facet, value, row);
  zavod_site_facets_sink.finish (facets);

  return facets;
}

static GArray *
make_points (GArray *ids)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (ZavodSitePoint));

  for (guint i = 0; i < ids->len; i++)
    g_array_append_val (points, ((ZavodSitePoint) { .id = g_array_index (ids, gint64, i) }));

  return points;
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static gboolean
row_has (const ZavodFacetColumn *column,
         gint64                  key,
         guint                   row)
{
  g_autofree guint64 *rows = zavod_bits_new (zavod_facet_column_get_n_rows (column));
  const gint value = zavod_facet_column_find (column, key);

  if (value >= 0)
    zavod_facet_column_collect (column, (guint) value, rows);

  return zavod_bits_test (rows, row);
}

static void
check_rows (const ZavodFacetColumn *column,
            ZavodFacet              facet,
            GArray                 *read,
            GArray                 *ids)
{
  g_assert_cmpuint (zavod_facet_column_get_n_rows (column), ==, ids->len);
  for (guint value = 0; value < get_n_values (facet); value++)
    for (guint row = 0; row < ids->len; row++)
      {
        const gint64 id = g_array_index (ids, gint64, row);

        g_assert_cmpint (row_has (column, value, row), ==, contains (read, id) && has_value (id, facet, value));
      }
}

static void
test_rows_are_those_of_the_points (void)
{
  static const double shares[] = { 0, 0.1, 0.9, 1 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    for (guint j = 0; j < G_N_ELEMENTS (shares); j++)
      {
        g_autoptr (GArray) read = pick_ids (random, shares[i]);
        g_autoptr (GArray) ids = pick_ids (random, shares[j]);
        g_autoptr (GArray) points = make_points (ids);
        g_autoptr (ZavodSiteFacets) facets = read_facets (read);
        ZavodAlignment next = { 0 };

        zavod_site_facets_align (facets, points, next.columns);
        check_rows (next.columns[ZAVOD_FACET_PLACE], ZAVOD_FACET_PLACE, read, ids);
        check_rows (next.columns[ZAVOD_FACET_SOURCE], ZAVOD_FACET_SOURCE, read, ids);
        zavod_alignment_clear (&next);
      }
}

/* ---- a session that is edited ---- */

/* Nobody ever sees columns of other rows than those of the points. */
static void
check_n_rows (ZavodSession *session)
{
  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    {
      const ZavodFacetColumn *column = zavod_session_get_facet (session, facet);

      if (column != NULL)
        g_assert_cmpuint (zavod_facet_column_get_n_rows (column), ==, zavod_session_get_points (session)->len);
    }
}

static gboolean
same_column (const ZavodFacetColumn *a,
             const ZavodFacetColumn *b)
{
  const guint n_rows = zavod_facet_column_get_n_rows (a);

  if (n_rows != zavod_facet_column_get_n_rows (b))
    return FALSE;

  for (guint value = 0; value < zavod_facet_column_get_n_values (b); value++)
    for (guint row = 0; row < n_rows; row++)
      if (row_has (a, zavod_facet_column_get_key (b, value), row)
          != row_has (b, zavod_facet_column_get_key (b, value), row))
        return FALSE;

  return TRUE;
}

static gboolean
are_read (ZavodSession *session)
{
  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    if (zavod_session_get_facet (session, facet) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
same_facets (ZavodSession *session,
             ZavodSession *fresh)
{
  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    if (!same_column (zavod_session_get_facet (session, facet), zavod_session_get_facet (fresh, facet))
        || !same_column (zavod_session_get_facet (fresh, facet), zavod_session_get_facet (session, facet)))
      return FALSE;

  return TRUE;
}

static void
add_site (ZavodEdit *edit,
          GArray    *sites,
          GRand     *random)
{
  static const char *const countries[] = { "KZ", "UZ", "KG" };
  const gint64 site = zavod_edit_insert (edit, "site", 0);

  zavod_edit_set_text (edit, "name", "A plant");
  zavod_edit_set_text (edit, "country", countries[g_rand_int_range (random, 0, G_N_ELEMENTS (countries))]);
  g_array_append_val (sites, site);
}

static void
edit_at_random (ZavodEdit *edit,
                GArray    *sites,
                GRand     *random)
{
  const guint i = (guint) g_rand_int_range (random, 0, (gint32) sites->len + 1);

  if (i == sites->len || sites->len < 3)
    add_site (edit, sites, random);
  else if (g_rand_boolean (random))
    {
      zavod_edit_delete (edit, "site", g_array_index (sites, gint64, i));
      g_array_remove_index (sites, i);
    }
  else
    {
      zavod_edit_update (edit, "site", g_array_index (sites, gint64, i));
      zavod_edit_set_text (edit, "country", "TJ");
      zavod_edit_set_point (edit, "geom", g_rand_double_range (random, 36, 55), g_rand_double_range (random, 50, 85));
    }
}

/* Edits faster than anything is read: points, facets and what brings them together overtake each other. */
static void
edit_often (Fixture *fixture,
            GArray  *sites,
            GRand   *random)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (ZavodEdit) edit = zavod_edit_new ("At random");

      edit_at_random (edit, sites, random);
      if (i % 3 == 0)
        fixture_edit (fixture, edit);
      else
        zavod_session_edit_async (fixture->session, edit, NULL, NULL, NULL);
    }
}

static void
check_as_read_anew (Fixture *fixture,
                    guint    n_sites)
{
  Fixture fresh = { .path = fixture->path };

  wait_for (zavod_session_get_points (fixture->session)->len == n_sites);
  fixture_open (&fresh);
  wait_for (zavod_session_get_points (fresh.session) != NULL && are_read (fresh.session));
  wait_for (same_facets (fixture->session, fresh.session));
  fixture_close (&fresh);
}

static void
test_edits_at_random (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_signal_connect (fixture->session, "facets-changed", G_CALLBACK (check_n_rows), NULL);
  for (guint round = 0; round < 12; round++)
    {
      edit_often (fixture, sites, random);
      check_as_read_anew (fixture, 3 + sites->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/site-facets/rows-are-those-of-the-points", test_rows_are_those_of_the_points);
  g_test_add ("/site-facets/edits-at-random", Fixture, NULL, fixture_set_up, test_edits_at_random, fixture_tear_down);

  return g_test_run ();
}
