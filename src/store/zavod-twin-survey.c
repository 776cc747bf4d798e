/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of each kind that are likely one, by their names in all spellings; and sources that are one page. */

#include "zavod-fault-survey.h"

#include <math.h>

#include "zavod-address.h"
#include "zavod-coordinates.h"
#include "zavod-twins.h"

/* What is to be known of a kind: an id, a trait, what it is a part of, a point, a town; its main and its other names. */
static const struct
{
  ZavodNoun noun;
  const char *records;
  const char *names;
} nouns[] = {
  { ZAVOD_NOUN_SITE,
    "SELECT s.id, s.country, s.place_id, s.geom, p.name FROM site s LEFT JOIN place p ON p.id = s.place_id",
    "SELECT id, name FROM site UNION ALL SELECT site_id, text FROM name WHERE site_id IS NOT NULL" },
  { ZAVOD_NOUN_PLACE, "SELECT id, country, NULL, NULL, NULL FROM place",
    "SELECT id, name FROM place UNION ALL SELECT place_id, text FROM name WHERE place_id IS NOT NULL" },
  { ZAVOD_NOUN_ACTOR, "SELECT id, country, NULL, NULL, NULL FROM actor",
    "SELECT id, name FROM actor UNION ALL SELECT actor_id, text FROM name WHERE actor_id IS NOT NULL" },
  { ZAVOD_NOUN_PRODUCT, "SELECT id, kind, brand_id, NULL, NULL FROM product",
    "SELECT id, name FROM product UNION ALL SELECT product_id, text FROM name WHERE product_id IS NOT NULL" },
  { ZAVOD_NOUN_PROGRAMME, "SELECT id, country, NULL, NULL, NULL FROM programme",
    "SELECT id, name FROM programme UNION ALL SELECT programme_id, text FROM name WHERE programme_id IS NOT NULL" },
  { ZAVOD_NOUN_SOURCE, "SELECT id, published, NULL, NULL, NULL FROM source", "SELECT id, title FROM source" },
};

static gboolean
add_record (ZavodFaultSurvey *self,
            ZavodStatement   *statement,
            gpointer          finder,
            GError          **error)
{
  ZavodTwin twin = { .latitude = NAN, .longitude = NAN };
  gsize size;
  const guint8 *blob = zavod_statement_get_blob (statement, 3, &size);

  twin.id = zavod_statement_get_int64 (statement, 0);
  twin.trait = g_intern_string (zavod_statement_get_text (statement, 1));
  twin.whole = zavod_statement_get_int64 (statement, 2);
  twin.town = g_intern_string (zavod_statement_get_text (statement, 4));
  if (blob != NULL && !zavod_point_from_blob (blob, size, &twin.latitude, &twin.longitude))
    twin.latitude = twin.longitude = NAN;
  zavod_twin_finder_add (finder, &twin);
  return TRUE;
}

static gboolean
add_name (ZavodFaultSurvey *self,
          ZavodStatement   *statement,
          gpointer          finder,
          GError          **error)
{
  const char *name = zavod_statement_get_text (statement, 1);

  if (name != NULL)
    zavod_twin_finder_add_name (finder, zavod_statement_get_int64 (statement, 0), name);
  return TRUE;
}

static void
add_pair (ZavodFaultSurvey *self,
          ZavodRule         rule,
          ZavodNoun         noun,
          gint64            id,
          gint64            other_id,
          const char       *words)
{
  g_autofree char *key = zavod_twins_make_key (id, other_id);
  ZavodFault *fault;

  if (self->distinct != NULL && g_hash_table_contains (self->distinct, key))
    return;

  fault = zavod_fault_new (rule, ZAVOD_FIX_MERGE, zavod_noun_get_table (noun), id);
  fault->other_id = other_id;
  fault->words = g_strdup (words);
  zavod_fault_survey_add (self, fault);
}

static void
add_pairs (ZavodFaultSurvey *self,
           ZavodRule         rule,
           ZavodNoun         noun,
           GArray           *pairs,
           GHashTable       *known)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const ZavodTwins *pair = &g_array_index (pairs, ZavodTwins, i);

      if (g_hash_table_add (known, zavod_twins_make_key (pair->first_id, pair->second_id)))
        add_pair (self, rule, noun, pair->first_id, pair->second_id, zavod_noun_get_heading (noun));
    }
}

static gboolean
find_twins (ZavodFaultSurvey *self,
            guint             kind,
            GError          **error)
{
  g_autoptr (ZavodTwinFinder) finder = zavod_twin_finder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) pairs = NULL, near = NULL;

  if (!zavod_fault_survey_walk (self, nouns[kind].records, NULL, add_record, finder, error)
      || !zavod_fault_survey_walk (self, nouns[kind].names, NULL, add_name, finder, error))
    return FALSE;

  pairs = zavod_twin_finder_find (finder, self->cancellable, error);
  if (pairs == NULL)
    return FALSE;
  add_pairs (self, ZAVOD_RULE_SAME_NAME, nouns[kind].noun, pairs, known);
  if (nouns[kind].noun != ZAVOD_NOUN_SITE)
    return TRUE;

  near = zavod_twin_finder_find_near (finder, self->cancellable, error);
  if (near == NULL)
    return FALSE;
  add_pairs (self, ZAVOD_RULE_SAME_PLACE, nouns[kind].noun, near, known);

  return TRUE;
}

/* Each is told beside the first that has the address. */
static gboolean
add_page (ZavodFaultSurvey *self,
          ZavodStatement   *statement,
          gpointer          pages,
          GError          **error)
{
  const gint64 id = zavod_statement_get_int64 (statement, 0);
  g_autofree char *address = zavod_address_normalize (zavod_statement_get_text (statement, 1));
  const gint64 *first = g_hash_table_lookup (pages, address);

  if (first != NULL)
    add_pair (self, ZAVOD_RULE_SAME_ADDRESS, ZAVOD_NOUN_SOURCE, *first, id, address);
  else
    g_hash_table_insert (pages, g_steal_pointer (&address), g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
find_pages (ZavodFaultSurvey *self,
            GError          **error)
{
  g_autoptr (GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return zavod_fault_survey_walk (self, "SELECT id, url FROM source WHERE url <> '' ORDER BY id", NULL, add_page, pages,
                                  error);
}

/**
 * zavod_fault_survey_find_likely:
 *
 * Adds all pairs that are likely one record, but for those that are known to be two.
 */
gboolean
zavod_fault_survey_find_likely (ZavodFaultSurvey *self,
                                GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (!find_twins (self, i, error))
      return FALSE;

  return find_pages (self, error);
}
