/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "query-fixture.h"

void
query_add_noun (ZavodEdit  *edit,
                const char *table,
                gint64      id,
                const char *name,
                const char *kind)
{
  zavod_edit_insert (edit, table, id);
  zavod_edit_set_text (edit, "name", name);
  if (kind != NULL)
    zavod_edit_set_text (edit, "kind", kind);
}

void
query_add_source (ZavodEdit  *edit,
                  gint64      id,
                  const char *title,
                  const char *publisher,
                  const char *published)
{
  zavod_edit_insert (edit, "source", id);
  zavod_edit_set_text (edit, "title", title);
  zavod_edit_set_text (edit, "kind", "article");
  if (publisher != NULL)
    zavod_edit_set_text (edit, "publisher", publisher);
  if (published != NULL)
    zavod_edit_set_text (edit, "published", published);
}

void
query_cite (ZavodEdit *edit,
            gint64     claim,
            gint64     source)
{
  zavod_edit_insert (edit, "citation", claim * 10 + source);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
}

/* More columns of the claim may be set after this one. */
void
query_add_claim (ZavodEdit  *edit,
                 gint64      id,
                 gint64      site,
                 const char *property,
                 const char *text,
                 const char *since,
                 gint64      source)
{
  query_cite (edit, id, source);
  zavod_edit_insert (edit, "claim", id);
  zavod_edit_set_text (edit, "property", property);
  if (site != 0)
    zavod_edit_set_integer (edit, "site_id", site);
  if (text != NULL)
    zavod_edit_set_text (edit, g_str_equal (property, "vehicle-class") ? "vehicle_class" : "value_text", text);
  if (since != NULL)
    zavod_edit_set_text (edit, "since", since);
}

static void
add_nouns (ZavodEdit *edit)
{
  query_add_noun (edit, "place", 1, "Kostanay", NULL);
  query_add_noun (edit, "actor", ALLUR, "Allur", "company");
  query_add_noun (edit, "actor", KIA_CORPORATION, "Kia Corporation", "company");
  query_add_noun (edit, "programme", 1, "Agreement", "agreement");
  query_add_source (edit, KURSIV, "A plant opens", "Kursiv", "2025-10-22");
  query_add_source (edit, OLD, "Old article", NULL, "2024");
  query_add_source (edit, UNDATED, "A page", "Akorda", NULL);

  query_add_noun (edit, "site", KIA, "Kia Qazaqstan", NULL);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_integer (edit, "place_id", 1);
  zavod_edit_set_point (edit, "geom", 53.25, 63.5);
  zavod_edit_set_text (edit, "accuracy", "town");
  query_add_noun (edit, "site", ASTANA, "astana motors", NULL);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_point (edit, "geom", 43.25, 76.5);
  zavod_edit_set_text (edit, "accuracy", "exact");
  query_add_noun (edit, "site", HOSTILE_SITE, HOSTILE, NULL);
  zavod_edit_set_text (edit, "country", "UZ");
  zavod_edit_set_point (edit, "geom", 41, 69);
  zavod_edit_set_real (edit, "radius", 900);
  query_add_noun (edit, "site", BUSES, "Bishkek buses", NULL);
  zavod_edit_set_text (edit, "country", "KG");
  query_add_noun (edit, "site", SAME_DAY, "Same day", NULL);

  zavod_edit_insert (edit, "name", 1);
  zavod_edit_set_integer (edit, "place_id", 1);
  zavod_edit_set_text (edit, "text", "Қостанай");
  zavod_edit_insert (edit, "name", 2);
  zavod_edit_set_integer (edit, "site_id", KIA);
  zavod_edit_set_text (edit, "text", "Kia Kazakhstan");
}

static void
add_statuses (ZavodEdit *edit)
{
  query_add_claim (edit, 101, KIA, "status", "construction", "2023-10", KURSIV);
  query_add_claim (edit, 102, KIA, "status", "operating", "2025-10-21", KURSIV);
  query_add_claim (edit, 103, KIA, "status", "announced", NULL, UNDATED);
  query_add_claim (edit, 104, KIA, "status", "closed", "2025-11-01", KURSIV);
  zavod_edit_set_text (edit, "rank", "deprecated");
  query_add_claim (edit, 105, KIA, "status", "mothballed", "2025-11-02", KURSIV);
  zavod_edit_set_text (edit, "modality", "planned");

  query_add_claim (edit, 106, ASTANA, "status", "operating", NULL, KURSIV);
  zavod_edit_set_text (edit, "as_of", "2025");
  query_add_claim (edit, 107, ASTANA, "status", "construction", NULL, OLD);

  query_add_claim (edit, 108, HOSTILE_SITE, "status", "agreed", "2025-06-01", KURSIV);
  zavod_edit_insert (edit, "claim_site", 1);
  zavod_edit_set_integer (edit, "claim_id", 108);
  zavod_edit_set_integer (edit, "site_id", BUSES);

  query_add_claim (edit, 109, SAME_DAY, "status", "trial", "2025", KURSIV);
  query_cite (edit, 109, OLD);
  query_add_claim (edit, 110, SAME_DAY, "status", "operating", "2025-01", KURSIV);
  zavod_edit_set_text (edit, "rank", "preferred");
}

static void
add_figures (ZavodEdit *edit)
{
  query_add_claim (edit, 201, KIA, "vehicle-class", "cars", NULL, KURSIV);
  query_add_claim (edit, 202, KIA, "vehicle-class", "trucks", NULL, KURSIV);
  query_cite (edit, 202, OLD);
  query_add_claim (edit, 203, ASTANA, "vehicle-class", "cars", NULL, KURSIV);
  query_cite (edit, 203, OLD);
  query_add_claim (edit, 204, ASTANA, "vehicle-class", "minibuses", NULL, KURSIV);
  zavod_edit_set_text (edit, "rank", "preferred");

  query_add_claim (edit, 301, KIA, "capacity", "up to 70,000", "2025-10", UNDATED);
  zavod_edit_set_real (edit, "high", 70000);
  zavod_edit_set_text (edit, "modality", "nameplate");
  zavod_edit_set_text (edit, "period", "per-year");
  zavod_edit_set_text (edit, "vehicle_class", "passenger-cars");
  zavod_edit_set_integer (edit, "stage", 2);
  zavod_edit_set_text (edit, "method", "skd");
  query_cite (edit, 301, KURSIV);
  query_cite (edit, 301, OLD);
  query_add_claim (edit, 302, KIA, "capacity", "190,000 in all", "2025", KURSIV);
  zavod_edit_set_real (edit, "low", 190000);
  zavod_edit_set_real (edit, "high", 190000);
  zavod_edit_insert (edit, "claim_site", 2);
  zavod_edit_set_integer (edit, "claim_id", 302);
  zavod_edit_set_integer (edit, "site_id", ASTANA);
  query_add_claim (edit, 303, ASTANA, "capacity", "120,000", "2024", KURSIV);
  zavod_edit_set_real (edit, "low", 120000);
  query_add_claim (edit, 304, BUSES, "capacity", "999", NULL, KURSIV);
  zavod_edit_set_text (edit, "rank", "deprecated");
  query_add_claim (edit, 305, 0, "capacity", "about 300,000", NULL, OLD);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_text (edit, "as_of", "2019");
  zavod_edit_set_real (edit, "low", 300000);
}

static void
add_role (ZavodEdit  *edit,
          gint64      id,
          gint64      site,
          gint64      actor,
          const char *role,
          const char *since)
{
  query_add_claim (edit, id, site, "role", NULL, since, KURSIV);
  zavod_edit_set_integer (edit, "object_actor_id", actor);
  zavod_edit_set_text (edit, "role", role);
}

static void
add_roles (ZavodEdit *edit)
{
  add_role (edit, 401, KIA, ALLUR, "local-partner", NULL);
  zavod_edit_set_real (edit, "share", 49.5);
  add_role (edit, 402, KIA, KIA_CORPORATION, "attendee", "2025-10-21");
  add_role (edit, 403, 0, ALLUR, "lead", NULL);
  zavod_edit_set_integer (edit, "programme_id", 1);
}

void
query_set_up (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Make an atlas");

  fixture_set_up (self, unused);
  add_nouns (edit);
  add_statuses (edit);
  add_figures (edit);
  add_roles (edit);
  fixture_edit (self, edit);
}

char *
query_join_ids (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));

  return g_string_free_and_steal (text);
}

void
query_assert_list (Fixture              *self,
                   const ZavodListQuery *query,
                   const char           *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = NULL;

  zavod_store_list_async (self->store, query, NULL, take_answer, &result);
  await_answer (&result);
  ids = zavod_store_list_finish (self->store, result, NULL, &error);
  g_assert_no_error (error);
  text = query_join_ids (ids);
  g_assert_cmpstr (text, ==, expected);
}

GPtrArray *
query_load (Fixture      *self,
            ZavodTable    table,
            const gint64 *ids,
            gsize         n_ids,
            const char   *date)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *tuples;

  zavod_store_load_async (self->store, table, ids, n_ids, date, NULL, take_answer, &result);
  await_answer (&result);
  tuples = zavod_store_load_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tuples->len, ==, n_ids);

  return tuples;
}
