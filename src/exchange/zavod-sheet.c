/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "zavod-error.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define CHECK_EVERY 1024  /* rows */

typedef struct
{
  const char *p;
  char separator;
  GPtrArray *rows;    /* GStrv */
  GPtrArray *cells;   /* char *: of the row that is read */
  GString *cell;
} Parser;

/* Tabs part what comes from a spreadsheet; else semicolons, where there are
 * as many as commas in the first line that is not empty, which are decimal ones then. */
static char
find_separator (const char *text)
{
  gsize length;
  guint commas = 0, semicolons = 0;

  text += strspn (text, "\r\n");
  length = strcspn (text, "\r\n");
  if (memchr (text, '\t', length) != NULL)
    return '\t';

  for (gsize i = 0; i < length; i++)
    {
      commas += text[i] == ',';
      semicolons += text[i] == ';';
    }

  return semicolons > 0 && semicolons >= commas ? ';' : ',';
}

static gboolean
ends_cell (const Parser *self,
           const char   *p)
{
  return *p == '\0' || *p == self->separator || *p == '\r' || *p == '\n';
}

/* Returns: (nullable): the end of the quoted cell at @p, whose text is in self->cell; NULL: the quotation mark is a letter */
static const char *
read_quoted (Parser     *self,
             const char *p)
{
  for (p++; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] != '"')
        break;
      p += *p == '"';
      g_string_append_c (self->cell, *p);
    }

  return *p == '"' && ends_cell (self, p + 1) ? p + 1 : NULL;
}

/* The apostrophe that was put there so that no spreadsheet runs the cell. */
static const char *
skip_apostrophe (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\r", text[1]) != NULL ? text + 1 : text;
}

static void
read_cell (Parser *self)
{
  const char *start = self->p;
  const char *end = NULL;

  g_string_truncate (self->cell, 0);
  if (*start == '"')
    end = read_quoted (self, start);
  if (end == NULL)
    {
      for (end = start; !ends_cell (self, end); end++)
        ;
      g_string_truncate (self->cell, 0);
      g_string_append_len (self->cell, start, end - start);
    }
  g_ptr_array_add (self->cells, g_strstrip (g_strdup (skip_apostrophe (self->cell->str))));
  self->p = end;
}

static gboolean
is_empty (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return FALSE;

  return TRUE;
}

static void
end_row (Parser *self)
{
  if (is_empty (self->cells))
    {
      for (guint i = 0; i < self->cells->len; i++)
        g_free (g_ptr_array_index (self->cells, i));
    }
  else
    {
      g_ptr_array_add (self->cells, NULL);
      g_ptr_array_add (self->rows, g_memdup2 (self->cells->pdata, self->cells->len * sizeof (char *)));
    }
  g_ptr_array_set_size (self->cells, 0);
}

static void
read_row (Parser *self)
{
  read_cell (self);
  while (*self->p == self->separator)
    {
      self->p++;
      read_cell (self);
    }
  end_row (self);
  self->p += *self->p == '\r';
  self->p += *self->p == '\n';
}

/**
 * zavod_sheet_parse:
 * @text: tab-separated, or separated by commas or semicolons (RFC 4180)
 *
 * Rows that are empty are passed over. Rows may differ in length.
 *
 * Returns: (transfer full) (element-type GStrv): the rows, without space around their cells; %NULL with @error set:
 *   %ZAVOD_ERROR_NOT_FOUND where there is none, with a sentence
 */
GPtrArray *
zavod_sheet_parse (const char    *text,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  Parser parser = { text, find_separator (text), rows, cells, cell };

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    parser.p += strlen (BYTE_ORDER_MARK);
  while (*parser.p != '\0')
    {
      read_row (&parser);
      if (rows->len % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (rows->len == 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND,
                           _("There are no rows on the clipboard. Copy them in a spreadsheet first."));
      return NULL;
    }

  return g_steal_pointer (&rows);
}
