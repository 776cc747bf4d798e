/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "zavod-chosen-claim.h"
#include "zavod-gap.h"
#include "zavod-load.h"

static gboolean
choose (const ZavodLoader       *loader,
        ZavodChoice              choice,
        gint64                   site_id,
        ZavodChoiceReader      **reader,
        const ZavodChosenClaim **claim,
        GError                 **error)
{
  *reader = zavod_choice_reader_new (loader->connection, choice, site_id, loader->date, error);

  return *reader != NULL && zavod_choice_reader_find (*reader, site_id, claim, error);
}

static gboolean
load_status (const ZavodLoader  *loader,
             ZavodTuple         *tuple,
             GError            **error)
{
  g_autoptr (ZavodChoiceReader) reader = NULL;
  const ZavodChosenClaim *claim;
  ZavodStatus status;

  if (!choose (loader, ZAVOD_CHOICE_STATUS, tuple->id, &reader, &claim, error))
    return FALSE;

  status = zavod_status_from_code (claim != NULL ? claim->value : NULL);
  tuple->look = (guint8) zavod_status_get_look (status);
  tuple->cells[ZAVOD_SITES_STATUS] = g_strdup (zavod_status_get_code (status));
  tuple->cells[ZAVOD_SITES_SINCE] = g_strdup (claim != NULL ? claim->since : NULL);

  return TRUE;
}

static gboolean
load_class (const ZavodLoader  *loader,
            ZavodTuple         *tuple,
            GError            **error)
{
  g_autoptr (ZavodChoiceReader) reader = NULL;
  const ZavodChosenClaim *claim;

  if (!choose (loader, ZAVOD_CHOICE_CLASS, tuple->id, &reader, &claim, error))
    return FALSE;

  tuple->shape = (guint8) zavod_shape_from_class (claim != NULL ? claim->value : NULL);
  tuple->cells[ZAVOD_SITES_CLASS] = g_strdup (claim != NULL ? claim->value : NULL);
  return TRUE;
}

static gboolean
load_capacity (const ZavodLoader  *loader,
               ZavodTuple         *tuple,
               GError            **error)
{
  g_autoptr (ZavodChoiceReader) reader = NULL;
  g_autoptr (ZavodStatement) statement = NULL;
  const ZavodChosenClaim *claim;
  gboolean row;

  if (!choose (loader, ZAVOD_CHOICE_CAPACITY, tuple->id, &reader, &claim, error))
    return FALSE;
  if (claim == NULL)
    return TRUE;

  statement = zavod_connection_prepare (loader->connection,
                                        "SELECT " ZAVOD_QUANTITY_COLUMNS " FROM claim c WHERE c.id = ?1", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, claim->claim_id);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;

  tuple->cells[ZAVOD_SITES_CAPACITY] = zavod_load_dup_written (statement);
  tuple->numbers[ZAVOD_SITES_CAPACITY] = isnan (claim->amount) ? 0 : claim->amount;

  return TRUE;
}

static gboolean
fill_site (const ZavodLoader  *loader,
           ZavodStatement     *statement,
           ZavodTuple         *tuple,
           GError            **error)
{
  tuple->site_id = tuple->id;
  zavod_load_set_text (tuple, ZAVOD_SITES_NAME, statement, 0);
  zavod_load_set_text (tuple, ZAVOD_SITES_PLACE, statement, 1);
  zavod_load_set_text (tuple, ZAVOD_SITES_COUNTRY, statement, 2);
  zavod_load_set_number (tuple, ZAVOD_SITES_SOURCES, zavod_load_get_number (statement, 3));
  zavod_load_add_link (tuple, ZAVOD_SITES_PLACE, ZAVOD_NOUN_PLACE, zavod_statement_get_int64 (statement, 4));

  return load_status (loader, tuple, error) && load_class (loader, tuple, error) && load_capacity (loader, tuple, error);
}

const ZavodFiller zavod_site_filler = {
  "SELECT s.name, p.name, s.country, " ZAVOD_SQL_SOURCES ", p.id"
  " FROM site s LEFT JOIN place p ON p.id = s.place_id WHERE s.id = ?1",
  fill_site,
};

enum
{
  GAP_NAME,
  GAP_PLACE,
  GAP_COUNTRY,
  GAP_ACCURACY,
  GAP_SOURCES,
  GAP_SOURCE,
  GAP_PLACE_ID,
};

/* What there is in place of what is missing. */
static char *
dup_detail (ZavodGap        gap,
            ZavodStatement *statement)
{
  switch ((guint) gap)
    {
    case ZAVOD_GAP_VAGUE_PLACE:
      return g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_ACCURACY,
                                                   zavod_statement_get_text (statement, GAP_ACCURACY)));
    case ZAVOD_GAP_SINGLE_SOURCE:
    case ZAVOD_GAP_UNDATED:
      return zavod_statement_dup_text (statement, GAP_SOURCE);
    default:
      return NULL;
    }
}

static gboolean
fill_gap (const ZavodLoader  *loader,
          ZavodStatement     *statement,
          ZavodTuple         *tuple,
          GError            **error)
{
  ZavodGap gap;

  tuple->site_id = zavod_gap_parse_row_id (tuple->id, &gap);
  zavod_load_set_text (tuple, ZAVOD_GAPS_SITE, statement, GAP_NAME);
  zavod_load_set_text (tuple, ZAVOD_GAPS_PLACE, statement, GAP_PLACE);
  zavod_load_add_link (tuple, ZAVOD_GAPS_PLACE, ZAVOD_NOUN_PLACE, zavod_statement_get_int64 (statement, GAP_PLACE_ID));
  zavod_load_set_text (tuple, ZAVOD_GAPS_COUNTRY, statement, GAP_COUNTRY);
  zavod_load_set_number (tuple, ZAVOD_GAPS_SOURCES, zavod_load_get_number (statement, GAP_SOURCES));
  tuple->cells[ZAVOD_GAPS_GAP] = g_strdup (zavod_gap_get_code (gap));
  tuple->cells[ZAVOD_GAPS_DETAIL] = dup_detail (gap, statement);

  return zavod_load_mark (loader, tuple, error);
}

const ZavodFiller zavod_gap_filler = {
  "SELECT s.name, p.name, s.country, s.accuracy, " ZAVOD_SQL_SOURCES
  ", (SELECT coalesce (q.publisher, q.title) FROM citation t JOIN source q ON q.id = t.source_id WHERE t.claim_id IN "
  ZAVOD_SQL_CLAIMS_OF_SITE ("s.id") " ORDER BY t.id LIMIT 1), p.id"
  " FROM site s LEFT JOIN place p ON p.id = s.place_id WHERE s.id = ?1",
  fill_gap,
};
