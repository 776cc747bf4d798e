/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as sources give them: a year, a month or a day (ISO 8601 with reduced precision). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint16 year;  /* 1 to 9999; 0: no date */
  guint8 month;  /* 1 to 12; 0: only the year is known */
  guint8 day;    /* 1 to 31; 0: only the month is known */
} ZavodPartialDate;

gboolean zavod_partial_date_parse        (const char        *text,
                                          ZavodPartialDate  *date,
                                          GError           **error);
ZavodPartialDate zavod_partial_date_from_day (guint32       day);
gboolean zavod_partial_date_from_iso     (const char        *iso,
                                          ZavodPartialDate  *date);
char    *zavod_partial_date_to_iso       (ZavodPartialDate   date);
char    *zavod_partial_date_format       (ZavodPartialDate   date);
char    *zavod_partial_date_format_iso   (const char        *iso);
char    *zavod_partial_date_format_limit_iso (const char    *iso);
int      zavod_partial_date_compare      (ZavodPartialDate   a,
                                          ZavodPartialDate   b);
guint32  zavod_partial_date_get_first_day (ZavodPartialDate  date);
guint32  zavod_partial_date_get_last_day  (ZavodPartialDate  date);

G_END_DECLS
