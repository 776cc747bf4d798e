/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide: a page for each task, short and plain. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_HELP (zavod_help_get_type ())
G_DECLARE_FINAL_TYPE (ZavodHelp, zavod_help, ZAVOD, HELP, AdwDialog)

ZavodHelp *zavod_help_new (void);

G_END_DECLS
