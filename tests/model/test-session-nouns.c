/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of companies, products, programmes, places and sources, and the way back through what was looked at. */

#include "fixture.h"

#include "zavod-partial-date.h"

typedef struct
{
  gint64 brand;
  gint64 model;
  gint64 programme;
  gint64 place;
  gint64 source;   /* of 2024 */
  gint64 quote;    /* of it, about the programme */
} Nouns;

/* Returns: the citation */
static gint64
add_claim (ZavodEdit   *edit,
           const Nouns *nouns,
           const char  *subject,
           gint64       id,
           const char  *property,
           gint64       product)
{
  gint64 claim = zavod_edit_insert (edit, "claim", 0);
  gint64 citation;

  zavod_edit_set_integer (edit, subject, id);
  zavod_edit_set_text (edit, "property", property);
  if (product != 0)
    zavod_edit_set_integer (edit, "object_product_id", product);
  citation = zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", nouns->source);

  return citation;
}

static gint64
add_noun (ZavodEdit  *edit,
          const char *table,
          const char *name,
          const char *kind)
{
  gint64 id = zavod_edit_insert (edit, table, 0);

  zavod_edit_set_text (edit, g_str_equal (table, "source") ? "title" : "name", name);
  if (kind != NULL)
    zavod_edit_set_text (edit, "kind", kind);

  return id;
}

static Nouns
add_nouns (Fixture *fixture)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("More nouns");
  Nouns nouns = { 0 };

  nouns.source = add_noun (edit, "source", "A report", "report");
  zavod_edit_set_text (edit, "publisher", "Trend");
  zavod_edit_set_text (edit, "published", "2024");
  zavod_edit_set_text (edit, "url", "https://trend.example/1");
  nouns.place = add_noun (edit, "place", "Kostanay", NULL);
  nouns.programme = add_noun (edit, "programme", "Agreement", "agreement");
  nouns.brand = add_noun (edit, "product", "Kia", "brand");
  nouns.model = add_noun (edit, "product", "Sorento", "model");
  zavod_edit_set_integer (edit, "brand_id", nouns.brand);
  zavod_edit_insert (edit, "name", 0);
  zavod_edit_set_integer (edit, "product_id", nouns.brand);
  zavod_edit_set_text (edit, "text", "Киа");
  zavod_edit_update (edit, "site", fixture->kostanay);
  zavod_edit_set_integer (edit, "place_id", nouns.place);

  add_claim (edit, &nouns, "site_id", fixture->kostanay, "line-up", nouns.model);
  nouns.quote = add_claim (edit, &nouns, "programme_id", nouns.programme, "signed", 0);
  fixture_edit (fixture, edit);

  return nouns;
}

static ZavodNounRecord *
select_noun (Fixture   *fixture,
             ZavodNoun  noun,
             gint64     id)
{
  ZavodNounRecord *record;

  zavod_session_select_noun (fixture->session, noun, id, NULL, ZAVOD_ORIGIN_RECORD);
  wait_for ((record = zavod_session_get_noun_record (fixture->session)) != NULL && record->noun == noun && record->id == id);
  g_assert_null (zavod_session_get_record (fixture->session));

  return record;
}

static gsize
count_selected (Fixture *fixture)
{
  gsize n_sites;

  zavod_session_get_selected_sites (fixture->session, &n_sites);
  return n_sites;
}

static void
test_records (Fixture       *fixture,
              gconstpointer  data)
{
  const Nouns nouns = add_nouns (fixture);
  ZavodNounRecord *record;

  record = select_noun (fixture, ZAVOD_NOUN_PRODUCT, nouns.brand);
  g_assert_cmpstr (record->name, ==, "Kia");
  g_assert_cmpstr (zavod_noun_record_get_kind (record), ==, "Brand");
  g_assert_cmpstr (((ZavodName *) g_ptr_array_index (record->names, 0))->text, ==, "Киа");
  g_assert_cmpint (((ZavodReference *) g_ptr_array_index (record->models, 0))->id, ==, nouns.model);
  g_assert_true (zavod_noun_record_is_product (record, nouns.model));
  g_assert_cmpuint (record->claims->len, ==, 1);  /* of its model */
  g_assert_cmpuint (count_selected (fixture), ==, 1);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, 0);
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "Kia");

  record = select_noun (fixture, ZAVOD_NOUN_PRODUCT, nouns.model);
  g_assert_cmpint (record->brand.id, ==, nouns.brand);

  record = select_noun (fixture, ZAVOD_NOUN_PROGRAMME, nouns.programme);
  g_assert_cmpuint (record->claims->len, ==, 1);
  g_assert_cmpuint (count_selected (fixture), ==, 0);

  record = select_noun (fixture, ZAVOD_NOUN_PLACE, nouns.place);
  g_assert_cmpint (((ZavodReference *) g_ptr_array_index (record->sites, 0))->id, ==, fixture->kostanay);

  record = select_noun (fixture, ZAVOD_NOUN_ACTOR, fixture->allur);
  g_assert_cmpuint (record->claims->len, ==, 2);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
}

static void
test_a_source_and_its_words (Fixture       *fixture,
                             gconstpointer  data)
{
  const Nouns nouns = add_nouns (fixture);
  ZavodNounRecord *record = select_noun (fixture, ZAVOD_NOUN_SOURCE, nouns.source);

  g_assert_cmpstr (record->name, ==, "A report");
  g_assert_cmpstr (record->source->publisher, ==, "Trend");
  g_assert_cmpstr (record->source->url, ==, "https://trend.example/1");
  g_assert_cmpint (record->source->source_id, ==, nouns.source);
  g_assert_cmpuint (record->claims->len, ==, 2);
  g_assert_cmpuint (count_selected (fixture), ==, 1);

  record = select_noun (fixture, ZAVOD_NOUN_QUOTE, nouns.quote);
  g_assert_cmpstr (record->name, ==, "A report");
  g_assert_cmpuint (count_selected (fixture), ==, 0);
}

/* What is not known yet is not in the records, but nothing of it is lost. */
static void
test_as_known_on (Fixture       *fixture,
                  gconstpointer  data)
{
  const Nouns nouns = add_nouns (fixture);
  ZavodNounRecord *record = select_noun (fixture, ZAVOD_NOUN_PRODUCT, nouns.brand);
  ZavodPartialDate year = { 2023, 12, 31 };
  ZavodSite *site;

  zavod_session_set_known_day (fixture->session, zavod_partial_date_get_last_day (year));
  wait_for ((record = zavod_session_get_noun_record (fixture->session))->n_later == 1);
  g_assert_cmpuint (record->claims->len, ==, 0);

  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_MAP);
  wait_for ((site = zavod_session_get_record (fixture->session)) != NULL);
  g_assert_cmpuint (site->later->len, ==, 1);
  g_assert_cmpuint (site->claims->len, ==, 3);  /* of a source that shows no date */

  zavod_session_set_known_day (fixture->session, 0);
  wait_for ((site = zavod_session_get_record (fixture->session)) != NULL && site->later->len == 0);
  g_assert_cmpuint (site->claims->len, ==, 4);
}

static void
assert_visit (Fixture    *fixture,
              int         steps,
              const char *name)
{
  const ZavodVisit *visit = zavod_session_get_visit (fixture->session, steps);

  g_assert_cmpstr (visit != NULL ? visit->name : NULL, ==, name);
}

static void
test_back_and_forward (Fixture       *fixture,
                       gconstpointer  data)
{
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  wait_for (zavod_session_get_record (fixture->session) != NULL);
  assert_visit (fixture, -1, NULL);

  /* a link leads away before anybody could have looked long */
  select_noun (fixture, ZAVOD_NOUN_ACTOR, fixture->allur);
  assert_visit (fixture, -1, "Kia Qazaqstan");
  assert_visit (fixture, 1, NULL);

  zavod_session_go (fixture->session, -1);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->kostanay);
  assert_visit (fixture, -1, NULL);
  assert_visit (fixture, 1, "Allur");

  zavod_session_go (fixture->session, 1);
  wait_for (zavod_session_get_selected_actor (fixture->session) == fixture->allur);
  g_assert_cmpuint (count_selected (fixture), ==, 2);

  zavod_session_clear_selection (fixture->session);
  assert_visit (fixture, -1, "Allur");
}

/* Two steps in one breath: what the first of them asked for must not come in the place of the second. */
static void
test_two_steps (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) sites = NULL;

  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_RECORD);
  select_noun (fixture, ZAVOD_NOUN_ACTOR, fixture->allur);
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_RECORD);
  zavod_session_go (fixture->session, -1);
  zavod_session_go (fixture->session, -1);

  /* answers come in the order of the questions */
  zavod_store_sites_of_async (zavod_session_get_store (fixture->session), ZAVOD_NOUN_ACTOR, fixture->allur, NULL,
                              fixture_keep_result, &result);
  wait_for (result != NULL);
  sites = zavod_store_sites_of_finish (zavod_session_get_store (fixture->session), result, NULL);
  g_assert_cmpuint (sites->len, ==, 2);
  g_assert_cmpint (zavod_session_get_selected_actor (fixture->session), ==, 0);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->kostanay);
}

/* Rows that the arrow keys pass are not gone back to. */
static void
test_what_is_only_passed (Fixture       *fixture,
                          gconstpointer  data)
{
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  zavod_session_select_site (fixture->session, fixture->almaty, ZAVOD_ORIGIN_SITES);
  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_SITES);
  wait_for (zavod_session_get_record (fixture->session) != NULL);
  select_noun (fixture, ZAVOD_NOUN_ACTOR, fixture->allur);
  zavod_session_go (fixture->session, -1);

  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->saran);
  assert_visit (fixture, -1, NULL);
}

static void
test_what_has_gone (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete a site");

  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_RECORD);
  select_noun (fixture, ZAVOD_NOUN_ACTOR, fixture->allur);
  zavod_edit_delete (edit, "site", fixture->saran);
  fixture_edit (fixture, edit);

  zavod_session_go (fixture->session, -1);
  wait_for (zavod_session_get_selected_site (fixture->session) == 0);
  assert_visit (fixture, -1, "Allur");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/session-nouns/records", test_records);
  ADD ("/session-nouns/a-source-and-its-words", test_a_source_and_its_words);
  ADD ("/session-nouns/as-known-on", test_as_known_on);
  ADD ("/session-nouns/back-and-forward", test_back_and_forward);
  ADD ("/session-nouns/two-steps", test_two_steps);
  ADD ("/session-nouns/what-is-only-passed", test_what_is_only_passed);
  ADD ("/session-nouns/what-has-gone", test_what_has_gone);

  return g_test_run ();
}
