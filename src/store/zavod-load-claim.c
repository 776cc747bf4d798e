/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that are a statement each: partners, capacities, figures, the timeline; and those of the sources. */

#include <glib/gi18n.h>

#include "zavod-load.h"

enum
{
  PARTNER_SITE,
  PARTNER_ACTOR,
  PARTNER_OF_ACTOR,
  PARTNER_OF_PROGRAMME,
  PARTNER_NAME,
  PARTNER_ROLE,
  PARTNER_SHARE,
  PARTNER_TEXT,
  PARTNER_SINCE,
  PARTNER_SUBJECT,
  PARTNER_SOURCE = PARTNER_SUBJECT + ZAVOD_N_SUBJECT_COLUMNS,
};

/* Of what it is a partner: of a site, else of another company or a programme. The partner itself is the row. */
static void
add_partner_links (ZavodTuple     *tuple,
                   ZavodStatement *statement)
{
  zavod_load_add_link (tuple, ZAVOD_PARTNERS_SUBJECT, ZAVOD_NOUN_SITE, tuple->site_id);
  zavod_load_add_link (tuple, ZAVOD_PARTNERS_SUBJECT, ZAVOD_NOUN_ACTOR,
                       zavod_statement_get_int64 (statement, PARTNER_OF_ACTOR));
  zavod_load_add_link (tuple, ZAVOD_PARTNERS_SUBJECT, ZAVOD_NOUN_PROGRAMME,
                       zavod_statement_get_int64 (statement, PARTNER_OF_PROGRAMME));
}

static gboolean
fill_partner (const ZavodLoader  *loader,
              ZavodStatement     *statement,
              ZavodTuple         *tuple,
              GError            **error)
{
  tuple->site_id = zavod_statement_get_int64 (statement, PARTNER_SITE);
  tuple->actor_id = zavod_statement_get_int64 (statement, PARTNER_ACTOR);
  add_partner_links (tuple, statement);
  zavod_load_set_text (tuple, ZAVOD_PARTNERS_PARTNER, statement, PARTNER_NAME);
  zavod_load_set_text (tuple, ZAVOD_PARTNERS_ROLE, statement, PARTNER_ROLE);
  zavod_load_set_number (tuple, ZAVOD_PARTNERS_SHARE, zavod_load_get_number (statement, PARTNER_SHARE));
  zavod_load_set_text (tuple, ZAVOD_PARTNERS_AS_WRITTEN, statement, PARTNER_TEXT);
  zavod_load_set_text (tuple, ZAVOD_PARTNERS_SINCE, statement, PARTNER_SINCE);
  tuple->cells[ZAVOD_PARTNERS_SUBJECT] = zavod_load_dup_subject (statement, PARTNER_SUBJECT);
  tuple->cells[ZAVOD_PARTNERS_SOURCE] = zavod_load_dup_source (statement, PARTNER_SOURCE);

  return TRUE;
}

const ZavodFiller zavod_partner_filler = {
  "SELECT " ZAVOD_SITE_COLUMN ", c.object_actor_id, c.actor_id, c.programme_id, a.name, c.role, c.share, c.value_text, c.since, "
  ZAVOD_SUBJECT_COLUMNS ", " ZAVOD_SOURCE_COLUMNS
  " FROM claim c JOIN actor a ON a.id = c.object_actor_id" ZAVOD_SQL_SUBJECT_JOINS
  " WHERE c.id = ?1 AND c.property = 'role'",
  fill_partner,
};

enum
{
  FIGURE_SITE = ZAVOD_QUANTITY_N_COLUMNS,
  FIGURE_ACTOR,
  FIGURE_AMOUNT,
  FIGURE_WHEN,
  FIGURE_TOPIC,
  FIGURE_PRODUCT,
  FIGURE_CLASS,
  FIGURE_STAGE,
  FIGURE_METHOD,
  FIGURE_PROPERTY,
  FIGURE_PRODUCT_ID,
  FIGURE_SUBJECT,
  FIGURE_SOURCE = FIGURE_SUBJECT + ZAVOD_N_SUBJECT_COLUMNS,
};

/* "Passenger cars, stage 2, SKD" */
static char *
dup_scope (ZavodStatement *statement)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  const char *topic = zavod_statement_get_text (statement, FIGURE_TOPIC);
  const char *product = zavod_statement_get_text (statement, FIGURE_PRODUCT);
  const char *vehicle_class = zavod_statement_get_text (statement, FIGURE_CLASS);
  const char *method = zavod_statement_get_text (statement, FIGURE_METHOD);

  if (topic != NULL)
    g_strv_builder_add (parts, topic);
  if (product != NULL)
    g_strv_builder_add (parts, product);
  if (vehicle_class != NULL)
    g_strv_builder_add (parts, zavod_vocabulary_get_label (ZAVOD_VOCABULARY_VEHICLE_CLASS, vehicle_class));
  if (!zavod_statement_is_null (statement, FIGURE_STAGE))
    g_strv_builder_take (parts, g_strdup_printf (_("stage %d"),
                                                 (int) zavod_statement_get_int64 (statement, FIGURE_STAGE)));
  if (method != NULL)
    g_strv_builder_add (parts, zavod_vocabulary_get_label (ZAVOD_VOCABULARY_METHOD, method));

  strings = g_strv_builder_end (parts);
  return strings[0] != NULL ? g_strjoinv (", ", strings) : NULL;
}

/* Where neither a unit nor a currency is stated, the property's own is meant. */
static const char *
get_unit (ZavodStatement *statement)
{
  if (!zavod_statement_is_null (statement, ZAVOD_QUANTITY_UNIT))
    return zavod_statement_get_text (statement, ZAVOD_QUANTITY_UNIT);

  return zavod_statement_get_text (statement, ZAVOD_QUANTITY_CURRENCY);
}

static gboolean
fill_figure (const ZavodLoader  *loader,
             ZavodStatement     *statement,
             ZavodTuple         *tuple,
             GError            **error)
{
  tuple->site_id = zavod_statement_get_int64 (statement, FIGURE_SITE);
  tuple->actor_id = zavod_statement_get_int64 (statement, FIGURE_ACTOR);
  tuple->cells[ZAVOD_FIGURES_SUBJECT] = zavod_load_dup_subject (statement, FIGURE_SUBJECT);
  tuple->cells[ZAVOD_FIGURES_VALUE] = zavod_load_dup_written (statement);
  zavod_load_set_number (tuple, ZAVOD_FIGURES_AMOUNT, zavod_load_get_number (statement, FIGURE_AMOUNT));
  zavod_load_set_text (tuple, ZAVOD_FIGURES_MODALITY, statement, ZAVOD_QUANTITY_MODALITY);
  zavod_load_set_text (tuple, ZAVOD_FIGURES_PERIOD, statement, ZAVOD_QUANTITY_PERIOD);
  tuple->cells[ZAVOD_FIGURES_SCOPE] = dup_scope (statement);
  zavod_load_add_link (tuple, ZAVOD_FIGURES_SCOPE, ZAVOD_NOUN_PRODUCT,
                       zavod_statement_get_int64 (statement, FIGURE_PRODUCT_ID));
  zavod_load_set_text (tuple, ZAVOD_FIGURES_WHEN, statement, FIGURE_WHEN);
  tuple->cells[ZAVOD_FIGURES_SOURCE] = zavod_load_dup_source (statement, FIGURE_SOURCE);
  tuple->cells[ZAVOD_FIGURES_UNIT] = g_strdup (get_unit (statement));
  zavod_load_set_text (tuple, ZAVOD_FIGURES_PROPERTY, statement, FIGURE_PROPERTY);

  return zavod_load_sites (loader, tuple, error) && zavod_load_mark (loader, tuple, error)
         && zavod_load_rivals (loader, tuple, error);
}

#define FIGURE(condition) \
  "SELECT " ZAVOD_QUANTITY_COLUMNS ", " ZAVOD_SITE_COLUMN ", c.actor_id, " ZAVOD_SQL_AMOUNT ", " ZAVOD_SQL_WHEN \
  ", c.topic, n.name, c.vehicle_class, c.stage, c.method, c.property, n.id, " ZAVOD_SUBJECT_COLUMNS ", " ZAVOD_SOURCE_COLUMNS \
  " FROM claim c LEFT JOIN product n ON n.id = c.scope_product_id" ZAVOD_SQL_SUBJECT_JOINS \
  " WHERE c.id = ?1 AND c.property " condition

const ZavodFiller zavod_capacity_filler = { FIGURE ("= 'capacity'"), fill_figure };
const ZavodFiller zavod_figure_filler = { FIGURE ("IN " ZAVOD_SQL_QUANTITIES), fill_figure };

enum
{
  TIMELINE_SITE,
  TIMELINE_ACTOR,
  TIMELINE_PROPERTY,
  TIMELINE_TEXT,
  TIMELINE_TOPIC,
  TIMELINE_PRODUCT,
  TIMELINE_OBJECT,
  TIMELINE_PROGRAMME,
  TIMELINE_WHEN,
  TIMELINE_UNTIL,
  TIMELINE_MODALITY,
  TIMELINE_PRODUCT_ID,
  TIMELINE_OBJECT_ID,
  TIMELINE_PROGRAMME_ID,
  TIMELINE_SUBJECT,
  TIMELINE_SOURCE = TIMELINE_SUBJECT + ZAVOD_N_SUBJECT_COLUMNS,
};

/* "Kia Sportage, Kia Corporation", or the status in words */
static char *
dup_what (ZavodStatement *statement)
{
  const char *text = zavod_statement_get_text (statement, TIMELINE_TEXT);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  if (g_strcmp0 (zavod_statement_get_text (statement, TIMELINE_PROPERTY), "status") == 0)
    return g_strdup (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, text));

  for (int column = TIMELINE_TEXT; column <= TIMELINE_PROGRAMME; column++)
    if (!zavod_statement_is_null (statement, column))
      g_strv_builder_add (parts, zavod_statement_get_text (statement, column));
  strings = g_strv_builder_end (parts);

  return strings[0] != NULL ? g_strjoinv (", ", strings) : NULL;
}

/* Of several that an event names the first. */
static void
add_what_links (ZavodTuple     *tuple,
                ZavodStatement *statement)
{
  zavod_load_add_link (tuple, ZAVOD_TIMELINE_WHAT, ZAVOD_NOUN_PRODUCT,
                       zavod_statement_get_int64 (statement, TIMELINE_PRODUCT_ID));
  zavod_load_add_link (tuple, ZAVOD_TIMELINE_WHAT, ZAVOD_NOUN_ACTOR,
                       zavod_statement_get_int64 (statement, TIMELINE_OBJECT_ID));
  zavod_load_add_link (tuple, ZAVOD_TIMELINE_WHAT, ZAVOD_NOUN_PROGRAMME,
                       zavod_statement_get_int64 (statement, TIMELINE_PROGRAMME_ID));
}

static gboolean
fill_timeline (const ZavodLoader  *loader,
               ZavodStatement     *statement,
               ZavodTuple         *tuple,
               GError            **error)
{
  tuple->site_id = zavod_statement_get_int64 (statement, TIMELINE_SITE);
  tuple->actor_id = zavod_statement_get_int64 (statement, TIMELINE_ACTOR);
  tuple->cells[ZAVOD_TIMELINE_SUBJECT] = zavod_load_dup_subject (statement, TIMELINE_SUBJECT);
  zavod_load_set_text (tuple, ZAVOD_TIMELINE_EVENT, statement, TIMELINE_PROPERTY);
  tuple->cells[ZAVOD_TIMELINE_WHAT] = dup_what (statement);
  add_what_links (tuple, statement);
  zavod_load_set_text (tuple, ZAVOD_TIMELINE_WHEN, statement, TIMELINE_WHEN);
  zavod_load_set_text (tuple, ZAVOD_TIMELINE_UNTIL, statement, TIMELINE_UNTIL);
  zavod_load_set_text (tuple, ZAVOD_TIMELINE_MODALITY, statement, TIMELINE_MODALITY);
  tuple->cells[ZAVOD_TIMELINE_SOURCE] = zavod_load_dup_source (statement, TIMELINE_SOURCE);

  return zavod_load_sites (loader, tuple, error) && zavod_load_mark (loader, tuple, error);
}

const ZavodFiller zavod_timeline_filler = {
  "SELECT " ZAVOD_SITE_COLUMN ", c.actor_id, c.property, c.value_text, c.topic, n.name, a.name, g.name, " ZAVOD_SQL_WHEN
  ", c.until, c.modality, n.id, a.id, g.id, " ZAVOD_SUBJECT_COLUMNS ", " ZAVOD_SOURCE_COLUMNS
  " FROM claim c LEFT JOIN product n ON n.id = c.object_product_id LEFT JOIN actor a ON a.id = c.object_actor_id"
  " LEFT JOIN programme g ON g.id = c.object_programme_id" ZAVOD_SQL_SUBJECT_JOINS
  " WHERE c.id = ?1 AND c.property IN " ZAVOD_SQL_EVENTS,
  fill_timeline,
};

static gboolean
fill_source (const ZavodLoader  *loader,
             ZavodStatement     *statement,
             ZavodTuple         *tuple,
             GError            **error)
{
  tuple->source_id = tuple->id;
  for (guint i = 0; i < ZAVOD_N_SOURCES_COLUMNS; i++)
    if (i != ZAVOD_SOURCES_CITATIONS)
      zavod_load_set_text (tuple, i, statement, (int) i);
  zavod_load_set_number (tuple, ZAVOD_SOURCES_CITATIONS, zavod_load_get_number (statement, ZAVOD_SOURCES_CITATIONS));

  return TRUE;
}

/* the columns are those of the table */
const ZavodFiller zavod_source_filler = {
  "SELECT q.title, q.publisher, q.kind, q.published, q.language, " ZAVOD_SQL_CITATIONS_OF_SOURCE ", q.url"
  " FROM source q WHERE q.id = ?1",
  fill_source,
};
