/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A filter in words, for chips and for those who cannot see them. */

#pragma once

#include "zavod-session.h"

G_BEGIN_DECLS

char *zavod_session_dup_value_name  (ZavodSession *session,
                                     ZavodFacet    facet,
                                     gint64        key);
char *zavod_session_describe_facet  (ZavodSession *session,
                                     ZavodFacet    facet);

G_END_DECLS
