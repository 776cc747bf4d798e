/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"

#include "zavod-names-input.h"
#include "zavod-noun-deletion.h"
#include "zavod-noun-input.h"

#define ATLAS "/nowhere/atlas.gpkg"

static ZavodNounRecord *
create_record (ZavodNoun   noun,
               const char *name,
               const char *kind)
{
  ZavodNounRecord *record = zavod_noun_record_new (noun, 12);

  record->name = g_strdup (name);
  record->kind = g_strdup (kind);
  record->note = g_strdup ("a note");

  return record;
}

static ZavodInput *
create_model (void)
{
  g_autoptr (ZavodNounRecord) record = create_record (ZAVOD_NOUN_PRODUCT, "Sportage", "model");
  g_autoptr (GPtrArray) brands = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  ZavodName *name = zavod_name_new ();
  ZavodNounInput *input;

  name->id = 21;
  name->text = g_strdup ("Спортейдж");
  g_ptr_array_add (record->names, name);
  record->brand.id = 3;
  record->brand.name = g_strdup ("Kia");
  record->vehicle_class = g_strdup ("cars");
  g_ptr_array_add (brands, zavod_reference_new (3, "Kia"));
  g_ptr_array_add (brands, zavod_reference_new (4, "Škoda"));
  input = zavod_noun_input_new_from_record (record);
  zavod_noun_input_set_brands (input, brands);

  return ZAVOD_INPUT (input);
}

static ZavodInput *
create_source (void)
{
  g_autoptr (ZavodNounRecord) record = create_record (ZAVOD_NOUN_QUOTE, "A plant opens", "article");

  record->source = zavod_citation_new ();
  record->source->source_id = 40;
  record->source->publisher = g_strdup ("Trend");
  record->source->published = g_strdup ("2025-10-21");
  record->source->url = g_strdup ("https://example.org/1");
  record->language = g_strdup ("en");

  return ZAVOD_INPUT (zavod_noun_input_new_from_record (record));
}

/* What a noun does not have is neither shown nor wrong nor written. */
static void
test_fields (void)
{
  static const struct
  {
    ZavodNoun noun;
    const char *fields;
  } nouns[] = {
    { ZAVOD_NOUN_PLACE, "name country note" },
    { ZAVOD_NOUN_ACTOR, "name kind country note" },
    { ZAVOD_NOUN_PRODUCT, "name kind brand vehicle_class note" },
    { ZAVOD_NOUN_PROGRAMME, "name kind country note" },
    { ZAVOD_NOUN_SOURCE, "title kind publisher published published_text url language origin dateline note" },
  };
  guint n_fields;
  const ZavodNounField *fields = zavod_noun_fields_get (&n_fields);

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      g_autoptr (ZavodNounInput) input = zavod_noun_input_new (nouns[i].noun);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < n_fields; j++)
        if (zavod_noun_input_has_field (input, fields[j].name))
          g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", fields[j].name);
      g_assert_cmpstr (found->str, ==, nouns[i].fields);
      g_assert_true (zavod_noun_input_has_names (input) == (nouns[i].noun != ZAVOD_NOUN_SOURCE));
    }
}

static void
test_problems (void)
{
  g_autoptr (ZavodInput) model = create_model ();
  g_autoptr (ZavodInput) source = create_source ();
  g_autofree char *long_name = g_strnfill (501, 'x');

  assert_problem (model, "name", " ", "A product needs a name");
  assert_problem (model, "name", long_name, "This is 501 characters long");
  assert_problem (model, "name", "<b>=1+1</b>", NULL);
  assert_problem (model, "names/21/text", "", "This name is empty");
  assert_problem (model, "names/21/language", "russian", "“russian” is no language code");
  assert_problem (model, "url", "no address", NULL);
  assert_problem (source, "title", "", "A source needs a title");
  assert_problem (source, "published", "yesterday", "“yesterday” is no month");
  assert_problem (source, "published", "21 Oct 2025", NULL);
  assert_problem (source, "language", "English", "“English” is no language code");
  assert_problem (source, "url", "www.example.org", "This is no web address");
}

static void
test_new_company (void)
{
  g_autoptr (ZavodNounInput) noun = zavod_noun_input_new (ZAVOD_NOUN_ACTOR);
  ZavodInput *input = ZAVOD_INPUT (noun);
  g_autofree char *text = NULL;
  g_autofree char *language = NULL;
  g_autoptr (ZavodEdit) edit = NULL;
  gint64 item;

  g_assert_false (zavod_input_is_changed (input));
  zavod_input_type (input, "name", "Roads of the Pamirs ");
  zavod_input_type (input, "country", "TJ");
  item = zavod_names_input_add (input);
  text = zavod_input_item_field ("names", item, "text");
  language = zavod_input_item_field ("names", item, "language");
  zavod_input_type (input, text, "Дороги Памира");
  zavod_input_type (input, language, "ru");

  assert_writes (input,
                 "insert actor #1 name=Roads of the Pamirs kind=company country=TJ\n"
                 "insert name #2 actor_id=#1 kind=spelling text=Дороги Памира language=ru");
  edit = zavod_input_make_edit (input);
  g_assert_cmpstr (zavod_edit_get_words (edit), ==, "New company or person: Roads of the Pamirs");
}

static void
test_changed_columns (void)
{
  g_autoptr (ZavodInput) model = create_model ();
  g_autoptr (ZavodInput) source = create_source ();

  assert_writes (model, "");
  zavod_input_type (model, "vehicle_class", "");
  zavod_input_remove_item (model, "names", 21);
  assert_writes (model, "update product 12 vehicle_class=NULL\ndelete name 21");

  assert_writes (source, "");
  zavod_input_type (source, "published", "Oct 2025");
  zavod_input_type (source, "published_text", "in autumn");
  assert_writes (source, "update source 40 published=2025-10 published_text=in autumn");
}

/* A brand is found by its folded name, or made; what becomes a brand itself has none. */
static void
test_brand (void)
{
  g_autoptr (ZavodInput) input = create_model ();

  zavod_input_type (input, "brand", "skoda");
  assert_writes (input, "update product 12 brand_id=4");
  zavod_input_type (input, "brand", "Chevrolet");
  assert_writes (input, "insert product #1 name=Chevrolet kind=brand\nupdate product 12 brand_id=#1");
  zavod_input_type (input, "brand", "");
  assert_writes (input, "update product 12 brand_id=NULL");
  zavod_input_type (input, "brand", "Kia");
  assert_writes (input, "");
  zavod_input_type (input, "kind", "brand");
  g_assert_false (zavod_noun_input_has_field (ZAVOD_NOUN_INPUT (input), "brand"));
  assert_writes (input, "update product 12 kind=brand brand_id=NULL");
}

/* Another of the same name is warned of, in any spelling; itself is not. */
static void
test_twin (void)
{
  g_autoptr (ZavodInput) input = create_model ();
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  g_autoptr (ZavodProblem) none = NULL;
  g_autoptr (ZavodProblem) warning = NULL;

  g_ptr_array_add (others, zavod_reference_new (12, "Sportage"));
  g_ptr_array_add (others, zavod_reference_new (13, "Sorento"));
  zavod_noun_input_set_others (ZAVOD_NOUN_INPUT (input), others);
  none = zavod_input_warn (input, "name");
  g_assert_null (none);
  zavod_input_type (input, "name", "sorento ");
  warning = zavod_input_warn (input, "name");
  g_assert_cmpstr (warning->words, ==, "This atlas has “sorento” already");
  assert_writes (input, "update product 12 name=sorento");
}

static void
test_draft (void)
{
  for (guint run = 0; run < 2; run++)
    {
      g_autoptr (ZavodInput) input = create_source ();
      g_autoptr (ZavodDraft) draft = zavod_draft_open (ATLAS, "source-40");

      g_assert_true (zavod_input_keep_in (input, draft) == (run == 1));
      if (run == 0)
        zavod_input_type (input, "origin", "KazTAG\n<b>");
      g_assert_cmpstr (zavod_input_get (input, "origin"), ==, "KazTAG\n<b>");
      zavod_draft_flush (draft);
    }
}

static void
assert_describes (ZavodNoun     noun,
                  ZavodNounUses uses,
                  gboolean      is_possible,
                  const char   *expected)
{
  g_autofree char *words = zavod_noun_deletion_describe (noun, &uses);

  g_assert_true (zavod_noun_deletion_is_possible (&uses) == is_possible);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_deletion (void)
{
  g_autoptr (ZavodEdit) edit = zavod_noun_deletion_new (ZAVOD_NOUN_ACTOR, 12, "Kia <b>");
  g_autofree char *text = edit_to_text (edit);

  g_assert_cmpstr (zavod_edit_get_words (edit), ==, "Delete Kia <b>");
  g_assert_cmpstr (text, ==, "delete actor 12");
  assert_describes (ZAVOD_NOUN_ACTOR, (ZavodNounUses) { 0 }, TRUE, NULL);
  assert_describes (ZAVOD_NOUN_ACTOR, (ZavodNounUses) { .n_about = 1 }, TRUE, "1 statement about it is deleted too.");
  assert_describes (ZAVOD_NOUN_PRODUCT, (ZavodNounUses) { 5, 2, 1 }, FALSE,
                    "2 statements about something else name it. 1 model is of this brand. Change or delete them first.");
  assert_describes (ZAVOD_NOUN_SOURCE, (ZavodNounUses) { .n_naming = 1 }, FALSE,
                    "1 statement is taken from it. Change or delete them first.");
  assert_describes (ZAVOD_NOUN_PLACE, (ZavodNounUses) { .n_members = 3 }, FALSE,
                    "3 sites are there. Change or delete them first.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/noun-input/fields", test_fields);
  g_test_add_func ("/noun-input/problems", test_problems);
  g_test_add_func ("/noun-input/new-company", test_new_company);
  g_test_add_func ("/noun-input/changed-columns", test_changed_columns);
  g_test_add_func ("/noun-input/brand", test_brand);
  g_test_add_func ("/noun-input/twin", test_twin);
  g_test_add_func ("/noun-input/draft", test_draft);
  g_test_add_func ("/noun-input/deletion", test_deletion);

  return g_test_run ();
}
