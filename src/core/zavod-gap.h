/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an atlas should know about a site and does not. Derived, never stored: a list of work to do. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The gravest first. */
typedef enum
{
  ZAVOD_GAP_NO_SOURCE,      /* nothing that is said of it has a source */
  ZAVOD_GAP_NO_PLACE,       /* no coordinates */
  ZAVOD_GAP_VAGUE_PLACE,    /* coordinates that are no better than a town's */
  ZAVOD_GAP_NO_STATUS,
  ZAVOD_GAP_NO_CLASS,       /* nobody says what it makes */
  ZAVOD_GAP_NO_CAPACITY,
  ZAVOD_GAP_NO_PARTNER,
  ZAVOD_GAP_UNDATED,        /* none of its sources has a date */
  ZAVOD_GAP_SINGLE_SOURCE,
  ZAVOD_N_GAPS
} ZavodGap;

const char *zavod_gap_get_code   (ZavodGap    gap);
const char *zavod_gap_get_label  (const char *code);

/* A row for each site and gap needs an id that is the same each time. */
gboolean    zavod_gap_has_row_id (gint64      site_id);
gint64      zavod_gap_get_row_id (gint64      site_id,
                                  ZavodGap    gap);
gint64      zavod_gap_parse_row_id (gint64    row_id,
                                    ZavodGap *gap);

G_END_DECLS
