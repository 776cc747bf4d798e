/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-ties.h"

static void
add (GPtrArray            *others,
     const ZavodSite      *site,
     const ZavodReference *other)
{
  for (guint i = 0; i < others->len; i++)
    if (((const ZavodReference *) g_ptr_array_index (others, i))->id == other->id)
      return;

  if (other->id != 0 && other->id != site->id)
    g_ptr_array_add (others, (gpointer) other);
}

/**
 * zavod_ties_list:
 * @site: (nullable): with its claims
 *
 * Returns: (transfer container) (element-type ZavodReference): the other sites that its claims speak of, each once, in the
 *   order of the claims; those that nobody holds true any more tie nothing. They belong to @site
 */
GPtrArray *
zavod_ties_list (const ZavodSite *site)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; site != NULL && i < site->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (site->claims, i);

      if (claim->rank == ZAVOD_RANK_DEPRECATED || claim->further_sites == NULL || claim->further_sites->len == 0)
        continue;
      if (claim->subject_kind == ZAVOD_SUBJECT_SITE)
        add (others, site, &claim->subject);
      for (guint j = 0; j < claim->further_sites->len; j++)
        add (others, site, g_ptr_array_index (claim->further_sites, j));
    }

  return others;
}
