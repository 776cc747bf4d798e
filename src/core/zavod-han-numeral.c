/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-han-numeral.h"

#define NO_UNIT 10000    /* above all units that are read here */
#define MAX_DIGITS 8     /* of a number that is spelled digit by digit */

gboolean
zavod_is_han (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

static gint
get_digit (gunichar character)
{
  static const gunichar digits[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i] == character)
      return (gint) i;

  return character == 0x3007 /* 〇 */ ? 0 : character == 0x4E24 /* 两 */ ? 2 : -1;
}

static guint
get_unit (gunichar character)
{
  return character == 0x5341 /* 十 */ ? 10 : character == 0x767E /* 百 */ ? 100 : character == 0x5343 /* 千 */ ? 1000 : 0;
}

typedef struct
{
  guint total;     /* of the digits that have their unit */
  guint pending;   /* the digits behind the last unit */
  guint n_pending;
  guint unit;      /* the last one */
  gboolean zero;   /* stands before the pending digit */
} Numeral;

static gboolean
add_digit (Numeral *self,
           guint    digit)
{
  if (self->unit == NO_UNIT)
    self->pending = self->pending * 10 + digit;
  else if (digit == 0)
    self->zero = TRUE;
  else
    self->pending = digit;
  self->n_pending++;

  return self->n_pending <= MAX_DIGITS;
}

/* 百 and 千 need a digit; 十 at the beginning is ten. */
static gboolean
add_unit (Numeral  *self,
          guint     unit,
          gboolean  first)
{
  if (unit == 0 || unit >= self->unit || self->pending > 9 || (self->pending == 0 && !(unit == 10 && (first || self->zero))))
    return FALSE;

  self->total += MAX (self->pending, 1) * unit;
  *self = (Numeral) { .total = self->total, .unit = unit };

  return TRUE;
}

/* 两千五 is 2500, 两千零五 is 2005. */
static guint
get_value (const Numeral *self)
{
  const gboolean short_form = self->unit != NO_UNIT && self->unit > 10 && !self->zero;

  return self->total + self->pending * (short_form ? self->unit / 10 : 1);
}

/**
 * zavod_han_numeral_take:
 * @text: (inout): where a numeral may begin; moved behind it
 * @value: (out): what it says: 15 of 十五, 320 of 三百二十, 2025 of 二〇二五
 *
 * 万 and 亿, which stand behind any number, are left.
 *
 * Returns: whether there was one
 */
gboolean
zavod_han_numeral_take (const char **text,
                        guint       *value)
{
  Numeral numeral = { .unit = NO_UNIT };
  const char *p = *text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gint digit = get_digit (character);

      if (digit >= 0 ? !add_digit (&numeral, (guint) digit) : !add_unit (&numeral, get_unit (character), p == *text))
        break;
    }
  if (p == *text)
    return FALSE;

  *text = p;
  *value = get_value (&numeral);

  return TRUE;
}
