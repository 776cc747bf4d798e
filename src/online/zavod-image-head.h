/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a picture says of itself in its first bytes, read before anything unpacks it: who sent it is a stranger. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pixels of a tile's side: 512 for a sharp screen are the most that is usual. */
#define ZAVOD_IMAGE_MAX_SIDE 1024

gboolean zavod_image_head_read (GBytes *bytes,
                                guint  *width,
                                guint  *height);

G_END_DECLS
