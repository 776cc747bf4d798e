/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-warning.h"

#include "zavod-claim-check.h"
#include "zavod-folding.h"
#include "zavod-oddity.h"

#include <glib/gi18n.h>

static gboolean
says (ZavodInput *input,
      const char *field,
      const char *text)
{
  g_autofree char *typed = zavod_input_dup (input, field);

  return g_strcmp0 (typed, text != NULL && *text != '\0' ? text : NULL) == 0;
}

/* Its twin is stated of the same day and the same scope; only the sources, or the words, may be others. */
static gboolean
is_beside (ZavodInput       *input,
           const ZavodClaim *claim)
{
  return says (input, "property", claim->property) && says (input, "modality", claim->modality)
         && says (input, "since", claim->since) && says (input, "until", claim->until) && says (input, "as_of", claim->as_of)
         && says (input, "topic", claim->topic) && says (input, "method", claim->method)
         && says (input, "vehicle_class", claim->vehicle_class) && claim->rank != ZAVOD_RANK_DEPRECATED;
}

static gboolean
has_same_name (ZavodInput *input,
               const char *field,
               const char *name)
{
  g_autofree char *typed = zavod_name_fold (zavod_input_get (input, field));
  g_autofree char *folded = zavod_name_fold (name != NULL ? name : "");

  return g_str_equal (typed, folded);
}

static gboolean
has_same_value (ZavodClaimInput  *self,
                const ZavodClaim *claim)
{
  ZavodInput *input = ZAVOD_INPUT (self);
  ZavodQuantity typed;
  ZavodQuantity stated;

  switch (zavod_property_get_value_type (claim->property))
    {
    case ZAVOD_VALUE_QUANTITY:
      stated = zavod_claim_get_quantity (claim);
      return zavod_claim_input_read (self, &typed, NULL) && (stated.has_low || stated.has_high)
             && zavod_quantity_agrees (&typed, &stated) && typed.low == stated.low && typed.high == stated.high;
    case ZAVOD_VALUE_STATUS:
      return says (input, "status", claim->value_text);
    case ZAVOD_VALUE_ACTOR:
      return has_same_name (input, "actor", claim->actor.name) && says (input, "role", claim->role);
    case ZAVOD_VALUE_PRODUCT:
      return has_same_name (input, "product", claim->product.name);
    case ZAVOD_VALUE_TEXT:
    case ZAVOD_VALUE_EVENT:
    default:
      return has_same_name (input, "value", claim->value_text) && has_same_name (input, "actor", claim->actor.name);
    }
}

static char *
name_sources (const ZavodClaim *claim)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < claim->citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (claim->citations, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              citation->publisher != NULL ? citation->publisher : citation->title);
    }

  return g_string_free_and_steal (names);
}

static ZavodProblem *
warn_twin (ZavodClaimInput *self,
           GPtrArray       *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (others, i);
      g_autofree char *sources = NULL;
      g_autofree char *words = NULL;

      if (claim->id == zavod_claim_input_get_id (self) || !is_beside (ZAVOD_INPUT (self), claim)
          || !has_same_value (self, claim))
        continue;

      sources = name_sources (claim);
      /* Translators: the names of sources */
      words = g_strdup_printf (_("The same is stated already, by %s"), sources);
      return zavod_problem_new (words, _("Another source for it is a citation more of that statement"));
    }

  return NULL;
}

static ZavodProblem *
warn_capacity (ZavodClaimInput *self,
               GPtrArray       *others)
{
  const ZavodClaim *exceeded;
  g_autofree char *words = NULL;
  ZavodQuantity output;

  if (!g_str_equal (zavod_claim_input_get_property (self), "output") || !zavod_claim_input_read (self, &output, NULL))
    return NULL;

  exceeded = zavod_claims_find_exceeded (others, &output);
  if (exceeded == NULL)
    return NULL;

  /* Translators: a capacity as written: "up to 70,000 vehicles a year" */
  words = g_strdup_printf (_("This is more than the capacity that is stated: %s"), exceeded->value_text);
  return zavod_problem_new (words, _("Is it a figure of several years, or of several sites?"));
}

/* What is typed takes the place of what is stated of the same partner. */
static ZavodProblem *
warn_shares (ZavodClaimInput *self,
             GPtrArray       *others,
             const char      *text)
{
  const double sum = MAX (zavod_share_parse (text), 0)
                     + zavod_claims_sum_shares (others, zavod_input_get (ZAVOD_INPUT (self), "actor"));
  g_autofree char *share = NULL;
  g_autofree char *words = NULL;

  if (*text == '\0' || sum <= ZAVOD_ALL_SHARES)
    return NULL;

  share = zavod_share_format (sum);
  /* Translators: a number: "The shares add up to 120 %" */
  words = g_strdup_printf (_("The shares add up to %s %%"), share);
  return zavod_problem_new (words, _("Has one of the others ended?"));
}

/* The field beside which a twin is told. */
static const char *
get_main_field (ZavodClaimInput *self)
{
  static const char *const fields[] = { "status", "role", "product", "value" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (zavod_claim_input_has_field (self, fields[i]))
      return fields[i];

  return "value";
}

/**
 * zavod_claim_warn:
 * @others: (element-type ZavodClaim): what is said about the same subject; the statement itself may be among it
 * @field: one that what is stated has, and that has no problem
 * @text: what is typed there, without spaces at its ends
 *
 * Returns: (nullable): what is odd about it
 */
ZavodProblem *
zavod_claim_warn (ZavodClaimInput *self,
                  GPtrArray       *others,
                  const char      *field,
                  const char      *text)
{
  ZavodProblem *warning = NULL;

  if (g_str_equal (field, "share"))
    return warn_shares (self, others, text);
  if (*text == '\0' || !g_str_equal (field, get_main_field (self)))
    return NULL;

  warning = warn_twin (self, others);

  return warning != NULL ? warning : warn_capacity (self, others);
}
