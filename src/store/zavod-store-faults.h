/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong or odd in an atlas. */

#pragma once

#include "zavod-fault.h"
#include "zavod-store.h"

G_BEGIN_DECLS

void       zavod_store_faults_async  (ZavodStore           *self,
                                      GHashTable           *distinct,
                                      guint                 max_faults,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GPtrArray *zavod_store_faults_finish (ZavodStore           *self,
                                      GAsyncResult         *result,
                                      GError              **error);  /* ZavodFaultGroup, one for each rule */

G_END_DECLS
