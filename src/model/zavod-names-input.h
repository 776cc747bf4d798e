/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The other names of a noun, as a list of its input: "names", with the fields "text" and "language" of an item. */

#pragma once

#include "zavod-input.h"

G_BEGIN_DECLS

#define ZAVOD_NAMES_LIST "names"

extern const char *const zavod_names_input_fields[];

ZavodProblem *zavod_names_input_check (const char *field,
                                       const char *text);
void          zavod_names_input_load  (ZavodInput *input,
                                       GPtrArray  *names);
gint64        zavod_names_input_add   (ZavodInput *input);
void          zavod_names_input_write (ZavodInput *input,
                                       ZavodEdit  *edit,
                                       const char *owner_column,
                                       gint64      owner);

G_END_DECLS
