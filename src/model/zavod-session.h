/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session: the one object that map, tables, record and forms share. It owns the open atlas, the selection (by id),
 * the filter, the as-of date and the undo state; whatever changes here, everybody who is bound to it follows, and none of them
 * knows another. */

#pragma once

#include "zavod-box.h"
#include "zavod-facet-column.h"
#include "zavod-filter.h"
#include "zavod-store.h"
#include "zavod-store-history.h"
#include "zavod-store-merge.h"
#include "zavod-store-unite.h"
#include "zavod-visits.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SESSION (zavod_session_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSession, zavod_session, ZAVOD, SESSION, GObject)

/* Where a selection was made: that view keeps all its rows, the others narrow. The tables are in their own order. */
typedef enum
{
  ZAVOD_ORIGIN_NONE,
  ZAVOD_ORIGIN_MAP,
  ZAVOD_ORIGIN_SITES,
  ZAVOD_ORIGIN_PARTNERS,
  ZAVOD_ORIGIN_CAPACITIES,
  ZAVOD_ORIGIN_TIMELINE,
  ZAVOD_ORIGIN_FIGURES,
  ZAVOD_ORIGIN_CONFLICTS,
  ZAVOD_ORIGIN_SOURCES,
  ZAVOD_ORIGIN_GAPS,
  ZAVOD_ORIGIN_FIND,
  ZAVOD_ORIGIN_RECORD,  /* a link in a record, or the way back */
} ZavodOrigin;

/* Which sites the map shows otherwise after an edit. */
typedef struct
{
  GArray *all;      /* ZavodSitePoint: all sites as they were before, by id */
  GArray *before;   /* those that changed as they were, by id; a new site is not among them */
  GArray *now;      /* those that changed as they are; one that was deleted is not among them */
} ZavodPointsChange;

/* Properties, all with notify:
 *   "store" (ZavodStore), "title" (string), "n-sites", "n-claims" (uint),
 *   "undo-words", "redo-words" (string: NULL when there is nothing to undo or redo), "read-only" (boolean),
 *   "date" (string, ISO 8601: the as-of day, never NULL; it follows "day" when that has come to rest, and is told again
 *     when something else is known),
 *   "day", "known-day" (uint: what zavod_session_get_day() and _get_known_day() say), "undated" (boolean, writable),
 *   "years" (GArray of ZavodYear: how many statements there are of each; NULL until they were read),
 *   "shown-years" (the same of the sites that pass the filter, and of what is known),
 *   "record" (ZavodSite boxed: the record of the site that is shown, re-read after each change; NULL: none is),
 *   "noun-record" (ZavodNounRecord boxed: the same of a company, a product … that is selected; NULL: none is),
 *   "selection-words" (string: what is selected, for people; it may come a moment after the selection itself),
 *   "points" (GArray of ZavodSitePoint: every site, for the map), "picking" (boolean: a form waits for a place),
 *   "only-in-view" (boolean, writable: the tables narrow to what the map shows).
 * Signals:
 *   "changed" (const ZavodChanges *)           after each commit, and when another program wrote
 *   "points-changed" (const ZavodPointsChange *)  some of the points; NULL: all were read anew
 *   "statuses-changed" (GArray *changes)       of points, in place; ZavodStatusChange, by their place in the points
 *   "selection-changed"                        the selected site, sites or actor
 *   "visits-changed"                           what has been looked at, and where one is among it
 *   "filter-changed"                           what is chosen in the facets
 *   "facets-changed"                           how many sites each value of the facets has
 *   "passing-changed"                          which sites pass the filter, when it is not the sites that changed
 *   "shown-changed"                            which sites pass the filter, and are in view if they have to be
 *   "edited" (const char *words, int kind)     an edit (0), undo (1) or redo (2) of this session is on disk
 *   "picked" (double latitude, double longitude)   a place was chosen on the map while picking
 *   "radius-picked" (double metres)                and how wide its circle is
 *   "failed" (const char *sentence)            something of the atlas could not be read */

ZavodSession *zavod_session_new                (void);

void          zavod_session_open_async         (ZavodSession         *self,
                                                const char           *path,
                                                ZavodOpenFlags        flags,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      zavod_session_open_finish        (ZavodSession         *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void          zavod_session_close              (ZavodSession         *self);

ZavodStore   *zavod_session_get_store          (ZavodSession         *self);
const char   *zavod_session_get_title          (ZavodSession         *self);
guint         zavod_session_get_n_sites        (ZavodSession         *self);
guint         zavod_session_get_n_claims       (ZavodSession         *self);
gboolean      zavod_session_is_read_only       (ZavodSession         *self);
const char   *zavod_session_get_undo_words     (ZavodSession         *self);
const char   *zavod_session_get_redo_words     (ZavodSession         *self);
const char   *zavod_session_get_date           (ZavodSession         *self);
void          zavod_session_set_date           (ZavodSession         *self,
                                                const char           *date);

guint32       zavod_session_get_day            (ZavodSession         *self);
void          zavod_session_set_day            (ZavodSession         *self,
                                                guint32               day);
gboolean      zavod_session_is_today           (ZavodSession         *self);
guint32       zavod_session_get_known_day      (ZavodSession         *self);  /* 0: everything is known */
void          zavod_session_set_known_day      (ZavodSession         *self,
                                                guint32               day);
gboolean      zavod_session_get_undated        (ZavodSession         *self);
void          zavod_session_set_undated        (ZavodSession         *self,
                                                gboolean              undated);
guint32       zavod_session_find_event         (ZavodSession         *self,
                                                guint32               day,
                                                gboolean              forward);
void          zavod_session_prepare_days       (ZavodSession         *self);
GArray       *zavod_session_get_years          (ZavodSession         *self);  /* ZavodYear, upwards; NULL: not read yet */
GArray       *zavod_session_get_shown_years    (ZavodSession         *self);

gint64        zavod_session_get_selected_site  (ZavodSession         *self);  /* the one whose record is shown; 0: none */
const gint64 *zavod_session_get_selected_sites (ZavodSession         *self,   /* all of them, sorted upwards */
                                                gsize                *n_sites);
gboolean      zavod_session_is_site_selected   (ZavodSession         *self,
                                                gint64                id);
gint64        zavod_session_get_selected_actor (ZavodSession         *self);
gint64        zavod_session_get_selected_noun  (ZavodSession         *self,   /* 0: no company, product … is */
                                                ZavodNoun            *noun);
ZavodOrigin   zavod_session_get_origin         (ZavodSession         *self);
ZavodOrigin   zavod_origin_from_table          (ZavodTable            table);
const char   *zavod_session_get_selection_words (ZavodSession        *self);  /* what narrows, for people; NULL: nothing */
void          zavod_session_select_site        (ZavodSession         *self,
                                                gint64                id,
                                                ZavodOrigin           origin);
void          zavod_session_select_sites       (ZavodSession         *self,
                                                const gint64         *ids,
                                                gsize                 n_ids,
                                                ZavodOrigin           origin);
void          zavod_session_add_sites          (ZavodSession         *self,
                                                const gint64         *ids,
                                                gsize                 n_ids,
                                                ZavodOrigin           origin);
void          zavod_session_toggle_sites       (ZavodSession         *self,
                                                const gint64         *ids,
                                                gsize                 n_ids,
                                                ZavodOrigin           origin);
void          zavod_session_show_site          (ZavodSession         *self,
                                                gint64                id);
void          zavod_session_select_row         (ZavodSession         *self,
                                                const ZavodTuple     *tuple,
                                                ZavodOrigin           origin);
void          zavod_session_select_rows        (ZavodSession         *self,
                                                ZavodTable            table,
                                                const gint64         *ids,
                                                gsize                 n_ids);
void          zavod_session_select_noun        (ZavodSession         *self,
                                                ZavodNoun             noun,
                                                gint64                id,
                                                const char           *words,
                                                ZavodOrigin           origin);
const ZavodVisit *zavod_session_get_visit      (ZavodSession         *self,
                                                int                   steps);
void          zavod_session_go                 (ZavodSession         *self,
                                                int                   steps);
void          zavod_session_clear_selection    (ZavodSession         *self);

const ZavodFilter *zavod_session_get_filter    (ZavodSession         *self);
void          zavod_session_set_filter         (ZavodSession         *self,
                                                const ZavodFilter    *filter);
gboolean      zavod_session_get_only_in_view   (ZavodSession         *self);
void          zavod_session_set_only_in_view   (ZavodSession         *self,
                                                gboolean              only_in_view);
void          zavod_session_set_view           (ZavodSession         *self,
                                                const ZavodBox       *view);
void          zavod_session_clear_filter       (ZavodSession         *self);
const ZavodFacetColumn *zavod_session_get_facet (ZavodSession        *self,  /* NULL: not read yet */
                                                 ZavodFacet           facet);
ZavodFacetColumn *zavod_session_ref_facet      (ZavodSession         *self,  /* the same, to be kept */
                                                ZavodFacet            facet);
guint         zavod_session_count_facet        (ZavodSession         *self,
                                                ZavodFacet            facet,
                                                guint                 value);
GArray       *zavod_session_get_passing        (ZavodSession         *self);  /* gint64, sorted upwards; NULL: all */
guint         zavod_session_count_without      (ZavodSession         *self,
                                                ZavodFacet            facet);
gboolean      zavod_session_is_left_out        (ZavodSession         *self,   /* by the filter: all of these sites */
                                                const gint64         *ids,
                                                gsize                 n_ids);
GArray       *zavod_session_get_shown          (ZavodSession         *self);  /* gint64, sorted upwards; NULL: all */

/* Sites that have something in common. */
typedef struct
{
  char *label;
  GArray *sites;           /* gint64, sorted upwards */
} ZavodSiteGroup;

const gint64 *zavod_session_get_asked_for      (ZavodSession         *self,   /* selected, else shown; NULL: all */
                                                gsize                *n_sites);
GPtrArray    *zavod_session_group_sites        (ZavodSession         *self,
                                                ZavodFacet            facet,
                                                guint                 max_groups);
void          zavod_site_group_free            (ZavodSiteGroup       *self);

void          zavod_session_report             (ZavodSession         *self,
                                                const GError         *error);

ZavodSite    *zavod_session_get_record         (ZavodSession         *self);
ZavodNounRecord *zavod_session_get_noun_record (ZavodSession         *self);
GArray       *zavod_session_get_points         (ZavodSession         *self);

void          zavod_session_edit_async         (ZavodSession         *self,
                                                ZavodEdit            *edit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      zavod_session_edit_finish        (ZavodSession         *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void          zavod_session_undo_async         (ZavodSession         *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      zavod_session_undo_finish        (ZavodSession         *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void          zavod_session_redo_async         (ZavodSession         *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      zavod_session_redo_finish        (ZavodSession         *self,
                                                GAsyncResult         *result,
                                                GError              **error);

void          zavod_session_step_async         (ZavodSession           *self,
                                                const ZavodHistoryStep *step,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
gboolean      zavod_session_step_finish        (ZavodSession         *self,
                                                GAsyncResult         *result,
                                                GError              **error);

void          zavod_session_merge_async        (ZavodSession         *self,
                                                ZavodPatch           *patch,
                                                GHashTable           *choices,
                                                const char           *words,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      zavod_session_merge_finish       (ZavodSession         *self,
                                                GAsyncResult         *result,
                                                GError              **error);

void          zavod_session_unite_async        (ZavodSession         *self,
                                                ZavodNoun             noun,
                                                gint64                kept_id,
                                                gint64                gone_id,
                                                const char           *words,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      zavod_session_unite_finish       (ZavodSession         *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/* A form asks for a place; whoever can show one (the map) answers with pick. */
typedef struct
{
  gboolean has_point;
  double latitude;
  double longitude;
  double radius;           /* metres: the circle that the form's accuracy means; 0: none */
} ZavodPick;

gboolean         zavod_session_is_picking      (ZavodSession         *self);
const ZavodPick *zavod_session_get_pick        (ZavodSession         *self);
void             zavod_session_begin_picking   (ZavodSession         *self,
                                                const ZavodPick      *pick);  /* also to move the pin while picking */
void             zavod_session_pick            (ZavodSession         *self,
                                                double                latitude,
                                                double                longitude);
void             zavod_session_pick_radius     (ZavodSession         *self,
                                                double                metres);
void             zavod_session_end_picking     (ZavodSession         *self);

G_END_DECLS
