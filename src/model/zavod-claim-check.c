/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-check.h"

#include <string.h>

#include "zavod-error.h"
#include "zavod-partial-date.h"

#include <glib/gi18n.h>

#define YEARS_MAX 200
#define STAGE_MAX 99
#define CURRENCY_LENGTH 3

/* A number with a point or a comma, and what may stand after it; -1 when it is none, or none above 0. */
static double
parse_number (const char *text,
              const char *suffix)
{
  g_autofree char *number = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double value = g_ascii_strtod (number, &end);

  if (end == number || !(value > 0))
    return -1;

  g_strstrip (end);
  return *end == '\0' || g_str_equal (end, suffix) ? value : -1;
}

/**
 * zavod_years_parse:
 *
 * Returns: a number of years, "3" or "1,5"; -1 when it is none
 */
double
zavod_years_parse (const char *text)
{
  double years = parse_number (text, "");

  return years <= YEARS_MAX ? years : -1;
}

/**
 * zavod_share_parse:
 *
 * Returns: a share in percent, "51", "50,1" or "51 %"; -1 when it is none
 */
double
zavod_share_parse (const char *text)
{
  double share = parse_number (text, "%");

  return share <= 100 ? share : -1;
}

/**
 * zavod_share_format:
 *
 * Returns: (transfer full): what zavod_share_parse() reads
 */
char *
zavod_share_format (double share)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (number, sizeof number, "%.6g", share));
}

/* A value without any figure is kept as it is written; one whose figure cannot be right is told. */
static ZavodProblem *
check_quantity (ZavodClaimInput *self,
                const char      *text)
{
  ZavodQuantity quantity;
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return zavod_problem_new (_("The value is empty"), _("Write it as the source does: up to 70,000 vehicles a year"));
  if (zavod_quantity_parse (text, &quantity, &error))
    {
      if (zavod_property_get_unit (zavod_claim_input_get_property (self)) != NULL && quantity.currency != NULL)
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

  if (*text == '\0' || !zavod_claim_input_has_years (ZAVOD_CLAIM_INPUT (input)) || zavod_years_parse (text) > 0)
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
check_value (ZavodClaimInput *self,
             const char      *text)
{
  switch (zavod_property_get_value_type (zavod_claim_input_get_property (self)))
    {
    case ZAVOD_VALUE_QUANTITY:
      return check_quantity (self, text);
    case ZAVOD_VALUE_TEXT:
      if (*text == '\0')
        return zavod_problem_new (_("Nothing is stated"), _("Write in a few words what the source says"));
      G_GNUC_FALLTHROUGH;
    default:
      return zavod_check_length (text, ZAVOD_NOTE_MAX);
    }
}

static ZavodProblem *
check_actor (ZavodClaimInput *self,
             const char      *text)
{
  if (*text == '\0' && zavod_claim_input_has_field (self, "role"))
    return zavod_problem_new (_("Nobody is named"), _("Write the name of a company, an authority or a person"));

  return zavod_check_length (text, ZAVOD_NAME_MAX);
}

static ZavodProblem *
check_product (ZavodClaimInput *self,
               const char      *text)
{
  if (*text == '\0' && *zavod_input_get (ZAVOD_INPUT (self), "vehicle_class") == '\0')
    return zavod_problem_new (_("Neither a model nor a class is named"),
                              _("Write a brand or a model, or choose a vehicle class"));

  return zavod_check_length (text, ZAVOD_NAME_MAX);
}

static ZavodProblem *
check_share (const char *text)
{
  g_autofree char *words = NULL;

  if (*text == '\0' || zavod_share_parse (text) > 0)
    return NULL;

  words = g_strdup_printf (_("“%s” is no share"), text);

  return zavod_problem_new (words, _("Write a percentage up to 100, such as 51"));
}

static ZavodProblem *
check_currency (const char *text)
{
  g_autofree char *words = NULL;

  if (*text == '\0' || (strlen (text) == CURRENCY_LENGTH && strspn (text, G_CSET_A_2_Z) == CURRENCY_LENGTH))
    return NULL;

  words = g_strdup_printf (_("“%s” is no currency"), text);

  return zavod_problem_new (words, _("Write its code, such as USD or KZT"));
}

/* What a statement only mentions is not made in passing. */
static ZavodProblem *
check_known (ZavodClaimInput *self,
             const char      *field,
             const char      *text,
             const char      *advice)
{
  g_autofree char *words = NULL;

  if (!zavod_claim_input_makes (self, field))
    return NULL;

  words = g_strdup_printf (_("“%s” is not in this atlas"), text);

  return zavod_problem_new (words, advice);
}

static ZavodProblem *
check_chosen (const char *text,
              const char *words,
              const char *advice)
{
  return *text == '\0' ? zavod_problem_new (words, advice) : NULL;
}

/* What a statement must be, whatever is stated. */
static ZavodProblem *
check_common (ZavodInput *input,
              const char *field,
              const char *text)
{
  if (g_str_equal (field, "citations"))
    return check_chosen (text, _("A statement needs at least one source"), _("Add a citation: who said it, and where"));
  if (g_str_equal (field, "until"))
    return check_until (input, text);
  if (g_str_equal (field, "since") || g_str_equal (field, "as_of"))
    return zavod_check_date (text);
  if (g_str_equal (field, "reason"))
    return check_reason (input, text);
  if (g_str_equal (field, "topic") || g_str_equal (field, "time_text"))
    return zavod_check_length (text, ZAVOD_NAME_MAX);
  if (g_str_equal (field, "note") || g_str_equal (field, "condition"))
    return zavod_check_length (text, ZAVOD_NOTE_MAX);

  return NULL;
}

/**
 * zavod_claim_check:
 * @field: one that what is stated has
 * @text: what is typed there, without spaces at its ends
 *
 * Returns: (nullable): what is wrong with it, and what would be right
 */
ZavodProblem *
zavod_claim_check (ZavodClaimInput *self,
                   const char      *field,
                   const char      *text)
{
  ZavodInput *input = ZAVOD_INPUT (self);

  if (g_str_equal (field, "country"))
    return check_chosen (text, _("No country is chosen"), _("Choose the one that the source speaks of"));
  if (g_str_equal (field, "value"))
    return check_value (self, text);
  if (g_str_equal (field, "status"))
    return check_chosen (text, _("No status is chosen"), _("Choose what the source says the plant is or was"));
  if (g_str_equal (field, "actor"))
    return check_actor (self, text);
  if (g_str_equal (field, "role"))
    return check_chosen (text, _("No role is chosen"), _("Choose what the partner is to it"));
  if (g_str_equal (field, "share"))
    return check_share (text);
  if (g_str_equal (field, "product"))
    return check_product (self, text);
  if (g_str_equal (field, "programme"))
    return check_known (self, field, text, _("Write the name of a programme that is there"));
  if (g_str_equal (field, "scope"))
    return check_known (self, field, text, _("Write the name of a brand or a model that is there"));
  if (g_str_equal (field, "product_brand"))
    return zavod_check_length (text, ZAVOD_NAME_MAX);
  if (g_str_equal (field, "currency"))
    return check_currency (text);
  if (g_str_equal (field, "period_years"))
    return check_years (input, text);
  if (g_str_equal (field, "bound"))
    return check_bound (self, text);
  if (g_str_equal (field, "stage"))
    return check_stage (text);

  return check_common (input, field, text);
}
