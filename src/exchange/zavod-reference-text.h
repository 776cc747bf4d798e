/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reference as other programs write it (BibTeX, RIS or CSL JSON), read as a source of an atlas. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZAVOD_REFERENCE_TEXT_MAX (1024 * 1024)  /* bytes: a thousand entries; only the first is taken */

/* What the text does not say is NULL. */
typedef struct
{
  char *title;
  char *publisher;
  char *kind;            /* code of a kind of source */
  char *published;       /* ISO 8601, perhaps reduced */
  char *published_text;  /* a date that cannot be read as one */
  char *url;
  char *language;        /* BCP 47 */
  char *note;            /* who wrote it */
  guint n_entries;       /* that the text has */
  GPtrArray *left_out;   /* char *: names of the fields that a source has no place for, as the text has them */
} ZavodReferenceText;

ZavodReferenceText *zavod_reference_text_parse (const char         *text,
                                                gsize               length,
                                                GError            **error);
void                zavod_reference_text_free  (ZavodReferenceText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodReferenceText, zavod_reference_text_free)

G_END_DECLS
