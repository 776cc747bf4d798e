/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An atlas written as text: a folder of tab-separated tables, one row per noun or claim, readable in a diff. See
 * data/starter/README.md. */

#pragma once

#include "zavod-edit.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *atlas;      /* a UUID: copies of one atlas share it */
  ZavodEdit *edit;  /* all rows; not to be recorded */
} ZavodAtlasText;

ZavodAtlasText *zavod_atlas_text_read (const char      *folder,
                                       GError         **error);
void            zavod_atlas_text_free (ZavodAtlasText  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodAtlasText, zavod_atlas_text_free)

G_END_DECLS
