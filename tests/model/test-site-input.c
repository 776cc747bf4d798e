/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"

#include "zavod-error.h"
#include "zavod-names-input.h"
#include "zavod-site-input.h"

#define ATLAS "/nowhere/atlas.gpkg"

static void
add_name (ZavodSite  *site,
          gint64      id,
          const char *text,
          const char *language)
{
  ZavodName *name = zavod_name_new ();

  name->id = id;
  name->text = g_strdup (text);
  name->kind = g_strdup ("spelling");
  name->language = g_strdup (language);
  g_ptr_array_add (site->names, name);
}

static ZavodSite *
create_site (void)
{
  ZavodSite *site = zavod_site_new ();

  site->id = 12;
  site->name = g_strdup ("Kia Qazaqstan");
  site->country = g_strdup ("KZ");
  site->place.id = 3;
  site->place.name = g_strdup ("Kostanay");
  site->has_point = TRUE;
  site->latitude = 53.21435;
  site->longitude = 63.62463;
  site->accuracy = g_strdup ("town");
  site->radius = 5000;
  add_name (site, 21, "Kia Kazakhstan", "en");
  add_name (site, 22, "Киа Казахстан", "ru");

  return site;
}

static ZavodInput *
create_input (void)
{
  g_autoptr (ZavodSite) site = create_site ();

  return ZAVOD_INPUT (zavod_site_input_new_from_site (site));
}

static GPtrArray *
create_places (void)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);

  g_ptr_array_add (places, zavod_reference_new (3, "Kostanay"));
  g_ptr_array_add (places, zavod_reference_new (4, "Qarağandy"));

  return places;
}

static void
test_radius (void)
{
  static const struct
  {
    const char *text;
    double metres;
    const char *formatted;
  } radii[] = {
    { "500", 500, "500 m" },
    { "500 m", 500, "500 m" },
    { "500m", 500, "500 m" },
    { "0", 0, "0 m" },
    { "5 km", 5000, "5 km" },
    { "1.5 km", 1500, "1.5 km" },
    { "1,5 км", 1500, "1.5 km" },
    { " 250 М ", 250, "250 m" },
    { "1000 KM", 1000000, "1000 km" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      g_autofree char *formatted = NULL;
      double metres;
      double again;

      g_assert_true (zavod_radius_parse (radii[i].text, &metres, NULL));
      g_assert_cmpfloat (metres, ==, radii[i].metres);
      formatted = zavod_radius_format (metres);
      g_assert_cmpstr (formatted, ==, radii[i].formatted);
      g_assert_true (zavod_radius_parse (formatted, &again, NULL));
      g_assert_cmpfloat (again, ==, metres);
    }
}

static void
test_no_radius (void)
{
  static const char *const texts[] = { "", "km", "five", "-5 km", "5 miles", "1001 km", "1e300", "nan", "5 km 3", "inf" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      double metres;

      g_test_message ("%s", texts[i]);
      g_assert_false (zavod_radius_parse (texts[i], &metres, &error));
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
    }
}

static void
test_problems (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autofree char *long_name = g_strnfill (501, 'x');

  assert_problem (input, "name", "", "A site needs a name");
  assert_problem (input, "name", "   ", "A site needs a name");
  assert_problem (input, "name", long_name, "This is 501 characters long");
  assert_problem (input, "name", "<b>&amp;</b>", NULL);
  assert_problem (input, "names/21/text", " ", "This name is empty");
  assert_problem (input, "names/21/language", "russian", "“russian” is no language code");
  assert_problem (input, "names/21/language", "kk-", "“kk-” is no language code");
  assert_problem (input, "names/21/language", "uz-Cyrl", NULL);
  assert_problem (input, "names/21/language", "", NULL);
  assert_problem (input, "point", "north of the river", "Write a latitude and a longitude");
  assert_problem (input, "point", "53°12.86′ N 63°37.48′ E", NULL);
  assert_problem (input, "point", "", NULL);
  assert_problem (input, "radius", "far", "“far” is no distance");
  assert_problem (input, "radius", "3 km", NULL);
}

static void
test_first_problem (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autofree char *none = zavod_input_find_problem (input);
  g_autofree char *second = NULL;
  g_autofree char *first = NULL;

  g_assert_null (none);
  zavod_input_type (input, "radius", "far");
  zavod_input_type (input, "names/22/text", "");
  second = zavod_input_find_problem (input);
  g_assert_cmpstr (second, ==, "names/22/text");
  zavod_input_remove_item (input, "names", 22);
  first = zavod_input_find_problem (input);
  g_assert_cmpstr (first, ==, "radius");
}

static void
test_unchanged (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  g_assert_false (zavod_input_is_changed (input));
  assert_writes (input, "");

  zavod_input_type (input, "name", " Kia Qazaqstan ");
  assert_writes (input, "");

  zavod_input_type (input, "name", "Kia");
  zavod_input_type (input, "name", "Kia Qazaqstan");
  assert_writes (input, "");
}

static void
test_new_site (void)
{
  g_autoptr (ZavodSiteInput) site = zavod_site_input_new ();
  g_autoptr (GPtrArray) places = create_places ();
  ZavodInput *input = ZAVOD_INPUT (site);
  g_autofree char *text = zavod_input_item_field ("names", zavod_names_input_add (input), "text");
  g_autoptr (ZavodEdit) edit = NULL;

  zavod_site_input_set_places (site, places);
  zavod_input_type (input, "name", "Rudny works ");
  zavod_input_type (input, text, "Рудный");
  zavod_input_type (input, "country", "KZ");
  zavod_input_type (input, "place", "Rudny");
  zavod_input_type (input, "point", "52.9667, 63.1167");
  zavod_input_type (input, "accuracy", "town");
  zavod_input_type (input, "radius", "2 km");

  assert_writes (input,
                 "insert place #1 name=Rudny country=KZ\n"
                 "insert site #2 name=Rudny works country=KZ place_id=#1 geom=(52.9667 63.1167) accuracy=town radius=2000\n"
                 "insert name #3 site_id=#2 kind=spelling text=Рудный");
  edit = zavod_input_make_edit (input);
  g_assert_cmpstr (zavod_edit_get_words (edit), ==, "New site: Rudny works");
}

static void
test_changed_columns (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  zavod_input_type (input, "name", "Kia Kostanay");
  zavod_input_type (input, "point", "");
  zavod_input_type (input, "radius", "");
  zavod_input_type (input, "names/21/language", "");
  zavod_input_remove_item (input, "names", 22);

  assert_writes (input,
                 "update site 12 name=Kia Kostanay geom=NULL radius=NULL\n"
                 "delete name 22\n"
                 "update name 21 language=NULL");
}

static void
test_place (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autoptr (GPtrArray) places = create_places ();

  zavod_site_input_set_places (ZAVOD_SITE_INPUT (input), places);
  zavod_input_type (input, "place", "qaragandy");
  assert_writes (input, "update site 12 place_id=4");
  zavod_input_type (input, "place", "Rudny");
  assert_writes (input, "insert place #1 name=Rudny country=KZ\nupdate site 12 place_id=#1");
  zavod_input_type (input, "place", "");
  assert_writes (input, "update site 12 place_id=NULL");
}

static void
test_circle (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  ZavodSiteInput *site = ZAVOD_SITE_INPUT (input);
  double latitude;
  double longitude;

  g_assert_true (zavod_site_input_get_point (site, &latitude, &longitude));
  g_assert_cmpfloat_with_epsilon (latitude, 53.21435, 1e-9);
  g_assert_cmpfloat (zavod_site_input_get_radius (site), ==, 5000);
  zavod_input_type (input, "radius", "");
  g_assert_cmpfloat (zavod_site_input_get_radius (site), ==, zavod_accuracy_get_radius ("town"));
  zavod_input_type (input, "point", "53.");
  g_assert_false (zavod_site_input_get_point (site, &latitude, &longitude));
}

static void
test_point_in_another_country (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autoptr (ZavodProblem) none = zavod_input_warn (input, "point");
  g_autoptr (ZavodProblem) warning = NULL;
  g_autoptr (ZavodProblem) without = NULL;

  g_assert_null (none);
  zavod_input_type (input, "point", "63.62463, 53.21435");
  warning = zavod_input_warn (input, "point");
  g_assert_cmpstr (warning->words, ==, "This is not in Kazakhstan");
  zavod_input_type (input, "country", "");
  without = zavod_input_warn (input, "point");
  g_assert_null (without);
}

/* What was typed before a kill is there again: also the names that were added and removed. */
static void
test_draft (void)
{
  g_autofree char *added = NULL;

  {
    g_autoptr (ZavodInput) input = create_input ();
    g_autoptr (ZavodDraft) draft = zavod_draft_open (ATLAS, "site-12");

    g_assert_false (zavod_input_keep_in (input, draft));
    zavod_input_type (input, "name", "Kia <b>");
    zavod_input_type (input, "country", "");
    zavod_input_type (input, "note", "first\nsecond");
    zavod_input_type (input, "note", "");
    added = zavod_input_item_field ("names", zavod_names_input_add (input), "text");
    zavod_input_type (input, added, " Қостанай");
    zavod_input_remove_item (input, "names", 21);
    zavod_draft_flush (draft);
  }

  {
    g_autoptr (ZavodInput) input = create_input ();
    g_autoptr (ZavodDraft) draft = zavod_draft_open (ATLAS, "site-12");

    g_assert_true (zavod_input_keep_in (input, draft));
    g_assert_cmpstr (zavod_input_get (input, "name"), ==, "Kia <b>");
    g_assert_cmpstr (zavod_input_get (input, added), ==, " Қостанай");
    g_assert_cmpstr (zavod_input_get (input, "country"), ==, "");
    g_assert_cmpstr (zavod_input_get (input, "place"), ==, "Kostanay");
    assert_writes (input,
                   "update site 12 name=Kia <b> country=NULL\n"
                   "delete name 21\n"
                   "insert name #1 site_id=12 kind=spelling text=Қостанай");

    zavod_input_reset (input);
    g_assert_false (zavod_input_is_changed (input));
    g_assert_true (zavod_draft_is_empty (draft));
    zavod_draft_discard (draft);
  }
}

static void
test_rebase (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autoptr (ZavodSite) site = create_site ();
  g_autoptr (ZavodInput) fresh = NULL;
  g_autoptr (GPtrArray) rivals = NULL;

  zavod_input_type (input, "name", "Mine");
  zavod_input_type (input, "radius", "7 km");
  zavod_input_remove_item (input, "names", 21);

  g_set_str (&site->name, "Theirs");
  g_set_str (&site->note, "their note");
  g_ptr_array_remove_index (site->names, 1);
  add_name (site, 23, "New there", NULL);
  fresh = ZAVOD_INPUT (zavod_site_input_new_from_site (site));

  rivals = zavod_input_rebase (input, fresh);
  g_assert_cmpuint (rivals->len, ==, 1);
  g_assert_cmpstr (rivals->pdata[0], ==, "name");
  g_assert_cmpstr (zavod_input_get (input, "note"), ==, "their note");
  g_assert_cmpstr (zavod_input_get (input, "names"), ==, "23");
  g_assert_cmpstr (zavod_input_get (input, "names/23/text"), ==, "New there");
  assert_writes (input, "update site 12 name=Mine radius=7000\ndelete name 21");
}

static void
test_rebase_on_the_same (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autoptr (ZavodInput) fresh = create_input ();
  g_autoptr (GPtrArray) rivals = NULL;

  zavod_input_type (input, "name", "Mine");
  rivals = zavod_input_rebase (input, fresh);
  g_assert_cmpuint (rivals->len, ==, 0);
  assert_writes (input, "update site 12 name=Mine");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/site-input/radius", test_radius);
  g_test_add_func ("/site-input/no-radius", test_no_radius);
  g_test_add_func ("/site-input/problems", test_problems);
  g_test_add_func ("/site-input/first-problem", test_first_problem);
  g_test_add_func ("/site-input/unchanged", test_unchanged);
  g_test_add_func ("/site-input/new-site", test_new_site);
  g_test_add_func ("/site-input/changed-columns", test_changed_columns);
  g_test_add_func ("/site-input/place", test_place);
  g_test_add_func ("/site-input/circle", test_circle);
  g_test_add_func ("/site-input/point-in-another-country", test_point_in_another_country);
  g_test_add_func ("/site-input/draft", test_draft);
  g_test_add_func ("/site-input/rebase", test_rebase);
  g_test_add_func ("/site-input/rebase-on-the-same", test_rebase_on_the_same);

  return g_test_run ();
}
