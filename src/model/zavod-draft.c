/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-draft.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* how long typing may run ahead of the disk */
#define DELAY_MS 250

#define GROUP "Draft"

struct _ZavodDraft
{
  GObject parent_instance;

  char *path;
  GKeyFile *fields;
  guint flush_source;
};

G_DEFINE_FINAL_TYPE (ZavodDraft, zavod_draft, G_TYPE_OBJECT)

/* One folder per atlas, named by its path: where the atlas is moved to, its drafts do not follow. */
static char *
get_folder (const char *atlas_path)
{
  g_autoptr (GFile) file = g_file_new_for_path (atlas_path);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  sum[16] = '\0';
  return g_build_filename (g_get_user_data_dir (), "zavod", "drafts", sum, NULL);
}

/**
 * zavod_draft_open:
 * @atlas_path: the atlas that the form writes to
 * @form: which form: "site-new", "site-12", …; letters, digits and hyphens
 *
 * Returns: the draft of that form, with what an earlier run kept
 */
ZavodDraft *
zavod_draft_open (const char *atlas_path,
                  const char *form)
{
  ZavodDraft *self;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (atlas_path != NULL, NULL);
  g_return_val_if_fail (form != NULL && strchr (form, G_DIR_SEPARATOR) == NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_DRAFT, NULL);
  folder = get_folder (atlas_path);
  name = g_strconcat (form, ".draft", NULL);
  self->path = g_build_filename (folder, name, NULL);
  if (!g_key_file_load_from_file (self->fields, self->path, G_KEY_FILE_NONE, &error) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("The draft %s cannot be read: %s", self->path, error->message);

  return self;
}

gboolean
zavod_draft_is_empty (ZavodDraft *self)
{
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (ZAVOD_IS_DRAFT (self), TRUE);

  keys = g_key_file_get_keys (self->fields, GROUP, NULL, NULL);
  return keys == NULL || keys[0] == NULL;
}

/**
 * zavod_draft_get_text:
 *
 * Returns: (transfer full) (nullable): what was typed into @field; %NULL when it was not touched
 */
char *
zavod_draft_get_text (ZavodDraft *self,
                      const char *field)
{
  g_return_val_if_fail (ZAVOD_IS_DRAFT (self), NULL);

  return g_key_file_get_string (self->fields, GROUP, field, NULL);
}

/**
 * zavod_draft_flush:
 *
 * Writes the draft to disk now. A draft that cannot be written is no reason to stop typing: it is only logged.
 */
void
zavod_draft_flush (ZavodDraft *self)
{
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_return_if_fail (ZAVOD_IS_DRAFT (self));

  if (self->flush_source == 0)
    return;
  g_clear_handle_id (&self->flush_source, g_source_remove);

  folder = g_path_get_dirname (self->path);
  text = g_key_file_to_data (self->fields, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (self->path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_message ("The draft %s was not kept: %s", self->path, error != NULL ? error->message : g_strerror (errno));
}

static gboolean
on_flush (gpointer user_data)
{
  zavod_draft_flush (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * zavod_draft_set_text:
 * @text: (nullable): what the field holds now; %NULL forgets it
 */
void
zavod_draft_set_text (ZavodDraft *self,
                      const char *field,
                      const char *text)
{
  g_autofree char *before = NULL;

  g_return_if_fail (ZAVOD_IS_DRAFT (self));
  g_return_if_fail (field != NULL);

  before = zavod_draft_get_text (self, field);
  if (g_strcmp0 (before, text) == 0)
    return;

  if (text != NULL)
    g_key_file_set_string (self->fields, GROUP, field, text);
  else
    g_key_file_remove_key (self->fields, GROUP, field, NULL);

  if (self->flush_source == 0)
    self->flush_source = g_timeout_add (DELAY_MS, on_flush, self);
}

/**
 * zavod_draft_discard:
 *
 * Forgets the draft, in memory and on disk: after Save, and when the user says so.
 */
void
zavod_draft_discard (ZavodDraft *self)
{
  g_return_if_fail (ZAVOD_IS_DRAFT (self));

  g_clear_handle_id (&self->flush_source, g_source_remove);
  g_key_file_remove_group (self->fields, GROUP, NULL);
  if (g_unlink (self->path) != 0 && errno != ENOENT)
    g_message ("The draft %s could not be removed: %s", self->path, g_strerror (errno));
}

static void
zavod_draft_finalize (GObject *object)
{
  ZavodDraft *self = ZAVOD_DRAFT (object);

  zavod_draft_flush (self);
  g_key_file_unref (self->fields);
  g_free (self->path);

  G_OBJECT_CLASS (zavod_draft_parent_class)->finalize (object);
}

static void
zavod_draft_class_init (ZavodDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_draft_finalize;
}

static void
zavod_draft_init (ZavodDraft *self)
{
  self->fields = g_key_file_new ();
}
