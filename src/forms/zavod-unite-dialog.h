/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records of one thing are made one: which other, which of the two stays, and what moves. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_UNITE_DIALOG (zavod_unite_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodUniteDialog, zavod_unite_dialog, ZAVOD, UNITE_DIALOG, AdwDialog)

AdwDialog *zavod_unite_dialog_new          (ZavodSession *session,
                                            ZavodNoun     noun,
                                            gint64        id,
                                            const char   *name);
AdwDialog *zavod_unite_dialog_new_for_pair (ZavodSession *session,
                                            ZavodNoun     noun,
                                            gint64        first_id,
                                            const char   *first_name,
                                            gint64        second_id,
                                            const char   *second_name);

G_END_DECLS
