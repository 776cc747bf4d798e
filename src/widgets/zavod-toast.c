/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-toast.h"

#include <glib/gi18n.h>

AdwToast *
zavod_toast_new (const char *words)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, words);

  return toast;
}

/**
 * zavod_toast_new_for_edit:
 * @words: of the edit
 * @kind: an edit (0), undo (1) or redo (2), as "edited" of #ZavodSession tells
 *
 * Returns: what says that it is on disk, with a button that takes it back: for a window that has the actions
 */
AdwToast *
zavod_toast_new_for_edit (const char *words,
                          int         kind)
{
  const gboolean is_undo = kind == 1;
  g_autofree char *title = is_undo ? g_strdup_printf (_("Undone: %s"), words)
                           : kind == 2 ? g_strdup_printf (_("Redone: %s"), words) : g_strdup (words);
  AdwToast *toast = zavod_toast_new (title);

  adw_toast_set_button_label (toast, is_undo ? _("_Redo") : _("_Undo"));
  adw_toast_set_action_name (toast, is_undo ? "win.redo" : "win.undo");

  return toast;
}
