/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-application.h"

#include <glib/gi18n.h>

#include "zavod-about.h"
#include "zavod-accelerators.h"
#include "zavod-file-filters.h"
#include "zavod-help.h"
#include "zavod-library-dialog.h"
#include "zavod-library.h"
#include "zavod-menu-names.h"
#include "zavod-online-settings.h"
#include "zavod-preferences.h"
#include "zavod-search-provider.h"
#include "zavod-starter.h"
#include "zavod-store-history.h"
#include "zavod-tour.h"
#include "zavod-window.h"

#define SCHEMA_ID "io.github.zavod_atlas.Zavod"

struct _ZavodApplication
{
  AdwApplication parent_instance;

  GSettings *settings;  /* NULL: started from a build folder without a compiled schema */
  ZavodOnlineTiles *tiles;
  ZavodSearchProvider *search_provider;
};

G_DEFINE_FINAL_TYPE (ZavodApplication, zavod_application, ADW_TYPE_APPLICATION)

static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
follow_user_name (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "user-name");

  zavod_store_set_user_name (g_strstrip (name));
}

static void
load_settings_and_tiles (ZavodApplication *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "zavod", "tiles", NULL);

  self->settings = load_settings ();
  self->tiles = zavod_online_tiles_new (folder);
  if (self->settings == NULL)
    return;

  zavod_online_settings_follow (self->settings, self->tiles);
  g_signal_connect (self->settings, "changed::user-name", G_CALLBACK (follow_user_name), NULL);
  follow_user_name (self->settings);
}

static ZavodWindow *
find_window (ZavodApplication *self,
             const char       *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ZAVOD_IS_WINDOW (l->data) && g_strcmp0 (zavod_window_get_path (l->data), path) == 0)
      return l->data;

  return NULL;
}

/* A window that shows no atlas is used before another one is opened. */
static ZavodWindow *
get_vacant_window (ZavodApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (ZAVOD_IS_WINDOW (active) && zavod_window_is_vacant (ZAVOD_WINDOW (active)))
    return ZAVOD_WINDOW (active);

  return zavod_window_new (self);
}

/* Opens an atlas in a window; one that is open already is presented. */
static ZavodWindow *
open_path (ZavodApplication *self,
           const char       *path,
           ZavodOpenFlags    flags)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  ZavodWindow *window = find_window (self, canonical);

  if (window == NULL)
    {
      window = get_vacant_window (self);
      zavod_window_open (window, canonical, flags);
    }

  zavod_window_present (window);

  return window;
}

static void
on_starter_prepared (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (ZavodApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = zavod_starter_prepare_finish (result, &error);

  g_application_unmark_busy (G_APPLICATION (self));

  if (path != NULL)
    {
      open_path (self, path, ZAVOD_OPEN_DEFAULT);
    }
  else
    {
      ZavodWindow *window = get_vacant_window (self);

      zavod_window_show_problem (window, error);
      zavod_window_present (window);
    }

  g_application_release (G_APPLICATION (self));
}

/* ---- the library ---- */

/**
 * zavod_application_open_atlas:
 *
 * Opens an atlas in a window; one that is open already is presented.
 */
void
zavod_application_open_atlas (ZavodApplication *self,
                              const char       *path)
{
  g_return_if_fail (ZAVOD_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  open_path (self, path, ZAVOD_OPEN_DEFAULT);
}

/* Returns: whether a window shows that atlas, or opens it */
gboolean
zavod_application_is_open (ZavodApplication *self,
                           const char       *path)
{
  g_return_val_if_fail (ZAVOD_IS_APPLICATION (self), FALSE);

  return find_window (self, path) != NULL;
}

/* Returns: (transfer full) (nullable): the paths of the atlases that were opened, the last one first */
char **
zavod_application_dup_recent (ZavodApplication *self)
{
  g_return_val_if_fail (ZAVOD_IS_APPLICATION (self), NULL);

  return self->settings != NULL ? g_settings_get_strv (self->settings, "recent-atlases") : NULL;
}

/**
 * zavod_application_remember_atlas:
 *
 * Notes that an atlas was opened: it is opened again at the next start, and is among the recent ones.
 */
void
zavod_application_remember_atlas (ZavodApplication *self,
                                  const char       *path)
{
  g_auto (GStrv) before = zavod_application_dup_recent (self);
  g_auto (GStrv) recent = zavod_library_add_recent ((const char *const *) before, path);

  if (self->settings == NULL)
    return;

  g_settings_set_string (self->settings, "last-atlas", path);
  g_settings_set_strv (self->settings, "recent-atlases", (const char *const *) recent);
}

static void
on_lent_copied (const char   *path,
                const GError *error,
                gpointer      user_data)
{
  g_autoptr (ZavodApplication) self = user_data;
  ZavodWindow *window;

  g_application_unmark_busy (G_APPLICATION (self));
  window = path != NULL ? open_path (self, path, ZAVOD_OPEN_DEFAULT) : get_vacant_window (self);
  if (path != NULL)
    zavod_window_say_copied (window);
  else
    {
      zavod_window_show_problem (window, error);
      zavod_window_present (window);
    }
  g_application_release (G_APPLICATION (self));
}

/* Of a file that a sandbox has lent a copy is opened, in Zavod's own folder. */
static void
open_lent (ZavodApplication *self,
           const char       *path,
           ZavodOpenFlags    flags)
{
  g_autofree char *title = zavod_library_get_title (path);
  g_autofree char *copy = zavod_library_find_free_path (title);

  if ((flags & ZAVOD_OPEN_CREATE) != 0)
    {
      open_path (self, copy, flags);
      return;
    }

  g_application_hold (G_APPLICATION (self));
  g_application_mark_busy (G_APPLICATION (self));
  zavod_library_copy (path, copy, on_lent_copied, g_object_ref (self));
}

/* Returns: the path of the atlas that was open last; NULL when none ever was */
static char *
dup_last_atlas (ZavodApplication *self)
{
  g_autofree char *last = self->settings != NULL ? g_settings_get_string (self->settings, "last-atlas") : NULL;

  return last != NULL && *last != '\0' ? g_steal_pointer (&last) : NULL;
}

/* The atlas that the desktop searches. */
static char *
find_atlas (GApplication *application)
{
  char *last = dup_last_atlas (ZAVOD_APPLICATION (application));

  return last != NULL ? last : zavod_starter_get_path ();
}

/* Opens the user's own copy of the starter atlas, and makes it first when there is none. */
static void
open_starter (ZavodApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  const char *broken = NULL;

  if (ZAVOD_IS_WINDOW (active))
    broken = zavod_window_get_failed_path (ZAVOD_WINDOW (active));

  /* without a window nothing else would keep the application alive until the copy is there */
  g_application_hold (G_APPLICATION (self));
  g_application_mark_busy (G_APPLICATION (self));
  zavod_starter_prepare_async (broken, NULL, on_starter_prepared, g_object_ref (self));
}

static void
open_file (ZavodApplication *self,
           GFile            *file,
           ZavodOpenFlags    flags)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    path = g_file_get_uri (file);  /* not on this computer: the store says that there is no such file */

  if (zavod_library_is_lent (path))
    open_lent (self, path, flags);
  else
    open_path (self, path, flags);
}

static void
on_open_chosen (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    open_file (self, file, ZAVOD_OPEN_DEFAULT);
}

static void
on_new_chosen (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (ZavodApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    open_file (self, file, ZAVOD_OPEN_CREATE);
}

static void
action_open (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ZavodApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = zavod_file_filters_create_dialog (_("Open an Atlas"), _("Atlases (GeoPackage)"), "gpkg");

  gtk_file_dialog_open (dialog, gtk_application_get_active_window (GTK_APPLICATION (self)), NULL, on_open_chosen,
                        g_object_ref (self));
}

static void
action_new (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  ZavodApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = zavod_file_filters_create_dialog (_("New Atlas"), _("Atlases (GeoPackage)"), "gpkg");

  gtk_file_dialog_set_initial_name (dialog, _("New Atlas.gpkg"));
  gtk_file_dialog_set_accept_label (dialog, _("_Create"));
  gtk_file_dialog_save (dialog, gtk_application_get_active_window (GTK_APPLICATION (self)), NULL, on_new_chosen,
                        g_object_ref (self));
}

static void
action_open_starter (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  open_starter (user_data);
}

static void
action_library (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  if (!ADW_IS_APPLICATION_WINDOW (parent))
    return;
  if (ZAVOD_IS_LIBRARY_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (parent))))
    return;  /* it is open already */

  adw_dialog_present (ADW_DIALOG (zavod_library_dialog_new (user_data)), GTK_WIDGET (parent));
}

static void
action_help (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  if (!ADW_IS_APPLICATION_WINDOW (parent))
    return;
  if (ZAVOD_IS_HELP (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (parent))))
    return;  /* it is open already */

  adw_dialog_present (ADW_DIALOG (zavod_help_new ()), GTK_WIDGET (parent));
}

static void
action_tour (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  if (ADW_IS_APPLICATION_WINDOW (parent))
    zavod_tour_present (ADW_APPLICATION_WINDOW (parent));
}

static void
action_about (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  zavod_about_present (parent != NULL ? GTK_WIDGET (parent) : NULL);
}

static void
action_preferences (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  ZavodApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  if (self->settings == NULL || !ADW_IS_APPLICATION_WINDOW (parent))
    return;
  if (ZAVOD_IS_PREFERENCES (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (parent))))
    return;  /* they are open already */

  adw_dialog_present (ADW_DIALOG (zavod_preferences_new (self->settings, self->tiles)), GTK_WIDGET (parent));
}

/* Each window is asked to close as if its button were pressed: it keeps its size and lets forms flush their drafts. */
static void
action_quit (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
on_sql_while_drawing (const char *sql)
{
  g_critical ("the thread that draws waits for the atlas: %s", sql);
}

static void
zavod_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "open", action_open },
    { "new", action_new },
    { "open-starter", action_open_starter },
    { "help", action_help },
    { "tour", action_tour },
    { "library", action_library },
    { "preferences", action_preferences },
    { "about", action_about },
    { "quit", action_quit },
  };

  G_APPLICATION_CLASS (zavod_application_parent_class)->startup (application);
  zavod_menu_names_install ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  zavod_accelerators_set (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (ZAVOD_APPLICATION_ID);
  load_settings_and_tiles (ZAVOD_APPLICATION (application));
  zavod_store_watch_thread (g_thread_self (), on_sql_while_drawing);
}

/* The window that the user looks at, else a new one with the atlas that was open last. */
static ZavodWindow *
get_window (ZavodApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = NULL;
  ZavodWindow *window;

  if (ZAVOD_IS_WINDOW (active))
    {
      zavod_window_present (ZAVOD_WINDOW (active));
      return ZAVOD_WINDOW (active);
    }

  last = dup_last_atlas (self);
  window = zavod_window_new (self);
  if (last != NULL)
    open_path (self, last, ZAVOD_OPEN_DEFAULT);
  else
    open_starter (self);

  return window;
}

static void
zavod_application_activate (GApplication *application)
{
  get_window (ZAVOD_APPLICATION (application));
}

/* What is no address of ours only brings the window: somebody wrote it by hand. */
static void
follow_link (ZavodApplication *self,
             GFile            *file)
{
  g_autofree char *address = g_file_get_uri (file);
  ZavodWindow *window = get_window (self);
  ZavodNoun noun;
  gint64 id;

  if (zavod_noun_parse_address (address, &noun, &id))
    zavod_window_go_to (window, noun, id);
}

static void
on_result_activated (ZavodApplication *self,
                     guint             noun,
                     gint64            id)
{
  zavod_window_go_to (get_window (self), noun, id);
}

static void
on_search_launched (ZavodApplication *self,
                    const char       *text)
{
  zavod_window_search_for (get_window (self), text);
}

static gboolean
zavod_application_dbus_register (GApplication     *application,
                                 GDBusConnection  *connection,
                                 const char       *object_path,
                                 GError          **error)
{
  ZavodApplication *self = ZAVOD_APPLICATION (application);

  if (!G_APPLICATION_CLASS (zavod_application_parent_class)->dbus_register (application, connection, object_path, error))
    return FALSE;

  self->search_provider = zavod_search_provider_new (application, find_atlas);
  g_signal_connect_object (self->search_provider, "activated", G_CALLBACK (on_result_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_provider, "launched", G_CALLBACK (on_search_launched), self, G_CONNECT_SWAPPED);

  return zavod_search_provider_register (self->search_provider, connection, error);
}

static void
zavod_application_dbus_unregister (GApplication    *application,
                                   GDBusConnection *connection,
                                   const char      *object_path)
{
  ZavodApplication *self = ZAVOD_APPLICATION (application);

  if (self->search_provider != NULL)
    zavod_search_provider_unregister (self->search_provider);
  g_clear_object (&self->search_provider);

  G_APPLICATION_CLASS (zavod_application_parent_class)->dbus_unregister (application, connection, object_path);
}

static void
zavod_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      if (g_file_has_uri_scheme (files[i], ZAVOD_ADDRESS_SCHEME))
        follow_link (ZAVOD_APPLICATION (application), files[i]);
      else
        open_file (ZAVOD_APPLICATION (application), files[i], ZAVOD_OPEN_DEFAULT);
    }
}

static void
zavod_application_window_removed (GtkApplication *application,
                                  GtkWindow      *window)
{
  if (ZAVOD_IS_WINDOW (window))
    zavod_window_close_atlas (ZAVOD_WINDOW (window));

  GTK_APPLICATION_CLASS (zavod_application_parent_class)->window_removed (application, window);
}

static void
zavod_application_finalize (GObject *object)
{
  ZavodApplication *self = ZAVOD_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->tiles);

  G_OBJECT_CLASS (zavod_application_parent_class)->finalize (object);
}

static void
zavod_application_class_init (ZavodApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = zavod_application_finalize;
  application_class->startup = zavod_application_startup;
  application_class->activate = zavod_application_activate;
  application_class->open = zavod_application_open;
  application_class->dbus_register = zavod_application_dbus_register;
  application_class->dbus_unregister = zavod_application_dbus_unregister;
  GTK_APPLICATION_CLASS (klass)->window_removed = zavod_application_window_removed;
}

static void
zavod_application_init (ZavodApplication *self)
{
}

ZavodApplication *
zavod_application_new (void)
{
  return g_object_new (ZAVOD_TYPE_APPLICATION,
                       "application-id", ZAVOD_APPLICATION_ID,
                       "resource-base-path", "/io/github/zavod_atlas/Zavod",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

GSettings *
zavod_application_get_settings (ZavodApplication *self)
{
  g_return_val_if_fail (ZAVOD_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * zavod_application_get_tiles:
 *
 * Returns: (transfer none): the online tiles of all windows
 */
ZavodOnlineTiles *
zavod_application_get_tiles (ZavodApplication *self)
{
  g_return_val_if_fail (ZAVOD_IS_APPLICATION (self), NULL);

  return self->tiles;
}
