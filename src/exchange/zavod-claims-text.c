/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claims-text.h"

#include <math.h>
#include <string.h>

#include "zavod-id.h"

#define PLAIN(name) { name, ZAVOD_TEXT_PLAIN }
#define WORD(name, vocabulary) { name, ZAVOD_TEXT_WORD, ZAVOD_VOCABULARY_##vocabulary }
#define DATE(name) { name, ZAVOD_TEXT_DATE }
#define NUMBER(name) { name, ZAVOD_TEXT_NUMBER }
#define REFERENCE(name, noun, field) { name, ZAVOD_TEXT_REFERENCE, ZAVOD_NOUN_##noun, FALSE, field }

static const ZavodTextColumn claim_columns[] = {
  { "subject", ZAVOD_TEXT_ELSEWHERE },
  { "also", ZAVOD_TEXT_ELSEWHERE },
  { "property", ZAVOD_TEXT_WORD, ZAVOD_VOCABULARY_PROPERTY, TRUE },
  PLAIN ("topic"),
  PLAIN ("value_text"),
  NUMBER ("low"),
  NUMBER ("high"),
  WORD ("bound", BOUND),
  WORD ("unit", UNIT),
  { "currency", ZAVOD_TEXT_CURRENCY },
  REFERENCE ("actor", ACTOR, "object_actor_id"),
  WORD ("role", ROLE),
  NUMBER ("share"),
  PLAIN ("condition"),
  REFERENCE ("product", PRODUCT, "object_product_id"),
  REFERENCE ("programme", PROGRAMME, "object_programme_id"),
  REFERENCE ("scope_product", PRODUCT, "scope_product_id"),
  WORD ("vehicle_class", VEHICLE_CLASS),
  { "stage", ZAVOD_TEXT_INTEGER },
  WORD ("method", METHOD),
  WORD ("period", PERIOD),
  NUMBER ("period_years"),
  WORD ("modality", MODALITY),
  DATE ("since"),
  DATE ("until"),
  DATE ("as_of"),
  PLAIN ("time_text"),
  WORD ("rank", RANK),
  PLAIN ("reason"),
  PLAIN ("note"),
};

static const ZavodTextColumn citation_columns[] = {
  { "source", ZAVOD_TEXT_REFERENCE, ZAVOD_NOUN_SOURCE, TRUE, "source_id" },
  PLAIN ("locator"),
  { "quote", ZAVOD_TEXT_QUOTE },
  REFERENCE ("speaker_actor", ACTOR, "speaker_id"),
  PLAIN ("speaker"),
  { "citation_note", ZAVOD_TEXT_PLAIN, 0, FALSE, "note" },
};

#define N_OTHER_COLUMNS 2  /* claim, facts */

/* Whom a claim may be about, as the text says it and as the atlas keeps it. */
static const struct
{
  const char *prefix;
  ZavodNoun noun;
  ZavodSubjects kind;
  const char *column;
} subjects[] = {
  { "site:", ZAVOD_NOUN_SITE, ZAVOD_SUBJECT_SITE, "site_id" },
  { "actor:", ZAVOD_NOUN_ACTOR, ZAVOD_SUBJECT_ACTOR, "actor_id" },
  { "product:", ZAVOD_NOUN_PRODUCT, ZAVOD_SUBJECT_PRODUCT, "product_id" },
  { "programme:", ZAVOD_NOUN_PROGRAMME, ZAVOD_SUBJECT_PROGRAMME, "programme_id" },
};

#define COUNTRY_PREFIX "country:"

typedef struct
{
  gint64 id;
  guint line;
  guint n_citations;
} Claim;

typedef struct
{
  ZavodNouns *nouns;
  ZavodEdit *edit;
  GHashTable *claims;  /* key → Claim */
} Reader;

static gboolean
check_subject (ZavodTextRow   *row,
               ZavodSubjects   kind,
               GError        **error)
{
  const char *property = zavod_text_row_get (row, "property");

  if (zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, property) >= 0
      && (zavod_property_get_subjects (property) & kind) == 0)
    return zavod_text_row_fail (row, error, "“%s” cannot have the property “%s”", zavod_text_row_get (row, "subject"),
                                property);

  return TRUE;
}

static gboolean
set_country (Reader        *reader,
             ZavodTextRow  *row,
             const char    *code,
             GError       **error)
{
  if (zavod_vocabulary_find (ZAVOD_VOCABULARY_COUNTRY, code) < 0)
    return zavod_text_row_fail (row, error, "there is no country “%s”", code);

  zavod_edit_set_text (reader->edit, "country", code);
  return check_subject (row, ZAVOD_SUBJECT_COUNTRY, error);
}

static gboolean
set_subject (Reader        *reader,
             ZavodTextRow  *row,
             GError       **error)
{
  const char *subject = zavod_text_row_get (row, "subject");

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      gint64 id;

      if (!g_str_has_prefix (subject, subjects[i].prefix))
        continue;
      if (!zavod_text_cells_find (row, reader->nouns, subjects[i].noun, subject + strlen (subjects[i].prefix), &id,
                                  error))
        return FALSE;

      zavod_edit_set_integer (reader->edit, subjects[i].column, id);
      return check_subject (row, subjects[i].kind, error);
    }

  if (g_str_has_prefix (subject, COUNTRY_PREFIX))
    return set_country (reader, row, subject + strlen (COUNTRY_PREFIX), error);

  return zavod_text_row_fail (row, error,
                              "“%s” is not like site:key, actor:key, product:key, programme:key or country:KZ", subject);
}

static gboolean
check_quantity (ZavodTextRow  *row,
                GError       **error)
{
  double low;
  double high;

  if (!zavod_text_cells_number (row, "low", &low, error) || !zavod_text_cells_number (row, "high", &high, error))
    return FALSE;
  if (isnan (low) && isnan (high))
    return zavod_text_row_fail (row, error, "a figure needs “low” or “high”");
  if (low > high)
    return zavod_text_row_fail (row, error, "“low” is more than “high”");

  return TRUE;
}

/* A cell that the property's value is not made of would never be shown. */
static gboolean
check_unused (ZavodTextRow        *row,
              const char * const  *columns,
              GError             **error)
{
  for (guint i = 0; columns[i] != NULL; i++)
    if (zavod_text_row_get (row, columns[i]) != NULL)
      return zavod_text_row_fail (row, error, "the property “%s” has no “%s”", zavod_text_row_get (row, "property"),
                                  columns[i]);

  return TRUE;
}

static gboolean
check_value (ZavodTextRow  *row,
             GError       **error)
{
  static const char *const of_figures[] = { "low", "high", "bound", "unit", "currency", "period", "period_years", NULL };
  static const char *const of_partners[] = { "role", "share", NULL };
  const char *property = zavod_text_row_get (row, "property");
  const char *text = zavod_text_row_get (row, "value_text");
  ZavodValueType type = zavod_property_get_value_type (property);

  if (type != ZAVOD_VALUE_QUANTITY && !check_unused (row, of_figures, error))
    return FALSE;
  if (type != ZAVOD_VALUE_ACTOR && !check_unused (row, of_partners, error))
    return FALSE;

  switch (type)
    {
    case ZAVOD_VALUE_TEXT:
      return text != NULL || zavod_text_row_fail (row, error, "the property “%s” needs “value_text”", property);
    case ZAVOD_VALUE_STATUS:
      return zavod_vocabulary_find (ZAVOD_VOCABULARY_STATUS, text) >= 0
             || zavod_text_row_fail (row, error, "“%s” is not a status (value_text)", text != NULL ? text : "");
    case ZAVOD_VALUE_QUANTITY:
      return check_quantity (row, error);
    case ZAVOD_VALUE_ACTOR:
      return (zavod_text_row_get (row, "actor") != NULL && zavod_text_row_get (row, "role") != NULL)
             || zavod_text_row_fail (row, error, "a partner needs “actor” and “role”");
    case ZAVOD_VALUE_PRODUCT:
      return zavod_text_row_get (row, "product") != NULL || zavod_text_row_get (row, "vehicle_class") != NULL
             || zavod_text_row_fail (row, error, "the property “%s” needs “product” or “vehicle_class”", property);
    case ZAVOD_VALUE_EVENT:
    default:
      return TRUE;
    }
}

static gboolean
check_rank (ZavodTextRow  *row,
            GError       **error)
{
  const char *rank = zavod_text_row_get (row, "rank");

  if (rank != NULL && !g_str_equal (rank, "normal") && zavod_text_row_get (row, "reason") == NULL)
    return zavod_text_row_fail (row, error, "a claim that is %s needs its “reason”", rank);

  return TRUE;
}

static gboolean
check_share (ZavodTextRow  *row,
             GError       **error)
{
  double share;

  if (!zavod_text_cells_number (row, "share", &share, error))
    return FALSE;

  return !(share < 0 || share > 100) || zavod_text_row_fail (row, error, "a share is from 0 to 100 percent");
}

static gboolean
insert_further_site (Reader        *reader,
                     ZavodTextRow  *row,
                     const Claim   *claim,
                     const char    *key,
                     GError       **error)
{
  g_autofree char *share = g_strdup_printf ("%s/%s", zavod_text_row_get (row, "claim"), key);
  g_autofree char *subject = g_strconcat ("site:", key, NULL);
  gint64 site_id;

  if (!zavod_text_cells_find (row, reader->nouns, ZAVOD_NOUN_SITE, key, &site_id, error))
    return FALSE;
  if (g_str_equal (subject, zavod_text_row_get (row, "subject")))
    return zavod_text_row_fail (row, error, "the site “%s” is the subject already", key);

  zavod_edit_insert (reader->edit, "claim_site", zavod_id_from_key ("claim_site", share));
  zavod_edit_set_integer (reader->edit, "claim_id", claim->id);
  zavod_edit_set_integer (reader->edit, "site_id", site_id);

  return TRUE;
}

static gboolean
insert_further_sites (Reader        *reader,
                      ZavodTextRow  *row,
                      const Claim   *claim,
                      GError       **error)
{
  const char *also = zavod_text_row_get (row, "also");
  g_auto (GStrv) keys = NULL;

  if (also == NULL)
    return TRUE;

  keys = g_strsplit (also, ";", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_strstrip (keys[i]);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (keys[i], keys[j]))
          return zavod_text_row_fail (row, error, "the site “%s” is there twice (also)", keys[i]);
      if (!insert_further_site (reader, row, claim, keys[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_citation (Reader        *reader,
                 ZavodTextRow  *row,
                 Claim         *claim,
                 GError       **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%u", zavod_text_row_get (row, "claim"), ++claim->n_citations);

  zavod_edit_insert (reader->edit, "citation", zavod_id_from_key ("citation", key));
  zavod_edit_set_integer (reader->edit, "claim_id", claim->id);

  return zavod_text_cells_set (row, citation_columns, G_N_ELEMENTS (citation_columns), reader->nouns, reader->edit, error);
}

static gboolean
insert_claim (Reader        *reader,
              ZavodTextRow  *row,
              GError       **error)
{
  const char *key = zavod_text_row_get (row, "claim");
  Claim *claim = g_new0 (Claim, 1);

  claim->id = zavod_id_from_key ("claim", key);
  claim->line = zavod_text_row_get_line (row);
  g_hash_table_insert (reader->claims, g_strdup (key), claim);
  zavod_edit_insert (reader->edit, "claim", claim->id);

  return set_subject (reader, row, error)
         && zavod_text_cells_set (row, claim_columns, G_N_ELEMENTS (claim_columns), reader->nouns, reader->edit, error)
         && check_value (row, error)
         && check_rank (row, error)
         && check_share (row, error)
         && insert_further_sites (reader, row, claim, error)
         && insert_citation (reader, row, claim, error);
}

/* A further row of a claim is one more citation, and nothing else. */
static gboolean
continue_claim (Reader        *reader,
                ZavodTextRow  *row,
                Claim         *claim,
                GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (claim_columns); i++)
    if (zavod_text_row_get (row, claim_columns[i].name) != NULL)
      return zavod_text_row_fail (row, error, "the claim is in line %u already: a further row has only a citation, not “%s”",
                                  claim->line, claim_columns[i].name);

  return insert_citation (reader, row, claim, error);
}

static gboolean
read_row (Reader        *reader,
          ZavodTextRow  *row,
          GError       **error)
{
  const char *key = zavod_text_row_get (row, "claim");
  Claim *claim;

  if (key == NULL)
    return zavod_text_row_fail (row, error, "the cell “claim” must not be empty");

  claim = g_hash_table_lookup (reader->claims, key);
  if (claim == NULL)
    {
      if (zavod_text_row_get (row, "subject") == NULL)
        return zavod_text_row_fail (row, error, "the claim “%s” has no subject", key);
      return insert_claim (reader, row, error);
    }

  if (zavod_text_row_get (row, "subject") != NULL)
    return zavod_text_row_fail (row, error, "the claim “%s” is there already, in line %u", key, claim->line);

  return continue_claim (reader, row, claim, error);
}

static ZavodTextTable *
load_table (const char  *folder,
            GError     **error)
{
  const char *columns[N_OTHER_COLUMNS + G_N_ELEMENTS (claim_columns) + G_N_ELEMENTS (citation_columns) + 1] = {
    "claim", "facts",
  };
  guint n_columns = N_OTHER_COLUMNS;

  for (guint i = 0; i < G_N_ELEMENTS (claim_columns); i++)
    columns[n_columns++] = claim_columns[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (citation_columns); i++)
    columns[n_columns++] = citation_columns[i].name;

  return zavod_text_table_load (folder, "claims.tsv", columns, error);
}

/**
 * zavod_claims_text_read:
 *
 * Reads claims.tsv: a row is a claim with its citation, or one more citation of a claim.
 *
 * Returns: %TRUE, or %FALSE with @error set to file, line and what is wrong
 */
gboolean
zavod_claims_text_read (const char  *folder,
                        ZavodNouns  *nouns,
                        ZavodEdit   *edit,
                        GError     **error)
{
  g_autoptr (GHashTable) claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (ZavodTextTable) table = load_table (folder, error);
  Reader reader = { nouns, edit, claims };

  if (table == NULL)
    return FALSE;

  for (guint i = 0; i < zavod_text_table_get_n_rows (table); i++)
    if (!read_row (&reader, zavod_text_table_get_row (table, i), error))
      return FALSE;

  return TRUE;
}
