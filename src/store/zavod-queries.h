/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pieces of SQL that several queries share, so that each question has one answer. Constants all: nothing a user typed is
 * ever spelled into SQL. Private to store/. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All claims about a site, those that it shares with others included. */
#define ZAVOD_SQL_CLAIMS_OF_SITE(site) \
  "(SELECT o.id FROM claim o WHERE o.site_id = " site \
  " UNION SELECT x.claim_id FROM claim_site x WHERE x.site_id = " site ")"

/* The sites in which an actor has a part. */
#define ZAVOD_SQL_SITES_OF_ACTOR(actor) \
  "(SELECT r.site_id FROM claim r WHERE r.object_actor_id = " actor \
  " AND r.site_id IS NOT NULL AND r.rank <> 'deprecated'" \
  " UNION SELECT x.site_id FROM claim r JOIN claim_site x ON x.claim_id = r.id" \
  " WHERE r.object_actor_id = " actor " AND r.rank <> 'deprecated')"

/* Whether anything of claim c had been published by the day that the connection asks about; one that nobody is cited for is
 * like one without a date. */
#define ZAVOD_SQL_KNOWN \
  "(zavod_is_all_known () OR CASE WHEN EXISTS (SELECT 1 FROM citation t WHERE t.claim_id = c.id)" \
  " THEN EXISTS (SELECT 1 FROM citation t JOIN source s ON s.id = t.source_id" \
  " WHERE t.claim_id = c.id AND zavod_is_known (s.published))" \
  " ELSE zavod_is_known (NULL) END)"

/* When the newest known source of claim c was published. */
#define ZAVOD_SQL_PUBLISHED \
  "(SELECT max (s.published) FROM citation t JOIN source s ON s.id = t.source_id" \
  " WHERE t.claim_id = c.id AND zavod_is_known (s.published))"

/* Whether what claim c states was so on the day that the connection asks about. */
#define ZAVOD_SQL_HOLDS \
  "(zavod_is_any_day () OR zavod_holds (coalesce (c.since, c.as_of, " ZAVOD_SQL_PUBLISHED "), c.until))"

/* Whether claim c may speak of a status. */
#define ZAVOD_SQL_TELLS_STATUS \
  "c.property = 'status' AND coalesce (c.modality, 'actual') = 'actual' AND c.rank <> 'deprecated'"

/* How many sources speak of site s. */
#define ZAVOD_SQL_SOURCES \
  "(SELECT count (DISTINCT t.source_id) FROM citation t WHERE t.claim_id IN " ZAVOD_SQL_CLAIMS_OF_SITE ("s.id") ")"

/* The earliest source of claim c, by its publisher. */
#define ZAVOD_SQL_SOURCE \
  "(SELECT coalesce (q.publisher, q.title) FROM citation t JOIN source q ON q.id = t.source_id" \
  " WHERE t.claim_id = c.id ORDER BY q.published IS NULL, q.published, t.id LIMIT 1)"

/* The day of that source. */
#define ZAVOD_SQL_FIRST_PUBLISHED \
  "(SELECT min (q.published) FROM citation t JOIN source q ON q.id = t.source_id WHERE t.claim_id = c.id)"

/* The subject of claim c, and the name that it has. */
#define ZAVOD_SQL_SUBJECT_JOINS \
  " LEFT JOIN site s ON s.id = c.site_id" \
  " LEFT JOIN programme r ON r.id = c.programme_id" \
  " LEFT JOIN actor sa ON sa.id = c.actor_id" \
  " LEFT JOIN product sp ON sp.id = c.product_id"
#define ZAVOD_SQL_SUBJECT "coalesce (s.name, r.name, sa.name, sp.name, c.country)"

#define ZAVOD_SQL_AMOUNT "coalesce (c.high, c.low)"
#define ZAVOD_SQL_WHEN "coalesce (c.since, c.as_of)"
#define ZAVOD_SQL_SCOPE "coalesce (n.name, c.topic, c.vehicle_class, c.method, 'stage ' || c.stage)"

/* The claims that the sites of a list are the subject of. */
#define ZAVOD_SQL_CLAIMS_OF_SITES(sites) \
  "(SELECT o.id FROM claim o WHERE o.site_id IN " sites \
  " UNION SELECT x.claim_id FROM claim_site x WHERE x.site_id IN " sites ")"

#define ZAVOD_SQL_CITATIONS_OF_SOURCE "(SELECT count (*) FROM citation t WHERE t.source_id = q.id)"

/* The properties by the type of their value, as in the vocabulary. */
#define ZAVOD_SQL_EVENTS \
  "('status', 'announced', 'meeting', 'visit', 'agreed', 'signed', 'ratified', 'registered', 'construction-started'," \
  " 'completed', 'production-started', 'opened', 'model-launched', 'founded', 'introduced', 'ends', 'award')"
#define ZAVOD_SQL_QUANTITIES \
  "('distance', 'capacity', 'output', 'output-value', 'investment', 'capital', 'area', 'floor-area', 'employees'," \
  " 'job-multiplier', 'robots', 'localisation', 'export-share', 'types', 'enterprises', 'statistic')"

G_END_DECLS
