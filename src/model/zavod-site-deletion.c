/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-deletion.h"

#include <glib/gi18n.h>

/* A figure that this site heads for several: the next of them heads it now. */
static void
hand_over (ZavodEdit        *edit,
           const ZavodClaim *claim)
{
  const ZavodReference *heir = g_ptr_array_index (claim->further_sites, 0);

  zavod_edit_delete (edit, "claim_site", g_array_index (claim->further_rows, gint64, 0));
  zavod_edit_update (edit, "claim", claim->id);
  zavod_edit_set_integer (edit, "site_id", heir->id);
}

/* What was published later than what is looked at is in the file all the same. */
static void
hand_over_all (ZavodEdit       *edit,
               const ZavodSite *site,
               GPtrArray       *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);

      if (claim->subject_kind == ZAVOD_SUBJECT_SITE && claim->subject.id == site->id && claim->further_sites->len > 0)
        hand_over (edit, claim);
    }
}

/**
 * zavod_site_deletion_new:
 * @site: the record of a site
 *
 * Deletes a site with all that is said of it alone. A figure that it shares with others stays theirs.
 *
 * Returns: (transfer full): the edit
 */
ZavodEdit *
zavod_site_deletion_new (const ZavodSite *site)
{
  g_autofree char *words = NULL;
  g_autoptr (ZavodEdit) edit = NULL;

  g_return_val_if_fail (site != NULL, NULL);

  /* Translators: an edit in words, for the list of changes: the name of a site */
  words = g_strdup_printf (_("Delete %s"), site->name);
  edit = zavod_edit_new (words);
  hand_over_all (edit, site, site->claims);
  hand_over_all (edit, site, site->later);
  zavod_edit_delete (edit, "site", site->id);

  return g_steal_pointer (&edit);
}
