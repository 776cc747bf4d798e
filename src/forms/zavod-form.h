/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the forms share: a page with Cancel and Save, a banner, the draft, and saving as one edit. A form is a subclass
 * with its own rows and its own input.
 *
 * Signals: "done" (): saved, deleted or cancelled; whoever shows the page takes it away. "next" (ZavodForm *): saved, and this
 * one is wanted in its place. "made" (ZavodNoun as guint, gint64): what was made by Save, before "done". */

#pragma once

#include "zavod-fields.h"
#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FORM (zavod_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZavodForm, zavod_form, ZAVOD, FORM, AdwNavigationPage)

struct _ZavodFormClass
{
  AdwNavigationPageClass parent_class;

  /* The input is there, what was typed before is restored: tie the rows to it. */
  void (*bind)    (ZavodForm   *self,
                   ZavodFields *fields);

  /* Put into the input of what is new what who opened the form knows of it: before what was typed is restored, and again
   * when that is discarded. */
  void (*fill)    (ZavodForm   *self,
                   ZavodInput  *input);

  /* A field is another: show what depends on it. */
  void (*changed) (ZavodForm   *self,
                   const char  *field);

  /* The atlas was changed: read the record again, and hand it to zavod_form_take_fresh(). */
  void (*refresh) (ZavodForm   *self);

  /* The edit is on disk. */
  void (*saved)   (ZavodForm   *self);

  /* The edit is on disk, and one goes on: with an empty form of the same kind, or with a copy of what was saved. NULL, or
   * returning NULL: there is none. */
  GtkWidget *(*make_next) (ZavodForm *self,
                           gboolean   copies);

  /* The last that is called: nothing is typed any more. */
  void (*done)    (ZavodForm   *self);
};

void          zavod_form_begin_with   (ZavodForm    *self,
                                       const char   *field,
                                       const char   *text);

/* For subclasses. */
ZavodSession *zavod_form_get_session  (ZavodForm    *self);
ZavodInput   *zavod_form_get_input    (ZavodForm    *self);
ZavodFields  *zavod_form_get_fields   (ZavodForm    *self);
gboolean      zavod_form_is_done      (ZavodForm    *self);
void          zavod_form_set_subtitle (ZavodForm    *self,
                                       const char   *subtitle);
void          zavod_form_set_input    (ZavodForm    *self,
                                       ZavodInput   *input,
                                       const char   *draft);
void          zavod_form_take_fresh   (ZavodForm    *self,
                                       ZavodInput   *fresh);
void          zavod_form_tell         (ZavodForm    *self,
                                       const char   *words);
void          zavod_form_tell_made    (ZavodForm    *self,
                                       ZavodNoun     noun,
                                       gint64        id);
void          zavod_form_save_edit    (ZavodForm    *self,
                                       ZavodEdit    *edit);

G_END_DECLS
