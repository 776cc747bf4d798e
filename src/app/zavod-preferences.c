/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-preferences.h"

#include <glib/gi18n.h>

#include "zavod-online-settings.h"
#include "zavod-store-history.h"

struct _ZavodPreferences
{
  AdwDialog parent_instance;

  AdwEntryRow *user_name;
  AdwSwitchRow *enabled;
  AdwEntryRow *address;
  AdwActionRow *address_problem;
  AdwEntryRow *attribution;
  GtkWidget *attribution_problem;
  AdwActionRow *check_row;
  GtkWidget *spinner;
  GtkWidget *check;
  AdwActionRow *kept_row;
  GtkWidget *clear;

  GSettings *settings;
  ZavodOnlineTiles *tiles;
  GCancellable *checking;  /* NULL while nothing is asked */
  char *checked;           /* the address from which a tile came */
  gboolean attributed;     /* something was typed there, or it is all that is missing */
};

G_DEFINE_FINAL_TYPE (ZavodPreferences, zavod_preferences, ADW_TYPE_DIALOG)

/* ---- what was typed ---- */

static char *
get_address (ZavodPreferences *self)
{
  return zavod_tile_address_tidy (gtk_editable_get_text (GTK_EDITABLE (self->address)));
}

static char *
get_attribution (ZavodPreferences *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->attribution))));
}

/* Screen readers hear of a problem where it is mended. */
static void
describe_problem (AdwEntryRow *row,
                  const char  *problem)
{
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  if (problem != NULL)
    {
      gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
    }
  else
    {
      gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* Returns: whether tiles may be asked for at this address; an empty one is no problem, only not enough */
static gboolean
update_address (ZavodPreferences *self,
                const char       *address)
{
  g_autoptr (GError) error = NULL;
  const gboolean good = zavod_tile_address_check (address, &error);
  const gboolean bad = !good && *address != '\0';

  if (bad)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->address_problem), error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->address_problem), bad);
  describe_problem (self->address, bad ? error->message : NULL);

  return good;
}

static void
update_attribution (ZavodPreferences *self,
                    const char       *address,
                    const char       *attribution)
{
  const gboolean missing = *attribution == '\0' && *address != '\0' && self->attributed;
  const char *words = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->attribution_problem));

  gtk_widget_set_visible (self->attribution_problem, missing);
  describe_problem (self->attribution, missing ? words : NULL);
}

static void
say (ZavodPreferences *self,
     const char       *words)
{
  adw_action_row_set_subtitle (self->check_row, words);
}

static void
save (ZavodPreferences *self,
      const char       *address,
      const char       *attribution)
{
  if (g_strcmp0 (self->checked, address) != 0 || *attribution == '\0')
    return;

  zavod_online_settings_write (self->settings, address, attribution);
}

/* Once something is typed: what is wrong with it, and what can be done now. */
static void
update (ZavodPreferences *self)
{
  g_autofree char *address = get_address (self);
  g_autofree char *attribution = get_attribution (self);
  const gboolean good = update_address (self, address);
  gboolean usable;

  update_attribution (self, address, attribution);
  gtk_widget_set_sensitive (self->check, good);  /* while it is checked, too: it would lose the keyboard */
  save (self, address, attribution);

  usable = zavod_online_settings_are_complete (self->settings);
  gtk_widget_set_sensitive (GTK_WIDGET (self->enabled), usable);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->enabled), usable ? "" : _("Check an address first"));
}

/* ---- the check ---- */

static void
set_checking (ZavodPreferences *self,
              GCancellable     *checking)
{
  g_set_object (&self->checking, checking);
  gtk_widget_set_visible (self->spinner, checking != NULL);
}

static void
stop_check (ZavodPreferences *self)
{
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  set_checking (self, NULL);
}

/* Returns: what came, in words; NULL when it cannot be shown */
static char *
describe_tile (const ZavodTileProvider *provider,
               GBytes                  *tile)
{
  g_autoptr (GdkTexture) picture = NULL;

  if (provider->style != NULL)
    return g_strdup (_("It works: a vector tile came"));

  picture = gdk_texture_new_from_bytes (tile, NULL);
  if (picture == NULL)
    return NULL;

  return g_strdup_printf (_("It works: a tile of %d × %d pixels came"), gdk_texture_get_width (picture),
                          gdk_texture_get_height (picture));
}

static void
accept_provider (ZavodPreferences        *self,
                 const ZavodTileProvider *provider)
{
  g_autofree char *address = get_address (self);
  g_autofree char *attribution = get_attribution (self);

  g_free (self->checked);
  self->checked = g_steal_pointer (&address);
  self->attributed = TRUE;
  if (*attribution == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->attribution), provider->attribution);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ZavodPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tile = NULL;
  g_autoptr (ZavodTileProvider) provider =
    zavod_online_tiles_check_finish (ZAVOD_ONLINE_TILES (source), result, &tile, &error);
  g_autofree char *words = NULL;

  /* another address was typed meanwhile, or the dialog is gone */
  if (g_task_get_cancellable (G_TASK (result)) != self->checking)
    return;

  set_checking (self, NULL);
  words = provider != NULL ? describe_tile (provider, tile) : g_strdup (error->message);
  if (provider != NULL && words != NULL)
    accept_provider (self, provider);
  if (words == NULL)
    words = g_strdup (_("A picture came that cannot be read here"));
  say (self, words);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  update (self);
}

static void
start_check (ZavodPreferences *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *address = get_address (self);

  if (self->checking != NULL || !zavod_tile_address_check (address, NULL))
    return;

  say (self, _("Asking for one tile…"));
  set_checking (self, cancellable);
  update (self);
  zavod_online_tiles_check_async (self->tiles, address, cancellable, on_checked, g_object_ref (self));
}

static void
on_address_changed (ZavodPreferences *self)
{
  g_autofree char *address = get_address (self);

  stop_check (self);
  if (*address == '\0')
    say (self, _("For example https://tile.example.org/{z}/{x}/{y}.png, or the address of a style.json"));
  else if (g_strcmp0 (self->checked, address) == 0)
    say (self, _("Checked"));
  else
    say (self, _("Asks for one tile"));
  update (self);
}

static void
on_attribution_changed (ZavodPreferences *self)
{
  self->attributed = TRUE;
  update (self);
}

/* ---- what is kept ---- */

static void
on_measured (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (ZavodPreferences) self = user_data;
  const guint64 size = zavod_online_tiles_measure_finish (ZAVOD_ONLINE_TILES (source), result);
  g_autofree char *words = size > 0 ? g_format_size (size) : g_strdup (_("None"));

  if (self->kept_row == NULL)  /* the dialog is gone */
    return;

  adw_action_row_set_subtitle (self->kept_row, words);
  gtk_widget_set_sensitive (self->clear, size > 0);
}

static void
on_clear (ZavodPreferences *self)
{
  zavod_online_tiles_measure_async (self->tiles, TRUE, on_measured, g_object_ref (self));
}

/* ---- the user's name ---- */

/* What is there at first is the name that the system knows; it becomes a choice when something else is typed. */
static void
show_user_name (ZavodPreferences *self)
{
  g_autofree char *name = zavod_store_get_user_name (NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->user_name), name);
  g_settings_bind (self->settings, "user-name", self->user_name, "text", G_SETTINGS_BIND_SET);
}

/* ---- the dialog ---- */

static void
zavod_preferences_closed (AdwDialog *dialog)
{
  stop_check (ZAVOD_PREFERENCES (dialog));
}

static void
zavod_preferences_dispose (GObject *object)
{
  ZavodPreferences *self = ZAVOD_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_PREFERENCES);
  g_clear_object (&self->settings);
  g_clear_object (&self->tiles);
  g_clear_object (&self->checking);

  G_OBJECT_CLASS (zavod_preferences_parent_class)->dispose (object);
}

static void
zavod_preferences_finalize (GObject *object)
{
  g_free (ZAVOD_PREFERENCES (object)->checked);

  G_OBJECT_CLASS (zavod_preferences_parent_class)->finalize (object);
}

static void
zavod_preferences_class_init (ZavodPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_preferences_dispose;
  object_class->finalize = zavod_preferences_finalize;
  ADW_DIALOG_CLASS (klass)->closed = zavod_preferences_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, user_name);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, enabled);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, address);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, address_problem);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, attribution);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, attribution_problem);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, check_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, check);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, kept_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodPreferences, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_address_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_attribution_changed);
  gtk_widget_class_bind_template_callback (widget_class, start_check);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
zavod_preferences_init (ZavodPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_preferences_new:
 * @tiles: what follows these settings
 */
ZavodPreferences *
zavod_preferences_new (GSettings        *settings,
                       ZavodOnlineTiles *tiles)
{
  ZavodPreferences *self = g_object_new (ZAVOD_TYPE_PREFERENCES, NULL);
  g_autofree char *attribution = g_settings_get_string (settings, ZAVOD_SETTING_ATTRIBUTION);

  self->settings = g_object_ref (settings);
  self->tiles = g_object_ref (tiles);
  self->checked = g_settings_get_string (settings, ZAVOD_SETTING_ADDRESS);

  gtk_editable_set_text (GTK_EDITABLE (self->attribution), attribution);
  gtk_editable_set_text (GTK_EDITABLE (self->address), self->checked);
  on_address_changed (self);
  show_user_name (self);
  g_settings_bind (settings, ZAVOD_SETTING_ONLINE, self->enabled, "active", G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  zavod_online_tiles_measure_async (tiles, FALSE, on_measured, g_object_ref (self));

  return self;
}
