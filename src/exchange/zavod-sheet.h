/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A block of cells as spreadsheets put it on the clipboard, or as comma-separated values. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *zavod_sheet_parse (const char    *text,
                              GCancellable  *cancellable,
                              GError       **error);  /* GStrv */

G_END_DECLS
