/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-command-line.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "zavod-csv.h"
#include "zavod-starter.h"
#include "zavod-store.h"

#define EXIT_USAGE 2

/* GApplication goes on by itself: nothing was asked for that is done without a window. */
#define GO_ON (-1)

static const GOptionEntry entries[] = {
  { "check", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Check an atlas and tell what is wrong in it"), N_("FILE") },
  { "export", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Write a table of the atlas FILE to standard output, as CSV"),
    N_("TABLE") },
  { "starter", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Write a new copy of the starter atlas"), N_("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE…]") },
  { NULL }
};

static int
fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return EXIT_FAILURE;
}

static int
check (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (!zavod_store_check (path, &faults, &error))
    return fail (error);

  for (guint i = 0; i < faults->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (faults, i));

  return faults->len == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static gboolean
is_relation (const char *table)
{
  g_auto (GStrv) relations = zavod_store_list_relations ();

  return g_strv_contains ((const char * const *) relations, table);
}

static int
refuse_relation (const char *table)
{
  g_auto (GStrv) relations = zavod_store_list_relations ();
  g_autofree char *list = g_strjoinv (", ", relations);

  /* Translators: the second %s lists names of tables */
  g_printerr (_("There is no table “%s”. These can be exported: %s."), table, list);
  g_printerr ("\n");

  return EXIT_USAGE;
}

static gboolean
write_table (ZavodStore  *store,
             const char  *table,
             GError     **error)
{
  g_autoptr (GOutputStream) file = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GOutputStream) output = g_buffered_output_stream_new_sized (file, 64 * 1024);

  if (zavod_csv_export (store, table, output, error) && g_output_stream_close (output, NULL, error))
    return TRUE;

  if (error != NULL && (*error)->domain == G_IO_ERROR)
    g_prefix_error (error, "%s ", _("The table could not be written."));

  return FALSE;
}

static int
export_table (const char         *table,
              const char * const *files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = NULL;

  if (!is_relation (table))
    return refuse_relation (table);

  if (files == NULL || files[0] == NULL || files[1] != NULL)
    {
      g_printerr ("%s\n", _("Name one atlas to export from: zavod --export=TABLE FILE"));
      return EXIT_USAGE;
    }

  store = zavod_store_open (files[0], ZAVOD_OPEN_READ_ONLY, &error);
  if (store == NULL)
    return fail (error);

  /* a reader that goes away is an error that is told, not the end of the process */
  signal (SIGPIPE, SIG_IGN);

  return write_table (store, table, &error) ? EXIT_SUCCESS : fail (error);
}

static int
write_starter (const char *path)
{
  g_autoptr (GError) error = NULL;

  return zavod_starter_write (path, &error) ? EXIT_SUCCESS : fail (error);
}

/* The files were taken by the options, so that --export can have one: they are opened here as GApplication would. */
static int
open_files (GApplication       *application,
            const char * const *paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (paths[i]));

  if (!g_application_register (application, NULL, &error))
    return fail (error);

  g_application_open (application, (GFile **) files->pdata, (int) files->len, "");

  return EXIT_SUCCESS;
}

static int
on_handle_local_options (GApplication *application,
                         GVariantDict *options,
                         gpointer      user_data)
{
  g_autofree const char **files = NULL;
  const char *argument;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Zavod %s\n", ZAVOD_VERSION);
      return EXIT_SUCCESS;
    }
  if (g_variant_dict_lookup (options, "export", "&s", &argument))
    return export_table (argument, files);
  if (g_variant_dict_lookup (options, "check", "^&ay", &argument))
    return check (argument);
  if (g_variant_dict_lookup (options, "starter", "^&ay", &argument))
    return write_starter (argument);

  return files != NULL ? open_files (application, files) : GO_ON;
}

/**
 * zavod_command_line_add_options:
 *
 * Gives @application the options that are done before it has a window, or a display at all.
 */
void
zavod_command_line_add_options (GApplication *application)
{
  g_return_if_fail (G_IS_APPLICATION (application));

  g_application_add_main_option_entries (application, entries);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (on_handle_local_options), NULL);
}
