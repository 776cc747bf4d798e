/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facet-column.h"

#include <stdlib.h>

#include "zavod-bits.h"

/* From this share of the rows on a value has a bit for each row, which is then no larger than a list of 32-bit numbers. */
#define DENSE 32

typedef struct
{
  gint64 key;
  char *label;
  guint64 *bits;   /* NULL: rows is a list */
  guint *rows;     /* upwards, each once, when the column is finished */
  guint n;         /* how many rows */
  guint n_allocated;
} Value;

struct _ZavodFacetColumn
{
  gatomicrefcount ref_count;
  guint n_rows;
  GArray *values;        /* Value */
  GHashTable *numbers;   /* key → its place in values + 1 */
  gint64 last_key;       /* the value that was asked for before, as it often is again */
  guint last_value;
};

static void
value_clear (gpointer data)
{
  Value *value = data;

  g_free (value->label);
  g_free (value->bits);
  g_free (value->rows);
}

static Value *
get_value (const ZavodFacetColumn *self,
           guint                   value)
{
  return &g_array_index (self->values, Value, value);
}

/**
 * zavod_facet_column_new:
 * @n_rows: how many rows there are, with values or without
 */
ZavodFacetColumn *
zavod_facet_column_new (guint n_rows)
{
  ZavodFacetColumn *self = g_new0 (ZavodFacetColumn, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_rows = n_rows;
  self->values = g_array_new (FALSE, TRUE, sizeof (Value));
  g_array_set_clear_func (self->values, value_clear);
  self->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

ZavodFacetColumn *
zavod_facet_column_ref (ZavodFacetColumn *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
zavod_facet_column_unref (ZavodFacetColumn *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->values);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* ---- filling ---- */

/**
 * zavod_facet_column_add_value:
 * @key: of a value that is to be known, even if no row has it
 *
 * Returns: its place among the values, which are in the order in which they came
 */
guint
zavod_facet_column_add_value (ZavodFacetColumn *self,
                              gint64            key)
{
  gint value;

  if (self->values->len > 0 && self->last_key == key)
    return self->last_value;

  value = zavod_facet_column_find (self, key);
  if (value < 0)
    {
      value = (gint) self->values->len;
      g_array_set_size (self->values, self->values->len + 1);
      get_value (self, (guint) value)->key = key;
      g_hash_table_insert (self->numbers, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (value + 1));
    }

  self->last_key = key;
  self->last_value = (guint) value;
  return self->last_value;
}

void
zavod_facet_column_set_label (ZavodFacetColumn *self,
                              gint64            key,
                              const char       *label)
{
  g_set_str (&get_value (self, zavod_facet_column_add_value (self, key))->label, label);
}

static void
make_dense (const ZavodFacetColumn *self,
            Value                  *value)
{
  value->bits = zavod_bits_new (self->n_rows);
  for (guint i = 0; i < value->n; i++)
    zavod_bits_set (value->bits, value->rows[i]);
  g_clear_pointer (&value->rows, g_free);
}

static void
append_row (ZavodFacetColumn *self,
            Value            *value,
            guint             row)
{
  if (value->n == value->n_allocated)
    {
      value->n_allocated = MAX (4, 2 * value->n_allocated);
      value->rows = g_renew (guint, value->rows, value->n_allocated);
    }

  value->rows[value->n++] = row;
  if (value->n > self->n_rows / DENSE)
    make_dense (self, value);
}

/**
 * zavod_facet_column_add:
 * @key: a value that @row has; again is as good as once
 *
 * Rows may come in any order.
 */
void
zavod_facet_column_add (ZavodFacetColumn *self,
                        gint64            key,
                        guint             row)
{
  Value *value = get_value (self, zavod_facet_column_add_value (self, key));

  g_return_if_fail (row < self->n_rows);

  if (value->bits != NULL)
    zavod_bits_set (value->bits, row);
  else if (value->n == 0 || value->rows[value->n - 1] != row)
    append_row (self, value, row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

static void
tidy_list (Value *value)
{
  gboolean rising = TRUE;
  guint n = 0;

  for (guint i = 1; i < value->n && rising; i++)
    rising = value->rows[i - 1] < value->rows[i];
  if (rising)
    return;

  qsort (value->rows, value->n, sizeof *value->rows, compare_rows);
  for (guint i = 0; i < value->n; i++)
    if (n == 0 || value->rows[n - 1] != value->rows[i])
      value->rows[n++] = value->rows[i];
  value->n = n;
}

/**
 * zavod_facet_column_finish:
 *
 * To be called once, when all is added.
 */
void
zavod_facet_column_finish (ZavodFacetColumn *self)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      Value *value = get_value (self, i);

      if (value->bits != NULL)
        value->n = zavod_bits_count (value->bits, zavod_bits_n_words (self->n_rows));
      else
        tidy_list (value);
    }
}

/**
 * zavod_facet_column_new_from_codes:
 * @codes: the first row's code, those of the others follow in steps of @stride bytes
 * @values: for each code the value that it means
 * @n_values: all values are below
 *
 * A column in which each row has one of a few values, made in one pass.
 *
 * Returns: (transfer full): the column, finished
 */
ZavodFacetColumn *
zavod_facet_column_new_from_codes (const guint8 *codes,
                                   gsize         stride,
                                   guint         n_rows,
                                   const guint8 *values,
                                   guint         n_values)
{
  ZavodFacetColumn *self = zavod_facet_column_new (n_rows);
  g_autofree guint64 **bits = g_new (guint64 *, MAX (n_values, 1));

  for (guint i = 0; i < n_values; i++)
    {
      zavod_facet_column_add_value (self, i);
      bits[i] = get_value (self, i)->bits = zavod_bits_new (n_rows);
    }
  for (guint row = 0; row < n_rows; row++)
    zavod_bits_set (bits[values[codes[row * stride]]], row);

  zavod_facet_column_finish (self);
  return self;
}

static void
move_bits (const ZavodFacetColumn *self,
           const Value            *value,
           const guint            *rows,
           Value                  *moved,
           guint                   n_rows)
{
  moved->bits = zavod_bits_new (n_rows);
  for (guint i = 0; i < zavod_bits_n_words (self->n_rows); i++)
    for (guint64 word = value->bits[i]; word != 0; word &= word - 1)
      {
        const guint row = rows[64 * i + zavod_bits_first (word)];

        if (row != G_MAXUINT)
          zavod_bits_set (moved->bits, row);
      }
}

static void
move_list (const Value *value,
           const guint *rows,
           Value       *moved)
{
  moved->n_allocated = value->n;
  moved->rows = g_new (guint, value->n);
  for (guint i = 0; i < value->n; i++)
    if (rows[value->rows[i]] != G_MAXUINT)
      moved->rows[moved->n++] = rows[value->rows[i]];
}

/**
 * zavod_facet_column_new_moved:
 * @rows: for each row its new number, %G_MAXUINT for one that is gone
 * @n_rows: how many rows there are now
 *
 * Returns: (transfer full): the same values at other rows, finished
 */
ZavodFacetColumn *
zavod_facet_column_new_moved (const ZavodFacetColumn *self,
                              const guint            *rows,
                              guint                   n_rows)
{
  ZavodFacetColumn *moved = zavod_facet_column_new (n_rows);

  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *from = get_value (self, i);
      Value *to = get_value (moved, zavod_facet_column_add_value (moved, from->key));

      to->label = g_strdup (from->label);
      if (from->bits != NULL)
        move_bits (self, from, rows, to, n_rows);
      else
        move_list (from, rows, to);
    }

  zavod_facet_column_finish (moved);
  return moved;
}

/* ---- asking ---- */

guint
zavod_facet_column_get_n_rows (const ZavodFacetColumn *self)
{
  return self->n_rows;
}

guint
zavod_facet_column_get_n_values (const ZavodFacetColumn *self)
{
  return self->values->len;
}

/* Returns: the place of the value, -1 when there is none of this key */
gint
zavod_facet_column_find (const ZavodFacetColumn *self,
                         gint64                  key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->numbers, &key)) - 1;
}

gint64
zavod_facet_column_get_key (const ZavodFacetColumn *self,
                            guint                   value)
{
  return get_value (self, value)->key;
}

/* Returns: (nullable): what was set for it */
const char *
zavod_facet_column_get_label (const ZavodFacetColumn *self,
                              guint                   value)
{
  return get_value (self, value)->label;
}

/**
 * zavod_facet_column_count:
 * @among: (nullable): the rows that count, a bit for each; %NULL for all
 *
 * Returns: how many rows have the value
 */
guint
zavod_facet_column_count (const ZavodFacetColumn *self,
                          guint                   value,
                          const guint64          *among)
{
  const Value *v = get_value (self, value);
  guint n = 0;

  if (among == NULL)
    return v->n;
  if (v->bits != NULL)
    return zavod_bits_count_and (v->bits, among, zavod_bits_n_words (self->n_rows));

  for (guint i = 0; i < v->n; i++)
    n += (guint) zavod_bits_test (among, v->rows[i]);
  return n;
}

/* Adds the rows that have the value to @rows. */
void
zavod_facet_column_collect (const ZavodFacetColumn *self,
                            guint                   value,
                            guint64                *rows)
{
  const Value *v = get_value (self, value);

  if (v->bits != NULL)
    zavod_bits_or (rows, v->bits, zavod_bits_n_words (self->n_rows));
  else
    for (guint i = 0; i < v->n; i++)
      zavod_bits_set (rows, v->rows[i]);
}
