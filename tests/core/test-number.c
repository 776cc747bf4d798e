/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-number.h"

#include <locale.h>
#include <math.h>

static void
test_format (void)
{
  static const struct
  {
    double value;
    const char *text;
  } rows[] = {
    { 0, "0" },
    { 7, "7" },
    { 100, "100" },
    { 1000, "1,000" },
    { 70000, "70,000" },
    { 1234567, "1,234,567" },
    { 62.95, "62.95" },
    { 1.5, "1.5" },
    { 999.9999, "1,000" },
    { 0.0001, "0" },
    { -0.0001, "0" },
    { -1500, "−1,500" },
    { 1e15, "1,000,000,000,000,000" },
    { 1e300, "1e+300" },
    { INFINITY, "inf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = zavod_number_format (rows[i].value);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/format", test_format);
  return g_test_run ();
}
