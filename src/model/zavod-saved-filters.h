/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filters that have a name, in the user's settings: [(name, what is chosen)], in the order in which they were made. They are
 * not of one atlas: copies of it have the same ids, and the words are the same in all. */

#pragma once

#include <gio/gio.h>

#include "zavod-filter.h"

G_BEGIN_DECLS

#define ZAVOD_SAVED_FILTERS_KEY "saved-filters"

char       **zavod_saved_filters_list   (GSettings         *settings);
ZavodFilter *zavod_saved_filters_get    (GSettings         *settings,
                                         const char        *name);  /* NULL: none is called so */
void         zavod_saved_filters_save   (GSettings         *settings,
                                         const char        *name,
                                         const ZavodFilter *filter);
void         zavod_saved_filters_rename (GSettings         *settings,
                                         const char        *name,
                                         const char        *new_name);
void         zavod_saved_filters_delete (GSettings         *settings,
                                         const char        *name);

G_END_DECLS
