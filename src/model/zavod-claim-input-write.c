/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-input-private.h"

#include "zavod-citation-input.h"
#include "zavod-claim-check.h"
#include "zavod-id.h"
#include "zavod-noun.h"

/* The columns that take their field's text as it is. */
static const char *const text_columns[] = {
  "role", "condition", "topic", "modality", "period", "bound", "unit", "currency", "vehicle_class", "method", "time_text", "rank",
  "reason", "note",
};

static const char *const date_columns[] = { "since", "until", "as_of" };

static gboolean
is_to_be_written (ZavodClaimInput *self,
                  const char      *field)
{
  return zavod_claim_input_has_field (self, field) && zavod_input_is_field_changed (ZAVOD_INPUT (self), field);
}

static void
write_end (ZavodEdit  *edit,
           const char *column,
           gboolean    has,
           double      number)
{
  if (has)
    zavod_edit_set_real (edit, column, number);
  else
    zavod_edit_set_null (edit, column);
}

/* The value as written and the numbers that Zavod reads in it; both stay as they are on disk when neither the value nor
 * its bound was touched. */
static void
write_quantity (ZavodInputRow *row)
{
  ZavodQuantity quantity = { 0 };

  if (!zavod_input_is_field_changed (row->input, "value") && !zavod_input_is_field_changed (row->input, "bound"))
    return;

  zavod_input_row_write_text (row, "value", "value_text");
  zavod_input_row_begin (row);
  if (!zavod_claim_input_read (ZAVOD_CLAIM_INPUT (row->input), &quantity, NULL))
    quantity = (ZavodQuantity) { 0 };
  write_end (row->edit, "low", quantity.has_low, quantity.low);
  write_end (row->edit, "high", quantity.has_high, quantity.high);
}

static void
write_value (ZavodInputRow *row)
{
  switch (zavod_property_get_value_type (zavod_input_get (row->input, "property")))
    {
    case ZAVOD_VALUE_QUANTITY:
      write_quantity (row);
      break;
    case ZAVOD_VALUE_STATUS:
      zavod_input_row_write_text (row, "status", "value_text");
      break;
    default:
      zavod_input_row_write_text (row, "value", "value_text");
    }
}

static void
write_number (ZavodInputRow *row,
              const char    *field)
{
  g_autofree char *text = zavod_input_dup (row->input, field);

  if (!is_to_be_written (ZAVOD_CLAIM_INPUT (row->input), field))
    return;

  zavod_input_row_begin (row);
  if (text == NULL)
    zavod_edit_set_null (row->edit, field);
  else if (g_str_equal (field, "stage"))
    zavod_edit_set_integer (row->edit, field, g_ascii_strtoll (text, NULL, 10));
  else if (g_str_equal (field, "share"))
    zavod_edit_set_real (row->edit, field, zavod_share_parse (text));
  else
    zavod_edit_set_real (row->edit, field, zavod_years_parse (text));
}

/* Which nouns a field may name; NULL: nobody said. */
GPtrArray *
zavod_claim_input_get_nouns (ZavodClaimInput *self,
                             const char      *field)
{
  if (g_str_equal (field, "actor"))
    return self->actors;

  return g_str_equal (field, "programme") ? self->programmes : self->products;
}

/* Returns: the noun that @field names; 0: none, or none that the atlas has */
gint64
zavod_claim_input_find_noun (ZavodClaimInput *self,
                             const char      *field)
{
  GPtrArray *nouns = zavod_claim_input_get_nouns (self, field);
  g_autofree char *name = zavod_input_dup (ZAVOD_INPUT (self), field);

  return name != NULL && nouns != NULL ? zavod_references_find (nouns, name) : 0;
}

/* Returns: the brand of a model that is made; made itself when the atlas does not have it; 0: none */
static gint64
write_brand (ZavodClaimInput *self,
             ZavodEdit       *edit)
{
  ZavodInput *input = ZAVOD_INPUT (self);
  g_autofree char *name = zavod_input_dup (input, "product_brand");
  gint64 id;

  if (name == NULL || g_str_equal (zavod_input_get (input, "product_kind"), "brand"))
    return 0;

  id = zavod_claim_input_find_noun (self, "product_brand");
  if (id != 0)
    return id;

  id = zavod_edit_insert (edit, "product", zavod_id_new ());
  zavod_edit_set_text (edit, "name", name);
  zavod_edit_set_text (edit, "kind", "brand");

  return id;
}

/* Returns: the noun that @field names, made by @edit when the atlas does not have it; 0: none */
static gint64
write_noun (ZavodClaimInput *self,
            ZavodEdit       *edit,
            const char      *field)
{
  ZavodInput *input = ZAVOD_INPUT (self);
  g_autofree char *name = zavod_input_dup (input, field);
  g_autofree char *kind_field = g_strconcat (field, "_kind", NULL);
  gint64 id = zavod_claim_input_find_noun (self, field);
  gint64 brand;

  if (name == NULL || id != 0 || !is_to_be_written (self, field))
    return id;

  brand = g_str_equal (field, "product") ? write_brand (self, edit) : 0;
  id = zavod_edit_insert (edit, field, zavod_id_new ());
  zavod_edit_set_text (edit, "name", name);
  zavod_edit_set_text (edit, "kind", zavod_input_get (input, kind_field));
  if (brand != 0)
    zavod_edit_set_integer (edit, "brand_id", brand);

  return id;
}

static void
write_reference (ZavodInputRow *row,
                 const char    *field,
                 const char    *column,
                 gint64         id)
{
  if (!is_to_be_written (ZAVOD_CLAIM_INPUT (row->input), field))
    return;

  zavod_input_row_begin (row);
  if (id != 0)
    zavod_edit_set_integer (row->edit, column, id);
  else
    zavod_edit_set_null (row->edit, column);
}

static void
write_columns (ZavodInputRow *row)
{
  write_value (row);
  for (guint i = 0; i < G_N_ELEMENTS (text_columns); i++)
    if (zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (row->input), text_columns[i]))
      zavod_input_row_write_text (row, text_columns[i], text_columns[i]);
  write_number (row, "share");
  write_number (row, "stage");
  write_number (row, "period_years");
  for (guint i = 0; i < G_N_ELEMENTS (date_columns); i++)
    zavod_input_row_write_date (row, date_columns[i], date_columns[i]);
}

static void
write_subject (ZavodInputRow *row)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (row->input);
  g_autofree char *column = NULL;

  zavod_input_row_begin (row);
  if (self->kind != ZAVOD_SUBJECT_COUNTRY)
    {
      column = g_strconcat (zavod_noun_get_table (zavod_noun_from_subject (self->kind)), "_id", NULL);
      zavod_edit_set_integer (row->edit, column, self->subject.id);
    }
  zavod_edit_set_text (row->edit, "property", zavod_claim_input_get_property (self));
}

/* A company or model that is new comes before the statement that names it. */
static void
write_claim (ZavodClaimInput *self,
             ZavodEdit       *edit)
{
  gint64 actor = write_noun (self, edit, "actor");
  gint64 product = write_noun (self, edit, "product");
  ZavodInputRow row = { ZAVOD_INPUT (self), edit, "claim", self->id, .inserts = self->is_new };

  if (self->is_new)
    write_subject (&row);
  if (self->kind == ZAVOD_SUBJECT_COUNTRY)
    zavod_input_row_write_text (&row, "country", "country");
  write_reference (&row, "actor", "object_actor_id", actor);
  write_reference (&row, "product", "object_product_id", product);
  write_reference (&row, "programme", "object_programme_id", zavod_claim_input_find_noun (self, "programme"));
  write_reference (&row, "scope", "scope_product_id", zavod_claim_input_find_noun (self, "scope"));
  write_columns (&row);
}

gint64
zavod_claim_input_get_site (ZavodInput *input,
                            gint64      item)
{
  g_autofree char *field = zavod_input_item_field ("sites", item, "site");

  return g_ascii_strtoll (zavod_input_get (input, field), NULL, 10);
}

static void
write_sites (ZavodClaimInput *self,
             ZavodEdit       *edit)
{
  ZavodInput *input = ZAVOD_INPUT (self);
  g_autoptr (GArray) items = zavod_input_list_items (input, "sites");
  g_autoptr (GArray) removed = zavod_input_list_removed_items (input, "sites");

  for (guint i = 0; i < removed->len; i++)
    zavod_edit_delete (edit, "claim_site", g_array_index (removed, gint64, i));
  for (guint i = 0; i < items->len; i++)
    {
      gint64 item = g_array_index (items, gint64, i);

      if (zavod_input_is_original_item (input, "sites", item))
        continue;
      zavod_edit_insert (edit, "claim_site", item);
      zavod_edit_set_integer (edit, "claim_id", self->id);
      zavod_edit_set_integer (edit, "site_id", zavod_claim_input_get_site (input, item));
    }
}

/* The edit of the statement with all that belongs to it. */
void
zavod_claim_input_write (ZavodInput *input,
                         ZavodEdit  *edit)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (input);

  write_claim (self, edit);
  write_sites (self, edit);
  zavod_citation_input_write (input, edit, self->id);
}
