/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-history-dialog.h"

#include <glib/gi18n.h>

#include "zavod-revision-list.h"
#include "zavod-revision-page.h"
#include "zavod-toast.h"

#define AHEAD 800.0  /* pixels: the next page is read before the end of this one is seen */

struct _ZavodHistoryDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  ZavodNoun noun;
  gint64 record_id;
  char *record;
  ZavodRevisionList *revisions;

  AdwBanner *name_banner;
  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ZavodHistoryDialog, zavod_history_dialog, ADW_TYPE_DIALOG)

static void
on_done (ZavodHistoryDialog *self)
{
  adw_navigation_view_pop_to_tag (self->navigation, "list");
}

static void
on_failed (ZavodHistoryDialog *self,
           const char         *words)
{
  AdwToast *toast = zavod_toast_new (words);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_activated (ZavodHistoryDialog *self,
              guint               position)
{
  g_autoptr (ZavodRevisionItem) item = g_list_model_get_item (G_LIST_MODEL (self->revisions), position);
  AdwNavigationPage *page = zavod_revision_page_new (self->session, zavod_revision_item_get_revision (item),
                                                     position == 0, self->noun, self->record_id, self->record);

  g_signal_connect_object (page, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

/* The keyboard goes to the edits when they come: it cannot wait there for them. */
static void
show_list (ZavodHistoryDialog *self)
{
  const gboolean was_shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;

  gtk_stack_set_visible_child_name (self->stack, "list");
  if (!was_shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
update_page (ZavodHistoryDialog *self)
{
  gboolean loading;

  g_object_get (self->revisions, "loading", &loading, NULL);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->revisions)) > 0)
    show_list (self);
  else
    gtk_stack_set_visible_child_name (self->stack, loading ? "loading" : "empty");
}

static void
on_scrolled (ZavodHistoryDialog *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) + AHEAD
      > gtk_adjustment_get_upper (adjustment))
    zavod_revision_list_load_more (self->revisions);
}

/* Until somebody has chosen a name, it is said which one the edits bear. */
static void
show_name (ZavodHistoryDialog *self)
{
  gboolean is_chosen;
  g_autofree char *name = zavod_store_get_user_name (&is_chosen);
  /* Translators: a name of a person */
  g_autofree char *words = g_strdup_printf (_("Your edits are signed “%s”"), name);

  adw_banner_set_title (self->name_banner, words);
  adw_banner_set_revealed (self->name_banner, !is_chosen && !zavod_session_is_read_only (self->session));
}

static void
zavod_history_dialog_dispose (GObject *object)
{
  ZavodHistoryDialog *self = ZAVOD_HISTORY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->revisions);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_history_dialog_parent_class)->dispose (object);
}

static void
zavod_history_dialog_finalize (GObject *object)
{
  g_free (ZAVOD_HISTORY_DIALOG (object)->record);

  G_OBJECT_CLASS (zavod_history_dialog_parent_class)->finalize (object);
}

static void
zavod_history_dialog_class_init (ZavodHistoryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_history_dialog_dispose;
  object_class->finalize = zavod_history_dialog_finalize;

  g_type_ensure (ZAVOD_TYPE_REVISION_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodHistoryDialog, name_banner);
  gtk_widget_class_bind_template_child (widget_class, ZavodHistoryDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZavodHistoryDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, ZavodHistoryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodHistoryDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, ZavodHistoryDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
zavod_history_dialog_init (ZavodHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_history_dialog_new:
 * @noun: what @record_id is of
 * @record_id: whose history it is; 0: that of the whole atlas
 * @record: (nullable): the name of the record
 */
AdwDialog *
zavod_history_dialog_new (ZavodSession *session,
                          ZavodNoun     noun,
                          gint64        record_id,
                          const char   *record)
{
  ZavodHistoryDialog *self = g_object_new (ZAVOD_TYPE_HISTORY_DIALOG, NULL);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->session = g_object_ref (session);
  self->noun = noun;
  self->record_id = record_id;
  self->record = g_strdup (record);
  self->revisions = zavod_revision_list_new (session, noun, record_id);
  adw_window_title_set_subtitle (self->title, record_id != 0 ? record : zavod_session_get_title (session));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                         G_LIST_MODEL (g_object_ref (self->revisions)))));
  g_signal_connect_object (self->revisions, "items-changed", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->revisions, "notify::loading", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  update_page (self);
  show_name (self);

  return ADW_DIALOG (self);
}
