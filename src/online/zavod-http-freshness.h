/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long an answer may be used again, by what its headers say: RFC 9111 for a cache of one user. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The headers that speak of it, NULL where absent. */
typedef struct
{
  const char *cache_control;
  const char *expires;
  const char *date;
  const char *age;
  const char *last_modified;
} ZavodFreshnessHeaders;

typedef struct
{
  gboolean may_store;
  gboolean may_serve_stale;  /* where the server does not answer */
  gint64 fresh_until;        /* Unix time in seconds: later, the server is asked whether it still holds */
} ZavodFreshness;

void   zavod_http_freshness_read  (const ZavodFreshnessHeaders *headers,
                                   gint64                       now,
                                   ZavodFreshness              *freshness);
guint  zavod_http_retry_after     (const char                  *text,
                                   gint64                       now);

G_END_DECLS
