/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of an atlas are called for people, and what stands in them. */

#pragma once

#include "zavod-edit.h"
#include "zavod-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_FIELD_TEXT,
  ZAVOD_FIELD_CODE,        /* a word of a vocabulary */
  ZAVOD_FIELD_DATE,        /* ISO 8601, perhaps reduced */
  ZAVOD_FIELD_REFERENCE,   /* the id of a row of another table */
} ZavodFieldKind;

typedef struct
{
  const char *column;
  const char *label;       /* English: to be translated */
  ZavodFieldKind kind;
  ZavodVocabulary vocabulary;
  const char *refers_to;   /* the table */
} ZavodField;

const ZavodField *zavod_field_find       (const char       *table,
                                          const char       *column);
const char       *zavod_field_get_label  (const char       *table,
                                          const char       *column);
const char       *zavod_field_get_target (const char       *table,
                                          const char       *column);
char             *zavod_field_format     (const ZavodField *self,
                                          const ZavodCell  *cell);

gboolean          zavod_cell_equal       (const ZavodCell  *self,
                                          const ZavodCell  *other);
void              zavod_cell_copy        (const ZavodCell  *self,
                                          ZavodCell        *copy);

G_END_DECLS
