/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The name of a site, a company, a product, a programme, a place or a source as a link to its record. What leads there is
 * an action of the window: the link knows nothing of records. And the link to the form of a statement, likewise. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-noun.h"

G_BEGIN_DECLS

/* Its parameter is (ux): a ZavodNoun, and the id of one. */
#define ZAVOD_SHOW_NOUN "win.show-noun"

/* What a link to a statement opens. */
typedef enum
{
  ZAVOD_CLAIM_LINK_EDIT,
  ZAVOD_CLAIM_LINK_DUPLICATE,
  ZAVOD_CLAIM_LINK_SPLIT,
  ZAVOD_N_CLAIM_LINKS
} ZavodClaimLink;

GtkWidget *zavod_noun_link_new  (ZavodNoun       noun,
                                 gint64          id,
                                 const char     *name);
GtkWidget *zavod_claim_link_new (gint64          claim_id,
                                 ZavodClaimLink  kind);

G_END_DECLS
