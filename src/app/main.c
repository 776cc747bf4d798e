/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "zavod-application.h"
#include "zavod-command-line.h"
#include "zavod-graphics.h"

/* Not installed yet, Zavod finds its translations where the caller says that they were built. */
static const char *
get_locale_folder (void)
{
  const char *built = g_getenv ("ZAVOD_LOCALEDIR");

  return built != NULL && *built != '\0' ? built : ZAVOD_LOCALEDIR;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (ZavodApplication) application = NULL;

  zavod_graphics_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = zavod_application_new ();
  zavod_command_line_add_options (G_APPLICATION (application));

  return g_application_run (G_APPLICATION (application), argc, argv);
}
