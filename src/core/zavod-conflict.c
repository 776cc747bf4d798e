/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When two claims cannot both be true. */

#include "zavod-conflict.h"

#include "zavod-folding.h"
#include "zavod-partial-date.h"

#include <string.h>

/* The days that a claim's time may mean; both 0 when it has none. */
typedef struct
{
  guint32 first;
  guint32 last;
} Days;

/* What happens to one thing once, so that two days for it are rivals. People meet and sign more than once. */
static const char *single_events[] = {
  "ratified", "registered", "construction-started", "completed", "production-started", "opened", "model-launched",
  "founded", "introduced", "ends",
};

static Days
get_days (const char *from,
          const char *to)
{
  ZavodPartialDate first, last;

  zavod_partial_date_from_iso (from, &first);
  zavod_partial_date_from_iso (to, &last);

  return (Days) { zavod_partial_date_get_first_day (first), zavod_partial_date_get_last_day (last) };
}

/* The days that a total counts, or that an event is said to be on; a beginning or an end alone speaks of its own day,
 * month or year. */
static Days
get_span (const ZavodClaim *claim)
{
  return get_days (claim->since != NULL ? claim->since : claim->until,
                   claim->until != NULL ? claim->until : claim->since);
}

static Days
get_as_of (const ZavodClaim *claim)
{
  return get_days (claim->as_of, claim->as_of);
}

/* "As of" says best when a figure held. */
static Days
get_claim_days (const ZavodClaim *claim)
{
  return claim->as_of != NULL ? get_as_of (claim) : get_span (claim);
}

/* Days that nobody stated overlap with any. */
static gboolean
overlap (Days a,
         Days b)
{
  if (a.first == 0 || b.first == 0)
    return TRUE;

  return a.first <= b.last && b.first <= a.last;
}

static gboolean
is_about_site (const ZavodClaim *claim,
               gint64            id)
{
  if (claim->subject_kind == ZAVOD_SUBJECT_SITE && claim->subject.id == id)
    return TRUE;
  for (guint i = 0; i < claim->further_sites->len; i++)
    if (((const ZavodReference *) g_ptr_array_index (claim->further_sites, i))->id == id)
      return TRUE;

  return FALSE;
}

/* A figure shared by sites is about all of them together, whichever of them it was entered at. */
static gboolean
covers_same_sites (const ZavodClaim *a,
                   const ZavodClaim *b)
{
  if (a->further_sites->len != b->further_sites->len || !is_about_site (b, a->subject.id))
    return FALSE;
  for (guint i = 0; i < a->further_sites->len; i++)
    if (!is_about_site (b, ((const ZavodReference *) g_ptr_array_index (a->further_sites, i))->id))
      return FALSE;

  return TRUE;
}

static gboolean
is_same_subject (const ZavodClaim *a,
                 const ZavodClaim *b)
{
  if (a->subject_kind != b->subject_kind)
    return FALSE;
  if (a->subject_kind == ZAVOD_SUBJECT_COUNTRY)
    return g_strcmp0 (a->country, b->country) == 0;
  if (a->subject_kind == ZAVOD_SUBJECT_SITE)
    return covers_same_sites (a, b);

  return a->subject.id == b->subject.id;
}

static gboolean
is_same_unit (const ZavodClaim *a,
              const ZavodClaim *b)
{
  ZavodQuantity first = zavod_claim_get_quantity (a);
  ZavodQuantity second = zavod_claim_get_quantity (b);

  return (first.currency != NULL) == (second.currency != NULL) &&
         g_strcmp0 (zavod_unit_get_base (first.unit, NULL), zavod_unit_get_base (second.unit, NULL)) == 0 &&
         g_strcmp0 (a->period, b->period) == 0 && a->period_years == b->period_years;
}

/* A site has one status at a time, and changes it: only what is said of exactly the same time is about the same. */
static gboolean
is_same_time (const ZavodClaim *a,
              const ZavodClaim *b)
{
  return (a->since != NULL || a->as_of != NULL) && g_strcmp0 (a->since, b->since) == 0 &&
         g_strcmp0 (a->as_of, b->as_of) == 0;
}

/* The total of a half-year and that of its year are two figures, although their days overlap. */
static gboolean
is_same_total (const ZavodClaim *a,
               const ZavodClaim *b)
{
  Days first = get_span (a);
  Days second = get_span (b);

  return g_strcmp0 (a->period, "cumulative") != 0 || (first.first == second.first && first.last == second.last);
}

/* Whether two events are the same one, on whatever day. What was said at another time may be of a plan that changed. */
static gboolean
is_same_event (const ZavodClaim *a,
               const ZavodClaim *b)
{
  return a->actor.id == b->actor.id && a->product.id == b->product.id && a->programme.id == b->programme.id &&
         overlap (get_as_of (a), get_as_of (b));
}

/* Whether both are about the same thing, be it of one vehicle class or of another. */
static gboolean
is_same_matter (const ZavodClaim *a,
                const ZavodClaim *b)
{
  ZavodValueType type;

  if (g_strcmp0 (a->property, b->property) != 0 || !is_same_subject (a, b) || g_strcmp0 (a->topic, b->topic) != 0 ||
      g_strcmp0 (a->modality, b->modality) != 0 || a->scope_product.id != b->scope_product.id || a->stage != b->stage ||
      g_strcmp0 (a->method, b->method) != 0)
    return FALSE;

  type = zavod_property_get_value_type (a->property);
  if (type == ZAVOD_VALUE_EVENT)
    return is_same_event (a, b);
  if (type == ZAVOD_VALUE_STATUS)
    return is_same_time (a, b);
  if (type == ZAVOD_VALUE_QUANTITY && (!is_same_unit (a, b) || !is_same_total (a, b)))
    return FALSE;

  return overlap (get_claim_days (a), get_claim_days (b));
}

/**
 * zavod_claims_same_scope:
 *
 * Returns: whether @a and @b are about the same thing: subject, property, topic, modality, product, vehicle class,
 *   stage and method are the same; of figures also the kind of unit and the period, and of totals the days that they
 *   count; and their times overlap, where a claim without a time is about any. The time of an event is its value, not
 *   its scope, but it is the same event only when it was told of at the same time. The time of a status must be the
 *   same.
 */
gboolean
zavod_claims_same_scope (const ZavodClaim *a,
                         const ZavodClaim *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->vehicle_class, b->vehicle_class) == 0 && is_same_matter (a, b);
}

static gboolean
quantities_conflict (const ZavodClaim *a,
                     const ZavodClaim *b)
{
  ZavodQuantity first = zavod_claim_get_quantity (a);
  ZavodQuantity second = zavod_claim_get_quantity (b);

  return !zavod_quantity_agrees (&first, &second);
}

static gboolean
events_conflict (const ZavodClaim *a,
                 const ZavodClaim *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (single_events); i++)
    if (g_str_equal (single_events[i], a->property))
      return !overlap (get_span (a), get_span (b));

  return FALSE;
}

/* A place within the other ("Kostanay", "Kostanay industrial zone") is the same place said more exactly. */
static gboolean
places_conflict (const ZavodClaim *a,
                 const ZavodClaim *b)
{
  g_autofree char *first = zavod_name_fold (a->value_text != NULL ? a->value_text : "");
  g_autofree char *second = zavod_name_fold (b->value_text != NULL ? b->value_text : "");

  return strstr (first, second) == NULL && strstr (second, first) == NULL;
}

/**
 * zavod_claims_conflict:
 *
 * Figures conflict when they do not agree after units and rounding, single events when they are said to be on different
 * days, places when neither contains the other, statuses when they differ. Other claims add to each other. What was
 * deprecated conflicts with nothing.
 *
 * Returns: whether @a and @b are about the same thing and cannot both be true
 */
gboolean
zavod_claims_conflict (const ZavodClaim *a,
                       const ZavodClaim *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->rank == ZAVOD_RANK_DEPRECATED || b->rank == ZAVOD_RANK_DEPRECATED || !zavod_claims_same_scope (a, b))
    return FALSE;

  switch (zavod_property_get_value_type (a->property))
    {
    case ZAVOD_VALUE_QUANTITY:
      return quantities_conflict (a, b);
    case ZAVOD_VALUE_EVENT:
      return events_conflict (a, b);
    case ZAVOD_VALUE_STATUS:
      return g_strcmp0 (a->value_text, b->value_text) != 0;
    case ZAVOD_VALUE_TEXT:
      return g_strcmp0 (a->property, "location") == 0 && places_conflict (a, b);
    case ZAVOD_VALUE_ACTOR:
    case ZAVOD_VALUE_PRODUCT:
    default:
      return FALSE;
    }
}

static gboolean
differ_in_scope (const ZavodClaim *a,
                 const ZavodClaim *b)
{
  return zavod_property_get_value_type (a->property) == ZAVOD_VALUE_QUANTITY &&
         a->vehicle_class != NULL && b->vehicle_class != NULL && g_strcmp0 (a->vehicle_class, b->vehicle_class) != 0 &&
         zavod_shape_from_class (a->vehicle_class) == zavod_shape_from_class (b->vehicle_class) &&
         is_same_matter (a, b) && quantities_conflict (a, b);
}

/**
 * zavod_claims_get_difference:
 *
 * Returns: why @a and @b cannot both be true; %ZAVOD_DIFFERENCE_SCOPE where they can, since they give unlike numbers of
 *   vehicle classes that are easily taken for each other; %ZAVOD_DIFFERENCE_NONE where they have nothing to do with each
 *   other, or agree
 */
ZavodDifference
zavod_claims_get_difference (const ZavodClaim *a,
                             const ZavodClaim *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, ZAVOD_DIFFERENCE_NONE);

  if (a->rank == ZAVOD_RANK_DEPRECATED || b->rank == ZAVOD_RANK_DEPRECATED)
    return ZAVOD_DIFFERENCE_NONE;
  if (differ_in_scope (a, b))
    return ZAVOD_DIFFERENCE_SCOPE;
  if (!zavod_claims_conflict (a, b))
    return ZAVOD_DIFFERENCE_NONE;
  if (zavod_property_get_value_type (a->property) == ZAVOD_VALUE_EVENT)
    return ZAVOD_DIFFERENCE_DATE;

  return g_strcmp0 (a->currency, b->currency) != 0 ? ZAVOD_DIFFERENCE_UNIT : ZAVOD_DIFFERENCE_VALUE;
}
