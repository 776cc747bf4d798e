/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the base map and the gazetteer come from: the one list of them, for the map, the page and the About dialog. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;              /* as it is, in every language */
  const char *version;           /* NULL: none */
  const char *holder;            /* who is to be named besides, as they want it; NULL: nobody */
  const char *gives;             /* to be translated */
  const char *licence;           /* to be translated, unless it is a proper name */
  const char *address;           /* of the project */
  const char *licence_address;   /* NULL: the project's page says it */
} ZavodCredit;

const ZavodCredit *zavod_credits_get              (guint             *n);
char              *zavod_credits_write_line       (void);
char              *zavod_credits_write_for_paper  (void);
char              *zavod_credit_write_markup      (const ZavodCredit *self);

G_END_DECLS
