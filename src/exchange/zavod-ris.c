/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A parser of RIS: lines of "XX  - text" from TY to ER. A line without a tag goes on with the one before. */

#include "zavod-reference-fields.h"

#include <string.h>

#include "zavod-error.h"

#include <glib/gi18n.h>

static gboolean
has_tag (const char *line)
{
  return g_ascii_isupper (line[0]) && (g_ascii_isupper (line[1]) || g_ascii_isdigit (line[1]))
         && strncmp (line + 2, "  -", 3) == 0;
}

static void
append_line (ZavodReferenceFields *fields,
             const char           *line)
{
  const char *name = fields->names->len > 0 ? g_ptr_array_index (fields->names, fields->names->len - 1) : NULL;
  g_autofree char *text = NULL;

  if (name == NULL || *line == '\0')
    return;

  text = g_strconcat (g_hash_table_lookup (fields->values, name), " ", line, NULL);
  g_hash_table_replace (fields->values, g_strdup (name), g_steal_pointer (&text));
}

static void
read_line (ZavodReferenceFields *fields,
           char                 *line)
{
  g_autofree char *name = NULL;

  if (!has_tag (line))
    {
      append_line (fields, g_strstrip (line));
      return;
    }

  name = g_ascii_strdown (line, 2);
  if (g_str_equal (name, "ty"))
    fields->type = g_ascii_strdown (g_strstrip (line + 5), -1);
  else
    zavod_reference_fields_add (fields, name, g_strstrip (line + 5));
}

/**
 * zavod_ris_parse:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the first entry, or %NULL with @error set
 */
ZavodReferenceFields *
zavod_ris_parse (const char  *text,
                 GError     **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r", -1);
  g_autoptr (ZavodReferenceFields) fields = zavod_reference_fields_new ();
  guint n_types = 0;
  gboolean is_over = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "TY  -"))
        n_types++;
      is_over |= n_types > 1 || g_str_has_prefix (lines[i], "ER  -");
      if (n_types == 1 && !is_over)
        read_line (fields, lines[i]);
    }

  if (n_types == 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("There is no reference in this text."));
      return NULL;
    }

  fields->n_entries = n_types;
  return g_steal_pointer (&fields);
}
