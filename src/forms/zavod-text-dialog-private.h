/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the dialog share: the text with its source and its marks (zavod-text-dialog.c), and the forms beside it
 * (zavod-text-dialog-forms.c). */

#pragma once

#include "zavod-draft.h"
#include "zavod-known-names.h"
#include "zavod-noun-row.h"
#include "zavod-text-dialog.h"
#include "zavod-text-marks.h"
#include "zavod-text-reading.h"

G_BEGIN_DECLS

struct _ZavodTextDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  ZavodDraft *draft;
  ZavodKnownNames *names;      /* NULL: not read yet */
  GStrv quotes;                /* of the source that is chosen */
  ZavodTextReading *reading;   /* the newest; NULL: there is none */
  ZavodTextMarks *marks;
  GCancellable *cancellable;   /* of all that is being read */
  GCancellable *current;       /* of the text that is being read */
  guint read_source;
  gsize next;                  /* the byte of the article from which one goes on after a form */
  gboolean has_saved;          /* the form that is shown was saved */

  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split;
  AdwNavigationPage *hint_page;
  ZavodNounRow *source_row;
  ZavodNounRow *subject_row;
  GtkTextView *text_view;
  GtkWidget *invitation;
  GtkLabel *counts_label;
};

GtkTextBuffer *zavod_text_dialog_get_buffer     (ZavodTextDialog *self);
char          *zavod_text_dialog_dup_article    (ZavodTextDialog *self);
void           zavod_text_dialog_tell           (ZavodTextDialog *self,
                                                 const char      *words);
void           zavod_text_dialog_get_selection  (ZavodTextDialog *self,
                                                 const char      *article,
                                                 gsize           *start,
                                                 gsize           *end);
GArray        *zavod_text_dialog_get_mentions   (ZavodTextDialog *self,
                                                 const char      *article);
gboolean       zavod_text_dialog_select_mention (ZavodTextDialog *self,
                                                 gsize            from,
                                                 gboolean         backwards);

void           zavod_text_dialog_class_install_forms (GtkWidgetClass *widget_class);

G_END_DECLS
