/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-online-settings.h"

/**
 * zavod_online_settings_read:
 *
 * Returns: (nullable): the provider that was checked and named, whether it is used or not
 */
ZavodTileProvider *
zavod_online_settings_read (GSettings *settings)
{
  g_autofree char *address = NULL;
  g_autofree char *attribution = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  address = g_settings_get_string (settings, ZAVOD_SETTING_ADDRESS);
  attribution = g_settings_get_string (settings, ZAVOD_SETTING_ATTRIBUTION);
  /* somebody may have written there by other means */
  if (!zavod_tile_address_check (address, NULL) || !zavod_tile_address_is_template (address) || *attribution == '\0')
    return NULL;

  return zavod_tile_provider_new (address, attribution);
}

static void
on_changed (GSettings        *settings,
            const char       *key,
            ZavodOnlineTiles *tiles)
{
  g_autoptr (ZavodTileProvider) provider = NULL;

  if (g_settings_get_boolean (settings, ZAVOD_SETTING_ONLINE))
    provider = zavod_online_settings_read (settings);
  zavod_online_tiles_set_provider (tiles, provider);
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
