/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-http-freshness.h"

#include <libsoup/soup.h>

#define DAY (24 * 60 * 60)
/* Nothing is believed for longer. */
#define LONGEST (365 * DAY)
/* Where a server says nothing at all: what OpenStreetMap asks of those who cannot read headers. */
#define UNSTATED (7 * DAY)
#define LONGEST_RETRY (60 * 60)

/* Returns: whether text is a whole number of seconds, however large */
static gboolean
read_seconds (const char *text,
              gint64     *seconds)
{
  const char *digits = text != NULL ? text + strspn (text, " \"") : "";
  char *end;

  if (!g_ascii_isdigit (*digits))
    return FALSE;

  *seconds = (gint64) MIN (g_ascii_strtoull (digits, &end, 10), (guint64) LONGEST);
  return *(end + strspn (end, " \"")) == '\0';
}

/* Returns: whether text is a date of HTTP */
static gboolean
read_date (const char *text,
           gint64     *time)
{
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  if (date != NULL)
    *time = g_date_time_to_unix (date);

  return date != NULL;
}

/* Returns: for how many seconds the answer was fresh when it was sent */
static gint64
read_lifetime (const ZavodFreshnessHeaders *headers,
               const char                  *max_age,
               gint64                       date)
{
  gint64 value;

  if (max_age != NULL)
    return read_seconds (max_age, &value) ? value : 0;
  if (headers->expires != NULL)
    return read_date (headers->expires, &value) ? CLAMP (value - date, 0, LONGEST) : 0;
  if (read_date (headers->last_modified, &value))
    return CLAMP ((date - value) / 10, 0, UNSTATED);  /* a tenth of its age, as browsers do */

  return UNSTATED;
}

/**
 * zavod_http_freshness_read:
 * @now: Unix time in seconds when the answer came
 * @freshness: (out): what its headers say
 */
void
zavod_http_freshness_read (const ZavodFreshnessHeaders *headers,
                           gint64                       now,
                           ZavodFreshness              *freshness)
{
  g_autoptr (GHashTable) directives = NULL;
  gint64 date = now;
  gint64 age = 0;

  g_return_if_fail (headers != NULL && freshness != NULL);

  directives = soup_header_parse_param_list (headers->cache_control != NULL ? headers->cache_control : "");
  read_date (headers->date, &date);
  read_seconds (headers->age, &age);
  age = MAX (age, CLAMP (now - date, 0, LONGEST));

  freshness->may_store = !g_hash_table_contains (directives, "no-store");
  freshness->may_serve_stale = freshness->may_store && !g_hash_table_contains (directives, "must-revalidate")
                               && !g_hash_table_contains (directives, "no-cache");
  freshness->fresh_until = now + read_lifetime (headers, g_hash_table_lookup (directives, "max-age"), date) - age;
  if (g_hash_table_contains (directives, "no-cache"))
    freshness->fresh_until = now;
}

/**
 * zavod_http_retry_after:
 * @text: (nullable): the header Retry-After: seconds, or a date
 *
 * Returns: for how many seconds the server wants to be left alone, an hour at most; 0 where it does not say
 */
guint
zavod_http_retry_after (const char *text,
                        gint64      now)
{
  gint64 value;

  if (read_seconds (text, &value))
    return (guint) MIN (value, LONGEST_RETRY);
  if (read_date (text, &value))
    return (guint) CLAMP (value - now, 0, LONGEST_RETRY);

  return 0;
}
