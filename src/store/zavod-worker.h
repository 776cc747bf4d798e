/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thread that carries out jobs one after the other. Private to store/. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZavodWorker ZavodWorker;

/* Runs in the worker's thread. @context is the worker's own. Returns NULL with error set on failure. */
typedef gpointer (*ZavodWorkFunc) (gpointer       context,
                                   gpointer       parameters,
                                   GCancellable  *cancellable,
                                   GError       **error);

ZavodWorker *zavod_worker_new         (const char      *name,
                                       gpointer         context,
                                       GDestroyNotify   free_context);
void         zavod_worker_run_async   (ZavodWorker     *self,
                                       ZavodWorkFunc    function,
                                       gpointer         parameters,
                                       GDestroyNotify   free_parameters,
                                       GDestroyNotify   free_result,
                                       GTask           *task);
gpointer     zavod_worker_run_sync    (ZavodWorker     *self,
                                       ZavodWorkFunc    function,
                                       gpointer         parameters,
                                       GError         **error);
void         zavod_worker_abandon     (ZavodWorker     *self);
void         zavod_worker_free        (ZavodWorker     *self);

G_END_DECLS
