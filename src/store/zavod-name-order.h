/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which order queries give names: in that of the user's language, as far as an index is not needed to be quick. No
 * schema names it: other programs open the file. Private to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

/* What to sort by. A key for each row is several times as fast as a collation, which would compare them two by two. */
#define ZAVOD_SQL_NAME_ORDER(name) "zavod_collation_key (" name ")"
/* The order of the index over the names of all sites; only the case of ASCII letters does not count. */
#define ZAVOD_SQL_INDEX_ORDER(name) name " COLLATE NOCASE"

gboolean zavod_names_are_few (ZavodConnection  *connection,
                              const char       *table,
                              gboolean         *few,
                              GError          **error);

G_END_DECLS
