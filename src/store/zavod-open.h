/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The door: what is let in, and how an atlas is made. Private to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

gboolean         zavod_atlas_create      (const char  *path,
                                          GError     **error);
gboolean         zavod_atlas_is_writable (const char  *path);
ZavodConnection *zavod_atlas_open_writer (const char  *path,
                                          GError     **error);
ZavodConnection *zavod_atlas_open_reader (const char  *path,
                                          gboolean     writable,
                                          gboolean     checked,
                                          GError     **error);

G_END_DECLS
