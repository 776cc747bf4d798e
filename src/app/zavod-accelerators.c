/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-accelerators.h"

/**
 * zavod_accelerators_set:
 *
 * Gives @application the keys of its actions and of those of its windows. Others are bound in the windows: see
 * zavod_window_class_install_actions().
 */
void
zavod_accelerators_set (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accelerators[2];
  } shortcuts[] = {
    { "app.new", { "<Control><Shift>n" } },
    { "app.open", { "<Control>o" } },
    { "app.help", { "F1" } },
    { "app.library", { "<Control><Shift>o" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.about", { "<Control>F1" } },
    { "app.quit", { "<Control>q" } },
    { "win.save-copy", { "<Control><Shift>s" } },
    { "win.export-map", { "<Control>e" } },
    { "win.print-map", { "<Control>p" } },
    { "win.history", { "<Control>h" } },
    { "win.checks", { "<Control>k" } },
    { "win.add-site", { "<Control>n" } },
    { "win.edit-record", { "F2" } },
    { "win.add-capacity", { "<Control><Shift>a" } },
    { "win.text-to-statements", { "<Control>t" } },
    { "win.show-record", { "<Control>r" } },
    { "win.search", { "<Control>f" } },
    { "win.toggle-find", { "F9" } },
    { "win.go-to-day", { "<Control>d" } },
    { "win.only-in-view", { "F7" } },
    { "win.clear-filters", { "<Shift>F7" } },
    { "win.show-shortcuts", { "<Control>question" } },
    { "win.fold-tables", { "F8" } },
    { "win.show-table(0)", { "<Alt>1" } },
    { "win.show-table(1)", { "<Alt>2" } },
    { "win.show-table(2)", { "<Alt>3" } },
    { "win.show-table(3)", { "<Alt>4" } },
    { "win.show-table(4)", { "<Alt>5" } },
    { "win.show-table(5)", { "<Alt>6" } },
    { "win.show-table(6)", { "<Alt>7" } },
    { "win.show-table(7)", { "<Alt>8" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "window.close", { "<Control>w" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accelerators);
}
