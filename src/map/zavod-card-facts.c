/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-card-facts.h"

#include "zavod-collation.h"
#include "zavod-conflict.h"

/* Who only attended an event has no part in the site. */
static gboolean
names_partner (const ZavodClaim *claim)
{
  return g_strcmp0 (claim->property, "role") == 0 && claim->rank != ZAVOD_RANK_DEPRECATED && claim->actor.name != NULL
         && g_strcmp0 (claim->role, "attendee") != 0;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return zavod_collation_compare (*(char *const *) a, *(char *const *) b);
}

/**
 * zavod_card_list_partners:
 * @site: (nullable): with its claims
 *
 * Returns: (transfer container) (element-type utf8): who has a part in the site, each once, by name; the names belong to
 *   @site
 */
GPtrArray *
zavod_card_list_partners (const ZavodSite *site)
{
  GPtrArray *partners = g_ptr_array_new ();

  for (guint i = 0; site != NULL && i < site->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (site->claims, i);

      if (names_partner (claim) && !g_ptr_array_find_with_equal_func (partners, claim->actor.name, g_str_equal, NULL))
        g_ptr_array_add (partners, claim->actor.name);
    }
  g_ptr_array_sort (partners, compare_names);

  return partners;
}

/**
 * zavod_card_count_conflicts:
 * @site: (nullable): with its claims
 *
 * Returns: on how much the sources disagree; what somebody has settled with a reason does not count
 */
guint
zavod_card_count_conflicts (const ZavodSite *site)
{
  g_autoptr (GPtrArray) conflicts = site != NULL ? zavod_conflicts_from_claims (site->claims) : g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    n += !((const ZavodFigure *) g_ptr_array_index (conflicts, i))->settled;

  return n;
}
