/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format is that of SQLite's session extension, as sqlite3session.c describes it:
 *
 *   changeset   (table change*)*
 *   table       'T', number of columns, for each column whether it is of the key, name, 0
 *   change      operation, indirect, the record before (deletion, update), the record after (insertion, update)
 *   record      for each column its type and value; a length comes before text and blobs
 */

#include "zavod-changeset.h"

#include <glib/gi18n.h>

#include "zavod-error.h"
#include "zavod-sqlite.h"

#define MAX_COLUMNS 2000  /* SQLite's own limit for a table */
#define VARINT_BYTES 5    /* what a number of 32 bits takes at most */

typedef struct
{
  const guint8 *next;
  const guint8 *end;
} Input;

static gboolean
skip (Input *input,
      gsize  n_bytes)
{
  if ((gsize) (input->end - input->next) < n_bytes)
    return FALSE;

  input->next += n_bytes;
  return TRUE;
}

static gboolean
read_byte (Input  *input,
           guint8 *byte)
{
  if (input->next == input->end)
    return FALSE;

  *byte = *input->next++;
  return TRUE;
}

/* Seven bits a byte, the highest first; the last byte is the one whose eighth bit is 0. */
static gboolean
read_number (Input   *input,
             guint64 *number)
{
  guint8 byte;

  *number = 0;
  for (int i = 0; i < VARINT_BYTES; i++)
    {
      if (!read_byte (input, &byte))
        return FALSE;
      *number = *number << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return TRUE;
    }

  return FALSE;
}

static gboolean
skip_name (Input *input)
{
  const guint8 *zero = memchr (input->next, 0, (gsize) (input->end - input->next));

  return zero != NULL && zero > input->next && skip (input, (gsize) (zero - input->next) + 1);
}

/* Every table of ours has its id first, and that alone is the key. What says otherwise is forged, and SQLite 3.46 takes
 * its word: it reads past the end of a key that is not there. */
static gboolean
skip_key (Input   *input,
          guint64  n_columns)
{
  for (guint64 i = 0; i < n_columns; i++)
    {
      guint8 is_key;

      if (!read_byte (input, &is_key) || is_key != (i == 0))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_table (Input   *input,
            guint64 *n_columns)
{
  return read_number (input, n_columns) && *n_columns >= 1 && *n_columns <= MAX_COLUMNS
         && skip_key (input, *n_columns) && skip_name (input);
}

static gboolean
skip_value (Input    *input,
            gboolean  may_lack)
{
  guint8 type;
  guint64 length;

  if (!read_byte (input, &type))
    return FALSE;

  switch (type)
    {
    case 0:  /* not a part of this change */
      return may_lack;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (input, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_number (input, &length) && skip (input, length);
    case SQLITE_NULL:
      return TRUE;
    default:
      return FALSE;
    }
}

/* @id: whether the record says which row it is: only what an update makes of it does not */
static gboolean
skip_record (Input    *input,
             guint64   n_columns,
             gboolean  may_lack,
             gboolean  id)
{
  if (input->next == input->end || *input->next != (id ? SQLITE_INTEGER : 0))
    return FALSE;

  for (guint64 i = 0; i < n_columns; i++)
    if (!skip_value (input, may_lack))
      return FALSE;

  return TRUE;
}

static gboolean
skip_change (Input   *input,
             guint8   operation,
             guint64  n_columns)
{
  guint8 indirect;

  if (!read_byte (input, &indirect))
    return FALSE;

  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return skip_record (input, n_columns, FALSE, TRUE);
    case SQLITE_UPDATE:
      return skip_record (input, n_columns, TRUE, TRUE) && skip_record (input, n_columns, TRUE, FALSE);
    default:
      return FALSE;
    }
}

static gboolean
is_changeset (Input *input)
{
  guint64 n_columns = 0;
  guint8 first;

  while (read_byte (input, &first))
    {
      const gboolean valid = first == 'T' ? read_table (input, &n_columns)
                                          : n_columns > 0 && skip_change (input, first, n_columns);

      if (!valid)
        return FALSE;
    }

  return n_columns > 0;
}

/**
 * zavod_changeset_check:
 * @data: what a file says is a changeset
 *
 * Looks through a changeset before SQLite does: a file may come from a stranger, and SQLite 3.46 goes round for ever
 * when it inverts one whose table is cut off.
 *
 * Returns: %FALSE with @error set to %ZAVOD_ERROR_CORRUPT when it is none, or is empty
 */
gboolean
zavod_changeset_check (gconstpointer   data,
                       gsize           size,
                       GError        **error)
{
  Input input = { data, (const guint8 *) data + size };

  if (size > 0 && size <= G_MAXINT && is_changeset (&input))
    return TRUE;

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT,
                       _("The history of this atlas is damaged here: it does not say what the edit changed."));
  return FALSE;
}
