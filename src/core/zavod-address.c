/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-address.h"

/**
 * zavod_address_get_host:
 * @text: what is perhaps the address of a web page; half typed ones are not
 *
 * A link to anything else is never offered: atlases come from strangers.
 *
 * Returns: (nullable) (transfer full): the name of the server of an http or https address, as the network knows it;
 *   %NULL when @text is no such address
 */
char *
zavod_address_get_host (const char *text)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;

  g_return_val_if_fail (text != NULL, NULL);

  uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0' || strchr (host, ' ') != NULL)
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "http") && !g_str_equal (g_uri_get_scheme (uri), "https"))
    return NULL;

  return g_strdup (host);
}
