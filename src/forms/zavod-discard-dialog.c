/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-discard-dialog.h"

#include <glib/gi18n.h>

AdwDialog *
zavod_discard_dialog_new (void)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Discard Changes?"), _("What you have typed here will be lost."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "keep", _("_Keep Editing"),
                                  "discard", _("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");

  return dialog;
}
