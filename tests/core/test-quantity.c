/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-error.h"
#include "zavod-quantity.h"
#include "zavod-vocabulary.h"

#include <locale.h>
#include <math.h>

#define NONE NAN

static const struct
{
  const char *text;
  double low;
  double high;
  const char *bound;
  const char *unit;
  const char *currency;
  const char *period;
  double years;
} readings[] = {
  { "1,500", 1500, 1500, "exact" },
  { "1.5", 1.5, 1.5, "exact" },
  { "1,5", 1.5, 1.5, "exact" },
  { "0,500", 0.5, 0.5, "exact" },
  { "1.500", 1.5, 1.5, "exact" },
  { "1.500.000", 1500000, 1500000, "exact" },
  { "1,234.5", 1234.5, 1234.5, "exact" },
  { "1 234,5", 1234.5, 1234.5, "exact" },
  { "18\u00a0000 m²", 18000, 18000, "exact", "m2" },
  { "18\u202f000 m²", 18000, 18000, "exact", "m2" },
  { "18\u2009000 кв. м", 18000, 18000, "exact", "m2" },
  { "18 000 m2", 18000, 18000, "exact", "m2" },
  { "630,000 square-metre", 630000, 630000, "exact", "m2" },
  { "63 ha", 63, 63, "exact", "ha" },
  { "63ha", 63, 63, "exact", "ha" },
  { "62.95 hectares", 62.95, 62.95, "exact", "ha" },
  { "12 km²", 12, 12, "exact" },
  { "50 km", 50, 50, "exact", "km" },
  { "1,500 people", 1500, 1500, "exact", "people" },
  { "1,500 new jobs", 1500, 1500, "exact", "jobs" },
  { "robots: 20", 20, 20, "exact", "robots" },
  { "three robots", 3, 3, "exact", "robots" },
  { "nearly 50 %", NONE, 50, "under", "percent" },
  { "about 1,500", 1500, 1500, "about" },
  { "~1500 cars", 1500, 1500, "about", "vehicles" },
  { "at least 90,000", 90000, NONE, "at-least" },
  { "90,000+ tyres", 90000, NONE, "at-least", "tyres" },
  { "1,500 people or more", 1500, NONE, "at-least", "people" },
  { "no more than 300 buses", NONE, 300, "up-to", "buses" },
  { "under construction, 50 ha", 50, 50, "exact", "ha" },
  { "more than 134,000 passenger cars", 134000, NONE, "over", "vehicles" },
  { "more than an estimated 134,000 cars", 134000, NONE, "over", "vehicles" },
  { "up to about 70,000", NONE, 70000, "up-to" },
  { "up to 70,000 vehicles annually", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "Up To 70,000 Vehicles A Year", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "annual capacity of 70,000 vehicles", 70000, 70000, "exact", "vehicles", NULL, "per-year" },
  { "250–300 buses/year", 250, 300, "between", "buses", NULL, "per-year" },
  { "5-6", 5, 6, "between" },
  { "5 - 6 types", 5, 6, "between", "types" },
  { "5%-6%", 5, 6, "between", "percent" },
  { "5 % – 10 %", 5, 10, "between", "percent" },
  { "10 ha-12 ha", 10, 12, "between", "ha" },
  { "$310m-$320m", 310e6, 320e6, "between", NULL, "USD" },
  { "off-road vehicles - 300", 300, 300, "exact", "vehicles" },
  { "from 100 to 200 tractors", 100, 200, "between", "tractors" },
  { "between 1,000 and 2,000 units", 1000, 2000, "between", "units" },
  { "100 cars and 20 buses", 100, 100, "exact", "vehicles" },
  { "from 500 sets", 500, NONE, "at-least", "sets" },
  { "3 per month", 3, 3, "exact", NULL, NULL, "per-month" },
  { "10,000 in total", 10000, 10000, "exact", NULL, NULL, "cumulative" },
  { "up to 10,000 units within the first three years", NONE, 10000, "up-to", "units", NULL, "ambiguous", 3 },
  { "10,000 in three years", 10000, 10000, "exact", NULL, NULL, "cumulative", 3 },
  { "10,000 over 3 years", 10000, 10000, "exact", NULL, NULL, "cumulative", 3 },
  { "in 2025, 24,700 tonnes", 24700, 24700, "exact", "tonnes" },
  { "by 2028 100,000 cars", 100000, 100000, "exact", "vehicles" },
  { "as of May 2025, that figure has surged to 9,400", 9400, 9400, "exact" },
  { "2000 people", 2000, 2000, "exact", "people" },
  { "$310mn", 310e6, 310e6, "exact", NULL, "USD" },
  { "$310m", 310e6, 310e6, "exact", NULL, "USD" },
  { "310 m", 310, 310, "exact" },
  { "$270 million", 270e6, 270e6, "exact", NULL, "USD" },
  { "US$270 million", 270e6, 270e6, "exact", NULL, "USD" },
  { "270 million US dollars", 270e6, 270e6, "exact", NULL, "USD" },
  { "$250–300 million", 250e6, 300e6, "between", NULL, "USD" },
  { "$250 mn – $270 mn", 250e6, 270e6, "between", NULL, "USD" },
  { "5,000 to 1 million", 5000, 1e6, "between" },
  { "131.5 bn KZT", 131.5e9, 131.5e9, "exact", NULL, "KZT" },
  { "23 bn tenge", 23e9, 23e9, "exact", NULL, "KZT" },
  { "1.2 billion Kazakhstani tenge", 1.2e9, 1.2e9, "exact", NULL, "KZT" },
  { "over €5 million for 63 ha", 5e6, NONE, "over", NULL, "EUR" },
  { "70k cars", 70000, 70000, "exact", "vehicles" },
  { "до 70 000 автомобилей в год", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "свыше 10 тысяч", 10000, NONE, "over" },
  { "не менее 500 рабочих мест", 500, NONE, "at-least", "jobs" },
  { "не более 500 человек", NONE, 500, "up-to", "people" },
  { "от 5 до 6 млн долларов", 5e6, 6e6, "between", NULL, "USD" },
  { "131,5 млрд тенге", 131.5e9, 131.5e9, "exact", NULL, "KZT" },
  { "10 000 за три года", 10000, 10000, "exact", NULL, NULL, "cumulative", 3 },
  { "жылына 70 мыңға дейін көлік", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "0 %", 0, 0, "exact", "percent" },
  { "10+ million tonnes", 10e6, NONE, "at-least", "tonnes" },
  { "1 million 200 thousand cars", 1.2e6, 1.2e6, "exact", "vehicles" },
  { "On 21 October 2025, 500 cars", 500, 500, "exact", "vehicles" },
  { "as of October 21, 2025, 500 cars", 500, 500, "exact", "vehicles" },
  { "5,000 new cars or more", 5000, NONE, "at-least", "vehicles" },
  { "5,000 units, 20 robots", 5000, 5000, "exact", "units" },
  /* Russian */
  { "70 тысяч 500 автомобилей", 70500, 70500, "exact", "vehicles" },
  { "1 млн 200 тыс. автомобилей", 1.2e6, 1.2e6, "exact", "vehicles" },
  { "в мае 2025 года выпущено 300 автобусов", 300, 300, "exact", "buses" },
  { "300 единиц автобусов", 300, 300, "exact", "buses" },
  { "между 5 и 6 млн евро", 5e6, 6e6, "between", NULL, "EUR" },
  { "70 тысяч с лишним автомобилей", 70000, NONE, "over", "vehicles" },
  /* Kazakh */
  { "жылына 70 мыңнан астам автокөлік", 70000, NONE, "over", "vehicles", NULL, "per-year" },
  { "70 000-ға дейін көлік", NONE, 70000, "up-to", "vehicles" },
  { "шамамен 1 500 адам", 1500, 1500, "about", "people" },
  { "5 мыңнан 6 мыңға дейін автобус", 5000, 6000, "between", "buses" },
  { "5 пен 6 млрд теңге арасында", 5e9, 6e9, "between", NULL, "KZT" },
  { "500 жұмыс орнынан кем емес", 500, NONE, "at-least", "jobs" },
  { "3 жылда 10 000 дана трактор", 10000, 10000, "exact", "tractors", NULL, "cumulative", 3 },
  { "жылдық қуаты 70 000 автомобиль", 70000, 70000, "exact", "vehicles", NULL, "per-year" },
  { "2025-ші жылы 300 автобус", 300, 300, "exact", "buses" },
  { "63 га", 63, 63, "exact", "ha" },
  /* Kyrgyz */
  { "жылына 70 000ге чейин унаа", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "жылына 70 миң унаага чейин", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "70 миңден ашык автомобиль", 70000, NONE, "over", "vehicles" },
  { "70 000ден ашуун автобус", 70000, NONE, "over", "buses" },
  { "кеминде 500 жумуш орду", 500, NONE, "at-least", "jobs" },
  { "500 жумуш ордунан кем эмес", 500, NONE, "at-least", "jobs" },
  { "болжол менен 1500 адам", 1500, 1500, "about", "people" },
  { "70 миңге жакын унаа", 70000, 70000, "about", "vehicles" },
  { "дээрлик 50 %", NONE, 50, "under", "percent" },
  { "5 миңден 6 миңге чейин трактор", 5000, 6000, "between", "tractors" },
  { "үч жылда 10 000 даана жүк ташуучу унаа", 10000, 10000, "exact", "trucks", NULL, "cumulative", 3 },
  { "115 млн сом", 115e6, 115e6, "exact", NULL, "KGS" },
  { "2025-жылы 300 автобус", 300, 300, "exact", "buses" },
  { "300 автобустан аз", NONE, 300, "up-to", "buses" },
  { "жылдык кубаттуулугу 10 000 даана", 10000, 10000, "exact", "units", NULL, "per-year" },
  /* Tajik */
  { "дар як сол то 70 000 автомобил", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "зиёда аз 70 ҳазор мошин", 70000, NONE, "over", "vehicles" },
  { "беш аз 1500 нафар", 1500, NONE, "over", "people" },
  { "на камтар аз 500 ҷойи корӣ", 500, NONE, "at-least", "jobs" },
  { "на зиёда аз 300 автобус", NONE, 300, "up-to", "buses" },
  { "тақрибан 1500 корманд", 1500, 1500, "about", "people" },
  { "қариб 50 фоиз", NONE, 50, "under", "percent" },
  { "аз 5 то 6 миллион сомонӣ", 5e6, 6e6, "between", NULL, "TJS" },
  { "соли 2025 300 трактор", 300, 300, "exact", "tractors" },
  { "то соли 2028 100 000 мошин", 100000, 100000, "exact", "vehicles" },
  { "дар се сол 10 000 мошини боркаш", 10000, 10000, "exact", "trucks", NULL, "cumulative", 3 },
  { "18 000 метри мураббаъ", 18000, 18000, "exact", "m2" },
  /* Turkmen */
  { "ýylda 70 müňe çenli awtoulag", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "70 000-e çenli awtoulag", NONE, 70000, "up-to", "vehicles" },
  { "70 müňden gowrak awtobus", 70000, NONE, "over", "buses" },
  { "azyndan 500 iş orny", 500, NONE, "at-least", "jobs" },
  { "takmynan 1500 adam", 1500, 1500, "about", "people" },
  { "70 müň töweregi ulag", 70000, 70000, "about", "vehicles" },
  { "500 adamdan az bolmadyk", 500, NONE, "at-least", "people" },
  { "5 müňden 6 müňe çenli traktor", 5000, 6000, "between", "tractors" },
  { "5 bilen 6 million manat arasynda", 5e6, 6e6, "between", NULL, "TMT" },
  { "2025-nji ýylda 300 sany awtobus", 300, 300, "exact", "buses" },
  { "üç ýylda 10 000 ýük awtoulagy", 10000, 10000, "exact", "trucks", NULL, "cumulative", 3 },
  { "50 göterim", 50, 50, "exact", "percent" },
  /* Uzbek */
  { "yiliga 70 000 tagacha avtomobil", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "yiliga 70 minggacha avtomobil", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "70 mingdan ortiq avtobus", 70000, NONE, "over", "buses" },
  { "70 000 dan ortiq avtomobil", 70000, NONE, "over", "vehicles" },
  { "70 mingdan ko'proq dona", 70000, NONE, "over", "units" },
  { "kamida 500 ta ish o‘rni", 500, NONE, "at-least", "jobs" },
  { "500 kishidan kam boʻlmagan", 500, NONE, "at-least", "people" },
  { "500 kishidan kam", NONE, 500, "up-to", "people" },
  { "taxminan 1500 kishi", 1500, 1500, "about", "people" },
  { "70 mingga yaqin mashina", 70000, 70000, "about", "vehicles" },
  { "deyarli 50 foiz", NONE, 50, "under", "percent" },
  { "5 mingdan 6 minggacha traktor", 5000, 6000, "between", "tractors" },
  { "5 va 6 mlrd so'm orasida", 5e9, 6e9, "between", NULL, "UZS" },
  { "310 mln AQSH dollari", 310e6, 310e6, "exact", NULL, "USD" },
  { "2025-yilda 300 ta avtobus", 300, 300, "exact", "buses" },
  { "2028-yilgacha 100 000 dona avtomobil", 100000, 100000, "exact", "vehicles" },
  { "uch yil ichida 10 000 yuk mashinasi", 10000, 10000, "exact", "trucks", NULL, "cumulative", 3 },
  { "yillik quvvati 70 ming dona", 70000, 70000, "exact", "units", NULL, "per-year" },
  { "йилига 70 минггача автомобиль", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "70 мингдан ортиқ автобус", 70000, NONE, "over", "buses" },
  { "камида 500 иш ўрни", 500, NONE, "at-least", "jobs" },
  { "1,5 млрд сўм", 1.5e9, 1.5e9, "exact", NULL, "UZS" },
  /* Chinese */
  { "年产7万辆汽车", 70000, 70000, "exact", "vehicles", NULL, "per-year" },
  { "每年最多7万辆", NONE, 70000, "up-to", "vehicles", NULL, "per-year" },
  { "超过13.4万辆乘用车", 134000, NONE, "over", "vehicles" },
  { "近7万辆", NONE, 70000, "under", "vehicles" },
  { "约1500人", 1500, 1500, "about", "people" },
  { "1500名左右", 1500, 1500, "about", "people" },
  { "9万条轮胎以上", 90000, NONE, "at-least", "tyres" },
  { "不超过500人", NONE, 500, "up-to", "people" },
  { "至少500个就业岗位", 500, NONE, "at-least", "jobs" },
  { "5到6万辆", 50000, 60000, "between", "vehicles" },
  { "5万～6万辆", 50000, 60000, "between", "vehicles" },
  { "从5万到6万辆", 50000, 60000, "between", "vehicles" },
  { "5万和6万辆之间", 50000, 60000, "between", "vehicles" },
  { "三至五万辆", 30000, 50000, "between", "vehicles" },
  { "十五万辆", 150000, 150000, "exact", "vehicles" },
  { "三百二十辆客车", 320, 320, "exact", "buses" },
  { "两千五百辆", 2500, 2500, "exact", "vehicles" },
  { "两千五辆", 2500, 2500, "exact", "vehicles" },
  { "两千零五辆", 2005, 2005, "exact", "vehicles" },
  { "十辆", 10, 10, "exact", "vehicles" },
  { "一百一十辆", 110, 110, "exact", "vehicles" },
  { "10多万辆", 100000, NONE, "over", "vehicles" },
  { "总投资3.1亿美元", 310e6, 310e6, "exact", NULL, "USD" },
  { "3亿5000万美元", 350e6, 350e6, "exact", NULL, "USD" },
  { "3万5000辆", 35000, 35000, "exact", "vehicles" },
  { "1315亿坚戈", 131.5e9, 131.5e9, "exact", NULL, "KZT" },
  { "2025年产能7万辆", 70000, 70000, "exact", "vehicles" },
  { "2025年10月21日投产，年产能12万辆", 120000, 120000, "exact", "vehicles", NULL, "per-year" },
  { "二〇二五年生产300辆公交车", 300, 300, "exact", "buses" },
  { "三年内生产1万辆", 10000, 10000, "exact", "vehicles", NULL, "cumulative", 3 },
  { "前三年1万辆", 10000, 10000, "exact", "vehicles", NULL, "ambiguous", 3 },
  { "机器人20台", 20, 20, "exact", "robots" },
  { "占地63公顷", 63, 63, "exact", "ha" },
  { "１８０００平方米", 18000, 18000, "exact", "m2" },
  { "百分之50", 50, 50, "exact", "percent" },
  { "12平方公里", 12, 12, "exact" },
  /* what means something else in another language, or seems to */
  { "то есть 70 000 автомобилей", 70000, 70000, "exact", "vehicles" },
  { "какие-то 300 автобусов", 300, 300, "exact", "buses" },
  { "раньше 50, то теперь 70 автобусов", 50, 50, "exact" },
  { "где-то 70 тысяч автомобилей", 70000, 70000, "about", "vehicles" },
  { "сумма 310 млн долларов", 310e6, 310e6, "exact", NULL, "USD" },
  { "5 млн сомони", 5e6, 5e6, "exact", NULL, "TJS" },
  { "on three robots", 3, 3, "exact", "robots" },
  { "он выпускает три автобуса", 3, 3, "exact", "buses" },
  { "там 2000 машин", 2000, 2000, "exact", "vehicles" },
  { "500 автомобил аз Ӯзбекистон", 500, 500, "exact", "vehicles" },
  { "we made 5 cars", 5, 5, "exact", "vehicles" },
  { "500 cars from Sudan", 500, 500, "exact", "vehicles" },
  { "20 may be built", 20, 20, "exact" },
  { "70 000га чейин унаа", NONE, 70000, "up-to", "vehicles" },
  { "70 000 ga yetdi", 70000, 70000, "exact" },
  { "70 000га етди", 70000, 70000, "exact" },
  { "som 5", 5, 5, "exact", NULL, "KGS" },
  { "Түркия 20 автобус", 20, 20, "exact", "buses" },
  { "最近300辆客车", 300, 300, "exact", "buses" },
  { "第一期3万辆", 30000, 30000, "exact", "vehicles" },
  { "哈萨克斯坦公司7万辆", 70000, 70000, "exact", "vehicles" },
  { "company's 20 buses", 20, 20, "exact", "buses" },
  { "Zürich 7 Größe", 7, 7, "exact" },
};

static void
assert_limit (gboolean has,
              double   value,
              double   expected)
{
  g_assert_cmpint (has, ==, !isnan (expected));
  if (has)
    g_assert_cmpfloat_with_epsilon (value, expected, fabs (expected) * 1e-12 + 1e-12);
}

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GError) error = NULL;
      ZavodQuantity quantity;

      g_test_message ("%s", readings[i].text);
      zavod_quantity_parse (readings[i].text, &quantity, &error);
      g_assert_no_error (error);
      assert_limit (quantity.has_low, quantity.low, readings[i].low);
      assert_limit (quantity.has_high, quantity.high, readings[i].high);
      g_assert_cmpstr (quantity.bound, ==, readings[i].bound);
      g_assert_cmpstr (quantity.unit, ==, readings[i].unit);
      g_assert_cmpstr (quantity.currency, ==, readings[i].currency);
      g_assert_cmpstr (quantity.period, ==, readings[i].period);
      g_assert_cmpfloat (quantity.period_years, ==, readings[i].years);
    }
}

/* Whatever is read is a word of the vocabulary. */
static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      ZavodQuantity quantity;

      g_assert_true (zavod_quantity_parse (readings[i].text, &quantity, NULL));
      g_assert_cmpint (zavod_vocabulary_find (ZAVOD_VOCABULARY_BOUND, quantity.bound), >=, 0);
      g_assert_true (quantity.unit == NULL || zavod_vocabulary_find (ZAVOD_VOCABULARY_UNIT, quantity.unit) >= 0);
      g_assert_true (quantity.period == NULL || zavod_vocabulary_find (ZAVOD_VOCABULARY_PERIOD, quantity.period) >= 0);
    }
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *text;
    ZavodError code;
  } refused[] = {
    { "", ZAVOD_ERROR_NOT_FOUND },
    { " ", ZAVOD_ERROR_NOT_FOUND },
    { "many cars", ZAVOD_ERROR_NOT_FOUND },
    { "in 2025", ZAVOD_ERROR_NOT_FOUND },
    { "in three years", ZAVOD_ERROR_NOT_FOUND },
    { "2025-nji ýylda", ZAVOD_ERROR_NOT_FOUND },
    { "соли 2025", ZAVOD_ERROR_NOT_FOUND },
    { "2025年", ZAVOD_ERROR_NOT_FOUND },
    { "2025年10月21日", ZAVOD_ERROR_NOT_FOUND },
    { "21 октября 2025 года", ZAVOD_ERROR_NOT_FOUND },
    { "数百万辆", ZAVOD_ERROR_NOT_FOUND },
    { "几十万辆", ZAVOD_ERROR_NOT_FOUND },
    { "bir necha ming avtomobil", ZAVOD_ERROR_NOT_FOUND },
    { "birnäçe müň", ZAVOD_ERROR_NOT_FOUND },
    { "бир нече миң унаа", ZAVOD_ERROR_NOT_FOUND },
    { "бірнеше мың", ZAVOD_ERROR_NOT_FOUND },
    { "якчанд ҳазор", ZAVOD_ERROR_NOT_FOUND },
    { "gacha", ZAVOD_ERROR_NOT_FOUND },
    { "万", ZAVOD_ERROR_NOT_FOUND },
    { "'ʻ’", ZAVOD_ERROR_NOT_FOUND },
    { "70\xff", ZAVOD_ERROR_NOT_FOUND },
    { "\xe4\xb8", ZAVOD_ERROR_NOT_FOUND },
    { "九九九九九九九九亿亿", ZAVOD_ERROR_INVALID },
    { "6 mingdan 5 minggacha", ZAVOD_ERROR_INVALID },
    { "nan", ZAVOD_ERROR_NOT_FOUND },
    { "inf", ZAVOD_ERROR_NOT_FOUND },
    { "between many and few", ZAVOD_ERROR_NOT_FOUND },
    { "-5", ZAVOD_ERROR_INVALID },
    { "−5 %", ZAVOD_ERROR_INVALID },
    { "$-5", ZAVOD_ERROR_INVALID },
    { "up to -70,000", ZAVOD_ERROR_INVALID },
    { "6-5", ZAVOD_ERROR_INVALID },
    { "2,000,000 bn", ZAVOD_ERROR_INVALID },
    { "99999999999999999999", ZAVOD_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      ZavodQuantity quantity;

      g_test_message ("%s", refused[i].text);
      g_assert_false (zavod_quantity_parse (refused[i].text, &quantity, &error));
      g_assert_error (error, ZAVOD_ERROR, (int) refused[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_false (quantity.has_low || quantity.has_high);
    }
}

/* Every beginning of every text is read or refused in order: nobody types a text at once. */
static void
test_typing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    for (glong n = 0; n < g_utf8_strlen (readings[i].text, -1); n++)
      {
        g_autofree char *text = g_utf8_substring (readings[i].text, 0, n);
        g_autoptr (GError) error = NULL;
        ZavodQuantity quantity;
        gboolean read = zavod_quantity_parse (text, &quantity, &error);

        g_assert_true (read == (error == NULL));
        g_assert_true (read == (quantity.has_low || quantity.has_high));
      }
}

static void
test_describe (void)
{
  static const struct
  {
    const char *text;
    const char *modality;
    const char *words;
  } rows[] = {
    { "up to 70,000 vehicles annually", "nameplate", "At most 70,000 vehicles a year, nameplate" },
    { "more than 134,000 passenger cars", "actual", "More than 134,000 vehicles, actual" },
    { "at least 90,000", NULL, "At least 90,000" },
    { "nearly 50 %", "target", "Almost 50 %, target" },
    { "250–300 buses/year", "planned", "250–300 buses a year, planned" },
    { "one robot", NULL, "1 robot" },
    { "$310mn", "planned", "USD 310 million, planned" },
    { "131.5 bn KZT", NULL, "KZT 131.5 billion" },
    { "$1,500", NULL, "USD 1,500" },
    { "about 62.95 ha", NULL, "About 62.95 ha" },
    { "630000 m²", NULL, "630,000 m²" },
    { "3 per month", NULL, "3 a month" },
    { "10,000 in three years", NULL, "10,000 in 3 years" },
    { "10,000 in total", NULL, "10,000 in all" },
    { "up to 10,000 units within the first three years", "planned",
      "At most 10,000 units in all or in each of 3 years (not said), planned" },
    { "70,000", "guess", "70,000, guess" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = NULL;
      ZavodQuantity quantity;

      g_assert_true (zavod_quantity_parse (rows[i].text, &quantity, NULL));
      words = zavod_quantity_describe (&quantity, rows[i].modality);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_describe_foreign (void)
{
  ZavodQuantity nothing = { 0 };
  ZavodQuantity odd = { .has_low = TRUE, .low = 5, .unit = "%n%s" };
  g_autofree char *empty = zavod_quantity_describe (&nothing, "actual");
  g_autofree char *words = zavod_quantity_describe (&odd, NULL);

  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (words, ==, "5 %n%s");
}

static void
test_agrees (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean agrees;
  } rows[] = {
    { "63 ha", "630,000 m²", TRUE },
    { "63 ha", "62.95 ha", TRUE },
    { "630,000 m²", "62.95 ha", TRUE },
    { "63 ha", "62 ha", FALSE },
    { "63 ha", "64 ha", FALSE },
    { "$310 mn", "$270 mn", FALSE },
    { "$310 mn", "$300 mn", FALSE },
    { "$310 mn", "$310,000,000", TRUE },
    { "$310 mn", "$312 mn", TRUE },
    { "$310 mn", "131.5 bn KZT", FALSE },
    { "$310 mn", "310 million", FALSE },
    { "up to 70,000", "70,000", TRUE },
    { "up to 70,000", "40,000", TRUE },
    { "up to 70,000", "75,000", FALSE },
    { "up to 70,000", "up to 90,000", TRUE },
    { "up to 70,000", "over 90,000", FALSE },
    { "over 145,000", "150,000", TRUE },
    { "over 145,000", "145,000", TRUE },
    { "over 145,000", "134,000", FALSE },
    { "at least 90,000", "89,000", FALSE },
    { "at least 90,000", "90,000", TRUE },
    { "about 1,500", "1,560", TRUE },
    { "about 1,500", "1,700", FALSE },
    { "nearly 50 %", "49 %", TRUE },
    { "nearly 50 %", "30 %", FALSE },
    { "250–300 buses", "275 buses", TRUE },
    { "250–300 buses", "310 buses", FALSE },
    { "250–300 buses", "290–350 buses", TRUE },
    { "1,500 people", "1,500 jobs", TRUE },
    { "1,500 people", "2,500 jobs", FALSE },
    { "5 buses", "7 vehicles", TRUE },
    { "50 %", "49.6 %", TRUE },
    { "50 %", "49.4 %", FALSE },
    { "0.5", "0.52", TRUE },
    { "0.5", "0.6", FALSE },
    { "0 %", "1 %", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ZavodQuantity a, b;

      g_test_message ("%s, %s", rows[i].a, rows[i].b);
      g_assert_true (zavod_quantity_parse (rows[i].a, &a, NULL));
      g_assert_true (zavod_quantity_parse (rows[i].b, &b, NULL));
      g_assert_cmpint (zavod_quantity_agrees (&a, &b), ==, rows[i].agrees);
      g_assert_cmpint (zavod_quantity_agrees (&b, &a), ==, rows[i].agrees);
      g_assert_true (zavod_quantity_agrees (&a, &a));
    }
}

static void
test_base (void)
{
  double factor;

  g_assert_cmpstr (zavod_unit_get_base ("ha", &factor), ==, "m2");
  g_assert_cmpfloat (factor, ==, 10000);
  g_assert_cmpstr (zavod_unit_get_base ("buses", &factor), ==, "buses");
  g_assert_cmpfloat (factor, ==, 1);
  g_assert_null (zavod_unit_get_base (NULL, NULL));
}

static void
test_vehicles_a_year (void)
{
  static const struct
  {
    ZavodQuantity quantity;
    double vehicles;   /* 0: none */
  } rows[] = {
    { { TRUE, TRUE, 250, 300, "between", "buses", NULL, "per-year" }, 300 },
    { { TRUE, FALSE, 80000, 0, "over", "vehicles", NULL, "per-year" }, 80000 },
    { { FALSE, TRUE, 0, 1500, "up-to", "trucks", NULL, "per-month" }, 18000 },
    { { FALSE, TRUE, 0, 10000, "up-to", "vehicles", NULL, "cumulative", 3 } },
    { { FALSE, TRUE, 0, 10000, "up-to", "vehicles", NULL, "ambiguous" } },
    { { FALSE, TRUE, 0, 10000, "up-to", "vehicles" } },
    { { TRUE, TRUE, 5, 5, "exact", "tyres", NULL, "per-year" } },
    { { TRUE, TRUE, 5, 5, "exact", NULL, NULL, "per-year" } },
    { { FALSE, FALSE, 5, 5, NULL, "vehicles", NULL, "per-year" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const double vehicles = zavod_quantity_get_vehicles_a_year (&rows[i].quantity);

      g_test_message ("%u", i);
      g_assert_true (rows[i].vehicles == 0 ? isnan (vehicles) : vehicles == rows[i].vehicles);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantity/parse", test_parse);
  g_test_add_func ("/quantity/codes", test_codes);
  g_test_add_func ("/quantity/refuse", test_refuse);
  g_test_add_func ("/quantity/typing", test_typing);
  g_test_add_func ("/quantity/describe", test_describe);
  g_test_add_func ("/quantity/describe-foreign", test_describe_foreign);
  g_test_add_func ("/quantity/agrees", test_agrees);
  g_test_add_func ("/quantity/base", test_base);
  g_test_add_func ("/quantity/vehicles-a-year", test_vehicles_a_year);
  return g_test_run ();
}
