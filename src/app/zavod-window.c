/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-window-private.h"

#include <glib/gi18n.h>

#include "zavod-mark.h"
#include "zavod-partial-date.h"
#include "zavod-tour.h"

/* Milliseconds that a new window waits for its atlas. Most are open by then, and the first that is seen of the window is
 * the atlas, not that it is being opened. */
#define PATIENCE 200

G_DEFINE_FINAL_TYPE (ZavodWindow, zavod_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- closures of the template ---- */

static char *
window_title (ZavodWindow *self,
              const char  *title)
{
  return g_strdup (title != NULL && *title != '\0' ? title : _("Zavod"));
}

static char *
format_counts (ZavodWindow *self,
               guint        n_sites,
               guint        n_claims)
{
  g_autofree char *sites = g_strdup_printf (ngettext ("%'u site", "%'u sites", n_sites), n_sites);
  g_autofree char *claims = g_strdup_printf (ngettext ("%'u statement", "%'u statements", n_claims), n_claims);

  return g_strdup_printf ("%s · %s", sites, claims);
}

static char *
format_undo (ZavodWindow *self,
             const char  *words)
{
  /* Translators: what would be undone, such as "Capacity of BYD Uzbekistan Factory" */
  return words != NULL ? g_strdup_printf (_("Undo: %s (Ctrl+Z)"), words) : g_strdup (_("Undo (Ctrl+Z)"));
}

static char *
format_redo (ZavodWindow *self,
             const char  *words)
{
  return words != NULL ? g_strdup_printf (_("Redo: %s (Ctrl+Shift+Z)"), words) : g_strdup (_("Redo (Ctrl+Shift+Z)"));
}

static gboolean
has_record (ZavodWindow *self,
            ZavodSite   *record)
{
  return record != NULL;
}

/* A form can lie in the sheet without a record, and out of sight while a place is chosen on the map; so can the list of
 * several selected sites. */
static gboolean
has_sheet (ZavodWindow *self,
           ZavodSite   *record,
           gboolean     form_shown,
           const char  *selection_words)
{
  return record != NULL || form_shown || selection_words != NULL;
}

/* While a form is open, what can be added is told as what cannot be. */
static gboolean
can_add (ZavodWindow *self,
         ZavodStore  *store,
         gboolean     read_only,
         gboolean     form_shown)
{
  return store != NULL && !read_only && !form_shown;
}

static guint
record_shape (ZavodWindow *self,
              ZavodSite   *record)
{
  return record != NULL ? record->shape : ZAVOD_SHAPE_UNSTATED;
}

static guint
record_look (ZavodWindow *self,
             ZavodSite   *record)
{
  return record != NULL ? zavod_status_get_look (record->status) : ZAVOD_LOOK_UNKNOWN;
}

static char *
format_record_name (ZavodWindow *self,
                    ZavodSite   *record,
                    gboolean     form_shown,
                    const char  *selection_words)
{
  if (record != NULL)
    return g_strdup (record->name);

  if (!form_shown && selection_words != NULL)
    return g_strdup (selection_words);

  /* asked for while the panes are made, too */
  return g_strdup (form_shown ? zavod_record_pane_get_title (self->record_pane) : "");
}

static char *
format_record_status (ZavodWindow *self,
                      ZavodSite   *record)
{
  const char *status;
  g_autofree char *since = NULL;

  if (record == NULL)
    return g_strdup ("");

  status = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, zavod_status_get_code (record->status));
  if (record->status_since == NULL)
    return g_strdup (status);

  since = zavod_partial_date_format_limit_iso (record->status_since);
  return g_strdup_printf (_("%s since %s"), status, since);
}

/* ---- opening ---- */

static void
end_patience (ZavodWindow *self)
{
  if (self->patience == 0)
    return;

  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/* In an idle moment: libshumate has asked for its first tiles then, which are read while the window is laid out. */
static void
on_map_ready (ZavodWindow *self)
{
  if (self->patience == 0)
    return;

  g_source_remove (self->patience);
  self->patience = g_idle_add_once ((GSourceOnceFunc) end_patience, self);
}

/**
 * zavod_window_present:
 *
 * Brings the window to the user: one that is new as soon as it shows its atlas or why it cannot, and before long.
 */
void
zavod_window_present (ZavodWindow *self)
{
  g_return_if_fail (ZAVOD_IS_WINDOW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->patience == 0)
    self->patience = g_timeout_add_once (PATIENCE, (GSourceOnceFunc) end_patience, self);
}

static void
remember_atlas (ZavodWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL)
    zavod_application_remember_atlas (ZAVOD_APPLICATION (application), self->path);
}

static void
offer_tour (ZavodWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = application != NULL ? zavod_application_get_settings (ZAVOD_APPLICATION (application)) : NULL;

  if (settings != NULL)
    zavod_tour_offer (ADW_APPLICATION_WINDOW (self), settings);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zavod_session_open_finish (ZAVOD_SESSION (source), result, &error))
    {
      remember_atlas (self);
      gtk_stack_set_visible_child_name (self->pages, "atlas");
      gtk_widget_grab_focus (GTK_WIDGET (self->map));
      zavod_window_update_actions (self);
      offer_tour (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      zavod_window_show_problem (self, error);
    }
}

/**
 * zavod_window_open:
 * @path: the file's path
 *
 * Opens an atlas in a window that shows none.
 */
void
zavod_window_open (ZavodWindow    *self,
                   const char     *path,
                   ZavodOpenFlags  flags)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ZAVOD_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->path == NULL);

  name = g_filename_display_basename (path);
  /* Translators: the name of a file */
  words = g_strdup_printf (_("Opening %s…"), name);
  gtk_label_set_text (self->opening_label, words);
  gtk_stack_set_visible_child_name (self->pages, "opening");

  g_set_str (&self->path, path);
  g_clear_pointer (&self->failed_path, g_free);
  zavod_session_open_async (self->session, path, flags, self->cancellable, on_opened, g_object_ref (self));
}

/**
 * zavod_window_show_problem:
 *
 * Shows why there is no atlas in this window, with what can be done instead.
 */
void
zavod_window_show_problem (ZavodWindow  *self,
                           const GError *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ZAVOD_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  words = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->problem_page, words);
  gtk_stack_set_visible_child_name (self->pages, "problem");
  end_patience (self);

  g_free (self->failed_path);
  self->failed_path = g_steal_pointer (&self->path);
}

/**
 * zavod_window_close_atlas:
 *
 * Finishes what was asked for: the window is gone from the screen, and the process may end with it.
 */
void
zavod_window_close_atlas (ZavodWindow *self)
{
  g_return_if_fail (ZAVOD_IS_WINDOW (self));

  if (self->session == NULL)  /* it was disposed of before it was destroyed */
    return;

  g_cancellable_cancel (self->cancellable);
  zavod_session_close (self->session);
}

gboolean
zavod_window_is_vacant (ZavodWindow *self)
{
  g_return_val_if_fail (ZAVOD_IS_WINDOW (self), FALSE);

  return self->path == NULL;
}

const char *
zavod_window_get_path (ZavodWindow *self)
{
  g_return_val_if_fail (ZAVOD_IS_WINDOW (self), NULL);

  return self->path;
}

const char *
zavod_window_get_failed_path (ZavodWindow *self)
{
  g_return_val_if_fail (ZAVOD_IS_WINDOW (self), NULL);

  return self->failed_path;
}

/* ---- the object ---- */

static gboolean
zavod_window_close_request (GtkWindow *window)
{
  zavod_window_save_panes (ZAVOD_WINDOW (window));

  return GTK_WINDOW_CLASS (zavod_window_parent_class)->close_request (window);
}

static void
zavod_window_constructed (GObject *object)
{
  ZavodWindow *self = ZAVOD_WINDOW (object);

  G_OBJECT_CLASS (zavod_window_parent_class)->constructed (object);

  zavod_window_init_panes (self);
  zavod_window_init_actions (self);
  zavod_window_init_records (self);
  g_signal_connect_object (self->map, "ready", G_CALLBACK (on_map_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::points", G_CALLBACK (zavod_window_follow_wanted), self,
                           G_CONNECT_SWAPPED);
}

static void
zavod_window_dispose (GObject *object)
{
  ZavodWindow *self = ZAVOD_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_weak_pointer (&self->failure);
  zavod_window_clear_records (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_WINDOW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_window_parent_class)->dispose (object);
}

static void
zavod_window_finalize (GObject *object)
{
  ZavodWindow *self = ZAVOD_WINDOW (object);

  g_free (self->path);
  g_free (self->failed_path);
  g_free (self->wanted_text);

  G_OBJECT_CLASS (zavod_window_parent_class)->finalize (object);
}

static void
zavod_window_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ZAVOD_WINDOW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_MARK);
  g_type_ensure (ZAVOD_TYPE_SESSION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, window_title);
  gtk_widget_class_bind_template_callback (widget_class, format_counts);
  gtk_widget_class_bind_template_callback (widget_class, format_undo);
  gtk_widget_class_bind_template_callback (widget_class, format_redo);
  gtk_widget_class_bind_template_callback (widget_class, has_record);
  gtk_widget_class_bind_template_callback (widget_class, can_add);
  gtk_widget_class_bind_template_callback (widget_class, has_sheet);
  gtk_widget_class_bind_template_callback (widget_class, record_shape);
  gtk_widget_class_bind_template_callback (widget_class, record_look);
  gtk_widget_class_bind_template_callback (widget_class, format_record_name);
  gtk_widget_class_bind_template_callback (widget_class, format_record_status);
}

static void
zavod_window_class_init (ZavodWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zavod_window_constructed;
  object_class->dispose = zavod_window_dispose;
  object_class->finalize = zavod_window_finalize;
  object_class->get_property = zavod_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = zavod_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZAVOD_TYPE_SESSION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  zavod_window_class_bind_panes (widget_class);
  zavod_window_class_install_actions (widget_class);
  zavod_window_class_install_forms (widget_class);
  zavod_window_class_install_export (widget_class);
  zavod_window_class_install_history (widget_class);
  zavod_window_class_install_merge (widget_class);
  zavod_window_class_install_records (widget_class);
}

static void
zavod_window_init (ZavodWindow *self)
{
  self->session = zavod_session_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

ZavodWindow *
zavod_window_new (ZavodApplication *application)
{
  ZavodWindow *self = g_object_new (ZAVOD_TYPE_WINDOW, "application", application, NULL);

  /* not in constructed, which comes before the application is set */
  zavod_window_restore_panes (self);
  zavod_map_view_set_tiles (self->map, zavod_application_get_tiles (application));

  return self;
}
