/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-referrers.h"

#define REFERRER(table, child, column) \
  { table, child, column, "SELECT id FROM " child " WHERE " column " = ?1", \
    "UPDATE " child " SET " column " = ?1 WHERE " column " = ?2", \
    "SELECT c.id FROM " child " c WHERE c." column " IS NOT NULL" \
    " AND NOT EXISTS (SELECT 1 FROM " table " t WHERE t.id = c." column ")" }

const ZavodReferrer zavod_referrers[] = {
  REFERRER ("site", "claim", "site_id"),
  REFERRER ("site", "claim_site", "site_id"),
  REFERRER ("site", "name", "site_id"),
  REFERRER ("place", "site", "place_id"),
  REFERRER ("place", "name", "place_id"),
  REFERRER ("actor", "claim", "actor_id"),
  REFERRER ("actor", "claim", "object_actor_id"),
  REFERRER ("actor", "citation", "speaker_id"),
  REFERRER ("actor", "name", "actor_id"),
  REFERRER ("product", "claim", "product_id"),
  REFERRER ("product", "claim", "object_product_id"),
  REFERRER ("product", "claim", "scope_product_id"),
  REFERRER ("product", "product", "brand_id"),
  REFERRER ("product", "name", "product_id"),
  REFERRER ("programme", "claim", "programme_id"),
  REFERRER ("programme", "claim", "object_programme_id"),
  REFERRER ("programme", "name", "programme_id"),
  REFERRER ("source", "citation", "source_id"),
  REFERRER ("claim", "citation", "claim_id"),
  REFERRER ("claim", "claim_site", "claim_id"),
};

const guint zavod_n_referrers = G_N_ELEMENTS (zavod_referrers);
