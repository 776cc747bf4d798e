/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One facet of all sites: for each of its values the rows that have it, as a list where they are few and as a bit for each
 * row where they are many. A row may have several values, or none. A column is filled, finished, and from then on never
 * changes, so that it may be shared by threads. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZavodFacetColumn ZavodFacetColumn;

ZavodFacetColumn *zavod_facet_column_new            (guint                   n_rows);
ZavodFacetColumn *zavod_facet_column_new_from_codes (const guint8           *codes,
                                                     gsize                   stride,
                                                     guint                   n_rows,
                                                     const guint8           *values,
                                                     guint                   n_values);
ZavodFacetColumn *zavod_facet_column_new_moved      (const ZavodFacetColumn *self,
                                                     const guint            *rows,
                                                     guint                   n_rows);
ZavodFacetColumn *zavod_facet_column_ref            (ZavodFacetColumn       *self);
void              zavod_facet_column_unref          (ZavodFacetColumn       *self);

/* while it is filled */
guint             zavod_facet_column_add_value      (ZavodFacetColumn       *self,
                                                     gint64                  key);
void              zavod_facet_column_set_label      (ZavodFacetColumn       *self,
                                                     gint64                  key,
                                                     const char             *label);
void              zavod_facet_column_add            (ZavodFacetColumn       *self,
                                                     gint64                  key,
                                                     guint                   row);
void              zavod_facet_column_finish         (ZavodFacetColumn       *self);

/* once it is finished */
guint             zavod_facet_column_get_n_rows     (const ZavodFacetColumn *self);
guint             zavod_facet_column_get_n_values   (const ZavodFacetColumn *self);
gint              zavod_facet_column_find           (const ZavodFacetColumn *self,
                                                     gint64                  key);
gint64            zavod_facet_column_get_key        (const ZavodFacetColumn *self,
                                                     guint                   value);
const char       *zavod_facet_column_get_label      (const ZavodFacetColumn *self,
                                                     guint                   value);
guint             zavod_facet_column_count          (const ZavodFacetColumn *self,
                                                     guint                   value,
                                                     const guint64          *among);
void              zavod_facet_column_collect        (const ZavodFacetColumn *self,
                                                     guint                   value,
                                                     guint64                *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodFacetColumn, zavod_facet_column_unref)

G_END_DECLS
