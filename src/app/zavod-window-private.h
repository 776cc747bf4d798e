/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window's files share: the object and its opening (zavod-window.c), its panes (zavod-window-panes.c), what
 * can be done in it (zavod-window-actions.c), its forms (zavod-window-forms.c), its history (zavod-window-history.c),
 * edits for and of colleagues (zavod-window-merge.c), checks and records that are one thing (zavod-window-records.c), the
 * map as a file and on paper (zavod-window-export.c), links that lead into it (zavod-window-links.c). */

#pragma once

#include "zavod-days-bar.h"
#include "zavod-facet-chips.h"
#include "zavod-fault.h"
#include "zavod-find-pane.h"
#include "zavod-map-view.h"
#include "zavod-record-pane.h"
#include "zavod-tables-pane.h"
#include "zavod-window.h"

G_BEGIN_DECLS

struct _ZavodWindow
{
  AdwApplicationWindow parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;  /* of the opening under way */
  char *path;                 /* of the atlas that is shown or being opened */
  char *failed_path;
  guint patience;             /* source: the window is shown when it ends */
  int tables_height;
  ZavodNoun wanted_noun;      /* what a link leads to, until the atlas is there; wanted_id 0: nothing */
  gint64 wanted_id;
  char *wanted_text;          /* what is to be searched for; NULL: nothing */
  AdwToast *failure;          /* that is told now, or last; not owned */
  GPtrArray *unions;          /* ZavodUnion: of the record that is shown; NULL: not read yet */
  GCancellable *unions_cancellable;
  ZavodRule checked;          /* whose page of the checks was looked at last; ZAVOD_N_RULES: none */

  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkLabel *opening_label;
  AdwStatusPage *problem_page;
  AdwMultiLayoutView *views;
  AdwOverlaySplitView *find_split;
  AdwOverlaySplitView *record_split;
  GtkMenuButton *desk_menu;
  GtkMenuButton *pocket_menu;
  GtkPaned *paned;
  AdwBottomSheet *sheet;
  AdwViewStack *pocket_stack;
  ZavodFindPane *find_pane;
  ZavodFacetChips *chips;
  ZavodMapView *map;
  ZavodDaysBar *days;
  ZavodTablesPane *tables_pane;
  ZavodRecordPane *record_pane;
};

void zavod_window_class_bind_panes      (GtkWidgetClass *widget_class);
void zavod_window_init_panes            (ZavodWindow    *self);
void zavod_window_restore_panes         (ZavodWindow    *self);
void zavod_window_save_panes            (ZavodWindow    *self);
void zavod_window_reveal_record         (ZavodWindow    *self);
void zavod_window_toggle_record         (ZavodWindow    *self);
void zavod_window_begin_search          (ZavodWindow    *self);
void zavod_window_toggle_find           (ZavodWindow    *self);
void zavod_window_choose_day            (ZavodWindow    *self);
void zavod_window_cycle_panes           (ZavodWindow    *self,
                                         int             direction);

void zavod_window_class_install_forms   (GtkWidgetClass *widget_class);
void zavod_window_update_forms          (ZavodWindow    *self,
                                         gboolean        can_edit);

void zavod_window_class_install_export  (GtkWidgetClass *widget_class);
void zavod_window_update_export         (ZavodWindow    *self,
                                         gboolean        is_open);

void zavod_window_follow_wanted         (ZavodWindow    *self);
void zavod_window_class_install_history (GtkWidgetClass *widget_class);
void zavod_window_update_history        (ZavodWindow    *self,
                                         gboolean        is_open);

void zavod_window_class_install_merge   (GtkWidgetClass *widget_class);
void zavod_window_update_merge          (ZavodWindow    *self,
                                         gboolean        is_open,
                                         gboolean        can_edit);

const char *zavod_window_get_record     (ZavodWindow    *self,
                                         ZavodNoun      *noun,
                                         gint64         *id);
void zavod_window_class_install_records (GtkWidgetClass *widget_class);
void zavod_window_init_records          (ZavodWindow    *self);
void zavod_window_clear_records         (ZavodWindow    *self);
void zavod_window_update_records        (ZavodWindow    *self,
                                         gboolean        is_open,
                                         gboolean        can_edit);

void zavod_window_class_install_actions (GtkWidgetClass *widget_class);
void zavod_window_init_actions          (ZavodWindow    *self);
void zavod_window_update_actions        (ZavodWindow    *self);
void zavod_window_say                   (ZavodWindow    *self,
                                         const char     *words);
void zavod_window_tell                  (ZavodWindow    *self,
                                         const char     *words);

G_END_DECLS
