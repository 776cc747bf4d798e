/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "claim-line.h"
#include "zavod-conflict.h"

static void
test_pairs (void)
{
  static const struct
  {
    ClaimLine a;
    ClaimLine b;
    gboolean same_scope;
    gboolean conflict;
  } rows[] = {
    /* units and rounding */
    { LINE ("area", "63 ha"), LINE ("area", "630,000 m²"), TRUE, FALSE },
    { LINE ("area", "63"), LINE ("area", "63 m²"), TRUE, FALSE },
    { LINE ("investment", "$310 mn"), LINE ("investment", "$270 mn"), TRUE, TRUE },
    { LINE ("investment", "$310 mn"), LINE ("investment", "131.5 bn KZT"), TRUE, TRUE },
    { LINE ("investment", "$310 mn"), LINE ("capital", "$270 mn"), FALSE, FALSE },
    /* scope */
    { LINE ("output", "145,000 cars"), LINE ("output", "134,000 cars", .vehicle_class = "passenger-cars"), FALSE,
      FALSE },
    { LINE ("capacity", "10,000", .stage = 1), LINE ("capacity", "20,000", .stage = 2), FALSE, FALSE },
    { LINE ("capacity", "10,000 a year"), LINE ("capacity", "20,000 in three years"), FALSE, FALSE },
    { LINE ("capacity", "10,000 in 2 years"), LINE ("capacity", "20,000 in 3 years"), FALSE, FALSE },
    { LINE ("capacity", "300 buses"), LINE ("capacity", "70,000 vehicles"), FALSE, FALSE },
    { LINE ("capacity", "60,000"), LINE ("capacity", "70,000 vehicles"), TRUE, TRUE },
    { LINE ("output", "5,000", "planned"), LINE ("output", "3,000", "actual"), FALSE, FALSE },
    { LINE ("employees", "1,500 people"), LINE ("employees", "2,000 jobs"), TRUE, TRUE },
    /* time */
    { LINE ("output", "5,000", .as_of = "2023"), LINE ("output", "9,000", .as_of = "2024"), FALSE, FALSE },
    { LINE ("output", "5,000", .as_of = "2025-10"), LINE ("output", "9,000", .as_of = "2025-10-21"), TRUE, TRUE },
    { LINE ("output", "5,000", .as_of = "2025-10"), LINE ("output", "9,000", .since = "2025"), TRUE, TRUE },
    { LINE ("output", "5,000"), LINE ("output", "9,000", .as_of = "2024"), TRUE, TRUE },
    { LINE ("output", "5,000", .as_of = "lately"), LINE ("output", "9,000", .as_of = "2024"), TRUE, TRUE },
    { LINE ("output", "8,573 in all", .since = "2018-01", .until = "2018-06"),
      LINE ("output", "18,000 in all", .since = "2018", .until = "2018"), FALSE, FALSE },
    { LINE ("output", "17,000 in all", .since = "2018-01", .until = "2018-12"),
      LINE ("output", "18,000 in all", .since = "2018", .until = "2018"), TRUE, TRUE },
    /* events */
    { LINE ("completed", NULL, "planned", .as_of = "2022-11", .since = "2024-10", .until = "2024-12"),
      LINE ("completed", NULL, "planned", .as_of = "2022-11", .since = "2024-04", .until = "2024-06"), TRUE, TRUE },
    { LINE ("completed", NULL, "planned", .as_of = "2022-11", .since = "2024-04", .until = "2024-06"),
      LINE ("completed", NULL, "planned", .as_of = "2024-01", .since = "2025-02"), FALSE, FALSE },
    { LINE ("construction-started", NULL, .since = "2023-10"), LINE ("construction-started", NULL, .since = "2023-11"),
      TRUE, TRUE },
    { LINE ("construction-started", NULL, .since = "2023"), LINE ("construction-started", NULL, .since = "2023-11-03"),
      TRUE, FALSE },
    { LINE ("construction-started", NULL, "planned", .since = "2022"),
      LINE ("construction-started", NULL, "actual", .since = "2023"), FALSE, FALSE },
    { LINE ("model-launched", NULL, .since = "2023-01-21"), LINE ("model-launched", NULL, .since = "2024"), TRUE,
      TRUE },
    { LINE ("meeting", NULL, .since = "2023-10"), LINE ("meeting", NULL, .since = "2023-11"), TRUE, FALSE },
    /* places, statuses, words */
    { LINE ("location", "Kostanay"), LINE ("location", "Қостанай industrial zone"), TRUE, FALSE },
    { LINE ("location", "Kostanay"), LINE ("location", "Almaty"), TRUE, TRUE },
    { LINE ("status", "construction", .since = "2024"), LINE ("status", "operating", .since = "2025"), FALSE, FALSE },
    { LINE ("status", "construction", .since = "2025"), LINE ("status", "operating", .since = "2025"), TRUE, TRUE },
    { LINE ("status", "construction"), LINE ("status", "operating"), FALSE, FALSE },
    { LINE ("description", "large"), LINE ("description", "small"), TRUE, FALSE },
    { LINE ("line-up", "Sorento"), LINE ("line-up", "Sportage"), TRUE, FALSE },
    { LINE ("role", "a"), LINE ("role", "b"), TRUE, FALSE },
    /* rank */
    { LINE ("investment", "$310 mn"), { "investment", "$270 mn", .rank = ZAVOD_RANK_DEPRECATED }, TRUE, FALSE },
    { LINE ("investment", "$310 mn"), { "investment", "$270 mn", .rank = ZAVOD_RANK_PREFERRED }, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ZavodClaim) a = claim_line_make (&rows[i].a);
      g_autoptr (ZavodClaim) b = claim_line_make (&rows[i].b);

      g_test_message ("%u: %s, %s", i, rows[i].a.value, rows[i].b.value);
      g_assert_cmpint (zavod_claims_same_scope (a, b), ==, rows[i].same_scope);
      g_assert_cmpint (zavod_claims_same_scope (b, a), ==, rows[i].same_scope);
      g_assert_cmpint (zavod_claims_conflict (a, b), ==, rows[i].conflict);
      g_assert_cmpint (zavod_claims_conflict (b, a), ==, rows[i].conflict);
      g_assert_false (zavod_claims_conflict (a, a));
    }
}

static void
test_subjects (void)
{
  static const ClaimLine line = LINE ("capacity", "190,000");
  static const ClaimLine rival = LINE ("capacity", "70,000");
  g_autoptr (ZavodClaim) a = claim_line_make (&line);
  g_autoptr (ZavodClaim) b = claim_line_make (&rival);

  g_assert_true (zavod_claims_conflict (a, b));

  /* a figure shared by two sites says nothing about one of them */
  g_ptr_array_add (a->further_sites, zavod_reference_new (2, NULL));
  g_assert_false (zavod_claims_conflict (a, b));

  /* whichever of the two sites it was entered at */
  b->subject.id = 2;
  g_ptr_array_add (b->further_sites, zavod_reference_new (1, NULL));
  g_assert_true (zavod_claims_conflict (a, b));

  b->subject_kind = ZAVOD_SUBJECT_ACTOR;
  g_assert_false (zavod_claims_conflict (a, b));

  a->subject_kind = b->subject_kind = ZAVOD_SUBJECT_COUNTRY;
  a->country = g_strdup ("KZ");
  b->country = g_strdup ("UZ");
  g_assert_false (zavod_claims_conflict (a, b));
  g_set_str (&b->country, "KZ");
  g_assert_true (zavod_claims_conflict (a, b));
}

static void
test_event_objects (void)
{
  static const ClaimLine first = LINE ("production-started", NULL, .since = "2024");
  static const ClaimLine second = LINE ("production-started", NULL, .since = "2025");
  g_autoptr (ZavodClaim) a = claim_line_make (&first);
  g_autoptr (ZavodClaim) b = claim_line_make (&second);

  g_assert_true (zavod_claims_conflict (a, b));
  a->product.id = 5;
  g_assert_false (zavod_claims_conflict (a, b));
}

static const ZavodFigure *
get_figure (GPtrArray *figures,
            guint      index)
{
  g_assert_cmpuint (index, <, figures->len);

  return g_ptr_array_index (figures, index);
}

static void
assert_values (GPtrArray  *claims,
               const char *values)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "; " : "",
                            ((const ZavodClaim *) g_ptr_array_index (claims, i))->value_text);
  g_assert_cmpstr (joined->str, ==, values);
}

static void
test_rivals (void)
{
  static const ClaimLine lines[] = {
    LINE ("investment", "131.5 bn KZT", .n_sources = 1, .published = "2025-10"),
    LINE ("investment", "$310mn", .n_sources = 1, .published = "2025-10-21"),
    LINE ("investment", "$270 million", .n_sources = 2),
    LINE ("investment", "$310 million", .n_sources = 1),
    LINE ("investment", "about $270 mn"),
    { "investment", "$1 mn", .rank = ZAVOD_RANK_DEPRECATED, .n_sources = 9 },
  };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) figures = zavod_figures_from_claims (claims);
  const ZavodFigure *figure = get_figure (figures, 0);

  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpstr (figure->chosen->value_text, ==, "$270 million");
  g_assert_false (figure->settled);
  assert_values (figure->agreeing, "about $270 mn");
  /* one for each value, the newer source first */
  assert_values (figure->rivals, "$310mn; 131.5 bn KZT");
}

static void
test_settled (void)
{
  static const ClaimLine lines[] = {
    LINE ("investment", "$310mn", .n_sources = 3),
    { "investment", "$270 million", .rank = ZAVOD_RANK_PREFERRED, .n_sources = 1 },
    LINE ("investment", "$290 million"),
  };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  ZavodClaim *other = g_ptr_array_index (claims, 2);
  ZavodClaim *preferred = g_ptr_array_index (claims, 1);

  for (guint step = 0; step < 3; step++)
    {
      g_autoptr (GPtrArray) figures = NULL;

      /* a preference without a reason settles nothing, nor do two */
      if (step == 1)
        preferred->reason = g_strdup ("The company's own figure");
      if (step == 2)
        other->rank = ZAVOD_RANK_PREFERRED;
      figures = zavod_figures_from_claims (claims);
      g_assert_true (get_figure (figures, 0)->chosen == preferred);
      g_assert_cmpint (get_figure (figures, 0)->settled, ==, step == 1);
      g_assert_cmpuint (get_figure (figures, 0)->rivals->len, ==, 2);
    }
}

static void
test_order (void)
{
  static const ClaimLine lines[] = {
    LINE ("types", "19 types"),
    LINE ("robots", "68"),
    LINE ("investment", "$1 mn"),
    LINE ("capacity", "30,000", .stage = 3),
    LINE ("description", "a plant of 7 halls"),
    LINE ("capacity", "10,000", .stage = 1),
    LINE ("output", "5", .as_of = "2023"),
    LINE ("output", "6", .as_of = "2024"),
    LINE ("opened", NULL, .since = "2025"),
  };
  static const char *values[] = { "10,000", "30,000", "5", "6", "$1 mn", "68", "19 types" };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) figures = zavod_figures_from_claims (claims);

  g_assert_cmpuint (figures->len, ==, G_N_ELEMENTS (values));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpstr (get_figure (figures, i)->chosen->value_text, ==, values[i]);
}

/* Two that agree with "up to 70,000" are rivals of each other; two years' figures that are not stay apart. */
static void
test_vague_choice (void)
{
  static const ClaimLine lines[] = {
    LINE ("output", "up to 70,000", .n_sources = 2),
    LINE ("output", "50,000", .as_of = "2024", .n_sources = 1),
    LINE ("output", "60,000", .as_of = "2024"),
    LINE ("output", "65,000", .as_of = "2025"),
    LINE ("output", "90,000", .as_of = "2024"),
    LINE ("output", "80,000", .as_of = "2025"),
  };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) figures = zavod_figures_from_claims (claims);

  g_assert_cmpuint (figures->len, ==, 1);
  assert_values (get_figure (figures, 0)->agreeing, "50,000; 65,000");
  assert_values (get_figure (figures, 0)->rivals, "60,000; 90,000; 80,000");
}

static void
test_all_conflicts (void)
{
  static const ClaimLine lines[] = {
    LINE ("location", "Kostanay"),
    LINE ("location", "Almaty"),
    LINE ("capacity", "70,000"),
    LINE ("capacity", "up to 70,000"),
    LINE ("area", "63 ha"),
    LINE ("area", "70 ha"),
    LINE ("opened", "in autumn", .since = "2025-10"),
    LINE ("opened", "in summer", .since = "2025-07"),
    LINE ("status", "operating", .since = "2025"),
    LINE ("status", "trial", .since = "2025"),
    LINE ("purpose", "cars"),
    LINE ("purpose", "buses"),
    LINE ("visit", NULL, .since = "2025-01"),
    LINE ("visit", NULL, .since = "2025-02"),
  };
  static const char *properties[] = { "area", "status", "location", "opened" };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) conflicts = zavod_conflicts_from_claims (claims);

  g_assert_cmpuint (conflicts->len, ==, G_N_ELEMENTS (properties));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_assert_cmpstr (get_figure (conflicts, i)->chosen->property, ==, properties[i]);
      g_assert_cmpuint (get_figure (conflicts, i)->rivals->len, ==, 1);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) figures = zavod_figures_from_claims (claims);
  g_autoptr (GPtrArray) conflicts = zavod_conflicts_from_claims (claims);

  g_assert_cmpuint (figures->len, ==, 0);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict/pairs", test_pairs);
  g_test_add_func ("/conflict/subjects", test_subjects);
  g_test_add_func ("/conflict/event-objects", test_event_objects);
  g_test_add_func ("/conflict/rivals", test_rivals);
  g_test_add_func ("/conflict/settled", test_settled);
  g_test_add_func ("/conflict/order", test_order);
  g_test_add_func ("/conflict/vague-choice", test_vague_choice);
  g_test_add_func ("/conflict/all-conflicts", test_all_conflicts);
  g_test_add_func ("/conflict/nothing", test_nothing);
  return g_test_run ();
}
