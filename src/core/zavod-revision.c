/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-revision.h"

#include <glib/gi18n.h>

#include "zavod-field.h"
#include "zavod-partial-date.h"

ZavodRevision *
zavod_revision_copy (const ZavodRevision *self)
{
  ZavodRevision *copy = g_memdup2 (self, sizeof *self);

  copy->made_at = g_strdup (self->made_at);
  copy->who = g_strdup (self->who);
  copy->words = g_strdup (self->words);

  return copy;
}

void
zavod_revision_free (ZavodRevision *self)
{
  g_free (self->made_at);
  g_free (self->who);
  g_free (self->words);
  g_free (self);
}

/**
 * zavod_revision_format_time:
 *
 * Returns: (transfer full): when it was made, where the user is: "30 Nov 2026, 17:42"
 */
char *
zavod_revision_format_time (const ZavodRevision *self)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (self->made_at, NULL);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *day = iso != NULL ? zavod_partial_date_format_iso (iso) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;

  /* Translators: a day, and a time of it */
  return day != NULL ? g_strdup_printf (C_("moment", "%s, %s"), day, time) : g_strdup (self->made_at);
}

/**
 * zavod_revision_format_maker:
 *
 * Returns: (transfer full): who made it, and when
 */
char *
zavod_revision_format_maker (const ZavodRevision *self)
{
  g_autofree char *time = zavod_revision_format_time (self);

  /* Translators: who made an edit, and when */
  return g_strdup_printf (C_("edit", "%s, %s"), self->who, time);
}

static void
field_free (gpointer data)
{
  ZavodFieldChange *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self->now);
  g_free (self->old_cell.text);
  g_free (self->new_cell.text);
  g_free (self->now_cell.text);
  g_free (self);
}

ZavodRowChange *
zavod_row_change_new (ZavodOperationKind  operation,
                      const char         *table,
                      gint64              id)
{
  ZavodRowChange *self = g_new0 (ZavodRowChange, 1);

  self->operation = operation;
  self->table = g_intern_string (table);
  self->id = id;
  self->fields = g_ptr_array_new_with_free_func (field_free);

  return self;
}

/**
 * zavod_row_make_key:
 *
 * Returns: (transfer full): what a row of an atlas is looked up by
 */
char *
zavod_row_make_key (const char *table,
                    gint64      id)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, table, id);
}

/**
 * zavod_row_change_make_key:
 *
 * Returns: (transfer full): the row's table and id: what a choice about it is kept under
 */
char *
zavod_row_change_make_key (const ZavodRowChange *self)
{
  return zavod_row_make_key (self->table, self->id);
}

void
zavod_row_change_free (ZavodRowChange *self)
{
  g_free (self->record);
  g_free (self->reasons);
  g_free (self->words);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/**
 * zavod_row_change_add_field:
 *
 * Returns: (transfer none): a field whose cells are empty yet
 */
ZavodFieldChange *
zavod_row_change_add_field (ZavodRowChange *self,
                            const char     *column)
{
  ZavodFieldChange *field = g_new0 (ZavodFieldChange, 1);
  const char *name = g_intern_string (column);

  field->label = zavod_field_get_label (self->table, name);
  field->old_cell.column = field->new_cell.column = field->now_cell.column = name;
  g_ptr_array_add (self->fields, field);

  return field;
}

/**
 * zavod_row_change_find:
 *
 * Returns: (nullable) (transfer none): the change of this column; %NULL when it is none of what changed
 */
ZavodFieldChange *
zavod_row_change_find (const ZavodRowChange *self,
                       const char           *column)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      ZavodFieldChange *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (field->new_cell.column, column))
        return field;
    }

  return NULL;
}

ZavodChangeList *
zavod_change_list_new (void)
{
  ZavodChangeList *self = g_new0 (ZavodChangeList, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_row_change_free);

  return self;
}

void
zavod_change_list_free (ZavodChangeList *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * zavod_change_list_index:
 *
 * Returns: (transfer full): the changes by their rows, for zavod_change_index_find(); they stay the list's
 */
GHashTable *
zavod_change_list_index (const ZavodChangeList *self)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      ZavodRowChange *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (index, zavod_row_change_make_key (row), row);
    }

  return index;
}

/* Returns: (nullable): the change of a row */
ZavodRowChange *
zavod_change_index_find (GHashTable *index,
                         const char *table,
                         gint64      id)
{
  g_autofree char *key = zavod_row_make_key (table, id);

  return g_hash_table_lookup (index, key);
}
