/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong, odd or there twice in an atlas, rule by rule, each with what mends it. */

#pragma once

#include <adwaita.h>

#include "zavod-fault.h"
#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CHECKS_DIALOG (zavod_checks_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodChecksDialog, zavod_checks_dialog, ZAVOD, CHECKS_DIALOG, AdwDialog)

AdwDialog *zavod_checks_dialog_new      (ZavodSession      *session,
                                         GSettings         *settings,
                                         ZavodRule          rule);
ZavodRule  zavod_checks_dialog_get_rule (ZavodChecksDialog *self);

G_END_DECLS
