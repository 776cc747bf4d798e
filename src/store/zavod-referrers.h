/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns of an atlas refer to which tables. Private to store/. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *table;       /* that is referred to */
  const char *child;       /* whose column it is */
  const char *column;
  const char *find;        /* SQL: the ids of the rows that refer to ?1 */
  const char *move;        /* SQL: those that refer to ?2 refer to ?1 */
  const char *broken;      /* SQL: the ids of the rows that refer to what is not there */
} ZavodReferrer;

extern const ZavodReferrer zavod_referrers[];
extern const guint zavod_n_referrers;

G_END_DECLS
