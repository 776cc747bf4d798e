/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks whether what was typed may be lost; its response is "discard" or "keep". */
AdwDialog *zavod_discard_dialog_new (void);

G_END_DECLS
