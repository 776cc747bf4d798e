/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an atlas is made of, and how an older one becomes a new one. Private to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

#define ZAVOD_SCHEMA_VERSION 1

/* The tables that edits write, and that are recorded. Ends with NULL. */
extern const char *const zavod_schema_tables[];

/* One version of the schema: its script makes it out of the one before. */
typedef struct
{
  guint version;
  const char *script;  /* name of a file of schema/, or the statements themselves */
} ZavodStep;

gboolean zavod_schema_create      (ZavodConnection  *connection,
                                   const char       *title,
                                   GError          **error);
gboolean zavod_schema_get_version (ZavodConnection  *connection,
                                   guint            *version,
                                   GError          **error);
gboolean zavod_schema_check       (ZavodConnection  *connection,
                                   GError          **error);
gboolean zavod_schema_has_column  (const char       *table,
                                   const char       *column);

gboolean zavod_migrate            (ZavodConnection  *connection,
                                   const char       *path,
                                   GError          **error);
gboolean zavod_migrate_by_steps   (ZavodConnection  *connection,
                                   const ZavodStep  *steps,
                                   guint             n_steps,
                                   const char       *path,
                                   GError          **error);

G_END_DECLS
