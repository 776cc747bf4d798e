/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets of rows as arrays of words, a bit a row. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline gsize
zavod_bits_n_words (guint n_bits)
{
  return ((gsize) n_bits + 63) / 64;
}

static inline guint64 *
zavod_bits_new (guint n_bits)
{
  return g_new0 (guint64, MAX (zavod_bits_n_words (n_bits), 1));
}

static inline void
zavod_bits_set (guint64 *bits,
                guint    bit)
{
  bits[bit / 64] |= (guint64) 1 << (bit % 64);
}

static inline gboolean
zavod_bits_test (const guint64 *bits,
                 guint          bit)
{
  return bits[bit / 64] >> (bit % 64) & 1;
}

/* Returns: the lowest bit of a word that is not 0 */
static inline guint
zavod_bits_first (guint64 word)
{
  return (guint) __builtin_ctzll (word);
}

gboolean zavod_bits_any    (const guint64 *bits,
                            guint          first,
                            guint          n_bits);
guint zavod_bits_count     (const guint64 *bits,
                            gsize          n_words);
guint zavod_bits_count_and (const guint64 *a,
                            const guint64 *b,
                            gsize          n_words);
void  zavod_bits_and       (guint64       *bits,
                            const guint64 *other,
                            gsize          n_words);
void  zavod_bits_or        (guint64       *bits,
                            const guint64 *other,
                            gsize          n_words);

G_END_DECLS
