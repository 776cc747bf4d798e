/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-layout.h"

#include <glib/gi18n.h>

#include "zavod-difference.h"
#include "zavod-gap.h"
#include "zavod-partial-date.h"

#define SAME(column) column, column

static const ZavodColumn sites_columns[] = {
  { N_("Site"), SAME (ZAVOD_SITES_NAME), ZAVOD_COLUMN_SITE, .width = 27, .part = ZAVOD_PART_TITLE },
  { N_("Place"), SAME (ZAVOD_SITES_PLACE), ZAVOD_COLUMN_TEXT, .width = 13, .part = ZAVOD_PART_CAPTION },
  { N_("Status"), SAME (ZAVOD_SITES_STATUS), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_STATUS, 12, ZAVOD_PART_CAPTION },
  { N_("Capacity, as Written"), SAME (ZAVOD_SITES_CAPACITY), ZAVOD_COLUMN_TEXT, .width = 24,
    .part = ZAVOD_PART_DETAIL },
  { N_("Since"), SAME (ZAVOD_SITES_SINCE), ZAVOD_COLUMN_DATE, .width = 11, .part = ZAVOD_PART_CAPTION },
  { N_("Sources"), SAME (ZAVOD_SITES_SOURCES), ZAVOD_COLUMN_COUNT, .width = 7 },
  { N_("Makes"), SAME (ZAVOD_SITES_CLASS), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_VEHICLE_CLASS, 11 },
  { N_("Country"), SAME (ZAVOD_SITES_COUNTRY), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_COUNTRY, 12 },
};

static const ZavodColumn partners_columns[] = {
  { N_("Partner"), SAME (ZAVOD_PARTNERS_PARTNER), ZAVOD_COLUMN_TEXT, .width = 25, .part = ZAVOD_PART_TITLE },
  { N_("Role"), SAME (ZAVOD_PARTNERS_ROLE), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_ROLE, 15, ZAVOD_PART_CAPTION },
  { N_("Of"), SAME (ZAVOD_PARTNERS_SUBJECT), ZAVOD_COLUMN_TEXT, .width = 25, .part = ZAVOD_PART_CAPTION },
  { N_("Share"), SAME (ZAVOD_PARTNERS_SHARE), ZAVOD_COLUMN_PERCENT, .width = 7 },
  { N_("Since"), SAME (ZAVOD_PARTNERS_SINCE), ZAVOD_COLUMN_DATE, .width = 11 },
  { N_("As Written"), SAME (ZAVOD_PARTNERS_AS_WRITTEN), ZAVOD_COLUMN_TEXT, .width = 24, .part = ZAVOD_PART_DETAIL },
  { N_("Source"), SAME (ZAVOD_PARTNERS_SOURCE), ZAVOD_COLUMN_TEXT, .width = 16, .cites = TRUE },
};

static const ZavodColumn capacities_columns[] = {
  { N_("Site"), SAME (ZAVOD_CAPACITIES_SUBJECT), ZAVOD_COLUMN_SITE, .width = 27, .part = ZAVOD_PART_TITLE },
  { N_("Capacity, as Written"), ZAVOD_CAPACITIES_VALUE, ZAVOD_CAPACITIES_AMOUNT, ZAVOD_COLUMN_FIGURE, .width = 26,
    .part = ZAVOD_PART_DETAIL },
  { N_("Unit"), SAME (ZAVOD_CAPACITIES_UNIT), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_UNIT, 9 },
  { N_("Kind"), SAME (ZAVOD_CAPACITIES_MODALITY), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_MODALITY, 10,
    ZAVOD_PART_CAPTION },
  { N_("Period"), SAME (ZAVOD_CAPACITIES_PERIOD), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_PERIOD, 10, ZAVOD_PART_CAPTION },
  { N_("Scope"), SAME (ZAVOD_CAPACITIES_SCOPE), ZAVOD_COLUMN_TEXT, .width = 18, .part = ZAVOD_PART_CAPTION },
  { N_("When"), SAME (ZAVOD_CAPACITIES_WHEN), ZAVOD_COLUMN_DATE, .width = 11 },
  { N_("Source"), SAME (ZAVOD_CAPACITIES_SOURCE), ZAVOD_COLUMN_TEXT, .width = 16, .cites = TRUE },
};

static const ZavodColumn timeline_columns[] = {
  { N_("Subject"), SAME (ZAVOD_TIMELINE_SUBJECT), ZAVOD_COLUMN_SITE, .width = 27, .part = ZAVOD_PART_TITLE },
  { N_("When"), SAME (ZAVOD_TIMELINE_WHEN), ZAVOD_COLUMN_DATE, .width = 11, .part = ZAVOD_PART_CAPTION },
  { N_("Event"), SAME (ZAVOD_TIMELINE_EVENT), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_PROPERTY, 16, ZAVOD_PART_CAPTION },
  { N_("What"), SAME (ZAVOD_TIMELINE_WHAT), ZAVOD_COLUMN_TEXT, .width = 27, .part = ZAVOD_PART_DETAIL },
  { N_("Kind"), SAME (ZAVOD_TIMELINE_MODALITY), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_MODALITY, 10 },
  { N_("Until"), SAME (ZAVOD_TIMELINE_UNTIL), ZAVOD_COLUMN_DATE, .width = 11 },
  { N_("Source"), SAME (ZAVOD_TIMELINE_SOURCE), ZAVOD_COLUMN_TEXT, .width = 16, .cites = TRUE },
};

static const ZavodColumn figures_columns[] = {
  { N_("Subject"), SAME (ZAVOD_FIGURES_SUBJECT), ZAVOD_COLUMN_SITE, .width = 27, .part = ZAVOD_PART_TITLE },
  { N_("Figure"), SAME (ZAVOD_FIGURES_PROPERTY), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_PROPERTY, 14,
    ZAVOD_PART_CAPTION },
  { N_("As Written"), ZAVOD_FIGURES_VALUE, ZAVOD_FIGURES_AMOUNT, ZAVOD_COLUMN_FIGURE, .width = 26,
    .part = ZAVOD_PART_DETAIL },
  { N_("Unit"), SAME (ZAVOD_FIGURES_UNIT), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_UNIT, 9 },
  { N_("Kind"), SAME (ZAVOD_FIGURES_MODALITY), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_MODALITY, 10, ZAVOD_PART_CAPTION },
  { N_("Scope"), SAME (ZAVOD_FIGURES_SCOPE), ZAVOD_COLUMN_TEXT, .width = 18, .part = ZAVOD_PART_CAPTION },
  { N_("When"), SAME (ZAVOD_FIGURES_WHEN), ZAVOD_COLUMN_DATE, .width = 11 },
  { N_("Source"), SAME (ZAVOD_FIGURES_SOURCE), ZAVOD_COLUMN_TEXT, .width = 16, .cites = TRUE },
  { N_("Period"), SAME (ZAVOD_FIGURES_PERIOD), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_PERIOD, 10 },
};

static const ZavodColumn conflicts_columns[] = {
  { N_("Subject"), SAME (ZAVOD_CONFLICTS_SUBJECT), ZAVOD_COLUMN_SITE, .width = 24, .part = ZAVOD_PART_TITLE,
    .repeats = TRUE },
  { N_("Topic"), SAME (ZAVOD_CONFLICTS_PROPERTY), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_PROPERTY, 13,
    ZAVOD_PART_CAPTION, .repeats = TRUE },
  { N_("Value"), SAME (ZAVOD_CONFLICTS_VALUE), ZAVOD_COLUMN_TEXT, .width = 22, .part = ZAVOD_PART_DETAIL },
  { N_("Said by"), SAME (ZAVOD_CONFLICTS_SOURCES), ZAVOD_COLUMN_TEXT, .width = 20, .part = ZAVOD_PART_CAPTION,
    .cites = TRUE },
  { N_("Published"), SAME (ZAVOD_CONFLICTS_WHEN), ZAVOD_COLUMN_DATE, .width = 11 },
  { N_("Standing"), SAME (ZAVOD_CONFLICTS_STANDING), ZAVOD_COLUMN_WORD, .width = 13, .part = ZAVOD_PART_CAPTION,
    .label = zavod_standing_get_label },
  { N_("Differs in"), SAME (ZAVOD_CONFLICTS_DIFFERENCE), ZAVOD_COLUMN_WORD, .width = 10,
    .label = zavod_difference_get_label },
  { N_("Scope"), SAME (ZAVOD_CONFLICTS_SCOPE), ZAVOD_COLUMN_TEXT, .width = 18 },
  { N_("Reason"), SAME (ZAVOD_CONFLICTS_REASON), ZAVOD_COLUMN_TEXT, .width = 24 },
};

static const ZavodColumn sources_columns[] = {
  { N_("Title"), SAME (ZAVOD_SOURCES_TITLE), ZAVOD_COLUMN_TEXT, .width = 40, .part = ZAVOD_PART_TITLE },
  { N_("Publisher"), SAME (ZAVOD_SOURCES_PUBLISHER), ZAVOD_COLUMN_TEXT, .width = 18, .part = ZAVOD_PART_CAPTION },
  { N_("Published"), SAME (ZAVOD_SOURCES_PUBLISHED), ZAVOD_COLUMN_DATE, .width = 11, .part = ZAVOD_PART_CAPTION },
  { N_("Citations"), SAME (ZAVOD_SOURCES_CITATIONS), ZAVOD_COLUMN_COUNT, .width = 9 },
  { N_("Kind"), SAME (ZAVOD_SOURCES_KIND), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_SOURCE_KIND, 13, ZAVOD_PART_CAPTION },
  { N_("Language"), SAME (ZAVOD_SOURCES_LANGUAGE), ZAVOD_COLUMN_TEXT, .width = 9 },
  { N_("Address"), SAME (ZAVOD_SOURCES_ADDRESS), ZAVOD_COLUMN_TEXT, .width = 24 },
};

static const ZavodColumn gaps_columns[] = {
  { N_("Site"), SAME (ZAVOD_GAPS_SITE), ZAVOD_COLUMN_SITE, .width = 27, .part = ZAVOD_PART_TITLE },
  { N_("What Is Missing"), SAME (ZAVOD_GAPS_GAP), ZAVOD_COLUMN_WORD, .width = 26, .part = ZAVOD_PART_DETAIL,
    .label = zavod_gap_get_label },
  { N_("What There Is"), SAME (ZAVOD_GAPS_DETAIL), ZAVOD_COLUMN_TEXT, .width = 18, .part = ZAVOD_PART_CAPTION },
  { N_("Place"), SAME (ZAVOD_GAPS_PLACE), ZAVOD_COLUMN_TEXT, .width = 13 },
  { N_("Country"), SAME (ZAVOD_GAPS_COUNTRY), ZAVOD_COLUMN_CODE, ZAVOD_VOCABULARY_COUNTRY, 12, ZAVOD_PART_CAPTION },
  { N_("Sources"), SAME (ZAVOD_GAPS_SOURCES), ZAVOD_COLUMN_COUNT, .width = 7 },
};

#define COLUMNS(columns) columns, G_N_ELEMENTS (columns)

static const ZavodTableLayout layouts[] = {
  [ZAVOD_TABLE_SITES] = { N_("Sites"), N_("No sites yet"), COLUMNS (sites_columns), "sites" },
  [ZAVOD_TABLE_PARTNERS] = { N_("Partners"), N_("No partners are stated"), COLUMNS (partners_columns), "partners" },
  [ZAVOD_TABLE_CAPACITIES] = {
    N_("Capacities"), N_("No capacities are stated"), COLUMNS (capacities_columns), "capacities",
  },
  [ZAVOD_TABLE_TIMELINE] = {
    N_("Timeline"), N_("No events are stated"), COLUMNS (timeline_columns), "timeline", { ZAVOD_TIMELINE_WHEN, TRUE },
  },
  [ZAVOD_TABLE_FIGURES] = { N_("Figures"), N_("No figures are stated"), COLUMNS (figures_columns), "figures" },
  [ZAVOD_TABLE_CONFLICTS] = { N_("Conflicts"), N_("No sources disagree"), COLUMNS (conflicts_columns), "conflicts" },
  [ZAVOD_TABLE_SOURCES] = { N_("Sources"), N_("No sources yet"), COLUMNS (sources_columns), "sources" },
  [ZAVOD_TABLE_GAPS] = { N_("Gaps"), N_("Nothing is missing"), COLUMNS (gaps_columns), "gaps" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (layouts) == ZAVOD_N_TABLES);

const ZavodTableLayout *
zavod_table_get_layout (ZavodTable table)
{
  g_return_val_if_fail (table < ZAVOD_N_TABLES, NULL);

  return &layouts[table];
}

/**
 * zavod_column_format:
 * @tuple: a loaded row
 *
 * Returns: (nullable): the cell as people read it, in their language; %NULL where nothing is stated
 */
char *
zavod_column_format (const ZavodColumn *self,
                     const ZavodTuple  *tuple)
{
  const char *text;

  g_return_val_if_fail (self != NULL && tuple != NULL, NULL);

  text = tuple->cells[self->column];
  if (text == NULL || *text == '\0')
    return NULL;

  switch (self->kind)
    {
    case ZAVOD_COLUMN_CODE:
      return g_strdup (zavod_vocabulary_get_label (self->vocabulary, text));
    case ZAVOD_COLUMN_WORD:
      return g_strdup (self->label (text));
    case ZAVOD_COLUMN_DATE:
      return zavod_partial_date_format_iso (text);
    case ZAVOD_COLUMN_PERCENT:
      /* Translators: a share in percent */
      return g_strdup_printf (_("%s %%"), text);
    case ZAVOD_COLUMN_TEXT:
    case ZAVOD_COLUMN_SITE:
    case ZAVOD_COLUMN_FIGURE:
    case ZAVOD_COLUMN_COUNT:
    default:
      return g_strdup (text);
    }
}

/**
 * zavod_column_format_rivals:
 * @tuple: a loaded row
 *
 * Returns: (nullable): that other statements cannot be true together with the figure of this column, in words; %NULL where
 *   there are none, and in other columns
 */
char *
zavod_column_format_rivals (const ZavodColumn *self,
                            const ZavodTuple  *tuple)
{
  g_return_val_if_fail (self != NULL && tuple != NULL, NULL);

  if (self->kind != ZAVOD_COLUMN_FIGURE || tuple->n_rivals == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u rival", "%u rivals", tuple->n_rivals), tuple->n_rivals);
}

/* Free text may be cut and takes what room there is; words, dates and numbers are meant to be read at a glance. */
gboolean
zavod_column_is_free_text (const ZavodColumn *self)
{
  return self->kind == ZAVOD_COLUMN_TEXT || self->kind == ZAVOD_COLUMN_SITE || self->kind == ZAVOD_COLUMN_FIGURE;
}

gboolean
zavod_column_is_right_aligned (const ZavodColumn *self)
{
  return self->kind == ZAVOD_COLUMN_DATE || self->kind == ZAVOD_COLUMN_COUNT || self->kind == ZAVOD_COLUMN_PERCENT;
}

/* The longest date that is exact to the day, of a year of four digits. */
static int
measure_dates (void)
{
  glong longest = 0;

  for (guint8 month = 1; month <= 12; month++)
    {
      g_autofree char *text = zavod_partial_date_format ((ZavodPartialDate) { 2025, month, 28 });

      longest = MAX (longest, g_utf8_strlen (text, -1));
    }

  return (int) longest;
}

/* How long the words of a vocabulary are in the user's language, in percent of the English ones. */
static int
measure_words (ZavodVocabulary vocabulary)
{
  const guint n_words = zavod_vocabulary_get_n_words (vocabulary);
  glong english = 0, translated = 0;

  for (guint i = 0; i < n_words; i++)
    {
      english += g_utf8_strlen (zavod_vocabulary_get_english (vocabulary, i), -1);
      translated += g_utf8_strlen (zavod_vocabulary_get_label (vocabulary, zavod_vocabulary_get_code (vocabulary, i)), -1);
    }

  return (int) (100 * translated / english);
}

/**
 * zavod_column_get_width:
 *
 * Returns: the natural width of the column in characters of the user's language, whose dates and words may be longer
 *   than those that the layout is made for
 */
int
zavod_column_get_width (const ZavodColumn *self)
{
  /* every cell asks */
  static int dates, percent[ZAVOD_N_VOCABULARIES];

  if (self->kind == ZAVOD_COLUMN_DATE)
    return MAX (self->width, dates > 0 ? dates : (dates = measure_dates ()));
  if (self->kind != ZAVOD_COLUMN_CODE)
    return self->width;

  if (percent[self->vocabulary] == 0)
    percent[self->vocabulary] = measure_words (self->vocabulary);

  return MAX (self->width, self->width * percent[self->vocabulary] / 100);
}
