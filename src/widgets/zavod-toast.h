/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Toasts whose words come from the atlas, or from an error: they stand as they are, never as markup. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *zavod_toast_new          (const char *words);
AdwToast *zavod_toast_new_for_edit (const char *words,
                                    int         kind);

G_END_DECLS
