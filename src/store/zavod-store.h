/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open atlas. One writer thread and one reader thread, each with its own connection; the main thread only hands over
 * work and gets answers. The _async calls answer on the caller's main context. */

#pragma once

#include <gio/gio.h>

#include "zavod-claim.h"
#include "zavod-claim-choice.h"
#include "zavod-edit.h"
#include "zavod-facet.h"
#include "zavod-noun.h"
#include "zavod-noun-record.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_STORE (zavod_store_get_type ())
G_DECLARE_FINAL_TYPE (ZavodStore, zavod_store, ZAVOD, STORE, GObject)

typedef enum
{
  ZAVOD_TABLE_SITES,
  ZAVOD_TABLE_PARTNERS,
  ZAVOD_TABLE_CAPACITIES,
  ZAVOD_TABLE_TIMELINE,
  ZAVOD_TABLE_FIGURES,
  ZAVOD_TABLE_CONFLICTS,
  ZAVOD_TABLE_SOURCES,
  ZAVOD_TABLE_GAPS,
  ZAVOD_N_TABLES
} ZavodTable;

typedef enum
{
  ZAVOD_SITES_NAME,
  ZAVOD_SITES_PLACE,
  ZAVOD_SITES_COUNTRY,
  ZAVOD_SITES_STATUS,      /* code */
  ZAVOD_SITES_CLASS,       /* code of the vehicle class, or NULL */
  ZAVOD_SITES_CAPACITY,    /* as written */
  ZAVOD_SITES_SINCE,       /* of the status */
  ZAVOD_SITES_SOURCES,     /* how many */
  ZAVOD_N_SITES_COLUMNS
} ZavodSitesColumn;

typedef enum
{
  ZAVOD_PARTNERS_PARTNER,
  ZAVOD_PARTNERS_ROLE,     /* code */
  ZAVOD_PARTNERS_SUBJECT,  /* name of the site, programme, company or product */
  ZAVOD_PARTNERS_SHARE,    /* percent */
  ZAVOD_PARTNERS_AS_WRITTEN,
  ZAVOD_PARTNERS_SINCE,
  ZAVOD_PARTNERS_SOURCE,   /* publisher of the first citation, "+n" for the others */
  ZAVOD_N_PARTNERS_COLUMNS
} ZavodPartnersColumn;

typedef enum
{
  ZAVOD_CAPACITIES_SUBJECT,   /* the sites' names, joined, for a shared figure */
  ZAVOD_CAPACITIES_VALUE,     /* as written */
  ZAVOD_CAPACITIES_AMOUNT,    /* the number that it is sorted by */
  ZAVOD_CAPACITIES_MODALITY,  /* code */
  ZAVOD_CAPACITIES_PERIOD,    /* code */
  ZAVOD_CAPACITIES_SCOPE,     /* topic, product or vehicle class, stage and method, in words */
  ZAVOD_CAPACITIES_WHEN,      /* since, else as of */
  ZAVOD_CAPACITIES_SOURCE,
  ZAVOD_CAPACITIES_UNIT,      /* code, or of a sum the currency */
  ZAVOD_N_CAPACITIES_COLUMNS
} ZavodCapacitiesColumn;

/* What happens or holds from a day on: events, and statuses. */
typedef enum
{
  ZAVOD_TIMELINE_SUBJECT,
  ZAVOD_TIMELINE_EVENT,       /* code of the property */
  ZAVOD_TIMELINE_WHAT,        /* who or what, in words; a status in the user's language */
  ZAVOD_TIMELINE_WHEN,        /* since, else as of */
  ZAVOD_TIMELINE_UNTIL,
  ZAVOD_TIMELINE_MODALITY,
  ZAVOD_TIMELINE_SOURCE,
  ZAVOD_N_TIMELINE_COLUMNS
} ZavodTimelineColumn;

/* Quantities of every property; the first columns are those of the capacities. */
typedef enum
{
  ZAVOD_FIGURES_SUBJECT,
  ZAVOD_FIGURES_VALUE,
  ZAVOD_FIGURES_AMOUNT,
  ZAVOD_FIGURES_MODALITY,
  ZAVOD_FIGURES_PERIOD,
  ZAVOD_FIGURES_SCOPE,
  ZAVOD_FIGURES_WHEN,
  ZAVOD_FIGURES_SOURCE,
  ZAVOD_FIGURES_UNIT,
  ZAVOD_FIGURES_PROPERTY,     /* code */
  ZAVOD_N_FIGURES_COLUMNS
} ZavodFiguresColumn;

/* A row for each of the values that cannot all be true; those that belong together stand together, the one that speaks
 * for them first. */
typedef enum
{
  ZAVOD_CONFLICTS_SUBJECT,
  ZAVOD_CONFLICTS_PROPERTY,   /* code */
  ZAVOD_CONFLICTS_SCOPE,
  ZAVOD_CONFLICTS_VALUE,
  ZAVOD_CONFLICTS_SOURCES,    /* all who say so */
  ZAVOD_CONFLICTS_WHEN,
  ZAVOD_CONFLICTS_DIFFERENCE, /* code: in what it differs from the first */
  ZAVOD_CONFLICTS_STANDING,   /* ZavodStanding by its code */
  ZAVOD_CONFLICTS_REASON,     /* why it was chosen */
  ZAVOD_N_CONFLICTS_COLUMNS
} ZavodConflictsColumn;

typedef enum
{
  ZAVOD_SOURCES_TITLE,
  ZAVOD_SOURCES_PUBLISHER,
  ZAVOD_SOURCES_KIND,         /* code */
  ZAVOD_SOURCES_PUBLISHED,
  ZAVOD_SOURCES_LANGUAGE,
  ZAVOD_SOURCES_CITATIONS,    /* how many */
  ZAVOD_SOURCES_ADDRESS,
  ZAVOD_N_SOURCES_COLUMNS
} ZavodSourcesColumn;

typedef enum
{
  ZAVOD_GAPS_SITE,
  ZAVOD_GAPS_GAP,             /* code */
  ZAVOD_GAPS_DETAIL,          /* what there is instead, in words */
  ZAVOD_GAPS_PLACE,
  ZAVOD_GAPS_COUNTRY,
  ZAVOD_GAPS_SOURCES,         /* how many */
  ZAVOD_N_GAPS_COLUMNS
} ZavodGapsColumn;

#define ZAVOD_MAX_COLUMNS 10

/* A cell of a row that names something which has a record of its own. */
typedef struct
{
  guint column;
  ZavodNoun noun;
  gint64 id;
} ZavodTupleLink;

#define ZAVOD_MAX_LINKS 2

/* One row of a table. cells[column] is the text, NULL where nothing is stated; numbers[column] the number of a numeric
 * column. site_id is the row's (first) site, actor_id its partner, source_id its source: 0 where there is none. sites are
 * all the sites of a shared figure, site_id among them; NULL where there is but one. */
typedef struct
{
  gint64 id;               /* of the site, the claim or the source; of a gap as in zavod-gap.h */
  gint64 site_id;
  gint64 actor_id;
  gint64 source_id;
  gint64 *sites;
  gsize n_sites;
  guint n_rivals;          /* claims that cannot be true together with the row's figure */
  guint8 look;             /* ZavodLook, ZavodShape: of the site's mark */
  guint8 shape;
  gboolean continues : 1;  /* the row before is about the same */
  char *cells[ZAVOD_MAX_COLUMNS];
  double numbers[ZAVOD_MAX_COLUMNS];
  ZavodTupleLink links[ZAVOD_MAX_LINKS];
  guint n_links;
} ZavodTuple;

void                  zavod_tuple_free     (ZavodTuple       *self);
const ZavodTupleLink *zavod_tuple_get_link (const ZavodTuple *self,
                                            guint             column);

#define ZAVOD_MAX_SORT_KEYS 4

typedef struct
{
  guint column;
  gboolean descending;
} ZavodSortKey;

/* What a list shows and in which order. NULL fields narrow nothing. */
typedef struct
{
  ZavodTable table;
  ZavodSortKey sort[ZAVOD_MAX_SORT_KEYS];  /* the first decides, the next where that is equal, at last the id */
  guint n_sort;            /* 0: by sort[0] */
  const gint64 *sites;     /* only rows about these sites, sorted upwards; shared figures count */
  gsize n_sites;           /* 0 with sites set: no row at all */
  gint64 actor_id;         /* only rows in which this actor has a part; 0: any */
  const char *date;        /* status as of this day, ISO 8601; NULL: today */
  gboolean can_wait;       /* for what takes seconds: nobody sees it yet */
} ZavodListQuery;

/* One site on the map. */
typedef struct
{
  gint64 id;
  double latitude;         /* NAN, NAN: place unknown */
  double longitude;
  float radius;            /* metres: stated, else the accuracy's; 0 with no accuracy */
  guint8 status;           /* ZavodStatus */
  guint8 shape;            /* ZavodShape */
  gboolean vague : 1;      /* worse than the street: to be drawn as a circle */
} ZavodSitePoint;

/* Who takes what the facets of all sites are made of, in a thread of the store. Rows are sites, numbered from 0 by id. */
typedef struct
{
  void (*begin) (gpointer      target,
                 const gint64 *ids,
                 guint         n_rows);
  void (*add)   (gpointer      target,
                 ZavodFacet    facet,
                 gint64        key,
                 guint         row);   /* in no order, and perhaps more than once */
  void (*name)  (gpointer      target,
                 ZavodFacet    facet,
                 gint64        key,
                 const char   *name);  /* of a key that is an id, whether it was added or not */
  void (*finish) (gpointer     target);
} ZavodFacetSink;

/* What a site can make. */
typedef struct
{
  gint64 site_id;
  double vehicles;         /* a year */
} ZavodSiteCapacity;

/* Who takes all that things are called, in a thread of the store. */
typedef struct
{
  void (*add)    (gpointer    target,
                  ZavodNoun   noun,
                  gint64      id,
                  const char *text,
                  const char *main);  /* the main name where text is another one, else NULL */
  void (*finish) (gpointer    target);
} ZavodNameSink;

/* Who takes all that is said of statuses, in a thread of the store: claims by their sites upwards, after each its citations. */
typedef struct
{
  void (*add_claim)  (gpointer target,
                      gint64   site_id,
                      gint64   claim_id,
                      guint32  day,        /* 0: none that exists; ZAVOD_DAY_BY_SOURCES: none is stated */
                      guint8   weight,
                      guint8   status);
  void (*add_source) (gpointer target,
                      guint32  published);
  void (*finish)     (gpointer target);
} ZavodStatusSink;

typedef struct
{
  guint16 year;
  guint n_claims;
  guint n_plans;           /* of these, of what had not happened when it was said */
} ZavodYear;

/* What an edit, an undo or another program changed: ids per table name, told once, after the commit. */
typedef struct
{
  gboolean everything;     /* another program wrote: nothing is known but that all must be read again */
  GHashTable *rows;        /* interned table name → GHashTable set of gint64 ids */
  GHashTable *sites;       /* set of gint64: those that the map may show otherwise now; NULL: too many to be told */
} ZavodChanges;

typedef struct
{
  guint n_sites;
  guint n_claims;
  char *title;
} ZavodSummary;

typedef enum
{
  ZAVOD_OPEN_DEFAULT = 0,
  ZAVOD_OPEN_CREATE = 1 << 0,     /* a new atlas; an existing file is never overwritten */
  ZAVOD_OPEN_READ_ONLY = 1 << 1,
} ZavodOpenFlags;

ZavodStore *zavod_store_open             (const char           *path,
                                          ZavodOpenFlags        flags,
                                          GError              **error);
void        zavod_store_open_async       (const char           *path,
                                          ZavodOpenFlags        flags,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
ZavodStore *zavod_store_open_finish      (GAsyncResult         *result,
                                          GError              **error);
void        zavod_store_close            (ZavodStore           *self);

/* What is told of SQL that runs in a thread that must not wait for it. */
typedef void (*ZavodSqlFunc) (const char *sql);

void        zavod_store_watch_thread     (GThread              *thread,
                                          ZavodSqlFunc          found);

const char *zavod_store_get_path         (ZavodStore           *self);
gboolean    zavod_store_is_read_only     (ZavodStore           *self);
const char *zavod_store_get_undo_words   (ZavodStore           *self);  /* NULL: nothing to undo */
const char *zavod_store_get_redo_words   (ZavodStore           *self);

/* Signals, on the main context: "changed" (const ZavodChanges *), after each commit that changed rows, and when another
 * program wrote; "notify::undo-words", "notify::redo-words". */

gboolean    zavod_store_edit             (ZavodStore           *self,
                                          ZavodEdit            *edit,
                                          GError              **error);
void        zavod_store_edit_async       (ZavodStore           *self,
                                          ZavodEdit            *edit,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean    zavod_store_edit_finish      (ZavodStore           *self,
                                          GAsyncResult         *result,
                                          GError              **error);
void        zavod_store_undo_async       (ZavodStore           *self,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
char       *zavod_store_undo_finish      (ZavodStore           *self,
                                          GAsyncResult         *result,
                                          GError              **error);  /* the words of what was undone */
void        zavod_store_redo_async       (ZavodStore           *self,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
char       *zavod_store_redo_finish      (ZavodStore           *self,
                                          GAsyncResult         *result,
                                          GError              **error);

/* Reading. */
void          zavod_store_set_moment       (ZavodStore           *self,
                                            const ZavodMoment    *moment);
void          zavod_store_list_async       (ZavodStore           *self,
                                            const ZavodListQuery *query,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GArray       *zavod_store_list_finish      (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            guint                *n_groups,
                                            GError              **error);  /* gint64 ids in order */
void          zavod_store_load_async       (ZavodStore           *self,
                                            ZavodTable            table,
                                            const gint64         *ids,
                                            gsize                 n_ids,
                                            const char           *date,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray    *zavod_store_load_finish      (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* ZavodTuple per id; NULL: gone */
void          zavod_store_find_async       (ZavodStore           *self,
                                            const ZavodListQuery *query,
                                            const char           *text,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean      zavod_store_find_finish      (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            gint64               *id,
                                            GError              **error);  /* id 0: no such row */
void          zavod_store_citations_async  (ZavodStore           *self,
                                            ZavodTable            table,
                                            gint64                claim_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray    *zavod_store_citations_finish (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* ZavodCitation */
void          zavod_store_points_async     (ZavodStore           *self,
                                            const char           *date,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GArray       *zavod_store_points_finish    (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* ZavodSitePoint, by id */
void          zavod_store_facets_async     (ZavodStore           *self,
                                            const ZavodFacetSink *sink,
                                            gpointer              target,
                                            GDestroyNotify        free_target,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gpointer      zavod_store_facets_finish    (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* the target */
void          zavod_store_capacities_async  (ZavodStore          *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GArray       *zavod_store_capacities_finish (ZavodStore          *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* ZavodSiteCapacity, by site */
void          zavod_store_points_of_async  (ZavodStore           *self,
                                            const gint64         *ids,
                                            gsize                 n_ids,
                                            const char           *date,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GArray       *zavod_store_points_of_finish (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void          zavod_store_names_async      (ZavodStore           *self,
                                            const ZavodNameSink  *sink,
                                            gpointer              target,
                                            GDestroyNotify        free_target,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gpointer      zavod_store_names_finish     (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* the target */
void          zavod_store_sites_of_async   (ZavodStore           *self,
                                            ZavodNoun             noun,
                                            gint64                id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GArray       *zavod_store_sites_of_finish  (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* gint64, sorted */
void          zavod_store_statuses_async   (ZavodStore            *self,
                                            const ZavodStatusSink *sink,
                                            gpointer               target,
                                            GDestroyNotify         free_target,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               user_data);
gpointer      zavod_store_statuses_finish  (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* the target */
void          zavod_store_years_async      (ZavodStore           *self,
                                            GArray               *sites,
                                            gboolean              events,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GArray       *zavod_store_years_finish     (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* ZavodYear, upwards */
void          zavod_store_site_async       (ZavodStore           *self,
                                            gint64                id,
                                            const char           *date,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
ZavodSite    *zavod_store_site_finish      (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void          zavod_store_sites_of_actor_async  (ZavodStore          *self,
                                                 gint64               actor_id,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
GArray       *zavod_store_sites_of_actor_finish (ZavodStore          *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);  /* gint64, sorted */
void          zavod_store_sites_of_rows_async   (ZavodStore          *self,
                                                 ZavodTable           table,
                                                 const gint64        *ids,
                                                 gsize                n_ids,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
GArray       *zavod_store_sites_of_rows_finish  (ZavodStore          *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);  /* gint64, sorted */
void          zavod_store_references_async (ZavodStore           *self,
                                            const char           *table,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray    *zavod_store_references_finish (ZavodStore          *self,
                                             GAsyncResult        *result,
                                             GError             **error);  /* ZavodReference, by name: for pickers */
void          zavod_store_noun_async       (ZavodStore           *self,
                                            ZavodNoun             noun,
                                            gint64                id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
ZavodNounRecord *zavod_store_noun_finish   (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void          zavod_store_statements_async (ZavodStore          *self,
                                            ZavodSubjects         kind,
                                            gint64                id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void          zavod_store_statements_beside_async (ZavodStore    *self,
                                            gint64                claim_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray    *zavod_store_statements_finish (ZavodStore          *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* ZavodClaim */
void          zavod_store_noun_uses_async  (ZavodStore           *self,
                                            ZavodNoun             noun,
                                            gint64                id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
ZavodNounUses *zavod_store_noun_uses_finish (ZavodStore          *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void          zavod_store_totals_async     (ZavodStore           *self,
                                            GArray               *questions,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray    *zavod_store_totals_finish    (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);  /* for each, GPtrArray of ZavodTotal */
void          zavod_store_summary_async    (ZavodStore           *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
ZavodSummary *zavod_store_summary_finish   (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void          zavod_summary_free           (ZavodSummary         *self);
void          zavod_store_backup_async     (ZavodStore           *self,
                                            const char           *path,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean      zavod_store_backup_finish    (ZavodStore           *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodTuple, zavod_tuple_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodSummary, zavod_summary_free)

/* A row of an export: @cells is NULL for the header, which comes first; else it has one cell per column. */
typedef gboolean (*ZavodExportFunc) (const char * const  *columns,
                                     const ZavodCell     *cells,
                                     gpointer             user_data,
                                     GError             **error);

/* Without a display: for the command line. */
gboolean    zavod_store_check            (const char           *path,
                                          GPtrArray           **faults,
                                          GError              **error);
char      **zavod_store_list_relations   (void);
gboolean    zavod_store_export_relation  (ZavodStore           *self,
                                          const char           *relation,
                                          ZavodExportFunc       row,
                                          gpointer              user_data,
                                          GError              **error);
gboolean    zavod_store_backup           (ZavodStore           *self,
                                          const char           *path,
                                          GError              **error);
gboolean    zavod_store_compile          (const char           *path,
                                          const char           *title,
                                          const char           *atlas,
                                          ZavodEdit            *edit,
                                          GError              **error);
gboolean    zavod_store_install          (const char           *path,
                                          GBytes               *contents,
                                          GError              **error);

G_END_DECLS
