/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-passage.h"

#include "zavod-mentions.h"
#include "zavod-modality-words.h"
#include "zavod-sentence.h"

#include <string.h>

/* ---- the quote ---- */

/* A line of the article may end where the words go on. */
static char *
join_lines (const char *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (joined, g_utf8_get_char (p));
    else if (joined->len > 0 && joined->str[joined->len - 1] != ' ')
      g_string_append_c (joined, ' ');

  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&joined)));
}

static const ZavodMention *
find_mention_around (GArray *mentions,
                     gsize   start,
                     gsize   end)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const ZavodMention *mention = &g_array_index (mentions, ZavodMention, i);

      if (mention->start <= start && end <= mention->end)
        return mention;
    }

  return NULL;
}

static const ZavodMention *
find_mention_between (GArray           *mentions,
                      ZavodMentionKind  kind,
                      gsize             start,
                      gsize             end)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const ZavodMention *mention = &g_array_index (mentions, ZavodMention, i);

      if (mention->kind == kind && mention->start >= start && mention->end <= end)
        return mention;
    }

  return NULL;
}

static gboolean
is_gap (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* The word after *@end, which may not reach beyond @limit. */
static gboolean
take_word_after (const char *article,
                 gsize       limit,
                 gsize      *end)
{
  const char *p = article + *end;

  while (p < article + limit && is_gap (p))
    p = g_utf8_next_char (p);
  while (p < article + limit && !is_gap (p))
    p = g_utf8_next_char (p);
  if (p == article + *end)
    return FALSE;

  *end = (gsize) (p - article);
  return TRUE;
}

static gboolean
take_word_before (const char *article,
                  gsize       limit,
                  gsize      *start)
{
  const char *p = article + *start;

  while (p > article + limit && is_gap (g_utf8_prev_char (p)))
    p = g_utf8_prev_char (p);
  while (p > article + limit && !is_gap (g_utf8_prev_char (p)))
    p = g_utf8_prev_char (p);
  if (p == article + *start)
    return FALSE;

  *start = (gsize) (p - article);
  return TRUE;
}

static gboolean
is_too_long (const char *article,
             gsize       start,
             gsize       end)
{
  return g_utf8_strlen (article + start, (gssize) (end - start)) > ZAVOD_QUOTE_MAX;
}

/* As many words on both sides as a quote may have, none from beyond the sentence. */
static void
grow_quote (const char *article,
            gsize       first,
            gsize       last,
            gsize      *start,
            gsize      *end)
{
  gboolean grows = TRUE;

  while (grows)
    {
      gsize longer_start = *start, longer_end = *end;

      grows = take_word_before (article, first, &longer_start);
      if (grows && is_too_long (article, longer_start, *end))
        break;
      *start = longer_start;
      if (take_word_after (article, last, &longer_end))
        {
          if (is_too_long (article, *start, longer_end))
            break;
          *end = longer_end;
          grows = TRUE;
        }
    }
}

/* What is only pointed at, or is no more than a number, is quoted with its sentence. */
static void
choose_quote (const char         *article,
              const ZavodMention *mention,
              gsize              *start,
              gsize              *end)
{
  gsize first, last;

  zavod_sentence_find (article, mention != NULL ? mention->start : *start, &first, &last);
  if (!is_too_long (article, first, last))
    {
      *start = first;
      *end = last;
      return;
    }

  *start = mention != NULL ? mention->start : MAX (*start, first);
  *end = mention != NULL ? mention->end : *start;
  grow_quote (article, first, last, start, end);
}

/* ---- what it says ---- */

static const struct
{
  const char *unit;
  const char *property;
} properties[] = {
  { "ha", "area" },        { "m2", "area" },        { "people", "employees" }, { "jobs", "employees" },
  { "robots", "robots" },  { "percent", "localisation" }, { "types", "types" }, { "km", "distance" },
  { "enterprises", "enterprises" },
};

/* A guess, which the form shows to be corrected. */
static const char *
guess_property (const ZavodQuantity *quantity,
                const char          *modality)
{
  if (quantity->currency != NULL)
    return "investment";
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_strcmp0 (quantity->unit, properties[i].unit) == 0)
      return properties[i].property;

  return g_strcmp0 (modality, "actual") == 0 ? "output" : "capacity";
}

static char *
copy_mention (const char         *article,
              const ZavodMention *mention)
{
  g_autofree char *text = NULL;

  if (mention == NULL)
    return NULL;

  text = g_strndup (article + mention->start, mention->end - mention->start);
  return join_lines (text);
}

static void
read_value (ZavodPassage       *self,
            const char         *article,
            const ZavodMention *mention)
{
  g_autofree char *words = g_strndup (article + self->start, self->end - self->start);
  ZavodQuantity quantity;

  self->value = copy_mention (article, mention);
  self->modality = zavod_modality_find (words, mention != NULL ? mention->start - self->start : 0);
  if (self->value != NULL && zavod_quantity_parse (self->value, &quantity, NULL))
    self->property = guess_property (&quantity, self->modality);
}

/**
 * zavod_passage_new:
 * @article: valid UTF-8
 * @mentions: (element-type ZavodMention): what it mentions
 * @start: the byte at which the selection begins
 * @end: the byte behind it; the same as @start: nothing is selected, and the cursor stands there
 *
 * Returns: (transfer full) (nullable): the passage; %NULL where there are no words
 */
ZavodPassage *
zavod_passage_new (const char *article,
                   GArray     *mentions,
                   gsize       start,
                   gsize       end)
{
  const ZavodMention *mention = find_mention_around (mentions, start, end);
  g_autoptr (ZavodPassage) self = g_new0 (ZavodPassage, 1);
  g_autofree char *words = NULL;

  g_return_val_if_fail (article != NULL && start <= end && end <= strlen (article), NULL);

  if (start == end || mention != NULL)
    choose_quote (article, mention, &start, &end);
  self->start = start;
  self->end = end;
  words = g_strndup (article + start, end - start);
  self->quote = join_lines (words);
  if (*self->quote == '\0')
    return NULL;

  self->time = copy_mention (article, find_mention_between (mentions, ZAVOD_MENTION_DATE, start, end));
  if (mention == NULL || mention->kind == ZAVOD_MENTION_DATE)
    mention = find_mention_between (mentions, ZAVOD_MENTION_QUANTITY, start, end);
  read_value (self, article, mention);

  return g_steal_pointer (&self);
}

void
zavod_passage_free (ZavodPassage *self)
{
  g_free (self->quote);
  g_free (self->value);
  g_free (self->time);
  g_free (self);
}

/* ---- into a statement ---- */

static gboolean
is_of_period (const char *property)
{
  return g_str_equal (property, "output") || g_str_equal (property, "output-value") || g_str_equal (property, "statistic");
}

/* What was made in a year was so from its beginning to its end; what is planned or happens begins on the day; else the figure
 * is one of that day. */
static void
type_time (const ZavodPassage *self,
           ZavodInput         *input)
{
  const char *property = zavod_input_get (input, "property");
  const gboolean begins = zavod_property_get_value_type (property) != ZAVOD_VALUE_QUANTITY
                          || (self->modality != NULL && zavod_modality_is_plan (self->modality));

  if (is_of_period (property))
    zavod_input_type (input, "until", self->time);
  zavod_input_type (input, begins || is_of_period (property) ? "since" : "as_of", self->time);
}

/**
 * zavod_passage_type:
 * @input: of a new statement
 *
 * Types what the passage says into the fields. The citation is another matter: it needs a source.
 */
void
zavod_passage_type (const ZavodPassage *self,
                    ZavodClaimInput    *input)
{
  ZavodInput *fields = ZAVOD_INPUT (input);
  const ZavodValueType type = zavod_property_get_value_type (zavod_claim_input_get_property (input));

  if (self->value != NULL && type == ZAVOD_VALUE_QUANTITY)
    zavod_input_type (fields, "value", self->value);
  if (self->modality != NULL)
    zavod_input_type (fields, "modality", self->modality);
  if (self->time != NULL)
    type_time (self, fields);
}

/* ---- back to the article ---- */

/* Returns: the end of @quote where it stands at @p, whatever space parts its words; NULL: it does not */
static const char *
match (const char *p,
       const char *quote)
{
  while (*quote != '\0' && *p != '\0')
    {
      const gboolean gap = is_gap (quote);

      if (gap != is_gap (p) || (!gap && g_utf8_get_char (quote) != g_utf8_get_char (p)))
        return NULL;
      do
        p = g_utf8_next_char (p);
      while (gap && *p != '\0' && is_gap (p));
      quote = g_utf8_next_char (quote);
    }

  return *quote == '\0' ? p : NULL;
}

/**
 * zavod_passage_find:
 * @quote: words with one space between them
 * @start: (out): the byte of @article where they begin
 * @end: (out): the byte behind them
 *
 * Returns: whether @article has the words of @quote
 */
gboolean
zavod_passage_find (const char *article,
                    const char *quote,
                    gsize      *start,
                    gsize      *end)
{
  g_return_val_if_fail (article != NULL && quote != NULL, FALSE);

  for (const char *p = article; *quote != '\0' && *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *after = match (p, quote);

      if (after == NULL)
        continue;
      *start = (gsize) (p - article);
      *end = (gsize) (after - article);
      return TRUE;
    }

  return FALSE;
}
