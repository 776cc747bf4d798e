/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-atlas-text.h"

#include <math.h>
#include <string.h>

#include "zavod-claims-text.h"
#include "zavod-id.h"
#include "zavod-text-cells.h"

#define KEY { "key", ZAVOD_TEXT_ELSEWHERE, 0, TRUE }
#define PLAIN(name) { name, ZAVOD_TEXT_PLAIN }
#define REQUIRED(name) { name, ZAVOD_TEXT_PLAIN, 0, TRUE }
#define WORD(name, vocabulary) { name, ZAVOD_TEXT_WORD, ZAVOD_VOCABULARY_##vocabulary }
#define KIND(vocabulary) { "kind", ZAVOD_TEXT_WORD, ZAVOD_VOCABULARY_##vocabulary, TRUE }

#define MAX_COLUMNS 12

static const struct
{
  const char *file;
  ZavodTextColumn columns[MAX_COLUMNS + 1];
} tables[ZAVOD_N_NOUN_TABLES] = {
  [ZAVOD_NOUN_PLACE] = {
    "places.tsv",
    { KEY, REQUIRED ("name"), WORD ("country", COUNTRY), { "geonames_id", ZAVOD_TEXT_INTEGER }, PLAIN ("note") },
  },
  [ZAVOD_NOUN_SITE] = {
    "sites.tsv",
    { KEY, REQUIRED ("name"), WORD ("country", COUNTRY),
      { "place", ZAVOD_TEXT_REFERENCE, ZAVOD_NOUN_PLACE, FALSE, "place_id" },
      { "lat", ZAVOD_TEXT_ELSEWHERE }, { "lon", ZAVOD_TEXT_ELSEWHERE },
      WORD ("accuracy", ACCURACY), { "radius", ZAVOD_TEXT_NUMBER }, PLAIN ("place_note"), PLAIN ("note") },
  },
  [ZAVOD_NOUN_ACTOR] = {
    "actors.tsv",
    { KEY, REQUIRED ("name"), KIND (ACTOR_KIND), WORD ("country", COUNTRY), PLAIN ("note") },
  },
  [ZAVOD_NOUN_PRODUCT] = {
    "products.tsv",
    { KEY, REQUIRED ("name"), KIND (PRODUCT_KIND),
      { "brand", ZAVOD_TEXT_REFERENCE, ZAVOD_NOUN_PRODUCT, FALSE, "brand_id" },
      WORD ("vehicle_class", VEHICLE_CLASS), PLAIN ("note") },
  },
  [ZAVOD_NOUN_PROGRAMME] = {
    "programmes.tsv",
    { KEY, REQUIRED ("name"), KIND (PROGRAMME_KIND), WORD ("country", COUNTRY), PLAIN ("note") },
  },
  [ZAVOD_NOUN_SOURCE] = {
    "sources.tsv",
    { KEY, REQUIRED ("title"), PLAIN ("publisher"), KIND (SOURCE_KIND), PLAIN ("language"), { "url", ZAVOD_TEXT_URL },
      { "published", ZAVOD_TEXT_DATE }, PLAIN ("published_text"), PLAIN ("dateline"), PLAIN ("origin"),
      { "facts", ZAVOD_TEXT_ELSEWHERE }, PLAIN ("note") },
  },
};

static const ZavodTextColumn names_columns[] = {
  { "of", ZAVOD_TEXT_ELSEWHERE, 0, TRUE }, REQUIRED ("text"), WORD ("kind", NAME_KIND), PLAIN ("language"),
  { "since", ZAVOD_TEXT_DATE }, { "until", ZAVOD_TEXT_DATE },
};

static const char *const atlas_columns[] = { "title", "atlas", NULL };

static ZavodTextTable *
load_noun (const char  *folder,
           ZavodNoun    noun,
           GError     **error)
{
  const char *columns[MAX_COLUMNS + 1] = { NULL };

  for (guint i = 0; tables[noun].columns[i].name != NULL; i++)
    columns[i] = tables[noun].columns[i].name;

  return zavod_text_table_load (folder, tables[noun].file, columns, error);
}

static gboolean
register_keys (ZavodTextTable  *table,
               GHashTable      *rows,
               GError         **error)
{
  for (guint i = 0; i < zavod_text_table_get_n_rows (table); i++)
    {
      ZavodTextRow *row = zavod_text_table_get_row (table, i);
      const char *key = zavod_text_row_get (row, "key");
      ZavodTextRow *first;

      if (key == NULL)
        return zavod_text_row_fail (row, error, "the cell “key” must not be empty");

      first = g_hash_table_lookup (rows, key);
      if (first != NULL)
        return zavod_text_row_fail (row, error, "the key “%s” is there already, in line %u", key,
                                    zavod_text_row_get_line (first));
      g_hash_table_insert (rows, (gpointer) key, row);
    }

  return TRUE;
}

static gboolean
set_point (ZavodTextRow  *row,
           ZavodEdit     *edit,
           GError       **error)
{
  double latitude;
  double longitude;

  if (!zavod_text_cells_number (row, "lat", &latitude, error) || !zavod_text_cells_number (row, "lon", &longitude, error))
    return FALSE;
  if (isnan (latitude) && isnan (longitude))
    return TRUE;
  if (isnan (latitude) || isnan (longitude))
    return zavod_text_row_fail (row, error, "“lat” and “lon” go together");
  if (fabs (latitude) > 90 || fabs (longitude) > 180)
    return zavod_text_row_fail (row, error, "%g, %g is not a place on the Earth", latitude, longitude);

  zavod_edit_set_point (edit, "geom", latitude, longitude);
  return TRUE;
}

static gboolean
insert_noun (ZavodTextRow  *row,
             ZavodNoun      noun,
             ZavodNouns    *nouns,
             ZavodEdit     *edit,
             GError       **error)
{
  guint n_columns = 0;

  while (tables[noun].columns[n_columns].name != NULL)
    n_columns++;

  zavod_edit_insert (edit, zavod_noun_get_table (noun),
                     zavod_id_from_key (zavod_noun_get_table (noun), zavod_text_row_get (row, "key")));

  return zavod_text_cells_set (row, tables[noun].columns, n_columns, nouns, edit, error)
         && (noun != ZAVOD_NOUN_SITE || set_point (row, edit, error));
}

/* "site:kia-qazaqstan": a row of the table name points to one of these kinds of noun. */
static gboolean
set_owner (ZavodTextRow  *row,
           ZavodNouns    *nouns,
           ZavodEdit     *edit,
           GError       **error)
{
  const char *of = zavod_text_row_get (row, "of");
  const char *colon = of != NULL ? strchr (of, ':') : NULL;

  for (guint noun = 0; colon != NULL && noun < ZAVOD_NOUN_SOURCE; noun++)
    {
      gsize length = strlen (zavod_noun_get_table (noun));
      g_autofree char *column = g_strconcat (zavod_noun_get_table (noun), "_id", NULL);
      gint64 id;

      if ((gsize) (colon - of) != length || strncmp (of, zavod_noun_get_table (noun), length) != 0)
        continue;
      if (!zavod_text_cells_find (row, nouns, noun, colon + 1, &id, error))
        return FALSE;

      zavod_edit_set_integer (edit, column, id);
      return TRUE;
    }

  return zavod_text_row_fail (row, error, "“%s” is not like site:key, place:key, actor:key, product:key or programme:key",
                              of != NULL ? of : "");
}

static gboolean
insert_name (ZavodTextRow  *row,
             GHashTable    *seen,
             ZavodNouns    *nouns,
             ZavodEdit     *edit,
             GError       **error)
{
  const char *language = zavod_text_row_get (row, "language");
  g_autofree char *key = g_strjoin ("/", zavod_text_row_get (row, "of"), zavod_text_row_get (row, "text"), language, NULL);
  gint64 id = zavod_id_from_key ("name", key);

  if (!g_hash_table_add (seen, g_steal_pointer (&key)))
    return zavod_text_row_fail (row, error, "the name “%s” is there twice", zavod_text_row_get (row, "text"));

  zavod_edit_insert (edit, "name", id);

  return set_owner (row, nouns, edit, error)
         && zavod_text_cells_set (row, names_columns, G_N_ELEMENTS (names_columns), nouns, edit, error);
}

static gboolean
read_names (const char  *folder,
            ZavodNouns  *nouns,
            ZavodEdit   *edit,
            GError     **error)
{
  const char *columns[G_N_ELEMENTS (names_columns) + 1] = { NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ZavodTextTable) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names_columns); i++)
    columns[i] = names_columns[i].name;

  table = zavod_text_table_load (folder, "names.tsv", columns, error);
  if (table == NULL)
    return FALSE;

  for (guint i = 0; i < zavod_text_table_get_n_rows (table); i++)
    if (!insert_name (zavod_text_table_get_row (table, i), seen, nouns, edit, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_nouns (ZavodTextTable **loaded,
            ZavodNouns      *nouns,
            ZavodEdit       *edit,
            GError         **error)
{
  for (guint noun = 0; noun < ZAVOD_N_NOUN_TABLES; noun++)
    for (guint i = 0; i < zavod_text_table_get_n_rows (loaded[noun]); i++)
      if (!insert_noun (zavod_text_table_get_row (loaded[noun], i), noun, nouns, edit, error))
        return FALSE;

  return TRUE;
}

static gboolean
load_nouns (const char      *folder,
            ZavodTextTable **loaded,
            ZavodNouns      *nouns,
            GError         **error)
{
  for (guint noun = 0; noun < ZAVOD_N_NOUN_TABLES; noun++)
    {
      loaded[noun] = load_noun (folder, noun, error);
      if (loaded[noun] == NULL || !register_keys (loaded[noun], nouns->rows[noun], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_tables (const char  *folder,
             ZavodEdit   *edit,
             GError     **error)
{
  ZavodTextTable *loaded[ZAVOD_N_NOUN_TABLES] = { NULL };
  ZavodNouns nouns;
  gboolean success;

  for (guint noun = 0; noun < ZAVOD_N_NOUN_TABLES; noun++)
    nouns.rows[noun] = g_hash_table_new (g_str_hash, g_str_equal);

  success = load_nouns (folder, loaded, &nouns, error)
            && read_nouns (loaded, &nouns, edit, error)
            && read_names (folder, &nouns, edit, error)
            && zavod_claims_text_read (folder, &nouns, edit, error);

  for (guint noun = 0; noun < ZAVOD_N_NOUN_TABLES; noun++)
    {
      g_hash_table_unref (nouns.rows[noun]);
      g_clear_pointer (&loaded[noun], zavod_text_table_free);
    }

  return success;
}

static gboolean
read_atlas (const char      *folder,
            ZavodAtlasText  *self,
            GError         **error)
{
  g_autoptr (ZavodTextTable) table = zavod_text_table_load (folder, "atlas.tsv", atlas_columns, error);
  ZavodTextRow *row;

  if (table == NULL)
    return FALSE;
  if (zavod_text_table_get_n_rows (table) != 1)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, "atlas.tsv:1: there must be one row below this one");
      return FALSE;
    }

  row = zavod_text_table_get_row (table, 0);
  self->title = g_strdup (zavod_text_row_get (row, "title"));
  self->atlas = g_strdup (zavod_text_row_get (row, "atlas"));
  if (self->title == NULL)
    return zavod_text_row_fail (row, error, "the cell “title” must not be empty");
  if (self->atlas == NULL || !g_uuid_string_is_valid (self->atlas))
    return zavod_text_row_fail (row, error, "“%s” is not a UUID (atlas)", self->atlas != NULL ? self->atlas : "");

  return TRUE;
}

/**
 * zavod_atlas_text_read:
 * @folder: where the tables are
 *
 * Reads and checks an atlas. Ids are made from the keys, so that the same text always makes the same atlas.
 *
 * Returns: (transfer full): the atlas, or %NULL with @error set: "file:line: " and what is wrong there
 */
ZavodAtlasText *
zavod_atlas_text_read (const char  *folder,
                       GError     **error)
{
  g_autoptr (ZavodAtlasText) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_new0 (ZavodAtlasText, 1);
  self->edit = zavod_edit_new ("");
  zavod_edit_set_recorded (self->edit, FALSE);

  if (!read_atlas (folder, self, error) || !read_tables (folder, self->edit, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
zavod_atlas_text_free (ZavodAtlasText *self)
{
  g_free (self->title);
  g_free (self->atlas);
  g_object_unref (self->edit);
  g_free (self);
}
