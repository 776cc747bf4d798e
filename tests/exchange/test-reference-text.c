/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References as other programs write them, whole and broken. */

#include <string.h>

#include "zavod-error.h"
#include "zavod-reference-fields.h"
#include "zavod-reference-text.h"

/* "title | publisher | kind | published | published_text | url | language | note | entries | left out" */
static char *
print (const ZavodReferenceText *reference)
{
  g_autoptr (GString) left_out = g_string_new (NULL);

#define OR(text) ((text) != NULL ? (text) : "-")
  for (guint i = 0; i < reference->left_out->len; i++)
    g_string_append_printf (left_out, "%s%s", i > 0 ? "," : "", (char *) g_ptr_array_index (reference->left_out, i));

  return g_strdup_printf ("%s | %s | %s | %s | %s | %s | %s | %s | %u | %s", OR (reference->title), OR (reference->publisher),
                          OR (reference->kind), OR (reference->published), OR (reference->published_text),
                          OR (reference->url), OR (reference->language), OR (reference->note), reference->n_entries,
                          left_out->str);
#undef OR
}

static void
assert_reads (const char *text,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodReferenceText) reference = zavod_reference_text_parse (text, strlen (text), &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = print (reference);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_refuses (const char *text,
                gsize       length,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_strescape (text, NULL);

  g_test_message ("%.60s", shown);
  g_assert_null (zavod_reference_text_parse (text, length, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_latex (void)
{
  static const char *const texts[][2] = {
    { "Kia's {Q}azaqstan plant", "Kia's Qazaqstan plant" },
    { "{\\'E}tude \\'{e} d\\^ete", "Étude é dête" },
    { "M{\\\"u}ller, \\\"{o}, \\\"o", "Müller, ö, ö" },
    { "\\c{c}a va {\\c c}", "ça va ç" },
    { "\\v{S}koda, {\\v s}", "Škoda, š" },
    { "{\\u g}, \\u{g}, \\.I", "ğ, ğ, İ" },
    { "na\\\"{\\i}ve, \\'{\\i}", "naïve, í" },
    { "stra{\\ss}e, \\o{}re, \\AA ngstr", "straße, øre, Ångstr" },
    { "R\\&D 51\\% \\#1 a\\_b \\$5", "R&D 51% #1 a_b $5" },
    { "2014--2017 --- well-known", "2014–2017 — well-known" },
    { "a  b\n  c", "a b c" },
    { "a~b", "a\302\240b" },
    { "\\emph{new} {\\bf plant}", "new plant" },
    { "Қостанай", "Қостанай" },
    { "\\", "" },
    { "\\'", "" },
    { "\\'{", "" },
    { "}}{{", "" },
    { "\\\303\244", "ä" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = zavod_latex_decode (texts[i][0]);

      g_assert_cmpstr (text, ==, texts[i][1]);
    }
}

static void
test_bibtex (void)
{
  assert_reads ("@article{kia25,\n"
                "  title = {{Kia} opens a plant in {\\\"O}skemen},\n"
                "  author = \"Ivanov, I. and M{\\\"u}ller, P.\",\n"
                "  journal = {Kursiv \\& Co}, year = 2025, month = oct, day = 21,\n"
                "  url = {https://example.org/a\\_b?x=1%20}, langid = {english}, pages = {1--2}\n}",
                "Kia opens a plant in Öskemen | Kursiv & Co | article | 2025-10-21 | - | https://example.org/a_b?x=1%20 | en"
                " | Ivanov, I. and Müller, P. | 1 | pages");
  assert_reads ("@string{k = \"Kursiv\"}\n@comment{nothing}\n"
                "@TechReport(r, TITLE = \"One\" # { and } # \"two\", institution = {Bureau}, date = {2025-10},"
                " doi = {10.1000/x_y})\n@misc{b, title={Second}} @misc{c, title={Third}}",
                "One and two | Bureau | document | 2025-10 | - | https://doi.org/10.1000/x_y | - | - | 3 | ");
  assert_reads ("@misc{x, title = {Without a date}, year = {forthcoming}}",
                "Without a date | - | article | - | forthcoming | - | - | - | 1 | ");
  assert_reads ("see @ home\n@misc{x, title = \"a {\" b} c\", year = 2024, month = 3}",
                "a \" b c | - | article | 2024-03 | - | - | - | - | 1 | ");
}

static void
test_broken_bibtex (void)
{
  static const char *const texts[] = {
    "@article{a, title = {never closed",
    "@article{a, title = \"never closed}",
    "@article{a, title = {x}, year",
    "@article{a, title {x}}",
    "@article{a, = {x}}",
    "@article{a, title = }",
    "@article{a, title = {x} # }",
    "@article{a, title = \"}\"}",
    "@article{a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refuses (texts[i], strlen (texts[i]), "missing");
  assert_refuses ("@article{kia25, title = {x", 26, "“kia25”");
  assert_refuses ("write to a@example.org", 22, "no reference");
  assert_refuses ("@", 1, "no reference");
}

static void
test_ris (void)
{
  assert_reads ("TY  - NEWS\r\nTI  - Завод в Қостанай\r\nAU  - Ivanov, I.\r\nAU  - Petrov, P.\r\nT2  - Trend\r\n"
                "DA  - 2025/10/21/\r\nPY  - 2025\r\nUR  - https://example.org/1\r\nLA  - ru\r\nSP  - 3\r\nER  - \r\n"
                "TY  - NEWS\r\nTI  - Another\r\nER  - \r\n",
                "Завод в Қостанай | Trend | article | 2025-10-21 | - | https://example.org/1 | ru | Ivanov, I.; Petrov, P."
                " | 2 | sp");
  assert_reads ("TY  - RPRT\nT1  - A long\ntitle\nPB  - Bureau\nY1  - 2024//",
                "A long title | Bureau | document | 2024 | - | - | - | - | 1 | ");
  assert_reads ("TY  - ", "- | - | article | - | - | - | - | - | 1 | ");
}

static void
test_csl (void)
{
  assert_reads ("[{\"id\": 1, \"type\": \"article-newspaper\", \"title\": \"A plant\", \"container-title\": \"Trend\","
                " \"publisher\": \"House\", \"URL\": \"https://example.org\", \"language\": \"en-US\", \"volume\": 3,"
                " \"issued\": {\"date-parts\": [[2025, \"10\"]]}, \"author\": [{\"family\": \"I\", \"given\": \"A\"},"
                " {\"literal\": \"KazTAG\"}]}, {}]",
                "A plant | Trend | article | 2025-10 | - | https://example.org | en-US | I, A; KazTAG | 2 | publisher,volume");
  assert_reads ("{\"title\": \"x\", \"genre\": \"Press release\", \"issued\": {\"raw\": \"21 Oct 2025\"}}",
                "x | - | press-release | 2025-10-21 | - | - | - | - | 1 | ");
  assert_reads ("{\"title\": null, \"issued\": {\"date-parts\": [[null, true], 5]}, \"author\": 3, \"a\": [[]], \"b\": {}}",
                "- | - | article | - | - | - | - | 3 | 1 | ");
}

static void
test_broken_csl (void)
{
  static const char *const texts[] = { "[", "{", "[]", "[3]", "{\"title\"}", "[[{}]]", "{\"title\": \"x\"" };
  g_autofree char *deep = g_strnfill (200000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refuses (texts[i], strlen (texts[i]), "CSL JSON");
  assert_refuses (deep, strlen (deep), "CSL JSON");
}

static void
test_no_reference (void)
{
  g_autofree char *huge = g_strnfill (ZAVOD_REFERENCE_TEXT_MAX + 1, '@');
  g_autofree char *many = g_strnfill (ZAVOD_REFERENCE_TEXT_MAX, '@');

  assert_refuses ("", 0, "no reference");
  assert_refuses ("\357\273\277  ", 5, "no reference");
  assert_refuses ("up to 70,000 vehicles", 21, "no reference");
  assert_refuses ("@misc{a,\0title={x}}", 19, "UTF-8");
  assert_refuses ("@misc{a, title = {\377}}", 21, "UTF-8");
  assert_refuses (huge, strlen (huge), "too long");
  assert_refuses (many, strlen (many), "no reference");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reference-text/latex", test_latex);
  g_test_add_func ("/reference-text/bibtex", test_bibtex);
  g_test_add_func ("/reference-text/broken-bibtex", test_broken_bibtex);
  g_test_add_func ("/reference-text/ris", test_ris);
  g_test_add_func ("/reference-text/csl", test_csl);
  g_test_add_func ("/reference-text/broken-csl", test_broken_csl);
  g_test_add_func ("/reference-text/no-reference", test_no_reference);

  return g_test_run ();
}
