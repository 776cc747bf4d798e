/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a company, a product, a programme, a place or a source, made of the description of its fields, for the record's
 * pane: a page with its own header bar. */

#pragma once

#include "zavod-form.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_NOUN_FORM (zavod_noun_form_get_type ())
G_DECLARE_FINAL_TYPE (ZavodNounForm, zavod_noun_form, ZAVOD, NOUN_FORM, ZavodForm)

GtkWidget *zavod_noun_form_new (ZavodSession *session,
                                ZavodNoun     noun,
                                gint64        id);

G_END_DECLS
