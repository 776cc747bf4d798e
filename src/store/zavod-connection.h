/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One SQLite connection with its cache of prepared statements. Private to store/; used by one thread at a time. */

#pragma once

#include <gio/gio.h>

#include "zavod-claim-choice.h"
#include "zavod-error.h"
#include "zavod-store.h"

G_BEGIN_DECLS

typedef struct _ZavodConnection ZavodConnection;
typedef struct _ZavodStatement ZavodStatement;

/* A statement from the cache: reset and unbound when it is given back, which g_autoptr does. */
ZavodStatement *zavod_connection_prepare    (ZavodConnection  *self,
                                             const char       *sql,
                                             GError          **error);
void            zavod_statement_release     (ZavodStatement   *self);

/* What every statement asks about that calls zavod_is_known(), zavod_holds() and their like. */
void            zavod_connection_set_moment (ZavodConnection   *self,
                                             const ZavodMoment *moment);
const ZavodMoment *zavod_connection_get_moment (ZavodConnection *self);

/* What was found in the file, kept until the file changes. Inside a job of a reader. */
gboolean        zavod_connection_recall     (ZavodConnection  *self,
                                             const char       *what,
                                             gpointer         *data,
                                             GError          **error);
void            zavod_connection_keep       (ZavodConnection  *self,
                                             const char       *what,
                                             gpointer          data,
                                             GDestroyNotify    free_data);

/* Parameters count from 1, columns from 0, as in SQLite. */
void            zavod_statement_bind_int64  (ZavodStatement   *self,
                                             int               parameter,
                                             gint64            value);
void            zavod_statement_bind_double (ZavodStatement   *self,
                                             int               parameter,
                                             double            value);
void            zavod_statement_bind_text   (ZavodStatement   *self,
                                             int               parameter,
                                             const char       *value);  /* copied; NULL binds NULL */
void            zavod_statement_bind_blob   (ZavodStatement   *self,
                                             int               parameter,
                                             gconstpointer     data,
                                             gsize             size);
void            zavod_statement_bind_ids    (ZavodStatement   *self,
                                             int               parameter,
                                             const gint64     *ids,
                                             gsize             n_ids);
void            zavod_statement_bind_id_list (ZavodStatement  *self,
                                              int              parameter,
                                              const gint64    *ids,
                                              gsize            n_ids);
gboolean        zavod_statement_step        (ZavodStatement   *self,
                                             gboolean         *row,
                                             GError          **error);
gboolean        zavod_statement_execute     (ZavodStatement   *self,
                                             GError          **error);  /* to the end, rows ignored */
gboolean        zavod_connection_execute_ids (ZavodConnection *self,
                                              const char      *sql,
                                              const gint64    *ids,
                                              guint            n_ids,
                                              GError         **error);
int             zavod_statement_get_n_columns (ZavodStatement *self);
const char     *zavod_statement_get_name    (ZavodStatement   *self,
                                             int               column);
ZavodCellKind   zavod_statement_get_kind    (ZavodStatement   *self,
                                             int               column);  /* a blob is said to be a point */
gboolean        zavod_statement_is_null     (ZavodStatement   *self,
                                             int               column);
gint64          zavod_statement_get_int64   (ZavodStatement   *self,
                                             int               column);
double          zavod_statement_get_double  (ZavodStatement   *self,
                                             int               column);
const char     *zavod_statement_get_text    (ZavodStatement   *self,
                                             int               column);
char           *zavod_statement_dup_text    (ZavodStatement   *self,
                                             int               column);
const guint8   *zavod_statement_get_blob    (ZavodStatement   *self,
                                             int               column,
                                             gsize            *size);

/* A job of the reader thread: runs in one read transaction, and is stopped through the cancellable. Returns NULL with
 * error set on failure. */
typedef gpointer (*ZavodReadFunc) (ZavodConnection  *connection,
                                   gpointer          parameters,
                                   GCancellable     *cancellable,
                                   GError          **error);

/* A job that hands what it reads to sink, whose first argument is target. Returns FALSE with error set on failure. */
typedef gboolean (*ZavodScanFunc) (ZavodConnection  *connection,
                                   gconstpointer     sink,
                                   gpointer          target,
                                   GError          **error);

void     zavod_store_read_async      (ZavodStore          *self,
                                      gpointer             source_tag,
                                      ZavodReadFunc        function,
                                      gpointer             parameters,
                                      GDestroyNotify       free_parameters,
                                      GDestroyNotify       free_result,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
void     zavod_store_scan_async      (ZavodStore          *self,
                                      gpointer             source_tag,
                                      ZavodReadFunc        function,
                                      gpointer             parameters,
                                      GDestroyNotify       free_parameters,
                                      GDestroyNotify       free_result,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
void     zavod_store_scan_into_async (ZavodStore          *self,
                                      gpointer             source_tag,
                                      ZavodScanFunc        function,
                                      gconstpointer        sink,
                                      gpointer             target,
                                      GDestroyNotify       free_target,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gpointer zavod_store_read_finish     (ZavodStore          *self,
                                      GAsyncResult        *result,
                                      gpointer             source_tag,
                                      GError             **error);
gpointer zavod_store_read_sync       (ZavodStore          *self,
                                      ZavodReadFunc        function,
                                      gpointer             parameters,
                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodStatement, zavod_statement_release)

G_END_DECLS
