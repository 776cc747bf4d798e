/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed into a form and not yet saved. It is kept outside the atlas, in the user's data folder, written whole
 * and atomically shortly after each change: a crash or a kill loses nothing. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_DRAFT (zavod_draft_get_type ())
G_DECLARE_FINAL_TYPE (ZavodDraft, zavod_draft, ZAVOD, DRAFT, GObject)

ZavodDraft *zavod_draft_open       (const char *atlas_path,
                                    const char *form);      /* "site-12", "site-new", "claim-34", … */
gboolean    zavod_draft_is_empty   (ZavodDraft *self);      /* nothing was kept from before */
char       *zavod_draft_get_text   (ZavodDraft *self,
                                    const char *field);
void        zavod_draft_set_text   (ZavodDraft *self,
                                    const char *field,
                                    const char *text);
void        zavod_draft_flush      (ZavodDraft *self);
void        zavod_draft_discard    (ZavodDraft *self);

G_END_DECLS
