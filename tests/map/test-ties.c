/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites are tied by the figures that they share. */

#include "zavod-ties.h"

static ZavodClaim *
add_claim (ZavodSite *site,
           gint64     subject,
           gint64     further)
{
  ZavodClaim *claim = zavod_claim_new ();

  claim->subject_kind = ZAVOD_SUBJECT_SITE;
  claim->subject.id = subject;
  claim->rank = ZAVOD_RANK_NORMAL;
  if (further != 0)
    g_ptr_array_add (claim->further_sites, zavod_reference_new (further, "Other"));
  g_ptr_array_add (site->claims, claim);

  return claim;
}

static void
assert_ties (ZavodSite    *site,
             const gint64 *wanted,
             guint         n_wanted)
{
  g_autoptr (GPtrArray) others = zavod_ties_list (site);

  g_assert_cmpuint (others->len, ==, n_wanted);
  for (guint i = 0; i < n_wanted; i++)
    g_assert_cmpint (((ZavodReference *) g_ptr_array_index (others, i))->id, ==, wanted[i]);
}

static void
test_ties (void)
{
  g_autoptr (ZavodSite) site = zavod_site_new ();

  site->id = 1;
  assert_ties (site, NULL, 0);
  assert_ties (NULL, NULL, 0);
  add_claim (site, 1, 0);
  assert_ties (site, NULL, 0);
  add_claim (site, 1, 3);
  add_claim (site, 2, 1);
  add_claim (site, 1, 3);
  assert_ties (site, (const gint64[]) { 3, 2 }, 2);
  add_claim (site, 1, 4)->rank = ZAVOD_RANK_DEPRECATED;
  assert_ties (site, (const gint64[]) { 3, 2 }, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ties/list", test_ties);

  return g_test_run ();
}
