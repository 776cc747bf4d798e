/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-date-words.h"

#include <string.h>

#define SHORTEST_MONTH 3  /* letters: "Oct" */

typedef struct
{
  ZavodDateWord kind;
  guint value;
  const char *words;  /* lower case, parted by one space; a word may end in * for any ending */
} Row;

#define MONTH(number, words) { ZAVOD_DATE_WORD_MONTH, number, words }
#define SHARE(number, words) { ZAVOD_DATE_WORD_SHARE, number, words }
#define PLAIN(kind, words) { ZAVOD_DATE_WORD_##kind, 0, words }

/* In each row: English; Cyrillic: Russian (whose names Kyrgyz, Tajik and Uzbek share), Kazakh, Kyrgyz, Tajik, Uzbek;
 * Latin: Turkmen, Uzbek; Chinese, of which each character is a word here. */
static const Row rows[] = {
  MONTH (1, "january январ* қаңтар* yanvar* ýanwar*"),
  MONTH (2, "february феврал* ақпан* fevral* fewral*"),
  MONTH (3, "march март* наурыз* mart*"),
  MONTH (4, "april апрел* сәуір* aprel*"),
  MONTH (5, "may май* мая мае маи мамыр* maý* mayda mayning"),
  MONTH (6, "june июн* маусым* iyun* iyn iýun*"),
  MONTH (7, "july июл* шілде* iyul* iyl iýul*"),
  MONTH (8, "august август* тамыз* avgust* awgust*"),
  MONTH (9, "september sept сентябр* қыркүйе* sentabr* sentyabr* sentýabr*"),
  MONTH (10, "october октябр* қазан* oktabr* oktyabr* oktýabr*"),
  MONTH (11, "november ноябр* қараша* noyabr* noýabr*"),
  MONTH (12, "december декабр* желтоқсан* dekabr*"),
  MONTH (0, "月 日 号"),

  PLAIN (YEAR, "year years год года году годов лет жыл* сол соли солҳои йил йили йилда йилнинг йилги йиллар ýyl*"
               " yil yili yilda yilning yilgi yillar 年"),
  PLAIN (ORDINAL, "st nd rd th го й ші шы нші ншы чи чы чу чү нчи нчы нчу нчү ум юм уми юми nji njy inchi nchi"),
  PLAIN (FILLER, "of in the at в г гг ж с й y ý yy айы* айд* моҳи ойи* aýy* oyi* күні күнү рӯзи куни kuni güni"),

  PLAIN (PART, "early mid middle late end beginning start first second third fourth last i ii iii iv"),
  PLAIN (PART, "spring summer autumn fall winter"),
  PLAIN (PART, "начало начале начала середина середине середины конец конце конца весна весной лето летом осень осенью"
               " зима зимой первый первая первое первой первом второй вторая второе втором третий третьем четвертый"
               " четвёртый четвертом четвёртом половина половине"),
  PLAIN (PART, "басы басында ортасы ортасында соңы соңында аяғы аяғында бірінші екінші үшінші төртінші"
               " көктем* жаз жазы жазында күз күзі күзінде қыс қысы қысында"),
  PLAIN (PART, "башы башында ортосу ортосунда аягы аягында соңу соңунда биринчи экинчи үчүнчү төртүнчү"
               " жай жайы жайында күзү күзүндө кыш кышы кышында"),
  PLAIN (PART, "аввали ибтидои оғози миёнаи охири поёни якуми дуюми сеюми чоруми"
               " баҳор* тобистон* тирамоҳ* зимистон*"),
  PLAIN (PART, "боши бошида ўртаси ўртасида охирида иккинчи учинчи тўртинчи ёз ёзи ёзида кузи кузида қиш қиши қишида"),
  PLAIN (PART, "başy başynda ortasy ortasynda ahyry ahyrynda soňy soňunda birinji ikinji üçünji dördünji"
               " ýaz ýazy ýazynda tomus* güýz* gyş gyşy gyşynda"),
  PLAIN (PART, "boshi boshida oʻrtasi oʻrtasida oxiri oxirida birinchi ikkinchi uchinchi toʻrtinchi"
               " bahor* yoz yozi yozida kuz kuzi kuzida qish qishi qishida"),
  PLAIN (PART, "初 中 末 底 上 下 旬 第 度 春 夏 秋 冬"),
  SHARE (4, "q quarter квартал* кв тоқсан* чейре* семоҳаи семоҳа чора* çärýek* chora* 季"),
  SHARE (2, "h half полугоди* жартыжылды* жарым* нимсола нимсолаи ярми ярмида ярим* ýarym* yarmi yarmida yarim* 半"),
};

/* Whether @word is one of @words, or the beginning of one. */
static gboolean
fits (const char *words,
      const char *word,
      gboolean    shortened)
{
  const gsize length = strlen (word);

  for (const char *p = words; *p != '\0'; p += strspn (p, " "))
    {
      const gsize whole = strcspn (p, " ");
      const gboolean any_ending = p[whole - 1] == '*';
      const gsize stem = any_ending ? whole - 1 : whole;

      if (strncmp (p, word, MIN (stem, length)) == 0
          && (length == stem || (length > stem && any_ending) || (length < stem && shortened)))
        return TRUE;
      p += whole;
    }

  return FALSE;
}

/* The month that alone has a name that begins so, or 0. */
static guint
find_shortened (const char *word)
{
  guint month = 0;

  if (g_utf8_strlen (word, -1) < SHORTEST_MONTH)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows) && rows[i].kind == ZAVOD_DATE_WORD_MONTH; i++)
    if (fits (rows[i].words, word, TRUE))
      {
        if (month != 0)
          return 0;
        month = rows[i].value;
      }

  return month;
}

/**
 * zavod_date_word_find:
 * @word: in lower case, as zavod_spelling_unify() writes it
 * @shortened: whether the beginning of a month's name will do, three letters at least
 * @value: (out): what the kind says
 */
ZavodDateWord
zavod_date_word_find (const char *word,
                      gboolean    shortened,
                      guint      *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (fits (rows[i].words, word, FALSE))
      {
        *value = rows[i].value;
        return rows[i].kind;
      }

  *value = shortened ? find_shortened (word) : 0;

  return *value != 0 ? ZAVOD_DATE_WORD_MONTH : ZAVOD_DATE_WORD_NONE;
}
