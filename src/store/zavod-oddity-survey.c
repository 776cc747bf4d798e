/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is odd beside other statements: a query leaves out nearly all, and what is left is read and judged by the rules that
 * warn in the forms. */

#include "zavod-fault-survey.h"

#include <glib/gi18n.h>

#include "zavod-claim-reader.h"
#include "zavod-conflict.h"
#include "zavod-coordinates.h"
#include "zavod-country.h"
#include "zavod-oddity.h"

static void
add_claim (ZavodFaultSurvey *self,
           ZavodRule         rule,
           gint64            claim_id,
           char             *words)
{
  ZavodFault *fault = zavod_fault_new (rule, ZAVOD_FIX_EDIT, "claim", claim_id);

  fault->words = words;
  zavod_fault_survey_add (self, fault);
}

static GPtrArray *
claims_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);
}

/* ---- two that are preferred ---- */

#define PREFERRED \
  "SELECT min (id) FROM claim WHERE rank = 'preferred'" \
  " GROUP BY property, site_id, actor_id, product_id, programme_id, country HAVING count (*) > 1"

static const ZavodClaim *
find_preferred_rival (const ZavodFigure *figure)
{
  for (guint i = 0; i < figure->rivals->len; i++)
    {
      const ZavodClaim *rival = g_ptr_array_index (figure->rivals, i);

      if (rival->rank == ZAVOD_RANK_PREFERRED)
        return rival;
    }

  return NULL;
}

static gboolean
judge_preferred (ZavodFaultSurvey *self,
                 ZavodStatement   *statement,
                 gpointer          unused,
                 GError          **error)
{
  g_autoptr (GPtrArray) claims = claims_new ();
  g_autoptr (GPtrArray) conflicts = NULL;

  if (!zavod_read_claims_beside (self->connection, zavod_statement_get_int64 (statement, 0), claims, error))
    return FALSE;

  conflicts = zavod_conflicts_from_claims (claims);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZavodFigure *figure = g_ptr_array_index (conflicts, i);
      const ZavodClaim *rival = figure->chosen->rank == ZAVOD_RANK_PREFERRED ? find_preferred_rival (figure) : NULL;

      if (rival != NULL)
        /* Translators: a value as written */
        add_claim (self, ZAVOD_RULE_SEVERAL_PREFERRED, rival->id,
                   g_strdup_printf (_("“%s” is preferred, too, and both cannot be true."),
                                    figure->chosen->value_text != NULL ? figure->chosen->value_text : ""));
    }

  return TRUE;
}

gboolean
zavod_fault_survey_find_preferred (ZavodFaultSurvey *self,
                                   GError          **error)
{
  return zavod_fault_survey_walk (self, PREFERRED, NULL, judge_preferred, NULL, error);
}

/* ---- more made than can be ---- */

#define OUTPUTS \
  "SELECT o.id, o.site_id FROM claim o WHERE o.property = 'output' AND o.site_id IS NOT NULL AND o.period = 'per-year'" \
  " AND o.rank <> 'deprecated' AND o.low > (SELECT max (c.high) FROM claim c WHERE c.site_id = o.site_id" \
  " AND c.property = 'capacity' AND c.period = 'per-year' AND c.unit IS o.unit AND c.rank <> 'deprecated')"

static gboolean
judge_output (ZavodFaultSurvey *self,
              ZavodStatement   *statement,
              gpointer          unused,
              GError          **error)
{
  const gint64 id = zavod_statement_get_int64 (statement, 0);
  g_autoptr (GPtrArray) claims = claims_new ();
  const ZavodClaim *output, *exceeded;
  ZavodQuantity quantity;

  if (!zavod_read_claims_of_site (self->connection, zavod_statement_get_int64 (statement, 1), claims, error))
    return FALSE;

  output = zavod_claims_find (claims, id);
  if (output == NULL)
    return TRUE;

  quantity = zavod_claim_get_quantity (output);
  exceeded = zavod_claims_find_exceeded (claims, &quantity);
  if (exceeded != NULL)
    /* Translators: a capacity as written: "up to 70,000 vehicles a year" */
    add_claim (self, ZAVOD_RULE_OUTPUT, id, g_strdup_printf (_("This is more than the capacity that is stated: %s"),
                                                             exceeded->value_text));

  return TRUE;
}

/* ---- shares ---- */

/* Of each subject its largest share stands for all. */
#define SHARES \
  "SELECT id, max (share), site_id, actor_id, product_id, programme_id FROM claim WHERE share IS NOT NULL" \
  " AND property = 'role' AND rank <> 'deprecated' AND until IS NULL AND country IS NULL" \
  " GROUP BY site_id, actor_id, product_id, programme_id HAVING sum (share) > 100"

static const ZavodSubjects subjects[] = {
  ZAVOD_SUBJECT_SITE, ZAVOD_SUBJECT_ACTOR, ZAVOD_SUBJECT_PRODUCT, ZAVOD_SUBJECT_PROGRAMME,
};

static gboolean
judge_shares (ZavodFaultSurvey *self,
              ZavodStatement   *statement,
              gpointer          unused,
              GError          **error)
{
  g_autoptr (GPtrArray) claims = claims_new ();
  guint subject = 0;
  double sum;

  while (subject < G_N_ELEMENTS (subjects) - 1 && zavod_statement_is_null (statement, 2 + (int) subject))
    subject++;
  if (!zavod_read_claims_about (self->connection, subjects[subject],
                                zavod_statement_get_int64 (statement, 2 + (int) subject), claims, error))
    return FALSE;

  sum = zavod_claims_sum_shares (claims, NULL);
  if (sum > ZAVOD_ALL_SHARES)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.6g", sum);
      /* Translators: a number: "The shares add up to 120 %" */
      add_claim (self, ZAVOD_RULE_SHARES, zavod_statement_get_int64 (statement, 0),
                 g_strdup_printf (_("The shares add up to %s %%"), number));
    }

  return TRUE;
}

/* ---- places ---- */

static void
add_outside (ZavodFaultSurvey *self,
             gint64            site_id,
             const char       *format,
             const char       *country)
{
  ZavodFault *fault = zavod_fault_new (ZAVOD_RULE_OUTSIDE, ZAVOD_FIX_EDIT, "site", site_id);
  g_autoptr (GString) words = g_string_new (format);

  g_string_replace (words, "%s", zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, country), 1);
  fault->words = g_strdup (words->str);
  zavod_fault_survey_add (self, fault);
}

#define SITES "SELECT id, country, geom FROM site WHERE country IS NOT NULL AND geom IS NOT NULL"
#define TOWNS \
  "SELECT s.id, p.country FROM place p JOIN site s ON s.place_id = p.id WHERE s.country <> p.country"

static gboolean
judge_point (ZavodFaultSurvey *self,
             ZavodStatement   *statement,
             gpointer          unused,
             GError          **error)
{
  const char *country = zavod_statement_get_text (statement, 1);
  double latitude, longitude;
  gsize size;
  const guint8 *blob = zavod_statement_get_blob (statement, 2, &size);

  if (zavod_point_from_blob (blob, size, &latitude, &longitude)
      && !zavod_country_may_contain (country, latitude, longitude))
    /* Translators: the name of a country */
    add_outside (self, zavod_statement_get_int64 (statement, 0), _("Its coordinates are not in %s."), country);

  return TRUE;
}

static gboolean
judge_town (ZavodFaultSurvey *self,
            ZavodStatement   *statement,
            gpointer          unused,
            GError          **error)
{
  /* Translators: the name of a country */
  add_outside (self, zavod_statement_get_int64 (statement, 0), _("Its town is in another country: %s."),
               zavod_statement_get_text (statement, 1));

  return TRUE;
}

/**
 * zavod_fault_survey_find_odd:
 *
 * Adds all that is odd.
 */
gboolean
zavod_fault_survey_find_odd (ZavodFaultSurvey *self,
                             GError          **error)
{
  return zavod_fault_survey_walk (self, OUTPUTS, NULL, judge_output, NULL, error)
         && zavod_fault_survey_walk (self, SHARES, NULL, judge_shares, NULL, error)
         && zavod_fault_survey_walk (self, SITES, NULL, judge_point, NULL, error)
         && zavod_fault_survey_walk (self, TOWNS, NULL, judge_town, NULL, error);
}
