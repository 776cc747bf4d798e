/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The user's atlases in a dialog: to open, copy, rename, take away and bring one. */

#pragma once

#include <adwaita.h>

#include "zavod-application.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_LIBRARY_DIALOG (zavod_library_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodLibraryDialog, zavod_library_dialog, ZAVOD, LIBRARY_DIALOG, AdwDialog)

ZavodLibraryDialog *zavod_library_dialog_new (ZavodApplication *application);

G_END_DECLS
