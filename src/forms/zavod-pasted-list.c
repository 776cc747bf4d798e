/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-pasted-list.h"

#include <glib/gi18n.h>

/* ---- a row ---- */

struct _ZavodPastedItem
{
  GObject parent_instance;

  guint number;
  char *name;
  char *cells;
  char *outcome;
  gboolean is_wrong;
};

G_DEFINE_FINAL_TYPE (ZavodPastedItem, zavod_pasted_item, G_TYPE_OBJECT)

static void
zavod_pasted_item_finalize (GObject *object)
{
  ZavodPastedItem *self = ZAVOD_PASTED_ITEM (object);

  g_free (self->name);
  g_free (self->cells);
  g_free (self->outcome);

  G_OBJECT_CLASS (zavod_pasted_item_parent_class)->finalize (object);
}

static void
zavod_pasted_item_class_init (ZavodPastedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_pasted_item_finalize;
}

static void
zavod_pasted_item_init (ZavodPastedItem *self)
{
}

guint
zavod_pasted_item_get_number (ZavodPastedItem *self)
{
  return self->number;
}

const char *
zavod_pasted_item_get_name (ZavodPastedItem *self)
{
  return self->name;
}

const char *
zavod_pasted_item_get_cells (ZavodPastedItem *self)
{
  return self->cells;
}

const char *
zavod_pasted_item_get_outcome (ZavodPastedItem *self)
{
  return self->outcome;
}

gboolean
zavod_pasted_item_is_wrong (ZavodPastedItem *self)
{
  return self->is_wrong;
}

/* ---- the list ---- */

#define ZAVOD_TYPE_PASTED_LIST (zavod_pasted_list_get_type ())
G_DECLARE_FINAL_TYPE (ZavodPastedList, zavod_pasted_list, ZAVOD, PASTED_LIST, GObject)

struct _ZavodPastedList
{
  GObject parent_instance;

  ZavodPaste *paste;
  GArray *rows;     /* ZavodPastedRow */
  GArray *shown;    /* guint: positions in rows */
};

static void zavod_pasted_list_implement (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodPastedList, zavod_pasted_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, zavod_pasted_list_implement))

/* What the row says, as it is taken: the name apart, what is left out not. */
static void
read_cells (const ZavodPaste *paste,
            const GStrv       cells,
            ZavodPastedItem  *item)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < paste->columns->len && cells[i] != NULL; i++)
    {
      const ZavodPasteColumn column = g_array_index (paste->columns, ZavodPasteColumn, i);

      if (column == ZAVOD_PASTE_SITE)
        g_set_str (&item->name, cells[i]);
      else if (column != ZAVOD_PASTE_NOTHING && *cells[i] != '\0')
        g_strv_builder_add (others, cells[i]);
    }
  list = g_strv_builder_end (others);
  item->cells = g_strjoinv (" · ", list);
}

static char *
count_statements (guint n)
{
  return g_strdup_printf (ngettext ("%u statement", "%u statements", n), n);
}

static char *
describe_problem (const ZavodPaste     *paste,
                  const ZavodPastedRow *row)
{
  const char *title = row->column < paste->columns->len
                      ? zavod_paste_column_get_title (g_array_index (paste->columns, ZavodPasteColumn, row->column)) : "";

  /* Translators: a column, and what is wrong in it */
  return g_strdup_printf (_("%s: %s"), title, row->problem);
}

static char *
describe_outcome (const ZavodPaste     *paste,
                  const ZavodPastedRow *row)
{
  g_autofree char *statements = count_statements (row->n_statements);

  switch (row->kind)
    {
    case ZAVOD_PASTED_NEW:
      /* Translators: a number of statements */
      return row->n_statements > 0 ? g_strdup_printf (_("New site with %s"), statements) : g_strdup (_("New site"));
    case ZAVOD_PASTED_ADDED:
      /* Translators: a number of statements */
      return g_strdup_printf (_("%s about the site of this name"), statements);
    case ZAVOD_PASTED_KNOWN:
      return g_strdup (_("Is in the atlas already"));
    case ZAVOD_PASTED_WRONG:
    case ZAVOD_N_PASTED:
    default:
      return describe_problem (paste, row);
    }
}

static gpointer
zavod_pasted_list_get_item (GListModel *model,
                            guint       position)
{
  ZavodPastedList *self = ZAVOD_PASTED_LIST (model);
  ZavodPastedItem *item;
  guint index;

  if (position >= self->shown->len)
    return NULL;

  index = g_array_index (self->shown, guint, position);
  item = g_object_new (ZAVOD_TYPE_PASTED_ITEM, NULL);
  item->number = index + (self->paste->has_header ? 2 : 1);
  item->outcome = describe_outcome (self->paste, &g_array_index (self->rows, ZavodPastedRow, index));
  item->is_wrong = g_array_index (self->rows, ZavodPastedRow, index).kind == ZAVOD_PASTED_WRONG;
  read_cells (self->paste, g_ptr_array_index (self->paste->rows, item->number - 1), item);

  return item;
}

static guint
zavod_pasted_list_get_n_items (GListModel *model)
{
  return ZAVOD_PASTED_LIST (model)->shown->len;
}

static GType
zavod_pasted_list_get_item_type (GListModel *model)
{
  return ZAVOD_TYPE_PASTED_ITEM;
}

static void
zavod_pasted_list_implement (GListModelInterface *interface)
{
  interface->get_item = zavod_pasted_list_get_item;
  interface->get_n_items = zavod_pasted_list_get_n_items;
  interface->get_item_type = zavod_pasted_list_get_item_type;
}

static void
zavod_pasted_list_finalize (GObject *object)
{
  ZavodPastedList *self = ZAVOD_PASTED_LIST (object);

  zavod_paste_free (self->paste);
  g_array_unref (self->rows);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (zavod_pasted_list_parent_class)->finalize (object);
}

static void
zavod_pasted_list_class_init (ZavodPastedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_pasted_list_finalize;
}

static void
zavod_pasted_list_init (ZavodPastedList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * zavod_pasted_list_new:
 * @paste: what is pasted
 * @pasted: what becomes of it
 * @only_wrong: whether rows that are right are left out of the list
 *
 * Returns: (transfer full): a list of ZavodPastedItem
 */
GListModel *
zavod_pasted_list_new (const ZavodPaste  *paste,
                       const ZavodPasted *pasted,
                       gboolean           only_wrong)
{
  ZavodPastedList *self = g_object_new (ZAVOD_TYPE_PASTED_LIST, NULL);

  self->paste = zavod_paste_copy (paste);
  self->rows = g_array_ref (pasted->rows);
  for (guint i = 0; i < pasted->rows->len; i++)
    if (!only_wrong || g_array_index (pasted->rows, ZavodPastedRow, i).kind == ZAVOD_PASTED_WRONG)
      g_array_append_val (self->shown, i);

  return G_LIST_MODEL (self);
}
