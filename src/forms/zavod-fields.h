/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a form, tied to the fields of its input both ways, with the problem of each field as a row under it. A
 * problem is told once its field was typed into, or when all are asked for. */

#pragma once

#include <adwaita.h>

#include "zavod-input.h"
#include "zavod-vocabulary.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FIELDS (zavod_fields_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFields, zavod_fields, ZAVOD, FIELDS, GObject)

/* Makes the row of an item, already tied to its fields. */
typedef GtkWidget *(*ZavodFieldsMakeRow) (gint64   item,
                                          gpointer user_data);

ZavodFields *zavod_fields_new         (ZavodInput           *input);
ZavodInput  *zavod_fields_get_input   (ZavodFields          *self);
void         zavod_fields_bind_text   (ZavodFields          *self,
                                       const char           *field,
                                       GtkEditable          *editable,
                                       GtkWidget            *row);
void         zavod_fields_bind_codes  (ZavodFields          *self,
                                       const char           *field,
                                       AdwComboRow          *row,
                                       const char *const    *codes,
                                       const char *const    *labels);
void         zavod_fields_bind_words  (ZavodFields          *self,
                                       const char           *field,
                                       AdwComboRow          *row,
                                       ZavodVocabulary       vocabulary,
                                       const char           *none);
void         zavod_fields_bind_list   (ZavodFields          *self,
                                       const char           *list,
                                       AdwPreferencesGroup  *group,
                                       GtkWidget            *adder,
                                       ZavodFieldsMakeRow    make_row,
                                       gpointer              user_data);

void         zavod_fields_show_all    (ZavodFields          *self);
void         zavod_fields_focus       (ZavodFields          *self,
                                       const char           *field);
const char  *zavod_fields_get_title   (ZavodFields          *self,
                                       const char           *field);

G_END_DECLS
