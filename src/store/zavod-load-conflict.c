/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the conflicts is a claim among its rivals: all that is said of the same is read again and judged. */

#include <glib/gi18n.h>

#include "zavod-claim-reader.h"
#include "zavod-conflict.h"
#include "zavod-load.h"
#include "zavod-partial-date.h"

enum
{
  CONFLICT_SITE,
  CONFLICT_ACTOR,
  CONFLICT_SUBJECT,
};

static gboolean
has_claim (GPtrArray *claims,
           gint64     id)
{
  return zavod_claims_find (claims, id) != NULL;
}

static const ZavodFigure *
find_figure (GPtrArray *conflicts,
             gint64     id)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZavodFigure *figure = g_ptr_array_index (conflicts, i);

      if (figure->chosen->id == id || has_claim (figure->rivals, id) || has_claim (figure->other_scopes, id))
        return figure;
    }

  return NULL;
}

/* The value of an event is its day. */
static char *
dup_value (const ZavodClaim *claim)
{
  const ZavodQuantity quantity = zavod_claim_get_quantity (claim);

  switch (zavod_property_get_value_type (claim->property))
    {
    case ZAVOD_VALUE_STATUS:
      return g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, claim->value_text));
    case ZAVOD_VALUE_EVENT:
      return zavod_partial_date_format_iso (claim->since != NULL ? claim->since : claim->until);
    case ZAVOD_VALUE_QUANTITY:
      return claim->value_text != NULL ? g_strdup (claim->value_text)
                                       : zavod_quantity_describe (&quantity, claim->modality);
    case ZAVOD_VALUE_TEXT:
    case ZAVOD_VALUE_ACTOR:
    case ZAVOD_VALUE_PRODUCT:
    default:
      return g_strdup (claim->value_text);
    }
}

static void
add_word (GPtrArray       *words,
          ZavodVocabulary  vocabulary,
          const char      *code)
{
  if (code != NULL)
    g_ptr_array_add (words, g_strdup (zavod_vocabulary_get_label (vocabulary, code)));
}

/* "cars, stage 2, Nameplate" */
static char *
dup_scope (const ZavodClaim *claim)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_null_terminated (6, g_free, TRUE);

  if (claim->topic != NULL)
    g_ptr_array_add (words, g_strdup (claim->topic));
  if (claim->scope_product.name != NULL)
    g_ptr_array_add (words, g_strdup (claim->scope_product.name));
  add_word (words, ZAVOD_VOCABULARY_VEHICLE_CLASS, claim->vehicle_class);
  if (claim->stage != 0)
    g_ptr_array_add (words, g_strdup_printf (_("stage %d"), claim->stage));
  add_word (words, ZAVOD_VOCABULARY_METHOD, claim->method);
  add_word (words, ZAVOD_VOCABULARY_MODALITY, claim->modality);

  return words->len > 0 ? g_strjoinv (", ", (char **) words->pdata) : NULL;
}

/* Whether @other says what @claim says: of the figure's own value, all that was found to agree with it. */
static gboolean
says_the_same (const ZavodFigure *figure,
               const ZavodClaim  *claim,
               const ZavodClaim  *other)
{
  if (other == claim)
    return TRUE;
  if (other->rank == ZAVOD_RANK_DEPRECATED || other == figure->chosen)
    return FALSE;
  if (claim == figure->chosen || has_claim (figure->agreeing, other->id))
    return claim == figure->chosen && has_claim (figure->agreeing, other->id);

  return zavod_claims_same_scope (claim, other) && !zavod_claims_conflict (claim, other);
}

static void
add_publishers (GPtrArray        *publishers,
                const ZavodClaim *claim)
{
  for (guint i = 0; i < claim->citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (claim->citations, i);
      const char *publisher = citation->publisher != NULL ? citation->publisher : citation->title;

      if (!g_ptr_array_find_with_equal_func (publishers, publisher, g_str_equal, NULL))
        g_ptr_array_add (publishers, (gpointer) publisher);
    }
}

/* All who say so, each once. */
static char *
dup_sources (const ZavodFigure *figure,
             GPtrArray         *claims,
             const ZavodClaim  *claim)
{
  g_autoptr (GPtrArray) publishers = g_ptr_array_new_null_terminated (4, NULL, TRUE);

  add_publishers (publishers, claim);
  for (guint i = 0; i < claims->len; i++)
    if (says_the_same (figure, claim, g_ptr_array_index (claims, i)))
      add_publishers (publishers, g_ptr_array_index (claims, i));

  return publishers->len > 0 ? g_strjoinv (", ", (char **) publishers->pdata) : NULL;
}

/* The day of the first source: citations come by their day. */
static char *
dup_published (const ZavodClaim *claim)
{
  return claim->citations->len > 0
         ? g_strdup (((const ZavodCitation *) g_ptr_array_index (claim->citations, 0))->published) : NULL;
}

static ZavodStanding
get_standing (const ZavodFigure *figure,
              const ZavodClaim  *claim)
{
  if (claim == figure->chosen)
    return figure->settled ? ZAVOD_STANDING_CHOSEN : ZAVOD_STANDING_BEST;

  return has_claim (figure->rivals, claim->id) ? ZAVOD_STANDING_RIVAL : ZAVOD_STANDING_OTHER;
}

static void
fill_claim (ZavodTuple        *tuple,
            const ZavodFigure *figure,
            GPtrArray         *claims,
            const ZavodClaim  *claim)
{
  const ZavodDifference difference = claim == figure->chosen ? ZAVOD_DIFFERENCE_NONE
                                                             : zavod_claims_get_difference (figure->chosen, claim);

  tuple->continues = claim != figure->chosen;
  tuple->cells[ZAVOD_CONFLICTS_PROPERTY] = g_strdup (claim->property);
  tuple->cells[ZAVOD_CONFLICTS_SCOPE] = dup_scope (claim);
  tuple->cells[ZAVOD_CONFLICTS_VALUE] = dup_value (claim);
  tuple->cells[ZAVOD_CONFLICTS_SOURCES] = dup_sources (figure, claims, claim);
  tuple->cells[ZAVOD_CONFLICTS_WHEN] = dup_published (claim);
  tuple->cells[ZAVOD_CONFLICTS_STANDING] = g_strdup (zavod_standing_get_code (get_standing (figure, claim)));
  tuple->cells[ZAVOD_CONFLICTS_REASON] = g_strdup (claim->reason);
  if (difference != ZAVOD_DIFFERENCE_NONE)
    tuple->cells[ZAVOD_CONFLICTS_DIFFERENCE] = g_strdup (zavod_difference_get_code (difference));
}

/* A conflict that is none any more is left empty: its row is about to go. */
static gboolean
fill_conflict (const ZavodLoader  *loader,
               ZavodStatement     *statement,
               ZavodTuple         *tuple,
               GError            **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);
  g_autoptr (GPtrArray) conflicts = NULL;
  const ZavodFigure *figure;

  tuple->site_id = zavod_statement_get_int64 (statement, CONFLICT_SITE);
  tuple->actor_id = zavod_statement_get_int64 (statement, CONFLICT_ACTOR);
  tuple->cells[ZAVOD_CONFLICTS_SUBJECT] = zavod_load_dup_subject (statement, CONFLICT_SUBJECT);

  if (!zavod_read_claims_beside (loader->connection, tuple->id, claims, error))
    return FALSE;

  conflicts = zavod_conflicts_from_claims (claims);
  figure = find_figure (conflicts, tuple->id);
  if (figure != NULL)
    fill_claim (tuple, figure, claims, zavod_claims_find (claims, tuple->id));

  return zavod_load_sites (loader, tuple, error) && zavod_load_mark (loader, tuple, error);
}

/* The citations of @claim go over to @citations. */
static void
take_citations (GPtrArray        *citations,
                const ZavodClaim *claim)
{
  g_ptr_array_extend_and_steal (citations, g_ptr_array_ref (claim->citations));
}

/**
 * zavod_conflict_read_citations:
 * @citations: (element-type ZavodCitation): gets the citations of all claims that say what this one says
 */
gboolean
zavod_conflict_read_citations (ZavodConnection  *connection,
                               gint64            claim_id,
                               GPtrArray        *citations,
                               GError          **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);
  g_autoptr (GPtrArray) conflicts = NULL;
  const ZavodFigure *figure;
  const ZavodClaim *claim;

  if (!zavod_read_claims_beside (connection, claim_id, claims, error))
    return FALSE;

  conflicts = zavod_conflicts_from_claims (claims);
  figure = find_figure (conflicts, claim_id);
  if (figure == NULL)
    return TRUE;

  claim = zavod_claims_find (claims, claim_id);
  take_citations (citations, claim);
  for (guint i = 0; i < claims->len; i++)
    if (g_ptr_array_index (claims, i) != claim && says_the_same (figure, claim, g_ptr_array_index (claims, i)))
      take_citations (citations, g_ptr_array_index (claims, i));

  return TRUE;
}

const ZavodFiller zavod_conflict_filler = {
  "SELECT " ZAVOD_SITE_COLUMN ", c.actor_id, " ZAVOD_SUBJECT_COLUMNS " FROM claim c" ZAVOD_SQL_SUBJECT_JOINS
  " WHERE c.id = ?1",
  fill_conflict,
};
