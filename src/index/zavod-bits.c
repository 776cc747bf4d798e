/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-bits.h"

/* Bits are counted as the sum of the columns of eight words: seven full adders leave four words to be counted instead of
 * eight (Warren, Hacker's Delight, 5-1, after Harley and Seal). It needs no instruction that not every processor has. */

typedef struct
{
  guint64 ones;
  guint64 twos;
  guint64 fours;
} Sums;

static inline guint
count_word (guint64 word)
{
  word -= word >> 1 & G_GUINT64_CONSTANT (0x5555555555555555);
  word = (word & G_GUINT64_CONSTANT (0x3333333333333333)) + (word >> 2 & G_GUINT64_CONSTANT (0x3333333333333333));
  word = (word + (word >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);

  return (guint) (word * G_GUINT64_CONSTANT (0x0101010101010101) >> 56);
}

/* Adds two words to the sum of their weight; returns what is carried to twice the weight. */
static inline guint64
add (guint64 *sum,
     guint64  a,
     guint64  b)
{
  const guint64 partial = *sum ^ a;
  const guint64 carry = (*sum & a) | (partial & b);

  *sum = partial ^ b;
  return carry;
}

static inline guint64
add_eight (Sums          *sums,
           const guint64  words[8])
{
  const guint64 twos_a = add (&sums->ones, words[0], words[1]);
  const guint64 twos_b = add (&sums->ones, words[2], words[3]);
  const guint64 fours_a = add (&sums->twos, twos_a, twos_b);
  const guint64 twos_c = add (&sums->ones, words[4], words[5]);
  const guint64 twos_d = add (&sums->ones, words[6], words[7]);
  const guint64 fours_b = add (&sums->twos, twos_c, twos_d);

  return add (&sums->fours, fours_a, fours_b);
}

static inline guint
count_sums (const Sums *sums)
{
  return 4 * count_word (sums->fours) + 2 * count_word (sums->twos) + count_word (sums->ones);
}

/* Whether any of @n_bits from @first on is set; there is at least one of them. */
gboolean
zavod_bits_any (const guint64 *bits,
                guint          first,
                guint          n_bits)
{
  const guint last = first + n_bits - 1;
  const guint64 head = G_MAXUINT64 << (first % 64);
  const guint64 tail = G_MAXUINT64 >> (63 - last % 64);

  if (first / 64 == last / 64)
    return (bits[first / 64] & head & tail) != 0;

  if ((bits[first / 64] & head) != 0 || (bits[last / 64] & tail) != 0)
    return TRUE;
  for (guint i = first / 64 + 1; i < last / 64; i++)
    if (bits[i] != 0)
      return TRUE;

  return FALSE;
}

guint
zavod_bits_count (const guint64 *bits,
                  gsize          n_words)
{
  Sums sums = { 0 };
  guint n = 0;
  gsize i = 0;

  for (; i + 8 <= n_words; i += 8)
    n += 8 * count_word (add_eight (&sums, bits + i));
  for (; i < n_words; i++)
    n += count_word (bits[i]);

  return n + count_sums (&sums);
}

/* How many bits are in both. */
guint
zavod_bits_count_and (const guint64 *a,
                      const guint64 *b,
                      gsize          n_words)
{
  Sums sums = { 0 };
  guint n = 0;
  gsize i = 0;

  for (; i + 8 <= n_words; i += 8)
    {
      guint64 both[8];

      for (guint j = 0; j < 8; j++)
        both[j] = a[i + j] & b[i + j];
      n += 8 * count_word (add_eight (&sums, both));
    }
  for (; i < n_words; i++)
    n += count_word (a[i] & b[i]);

  return n + count_sums (&sums);
}

void
zavod_bits_and (guint64       *bits,
                const guint64 *other,
                gsize          n_words)
{
  for (gsize i = 0; i < n_words; i++)
    bits[i] &= other[i];
}

void
zavod_bits_or (guint64       *bits,
               const guint64 *other,
               gsize          n_words)
{
  for (gsize i = 0; i < n_words; i++)
    bits[i] |= other[i];
}
