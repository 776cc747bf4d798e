/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "claim-line.h"
#include "zavod-status-stage.h"

static void
assert_stage (GArray      *stages,
              guint        number,
              ZavodStatus  status,
              const char  *since)
{
  const ZavodStatusStage *stage = &g_array_index (stages, ZavodStatusStage, number);
  g_autofree char *iso = stage->first_day != 0 ? zavod_partial_date_to_iso (stage->since) : NULL;

  g_assert_cmpuint (number, <, stages->len);
  g_assert_cmpint (stage->status, ==, status);
  g_assert_cmpstr (iso, ==, since);
}

static void
test_order (void)
{
  const ClaimLine lines[] = {
    LINE (.property = "status", .value = "operating", .since = "2025-10-21", .n_sources = 1),
    LINE (.property = "status", .value = "construction", .since = "2023-10", .n_sources = 1),
    LINE (.property = "status", .value = "announced", .n_sources = 1, .published = "2022"),
    LINE (.property = "status", .value = "exploring", .n_sources = 1),
    LINE (.property = "capacity", .value = "70,000 vehicles a year", .since = "2021", .n_sources = 1),
  };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  g_autoptr (GArray) stages = zavod_status_stages_from_claims (claims);

  g_assert_cmpuint (stages->len, ==, 4);
  assert_stage (stages, 0, zavod_status_from_code ("exploring"), NULL);
  assert_stage (stages, 1, zavod_status_from_code ("announced"), "2022");
  assert_stage (stages, 2, zavod_status_from_code ("construction"), "2023-10");
  assert_stage (stages, 3, zavod_status_from_code ("operating"), "2025-10-21");
  g_assert_false (g_array_index (stages, ZavodStatusStage, 1).is_stated);
  g_assert_true (g_array_index (stages, ZavodStatusStage, 2).is_stated);
}

static void
test_told_again (void)
{
  const ClaimLine lines[] = {
    LINE (.property = "status", .value = "operating", .as_of = "2018-06", .n_sources = 1),
    LINE (.property = "status", .value = "operating", .since = "2024-02", .n_sources = 1),
    LINE (.property = "status", .value = "mothballed", .as_of = "2020", .n_sources = 1),
  };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  g_autoptr (GArray) stages = NULL;

  stages = zavod_status_stages_from_claims (claims);
  g_assert_cmpuint (stages->len, ==, 3);
  assert_stage (stages, 1, zavod_status_from_code ("mothballed"), "2020");

  /* without what lay between, it is one stage, as old as it was first told of */
  g_ptr_array_set_size (claims, 2);
  g_array_unref (stages);
  stages = zavod_status_stages_from_claims (claims);
  g_assert_cmpuint (stages->len, ==, 1);
  assert_stage (stages, 0, zavod_status_from_code ("operating"), "2018-06");
}

static void
test_who_speaks (void)
{
  const ClaimLine lines[] = {
    LINE (.property = "status", .value = "construction", .since = "2023", .n_sources = 2),
    { .property = "status", .value = "announced", .since = "2023", .n_sources = 1, .rank = ZAVOD_RANK_PREFERRED },
    { .property = "status", .value = "closed", .since = "2024", .n_sources = 3, .rank = ZAVOD_RANK_DEPRECATED },
    LINE (.property = "status", .value = "operating", .since = "2026", .modality = "planned", .n_sources = 1),
  };
  g_autoptr (GPtrArray) claims = claim_line_make_all (lines, G_N_ELEMENTS (lines));
  g_autoptr (GArray) stages = zavod_status_stages_from_claims (claims);

  g_assert_cmpuint (stages->len, ==, 1);
  assert_stage (stages, 0, zavod_status_from_code ("announced"), "2023");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GArray) stages = zavod_status_stages_from_claims (claims);

  g_assert_cmpuint (stages->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/status-stage/order", test_order);
  g_test_add_func ("/status-stage/told-again", test_told_again);
  g_test_add_func ("/status-stage/who-speaks", test_who_speaks);
  g_test_add_func ("/status-stage/nothing", test_nothing);

  return g_test_run ();
}
