/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever refers to one record comes to refer to the other; the one that goes leaves its names and what only it knew. The
 * changeset then says all that is needed to take them apart. */

#include "zavod-unite.h"

#include <glib/gi18n.h>

#include "zavod-id.h"
#include "zavod-operation.h"
#include "zavod-referrers.h"
#include "zavod-writer-private.h"

/* In all of these ?1 is the record that stays and ?2 the one that goes. */

/* What one knows and the other does not is taken over; of notes both are kept. */
#define TAKE(table, column) column " = coalesce (" table "." column ", o." column ")"
#define TAKE_WITH(table, first, column) \
  column " = CASE WHEN " table "." first " IS NULL THEN coalesce (o." column ", " table "." column ") ELSE " \
  table "." column " END"
#define TAKE_NOTE(table, more) \
  "note = nullif (concat_ws (char (10), " table ".note, nullif (o.note, coalesce (" table ".note, ''))" more "), '')"
#define FILL(table, columns) "UPDATE " table " SET " columns " FROM " table " o WHERE " table ".id = ?1 AND o.id = ?2"

static const char *const fills[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = FILL ("site", TAKE ("site", "country") ", " TAKE ("site", "place_id") ", " TAKE ("site", "geom")
                            ", " TAKE_WITH ("site", "geom", "accuracy") ", " TAKE_WITH ("site", "geom", "radius")
                            ", " TAKE_WITH ("site", "geom", "place_note") ", " TAKE_NOTE ("site", "")),
  [ZAVOD_NOUN_PLACE] = FILL ("place", TAKE ("place", "country") ", " TAKE ("place", "geonames_id") ", "
                             TAKE_NOTE ("place", "")),
  [ZAVOD_NOUN_ACTOR] = FILL ("actor", TAKE ("actor", "country") ", " TAKE_NOTE ("actor", "")),
  [ZAVOD_NOUN_PRODUCT] = FILL ("product", "brand_id = nullif (coalesce (product.brand_id, o.brand_id), ?1), "
                               TAKE ("product", "vehicle_class") ", " TAKE_NOTE ("product", "")),
  [ZAVOD_NOUN_PROGRAMME] = FILL ("programme", TAKE ("programme", "country") ", " TAKE_NOTE ("programme", "")),
  /* a source has no other names: its other title and address are kept in the note */
  [ZAVOD_NOUN_SOURCE] = FILL ("source", TAKE ("source", "publisher") ", " TAKE ("source", "language") ", "
                              TAKE ("source", "url") ", " TAKE ("source", "published") ", "
                              TAKE_WITH ("source", "published", "published_text") ", " TAKE ("source", "dateline") ", "
                              TAKE ("source", "origin") ", "
                              TAKE_NOTE ("source", ", nullif (o.title, source.title)"
                                         ", nullif (o.url, coalesce (source.url, o.url))")),
};

/* A figure that both share is said of the one site once. */
static const char *const shared[] = {
  "DELETE FROM claim_site WHERE site_id = ?2 AND claim_id IN (SELECT claim_id FROM claim_site WHERE site_id = ?1"
  " UNION SELECT id FROM claim WHERE site_id IN (?1, ?2))",
  "DELETE FROM claim_site WHERE site_id = ?1 AND claim_id IN (SELECT id FROM claim WHERE site_id = ?2)",
};

#define NAME_AGAIN(table) \
  "DELETE FROM name WHERE " table "_id = ?2 AND text IN (SELECT text FROM name WHERE " table "_id = ?1" \
  " UNION SELECT name FROM " table " WHERE id = ?1)"
/* ?3 is the id of the new row */
#define NAME_KEPT(table) \
  "INSERT INTO name (id, " table "_id, text, kind) SELECT ?3, ?1, o.name, 'spelling' FROM " table " o WHERE o.id = ?2" \
  " AND o.name NOT IN (SELECT text FROM name WHERE " table "_id IN (?1, ?2)" \
  " UNION SELECT name FROM " table " WHERE id = ?1)"

static const char *const names[ZAVOD_N_NOUNS][2] = {
#define NAMES(table) { NAME_AGAIN (table), NAME_KEPT (table) }
  [ZAVOD_NOUN_SITE] = NAMES ("site"),
  [ZAVOD_NOUN_PLACE] = NAMES ("place"),
  [ZAVOD_NOUN_ACTOR] = NAMES ("actor"),
  [ZAVOD_NOUN_PRODUCT] = NAMES ("product"),
  [ZAVOD_NOUN_PROGRAMME] = NAMES ("programme"),
#undef NAMES
};

static gboolean
execute (ZavodConnection     *connection,
         const char          *sql,
         const ZavodUniting  *uniting,
         GError             **error)
{
  const gint64 ids[] = { uniting->kept_id, uniting->gone_id };

  return zavod_connection_execute_ids (connection, sql, ids, G_N_ELEMENTS (ids), error);
}

static gboolean
keep_names (ZavodConnection     *connection,
            const ZavodUniting  *uniting,
            GError             **error)
{
  const gint64 ids[] = { uniting->kept_id, uniting->gone_id, zavod_id_new () };

  return names[uniting->noun][0] == NULL
         || (execute (connection, names[uniting->noun][0], uniting, error)
             && zavod_connection_execute_ids (connection, names[uniting->noun][1], ids, G_N_ELEMENTS (ids), error));
}

static gboolean
join_shared (ZavodConnection     *connection,
             const ZavodUniting  *uniting,
             GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared) && uniting->noun == ZAVOD_NOUN_SITE; i++)
    if (!execute (connection, shared[i], uniting, error))
      return FALSE;

  return TRUE;
}

static gboolean
move (ZavodConnection     *connection,
      const ZavodUniting  *uniting,
      GError             **error)
{
  for (guint i = 0; i < zavod_n_referrers; i++)
    if (g_str_equal (zavod_referrers[i].table, zavod_noun_get_table (uniting->noun))
        && !execute (connection, zavod_referrers[i].move, uniting, error))
      return FALSE;

  return TRUE;
}

/* Also finds out whether both are there still. */
static gboolean
fill_and_delete (ZavodConnection     *connection,
                 const ZavodUniting  *uniting,
                 GError             **error)
{
  g_autoptr (GArray) no_cells = g_array_new (FALSE, FALSE, sizeof (ZavodCell));
  const ZavodOperation deletion = {
    ZAVOD_OPERATION_DELETE, zavod_noun_get_table (uniting->noun), uniting->gone_id, no_cells
  };

  if (!execute (connection, fills[uniting->noun], uniting, error))
    return FALSE;
  if (sqlite3_changes (zavod_connection_get_handle (connection)) == 1)
    return zavod_operation_apply (&deletion, connection, error);

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND,
                       _("One of the two is not in the atlas any more. Nothing was changed."));
  return FALSE;
}

static gboolean
write_union (ZavodWriter   *self,
             gpointer       data,
             ZavodOutcome  *outcome,
             GArray        *pending,
             GError       **error)
{
  const ZavodUniting *uniting = data;
  g_autoptr (sqlite3_session) session = zavod_writer_start_session (self, error);

  return session != NULL && keep_names (self->connection, uniting, error)
         && join_shared (self->connection, uniting, error) && move (self->connection, uniting, error)
         && fill_and_delete (self->connection, uniting, error)
         && zavod_writer_record (self, session, uniting->words, outcome, pending, error);
}

/**
 * zavod_writer_unite:
 * @uniting: a #ZavodUniting
 *
 * Makes two records one, as one edit.
 */
gpointer
zavod_writer_unite (gpointer       self,
                    gpointer       uniting,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return zavod_writer_transact (self, write_union, uniting, cancellable, error);
}
