/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An edit on the map: the clusters are changed instead of built anew, and the marks that are the same to the eye keep
 * their names, the keyboard and their objects for assistive technology, though their identity, a place in an order, is
 * another. */

#include "zavod-site-layer-private.h"

#include "zavod-id.h"

/* One update of a million sites takes some milliseconds: more of them than a frame bears are left to a building. */
#define MAX_WORK 4000000

/* ---- the clusters ---- */

/* Returns: the first of the points whose id is not below @id */
static guint
find_place (GArray *points,
            gint64  id)
{
  guint low = 0, high = points->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (points, ZavodSitePoint, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

typedef struct
{
  GArray *points;
  ZavodClusters *clusters;
  gboolean is_ours;         /* the points have to follow, too; else they are the session's, and have */
} Group;

static void
change_points (GArray               *points,
               guint                 place,
               const ZavodSitePoint *before,
               const ZavodSitePoint *now)
{
  if (now == NULL)
    g_array_remove_index (points, place);
  else if (before == NULL)
    g_array_insert_vals (points, place, now, 1);
  else
    g_array_index (points, ZavodSitePoint, place) = *now;
}

/* Called upwards by id, so that a place among points that have all changes is one among those that have them up to here.
 * @before, @now: (nullable): the site was not, or is not any more, one of the group. */
static void
change_group (const Group          *group,
              const ZavodSitePoint *before,
              const ZavodSitePoint *now)
{
  guint place;

  if (now == NULL && before == NULL)
    return;

  place = find_place (group->points, before != NULL ? before->id : now->id);
  if (group->is_ours)
    change_points (group->points, place, before, now);
  if (now == NULL)
    zavod_clusters_remove (group->clusters, place);
  else if (before == NULL)
    zavod_clusters_insert (group->clusters, place, now->latitude, now->longitude, now->status);
  else
    zavod_clusters_move (group->clusters, place, now->latitude, now->longitude, now->status);
}

/* ---- what has changed ---- */

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  return ids == NULL || g_array_binary_search (ids, &id, zavod_id_compare, NULL);
}

static gboolean
has_point (GArray *points,
           gint64  id)
{
  return zavod_site_layer_find_point (points, id) != NULL;
}

/* A site as it was shown, and as it is to be. */
typedef struct
{
  const ZavodSitePoint *before;   /* NULL: there was no such site */
  const ZavodSitePoint *now;
} Site;

static gint64
get_id (const Site *site)
{
  return site->before != NULL ? site->before->id : site->now->id;
}

static int
compare_sites (gconstpointer a,
               gconstpointer b)
{
  const gint64 x = get_id (a), y = get_id (b);

  return (x > y) - (x < y);
}

/* Appends the sites that an edit is of. */
static void
append_changed (GArray                  *sites,
                const ZavodPointsChange *change)
{
  for (guint i = 0; i < change->before->len; i++)
    {
      const ZavodSitePoint *before = &g_array_index (change->before, ZavodSitePoint, i);
      const Site site = { before, zavod_site_layer_find_point (change->now, before->id) };

      g_array_append_val (sites, site);
    }
  for (guint i = 0; i < change->now->len; i++)
    {
      const ZavodSitePoint *now = &g_array_index (change->now, ZavodSitePoint, i);
      const Site site = { NULL, now };

      if (!has_point (change->before, now->id))
        g_array_append_val (sites, site);
    }
}

/* Appends a site that is as it was, but passes the filter now, or does not any more. */
static void
append_sifted (GArray                  *sites,
               GArray                  *points,
               const ZavodPointsChange *change,
               gint64                   id)
{
  const ZavodSitePoint *point = zavod_site_layer_find_point (points, id);
  const Site site = { point, point };

  if (point != NULL && (change == NULL || (!has_point (change->before, id) && !has_point (change->now, id))))
    g_array_append_val (sites, site);
}

/* Appends the sites that are in one of two lists only, until there are more than @limit. */
static void
append_differing (GArray                  *sites,
                  GArray                  *points,
                  const ZavodPointsChange *change,
                  GArray                  *before,
                  GArray                  *now,
                  guint                    limit)
{
  guint b = 0, n = 0;

  while (sites->len <= limit && (b < before->len || n < now->len))
    {
      const gint64 was = b < before->len ? g_array_index (before, gint64, b) : G_MAXINT64;
      const gint64 is = n < now->len ? g_array_index (now, gint64, n) : G_MAXINT64;

      if (was != is)
        append_sifted (sites, points, change, MIN (was, is));
      b += was <= is;
      n += is <= was;
    }
}

/* ---- the change of the clusters ---- */

static void
change_site (ZavodSiteLayer *self,
             const Site     *site,
             GArray         *passing)
{
  const Group shown = { self->points, self->clusters, self->points != self->all };
  const Group left_out = { self->left_out_points, self->left_out, TRUE };
  const gboolean passed = site->before != NULL && has_id (self->passing, site->before->id);
  const gboolean passes = site->now != NULL && has_id (passing, site->now->id);

  change_group (&shown, passed ? site->before : NULL, passes ? site->now : NULL);
  if (self->left_out != NULL)
    change_group (&left_out, passed ? NULL : site->before, passes ? NULL : site->now);
}

/* ---- the marks ---- */

/**
 * zavod_site_layer_index_marks:
 *
 * Returns: (transfer full): the identities of the marks in view by their first members
 */
GHashTable *
zavod_site_layer_index_marks (ZavodSiteLayer *self)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  GHashTable *keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const guint64 key = zavod_visible_mark_get_key (mark);

      g_hash_table_insert (keys, g_memdup2 (&mark->point->id, sizeof mark->point->id), g_memdup2 (&key, sizeof key));
    }

  return keys;
}

/* Returns: (transfer full): identities now by identities @before */
static GHashTable *
match_marks (ZavodSiteLayer *self,
             GHashTable     *before)
{
  g_autoptr (GHashTable) now = zavod_site_layer_index_marks (self);
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, key;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &key))
    {
      const guint64 *name = g_hash_table_lookup (now, id);

      if (name != NULL)
        g_hash_table_insert (names, g_memdup2 (key, sizeof (guint64)), g_memdup2 (name, sizeof *name));
    }

  return names;
}

static guint64
rename_key (GHashTable *names,
            guint64     key)
{
  const guint64 *name = g_hash_table_lookup (names, &key);

  return name != NULL ? *name : 0;
}

/* A mark that has become a cluster, or ceased to be one, has another name or none. */
static void
rename_labels (ZavodSiteLayer *self,
               GHashTable     *names)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->labels);
  GHashTableIter iter;
  gpointer key, label;

  self->labels = zavod_site_layer_new_labels ();
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &label))
    {
      const guint64 name = rename_key (names, *(guint64 *) key);

      if (name == 0 || (guint32) name != (guint32) *(guint64 *) key)
        continue;

      g_hash_table_iter_steal (&iter);
      *(guint64 *) key = name;
      g_hash_table_insert (self->labels, key, label);
    }
}

/**
 * zavod_site_layer_rename_marks:
 * @before: what zavod_site_layer_index_marks() said before the clusters were others
 *
 * Marks that begin with the same site are the same to the eye: they keep what they have.
 */
void
zavod_site_layer_rename_marks (ZavodSiteLayer *self,
                               GHashTable     *before)
{
  g_autoptr (GHashTable) names = match_marks (self, before);

  self->cursor = rename_key (names, self->cursor);
  self->hovered = rename_key (names, self->hovered);
  zavod_site_layer_rename_options (self, names);
  rename_labels (self, names);
}

/* ---- the fan ---- */

static gboolean
is_among (GArray *sites,
          gint64  id)
{
  for (guint i = 0; i < sites->len; i++)
    if (get_id (&g_array_index (sites, Site, i)) == id)
      return TRUE;

  return FALSE;
}

/* Returns: the first of the sites that are spread round their place; 0 when there are none, or the change is of one of
 * them, and they are gathered */
static gint64
get_fan_site (ZavodSiteLayer *self,
              GArray         *sites)
{
  const ZavodCluster fan = { .first = (guint32) (self->fan >> 32), .n = (guint32) self->fan };

  for (guint i = 0; self->fan != 0 && i < fan.n; i++)
    if (is_among (sites, zavod_site_layer_get_member (self, &fan, i)->id))
      return 0;

  return self->fan != 0 ? zavod_site_layer_get_member (self, &fan, 0)->id : 0;
}

/* They stay spread unless another has come to them. */
static void
restore_fan (ZavodSiteLayer *self,
             gint64          site,
             guint           n)
{
  const ZavodVisibleMark *mark = site != 0 ? zavod_site_layer_find_mark_of (self, site) : NULL;

  if (mark == NULL || mark->cluster.n != n)
    return;

  self->fan = zavod_visible_mark_get_key (mark);
  self->marks_valid = FALSE;
}

/* ---- for the session's signals ---- */

/* The points of all sites are the session's; where no filter is, they are those that are shown, too. */
static void
take_points (ZavodSiteLayer *self)
{
  GArray *points = zavod_session_get_points (self->session);

  if (self->points == self->all)
    {
      g_array_unref (self->points);
      self->points = g_array_ref (points);
    }
  g_array_unref (self->all);
  self->all = g_array_ref (points);
}

static void
take_passing (ZavodSiteLayer *self,
              GArray         *passing)
{
  g_clear_pointer (&self->passing, g_array_unref);
  self->passing = passing != NULL ? g_array_ref (passing) : NULL;
}

/* Changes clusters and marks; the sites come upwards. */
static void
change_sites (ZavodSiteLayer *self,
              GArray         *sites)
{
  GArray *passing = zavod_session_get_passing (self->session);
  const guint n_fanned = (guint32) self->fan;
  const gint64 fan_site = get_fan_site (self, sites);
  g_autoptr (GHashTable) marks = zavod_site_layer_index_marks (self);

  take_points (self);
  for (guint i = 0; i < sites->len; i++)
    change_site (self, &g_array_index (sites, Site, i), passing);
  take_passing (self, passing);

  g_clear_pointer (&self->selected, g_free);
  self->marks_valid = FALSE;
  self->fan = 0;
  restore_fan (self, fan_site, n_fanned);
  zavod_site_layer_rename_marks (self, marks);
}

static gboolean
apply (ZavodSiteLayer          *self,
       const ZavodPointsChange *change,
       GArray                  *all)
{
  GArray *passing = zavod_session_get_passing (self->session);
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (Site));
  const guint limit = MAX_WORK / MAX (all->len, 1);

  if (self->clusters == NULL || self->all != all || (self->passing == NULL) != (passing == NULL))
    return FALSE;

  if (change != NULL)
    append_changed (sites, change);
  if (passing != NULL)
    append_differing (sites, all, change, self->passing, passing, limit);
  if (sites->len > limit)
    return FALSE;

  g_array_sort (sites, compare_sites);
  change_sites (self, sites);
  return TRUE;
}

/**
 * zavod_site_layer_apply_change:
 *
 * Changes the clusters as the sites have changed.
 *
 * Returns: %FALSE if they have to be built anew: there are none, they are not of the sites as these were before the
 *   change, or it is too large
 */
gboolean
zavod_site_layer_apply_change (ZavodSiteLayer          *self,
                               const ZavodPointsChange *change)
{
  return apply (self, change, change->all);
}

/**
 * zavod_site_layer_apply_passing:
 *
 * Changes the clusters as other sites pass the filter.
 *
 * Returns: the same
 */
gboolean
zavod_site_layer_apply_passing (ZavodSiteLayer *self)
{
  GArray *points = zavod_session_get_points (self->session);

  return points != NULL && apply (self, NULL, points);
}
