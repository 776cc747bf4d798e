/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-twins.h"

#include <math.h>
#include <string.h>

#include "zavod-folding.h"

#define MIN_SLIP_LENGTH 8      /* letters: in shorter names one letter makes another name */
#define FAR 25.0               /* km: so far apart are not the same, however vague their places are */
#define NEAR 1.5
#define MAX_COMPARED 16        /* of the names that share a key each is compared with so many */
#define CANCEL_EVERY 4096

/* Forms of companies, in any of the languages. */
static const char *const forms[] = {
  "llp", "llc", "ltd", "limited", "inc", "co", "corp", "corporation", "company", "group", "holding", "jsc", "ojsc", "cjsc",
  "plc", "gmbh", "ag", "sa", "spa", "jv", "too", "ooo", "ao", "oao", "zao", "pao", "tdo", "zhshs", "aq", "mchj", "xk",
  NULL
};

/* What plants are called besides their names. */
static const char *const common[] = {
  "plant", "factory", "works", "enterprise", "enterprises", "facility", "branch", "zavod", "zauyt", "zauyty", "zavodi",
  "assembly", "manufacturing", "the", "of", "in", "unnamed",
  NULL
};

typedef struct
{
  guint owner;         /* place among the twins */
  char *key;           /* the name's words in their order, without spaces */
  char *sorted;        /* the same in the order of the alphabet, with spaces */
  char **own;          /* what is its own: none of a plant that is called by its town alone */
} Name;

struct _ZavodTwinFinder
{
  GArray *twins;       /* ZavodTwin */
  GHashTable *places;  /* gint64 id → place among the twins, plus one */
  GArray *names;       /* Name */
};

/* A name under one of its keys. */
typedef struct
{
  guint64 key;
  guint name;
} Entry;

static void
name_clear (gpointer data)
{
  Name *self = data;

  g_free (self->key);
  g_free (self->sorted);
  g_strfreev (self->own);
}

/* ---- names ---- */

/* Words are compared as they are folded. */
static GHashTable *
fold_words (const char *const *words)
{
  GHashTable *folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (folded, zavod_name_fold (words[i]));

  return folded;
}

static gboolean
is_form (const char *word)
{
  static GHashTable *folded;

  if (g_once_init_enter_pointer (&folded))
    g_once_init_leave_pointer (&folded, fold_words (forms));

  return g_hash_table_contains (folded, word);
}

static gboolean
is_common (const char *word)
{
  static GHashTable *folded;

  if (g_once_init_enter_pointer (&folded))
    g_once_init_leave_pointer (&folded, fold_words (common));

  return g_hash_table_contains (folded, word);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Without the forms of companies, unless nothing would be left. */
static char **
split_words (const char *name,
             gboolean    with_forms)
{
  g_autofree char *folded = zavod_name_fold (name);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (char *c = folded; *c != '\0'; c++)
    if ((guchar) *c < 0x80 && !g_ascii_isalnum (*c))
      *c = ' ';
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && (with_forms || !is_form (parts[i])))
      g_strv_builder_add (kept, parts[i]);
  words = g_strv_builder_end (kept);
  if (words[0] == NULL && !with_forms)
    return split_words (name, TRUE);

  return g_steal_pointer (&words);
}

static char **
list_own (char       **words,
          const char  *town)
{
  g_auto (GStrv) names = town != NULL ? split_words (town, TRUE) : g_new0 (char *, 1);
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();
  gboolean only_town = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_common (words[i]))
      {
        g_strv_builder_add (own, words[i]);
        only_town &= g_strv_contains ((const char *const *) names, words[i]);
      }

  return only_town ? g_new0 (char *, 1) : g_strv_builder_end (own);
}

static void
name_init (Name       *self,
           guint       owner,
           const char *name,
           const char *town)
{
  g_auto (GStrv) words = split_words (name, FALSE);

  self->owner = owner;
  self->key = g_strjoinv (NULL, words);
  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  self->sorted = g_strjoinv (" ", words);
  self->own = list_own (words, town);
}

/* Whether the rest of two names is the same after one letter too many, too few, another, or two exchanged. Figures are
 * never slips: they tell models and stages apart. */
static gboolean
is_one_slip (const char *a,
             const char *b)
{
  while (*a != '\0' && *a == *b)
    a++, b++;

  if (g_ascii_isdigit (*a) || g_ascii_isdigit (*b))
    return FALSE;
  if (*a != '\0' && g_str_equal (a + 1, b))
    return TRUE;
  if (*b != '\0' && g_str_equal (a, b + 1))
    return TRUE;
  if (*a == '\0' || *b == '\0')
    return FALSE;

  return g_str_equal (a + 1, b + 1) || (a[0] == b[1] && a[1] == b[0] && g_str_equal (a + 2, b + 2));
}

static gboolean
are_near (const Name *a,
          const Name *b)
{
  return g_str_equal (a->sorted, b->sorted) || g_str_equal (a->key, b->key)
         || (MIN (strlen (a->key), strlen (b->key)) >= MIN_SLIP_LENGTH && is_one_slip (a->key, b->key));
}

/**
 * zavod_names_are_near:
 *
 * Returns: whether two names are likely of one thing: they have the same words, but for the forms of companies, or one is the
 *   other with a slip, whatever their scripts
 */
gboolean
zavod_names_are_near (const char *name,
                      const char *other)
{
  Name names[2];
  gboolean near;

  name_init (&names[0], 0, name, NULL);
  name_init (&names[1], 1, other, NULL);
  near = *names[0].key != '\0' && are_near (&names[0], &names[1]);
  name_clear (&names[0]);
  name_clear (&names[1]);

  return near;
}

static gboolean
has_all (char **words,
         char **of)
{
  for (guint i = 0; of[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) words, of[i]))
      return FALSE;

  return TRUE;
}

/* One says nothing that the other does not. */
static gboolean
are_alike (const Name *a,
           const Name *b)
{
  return has_all (a->own, b->own) || has_all (b->own, a->own);
}

/* ---- what keeps apart ---- */

static double
get_distance (const ZavodTwin *a,
              const ZavodTwin *b)
{
  const double north = (a->latitude - b->latitude) * 111.2;
  const double east = (a->longitude - b->longitude) * 111.2 * cos (a->latitude * G_PI / 180);

  return hypot (north, east);  /* NAN where a place is not known */
}

static gboolean
may_be_one (const ZavodTwin *a,
            const ZavodTwin *b)
{
  const double distance = get_distance (a, b);

  if (a->id == b->id || (a->trait != NULL && b->trait != NULL && a->trait != b->trait))
    return FALSE;
  if (!isnan (distance))
    return distance <= FAR;

  return a->whole == 0 || b->whole == 0 || a->whole == b->whole;
}

static gboolean
are_in_one_place (const ZavodTwin *a,
                  const ZavodTwin *b)
{
  return (a->whole != 0 && a->whole == b->whole) || get_distance (a, b) <= NEAR;
}

/* ---- names that share a key ---- */

#define FNV_OFFSET 14695981039346656037u
#define FNV_PRIME 1099511628211u

/* @left_out: the place of a byte that is passed over; -1: none is */
static guint64
hash_text (guint64     seed,
           const char *text,
           gssize      left_out)
{
  guint64 hash = FNV_OFFSET ^ seed;

  for (gssize i = 0; text[i] != '\0'; i++)
    if (i != left_out)
      hash = (hash ^ (guchar) text[i]) * FNV_PRIME;

  return hash;
}

static void
add_entry (GArray  *entries,
           guint64  key,
           guint    name)
{
  const Entry entry = { key, name };

  g_array_append_val (entries, entry);
}

/* Two names that are a slip apart are the same without one letter each. */
static void
add_name_entries (GArray     *entries,
                  const Name *name,
                  guint       place)
{
  const gsize length = strlen (name->key);

  if (length == 0)
    return;

  add_entry (entries, hash_text (1, name->sorted, -1), place);
  add_entry (entries, hash_text (0, name->key, -1), place);
  for (gsize i = 0; i < length && length >= MIN_SLIP_LENGTH; i++)
    if (g_ascii_isalpha (name->key[i]))
      add_entry (entries, hash_text (0, name->key, (gssize) i), place);
}

static guint64
get_place_key (const ZavodTwin *twin)
{
  if (twin->whole != 0)
    return (guint64) twin->whole;
  if (isnan (twin->latitude) || isnan (twin->longitude))
    return 0;

  /* cells of 2 km or less */
  return ((guint64) (gint64) floor (twin->latitude * 50) << 32) ^ (guint64) (gint64) floor (twin->longitude * 50);
}

static void
add_place_entries (GArray          *entries,
                   const ZavodTwin *twin,
                   const Name      *name,
                   guint            place)
{
  const guint64 key = get_place_key (twin);

  for (guint i = 0; name->own[i] != NULL && key != 0; i++)
    add_entry (entries, hash_text (key, name->own[i], -1), place);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;

  return (x->name > y->name) - (x->name < y->name);
}

typedef gboolean (*Judge) (const ZavodTwin *a,
                           const Name      *a_name,
                           const ZavodTwin *b,
                           const Name      *b_name);

static gboolean
judge_names (const ZavodTwin *a,
             const Name      *a_name,
             const ZavodTwin *b,
             const Name      *b_name)
{
  return may_be_one (a, b) && are_near (a_name, b_name);
}

static gboolean
judge_places (const ZavodTwin *a,
              const Name      *a_name,
              const ZavodTwin *b,
              const Name      *b_name)
{
  return may_be_one (a, b) && are_in_one_place (a, b) && are_alike (a_name, b_name) && !are_near (a_name, b_name);
}

static void
add_pair (GArray          *pairs,
          GHashTable      *known,
          const ZavodTwin *a,
          const ZavodTwin *b)
{
  const ZavodTwins pair = { MIN (a->id, b->id), MAX (a->id, b->id) };

  if (g_hash_table_add (known, zavod_twins_make_key (a->id, b->id)))
    g_array_append_val (pairs, pair);
}

static void
compare (ZavodTwinFinder *self,
         const Entry     *entry,
         const Entry     *other,
         Judge            judge,
         GArray          *pairs,
         GHashTable      *known)
{
  const Name *a = &g_array_index (self->names, Name, entry->name);
  const Name *b = &g_array_index (self->names, Name, other->name);
  const ZavodTwin *a_twin = &g_array_index (self->twins, ZavodTwin, a->owner);
  const ZavodTwin *b_twin = &g_array_index (self->twins, ZavodTwin, b->owner);

  if (a->owner != b->owner && judge (a_twin, a, b_twin, b))
    add_pair (pairs, known, a_twin, b_twin);
}

static GArray *
find_pairs (ZavodTwinFinder  *self,
            GArray           *entries,
            Judge             judge,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (ZavodTwins));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint j = i + 1; j < entries->len && j <= i + MAX_COMPARED; j++)
        {
          const Entry *other = &g_array_index (entries, Entry, j);

          if (other->key != entry->key)
            break;
          compare (self, entry, other, judge, pairs, known);
        }
    }

  return g_steal_pointer (&pairs);
}

/* ---- the finder ---- */

ZavodTwinFinder *
zavod_twin_finder_new (void)
{
  ZavodTwinFinder *self = g_new (ZavodTwinFinder, 1);

  self->twins = g_array_new (FALSE, FALSE, sizeof (ZavodTwin));
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);

  return self;
}

void
zavod_twin_finder_free (ZavodTwinFinder *self)
{
  g_array_unref (self->names);
  g_array_unref (self->twins);
  g_hash_table_unref (self->places);
  g_free (self);
}

/* Adds a record, whose names follow. */
void
zavod_twin_finder_add (ZavodTwinFinder *self,
                       const ZavodTwin *twin)
{
  g_array_append_val (self->twins, *twin);
  g_hash_table_insert (self->places, g_memdup2 (&twin->id, sizeof twin->id), GUINT_TO_POINTER (self->twins->len));
}

/**
 * zavod_twin_finder_add_name:
 * @id: of a record; one that was not added is passed over
 * @name: one of its names, in any script
 */
void
zavod_twin_finder_add_name (ZavodTwinFinder *self,
                            gint64           id,
                            const char      *name)
{
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id));
  Name added;

  if (place == 0)
    return;

  name_init (&added, place - 1, name, g_array_index (self->twins, ZavodTwin, place - 1).town);
  g_array_append_val (self->names, added);
}

/**
 * zavod_twin_finder_find:
 *
 * Returns: (transfer full) (element-type ZavodTwins): records whose names are the same or nearly so, each pair once; %NULL
 *   when it was cancelled
 */
GArray *
zavod_twin_finder_find (ZavodTwinFinder  *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    add_name_entries (entries, &g_array_index (self->names, Name, i), i);

  return find_pairs (self, entries, judge_names, cancellable, error);
}

/**
 * zavod_twin_finder_find_near:
 *
 * Returns: (transfer full) (element-type ZavodTwins): records in one place of which one's name says nothing that the other's
 *   does not, each pair once, without those of zavod_twin_finder_find(); %NULL when it was cancelled
 */
GArray *
zavod_twin_finder_find_near (ZavodTwinFinder  *self,
                             GCancellable     *cancellable,
                             GError          **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      add_place_entries (entries, &g_array_index (self->twins, ZavodTwin, name->owner), name, i);
    }

  return find_pairs (self, entries, judge_places, cancellable, error);
}

/* Returns: (transfer full): a key for two records, in whichever order */
char *
zavod_twins_make_key (gint64 id,
                      gint64 other_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, MIN (id, other_id), MAX (id, other_id));
}
