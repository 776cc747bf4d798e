/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-online-settings.h"

/**
 * zavod_online_settings_are_complete:
 *
 * Returns: whether they hold an address that was checked, and whom to name
 */
gboolean
zavod_online_settings_are_complete (GSettings *settings)
{
  g_autofree char *address = NULL;
  g_autofree char *attribution = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), FALSE);

  address = g_settings_get_string (settings, ZAVOD_SETTING_ADDRESS);
  attribution = g_settings_get_string (settings, ZAVOD_SETTING_ATTRIBUTION);

  /* somebody may have written there by other means */
  return zavod_tile_address_check (address, NULL) && *attribution != '\0';
}

/**
 * zavod_online_settings_write:
 * @address: what was checked
 * @attribution: whom to name for it; at no time is an address used under the name of another
 */
void
zavod_online_settings_write (GSettings  *settings,
                             const char *address,
                             const char *attribution)
{
  g_autofree char *old_address = g_settings_get_string (settings, ZAVOD_SETTING_ADDRESS);
  g_autofree char *old_attribution = g_settings_get_string (settings, ZAVOD_SETTING_ATTRIBUTION);
  const gboolean is_other = !g_str_equal (old_address, address);

  if (is_other)
    g_settings_reset (settings, ZAVOD_SETTING_ADDRESS);
  if (!g_str_equal (old_attribution, attribution))
    g_settings_set_string (settings, ZAVOD_SETTING_ATTRIBUTION, attribution);
  if (is_other)
    g_settings_set_string (settings, ZAVOD_SETTING_ADDRESS, address);
}

static void
on_changed (GSettings        *settings,
            const char       *key,
            ZavodOnlineTiles *tiles)
{
  g_autofree char *address = g_settings_get_string (settings, ZAVOD_SETTING_ADDRESS);
  g_autofree char *attribution = g_settings_get_string (settings, ZAVOD_SETTING_ATTRIBUTION);
  const gboolean wanted =
    g_settings_get_boolean (settings, ZAVOD_SETTING_ONLINE) && zavod_online_settings_are_complete (settings);

  zavod_online_tiles_set_address (tiles, wanted ? address : NULL, wanted ? attribution : NULL);
}

/**
 * zavod_online_settings_follow:
 *
 * From now on @tiles have the provider that the settings name, and none while the settings say so.
 */
void
zavod_online_settings_follow (GSettings        *settings,
                              ZavodOnlineTiles *tiles)
{
  static const char *const keys[] = { ZAVOD_SETTING_ONLINE, ZAVOD_SETTING_ADDRESS, ZAVOD_SETTING_ATTRIBUTION };

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (ZAVOD_IS_ONLINE_TILES (tiles));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (on_changed), tiles, 0);
    }
  on_changed (settings, NULL, tiles);
}
