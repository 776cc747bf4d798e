/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small atlas whose ids are chosen so that answers can be read, and short ways to ask the reading side of a store. */

#pragma once

#include "await.h"
#include "store-fixture.h"

#define HOSTILE "Р'\"); DROP TABLE site;-- <b>&%s"

enum
{
  KIA = 1,
  ASTANA,
  HOSTILE_SITE,
  BUSES,
  SAME_DAY,
};

enum
{
  ALLUR = 1,
  KIA_CORPORATION,
};

enum
{
  KURSIV = 1,   /* published 2025-10-22 */
  OLD,          /* published 2024, no publisher */
  UNDATED,
};

void       query_add_noun    (ZavodEdit            *edit,
                              const char           *table,
                              gint64                id,
                              const char           *name,
                              const char           *kind);
void       query_add_source  (ZavodEdit            *edit,
                              gint64                id,
                              const char           *title,
                              const char           *publisher,
                              const char           *published);
void       query_cite        (ZavodEdit            *edit,
                              gint64                claim,
                              gint64                source);
void       query_add_claim   (ZavodEdit            *edit,
                              gint64                id,
                              gint64                site,
                              const char           *property,
                              const char           *text,
                              const char           *since,
                              gint64                source);
void       query_set_up      (Fixture              *self,
                              gconstpointer         unused);
char      *query_join_ids    (GArray               *ids);
void       query_assert_list (Fixture              *self,
                              const ZavodListQuery *query,
                              const char           *expected);
GPtrArray *query_load        (Fixture              *self,
                              ZavodTable            table,
                              const gint64         *ids,
                              gsize                 n_ids,
                              const char           *date);
