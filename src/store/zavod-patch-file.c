/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-patch-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "zavod-changeset.h"
#include "zavod-schema.h"

#define MAGIC "ZAVODPCH"
#define MAGIC_SIZE 8
#define FORMAT_VERSION 1
#define HASH_SIZE 32
#define FORMAT_OFFSET MAGIC_SIZE
#define SCHEMA_OFFSET (FORMAT_OFFSET + 4)
#define HASH_OFFSET (SCHEMA_OFFSET + 4)
#define EDITS_OFFSET (HASH_OFFSET + HASH_SIZE)
#define EDITS_TYPE "(sssa(xsssay))"

static GVariant *
little_endian (GVariant *variant)
{
  return G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_variant_ref_sink (variant) : g_variant_byteswap (variant);
}

static void
hash (gconstpointer data,
      gsize         size,
      guint8        digest[HASH_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = HASH_SIZE;

  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &length);
}

/* ---- writing ---- */

static GVariant *
pack (ZavodPatch *self)
{
  g_auto (GVariantBuilder) edits = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(xsssay)"));
  const ZavodRevision *last = self->edits->len > 0 ? g_ptr_array_index (self->edits, self->edits->len - 1) : NULL;

  for (guint i = 0; i < self->edits->len; i++)
    {
      const ZavodRevision *edit = g_ptr_array_index (self->edits, i);
      GVariant *changeset = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING,
                                                      g_ptr_array_index (self->changesets, i), TRUE);

      g_variant_builder_add (&edits, "(xsss@ay)", edit->id, edit->made_at, edit->who, edit->words, changeset);
    }

  return g_variant_new ("(sss@a(xsssay))", self->atlas, self->title, last != NULL ? last->who : "",
                        g_variant_builder_end (&edits));
}

static void
put_uint32 (GByteArray *file,
            guint32     value)
{
  const guint32 bytes = GUINT32_TO_LE (value);

  g_byte_array_append (file, (const guint8 *) &bytes, sizeof bytes);
}

/**
 * zavod_patch_save:
 * @path: replaced in one moment, when all is written
 */
gboolean
zavod_patch_save (ZavodPatch  *self,
                  const char  *path,
                  GError     **error)
{
  g_autoptr (GVariant) edits = little_endian (pack (self));
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  guint8 digest[HASH_SIZE];

  hash (g_variant_get_data (edits), g_variant_get_size (edits), digest);
  g_byte_array_append (file, (const guint8 *) MAGIC, MAGIC_SIZE);
  put_uint32 (file, FORMAT_VERSION);
  put_uint32 (file, ZAVOD_SCHEMA_VERSION);
  g_byte_array_append (file, digest, HASH_SIZE);
  g_byte_array_append (file, g_variant_get_data (edits), (guint) g_variant_get_size (edits));
  if (g_file_set_contents_full (path, (const char *) file->data, file->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &failure))
    return TRUE;

  /* Translators: the name of a file, and the reason in the system's words */
  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, _("“%s” cannot be written: %s"), name, failure->message);

  return FALSE;
}

/* ---- reading ---- */

static guint32
get_uint32 (const char *data,
            gsize       offset)
{
  guint32 value;

  memcpy (&value, data + offset, sizeof value);

  return GUINT32_FROM_LE (value);
}

static gboolean
check_head (const char  *data,
            gsize        size,
            const char  *name,
            GError     **error)
{
  guint8 digest[HASH_SIZE];

  if (size < MAGIC_SIZE || memcmp (data, MAGIC, MAGIC_SIZE) != 0)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                   _("“%s” is neither a file of changes nor an atlas."), name);
      return FALSE;
    }
  if (size >= EDITS_OFFSET
      && (get_uint32 (data, FORMAT_OFFSET) > FORMAT_VERSION || get_uint32 (data, SCHEMA_OFFSET) > ZAVOD_SCHEMA_VERSION))
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NEWER,
                   _("“%s” was made by a newer Zavod. Update Zavod to open it."), name);
      return FALSE;
    }

  if (size >= EDITS_OFFSET)
    hash (data + EDITS_OFFSET, size - EDITS_OFFSET, digest);
  if (size >= EDITS_OFFSET && memcmp (data + HASH_OFFSET, digest, HASH_SIZE) == 0)
    return TRUE;

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT,
               _("“%s” was cut short or altered on its way. Have it sent again."), name);
  return FALSE;
}

static gboolean
unpack_edit (ZavodPatch  *self,
             GVariant    *variant,
             GError     **error)
{
  ZavodRevision *edit = g_new0 (ZavodRevision, 1);
  g_autoptr (GVariant) changeset = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_variant_get (variant, "(xsss@ay)", &edit->id, &edit->made_at, &edit->who, &edit->words, &changeset);
  bytes = g_variant_get_data_as_bytes (changeset);
  zavod_patch_add (self, edit, bytes);

  return zavod_changeset_check (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static ZavodPatch *
unpack (GVariant  *variant,
        GError   **error)
{
  g_autoptr (ZavodPatch) self = zavod_patch_new ();
  g_autoptr (GVariant) edits = NULL;

  g_variant_get (variant, "(sss@a(xsssay))", &self->atlas, &self->title, NULL, &edits);
  for (gsize i = 0; i < g_variant_n_children (edits); i++)
    {
      g_autoptr (GVariant) edit = g_variant_get_child_value (edits, i);

      if (!unpack_edit (self, edit, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * zavod_patch_is_file:
 *
 * Returns: whether the file says that it is one of changes
 */
gboolean
zavod_patch_is_file (const char *path)
{
  g_autofree char *head = g_malloc0 (MAGIC_SIZE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  gsize size;

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, MAGIC_SIZE, &size, NULL, NULL)
         && size == MAGIC_SIZE && memcmp (head, MAGIC, MAGIC_SIZE) == 0;
}

/**
 * zavod_patch_load:
 *
 * Reads a file of changes, which may come from a stranger.
 *
 * Returns: (transfer full): the patch, or %NULL with @error set: %ZAVOD_ERROR_INVALID, %ZAVOD_ERROR_NEWER,
 *   %ZAVOD_ERROR_CORRUPT or %ZAVOD_ERROR_FAILED
 */
ZavodPatch *
zavod_patch_load (const char  *path,
                  GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GBytes) edits = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &failure))
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, _("“%s” cannot be read: %s"), name, failure->message);
      return NULL;
    }
  if (!check_head (data, size, name, error))
    {
      g_free (data);
      return NULL;
    }

  edits = g_bytes_new (data + EDITS_OFFSET, size - EDITS_OFFSET);
  g_free (data);
  stored = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (EDITS_TYPE), edits, FALSE));
  variant = g_variant_get_normal_form (stored);
  if (G_BYTE_ORDER != G_LITTLE_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (variant);

      g_variant_unref (variant);
      variant = swapped;
    }

  return unpack (variant, error);
}
