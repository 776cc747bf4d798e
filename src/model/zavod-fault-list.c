/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-fault-list.h"

#include "zavod-twins.h"

struct _ZavodFaultItem
{
  GObject parent_instance;

  ZavodFault *fault;
};

G_DEFINE_FINAL_TYPE (ZavodFaultItem, zavod_fault_item, G_TYPE_OBJECT)

static void
zavod_fault_item_finalize (GObject *object)
{
  zavod_fault_free (ZAVOD_FAULT_ITEM (object)->fault);

  G_OBJECT_CLASS (zavod_fault_item_parent_class)->finalize (object);
}

static void
zavod_fault_item_class_init (ZavodFaultItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_fault_item_finalize;
}

static void
zavod_fault_item_init (ZavodFaultItem *self)
{
}

const ZavodFault *
zavod_fault_item_get_fault (ZavodFaultItem *self)
{
  g_return_val_if_fail (ZAVOD_IS_FAULT_ITEM (self), NULL);

  return self->fault;
}

GListStore *
zavod_fault_list_new (void)
{
  return g_list_store_new (ZAVOD_TYPE_FAULT_ITEM);
}

static gboolean
is_same (GListStore      *self,
         guint            position,
         const GPtrArray *faults,
         guint            index)
{
  g_autoptr (ZavodFaultItem) item = g_list_model_get_item (G_LIST_MODEL (self), position);

  return zavod_fault_is_same (item->fault, g_ptr_array_index (faults, index));
}

static GPtrArray *
create_items (const GPtrArray *faults,
              guint            begin,
              guint            end)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = begin; i < end; i++)
    {
      ZavodFaultItem *item = g_object_new (ZAVOD_TYPE_FAULT_ITEM, NULL);

      item->fault = zavod_fault_copy (g_ptr_array_index (faults, i));
      g_ptr_array_add (items, item);
    }

  return items;
}

/**
 * zavod_fault_list_update:
 * @faults: (element-type ZavodFault): all that the list is to hold
 *
 * Replaces what is other between a common head and tail: who is at a row that stays, stays there.
 */
void
zavod_fault_list_update (GListStore      *self,
                         const GPtrArray *faults)
{
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  guint head = 0, tail = 0;
  g_autoptr (GPtrArray) items = NULL;

  while (head < n_before && head < faults->len && is_same (self, head, faults, head))
    head++;
  while (tail < n_before - head && tail < faults->len - head
         && is_same (self, n_before - 1 - tail, faults, faults->len - 1 - tail))
    tail++;

  items = create_items (faults, head, faults->len - tail);
  if (items->len > 0 || head + tail < n_before)
    g_list_store_splice (self, head, n_before - head - tail, items->pdata, items->len);
}

/* ---- what is known to be two ---- */

/**
 * zavod_distinct_list:
 * @settings: (nullable): %NULL where nothing can be kept
 *
 * Ids are random, and the same in all copies of an atlas: a pair of them needs no atlas.
 *
 * Returns: (transfer full) (element-type utf8): the pairs, as zavod_twins_make_key() has them
 */
GHashTable *
zavod_distinct_list (GSettings *settings)
{
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) keys = settings != NULL ? g_settings_get_strv (settings, ZAVOD_DISTINCT_KEY) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_hash_table_add (pairs, g_strdup (keys[i]));

  return pairs;
}

/**
 * zavod_distinct_set:
 * @pair: two records that are likely one
 * @distinct: whether the user knows them to be two
 */
void
zavod_distinct_set (GSettings        *settings,
                    const ZavodFault *pair,
                    gboolean          distinct)
{
  g_autofree char *key = zavod_twins_make_key (pair->id, pair->other_id);
  g_auto (GStrv) before = g_settings_get_strv (settings, ZAVOD_DISTINCT_KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], key))
      g_strv_builder_add (builder, before[i]);
  if (distinct)
    g_strv_builder_add (builder, key);
  now = g_strv_builder_end (builder);
  g_settings_set_strv (settings, ZAVOD_DISTINCT_KEY, (const char *const *) now);
}
