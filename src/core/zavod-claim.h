/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A claim with its citations, and the record of a site: plain values that travel from the reader thread to forms,
 * records and exports. Every string is NULL where the file has NULL. */

#pragma once

#include <glib-object.h>

#include "zavod-quantity.h"
#include "zavod-vocabulary.h"

G_BEGIN_DECLS

/* A noun that a claim points to: its id (0: none) and its name for people. */
typedef struct
{
  gint64 id;
  char *name;
} ZavodReference;

typedef struct
{
  gint64 id;
  gint64 claim_id;       /* what it is cited for, in a record or a table; else 0 */
  gint64 source_id;
  char *title;
  char *publisher;
  char *url;
  char *published;       /* reduced-precision ISO 8601 */
  char *published_text;
  char *origin;
  char *locator;
  char *quote;
  ZavodReference speaker_actor;
  char *speaker;         /* as written */
  char *note;
} ZavodCitation;  /* counted: whoever shows it may keep it beyond its claim */

typedef enum
{
  ZAVOD_RANK_PREFERRED,
  ZAVOD_RANK_NORMAL,
  ZAVOD_RANK_DEPRECATED,
} ZavodRank;

typedef struct
{
  gint64 id;
  ZavodSubjects subject_kind;
  ZavodReference subject;
  char *country;              /* of a claim about a country */
  GPtrArray *further_sites;   /* ZavodReference: the other sites of a shared figure */
  GArray *further_rows;       /* gint64: the row of claim_site that adds each of them */
  char *property;
  char *topic;
  char *value_text;
  gboolean has_low;
  gboolean has_high;
  double low;
  double high;
  char *bound;
  char *unit;
  char *currency;
  ZavodReference actor;
  char *actor_kind;
  char *role;
  gboolean has_share;
  double share;               /* percent */
  char *condition;
  ZavodReference product;
  ZavodReference programme;
  ZavodReference scope_product;
  char *vehicle_class;
  gint stage;                 /* 0: none */
  char *method;
  char *period;
  double period_years;        /* 0: not stated */
  char *modality;
  char *since;
  char *until;
  char *as_of;
  char *time_text;
  ZavodRank rank;
  char *reason;
  char *note;
  GPtrArray *citations;       /* ZavodCitation: those that are known */
  gboolean is_later;          /* published after what is known, as far as the reader asked */
} ZavodClaim;

typedef struct
{
  gint64 id;
  char *text;
  char *kind;
  char *language;
  char *since;
  char *until;
} ZavodName;

/* Everything the file says about one site, as of a day. */
typedef struct
{
  gint64 id;
  char *name;
  char *country;
  ZavodReference place;
  gboolean has_point;
  double latitude;            /* degrees, WGS 84 */
  double longitude;
  char *accuracy;
  double radius;              /* metres; 0: not stated */
  char *place_note;
  char *note;
  ZavodStatus status;
  char *status_since;
  ZavodShape shape;
  GPtrArray *names;           /* ZavodName: of the site */
  GPtrArray *place_names;     /* ZavodName: of its town */
  GPtrArray *claims;          /* ZavodClaim: of the site, shared ones included, preferred first within a property */
  GPtrArray *later;           /* ZavodClaim: the same, published after what is known */
} ZavodSite;

#define ZAVOD_TYPE_SITE (zavod_site_get_type ())

ZavodReference *zavod_reference_new      (gint64            id,
                                          const char       *name);
void            zavod_reference_clear    (ZavodReference   *self);
void            zavod_reference_free     (ZavodReference   *self);
gint64          zavod_references_find    (GPtrArray        *references,
                                          const char       *name);
ZavodCitation  *zavod_citation_new       (void);
ZavodCitation  *zavod_citation_ref       (ZavodCitation    *self);
void            zavod_citation_unref     (ZavodCitation    *self);
ZavodClaim     *zavod_claim_new          (void);
void            zavod_claim_free         (ZavodClaim       *self);
ZavodQuantity   zavod_claim_get_quantity (const ZavodClaim *self);
ZavodName      *zavod_name_new           (void);
void            zavod_name_free          (ZavodName        *self);
GType           zavod_site_get_type      (void) G_GNUC_CONST;
ZavodSite      *zavod_site_new           (void);
ZavodSite      *zavod_site_ref           (ZavodSite        *self);
void            zavod_site_unref         (ZavodSite        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodReference, zavod_reference_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodCitation, zavod_citation_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodClaim, zavod_claim_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodName, zavod_name_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodSite, zavod_site_unref)

G_END_DECLS
