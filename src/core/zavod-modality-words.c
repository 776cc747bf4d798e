/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-modality-words.h"

#include "zavod-han-numeral.h"
#include "zavod-spelling.h"

#include <string.h>

/* In each row: English, Russian, Kazakh, Kyrgyz, Tajik, Turkmen, Uzbek, Chinese. Ways to say it are parted by bars, words by one
 * space; a word may end in * for any ending. What several modalities could say ("to produce") says nothing. */
static const struct
{
  const char *code;
  const char *words;
} rows[] = {
  { "planned",
    "plan|plans|planned|planning|will|would|to be|slated|intend*|scheduled|propos*|set to"
    "|план*|заплан*|намер*|будет|будут|собира*|предстоит"
    "|жоспар*|көзде*|пландалган*|пландашт*|нақша*|ба нақша|niýetle*|meýilleş*|rejala*|reja|режала*|计划|拟|将" },
  { "target",
    "target*|goal*|aim|aims|aimed|aiming|ambition*|ramp up to|increase to|want to increase"
    "|цель*|цели|целев*|довести до|нарастить до|увеличить до"
    "|мақсат*|максат*|ҳадаф*|maksat*|maqsad*|мақсад*|目标|提高到|达到" },
  { "expected",
    "expected|expects|expect|anticipat*"
    "|ожида*|предполага*"
    "|күтіл*|күтүл*|интизор*|garaşyl*|kutil*|кутил*|预计|预期" },
  { "forecast", "forecast*|projected|projection*|прогноз*|болжам*|божомол*|пешгӯ*|çaklan*|prognoz*|预测" },
  { "nameplate",
    "designed|design capacity|nameplate|rated|capacity of|capable of|annual capacity"
    "|мощность*|мощностью|проектн*|рассчитан*"
    "|қуат*|кубаттуу*|иқтидор*|kuwwat*|quvvat*|қувват*|产能|设计" },
  { "actual",
    "was|were|has been|have been|produced|manufactured|assembled|employs|covers|amounted|reached|last year"
    "|был|была|было|были|выпустил*|произвел*|произвёл*|выпущен*|собран*|составил*|за прошл*"
    "|шығарылды|өндірілді|құрады|чыгарылды|өндүрүлдү|түздү|истеҳсол шуд*|öndürildi|ishlab chiqarildi|ишлаб чиқарилди|生产了|已" },
};

static gboolean
is_part_of_word (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p)) && !zavod_is_han (g_utf8_get_char (p));
}

static gboolean
begins_word (const char *text,
             const char *p)
{
  return is_part_of_word (p) ? p == text || !is_part_of_word (g_utf8_prev_char (p)) : zavod_is_han (g_utf8_get_char (p));
}

/* Whether one of @words, whose last may be shortened, stands at @p. */
static gboolean
fits (const char *p,
      const char *words)
{
  for (gsize length; *words != '\0'; words += length + (words[length] == '|'))
    {
      const gboolean any_ending = words[(length = strcspn (words, "|")) - 1] == '*';
      const gsize stem = length - (any_ending ? 1 : 0);

      if (strncmp (p, words, stem) == 0 && (any_ending || zavod_is_han (g_utf8_get_char (p)) || !is_part_of_word (p + stem)))
        return TRUE;
    }

  return FALSE;
}

static const char *
find_at (const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (fits (p, rows[i].words))
      return rows[i].code;

  return NULL;
}

/**
 * zavod_modality_find:
 * @text: valid UTF-8: a sentence
 * @at: the byte of it where the figure stands
 *
 * Returns: (nullable): the code of the modality that is told nearest before the figure, else first after it; %NULL: none is
 */
const char *
zavod_modality_find (const char *text,
                     gsize       at)
{
  g_autoptr (GArray) origins = NULL;
  g_autofree char *plain = zavod_spelling_unify_traced (text, &origins);
  const char *found = NULL;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gboolean is_after = g_array_index (origins, gsize, p - plain) > at;
      const char *code;

      if (is_after && found != NULL)
        break;
      code = begins_word (plain, p) ? find_at (p) : NULL;
      if (code != NULL)
        found = code;
    }

  return found;
}
