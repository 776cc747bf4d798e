/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSL JSON, which Zotero and citeproc write: an object, or an array of them. */

#include "zavod-reference-fields.h"

#include <json-glib/json-glib.h>

#include "zavod-error.h"

#include <glib/gi18n.h>

/* Returns: a number, which may be written as text; 0 for anything else */
static gint64
get_number (JsonNode *node)
{
  const GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return g_ascii_strtoll (json_node_get_string (node), NULL, 10);

  return type == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

/* Of a date: [[2025, 10, 21]]; what follows a part that is none is not looked at. */
static char *
format_date_parts (JsonArray *ranges)
{
  JsonNode *node = json_array_get_length (ranges) > 0 ? json_array_get_element (ranges, 0) : NULL;
  JsonArray *parts = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GString *date = g_string_new (NULL);

  for (guint i = 0; parts != NULL && i < MIN (json_array_get_length (parts), 3); i++)
    {
      gint64 number = get_number (json_array_get_element (parts, i));

      if (number <= 0 || number > 9999)
        break;
      g_string_append_printf (date, i == 0 ? "%04d" : "-%02d", (int) number);
    }

  return g_string_free_and_steal (date);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static char *
format_date (JsonObject *date)
{
  JsonNode *parts = json_object_get_member (date, "date-parts");
  const char *raw = get_text (date, "raw");

  if (parts != NULL && JSON_NODE_HOLDS_ARRAY (parts))
    return format_date_parts (json_node_get_array (parts));

  return g_strdup (raw != NULL ? raw : get_text (date, "literal"));
}

/* "Family, Given", or the name of who is no person. */
static char *
format_name (JsonObject *name)
{
  const char *family = get_text (name, "family");
  const char *given = get_text (name, "given");

  if (family != NULL && given != NULL)
    return g_strconcat (family, ", ", given, NULL);

  return g_strdup (family != NULL ? family : get_text (name, "literal"));
}

static void
add_array (ZavodReferenceFields *fields,
           const char           *name,
           JsonArray            *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *text = JSON_NODE_HOLDS_OBJECT (node) ? format_name (json_node_get_object (node))
                              : JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;

      if (text != NULL)
        zavod_reference_fields_add (fields, name, text);
    }
}

static char *
format_value (JsonNode *node)
{
  const GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return NULL;
}

static void
add_member (JsonObject *object,
            const char *name,
            JsonNode   *node,
            gpointer    user_data)
{
  ZavodReferenceFields *fields = user_data;
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    add_array (fields, lower, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    text = format_date (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    text = format_value (node);

  if (text == NULL)
    return;
  if (g_str_equal (lower, "type"))
    fields->type = g_ascii_strdown (text, -1);
  else if (!g_str_equal (lower, "id"))
    zavod_reference_fields_add (fields, lower, text);
}

/* Returns: (transfer none) (nullable): the first object of the text */
static JsonObject *
find_entry (JsonNode *root,
            guint    *n_entries)
{
  JsonNode *first = root;

  *n_entries = 1;
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      *n_entries = json_array_get_length (json_node_get_array (root));
      first = *n_entries > 0 ? json_array_get_element (json_node_get_array (root), 0) : NULL;
    }

  return first != NULL && JSON_NODE_HOLDS_OBJECT (first) ? json_node_get_object (first) : NULL;
}

/* The parser calls itself for each bracket: what nests deeper than any reference would exhaust the stack. */
static gboolean
is_deep (const char *text)
{
  guint depth = 0;

  for (; *text != '\0' && depth < 64; text++)
    if (*text == '[' || *text == '{')
      depth++;
    else if ((*text == ']' || *text == '}') && depth > 0)
      depth--;

  return depth >= 64;
}

/**
 * zavod_csl_parse:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the first entry, or %NULL with @error set
 */
ZavodReferenceFields *
zavod_csl_parse (const char  *text,
                 GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (ZavodReferenceFields) fields = zavod_reference_fields_new ();
  JsonObject *entry = NULL;

  if (!is_deep (text) && json_parser_load_from_data (parser, text, -1, NULL))
    entry = find_entry (json_parser_get_root (parser), &fields->n_entries);
  if (entry == NULL)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                           _("This begins like CSL JSON, but it cannot be read as such."));
      return NULL;
    }

  json_object_foreach_member (entry, add_member, fields);

  return g_steal_pointer (&fields);
}
