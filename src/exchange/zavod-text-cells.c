/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-text-cells.h"

#include <math.h>

#include "zavod-address.h"
#include "zavod-id.h"
#include "zavod-partial-date.h"

#define MAX_QUOTE 300

typedef struct
{
  ZavodTextRow *row;
  const ZavodTextColumn *column;
  const char *text;
  ZavodNouns *nouns;
  ZavodEdit *edit;
} Cell;

static const char *
get_field (const Cell *cell)
{
  return cell->column->field != NULL ? cell->column->field : cell->column->name;
}

static gboolean
fail (const Cell  *cell,
      const char  *what,
      GError     **error)
{
  return zavod_text_row_fail (cell->row, error, "“%s” is not %s (%s)", cell->text, what, cell->column->name);
}

static gboolean
is_url (const char *text)
{
  g_autofree char *host = zavod_address_get_host (text);

  return host != NULL;
}

static gboolean
is_currency (const char *text)
{
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_isupper (text[i]))
      return FALSE;

  return text[3] == '\0';
}

static gboolean
parse_number (const char *text,
              double     *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return *end == '\0' && isfinite (*number);
}

static gboolean
check_text (const Cell  *cell,
            GError     **error)
{
  ZavodPartialDate date;

  switch (cell->column->kind)
    {
    case ZAVOD_TEXT_QUOTE:
      if (g_utf8_strlen (cell->text, -1) > MAX_QUOTE)
        return zavod_text_row_fail (cell->row, error, "the quote is longer than %d characters", MAX_QUOTE);
      return TRUE;
    case ZAVOD_TEXT_WORD:
      if (zavod_vocabulary_find (cell->column->detail, cell->text) < 0)
        return zavod_text_row_fail (cell->row, error, "“%s” is not a word of the vocabulary “%s” (%s)", cell->text,
                                    zavod_vocabulary_get_name (cell->column->detail), cell->column->name);
      return TRUE;
    case ZAVOD_TEXT_DATE:
      return zavod_partial_date_from_iso (cell->text, &date)
             || fail (cell, "a date like 2025, 2025-10 or 2025-10-21", error);
    case ZAVOD_TEXT_URL:
      return is_url (cell->text) || fail (cell, "an address of the web", error);
    case ZAVOD_TEXT_CURRENCY:
      return is_currency (cell->text) || fail (cell, "a currency code like KZT", error);
    case ZAVOD_TEXT_PLAIN:
    case ZAVOD_TEXT_ELSEWHERE:
    case ZAVOD_TEXT_INTEGER:
    case ZAVOD_TEXT_NUMBER:
    case ZAVOD_TEXT_REFERENCE:
    default:
      return TRUE;
    }
}

static gboolean
set_integer (const Cell  *cell,
             GError     **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (cell->text, 10, 0, G_MAXINT64, &value, NULL))
    return fail (cell, "a whole number", error);

  zavod_edit_set_integer (cell->edit, get_field (cell), value);
  return TRUE;
}

static gboolean
set_number (const Cell  *cell,
            GError     **error)
{
  double value;

  if (!parse_number (cell->text, &value) || value < 0)
    return fail (cell, "a number, 0 or more", error);

  zavod_edit_set_real (cell->edit, get_field (cell), value);
  return TRUE;
}

static gboolean
set_reference (const Cell  *cell,
               GError     **error)
{
  gint64 id;

  if (!zavod_text_cells_find (cell->row, cell->nouns, cell->column->detail, cell->text, &id, error))
    return FALSE;

  zavod_edit_set_integer (cell->edit, get_field (cell), id);
  return TRUE;
}

static gboolean
set_cell (const Cell  *cell,
          GError     **error)
{
  switch (cell->column->kind)
    {
    case ZAVOD_TEXT_ELSEWHERE:
      return TRUE;
    case ZAVOD_TEXT_INTEGER:
      return set_integer (cell, error);
    case ZAVOD_TEXT_NUMBER:
      return set_number (cell, error);
    case ZAVOD_TEXT_REFERENCE:
      return set_reference (cell, error);
    case ZAVOD_TEXT_PLAIN:
    case ZAVOD_TEXT_QUOTE:
    case ZAVOD_TEXT_WORD:
    case ZAVOD_TEXT_DATE:
    case ZAVOD_TEXT_URL:
    case ZAVOD_TEXT_CURRENCY:
    default:
      if (!check_text (cell, error))
        return FALSE;
      zavod_edit_set_text (cell->edit, get_field (cell), cell->text);
      return TRUE;
    }
}

/**
 * zavod_text_cells_set:
 *
 * Checks the cells of @row and sets those that are filled in the row that @edit began last.
 *
 * Returns: %TRUE, or %FALSE with @error set to file, line and what is wrong
 */
gboolean
zavod_text_cells_set (ZavodTextRow           *row,
                      const ZavodTextColumn  *columns,
                      guint                   n_columns,
                      ZavodNouns             *nouns,
                      ZavodEdit              *edit,
                      GError                **error)
{
  for (guint i = 0; i < n_columns; i++)
    {
      Cell cell = { row, &columns[i], zavod_text_row_get (row, columns[i].name), nouns, edit };

      if (cell.text == NULL && columns[i].required)
        return zavod_text_row_fail (row, error, "the cell “%s” must not be empty", columns[i].name);
      if (cell.text != NULL && !set_cell (&cell, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * zavod_text_cells_find:
 * @id: (out): the noun's id in every build of this text
 *
 * Returns: %TRUE, or %FALSE with @error set when no row has this key
 */
gboolean
zavod_text_cells_find (ZavodTextRow  *row,
                       ZavodNouns    *nouns,
                       ZavodNoun      noun,
                       const char    *key,
                       gint64        *id,
                       GError       **error)
{
  if (!g_hash_table_contains (nouns->rows[noun], key))
    return zavod_text_row_fail (row, error, "there is no %s “%s”", zavod_noun_get_table (noun), key);

  *id = zavod_id_from_key (zavod_noun_get_table (noun), key);
  return TRUE;
}

/**
 * zavod_text_cells_number:
 * @number: (out): the number in the cell, NAN when it is empty
 *
 * Returns: %TRUE, or %FALSE with @error set when the cell has something else
 */
gboolean
zavod_text_cells_number (ZavodTextRow  *row,
                         const char    *column,
                         double        *number,
                         GError       **error)
{
  const char *text = zavod_text_row_get (row, column);

  *number = NAN;
  if (text != NULL && !parse_number (text, number))
    return zavod_text_row_fail (row, error, "“%s” is not a number (%s)", text, column);

  return TRUE;
}
