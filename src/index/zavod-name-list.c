/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "zavod-name-list.h"

#include <stdlib.h>
#include <string.h>

#include "zavod-folding.h"
#include "zavod-typing.h"

#define END '\n'                 /* after each folded name: sorts before the space, so that whole names come first */
#define IS_START (1u << 31)      /* of a word: the name begins with it; positions are below, 2 GB of names */
#define NONE G_MAXUINT32
#define MAX_LOOKED_AT 200000     /* hits of a word among which the other words are looked for */
#define FEW 10000                /* hits that are all looked at */

typedef struct
{
  gint64 id;
  guint32 text;
  guint32 main;      /* NONE: none */
  guint32 folded;
} Entry;

/* A word that occurs in names; those that are sorted alike stand together. */
typedef struct
{
  guint32 first;    /* its first beginning among the sorted */
  guint32 letters;  /* a bit for each letter in it */
} Word;

struct _ZavodNameList
{
  gatomicrefcount ref_count;
  GString *texts;    /* as written, each with its NUL */
  GString *folded;   /* END after each */
  GArray *entries;   /* Entry, by folded */
  guint32 *starts;   /* beginnings of words in folded, sorted by what follows */
  guint n_starts;
  GArray *words;     /* Word, sorted: those in which slips are forgiven */
};

ZavodNameList *
zavod_name_list_new (void)
{
  ZavodNameList *self = g_new0 (ZavodNameList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_string_new (NULL);
  self->folded = g_string_new (NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));

  return self;
}

ZavodNameList *
zavod_name_list_ref (ZavodNameList *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
zavod_name_list_unref (ZavodNameList *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_free (self->texts, TRUE);
  g_string_free (self->folded, TRUE);
  g_array_unref (self->entries);
  g_array_unref (self->words);
  g_free (self->starts);
  g_free (self);
}

guint
zavod_name_list_get_n (const ZavodNameList *self)
{
  return self->entries->len;
}

/* ---- filling ---- */

static guint32
add_text (ZavodNameList *self,
          const char    *text)
{
  const guint32 position = (guint32) self->texts->len;

  if (text == NULL)
    return NONE;

  g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
  return position;
}

/**
 * zavod_name_list_add:
 * @id: of what is called so; it may have other names, too
 * @main: (nullable): its main name, if @text is another one
 */
void
zavod_name_list_add (ZavodNameList *self,
                     gint64         id,
                     const char    *text,
                     const char    *main)
{
  g_autofree char *folded = zavod_name_fold (text);
  Entry entry = { id, 0, NONE, (guint32) self->folded->len };

  /* what is too much for positions of 31 bits cannot be found */
  if (*folded == '\0' || self->folded->len + strlen (folded) + 1 >= IS_START || self->texts->len >= IS_START)
    return;

  entry.text = add_text (self, text);
  entry.main = add_text (self, main);
  g_array_append_val (self->entries, entry);
  g_string_append (self->folded, folded);
  g_string_append_c (self->folded, END);
}

/* A beginning with its first eight letters as a number that sorts like them: few comparisons look at the names. */
typedef struct
{
  guint64 key;
  guint32 start;
} Sorted;

static guint64
get_sort_key (const char *text)
{
  guint64 key = 0;
  guint i = 0;

  for (; i < 8 && text[i] != END; i++)
    key = key << 8 | (guint8) text[i];

  return i < 8 ? (key << 8 | END) << 8 * (7 - i) : key;
}

static int
compare_folded (const char *a,
                const char *b)
{
  while (*a == *b && *a != END)
    a++, b++;

  return (int) (guint8) *a - (int) (guint8) *b;
}

static int
compare_sorted (gconstpointer a,
                gconstpointer b,
                gpointer      folded)
{
  const Sorted *x = a, *y = b;
  int order;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;

  order = compare_folded ((const char *) folded + (x->start & ~IS_START), (const char *) folded + (y->start & ~IS_START));
  return order != 0 ? order : (x->start > y->start) - (x->start < y->start);
}

static GArray *
collect_starts (const ZavodNameList *self)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (Sorted));
  const char *folded = self->folded->str;

  for (gsize i = 0; i < self->folded->len; i++)
    if (i == 0 || folded[i - 1] == END || folded[i - 1] == ' ')
      {
        const guint32 flag = i == 0 || folded[i - 1] == END ? IS_START : 0;
        const Sorted sorted = { get_sort_key (folded + i), (guint32) i | flag };

        g_array_append_val (starts, sorted);
      }

  return starts;
}

static const char *
get_start (const ZavodNameList *self,
           guint                i)
{
  return self->folded->str + (self->starts[i] & ~IS_START);
}

static gsize
get_word_length (const char *text)
{
  return strcspn (text, " \n");
}

static guint32
get_letters (const char *word,
             gsize       length)
{
  guint32 letters = 0;

  for (gsize i = 0; i < length; i++)
    letters |= g_ascii_islower (word[i]) ? 1u << (word[i] - 'a') : 1u << 31;

  return letters;
}

static void
collect_words (ZavodNameList *self)
{
  const char *before = NULL;
  gsize n_before = 0;

  for (guint i = 0; i < self->n_starts; i++)
    {
      const char *word = get_start (self, i);
      const gsize length = get_word_length (word);

      if (before == NULL || length != n_before || strncmp (before, word, length) != 0)
        if (length >= 3 && !g_ascii_isdigit (word[0]))
          g_array_append_vals (self->words, &(Word) { i, get_letters (word, length) }, 1);
      before = word;
      n_before = length;
    }
}

/**
 * zavod_name_list_finish:
 *
 * To be called once, when all is added; it takes seconds for a million names.
 */
void
zavod_name_list_finish (ZavodNameList *self)
{
  g_autoptr (GArray) starts = collect_starts (self);

  g_array_sort_with_data (starts, compare_sorted, self->folded->str);
  self->n_starts = starts->len;
  self->starts = g_new (guint32, MAX (starts->len, 1));
  for (guint i = 0; i < starts->len; i++)
    self->starts[i] = g_array_index (starts, Sorted, i).start;

  collect_words (self);
}

/* ---- finding ---- */

typedef struct
{
  const ZavodNameList *list;
  char **words;         /* of what is looked for */
  const char *phrase;   /* all of it */
  gsize n_phrase;
  guint max_hits;
  GCancellable *cancellable;
  GArray *hits;         /* ZavodNameHit */
  GHashTable *ids;      /* of the hits */
} Search;

static gboolean
is_over (const Search *search)
{
  return search->hits->len >= search->max_hits || g_cancellable_is_cancelled (search->cancellable);
}

static const Entry *
find_entry (const ZavodNameList *self,
            guint32              position)
{
  guint low = 0, high = self->entries->len;

  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->entries, Entry, middle).folded <= position)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->entries, Entry, low);
}

static void
add_hit (Search      *search,
         const Entry *entry)
{
  const char *texts = search->list->texts->str;
  const ZavodNameHit hit = { entry->id, texts + entry->text, entry->main != NONE ? texts + entry->main : NULL };

  if (!g_hash_table_contains (search->ids, &entry->id))
    {
      g_array_append_val (search->hits, hit);
      g_hash_table_add (search->ids, g_memdup2 (&entry->id, sizeof entry->id));
    }
}

/* The first beginning that sorts not before @text, or after all that begin with it. */
static guint
find_bound (const ZavodNameList *self,
            const char          *text,
            gsize                length,
            gboolean             after)
{
  guint low = 0, high = self->n_starts;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const int order = strncmp (get_start (self, middle), text, length);

      if (order < 0 || (after && order == 0))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* What begins with the phrase: first the names that do, then those in which a later word does. */
static void
find_phrase (Search *search)
{
  const ZavodNameList *self = search->list;
  const guint first = find_bound (self, search->phrase, search->n_phrase, FALSE);
  const guint last = find_bound (self, search->phrase, search->n_phrase, TRUE);

  for (guint i = first; i < last && !is_over (search); i++)
    if ((self->starts[i] & IS_START) != 0)
      add_hit (search, find_entry (self, self->starts[i] & ~IS_START));
  for (guint i = first; i < last && !is_over (search); i++)
    if ((self->starts[i] & IS_START) == 0)
      add_hit (search, find_entry (self, self->starts[i]));
}

/* Nobody's slip in a number is forgiven, and a large atlas is full of them. */
static guint
get_allowance (const char *word)
{
  return g_ascii_isdigit (*word) ? 0 : zavod_typing_get_allowance (strlen (word));
}

/* Whether a word of the name that was not used yet begins like @word, or nearly so; it is used then. */
static gboolean
use_word (const char *folded,
          const char *word,
          gboolean    forgiving,
          guint64    *used)
{
  const gsize n_word = strlen (word);
  const guint allowance = forgiving ? get_allowance (word) : 0;
  guint64 bit = 1;

  for (const char *p = folded; *p != END && bit != 0; p += *p == ' ', bit <<= 1)
    {
      const gsize length = get_word_length (p);

      if ((*used & bit) == 0
          && (strncmp (p, word, n_word) == 0
              || (allowance > 0 && zavod_typing_get_distance (word, n_word, p, length, allowance) <= allowance)))
        {
          *used |= bit;
          return TRUE;
        }
      p += length;
    }

  return FALSE;
}

static gboolean
has_all_words (const Search *search,
               const char   *folded,
               gboolean      forgiving)
{
  guint64 used = 0;

  for (guint i = 0; search->words[i] != NULL; i++)
    if (!use_word (folded, search->words[i], forgiving, &used))
      return FALSE;

  return TRUE;
}

/* The beginning of the name that a word is in: a few letters before it, where an entry is to be looked for. */
static guint32
find_name (const ZavodNameList *self,
           guint32              position)
{
  while (position > 0 && self->folded->str[position - 1] != END)
    position--;

  return position;
}

static void
add_those_with_all_words (Search   *search,
                          guint     first,
                          guint     last,
                          gboolean  forgiving)
{
  for (guint i = first; i < last && i - first < MAX_LOOKED_AT && !is_over (search); i++)
    {
      const guint32 name = find_name (search->list, search->list->starts[i] & ~IS_START);

      if (has_all_words (search, search->list->folded->str + name, forgiving))
        add_hit (search, find_entry (search->list, name));
    }
}

/* The beginnings that start like the rarest word, of all or of those that are not forgiven anything: all, if none is such. */
static void
find_rarest (const Search *search,
             gboolean      forgiving,
             guint        *first,
             guint        *last)
{
  *first = 0;
  *last = G_MAXUINT;

  for (guint i = 0; search->words[i] != NULL; i++)
    {
      const gsize length = strlen (search->words[i]);
      guint from, to;

      if (forgiving && get_allowance (search->words[i]) > 0)
        continue;

      from = find_bound (search->list, search->words[i], length, FALSE);
      to = find_bound (search->list, search->words[i], length, TRUE);
      if (to - from < *last - *first)
        {
          *first = from;
          *last = to;
        }
    }
}

/* Words in any order, looked for among those that have the rarest of them. */
static void
find_words (Search *search)
{
  guint first, last;

  find_rarest (search, FALSE, &first, &last);
  add_those_with_all_words (search, first, last, FALSE);
}

/* Of several words the first may begin inside of one: what comes after it is looked for, where it begins one. */
static void
find_ends (Search     *search,
           const char *rest)
{
  const ZavodNameList *self = search->list;
  const gsize n_first = (gsize) (rest - search->phrase);
  const guint last = find_bound (self, rest, search->n_phrase - n_first, TRUE);

  for (guint i = find_bound (self, rest, search->n_phrase - n_first, FALSE); i < last && !is_over (search); i++)
    {
      const guint32 position = self->starts[i] & ~IS_START;

      if (position >= n_first && strncmp (self->folded->str + position - n_first, search->phrase, n_first) == 0)
        add_hit (search, find_entry (self, position));
    }
}

/* Inside of a word: "avto" in SaryarkaAvtoProm. */
static void
find_inside (Search *search)
{
  const GString *folded = search->list->folded;
  const char *p = folded->str;

  while (!is_over (search)
         && (p = memmem (p, folded->len - (gsize) (p - folded->str), search->phrase, search->n_phrase)) != NULL)
    {
      add_hit (search, find_entry (search->list, (guint32) (p - folded->str)));
      p++;
    }
}

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

/* Adds the names with a word that is @distance slips away from @typed. */
static void
find_like (Search     *search,
           const char *typed,
           guint       distance)
{
  const GArray *words = search->list->words;
  const gsize n_typed = strlen (typed);
  const guint32 letters = get_letters (typed, n_typed);

  for (guint i = 0; i < words->len && !is_over (search); i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      const guint first = word->first;
      const guint last = i + 1 < words->len ? g_array_index (words, Word, i + 1).first : search->list->n_starts;
      const char *text = get_start (search->list, first);

      /* each slip explains one letter that the word lacks */
      if (count_bits (letters & ~word->letters) <= distance
          && zavod_typing_get_distance (typed, n_typed, text, get_word_length (text), distance) == distance)
        add_those_with_all_words (search, first, last, TRUE);
    }
}

/* Few names have the longest word that was typed, and fewer still a word that must be as it was typed. */
static void
find_forgiving (Search *search)
{
  const char *longest = search->words[0];
  guint allowance, first, last;

  find_rarest (search, TRUE, &first, &last);
  if (last - first < FEW)
    {
      add_those_with_all_words (search, first, last, TRUE);
      return;
    }

  for (guint i = 1; search->words[i] != NULL; i++)
    if (strlen (search->words[i]) > strlen (longest))
      longest = search->words[i];

  allowance = zavod_typing_get_allowance (strlen (longest));
  for (guint distance = 0; allowance > 0 && distance <= allowance; distance++)
    find_like (search, longest, distance);
}

/**
 * zavod_name_list_find:
 * @folded: what is looked for, by zavod_name_fold()
 * @max_hits: no more than so many
 * @forgiving: whether slips are forgiven: one in a word of four letters, two from eight on
 *
 * Whole names come first, then what begins with all that was typed, then names that have its words in any order, then
 * what has it inside of a word; forgiving, only what has words like those, the likest first. Of several names of one
 * thing the first that is found is told.
 *
 * Returns: (transfer full) (element-type ZavodNameHit): the best first
 */
GArray *
zavod_name_list_find (const ZavodNameList *self,
                      const char          *folded,
                      guint                max_hits,
                      gboolean             forgiving,
                      GCancellable        *cancellable)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search search = { self, words, folded, strlen (folded), max_hits, cancellable,
                    g_array_new (FALSE, FALSE, sizeof (ZavodNameHit)), ids };

  if (words[0] == NULL || self->entries->len == 0)
    return search.hits;

  if (forgiving)
    {
      find_forgiving (&search);
      return search.hits;
    }

  find_phrase (&search);
  if (words[1] != NULL)
    find_words (&search);
  if (words[1] != NULL && *words[1] != '\0')
    find_ends (&search, folded + strlen (words[0]) + 1);
  else if (search.n_phrase >= 3)
    find_inside (&search);

  return search.hits;
}
