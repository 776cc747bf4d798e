/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a list to choose from, for names that are too long for one line. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *zavod_choice_factory_new (void);

G_END_DECLS
