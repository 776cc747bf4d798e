/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sites can be narrowed down by. The value of a facet is a number, its key: of a fixed set where Zavod knows all of
 * them (a stage of life, a word of a vocabulary), else a year or the id of a record. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_FACET_LOOK,      /* stage of life: ZavodLook */
  ZAVOD_FACET_SHAPE,     /* vehicle class: ZavodShape */
  ZAVOD_FACET_COUNTRY,   /* word of the vocabulary */
  ZAVOD_FACET_WORTH,     /* worth a look: ZavodWorth */
  ZAVOD_FACET_PLACE,     /* id of a town, district or region */
  ZAVOD_FACET_PARTNER,   /* id of a company or person */
  ZAVOD_FACET_ROLE,      /* word: in which somebody takes part in the site */
  ZAVOD_FACET_BRAND,     /* id of a product: a brand, or a model that has none */
  ZAVOD_FACET_METHOD,    /* word: how it assembles */
  ZAVOD_FACET_MODALITY,  /* word: of what is stated about it */
  ZAVOD_FACET_SOURCE,    /* id of a source that speaks of it */
  ZAVOD_FACET_YEAR,      /* year that something stated about it began or was the case */
  ZAVOD_N_FACETS
} ZavodFacet;

/* What only an atlas of statements can be asked. */
typedef enum
{
  ZAVOD_WORTH_CONFLICT,  /* its sources disagree */
  ZAVOD_WORTH_NO_PLACE,  /* nobody knows where it is */
  ZAVOD_WORTH_UNDATED,   /* no source of it has a date */
  ZAVOD_WORTH_SINGLE,    /* it has one source */
  ZAVOD_N_WORTHS
} ZavodWorth;

const char *zavod_facet_get_code     (ZavodFacet  facet);
gboolean    zavod_facet_from_code    (const char *code,
                                      ZavodFacet *facet);
const char *zavod_facet_get_label    (ZavodFacet  facet);
guint       zavod_facet_get_n_values (ZavodFacet  facet);
const char *zavod_facet_get_value    (ZavodFacet  facet,
                                      gint64      key);
char       *zavod_facet_key_to_text  (ZavodFacet  facet,
                                      gint64      key);
gboolean    zavod_facet_key_from_text (ZavodFacet facet,
                                      const char *text,
                                      gint64     *key);

G_END_DECLS
