/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"

#include "zavod-citation-input.h"
#include "zavod-claim-input.h"
#include "zavod-claim-split.h"

static ZavodClaim *
create_claim (void)
{
  ZavodClaim *claim = zavod_claim_new ();
  ZavodCitation *citation = zavod_citation_new ();
  gint64 row = 51;

  claim->id = 31;
  claim->subject_kind = ZAVOD_SUBJECT_SITE;
  claim->subject.id = 12;
  claim->subject.name = g_strdup ("Kia Qazaqstan");
  claim->property = g_strdup ("capacity");
  claim->value_text = g_strdup ("up to 70,000 vehicles annually");
  claim->has_high = TRUE;
  claim->high = 70000;
  claim->bound = g_strdup ("up-to");
  claim->unit = g_strdup ("vehicles");
  claim->period = g_strdup ("per-year");
  claim->modality = g_strdup ("nameplate");
  claim->since = g_strdup ("2025-10");
  g_ptr_array_add (claim->further_sites, zavod_reference_new (13, "Changan"));
  g_array_append_val (claim->further_rows, row);
  citation->id = 41;
  citation->source_id = 61;
  citation->quote = g_strdup ("produce up to 70,000 vehicles annually");
  citation->speaker_actor.id = 71;
  citation->speaker_actor.name = g_strdup ("Akorda");
  g_ptr_array_add (claim->citations, citation);

  return claim;
}

static ZavodInput *
create_input (void)
{
  g_autoptr (ZavodClaim) claim = create_claim ();

  return ZAVOD_INPUT (zavod_claim_input_new_from_claim (claim));
}

static ZavodInput *
create_new_input (void)
{
  return ZAVOD_INPUT (zavod_claim_input_new ("capacity", ZAVOD_SUBJECT_SITE, &(ZavodReference) { 12, (char *) "Kia Qazaqstan" }));
}

static void
type_in_item (ZavodInput *input,
              gint64      item,
              const char *field,
              const char *text)
{
  g_autofree char *name = zavod_input_item_field ("citations", item, field);

  zavod_input_type (input, name, text);
}

static void
assert_fields (ZavodInput *input,
               const char *bound,
               const char *unit,
               const char *period,
               const char *years)
{
  g_assert_cmpstr (zavod_input_get (input, "bound"), ==, bound);
  g_assert_cmpstr (zavod_input_get (input, "unit"), ==, unit);
  g_assert_cmpstr (zavod_input_get (input, "period"), ==, period);
  g_assert_cmpstr (zavod_input_get (input, "period_years"), ==, years);
}

static void
test_fields_follow (void)
{
  g_autoptr (ZavodInput) input = create_new_input ();

  zavod_input_type (input, "value", "up to 300 buses a year");
  assert_fields (input, "up-to", "buses", "per-year", "");
  zavod_input_type (input, "value", "up to 300");
  assert_fields (input, "up-to", "vehicles", "", "");
  zavod_input_type (input, "value", "10,000 in three years");
  assert_fields (input, "exact", "vehicles", "cumulative", "3");
  zavod_input_type (input, "value", "many");
  assert_fields (input, "", "", "", "");
}

/* What a person corrected stays, whatever the value becomes. */
static void
test_corrections_stay (void)
{
  g_autoptr (ZavodInput) input = create_new_input ();

  zavod_input_type (input, "value", "300 buses");
  zavod_input_type (input, "unit", "trucks");
  zavod_input_type (input, "period", "per-month");
  zavod_input_type (input, "value", "up to 400 buses a year");
  assert_fields (input, "up-to", "trucks", "per-month", "");
}

static void
test_years_go_with_their_period (void)
{
  g_autoptr (ZavodInput) input = create_new_input ();

  zavod_input_type (input, "value", "10,000 in three years");
  g_assert_true (zavod_claim_input_has_years (ZAVOD_CLAIM_INPUT (input)));
  zavod_input_type (input, "period", "per-year");
  g_assert_false (zavod_claim_input_has_years (ZAVOD_CLAIM_INPUT (input)));
  g_assert_cmpstr (zavod_input_get (input, "period_years"), ==, "");
}

static void
test_reading_with_corrections (void)
{
  static const struct
  {
    const char *bound;
    gboolean has_low;
    gboolean has_high;
  } readings[] = {
    { "exact", TRUE, TRUE },
    { "about", TRUE, TRUE },
    { "up-to", FALSE, TRUE },
    { "under", FALSE, TRUE },
    { "over", TRUE, FALSE },
    { "at-least", TRUE, FALSE },
  };
  g_autoptr (ZavodInput) input = create_new_input ();
  ZavodQuantity quantity;

  zavod_input_type (input, "value", "70,000 vehicles");
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      zavod_input_type (input, "bound", readings[i].bound);
      g_assert_true (zavod_claim_input_read (ZAVOD_CLAIM_INPUT (input), &quantity, NULL));
      g_assert_cmpstr (quantity.bound, ==, readings[i].bound);
      g_assert_cmpint (quantity.has_low, ==, readings[i].has_low);
      g_assert_cmpint (quantity.has_high, ==, readings[i].has_high);
      g_assert_cmpfloat (quantity.has_low ? quantity.low : quantity.high, ==, 70000);
    }
}

static void
test_problems (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autofree char *long_quote = g_strnfill (301, 'x');

  assert_problem (input, "value", "", "The value is empty");
  assert_problem (input, "value", "$310 mn", "This is a sum of money");
  assert_problem (input, "value", "-5 cars", "A figure here cannot be less than zero");
  assert_problem (input, "value", "not disclosed", NULL);
  assert_problem (input, "value", "60,000", NULL);
  assert_problem (input, "bound", "between", "“Between” needs two numbers");
  zavod_input_type (input, "value", "60,000 to 70,000");
  assert_problem (input, "bound", "between", NULL);
  assert_problem (input, "stage", "first", "“first” is no stage");
  assert_problem (input, "stage", "0", "“0” is no stage");
  assert_problem (input, "stage", "2", NULL);
  zavod_input_type (input, "period", "cumulative");
  assert_problem (input, "period_years", "-1", "“-1” is no number of years");
  assert_problem (input, "period_years", "1,5", NULL);
  assert_problem (input, "since", "Foo 2025", "“Foo” is no month Zavod knows");
  assert_problem (input, "since", "Oct 2025", NULL);
  assert_problem (input, "until", "2024", "This ends before it begins");
  assert_problem (input, "until", "2025", NULL);
  assert_problem (input, "rank", "preferred", NULL);
  assert_problem (input, "reason", "", "Say why this figure is preferred");
  assert_problem (input, "reason", "the company’s own words", NULL);
  assert_problem (input, "citations/41/quote", long_quote, "This is 301 characters long");
  assert_problem (input, "citations/41/quote", "short", NULL);
  assert_problem (input, "citations", "", "A statement needs at least one source");
}

static void
test_problems_of_a_new_source (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  assert_problem (input, "citations/41/source", "", "No source is chosen");
  assert_problem (input, "citations/41/title", "", NULL);
  zavod_input_type (input, "citations/41/source", ZAVOD_CITATION_NEW_SOURCE);
  assert_problem (input, "citations/41/title", "", "A source needs a title");
  assert_problem (input, "citations/41/url", "astanatimes", "This is no web address");
  assert_problem (input, "citations/41/url", "file:///etc/passwd", "This is no web address");
  assert_problem (input, "citations/41/url", "https:", "This is no web address");
  assert_problem (input, "citations/41/url", "https://", "This is no web address");
  assert_problem (input, "citations/41/url", "https://astanatimes.com/2025/10/", NULL);
  assert_problem (input, "citations/41/published", "13.13.2025", "There is no month 13");
  assert_problem (input, "citations/41/published", "21 Oct 2025", NULL);
  assert_problem (input, "citations/41/language", "English", "“English” is no language code");
}

static void
test_unchanged (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  assert_writes (input, "");
  zavod_input_type (input, "value", "up to 80,000 vehicles annually");
  zavod_input_type (input, "value", "up to 70,000 vehicles annually");
  assert_writes (input, "");
}

static void
test_new_claim (void)
{
  g_autoptr (ZavodInput) input = create_new_input ();
  g_autoptr (ZavodEdit) edit = NULL;
  g_autofree char *problem = NULL;
  gint64 item;

  zavod_input_type (input, "value", "up to 300 buses a year");
  zavod_input_type (input, "modality", "planned");
  zavod_input_type (input, "since", "Oct 2025");
  problem = zavod_input_find_problem (input);
  g_assert_cmpstr (problem, ==, "citations");

  item = zavod_citation_input_add (input, 0);
  type_in_item (input, item, "source", ZAVOD_CITATION_NEW_SOURCE);
  type_in_item (input, item, "title", "A plant opens");
  type_in_item (input, item, "published", "21 Oct 2025");
  type_in_item (input, item, "quote", "300 buses");
  zavod_claim_input_add_site (ZAVOD_CLAIM_INPUT (input), 13);

  assert_writes (input,
                 "insert claim #1 site_id=12 property=capacity value_text=up to 300 buses a year low=NULL high=300"
                 " modality=planned period=per-year bound=up-to unit=buses since=2025-10\n"
                 "insert claim_site #2 claim_id=#1 site_id=13\n"
                 "insert source #3 title=A plant opens kind=article published=2025-10-21\n"
                 "insert citation #4 claim_id=#1 source_id=#3 quote=300 buses");
  edit = zavod_input_make_edit (input);
  g_assert_cmpstr (zavod_edit_get_words (edit), ==, "Capacity of Kia Qazaqstan");
}

static void
test_changed_columns (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  gint64 item;

  zavod_input_type (input, "value", "over 60,000 vehicles annually");
  zavod_input_type (input, "stage", "1");
  zavod_input_type (input, "citations/41/speaker", "The press service");
  zavod_input_remove_item (input, "sites", 51);
  item = zavod_citation_input_add (input, 0);
  type_in_item (input, item, "source", "62");

  assert_writes (input,
                 "update claim 31 value_text=over 60,000 vehicles annually low=60000 high=NULL bound=over stage=1\n"
                 "delete claim_site 51\n"
                 "update citation 41 speaker=The press service speaker_id=NULL\n"
                 "insert citation #1 claim_id=31 source_id=62");
}

static void
test_value_without_figure (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  zavod_input_type (input, "value", "not disclosed");
  assert_writes (input, "update claim 31 value_text=not disclosed low=NULL high=NULL period=NULL bound=NULL unit=NULL");
}

static void
test_replaced_citation (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  gint64 item;

  zavod_input_remove_item (input, "citations", 41);
  item = zavod_citation_input_add (input, 0);
  type_in_item (input, item, "source", "62");
  type_in_item (input, item, "locator", "p. 3");

  assert_writes (input, "delete citation 41\ninsert citation #1 claim_id=31 source_id=62 locator=p. 3");
}

static ZavodInput *
create_statement (const char *property)
{
  ZavodInput *input = ZAVOD_INPUT (zavod_claim_input_new (property, ZAVOD_SUBJECT_SITE, &(ZavodReference) { 12, (char *) "Kia Qazaqstan" }));
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  g_autoptr (GPtrArray) products = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  g_autoptr (GPtrArray) programmes = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);

  g_ptr_array_add (actors, zavod_reference_new (71, "Allur"));
  g_ptr_array_add (products, zavod_reference_new (81, "Sorento"));
  g_ptr_array_add (programmes, zavod_reference_new (91, "Agreement with Kia"));
  zavod_claim_input_set_nouns (ZAVOD_CLAIM_INPUT (input), actors, products, programmes);

  return input;
}

static void
cite (ZavodInput *input)
{
  type_in_item (input, zavod_citation_input_add (input, 0), "source", "62");
}

#define CITED "insert citation #2 claim_id=#1 source_id=62"

static void
test_status (void)
{
  g_autoptr (ZavodInput) input = create_statement ("status");

  assert_problem (input, "status", "", "No status is chosen");
  zavod_input_type (input, "status", "operating");
  zavod_input_type (input, "since", "Oct 2025");
  cite (input);
  assert_writes (input, "insert claim #1 site_id=12 property=status value_text=operating since=2025-10\n" CITED);
}

static void
test_partner_of_the_atlas (void)
{
  g_autoptr (ZavodInput) input = create_statement ("role");

  assert_problem (input, "actor", "", "Nobody is named");
  assert_problem (input, "role", "", "No role is chosen");
  assert_problem (input, "share", "101", "“101” is no share");
  assert_problem (input, "share", "half", "“half” is no share");
  assert_problem (input, "share", "50,1 %", NULL);
  zavod_input_type (input, "actor", "ALLUR");
  zavod_input_type (input, "role", "owner");
  cite (input);
  g_assert_false (zavod_claim_input_makes (ZAVOD_CLAIM_INPUT (input), "actor"));
  assert_writes (input, "insert claim #1 site_id=12 property=role object_actor_id=71 role=owner share=50.1\n" CITED);
}

static void
test_partner_that_is_new (void)
{
  g_autoptr (ZavodInput) input = create_statement ("role");

  zavod_input_type (input, "actor", "Ministry of Roads");
  zavod_input_type (input, "actor_kind", "government");
  zavod_input_type (input, "role", "supporter");
  cite (input);
  g_assert_true (zavod_claim_input_makes (ZAVOD_CLAIM_INPUT (input), "actor"));
  assert_writes (input, "insert actor #1 name=Ministry of Roads kind=government\n"
                        "insert claim #2 site_id=12 property=role object_actor_id=#1 role=supporter\n"
                        "insert citation #3 claim_id=#2 source_id=62");
}

static void
test_model (void)
{
  g_autoptr (ZavodInput) input = create_statement ("line-up");

  assert_problem (input, "product", "", "Neither a model nor a class is named");
  zavod_input_type (input, "vehicle_class", "suvs");
  assert_problem (input, "product", "", NULL);
  zavod_input_type (input, "product", "sorento");
  zavod_input_type (input, "method", "ckd");
  cite (input);
  assert_writes (input, "insert claim #1 site_id=12 property=line-up object_product_id=81 vehicle_class=suvs method=ckd\n"
                        CITED);
}

/* A model that is new gets its brand, which may be new as well; a brand has none. */
static void
test_new_model (void)
{
  g_autoptr (ZavodInput) input = create_statement ("line-up");

  zavod_input_type (input, "product", "Tasman");
  zavod_input_type (input, "product_brand", "Kia");
  type_in_item (input, zavod_citation_input_add (input, 0), "source", "62");
  assert_writes (input,
                 "insert product #1 name=Kia kind=brand\n"
                 "insert product #2 name=Tasman kind=model brand_id=#1\n"
                 "insert claim #3 site_id=12 property=line-up object_product_id=#2\n"
                 "insert citation #4 claim_id=#3 source_id=62");
  zavod_input_type (input, "product_brand", "sorento");
  assert_writes (input,
                 "insert product #1 name=Tasman kind=model brand_id=81\n"
                 "insert claim #2 site_id=12 property=line-up object_product_id=#1\n"
                 "insert citation #3 claim_id=#2 source_id=62");
  zavod_input_type (input, "product_kind", "brand");
  assert_writes (input,
                 "insert product #1 name=Tasman kind=brand\n"
                 "insert claim #2 site_id=12 property=line-up object_product_id=#1\n"
                 "insert citation #3 claim_id=#2 source_id=62");
  zavod_input_type (input, "product", "sorento");
  assert_writes (input, "insert claim #1 site_id=12 property=line-up object_product_id=81\n" CITED);
}

/* What was typed for one thing is not written with another that has no such field. */
static void
test_another_property (void)
{
  g_autoptr (ZavodInput) input = create_statement ("capacity");

  zavod_input_type (input, "value", "US$310 million");
  assert_problem (input, "value", "US$310 million", "This is a sum of money");
  zavod_input_type (input, "stage", "2");
  zavod_input_type (input, "property", "investment");
  g_assert_cmpstr (zavod_input_get (input, "currency"), ==, "USD");
  assert_problem (input, "value", "US$310 million", NULL);
  assert_problem (input, "currency", "dollars", "“dollars” is no currency");
  zavod_input_type (input, "currency", "USD");

  zavod_input_type (input, "property", "description");
  assert_problem (input, "value", "", "Nothing is stated");
  zavod_input_type (input, "value", "70,000 in all");
  cite (input);
  assert_writes (input, "insert claim #1 site_id=12 property=description value_text=70,000 in all\n" CITED);
}

/* A statement may be about anything: what it is about decides its column. */
static void
test_subjects (void)
{
  static const struct
  {
    ZavodSubjects kind;
    const char *column;
  } subjects[] = {
    { ZAVOD_SUBJECT_ACTOR, "actor_id=12" },
    { ZAVOD_SUBJECT_PRODUCT, "product_id=12" },
    { ZAVOD_SUBJECT_PROGRAMME, "programme_id=12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (ZavodInput) input = ZAVOD_INPUT (zavod_claim_input_new ("description", subjects[i].kind,
                                                                         &(ZavodReference) { 12, (char *) "Kia" }));
      g_autofree char *expected = g_strdup_printf ("insert claim #1 %s property=description value_text=a maker\n" CITED,
                                                   subjects[i].column);
      g_autoptr (ZavodEdit) edit = NULL;

      g_assert_false (zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (input), "sites"));
      g_assert_false (zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (input), "country"));
      zavod_input_type (input, "value", "a maker");
      cite (input);
      assert_writes (input, expected);
      edit = zavod_input_make_edit (input);
      g_assert_cmpstr (zavod_edit_get_words (edit), ==, "Description of Kia");
    }
}

static void
test_country (void)
{
  g_autoptr (ZavodInput) input = ZAVOD_INPUT (zavod_claim_input_new ("output", ZAVOD_SUBJECT_COUNTRY,
                                                                     &(ZavodReference) { 0, NULL }));
  g_autoptr (ZavodEdit) edit = NULL;

  assert_problem (input, "country", "", "No country is chosen");
  g_assert_cmpstr (zavod_claim_input_get_subject (ZAVOD_CLAIM_INPUT (input)), ==, "");
  assert_problem (input, "country", "KZ", NULL);
  zavod_input_type (input, "value", "145,000 cars");
  cite (input);
  assert_writes (input,
                 "insert claim #1 property=output country=KZ value_text=145,000 cars low=145000 high=145000 bound=exact unit=vehicles\n"
                 CITED);
  edit = zavod_input_make_edit (input);
  g_assert_cmpstr (zavod_edit_get_words (edit), ==, "Output of Kazakhstan");
}

/* What a statement only mentions must be there. */
static void
test_scope (void)
{
  g_autoptr (ZavodInput) input = create_statement ("capacity");
  g_autoptr (ZavodInput) event = create_statement ("signed");

  assert_problem (input, "scope", "Tasman", "“Tasman” is not in this atlas");
  assert_problem (input, "scope", "sorento", NULL);
  zavod_input_type (input, "value", "70");
  zavod_input_type (input, "topic", "exports");
  zavod_input_type (input, "time_text", "in autumn");
  cite (input);
  assert_writes (input,
                 "insert claim #1 site_id=12 property=capacity scope_product_id=81 value_text=70 low=70 high=70 topic=exports"
                 " bound=exact unit=vehicles time_text=in autumn\n" CITED);

  assert_problem (event, "programme", "Another", "“Another” is not in this atlas");
  assert_problem (event, "programme", "agreement with kia", NULL);
  cite (event);
  assert_writes (event, "insert claim #1 site_id=12 property=signed object_programme_id=91\n" CITED);
}

/* All but the choice between rivals, as a statement of its own. */
static void
test_copy (void)
{
  g_autoptr (ZavodClaim) claim = create_claim ();
  g_autoptr (ZavodInput) input = NULL;

  claim->rank = ZAVOD_RANK_PREFERRED;
  claim->reason = g_strdup ("the latest");
  claim->topic = g_strdup ("cars");
  input = ZAVOD_INPUT (zavod_claim_input_new_copy (claim));
  assert_writes (input,
                 "insert claim #1 site_id=12 property=capacity value_text=up to 70,000 vehicles annually low=NULL high=70000"
                 " topic=cars modality=nameplate period=per-year bound=up-to unit=vehicles since=2025-10\n"
                 "insert claim_site #2 claim_id=#1 site_id=13\n"
                 "insert citation #3 claim_id=#1 source_id=61 quote=produce up to 70,000 vehicles annually speaker=Akorda");
}

/* Two of one, by one edit; what was not touched of the first stays as it is on disk. */
static void
test_split (void)
{
  g_autoptr (ZavodClaim) claim = create_claim ();
  g_autoptr (ZavodClaimInput) first = zavod_claim_input_new_from_claim (claim);
  g_autoptr (ZavodClaimInput) second = zavod_claim_input_new_copy (claim);
  g_autoptr (ZavodEdit) edit = NULL;
  g_autofree char *text = NULL;

  g_assert_false (zavod_claim_split_differs (first, second));
  zavod_input_type (ZAVOD_INPUT (first), "value", "60,000 cars a year");
  zavod_input_type (ZAVOD_INPUT (second), "value", "10,000 buses a year");
  g_assert_true (zavod_claim_split_differs (first, second));
  edit = zavod_claim_split_new (first, second);
  text = edit_to_text (edit);
  g_assert_cmpstr (zavod_edit_get_words (edit), ==, "Split “Capacity” of Kia Qazaqstan");
  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, "update claim 31 value_text=60,000 cars a year low=60000 high=60000"));
  g_assert_nonnull (strstr (text, "\ninsert claim #1 site_id=12 property=capacity value_text=10,000 buses a year"));
  g_assert_true (g_str_has_suffix (text, "insert citation #3 claim_id=#1 source_id=61"
                                         " quote=produce up to 70,000 vehicles annually speaker=Akorda"));
}

/* Who goes on with the next statement keeps the source, also one that was made together with this one. */
static void
test_source_of_citation (void)
{
  g_autoptr (ZavodInput) input = create_new_input ();
  gint64 known = zavod_citation_input_add (input, 62);
  gint64 made = zavod_citation_input_add (input, 0);
  g_autoptr (ZavodEdit) edit = NULL;
  gboolean found = FALSE;

  g_assert_cmpint (zavod_citation_input_get_source (input, known), ==, 62);
  g_assert_cmpint (zavod_citation_input_get_source (input, made), ==, 0);
  type_in_item (input, made, "source", ZAVOD_CITATION_NEW_SOURCE);
  type_in_item (input, made, "title", "A plant opens");
  zavod_input_type (input, "value", "70");
  edit = zavod_input_make_edit (input);
  for (guint i = 0; i < zavod_edit_get_n_operations (edit); i++)
    {
      const ZavodOperation *operation = zavod_edit_get_operation (edit, i);

      if (g_str_equal (operation->table, "source"))
        found = operation->id == zavod_citation_input_get_source (input, made);
    }
  g_assert_true (found);
}

static ZavodClaim *
add_claim (GPtrArray  *claims,
           const char *property,
           const char *text)
{
  ZavodClaim *claim = zavod_claim_new ();

  claim->id = (gint64) claims->len + 1;
  claim->property = g_strdup (property);
  claim->value_text = g_strdup (text);
  claim->rank = ZAVOD_RANK_NORMAL;
  g_ptr_array_add (claims, claim);

  return claim;
}

static void
add_share (GPtrArray  *claims,
           gint64      actor,
           const char *name,
           double      share)
{
  ZavodClaim *claim = add_claim (claims, "role", NULL);

  claim->actor.id = actor;
  claim->actor.name = g_strdup (name);
  claim->role = g_strdup ("shareholder");
  claim->has_share = TRUE;
  claim->share = share;
}

static GPtrArray *
create_others (void)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);
  ZavodClaim *capacity = add_claim (claims, "capacity", "up to 70,000 vehicles a year");
  ZavodCitation *citation = zavod_citation_new ();

  capacity->has_high = TRUE;
  capacity->high = 70000;
  capacity->bound = g_strdup ("up-to");
  capacity->unit = g_strdup ("vehicles");
  capacity->period = g_strdup ("per-year");
  citation->publisher = g_strdup ("Trend");
  g_ptr_array_add (capacity->citations, citation);
  add_share (claims, 71, "Allur", 51);
  add_share (claims, 71, "Allur", 49);
  add_share (claims, 72, "Kia Corporation", 29);

  return claims;
}

/* @words: (nullable): what the warning at @field begins with */
static void
assert_warns (ZavodInput *input,
              const char *field,
              const char *text,
              const char *words)
{
  g_autoptr (ZavodProblem) problem = NULL;
  g_autoptr (ZavodProblem) warning = NULL;

  zavod_input_type (input, field, text);
  problem = zavod_input_check (input, field);
  g_assert_null (problem);
  warning = zavod_input_warn (input, field);
  g_assert_cmpstr (warning != NULL ? warning->words : NULL, ==, words);
}

/* What is odd beside other statements is told, and can be saved. */
static void
test_warnings (void)
{
  g_autoptr (GPtrArray) others = create_others ();
  g_autoptr (ZavodInput) capacity = create_statement ("capacity");
  g_autoptr (ZavodInput) output = create_statement ("output");
  g_autoptr (ZavodInput) role = create_statement ("role");

  assert_warns (capacity, "value", "up to 70,000 vehicles a year", NULL);
  zavod_claim_input_set_others (ZAVOD_CLAIM_INPUT (capacity), others);
  zavod_claim_input_set_others (ZAVOD_CLAIM_INPUT (output), others);
  zavod_claim_input_set_others (ZAVOD_CLAIM_INPUT (role), others);

  assert_warns (capacity, "value", "70 thousand vehicles annually", NULL);
  assert_warns (capacity, "value", "at most 70 000 vehicles per year", "The same is stated already, by Trend");
  assert_warns (capacity, "modality", "planned", NULL);
  assert_warns (capacity, "value", "up to 70,000 vehicles a year", NULL);

  assert_warns (output, "value", "70,000 vehicles a year", NULL);
  assert_warns (output, "value", "80,000 buses a year", NULL);
  assert_warns (output, "value", "80,000 vehicles", NULL);
  assert_warns (output, "value", "80,000 vehicles a year",
                "This is more than the capacity that is stated: up to 70,000 vehicles a year");

  zavod_input_type (role, "actor", "Another");
  assert_warns (role, "share", "20", NULL);
  assert_warns (role, "share", "40", "The shares add up to 120 %");
  zavod_input_type (role, "actor", "Kia Corporation");
  assert_warns (role, "share", "40", NULL);
  assert_warns (role, "role", "shareholder", "The same is stated already, by ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim-input/fields-follow", test_fields_follow);
  g_test_add_func ("/claim-input/corrections-stay", test_corrections_stay);
  g_test_add_func ("/claim-input/years-go-with-their-period", test_years_go_with_their_period);
  g_test_add_func ("/claim-input/reading-with-corrections", test_reading_with_corrections);
  g_test_add_func ("/claim-input/problems", test_problems);
  g_test_add_func ("/claim-input/problems-of-a-new-source", test_problems_of_a_new_source);
  g_test_add_func ("/claim-input/unchanged", test_unchanged);
  g_test_add_func ("/claim-input/new-claim", test_new_claim);
  g_test_add_func ("/claim-input/changed-columns", test_changed_columns);
  g_test_add_func ("/claim-input/value-without-figure", test_value_without_figure);
  g_test_add_func ("/claim-input/replaced-citation", test_replaced_citation);
  g_test_add_func ("/claim-input/status", test_status);
  g_test_add_func ("/claim-input/partner-of-the-atlas", test_partner_of_the_atlas);
  g_test_add_func ("/claim-input/partner-that-is-new", test_partner_that_is_new);
  g_test_add_func ("/claim-input/model", test_model);
  g_test_add_func ("/claim-input/another-property", test_another_property);
  g_test_add_func ("/claim-input/new-model", test_new_model);
  g_test_add_func ("/claim-input/subjects", test_subjects);
  g_test_add_func ("/claim-input/country", test_country);
  g_test_add_func ("/claim-input/scope", test_scope);
  g_test_add_func ("/claim-input/copy", test_copy);
  g_test_add_func ("/claim-input/split", test_split);
  g_test_add_func ("/claim-input/source-of-citation", test_source_of_citation);
  g_test_add_func ("/claim-input/warnings", test_warnings);

  return g_test_run ();
}
