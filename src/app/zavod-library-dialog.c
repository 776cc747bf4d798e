/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-library-dialog.h"

#include <glib/gi18n.h>

#include "zavod-file-filters.h"
#include "zavod-library.h"
#include "zavod-toast.h"

struct _ZavodLibraryDialog
{
  AdwDialog parent_instance;

  ZavodApplication *application;  /* not owned */
  GPtrArray *rows;                /* owned by the group */

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (ZavodLibraryDialog, zavod_library_dialog, ADW_TYPE_DIALOG)

static void list_atlases (ZavodLibraryDialog *self);

static void
say (ZavodLibraryDialog *self,
     const char         *words)
{
  adw_toast_overlay_add_toast (self->toasts, zavod_toast_new (words));
}

/* ---- what is done with one ---- */

static void
on_done (const char   *path,
         const GError *error,
         gpointer      user_data)
{
  g_autoptr (ZavodLibraryDialog) self = user_data;

  if (error != NULL)
    say (self, error->message);
  list_atlases (self);
}

static void
on_exported (const char   *path,
             const GError *error,
             gpointer      user_data)
{
  g_autoptr (ZavodLibraryDialog) self = user_data;
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *words = name != NULL ? g_strdup_printf (_("Saved a copy as %s"), name) : g_strdup (error->message);

  say (self, words);
}

static void
on_trashed (const char   *path,
            const GError *error,
            gpointer      user_data)
{
  say (user_data, error == NULL ? _("Moved to the trash") : error->message);
  on_done (path, NULL, user_data);
}

static void
action_open (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ZavodLibraryDialog *self = ZAVOD_LIBRARY_DIALOG (widget);
  g_autofree char *path = g_variant_dup_string (parameter, NULL);

  adw_dialog_close (ADW_DIALOG (self));
  zavod_application_open_atlas (self->application, path);
}

static void
action_duplicate (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *title = zavod_library_get_title (path);
  g_autofree char *to = zavod_library_find_free_path (title);

  zavod_library_copy (path, to, on_done, g_object_ref (widget));
}

static void
action_trash (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  zavod_library_trash (g_variant_get_string (parameter, NULL), on_trashed, g_object_ref (widget));
}

/* ---- another name ---- */

static void
on_rename_response (AdwAlertDialog     *alert,
                    const char         *response,
                    ZavodLibraryDialog *self)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (alert);
  const char *path = g_object_get_data (G_OBJECT (alert), "path");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (response, "rename") && *title != '\0')
    zavod_library_rename (path, title, on_done, g_object_ref (self));
}

static void
on_title_typed (GtkEditable    *entry,
                AdwAlertDialog *alert)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (alert, "rename", *title != '\0');
}

static GtkWidget *
create_title_entry (const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);

  return entry;
}

static void
action_rename (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *title = zavod_library_get_title (path);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Rename Atlas"), NULL));
  GtkWidget *entry = create_title_entry (title);

  adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "rename");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_set_extra_child (alert, entry);
  g_object_set_data_full (G_OBJECT (alert), "path", g_strdup (path), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_title_typed), alert, 0);
  g_signal_connect_object (alert, "response", G_CALLBACK (on_rename_response), widget, 0);
  adw_dialog_set_focus (ADW_DIALOG (alert), entry);
  adw_dialog_present (ADW_DIALOG (alert), widget);
}

/* ---- in and out ---- */

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
on_import_chosen (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (ZavodLibraryDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *title = path != NULL ? zavod_library_get_title (path) : NULL;
  g_autofree char *to = title != NULL ? zavod_library_find_free_path (title) : NULL;

  if (to != NULL)
    zavod_library_copy (path, to, on_done, g_object_ref (self));
  else if (file != NULL)
    say (self, _("Only a file on this computer can be imported."));
}

static void
action_import (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = zavod_file_filters_create_dialog (_("Import a Copy"), _("Atlases (GeoPackage)"), "gpkg");

  gtk_file_dialog_open (dialog, get_window (widget), NULL, on_import_chosen, g_object_ref (widget));
}

/* What is exported, and the dialog that tells of it. */
typedef struct
{
  ZavodLibraryDialog *dialog;
  char *path;
} Export;

static void
on_export_chosen (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (ZavodLibraryDialog) self = export->dialog;
  g_autofree char *from = export->path;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  g_free (export);
  if (file == NULL)
    return;

  if (g_file_peek_path (file) != NULL)
    zavod_library_copy (from, g_file_peek_path (file), on_exported, g_object_ref (self));
  else
    say (self, _("A copy can only be saved on this computer."));
}

static void
action_export (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (GtkFileDialog) dialog = zavod_file_filters_create_dialog (_("Export a Copy"), _("Atlases (GeoPackage)"), "gpkg");
  g_autofree char *file_name = g_path_get_basename (path);
  Export *export = g_new (Export, 1);

  *export = (Export) { g_object_ref (ZAVOD_LIBRARY_DIALOG (widget)), g_strdup (path) };
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, get_window (widget), NULL, on_export_chosen, export);
}

static void
action_new (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ZavodLibraryDialog *self = ZAVOD_LIBRARY_DIALOG (widget);

  adw_dialog_close (ADW_DIALOG (self));
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "new", NULL);
}

/* ---- the list ---- */

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          const char *path)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", path);
  g_menu_append_item (menu, item);
}

/* A file that is open keeps its name and its place: SQLite has others beside it. */
static GMenuModel *
create_menu (const char *path,
             gboolean    can_move)
{
  GMenu *menu = g_menu_new ();

  add_item (menu, _("_Duplicate"), "library.duplicate", path);
  add_item (menu, _("_Export a Copy…"), "library.export", path);
  if (can_move)
    {
      add_item (menu, _("_Rename…"), "library.rename", path);
      add_item (menu, _("Move to _Trash"), "library.trash", path);
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_menu_button (const char *path,
                    const char *title,
                    gboolean    can_move)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = create_menu (path, can_move);
  g_autofree char *label = g_strdup_printf (_("Actions for %s"), title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("More Actions"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static char *
describe (const char *path,
          gboolean    is_open)
{
  g_autofree char *folder = NULL;

  if (is_open)
    return g_strdup (_("Open in a window"));
  if (zavod_library_owns (path))
    return NULL;

  folder = g_path_get_dirname (path);

  return g_filename_display_name (folder);
}

static GtkWidget *
create_row (ZavodLibraryDialog *self,
            const char         *path)
{
  const gboolean is_open = zavod_application_is_open (self->application, path);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = zavod_library_get_title (path);
  g_autofree char *subtitle = describe (path, is_open);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_menu_button (path, title, zavod_library_owns (path) && !is_open));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "library.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);

  return row;
}

static void
list_atlases (ZavodLibraryDialog *self)
{
  g_auto (GStrv) recent = zavod_application_dup_recent (self->application);
  g_autoptr (GPtrArray) paths = zavod_library_list ((const char *const *) recent);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < paths->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (paths, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* ---- the object ---- */

static void
zavod_library_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_LIBRARY_DIALOG);

  G_OBJECT_CLASS (zavod_library_dialog_parent_class)->dispose (object);
}

static void
zavod_library_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ZAVOD_LIBRARY_DIALOG (object)->rows);

  G_OBJECT_CLASS (zavod_library_dialog_parent_class)->finalize (object);
}

static void
zavod_library_dialog_class_init (ZavodLibraryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_library_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_library_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-library-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodLibraryDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZavodLibraryDialog, group);
  gtk_widget_class_install_action (widget_class, "library.new", NULL, action_new);
  gtk_widget_class_install_action (widget_class, "library.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "library.open", "s", action_open);
  gtk_widget_class_install_action (widget_class, "library.duplicate", "s", action_duplicate);
  gtk_widget_class_install_action (widget_class, "library.export", "s", action_export);
  gtk_widget_class_install_action (widget_class, "library.rename", "s", action_rename);
  gtk_widget_class_install_action (widget_class, "library.trash", "s", action_trash);
}

static void
zavod_library_dialog_init (ZavodLibraryDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

ZavodLibraryDialog *
zavod_library_dialog_new (ZavodApplication *application)
{
  ZavodLibraryDialog *self = g_object_new (ZAVOD_TYPE_LIBRARY_DIALOG, NULL);

  self->application = application;
  list_atlases (self);

  return self;
}
