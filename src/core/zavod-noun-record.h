/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything the file says about a noun that is no site: what it is, what else it is called, and all statements in which it
 * has a part. A plain value like the record of a site. */

#pragma once

#include "zavod-claim.h"
#include "zavod-noun.h"

G_BEGIN_DECLS

/* What a kind of noun does not have is NULL. */
typedef struct
{
  ZavodNoun noun;
  gint64 id;
  char *name;                 /* of a source its title */
  char *kind;                 /* code, of the noun's own vocabulary */
  char *country;
  char *note;
  char *vehicle_class;        /* of a product */
  ZavodReference brand;       /* of a model */
  GPtrArray *models;          /* ZavodReference: of a brand, by name */
  ZavodCitation *source;      /* of a source, as it is cited */
  char *language;             /* of a source */
  char *dateline;
  GPtrArray *names;           /* ZavodName */
  GPtrArray *sites;           /* ZavodReference: those in a place, by name */
  GPtrArray *claims;          /* ZavodClaim, by property */
  gboolean is_cut;            /* there are more */
  guint n_later;              /* claims that are left out: they were published after what is known */
} ZavodNounRecord;

/* What of an atlas stands on a noun. */
typedef struct
{
  guint n_about;    /* statements about it */
  guint n_naming;   /* statements about something else that name it, or that it makes: as a partner, a speaker, a source */
  guint n_members;  /* the models of a brand, the sites of a place */
  guint n_names;    /* its other names */
} ZavodNounUses;

#define ZAVOD_TYPE_NOUN_RECORD (zavod_noun_record_get_type ())

GType            zavod_noun_record_get_type   (void) G_GNUC_CONST;
ZavodNounRecord *zavod_noun_record_new        (ZavodNoun              noun,
                                               gint64                 id);
ZavodNounRecord *zavod_noun_record_ref        (ZavodNounRecord       *self);
void             zavod_noun_record_unref      (ZavodNounRecord       *self);
const char      *zavod_noun_record_get_kind   (const ZavodNounRecord *self);
gboolean         zavod_noun_record_is_product (const ZavodNounRecord *self,
                                               gint64                 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodNounRecord, zavod_noun_record_unref)

G_END_DECLS
