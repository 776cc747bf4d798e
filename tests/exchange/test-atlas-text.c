/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a small atlas that is right, then the same with one thing wrong, and compares the whole message. */

#include "zavod-atlas-text.h"

#include <glib/gstdio.h>

#include "zavod-error.h"
#include "zavod-id.h"
#include "zavod-store.h"

typedef struct
{
  char *folder;
} Fixture;

#define ATLAS "title\tatlas\nTest\t6f0c7a52-1d1e-4b7a-9c53-2a8f4e0b7d16\n"
#define PLACES "key\tname\tcountry\tgeonames_id\tnote\n"
#define SITES "key\tname\tcountry\tplace\tlat\tlon\taccuracy\tradius\tplace_note\tnote\n"
#define ACTORS "key\tname\tkind\tcountry\tnote\n"
#define PRODUCTS "key\tname\tkind\tbrand\tvehicle_class\tnote\n"
#define PROGRAMMES "key\tname\tkind\tcountry\tnote\n"
#define SOURCES "key\ttitle\tpublisher\tkind\tlanguage\turl\tpublished\tpublished_text\tdateline\torigin\tfacts\tnote\n"
#define NAMES "of\ttext\tkind\tlanguage\tsince\tuntil\n"

static const char *const claim_columns[] = {
  "claim", "facts", "subject", "also", "property", "topic", "value_text", "low", "high", "bound", "unit", "currency",
  "actor", "role", "share", "condition", "product", "programme", "scope_product", "vehicle_class", "stage", "method",
  "period", "period_years", "modality", "since", "until", "as_of", "time_text", "rank", "reason", "note", "source",
  "locator", "quote", "speaker_actor", "speaker", "citation_note", NULL,
};

static const struct
{
  const char *name;
  const char *content;
} good[] = {
  { "atlas.tsv", ATLAS },
  { "places.tsv", PLACES "# Towns\nkostanay\tKostanay\tKZ\t1519928\n" },
  { "sites.tsv", SITES "kia\tKia Qazaqstan\tKZ\tkostanay\t53.25\t63.5\ttown\t\tCentre\t\n\nother\tOther\n" },
  { "actors.tsv", ACTORS "allur\tAllur\tcompany\tKZ\n" },
  { "products.tsv", PRODUCTS "sportage\tSportage\tmodel\tkia\tsuvs\nkia\tKia\tbrand\n" },
  { "programmes.tsv", PROGRAMMES "agreement\tAgreement\tagreement\tKZ\n" },
  { "sources.tsv", SOURCES "bne\tA plant opens\tbne\tarticle\ten\thttps://example.org/a?b=c\t2025-10\n" },
  { "names.tsv", NAMES "place:kostanay\tҚостанай\ttranslation\tkk\nplace:kostanay\tҚостанай\ttranslation\tru\n" },
};

static void
write_file (Fixture    *self,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* One row of claims.tsv out of "column=value" pairs. */
static void
append_claim (GString           *table,
              const char *const *pairs)
{
  for (guint i = 0; claim_columns[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strconcat (claim_columns[i], "=", NULL);

      if (i > 0)
        g_string_append_c (table, '\t');
      for (guint j = 0; pairs[j] != NULL; j++)
        if (g_str_has_prefix (pairs[j], prefix))
          g_string_append (table, pairs[j] + strlen (prefix));
    }
  g_string_append_c (table, '\n');
}

static void
write_claims (Fixture           *self,
              const char *const *first,
              const char *const *second)
{
  g_autofree char *header = g_strjoinv ("\t", (char **) claim_columns);
  g_autoptr (GString) table = g_string_new (header);

  g_string_append_c (table, '\n');
  append_claim (table, first);
  if (second != NULL)
    append_claim (table, second);
  write_file (self, "claims.tsv", table->str);
}

#define ROW(...) ((const char *const[]){ __VA_ARGS__, NULL })

#define CAPACITY "claim=c1", "subject=site:kia", "property=capacity", "high=70000", "source=bne"

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("zavod-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    write_file (self, good[i].name, good[i].content);
  write_claims (self, ROW (CAPACITY, "also=other", "quote=up to 70,000"), ROW ("claim=c1", "source=bne", "locator=p. 2"));
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
assert_message (Fixture    *self,
                const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodAtlasText) text = zavod_atlas_text_read (self->folder, &error);

  g_assert_null (text);
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_bad_table (Fixture    *self,
                  const char *name,
                  const char *content,
                  const char *message)
{
  write_file (self, name, content);
  assert_message (self, message);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (g_str_equal (good[i].name, name))
      write_file (self, name, good[i].content);
}

static void
assert_bad_claim (Fixture           *self,
                  const char *const *row,
                  const char        *message)
{
  write_claims (self, row, NULL);
  assert_message (self, message);
}

static const ZavodOperation *
find_operation (ZavodEdit  *edit,
                const char *table,
                const char *key)
{
  for (guint i = 0; i < zavod_edit_get_n_operations (edit); i++)
    {
      const ZavodOperation *operation = zavod_edit_get_operation (edit, i);

      if (g_str_equal (operation->table, table) && operation->id == zavod_id_from_key (table, key))
        return operation;
    }

  g_assert_not_reached ();
}

static const ZavodCell *
find_cell (const ZavodOperation *operation,
           const char           *column)
{
  for (guint i = 0; i < operation->cells->len; i++)
    if (g_str_equal (g_array_index (operation->cells, ZavodCell, i).column, column))
      return &g_array_index (operation->cells, ZavodCell, i);

  return NULL;
}

static void
test_good (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodAtlasText) text = zavod_atlas_text_read (self->folder, &error);
  const ZavodOperation *site;
  const ZavodOperation *claim;

  g_assert_no_error (error);
  g_assert_cmpstr (text->title, ==, "Test");
  g_assert_cmpstr (text->atlas, ==, "6f0c7a52-1d1e-4b7a-9c53-2a8f4e0b7d16");
  g_assert_false (zavod_edit_is_recorded (text->edit));
  g_assert_cmpuint (zavod_edit_get_n_operations (text->edit), ==, 8 + 2 + 1 + 1 + 2);

  site = find_operation (text->edit, "site", "kia");
  g_assert_cmpstr (find_cell (site, "name")->text, ==, "Kia Qazaqstan");
  g_assert_cmpfloat (find_cell (site, "geom")->real, ==, 53.25);
  g_assert_cmpfloat (find_cell (site, "geom")->longitude, ==, 63.5);
  g_assert_cmpint (find_cell (site, "place_id")->integer, ==, zavod_id_from_key ("place", "kostanay"));
  g_assert_null (find_cell (site, "radius"));
  g_assert_null (find_cell (find_operation (text->edit, "site", "other"), "geom"));

  claim = find_operation (text->edit, "claim", "c1");
  g_assert_cmpint (find_cell (claim, "site_id")->integer, ==, site->id);
  g_assert_cmpfloat (find_cell (claim, "high")->real, ==, 70000);
  g_assert_null (find_cell (claim, "low"));
  g_assert_cmpstr (find_cell (find_operation (text->edit, "citation", "c1/1"), "quote")->text, ==, "up to 70,000");
  g_assert_cmpstr (find_cell (find_operation (text->edit, "citation", "c1/2"), "locator")->text, ==, "p. 2");
  g_assert_cmpint (find_cell (find_operation (text->edit, "claim_site", "c1/other"), "claim_id")->integer, ==, claim->id);
}

static void
test_compile (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodAtlasText) text = zavod_atlas_text_read (self->folder, &error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *first = g_build_filename (self->folder, "a.gpkg", NULL);
  g_autofree char *second = g_build_filename (self->folder, "b.gpkg", NULL);
  g_autofree char *log = g_strconcat (first, "-wal", NULL);
  g_autofree char *bytes_a = NULL;
  g_autofree char *bytes_b = NULL;
  gsize size_a;
  gsize size_b;

  g_assert_no_error (error);
  zavod_store_compile (first, text->title, text->atlas, text->edit, &error);
  g_assert_no_error (error);
  zavod_store_compile (second, text->title, text->atlas, text->edit, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  /* the same text makes the same file */
  g_assert_true (g_file_get_contents (first, &bytes_a, &size_a, NULL));
  g_assert_true (g_file_get_contents (second, &bytes_b, &size_b, NULL));
  g_assert_cmpmem (bytes_a, size_a, bytes_b, size_b);

  zavod_store_check (first, &faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_tables (Fixture       *self,
             gconstpointer  unused)
{
  assert_bad_table (self, "places.tsv", "", "places.tsv:1: the first line must name the columns");
  assert_bad_table (self, "places.tsv", "key\tname\tcolour\n", "places.tsv:1: there is no column “colour”");
  assert_bad_table (self, "places.tsv", "key\tname\tname\n", "places.tsv:1: the column “name” is there twice");
  assert_bad_table (self, "places.tsv", "key\tname\tcountry\tnote\n", "places.tsv:1: the column “geonames_id” is missing");
  assert_bad_table (self, "places.tsv", PLACES "a\tb\tKZ\t1\t2\t3\n", "places.tsv:2: there are 6 cells for 5 columns");
  assert_bad_table (self, "places.tsv", PLACES "a\t\xff\n", "places.tsv:2: the text is not UTF-8");
  assert_bad_table (self, "places.tsv", PLACES "\tKostanay\n", "places.tsv:2: the cell “key” must not be empty");
  assert_bad_table (self, "places.tsv", PLACES "kostanay\tA\n# -\nkostanay\tB\n",
                    "places.tsv:4: the key “kostanay” is there already, in line 2");
  assert_bad_table (self, "places.tsv", PLACES "kostanay\t\tKZ\n", "places.tsv:2: the cell “name” must not be empty");
  assert_bad_table (self, "places.tsv", PLACES "kostanay\tA\tXX\n",
                    "places.tsv:2: “XX” is not a word of the vocabulary “country” (country)");
  assert_bad_table (self, "places.tsv", PLACES "kostanay\tA\tKZ\t1.5\n",
                    "places.tsv:2: “1.5” is not a whole number (geonames_id)");
  assert_bad_table (self, "atlas.tsv", "title\tatlas\n", "atlas.tsv:1: there must be one row below this one");
  assert_bad_table (self, "atlas.tsv", "title\tatlas\nA\t12\n", "atlas.tsv:2: “12” is not a UUID (atlas)");
  assert_bad_table (self, "actors.tsv", ACTORS "allur\tAllur\n", "actors.tsv:2: the cell “kind” must not be empty");
  assert_bad_table (self, "actors.tsv", ACTORS "allur\tAllur\tfirm\n",
                    "actors.tsv:2: “firm” is not a word of the vocabulary “actor_kind” (kind)");
  assert_bad_table (self, "products.tsv", PRODUCTS "a\tA\tmodel\tkya\n", "products.tsv:2: there is no product “kya”");
}

static void
test_sites (Fixture       *self,
            gconstpointer  unused)
{
  assert_bad_table (self, "sites.tsv", SITES "a\tA\tKZ\tkustanai\n", "sites.tsv:2: there is no place “kustanai”");
  assert_bad_table (self, "sites.tsv", SITES "a\tA\tKZ\t\t53.25\n", "sites.tsv:2: “lat” and “lon” go together");
  assert_bad_table (self, "sites.tsv", SITES "a\tA\tKZ\t\t53.25\t63,5\n", "sites.tsv:2: “63,5” is not a number (lon)");
  assert_bad_table (self, "sites.tsv", SITES "a\tA\tKZ\t\t153.25\t63.5\n",
                    "sites.tsv:2: 153.25, 63.5 is not a place on the Earth");
  assert_bad_table (self, "sites.tsv", SITES "a\tA\tKZ\t\tnan\t63.5\n", "sites.tsv:2: “nan” is not a number (lat)");
  assert_bad_table (self, "sites.tsv", SITES "a\tA\tKZ\t\t53\t63\ttown\t-5\n",
                    "sites.tsv:2: “-5” is not a number, 0 or more (radius)");
}

static void
test_sources_and_names (Fixture       *self,
                        gconstpointer  unused)
{
  assert_bad_table (self, "sources.tsv", SOURCES "a\tA\t\tarticle\t\tftp://example.org/\n",
                    "sources.tsv:2: “ftp://example.org/” is not an address of the web (url)");
  assert_bad_table (self, "sources.tsv", SOURCES "a\tA\t\tarticle\t\thttps://\n",
                    "sources.tsv:2: “https://” is not an address of the web (url)");
  assert_bad_table (self, "sources.tsv", SOURCES "a\tA\t\tarticle\t\t\t2025-13\n",
                    "sources.tsv:2: “2025-13” is not a date like 2025, 2025-10 or 2025-10-21 (published)");
  assert_bad_table (self, "names.tsv", NAMES "kostanay\tA\n",
                    "names.tsv:2: “kostanay” is not like site:key, place:key, actor:key, product:key or programme:key");
  assert_bad_table (self, "names.tsv", NAMES "source:bne\tA\n",
                    "names.tsv:2: “source:bne” is not like site:key, place:key, actor:key, product:key or programme:key");
  assert_bad_table (self, "names.tsv", NAMES "place:almaty\tA\n", "names.tsv:2: there is no place “almaty”");
  assert_bad_table (self, "names.tsv", NAMES "site:kia\tA\nsite:kia\tA\n", "names.tsv:3: the name “A” is there twice");
}

static void
test_subjects (Fixture       *self,
               gconstpointer  unused)
{
  assert_bad_claim (self, ROW ("subject=site:kia"), "claims.tsv:2: the cell “claim” must not be empty");
  assert_bad_claim (self, ROW ("claim=c1"), "claims.tsv:2: the claim “c1” has no subject");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia-qazaqztan"),
                    "claims.tsv:2: there is no site “kia-qazaqztan”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=country:ZZ"), "claims.tsv:2: there is no country “ZZ”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=kia"),
                    "claims.tsv:2: “kia” is not like site:key, actor:key, product:key, programme:key or country:KZ");
  assert_bad_claim (self, ROW ("claim=c1", "subject=product:kia", "property=capacity"),
                    "claims.tsv:2: “product:kia” cannot have the property “capacity”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia"), "claims.tsv:2: the cell “property” must not be empty");
  assert_bad_claim (self, ROW (CAPACITY, "also=other; kiosk"), "claims.tsv:2: there is no site “kiosk”");
  assert_bad_claim (self, ROW (CAPACITY, "also=kia"), "claims.tsv:2: the site “kia” is the subject already");
  assert_bad_claim (self, ROW (CAPACITY, "also=other;other"), "claims.tsv:2: the site “other” is there twice (also)");
}

static void
test_values (Fixture       *self,
             gconstpointer  unused)
{
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=capacity", "source=bne"),
                    "claims.tsv:2: a figure needs “low” or “high”");
  assert_bad_claim (self, ROW (CAPACITY, "low=80000"), "claims.tsv:2: “low” is more than “high”");
  assert_bad_claim (self, ROW (CAPACITY, "low=7e"), "claims.tsv:2: “7e” is not a number, 0 or more (low)");
  assert_bad_claim (self, ROW (CAPACITY, "bound=max"),
                    "claims.tsv:2: “max” is not a word of the vocabulary “bound” (bound)");
  assert_bad_claim (self, ROW (CAPACITY, "currency=usd"), "claims.tsv:2: “usd” is not a currency code like KZT (currency)");
  assert_bad_claim (self, ROW (CAPACITY, "stage=two"), "claims.tsv:2: “two” is not a whole number (stage)");
  assert_bad_claim (self, ROW (CAPACITY, "since=21.10.2025"),
                    "claims.tsv:2: “21.10.2025” is not a date like 2025, 2025-10 or 2025-10-21 (since)");
  assert_bad_claim (self, ROW (CAPACITY, "role=owner"), "claims.tsv:2: the property “capacity” has no “role”");
  assert_bad_claim (self, ROW (CAPACITY, "rank=preferred"), "claims.tsv:2: a claim that is preferred needs its “reason”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=status", "value_text=open", "source=bne"),
                    "claims.tsv:2: “open” is not a status (value_text)");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=role", "role=owner", "source=bne"),
                    "claims.tsv:2: a partner needs “actor” and “role”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=role", "actor=allur", "role=owner", "share=120",
                               "source=bne"),
                    "claims.tsv:2: a share is from 0 to 100 percent");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=role", "actor=alur", "role=owner"),
                    "claims.tsv:2: there is no actor “alur”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=line-up", "source=bne"),
                    "claims.tsv:2: the property “line-up” needs “product” or “vehicle_class”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=description", "source=bne"),
                    "claims.tsv:2: the property “description” needs “value_text”");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=opened", "low=1", "source=bne"),
                    "claims.tsv:2: the property “opened” has no “low”");
}

static void
test_citations (Fixture       *self,
                gconstpointer  unused)
{
  g_autofree char *words = g_strnfill (301, 'x');
  g_autofree char *quote = g_strconcat ("quote=", words, NULL);

  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=capacity", "high=1"),
                    "claims.tsv:2: the cell “source” must not be empty");
  assert_bad_claim (self, ROW ("claim=c1", "subject=site:kia", "property=capacity", "high=1", "source=nowhere"),
                    "claims.tsv:2: there is no source “nowhere”");
  assert_bad_claim (self, ROW (CAPACITY, "speaker_actor=nobody"), "claims.tsv:2: there is no actor “nobody”");
  assert_bad_claim (self, ROW (CAPACITY, quote), "claims.tsv:2: the quote is longer than 300 characters");

  write_claims (self, ROW (CAPACITY), ROW (CAPACITY));
  assert_message (self, "claims.tsv:3: the claim “c1” is there already, in line 2");
  write_claims (self, ROW (CAPACITY), ROW ("claim=c1", "low=5", "source=bne"));
  assert_message (self, "claims.tsv:3: the claim is in line 2 already: a further row has only a citation, not “low”");
}

static void
test_missing_file (Fixture       *self,
                   gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (self->folder, "claims.tsv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (zavod_atlas_text_read (self->folder, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "claims.tsv"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/exchange/atlas-text/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("good", test_good);
  ADD ("compile", test_compile);
  ADD ("tables", test_tables);
  ADD ("sites", test_sites);
  ADD ("sources-and-names", test_sources_and_names);
  ADD ("subjects", test_subjects);
  ADD ("values", test_values);
  ADD ("citations", test_citations);
  ADD ("missing-file", test_missing_file);

  return g_test_run ();
}
