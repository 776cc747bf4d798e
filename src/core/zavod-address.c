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

/**
 * zavod_address_normalize:
 *
 * Returns: (transfer full): what two addresses of one page have in common: without scheme, "www.", what follows a #, and
 *   the slash at the end, in lower case up to the path
 */
char *
zavod_address_normalize (const char *text)
{
  const char *begin = strstr (text, "://");
  g_autofree char *rest = g_strstrip (g_strdup (begin != NULL ? begin + strlen ("://") : text));
  const char *address = g_ascii_strncasecmp (rest, "www.", 4) == 0 ? rest + 4 : rest;
  char *path, *normal;

  rest[strcspn (rest, "#")] = '\0';
  for (char *end = rest + strlen (rest); end > address && end[-1] == '/'; end--)
    end[-1] = '\0';
  normal = g_strdup (address);
  path = strchr (normal, '/');
  for (char *c = normal; *c != '\0' && c != path; c++)
    *c = g_ascii_tolower (*c);

  return normal;
}
