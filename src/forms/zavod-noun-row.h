/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row in which one thing of the atlas is chosen, by kinds; with the countries where statements may be about these.
 *
 * Signal "chosen" (): another one is chosen, by whomever. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_NOUN_ROW (zavod_noun_row_get_type ())
G_DECLARE_FINAL_TYPE (ZavodNounRow, zavod_noun_row, ZAVOD, NOUN_ROW, AdwComboRow)

void        zavod_noun_row_set_session (ZavodNounRow    *self,
                                        ZavodSession    *session,
                                        const ZavodNoun *nouns,
                                        guint            n_nouns,
                                        gboolean         with_countries);
gboolean    zavod_noun_row_is_chosen   (ZavodNounRow    *self);
ZavodNoun   zavod_noun_row_get_noun    (ZavodNounRow    *self);
gint64      zavod_noun_row_get_id      (ZavodNounRow    *self);
const char *zavod_noun_row_get_country (ZavodNounRow    *self);
void        zavod_noun_row_choose      (ZavodNounRow    *self,
                                        ZavodNoun        noun,
                                        gint64           id);
char       *zavod_noun_row_to_text     (ZavodNounRow    *self);
void        zavod_noun_row_choose_text (ZavodNounRow    *self,
                                        const char      *text);

G_END_DECLS
