/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim.h"

static ZavodSite *
make_site (void)
{
  ZavodSite *site = zavod_site_new ();
  ZavodClaim *claim = zavod_claim_new ();
  ZavodCitation *citation = zavod_citation_new ();
  ZavodName *name = zavod_name_new ();

  site->name = g_strdup ("Kia Qazaqstan");
  site->place.name = g_strdup ("Kostanay");
  name->text = g_strdup ("Киа Казахстан");
  citation->quote = g_strdup ("up to 70,000");
  citation->speaker_actor.name = g_strdup ("A minister");
  claim->value_text = g_strdup ("up to 70,000");
  g_ptr_array_add (claim->citations, citation);
  g_ptr_array_add (claim->further_sites, zavod_reference_new (2, "Another"));
  g_ptr_array_add (site->names, name);
  g_ptr_array_add (site->claims, claim);

  return site;
}

static void
test_site (void)
{
  g_autoptr (ZavodSite) site = make_site ();
  g_autoptr (ZavodSite) same = zavod_site_ref (site);
  const ZavodClaim *claim;

  g_assert_true (same == site);
  g_clear_pointer (&site, zavod_site_unref);
  g_assert_cmpstr (same->name, ==, "Kia Qazaqstan");

  claim = g_ptr_array_index (same->claims, 0);
  g_assert_cmpint (claim->rank, ==, ZAVOD_RANK_NORMAL);
  g_assert_cmpint (((ZavodReference *) g_ptr_array_index (claim->further_sites, 0))->id, ==, 2);
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (ZavodSite) site = make_site ();

  g_value_init (&value, ZAVOD_TYPE_SITE);
  g_value_set_boxed (&value, site);
  g_assert_true (g_value_get_boxed (&value) == site);
}

static gpointer
hold_and_drop (gpointer data)
{
  for (guint i = 0; i < 1000; i++)
    zavod_site_unref (zavod_site_ref (data));
  zavod_site_unref (data);

  return NULL;
}

static void
test_threads (void)
{
  ZavodSite *site = make_site ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("holder", hold_and_drop, zavod_site_ref (site));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (g_atomic_rc_box_get_size (site), ==, sizeof *site);
  zavod_site_unref (site);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim/site", test_site);
  g_test_add_func ("/claim/boxed", test_boxed);
  g_test_add_func ("/claim/threads", test_threads);
  return g_test_run ();
}
