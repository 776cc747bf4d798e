/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun.h"

static void
test_addresses_come_back (void)
{
  for (guint i = 0; i < ZAVOD_N_NOUNS; i++)
    {
      g_autofree char *address = zavod_noun_format_address (i, 9007199254740991);
      ZavodNoun noun;
      gint64 id;

      if (i == ZAVOD_NOUN_QUOTE)
        {
          g_assert_null (address);
          continue;
        }

      g_assert_true (zavod_noun_parse_address (address, &noun, &id));
      g_assert_cmpuint (noun, ==, i);
      g_assert_cmpint (id, ==, 9007199254740991);
    }
}

static void
test_an_address_is_plain (void)
{
  g_autofree char *address = zavod_noun_format_address (ZAVOD_NOUN_SITE, 12);

  g_assert_cmpstr (address, ==, "zavod:site/12");
}

static void
test_others_are_refused (void)
{
  static const char *const wrong[] = {
    "",           "zavod:",        "zavod:site",   "zavod:site/",  "zavod:site/0",
    "zavod:quote/1", "zavod:site/-1", "zavod:site/1x", "zavod:site/1/2", "http:site/1",
    "zavod:site/99999999999999999999", "zavod:SITE/1", "zavod://site/1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      ZavodNoun noun;
      gint64 id;

      if (zavod_noun_parse_address (wrong[i], &noun, &id))
        g_error ("taken: %s", wrong[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/noun/addresses-come-back", test_addresses_come_back);
  g_test_add_func ("/noun/an-address-is-plain", test_an_address_is_plain);
  g_test_add_func ("/noun/others-are-refused", test_others_are_refused);

  return g_test_run ();
}
