/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-number.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define DECIMALS 3

/* The C locale parts no groups; a figure in an atlas is always easier to read with them. */
static const char *
get_group_separator (const struct lconv *conventions)
{
  if (*conventions->thousands_sep != '\0' && g_utf8_validate (conventions->thousands_sep, -1, NULL))
    return conventions->thousands_sep;

  return *conventions->decimal_point == ',' ? "\u202f" : ",";
}

/**
 * zavod_number_format:
 *
 * Returns: the number for people, as their locale writes it: digits in groups of three, at most three decimals and no
 *   zeros at their end: "70,000", "62.95"
 */
char *
zavod_number_format (double value)
{
  const struct lconv *conventions = localeconv ();
  const char *separator = get_group_separator (conventions);
  g_autoptr (GString) text = g_string_new (NULL);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *point;
  gsize n_digits;

  if (!isfinite (value) || fabs (value) > 1e18)
    return g_strdup_printf ("%g", value);

  g_ascii_formatd (digits, sizeof digits, "%.3f", fabs (value));
  point = strchr (digits, '.');
  for (char *end = point + DECIMALS; end >= point && (*end == '0' || *end == '.'); end--)
    *end = '\0';

  n_digits = (gsize) (point - digits);
  if (value < 0 && strpbrk (digits, "123456789") != NULL)
    g_string_append (text, "−");
  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }
  if (digits[n_digits] != '\0')
    g_string_append_printf (text, "%s%s", conventions->decimal_point, point + 1);

  return g_string_free_and_steal (g_steal_pointer (&text));
}
