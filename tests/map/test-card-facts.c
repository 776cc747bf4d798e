/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a card tells from a record. */

#include "zavod-card-facts.h"

static ZavodClaim *
add_claim (ZavodSite  *site,
           const char *property)
{
  ZavodClaim *claim = zavod_claim_new ();

  claim->subject_kind = ZAVOD_SUBJECT_SITE;
  claim->subject.id = site->id;
  claim->property = g_strdup (property);
  claim->rank = ZAVOD_RANK_NORMAL;
  g_ptr_array_add (site->claims, claim);

  return claim;
}

static ZavodClaim *
add_partner (ZavodSite  *site,
             const char *name,
             const char *role)
{
  ZavodClaim *claim = add_claim (site, "role");

  claim->actor.name = g_strdup (name);
  claim->role = g_strdup (role);

  return claim;
}

static ZavodClaim *
add_area (ZavodSite *site,
          double     hectares)
{
  ZavodClaim *claim = add_claim (site, "area");

  claim->has_low = claim->has_high = TRUE;
  claim->low = claim->high = hectares;
  claim->unit = g_strdup ("ha");

  return claim;
}

static void
test_partners (void)
{
  g_autoptr (ZavodSite) site = zavod_site_new ();
  g_autoptr (GPtrArray) none = zavod_card_list_partners (NULL);
  g_autoptr (GPtrArray) partners = NULL;

  add_partner (site, "Kia", "owner");
  add_partner (site, "Allur", "local-partner");
  add_partner (site, "Kia", "brand-owner");
  add_partner (site, "The president", "attendee");
  add_partner (site, "Nobody", "owner")->rank = ZAVOD_RANK_DEPRECATED;
  partners = zavod_card_list_partners (site);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (partners->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (partners, 0), ==, "Allur");
  g_assert_cmpstr (g_ptr_array_index (partners, 1), ==, "Kia");
}

static void
test_conflicts (void)
{
  g_autoptr (ZavodSite) site = zavod_site_new ();
  ZavodClaim *claim;

  g_assert_cmpuint (zavod_card_count_conflicts (NULL), ==, 0);
  claim = add_area (site, 63);
  g_assert_cmpuint (zavod_card_count_conflicts (site), ==, 0);
  add_area (site, 20);
  g_assert_cmpuint (zavod_card_count_conflicts (site), ==, 1);
  claim->rank = ZAVOD_RANK_PREFERRED;
  g_assert_cmpuint (zavod_card_count_conflicts (site), ==, 1);
  claim->reason = g_strdup ("It was measured.");
  g_assert_cmpuint (zavod_card_count_conflicts (site), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card-facts/partners", test_partners);
  g_test_add_func ("/card-facts/conflicts", test_conflicts);

  return g_test_run ();
}
