/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun-record.h"

G_DEFINE_BOXED_TYPE (ZavodNounRecord, zavod_noun_record, zavod_noun_record_ref, zavod_noun_record_unref)

/**
 * zavod_noun_record_new:
 *
 * Returns: (transfer full): a record with empty lists. It is filled once, by whoever reads it, and not changed after that:
 *   references may then be held and dropped by any thread.
 */
ZavodNounRecord *
zavod_noun_record_new (ZavodNoun noun,
                       gint64    id)
{
  ZavodNounRecord *self = g_atomic_rc_box_new0 (ZavodNounRecord);

  self->noun = noun;
  self->id = id;
  self->models = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_name_free);
  self->sites = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);

  return self;
}

ZavodNounRecord *
zavod_noun_record_ref (ZavodNounRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
noun_record_clear (gpointer data)
{
  ZavodNounRecord *self = data;

  g_free (self->name);
  g_free (self->kind);
  g_free (self->country);
  g_free (self->note);
  g_free (self->vehicle_class);
  zavod_reference_clear (&self->brand);
  g_ptr_array_unref (self->models);
  g_clear_pointer (&self->source, zavod_citation_unref);
  g_free (self->language);
  g_free (self->dateline);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->sites);
  g_ptr_array_unref (self->claims);
}

void
zavod_noun_record_unref (ZavodNounRecord *self)
{
  g_atomic_rc_box_release_full (self, noun_record_clear);
}

/**
 * zavod_noun_record_get_kind:
 *
 * Returns: what kind of company, product, programme or source it is, for people; "" where that is not told
 */
const char *
zavod_noun_record_get_kind (const ZavodNounRecord *self)
{
  static const ZavodVocabulary vocabularies[ZAVOD_N_NOUNS] = {
    [ZAVOD_NOUN_ACTOR] = ZAVOD_VOCABULARY_ACTOR_KIND,
    [ZAVOD_NOUN_PRODUCT] = ZAVOD_VOCABULARY_PRODUCT_KIND,
    [ZAVOD_NOUN_PROGRAMME] = ZAVOD_VOCABULARY_PROGRAMME_KIND,
    [ZAVOD_NOUN_SOURCE] = ZAVOD_VOCABULARY_SOURCE_KIND,
    [ZAVOD_NOUN_QUOTE] = ZAVOD_VOCABULARY_SOURCE_KIND,
  };

  g_return_val_if_fail (self != NULL, NULL);

  return self->kind != NULL ? zavod_vocabulary_get_label (vocabularies[self->noun], self->kind) : "";
}

/**
 * zavod_noun_record_is_product:
 * @id: of a product
 *
 * Returns: whether it is the product that the record is about, or one of its models
 */
gboolean
zavod_noun_record_is_product (const ZavodNounRecord *self,
                              gint64                 id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->noun != ZAVOD_NOUN_PRODUCT || id == 0)
    return FALSE;
  if (self->id == id)
    return TRUE;

  for (guint i = 0; i < self->models->len; i++)
    if (((const ZavodReference *) g_ptr_array_index (self->models, i))->id == id)
      return TRUE;

  return FALSE;
}
