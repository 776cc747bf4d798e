/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-mentions.h"
#include "zavod-modality-words.h"
#include "zavod-sentence.h"

#include <locale.h>
#include <string.h>

/* A text, and what it mentions, parted by bars. */
static const struct
{
  const char *text;
  const char *mentions;
} texts[] = {
  { "The works cost $310mn.", "$310mn" },
  { "The $270 million plant covers 63 hectares in the zone.", "$270 million|63 hectares" },
  { "It stands on a 630,000 square-metre site, with 68 industrial robots.", "630,000 square-metre|68 industrial robots" },
  { "It can make up to 70,000 vehicles annually, from January on.", "up to 70,000 vehicles annually" },
  { "They open with an annual capacity of up to 190,000 vehicles.", "annual capacity of up to 190,000 vehicles" },
  { "More than 134,000 passenger cars were made in 2024.", "More than 134,000 passenger cars|2024" },
  { "In 2024, 12,000 cars were made.", "2024|12,000 cars" },
  { "In October 2024, 12,000 cars were made.", "October 2024|12,000 cars" },
  { "The plant opened on October 21, 2025, in the north.", "October 21, 2025" },
  { "On 21 October 2025 it opened; since early 2023 it was built.", "21 October 2025|early 2023" },
  { "2025-10-21 ALMATY", "2025-10-21" },
  { "It was on 21.10.2025.", "21.10.2025" },
  { "In Q3 2025 it begins.", "Q3 2025" },
  { "Up to 10,000 units within the first three years, then 30,000 vehicles a year.",
    "Up to 10,000 units within the first three years|30,000 vehicles a year" },
  { "From 250 to 300 million dollars are meant.", "From 250 to 300 million dollars" },
  { "75% of the parts are local. In the future it will be 80%.", "75%|80%" },
  { "The Tiggo 7 and the EV6 are made there for two years.", "" },
  { "It makes 19 different types, and three robots weld.", "19 different types|three robots" },
  { "1,500 people use robots there.", "1,500 people" },
  { "1,500 people work there, nearly half of them young.", "1,500 people" },
  { "An output of 5 in 2024 is no date of May.", "2024" },
  { "Завод выпускает до 70 000 автомобилей в год.", "до 70 000 автомобилей в год" },
  { "Инвестиции составили 310 млн долларов в 2025 году.", "310 млн долларов|2025 году" },
  { "За 2024 г. выпущено более 134 тыс. легковых автомобилей.", "2024|более 134 тыс. легковых автомобилей" },
  { "Запуск намечен на октябрь 2025 года.", "октябрь 2025 года" },
  { "Зауыт жылына 70 мың автокөлік шығарады.", "жылына 70 мың автокөлік" },
  { "Zavod yiliga 70 ming avtomobil ishlab chiqaradi.", "yiliga 70 ming avtomobil" },
  { "工厂年产7万辆汽车。", "年产7万辆汽车" },
  { "Nothing is told here…", "" },
  { "", "" },
  { "12", "" },
  { "A ﬁne plant’s 1,500 employees", "1,500 employees" },
};

static char *
join (const char *text,
      GArray     *mentions)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const ZavodMention *mention = &g_array_index (mentions, ZavodMention, i);

      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, text + mention->start, (gssize) (mention->end - mention->start));
    }

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static void
test_mentions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) mentions = zavod_mentions_find (texts[i].text);
      g_autofree char *joined = join (texts[i].text, mentions);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpstr (joined, ==, texts[i].mentions);
    }
}

static void
test_mentions_never_overlap (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GArray) mentions = NULL;
  gsize end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (all, "%s %s%s", texts[i].text, texts[i].text, i % 3 == 0 ? "\r\n" : " ");
  mentions = zavod_mentions_find (all->str);
  g_assert_cmpuint (mentions->len, >, G_N_ELEMENTS (texts));
  for (guint i = 0; i < mentions->len; i++)
    {
      const ZavodMention *mention = &g_array_index (mentions, ZavodMention, i);

      g_assert_cmpuint (mention->start, >=, end);
      g_assert_cmpuint (mention->end, >, mention->start);
      end = mention->end;
    }
  g_assert_cmpuint (end, <=, all->len);
}

static void
assert_sentence (const char *text,
                 const char *at,
                 const char *expected)
{
  gsize start, end;
  g_autofree char *sentence = NULL;

  zavod_sentence_find (text, (gsize) (strstr (text, at) - text), &start, &end);
  sentence = g_strndup (text + start, end - start);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentences (void)
{
  const char *text = "  On Oct. 21 Mr. K. Sadykov opened it. “It is large.” Said he: 1.5 ha.\nThen a line\n\n"
                     "В 2024 г. выпущено 134 тыс. машин. Это рекорд! 好。再见";

  assert_sentence (text, "  On", "On Oct. 21 Mr. K. Sadykov opened it.");
  assert_sentence (text, "Sadykov", "On Oct. 21 Mr. K. Sadykov opened it.");
  assert_sentence (text, "large", "“It is large.”");
  assert_sentence (text, "1.5", "Said he: 1.5 ha.");
  assert_sentence (text, "Then", "Then a line");
  assert_sentence (text, "машин", "В 2024 г. выпущено 134 тыс. машин.");
  assert_sentence (text, "рекорд", "Это рекорд!");
  assert_sentence (text, "再", "再见");
}

static void
assert_modality (const char *text,
                 const char *at,
                 const char *expected)
{
  g_assert_cmpstr (zavod_modality_find (text, (gsize) (strstr (text, at) - text)), ==, expected);
}

static void
test_modalities (void)
{
  assert_modality ("The plant is designed to make up to 70,000", "up to", "nameplate");
  assert_modality ("It was built in 2023 and is expected to employ 1,500 people", "1,500", "expected");
  assert_modality ("It will employ 1,500 people", "1,500", "planned");
  assert_modality ("More than 134,000 cars were produced", "134", "actual");
  assert_modality ("1,500 people, whose goal is more", "1,500", "target");
  assert_modality ("The plantation has 1,500 trees", "1,500", NULL);
  assert_modality ("Планируется выпуск 7000 машин", "7000", "planned");
  assert_modality ("Ожидается, что будет 7000 машин", "7000", "planned");
  assert_modality ("预计年产7万辆", "年产", "expected");
  assert_modality ("", "", NULL);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mentions/texts", test_mentions);
  g_test_add_func ("/mentions/never-overlap", test_mentions_never_overlap);
  g_test_add_func ("/mentions/sentences", test_sentences);
  g_test_add_func ("/mentions/modalities", test_modalities);

  return g_test_run ();
}
