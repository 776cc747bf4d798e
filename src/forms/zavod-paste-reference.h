/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filling the form of a source, or the new source of a citation, from a reference on the clipboard: BibTeX, RIS or CSL JSON. */

#pragma once

#include "zavod-form.h"

G_BEGIN_DECLS

void zavod_paste_reference (ZavodForm *form,
                            gint64     citation);

G_END_DECLS
