/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows of several tables have in common. */

#include "zavod-load.h"

#include <math.h>

#include "zavod-chosen-claim.h"
#include "zavod-claim-reader.h"
#include "zavod-conflict.h"

void
zavod_load_set_text (ZavodTuple     *tuple,
                     guint           cell,
                     ZavodStatement *statement,
                     int             column)
{
  tuple->cells[cell] = zavod_statement_dup_text (statement, column);
}

/* @id: 0: what the cell says is no name of anything */
void
zavod_load_add_link (ZavodTuple *tuple,
                     guint       cell,
                     ZavodNoun   noun,
                     gint64      id)
{
  if (id != 0 && tuple->n_links < ZAVOD_MAX_LINKS)
    tuple->links[tuple->n_links++] = (ZavodTupleLink) { cell, noun, id };
}

void
zavod_load_set_number (ZavodTuple *tuple,
                       guint       cell,
                       double      number)
{
  if (isnan (number))
    return;

  tuple->numbers[cell] = number;
  tuple->cells[cell] = g_strdup_printf ("%.15g", number);
}

double
zavod_load_get_number (ZavodStatement *statement,
                       int             column)
{
  return zavod_statement_is_null (statement, column) ? NAN : zavod_statement_get_double (statement, column);
}

/* The figure as its source wrote it, else in Zavod's words. The columns begin with column 0. */
char *
zavod_load_dup_written (ZavodStatement *statement)
{
  ZavodQuantity quantity = { 0 };

  if (!zavod_statement_is_null (statement, ZAVOD_QUANTITY_TEXT))
    return zavod_statement_dup_text (statement, ZAVOD_QUANTITY_TEXT);

  quantity.has_low = !zavod_statement_is_null (statement, ZAVOD_QUANTITY_LOW);
  quantity.has_high = !zavod_statement_is_null (statement, ZAVOD_QUANTITY_HIGH);
  if (!quantity.has_low && !quantity.has_high)
    return NULL;

  quantity.low = zavod_statement_get_double (statement, ZAVOD_QUANTITY_LOW);
  quantity.high = zavod_statement_get_double (statement, ZAVOD_QUANTITY_HIGH);
  quantity.bound = zavod_statement_get_text (statement, ZAVOD_QUANTITY_BOUND);
  quantity.unit = zavod_statement_get_text (statement, ZAVOD_QUANTITY_UNIT);
  quantity.currency = zavod_statement_get_text (statement, ZAVOD_QUANTITY_CURRENCY);
  quantity.period = zavod_statement_get_text (statement, ZAVOD_QUANTITY_PERIOD);
  quantity.period_years = zavod_statement_get_double (statement, ZAVOD_QUANTITY_PERIOD_YEARS);

  return zavod_quantity_describe (&quantity, zavod_statement_get_text (statement, ZAVOD_QUANTITY_MODALITY));
}

/* "Kursiv", or "Kursiv +2" */
char *
zavod_load_dup_source (ZavodStatement *statement,
                       int             column)
{
  const char *publisher = zavod_statement_get_text (statement, column);
  gint64 n_sources = zavod_statement_get_int64 (statement, column + 1);

  if (publisher == NULL || n_sources < 2)
    return g_strdup (publisher);

  return g_strdup_printf ("%s +%" G_GINT64_FORMAT, publisher, n_sources - 1);
}

/* The subject's name, then those of the further sites: "Kia Qazaqstan, Changan plant" */
char *
zavod_load_dup_subject (ZavodStatement *statement,
                        int             column)
{
  const char *country = zavod_statement_get_text (statement, column + 1);
  const char *others = zavod_statement_get_text (statement, column + 2);
  const char *name = country != NULL ? zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, country)
                                     : zavod_statement_get_text (statement, column);

  return others != NULL ? g_strconcat (name, ", ", others, NULL) : g_strdup (name);
}

/* All the sites of a figure that more than one of them shares. */
gboolean
zavod_load_sites (const ZavodLoader  *loader,
                  ZavodTuple         *tuple,
                  GError            **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  statement = zavod_connection_prepare (loader->connection,
                                        "SELECT site_id FROM claim WHERE id = ?1 AND site_id IS NOT NULL"
                                        " UNION SELECT site_id FROM claim_site WHERE claim_id = ?1", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, tuple->id);
  while (row)
    {
      if (!zavod_statement_step (statement, &row, error))
        return FALSE;

      if (row)
        {
          gint64 id = zavod_statement_get_int64 (statement, 0);

          g_array_append_val (sites, id);
        }
    }

  if (sites->len > 1)
    tuple->sites = (gint64 *) g_array_steal (sites, &tuple->n_sites);

  return TRUE;
}

/* The mark of the row's site, if it has one. */
gboolean
zavod_load_mark (const ZavodLoader  *loader,
                 ZavodTuple         *tuple,
                 GError            **error)
{
  g_autoptr (ZavodChoiceReader) statuses = NULL;
  g_autoptr (ZavodChoiceReader) classes = NULL;
  const ZavodChosenClaim *claim;

  if (tuple->site_id == 0)
    return TRUE;

  statuses = zavod_choice_reader_new (loader->connection, ZAVOD_CHOICE_STATUS, tuple->site_id, loader->date, error);
  if (statuses == NULL || !zavod_choice_reader_find (statuses, tuple->site_id, &claim, error))
    return FALSE;
  tuple->look = (guint8) zavod_status_get_look (zavod_status_from_code (claim != NULL ? claim->value : NULL));

  classes = zavod_choice_reader_new (loader->connection, ZAVOD_CHOICE_CLASS, tuple->site_id, NULL, error);
  if (classes == NULL || !zavod_choice_reader_find (classes, tuple->site_id, &claim, error))
    return FALSE;
  tuple->shape = (guint8) zavod_shape_from_class (claim != NULL ? claim->value : NULL);

  return TRUE;
}

/* How many statements cannot be true together with the row's. */
gboolean
zavod_load_rivals (const ZavodLoader  *loader,
                   ZavodTuple         *tuple,
                   GError            **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);
  const ZavodClaim *claim;

  if (!zavod_read_claims_beside (loader->connection, tuple->id, claims, error))
    return FALSE;

  claim = zavod_claims_find (claims, tuple->id);
  for (guint i = 0; claim != NULL && i < claims->len; i++)
    tuple->n_rivals += zavod_claims_conflict (claim, g_ptr_array_index (claims, i));

  return TRUE;
}
