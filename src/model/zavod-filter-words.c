/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-filter-words.h"

#include <glib/gi18n.h>

/* So many values are named, the rest is counted. */
#define MAX_NAMED 3

/**
 * zavod_session_dup_value_name:
 * @key: a value of the facet
 *
 * Returns: (transfer full): what people call it; "?" for a record that is not in this atlas
 */
char *
zavod_session_dup_value_name (ZavodSession *session,
                              ZavodFacet    facet,
                              gint64        key)
{
  const ZavodFacetColumn *column = zavod_session_get_facet (session, facet);
  const char *word = zavod_facet_get_value (facet, key);
  const gint value = column != NULL ? zavod_facet_column_find (column, key) : -1;
  const char *label = value >= 0 ? zavod_facet_column_get_label (column, (guint) value) : NULL;

  if (word != NULL)
    return g_strdup (word);
  if (facet == ZAVOD_FACET_YEAR)
    return g_strdup_printf ("%" G_GINT64_FORMAT, key);

  return g_strdup (label != NULL ? label : "?");
}

/* Adds the name of the value number @n of those that are named. */
static void
append_name (ZavodSession *session,
             ZavodFacet    facet,
             gint64        key,
             guint         n,
             GString      *words)
{
  g_autofree char *name = NULL;

  if (n >= MAX_NAMED)
    return;

  name = zavod_session_dup_value_name (session, facet, key);
  g_string_append_printf (words, "%s%s", n > 0 ? _(", ") : "", name);
}

static char *
end_names (GString *words,
           guint    n)
{
  if (n > MAX_NAMED)
    g_string_append_printf (words, " +%u", n - MAX_NAMED);

  return g_string_free_and_steal (words);
}

static char *
describe_left_out (ZavodSession      *session,
                   const ZavodFilter *filter,
                   ZavodFacet         facet)
{
  const guint n_values = zavod_facet_get_n_values (facet);
  GString *words = g_string_new (NULL);
  g_autofree char *names = NULL;
  guint n = 0;

  /* what is not known, the first of the values, comes last */
  for (guint i = 1; i <= n_values; i++)
    if (!zavod_filter_shows (filter, facet, i % n_values))
      append_name (session, facet, i % n_values, n++, words);

  names = end_names (words, n);
  /* Translators: kinds of sites that are left out, "Announced, Unknown" */
  return g_strdup_printf (_("Without: %s"), names);
}

/**
 * zavod_session_describe_facet:
 *
 * Returns: (transfer full) (nullable): what the facet narrows to, or what it leaves out where that is said shorter; %NULL
 *   when it lets everything pass
 */
char *
zavod_session_describe_facet (ZavodSession *session,
                              ZavodFacet    facet)
{
  const ZavodFilter *filter = zavod_session_get_filter (session);
  GString *words;
  g_autofree char *names = NULL;
  const gint64 *keys;
  guint n_keys;

  if (!zavod_filter_narrows (filter, facet))
    return NULL;

  keys = zavod_filter_get_chosen (filter, facet, &n_keys);
  if (zavod_facet_get_n_values (facet) > 0 && (n_keys == 0 || 2 * n_keys > zavod_facet_get_n_values (facet)))
    return describe_left_out (session, filter, facet);

  words = g_string_new (NULL);
  for (guint i = 0; i < n_keys; i++)
    append_name (session, facet, keys[i], i, words);
  names = end_names (words, n_keys);
  /* Translators: a facet and what is chosen in it, "Country: Kazakhstan, Uzbekistan" */
  return g_strdup_printf (_("%s: %s"), zavod_facet_get_label (facet), names);
}
