/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-saved-filters.h"

#define ENTRY "(s@a{sas})"

/* Returns: (transfer full): the names of all saved filters */
char **
zavod_saved_filters_list (GSettings *settings)
{
  g_autoptr (GVariant) saved = g_settings_get_value (settings, ZAVOD_SAVED_FILTERS_KEY);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GVariantIter iter;
  const char *name;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_loop (&iter, "(&s@a{sas})", &name, NULL))
    g_strv_builder_add (names, name);

  return g_strv_builder_end (names);
}

ZavodFilter *
zavod_saved_filters_get (GSettings  *settings,
                         const char *name)
{
  g_autoptr (GVariant) saved = g_settings_get_value (settings, ZAVOD_SAVED_FILTERS_KEY);

  for (gsize i = 0; i < g_variant_n_children (saved); i++)
    {
      g_autoptr (GVariant) chosen = NULL;
      g_autofree char *other = NULL;

      g_variant_get_child (saved, i, "(s@a{sas})", &other, &chosen);
      if (g_str_equal (other, name))
        return zavod_filter_from_variant (chosen);
    }

  return NULL;
}

/* Copies all entries; the one that is called @name becomes the one given, if any. Returns whether there was one. */
static gboolean
replace (GSettings       *settings,
         GVariantBuilder *builder,
         const char      *name,
         const char      *new_name,
         GVariant        *new_chosen)
{
  g_autoptr (GVariant) saved = g_settings_get_value (settings, ZAVOD_SAVED_FILTERS_KEY);
  gboolean found = FALSE;

  for (gsize i = 0; i < g_variant_n_children (saved); i++)
    {
      g_autoptr (GVariant) chosen = NULL;
      g_autofree char *other = NULL;

      g_variant_get_child (saved, i, "(s@a{sas})", &other, &chosen);
      if (!g_str_equal (other, name))
        g_variant_builder_add (builder, ENTRY, other, chosen);
      else if (new_name != NULL)
        g_variant_builder_add (builder, ENTRY, new_name, new_chosen != NULL ? new_chosen : chosen);
      found |= g_str_equal (other, name);
    }

  return found;
}

/**
 * zavod_saved_filters_save:
 * @name: a filter that has this name is replaced
 */
void
zavod_saved_filters_save (GSettings         *settings,
                          const char        *name,
                          const ZavodFilter *filter)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sa{sas})"));
  g_autoptr (GVariant) chosen = g_variant_ref_sink (zavod_filter_to_variant (filter));

  if (!replace (settings, &builder, name, name, chosen))
    g_variant_builder_add (&builder, ENTRY, name, chosen);
  g_settings_set_value (settings, ZAVOD_SAVED_FILTERS_KEY, g_variant_builder_end (&builder));
}

/**
 * zavod_saved_filters_rename:
 * @new_name: a filter that has this name already gives way
 */
void
zavod_saved_filters_rename (GSettings  *settings,
                            const char *name,
                            const char *new_name)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sa{sas})"));

  if (g_str_equal (name, new_name))
    return;

  zavod_saved_filters_delete (settings, new_name);
  replace (settings, &builder, name, new_name, NULL);
  g_settings_set_value (settings, ZAVOD_SAVED_FILTERS_KEY, g_variant_builder_end (&builder));
}

void
zavod_saved_filters_delete (GSettings  *settings,
                            const char *name)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sa{sas})"));

  replace (settings, &builder, name, NULL, NULL);
  g_settings_set_value (settings, ZAVOD_SAVED_FILTERS_KEY, g_variant_builder_end (&builder));
}
