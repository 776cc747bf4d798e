/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An edit: the rows that one transaction writes, and what it does in words. Built by forms and importers on the main
 * thread, carried out by the store's writer. Table and column names are checked against the schema by the store; values
 * are always bound, never spelled into SQL. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_EDIT (zavod_edit_get_type ())
G_DECLARE_FINAL_TYPE (ZavodEdit, zavod_edit, ZAVOD, EDIT, GObject)

typedef enum
{
  ZAVOD_OPERATION_INSERT,
  ZAVOD_OPERATION_UPDATE,  /* sets only the columns that are named */
  ZAVOD_OPERATION_DELETE,  /* with the rows that only exist for it (ON DELETE CASCADE) */
} ZavodOperationKind;

typedef enum
{
  ZAVOD_CELL_NULL,
  ZAVOD_CELL_INTEGER,
  ZAVOD_CELL_REAL,
  ZAVOD_CELL_TEXT,
  ZAVOD_CELL_POINT,        /* a GeoPackage point, WGS 84 */
} ZavodCellKind;

typedef struct
{
  const char *column;      /* interned */
  ZavodCellKind kind;
  gint64 integer;
  double real;             /* or the latitude of a point */
  double longitude;
  char *text;
} ZavodCell;

typedef struct
{
  ZavodOperationKind kind;
  const char *table;       /* interned */
  gint64 id;
  GArray *cells;           /* ZavodCell */
} ZavodOperation;

ZavodEdit  *zavod_edit_new          (const char   *words);
const char *zavod_edit_get_words    (ZavodEdit    *self);
gboolean    zavod_edit_is_recorded  (ZavodEdit    *self);
void        zavod_edit_set_recorded (ZavodEdit    *self,
                                     gboolean      recorded);

gint64      zavod_edit_insert       (ZavodEdit    *self,
                                     const char   *table,
                                     gint64        id);
void        zavod_edit_update       (ZavodEdit    *self,
                                     const char   *table,
                                     gint64        id);
void        zavod_edit_delete       (ZavodEdit    *self,
                                     const char   *table,
                                     gint64        id);

/* These set a column of the row begun last. */
void        zavod_edit_set_integer  (ZavodEdit    *self,
                                     const char   *column,
                                     gint64        value);
void        zavod_edit_set_real     (ZavodEdit    *self,
                                     const char   *column,
                                     double        value);
void        zavod_edit_set_text     (ZavodEdit    *self,
                                     const char   *column,
                                     const char   *value);
void        zavod_edit_set_point    (ZavodEdit    *self,
                                     const char   *column,
                                     double        latitude,
                                     double        longitude);
void        zavod_edit_set_null     (ZavodEdit    *self,
                                     const char   *column);
void        zavod_edit_set_cell     (ZavodEdit    *self,
                                     const ZavodCell *cell);

guint                 zavod_edit_get_n_operations (ZavodEdit *self);
const ZavodOperation *zavod_edit_get_operation    (ZavodEdit *self,
                                                   guint      index);

G_END_DECLS
