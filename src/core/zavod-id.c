/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-id.h"

/* 53 bits: every id survives JSON, whose numbers are doubles. */
#define ID_BITS 53
#define ID_MASK ((G_GUINT64_CONSTANT (1) << ID_BITS) - 1)

/**
 * zavod_id_new:
 *
 * Returns: a random id from 1 to 2⁵³ − 1, so that rows made in two copies of an atlas do not collide when they are
 *   merged
 */
gint64
zavod_id_new (void)
{
  guint64 id;

  do
    id = ((guint64) g_random_int () << 32 | g_random_int ()) & ID_MASK;
  while (id == 0);

  return (gint64) id;
}

/**
 * zavod_id_from_key:
 * @kind: what is named, such as "site"
 * @key: its name within @kind
 *
 * The first 53 bits of the SHA-256 of "kind:key": the same text always builds the same file.
 *
 * Returns: an id from 1 to 2⁵³ − 1
 */
gint64
zavod_id_from_key (const char *kind,
                   const char *key)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 bits = 0;

  g_return_val_if_fail (kind != NULL && key != NULL, 0);

  g_checksum_update (checksum, (const guchar *) kind, -1);
  g_checksum_update (checksum, (const guchar *) ":", 1);
  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &length);

  for (guint i = 0; i < sizeof bits; i++)
    bits = bits << 8 | digest[i];
  bits >>= 64 - ID_BITS;

  return (gint64) MAX (bits, 1);
}

/**
 * zavod_id_compare:
 * @a: a gint64
 * @b: a gint64
 *
 * Returns: below, at or above 0, to sort and to search ids
 */
int
zavod_id_compare (const void *a,
                  const void *b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}
