/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun-deletion.h"

#include <glib/gi18n.h>

/**
 * zavod_noun_deletion_is_possible:
 *
 * Returns: whether nothing else of the atlas names the noun; what is said about it goes with it
 */
gboolean
zavod_noun_deletion_is_possible (const ZavodNounUses *uses)
{
  g_return_val_if_fail (uses != NULL, FALSE);

  return uses->n_naming == 0 && uses->n_members == 0;
}

static char *
format_naming (ZavodNoun noun,
               guint     n)
{
  if (noun == ZAVOD_NOUN_SOURCE)
    return g_strdup_printf (ngettext ("%u statement is taken from it.", "%u statements are taken from it.", n), n);

  return g_strdup_printf (ngettext ("%u statement about something else names it.",
                                    "%u statements about something else name it.", n), n);
}

static char *
format_members (ZavodNoun noun,
                guint     n)
{
  if (noun == ZAVOD_NOUN_PLACE)
    return g_strdup_printf (ngettext ("%u site is there.", "%u sites are there.", n), n);

  return g_strdup_printf (ngettext ("%u model is of this brand.", "%u models are of this brand.", n), n);
}

static char *
describe_hindrance (ZavodNoun            noun,
                    const ZavodNounUses *uses)
{
  GString *words = g_string_new (NULL);

  if (uses->n_naming > 0)
    {
      g_autofree char *naming = format_naming (noun, uses->n_naming);

      g_string_append_printf (words, "%s ", naming);
    }
  if (uses->n_members > 0)
    {
      g_autofree char *members = format_members (noun, uses->n_members);

      g_string_append_printf (words, "%s ", members);
    }
  g_string_append (words, _("Change or delete them first."));

  return g_string_free_and_steal (words);
}

/**
 * zavod_noun_deletion_describe:
 *
 * Returns: (transfer full) (nullable): in words, why the noun cannot be deleted, or what goes with it; %NULL: nothing
 */
char *
zavod_noun_deletion_describe (ZavodNoun            noun,
                              const ZavodNounUses *uses)
{
  g_return_val_if_fail (noun < ZAVOD_N_NOUNS && uses != NULL, NULL);

  if (!zavod_noun_deletion_is_possible (uses))
    return describe_hindrance (noun, uses);
  if (uses->n_about == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u statement about it is deleted too.", "%u statements about it are deleted too.",
                                    uses->n_about), uses->n_about);
}

/**
 * zavod_noun_deletion_new:
 *
 * Returns: (transfer full): an edit that deletes a noun with its names and what is said about it
 */
ZavodEdit *
zavod_noun_deletion_new (ZavodNoun   noun,
                         gint64      id,
                         const char *name)
{
  /* Translators: an edit in words, for the list of changes: the name of a site */
  g_autofree char *words = g_strdup_printf (_("Delete %s"), name);
  ZavodEdit *edit = zavod_edit_new (words);

  zavod_edit_delete (edit, zavod_noun_get_table (noun), id);

  return edit;
}
