/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-known-names.h"

#include "zavod-folding.h"

#include <string.h>

#define MAX_WORDS 6   /* of a name that is spotted */
#define MIN_LETTERS 3 /* folded: "Al" stands in too many words */

/* A plant is called after its owner: whose name it is as well is asked last. Of a place nothing is stated. */
static const ZavodNoun nouns[] = {
  ZAVOD_NOUN_SITE, ZAVOD_NOUN_PROGRAMME, ZAVOD_NOUN_ACTOR, ZAVOD_NOUN_PRODUCT, ZAVOD_NOUN_PLACE,
};
#define N_SPOTTED 4

struct _ZavodKnownNames
{
  GHashTable *ids[ZAVOD_N_NOUNS];  /* folded name → gint64 */
};

typedef struct
{
  gsize start;
  gsize end;
} Word;

ZavodKnownNames *
zavod_known_names_new (void)
{
  ZavodKnownNames *self = g_atomic_rc_box_new0 (ZavodKnownNames);

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    self->ids[nouns[i]] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

ZavodKnownNames *
zavod_known_names_ref (ZavodKnownNames *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  ZavodKnownNames *self = data;

  for (guint i = 0; i < ZAVOD_N_NOUNS; i++)
    g_clear_pointer (&self->ids[i], g_hash_table_unref);
}

void
zavod_known_names_unref (ZavodKnownNames *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Of two that have the same name, the first is meant: main names come before other spellings. */
static void
add (gpointer    target,
     ZavodNoun   noun,
     gint64      id,
     const char *text,
     const char *main)
{
  GHashTable *ids = ((ZavodKnownNames *) target)->ids[noun];
  g_autofree char *folded = ids != NULL ? zavod_name_fold (text) : NULL;

  if (folded != NULL && *folded != '\0' && !g_hash_table_contains (ids, folded))
    g_hash_table_insert (ids, g_steal_pointer (&folded), g_memdup2 (&id, sizeof id));
}

static void
finish (gpointer target)
{
}

const ZavodNameSink zavod_known_names_sink = { add, finish };

static GArray *
cut_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      Word word;

      while (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = (Word) { (gsize) (start - text), (gsize) (p - text) };
      if (p > start)
        g_array_append_val (words, word);
      else
        p = g_utf8_next_char (p);
    }

  return words;
}

static gboolean
look_up (const ZavodKnownNames *self,
         const char            *text,
         ZavodKnownName        *found)
{
  g_autofree char *name = g_strndup (text + found->start, found->end - found->start);
  g_autofree char *folded = zavod_name_fold (name);

  for (guint i = 0; i < N_SPOTTED && strlen (folded) >= MIN_LETTERS; i++)
    {
      const gint64 *id = g_hash_table_lookup (self->ids[nouns[i]], folded);

      if (id == NULL)
        continue;
      found->noun = nouns[i];
      found->id = *id;
      return TRUE;
    }

  return FALSE;
}

/* The longest name that begins with the word at @first. Returns: how many words it takes; 0: none does */
static guint
find_at (const ZavodKnownNames *self,
         const char            *text,
         const GArray          *words,
         guint                  first,
         ZavodKnownName        *found)
{
  found->start = g_array_index (words, Word, first).start;
  if (g_unichar_islower (g_utf8_get_char (text + found->start)))
    return 0;

  for (guint n = MIN (MAX_WORDS, words->len - first); n > 0; n--)
    {
      found->end = g_array_index (words, Word, first + n - 1).end;
      if (look_up (self, text, found))
        return n;
    }

  return 0;
}

/**
 * zavod_known_names_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): an array of ZavodKnownName: the names that @text has, in its order; such as begin in a small letter
 *   are words
 */
GArray *
zavod_known_names_find (const ZavodKnownNames *self,
                        const char            *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ZavodKnownName));
  g_autoptr (GArray) words = cut_words (text);
  guint n;

  for (guint i = 0; i < words->len; i += MAX (n, 1))
    {
      ZavodKnownName name;

      n = find_at (self, text, words, i, &name);
      if (n > 0)
        g_array_append_val (found, name);
    }

  return found;
}

/**
 * zavod_known_names_look_up:
 * @noun: of which kind
 * @folded: a name as zavod_name_fold() writes it
 *
 * Returns: the id of what is called so; 0: nothing is
 */
gint64
zavod_known_names_look_up (const ZavodKnownNames *self,
                           ZavodNoun              noun,
                           const char            *folded)
{
  const gint64 *id;

  g_return_val_if_fail (noun < ZAVOD_N_NOUNS && self->ids[noun] != NULL, 0);

  id = g_hash_table_lookup (self->ids[noun], folded);
  return id != NULL ? *id : 0;
}
