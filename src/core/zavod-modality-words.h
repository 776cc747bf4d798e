/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a sentence speaks of what is, of what is planned or of what is expected. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *zavod_modality_find (const char *text,
                                 gsize       at);

G_END_DECLS
