/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-coordinates.h"

#include "zavod-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* IUGG mean radius of the earth, in metres. */
#define MAX_NUMBERS 6

typedef enum
{
  MARK_NONE,
  MARK_DEGREES,
  MARK_MINUTES,
  MARK_SECONDS,
} Mark;

typedef struct
{
  double value;
  Mark mark;
  gboolean negative;
  gboolean fraction;
} Number;

/* What was typed: its numbers in order, and the letters with the count of numbers before each. */
typedef struct
{
  Number numbers[MAX_NUMBERS];
  guint n_numbers;
  char letters[2];  /* N, S, E or W */
  guint letter_places[2];
  guint n_letters;
} Scan;

static const struct
{
  const char *characters;
  Mark mark;
} marks[] = {
  { "°º˚", MARK_DEGREES },
  { "'′’ʹ‘", MARK_MINUTES },
  { "\"″”ʺ“", MARK_SECONDS },
};

static const struct
{
  const char *characters;
  char letter;
} letters[] = {
  { "NnСс", 'N' },
  { "SsЮю", 'S' },
  { "EeВв", 'E' },
  { "WwЗз", 'W' },
};

static gboolean
fail_unreadable (GError **error)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                       _("Write a latitude and a longitude, such as 53.21435, 63.62463 or 53°12.86′ N 63°37.48′ E."));
  return FALSE;
}

static Mark
find_mark (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_utf8_strchr (marks[i].characters, -1, character) != NULL)
      return marks[i].mark;

  return MARK_NONE;
}

static char
find_letter (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_utf8_strchr (letters[i].characters, -1, character) != NULL)
      return letters[i].letter;

  return 0;
}

static gboolean
is_ignored (gunichar character)
{
  /* "с. ш." and "в. д." are how Russian writes N and E */
  return g_unichar_isspace (character) || g_utf8_strchr (",;/.()ШшДд", -1, character) != NULL;
}

/* Takes digits with a decimal point, or a decimal comma where the text has commas for it. */
static gboolean
scan_number (Scan        *scan,
             const char **text,
             gboolean     decimal_comma,
             gboolean     negative)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  Number *number;
  const char *p = *text;

  if (scan->n_numbers == MAX_NUMBERS)
    return FALSE;

  number = &scan->numbers[scan->n_numbers++];
  *number = (Number) { .negative = negative };

  for (; g_ascii_isdigit (*p); p++)
    g_string_append_c (digits, *p);
  if ((*p == '.' || (*p == ',' && decimal_comma)) && g_ascii_isdigit (p[1]))
    {
      number->fraction = TRUE;
      g_string_append_c (digits, '.');
      for (p++; g_ascii_isdigit (*p); p++)
        g_string_append_c (digits, *p);
    }

  number->value = g_ascii_strtod (digits->str, NULL);
  *text = p;

  return TRUE;
}

static gboolean
scan_letter (Scan *scan,
             char  letter)
{
  if (scan->n_letters == G_N_ELEMENTS (scan->letters))
    return FALSE;

  scan->letters[scan->n_letters] = letter;
  scan->letter_places[scan->n_letters++] = scan->n_numbers;

  return TRUE;
}

static gboolean
scan_mark (Scan *scan,
           Mark  mark)
{
  Number *last;

  if (scan->n_numbers == 0)
    return FALSE;

  /* two minute signs are the second sign of a plain keyboard */
  last = &scan->numbers[scan->n_numbers - 1];
  if (last->mark == MARK_MINUTES && mark == MARK_MINUTES)
    mark = MARK_SECONDS;
  else if (last->mark != MARK_NONE)
    return FALSE;
  last->mark = mark;

  return TRUE;
}

static gboolean
scan_text (const char *text,
           gboolean    decimal_comma,
           Scan       *scan)
{
  *scan = (Scan) { 0 };

  while (*text != '\0')
    {
      gunichar character = g_utf8_get_char (text);
      gboolean negative = character == '-' || character == 0x2212;
      const char *next = g_utf8_next_char (text);

      if (g_ascii_isdigit (*text) || (negative && g_ascii_isdigit (*next)))
        {
          text = negative ? next : text;
          if (!scan_number (scan, &text, decimal_comma, negative))
            return FALSE;
          continue;
        }

      if (find_mark (character) != MARK_NONE ? !scan_mark (scan, find_mark (character))
          : find_letter (character) != 0     ? !scan_letter (scan, find_letter (character))
                                             : !is_ignored (character))
        return FALSE;
      text = next;
    }

  return TRUE;
}

/* How many of the numbers belong to the first coordinate; 0 when that cannot be told. */
static guint
find_split (const Scan *scan)
{
  guint n_degrees = 0;

  if (scan->n_letters == 2)
    return scan->letter_places[0] > 0 ? scan->letter_places[0] : scan->letter_places[1];

  for (guint i = 0; i < scan->n_numbers; i++)
    if (scan->numbers[i].mark == MARK_DEGREES && ++n_degrees == 2)
      return i;

  return scan->n_numbers % 2 == 0 ? scan->n_numbers / 2 : 0;
}

static gboolean
letters_fit (const Scan *scan,
             guint       split)
{
  gboolean prefix;

  if (scan->n_letters == 0)
    return TRUE;
  if (scan->n_letters == 1)
    return FALSE;

  prefix = scan->letter_places[0] == 0;
  return scan->letter_places[1] == (prefix ? split : scan->n_numbers) &&
         (strchr ("NS", scan->letters[0]) != NULL) != (strchr ("NS", scan->letters[1]) != NULL);
}

/* Degrees, minutes and seconds to degrees. */
static gboolean
join_numbers (const Number *numbers,
              guint         n_numbers,
              double       *degrees)
{
  double unit = 1;

  if (n_numbers == 0 || n_numbers > 3)
    return FALSE;

  *degrees = 0;
  for (guint i = 0; i < n_numbers; i++, unit /= 60)
    {
      if (numbers[i].mark != MARK_NONE && numbers[i].mark != MARK_DEGREES + i)
        return FALSE;
      if (i + 1 < n_numbers && numbers[i].fraction)
        return FALSE;
      if (i > 0 && (numbers[i].negative || numbers[i].value >= 60))
        return FALSE;
      *degrees += numbers[i].value * unit;
    }
  if (numbers[0].negative)
    *degrees = -*degrees;

  return TRUE;
}

/* Signs the two coordinates by their letters, and puts the latitude first. */
static gboolean
apply_letters (const Scan *scan,
               double      degrees[2])
{
  if (scan->n_letters == 0)
    return TRUE;

  for (guint i = 0; i < 2; i++)
    {
      if (degrees[i] < 0)
        return FALSE;
      if (strchr ("SW", scan->letters[i]) != NULL)
        degrees[i] = -degrees[i];
    }

  if (strchr ("EW", scan->letters[0]) != NULL)
    {
      double longitude = degrees[0];

      degrees[0] = degrees[1];
      degrees[1] = longitude;
    }

  return TRUE;
}

static gboolean
read_scan (const Scan *scan,
           double      degrees[2])
{
  guint split = find_split (scan);

  return split > 0 && split < scan->n_numbers && letters_fit (scan, split) &&
         join_numbers (scan->numbers, split, &degrees[0]) &&
         join_numbers (scan->numbers + split, scan->n_numbers - split, &degrees[1]) && apply_letters (scan, degrees);
}

static gboolean
check_range (double       latitude,
             double       longitude,
             GError     **error)
{
  if (!(latitude >= -90 && latitude <= 90))
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                 _("A latitude lies between −90 and 90 degrees, so %g cannot be one."), latitude);
  else if (!(longitude >= -180 && longitude <= 180))
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                 _("A longitude lies between −180 and 180 degrees, so %g cannot be one."), longitude);
  else
    return TRUE;

  return FALSE;
}

/**
 * zavod_coordinates_parse:
 * @text: what somebody typed: decimal degrees, or degrees and minutes, perhaps with seconds; signs or the letters N, S,
 *   E and W (С, Ю, В, З) in front or behind. The latitude comes first unless letters say otherwise.
 * @latitude: (out): degrees north, WGS 84
 * @longitude: (out): degrees east
 *
 * A comma between digits is a decimal comma when the text has no point and that leaves two coordinates.
 *
 * Returns: whether both coordinates were read; %ZAVOD_ERROR_INVALID with a sentence otherwise
 */
gboolean
zavod_coordinates_parse (const char  *text,
                         double      *latitude,
                         double      *longitude,
                         GError     **error)
{
  double degrees[2] = { 0, 0 };
  gboolean read = FALSE;
  Scan scan;

  g_return_val_if_fail (text != NULL && latitude != NULL && longitude != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return fail_unreadable (error);

  if (strchr (text, ',') != NULL && strchr (text, '.') == NULL)
    read = scan_text (text, TRUE, &scan) && read_scan (&scan, degrees);
  if (!read)
    read = scan_text (text, FALSE, &scan) && read_scan (&scan, degrees);
  if (!read)
    return fail_unreadable (error);
  if (!check_range (degrees[0], degrees[1], error))
    return FALSE;

  *latitude = degrees[0];
  *longitude = degrees[1];

  return TRUE;
}

/**
 * zavod_coordinates_format:
 *
 * Returns: decimal degrees to five places (about a metre), the same in every locale: "53.21435, 63.62463"
 */
char *
zavod_coordinates_format (double latitude,
                          double longitude)
{
  char buffers[2][G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%s, %s", g_ascii_formatd (buffers[0], sizeof buffers[0], "%.5f", latitude),
                          g_ascii_formatd (buffers[1], sizeof buffers[1], "%.5f", longitude));
}

/* @letters: for what is positive and what is negative */
static char *
format_angle (double      degrees,
              const char *signs[2])
{
  const gint64 thousandths = llround (fabs (degrees) * 60000);  /* of a minute: carried over before it is written */
  char minutes[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%d° %s′ %s", (int) (thousandths / 60000),
                          g_ascii_formatd (minutes, sizeof minutes, "%06.3f", (double) (thousandths % 60000) / 1000),
                          signs[degrees < 0]);
}

/**
 * zavod_coordinates_format_minutes:
 *
 * Returns: degrees and minutes, as maps and receivers show them: "53° 12.861′ N, 63° 37.478′ E"; zavod_coordinates_parse()
 * reads them
 */
char *
zavod_coordinates_format_minutes (double latitude,
                                  double longitude)
{
  g_autofree char *north = format_angle (latitude, (const char *[]) { "N", "S" });
  g_autofree char *east = format_angle (longitude, (const char *[]) { "E", "W" });

  return g_strdup_printf ("%s, %s", north, east);
}
