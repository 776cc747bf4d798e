/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-field.h"

#include <glib/gi18n.h>

#include "zavod-coordinates.h"
#include "zavod-number.h"
#include "zavod-partial-date.h"

#define TEXT(column, label) { column, label, ZAVOD_FIELD_TEXT, 0, NULL }
#define CODE(column, label, vocabulary) { column, label, ZAVOD_FIELD_CODE, ZAVOD_VOCABULARY_##vocabulary, NULL }
#define DATE(column, label) { column, label, ZAVOD_FIELD_DATE, 0, NULL }
#define REFERENCE(column, label, table) { column, label, ZAVOD_FIELD_REFERENCE, 0, table }

/* The same name means the same in every table, but for the few below. */
static const ZavodField fields[] = {
  TEXT ("name", N_("Name")),
  TEXT ("title", N_("Title of the source")),
  TEXT ("text", N_("Name")),
  TEXT ("note", N_("Note")),
  TEXT ("geom", N_("Coordinates")),
  TEXT ("radius", N_("Radius in metres")),
  TEXT ("place_note", N_("Where the coordinates come from")),
  TEXT ("geonames_id", N_("Number in GeoNames")),
  TEXT ("publisher", N_("Publisher")),
  TEXT ("language", N_("Language")),
  TEXT ("url", N_("Web address")),
  DATE ("published", N_("Published")),
  TEXT ("published_text", N_("Publication time as written")),
  TEXT ("dateline", N_("Dateline")),
  TEXT ("origin", N_("Whose statement it passes on")),
  TEXT ("topic", N_("Topic")),
  TEXT ("value_text", N_("As written")),
  TEXT ("low", N_("Lowest value")),
  TEXT ("high", N_("Highest value")),
  TEXT ("currency", N_("Currency")),
  TEXT ("share", N_("Share in percent")),
  TEXT ("condition", N_("On what condition")),
  TEXT ("stage", N_("Stage")),
  TEXT ("period_years", N_("Over how many years")),
  TEXT ("time_text", N_("Time as written")),
  TEXT ("reason", N_("Reason")),
  TEXT ("locator", N_("Where in the source")),
  TEXT ("quote", N_("Quote")),
  TEXT ("speaker", N_("Speaker as written")),
  DATE ("since", N_("Since")),
  DATE ("until", N_("Until")),
  DATE ("as_of", N_("As of")),
  CODE ("country", N_("Country"), COUNTRY),
  CODE ("vehicle_class", N_("Vehicle class"), VEHICLE_CLASS),
  CODE ("property", N_("What is stated"), PROPERTY),
  CODE ("bound", N_("Bound"), BOUND),
  CODE ("unit", N_("Unit"), UNIT),
  CODE ("role", N_("Role"), ROLE),
  CODE ("method", N_("Method"), METHOD),
  CODE ("period", N_("Period"), PERIOD),
  CODE ("modality", N_("Planned or actual"), MODALITY),
  CODE ("rank", N_("Rank"), RANK),
  REFERENCE ("site_id", N_("Site"), "site"),
  REFERENCE ("place_id", N_("Town or place"), "place"),
  REFERENCE ("actor_id", N_("Company or person"), "actor"),
  REFERENCE ("product_id", N_("Brand or model"), "product"),
  REFERENCE ("programme_id", N_("Programme"), "programme"),
  REFERENCE ("brand_id", N_("Brand"), "product"),
  REFERENCE ("object_actor_id", N_("With whom"), "actor"),
  REFERENCE ("object_product_id", N_("Brand or model"), "product"),
  REFERENCE ("object_programme_id", N_("Programme"), "programme"),
  REFERENCE ("scope_product_id", N_("Only for this model"), "product"),
  REFERENCE ("speaker_id", N_("Speaker"), "actor"),
  REFERENCE ("source_id", N_("Source"), "source"),
  REFERENCE ("claim_id", N_("Statement"), "claim"),
};

static const struct
{
  const char *table;
  ZavodField field;
} fields_of_tables[] = {
  { "site", CODE ("accuracy", N_("Accuracy"), ACCURACY) },
  { "actor", CODE ("kind", N_("Kind"), ACTOR_KIND) },
  { "product", CODE ("kind", N_("Kind"), PRODUCT_KIND) },
  { "programme", CODE ("kind", N_("Kind"), PROGRAMME_KIND) },
  { "name", CODE ("kind", N_("Kind"), NAME_KIND) },
  { "source", CODE ("kind", N_("Kind of source"), SOURCE_KIND) },
};

/**
 * zavod_field_find:
 *
 * Returns: (nullable): what is known of a column; %NULL for one that another program added
 */
const ZavodField *
zavod_field_find (const char *table,
                  const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields_of_tables); i++)
    if (g_str_equal (fields_of_tables[i].table, table) && g_str_equal (fields_of_tables[i].field.column, column))
      return &fields_of_tables[i].field;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].column, column))
      return &fields[i];

  return NULL;
}

/**
 * zavod_field_get_label:
 *
 * Returns: (transfer none): what the column is called; its own name where it is none of ours
 */
const char *
zavod_field_get_label (const char *table,
                       const char *column)
{
  const ZavodField *field = zavod_field_find (table, column);

  return field != NULL ? _(field->label) : column;
}

/**
 * zavod_field_get_target:
 *
 * Returns: (nullable): the table whose ids stand in the column
 */
const char *
zavod_field_get_target (const char *table,
                        const char *column)
{
  const ZavodField *field = zavod_field_find (table, column);

  return field != NULL ? field->refers_to : NULL;
}

static char *
format_text (const ZavodField *self,
             const char       *text)
{
  switch (self != NULL ? self->kind : ZAVOD_FIELD_TEXT)
    {
    case ZAVOD_FIELD_CODE:
      return zavod_vocabulary_find (self->vocabulary, text) >= 0
               ? g_strdup (zavod_vocabulary_get_label (self->vocabulary, text)) : g_strdup (text);
    case ZAVOD_FIELD_DATE:
      return zavod_partial_date_format_iso (text);
    case ZAVOD_FIELD_TEXT:
    case ZAVOD_FIELD_REFERENCE:
    default:
      return g_strdup (text);
    }
}

/**
 * zavod_field_format:
 * @self: (nullable): of a column that another program added
 *
 * Returns: (nullable) (transfer full): what stands in the cell, in words; %NULL when nothing does, or when only the
 *   atlas knows them: what an id refers to
 */
char *
zavod_field_format (const ZavodField *self,
                    const ZavodCell  *cell)
{
  switch (cell->kind)
    {
    case ZAVOD_CELL_INTEGER:
      return self != NULL && self->kind == ZAVOD_FIELD_REFERENCE ? NULL : zavod_number_format ((double) cell->integer);
    case ZAVOD_CELL_REAL:
      return zavod_number_format (cell->real);
    case ZAVOD_CELL_TEXT:
      return format_text (self, cell->text);
    case ZAVOD_CELL_POINT:
      return zavod_coordinates_format (cell->real, cell->longitude);
    case ZAVOD_CELL_NULL:
    default:
      return NULL;
    }
}

static gboolean
get_number (const ZavodCell *cell,
            double          *number)
{
  *number = cell->kind == ZAVOD_CELL_INTEGER ? (double) cell->integer : cell->real;

  return cell->kind == ZAVOD_CELL_INTEGER || cell->kind == ZAVOD_CELL_REAL;
}

/* SQLite keeps a whole number of a REAL column as it likes: 5 is 5.0. Ids are compared as integers. */
gboolean
zavod_cell_equal (const ZavodCell *self,
                  const ZavodCell *other)
{
  double x, y;

  if (self->kind == ZAVOD_CELL_INTEGER && other->kind == ZAVOD_CELL_INTEGER)
    return self->integer == other->integer;
  if (get_number (self, &x) && get_number (other, &y))
    return x == y;
  if (self->kind != other->kind)
    return FALSE;
  if (self->kind == ZAVOD_CELL_POINT)
    return self->real == other->real && self->longitude == other->longitude;

  return g_strcmp0 (self->text, other->text) == 0;
}

void
zavod_cell_copy (const ZavodCell *self,
                 ZavodCell       *copy)
{
  *copy = *self;
  copy->text = g_strdup (self->text);
}
