/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantities as sources write them. The text is cut into numbers and phrases; the number that counts is chosen, and the
 * phrases near it say what it means. What a text does not say is left open: the form shows the reading, to be
 * corrected. */

#include "zavod-quantity.h"

#include "zavod-error.h"
#include "zavod-quantity-scan.h"

#include <glib/gi18n.h>
#include <math.h>

#define LARGEST 1e15
#define FILLERS 2  /* words that may stand between a number and what belongs to it */

typedef struct
{
  GArray *items;
  gint first;  /* the number that counts */
  gint last;   /* the upper number of a range, else first */
} Reading;

static const ZavodItem *
get_item (const Reading *reading,
          gint           index)
{
  return index >= 0 && index < (gint) reading->items->len ? &g_array_index (reading->items, ZavodItem, index) : NULL;
}

static gboolean
is_type (const Reading *reading,
         gint           index,
         ZavodItemType  type)
{
  const ZavodItem *item = get_item (reading, index);

  return item != NULL && item->type == type;
}

static gboolean
is_kind (const Reading *reading,
         gint           index,
         ZavodWordKind  kind)
{
  const ZavodItem *item = get_item (reading, index);

  return item != NULL && item->type == ZAVOD_ITEM_PHRASE && item->kind == kind;
}

static const char *
get_code (const Reading *reading,
          gint           index)
{
  return get_item (reading, index)->code;
}

static gboolean
is_number (const Reading *reading,
           gint           index)
{
  return is_type (reading, index, ZAVOD_ITEM_NUMBER) || is_kind (reading, index, ZAVOD_WORD_COUNT);
}

/* "three" of "three years" */
static gboolean
is_span (const Reading *reading,
         gint           index)
{
  return is_number (reading, index) &&
         (is_kind (reading, index + 1, ZAVOD_WORD_YEARS) || is_kind (reading, index + 1, ZAVOD_WORD_YEARLY));
}

static gboolean
is_like_year (const Reading *reading,
              gint           index)
{
  return is_number (reading, index) && get_item (reading, index)->like_year;
}

/* "21" of "21 October", and of "October 21, 2025" */
static gboolean
is_day (const Reading *reading,
        gint           index)
{
  gint next = index + 1;

  if (!is_type (reading, index, ZAVOD_ITEM_NUMBER) || get_item (reading, index)->number > 31)
    return FALSE;
  if (is_kind (reading, next + is_kind (reading, next, ZAVOD_WORD_ORDINAL), ZAVOD_WORD_MONTH))
    return TRUE;

  return is_kind (reading, index - 1, ZAVOD_WORD_MONTH) &&
         is_like_year (reading, next + is_type (reading, next, ZAVOD_ITEM_STOP));
}

/* "2025" of "in 2025", "2025-nji ýyl", "соли 2025", "October 21, 2025" */
static gboolean
is_year (const Reading *reading,
         gint           index)
{
  gint before = index - 1;

  if (!is_like_year (reading, index))
    return FALSE;
  if (is_kind (reading, index + 1, ZAVOD_WORD_ORDINAL) || is_span (reading, index))
    return TRUE;
  if (is_kind (reading, before, ZAVOD_WORD_YEARS))
    return !is_number (reading, before - 1);
  if (is_kind (reading, before, ZAVOD_WORD_TIME) || is_kind (reading, before, ZAVOD_WORD_FROM) ||
      is_kind (reading, before, ZAVOD_WORD_MONTH))
    return TRUE;
  before -= is_type (reading, before, ZAVOD_ITEM_STOP);

  return is_day (reading, before) && is_kind (reading, before - 1, ZAVOD_WORD_MONTH);
}

static gboolean
is_date (const Reading *reading,
         gint           index)
{
  return is_year (reading, index) || is_day (reading, index);
}

/* The number a text is about, digits before words; a date and a number of years are not. -1 when there is none. */
static gint
find_number (const Reading *reading)
{
  gint word = -1;

  for (gint i = 0; i < (gint) reading->items->len; i++)
    {
      if (!is_number (reading, i) || is_span (reading, i) || is_date (reading, i))
        continue;
      if (is_type (reading, i, ZAVOD_ITEM_NUMBER))
        return i;
      if (word < 0)
        word = i;
    }

  return word;
}

static gboolean
is_part_of_number (const Reading *reading,
                   gint           index)
{
  return is_kind (reading, index, ZAVOD_WORD_SCALE) || is_kind (reading, index, ZAVOD_WORD_LETTER_SCALE) ||
         is_kind (reading, index, ZAVOD_WORD_UNIT) || is_kind (reading, index, ZAVOD_WORD_COUNTER) ||
         is_kind (reading, index, ZAVOD_WORD_CURRENCY);
}

/* The bound behind the number at @index and what belongs to it, which few other words may part; NULL when there is none */
static const char *
find_bound_after (const Reading *reading,
                  gint           index)
{
  guint fillers = 0;

  for (gint i = index + 1; i < (gint) reading->items->len; i++)
    {
      if (is_kind (reading, i, ZAVOD_WORD_BOUND_AFTER))
        return get_code (reading, i);
      if (!is_part_of_number (reading, i) && !is_kind (reading, i, ZAVOD_WORD_FROM_AFTER) &&
          !is_kind (reading, i, ZAVOD_WORD_PERIOD) && !(is_kind (reading, i, ZAVOD_WORD_OTHER) && ++fillers <= FILLERS))
        break;
    }

  return NULL;
}

static gboolean
is_bound (const char *bound,
          const char *code)
{
  return g_strcmp0 (bound, code) == 0;
}

/* Whether @index joins the numbers of a range whose lower one was opened by what stands at @before. */
static gboolean
is_joint (const Reading *reading,
          gint           index,
          gint           before)
{
  if (is_kind (reading, index, ZAVOD_WORD_AND))
    return (is_kind (reading, before, ZAVOD_WORD_BOUND) && is_bound (get_code (reading, before), "between")) ||
           (is_number (reading, index + 1) && is_bound (find_bound_after (reading, index + 1), "between"));
  if (is_kind (reading, index, ZAVOD_WORD_BOUND) || is_kind (reading, index, ZAVOD_WORD_CLOSE_BOUND))
    return is_kind (reading, before, ZAVOD_WORD_FROM) && is_bound (get_code (reading, index), "up-to");

  return is_type (reading, index, ZAVOD_ITEM_DASH) || is_kind (reading, index, ZAVOD_WORD_TO);
}

/* Whether the numbers of a range stand side by side: "5 mingdan 6 minggacha". */
static gboolean
is_range_by_endings (const Reading *reading,
                     gint           index)
{
  return is_kind (reading, index - 1, ZAVOD_WORD_FROM_AFTER) && is_number (reading, index) &&
         is_bound (find_bound_after (reading, index), "up-to");
}

static gboolean
is_upper (const Reading *reading,
          gint           index)
{
  return is_number (reading, index) && !is_span (reading, index) &&
         get_item (reading, index)->like_year == get_item (reading, reading->first)->like_year;
}

/* The upper number of a range that begins with the number chosen, else that number itself. */
static gint
find_last (const Reading *reading)
{
  gint before = reading->first - 1;
  gint i = reading->first + 1;

  while (is_kind (reading, before, ZAVOD_WORD_CURRENCY))
    before--;
  while (is_part_of_number (reading, i) || is_kind (reading, i, ZAVOD_WORD_FROM_AFTER))
    i++;
  if (is_range_by_endings (reading, i))
    return i;
  if (!is_joint (reading, i, before))
    return reading->first;

  i++;
  while (is_kind (reading, i, ZAVOD_WORD_CURRENCY))
    i++;

  return is_upper (reading, i) ? i : reading->first;
}

/* "million" of "5 million" and of "5+ million"; 0 without such a word */
static double
find_scale (const Reading *reading,
            gint           number)
{
  gint next = number + 1 + is_kind (reading, number + 1, ZAVOD_WORD_BOUND_AFTER);

  if (is_kind (reading, next, ZAVOD_WORD_SCALE) ||
      (is_kind (reading, next, ZAVOD_WORD_LETTER_SCALE) && get_item (reading, next)->glued))
    return get_item (reading, next)->number;

  return 0;
}

static void
read_numbers (const Reading *reading,
              double        *low,
              double        *high)
{
  double low_scale = find_scale (reading, reading->first);
  double high_scale = find_scale (reading, reading->last);

  *low = get_item (reading, reading->first)->number;
  *high = get_item (reading, reading->last)->number;
  /* "250–300 million" scales both, "5,000 to 1 million" does not */
  if (low_scale == 0)
    low_scale = *low <= *high ? high_scale : 1;
  *low *= low_scale > 0 ? low_scale : 1;
  *high *= high_scale > 0 ? high_scale : 1;
}

static const char *
find_bound_before (const Reading *reading)
{
  const char *bound = NULL;
  guint fillers = 0;

  for (gint i = reading->first - 1; i >= 0; i--)
    {
      if (is_kind (reading, i, ZAVOD_WORD_BOUND) ||
          (is_kind (reading, i, ZAVOD_WORD_CLOSE_BOUND) && i == reading->first - 1))
        bound = get_code (reading, i);
      else if (is_kind (reading, i, ZAVOD_WORD_FROM) && fillers == 0 && bound == NULL)
        return "at-least";
      else if (!is_kind (reading, i, ZAVOD_WORD_CURRENCY) &&
               !(is_kind (reading, i, ZAVOD_WORD_OTHER) && ++fillers <= FILLERS))
        break;
    }

  return bound;
}

static const char *
find_bound (const Reading *reading)
{
  const char *bound = find_bound_before (reading);

  if (reading->last != reading->first)
    return "between";
  if (bound == NULL)
    bound = find_bound_after (reading, reading->last);

  return bound == NULL || is_bound (bound, "between") ? "exact" : bound;
}

static const char *
find_currency (const Reading *reading)
{
  guint fillers = 0;

  for (gint i = reading->first - 1; i < (gint) reading->items->len; i++)
    {
      if (is_kind (reading, i, ZAVOD_WORD_CURRENCY))
        return get_code (reading, i);
      if (i <= reading->last)
        continue;
      if (!is_kind (reading, i, ZAVOD_WORD_SCALE) && !is_kind (reading, i, ZAVOD_WORD_LETTER_SCALE) &&
          !is_kind (reading, i, ZAVOD_WORD_BOUND_AFTER) && !is_kind (reading, i, ZAVOD_WORD_FROM_AFTER) &&
          !(is_kind (reading, i, ZAVOD_WORD_OTHER) && ++fillers <= FILLERS))
        break;
    }

  return NULL;
}

/* The unit behind the number, before the next one, or right before it where a counter stands behind it; else the nearest
 * in front of it ("robots: 20"). */
static const char *
find_unit (const Reading *reading)
{
  gint counter = -1;

  for (gint i = reading->first + 1; i < (gint) reading->items->len; i++)
    {
      if (is_kind (reading, i, ZAVOD_WORD_UNIT) && (counter < 0 || i - counter <= FILLERS))
        return get_code (reading, i);
      if (is_kind (reading, i, ZAVOD_WORD_COUNTER) && counter < 0)
        counter = i;
      if (i > reading->last && (is_type (reading, i, ZAVOD_ITEM_NUMBER) || (counter >= 0 && is_type (reading, i, ZAVOD_ITEM_STOP))))
        break;
    }
  if (counter >= 0 && !is_kind (reading, reading->first - 1, ZAVOD_WORD_UNIT))
    return get_code (reading, counter);
  for (gint i = reading->first - 1; i >= 0 && !is_type (reading, i, ZAVOD_ITEM_NUMBER); i--)
    if (is_kind (reading, i, ZAVOD_WORD_UNIT))
      return get_code (reading, i);

  return NULL;
}

/* Whether a word of this kind stands up to three items before the number of years, or right behind it. */
static gboolean
is_beside_span (const Reading *reading,
                gint           span,
                ZavodWordKind  kind)
{
  for (gint i = span - 1; i >= MAX (span - 3, 0); i--)
    if (is_kind (reading, i, kind))
      return TRUE;

  return is_kind (reading, span + 2, kind);
}

/* "in three years", "over three years", "3 жылда", "3 yil ichida" */
static gboolean
is_within_span (const Reading *reading,
                gint           span)
{
  return is_beside_span (reading, span, ZAVOD_WORD_TIME) || is_beside_span (reading, span, ZAVOD_WORD_BOUND) ||
         (is_kind (reading, span + 1, ZAVOD_WORD_YEARLY) && get_item (reading, span + 1)->number > 0);
}

/* "жылда" is "a year", unless it stands behind a number of years or beside a year. */
static gboolean
is_period (const Reading *reading,
           gint           index)
{
  return is_kind (reading, index, ZAVOD_WORD_PERIOD) ||
         (is_kind (reading, index, ZAVOD_WORD_YEARLY) && !is_number (reading, index - 1) &&
          !is_kind (reading, index - 1, ZAVOD_WORD_ORDINAL));
}

/* "in three years" adds three years up; of "in the first three years" nobody can tell whether each year is meant. */
static void
find_period (const Reading *reading,
             ZavodQuantity *quantity)
{
  gint span = -1;

  for (gint i = 0; i < (gint) reading->items->len; i++)
    {
      if (is_period (reading, i) && quantity->period == NULL)
        quantity->period = get_code (reading, i);
      if (is_span (reading, i) && !is_date (reading, i) && span < 0)
        span = i;
    }

  if (span < 0 || (quantity->period != NULL && !g_str_equal (quantity->period, "cumulative")))
    return;

  if (quantity->period == NULL && is_beside_span (reading, span, ZAVOD_WORD_FIRST))
    quantity->period = "ambiguous";
  else if (is_within_span (reading, span))
    quantity->period = "cumulative";
  else
    return;
  quantity->period_years = get_item (reading, span)->number;
}

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check (const Reading  *reading,
       double          low,
       double          high,
       GError        **error)
{
  if (get_item (reading, reading->first)->negative || get_item (reading, reading->last)->negative)
    return fail (error, _("A figure here cannot be less than zero. Write it without the minus sign."));
  if (!(low <= LARGEST && high <= LARGEST))
    return fail (error, _("This figure is too large to be right. Check its zeros, and words such as “million”."));
  if (low > high)
    return fail (error, _("The smaller number of a range comes first, such as 250–300."));

  return TRUE;
}

static void
fill (const Reading *reading,
      double         low,
      double         high,
      ZavodQuantity *quantity)
{
  *quantity = (ZavodQuantity) { .bound = find_bound (reading), .currency = find_currency (reading) };
  quantity->has_low = !g_str_equal (quantity->bound, "up-to") && !g_str_equal (quantity->bound, "under");
  quantity->has_high = !g_str_equal (quantity->bound, "over") && !g_str_equal (quantity->bound, "at-least");
  quantity->low = quantity->has_low ? low : 0;
  quantity->high = quantity->has_high ? high : 0;
  quantity->unit = quantity->currency == NULL ? find_unit (reading) : NULL;
  find_period (reading, quantity);
}

/**
 * zavod_quantity_parse:
 * @text: what a source says: "up to 70,000 vehicles annually", "$310mn", "до 70 000 автомобилей в год"
 * @quantity: (out): how Zavod reads it; the codes are static
 *
 * Words of English, Chinese and the languages of Central Asia are known; others are passed over. A comma before just three digits
 * parts thousands, any other is a decimal comma.
 *
 * Returns: whether there is a figure that can be kept; otherwise %ZAVOD_ERROR_NOT_FOUND where there is none, and
 *   %ZAVOD_ERROR_INVALID where it cannot be right, with a sentence
 */
gboolean
zavod_quantity_parse (const char     *text,
                      ZavodQuantity  *quantity,
                      GError        **error)
{
  g_autoptr (GArray) items = NULL;
  Reading reading = { NULL, -1, -1 };
  double low, high;

  g_return_val_if_fail (text != NULL && quantity != NULL, FALSE);

  *quantity = (ZavodQuantity) { 0 };
  reading.items = items = zavod_quantity_scan (text);
  if (items != NULL)
    reading.first = find_number (&reading);
  if (reading.first < 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND,
                           _("There is no figure in this. "
                          "Write it as the source does, such as “up to 70,000 vehicles a year”."));
      return FALSE;
    }

  reading.last = find_last (&reading);
  read_numbers (&reading, &low, &high);
  if (!check (&reading, low, high, error))
    return FALSE;
  fill (&reading, low, high, quantity);

  return TRUE;
}
