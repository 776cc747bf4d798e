/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that appear whole or not at all. Private to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

char    *zavod_file_make_temporary (const char       *path,
                                    GError          **error);
void     zavod_file_discard        (const char       *temporary);
gboolean zavod_file_publish        (const char       *temporary,
                                    const char       *path,
                                    gboolean          overwrite,
                                    GError          **error);
gboolean zavod_file_copy_database  (ZavodConnection  *connection,
                                    const char       *path,
                                    GError          **error);

G_END_DECLS
