/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "zavod-edit.h"
#include "zavod-input.h"

G_BEGIN_DECLS

/* The rows of an edit as text, one a line: "update site 12 name=Rudny note=NULL". Ids made up by the edit, above 1000, are
 * told as #1, #2 … in the order in which they appear. "" for no edit. */
char *edit_to_text    (ZavodEdit  *edit);

/* Takes back the edit that @input makes, and compares it. */
void  assert_writes   (ZavodInput *input,
                       const char *expected);

/* @words: (nullable): what the problem of @field begins with; %NULL for none */
void  assert_problem  (ZavodInput *input,
                       const char *field,
                       const char *text,
                       const char *words);

G_END_DECLS
