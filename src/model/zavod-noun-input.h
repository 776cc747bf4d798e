/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the form of a company, a product, a programme, a place or a source holds. One table describes the fields of all of
 * them: the form shows what it says, and the edit writes it. A field is named after its column, but for "brand", the name of
 * a model's brand, and "names" (see zavod-names-input.h). */

#pragma once

#include "zavod-input.h"
#include "zavod-noun-record.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_NOUN_INPUT (zavod_noun_input_get_type ())
G_DECLARE_FINAL_TYPE (ZavodNounInput, zavod_noun_input, ZAVOD, NOUN_INPUT, ZavodInput)

typedef enum
{
  ZAVOD_NOUN_FIELD_NAME,      /* must be there */
  ZAVOD_NOUN_FIELD_TEXT,
  ZAVOD_NOUN_FIELD_NOTE,      /* a long text */
  ZAVOD_NOUN_FIELD_DATE,
  ZAVOD_NOUN_FIELD_LANGUAGE,
  ZAVOD_NOUN_FIELD_ADDRESS,
  ZAVOD_NOUN_FIELD_KIND,      /* a word of the noun's own vocabulary */
  ZAVOD_NOUN_FIELD_WORD,      /* a word of @vocabulary, or nothing */
  ZAVOD_NOUN_FIELD_BRAND,     /* the name of a brand */
} ZavodNounFieldType;

typedef struct
{
  const char *name;
  const char *title;          /* for people, untranslated */
  ZavodNounFieldType type;
  guint nouns;                /* which have it: 1 << ZavodNoun */
  ZavodVocabulary vocabulary;
} ZavodNounField;

const ZavodNounField *zavod_noun_fields_get         (guint                  *n_fields);

ZavodNounInput       *zavod_noun_input_new          (ZavodNoun               noun);
ZavodNounInput       *zavod_noun_input_new_from_record (const ZavodNounRecord *record);
gint64                zavod_noun_input_get_id       (ZavodNounInput         *self);
const char           *zavod_noun_input_get_name     (ZavodNounInput         *self);
gboolean              zavod_noun_input_has_field    (ZavodNounInput         *self,
                                                     const char             *field);
gboolean              zavod_noun_input_has_names    (ZavodNounInput         *self);
void                  zavod_noun_input_set_brands   (ZavodNounInput         *self,
                                                     GPtrArray              *brands);  /* ZavodReference: every brand */
void                  zavod_noun_input_set_others   (ZavodNounInput         *self,
                                                     GPtrArray              *others);  /* ZavodReference: all of its kind */

G_END_DECLS
