/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the session's files share: the object itself, and its atlas, points, days, selection, nouns, filter, edits and
 * picking, a file each. */

#pragma once

#include "zavod-as-of.h"
#include "zavod-error.h"
#include "zavod-session.h"
#include "zavod-site-facets.h"

G_BEGIN_DECLS

struct _ZavodSession
{
  GObject parent_instance;

  ZavodStore *store;
  char *title;
  guint n_sites;
  guint n_claims;
  char *date;                 /* ISO 8601: where the day came to rest */

  guint32 day;                /* of the statuses in the points */
  gboolean is_today;          /* nobody has chosen another one */
  ZavodKnowledge knowledge;
  ZavodAsOf *as_of;           /* NULL: nobody has asked for another day yet, or it is being read */
  guint32 *places;            /* of its sites among the points; NULL: to be looked up */
  gboolean uses_as_of;
  gboolean is_reading_as_of;
  guint rest_source;
  GArray *years;              /* ZavodYear; NULL: not read yet */
  gboolean knows_otherwise;   /* since the day was last at rest */
  GArray *shown_years;        /* the same of what passes and is known; NULL: they are the same */

  gint64 site_id;             /* whose record is shown; 0: none */
  ZavodNoun noun;             /* what noun_id is of; never a site */
  gint64 noun_id;             /* set when something else was selected, with all its sites; 0: nothing was */
  GArray *sites;              /* gint64, sorted upwards: all that is selected */
  ZavodOrigin origin;
  char *selection_words;

  ZavodSite *record;
  ZavodNounRecord *noun_record;
  ZavodVisits *visits;
  guint visit_source;         /* waits until what is shown counts as looked at */
  GArray *points;             /* ZavodSitePoint, by id; never changed, only replaced */
  GHashTable *stale;          /* set of gint64: sites whose points are being read again */
  gboolean reading_all;       /* or those of all sites */

  ZavodFilter *filter;
  gboolean only_in_view;
  ZavodBox view;              /* what the map shows; empty before it has shown anything */
  ZavodSiteFacets *facets;    /* as they were read; NULL: not yet */
  ZavodFacetColumn *columns[ZAVOD_N_FACETS];  /* with the rows of the points; NULL: not yet */
  ZavodFacetResult *counts;   /* of what is in view, if only that counts; NULL: no points yet */
  GArray *passing;            /* gint64, sorted upwards: the sites that pass the filter; NULL: all do */
  GArray *shown;              /* the same of those that are in view, if they have to be */

  gboolean picking;
  ZavodPick pick;

  GCancellable *record_cancellable;
  GCancellable *points_cancellable;
  GCancellable *facets_cancellable;
  GCancellable *summary_cancellable;
  GCancellable *selection_cancellable;
  GCancellable *as_of_cancellable;
  GCancellable *years_cancellable;
  GCancellable *shown_years_cancellable;
};

gboolean      zavod_session_was_cancelled (const GError            *error);
GCancellable *zavod_session_renew         (GCancellable           **cancellable);

void zavod_session_load_record         (ZavodSession *self);
void zavod_session_load_noun           (ZavodSession *self,
                                        GCancellable *cancellable);
void zavod_session_begin_visit         (ZavodSession *self);
void zavod_session_end_visit           (ZavodSession *self);
void zavod_session_name_visit          (ZavodSession *self,
                                        ZavodNoun     noun,
                                        gint64        id,
                                        const char   *name);
void zavod_session_forget_visit        (ZavodSession *self,
                                        ZavodNoun     noun,
                                        gint64        id);
void zavod_session_clear_visits        (ZavodSession *self);
void zavod_session_notify_visits       (ZavodSession *self);
void zavod_session_load_points         (ZavodSession *self);
void zavod_session_update_points       (ZavodSession *self,
                                        const ZavodChanges *changes);
void zavod_session_init_days           (ZavodSession *self);
void zavod_session_clear_days          (ZavodSession *self);
void zavod_session_set_moment          (ZavodSession *self);
void zavod_session_read_days           (ZavodSession *self);
void zavod_session_read_shown_years    (ZavodSession *self);
void zavod_session_apply_statuses      (ZavodSession *self,
                                        GArray       *changes);
void zavod_session_refresh_statuses    (ZavodSession *self);
void zavod_session_tell_statuses       (ZavodSession *self,
                                        GArray       *changes);
void zavod_session_prune_selection     (ZavodSession *self);
void zavod_session_take_points         (ZavodSession *self,
                                        ZavodAlignment *next,
                                        const ZavodPointsChange *change);
void zavod_session_load_facets         (ZavodSession *self);
void zavod_session_clear_facets        (ZavodSession *self);
void zavod_session_notify_atlas        (ZavodSession *self);
void zavod_session_notify_points       (ZavodSession *self,
                                        const ZavodPointsChange *change);
void zavod_session_notify_facets       (ZavodSession *self);
void zavod_session_notify_passing      (ZavodSession *self);
void zavod_session_notify_shown        (ZavodSession *self);
void zavod_session_notify_filter       (ZavodSession *self);
void zavod_session_notify_only_in_view (ZavodSession *self);
void zavod_session_renew_selection     (ZavodSession *self);
void zavod_session_set_selection       (ZavodSession *self,
                                        gint64        site_id,
                                        const gint64 *ids,
                                        gsize         n_ids,
                                        ZavodNoun     noun,
                                        gint64        noun_id,
                                        const char   *words,
                                        ZavodOrigin   origin);
void zavod_session_set_selection_words (ZavodSession *self,
                                        const char   *words);
void zavod_session_notify_selection    (ZavodSession *self);
void zavod_session_announce_edit       (ZavodSession *self,
                                        const char   *words,
                                        int           kind);

G_END_DECLS
