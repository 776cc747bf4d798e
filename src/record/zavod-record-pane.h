/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of what is selected: its record, the ways back to those that were looked at before, and on top the form that
 * edits it. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_RECORD_PANE (zavod_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRecordPane, zavod_record_pane, ZAVOD, RECORD_PANE, GtkWidget)

/* Properties: "form-shown" (boolean, read-only: a form lies on the record), "in-sheet" (boolean: the pane is a sheet
 * over the window, which has title buttons of its own). Action: "record.know-all". */

void        zavod_record_pane_set_session (ZavodRecordPane   *self,
                                           ZavodSession      *session);
void        zavod_record_pane_push_form   (ZavodRecordPane   *self,
                                           AdwNavigationPage *form);
void        zavod_record_pane_replace_form (ZavodRecordPane  *self,
                                           AdwNavigationPage *form);
void        zavod_record_pane_pop_form    (ZavodRecordPane   *self,
                                           AdwNavigationPage *form);
const char *zavod_record_pane_get_title   (ZavodRecordPane   *self);
gboolean    zavod_record_pane_shows_form  (ZavodRecordPane   *self);

G_END_DECLS
