/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The statuses of a site one after the other on an axis of time, in the colours of the marks, as far as today. It is a picture
 * of what is written below it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_STATUS_STRIP (zavod_status_strip_get_type ())
G_DECLARE_FINAL_TYPE (ZavodStatusStrip, zavod_status_strip, ZAVOD, STATUS_STRIP, GtkWidget)

GtkWidget *zavod_status_strip_new (GArray     *stages,
                                   const char *words);

G_END_DECLS
