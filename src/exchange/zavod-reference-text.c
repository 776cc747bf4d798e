/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-reference-text.h"

#include <string.h>

#include "zavod-address.h"
#include "zavod-error.h"
#include "zavod-partial-date.h"
#include "zavod-reference-fields.h"

#include <glib/gi18n.h>

/* ---- the fields of an entry ---- */

ZavodReferenceFields *
zavod_reference_fields_new (void)
{
  ZavodReferenceFields *self = g_new0 (ZavodReferenceFields, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->n_entries = 1;

  return self;
}

void
zavod_reference_fields_free (ZavodReferenceFields *self)
{
  g_free (self->type);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * zavod_reference_fields_add:
 *
 * Adds a text to a field; one that is there already gets it after a semicolon, as several authors have.
 */
void
zavod_reference_fields_add (ZavodReferenceFields *self,
                            const char           *name,
                            const char           *text)
{
  const char *before = g_hash_table_lookup (self->values, name);
  char *value;

  if (*text == '\0')
    return;

  value = before != NULL ? g_strconcat (before, "; ", text, NULL) : g_strdup (text);
  if (before == NULL)
    g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_replace (self->values, g_strdup (name), value);
}

/* ---- what they mean for a source ---- */

/* Where one has several names, the first that is there is taken. */
static const char *const titles[] = { "title", "ti", "t1", NULL };
static const char *const publishers[] = {
  "journal", "journaltitle", "container-title", "t2", "jo", "jf", "publisher", "pb", "institution", "organization", "school",
  NULL,
};
static const char *const dates[] = { "date", "issued", "da", "y1", "py", "year", NULL };
static const char *const addresses[] = { "url", "ur", "howpublished", NULL };
static const char *const identifiers[] = { "doi", "do", NULL };
static const char *const languages[] = { "langid", "language", "la", NULL };
static const char *const authors[] = { "author", "au", "a1", NULL };
static const char *const genres[] = { "genre", "m3", "type", NULL };

/* Parts of a date that stand apart, and what says the same again. */
static const char *const used[] = { "month", "day", "year", "py", "y1", "accessed", "urldate", "y2", "issued", "date", NULL };

static const char *
get (ZavodReferenceFields *fields,
     const char *const    *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *text = g_hash_table_lookup (fields->values, names[i]);

      if (text != NULL)
        return text;
    }

  return NULL;
}

static const char *
get_kind (ZavodReferenceFields *fields)
{
  static const struct
  {
    const char *words;  /* any of them in the type */
    const char *kind;
  } kinds[] = {
    { "press", "press-release" },
    { "broadcast", "broadcast" }, { "video", "broadcast" }, { "sound", "broadcast" },
    { "motion", "broadcast" }, { "song", "broadcast" },
    { "report", "document" }, { "rprt", "document" }, { "book", "document" }, { "thes", "document" },
    { "legislation", "document" }, { "legal_case", "document" }, { "manual", "document" }, { "stat", "document" },
    { "dataset", "document" }, { "standard", "document" }, { "proceedings", "document" }, { "conf", "document" },
  };
  const char *genre = get (fields, genres);
  g_autofree char *lower = genre != NULL ? g_utf8_strdown (genre, -1) : g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((fields->type != NULL && strstr (fields->type, kinds[i].words) != NULL) || strstr (lower, kinds[i].words) != NULL)
      return kinds[i].kind;

  return "article";
}

/* A tag, or one of the names that BibTeX and people use. */
static char *
read_language (const char *text)
{
  static const char *const names[][2] = {
    { "english", "en" }, { "american", "en" }, { "british", "en" }, { "russian", "ru" }, { "kazakh", "kk" },
    { "kyrgyz", "ky" }, { "kirghiz", "ky" }, { "tajik", "tg" }, { "turkmen", "tk" }, { "uzbek", "uz" },
    { "german", "de" }, { "ngerman", "de" }, { "turkish", "tr" }, { "chinese", "zh" }, { "korean", "ko" },
    { "japanese", "ja" }, { "french", "fr" }, { "eng", "en" }, { "rus", "ru" }, { "kaz", "kk" },
  };
  g_autofree char *lower = text != NULL ? g_strstrip (g_ascii_strdown (text, -1)) : NULL;

  if (lower == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], lower))
      return g_strdup (names[i][1]);

  return strlen (lower) == 2 || (strlen (lower) > 3 && lower[2] == '-') ? g_strstrip (g_strdup (text)) : NULL;
}

/* "2025/10/21/" of RIS and "2025" with "month" beside it of BibTeX become what a date is typed as. */
static char *
join_date (ZavodReferenceFields *fields)
{
  const char *text = get (fields, dates);
  const char *month = g_hash_table_lookup (fields->values, "month");
  const char *day = g_hash_table_lookup (fields->values, "day");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "/", 4) : NULL;

  if (text == NULL)
    return NULL;
  if (parts[1] != NULL && strlen (parts[0]) == 4)
    {
      if (*parts[1] == '\0')
        return g_strdup (parts[0]);
      return parts[2] != NULL && *parts[2] != '\0' ? g_strdup_printf ("%s-%s-%s", parts[0], parts[1], parts[2])
                                                   : g_strdup_printf ("%s-%s", parts[0], parts[1]);
    }
  if (month == NULL || strlen (text) != 4)
    return g_strdup (text);
  if (g_ascii_isdigit (*month))
    return g_strdup_printf (day != NULL ? "%s-%02d-%02d" : "%s-%02d", text, atoi (month), day != NULL ? atoi (day) : 0);

  return day != NULL ? g_strdup_printf ("%s %s %s", day, month, text) : g_strdup_printf ("%s %s", month, text);
}

static void
set_date (ZavodReferenceText   *self,
          ZavodReferenceFields *fields)
{
  g_autofree char *text = join_date (fields);
  ZavodPartialDate date;

  if (text == NULL)
    return;
  if (zavod_partial_date_parse (text, &date, NULL))
    self->published = zavod_partial_date_to_iso (date);
  else
    self->published_text = g_steal_pointer (&text);
}

static void
set_address (ZavodReferenceText   *self,
             ZavodReferenceFields *fields)
{
  const char *doi = get (fields, identifiers);
  const char *text = get (fields, addresses);
  g_autofree char *host = text != NULL ? zavod_address_get_host (text) : NULL;

  if (host != NULL)
    self->url = g_strdup (text);
  else if (doi != NULL)
    self->url = g_str_has_prefix (doi, "http") ? g_strdup (doi) : g_strconcat ("https://doi.org/", doi, NULL);
}

static gboolean
has_name (const char *const *names,
          const char        *name)
{
  return g_strv_contains (names, name);
}

/* What was found, but has no place in a source, or cannot be understood. */
static void
note_left_out (ZavodReferenceText   *self,
               ZavodReferenceFields *fields)
{
  static const char *const *const known[] = { titles, dates, identifiers, authors, genres, used };

  for (guint i = 0; i < fields->names->len; i++)
    {
      const char *name = g_ptr_array_index (fields->names, i);
      const char *text = g_hash_table_lookup (fields->values, name);
      gboolean is_used = g_strcmp0 (text, self->publisher) == 0 || g_strcmp0 (text, self->url) == 0
                         || (self->language != NULL && has_name (languages, name));

      for (guint j = 0; j < G_N_ELEMENTS (known); j++)
        is_used |= has_name (known[j], name);
      if (!is_used)
        g_ptr_array_add (self->left_out, g_strdup (name));
    }
}

static ZavodReferenceText *
interpret (ZavodReferenceFields *fields)
{
  ZavodReferenceText *self = g_new0 (ZavodReferenceText, 1);

  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->n_entries = fields->n_entries;
  self->title = g_strdup (get (fields, titles));
  self->publisher = g_strdup (get (fields, publishers));
  self->kind = g_strdup (get_kind (fields));
  self->language = read_language (get (fields, languages));
  self->note = g_strdup (get (fields, authors));
  set_date (self, fields);
  set_address (self, fields);
  note_left_out (self, fields);

  return self;
}

/* ---- which format it is ---- */

static gboolean
is_ris (const char *text)
{
  const char *type = strstr (text, "TY  -");

  return type != NULL && (type == text || type[-1] == '\n' || type[-1] == '\r');
}

static ZavodReferenceFields *
parse (const char  *text,
       GError     **error)
{
  if (*text == '[' || *text == '{')
    return zavod_csl_parse (text, error);
  if (is_ris (text))
    return zavod_ris_parse (text, error);
  if (strchr (text, '@') != NULL)
    return zavod_bibtex_parse (text, error);

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                       _("This is no reference that Zavod reads. Copy one as BibTeX, RIS or CSL JSON."));
  return NULL;
}

static const char *
skip_blank (const char *text)
{
  if (g_str_has_prefix (text, "\357\273\277"))
    text += 3;
  while (g_ascii_isspace (*text))
    text++;

  return text;
}

/**
 * zavod_reference_text_parse:
 * @text: what was pasted
 * @length: in bytes
 *
 * Reads the first reference of a text, whichever of the three formats it has.
 *
 * Returns: (transfer full): the reference, or %NULL with an error of %ZAVOD_ERROR_INVALID
 */
ZavodReferenceText *
zavod_reference_text_parse (const char  *text,
                            gsize        length,
                            GError     **error)
{
  g_autoptr (ZavodReferenceFields) fields = NULL;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (length > ZAVOD_REFERENCE_TEXT_MAX)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                           _("This text is too long for one reference. Copy a single entry."));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("This is not readable text (UTF-8)."));
      return NULL;
    }

  copy = g_strndup (text, length);
  fields = parse (skip_blank (copy), error);

  return fields != NULL ? interpret (fields) : NULL;
}

void
zavod_reference_text_free (ZavodReferenceText *self)
{
  g_free (self->title);
  g_free (self->publisher);
  g_free (self->kind);
  g_free (self->published);
  g_free (self->published_text);
  g_free (self->url);
  g_free (self->language);
  g_free (self->note);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}
