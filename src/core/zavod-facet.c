/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facet.h"

#include <glib/gi18n.h>

#include "zavod-vocabulary.h"

#define OF_RECORDS ZAVOD_N_VOCABULARIES  /* the values are records, years, or enumerated here */

static const struct
{
  const char *code;   /* of saved filters: never changed */
  const char *label;
  ZavodVocabulary vocabulary;
} facets[ZAVOD_N_FACETS] = {
  [ZAVOD_FACET_LOOK] = { "status", N_("Status"), OF_RECORDS },
  [ZAVOD_FACET_SHAPE] = { "class", N_("Vehicle class"), OF_RECORDS },
  [ZAVOD_FACET_COUNTRY] = { "country", N_("Country"), ZAVOD_VOCABULARY_COUNTRY },
  [ZAVOD_FACET_WORTH] = { "worth-a-look", N_("Worth a look"), OF_RECORDS },
  [ZAVOD_FACET_PLACE] = { "place", N_("Town or region"), OF_RECORDS },
  [ZAVOD_FACET_PARTNER] = { "partner", N_("Partner"), OF_RECORDS },
  [ZAVOD_FACET_ROLE] = { "role", N_("Role of partners"), ZAVOD_VOCABULARY_ROLE },
  [ZAVOD_FACET_BRAND] = { "brand", N_("Brand"), OF_RECORDS },
  [ZAVOD_FACET_METHOD] = { "method", N_("Method"), ZAVOD_VOCABULARY_METHOD },
  [ZAVOD_FACET_MODALITY] = { "modality", N_("Fact or plan"), ZAVOD_VOCABULARY_MODALITY },
  [ZAVOD_FACET_SOURCE] = { "source", N_("Source"), OF_RECORDS },
  [ZAVOD_FACET_YEAR] = { "year", N_("Year"), OF_RECORDS },
};

static const char *worths[ZAVOD_N_WORTHS] = {
  [ZAVOD_WORTH_CONFLICT] = N_("Sources disagree"),
  [ZAVOD_WORTH_NO_PLACE] = N_("Place unknown"),
  [ZAVOD_WORTH_UNDATED] = N_("Only undated sources"),
  [ZAVOD_WORTH_SINGLE] = N_("Single source"),
};

/* Codes of saved filters, like those of the vocabularies. */
static const char *look_codes[ZAVOD_N_LOOKS] = {
  "unknown", "announced", "agreed", "construction", "operating", "idle", "dropped",
};
static const char *shape_codes[ZAVOD_N_SHAPES] = { "unstated", "cars", "buses", "trucks", "tractors", "parts" };
static const char *worth_codes[ZAVOD_N_WORTHS] = { "conflict", "no-place", "undated", "single" };

const char *
zavod_facet_get_code (ZavodFacet facet)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, NULL);

  return facets[facet].code;
}

gboolean
zavod_facet_from_code (const char *code,
                       ZavodFacet *facet)
{
  g_return_val_if_fail (code != NULL && facet != NULL, FALSE);

  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    if (g_str_equal (facets[i].code, code))
      {
        *facet = i;
        return TRUE;
      }

  return FALSE;
}

const char *
zavod_facet_get_label (ZavodFacet facet)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, NULL);

  return _(facets[facet].label);
}

/**
 * zavod_facet_get_n_values:
 *
 * Returns: how many values the facet has in every atlas, keyed from 0; 0 when its values are those that occur
 */
guint
zavod_facet_get_n_values (ZavodFacet facet)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, 0);

  switch (facet)
    {
    case ZAVOD_FACET_LOOK:
      return ZAVOD_N_LOOKS;
    case ZAVOD_FACET_SHAPE:
      return ZAVOD_N_SHAPES;
    case ZAVOD_FACET_WORTH:
      return ZAVOD_N_WORTHS;
    case ZAVOD_FACET_COUNTRY:
    case ZAVOD_FACET_ROLE:
    case ZAVOD_FACET_METHOD:
    case ZAVOD_FACET_MODALITY:
      return zavod_vocabulary_get_n_words (facets[facet].vocabulary);
    case ZAVOD_FACET_PLACE:
    case ZAVOD_FACET_PARTNER:
    case ZAVOD_FACET_BRAND:
    case ZAVOD_FACET_SOURCE:
    case ZAVOD_FACET_YEAR:
    case ZAVOD_N_FACETS:
    default:
      return 0;
    }
}

/**
 * zavod_facet_get_value:
 *
 * Returns: (nullable): the value of a fixed set in the user's language; %NULL where @key is of the atlas
 */
const char *
zavod_facet_get_value (ZavodFacet facet,
                       gint64     key)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, NULL);

  if (key < 0 || key >= zavod_facet_get_n_values (facet))
    return NULL;

  switch (facet)
    {
    case ZAVOD_FACET_LOOK:
      return zavod_look_get_label ((ZavodLook) key);
    case ZAVOD_FACET_SHAPE:
      return zavod_shape_get_label ((ZavodShape) key);
    case ZAVOD_FACET_WORTH:
      return _(worths[key]);
    default:
      return zavod_vocabulary_get_label (facets[facet].vocabulary,
                                         zavod_vocabulary_get_code (facets[facet].vocabulary, (guint) key));
    }
}

static const char *
get_value_code (ZavodFacet facet,
                guint      key)
{
  switch (facet)
    {
    case ZAVOD_FACET_LOOK:
      return look_codes[key];
    case ZAVOD_FACET_SHAPE:
      return shape_codes[key];
    case ZAVOD_FACET_WORTH:
      return worth_codes[key];
    default:
      return zavod_vocabulary_get_code (facets[facet].vocabulary, key);
    }
}

/**
 * zavod_facet_key_to_text:
 *
 * Returns: (transfer full): the value for a file: the code of a word, else the number
 */
char *
zavod_facet_key_to_text (ZavodFacet facet,
                         gint64     key)
{
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, NULL);

  if (key >= 0 && key < zavod_facet_get_n_values (facet))
    return g_strdup (get_value_code (facet, (guint) key));

  return g_strdup_printf ("%" G_GINT64_FORMAT, key);
}

/* Returns: whether @text is a value of the facet */
gboolean
zavod_facet_key_from_text (ZavodFacet  facet,
                           const char *text,
                           gint64     *key)
{
  guint n_values;

  g_return_val_if_fail (facet < ZAVOD_N_FACETS && text != NULL && key != NULL, FALSE);

  n_values = zavod_facet_get_n_values (facet);
  if (n_values == 0)
    return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, key, NULL);

  for (guint i = 0; i < n_values; i++)
    if (g_str_equal (get_value_code (facet, i), text))
      {
        *key = i;
        return TRUE;
      }

  return FALSE;
}
