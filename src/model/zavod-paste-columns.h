/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of a block that is pasted into a table may be. */

#pragma once

#include "zavod-store.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_PASTE_NOTHING,    /* left out */
  ZAVOD_PASTE_SITE,
  ZAVOD_PASTE_PLACE,
  ZAVOD_PASTE_COUNTRY,
  ZAVOD_PASTE_POINT,
  ZAVOD_PASTE_LATITUDE,
  ZAVOD_PASTE_LONGITUDE,
  ZAVOD_PASTE_STATUS,
  ZAVOD_PASTE_SINCE,
  ZAVOD_PASTE_CLASS,
  ZAVOD_PASTE_CAPACITY,
  ZAVOD_PASTE_UNIT,
  ZAVOD_PASTE_MODALITY,
  ZAVOD_PASTE_PERIOD,
  ZAVOD_PASTE_WHEN,
  ZAVOD_PASTE_NOTE,
  ZAVOD_N_PASTE_COLUMNS
} ZavodPasteColumn;

gboolean         zavod_paste_is_possible       (ZavodTable        table);
const char      *zavod_paste_column_get_title  (ZavodPasteColumn  column);
gboolean         zavod_paste_column_is_of      (ZavodPasteColumn  column,
                                                ZavodTable        table);
ZavodVocabulary  zavod_paste_column_get_vocabulary (ZavodPasteColumn column);
GArray          *zavod_paste_columns_guess     (ZavodTable        table,
                                                GPtrArray        *rows,
                                                gboolean         *has_header);  /* ZavodPasteColumn */

G_END_DECLS
