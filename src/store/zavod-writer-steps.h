/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A job of the writer, as ZavodWorkFunc: it returns a ZavodOutcome. Private to store/. */

#pragma once

#include "zavod-store-history.h"

G_BEGIN_DECLS

gpointer zavod_writer_go (gpointer       self,
                          gpointer       step,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
