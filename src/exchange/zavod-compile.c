/* SPDX-License-Identifier: GPL-3.0-or-later */

/* zavod-compile FOLDER OUTPUT.gpkg: makes an atlas of its text, while Zavod is built. Not installed. */

#include <locale.h>

#include "zavod-atlas-text.h"
#include "zavod-error.h"
#include "zavod-store.h"

static gboolean
compile (const char  *folder,
         const char  *output,
         GError     **error)
{
  g_autoptr (ZavodAtlasText) text = zavod_atlas_text_read (folder, error);
  g_autofree char *path = g_canonicalize_filename (output, NULL);
  g_autoptr (GPtrArray) faults = NULL;

  if (text == NULL
      || !zavod_store_compile (path, text->title, text->atlas, text->edit, error)
      || !zavod_store_check (path, &faults, error))
    return FALSE;

  if (faults->len > 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, g_ptr_array_index (faults, 0));
      return FALSE;
    }

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");

  if (argc != 3)
    {
      g_printerr ("usage: zavod-compile FOLDER OUTPUT.gpkg\n");
      return 2;
    }

  if (!compile (argv[1], argv[2], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
