/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules that the forms keep and other programs break: each is a query for what may break it, and a judge in words. */

#include "zavod-fault-survey.h"

#include <glib/gi18n.h>

#include "zavod-coordinates.h"
#include "zavod-field.h"
#include "zavod-partial-date.h"
#include "zavod-referrers.h"

typedef struct _Probe Probe;

struct _Probe
{
  ZavodRule rule;
  const char *table;
  const char *sql;             /* the id of a row, and what it is judged by; ?1: the words, as a JSON array */
  char *(*judge) (const Probe    *self,
                  ZavodStatement *statement);  /* NULL: it is in order */
  const char *column;
  ZavodVocabulary vocabulary;  /* of a column of words */
  ZavodFix fix;
  const char *words;
};

static char *
say (const Probe    *self,
     ZavodStatement *statement)
{
  return g_strdup (_(self->words));
}

static char *
judge_word (const Probe    *self,
            ZavodStatement *statement)
{
  return g_strdup_printf (_("“%s” is not a word that the column “%s” can have."), zavod_statement_get_text (statement, 1),
                          self->column);
}

static char *
judge_date (const Probe    *self,
            ZavodStatement *statement)
{
  const char *text = zavod_statement_get_text (statement, 1);
  ZavodPartialDate date;

  if (text != NULL && zavod_partial_date_from_iso (text, &date))
    return NULL;

  return g_strdup_printf (_("“%s” in the column “%s” is not a date like 2025, 2025-10 or 2025-10-21."),
                          text != NULL ? text : "", self->column);
}

/* "2025" ends on its last day, after "2025-10" has begun. */
static char *
judge_period (const Probe    *self,
              ZavodStatement *statement)
{
  const char *since_text = zavod_statement_get_text (statement, 1), *until_text = zavod_statement_get_text (statement, 2);
  ZavodPartialDate since, until;

  if (!zavod_partial_date_from_iso (since_text, &since) || !zavod_partial_date_from_iso (until_text, &until)
      || zavod_partial_date_get_last_day (until) >= zavod_partial_date_get_first_day (since))
    return NULL;

  /* Translators: two dates, as they stand in the file */
  return g_strdup_printf (_("It ends (%s) before it begins (%s)."), until_text, since_text);
}

static char *
judge_point (const Probe    *self,
             ZavodStatement *statement)
{
  double latitude, longitude;
  gsize size;
  const guint8 *blob = zavod_statement_get_blob (statement, 1, &size);

  if (blob != NULL && zavod_point_from_blob (blob, size, &latitude, &longitude))
    return NULL;

  return g_strdup (_("The place is not a point on the Earth."));
}

/* The ids and values of a column, for those that are stated. */
#define STATED(table, column) "SELECT id, " column " FROM " table " WHERE " column " IS NOT NULL"

#define CODED(table, column, vocabulary, condition) \
  { ZAVOD_RULE_WORD, table, STATED (table, column) condition " AND " column " NOT IN (SELECT value FROM json_each (?1))", \
    judge_word, column, ZAVOD_VOCABULARY_##vocabulary, ZAVOD_FIX_EDIT, NULL }
#define DATED(table, column) \
  { ZAVOD_RULE_DATE, table, STATED (table, column), judge_date, column, 0, ZAVOD_FIX_EDIT, NULL }
#define PERIOD(table) \
  { ZAVOD_RULE_ENDS_FIRST, table, "SELECT id, since, until FROM " table " WHERE until < since", judge_period, NULL, 0, \
    ZAVOD_FIX_EDIT, NULL }
#define PLAIN(rule, table, sql, fix, words) { rule, table, sql, say, NULL, 0, fix, words }

static const Probe probes[] = {
  PLAIN (ZAVOD_RULE_NO_SOURCE, "claim",
         "SELECT id FROM claim c WHERE NOT EXISTS (SELECT 1 FROM citation t WHERE t.claim_id = c.id)", ZAVOD_FIX_EDIT,
         N_("No source is cited for it.")),
  PLAIN (ZAVOD_RULE_SUBJECT, "claim",
         "SELECT id FROM claim WHERE (site_id IS NOT NULL) + (actor_id IS NOT NULL) + (product_id IS NOT NULL)"
         " + (programme_id IS NOT NULL) + (country IS NOT NULL) <> 1", ZAVOD_FIX_REMOVE,
         N_("The claim must have exactly one subject.")),
  PLAIN (ZAVOD_RULE_SUBJECT, "name",
         "SELECT id FROM name WHERE (site_id IS NOT NULL) + (place_id IS NOT NULL) + (actor_id IS NOT NULL)"
         " + (product_id IS NOT NULL) + (programme_id IS NOT NULL) <> 1", ZAVOD_FIX_REMOVE,
         N_("The name must belong to exactly one thing.")),
  PLAIN (ZAVOD_RULE_LOW_ABOVE_HIGH, "claim", "SELECT id FROM claim WHERE low > high", ZAVOD_FIX_EDIT,
         N_("Its lowest value is above its highest.")),
  PERIOD ("claim"),
  PERIOD ("name"),
  PLAIN (ZAVOD_RULE_SHARE, "claim", "SELECT id FROM claim WHERE share NOT BETWEEN 0 AND 100", ZAVOD_FIX_EDIT,
         N_("Its share is no percentage up to 100.")),
  PLAIN (ZAVOD_RULE_NO_REASON, "claim",
         "SELECT id FROM claim WHERE rank = 'preferred' AND coalesce (reason, '') = ''", ZAVOD_FIX_EDIT,
         N_("It is preferred, and nobody says why.")),
  PLAIN (ZAVOD_RULE_NO_REASON, "claim",
         "SELECT id FROM claim WHERE rank = 'deprecated' AND coalesce (reason, '') = ''", ZAVOD_FIX_EDIT,
         N_("It is deprecated, and nobody says why.")),
  CODED ("claim", "property", PROPERTY, ""),
  CODED ("claim", "value_text", STATUS, " AND property = 'status'"),
  CODED ("claim", "role", ROLE, ""),
  CODED ("claim", "modality", MODALITY, ""),
  CODED ("claim", "bound", BOUND, ""),
  CODED ("claim", "unit", UNIT, ""),
  CODED ("claim", "period", PERIOD, ""),
  CODED ("claim", "method", METHOD, ""),
  CODED ("claim", "vehicle_class", VEHICLE_CLASS, ""),
  CODED ("claim", "rank", RANK, ""),
  CODED ("claim", "country", COUNTRY, ""),
  CODED ("product", "vehicle_class", VEHICLE_CLASS, ""),
  CODED ("product", "kind", PRODUCT_KIND, ""),
  CODED ("site", "accuracy", ACCURACY, ""),
  CODED ("site", "country", COUNTRY, ""),
  CODED ("place", "country", COUNTRY, ""),
  CODED ("actor", "kind", ACTOR_KIND, ""),
  CODED ("actor", "country", COUNTRY, ""),
  CODED ("programme", "kind", PROGRAMME_KIND, ""),
  CODED ("programme", "country", COUNTRY, ""),
  CODED ("name", "kind", NAME_KIND, ""),
  CODED ("source", "kind", SOURCE_KIND, ""),
  DATED ("claim", "since"),
  DATED ("claim", "until"),
  DATED ("claim", "as_of"),
  DATED ("name", "since"),
  DATED ("name", "until"),
  DATED ("source", "published"),
  { ZAVOD_RULE_POINT, "site", STATED ("site", "geom"), judge_point, NULL, 0, ZAVOD_FIX_EDIT, NULL },
};

/* ---- the survey ---- */

void
zavod_fault_survey_init (ZavodFaultSurvey *self,
                         ZavodConnection  *connection,
                         GCancellable     *cancellable,
                         guint             max_faults)
{
  *self = (ZavodFaultSurvey) { connection, cancellable, NULL, max_faults, { NULL } };
  for (guint i = 0; i < ZAVOD_N_RULES; i++)
    self->groups[i] = zavod_fault_group_new ((ZavodRule) i);
}

void
zavod_fault_survey_clear (ZavodFaultSurvey *self)
{
  for (guint i = 0; i < ZAVOD_N_RULES; i++)
    g_clear_pointer (&self->groups[i], zavod_fault_group_free);
}

/**
 * zavod_fault_survey_walk:
 * @words: (nullable): its parameter
 * @look: called with each row
 */
gboolean
zavod_fault_survey_walk (ZavodFaultSurvey *self,
                         const char       *sql,
                         const char       *words,
                         ZavodFaultFunc    look,
                         gpointer          data,
                         GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  if (words != NULL)
    zavod_statement_bind_text (statement, 1, words);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !look (self, statement, data, error))
        return FALSE;
    }

  return FALSE;
}

/* Takes the fault. */
void
zavod_fault_survey_add (ZavodFaultSurvey *self,
                        ZavodFault       *fault)
{
  ZavodFaultGroup *group = self->groups[fault->rule];

  group->n_faults++;
  if (group->faults->len < self->max_faults)
    g_ptr_array_add (group->faults, fault);
  else
    zavod_fault_free (fault);
}

static char *
dup_words (ZavodVocabulary vocabulary)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < zavod_vocabulary_get_n_words (vocabulary); i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "", zavod_vocabulary_get_code (vocabulary, i));

  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

static gboolean
add_if_broken (ZavodFaultSurvey *self,
               ZavodStatement   *statement,
               gpointer          data,
               GError          **error)
{
  const Probe *probe = data;
  char *words = probe->judge (probe, statement);
  ZavodFault *fault;

  if (words == NULL)
    return TRUE;

  fault = zavod_fault_new (probe->rule, probe->fix, probe->table, zavod_statement_get_int64 (statement, 0));
  fault->column = probe->column;
  fault->words = words;
  zavod_fault_survey_add (self, fault);
  return TRUE;
}

static gboolean
run_probe (ZavodFaultSurvey *self,
           const Probe      *probe,
           GError          **error)
{
  g_autofree char *words = probe->rule == ZAVOD_RULE_WORD ? dup_words (probe->vocabulary) : NULL;

  return zavod_fault_survey_walk (self, probe->sql, words, add_if_broken, (gpointer) probe, error);
}

/* ---- what is missing ---- */

/* A row is nothing without what it is a part of, while a field may be empty; of what a statement names the form knows
 * more. */
static ZavodFix
get_fix (const ZavodReferrer *referrer)
{
  const gboolean is_claim = g_str_equal (referrer->child, "claim");

  if (is_claim && (g_str_has_prefix (referrer->column, "object_")))
    return ZAVOD_FIX_EDIT;
  if (is_claim)
    return g_str_equal (referrer->column, "scope_product_id") ? ZAVOD_FIX_CLEAR : ZAVOD_FIX_REMOVE;

  return g_str_equal (referrer->column, "place_id") && g_str_equal (referrer->child, "site") ? ZAVOD_FIX_CLEAR
         : g_str_equal (referrer->column, "brand_id") || g_str_equal (referrer->column, "speaker_id") ? ZAVOD_FIX_CLEAR
                                                                                                      : ZAVOD_FIX_REMOVE;
}

static gboolean
add_missing (ZavodFaultSurvey *self,
             ZavodStatement   *statement,
             gpointer          data,
             GError          **error)
{
  const ZavodReferrer *referrer = data;
  ZavodFault *fault = zavod_fault_new (ZAVOD_RULE_MISSING, get_fix (referrer), referrer->child,
                                       zavod_statement_get_int64 (statement, 0));

  fault->column = referrer->column;
  /* Translators: the name of a field, such as Brand */
  fault->words = g_strdup_printf (_("Its field “%s” refers to something that is not in the atlas."),
                                  zavod_field_get_label (referrer->child, referrer->column));
  zavod_fault_survey_add (self, fault);
  return TRUE;
}

/**
 * zavod_fault_survey_find_broken:
 * @rule: one that is broken, not odd or likely
 *
 * Adds all that break a rule.
 */
gboolean
zavod_fault_survey_find_broken (ZavodFaultSurvey *self,
                                ZavodRule         rule,
                                GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    if (probes[i].rule == rule && !run_probe (self, &probes[i], error))
      return FALSE;
  for (guint i = 0; i < zavod_n_referrers && rule == ZAVOD_RULE_MISSING; i++)
    if (!zavod_fault_survey_walk (self, zavod_referrers[i].broken, NULL, add_missing, (gpointer) &zavod_referrers[i], error))
      return FALSE;

  return rule != ZAVOD_RULE_SEVERAL_PREFERRED || zavod_fault_survey_find_preferred (self, error);
}
