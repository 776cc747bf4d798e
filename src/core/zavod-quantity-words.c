/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-quantity-words.h"

#include <string.h>

#define BOUND(words, code) { words, ZAVOD_WORD_BOUND, code, 0 }
#define AFTER(words, code) { words, ZAVOD_WORD_BOUND_AFTER, code, 0 }
#define SCALE(words, number) { words, ZAVOD_WORD_SCALE, NULL, number }
#define LETTER(words, number) { words, ZAVOD_WORD_LETTER_SCALE, NULL, number }
#define CURRENCY(words, code) { words, ZAVOD_WORD_CURRENCY, code, 0 }
#define UNIT(words, code) { words, ZAVOD_WORD_UNIT, code, 0 }
#define PERIOD(words, code) { words, ZAVOD_WORD_PERIOD, code, 0 }
#define COUNT(words, number) { words, ZAVOD_WORD_COUNT, NULL, number }
#define PLAIN(words, kind) { words, ZAVOD_WORD_##kind, NULL, 0 }

static const ZavodPhrase phrases[] = {
  BOUND ("up to", "up-to"), BOUND ("as many as", "up-to"), BOUND ("as much as", "up-to"), BOUND ("at most", "up-to"),
  BOUND ("no more than", "up-to"), BOUND ("not more than", "up-to"), BOUND ("maximum", "up-to"),
  BOUND ("maximum of", "up-to"), BOUND ("max", "up-to"), BOUND ("≤", "up-to"), BOUND ("до", "up-to"),
  BOUND ("не более", "up-to"), BOUND ("не больше", "up-to"), BOUND ("максимум", "up-to"),
  BOUND ("nearly", "under"), BOUND ("almost", "under"), BOUND ("just under", "under"), BOUND ("почти", "under"),
  BOUND ("less than", "up-to"), BOUND ("fewer than", "up-to"), BOUND ("under", "up-to"), BOUND ("below", "up-to"),
  BOUND ("<", "up-to"), BOUND ("менее", "up-to"), BOUND ("меньше", "up-to"),
  BOUND ("more than", "over"), BOUND ("over", "over"), BOUND ("above", "over"), BOUND ("exceed*", "over"),
  BOUND ("in excess of", "over"), BOUND (">", "over"), BOUND ("свыше", "over"), BOUND ("более", "over"),
  BOUND ("более чем", "over"), BOUND ("больше", "over"),
  BOUND ("at least", "at-least"), BOUND ("no less than", "at-least"), BOUND ("not less than", "at-least"),
  BOUND ("no fewer than", "at-least"), BOUND ("minimum", "at-least"), BOUND ("minimum of", "at-least"),
  BOUND ("min", "at-least"), BOUND ("≥", "at-least"), BOUND ("не менее", "at-least"), BOUND ("как минимум", "at-least"),
  BOUND ("кемінде", "at-least"),
  BOUND ("about", "about"), BOUND ("around", "about"), BOUND ("approximately", "about"), BOUND ("approx", "about"),
  BOUND ("circa", "about"), BOUND ("roughly", "about"), BOUND ("some", "about"),
  BOUND ("~", "about"), BOUND ("≈", "about"),
  BOUND ("около", "about"), BOUND ("примерно", "about"), BOUND ("порядка", "about"), BOUND ("шамамен", "about"),
  BOUND ("between", "between"),
  AFTER ("or more", "at-least"), AFTER ("and more", "at-least"), AFTER ("+", "at-least"), AFTER ("и более", "at-least"),
  AFTER ("or less", "up-to"), AFTER ("or fewer", "up-to"), AFTER ("дейін", "up-to"), AFTER ("астам", "over"),
  PLAIN ("from", FROM), PLAIN ("от", FROM), PLAIN ("to", TO), PLAIN ("and", AND), PLAIN ("и", AND),

  SCALE ("thousand*", 1e3), SCALE ("тыс*", 1e3), SCALE ("мың*", 1e3), LETTER ("k", 1e3),
  SCALE ("million*", 1e6), SCALE ("mn", 1e6), SCALE ("mln", 1e6), SCALE ("млн", 1e6), SCALE ("миллион*", 1e6),
  LETTER ("m", 1e6),
  SCALE ("billion*", 1e9), SCALE ("bn", 1e9), SCALE ("bln", 1e9), SCALE ("млрд", 1e9), SCALE ("миллиард*", 1e9),
  LETTER ("b", 1e9),
  SCALE ("trillion*", 1e12), SCALE ("tn", 1e12), SCALE ("trn", 1e12), SCALE ("трлн", 1e12), SCALE ("триллион*", 1e12),

  CURRENCY ("$", "USD"), CURRENCY ("us $", "USD"), CURRENCY ("usd", "USD"), CURRENCY ("dollar*", "USD"),
  CURRENCY ("us dollar*", "USD"), CURRENCY ("доллар*", "USD"),
  CURRENCY ("₸", "KZT"), CURRENCY ("kzt", "KZT"), CURRENCY ("tenge*", "KZT"), CURRENCY ("тенге*", "KZT"),
  CURRENCY ("теңге*", "KZT"),
  CURRENCY ("€", "EUR"), CURRENCY ("eur", "EUR"), CURRENCY ("euro*", "EUR"), CURRENCY ("евро", "EUR"),
  CURRENCY ("£", "GBP"), CURRENCY ("gbp", "GBP"),
  CURRENCY ("₽", "RUB"), CURRENCY ("rub", "RUB"), CURRENCY ("ruble*", "RUB"), CURRENCY ("rouble*", "RUB"),
  CURRENCY ("рубл*", "RUB"), CURRENCY ("руб", "RUB"),
  CURRENCY ("cny", "CNY"), CURRENCY ("rmb", "CNY"), CURRENCY ("yuan*", "CNY"), CURRENCY ("юан*", "CNY"),
  CURRENCY ("uzs", "UZS"), CURRENCY ("soum*", "UZS"), CURRENCY ("сум*", "UZS"),
  CURRENCY ("kgs", "KGS"), CURRENCY ("som", "KGS"), CURRENCY ("soms", "KGS"), CURRENCY ("сом*", "KGS"),
  CURRENCY ("tjs", "TJS"), CURRENCY ("somoni*", "TJS"), CURRENCY ("сомони", "TJS"),
  CURRENCY ("tmt", "TMT"), CURRENCY ("manat*", "TMT"), CURRENCY ("манат*", "TMT"),

  UNIT ("vehicle*", "vehicles"), UNIT ("car", "vehicles"), UNIT ("cars", "vehicles"), UNIT ("automobile*", "vehicles"),
  UNIT ("автомоб*", "vehicles"), UNIT ("авто", "vehicles"), UNIT ("машин*", "vehicles"), UNIT ("көлік*", "vehicles"),
  UNIT ("автокөлік*", "vehicles"),
  UNIT ("bus", "buses"), UNIT ("buses", "buses"), UNIT ("автобус*", "buses"),
  UNIT ("truck*", "trucks"), UNIT ("lorry", "trucks"), UNIT ("lorries", "trucks"), UNIT ("грузовик*", "trucks"),
  UNIT ("жүк көлік*", "trucks"),
  UNIT ("tractor*", "tractors"), UNIT ("трактор*", "tractors"),
  UNIT ("trailer*", "trailers"), UNIT ("semi trailer*", "trailers"), UNIT ("прицеп*", "trailers"),
  UNIT ("machine*", "machines"),
  UNIT ("unit", "units"), UNIT ("units", "units"), UNIT ("единиц*", "units"), UNIT ("дана", "units"),
  UNIT ("set", "sets"), UNIT ("sets", "sets"), UNIT ("kit", "sets"), UNIT ("kits", "sets"), UNIT ("комплект*", "sets"),
  UNIT ("tyre*", "tyres"), UNIT ("tire", "tyres"), UNIT ("tires", "tyres"),
  UNIT ("шин", "tyres"), UNIT ("шины", "tyres"),
  UNIT ("tonne*", "tonnes"), UNIT ("ton", "tonnes"), UNIT ("tons", "tonnes"), UNIT ("тонн*", "tonnes"),
  UNIT ("people", "people"), UNIT ("person*", "people"), UNIT ("employee*", "people"), UNIT ("worker*", "people"),
  UNIT ("specialist*", "people"), UNIT ("человек*", "people"), UNIT ("сотрудник*", "people"),
  UNIT ("работник*", "people"), UNIT ("специалист*", "people"), UNIT ("адам*", "people"),
  UNIT ("job", "jobs"), UNIT ("jobs", "jobs"), UNIT ("рабочих мест*", "jobs"), UNIT ("рабочие места", "jobs"),
  UNIT ("жұмыс орн*", "jobs"),
  UNIT ("robot*", "robots"), UNIT ("робот*", "robots"),
  UNIT ("type", "types"), UNIT ("types", "types"), UNIT ("тип*", "types"), UNIT ("вид*", "types"),
  UNIT ("enterprise*", "enterprises"), UNIT ("compan*", "enterprises"), UNIT ("предприят*", "enterprises"),
  UNIT ("%", "percent"), UNIT ("percent", "percent"), UNIT ("per cent", "percent"), UNIT ("процент*", "percent"),
  UNIT ("пайыз*", "percent"),
  UNIT ("m2", "m2"), UNIT ("м2", "m2"), UNIT ("sqm", "m2"), UNIT ("sq m", "m2"), UNIT ("sq met*", "m2"),
  UNIT ("square m", "m2"), UNIT ("square met*", "m2"), UNIT ("кв м", "m2"), UNIT ("кв метр*", "m2"),
  UNIT ("квадратн* метр*", "m2"), UNIT ("шаршы метр*", "m2"),
  UNIT ("ha", "ha"), UNIT ("hectare*", "ha"), UNIT ("га", "ha"), UNIT ("гектар*", "ha"),
  UNIT ("km", "km"), UNIT ("kilomet*", "km"), UNIT ("км", "km"), UNIT ("километр*", "km"), UNIT ("шақырым*", "km"),
  UNIT ("sq km", NULL), UNIT ("square km", NULL), UNIT ("square kilomet*", NULL),
  UNIT ("km2", NULL), UNIT ("км2", NULL), UNIT ("кв км", NULL), UNIT ("квадратн* километр*", NULL),

  PERIOD ("a year", "per-year"), PERIOD ("per year", "per-year"), PERIOD ("/ year", "per-year"),
  PERIOD ("/ yr", "per-year"), PERIOD ("each year", "per-year"), PERIOD ("every year", "per-year"),
  PERIOD ("annual*", "per-year"), PERIOD ("yearly", "per-year"), PERIOD ("per annum", "per-year"),
  PERIOD ("в год", "per-year"), PERIOD ("/ год", "per-year"), PERIOD ("ежегодн*", "per-year"),
  PERIOD ("жылына", "per-year"), PERIOD ("жыл сайын", "per-year"),
  PERIOD ("a month", "per-month"), PERIOD ("per month", "per-month"), PERIOD ("/ month", "per-month"),
  PERIOD ("each month", "per-month"), PERIOD ("every month", "per-month"), PERIOD ("monthly", "per-month"),
  PERIOD ("в месяц", "per-month"), PERIOD ("ежемесячн*", "per-month"), PERIOD ("айына", "per-month"),
  PERIOD ("in all", "cumulative"), PERIOD ("in total", "cumulative"), PERIOD ("altogether", "cumulative"),
  PERIOD ("cumulative*", "cumulative"), PERIOD ("всего", "cumulative"), PERIOD ("барлығы", "cumulative"),

  COUNT ("one", 1), COUNT ("two", 2), COUNT ("three", 3), COUNT ("four", 4), COUNT ("five", 5), COUNT ("six", 6),
  COUNT ("seven", 7), COUNT ("eight", 8), COUNT ("nine", 9), COUNT ("ten", 10), COUNT ("eleven", 11),
  COUNT ("twelve", 12), COUNT ("два", 2), COUNT ("две", 2), COUNT ("три", 3), COUNT ("четыре", 4), COUNT ("пять", 5),
  COUNT ("шесть", 6), COUNT ("семь", 7), COUNT ("восемь", 8), COUNT ("девять", 9), COUNT ("десять", 10),
  COUNT ("екі", 2), COUNT ("үш", 3), COUNT ("төрт", 4), COUNT ("бес", 5),
  PLAIN ("year", YEARS), PLAIN ("years", YEARS), PLAIN ("год", YEARS), PLAIN ("года", YEARS), PLAIN ("лет", YEARS),
  PLAIN ("жыл*", YEARS),
  PLAIN ("first", FIRST), PLAIN ("initial", FIRST), PLAIN ("перв*", FIRST), PLAIN ("алғашқы", FIRST),
  PLAIN ("in", TIME), PLAIN ("by", TIME), PLAIN ("since", TIME), PLAIN ("until", TIME), PLAIN ("within", TIME),
  PLAIN ("during", TIME), PLAIN ("for", TIME), PLAIN ("of", TIME), PLAIN ("в", TIME),
  PLAIN ("к", TIME), PLAIN ("с", TIME), PLAIN ("за", TIME), PLAIN ("в течение", TIME),
  PLAIN ("january", TIME), PLAIN ("february", TIME), PLAIN ("march", TIME), PLAIN ("april", TIME), PLAIN ("may", TIME),
  PLAIN ("june", TIME), PLAIN ("july", TIME), PLAIN ("august", TIME), PLAIN ("september", TIME),
  PLAIN ("october", TIME), PLAIN ("november", TIME), PLAIN ("december", TIME),
};

/* How many of @words the phrase takes, 0 when it does not fit. */
static guint
match (const char        *phrase,
       const char *const *words,
       guint              n_words)
{
  guint n = 0;

  for (const char *p = phrase; *p != '\0'; n++)
    {
      gsize length = strcspn (p, " ");
      gboolean prefix = p[length - 1] == '*';
      gsize stem = prefix ? length - 1 : length;

      if (n == n_words || strncmp (words[n], p, stem) != 0 || (!prefix && words[n][stem] != '\0'))
        return 0;
      p += length + (p[length] == ' ');
    }

  return n;
}

/**
 * zavod_phrase_find:
 * @words: (array length=n_words): the words from here on
 * @n_matched: (out): how many of them the phrase takes; 1 when none fits
 *
 * Returns: (nullable): the phrase that takes most of @words
 */
const ZavodPhrase *
zavod_phrase_find (const char *const *words,
                   guint              n_words,
                   guint             *n_matched)
{
  const ZavodPhrase *found = NULL;

  *n_matched = 0;
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      guint n = match (phrases[i].words, words, n_words);

      if (n > *n_matched)
        {
          *n_matched = n;
          found = &phrases[i];
        }
    }
  *n_matched = MAX (*n_matched, 1);

  return found;
}
