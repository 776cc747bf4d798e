/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun-input.h"

#include "zavod-id.h"
#include "zavod-names-input.h"

#include <glib/gi18n.h>

struct _ZavodNounInput
{
  ZavodInput parent_instance;

  ZavodNoun noun;
  gint64 id;
  gboolean is_new;
  GPtrArray *brands;  /* ZavodReference */
  GPtrArray *others;  /* ZavodReference: all of this kind of noun */
};

G_DEFINE_FINAL_TYPE (ZavodNounInput, zavod_noun_input, ZAVOD_TYPE_INPUT)

#define PLACE (1u << ZAVOD_NOUN_PLACE)
#define ACTOR (1u << ZAVOD_NOUN_ACTOR)
#define PRODUCT (1u << ZAVOD_NOUN_PRODUCT)
#define PROGRAMME (1u << ZAVOD_NOUN_PROGRAMME)
#define SOURCE (1u << ZAVOD_NOUN_SOURCE)

/* In the order of the form. */
static const ZavodNounField descriptions[] = {
  { "name", N_("Name"), ZAVOD_NOUN_FIELD_NAME, PLACE | ACTOR | PRODUCT | PROGRAMME },
  { "title", N_("Title"), ZAVOD_NOUN_FIELD_NAME, SOURCE },
  { "kind", N_("Kind"), ZAVOD_NOUN_FIELD_KIND, ACTOR | PRODUCT | PROGRAMME | SOURCE },
  { "brand", N_("Brand"), ZAVOD_NOUN_FIELD_BRAND, PRODUCT },
  { "vehicle_class", N_("Vehicle class"), ZAVOD_NOUN_FIELD_WORD, PRODUCT, ZAVOD_VOCABULARY_VEHICLE_CLASS },
  { "country", N_("Country"), ZAVOD_NOUN_FIELD_WORD, PLACE | ACTOR | PROGRAMME, ZAVOD_VOCABULARY_COUNTRY },
  { "publisher", N_("Publisher"), ZAVOD_NOUN_FIELD_TEXT, SOURCE },
  { "published", N_("Published, such as 21 Oct 2025"), ZAVOD_NOUN_FIELD_DATE, SOURCE },
  { "published_text", N_("What is known of an unclear date"), ZAVOD_NOUN_FIELD_TEXT, SOURCE },
  { "url", N_("Web address"), ZAVOD_NOUN_FIELD_ADDRESS, SOURCE },
  { "language", N_("Language of the source, such as en"), ZAVOD_NOUN_FIELD_LANGUAGE, SOURCE },
  { "origin", N_("Whose statement it passes on"), ZAVOD_NOUN_FIELD_TEXT, SOURCE },
  { "dateline", N_("Dateline, such as ASTANA, 21 October"), ZAVOD_NOUN_FIELD_TEXT, SOURCE },
  { "note", N_("Note"), ZAVOD_NOUN_FIELD_NOTE, PLACE | ACTOR | PRODUCT | PROGRAMME | SOURCE },
};

/* The names after the fields, as in the form; a NULL name ends them. */
static ZavodInputField fields[G_N_ELEMENTS (descriptions) + 2];

/* What a noun is that one has not said more of. */
static const char *const default_kinds[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_ACTOR] = "company",
  [ZAVOD_NOUN_PRODUCT] = "model",
  [ZAVOD_NOUN_PROGRAMME] = "project",
  [ZAVOD_NOUN_SOURCE] = "article",
};

/**
 * zavod_noun_fields_get:
 *
 * Returns: (array length=n_fields): the description of the fields of all nouns
 */
const ZavodNounField *
zavod_noun_fields_get (guint *n_fields)
{
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = G_N_ELEMENTS (descriptions);

  return descriptions;
}

static const ZavodNounField *
find_description (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_str_equal (descriptions[i].name, field))
      return &descriptions[i];

  return NULL;
}

/**
 * zavod_noun_input_has_field:
 *
 * Returns: whether the noun, as it is described now, has a field: a brand is of no brand
 */
gboolean
zavod_noun_input_has_field (ZavodNounInput *self,
                            const char     *field)
{
  const ZavodNounField *description;

  g_return_val_if_fail (ZAVOD_IS_NOUN_INPUT (self) && field != NULL, FALSE);

  description = find_description (field);
  if (description == NULL || (description->nouns >> self->noun & 1) == 0)
    return FALSE;

  return description->type != ZAVOD_NOUN_FIELD_BRAND || !g_str_equal (zavod_input_get (ZAVOD_INPUT (self), "kind"), "brand");
}

/**
 * zavod_noun_input_has_names:
 *
 * Returns: whether an atlas has other names of such a noun; of sources it has none
 */
gboolean
zavod_noun_input_has_names (ZavodNounInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_NOUN_INPUT (self), FALSE);

  return self->noun != ZAVOD_NOUN_SOURCE;
}

static const char *
get_name_field (ZavodNounInput *self)
{
  return self->noun == ZAVOD_NOUN_SOURCE ? "title" : "name";
}

/**
 * zavod_noun_input_get_name:
 *
 * Returns: what it is called, as typed; of a source its title
 */
const char *
zavod_noun_input_get_name (ZavodNounInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_NOUN_INPUT (self), "");

  return zavod_input_get (ZAVOD_INPUT (self), get_name_field (self));
}

static ZavodProblem *
check_name (ZavodNounInput *self,
            const char     *text)
{
  static const struct
  {
    const char *words;
    const char *example;
  } missing[ZAVOD_N_NOUNS] = {
    [ZAVOD_NOUN_PLACE] = { N_("A place needs a name"), N_("Write the name of a town, a district or a region") },
    [ZAVOD_NOUN_ACTOR] = { N_("A company needs a name"), N_("Write it as the company does: Kia Qazaqstan") },
    [ZAVOD_NOUN_PRODUCT] = { N_("A product needs a name"), N_("Write the name of a brand or a model: Chevrolet Cobalt") },
    [ZAVOD_NOUN_PROGRAMME] = { N_("A programme needs a name"), N_("Write what the agreement or the project is called") },
    [ZAVOD_NOUN_SOURCE] = { N_("A source needs a title"), N_("Write the headline, or what the document is called") },
  };

  if (*text == '\0')
    return zavod_problem_new (_(missing[self->noun].words), _(missing[self->noun].example));

  return zavod_check_length (text, ZAVOD_NAME_MAX);
}

static ZavodProblem *
zavod_noun_input_check (ZavodInput *input,
                        const char *list,
                        gint64      item,
                        const char *field,
                        const char *text)
{
  ZavodNounInput *self = ZAVOD_NOUN_INPUT (input);

  if (item != 0)
    return zavod_names_input_check (field, text);
  if (!zavod_noun_input_has_field (self, field))
    return NULL;

  switch (find_description (field)->type)
    {
    case ZAVOD_NOUN_FIELD_NAME:
      return check_name (self, text);
    case ZAVOD_NOUN_FIELD_DATE:
      return zavod_check_date (text);
    case ZAVOD_NOUN_FIELD_LANGUAGE:
      return zavod_check_language (text);
    case ZAVOD_NOUN_FIELD_ADDRESS:
      return zavod_check_address (text);
    case ZAVOD_NOUN_FIELD_NOTE:
      return zavod_check_length (text, ZAVOD_NOTE_MAX);
    case ZAVOD_NOUN_FIELD_TEXT:
    case ZAVOD_NOUN_FIELD_BRAND:
    case ZAVOD_NOUN_FIELD_KIND:
    case ZAVOD_NOUN_FIELD_WORD:
    default:
      return zavod_check_length (text, ZAVOD_NAME_MAX);
    }
}

/* Spellings of one name count as the same. */
static ZavodProblem *
zavod_noun_input_warn (ZavodInput *input,
                       const char *list,
                       gint64      item,
                       const char *field,
                       const char *text)
{
  ZavodNounInput *self = ZAVOD_NOUN_INPUT (input);
  gint64 twin;
  g_autofree char *words = NULL;

  if (item != 0 || *text == '\0' || self->others == NULL || !g_str_equal (field, get_name_field (self)))
    return NULL;

  twin = zavod_references_find (self->others, text);
  if (twin == 0 || twin == self->id)
    return NULL;

  words = g_strdup_printf (_("This atlas has “%s” already"), text);
  return zavod_problem_new (words, _("Is it the same? Then add other spellings there"));
}

/* What turns out to be a brand is of no other one. */
static void
zavod_noun_input_typed (ZavodInput *input,
                        const char *field,
                        const char *old_text)
{
  if (g_str_equal (field, "kind") && !zavod_noun_input_has_field (ZAVOD_NOUN_INPUT (input), "brand"))
    zavod_input_set (input, "brand", NULL);
}

static char *
zavod_noun_input_describe (ZavodInput *input)
{
  static const char *const new_words[ZAVOD_N_NOUNS] = {
    [ZAVOD_NOUN_PLACE] = N_("New place: %s"),
    [ZAVOD_NOUN_ACTOR] = N_("New company or person: %s"),
    [ZAVOD_NOUN_PRODUCT] = N_("New brand or model: %s"),
    [ZAVOD_NOUN_PROGRAMME] = N_("New programme: %s"),
    [ZAVOD_NOUN_SOURCE] = N_("New source: %s"),
  };
  ZavodNounInput *self = ZAVOD_NOUN_INPUT (input);
  g_autofree char *name = zavod_input_dup (input, get_name_field (self));
  g_autoptr (GString) words = g_string_new (self->is_new ? _(new_words[self->noun]) : _("Change %s"));

  g_string_replace (words, "%s", name, 1);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* Returns: the brand that is named, made by @edit when the atlas does not have it; 0: none */
static gint64
write_brand (ZavodNounInput *self,
             ZavodEdit      *edit)
{
  g_autofree char *name = zavod_input_dup (ZAVOD_INPUT (self), "brand");
  gint64 id = name != NULL && self->brands != NULL ? zavod_references_find (self->brands, name) : 0;

  if (name == NULL || id != 0)
    return id;

  id = zavod_edit_insert (edit, "product", zavod_id_new ());
  zavod_edit_set_text (edit, "name", name);
  zavod_edit_set_text (edit, "kind", "brand");

  return id;
}

static void
write_brand_id (ZavodInputRow *row,
                gint64         brand)
{
  if (!zavod_input_is_field_changed (row->input, "brand"))
    return;

  zavod_input_row_begin (row);
  if (brand != 0)
    zavod_edit_set_integer (row->edit, "brand_id", brand);
  else
    zavod_edit_set_null (row->edit, "brand_id");
}

/* A kind stands in each row, also one that nobody chose. */
static void
write_kind (ZavodInputRow *row)
{
  if (!row->inserts)
    {
      zavod_input_row_write_text (row, "kind", "kind");
      return;
    }

  zavod_input_row_begin (row);
  zavod_edit_set_text (row->edit, "kind", zavod_input_get (row->input, "kind"));
}

static void
write_field (ZavodInputRow        *row,
             const ZavodNounField *field,
             gint64                brand)
{
  switch (field->type)
    {
    case ZAVOD_NOUN_FIELD_BRAND:
      write_brand_id (row, brand);
      break;
    case ZAVOD_NOUN_FIELD_KIND:
      write_kind (row);
      break;
    case ZAVOD_NOUN_FIELD_DATE:
      zavod_input_row_write_date (row, field->name, field->name);
      break;
    case ZAVOD_NOUN_FIELD_NAME:
    case ZAVOD_NOUN_FIELD_TEXT:
    case ZAVOD_NOUN_FIELD_NOTE:
    case ZAVOD_NOUN_FIELD_LANGUAGE:
    case ZAVOD_NOUN_FIELD_ADDRESS:
    case ZAVOD_NOUN_FIELD_WORD:
    default:
      zavod_input_row_write_text (row, field->name, field->name);
    }
}

static void
zavod_noun_input_write (ZavodInput *input,
                        ZavodEdit  *edit)
{
  ZavodNounInput *self = ZAVOD_NOUN_INPUT (input);
  const char *table = zavod_noun_get_table (self->noun);
  g_autofree char *owner = g_strconcat (table, "_id", NULL);
  gint64 brand = zavod_input_is_field_changed (input, "brand") ? write_brand (self, edit) : 0;
  ZavodInputRow row = { input, edit, table, self->id, .inserts = self->is_new };

  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (descriptions[i].nouns >> self->noun & 1)
      write_field (&row, &descriptions[i], brand);
  if (zavod_noun_input_has_names (self))
    zavod_names_input_write (input, edit, owner, self->id);
}

static void
zavod_noun_input_finalize (GObject *object)
{
  g_clear_pointer (&ZAVOD_NOUN_INPUT (object)->brands, g_ptr_array_unref);
  g_clear_pointer (&ZAVOD_NOUN_INPUT (object)->others, g_ptr_array_unref);

  G_OBJECT_CLASS (zavod_noun_input_parent_class)->finalize (object);
}

static void
fill_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    fields[i].name = descriptions[i].name;
  fields[G_N_ELEMENTS (descriptions)] = (ZavodInputField) { ZAVOD_NAMES_LIST, zavod_names_input_fields };
}

static void
zavod_noun_input_class_init (ZavodNounInputClass *klass)
{
  ZavodInputClass *input_class = ZAVOD_INPUT_CLASS (klass);

  fill_fields ();
  G_OBJECT_CLASS (klass)->finalize = zavod_noun_input_finalize;
  input_class->fields = fields;
  input_class->check = zavod_noun_input_check;
  input_class->warn = zavod_noun_input_warn;
  input_class->typed = zavod_noun_input_typed;
  input_class->describe = zavod_noun_input_describe;
  input_class->write = zavod_noun_input_write;
}

static void
zavod_noun_input_init (ZavodNounInput *self)
{
}

static ZavodNounInput *
create (ZavodNoun noun,
        gint64    id)
{
  ZavodNounInput *self = g_object_new (ZAVOD_TYPE_NOUN_INPUT, NULL);

  self->noun = noun;
  self->is_new = id == 0;
  self->id = self->is_new ? zavod_id_new () : id;
  zavod_input_set_original (ZAVOD_INPUT (self), "kind", default_kinds[noun]);

  return self;
}

/**
 * zavod_noun_input_new:
 * @noun: not a site, see zavod_site_input_new(), nor a quote
 *
 * Returns: (transfer full): the input of a noun that is not on disk yet
 */
ZavodNounInput *
zavod_noun_input_new (ZavodNoun noun)
{
  g_return_val_if_fail (noun != ZAVOD_NOUN_SITE && noun < ZAVOD_NOUN_QUOTE, NULL);

  return create (noun, 0);
}

static void
load_source (ZavodInput            *input,
             const ZavodNounRecord *record)
{
  zavod_input_set_original (input, "title", record->name);
  zavod_input_set_original (input, "publisher", record->source->publisher);
  zavod_input_set_original (input, "published", record->source->published);
  zavod_input_set_original (input, "published_text", record->source->published_text);
  zavod_input_set_original (input, "url", record->source->url);
  zavod_input_set_original (input, "language", record->language);
  zavod_input_set_original (input, "origin", record->source->origin);
  zavod_input_set_original (input, "dateline", record->dateline);
}

/**
 * zavod_noun_input_new_from_record:
 * @record: of what @record->noun says; a quote's is that of its source
 *
 * Returns: (transfer full): the input of a noun on disk
 */
ZavodNounInput *
zavod_noun_input_new_from_record (const ZavodNounRecord *record)
{
  ZavodNounInput *self;
  ZavodInput *input;

  g_return_val_if_fail (record != NULL, NULL);

  self = record->source != NULL ? create (ZAVOD_NOUN_SOURCE, record->source->source_id) : create (record->noun, record->id);
  input = ZAVOD_INPUT (self);
  zavod_input_set_original (input, "kind", record->kind);
  zavod_input_set_original (input, "note", record->note);
  if (record->source != NULL)
    {
      load_source (input, record);
      return self;
    }

  zavod_input_set_original (input, "name", record->name);
  zavod_input_set_original (input, "brand", record->brand.name);
  zavod_input_set_original (input, "vehicle_class", record->vehicle_class);
  zavod_input_set_original (input, "country", record->country);
  zavod_names_input_load (input, record->names);

  return self;
}

gint64
zavod_noun_input_get_id (ZavodNounInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_NOUN_INPUT (self), 0);

  return self->id;
}

/**
 * zavod_noun_input_set_brands:
 *
 * Says which brands the atlas has: one of them is taken before another of the same name is made.
 */
void
zavod_noun_input_set_brands (ZavodNounInput *self,
                             GPtrArray      *brands)
{
  g_return_if_fail (ZAVOD_IS_NOUN_INPUT (self));
  g_return_if_fail (self->brands == NULL && brands != NULL);

  self->brands = g_ptr_array_ref (brands);
}

/**
 * zavod_noun_input_set_others:
 *
 * Says which nouns of this kind the atlas has: another of the same name is warned of.
 */
void
zavod_noun_input_set_others (ZavodNounInput *self,
                             GPtrArray      *others)
{
  g_return_if_fail (ZAVOD_IS_NOUN_INPUT (self));
  g_return_if_fail (self->others == NULL && others != NULL);

  self->others = g_ptr_array_ref (others);
}
