/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "zavod-credits.h"

/* What the base map and the gazetteer are made of: the licences ask to be named beside the program's own. */
static void
add_data_licences (AdwAboutDialog *dialog)
{
  guint n;
  const ZavodCredit *credits = zavod_credits_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *markup = zavod_credit_write_markup (&credits[i]);

      adw_about_dialog_add_legal_section (dialog, credits[i].name, NULL, GTK_LICENSE_CUSTOM, markup);
    }
}

/**
 * zavod_about_present:
 * @parent: (nullable): the window to show the dialog on
 */
void
zavod_about_present (GtkWidget *parent)
{
  const char *developers[] = { _("The Zavod contributors"), NULL };
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_set_application_name (dialog, _("Zavod"));
  adw_about_dialog_set_application_icon (dialog, ZAVOD_APPLICATION_ID);
  adw_about_dialog_set_version (dialog, ZAVOD_VERSION);
  adw_about_dialog_set_developer_name (dialog, _("The Zavod contributors"));
  adw_about_dialog_set_comments (dialog, _("An atlas of vehicle making in Central Asia, where every figure keeps its "
                                           "source"));
  adw_about_dialog_set_developers (dialog, developers);
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  /* Translators: put your names here, one a line */
  adw_about_dialog_set_translator_credits (dialog, _("translator-credits"));
  add_data_licences (dialog);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
