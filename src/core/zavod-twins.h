/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are likely the same thing: those whose names are the same, or nearly so. Compared are only names that share
 * a key, so that the work grows with the names and not with their pairs. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What keeps two records apart whatever they are called: nothing that is not known does. */
typedef struct
{
  gint64 id;
  const char *trait;       /* interned: a country, a kind, a day; NULL: not known */
  gint64 whole;            /* of a model its brand, of a site its town; 0: not known */
  const char *town;        /* interned: its name, which tells no sites of it apart; NULL: not known */
  double latitude;         /* NAN, NAN: not known */
  double longitude;
} ZavodTwin;

/* Two records that are likely one; first_id is the smaller. */
typedef struct
{
  gint64 first_id;
  gint64 second_id;
} ZavodTwins;

typedef struct _ZavodTwinFinder ZavodTwinFinder;

ZavodTwinFinder *zavod_twin_finder_new       (void);
void             zavod_twin_finder_free      (ZavodTwinFinder  *self);
void             zavod_twin_finder_add       (ZavodTwinFinder  *self,
                                              const ZavodTwin  *twin);
void             zavod_twin_finder_add_name  (ZavodTwinFinder  *self,
                                              gint64            id,
                                              const char       *name);
GArray          *zavod_twin_finder_find      (ZavodTwinFinder  *self,
                                              GCancellable     *cancellable,
                                              GError          **error);  /* ZavodTwins */
GArray          *zavod_twin_finder_find_near (ZavodTwinFinder  *self,
                                              GCancellable     *cancellable,
                                              GError          **error);

char            *zavod_twins_make_key        (gint64            id,
                                              gint64            other_id);
gboolean         zavod_names_are_near        (const char       *name,
                                              const char       *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodTwinFinder, zavod_twin_finder_free)

G_END_DECLS
