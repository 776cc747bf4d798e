/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a search finds, those of one kind together. */

#pragma once

#include <adwaita.h>

#include "zavod-finder.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FIND_RESULTS (zavod_find_results_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFindResults, zavod_find_results, ZAVOD, FIND_RESULTS, GtkWidget)

/* Signal "chosen": a finding was gone to. */

void zavod_find_results_set_session (ZavodFindResults *self,
                                     ZavodSession     *session);
void zavod_find_results_set_text    (ZavodFindResults *self,
                                     const char       *text);
void zavod_find_results_choose      (ZavodFindResults *self);
gboolean zavod_find_results_focus   (ZavodFindResults *self);

G_END_DECLS
