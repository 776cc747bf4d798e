/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One total, with each figure that it counts, and each that it leaves out and why. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"
#include "zavod-total.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TOTAL_DIALOG (zavod_total_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTotalDialog, zavod_total_dialog, ZAVOD, TOTAL_DIALOG, AdwDialog)

AdwDialog *zavod_total_dialog_new (ZavodSession     *session,
                                   const ZavodTotal *total,
                                   guint             n_sites);

G_END_DECLS
