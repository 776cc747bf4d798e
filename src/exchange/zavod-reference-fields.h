/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One entry of a list of references as its format has it: names in lower case, each with a text. Private to exchange/: see
 * zavod-reference-text.h for what is made of it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *type;          /* of the entry, in lower case */
  GPtrArray *names;    /* char *, in the order of the text */
  GHashTable *values;  /* name → text */
  guint n_entries;     /* that the text has; this is the first */
} ZavodReferenceFields;

ZavodReferenceFields *zavod_reference_fields_new  (void);
void                  zavod_reference_fields_free (ZavodReferenceFields *self);
void                  zavod_reference_fields_add  (ZavodReferenceFields *self,
                                                   const char           *name,
                                                   const char           *text);

/* Each reads one format; NULL with an error of ZAVOD_ERROR_INVALID. */
ZavodReferenceFields *zavod_bibtex_parse          (const char           *text,
                                                   GError              **error);
ZavodReferenceFields *zavod_ris_parse             (const char           *text,
                                                   GError              **error);
ZavodReferenceFields *zavod_csl_parse             (const char           *text,
                                                   GError              **error);

char                 *zavod_latex_decode          (const char           *latex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodReferenceFields, zavod_reference_fields_free)

G_END_DECLS
