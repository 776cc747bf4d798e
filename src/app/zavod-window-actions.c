/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in a window, and how it is told. */

#include "config.h"

#include "zavod-window-private.h"

#include "zavod-noun-link.h"
#include "zavod-site-deletion.h"
#include "zavod-toast.h"

#include <glib/gi18n.h>

#define SHORTCUTS "/io/github/zavod_atlas/Zavod/ui/zavod-shortcuts.ui"

/**
 * zavod_window_say:
 * @words: a sentence
 *
 * Says what has been done, for a moment.
 */
void
zavod_window_say (ZavodWindow *self,
                  const char  *words)
{
  adw_toast_overlay_add_toast (self->toasts, zavod_toast_new (words));
}

/**
 * zavod_window_tell:
 * @words: a sentence, such as the message of an error
 *
 * Says what did not work, before any other toast. It stays until it is dismissed. What is being said is not said again:
 * one damaged page fails a dozen reads.
 */
void
zavod_window_tell (ZavodWindow *self,
                   const char  *words)
{
  AdwToast *toast;

  if (self->failure != NULL && g_str_equal (adw_toast_get_title (self->failure), words))
    return;

  toast = zavod_toast_new (words);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_set_weak_pointer (&self->failure, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_edited (ZavodWindow *self,
           const char  *words,
           int          kind)
{
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, zavod_toast_new_for_edit (words, kind));
}

/* ---- undo and redo ---- */

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zavod_session_undo_finish (ZAVOD_SESSION (source), result, &error))
    zavod_window_tell (self, error->message);
}

static void
on_redone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zavod_session_redo_finish (ZAVOD_SESSION (source), result, &error))
    zavod_window_tell (self, error->message);
}

static void
action_undo (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  zavod_session_undo_async (self->session, on_undone, g_object_ref (self));
}

static void
action_redo (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  zavod_session_redo_async (self->session, on_redone, g_object_ref (self));
}

/* ---- deleting ---- */

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zavod_session_edit_finish (ZAVOD_SESSION (source), result, &error))
    zavod_window_tell (self, error->message);
}

/* Of a site that was just selected the record is still to come, and the one that is shown is another's. */
static ZavodSite *
get_record_of_selected (ZavodWindow *self)
{
  ZavodSite *record = zavod_session_get_record (self->session);

  return record != NULL && record->id == zavod_session_get_selected_site (self->session) ? record : NULL;
}

/* Not asked for twice: the toast undoes it, and so does Ctrl+Z. */
static void
action_delete_site (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  ZavodSite *record = get_record_of_selected (self);
  g_autoptr (ZavodEdit) edit = NULL;

  if (record == NULL)
    return;

  edit = zavod_site_deletion_new (record);
  zavod_session_edit_async (self->session, edit, NULL, on_deleted, g_object_ref (self));
}

/* ---- a copy of the file ---- */

typedef struct
{
  ZavodWindow *window;
  char *path;
} Copying;

static void
copying_free (Copying *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (!zavod_store_backup_finish (ZAVOD_STORE (source), result, &error))
    {
      zavod_window_tell (copying->window, error->message);
      return;
    }

  name = g_filename_display_basename (copying->path);
  /* Translators: the name of a file */
  words = g_strdup_printf (_("Saved a copy as %s"), name);
  zavod_window_say (copying->window, words);
}

static void
on_copy_chosen (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  ZavodStore *store = zavod_session_get_store (self->session);
  Copying *copying;

  if (file == NULL || store == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    {
      zavod_window_tell (self, _("A copy can only be saved on this computer."));
      return;
    }

  copying = g_new (Copying, 1);
  copying->window = g_steal_pointer (&self);
  copying->path = g_file_get_path (file);
  zavod_store_backup_async (store, copying->path, NULL, on_copied, copying);
}

static void
action_save_copy (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *title = zavod_session_get_title (self->session);
  /* Translators: the name of a file, from the title of an atlas */
  g_autofree char *file_name = g_strdup_printf (_("%s (copy).gpkg"), title != NULL ? title : _("Atlas"));

  gtk_file_dialog_set_title (dialog, _("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (file_name, "/", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_copy_chosen, g_object_ref (self));
}

/* ---- selection and panes ---- */

static void
action_clear_selection (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  zavod_session_clear_selection (ZAVOD_WINDOW (widget)->session);
}

static void
action_show_noun (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  guint noun;
  gint64 id;

  g_variant_get (parameter, "(ux)", &noun, &id);
  if (noun < ZAVOD_N_NOUNS)
    zavod_session_select_noun (self->session, noun, id, NULL, ZAVOD_ORIGIN_RECORD);
}

static void
action_back (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  zavod_session_go (ZAVOD_WINDOW (widget)->session, -1);
}

static void
action_forward (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  zavod_session_go (ZAVOD_WINDOW (widget)->session, 1);
}

static void
action_clear_filters (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  zavod_session_clear_filter (ZAVOD_WINDOW (widget)->session);
}

static void
action_show_record (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  zavod_window_toggle_record (ZAVOD_WINDOW (widget));
}

static void
action_search (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  zavod_window_begin_search (ZAVOD_WINDOW (widget));
}

static void
action_toggle_find (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  zavod_window_toggle_find (ZAVOD_WINDOW (widget));
}

static void
action_fold_tables (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  gboolean folded, foldable;

  g_object_get (self->tables_pane, "folded", &folded, "foldable", &foldable, NULL);
  if (foldable)
    g_object_set (self->tables_pane, "folded", !folded, NULL);
}

static void
action_show_table (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pocket_stack, "tables");
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  zavod_tables_pane_show_table (self->tables_pane, (ZavodTable) g_variant_get_int32 (parameter));
}

static void
action_go_to_day (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  zavod_window_choose_day (ZAVOD_WINDOW (widget));
}

static void
action_next_pane (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  zavod_window_cycle_panes (ZAVOD_WINDOW (widget), 1);
}

static void
action_previous_pane (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  zavod_window_cycle_panes (ZAVOD_WINDOW (widget), -1);
}

/* ---- which of it is possible now ---- */

void
zavod_window_update_actions (ZavodWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_open = zavod_session_get_store (self->session) != NULL;
  const gboolean shows_form = zavod_record_pane_shows_form (self->record_pane);
  gboolean can_edit = is_open && !zavod_session_is_read_only (self->session) && !shows_form;
  gsize n_selected;
  ZavodNoun noun;

  zavod_session_get_selected_sites (self->session, &n_selected);
  zavod_window_update_forms (self, can_edit);
  gtk_widget_action_set_enabled (widget, "win.undo", can_edit && zavod_session_get_undo_words (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", can_edit && zavod_session_get_redo_words (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.delete-site", can_edit && get_record_of_selected (self) != NULL);
  gtk_widget_action_set_enabled (widget, "win.save-copy", is_open);
  gtk_widget_action_set_enabled (widget, "win.search", is_open);
  gtk_widget_action_set_enabled (widget, "win.toggle-find", is_open);
  gtk_widget_action_set_enabled (widget, "win.go-to-day", is_open);
  zavod_window_update_export (self, is_open);
  zavod_window_update_history (self, is_open);
  zavod_window_update_merge (self, is_open, can_edit);
  zavod_window_update_records (self, is_open, can_edit);
  gtk_widget_action_set_enabled (widget, "win.clear-selection",
                                 n_selected > 0 || zavod_session_get_selected_noun (self->session, &noun) != 0);
  gtk_widget_action_set_enabled (widget, "win.back", !shows_form && zavod_session_get_visit (self->session, -1) != NULL);
  gtk_widget_action_set_enabled (widget, "win.forward", !shows_form && zavod_session_get_visit (self->session, 1) != NULL);
  gtk_widget_action_set_enabled (widget, "win.clear-filters",
                                 zavod_session_get_only_in_view (self->session)
                                 || !zavod_filter_is_empty (zavod_session_get_filter (self->session)));
}

void
zavod_window_init_actions (ZavodWindow *self)
{
  static const char *const signals[] = {
    "notify::store", "notify::undo-words", "notify::redo-words", "notify::read-only", "notify::record",
    "notify::noun-record", "selection-changed", "visits-changed", "filter-changed", "notify::only-in-view",
  };

  g_autoptr (GPropertyAction) only_in_view = g_property_action_new ("only-in-view", self->session, "only-in-view");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (only_in_view));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->session, signals[i], G_CALLBACK (zavod_window_update_actions), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (zavod_window_update_actions), NULL);
  g_signal_connect_object (self->session, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (zavod_window_tell), self, G_CONNECT_SWAPPED);
  zavod_window_update_actions (self);
}

/* The help overlay of GTK, a thousand widgets, but made when it is asked for and not with each window. */
static void
action_show_shortcuts (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SHORTCUTS);
      GObject *shortcuts = gtk_builder_get_object (builder, "shortcuts");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (shortcuts));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* Keys that a text field wants for itself, or a pane uses when it has the keyboard, are bound here, where they come after
 * these; the others are accelerators of the application, which come before the panes. */
void
zavod_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, action_redo);
  gtk_widget_class_install_action (widget_class, "win.delete-site", NULL, action_delete_site);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, action_save_copy);
  gtk_widget_class_install_action (widget_class, "win.clear-selection", NULL, action_clear_selection);
  gtk_widget_class_install_action (widget_class, "win.clear-filters", NULL, action_clear_filters);
  gtk_widget_class_install_action (widget_class, "win.show-record", NULL, action_show_record);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, action_search);
  gtk_widget_class_install_action (widget_class, "win.toggle-find", NULL, action_toggle_find);
  gtk_widget_class_install_action (widget_class, ZAVOD_SHOW_NOUN, "(ux)", action_show_noun);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, action_back);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, action_forward);
  gtk_widget_class_install_action (widget_class, "win.fold-tables", NULL, action_fold_tables);
  gtk_widget_class_install_action (widget_class, "win.show-table", "i", action_show_table);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, action_show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.go-to-day", NULL, action_go_to_day);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, action_next_pane);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, action_previous_pane);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete-site", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.clear-selection", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.forward", NULL);
}
