/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that break one rule.
 *
 * Signals, with the fault (pointer, ZavodFault): "go": its record is wanted; "fix"; "distinct": of a likely pair, it is
 * none. */

#pragma once

#include <adwaita.h>

#include "zavod-fault.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FAULT_PAGE (zavod_fault_page_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFaultPage, zavod_fault_page, ZAVOD, FAULT_PAGE, AdwNavigationPage)

AdwNavigationPage *zavod_fault_page_new       (ZavodRule              rule,
                                               gboolean               can_fix,
                                               gboolean               can_distinguish);
ZavodRule          zavod_fault_page_get_rule  (ZavodFaultPage        *self);
void               zavod_fault_page_set_group (ZavodFaultPage        *self,
                                               const ZavodFaultGroup *group);

G_END_DECLS
