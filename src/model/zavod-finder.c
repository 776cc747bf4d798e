/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-finder.h"

#include <string.h>

#include "zavod-folding.h"
#include "zavod-name-list.h"
#include "zavod-task.h"
#include "zavod-typing.h"

/* So many of each kind are told: fifty in all. */
static const guint max_hits[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = 14, [ZAVOD_NOUN_PLACE] = 6,     [ZAVOD_NOUN_ACTOR] = 8, [ZAVOD_NOUN_PRODUCT] = 6,
  [ZAVOD_NOUN_PROGRAMME] = 4, [ZAVOD_NOUN_SOURCE] = 6, [ZAVOD_NOUN_QUOTE] = 6,
};

typedef struct
{
  gatomicrefcount ref_count;
  ZavodNameList *lists[ZAVOD_N_NOUNS];
} Names;

struct _ZavodFinder
{
  GObject parent_instance;

  ZavodSession *session;   /* not owned */
  Names *names;            /* NULL: not read yet */
  GCancellable *reading;
  gboolean unread;         /* the atlas is new: its names are read after its points, which the map waits for */
};

enum
{
  PROP_0,
  PROP_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodFinder, zavod_finder, G_TYPE_OBJECT)

/* ---- the names ---- */

static Names *
names_new (void)
{
  Names *self = g_new0 (Names, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < ZAVOD_N_NOUNS; i++)
    self->lists[i] = zavod_name_list_new ();

  return self;
}

static Names *
names_ref (Names *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
names_unref (Names *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < ZAVOD_N_NOUNS; i++)
    zavod_name_list_unref (self->lists[i]);
  g_free (self);
}

static void
add (gpointer    target,
     ZavodNoun   noun,
     gint64      id,
     const char *text,
     const char *main)
{
  zavod_name_list_add (((Names *) target)->lists[noun], id, text, main);
}

static void
finish (gpointer target)
{
  for (guint i = 0; i < ZAVOD_N_NOUNS; i++)
    zavod_name_list_finish (((Names *) target)->lists[i]);
}

static const ZavodNameSink sink = { add, finish };

static void
on_names (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  Names *names = zavod_store_names_finish (ZAVOD_STORE (source), result, &error);

  if (names == NULL)
    {
      if (self->session != NULL)
        zavod_session_report (self->session, error);
      return;
    }

  g_clear_pointer (&self->names, names_unref);
  self->names = names;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
stop_reading (ZavodFinder *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_names (ZavodFinder *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);

  stop_reading (self);
  if (store == NULL)
    return;

  self->reading = g_cancellable_new ();
  zavod_store_names_async (store, &sink, names_new (), (GDestroyNotify) names_unref, self->reading, on_names,
                           g_object_ref (self));
}

static void
on_points (ZavodFinder *self)
{
  if (!self->unread)
    return;

  self->unread = FALSE;
  read_names (self);
}

static void
on_store (ZavodFinder *self)
{
  stop_reading (self);
  g_clear_pointer (&self->names, names_unref);
  self->unread = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
on_changed (ZavodFinder        *self,
            const ZavodChanges *changes)
{
  static const char *const tables[] = {
    "site", "place", "actor", "product", "programme", "source", "name", "citation",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables) && !self->unread; i++)
    if (changes->everything || g_hash_table_contains (changes->rows, g_intern_static_string (tables[i])))
      {
        read_names (self);
        return;
      }
}

/* ---- what is told ---- */

static void
finding_free (ZavodFinding *self)
{
  g_free (self->name);
  g_free (self->markup);
  g_free (self->spelling);
  g_free (self);
}

/* Puts a bold part into the markup of a text. */
static char *
mark (const char *text,
      gsize       start,
      gsize       end)
{
  g_autofree char *before = g_markup_escape_text (text, (gssize) start);
  g_autofree char *found = g_markup_escape_text (text + start, (gssize) (end - start));
  g_autofree char *after = g_markup_escape_text (text + end, -1);

  return g_strconcat (before, "<b>", found, "</b>", after, NULL);
}

/* The word of @text that is nearest to what was typed. */
static gboolean
find_like (const char *text,
           const char *typed,
           gsize      *start,
           gsize      *end)
{
  const guint allowance = zavod_typing_get_allowance (strlen (typed));
  guint best = allowance + 1;

  for (const char *p = text; *p != '\0';)
    {
      const char *from = p;
      g_autofree char *word = NULL;
      g_autofree char *folded = NULL;
      guint distance;

      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = g_strndup (from, (gsize) (p - from));
      folded = zavod_name_fold (word);
      distance = *folded == '\0' ? best : zavod_typing_get_distance (typed, strlen (typed), folded, strlen (folded), allowance);
      if (distance < best)
        {
          best = distance;
          *start = (gsize) (from - text);
          *end = (gsize) (p - text);
        }
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }

  return best <= allowance;
}

/* Marks all of what was typed, or the first word of it that is there. */
static char *
mark_found (const char  *text,
            const char  *folded,
            char       **words)
{
  gsize start, end;

  if (zavod_name_find (text, folded, &start, &end))
    return mark (text, start, end);

  for (guint i = 0; words[i] != NULL; i++)
    if (zavod_name_find (text, words[i], &start, &end) || find_like (text, words[i], &start, &end))
      return mark (text, start, end);

  return g_markup_escape_text (text, -1);
}

static ZavodFinding *
tell (ZavodNoun            noun,
      const ZavodNameHit  *hit,
      const char          *folded,
      char               **words)
{
  ZavodFinding *self = g_new0 (ZavodFinding, 1);
  g_autofree char *marked = mark_found (hit->text, folded, words);

  self->noun = noun;
  self->id = hit->id;
  self->name = g_strdup (hit->main != NULL ? hit->main : hit->text);
  self->markup = hit->main != NULL ? g_markup_escape_text (hit->main, -1) : g_strdup (marked);
  self->spelling = hit->main != NULL ? g_strdup (marked) : NULL;

  return self;
}

/* ---- looking ---- */

typedef struct
{
  Names *names;
  char *folded;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  names_unref (query->names);
  g_free (query->folded);
  g_free (query);
}

/* Whether the best of one kind is called exactly what was typed. */
static gboolean
is_exact (GArray     *hits,
          const char *folded)
{
  g_autofree char *form = hits->len > 0 ? zavod_name_fold (g_array_index (hits, ZavodNameHit, 0).text) : NULL;

  return g_strcmp0 (form, folded) == 0;
}

/* Kinds of which one thing is called exactly so come first: who types the name of a town means the town. */
static GPtrArray *
find (const Query  *query,
      gboolean      forgiving,
      GCancellable *cancellable)
{
  g_auto (GStrv) words = g_strsplit (query->folded, " ", -1);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  guint n_exact = 0;

  for (guint noun = 0; noun < ZAVOD_N_NOUNS; noun++)
    {
      g_autoptr (GArray) hits = zavod_name_list_find (query->names->lists[noun], query->folded, max_hits[noun], forgiving,
                                                      cancellable);
      const gboolean exact = is_exact (hits, query->folded);

      for (guint i = 0; i < hits->len; i++)
        g_ptr_array_insert (findings, exact ? (gint) n_exact++ : -1,
                            tell (noun, &g_array_index (hits, ZavodNameHit, i), query->folded, words));
    }

  return findings;
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GPtrArray *findings = find (task_data, FALSE, cancellable);

  if (findings->len == 0)
    {
      g_ptr_array_unref (findings);
      findings = find (task_data, TRUE, cancellable);
    }

  g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * zavod_finder_find_async:
 * @text: what was typed, in any spelling and script
 *
 * Looks in all names that have been read; nothing is found before that. Where something is found as it was typed, what is
 * only like it is not told.
 */
void
zavod_finder_find_async (ZavodFinder         *self,
                         const char          *text,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *folded = NULL;

  g_return_if_fail (ZAVOD_IS_FINDER (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, zavod_finder_find_async);
  folded = zavod_name_fold (text);
  if (self->names == NULL || *folded == '\0')
    {
      g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  g_task_set_task_data (task, g_memdup2 (&(Query) { names_ref (self->names), g_steal_pointer (&folded) }, sizeof (Query)),
                        query_free);
  zavod_task_run_in_thread (task, find_in_thread);
}

/**
 * zavod_finder_find_finish:
 *
 * Returns: (transfer full) (element-type ZavodFinding): what was found, those of one kind together, or %NULL with @error
 *   set when it was cancelled
 */
GPtrArray *
zavod_finder_find_finish (ZavodFinder   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
zavod_finder_is_ready (ZavodFinder *self)
{
  g_return_val_if_fail (ZAVOD_IS_FINDER (self), FALSE);

  return self->names != NULL;
}

/* ---- the object ---- */

static void
zavod_finder_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_READY:
      g_value_set_boolean (value, zavod_finder_is_ready (ZAVOD_FINDER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_finder_dispose (GObject *object)
{
  ZavodFinder *self = ZAVOD_FINDER (object);

  stop_reading (self);
  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->names, names_unref);

  G_OBJECT_CLASS (zavod_finder_parent_class)->dispose (object);
}

static void
zavod_finder_class_init (ZavodFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zavod_finder_get_property;
  object_class->dispose = zavod_finder_dispose;

  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
zavod_finder_init (ZavodFinder *self)
{
}

/**
 * zavod_finder_new:
 * @session: whose atlas is searched, the one that is open and those that will be
 */
ZavodFinder *
zavod_finder_new (ZavodSession *session)
{
  ZavodFinder *self = g_object_new (ZAVOD_TYPE_FINDER, NULL);

  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (on_store), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "points-changed", G_CALLBACK (on_points), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->unread = TRUE;
  if (zavod_session_get_points (session) != NULL)
    on_points (self);

  return self;
}
