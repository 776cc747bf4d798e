/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits as a file for a colleague, and those of a colleague. */

#include "config.h"

#include "zavod-window-private.h"

#include <glib/gi18n.h>

#include "zavod-error.h"
#include "zavod-file-filters.h"
#include "zavod-merge-dialog.h"

#define EXPORTED "exported-changes"

static GSettings *
get_settings (ZavodWindow *self)
{
  return zavod_application_get_settings (ZAVOD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* ---- a file for a colleague ---- */

/* Returns: the last edit of this atlas that was exported; 0: none was */
static gint64
get_exported (ZavodWindow *self)
{
  GSettings *settings = get_settings (self);
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, EXPORTED) : NULL;
  gint64 revision = 0;

  if (all != NULL)
    g_variant_lookup (all, zavod_store_get_path (zavod_session_get_store (self->session)), "x", &revision);

  return revision;
}

static void
remember_exported (ZavodWindow *self,
                   ZavodStore  *store,
                   gint64       revision)
{
  GSettings *settings = get_settings (self);
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, EXPORTED) : NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *path;
  gint64 other;

  if (all == NULL)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sx}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&sx}", &path, &other))
    if (!g_str_equal (path, zavod_store_get_path (store)))
      g_variant_builder_add (&builder, "{sx}", path, other);
  g_variant_builder_add (&builder, "{sx}", zavod_store_get_path (store), revision);
  g_settings_set_value (settings, EXPORTED, g_variant_builder_end (&builder));
}

typedef struct
{
  ZavodWindow *window;
  gint64 after;
  char *path;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
tell_failure (const Export *export,
              const GError *error)
{
  if (g_error_matches (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND))
    zavod_window_tell (export->window, export->after > 0
                         ? _("Nothing was changed since the last export. Choose an edit in the history to export from.")
                         : _("Nothing was changed in this atlas yet."));
  else
    zavod_window_tell (export->window, error->message);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *words = NULL;
  guint n_edits = 0;
  const gint64 revision = zavod_store_export_changes_finish (ZAVOD_STORE (source), result, &n_edits, &error);

  if (revision == 0)
    {
      tell_failure (export, error);
      return;
    }

  remember_exported (export->window, ZAVOD_STORE (source), revision);
  name = g_filename_display_basename (export->path);
  /* Translators: how many edits, and the name of a file */
  words = g_strdup_printf (ngettext ("Exported %u edit as %s", "Exported %u edits as %s", n_edits), n_edits, name);
  zavod_window_say (export->window, words);
}

static void
on_export_chosen (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  ZavodStore *store = zavod_session_get_store (export->window->session);

  if (file == NULL || store == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    {
      zavod_window_tell (export->window, _("Changes can only be exported on this computer."));
      return;
    }

  export->path = g_file_get_path (file);
  zavod_store_export_changes_async (store, export->after, export->path, NULL, on_exported, g_steal_pointer (&export));
}

static void
ask_for_file (ZavodWindow *self,
              gint64       after)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  const char *title = zavod_session_get_title (self->session);
  g_autofree char *user = zavod_store_get_user_name (NULL);
  /* the suffix is not translated: it says what the file is */
  g_autofree char *name = g_strdup_printf ("%s, %s.zavod-changes", title != NULL ? title : _("Atlas"), user);
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->after = after;
  zavod_file_filters_add (filters, _("Changes to an Atlas"), "zavod-changes");
  gtk_file_dialog_set_title (dialog, _("Export Changes"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, "/", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_export_chosen, export);
}

static void
action_export (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  ask_for_file (self, get_exported (self));
}

static void
action_export_after (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  ask_for_file (ZAVOD_WINDOW (widget), g_variant_get_int64 (parameter));
}

/* ---- what a colleague did ---- */

static void
on_merge_chosen (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file == NULL || zavod_session_get_store (self->session) == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    zavod_window_tell (self, _("Changes can only be merged from this computer."));
  else
    adw_dialog_present (zavod_merge_dialog_new (self->session, g_file_peek_path (file)), GTK_WIDGET (self));
}

static void
action_merge (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) both = gtk_file_filter_new ();

  gtk_file_filter_set_name (both, _("Changes and Copies of an Atlas"));
  gtk_file_filter_add_suffix (both, "zavod-changes");
  gtk_file_filter_add_suffix (both, "gpkg");
  g_list_store_append (filters, both);
  gtk_file_dialog_set_title (dialog, _("Merge Changes"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, on_merge_chosen, g_object_ref (widget));
}

void
zavod_window_update_merge (ZavodWindow *self,
                           gboolean     is_open,
                           gboolean     can_edit)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-changes", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-changes-after", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-changes", can_edit);
}

void
zavod_window_class_install_merge (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-changes", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "win.export-changes-after", "x", action_export_after);
  gtk_widget_class_install_action (widget_class, "win.merge-changes", NULL, action_merge);
}
