/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A popover with the saved filters: apply, save under a name, rename, delete. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SAVED_MENU (zavod_saved_menu_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSavedMenu, zavod_saved_menu, ZAVOD, SAVED_MENU, GtkPopover)

GtkWidget *zavod_saved_menu_new (ZavodSession *session,
                                 GSettings    *settings);

G_END_DECLS
