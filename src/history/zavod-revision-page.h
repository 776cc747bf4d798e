/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One edit: what it changed, before and after, and what can be done with it. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_REVISION_PAGE (zavod_revision_page_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRevisionPage, zavod_revision_page, ZAVOD, REVISION_PAGE, AdwNavigationPage)

/* Signals: "done" (), something was taken back or made again; "failed" (const char *sentence). */

AdwNavigationPage *zavod_revision_page_new (ZavodSession        *session,
                                            const ZavodRevision *revision,
                                            gboolean             is_newest,
                                            ZavodNoun            noun,
                                            gint64               record_id,
                                            const char          *record);

G_END_DECLS
