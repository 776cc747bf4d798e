/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an article mentions is underlined in it, and what was taken from it is tinted. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_TEXT_MARKS (zavod_text_marks_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTextMarks, zavod_text_marks, ZAVOD, TEXT_MARKS, GObject)

/* Bytes of the article. */
typedef struct
{
  gsize start;
  gsize end;
} ZavodTextSpan;

ZavodTextMarks *zavod_text_marks_new      (GtkTextBuffer  *buffer);
void            zavod_text_marks_show     (ZavodTextMarks *self,
                                           const char     *article,
                                           GArray         *mentions,
                                           GArray         *taken);
void            zavod_text_marks_get_iter (GtkTextBuffer  *buffer,
                                           const char     *article,
                                           gsize           byte,
                                           GtkTextIter    *iter);
gsize           zavod_text_marks_get_byte (const char        *article,
                                           const GtkTextIter *iter);

G_END_DECLS
