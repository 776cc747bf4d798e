/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-address.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "zavod-error.h"

/* What stands in braces. {-y} counts rows from the south; {s} is one of three names of the same server; {r} is "@2x" on
 * a sharp screen. */
typedef enum
{
  PART_Z,
  PART_X,
  PART_Y,
  PART_SOUTHERN_Y,
  PART_SERVER,
  PART_SHARPNESS,
  N_PARTS,
  PART_UNKNOWN = N_PARTS
} Part;

static const char *const part_names[N_PARTS] = { "z", "x", "y", "-y", "s", "r" };

static Part
read_part (const char *name,
           gsize       length)
{
  for (Part part = 0; part < N_PARTS; part++)
    if (strlen (part_names[part]) == length && strncmp (part_names[part], name, length) == 0)
      return part;

  return PART_UNKNOWN;
}

/* Moves *text to the next part in braces. Returns: its name, or NULL when there is none */
static const char *
next_part (const char **text,
           gsize       *length)
{
  const char *open = strchr (*text, '{');
  const char *close = open != NULL ? strchr (open, '}') : NULL;

  if (close == NULL)
    return NULL;

  *text = close + 1;
  *length = (gsize) (close - open - 1);

  return open + 1;
}

static gboolean
fail (GError     **error,
      const char  *words)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, words);

  return FALSE;
}

/* In these networks nobody on the way looks on, and small servers have no certificates. */
static gboolean
is_local_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address) || g_inet_address_get_is_site_local (address)
           || g_inet_address_get_is_link_local (address);

  return g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost")
         || g_str_has_suffix (host, ".local");
}

static gboolean
check_uri (const char  *address,
           GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (scheme == NULL || (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https")))
    return fail (error, _("This is not a web address: it begins with https://"));
  if (host == NULL || *host == '\0' || strpbrk (host, " {}") != NULL)
    return fail (error, _("The name of the server is missing"));
  if (g_uri_get_user (uri) != NULL)
    return fail (error, _("A name and a password in the address are not supported"));
  if (g_str_equal (scheme, "http") && !is_local_host (host))
    return fail (error, _("Only https:// is used outside the local network: on http:// anybody on the way could see "
                          "where you look"));

  return TRUE;
}

static gboolean
check_parts (const char  *text,
             GError     **error)
{
  gboolean found[N_PARTS] = { FALSE };
  const char *rest = text;
  const char *name;
  gsize length;

  while ((name = next_part (&rest, &length)) != NULL)
    {
      const Part part = read_part (name, length);

      if (part == PART_UNKNOWN)
        {
          g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                       _("“{%.*s}” is not known here: put your own key or the right word in its place"), (int) length,
                       name);
          return FALSE;
        }
      found[part] = TRUE;
    }

  if (!found[PART_Z] || !found[PART_X] || (!found[PART_Y] && !found[PART_SOUTHERN_Y]))
    return fail (error, _("A tile’s address has {z}, {x} and {y} in it"));

  return TRUE;
}

/* Without a style nothing says what of a vector tile to draw, and how. */
static gboolean
is_vector (const char *text)
{
  g_autofree char *path = g_ascii_strdown (text, (gssize) strcspn (text, "?#"));

  return g_str_has_suffix (path, ".pbf") || g_str_has_suffix (path, ".mvt");
}

/**
 * zavod_tile_address_tidy:
 * @text: as it was typed or pasted
 *
 * Returns: (transfer full): the same without spaces around it, with braces that a browser has escaped as braces again,
 *   and with {z} for the ${z} of some wikis
 */
char *
zavod_tile_address_tidy (const char *text)
{
  static const char *const spellings[][2] = { { "%7B", "{" }, { "%7b", "{" }, { "%7D", "}" }, { "%7d", "}" }, { "${", "{" } };
  g_autoptr (GString) tidy = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  tidy = g_string_new (text);
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_string_replace (tidy, spellings[i][0], spellings[i][1], 0);

  return g_strdup (g_strstrip (tidy->str));
}

/**
 * zavod_tile_address_check:
 * @text: a tidy address, perhaps half typed
 *
 * Says whether tiles can be asked for there, without asking.
 *
 * Returns: %TRUE, or %FALSE with @error saying in words what is wrong
 */
gboolean
zavod_tile_address_check (const char  *text,
                          GError     **error)
{
  const ZavodTileId world = { 0, 0, 0 };
  g_autofree char *filled = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  filled = zavod_tile_address_fill (text, &world, 1);
  if (!check_uri (filled, error))
    return FALSE;
  if (strpbrk (text, "{}") == NULL && !g_str_has_suffix (text, "/") && strchr (strstr (text, "//") + 2, '/') != NULL)
    return TRUE;  /* a document, it seems */
  if (!check_parts (text, error))
    return FALSE;
  if (is_vector (text))
    return fail (error, _("Vector tiles need a style: enter the address of the provider’s style.json instead"));

  return TRUE;
}

/**
 * zavod_tile_address_is_template:
 * @text: an address that was checked
 *
 * Returns: whether it is the address of tiles, and not of a document that describes them
 */
gboolean
zavod_tile_address_is_template (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strchr (text, '{') != NULL;
}

/**
 * zavod_tile_address_is_safe:
 * @address: a whole address, from a server
 *
 * Returns: whether Zavod follows it: https, or http in the local network
 */
gboolean
zavod_tile_address_is_safe (const char *address)
{
  g_return_val_if_fail (address != NULL, FALSE);

  return check_uri (address, NULL);
}

static void
append_part (GString           *address,
             Part               part,
             const ZavodTileId *tile,
             int                scale)
{
  switch (part)
    {
    case PART_Z:
      g_string_append_printf (address, "%u", tile->zoom);
      break;
    case PART_X:
      g_string_append_printf (address, "%u", tile->x);
      break;
    case PART_Y:
      g_string_append_printf (address, "%u", tile->y);
      break;
    case PART_SOUTHERN_Y:
      g_string_append_printf (address, "%u", (1u << tile->zoom) - 1 - tile->y);
      break;
    case PART_SERVER:
      g_string_append_c (address, "abc"[(tile->x + tile->y) % 3]);  /* the same tile from the same name: it is cached */
      break;
    case PART_SHARPNESS:
      g_string_append (address, scale > 1 ? "@2x" : "");
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * zavod_tile_address_fill:
 * @pattern: an address with parts in braces
 * @scale: device pixels per pixel of the screen
 *
 * Returns: (transfer full): the address of this tile; parts that are not known stay as they are
 */
char *
zavod_tile_address_fill (const char        *pattern,
                         const ZavodTileId *tile,
                         int                scale)
{
  g_autoptr (GString) address = g_string_new (NULL);
  const char *done = pattern;
  const char *rest = pattern;
  const char *name;
  gsize length;

  g_return_val_if_fail (pattern != NULL && tile != NULL, NULL);
  g_return_val_if_fail (tile->zoom < 31, NULL);

  while ((name = next_part (&rest, &length)) != NULL)
    {
      const Part part = read_part (name, length);

      if (part == PART_UNKNOWN)
        continue;
      g_string_append_len (address, done, name - 1 - done);
      append_part (address, part, tile, scale);
      done = rest;
    }

  return g_string_free_and_steal (g_string_append (g_steal_pointer (&address), done));
}
