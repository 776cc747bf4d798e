/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim.h"

#include "zavod-folding.h"

G_DEFINE_BOXED_TYPE (ZavodSite, zavod_site, zavod_site_ref, zavod_site_unref)

/**
 * zavod_reference_new:
 * @id: the noun's id, or 0 for none
 * @name: (nullable): its name for people
 *
 * Returns: (transfer full): a reference of its own, for the arrays of a claim
 */
ZavodReference *
zavod_reference_new (gint64      id,
                     const char *name)
{
  ZavodReference *self = g_new0 (ZavodReference, 1);

  self->id = id;
  self->name = g_strdup (name);

  return self;
}

void
zavod_reference_clear (ZavodReference *self)
{
  self->id = 0;
  g_clear_pointer (&self->name, g_free);
}

void
zavod_reference_free (ZavodReference *self)
{
  zavod_reference_clear (self);
  g_free (self);
}

/**
 * zavod_references_find:
 * @references: (element-type ZavodReference) (nullable)
 *
 * Returns: the id of the one with this very name, else of one whose name differs only in accents, case or script; 0: none
 */
gint64
zavod_references_find (GPtrArray  *references,
                       const char *name)
{
  g_autofree char *folded = zavod_name_fold (name);
  gint64 similar = 0;

  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      const ZavodReference *reference = references->pdata[i];
      g_autofree char *reference_folded = NULL;

      if (g_str_equal (reference->name, name))
        return reference->id;
      reference_folded = zavod_name_fold (reference->name);
      if (similar == 0 && g_str_equal (reference_folded, folded))
        similar = reference->id;
    }

  return similar;
}

ZavodCitation *
zavod_citation_new (void)
{
  return g_atomic_rc_box_new0 (ZavodCitation);
}

ZavodCitation *
zavod_citation_ref (ZavodCitation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
citation_clear (gpointer data)
{
  ZavodCitation *self = data;

  g_free (self->title);
  g_free (self->publisher);
  g_free (self->url);
  g_free (self->published);
  g_free (self->published_text);
  g_free (self->origin);
  g_free (self->locator);
  g_free (self->quote);
  zavod_reference_clear (&self->speaker_actor);
  g_free (self->speaker);
  g_free (self->note);
}

void
zavod_citation_unref (ZavodCitation *self)
{
  g_atomic_rc_box_release_full (self, citation_clear);
}

/**
 * zavod_claim_new:
 *
 * Returns: (transfer full): a claim of normal rank about nothing, with no citations
 */
ZavodClaim *
zavod_claim_new (void)
{
  ZavodClaim *self = g_new0 (ZavodClaim, 1);

  self->rank = ZAVOD_RANK_NORMAL;
  self->further_sites = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  self->further_rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_citation_unref);

  return self;
}

static void
claim_clear_references (ZavodClaim *self)
{
  zavod_reference_clear (&self->subject);
  zavod_reference_clear (&self->actor);
  zavod_reference_clear (&self->product);
  zavod_reference_clear (&self->programme);
  zavod_reference_clear (&self->scope_product);
}

void
zavod_claim_free (ZavodClaim *self)
{
  claim_clear_references (self);
  g_ptr_array_unref (self->further_sites);
  g_array_unref (self->further_rows);
  g_ptr_array_unref (self->citations);
  g_free (self->country);
  g_free (self->property);
  g_free (self->topic);
  g_free (self->value_text);
  g_free (self->bound);
  g_free (self->unit);
  g_free (self->currency);
  g_free (self->actor_kind);
  g_free (self->role);
  g_free (self->condition);
  g_free (self->vehicle_class);
  g_free (self->method);
  g_free (self->period);
  g_free (self->modality);
  g_free (self->since);
  g_free (self->until);
  g_free (self->as_of);
  g_free (self->time_text);
  g_free (self->reason);
  g_free (self->note);
  g_free (self);
}

/**
 * zavod_claim_get_quantity:
 *
 * Returns: the claim's value as a quantity, in the unit of its property where it names none; the codes belong to the
 *   claim
 */
ZavodQuantity
zavod_claim_get_quantity (const ZavodClaim *self)
{
  const char *unit = self->unit;

  if (unit == NULL && self->currency == NULL)
    unit = zavod_property_get_unit (self->property);

  return (ZavodQuantity) {
    .has_low = self->has_low,
    .has_high = self->has_high,
    .low = self->low,
    .high = self->high,
    .bound = self->bound,
    .unit = unit,
    .currency = self->currency,
    .period = self->period,
    .period_years = self->period_years,
  };
}

ZavodName *
zavod_name_new (void)
{
  return g_new0 (ZavodName, 1);
}

void
zavod_name_free (ZavodName *self)
{
  g_free (self->text);
  g_free (self->kind);
  g_free (self->language);
  g_free (self->since);
  g_free (self->until);
  g_free (self);
}

/**
 * zavod_site_new:
 *
 * Returns: (transfer full): a site with empty lists. It is filled once, by whoever reads it, and not changed after
 *   that: references may then be held and dropped by any thread.
 */
ZavodSite *
zavod_site_new (void)
{
  ZavodSite *self = g_atomic_rc_box_new0 (ZavodSite);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_name_free);
  self->place_names = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_name_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);
  self->later = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);

  return self;
}

ZavodSite *
zavod_site_ref (ZavodSite *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
site_clear (gpointer data)
{
  ZavodSite *self = data;

  g_free (self->name);
  g_free (self->country);
  zavod_reference_clear (&self->place);
  g_free (self->accuracy);
  g_free (self->place_note);
  g_free (self->note);
  g_free (self->status_since);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->place_names);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->later);
}

void
zavod_site_unref (ZavodSite *self)
{
  g_atomic_rc_box_release_full (self, site_clear);
}
