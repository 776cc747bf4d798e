/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A parser of BibTeX and BibLaTeX: @type{key, name = value, …}, where a value is in braces or quotation marks, a number or a
 * word, or several of these joined by #. Words that @string defines are not looked up, but for months. */

#include "zavod-reference-fields.h"

#include <string.h>

#include "zavod-error.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *at;
  char *key;      /* of the entry that is read */
} Reader;

static void
skip_spaces (Reader *reader)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
}

static gboolean
fail (Reader  *reader,
      GError **error)
{
  if (reader->key != NULL && *reader->key != '\0')
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                 _("The entry “%s” cannot be read to its end: a brace or a quotation mark is missing."), reader->key);
  else
    g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                         _("This entry cannot be read to its end: a brace or a quotation mark is missing."));

  return FALSE;
}

static gboolean
is_name_char (char c)
{
  return c != '\0' && !g_ascii_isspace (c) && strchr ("{}(),=#\"", c) == NULL;
}

/* Returns: (transfer full): a type, a key, the name of a field or a bare word; "" when there is none */
static char *
read_name (Reader *reader)
{
  const char *start;

  skip_spaces (reader);
  start = reader->at;
  while (is_name_char (*reader->at))
    reader->at++;

  return g_strndup (start, (gsize) (reader->at - start));
}

/* What stands between @open and its counterpart, braces counted; a quotation mark within braces ends nothing. The reader is
 * behind the opening sign. */
static gboolean
append_delimited (Reader   *reader,
                  char      close,
                  GString  *value,
                  GError  **error)
{
  guint depth = 0;

  for (; *reader->at != '\0'; reader->at++)
    {
      if (depth == 0 && *reader->at == close)
        {
          reader->at++;
          return TRUE;
        }
      if (*reader->at == '\\' && reader->at[1] != '\0')
        g_string_append_c (value, *reader->at++);
      else if (*reader->at == '{')
        depth++;
      else if (*reader->at == '}' && depth-- == 0)
        return fail (reader, error);
      g_string_append_c (value, *reader->at);
    }

  return fail (reader, error);
}

static gboolean
append_part (Reader   *reader,
             GString  *value,
             GError  **error)
{
  g_autofree char *word = NULL;

  skip_spaces (reader);
  if (*reader->at == '{' || *reader->at == '"')
    {
      const char close = *reader->at == '{' ? '}' : '"';

      reader->at++;
      return append_delimited (reader, close, value, error);
    }

  word = read_name (reader);
  if (*word == '\0')
    return fail (reader, error);

  g_string_append (value, word);
  return TRUE;
}

static gboolean
read_value (Reader   *reader,
            GString  *value,
            GError  **error)
{
  do
    {
      if (!append_part (reader, value, error))
        return FALSE;
      skip_spaces (reader);
    }
  while (*reader->at == '#' && reader->at++);

  return TRUE;
}

/* An address is no text to be set: its signs mean themselves. */
static char *
decode (const char *name,
        const char *value)
{
  if (g_str_equal (name, "url") || g_str_equal (name, "doi"))
    {
      g_auto (GStrv) parts = g_strsplit (value, "\\", -1);

      return g_strstrip (g_strjoinv ("", parts));
    }

  return zavod_latex_decode (value);
}

static gboolean
read_field (Reader                *reader,
            ZavodReferenceFields  *fields,
            const char            *name,
            GError               **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autofree char *text = NULL;

  skip_spaces (reader);
  if (*reader->at != '=')
    return fail (reader, error);

  reader->at++;
  if (!read_value (reader, value, error))
    return FALSE;

  text = decode (lower, value->str);
  zavod_reference_fields_add (fields, lower, text);
  return TRUE;
}

/* The fields between the key and what closes the entry. */
static gboolean
read_fields (Reader                *reader,
             ZavodReferenceFields  *fields,
             char                   close,
             GError               **error)
{
  for (;;)
    {
      g_autofree char *name = NULL;

      skip_spaces (reader);
      while (*reader->at == ',' || g_ascii_isspace (*reader->at))
        reader->at++;
      if (*reader->at == close)
        {
          reader->at++;
          return TRUE;
        }

      name = read_name (reader);
      if (*name == '\0')
        return fail (reader, error);
      if (!read_field (reader, fields, name, error))
        return FALSE;
    }
}

/* What is no reference: its words are passed over. */
static gboolean
is_no_entry (const char *type)
{
  return g_ascii_strcasecmp (type, "comment") == 0 || g_ascii_strcasecmp (type, "preamble") == 0
         || g_ascii_strcasecmp (type, "string") == 0;
}

/* Goes on to the next entry, behind its opening sign. Returns: (nullable): its type; NULL when there is none */
static char *
find_entry (Reader *reader,
            char   *close)
{
  while ((reader->at = strchr (reader->at, '@')) != NULL)
    {
      g_autofree char *type = NULL;

      reader->at++;
      type = read_name (reader);
      skip_spaces (reader);
      if (*type == '\0' || (*reader->at != '{' && *reader->at != '(') || is_no_entry (type))
        continue;

      *close = *reader->at++ == '{' ? '}' : ')';
      return g_steal_pointer (&type);
    }

  return NULL;
}

/* Returns: (nullable): the next entry; NULL without an error when there is none */
static ZavodReferenceFields *
read_entry (Reader  *reader,
            GError **error)
{
  g_autoptr (ZavodReferenceFields) fields = NULL;
  char close;
  g_autofree char *type = find_entry (reader, &close);

  if (type == NULL)
    return NULL;

  g_free (reader->key);
  reader->key = read_name (reader);
  fields = zavod_reference_fields_new ();
  fields->type = g_ascii_strdown (type, -1);
  if (!read_fields (reader, fields, close, error))
    return NULL;

  return g_steal_pointer (&fields);
}

/* Further entries are only counted, as far as they can be read. */
static guint
count_rest (Reader *reader)
{
  guint n = 0;

  for (;;)
    {
      g_autoptr (ZavodReferenceFields) entry = read_entry (reader, NULL);

      if (entry == NULL)
        return n;
      n++;
    }
}

/**
 * zavod_bibtex_parse:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the first entry, decoded from LaTeX, or %NULL with @error set
 */
ZavodReferenceFields *
zavod_bibtex_parse (const char  *text,
                    GError     **error)
{
  Reader reader = { text, NULL };
  g_autoptr (ZavodReferenceFields) fields = NULL;
  g_autoptr (GError) local = NULL;

  fields = read_entry (&reader, &local);
  if (fields != NULL)
    fields->n_entries += count_rest (&reader);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("There is no reference in this text."));
  g_free (reader.key);

  return g_steal_pointer (&fields);
}
