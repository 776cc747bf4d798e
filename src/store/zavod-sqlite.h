/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the files of store/ that call SQLite itself. */

#pragma once

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include "zavod-connection.h"

G_BEGIN_DECLS

/* Longest text or blob that Zavod reads or writes, in bytes: bounds what a hostile file can make it allocate. */
#define ZAVOD_MAX_LENGTH (64 * 1024 * 1024)

typedef enum
{
  ZAVOD_CONNECTION_WRITE,      /* opens an existing file for reading and writing */
  ZAVOD_CONNECTION_READ,       /* the same, but refuses to write: it may still make SQLite's side files */
  ZAVOD_CONNECTION_READ_ONLY,  /* the file or its folder cannot be written */
  ZAVOD_CONNECTION_IMMUTABLE,  /* the same, and there are no side files: nobody is writing */
} ZavodConnectionMode;

/* What a statement hands to zavod_is_among. */
typedef struct
{
  const gint64 *ids;           /* sorted upwards */
  gsize n_ids;
} ZavodIds;

#define ZAVOD_IDS_TYPE "zavod-ids"

ZavodConnection *zavod_connection_new             (const char           *path,
                                                   ZavodConnectionMode   mode,
                                                   GError              **error);
ZavodConnection *zavod_connection_new_helper      (ZavodConnection      *helped,
                                                   GError              **error);
ZavodConnection *zavod_connection_new_in_memory   (GError              **error);
void             zavod_connection_free            (ZavodConnection      *self);
sqlite3         *zavod_connection_get_handle      (ZavodConnection      *self);
gboolean         zavod_connection_execute         (ZavodConnection      *self,
                                                   const char           *script,
                                                   GError              **error);
gboolean         zavod_connection_query_int64     (ZavodConnection      *self,
                                                   const char           *sql,
                                                   gint64               *value,
                                                   GError              **error);
void             zavod_connection_rollback        (ZavodConnection      *self);
void             zavod_connection_set_cancellable (ZavodConnection      *self,
                                                   GCancellable         *cancellable);
void             zavod_connection_stop            (ZavodConnection      *self);
gboolean         zavod_connection_check_changed   (ZavodConnection      *self,
                                                   gboolean             *changed,
                                                   GError              **error);
void             zavod_connection_give_back       (ZavodConnection      *self,
                                                   ZavodStatement       *statement);
ZavodStatement  *zavod_statement_new              (ZavodConnection      *connection,
                                                   const char           *sql,
                                                   GError              **error);
void             zavod_statement_free             (ZavodStatement       *self);
const char      *zavod_statement_get_sql          (ZavodStatement       *self);

void             zavod_sqlite_note_thread         (const char           *sql);
gboolean         zavod_sqlite_check               (sqlite3              *db,
                                                   int                   code,
                                                   GError              **error);
gboolean         zavod_sqlite_add_functions       (sqlite3              *db,
                                                   GError              **error);
gboolean         zavod_sqlite_add_is_among        (sqlite3              *db,
                                                   GError              **error);
gboolean         zavod_sqlite_add_collation_key   (sqlite3              *db,
                                                   GError              **error);
gboolean         zavod_sqlite_add_moment          (sqlite3              *db,
                                                   const ZavodMoment    *moment,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodConnection, zavod_connection_free)

G_END_DECLS
