/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says that no site is shown, which choice of the user leaves them all out, and takes that choice away. Not visible where there
 * is anything to see. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_NOTHING_SHOWN (zavod_nothing_shown_get_type ())
G_DECLARE_FINAL_TYPE (ZavodNothingShown, zavod_nothing_shown, ZAVOD, NOTHING_SHOWN, GtkWidget)

GtkWidget *zavod_nothing_shown_new (ZavodSession *session);

G_END_DECLS
