/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Zavod does without a window: checking, exporting and making atlases. GTK is not initialised for it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void zavod_command_line_add_options (GApplication *application);

G_END_DECLS
