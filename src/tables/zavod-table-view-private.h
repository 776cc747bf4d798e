/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of a table's view share: the view itself (zavod-table-view.c), what can be done with its rows (-actions.c),
 * and how keys and pointer come to do it (-input.c). */

#pragma once

#include "zavod-narrowed-bar.h"
#include "zavod-row-selection.h"
#include "zavod-table-cell.h"
#include "zavod-table-columns.h"
#include "zavod-table-saving.h"
#include "zavod-table-view.h"

G_BEGIN_DECLS

struct _ZavodTableView
{
  GtkWidget parent_instance;

  ZavodTable table;
  const ZavodTableLayout *layout;
  ZavodSession *session;
  ZavodRowList *rows;
  ZavodRowSelection *selection;
  GSettings *settings;             /* or NULL */
  ZavodTableColumns *its_columns;  /* these and what follows: NULL until the view is seen */
  GSimpleActionGroup *actions;
  GMenuModel *menu;
  GtkWidget *popover;          /* the menu, or a citation; NULL: none was opened */
  GdkRectangle pointed_at;     /* where the next one belongs, in the view's pixels */
  ZavodTableCell *hovered;     /* weak: under the pointer, where a click opens something; or NULL */
  GCancellable *cancellable;   /* of what is being read for an action */
  GString *typed;              /* what the keyboard looks for; empty: nothing */
  guint typed_source;
  char *title;
  gboolean compact;

  ZavodNarrowedBar *narrowed;
  ZavodTableSaving *saving;
  GtkStack *stack;
  GtkWidget *loading;
  GtkWidget *empty;
  GtkLabel *empty_label;
  GtkWidget *clear_button;
  GtkWidget *columns_page;
  GtkColumnView *columns;
  GtkWidget *cards_page;
  GtkListView *cards;
};

void          zavod_table_view_scroll_to         (ZavodTableView     *self,
                                                 guint               position,
                                                 GtkListScrollFlags  flags);

void          zavod_table_view_ensure_columns    (ZavodTableView     *self);

void          zavod_table_view_add_actions       (ZavodTableView     *self);
GMenuModel   *zavod_table_view_create_row_menu   (ZavodTableView     *self,
                                                  ZavodRow           *row);
GCancellable *zavod_table_view_renew_cancellable (ZavodTableView     *self);
void          zavod_table_view_show_citations    (ZavodTableView     *self,
                                                 ZavodRow           *row);

void          zavod_table_view_add_controllers   (ZavodTableView     *self);
void          zavod_table_view_end_input         (ZavodTableView     *self);
void          zavod_table_view_bind_keys         (GtkWidgetClass     *widget_class);
void          zavod_table_view_point_at_focus    (ZavodTableView     *self);
void          zavod_table_view_open_popover      (ZavodTableView     *self,
                                                 GtkWidget          *popover);

G_END_DECLS
