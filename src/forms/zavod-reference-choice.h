/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that chooses one of the records of a kind, by name. */

#pragma once

#include "zavod-fields.h"

G_BEGIN_DECLS

void zavod_reference_choice_bind (ZavodFields       *fields,
                                  const char        *field,
                                  AdwComboRow       *row,
                                  const char *const *codes,
                                  const char *const *labels,
                                  GPtrArray         *references);

G_END_DECLS
