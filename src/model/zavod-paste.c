/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-paste.h"

#include <glib/gi18n.h>

#include "zavod-citation-input.h"
#include "zavod-claim-input.h"
#include "zavod-folding.h"
#include "zavod-id.h"
#include "zavod-site-input.h"

#define NO_SOURCE_YET 1  /* stands for the source until one is chosen: the rest can be checked already */

typedef struct
{
  const ZavodPaste *paste;
  ZavodEdit *edit;          /* NULL: the rows are only checked */
  GHashTable *sites;        /* folded name → gint64: made by rows above */
  GHashTable *places;
  GHashTable *words[ZAVOD_N_PASTE_COLUMNS];  /* folded word → code, of the columns that have a vocabulary */
} Run;

/* The row that is being read. */
typedef struct
{
  Run *run;
  const GStrv cells;
  ZavodPastedRow *result;
  GPtrArray *inputs;        /* ZavodInput: what it makes, in this order */
} Row;

/* ---- cells ---- */

static gint
find_column (const Run        *run,
             ZavodPasteColumn  column)
{
  for (guint i = 0; i < run->paste->columns->len; i++)
    if (g_array_index (run->paste->columns, ZavodPasteColumn, i) == column)
      return (gint) i;

  return -1;
}

/* Returns: (nullable): what the row says in a column; %NULL for nothing */
static const char *
get_cell (const Row        *row,
          ZavodPasteColumn  column)
{
  const gint position = find_column (row->run, column);

  if (position < 0)
    return NULL;
  for (gint i = 0; i < position; i++)
    if (row->cells[i] == NULL)
      return NULL;

  return row->cells[position] != NULL && *row->cells[position] != '\0' ? row->cells[position] : NULL;
}

static gboolean
fail (Row              *row,
      ZavodPasteColumn  column,
      const char       *words)
{
  if (row->result->problem != NULL)
    return FALSE;

  row->result->kind = ZAVOD_PASTED_WRONG;
  row->result->column = (guint) MAX (find_column (row->run, column), 0);
  row->result->problem = g_strdup (words);
  return FALSE;
}

static void
add_word (GHashTable *words,
          const char *word,
          const char *code)
{
  g_hash_table_insert (words, zavod_name_fold (word), (gpointer) code);
}

/* A word is known by its code, in English, and in the user's language. */
static GHashTable *
list_words (ZavodVocabulary vocabulary)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < zavod_vocabulary_get_n_words (vocabulary); i++)
    {
      const char *code = zavod_vocabulary_get_code (vocabulary, i);

      add_word (words, code, code);
      add_word (words, zavod_vocabulary_get_english (vocabulary, i), code);
      add_word (words, zavod_vocabulary_get_label (vocabulary, code), code);
    }

  return words;
}

/* Returns: (nullable): the code of the word in a column; with %NULL either nothing stands there, or the row is wrong */
static const char *
get_code (Row              *row,
          ZavodPasteColumn  column)
{
  const char *text = get_cell (row, column);
  g_autofree char *folded = text != NULL ? zavod_name_fold (text) : NULL;
  const char *code = folded != NULL ? g_hash_table_lookup (row->run->words[column], folded) : NULL;
  g_autofree char *problem = NULL;
  const ZavodVocabulary vocabulary = zavod_paste_column_get_vocabulary (column);

  if (text == NULL || code != NULL)
    return code;

  /* Translators: what stands in a cell, and words that may stand there */
  problem = g_strdup_printf (_("“%s” is none of the words for this. Write “%s” or “%s”, for example."), text,
                             zavod_vocabulary_get_label (vocabulary, zavod_vocabulary_get_code (vocabulary, 0)),
                             zavod_vocabulary_get_label (vocabulary, zavod_vocabulary_get_code (vocabulary, 1)));
  fail (row, column, problem);
  return NULL;
}

/* ---- the parts of a row ---- */

static void
type_cell (const Row        *row,
           ZavodInput       *input,
           const char       *field,
           ZavodPasteColumn  column)
{
  const char *text = get_cell (row, column);

  if (text != NULL)
    zavod_input_type (input, field, text);
}

static void
type_code (Row              *row,
           ZavodInput       *input,
           const char       *field,
           ZavodPasteColumn  column)
{
  const char *code = get_code (row, column);

  if (code != NULL)
    zavod_input_type (input, field, code);
}

/* The column to which a problem of a form's field belongs. */
static ZavodPasteColumn
get_column_of_field (const char *field)
{
  static const struct
  {
    const char *field;
    ZavodPasteColumn column;
  } fields[] = {
    { "place", ZAVOD_PASTE_PLACE },   { "country", ZAVOD_PASTE_COUNTRY }, { "note", ZAVOD_PASTE_NOTE },
    { "status", ZAVOD_PASTE_STATUS }, { "since", ZAVOD_PASTE_SINCE },     { "as_of", ZAVOD_PASTE_WHEN },
    { "value", ZAVOD_PASTE_CAPACITY }, { "bound", ZAVOD_PASTE_CAPACITY }, { "point", ZAVOD_PASTE_POINT },
    { "product", ZAVOD_PASTE_CLASS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return fields[i].column;

  return ZAVOD_PASTE_SITE;
}

static gboolean
check (Row        *row,
       ZavodInput *input)
{
  g_autofree char *field = zavod_input_find_problem (input);
  g_autoptr (ZavodProblem) problem = field != NULL ? zavod_input_check (input, field) : NULL;
  g_autofree char *words = NULL;

  if (problem == NULL)
    return TRUE;

  words = problem->example != NULL ? g_strdup_printf ("%s. %s.", problem->words, problem->example)
                                   : g_strdup (problem->words);
  return fail (row, get_column_of_field (field), words);
}

/* Takes @input. */
static gboolean
add_input (Row        *row,
           ZavodInput *input)
{
  g_ptr_array_add (row->inputs, input);

  return row->result->problem == NULL && check (row, input);
}

static ZavodInput *
create_claim (Row        *row,
              const char *property,
              gint64      site_id)
{
  const gint64 source = row->run->paste->source_id;
  ZavodReference site = { site_id, (char *) get_cell (row, ZAVOD_PASTE_SITE) };
  ZavodInput *claim = ZAVOD_INPUT (zavod_claim_input_new (property, ZAVOD_SUBJECT_SITE, &site));

  zavod_citation_input_add (claim, source != 0 ? source : NO_SOURCE_YET);
  row->result->n_statements++;

  return claim;
}

static gboolean
add_status (Row   *row,
            gint64 site_id)
{
  ZavodInput *claim;

  if (get_cell (row, ZAVOD_PASTE_STATUS) == NULL)
    return get_cell (row, ZAVOD_PASTE_SINCE) == NULL
           || fail (row, ZAVOD_PASTE_SINCE, _("A date needs the status that began then."));

  claim = create_claim (row, "status", site_id);
  type_code (row, claim, "status", ZAVOD_PASTE_STATUS);
  type_cell (row, claim, "since", ZAVOD_PASTE_SINCE);

  return add_input (row, claim);
}

static gboolean
add_class (Row   *row,
           gint64 site_id)
{
  ZavodInput *claim;

  if (get_cell (row, ZAVOD_PASTE_CLASS) == NULL)
    return TRUE;

  claim = create_claim (row, "vehicle-class", site_id);
  type_code (row, claim, "vehicle_class", ZAVOD_PASTE_CLASS);

  return add_input (row, claim);
}

static gboolean
add_capacity (Row      *row,
              gint64    site_id,
              gboolean  is_alone)
{
  ZavodInput *claim;

  if (get_cell (row, ZAVOD_PASTE_CAPACITY) == NULL)
    return !is_alone || fail (row, ZAVOD_PASTE_CAPACITY, _("No capacity is written here."));

  claim = create_claim (row, "capacity", site_id);
  type_cell (row, claim, "value", ZAVOD_PASTE_CAPACITY);
  if (is_alone)
    {
      type_code (row, claim, "unit", ZAVOD_PASTE_UNIT);
      type_code (row, claim, "modality", ZAVOD_PASTE_MODALITY);
      type_code (row, claim, "period", ZAVOD_PASTE_PERIOD);
      type_cell (row, claim, "as_of", ZAVOD_PASTE_WHEN);
      type_cell (row, claim, "note", ZAVOD_PASTE_NOTE);
    }

  return add_input (row, claim);
}

/* ---- sites and places ---- */

/* Returns: the one of this name that a row above made, or that the atlas has; 0: there is none */
static gint64
look_up (const Run  *run,
         GHashTable *made,
         ZavodNoun   noun,
         const char *folded)
{
  const gint64 *id = g_hash_table_lookup (made, folded);

  return id != NULL ? *id : zavod_known_names_look_up (run->paste->names, noun, folded);
}

static void
note_made (GHashTable *made,
           const char *folded,
           gint64      id)
{
  g_hash_table_insert (made, g_strdup (folded), g_memdup2 (&id, sizeof id));
}

/* The place of several rows is made once. */
static void
settle_place (Row            *row,
              ZavodSiteInput *site)
{
  const char *name = get_cell (row, ZAVOD_PASTE_PLACE);
  g_autofree char *folded = name != NULL ? zavod_name_fold (name) : NULL;
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  const char *country = zavod_input_get (ZAVOD_INPUT (site), "country");
  gint64 id;

  if (name == NULL)
    return;

  id = look_up (row->run, row->run->places, ZAVOD_NOUN_PLACE, folded);
  if (id == 0)
    {
      id = zavod_edit_insert (row->run->edit, "place", zavod_id_new ());
      zavod_edit_set_text (row->run->edit, "name", name);
      if (*country != '\0')
        zavod_edit_set_text (row->run->edit, "country", country);
      note_made (row->run->places, folded, id);
    }
  g_ptr_array_add (places, zavod_reference_new (id, name));
  zavod_site_input_set_places (site, places);
}

static void
type_point (const Row  *row,
            ZavodInput *site)
{
  const char *latitude = get_cell (row, ZAVOD_PASTE_LATITUDE);
  const char *longitude = get_cell (row, ZAVOD_PASTE_LONGITUDE);
  g_autofree char *both = NULL;

  type_cell (row, site, "point", ZAVOD_PASTE_POINT);
  if (latitude == NULL && longitude == NULL)
    return;

  both = g_strdup_printf ("%s; %s", latitude != NULL ? latitude : "", longitude != NULL ? longitude : "");
  g_strdelimit (both, ",", '.');
  zavod_input_type (site, "point", both);
}

static gboolean
add_new_site (Row    *row,
              gint64 *id)
{
  ZavodSiteInput *site = zavod_site_input_new ();
  ZavodInput *input = ZAVOD_INPUT (site);

  type_cell (row, input, "name", ZAVOD_PASTE_SITE);
  type_code (row, input, "country", ZAVOD_PASTE_COUNTRY);
  type_cell (row, input, "place", ZAVOD_PASTE_PLACE);
  type_point (row, input);
  type_cell (row, input, "note", ZAVOD_PASTE_NOTE);
  *id = zavod_site_input_get_id (site);

  return add_input (row, input);
}

/* ---- rows ---- */

static gboolean
read_site (Row        *row,
           const char *folded)
{
  gint64 id = look_up (row->run, row->run->sites, ZAVOD_NOUN_SITE, folded);
  const gboolean is_new = id == 0;

  if (is_new && !add_new_site (row, &id))
    return FALSE;
  if (!add_status (row, id) || !add_class (row, id) || !add_capacity (row, id, FALSE))
    return FALSE;

  row->result->kind = is_new ? ZAVOD_PASTED_NEW
                             : row->result->n_statements > 0 ? ZAVOD_PASTED_ADDED : ZAVOD_PASTED_KNOWN;
  if (is_new)
    note_made (row->run->sites, folded, id);

  return TRUE;
}

static gboolean
read_capacity (Row        *row,
               const char *folded)
{
  const gint64 id = look_up (row->run, row->run->sites, ZAVOD_NOUN_SITE, folded);
  g_autofree char *problem = NULL;

  if (id == 0)
    {
      problem = g_strdup_printf (_("“%s” is no site of this atlas. Paste it into the sites first."),
                                 get_cell (row, ZAVOD_PASTE_SITE));
      return fail (row, ZAVOD_PASTE_SITE, problem);
    }

  row->result->kind = ZAVOD_PASTED_ADDED;
  return add_capacity (row, id, TRUE);
}

static gboolean
read_row (Row *row)
{
  const char *name = get_cell (row, ZAVOD_PASTE_SITE);
  g_autofree char *folded = name != NULL ? zavod_name_fold (name) : NULL;

  if (folded == NULL || *folded == '\0')
    return fail (row, ZAVOD_PASTE_SITE, _("A row needs the name of a site."));

  return row->run->paste->table == ZAVOD_TABLE_SITES ? read_site (row, folded) : read_capacity (row, folded);
}

static void
write_row (Row *row)
{
  for (guint i = 0; i < row->inputs->len; i++)
    {
      ZavodInput *input = g_ptr_array_index (row->inputs, i);

      if (ZAVOD_IS_SITE_INPUT (input))
        settle_place (row, ZAVOD_SITE_INPUT (input));
      ZAVOD_INPUT_GET_CLASS (input)->write (input, row->run->edit);
    }
}

static ZavodPastedRow
carry_out (Run   *run,
           GStrv  cells)
{
  ZavodPastedRow result = { 0 };
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_object_unref);
  Row row = { run, cells, &result, inputs };

  if (!read_row (&row))
    result.n_statements = 0;
  else if (run->edit != NULL)
    write_row (&row);

  return result;
}

static void
run_clear (Run *self)
{
  g_hash_table_unref (self->sites);
  g_hash_table_unref (self->places);
  for (guint i = 0; i < ZAVOD_N_PASTE_COLUMNS; i++)
    g_clear_pointer (&self->words[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
row_clear (gpointer data)
{
  g_free (((ZavodPastedRow *) data)->problem);
}

/**
 * zavod_paste_carry_out:
 * @edit: (nullable): what the rows that are right write is added to it; %NULL: all are only checked. It needs a source
 * @n_done: set to how many rows were read so far, for another thread to look at
 *
 * Returns: (transfer full): what becomes of each row; %NULL with @error set when it was cancelled
 */
ZavodPasted *
zavod_paste_carry_out (const ZavodPaste  *self,
                       ZavodEdit         *edit,
                       gint              *n_done,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (ZavodPasted) pasted = g_new0 (ZavodPasted, 1);
  g_auto (Run) run = {
    self, edit, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), { NULL },
  };

  g_return_val_if_fail (edit == NULL || self->source_id != 0, NULL);

  for (guint i = 0; i < ZAVOD_N_PASTE_COLUMNS; i++)
    if (zavod_paste_column_get_vocabulary (i) < ZAVOD_N_VOCABULARIES)
      run.words[i] = list_words (zavod_paste_column_get_vocabulary (i));
  pasted->rows = g_array_new (FALSE, FALSE, sizeof (ZavodPastedRow));
  g_array_set_clear_func (pasted->rows, row_clear);
  for (guint i = self->has_header ? 1 : 0; i < self->rows->len; i++)
    {
      const ZavodPastedRow row = carry_out (&run, g_ptr_array_index (self->rows, i));

      g_array_append_val (pasted->rows, row);
      pasted->counts[row.kind]++;
      pasted->n_statements += row.n_statements;
      g_atomic_int_set (n_done, (gint) i + 1);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  return g_steal_pointer (&pasted);
}

void
zavod_pasted_free (ZavodPasted *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/**
 * zavod_paste_copy:
 *
 * Returns: (transfer full): the same, to be kept by a thread while the columns of this one are changed
 */
ZavodPaste *
zavod_paste_copy (const ZavodPaste *self)
{
  ZavodPaste *copy = g_memdup2 (self, sizeof *self);

  g_ptr_array_ref (copy->rows);
  copy->columns = g_array_copy (self->columns);
  zavod_known_names_ref (copy->names);

  return copy;
}

void
zavod_paste_free (ZavodPaste *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->names, zavod_known_names_unref);
  g_free (self);
}
