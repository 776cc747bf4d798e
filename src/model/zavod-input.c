/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-input.h"

#include "zavod-partial-date.h"

typedef struct
{
  GHashTable *texts;      /* field → text as it stands; absent: "" */
  GHashTable *originals;  /* field → text as it is on disk; absent: "" */
  ZavodDraft *draft;
} ZavodInputPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ZavodInput, zavod_input, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
look_up (GHashTable *texts,
         const char *field)
{
  const char *text = g_hash_table_lookup (texts, field);

  return text != NULL ? text : "";
}

static gboolean
same_text (const char *a,
           const char *b)
{
  g_autofree char *a_stripped = g_strstrip (g_strdup (a));
  g_autofree char *b_stripped = g_strstrip (g_strdup (b));

  return g_str_equal (a_stripped, b_stripped);
}

static GArray *
parse_ids (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      if (id > 0)
        g_array_append_val (ids, id);
    }

  return ids;
}

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static char *
print_ids (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));

  return g_string_free_and_steal (text);
}

/* "names/12/text" → "names", 12, "text"; a field of no item keeps the defaults. */
static const char *
split_field (const char  *field,
             char       **list,
             gint64      *item)
{
  const char *first = strchr (field, '/');
  const char *last = strrchr (field, '/');

  *list = NULL;
  *item = 0;
  if (first == NULL)
    return field;

  *list = g_strndup (field, (gsize) (first - field));
  *item = g_ascii_strtoll (first + 1, NULL, 10);

  return last + 1;
}

static void
append_item_fields (ZavodInput            *self,
                    const ZavodInputField *list,
                    GPtrArray             *names)
{
  g_autoptr (GArray) items = zavod_input_list_items (self, list->name);

  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; list->item_fields[j] != NULL; j++)
      g_ptr_array_add (names,
                       zavod_input_item_field (list->name, g_array_index (items, gint64, i), list->item_fields[j]));
}

/* Every field that there is now, in the form's order. */
static GPtrArray *
list_fields (ZavodInput *self)
{
  const ZavodInputField *fields = ZAVOD_INPUT_GET_CLASS (self)->fields;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; fields[i].name != NULL; i++)
    {
      g_ptr_array_add (names, g_strdup (fields[i].name));
      if (fields[i].item_fields != NULL)
        append_item_fields (self, &fields[i], names);
    }

  return names;
}

static void
zavod_input_dispose (GObject *object)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (ZAVOD_INPUT (object));

  g_clear_object (&priv->draft);

  G_OBJECT_CLASS (zavod_input_parent_class)->dispose (object);
}

static void
zavod_input_finalize (GObject *object)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (ZAVOD_INPUT (object));

  g_clear_pointer (&priv->texts, g_hash_table_unref);
  g_clear_pointer (&priv->originals, g_hash_table_unref);

  G_OBJECT_CLASS (zavod_input_parent_class)->finalize (object);
}

static void
zavod_input_class_init (ZavodInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_input_dispose;
  object_class->finalize = zavod_input_finalize;

  /**
   * ZavodInput::changed:
   * @field: whose text is another
   */
  signals[CHANGED] = g_signal_new ("changed", ZAVOD_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zavod_input_init (ZavodInput *self)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);

  priv->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  priv->originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * zavod_input_get:
 *
 * Returns: the text of @field as it was typed, "" for an empty one
 */
const char *
zavod_input_get (ZavodInput *self,
                 const char *field)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);

  g_return_val_if_fail (ZAVOD_IS_INPUT (self) && field != NULL, "");

  return look_up (priv->texts, field);
}

/**
 * zavod_input_dup:
 *
 * Returns: (nullable): the text of @field without spaces at both ends; %NULL for an empty one
 */
char *
zavod_input_dup (ZavodInput *self,
                 const char *field)
{
  g_autofree char *text = g_strstrip (g_strdup (zavod_input_get (self, field)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * zavod_input_get_original:
 *
 * Returns: the text of @field as it is on disk, "" for an empty one
 */
const char *
zavod_input_get_original (ZavodInput *self,
                          const char *field)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);

  g_return_val_if_fail (ZAVOD_IS_INPUT (self) && field != NULL, "");

  return look_up (priv->originals, field);
}

/**
 * zavod_input_set:
 * @text: (nullable): the new text
 *
 * Sets a field, and keeps it in the draft when it is not what is on disk. Other fields stay as they are.
 */
void
zavod_input_set (ZavodInput *self,
                 const char *field,
                 const char *text)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);

  g_return_if_fail (ZAVOD_IS_INPUT (self) && field != NULL);

  if (text == NULL)
    text = "";
  if (g_str_equal (text, look_up (priv->texts, field)))
    return;

  g_hash_table_replace (priv->texts, g_strdup (field), g_strdup (text));
  if (priv->draft != NULL)
    zavod_draft_set_text (priv->draft, field, g_str_equal (text, look_up (priv->originals, field)) ? NULL : text);
  g_signal_emit (self, signals[CHANGED], 0, field);
}

/**
 * zavod_input_type:
 *
 * Sets a field as a person does: what can be read from it fills the fields that nobody has corrected.
 */
void
zavod_input_type (ZavodInput *self,
                  const char *field,
                  const char *text)
{
  g_autofree char *old_text = g_strdup (zavod_input_get (self, field));

  zavod_input_set (self, field, text);
  if (ZAVOD_INPUT_GET_CLASS (self)->typed != NULL && !g_str_equal (old_text, zavod_input_get (self, field)))
    ZAVOD_INPUT_GET_CLASS (self)->typed (self, field, old_text);
}

/**
 * zavod_input_set_original:
 * @text: (nullable): the text on disk
 *
 * Says what a field is on disk, before anybody types.
 */
void
zavod_input_set_original (ZavodInput *self,
                          const char *field,
                          const char *text)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);

  g_return_if_fail (ZAVOD_IS_INPUT (self) && field != NULL);

  g_hash_table_replace (priv->originals, g_strdup (field), g_strdup (text != NULL ? text : ""));
  zavod_input_set (self, field, text);
}

/**
 * zavod_input_item_field:
 *
 * Returns: (transfer full): the name of a field of an item
 */
char *
zavod_input_item_field (const char *list,
                        gint64      item,
                        const char *field)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", list, item, field);
}

static void
set_items (ZavodInput *self,
           const char *list,
           GArray     *items)
{
  g_autofree char *text = print_ids (items);

  zavod_input_set (self, list, text);
}

/**
 * zavod_input_add_item:
 * @item: a new id: that of the row which Save will make of the item
 *
 * Adds an item to the end of @list. Fields of it that are set before are there when "changed" is emitted.
 */
void
zavod_input_add_item (ZavodInput *self,
                      const char *list,
                      gint64      item)
{
  g_autoptr (GArray) items = zavod_input_list_items (self, list);

  g_array_append_val (items, item);
  set_items (self, list, items);
}

/**
 * zavod_input_add_original_item:
 * @item: the id of a row on disk
 */
void
zavod_input_add_original_item (ZavodInput *self,
                               const char *list,
                               gint64      item)
{
  g_autoptr (GArray) items = zavod_input_list_items (self, list);
  g_autofree char *text = NULL;

  g_array_append_val (items, item);
  text = print_ids (items);
  zavod_input_set_original (self, list, text);
}

/* What was typed into an item that is gone is in no draft any more. */
static void
forget_item (ZavodInput *self,
             const char *list,
             gint64      item)
{
  const ZavodInputField *fields = ZAVOD_INPUT_GET_CLASS (self)->fields;

  while (!g_str_equal (fields->name, list))
    fields++;
  for (guint i = 0; fields->item_fields[i] != NULL; i++)
    {
      g_autofree char *field = zavod_input_item_field (list, item, fields->item_fields[i]);

      zavod_input_set (self, field, NULL);
    }
}

/**
 * zavod_input_remove_item:
 *
 * Takes an item out of @list: Save deletes its row, where it has one.
 */
void
zavod_input_remove_item (ZavodInput *self,
                         const char *list,
                         gint64      item)
{
  g_autoptr (GArray) items = zavod_input_list_items (self, list);

  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, gint64, i) == item)
      g_array_remove_index (items, i--);
  set_items (self, list, items);
  if (!zavod_input_is_original_item (self, list, item))
    forget_item (self, list, item);
}

/**
 * zavod_input_list_items:
 *
 * Returns: (transfer full): the ids of the items of @list, gint64, in their order
 */
GArray *
zavod_input_list_items (ZavodInput *self,
                        const char *list)
{
  return parse_ids (zavod_input_get (self, list));
}

/**
 * zavod_input_list_removed_items:
 *
 * Returns: (transfer full): the ids of those items that are on disk and in @list no more
 */
GArray *
zavod_input_list_removed_items (ZavodInput *self,
                                const char *list)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);
  g_autoptr (GArray) items = zavod_input_list_items (self, list);
  GArray *removed = parse_ids (look_up (priv->originals, list));

  for (guint i = 0; i < removed->len; i++)
    if (has_id (items, g_array_index (removed, gint64, i)))
      g_array_remove_index (removed, i--);

  return removed;
}

gboolean
zavod_input_is_original_item (ZavodInput *self,
                              const char *list,
                              gint64      item)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);
  g_autoptr (GArray) originals = parse_ids (look_up (priv->originals, list));

  return has_id (originals, item);
}

typedef ZavodProblem *(*Judge) (ZavodInput *self,
                                const char *list,
                                gint64      item,
                                const char *field,
                                const char *text);

static ZavodProblem *
judge (ZavodInput *self,
       const char *field,
       Judge       function)
{
  g_autofree char *list = NULL;
  gint64 item;
  const char *name = split_field (field, &list, &item);
  g_autofree char *text = g_strstrip (g_strdup (zavod_input_get (self, field)));

  return function (self, list, item, name, text);
}

/**
 * zavod_input_check:
 *
 * Returns: (nullable): what is wrong with @field
 */
ZavodProblem *
zavod_input_check (ZavodInput *self,
                   const char *field)
{
  g_return_val_if_fail (ZAVOD_IS_INPUT (self) && field != NULL, NULL);

  return judge (self, field, ZAVOD_INPUT_GET_CLASS (self)->check);
}

/**
 * zavod_input_warn:
 *
 * Returns: (nullable): what is odd about @field, in which nothing is wrong
 */
ZavodProblem *
zavod_input_warn (ZavodInput *self,
                  const char *field)
{
  g_return_val_if_fail (ZAVOD_IS_INPUT (self) && field != NULL, NULL);

  return ZAVOD_INPUT_GET_CLASS (self)->warn != NULL ? judge (self, field, ZAVOD_INPUT_GET_CLASS (self)->warn) : NULL;
}

/**
 * zavod_input_find_problem:
 *
 * Returns: (nullable): the first field, in the form's order, that has a problem
 */
char *
zavod_input_find_problem (ZavodInput *self)
{
  g_autoptr (GPtrArray) fields = list_fields (self);

  for (guint i = 0; i < fields->len; i++)
    {
      g_autoptr (ZavodProblem) problem = zavod_input_check (self, fields->pdata[i]);

      if (problem != NULL)
        return g_strdup (fields->pdata[i]);
    }

  return NULL;
}

/**
 * zavod_input_is_field_changed:
 *
 * Returns: whether @field says something else than what is on disk; spaces at its ends do not count
 */
gboolean
zavod_input_is_field_changed (ZavodInput *self,
                              const char *field)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);

  g_return_val_if_fail (ZAVOD_IS_INPUT (self) && field != NULL, FALSE);

  return !same_text (look_up (priv->texts, field), look_up (priv->originals, field));
}

gboolean
zavod_input_is_changed (ZavodInput *self)
{
  g_autoptr (GPtrArray) fields = list_fields (self);

  for (guint i = 0; i < fields->len; i++)
    if (zavod_input_is_field_changed (self, fields->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * zavod_input_make_edit:
 *
 * To be called when there is no problem.
 *
 * Returns: (transfer full) (nullable): the edit that writes what was changed; %NULL when nothing was
 */
ZavodEdit *
zavod_input_make_edit (ZavodInput *self)
{
  g_autofree char *words = NULL;
  ZavodEdit *edit;

  g_return_val_if_fail (ZAVOD_IS_INPUT (self), NULL);

  if (!zavod_input_is_changed (self))
    return NULL;

  words = ZAVOD_INPUT_GET_CLASS (self)->describe (self);
  edit = zavod_edit_new (words);
  ZAVOD_INPUT_GET_CLASS (self)->write (self, edit);

  return edit;
}

/**
 * zavod_input_write:
 * @edit: to which the rows are added that write what was changed
 *
 * For an edit that several inputs make; to be called when none has a problem.
 */
void
zavod_input_write (ZavodInput *self,
                   ZavodEdit  *edit)
{
  g_return_if_fail (ZAVOD_IS_INPUT (self) && ZAVOD_IS_EDIT (edit));

  if (zavod_input_is_changed (self))
    ZAVOD_INPUT_GET_CLASS (self)->write (self, edit);
}

static void
remove_added_items (ZavodInput *self,
                    const char *list)
{
  g_autoptr (GArray) items = zavod_input_list_items (self, list);

  for (guint i = 0; i < items->len; i++)
    if (!zavod_input_is_original_item (self, list, g_array_index (items, gint64, i)))
      zavod_input_remove_item (self, list, g_array_index (items, gint64, i));
}

/**
 * zavod_input_reset:
 *
 * Takes back all that was typed.
 */
void
zavod_input_reset (ZavodInput *self)
{
  const ZavodInputField *fields;
  g_autoptr (GPtrArray) names = NULL;

  g_return_if_fail (ZAVOD_IS_INPUT (self));

  /* the lists first: which items there are decides which fields there are */
  fields = ZAVOD_INPUT_GET_CLASS (self)->fields;
  for (guint i = 0; fields[i].name != NULL; i++)
    {
      if (fields[i].item_fields != NULL)
        remove_added_items (self, fields[i].name);
      zavod_input_set (self, fields[i].name, zavod_input_get_original (self, fields[i].name));
    }
  names = list_fields (self);
  for (guint i = 0; i < names->len; i++)
    zavod_input_set (self, names->pdata[i], zavod_input_get_original (self, names->pdata[i]));
}

static gboolean
restore_field (ZavodInput *self,
               ZavodDraft *draft,
               const char *field)
{
  g_autofree char *text = zavod_draft_get_text (draft, field);

  if (text != NULL)
    zavod_input_set (self, field, text);

  return text != NULL;
}

/**
 * zavod_input_keep_in:
 *
 * Takes over what @draft kept from before, and keeps every later change in it.
 *
 * Returns: whether anything was restored
 */
gboolean
zavod_input_keep_in (ZavodInput *self,
                     ZavodDraft *draft)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);
  const ZavodInputField *fields;
  g_autoptr (GPtrArray) names = NULL;
  gboolean restored = FALSE;

  g_return_val_if_fail (ZAVOD_IS_INPUT (self) && ZAVOD_IS_DRAFT (draft), FALSE);

  fields = ZAVOD_INPUT_GET_CLASS (self)->fields;
  for (guint i = 0; fields[i].name != NULL; i++)
    restored |= restore_field (self, draft, fields[i].name);
  names = list_fields (self);
  for (guint i = 0; i < names->len; i++)
    restored |= restore_field (self, draft, names->pdata[i]);

  g_set_object (&priv->draft, draft);

  return restored && zavod_input_is_changed (self);
}

static void
copy_item (ZavodInput            *self,
           ZavodInput            *fresh,
           const ZavodInputField *list,
           gint64                 item)
{
  for (guint i = 0; list->item_fields[i] != NULL; i++)
    {
      g_autofree char *field = zavod_input_item_field (list->name, item, list->item_fields[i]);

      zavod_input_set_original (self, field, zavod_input_get (fresh, field));
    }
}

/* Items added and removed here are added to and removed from what the list is on disk by now. */
static void
rebase_list (ZavodInput            *self,
             ZavodInput            *fresh,
             const ZavodInputField *list)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);
  g_autoptr (GArray) items = zavod_input_list_items (self, list->name);
  g_autoptr (GArray) removed = zavod_input_list_removed_items (self, list->name);
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) fresh_items = zavod_input_list_items (fresh, list->name);

  for (guint i = 0; i < fresh_items->len; i++)
    {
      gint64 item = g_array_index (fresh_items, gint64, i);

      if (!zavod_input_is_original_item (self, list->name, item))
        copy_item (self, fresh, list, item);
      if (!has_id (removed, item))
        g_array_append_val (merged, item);
    }
  for (guint i = 0; i < items->len; i++)
    if (!zavod_input_is_original_item (self, list->name, g_array_index (items, gint64, i)))
      g_array_append_val (merged, g_array_index (items, gint64, i));

  g_hash_table_replace (priv->originals, g_strdup (list->name), g_strdup (zavod_input_get (fresh, list->name)));
  set_items (self, list->name, merged);
}

/* Lists are merged, not compared; an item that was added here has no field on disk. */
static gboolean
is_on_disk (ZavodInput *self,
            const char *field)
{
  const ZavodInputField *fields = ZAVOD_INPUT_GET_CLASS (self)->fields;
  g_autofree char *list = NULL;
  gint64 item;

  split_field (field, &list, &item);
  if (list != NULL)
    return zavod_input_is_original_item (self, list, item);

  for (guint i = 0; fields[i].name != NULL; i++)
    if (g_str_equal (fields[i].name, field))
      return fields[i].item_fields == NULL;

  return FALSE;
}

/* Returns: whether the field was changed here and there, differently. */
static gboolean
rebase_field (ZavodInput *self,
              ZavodInput *fresh,
              const char *field)
{
  ZavodInputPrivate *priv = zavod_input_get_instance_private (self);
  const char *there = zavod_input_get (fresh, field);
  gboolean changed_here = zavod_input_is_field_changed (self, field);
  gboolean changed_there = !same_text (look_up (priv->originals, field), there);

  if (!changed_there)
    return FALSE;

  g_hash_table_replace (priv->originals, g_strdup (field), g_strdup (there));
  if (!changed_here)
    zavod_input_set (self, field, there);

  return changed_here && zavod_input_is_field_changed (self, field);
}

/**
 * zavod_input_rebase:
 * @fresh: an input of the same kind, with nothing typed into it, made of the record as it is on disk by now
 *
 * Takes over what somebody else changed meanwhile, except in the fields that were typed into.
 *
 * Returns: (transfer full): the names of the fields that were changed on both sides
 */
GPtrArray *
zavod_input_rebase (ZavodInput *self,
                    ZavodInput *fresh)
{
  const ZavodInputField *fields;
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *rivals = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (ZAVOD_IS_INPUT (self) && ZAVOD_IS_INPUT (fresh), rivals);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (fresh), rivals);

  fields = ZAVOD_INPUT_GET_CLASS (self)->fields;
  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].item_fields != NULL)
      rebase_list (self, fresh, &fields[i]);

  names = list_fields (self);
  for (guint i = 0; i < names->len; i++)
    if (is_on_disk (self, names->pdata[i]) && rebase_field (self, fresh, names->pdata[i]))
      g_ptr_array_add (rivals, g_strdup (names->pdata[i]));

  return rivals;
}

/**
 * zavod_input_row_begin:
 *
 * Begins the row, when it was not begun before.
 */
void
zavod_input_row_begin (ZavodInputRow *row)
{
  if (row->begun)
    return;

  row->begun = TRUE;
  if (row->inserts)
    zavod_edit_insert (row->edit, row->table, row->id);
  else
    zavod_edit_update (row->edit, row->table, row->id);
}

/**
 * zavod_input_row_write_text:
 *
 * Writes @field to @column when it was changed; an empty field is written as NULL.
 */
void
zavod_input_row_write_text (ZavodInputRow *row,
                            const char    *field,
                            const char    *column)
{
  g_autofree char *text = zavod_input_dup (row->input, field);

  if (!zavod_input_is_field_changed (row->input, field))
    return;

  zavod_input_row_begin (row);
  if (text != NULL)
    zavod_edit_set_text (row->edit, column, text);
  else
    zavod_edit_set_null (row->edit, column);
}

/**
 * zavod_input_row_write_date:
 *
 * The same for a date: what was typed is written as ISO 8601.
 */
void
zavod_input_row_write_date (ZavodInputRow *row,
                            const char    *field,
                            const char    *column)
{
  g_autofree char *text = zavod_input_dup (row->input, field);
  g_autofree char *iso = NULL;
  ZavodPartialDate date;

  if (!zavod_input_is_field_changed (row->input, field))
    return;

  zavod_input_row_begin (row);
  if (text != NULL && zavod_partial_date_parse (text, &date, NULL))
    iso = zavod_partial_date_to_iso (date);
  if (iso != NULL)
    zavod_edit_set_text (row->edit, column, iso);
  else
    zavod_edit_set_null (row->edit, column);
}
