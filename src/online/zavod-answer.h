/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came of one request, whatever came of it. */

#pragma once

#include "zavod-tile-cache.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_FAULT_NONE,
  ZAVOD_FAULT_UNMODIFIED,   /* what is kept still holds */
  ZAVOD_FAULT_MISSING,      /* the server works, but there is no such tile */
  /* it may be better later */
  ZAVOD_FAULT_UNREACHABLE,
  ZAVOD_FAULT_UNKNOWN_HOST,
  ZAVOD_FAULT_INSECURE,
  ZAVOD_FAULT_SLOW,
  ZAVOD_FAULT_BUSY,
  ZAVOD_FAULT_REFUSED,
  ZAVOD_FAULT_SERVER,
  ZAVOD_FAULT_REDIRECTED,
  ZAVOD_FAULT_BROKEN_OFF,
  ZAVOD_FAULT_TOO_LARGE,
  ZAVOD_FAULT_NO_TILE,
  ZAVOD_FAULT_CANCELLED,    /* by us */
} ZavodFault;

typedef struct
{
  ZavodFault fault;
  guint status;             /* HTTP's, 0 where nothing was answered */
  guint retry_after;        /* seconds, 0 where the server does not say */
  ZavodCachedTile tile;     /* the body only without fault */
} ZavodAnswer;

/* What is asked for. */
typedef enum
{
  ZAVOD_CONTENT_IMAGE,
  ZAVOD_CONTENT_VECTOR,
  ZAVOD_CONTENT_DOCUMENT,
} ZavodContent;

ZavodAnswer *zavod_answer_new           (ZavodFault          fault,
                                         guint               status);
void         zavod_answer_free          (ZavodAnswer        *self);
void         zavod_answer_check_content (ZavodAnswer        *self,
                                         ZavodContent        content);
char        *zavod_answer_describe      (const ZavodAnswer  *self);

ZavodFault   zavod_fault_from_status    (guint               status);
ZavodFault   zavod_fault_from_error     (const GError       *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodAnswer, zavod_answer_free)

G_END_DECLS
