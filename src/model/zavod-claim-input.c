/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-input-private.h"

#include "zavod-citation-input.h"
#include "zavod-claim-check.h"
#include "zavod-claim-warning.h"
#include "zavod-id.h"
#include "zavod-noun.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (ZavodClaimInput, zavod_claim_input, ZAVOD_TYPE_INPUT)

static const char *const site_fields[] = { "site", NULL };

static const ZavodInputField fields[] = {
  { "country" },
  { "property" },
  { "status" },
  { "actor" },
  { "actor_kind" },
  { "role" },
  { "share" },
  { "condition" },
  { "product" },
  { "product_kind" },
  { "product_brand" },
  { "value" },
  { "topic" },
  { "programme" },
  { "modality" },
  { "period" },
  { "period_years" },
  { "bound" },
  { "unit" },
  { "currency" },
  { "vehicle_class" },
  { "scope" },
  { "stage" },
  { "method" },
  { "time_text" },
  { "since" },
  { "until" },
  { "as_of" },
  { "sites", site_fields },
  { "citations", zavod_citation_input_fields },
  { "rank" },
  { "reason" },
  { "note" },
  { NULL },
};

/* The fields that only some types of value have. */
#define TYPE(name) (1u << ZAVOD_VALUE_ ## name)
static const struct
{
  const char *field;
  guint types;
} uses[] = {
  { "status", TYPE (STATUS) },
  { "actor", TYPE (ACTOR) | TYPE (EVENT) },
  { "actor_kind", TYPE (ACTOR) | TYPE (EVENT) },
  { "role", TYPE (ACTOR) },
  { "share", TYPE (ACTOR) },
  { "condition", TYPE (ACTOR) },
  { "product", TYPE (PRODUCT) },
  { "product_kind", TYPE (PRODUCT) },
  { "product_brand", TYPE (PRODUCT) },
  { "value", ~TYPE (STATUS) },
  { "topic", ~(TYPE (STATUS) | TYPE (ACTOR)) },
  { "programme", TYPE (EVENT) | TYPE (TEXT) },
  { "period", TYPE (QUANTITY) },
  { "period_years", TYPE (QUANTITY) },
  { "bound", TYPE (QUANTITY) },
  { "unit", TYPE (QUANTITY) },
  { "currency", TYPE (QUANTITY) },
  { "vehicle_class", TYPE (QUANTITY) | TYPE (PRODUCT) },
  { "scope", TYPE (QUANTITY) | TYPE (TEXT) },
  { "stage", TYPE (QUANTITY) },
  { "method", TYPE (QUANTITY) | TYPE (PRODUCT) },
};
#undef TYPE

/**
 * zavod_claim_input_get_property:
 *
 * Returns: the code of what is stated
 */
const char *
zavod_claim_input_get_property (ZavodClaimInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), NULL);

  return zavod_input_get (ZAVOD_INPUT (self), "property");
}

/**
 * zavod_claim_input_has_field:
 *
 * Returns: whether what is stated has a field: only a partner has a role. A field that it has not is not written
 */
gboolean
zavod_claim_input_has_field (ZavodClaimInput *self,
                             const char      *field)
{
  const char *property = zavod_claim_input_get_property (self);

  if (g_str_equal (field, "country"))
    return self->kind == ZAVOD_SUBJECT_COUNTRY;
  if (g_str_equal (field, "sites"))
    return self->kind == ZAVOD_SUBJECT_SITE;
  /* what is counted in a unit of its own is no money */
  if (g_str_equal (field, "currency") && zavod_property_get_unit (property) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    if (g_str_equal (uses[i].field, field))
      return (uses[i].types >> zavod_property_get_value_type (property)) & 1;

  return TRUE;
}

static char *
format_years (double years)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return years > 0 ? g_strdup (g_ascii_formatd (number, sizeof number, "%.6g", years)) : g_strdup ("");
}

/* What the value says by itself; nothing when it says no number. A figure without a unit counts the property's own. */
static void
read_value (const char    *property,
            const char    *text,
            ZavodQuantity *quantity)
{
  if (zavod_property_get_value_type (property) != ZAVOD_VALUE_QUANTITY || *text == '\0'
      || !zavod_quantity_parse (text, quantity, NULL))
    {
      *quantity = (ZavodQuantity) { 0 };
      return;
    }

  if (quantity->unit == NULL && quantity->currency == NULL)
    quantity->unit = zavod_property_get_unit (property);
}

/* Only a figure over several years, or one that may be such, says how many. */
static gboolean
has_years (ZavodInput *input)
{
  const char *period = zavod_input_get (input, "period");

  return g_str_equal (period, "cumulative") || g_str_equal (period, "ambiguous");
}

/* A field that still says what the value said follows the value; one that was corrected stays. */
static void
follow (ZavodInput *input,
        const char *field,
        const char *old_reading,
        const char *new_reading)
{
  if (g_str_equal (zavod_input_get (input, field), old_reading != NULL ? old_reading : ""))
    zavod_input_set (input, field, new_reading);
}

static void
follow_value (ZavodInput *input,
              const char *old_property,
              const char *old_text)
{
  ZavodQuantity before;
  ZavodQuantity now;
  g_autofree char *years_before = NULL;
  g_autofree char *years_now = NULL;

  read_value (old_property, old_text, &before);
  read_value (zavod_input_get (input, "property"), zavod_input_get (input, "value"), &now);
  years_before = format_years (before.period_years);
  years_now = format_years (now.period_years);

  follow (input, "bound", before.bound, now.bound);
  follow (input, "unit", before.unit, now.unit);
  follow (input, "currency", before.currency, now.currency);
  follow (input, "period", before.period, now.period);
  follow (input, "period_years", years_before, years_now);
}

static void
zavod_claim_input_typed (ZavodInput *input,
                         const char *field,
                         const char *old_text)
{
  if (g_str_equal (field, "value"))
    follow_value (input, zavod_input_get (input, "property"), old_text);
  else if (g_str_equal (field, "property"))
    follow_value (input, old_text, zavod_input_get (input, "value"));
  else if (g_str_equal (field, "period") && !has_years (input))
    zavod_input_set (input, "period_years", NULL);
}

/* Moves the number to the end of the interval that @bound leaves open to the other side. */
static void
apply_bound (ZavodQuantity *quantity,
             const char    *bound)
{
  double number = quantity->has_high ? quantity->high : quantity->low;

  if (g_strcmp0 (quantity->bound, bound) == 0)
    return;

  quantity->bound = bound;
  if (g_strcmp0 (bound, "between") == 0)
    return;

  quantity->has_low = g_strcmp0 (bound, "up-to") != 0 && g_strcmp0 (bound, "under") != 0;
  quantity->has_high = g_strcmp0 (bound, "over") != 0 && g_strcmp0 (bound, "at-least") != 0;
  quantity->low = quantity->has_low ? number : 0;
  quantity->high = quantity->has_high ? number : 0;
}

static const char *
get_code (ZavodInput *input,
          const char *field)
{
  const char *code = zavod_input_get (input, field);

  return *code != '\0' ? g_intern_string (code) : NULL;
}

/**
 * zavod_claim_input_read:
 * @quantity: (out): the value as Zavod reads it, with the corrections of the fields
 *
 * Returns: %FALSE with an error when there is no number in the value
 */
gboolean
zavod_claim_input_read (ZavodClaimInput  *self,
                        ZavodQuantity    *quantity,
                        GError          **error)
{
  ZavodInput *input = ZAVOD_INPUT (self);

  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self) && quantity != NULL, FALSE);

  if (!zavod_quantity_parse (zavod_input_get (input, "value"), quantity, error))
    return FALSE;

  apply_bound (quantity, get_code (input, "bound"));
  quantity->unit = get_code (input, "unit");
  quantity->currency = get_code (input, "currency");
  quantity->period = get_code (input, "period");
  quantity->period_years = MAX (zavod_years_parse (zavod_input_get (input, "period_years")), 0);

  return TRUE;
}

static ZavodProblem *
zavod_claim_input_check (ZavodInput *input,
                         const char *list,
                         gint64      item,
                         const char *field,
                         const char *text)
{
  if (g_strcmp0 (list, "citations") == 0)
    return zavod_citation_input_check (input, item, field, text);
  if (list != NULL || !zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (input), field))
    return NULL;

  return zavod_claim_check (ZAVOD_CLAIM_INPUT (input), field, text);
}

static ZavodProblem *
zavod_claim_input_warn (ZavodInput *input,
                        const char *list,
                        gint64      item,
                        const char *field,
                        const char *text)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (input);

  if (list != NULL || self->others == NULL || !zavod_claim_input_has_field (self, field))
    return NULL;

  return zavod_claim_warn (self, self->others, field, text);
}

static char *
zavod_claim_input_describe (ZavodInput *input)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (input);

  /* Translators: what an edit does: "Capacity of Kia Qazaqstan" */
  return g_strdup_printf (_("%s of %s"), zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, zavod_claim_input_get_property (self)),
                          zavod_claim_input_get_subject (self));
}

static void
zavod_claim_input_finalize (GObject *object)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (object);

  zavod_reference_clear (&self->subject);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);

  G_OBJECT_CLASS (zavod_claim_input_parent_class)->finalize (object);
}

static void
zavod_claim_input_class_init (ZavodClaimInputClass *klass)
{
  ZavodInputClass *input_class = ZAVOD_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zavod_claim_input_finalize;
  input_class->fields = fields;
  input_class->check = zavod_claim_input_check;
  input_class->warn = zavod_claim_input_warn;
  input_class->typed = zavod_claim_input_typed;
  input_class->describe = zavod_claim_input_describe;
  input_class->write = zavod_claim_input_write;
}

static void
zavod_claim_input_init (ZavodClaimInput *self)
{
  zavod_input_set_original (ZAVOD_INPUT (self), "rank", "normal");
  zavod_input_set_original (ZAVOD_INPUT (self), "actor_kind", "company");
  zavod_input_set_original (ZAVOD_INPUT (self), "product_kind", "model");
}

static ZavodClaimInput *
create (const char           *property,
        ZavodSubjects         kind,
        const ZavodReference *subject,
        gint64                id)
{
  ZavodClaimInput *self = g_object_new (ZAVOD_TYPE_CLAIM_INPUT, NULL);

  self->is_new = id == 0;
  self->id = self->is_new ? zavod_id_new () : id;
  zavod_input_set_original (ZAVOD_INPUT (self), "property", property);
  self->kind = kind;
  self->subject.id = subject->id;
  self->subject.name = g_strdup (subject->name);

  return self;
}

/**
 * zavod_claim_input_new:
 * @property: what is stated, until another property is typed
 * @kind: what @subject is
 * @subject: what the claim is about; of a country it is empty: a field says which
 *
 * Returns: (transfer full): the input of a claim that is not on disk yet
 */
ZavodClaimInput *
zavod_claim_input_new (const char           *property,
                       ZavodSubjects         kind,
                       const ZavodReference *subject)
{
  g_return_val_if_fail (property != NULL && subject != NULL, NULL);

  return create (property, kind, subject, 0);
}

static void
load_sites (ZavodInput       *input,
            const ZavodClaim *claim)
{
  for (guint i = 0; i < claim->further_sites->len; i++)
    {
      const ZavodReference *site = claim->further_sites->pdata[i];
      gint64 row = g_array_index (claim->further_rows, gint64, i);
      g_autofree char *field = zavod_input_item_field ("sites", row, "site");
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, site->id);

      zavod_input_add_original_item (input, "sites", row);
      zavod_input_set_original (input, field, text);
    }
}

static void
load_value (ZavodInput       *input,
            const ZavodClaim *claim)
{
  const gboolean is_status = zavod_property_get_value_type (claim->property) == ZAVOD_VALUE_STATUS;
  g_autofree char *share = claim->has_share ? zavod_share_format (claim->share) : NULL;

  zavod_input_set_original (input, is_status ? "status" : "value", claim->value_text);
  zavod_input_set_original (input, "actor", claim->actor.name);
  zavod_input_set_original (input, "role", claim->role);
  zavod_input_set_original (input, "share", share);
  zavod_input_set_original (input, "condition", claim->condition);
  zavod_input_set_original (input, "product", claim->product.name);
  zavod_input_set_original (input, "topic", claim->topic);
  zavod_input_set_original (input, "programme", claim->programme.name);
}

static void
load_scope (ZavodInput       *input,
            const ZavodClaim *claim)
{
  g_autofree char *years = format_years (claim->period_years);
  g_autofree char *stage = claim->stage > 0 ? g_strdup_printf ("%d", claim->stage) : NULL;

  zavod_input_set_original (input, "modality", claim->modality);
  zavod_input_set_original (input, "period", claim->period);
  zavod_input_set_original (input, "period_years", years);
  zavod_input_set_original (input, "bound", claim->bound);
  zavod_input_set_original (input, "unit", claim->unit);
  zavod_input_set_original (input, "currency", claim->currency);
  zavod_input_set_original (input, "vehicle_class", claim->vehicle_class);
  zavod_input_set_original (input, "scope", claim->scope_product.name);
  zavod_input_set_original (input, "stage", stage);
  zavod_input_set_original (input, "method", claim->method);
  zavod_input_set_original (input, "time_text", claim->time_text);
  zavod_input_set_original (input, "since", claim->since);
  zavod_input_set_original (input, "until", claim->until);
  zavod_input_set_original (input, "as_of", claim->as_of);
}

/**
 * zavod_claim_input_new_from_claim:
 *
 * Returns: (transfer full): the input of a claim on disk
 */
ZavodClaimInput *
zavod_claim_input_new_from_claim (const ZavodClaim *claim)
{
  ZavodClaimInput *self;
  ZavodInput *input;

  g_return_val_if_fail (claim != NULL, NULL);

  self = create (claim->property, claim->subject_kind, &claim->subject, claim->id);
  input = ZAVOD_INPUT (self);
  zavod_input_set_original (input, "country", claim->country);
  load_value (input, claim);
  load_scope (input, claim);
  load_sites (input, claim);
  for (guint i = 0; i < claim->citations->len; i++)
    zavod_citation_input_load (input, claim->citations->pdata[i]);
  zavod_input_set_original (input, "rank", zavod_vocabulary_get_code (ZAVOD_VOCABULARY_RANK, claim->rank));
  zavod_input_set_original (input, "reason", claim->reason);
  zavod_input_set_original (input, "note", claim->note);

  return self;
}

/* Every text of @from that is not what an empty form says. */
static void
copy_fields (ZavodInput *input,
             ZavodInput *from)
{
  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].item_fields == NULL && !g_str_equal (fields[i].name, "rank") && !g_str_equal (fields[i].name, "reason"))
      zavod_input_set (input, fields[i].name, zavod_input_get (from, fields[i].name));
}

static void
copy_items (ZavodInput            *input,
            ZavodInput            *from,
            const ZavodInputField *list)
{
  g_autoptr (GArray) items = zavod_input_list_items (from, list->name);

  for (guint i = 0; i < items->len; i++)
    {
      gint64 copy = zavod_id_new ();

      for (guint j = 0; list->item_fields[j] != NULL; j++)
        {
          g_autofree char *there = zavod_input_item_field (list->name, g_array_index (items, gint64, i), list->item_fields[j]);
          g_autofree char *here = zavod_input_item_field (list->name, copy, list->item_fields[j]);

          zavod_input_set (input, here, zavod_input_get (from, there));
        }
      zavod_input_add_item (input, list->name, copy);
    }
}

/**
 * zavod_claim_input_new_copy:
 *
 * Returns: (transfer full): the input of a new claim that says what @claim does, citations included; but for the choice
 *   between rivals, which was one of @claim
 */
ZavodClaimInput *
zavod_claim_input_new_copy (const ZavodClaim *claim)
{
  g_autoptr (ZavodInput) from = NULL;
  ZavodClaimInput *self;

  g_return_val_if_fail (claim != NULL, NULL);

  from = ZAVOD_INPUT (zavod_claim_input_new_from_claim (claim));
  self = create (claim->property, claim->subject_kind, &claim->subject, 0);
  copy_fields (ZAVOD_INPUT (self), from);
  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].item_fields != NULL)
      copy_items (ZAVOD_INPUT (self), from, &fields[i]);

  return self;
}

/**
 * zavod_claim_input_set_nouns:
 * @actors: (element-type ZavodReference): those that the atlas has
 * @products: (element-type ZavodReference): likewise
 * @programmes: (element-type ZavodReference): likewise
 *
 * Says what there is: one of them is taken before another of the same name is made.
 */
void
zavod_claim_input_set_nouns (ZavodClaimInput *self,
                             GPtrArray       *actors,
                             GPtrArray       *products,
                             GPtrArray       *programmes)
{
  g_return_if_fail (ZAVOD_IS_CLAIM_INPUT (self));
  g_return_if_fail (self->actors == NULL && actors != NULL && products != NULL && programmes != NULL);

  self->actors = g_ptr_array_ref (actors);
  self->products = g_ptr_array_ref (products);
  self->programmes = g_ptr_array_ref (programmes);
}

/**
 * zavod_claim_input_set_others:
 * @claims: (element-type ZavodClaim): what is said about the same subject; the claim itself may be among it
 *
 * Says what the claim may repeat or go beyond: that is warned of.
 */
void
zavod_claim_input_set_others (ZavodClaimInput *self,
                              GPtrArray       *claims)
{
  g_return_if_fail (ZAVOD_IS_CLAIM_INPUT (self) && claims != NULL);

  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = g_ptr_array_ref (claims);
}

/**
 * zavod_claim_input_makes:
 * @field: "actor", "product", "programme" or "scope"
 *
 * Returns: whether @field names what the atlas does not have; Save makes an actor or a product
 */
gboolean
zavod_claim_input_makes (ZavodClaimInput *self,
                         const char      *field)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), FALSE);

  name = zavod_input_dup (ZAVOD_INPUT (self), field);

  return name != NULL && zavod_claim_input_get_nouns (self, field) != NULL && zavod_claim_input_find_noun (self, field) == 0;
}

/**
 * zavod_claim_input_get_subject:
 *
 * Returns: what people call that which the claim is about; "" for a country that is not chosen yet
 */
const char *
zavod_claim_input_get_subject (ZavodClaimInput *self)
{
  const char *country;

  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), NULL);

  if (self->kind != ZAVOD_SUBJECT_COUNTRY)
    return self->subject.name;

  country = zavod_input_get (ZAVOD_INPUT (self), "country");
  return *country != '\0' ? zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, country) : "";
}

gint64
zavod_claim_input_get_subject_id (ZavodClaimInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), 0);

  return self->subject.id;
}

ZavodSubjects
zavod_claim_input_get_kind (ZavodClaimInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), 0);

  return self->kind;
}

/**
 * zavod_claim_input_covers:
 *
 * Returns: whether the figure is one of @site_id, alone or with others
 */
gboolean
zavod_claim_input_covers (ZavodClaimInput *self,
                          gint64           site_id)
{
  g_autoptr (GArray) items = NULL;

  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), FALSE);

  if (self->kind == ZAVOD_SUBJECT_SITE && self->subject.id == site_id)
    return TRUE;

  items = zavod_input_list_items (ZAVOD_INPUT (self), "sites");
  for (guint i = 0; i < items->len; i++)
    if (zavod_claim_input_get_site (ZAVOD_INPUT (self), g_array_index (items, gint64, i)) == site_id)
      return TRUE;

  return FALSE;
}

gint64
zavod_claim_input_get_id (ZavodClaimInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), 0);

  return self->id;
}

/**
 * zavod_claim_input_add_site:
 *
 * Says that the figure is shared by one more site.
 */
void
zavod_claim_input_add_site (ZavodClaimInput *self,
                            gint64           site_id)
{
  gint64 item = zavod_id_new ();
  g_autofree char *field = zavod_input_item_field ("sites", item, "site");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, site_id);

  g_return_if_fail (ZAVOD_IS_CLAIM_INPUT (self) && site_id > 0);

  zavod_input_set (ZAVOD_INPUT (self), field, text);
  zavod_input_add_item (ZAVOD_INPUT (self), "sites", item);
}

/**
 * zavod_claim_input_has_years:
 *
 * Returns: whether the figure is one over several years, or may be such
 */
gboolean
zavod_claim_input_has_years (ZavodClaimInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), FALSE);

  return has_years (ZAVOD_INPUT (self));
}
