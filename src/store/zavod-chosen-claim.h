/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of a site's claims speaks for it: its status as of a day, its vehicle class, its capacity. The one place that
 * knows the rule; map, tables and record all ask here. Private to store/.
 *
 *   status    the latest claim that began by the day; at the same day the preferred one, then the better supported.
 *             A claim begins at its since, else its as_of, else when the newest of its sources was published; a reduced
 *             date counts by its first day, and no date is older than all. Plans do not count.
 *   class     the preferred claim, else the better supported
 *   capacity  the same, then the latest by since or as_of
 *
 * Deprecated claims never speak, and a claim that is shared by sites speaks for each of them. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_CHOICE_STATUS,
  ZAVOD_CHOICE_CLASS,
  ZAVOD_CHOICE_CAPACITY,
  ZAVOD_N_CHOICES
} ZavodChoice;

typedef struct
{
  gint64 claim_id;
  const char *value;   /* a code of the status or the vehicle class; NULL: none */
  const char *since;   /* as stated, NULL: not stated. When it was seen or published is no statement of when it began */
  guint32 first_day;   /* that it counts from; 0: no date */
  double amount;       /* of the capacity; NAN: no number */
} ZavodChosenClaim;

typedef struct _ZavodChoiceReader ZavodChoiceReader;

/* Sites come upwards by id. site_id 0 reads every site that has such a claim. date: ISO 8601, NULL for today. */
ZavodChoiceReader *zavod_choice_reader_new  (ZavodConnection          *connection,
                                             ZavodChoice               choice,
                                             gint64                    site_id,
                                             const char               *date,
                                             GError                  **error);
ZavodChoiceReader *zavod_choice_reader_new_from (ZavodConnection      *connection,
                                                 ZavodChoice           choice,
                                                 gint64                site_id,
                                                 const char           *date,
                                                 GError              **error);
void               zavod_choice_reader_free (ZavodChoiceReader        *self);
gboolean           zavod_choice_reader_next (ZavodChoiceReader        *self,
                                             gint64                   *site_id,
                                             const ZavodChosenClaim  **chosen,
                                             GError                  **error);
gboolean           zavod_choice_reader_find (ZavodChoiceReader        *self,
                                             gint64                    site_id,
                                             const ZavodChosenClaim  **chosen,
                                             GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodChoiceReader, zavod_choice_reader_free)

G_END_DECLS
