/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-typing.h"

#define MAX_TYPED 32

/* Returns: how many slips are forgiven in so many letters */
guint
zavod_typing_get_allowance (gsize length)
{
  return length < 4 || length > MAX_TYPED ? 0 : length < 8 ? 1 : 2;
}

/* One column of the table, of a letter of the word: how far each beginning of what was typed is from the word up to there. */
static guint
fill_column (guint8       column[MAX_TYPED + 1],
             const guint8 before[MAX_TYPED + 1],
             const guint8 two_before[MAX_TYPED + 1],
             const char  *typed,
             gsize        n_typed,
             const char  *word,
             gsize        j)
{
  guint least = column[0] = (guint8) j;

  for (gsize i = 1; i <= n_typed; i++)
    {
      guint distance = before[i - 1] + (typed[i - 1] != word[j - 1]);

      distance = MIN (distance, MIN (before[i], column[i - 1]) + 1u);
      if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
        distance = MIN (distance, two_before[i - 2] + 1u);
      column[i] = (guint8) MIN (distance, G_MAXUINT8);
      least = MIN (least, distance);
    }

  return least;
}

/**
 * zavod_typing_get_distance:
 * @allowance: more than so many slips do not interest
 *
 * The distance of Damerau and Levenshtein (a letter too many, too few, another, or two exchanged: one each; optimal string
 * alignment) between what was typed and that beginning of @word which is nearest: one may still be typing.
 *
 * Returns: the distance, or something above @allowance
 */
guint
zavod_typing_get_distance (const char *typed,
                           gsize       n_typed,
                           const char *word,
                           gsize       n_word,
                           guint       allowance)
{
  guint8 columns[3][MAX_TYPED + 1];
  guint best = (guint) n_typed;

  if (n_typed > MAX_TYPED)
    return allowance + 1;

  for (gsize i = 0; i <= n_typed; i++)
    columns[0][i] = (guint8) i;

  for (gsize j = 1; j <= n_word && j <= n_typed + allowance; j++)
    {
      const guint least = fill_column (columns[j % 3], columns[(j + 2) % 3], columns[(j + 1) % 3], typed, n_typed, word, j);

      best = MIN (best, columns[j % 3][n_typed]);
      if (least > allowance)
        break;
    }

  return best;
}
