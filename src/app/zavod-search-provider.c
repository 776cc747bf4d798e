/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-search-provider.h"

#include <glib/gi18n.h>

#include "zavod-folding.h"
#include "zavod-name-list.h"
#include "zavod-shell-search.h"
#include "zavod-store.h"
#include "zavod-vocabulary.h"

#define OBJECT_PATH "/io/github/zavod_atlas/Zavod/SearchProvider"

/* Seconds after the last question until the atlas is given back. A process without a window then ends within GApplication's own
 * ten. */
#define IDLE 10

/* So many results are told, of both kinds together. */
#define MAX_RESULTS 12

static const ZavodNoun nouns[] = { ZAVOD_NOUN_SITE, ZAVOD_NOUN_ACTOR };

/* All names of one reading, which threads of the store fill. */
typedef struct
{
  ZavodNameList *lists[ZAVOD_N_NOUNS];
  GHashTable *main_names[ZAVOD_N_NOUNS];  /* gint64 → what it is called */
} Names;

struct _ZavodSearchProvider
{
  GObject parent_instance;

  GApplication *application;      /* not owned */
  ZavodAtlasFunc find_atlas;
  ZavodShellSearchProvider2 *skeleton;

  char *path;                     /* of the atlas that is open or being opened */
  ZavodStore *store;
  Names *names;
  GCancellable *cancellable;      /* of what is read */
  GQueue waiting;                 /* GTask of who asked before the names were there */
  guint idle;                     /* source; the application is held while it is set */
};

enum
{
  ACTIVATED,
  LAUNCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodSearchProvider, zavod_search_provider, G_TYPE_OBJECT)

/* ---- the names ---- */

static Names *
names_new (void)
{
  Names *self = g_new0 (Names, 1);

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      self->lists[nouns[i]] = zavod_name_list_new ();
      self->main_names[nouns[i]] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    }

  return self;
}

static void
names_free (Names *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      zavod_name_list_unref (self->lists[nouns[i]]);
      g_hash_table_unref (self->main_names[nouns[i]]);
    }
  g_free (self);
}

static void
add_name (gpointer    target,
          ZavodNoun   noun,
          gint64      id,
          const char *text,
          const char *main)
{
  Names *names = target;

  if (names->lists[noun] == NULL)
    return;

  zavod_name_list_add (names->lists[noun], id, text, main);
  if (main == NULL)
    g_hash_table_insert (names->main_names[noun], g_memdup2 (&id, sizeof id), g_strdup (text));
}

static void
finish_names (gpointer target)
{
  Names *names = target;

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    zavod_name_list_finish (names->lists[nouns[i]]);
}

/* Identifiers are addresses: they mean the same to a process that was started anew. */
static void
add_hits (GStrvBuilder *results,
          Names        *names,
          ZavodNoun     noun,
          const char   *folded,
          gboolean      forgiving)
{
  g_autoptr (GArray) hits = zavod_name_list_find (names->lists[noun], folded, MAX_RESULTS / 2, forgiving, NULL);

  for (guint i = 0; i < hits->len; i++)
    g_strv_builder_take (results, zavod_noun_format_address (noun, g_array_index (hits, ZavodNameHit, i).id));
}

static char **
find (Names      *names,
      const char *text)
{
  g_autofree char *folded = zavod_name_fold (text);

  /* slips are forgiven where nothing else is found, as in the window */
  for (int forgiving = 0; *folded != '\0' && forgiving <= 1; forgiving++)
    {
      g_autoptr (GStrvBuilder) results = g_strv_builder_new ();
      g_auto (GStrv) found = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
        add_hits (results, names, nouns[i], folded, forgiving);
      found = g_strv_builder_end (results);
      if (found[0] != NULL)
        return g_steal_pointer (&found);
    }

  return g_new0 (char *, 1);
}

/* ---- the atlas ---- */

static void
answer_waiting (ZavodSearchProvider *self)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_task_return_boolean (task, self->names != NULL);
      g_object_unref (task);
    }
}

static void
give_back (ZavodSearchProvider *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      zavod_store_close (self->store);
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->names, names_free);
  g_clear_pointer (&self->path, g_free);
  answer_waiting (self);
}

static void
on_names (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodSearchProvider) self = user_data;
  g_autoptr (GError) error = NULL;
  Names *names = zavod_store_names_finish (ZAVOD_STORE (source), result, &error);

  if (ZAVOD_STORE (source) != self->store)
    {
      g_clear_pointer (&names, names_free);
      return;  /* given back meanwhile */
    }

  if (names != NULL)
    {
      g_clear_pointer (&self->names, names_free);
      self->names = names;
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_message ("%s", error->message);  /* nobody is there to be told */
    }
  answer_waiting (self);
}

static const ZavodNameSink sink = { add_name, finish_names };

static void
read_names (ZavodSearchProvider *self)
{
  zavod_store_names_async (self->store, &sink, names_new (), (GDestroyNotify) names_free, self->cancellable, on_names,
                           g_object_ref (self));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSearchProvider) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      if (store != NULL)
        zavod_store_close (store);
      return;  /* given back meanwhile */
    }
  if (store == NULL)
    {
      g_message ("%s", error->message);
      give_back (self);
      return;
    }

  self->store = g_steal_pointer (&store);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (read_names), self, G_CONNECT_SWAPPED);
  read_names (self);
}

static void
open_atlas (ZavodSearchProvider *self)
{
  self->cancellable = g_cancellable_new ();
  /* not for reading only: one that nobody writes in would be taken as one that never changes */
  zavod_store_open_async (self->path, ZAVOD_OPEN_DEFAULT, self->cancellable, on_opened, g_object_ref (self));
}

static void
on_idle (ZavodSearchProvider *self)
{
  self->idle = 0;
  give_back (self);
  g_application_release (self->application);
}

static void
stay_awake (ZavodSearchProvider *self)
{
  if (self->idle == 0)
    g_application_hold (self->application);
  else
    g_source_remove (self->idle);

  self->idle = g_timeout_add_seconds_once (IDLE, (GSourceOnceFunc) on_idle, self);
}

/* Calls back with TRUE when there are names, and with FALSE where there is no atlas that can be read. */
static void
prepare_async (ZavodSearchProvider *self,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *path = self->find_atlas (self->application);

  stay_awake (self);
  if (g_strcmp0 (path, self->path) != 0)
    {
      give_back (self);
      self->path = g_steal_pointer (&path);
      if (self->path != NULL && g_file_test (self->path, G_FILE_TEST_EXISTS))
        open_atlas (self);
      else
        g_clear_pointer (&self->path, g_free);
    }

  if (self->names != NULL || self->path == NULL)
    g_task_return_boolean (task, self->names != NULL);
  else
    g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
}

/* ---- questions ---- */

typedef struct
{
  ZavodSearchProvider *provider;
  GDBusMethodInvocation *invocation;
  char *text;                     /* of a search */
  char **identifiers;             /* of a question about results */
  GArray *sites;                  /* gint64: those among them */
} Question;

static Question *
question_new (ZavodSearchProvider   *provider,
              GDBusMethodInvocation *invocation)
{
  Question *self = g_new0 (Question, 1);

  self->provider = g_object_ref (provider);
  self->invocation = invocation;

  return self;
}

static void
question_free (Question *self)
{
  g_object_unref (self->provider);
  g_free (self->text);
  g_strfreev (self->identifiers);
  g_clear_pointer (&self->sites, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
on_search_prepared (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  Names *names = g_task_propagate_boolean (G_TASK (result), NULL) ? question->provider->names : NULL;
  g_auto (GStrv) found = names != NULL ? find (names, question->text) : g_new0 (char *, 1);

  g_dbus_method_invocation_return_value (question->invocation, g_variant_new ("(^as)", found));
}

static gboolean
search (ZavodSearchProvider    *self,
        GDBusMethodInvocation  *invocation,
        const char * const     *terms)
{
  Question *question = question_new (self, invocation);

  question->text = g_strjoinv (" ", (char **) terms);
  prepare_async (self, on_search_prepared, question);

  return TRUE;
}

static gboolean
on_get_initial (ZavodSearchProvider    *self,
                GDBusMethodInvocation  *invocation,
                const char * const     *terms)
{
  return search (self, invocation, terms);
}

/* Asked anew: what is found among all is what a shorter search would have left out. */
static gboolean
on_get_subsearch (ZavodSearchProvider    *self,
                  GDBusMethodInvocation  *invocation,
                  const char * const     *previous,
                  const char * const     *terms)
{
  return search (self, invocation, terms);
}

static char *
describe_site (const ZavodTuple *tuple)
{
  const char *status = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, tuple->cells[ZAVOD_SITES_STATUS]);

  /* Translators: a town, and the status of a site in it, such as "Kostanay · Operating" */
  return tuple->cells[ZAVOD_SITES_PLACE] != NULL
           ? g_strdup_printf (_("%s · %s"), tuple->cells[ZAVOD_SITES_PLACE], status)
           : g_strdup (status);
}

/* Names go out as they are: who shows them knows that they are no markup. */
static GVariant *
tell (const char *identifier,
      const char *name,
      const char *description)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (ZAVOD_APPLICATION_ID);
  GVariantDict meta;

  g_variant_dict_init (&meta, NULL);
  g_variant_dict_insert (&meta, "id", "s", identifier);
  g_variant_dict_insert (&meta, "name", "s", name);
  g_variant_dict_insert (&meta, "description", "s", description);
  g_variant_dict_insert_value (&meta, "icon", g_icon_serialize (icon));
  g_variant_dict_insert (&meta, "clipboardText", "s", name);

  return g_variant_dict_end (&meta);
}

static const ZavodTuple *
find_tuple (GPtrArray *tuples,
            gint64     id)
{
  for (guint i = 0; tuples != NULL && i < tuples->len; i++)
    {
      const ZavodTuple *tuple = g_ptr_array_index (tuples, i);

      if (tuple != NULL && tuple->id == id)
        return tuple;
    }

  return NULL;
}

/* @tuples: of the sites among them; one that is gone is left out */
static void
answer_metas (Question  *question,
              GPtrArray *tuples)
{
  Names *names = question->provider->names;
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; names != NULL && question->identifiers[i] != NULL; i++)
    {
      const char *name = NULL;
      const ZavodTuple *tuple;
      g_autofree char *description = NULL;
      ZavodNoun noun;
      gint64 id;

      if (zavod_noun_parse_address (question->identifiers[i], &noun, &id) && names->lists[noun] != NULL)
        name = g_hash_table_lookup (names->main_names[noun], &id);
      if (name == NULL)
        continue;

      tuple = noun == ZAVOD_NOUN_SITE ? find_tuple (tuples, id) : NULL;
      description = tuple != NULL ? describe_site (tuple) : g_strdup (noun == ZAVOD_NOUN_SITE ? "" : _("Company or person"));
      g_variant_builder_add_value (&metas, tell (question->identifiers[i], name, description));
    }

  g_dbus_method_invocation_return_value (question->invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GPtrArray) tuples = zavod_store_load_finish (ZAVOD_STORE (source), result, NULL);

  answer_metas (question, tuples);
}

static void
on_metas_prepared (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  ZavodStore *store = question->provider->store;
  const GArray *sites = question->sites;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || sites->len == 0)
    answer_metas (question, NULL);
  else
    zavod_store_load_async (store, ZAVOD_TABLE_SITES, (const gint64 *) sites->data, sites->len, NULL, NULL,
                            on_loaded, g_steal_pointer (&question));
}

static gboolean
on_get_metas (ZavodSearchProvider    *self,
              GDBusMethodInvocation  *invocation,
              const char * const     *identifiers)
{
  Question *question = question_new (self, invocation);

  question->identifiers = g_strdupv ((char **) identifiers);
  question->sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; identifiers[i] != NULL; i++)
    {
      ZavodNoun noun;
      gint64 id;

      if (zavod_noun_parse_address (identifiers[i], &noun, &id) && noun == ZAVOD_NOUN_SITE)
        g_array_append_val (question->sites, id);
    }
  prepare_async (self, on_metas_prepared, question);

  return TRUE;
}

static gboolean
on_activate (ZavodSearchProvider    *self,
             GDBusMethodInvocation  *invocation,
             const char             *identifier,
             const char * const     *terms,
             guint                   timestamp)
{
  ZavodNoun noun;
  gint64 id;

  if (zavod_noun_parse_address (identifier, &noun, &id))
    g_signal_emit (self, signals[ACTIVATED], 0, noun, id);
  g_dbus_method_invocation_return_value (invocation, NULL);

  return TRUE;
}

static gboolean
on_launch (ZavodSearchProvider    *self,
           GDBusMethodInvocation  *invocation,
           const char * const     *terms,
           guint                   timestamp)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  g_signal_emit (self, signals[LAUNCHED], 0, text);
  g_dbus_method_invocation_return_value (invocation, NULL);

  return TRUE;
}

/* ---- the object ---- */

static void
zavod_search_provider_dispose (GObject *object)
{
  ZavodSearchProvider *self = ZAVOD_SEARCH_PROVIDER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  give_back (self);
  g_clear_object (&self->skeleton);

  G_OBJECT_CLASS (zavod_search_provider_parent_class)->dispose (object);
}

static void
zavod_search_provider_class_init (ZavodSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_search_provider_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", ZAVOD_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  signals[LAUNCHED] = g_signal_new ("launched", ZAVOD_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zavod_search_provider_init (ZavodSearchProvider *self)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } methods[] = {
    { "handle-get-initial-result-set", G_CALLBACK (on_get_initial) },
    { "handle-get-subsearch-result-set", G_CALLBACK (on_get_subsearch) },
    { "handle-get-result-metas", G_CALLBACK (on_get_metas) },
    { "handle-activate-result", G_CALLBACK (on_activate) },
    { "handle-launch-search", G_CALLBACK (on_launch) },
  };

  self->skeleton = zavod_shell_search_provider2_skeleton_new ();
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    g_signal_connect_object (self->skeleton, methods[i].name, methods[i].callback, self, G_CONNECT_SWAPPED);
}

/**
 * zavod_search_provider_new:
 * @application: is held while it is being asked
 * @find_atlas: tells which atlas is searched, each time
 */
ZavodSearchProvider *
zavod_search_provider_new (GApplication   *application,
                           ZavodAtlasFunc  find_atlas)
{
  ZavodSearchProvider *self = g_object_new (ZAVOD_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  self->find_atlas = find_atlas;

  return self;
}

gboolean
zavod_search_provider_register (ZavodSearchProvider  *self,
                                GDBusConnection      *connection,
                                GError              **error)
{
  g_return_val_if_fail (ZAVOD_IS_SEARCH_PROVIDER (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, OBJECT_PATH, error);
}

void
zavod_search_provider_unregister (ZavodSearchProvider *self)
{
  g_return_if_fail (ZAVOD_IS_SEARCH_PROVIDER (self));

  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
