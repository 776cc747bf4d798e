/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-filter.h"

#include <string.h>

struct _ZavodFilter
{
  GArray *chosen[ZAVOD_N_FACETS];  /* gint64, sorted upwards; NULL: everything passes */
};

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

ZavodFilter *
zavod_filter_new (void)
{
  return g_new0 (ZavodFilter, 1);
}

ZavodFilter *
zavod_filter_copy (const ZavodFilter *self)
{
  ZavodFilter *copy = zavod_filter_new ();

  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    copy->chosen[i] = self->chosen[i] != NULL ? g_array_copy (self->chosen[i]) : NULL;

  return copy;
}

void
zavod_filter_free (ZavodFilter *self)
{
  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    zavod_filter_release (self, i);
  g_free (self);
}

gboolean
zavod_filter_is_empty (const ZavodFilter *self)
{
  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    if (self->chosen[i] != NULL)
      return FALSE;

  return TRUE;
}

static gboolean
same_keys (const GArray *a,
           const GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

gboolean
zavod_filter_equal (const ZavodFilter *self,
                    const ZavodFilter *other)
{
  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    if (!same_keys (self->chosen[i], other->chosen[i]))
      return FALSE;

  return TRUE;
}

gboolean
zavod_filter_narrows (const ZavodFilter *self,
                      ZavodFacet         facet)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, FALSE);

  return self->chosen[facet] != NULL;
}

/**
 * zavod_filter_get_chosen:
 * @n_keys: (out): how many
 *
 * Returns: (nullable) (array length=n_keys): the values that pass, sorted upwards; %NULL where all do
 */
const gint64 *
zavod_filter_get_chosen (const ZavodFilter *self,
                         ZavodFacet         facet,
                         guint             *n_keys)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS && n_keys != NULL, NULL);

  *n_keys = self->chosen[facet] != NULL ? self->chosen[facet]->len : 0;
  return self->chosen[facet] != NULL ? (const gint64 *) (const void *) self->chosen[facet]->data : NULL;
}

static gboolean
find (const ZavodFilter *self,
      ZavodFacet         facet,
      gint64             key,
      guint             *position)
{
  return self->chosen[facet] != NULL && g_array_binary_search (self->chosen[facet], &key, compare_keys, position);
}

/* Whether the value was named: not where everything passes. */
gboolean
zavod_filter_is_chosen (const ZavodFilter *self,
                        ZavodFacet         facet,
                        gint64             key)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, FALSE);

  return find (self, facet, key, NULL);
}

gboolean
zavod_filter_shows (const ZavodFilter *self,
                    ZavodFacet         facet,
                    gint64             key)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, TRUE);

  return self->chosen[facet] == NULL || find (self, facet, key, NULL);
}

static void
insert (ZavodFilter *self,
        ZavodFacet   facet,
        gint64       key)
{
  if (self->chosen[facet] == NULL)
    self->chosen[facet] = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (find (self, facet, key, NULL))
    return;

  g_array_append_val (self->chosen[facet], key);
  g_array_sort (self->chosen[facet], compare_keys);
}

/**
 * zavod_filter_choose:
 * @chosen: whether @key is one of the values that are looked for
 *
 * Where nothing is looked for any more, everything passes again.
 */
void
zavod_filter_choose (ZavodFilter *self,
                     ZavodFacet   facet,
                     gint64       key,
                     gboolean     chosen)
{
  guint position;

  g_return_if_fail (facet < ZAVOD_N_FACETS);

  if (chosen)
    insert (self, facet, key);
  else if (find (self, facet, key, &position))
    g_array_remove_index (self->chosen[facet], position);

  if (self->chosen[facet] != NULL && self->chosen[facet]->len == 0)
    zavod_filter_release (self, facet);
}

/**
 * zavod_filter_set_shown:
 * @facet: one with a fixed set of values
 * @shown: %FALSE leaves the value out
 *
 * The same from the other side: the others stay as they are, and when the last is left out nothing passes.
 */
void
zavod_filter_set_shown (ZavodFilter *self,
                        ZavodFacet   facet,
                        gint64       key,
                        gboolean     shown)
{
  const guint n_values = facet < ZAVOD_N_FACETS ? zavod_facet_get_n_values (facet) : 0;
  guint position;

  g_return_if_fail (n_values > 0 && key >= 0 && key < n_values);

  if (self->chosen[facet] == NULL && !shown)
    for (guint i = 0; i < n_values; i++)
      insert (self, facet, i);

  if (!shown && find (self, facet, key, &position))
    g_array_remove_index (self->chosen[facet], position);
  else if (shown && self->chosen[facet] != NULL)
    insert (self, facet, key);

  if (self->chosen[facet] != NULL && self->chosen[facet]->len == n_values)
    zavod_filter_release (self, facet);
}

/* Lets everything of the facet pass. */
void
zavod_filter_release (ZavodFilter *self,
                      ZavodFacet   facet)
{
  g_return_if_fail (facet < ZAVOD_N_FACETS);

  g_clear_pointer (&self->chosen[facet], g_array_unref);
}

/* ---- as it is kept ---- */

/**
 * zavod_filter_to_variant:
 *
 * Returns: (transfer floating): for each facet that narrows its code and its values: the words' codes, ids or years
 */
GVariant *
zavod_filter_to_variant (const ZavodFilter *self)
{
  g_auto (GVariantBuilder) facets = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));

  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    {
      g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

      if (self->chosen[i] == NULL)
        continue;
      for (guint j = 0; j < self->chosen[i]->len; j++)
        g_variant_builder_add_value (&values, g_variant_new_take_string (
          zavod_facet_key_to_text (i, g_array_index (self->chosen[i], gint64, j))));
      g_variant_builder_add (&facets, "{s@as}", zavod_facet_get_code (i), g_variant_builder_end (&values));
    }

  return g_variant_builder_end (&facets);
}

static void
read_facet (ZavodFilter *self,
            const char  *code,
            GVariant    *values)
{
  ZavodFacet facet;
  const char *text;
  GVariantIter iter;
  gint64 key;

  if (!zavod_facet_from_code (code, &facet))
    return;

  zavod_filter_release (self, facet);
  self->chosen[facet] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "&s", &text))
    if (zavod_facet_key_from_text (facet, text, &key))
      insert (self, facet, key);
}

/**
 * zavod_filter_from_variant:
 * @variant: of the type that zavod_filter_to_variant() gives; facets and words that are not known are passed over
 */
ZavodFilter *
zavod_filter_from_variant (GVariant *variant)
{
  ZavodFilter *self = zavod_filter_new ();
  const char *code;
  GVariant *values;
  GVariantIter iter;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE ("a{sas}")), self);

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_loop (&iter, "{&s@as}", &code, &values))
    read_facet (self, code, values);

  return self;
}
