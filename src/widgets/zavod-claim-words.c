/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-words.h"

#include <glib/gi18n.h>

#include "zavod-partial-date.h"
#include "zavod-quantity.h"

static void
append_words (GString    *string,
              const char *separator,
              const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  if (string->len > 0)
    g_string_append (string, separator);
  g_string_append (string, words);
}

static char *
free_to_words (GString *string)
{
  if (string->len > 0)
    return g_string_free (string, FALSE);

  g_string_free (string, TRUE);
  return NULL;
}

static char *
format_quantity (const ZavodClaim *claim)
{
  ZavodQuantity quantity = {
    .has_low = claim->has_low,
    .has_high = claim->has_high,
    .low = claim->low,
    .high = claim->high,
    .bound = g_intern_string (claim->bound),
    .unit = g_intern_string (claim->unit),
    .currency = g_intern_string (claim->currency),
    .period = g_intern_string (claim->period),
    .period_years = claim->period_years,
  };

  return claim->has_low || claim->has_high ? zavod_quantity_describe (&quantity, NULL) : NULL;
}

/* The nouns and words that a claim names beside its text. */
static char *
format_objects (const ZavodClaim *claim)
{
  return zavod_words_join (", ",
                           claim->product.name != NULL ? claim->product.name : "",
                           claim->actor.name != NULL ? claim->actor.name : "",
                           claim->programme.name != NULL ? claim->programme.name : "",
                           NULL);
}

/**
 * zavod_claim_format_value:
 *
 * Returns: (nullable): the value as it was written, or as Zavod reads it when there is no such text; %NULL for a claim
 *   that says nothing but its property, such as a dated event
 */
char *
zavod_claim_format_value (const ZavodClaim *claim)
{
  gboolean has_text;

  g_return_val_if_fail (claim != NULL, NULL);

  has_text = claim->value_text != NULL && *claim->value_text != '\0';

  switch (zavod_property_get_value_type (claim->property))
    {
    case ZAVOD_VALUE_STATUS:
      return g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, claim->value_text));
    case ZAVOD_VALUE_QUANTITY:
      return has_text ? g_strdup (claim->value_text) : format_quantity (claim);
    case ZAVOD_VALUE_ACTOR:
      return g_strdup (claim->actor.name != NULL ? claim->actor.name : claim->value_text);
    case ZAVOD_VALUE_PRODUCT:
      if (claim->product.name == NULL && !has_text && claim->vehicle_class != NULL)
        return g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_VEHICLE_CLASS, claim->vehicle_class));
      return claim->product.name != NULL ? g_strdup (claim->product.name) : g_strdup (claim->value_text);
    case ZAVOD_VALUE_EVENT:
    case ZAVOD_VALUE_TEXT:
    default:
      return has_text ? g_strdup (claim->value_text) : format_objects (claim);
    }
}

/**
 * zavod_claim_format_property:
 *
 * Returns: what the claim is about, with its topic: "Statistic: cars registered"
 */
char *
zavod_claim_format_property (const ZavodClaim *claim)
{
  const char *property;

  g_return_val_if_fail (claim != NULL, NULL);

  property = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, claim->property);
  if (claim->topic == NULL || *claim->topic == '\0')
    return g_strdup (property);

  /* Translators: a property and its topic, such as "Statistic: cars registered" */
  return g_strdup_printf (_("%s: %s"), property, claim->topic);
}

static char *
format_span (const char *since,
             const char *until)
{
  g_autofree char *from = since != NULL ? zavod_partial_date_format_iso (since) : NULL;
  g_autofree char *to = until != NULL ? zavod_partial_date_format_iso (until) : NULL;
  g_autofree char *limit = zavod_partial_date_format_limit_iso (until);

  if (from != NULL && to != NULL && !g_str_equal (from, to))
    return g_strdup_printf ("%s – %s", from, to);
  if (from == NULL && to != NULL)
    /* Translators: a date */
    return g_strdup_printf (_("until %s"), limit);

  return g_steal_pointer (&from);
}

/**
 * zavod_claim_format_time:
 *
 * Returns: (nullable): when the claim is true: as dated, else as written, else when its first dated source appeared
 */
char *
zavod_claim_format_time (const ZavodClaim *claim)
{
  g_return_val_if_fail (claim != NULL, NULL);

  if (claim->since != NULL || claim->until != NULL)
    return format_span (claim->since, claim->until);
  if (claim->as_of != NULL)
    return zavod_partial_date_format_iso (claim->as_of);
  if (claim->time_text != NULL && *claim->time_text != '\0')
    return g_strdup (claim->time_text);

  for (guint i = 0; i < claim->citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (claim->citations, i);

      if (citation->published != NULL)
        {
          g_autofree char *date = zavod_partial_date_format_iso (citation->published);

          /* Translators: the date of a source */
          return g_strdup_printf (_("published %s"), date);
        }
    }

  return claim->citations->len > 0 ? g_strdup (_("source without a date")) : NULL;
}

static char *
format_period (const ZavodClaim *claim)
{
  if (claim->period_years > 0)
    /* Translators: the number of years that a figure was added up over */
    return g_strdup_printf (ngettext ("in all, over %g year", "in all, over %g years", (gulong) claim->period_years),
                            claim->period_years);
  if (g_strcmp0 (claim->period, "ambiguous") == 0)
    return g_strdup (_("the source does not say for which period"));

  return NULL;
}

/* All the sites: the claim may be read at any of them. */
static char *
format_sharing (const ZavodClaim *claim)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (claim->further_sites->len == 0)
    return NULL;

  append_words (names, ", ", claim->subject.name != NULL ? claim->subject.name : "");
  for (guint i = 0; i < claim->further_sites->len; i++)
    append_words (names, ", ", ((const ZavodReference *) g_ptr_array_index (claim->further_sites, i))->name);

  /* Translators: names of sites */
  return g_strdup_printf (_("one figure of %s together"), names->str);
}

/**
 * zavod_claim_format_scope:
 *
 * Returns: (nullable): what kind of figure it is and what it covers: modality, product, stage, method, period, sharing,
 *   time
 */
char *
zavod_claim_format_scope (const ZavodClaim *claim)
{
  g_autofree char *period = NULL;
  g_autofree char *sharing = NULL;
  g_autofree char *stage = NULL;
  g_autofree char *time = NULL;
  const char *product;

  g_return_val_if_fail (claim != NULL, NULL);

  product = claim->scope_product.name;
  if (product == NULL)
    product = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_VEHICLE_CLASS, claim->vehicle_class);
  if (claim->stage > 0)
    stage = g_strdup_printf (_("Stage %d"), claim->stage);
  period = format_period (claim);
  sharing = format_sharing (claim);
  time = zavod_claim_format_time (claim);

  return zavod_words_join (" · ",
                           zavod_vocabulary_get_label (ZAVOD_VOCABULARY_MODALITY, claim->modality),
                           product,
                           stage != NULL ? stage : "",
                           zavod_vocabulary_get_label (ZAVOD_VOCABULARY_METHOD, claim->method),
                           period != NULL ? period : "",
                           claim->condition != NULL ? claim->condition : "",
                           sharing != NULL ? sharing : "",
                           time != NULL ? time : "",
                           NULL);
}

/**
 * zavod_citation_format_date:
 *
 * Returns: when the source appeared, in words; says so when it shows no date
 */
char *
zavod_citation_format_date (const ZavodCitation *citation)
{
  g_return_val_if_fail (citation != NULL, NULL);

  if (citation->published != NULL)
    return zavod_partial_date_format_iso (citation->published);
  if (citation->published_text != NULL)
    return g_strdup (citation->published_text);

  return g_strdup (_("no date"));
}

const char *
zavod_citation_get_publisher (const ZavodCitation *citation)
{
  g_return_val_if_fail (citation != NULL, NULL);

  return citation->publisher != NULL ? citation->publisher : citation->title;
}

/**
 * zavod_words_join:
 * @separator: what stands between two words
 * @...: texts, ended by %NULL; an empty one is left out
 *
 * Returns: (nullable): the texts joined; %NULL when all are empty
 */
char *
zavod_words_join (const char *separator,
                  ...)
{
  GString *string = g_string_new (NULL);
  const char *words;
  va_list arguments;

  va_start (arguments, separator);
  while ((words = va_arg (arguments, const char *)) != NULL)
    append_words (string, separator, words);
  va_end (arguments);

  return free_to_words (string);
}
