/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "claim-line.h"

ZavodCitation *
claim_line_cite (const SourceLine *source)
{
  ZavodCitation *citation = zavod_citation_new ();

  citation->source_id = source->id;
  citation->title = g_strdup (source->title);
  citation->publisher = g_strdup (source->publisher);
  citation->url = g_strdup (source->url);
  citation->published = g_strdup (source->published);
  citation->published_text = g_strdup (source->published_text);
  citation->origin = g_strdup (source->origin);
  citation->locator = g_strdup (source->locator);
  citation->quote = g_strdup (source->quote);
  citation->speaker = g_strdup (source->speaker);

  return citation;
}

static void
cite (ZavodClaim      *claim,
      const ClaimLine *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (line->sources) && line->sources[i] != NULL; i++)
    g_ptr_array_add (claim->citations, claim_line_cite (line->sources[i]));

  for (guint i = 0; i < line->n_sources; i++)
    {
      const SourceLine source = { .id = i + 1, .published = line->published };

      g_ptr_array_add (claim->citations, claim_line_cite (&source));
    }
}

static void
read_quantity (ZavodClaim      *claim,
               const ClaimLine *line)
{
  ZavodQuantity quantity = { 0 };

  if (zavod_property_get_value_type (line->property) == ZAVOD_VALUE_QUANTITY && line->value != NULL)
    g_assert_true (zavod_quantity_parse (line->value, &quantity, NULL));
  claim->has_low = quantity.has_low;
  claim->has_high = quantity.has_high;
  claim->low = quantity.low;
  claim->high = quantity.high;
  claim->bound = g_strdup (quantity.bound);
  claim->unit = g_strdup (quantity.unit);
  claim->currency = g_strdup (quantity.currency);
  claim->period = g_strdup (quantity.period);
  claim->period_years = quantity.period_years;
}

/* A claim about site 1. */
ZavodClaim *
claim_line_make (const ClaimLine *line)
{
  ZavodClaim *claim = zavod_claim_new ();

  claim->subject_kind = ZAVOD_SUBJECT_SITE;
  claim->subject.id = 1;
  claim->subject.name = g_strdup ("Kia Qazaqstan");
  claim->property = g_strdup (line->property);
  claim->value_text = g_strdup (line->value);
  claim->modality = g_strdup (line->modality);
  claim->as_of = g_strdup (line->as_of);
  claim->since = g_strdup (line->since);
  claim->until = g_strdup (line->until);
  claim->time_text = g_strdup (line->time_text);
  claim->vehicle_class = g_strdup (line->vehicle_class);
  claim->stage = line->stage;
  claim->method = g_strdup (line->method);
  claim->topic = g_strdup (line->topic);
  claim->actor.name = g_strdup (line->actor);
  claim->role = g_strdup (line->role);
  claim->has_share = line->share > 0;
  claim->share = line->share;
  claim->condition = g_strdup (line->condition);
  claim->product.name = g_strdup (line->product);
  claim->rank = line->rank;
  claim->reason = g_strdup (line->reason);
  if (line->shared_with != NULL)
    g_ptr_array_add (claim->further_sites, zavod_reference_new (2, line->shared_with));
  read_quantity (claim, line);
  cite (claim, line);

  return claim;
}

GPtrArray *
claim_line_make_all (const ClaimLine *lines,
                     guint            n_lines)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);

  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (claims, claim_line_make (&lines[i]));

  return claims;
}
