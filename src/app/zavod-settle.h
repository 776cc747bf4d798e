/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hook for tests that drive a real window: when the environment has UITEST, the application gets the action "settle".
 * Activated with a number, its state becomes that number once the active window has painted nothing for a while. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void zavod_settle_install (GtkApplication *application);

G_END_DECLS
