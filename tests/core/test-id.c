/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-id.h"

#define MAX_ID ((G_GINT64_CONSTANT (1) << 53) - 1)

static void
test_random (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 highest = 0;

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = zavod_id_new ();

      g_assert_cmpint (id, >, 0);
      g_assert_cmpint (id, <=, MAX_ID);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
      highest = MAX (highest, id);
    }

  /* all 53 bits are used: 10,000 ids below 2⁵² would be a chance of 2⁻¹⁰⁰⁰⁰ */
  g_assert_cmpint (highest, >, MAX_ID / 2);
}

static void
test_key (void)
{
  /* printf site:kia-qazaqstan | sha256sum: 16 digits, shifted right by 11 bits */
  g_assert_cmpint (zavod_id_from_key ("site", "kia-qazaqstan"), ==, G_GINT64_CONSTANT (7525235074938608));
  g_assert_cmpint (zavod_id_from_key ("actor", "kia-qazaqstan"), !=, zavod_id_from_key ("site", "kia-qazaqstan"));
  g_assert_cmpint (zavod_id_from_key ("site", ""), >, 0);
  g_assert_cmpint (zavod_id_from_key ("site", ""), <=, MAX_ID);
}

/* Their difference does not fit into an int, nor always into a gint64. */
static void
test_order (void)
{
  const gint64 least = G_MININT64, small = 1, large = G_MAXINT64;

  g_assert_cmpint (zavod_id_compare (&small, &large), <, 0);
  g_assert_cmpint (zavod_id_compare (&large, &least), >, 0);
  g_assert_cmpint (zavod_id_compare (&large, &large), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/random", test_random);
  g_test_add_func ("/id/key", test_key);
  g_test_add_func ("/id/order", test_order);
  return g_test_run ();
}
