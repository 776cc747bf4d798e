/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-quantity-words.h"

#include "zavod-date-words.h"
#include "zavod-han-numeral.h"

#include <string.h>

/* Endings that stand for a word of their own: "70 mingdan ortiq" is "70 ming dan ortiq", and "70 минггача" is "70 минг
 * гача". Each has several forms, of which the phrases know the first. A word that the phrases know whole ("azyndan") has
 * none. */
static const char *const endings[][10] = {
  { "дан", "ден", "дон", "дөн", "тан", "тен", "тон", "төн", "нан", "нен" },
  { "dan", "den" },
  { "гача", "гече", "гоча", "гөчө", "кача", "кече", "коча", "көчө" },
  { "gacha", "kacha", "qacha" },
};

#define CODE(kind, code, words) { ZAVOD_WORD_##kind, code, 0, words }
#define NUMBER(kind, number, words) { ZAVOD_WORD_##kind, NULL, number, words }
#define YEARLY(within, words) { ZAVOD_WORD_YEARLY, "per-year", within, words }
#define PLAIN(kind, words) { ZAVOD_WORD_##kind, NULL, 0, words }

/* In each row, one line or more for each language that has the phrase: English, Russian, Kazakh, Kyrgyz, Tajik, Turkmen,
 * Uzbek in Latin and in Cyrillic, Chinese.
 *
 * Of what stands in a text, the phrase counts that takes most words, and of these the one that spells most letters. So
 * where a word of one language means something else in another, a longer phrase of the other keeps it from being
 * misread: it is OTHER. What cannot be kept apart so ("on" is ten in Turkmen, "он" in Kazakh) is in no row. */
static const ZavodPhrase phrases[] = {
  CODE (BOUND, "up-to",
        "up to|as many as|as much as|at most|no more than|not more than|maximum|maximum of|max|≤|<|less than|fewer than"
        "|under|below"
        "|до|не более|не больше|максимум|менее|меньше"
        "|ең көбі|ең көп дегенде"
        "|эң көбү|эң көп дегенде"
        "|на зиёда аз|на бештар аз|на беш аз|на зиёдтар аз|ҳадди аксар|камтар аз|кам аз"
        "|iň köp|iň köpi"
        "|koʻpi bilan|eng koʻpi bilan|ortigʻi bilan"
        "|кўпи билан|энг кўпи билан"
        "|至多|最多|不超过|不多于|不高于|不到|少于|低于|多达|高达"),
  CODE (CLOSE_BOUND, "up-to", "то"),
  CODE (BOUND, "under",
        "nearly|almost|just under"
        "|почти"
        "|дээрлик"
        "|қариб|наздик ба|наздики"
        "|deyarli|qariyb"
        "|деярли|қарийб"
        "|近|将近|接近|几乎"),
  CODE (BOUND, "over",
        "more than|over|above|exceed*|in excess of|>"
        "|свыше|более|более чем|больше"
        "|зиёда аз|зиёдтар аз|беш аз|бештар аз"
        "|超过|超|逾|多于|高于|大于"),
  CODE (BOUND, "at-least",
        "at least|no less than|not less than|no fewer than|minimum|minimum of|min|≥"
        "|не менее|не меньше|как минимум"
        "|кемінде|кем дегенде"
        "|кеминде|жок дегенде"
        "|на камтар аз|на кам аз|ҳадди аққал|ҳадди ақал|ақаллан"
        "|azyndan|iň azyndan|iň az"
        "|kamida|eng kamida"
        "|камида|энг камида"
        "|至少|最少|不少于|不低于|起码"),
  CODE (BOUND, "about",
        "about|around|approximately|approx|circa|roughly|some|~|≈"
        "|около|примерно|порядка|приблизительно|где то"
        "|шамамен|жуықтап"
        "|болжол менен|болжолдуу"
        "|тақрибан|тахминан|дар ҳудуди"
        "|takmynan"
        "|taxminan|tahminan|chamasi"
        "|тахминан|чамаси"
        "|约|大约|大概|约为"),
  CODE (BOUND, "between", "between|между|байни"),

  CODE (BOUND_AFTER, "at-least",
        "or more|and more|+"
        "|и более|или более|и больше"
        "|дан кем емес|дан аз емес"
        "|дан кем эмес|дан аз эмес"
        "|ва бештар|ва зиёда"
        "|dan az bolmadyk|dan kem bolmadyk"
        "|dan kam boʻlmagan|dan kam emas|va undan ortiq|va undan koʻp"
        "|дан кам бўлмаган|дан кам эмас|ва ундан ортиқ|ва ундан кўп"
        "|以上|及以上"),
  CODE (BOUND_AFTER, "up-to",
        "or less|or fewer"
        "|или менее"
        "|дейін|шейін|дан кем|дан аз|дан аспайтын|дан көп емес|дан артық емес"
        "|чейин|га чейин|дан ашпаган|дан көп эмес|дан ашык эмес|дан кем|дан аз"
        "|çenli|dan az|dan köp bolmadyk|dan artyk bolmadyk"
        "|gacha|qadar|ga qadar|dan kam|dan koʻp boʻlmagan|dan ortiq boʻlmagan|dan oshmaydigan|dan oshmagan"
        "|гача|қадар|га қадар|дан кам|дан кўп бўлмаган|дан ортиқ бўлмаган|дан ошмайдиган|дан ошмаган"
        "|以下|以内"),
  CODE (BOUND_AFTER, "over",
        "с лишним"
        "|астам|дан астам|дан артық|дан көп|дан аса"
        "|ашык|ашуун|дан ашык|дан ашуун|дан көп"
        "|зиёд"
        "|gowrak|dan gowrak|dan artyk|dan köp|dan köpräk"
        "|ortiq|dan ortiq|dan koʻproq|dan koʻp|dan ziyod|ziyod"
        "|ортиқ|дан ортиқ|дан кўпроқ|дан кўп|дан зиёд"
        "|多|余"),
  CODE (BOUND_AFTER, "about",
        "жуық|шамасында|шақты"
        "|жакын|га жакын|чамасында|тегерегинде"
        "|töweregi|golaý|ýakyn"
        "|atrofida|yaqin|ga yaqin|chamasida"
        "|атрофида|яқин|га яқин|чамасида"
        "|左右|上下"),
  CODE (BOUND_AFTER, "between",
        "арасында|аралығында|ортосунда|аралыгында|arasynda|orasida|oʻrtasida|oraligʻida|орасида|ўртасида|之间"),
  PLAIN (FROM, "from|от|аз|从"),
  PLAIN (FROM_AFTER, "дан|dan"),
  PLAIN (TO, "to|到|至"),
  PLAIN (AND, "and|и|мен|бен|пен|және|менен|жана|ва|we|bilen|va|bilan|билан|和|与"),

  NUMBER (SCALE, 1e2, "百"),
  NUMBER (SCALE, 1e3, "thousand*|тыс*|мың*|миң*|ҳазор*|хазор*|müň*|ming*|минг*|千"),
  NUMBER (LETTER_SCALE, 1e3, "k"),
  NUMBER (SCALE, 1e4, "万"),
  NUMBER (SCALE, 1e6, "million*|mn|mln|млн|миллион*|百万"),
  NUMBER (LETTER_SCALE, 1e6, "m"),
  NUMBER (SCALE, 1e7, "千万"),
  NUMBER (SCALE, 1e8, "亿"),
  NUMBER (SCALE, 1e9, "billion*|bn|bln|млрд|миллиард*|milliard*|mlrd"),
  NUMBER (LETTER_SCALE, 1e9, "b"),
  NUMBER (SCALE, 1e12, "trillion*|tn|trn|трлн|триллион*|万亿"),

  CODE (CURRENCY, "USD", "$|us $|usd|dollar*|us dollar*|доллар*|美元"),
  CODE (CURRENCY, "KZT", "₸|kzt|tenge*|теңге*|тенге*|坚戈"),
  CODE (CURRENCY, "EUR", "€|eur|euro*|евро|ýewro*|yevro*|欧元"),
  CODE (CURRENCY, "GBP", "£|gbp|英镑"),
  CODE (CURRENCY, "RUB", "₽|rub|ruble*|rouble*|рубл*|руб|rubl*|卢布"),
  CODE (CURRENCY, "CNY", "cny|rmb|yuan*|юан*|ýuan*|元|人民币"),
  CODE (CURRENCY, "UZS", "uzs|soum*|сум|сума|сумов|сумы|сумам|сумами|soʻm*|сўм*|苏姆"),
  CODE (CURRENCY, "KGS", "kgs|som|soms|сом|сома|сомов|сомы|сомду*|сомго|сомдук|索姆"),
  CODE (CURRENCY, "TJS", "tjs|somoni*|сомон*|索莫尼"),
  CODE (CURRENCY, "TMT", "tmt|manat*|манат*|马纳特"),

  CODE (UNIT, "vehicles",
        "vehicle*|car|cars|automobile*|автомоб*|авто|машин*|көлік*|автокөлік*|унаа*|автоунаа*|мошин*|awtoulag*|ulag*"
        "|awtomobil*|maşyn*|avtomobil*|mashina*|汽车|车辆|轿车|乘用车|整车|电动车"),
  CODE (COUNTER, "vehicles", "辆"),
  CODE (UNIT, "buses", "bus|buses|автобус*|awtobus*|avtobus*|客车|公交车|巴士|大巴"),
  CODE (UNIT, "trucks",
        "truck*|lorry|lorries|грузовик*|жүк көлік*|жүк унаа*|жүк ташуучу унаа*|жүк ташуучу автоунаа*|боркаш*"
        "|мошинҳои боркаш*|мошини боркаш*|ýük awtoulag*|ýük awtomobil*|ýük maşyn*|yuk mashina*|yuk avtomobil*"
        "|юк машина*|юк автомобил*|卡车|货车|载重汽车|重卡"),
  CODE (UNIT, "tractors", "tractor*|трактор*|traktor*|拖拉机"),
  CODE (UNIT, "trailers", "trailer*|semi trailer*|прицеп*|тіркеме*|чиркегич*|ядак*|tirkeg*|tirkama*|тиркама*|挂车|拖车"),
  CODE (UNIT, "machines", "machine*"),
  CODE (COUNTER, "units", "unit|units|единиц*|дана|даана|адад|дона|sany|dona|台"),
  CODE (UNIT, "sets", "set|sets|kit|kits|комплект*|toplum*|toʻplam*|komplekt*|тўплам*|套"),
  CODE (UNIT, "tyres", "tyre*|tire|tires|шин|шины|шина|shina*|şina*|轮胎"),
  CODE (UNIT, "tonnes", "tonne*|ton|tons|тонн*|tonna*|吨"),
  CODE (UNIT, "people",
        "people|person*|employee*|worker*|specialist*|человек*|сотрудник*|работник*|специалист*|адам*|киши*|кызматкер*"
        "|жумушчу*|жұмысшы*|қызметкер*|нафар*|коргар*|корманд*|adam*|işgär*|işçi*|kishi*|xodim*|ishchi*|nafar*|ходим*"
        "|ишчи*|员工|工人|职工|人员"),
  CODE (COUNTER, "people", "人|名"),
  CODE (UNIT, "jobs",
        "job|jobs|рабочих мест*|рабочие места|жұмыс орн*|жұмыс орын*|жумуш орун*|жумуш орд*|жумушчу орун*|иш орун*"
        "|ҷойи кор*|ҷойҳои кор*|ҷои кор*|iş orn*|iş orun*|iş ýer*|ish oʻrn*|ish oʻrin*|иш ўрн*|иш ўрин*"
        "|就业岗位|工作岗位|岗位|就业机会"),
  CODE (UNIT, "robots", "robot*|робот*|机器人"),
  CODE (UNIT, "types",
        "type|types|тип*|вид|вида|видов|виды|түр|түрі|түрлі|түрү|түрдүү|намуди|намудҳои|görnüş*|turi|turdagi|xil|xildagi"
        "|种|款|车型|型号"),
  CODE (UNIT, "enterprises",
        "enterprise*|compan*|предприят*|кәсіпорын*|ишкана*|корхона*|kärhana*|korxona*|企业"),
  CODE (UNIT, "percent", "%|percent|per cent|процент*|пайыз*|фоиз*|дарсад*|göterim*|foiz*|百分之"),
  CODE (UNIT, "m2",
        "m2|м2|sqm|sq m|sq met*|square m|square met*|кв м|кв метр*|квадратн* метр*|шаршы метр*|чарчы метр*"
        "|метри мураббаъ*|метри мураббаи|inedördül metr*|kwadrat metr*|kv m|kvadrat metr*|квадрат метр*|平方米|平米"),
  CODE (UNIT, "ha", "ha|hectare*|га|гектар*|gektar*|公顷"),
  CODE (UNIT, "km", "km|kilomet*|км|километр*|шақырым*|чакырым*|公里|千米"),
  PLAIN (UNIT,
         "sq km|square km|square kilomet*|km2|км2|кв км|квадратн* километр*|шаршы километр*|шаршы шақырым*"
         "|чарчы километр*|чарчы чакырым*|километри мураббаъ*|inedördül kilometr*|kwadrat kilometr*|kv km"
         "|kvadrat kilometr*|квадрат километр*|平方公里|平方千米"),

  CODE (PERIOD, "per-year",
        "a year|per year|/ year|/ yr|each year|every year|annual*|yearly|per annum"
        "|в год|/ год|ежегодн*"
        "|жылына|жыл сайын|бір жылда|/ жыл"
        "|ар жылы|бир жылда"
        "|дар як сол|дар сол|ҳар сол|солона|ҳамасола|/ сол"
        "|bir ýylda|her ýyl|/ ýyl"
        "|yiliga|bir yilda|har yili|/ yil"
        "|йилига|бир йилда|ҳар йили|/ йил"
        "|每年|一年|/ 年"),
  CODE (PERIOD, "per-month",
        "a month|per month|/ month|each month|every month|monthly"
        "|в месяц|ежемесячн*"
        "|айына|ай сайын"
        "|дар як моҳ|дар моҳ|ҳар моҳ"
        "|bir aýda|her aý|aýda"
        "|oyiga|bir oyda|har oy"
        "|ойига|бир ойда|ҳар ой"
        "|每月|一个月|月产|/ 月"),
  CODE (PERIOD, "cumulative",
        "in all|in total|altogether|cumulative*|всего|в общей сложности|барлығы|бардыгы|жалпысынан|ҳамагӣ|jemi|jami"
        "|жами|共计|总计|总共|累计|合计"),
  YEARLY (0, "жылдық|жылдык|йиллик|ýyllyk|yillik|年产|年产能|年产量|年产值"),
  YEARLY (1, "жылда|ýylda|yilda|йилда"),

  NUMBER (COUNT, 1, "one|бір|бир|як|bir"),
  NUMBER (COUNT, 2, "two|два|две|екі|эки|ду|iki|ikki|икки"),
  NUMBER (COUNT, 3, "three|три|үш|үч|се|üç|uch|уч"),
  NUMBER (COUNT, 4, "four|четыре|төрт|чор|dört|toʻrt|тўрт"),
  NUMBER (COUNT, 5, "five|пять|бес|беш|панҷ|bäş|besh"),
  NUMBER (COUNT, 6, "six|шесть|алты|шаш|alty|olti|олти"),
  NUMBER (COUNT, 7, "seven|семь|жеті|жети|ҳафт|ýedi|yetti|етти"),
  NUMBER (COUNT, 8, "eight|восемь|сегіз|сегиз|ҳашт|sekiz|sakkiz|саккиз"),
  NUMBER (COUNT, 9, "nine|девять|тоғыз|тогуз|нуҳ|dokuz|toʻqqiz|тўққиз"),
  NUMBER (COUNT, 10, "ten|десять|даҳ|oʻn|ўн"),
  NUMBER (COUNT, 11, "eleven"),
  NUMBER (COUNT, 12, "twelve"),
  PLAIN (FIRST,
         "first|initial|перв*|алғашқы|бастапқы|алгачкы|аввал|нахуст|ilkinji|dastlabki|дастлабки|前|首|头"),
  PLAIN (TIME,
         "in|by|since|until|within|during|for|of|в|к|с|за|в течение|дар|дар давоми|моҳи|自"
         "|ішінде|бойы|ичинде|бою|içinde|dowamynda|ichida|davomida|ичида|давомида|内"),

  /* what would be misread */
  PLAIN (OTHER, "may be|то есть|какие то|какой то|что то|кто то|сумм*|га жет*|га ет*|ga yet*"),
  PLAIN (OTHER, "бір неше|бірнеше|бир нече|якчанд|як чанд|bir näçe|birnäçe|bir necha|birnecha|бир неча"),
  PLAIN (OTHER,
         "最近|附近|近年|近日|近期|超级|签约|合约|条约|节约|公约|达到|至今|多数|许多|多家|数十|几十|第一|第二|第三|第四"
         "|第五|一期|二期|三期|一个|一家|一条|一座|一汽|三一|五菱|元首|个人|工业|公司"),
};

/* How many of @words one of the ways to write a phrase takes, from @p to the next bar; 0 when it does not fit. */
static guint
match (const char        *p,
       const char *const *words,
       guint              n_words,
       gsize             *letters)
{
  guint n = 0;

  for (*letters = 0; *p != '\0' && *p != '|'; n++)
    {
      gsize length = strcspn (p, " |");
      gboolean prefix = p[length - 1] == '*';
      gsize stem = prefix ? length - 1 : length;

      if (n == n_words || strncmp (words[n], p, stem) != 0 || (!prefix && words[n][stem] != '\0'))
        return 0;
      *letters += stem;
      p += length + (p[length] == ' ');
    }

  return n;
}

static const char *
get_next_way (const char *p)
{
  p += strcspn (p, "|");

  return *p == '|' ? p + 1 : p;
}

/* The words of dates that mean the same here. */
static const ZavodPhrase *
find_date_word (const char *word)
{
  static const ZavodPhrase month = PLAIN (MONTH, NULL), years = PLAIN (YEARS, NULL), ordinal = PLAIN (ORDINAL, NULL);
  guint value;

  switch (zavod_date_word_find (word, FALSE, &value))
    {
    case ZAVOD_DATE_WORD_MONTH:
      return &month;
    case ZAVOD_DATE_WORD_YEAR:
      return &years;
    case ZAVOD_DATE_WORD_ORDINAL:
      return &ordinal;
    default:
      return NULL;
    }
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
  gsize most_letters = 0;

  *n_matched = 0;
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    for (const char *p = phrases[i].words; *p != '\0'; p = get_next_way (p))
      {
        gsize letters;
        guint n = match (p, words, n_words, &letters);

        if (n > *n_matched || (n > 0 && n == *n_matched && letters > most_letters))
          {
            *n_matched = n;
            most_letters = letters;
            found = &phrases[i];
          }
      }
  *n_matched = MAX (*n_matched, 1);

  return found != NULL ? found : find_date_word (words[0]);
}

/**
 * zavod_phrase_measure:
 * @text: what begins with a Chinese character
 *
 * Returns: how many bytes the longest Chinese phrase at the beginning of @text takes, 0 when there is none
 */
gsize
zavod_phrase_measure (const char *text)
{
  const gsize first = (gsize) (g_utf8_next_char (text) - text);
  g_autofree char *character = g_strndup (text, first);
  gsize longest = find_date_word (character) != NULL ? first : 0;

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    for (const char *p = phrases[i].words; *p != '\0'; p = get_next_way (p))
      {
        const gsize length = strcspn (p, "|");

        if (length > longest && strncmp (p, text, length) == 0)
          longest = length;
      }

  return longest;
}

static gboolean
is_end_of_word (char c)
{
  return c == '\0' || c == ' ' || c == '|';
}

static gboolean
is_whole (const char *word)
{
  const gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    for (const char *p = phrases[i].words; (p = strstr (p, word)) != NULL; p += length)
      if ((p == phrases[i].words || is_end_of_word (p[-1])) && is_end_of_word (p[length]))
        return TRUE;

  return FALSE;
}

/**
 * zavod_phrase_find_ending:
 * @word: in lower case
 * @length: (out): of the word without the ending, in bytes
 *
 * Returns: (nullable): the ending as phrases have it
 */
const char *
zavod_phrase_find_ending (const char *word,
                          gsize      *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    for (guint j = 0; j < G_N_ELEMENTS (endings[i]) && endings[i][j] != NULL; j++)
      if (g_str_has_suffix (word, endings[i][j]) && !is_whole (word))
        {
          *length = strlen (word) - strlen (endings[i][j]);
          return endings[i][0];
        }

  return NULL;
}
