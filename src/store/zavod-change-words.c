/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes in the words of the interface: which record a row is a part of, what the row is, what its fields say. */

#include "zavod-change-reader.h"

#include <glib/gi18n.h>

#include "zavod-field.h"

#define MAX_CHARACTERS 300  /* of a field: a long note is cut */

typedef struct
{
  ZavodConnection *connection;
  GHashTable *rows;        /* the changes of the list */
} Describer;

static const struct
{
  const char *table;
  ZavodNoun noun;
  const char *name;        /* the column */
  const char *label;
} nouns[] = {
  { "site", ZAVOD_NOUN_SITE, "name", N_("Site") },
  { "place", ZAVOD_NOUN_PLACE, "name", N_("Town or place") },
  { "actor", ZAVOD_NOUN_ACTOR, "name", N_("Company or person") },
  { "product", ZAVOD_NOUN_PRODUCT, "name", N_("Brand or model") },
  { "programme", ZAVOD_NOUN_PROGRAMME, "name", N_("Programme") },
  { "source", ZAVOD_NOUN_SOURCE, "title", N_("Source") },
};

static const char *const subjects[] = { "site_id", "actor_id", "product_id", "programme_id", "place_id" };

static int
find_noun (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].table, table))
      return (int) i;

  return -1;
}

/* A cell as the change leaves it, or as it was where the row goes; what the change does not say, the atlas does. */
static void
read_cell (Describer  *self,
           const char *table,
           gint64      id,
           const char *column,
           ZavodCell  *cell)
{
  const ZavodRowChange *row = zavod_change_index_find (self->rows, table, id);
  const ZavodFieldChange *field = row != NULL ? zavod_row_change_find (row, column) : NULL;
  gboolean found;

  *cell = (ZavodCell) { .column = column };
  if (field != NULL)
    zavod_cell_copy (row->operation == ZAVOD_OPERATION_DELETE ? &field->old_cell : &field->new_cell, cell);
  else if (row == NULL || row->operation == ZAVOD_OPERATION_UPDATE)
    zavod_changes_read_cell (self->connection, table, id, column, cell, &found, NULL);
}

static char *
read_text (Describer  *self,
           const char *table,
           gint64      id,
           const char *column)
{
  ZavodCell cell;

  read_cell (self, table, id, column, &cell);

  return cell.text;
}

static gint64
read_id (Describer  *self,
         const char *table,
         gint64      id,
         const char *column)
{
  ZavodCell cell;

  read_cell (self, table, id, column, &cell);
  g_free (cell.text);

  return cell.kind == ZAVOD_CELL_INTEGER ? cell.integer : 0;
}

static char *describe_row (Describer  *self,
                           const char *table,
                           gint64      id);

static char *
name_row (Describer  *self,
          const char *table,
          gint64      id)
{
  const int noun = find_noun (table);
  char *name = noun >= 0 ? read_text (self, table, id, nouns[noun].name) : describe_row (self, table, id);

  /* Translators: something that is named here, but is not in the atlas any more */
  return name != NULL ? name : g_strdup (_("not in the atlas any more"));
}

/* ---- what a row is ---- */

static char *
read_object (Describer *self,
             gint64     claim_id)
{
  static const char *const objects[] = { "object_actor_id", "object_product_id", "object_programme_id" };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      const gint64 id = read_id (self, "claim", claim_id, objects[i]);

      if (id != 0)
        return name_row (self, zavod_field_get_target ("claim", objects[i]), id);
    }

  return NULL;
}

static char *
read_value (Describer  *self,
            gint64      claim_id,
            const char *property)
{
  g_autofree char *text = read_text (self, "claim", claim_id, "value_text");

  if (text != NULL && g_str_equal (property, "status"))
    return g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, text));

  return text != NULL ? g_steal_pointer (&text) : read_object (self, claim_id);
}

static char *
describe_claim (Describer *self,
                gint64     id)
{
  g_autofree char *property = read_text (self, "claim", id, "property");
  g_autofree char *value = property != NULL ? read_value (self, id, property) : NULL;
  const char *label;

  if (property == NULL)
    return g_strdup (_("A statement that is not in the atlas any more"));

  label = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, property);

  /* Translators: a statement: what it is about, and its value */
  return value != NULL ? g_strdup_printf (C_("statement", "%s: %s"), label, value) : g_strdup (label);
}

static char *
describe_row (Describer  *self,
              const char *table,
              gint64      id)
{
  const int noun = find_noun (table);
  g_autofree char *name = NULL;

  if (noun >= 0)
    return g_strdup (_(nouns[noun].label));
  if (g_str_equal (table, "claim"))
    return describe_claim (self, id);
  if (g_str_equal (table, "name"))
    {
      name = read_text (self, table, id, "text");
      /* Translators: another name of a site, a company … */
      return g_strdup_printf (_("Other name: %s"), name != NULL ? name : "");
    }
  if (g_str_equal (table, "citation"))
    {
      name = name_row (self, "source", read_id (self, table, id, "source_id"));
      /* Translators: the title of a source */
      return g_strdup_printf (_("Citation: %s"), name);
    }

  name = name_row (self, "site", read_id (self, table, id, "site_id"));
  /* Translators: a figure is shared by several sites: the name of one */
  return g_strdup_printf (_("Also covers %s"), name);
}

/* ---- what it is a part of ---- */

static gboolean
find_subject (Describer       *self,
              const char      *table,
              gint64           id,
              ZavodRowChange  *row)
{
  const guint n_subjects = g_str_equal (table, "claim") ? G_N_ELEMENTS (subjects) - 1 : G_N_ELEMENTS (subjects);

  for (guint i = 0; i < n_subjects; i++)
    {
      const gint64 subject = read_id (self, table, id, subjects[i]);

      if (subject != 0)
        {
          row->noun = nouns[find_noun (zavod_field_get_target (table, subjects[i]))].noun;
          row->record_id = subject;
          row->record = name_row (self, zavod_field_get_target (table, subjects[i]), subject);
          return TRUE;
        }
    }

  return FALSE;
}

static void
find_country (Describer      *self,
              gint64          claim_id,
              ZavodRowChange *row)
{
  g_autofree char *country = read_text (self, "claim", claim_id, "country");

  row->record = country != NULL ? g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, country)) : NULL;
}

static void
find_record (Describer      *self,
             ZavodRowChange *row)
{
  const int noun = find_noun (row->table);
  gint64 claim_id;

  if (noun >= 0)
    {
      row->noun = nouns[noun].noun;
      row->record_id = row->id;
      row->record = name_row (self, row->table, row->id);
      return;
    }
  if (g_str_equal (row->table, "name"))
    {
      find_subject (self, "name", row->id, row);
      return;
    }

  claim_id = g_str_equal (row->table, "claim") ? row->id : read_id (self, row->table, row->id, "claim_id");
  if (claim_id != 0 && !find_subject (self, "claim", claim_id, row))
    find_country (self, claim_id, row);
}

/* ---- what its fields say ---- */

static char *
cut (char *text)
{
  char *end, *short_text;

  if (text == NULL || g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    return text;

  end = g_utf8_offset_to_pointer (text, MAX_CHARACTERS);
  short_text = g_strdup_printf ("%.*s…", (int) (end - text), text);
  g_free (text);

  return short_text;
}

static char *
describe_cell (Describer        *self,
               const char       *table,
               const ZavodField *field,
               const ZavodCell  *cell,
               gboolean          is_status)
{
  if (cell->kind == ZAVOD_CELL_INTEGER && field != NULL && field->kind == ZAVOD_FIELD_REFERENCE)
    return name_row (self, field->refers_to, cell->integer);
  if (is_status && cell->kind == ZAVOD_CELL_TEXT)
    return g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, cell->text));

  return zavod_field_format (field, cell);
}

/* Whose a row is need not be said of a row that comes or goes: it stands among the others of its record. */
static gboolean
is_said (const ZavodRowChange *row,
         const char           *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (row->operation != ZAVOD_OPERATION_UPDATE && !g_str_equal (row->table, "site")
        && g_str_equal (subjects[i], column))
      return FALSE;

  return TRUE;
}

static void
describe_field (Describer            *self,
                const ZavodRowChange *row,
                ZavodFieldChange     *change,
                gboolean              is_status)
{
  const ZavodField *field = zavod_field_find (row->table, change->new_cell.column);
  const gboolean is_value = is_status && g_str_equal (change->new_cell.column, "value_text");

  if (!is_said (row, change->new_cell.column))
    return;

  change->before = cut (describe_cell (self, row->table, field, &change->old_cell, is_value));
  change->after = cut (describe_cell (self, row->table, field, &change->new_cell, is_value));
  change->now = cut (describe_cell (self, row->table, field, &change->now_cell, is_value));
}

static void
describe (Describer      *self,
          ZavodRowChange *row)
{
  g_autofree char *property = g_str_equal (row->table, "claim") ? read_text (self, "claim", row->id, "property") : NULL;
  const gboolean is_status = g_strcmp0 (property, "status") == 0;

  find_record (self, row);
  row->words = cut (describe_row (self, row->table, row->id));
  for (guint i = 0; i < row->fields->len; i++)
    describe_field (self, row, g_ptr_array_index (row->fields, i), is_status);
}

/* What belongs to one record stands together, the record itself first. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const ZavodRowChange *x = *(ZavodRowChange *const *) a, *y = *(ZavodRowChange *const *) b;
  int order = (x->record_id == 0) - (y->record_id == 0);

  if (order == 0)
    order = (int) x->noun - (int) y->noun;
  if (order == 0)
    order = g_strcmp0 (x->record, y->record);
  if (order == 0)
    order = (x->record_id > y->record_id) - (x->record_id < y->record_id);
  if (order == 0)
    order = (find_noun (x->table) < 0) - (find_noun (y->table) < 0);

  return order;
}

/**
 * zavod_changes_describe:
 * @connection: to the atlas that they are of; what it does not hold any more, the changes themselves may know
 *
 * Finds words for all that changed, and puts together what belongs to one record.
 */
void
zavod_changes_describe (ZavodConnection *connection,
                        ZavodChangeList *changes)
{
  g_autoptr (GHashTable) rows = zavod_change_list_index (changes);
  Describer describer = { connection, rows };

  for (guint i = 0; i < changes->rows->len; i++)
    describe (&describer, g_ptr_array_index (changes->rows, i));
  g_ptr_array_sort (changes->rows, compare_rows);
}
