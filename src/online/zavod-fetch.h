/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One request to a server of tiles, by Zavod's rules: it says who it is and nothing else, follows no more than a few
 * redirections, all of them safe, and waits and reads no longer than a tile is worth. */

#pragma once

#include <libsoup/soup.h>

#include "zavod-answer.h"

G_BEGIN_DECLS

SoupSession *zavod_fetch_create_session (void);
void         zavod_fetch_async          (SoupSession           *session,
                                         const char            *address,
                                         const ZavodCachedTile *known,
                                         GCancellable          *cancellable,
                                         GAsyncReadyCallback    callback,
                                         gpointer               user_data);
ZavodAnswer *zavod_fetch_finish         (GAsyncResult          *result);

G_END_DECLS
