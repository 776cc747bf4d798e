/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names that fit what is being typed, as rows under the entry: Tab or the arrow goes to them, Enter takes one. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_SUGGESTIONS (zavod_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSuggestions, zavod_suggestions, ZAVOD, SUGGESTIONS, GObject)

ZavodSuggestions *zavod_suggestions_new (AdwEntryRow *row,
                                         GPtrArray   *references);

G_END_DECLS
