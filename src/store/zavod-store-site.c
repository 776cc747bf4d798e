/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of one site: itself, its names, its claims and their citations. */

#include <glib/gi18n.h>

#include "zavod-chosen-claim.h"
#include "zavod-claim-reader.h"
#include "zavod-coordinates.h"

typedef struct
{
  gint64 id;
  char *date;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->date);
  g_free (question);
}

static gboolean
read_choices (ZavodConnection  *connection,
              ZavodSite        *site,
              const char       *date,
              GError          **error)
{
  g_autoptr (ZavodChoiceReader) statuses = NULL;
  g_autoptr (ZavodChoiceReader) classes = NULL;
  const ZavodChosenClaim *claim;

  statuses = zavod_choice_reader_new (connection, ZAVOD_CHOICE_STATUS, site->id, date, error);
  if (statuses == NULL || !zavod_choice_reader_find (statuses, site->id, &claim, error))
    return FALSE;

  site->status = zavod_status_from_code (claim != NULL ? claim->value : NULL);
  site->status_since = g_strdup (claim != NULL ? claim->since : NULL);

  classes = zavod_choice_reader_new (connection, ZAVOD_CHOICE_CLASS, site->id, NULL, error);
  if (classes == NULL || !zavod_choice_reader_find (classes, site->id, &claim, error))
    return FALSE;

  site->shape = zavod_shape_from_class (claim != NULL ? claim->value : NULL);
  return TRUE;
}

#define SITE \
  "SELECT s.id, s.name, s.country, s.place_id, p.name, s.accuracy, s.radius, s.place_note, s.note, s.geom" \
  " FROM site s LEFT JOIN place p ON p.id = s.place_id WHERE s.id = ?1"

#define NAMES_OF_SITE ZAVOD_SQL_NAMES " WHERE site_id = ?1 ORDER BY id"
#define NAMES_OF_PLACE ZAVOD_SQL_NAMES " WHERE place_id = ?1 ORDER BY id"

static gpointer
read_noun (ZavodCursor *cursor)
{
  ZavodSite *site = zavod_site_new ();
  const guint8 *blob;
  gsize size;

  site->id = zavod_cursor_next_int64 (cursor);
  site->name = zavod_cursor_next_text (cursor);
  site->country = zavod_cursor_next_text (cursor);
  zavod_cursor_next_reference (cursor, &site->place);
  site->accuracy = zavod_cursor_next_text (cursor);
  site->radius = zavod_cursor_next_double (cursor, NULL);
  site->place_note = zavod_cursor_next_text (cursor);
  site->note = zavod_cursor_next_text (cursor);
  blob = zavod_statement_get_blob (cursor->statement, cursor->column, &size);
  site->has_point = blob != NULL && zavod_point_from_blob (blob, size, &site->latitude, &site->longitude);

  return site;
}

static gpointer
read_record (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  const Question *question = parameters;
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_site_unref);
  ZavodSite *site;

  if (!zavod_cursor_read_rows (connection, SITE, question->id, read_noun, sites, error))
    return NULL;

  if (sites->len == 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("This site is not in the atlas any more."));
      return NULL;
    }

  site = g_ptr_array_index (sites, 0);
  if (!zavod_cursor_read_rows (connection, NAMES_OF_SITE, site->id, zavod_read_name, site->names, error)
      || !zavod_cursor_read_rows (connection, NAMES_OF_PLACE, site->place.id, zavod_read_name, site->place_names, error)
      || !zavod_read_claims_of_site (connection, site->id, site->claims, error)
      || !read_choices (connection, site, question->date, error))
    return NULL;

  zavod_claims_note (site->claims);
  zavod_claims_part (site->claims, site->later);
  return zavod_site_ref (site);
}

/**
 * zavod_store_site_async:
 * @date: (nullable): the day that the status is asked for, ISO 8601; today when %NULL
 *
 * Reads all that the atlas says about a site.
 */
void
zavod_store_site_async (ZavodStore          *self,
                        gint64               id,
                        const char          *date,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Question *question;

  g_return_if_fail (ZAVOD_IS_STORE (self));

  question = g_new0 (Question, 1);
  question->id = id;
  question->date = g_strdup (date);

  zavod_store_read_async (self, zavod_store_site_async, read_record, question, question_free,
                          (GDestroyNotify) zavod_site_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_site_finish:
 *
 * Returns: (transfer full): the record, or %NULL with @error set: %ZAVOD_ERROR_NOT_FOUND when the site is gone
 */
ZavodSite *
zavod_store_site_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_site_async, error);
}
