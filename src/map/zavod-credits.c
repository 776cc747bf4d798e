/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-credits.h"

#include <glib/gi18n.h>
#include <string.h>

static const ZavodCredit credits[] = {
  {
    .name = "Natural Earth",
    .gives = N_("Coasts, borders and lakes"),
    .licence = N_("public domain"),
    .address = "https://www.naturalearthdata.com",
  },
  {
    .name = "GSHHG",
    .version = "2.3.7",
    .holder = "P. Wessel, W. H. F. Smith",
    .gives = N_("Rivers and some lakes"),
    .licence = N_("GNU LGPL 3 or later"),
    .address = "https://www.soest.hawaii.edu/pwessel/gshhg/",
    .licence_address = "https://www.gnu.org/licenses/lgpl-3.0.html",
  },
  {
    .name = "GeoNames",
    .gives = N_("Towns: chosen, renamed and rounded"),
    .licence = "CC BY 4.0",
    .address = "https://www.geonames.org",
    .licence_address = "https://creativecommons.org/licenses/by/4.0/",
  },
  {
    .name = "Unicode CLDR",
    .holder = "© 1991–2024 Unicode, Inc.",
    .gives = N_("Names of countries"),
    .licence = "Unicode License V3",
    .address = "https://cldr.unicode.org",
    .licence_address = "https://www.unicode.org/license.txt",
  },
};

const ZavodCredit *
zavod_credits_get (guint *n)
{
  *n = G_N_ELEMENTS (credits);

  return credits;
}

/**
 * zavod_credits_write_line:
 *
 * Returns: (transfer full): all names in one line: "Natural Earth · GSHHG · …"
 */
char *
zavod_credits_write_line (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (credits); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " · " : "", credits[i].name);

  return g_string_free_and_steal (g_steal_pointer (&line));
}

/**
 * zavod_credits_write_for_paper:
 *
 * Returns: (transfer full): what the licences ask to be said where there are no links to follow
 */
char *
zavod_credits_write_for_paper (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (credits); i++)
    {
      g_string_append_printf (line, "%s%s", i > 0 ? " · " : "", credits[i].name);
      if (credits[i].holder != NULL)
        g_string_append_printf (line, ", %s", credits[i].holder);
      g_string_append_printf (line, " (%s)", _(credits[i].licence));
    }

  return g_string_free_and_steal (g_steal_pointer (&line));
}

/**
 * zavod_credit_write_markup:
 *
 * Returns: (transfer full): what is to be said of one beside its name, with links
 */
char *
zavod_credit_write_markup (const ZavodCredit *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->holder != NULL)
    g_string_append_printf (text, "%s\n", self->holder);
  g_string_append_printf (text, "%s\n<a href=\"%s\">%s</a>", _(self->gives), self->address,
                          self->address + strlen ("https://"));
  if (self->licence_address != NULL)
    g_string_append_printf (text, " · <a href=\"%s\">%s</a>", self->licence_address, _(self->licence));
  else
    g_string_append_printf (text, " · %s", _(self->licence));

  return g_string_free_and_steal (g_steal_pointer (&text));
}
