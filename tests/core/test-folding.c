/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-folding.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *name;
    const char *folded;
  } rows[] = {
    { "", "" },
    { "«»", "" },
    { "Kia", "kia" },
    { "  Kia   Qazaqstan ", "kia kazakstan" },
    { "Škoda", "skoda" },
    { "ŠKODA", "skoda" },
    { "S\u030ckoda", "skoda" },
    { "Citroën", "citroen" },
    { "«СарыаркаАвтоПром»", "sariarkavtoprom" },
    { "SaryArka-AvtoProm", "sariarka avtoprom" },
    { "O‘zbekiston", "ozbekiston" },
    { "Hyundai Trans Auto, LLP", "hiundai trans auto lp" },
    { "GAZ-3302", "gaz 3302" },
    { "2200", "2200" },
    { "长城", "长城" },
    { "<b>Kia</b>", "b kia b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = zavod_name_fold (rows[i].name);
      g_autofree char *twice = zavod_name_fold (folded);

      g_assert_cmpstr (folded, ==, rows[i].folded);
      g_assert_cmpstr (twice, ==, folded);
    }
}

static void
test_meet (void)
{
  static const char *rows[][5] = {
    { "Kostanay", "Kostanai", "Qostanay", "Қостанай", "ҚОСТАНАЙ" },
    { "Kazakhstan", "Казахстан", "Қазақстан", "Qazaqstan", "Qazaqstan" },
    { "Jizzakh", "Jizzax", "Жиззах", "Джизак", "Dzhizak" },
    { "Almaty", "Алматы", "ALMATY", "Алматы ", "Almatı" },
    { "Uzbekistan", "Узбекистан", "uzbekistan", "Üzbekistan", "UZBEKİSTAN" },
    { "Oʻzbekiston", "O'zbekiston", "Ўзбекистон", "O‘zbekiston", "Ozbekiston" },
    { "Shymkent", "Шымкент", "Şymkent", "Şımkent", "SHYMKENT" },
    { "Zhetysu", "Жетысу", "Jetysu", "Jetısu", "Жетісу" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *first = zavod_name_fold (rows[i][0]);

      for (guint j = 1; j < G_N_ELEMENTS (rows[i]); j++)
        {
          g_autofree char *other = zavod_name_fold (rows[i][j]);
          g_assert_cmpstr (other, ==, first);
        }
    }
}

static void
test_broken_text (void)
{
  g_autofree char *folded = zavod_name_fold ("Ki\xff" "a");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folding/fold", test_fold);
  g_test_add_func ("/folding/meet", test_meet);
  g_test_add_func ("/folding/broken-text", test_broken_text);
  return g_test_run ();
}
