/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-input.h"

#include "zavod-citation-input.h"
#include "zavod-error.h"
#include "zavod-id.h"
#include "zavod-partial-date.h"

#include <glib/gi18n.h>

#define YEARS_MAX 200
#define STAGE_MAX 99

struct _ZavodClaimInput
{
  ZavodInput parent_instance;

  gint64 id;
  gboolean is_new;
  char *property;
  ZavodReference subject;
};

G_DEFINE_FINAL_TYPE (ZavodClaimInput, zavod_claim_input, ZAVOD_TYPE_INPUT)

static const char *const site_fields[] = { "site", NULL };

static const ZavodInputField fields[] = {
  { "value" },
  { "modality" },
  { "period" },
  { "period_years" },
  { "bound" },
  { "unit" },
  { "vehicle_class" },
  { "stage" },
  { "method" },
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

/* The columns that take their field's text as it is. */
static const char *const text_columns[] = {
  "modality", "period", "bound", "unit", "vehicle_class", "method", "rank", "reason", "note",
};

static const char *const date_columns[] = { "since", "until", "as_of" };

/* A number of years, "3" or "1,5"; -1 when it is none. */
static double
parse_years (const char *text)
{
  g_autofree char *number = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double years = g_ascii_strtod (number, &end);

  return end != number && *end == '\0' && years > 0 && years <= YEARS_MAX ? years : -1;
}

static char *
format_years (double years)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return years > 0 ? g_strdup (g_ascii_formatd (number, sizeof number, "%.6g", years)) : g_strdup ("");
}

/* What the value says by itself; nothing when it says no number. A figure without a unit counts the property's own. */
static void
read_value (ZavodClaimInput *self,
            const char      *text,
            ZavodQuantity   *quantity)
{
  if (*text == '\0' || !zavod_quantity_parse (text, quantity, NULL))
    {
      *quantity = (ZavodQuantity) { 0 };
      return;
    }

  if (quantity->unit == NULL && quantity->currency == NULL)
    quantity->unit = zavod_property_get_unit (self->property);
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
follow_value (ZavodClaimInput *self,
              const char      *old_text)
{
  ZavodInput *input = ZAVOD_INPUT (self);
  ZavodQuantity before;
  ZavodQuantity now;
  g_autofree char *years_before = NULL;
  g_autofree char *years_now = NULL;

  read_value (self, old_text, &before);
  read_value (self, zavod_input_get (input, "value"), &now);
  years_before = format_years (before.period_years);
  years_now = format_years (now.period_years);

  follow (input, "bound", before.bound, now.bound);
  follow (input, "unit", before.unit, now.unit);
  follow (input, "period", before.period, now.period);
  follow (input, "period_years", years_before, years_now);
}

static void
zavod_claim_input_typed (ZavodInput *input,
                         const char *field,
                         const char *old_text)
{
  if (g_str_equal (field, "value"))
    follow_value (ZAVOD_CLAIM_INPUT (input), old_text);
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
  quantity->period = get_code (input, "period");
  quantity->period_years = MAX (parse_years (zavod_input_get (input, "period_years")), 0);

  return TRUE;
}

/* A value without any figure is kept as it is written; one whose figure cannot be right is told. */
static ZavodProblem *
check_value (ZavodClaimInput *self,
             const char      *text)
{
  ZavodQuantity quantity;
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return zavod_problem_new (_("The value is empty"), _("Write it as the source does: up to 70,000 vehicles a year"));
  if (zavod_quantity_parse (text, &quantity, &error))
    {
      if (zavod_property_get_unit (self->property) != NULL && quantity.currency != NULL)
        return zavod_problem_new (_("This is a sum of money"), _("Write how many: 70,000 vehicles a year"));
    }
  else if (!g_error_matches (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND))
    return zavod_problem_new_literal (error);

  return zavod_check_length (text, ZAVOD_NAME_MAX);
}

static ZavodProblem *
check_bound (ZavodClaimInput *self,
             const char      *text)
{
  ZavodQuantity quantity;

  if (!g_str_equal (text, "between") || !zavod_claim_input_read (self, &quantity, NULL))
    return NULL;
  if (quantity.has_low && quantity.has_high && quantity.low < quantity.high)
    return NULL;

  return zavod_problem_new (_("“Between” needs two numbers in the value"), _("Write 60,000 to 70,000 vehicles a year"));
}

static ZavodProblem *
check_stage (const char *text)
{
  guint64 stage;
  g_autofree char *words = NULL;

  if (*text == '\0' || g_ascii_string_to_unsigned (text, 10, 1, STAGE_MAX, &stage, NULL))
    return NULL;

  words = g_strdup_printf (_("“%s” is no stage"), text);

  return zavod_problem_new (words, _("Write 1 for the first stage, 2 for the second"));
}

static ZavodProblem *
check_until (ZavodInput *input,
             const char *text)
{
  g_autofree char *since_text = zavod_input_dup (input, "since");
  ZavodPartialDate since;
  ZavodPartialDate until;

  if (since_text == NULL || !zavod_partial_date_parse (since_text, &since, NULL)
      || !zavod_partial_date_parse (text, &until, NULL))
    return zavod_check_date (text);
  if (zavod_partial_date_get_last_day (until) >= zavod_partial_date_get_first_day (since))
    return NULL;

  return zavod_problem_new (_("This ends before it begins"), _("Write a date after “Since”, or leave it empty"));
}

static ZavodProblem *
check_years (ZavodInput *input,
             const char *text)
{
  g_autofree char *words = NULL;

  if (*text == '\0' || !has_years (input) || parse_years (text) > 0)
    return NULL;

  words = g_strdup_printf (_("“%s” is no number of years"), text);

  return zavod_problem_new (words, _("Write 3 for “in the first three years”"));
}

static ZavodProblem *
check_reason (ZavodInput *input,
              const char *text)
{
  const char *rank = zavod_input_get (input, "rank");

  if (*text != '\0' || g_str_equal (rank, "normal"))
    return zavod_check_length (text, ZAVOD_NAME_MAX);

  return zavod_problem_new (g_str_equal (rank, "preferred") ? _("Say why this figure is preferred")
                                                            : _("Say why this figure is deprecated"),
                            _("Write, for example: the company’s own statement, and the latest"));
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
  if (g_str_equal (field, "citations"))
    return *text == '\0' ? zavod_problem_new (_("A statement needs at least one source"),
                                              _("Add a citation: who said it, and where"))
                         : NULL;
  if (g_str_equal (field, "value"))
    return check_value (ZAVOD_CLAIM_INPUT (input), text);
  if (g_str_equal (field, "period_years"))
    return check_years (input, text);
  if (g_str_equal (field, "bound"))
    return check_bound (ZAVOD_CLAIM_INPUT (input), text);
  if (g_str_equal (field, "stage"))
    return check_stage (text);
  if (g_str_equal (field, "until"))
    return check_until (input, text);
  if (g_str_equal (field, "since") || g_str_equal (field, "as_of"))
    return zavod_check_date (text);
  if (g_str_equal (field, "reason"))
    return check_reason (input, text);
  if (g_str_equal (field, "note"))
    return zavod_check_length (text, ZAVOD_NOTE_MAX);

  return NULL;
}

static char *
zavod_claim_input_describe (ZavodInput *input)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (input);

  /* Translators: what an edit does: "Capacity of Kia Qazaqstan" */
  return g_strdup_printf (_("%s of %s"), zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, self->property),
                          self->subject.name);
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
write_value (ZavodInputRow *row)
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
write_number (ZavodInputRow *row,
              const char    *field)
{
  g_autofree char *text = zavod_input_dup (row->input, field);

  if (!zavod_input_is_field_changed (row->input, field))
    return;

  zavod_input_row_begin (row);
  if (text == NULL)
    zavod_edit_set_null (row->edit, field);
  else if (g_str_equal (field, "stage"))
    zavod_edit_set_integer (row->edit, field, g_ascii_strtoll (text, NULL, 10));
  else
    zavod_edit_set_real (row->edit, field, parse_years (text));
}

static void
write_claim (ZavodClaimInput *self,
             ZavodEdit       *edit)
{
  ZavodInputRow row = { ZAVOD_INPUT (self), edit, "claim", self->id, .inserts = self->is_new };

  if (self->is_new)
    {
      zavod_input_row_begin (&row);
      zavod_edit_set_integer (edit, "site_id", self->subject.id);
      zavod_edit_set_text (edit, "property", self->property);
    }
  write_value (&row);
  for (guint i = 0; i < G_N_ELEMENTS (text_columns); i++)
    zavod_input_row_write_text (&row, text_columns[i], text_columns[i]);
  write_number (&row, "stage");
  write_number (&row, "period_years");
  for (guint i = 0; i < G_N_ELEMENTS (date_columns); i++)
    zavod_input_row_write_date (&row, date_columns[i], date_columns[i]);
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
      g_autofree char *field = zavod_input_item_field ("sites", item, "site");

      if (zavod_input_is_original_item (input, "sites", item))
        continue;
      zavod_edit_insert (edit, "claim_site", item);
      zavod_edit_set_integer (edit, "claim_id", self->id);
      zavod_edit_set_integer (edit, "site_id", g_ascii_strtoll (zavod_input_get (input, field), NULL, 10));
    }
}

static void
zavod_claim_input_write (ZavodInput *input,
                         ZavodEdit  *edit)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (input);

  write_claim (self, edit);
  write_sites (self, edit);
  zavod_citation_input_write (input, edit, self->id);
}

static void
zavod_claim_input_finalize (GObject *object)
{
  ZavodClaimInput *self = ZAVOD_CLAIM_INPUT (object);

  g_clear_pointer (&self->property, g_free);
  zavod_reference_clear (&self->subject);

  G_OBJECT_CLASS (zavod_claim_input_parent_class)->finalize (object);
}

static void
zavod_claim_input_class_init (ZavodClaimInputClass *klass)
{
  ZavodInputClass *input_class = ZAVOD_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zavod_claim_input_finalize;
  input_class->fields = fields;
  input_class->check = zavod_claim_input_check;
  input_class->typed = zavod_claim_input_typed;
  input_class->describe = zavod_claim_input_describe;
  input_class->write = zavod_claim_input_write;
}

static void
zavod_claim_input_init (ZavodClaimInput *self)
{
  zavod_input_set_original (ZAVOD_INPUT (self), "rank", "normal");
}

static ZavodClaimInput *
create (const char           *property,
        const ZavodReference *subject,
        gint64                id)
{
  ZavodClaimInput *self = g_object_new (ZAVOD_TYPE_CLAIM_INPUT, NULL);

  self->is_new = id == 0;
  self->id = self->is_new ? zavod_id_new () : id;
  self->property = g_strdup (property);
  self->subject.id = subject->id;
  self->subject.name = g_strdup (subject->name);

  return self;
}

/**
 * zavod_claim_input_new:
 * @property: a property whose value is a quantity
 * @site: the subject
 *
 * Returns: (transfer full): the input of a claim that is not on disk yet
 */
ZavodClaimInput *
zavod_claim_input_new (const char           *property,
                       const ZavodReference *site)
{
  g_return_val_if_fail (property != NULL && site != NULL, NULL);

  return create (property, site, 0);
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
  zavod_input_set_original (input, "vehicle_class", claim->vehicle_class);
  zavod_input_set_original (input, "stage", stage);
  zavod_input_set_original (input, "method", claim->method);
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

  self = create (claim->property, &claim->subject, claim->id);
  input = ZAVOD_INPUT (self);
  zavod_input_set_original (input, "value", claim->value_text);
  load_scope (input, claim);
  load_sites (input, claim);
  for (guint i = 0; i < claim->citations->len; i++)
    zavod_citation_input_load (input, claim->citations->pdata[i]);
  zavod_input_set_original (input, "rank", zavod_vocabulary_get_code (ZAVOD_VOCABULARY_RANK, claim->rank));
  zavod_input_set_original (input, "reason", claim->reason);
  zavod_input_set_original (input, "note", claim->note);

  return self;
}

/**
 * zavod_claim_input_get_subject:
 *
 * Returns: the name of the site that the claim is about
 */
const char *
zavod_claim_input_get_subject (ZavodClaimInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), NULL);

  return self->subject.name;
}

gint64
zavod_claim_input_get_site_id (ZavodClaimInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), 0);

  return self->subject.id;
}

/**
 * zavod_claim_input_add_citation:
 *
 * Returns: the id of a new citation, whose source is not chosen yet
 */
gint64
zavod_claim_input_add_citation (ZavodClaimInput *self)
{
  gint64 item = zavod_id_new ();
  g_autofree char *kind = zavod_input_item_field ("citations", item, "kind");

  g_return_val_if_fail (ZAVOD_IS_CLAIM_INPUT (self), 0);

  zavod_input_set (ZAVOD_INPUT (self), kind, ZAVOD_CITATION_DEFAULT_KIND);
  zavod_input_add_item (ZAVOD_INPUT (self), "citations", item);

  return item;
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
