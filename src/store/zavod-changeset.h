/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a changeset that was read from a file is one. Private to store/. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean zavod_changeset_check (gconstpointer   data,
                                gsize           size,
                                GError        **error);

G_END_DECLS
