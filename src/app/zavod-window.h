/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One atlas in one window: the map, the tables and the record, bound to one session. */

#pragma once

#include <adwaita.h>

#include "zavod-application.h"
#include "zavod-noun.h"
#include "zavod-store.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_WINDOW (zavod_window_get_type ())
G_DECLARE_FINAL_TYPE (ZavodWindow, zavod_window, ZAVOD, WINDOW, AdwApplicationWindow)

ZavodWindow *zavod_window_new             (ZavodApplication *application);
void         zavod_window_open            (ZavodWindow      *self,
                                           const char       *path,
                                           ZavodOpenFlags    flags);
void         zavod_window_present         (ZavodWindow      *self);
void         zavod_window_show_problem    (ZavodWindow      *self,
                                           const GError     *error);
gboolean     zavod_window_is_vacant       (ZavodWindow      *self);  /* neither shows an atlas nor opens one */
const char  *zavod_window_get_path        (ZavodWindow      *self);  /* of the atlas that is shown or being opened */
void         zavod_window_close_atlas     (ZavodWindow      *self);
const char  *zavod_window_get_failed_path (ZavodWindow      *self);  /* of the one that could not be opened */
void         zavod_window_say_copied      (ZavodWindow      *self);
void         zavod_window_go_to           (ZavodWindow      *self,
                                           ZavodNoun         noun,
                                           gint64            id);
void         zavod_window_search_for      (ZavodWindow      *self,
                                           const char       *text);

G_END_DECLS
