/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-revision-list.h"

#include <glib/gi18n.h>

#include "zavod-store-history.h"

#define PAGE 100

/* ---- an item ---- */

struct _ZavodRevisionItem
{
  GObject parent_instance;

  ZavodRevision *revision;
};

G_DEFINE_FINAL_TYPE (ZavodRevisionItem, zavod_revision_item, G_TYPE_OBJECT)

enum
{
  ITEM_PROP_0,
  ITEM_PROP_WORDS,
  ITEM_PROP_CAPTION,
  ITEM_PROP_UNDONE,
  ITEM_PROP_NAME,
};

static char *
make_words (const ZavodRevision *revision)
{
  switch (revision->kind)
    {
    case ZAVOD_REVISION_UNDO:
      return g_strdup_printf (_("Undone: %s"), revision->words);
    case ZAVOD_REVISION_REDO:
      return g_strdup_printf (_("Redone: %s"), revision->words);
    case ZAVOD_REVISION_EDIT:
    default:
      return g_strdup (revision->words);
    }
}

static char *
make_name (const ZavodRevision *revision)
{
  g_autofree char *words = make_words (revision);
  g_autofree char *maker = zavod_revision_format_maker (revision);

  return g_strjoin (", ", words, maker, revision->undone ? _("taken back") : NULL, NULL);
}

static void
zavod_revision_item_finalize (GObject *object)
{
  zavod_revision_free (ZAVOD_REVISION_ITEM (object)->revision);

  G_OBJECT_CLASS (zavod_revision_item_parent_class)->finalize (object);
}

static void
zavod_revision_item_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  const ZavodRevision *revision = ZAVOD_REVISION_ITEM (object)->revision;

  switch (prop_id)
    {
    case ITEM_PROP_WORDS:
      g_value_take_string (value, make_words (revision));
      break;
    case ITEM_PROP_CAPTION:
      g_value_take_string (value, zavod_revision_format_maker (revision));
      break;
    case ITEM_PROP_UNDONE:
      g_value_set_boolean (value, revision->undone);
      break;
    case ITEM_PROP_NAME:
      g_value_take_string (value, make_name (revision));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_revision_item_class_init (ZavodRevisionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = zavod_revision_item_finalize;
  object_class->get_property = zavod_revision_item_get_property;

  g_object_class_install_property (object_class, ITEM_PROP_WORDS,
                                   g_param_spec_string ("words", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, ITEM_PROP_CAPTION,
                                   g_param_spec_string ("caption", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, ITEM_PROP_UNDONE,
                                   g_param_spec_boolean ("undone", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, ITEM_PROP_NAME,
                                   g_param_spec_string ("name", NULL, NULL, NULL, flags));
}

static void
zavod_revision_item_init (ZavodRevisionItem *self)
{
}

const ZavodRevision *
zavod_revision_item_get_revision (ZavodRevisionItem *self)
{
  g_return_val_if_fail (ZAVOD_IS_REVISION_ITEM (self), NULL);

  return self->revision;
}

/* ---- the list ---- */

struct _ZavodRevisionList
{
  GObject parent_instance;

  ZavodSession *session;
  ZavodNoun noun;
  gint64 record_id;        /* 0: of the whole atlas */
  GPtrArray *items;        /* ZavodRevisionItem */
  gboolean complete;
  GCancellable *loading;   /* NULL: nothing is */
};

static void zavod_revision_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodRevisionList, zavod_revision_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, zavod_revision_list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return ZAVOD_TYPE_REVISION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ZAVOD_REVISION_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  ZavodRevisionList *self = ZAVOD_REVISION_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
zavod_revision_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
set_loading (ZavodRevisionList *self,
             GCancellable      *loading)
{
  if (self->loading != NULL && loading != NULL)
    g_cancellable_cancel (self->loading);
  g_set_object (&self->loading, loading);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* What is read already stays where the answer begins anew: only the rest is exchanged. */
static void
exchange (ZavodRevisionList *self,
          guint              from,
          GPtrArray         *revisions)
{
  const guint n_before = self->items->len;

  g_ptr_array_set_size (self->items, (int) from);
  for (guint i = 0; i < revisions->len; i++)
    {
      ZavodRevisionItem *item = g_object_new (ZAVOD_TYPE_REVISION_ITEM, NULL);

      item->revision = zavod_revision_copy (g_ptr_array_index (revisions, i));
      g_ptr_array_add (self->items, item);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), from, n_before - from, revisions->len);
}

typedef struct
{
  ZavodRevisionList *list;
  GCancellable *cancellable;
  guint from;
  guint n_asked;           /* 0: all */
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->list);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  ZavodRevisionList *self = request->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) revisions = self->record_id != 0
    ? zavod_store_record_revisions_finish (ZAVOD_STORE (source), result, &error)
    : zavod_store_revisions_finish (ZAVOD_STORE (source), result, &error);

  if (request->cancellable != self->loading)
    return;

  set_loading (self, NULL);
  if (revisions == NULL)
    {
      zavod_session_report (self->session, error);
      return;
    }

  self->complete = request->n_asked == 0 || revisions->len < request->n_asked;
  exchange (self, request->from, revisions);
}

static void
read_from (ZavodRevisionList *self,
           guint              from,
           guint              n_wanted)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Request *request;

  if (store == NULL)
    return;

  set_loading (self, cancellable);
  request = g_new (Request, 1);
  *request = (Request) { g_object_ref (self), g_object_ref (cancellable), from, self->record_id != 0 ? 0 : n_wanted };
  if (self->record_id != 0)
    zavod_store_record_revisions_async (store, self->noun, self->record_id, cancellable, on_read, request);
  else
    zavod_store_revisions_async (store, from > 0 ? ((ZavodRevisionItem *) self->items->pdata[from - 1])->revision->id : 0,
                                 n_wanted, cancellable, on_read, request);
}

/* An undo changes what an old edit looks like: as much is read again as there was. */
static void
on_changed (ZavodRevisionList *self)
{
  read_from (self, 0, MAX (PAGE, self->items->len));
}

static void
zavod_revision_list_dispose (GObject *object)
{
  ZavodRevisionList *self = ZAVOD_REVISION_LIST (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_revision_list_parent_class)->dispose (object);
}

static void
zavod_revision_list_finalize (GObject *object)
{
  g_ptr_array_unref (ZAVOD_REVISION_LIST (object)->items);

  G_OBJECT_CLASS (zavod_revision_list_parent_class)->finalize (object);
}

static void
zavod_revision_list_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_LOADING)
    g_value_set_boolean (value, ZAVOD_REVISION_LIST (object)->loading != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
zavod_revision_list_class_init (ZavodRevisionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_revision_list_dispose;
  object_class->finalize = zavod_revision_list_finalize;
  object_class->get_property = zavod_revision_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
zavod_revision_list_init (ZavodRevisionList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * zavod_revision_list_new:
 * @noun: what @record_id is of
 * @record_id: the record whose history it is; 0: that of the whole atlas
 */
ZavodRevisionList *
zavod_revision_list_new (ZavodSession *session,
                         ZavodNoun     noun,
                         gint64        record_id)
{
  ZavodRevisionList *self = g_object_new (ZAVOD_TYPE_REVISION_LIST, NULL);

  self->session = g_object_ref (session);
  self->noun = noun;
  self->record_id = record_id;
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  read_from (self, 0, PAGE);

  return self;
}

/**
 * zavod_revision_list_load_more:
 *
 * Reads the next page, unless one is being read or there is none.
 */
void
zavod_revision_list_load_more (ZavodRevisionList *self)
{
  g_return_if_fail (ZAVOD_IS_REVISION_LIST (self));

  if (self->loading == NULL && !self->complete)
    read_from (self, self->items->len, PAGE);
}
