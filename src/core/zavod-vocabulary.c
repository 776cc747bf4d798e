/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-vocabulary.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *code;
  const char *english;
} Word;

static const Word statuses[] = {
  { "unknown", N_("Unknown") },
  { "exploring", N_("Exploring") },
  { "announced", N_("Announced") },
  { "agreed", N_("Agreed") },
  { "pre-construction", N_("Pre-construction") },
  { "construction", N_("Construction") },
  { "trial", N_("Trial production") },
  { "operating", N_("Operating") },
  { "mothballed", N_("Mothballed") },
  { "converted", N_("Converted") },
  { "closed", N_("Closed") },
  { "shelved", N_("Shelved") },
  { "cancelled", N_("Cancelled") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == ZAVOD_N_STATUSES);

#define S ZAVOD_SUBJECT_SITE
#define A ZAVOD_SUBJECT_ACTOR
#define P ZAVOD_SUBJECT_PRODUCT
#define R ZAVOD_SUBJECT_PROGRAMME
#define C ZAVOD_SUBJECT_COUNTRY

static const struct
{
  Word word;
  ZavodValueType type;
  ZavodSubjects subjects;
  const char *unit;  /* what a figure without a unit is counted in */
} properties[] = {
  { { "status", N_("Status") }, ZAVOD_VALUE_STATUS, S | R },
  { { "vehicle-class", N_("Vehicle class") }, ZAVOD_VALUE_PRODUCT, S | P | R },
  { { "location", N_("Place") }, ZAVOD_VALUE_TEXT, S | R | A },
  { { "distance", N_("Distance") }, ZAVOD_VALUE_QUANTITY, S, "km" },
  { { "role", N_("Partner") }, ZAVOD_VALUE_ACTOR, S | A | P | R },

  { { "capacity", N_("Capacity") }, ZAVOD_VALUE_QUANTITY, S | A | R | C, "vehicles" },
  { { "output", N_("Output") }, ZAVOD_VALUE_QUANTITY, S | A | R | C, "vehicles" },
  { { "output-value", N_("Value of output") }, ZAVOD_VALUE_QUANTITY, S | A | R | C },
  { { "investment", N_("Investment") }, ZAVOD_VALUE_QUANTITY, S | A | R | C },
  { { "capital", N_("Capital") }, ZAVOD_VALUE_QUANTITY, A | R },
  { { "area", N_("Site area") }, ZAVOD_VALUE_QUANTITY, S, "m2" },
  { { "floor-area", N_("Floor area") }, ZAVOD_VALUE_QUANTITY, S, "m2" },
  { { "employees", N_("Jobs") }, ZAVOD_VALUE_QUANTITY, S | A | R | C, "people" },
  { { "job-multiplier", N_("Further jobs per job") }, ZAVOD_VALUE_QUANTITY, S | C, "jobs" },
  { { "robots", N_("Robots") }, ZAVOD_VALUE_QUANTITY, S, "robots" },
  { { "localisation", N_("Local content") }, ZAVOD_VALUE_QUANTITY, S | A | P | R | C, "percent" },
  { { "export-share", N_("Share exported") }, ZAVOD_VALUE_QUANTITY, S | A | R | C, "percent" },
  { { "types", N_("Vehicle types") }, ZAVOD_VALUE_QUANTITY, S | A | R, "types" },
  { { "enterprises", N_("Enterprises") }, ZAVOD_VALUE_QUANTITY, A | C, "enterprises" },
  { { "statistic", N_("Statistic") }, ZAVOD_VALUE_QUANTITY, S | A | R | C },

  { { "line-up", N_("Line-up") }, ZAVOD_VALUE_PRODUCT, S | A | R | C },
  { { "process", N_("Process") }, ZAVOD_VALUE_TEXT, S | R },
  { { "standard", N_("Standards") }, ZAVOD_VALUE_TEXT, S | A | R },

  { { "announced", N_("Announced") }, ZAVOD_VALUE_EVENT, S | A | R | C },
  { { "meeting", N_("Meeting") }, ZAVOD_VALUE_EVENT, S | A | R | C },
  { { "visit", N_("Visit") }, ZAVOD_VALUE_EVENT, S | A | R | C },
  { { "agreed", N_("Agreed") }, ZAVOD_VALUE_EVENT, S | A | R | C },
  { { "signed", N_("Agreement signed") }, ZAVOD_VALUE_EVENT, S | R },
  { { "ratified", N_("Agreement ratified") }, ZAVOD_VALUE_EVENT, S | R },
  { { "registered", N_("Company registered") }, ZAVOD_VALUE_EVENT, S | A | R },
  { { "construction-started", N_("Construction started") }, ZAVOD_VALUE_EVENT, S | R },
  { { "completed", N_("Construction completed") }, ZAVOD_VALUE_EVENT, S | R },
  { { "production-started", N_("Production started") }, ZAVOD_VALUE_EVENT, S | A | R | P },
  { { "opened", N_("Opened") }, ZAVOD_VALUE_EVENT, S | A | R },
  { { "model-launched", N_("Model launched") }, ZAVOD_VALUE_EVENT, S | A | R },
  { { "founded", N_("Founded") }, ZAVOD_VALUE_EVENT, A | P },
  { { "introduced", N_("Introduced") }, ZAVOD_VALUE_EVENT, R | P },
  { { "ends", N_("Ends") }, ZAVOD_VALUE_EVENT, R },
  { { "award", N_("Award") }, ZAVOD_VALUE_EVENT, A },

  { { "position", N_("Position") }, ZAVOD_VALUE_TEXT, A },
  { { "description", N_("Description") }, ZAVOD_VALUE_TEXT, S | A | P | R | C },
  { { "activity", N_("Activity") }, ZAVOD_VALUE_TEXT, S | A | R | C },
  { { "purpose", N_("Purpose") }, ZAVOD_VALUE_TEXT, S | A | R | C },
  { { "plan", N_("Plan") }, ZAVOD_VALUE_TEXT, S | A | P | R | C },
  { { "expected-effect", N_("Expected effect") }, ZAVOD_VALUE_TEXT, S | A | R | C },
  { { "assessment", N_("Assessment") }, ZAVOD_VALUE_TEXT, S | A | P | R | C },
  { { "discussed", N_("Discussed") }, ZAVOD_VALUE_TEXT, S | A | R },
  { { "financing", N_("Financing") }, ZAVOD_VALUE_TEXT, S | A | R },
  { { "incentive", N_("Incentive") }, ZAVOD_VALUE_TEXT, S | R | C },
  { { "relationship", N_("Relationship") }, ZAVOD_VALUE_TEXT, A | C | R },
  { { "quotation", N_("Quotation") }, ZAVOD_VALUE_TEXT, S | A | P | R | C },
};

#undef S
#undef A
#undef P
#undef R
#undef C

static const Word roles[] = {
  { "owner", N_("Owner") },
  { "shareholder", N_("Shareholder") },
  { "operator", N_("Operator") },
  { "lead", N_("Lead") },
  { "partner", N_("Partner") },
  { "local-partner", N_("Local partner") },
  { "licensor", N_("Licensor") },
  { "supplier", N_("Supplier") },
  { "financier", N_("Financier") },
  { "investor", N_("Investor") },
  { "supporter", N_("Supporter") },
  { "developer", N_("Developer") },
  { "proposer", N_("Proposer") },
  { "signatory", N_("Signatory") },
  { "government", N_("Government side") },
  { "director", N_("Director") },
  { "inaugurator", N_("Inaugurated it") },
  { "attendee", N_("Attended only") },
  { "maker", N_("Maker") },
  { "member", N_("Member") },
};

static const Word modalities[] = {
  { "actual", N_("Actual") },
  { "nameplate", N_("Nameplate") },
  { "planned", N_("Planned") },
  { "target", N_("Target") },
  { "forecast", N_("Forecast") },
  { "expected", N_("Expected") },
};

static const Word bounds[] = {
  { "exact", N_("Exactly") },
  { "up-to", N_("Up to") },
  { "under", N_("Almost") },
  { "over", N_("Over") },
  { "at-least", N_("At least") },
  { "about", N_("About") },
  { "between", N_("Between") },
};

static const Word units[] = {
  { "vehicles", N_("vehicles") },
  { "buses", N_("buses") },
  { "trucks", N_("trucks") },
  { "tractors", N_("tractors") },
  { "trailers", N_("trailers") },
  { "machines", N_("machines") },
  { "units", N_("units") },
  { "sets", N_("sets") },
  { "tyres", N_("tyres") },
  { "tonnes", N_("tonnes") },
  { "people", N_("people") },
  { "jobs", N_("jobs") },
  { "robots", N_("robots") },
  { "types", N_("types") },
  { "enterprises", N_("enterprises") },
  { "percent", N_("%") },
  { "m2", N_("m²") },
  { "ha", N_("ha") },
  { "km", N_("km") },
};

static const Word periods[] = {
  { "per-year", N_("Per year") },
  { "per-month", N_("Per month") },
  { "cumulative", N_("In all") },
  { "ambiguous", N_("The source does not say") },
};

static const Word methods[] = {
  { "skd", N_("SKD (semi knocked down)") },
  { "dkd", N_("DKD (direct knocked down)") },
  { "ckd", N_("CKD (completely knocked down)") },
  { "full-cycle", N_("Full cycle") },
};

static const struct
{
  Word word;
  ZavodShape shape;
} vehicle_classes[] = {
  { { "cars", N_("Cars") }, ZAVOD_SHAPE_CARS },
  { { "passenger-cars", N_("Passenger cars") }, ZAVOD_SHAPE_CARS },
  { { "suvs", N_("SUVs") }, ZAVOD_SHAPE_CARS },
  { { "pickups", N_("Pickups") }, ZAVOD_SHAPE_CARS },
  { { "electric-cars", N_("Electric cars") }, ZAVOD_SHAPE_CARS },
  { { "buses", N_("Buses") }, ZAVOD_SHAPE_BUSES },
  { { "minibuses", N_("Minibuses") }, ZAVOD_SHAPE_BUSES },
  { { "trucks", N_("Trucks") }, ZAVOD_SHAPE_TRUCKS },
  { { "commercial-vehicles", N_("Commercial vehicles") }, ZAVOD_SHAPE_TRUCKS },
  { { "special-vehicles", N_("Special vehicles") }, ZAVOD_SHAPE_TRUCKS },
  { { "trailers", N_("Trailers") }, ZAVOD_SHAPE_TRUCKS },
  { { "tractors", N_("Tractors") }, ZAVOD_SHAPE_TRACTORS },
  { { "agricultural-machinery", N_("Agricultural machinery") }, ZAVOD_SHAPE_TRACTORS },
  { { "parts", N_("Parts") }, ZAVOD_SHAPE_PARTS },
};

static const struct
{
  Word word;
  double radius;  /* metres, when nobody says better */
} accuracies[] = {
  { { "exact", N_("Exact") }, 50 },
  { { "street", N_("Street") }, 500 },
  { { "zone", N_("Industrial zone") }, 3000 },
  { { "town", N_("Town") }, 8000 },
  { { "district", N_("District") }, 20000 },
  { { "region", N_("Region") }, 100000 },
};

static const Word ranks[] = {
  { "preferred", N_("Preferred") },
  { "normal", N_("Normal") },
  { "deprecated", N_("Deprecated") },
};

static const Word actor_kinds[] = {
  { "company", N_("Company") },
  { "government", N_("Government body") },
  { "fund", N_("Fund or bank") },
  { "association", N_("Association") },
  { "university", N_("University") },
  { "person", N_("Person") },
  { "group", N_("Unnamed group") },
};

static const Word product_kinds[] = {
  { "brand", N_("Brand") },
  { "model", N_("Model") },
  { "platform", N_("Platform") },
  { "powertrain", N_("Powertrain") },
};

static const Word programme_kinds[] = {
  { "agreement", N_("Agreement") },
  { "joint-undertaking", N_("Joint undertaking") },
  { "project", N_("Project") },
  { "policy", N_("Policy") },
  { "incentive", N_("Incentive") },
};

static const Word name_kinds[] = {
  { "spelling", N_("Other spelling") },
  { "translation", N_("In another language") },
  { "short", N_("Short name") },
  { "official", N_("Official name") },
  { "former", N_("Former name") },
};

static const Word source_kinds[] = {
  { "article", N_("Article") },
  { "press-release", N_("Press release") },
  { "official-page", N_("Official page") },
  { "company-page", N_("Company page") },
  { "broadcast", N_("Broadcast") },
  { "gazetteer", N_("Gazetteer") },
  { "document", N_("Document") },
};

static const Word countries[] = {
  { "KZ", N_("Kazakhstan") },
  { "KG", N_("Kyrgyzstan") },
  { "TJ", N_("Tajikistan") },
  { "TM", N_("Turkmenistan") },
  { "UZ", N_("Uzbekistan") },
  { "CN", N_("China") },
  { "DE", N_("Germany") },
  { "JP", N_("Japan") },
  { "KR", N_("South Korea") },
  { "MY", N_("Malaysia") },
  { "RU", N_("Russia") },
  { "TR", N_("Türkiye") },
};

/* Every table begins each row with its Word; the stride lets one function walk them all. */
static const struct
{
  const char *name;
  const void *words;
  gsize stride;
  guint n_words;
} vocabularies[] = {
#define TABLE(name, array) { name, array, sizeof array[0], G_N_ELEMENTS (array) }
  [ZAVOD_VOCABULARY_STATUS] = TABLE ("status", statuses),
  [ZAVOD_VOCABULARY_PROPERTY] = TABLE ("property", properties),
  [ZAVOD_VOCABULARY_ROLE] = TABLE ("role", roles),
  [ZAVOD_VOCABULARY_MODALITY] = TABLE ("modality", modalities),
  [ZAVOD_VOCABULARY_BOUND] = TABLE ("bound", bounds),
  [ZAVOD_VOCABULARY_UNIT] = TABLE ("unit", units),
  [ZAVOD_VOCABULARY_PERIOD] = TABLE ("period", periods),
  [ZAVOD_VOCABULARY_METHOD] = TABLE ("method", methods),
  [ZAVOD_VOCABULARY_VEHICLE_CLASS] = TABLE ("vehicle_class", vehicle_classes),
  [ZAVOD_VOCABULARY_ACCURACY] = TABLE ("accuracy", accuracies),
  [ZAVOD_VOCABULARY_RANK] = TABLE ("rank", ranks),
  [ZAVOD_VOCABULARY_ACTOR_KIND] = TABLE ("actor_kind", actor_kinds),
  [ZAVOD_VOCABULARY_PRODUCT_KIND] = TABLE ("product_kind", product_kinds),
  [ZAVOD_VOCABULARY_PROGRAMME_KIND] = TABLE ("programme_kind", programme_kinds),
  [ZAVOD_VOCABULARY_NAME_KIND] = TABLE ("name_kind", name_kinds),
  [ZAVOD_VOCABULARY_SOURCE_KIND] = TABLE ("source_kind", source_kinds),
  [ZAVOD_VOCABULARY_COUNTRY] = TABLE ("country", countries),
#undef TABLE
};
G_STATIC_ASSERT (G_N_ELEMENTS (vocabularies) == ZAVOD_N_VOCABULARIES);

static const char *looks[] = {
  [ZAVOD_LOOK_UNKNOWN] = N_("Unknown"),
  [ZAVOD_LOOK_ANNOUNCED] = N_("Announced"),
  [ZAVOD_LOOK_AGREED] = N_("Agreed"),
  [ZAVOD_LOOK_CONSTRUCTION] = N_("Construction"),
  [ZAVOD_LOOK_OPERATING] = N_("Operating"),
  [ZAVOD_LOOK_IDLE] = N_("Idle or closed"),
  [ZAVOD_LOOK_DROPPED] = N_("Dropped"),
};

static const char *shapes[] = {
  [ZAVOD_SHAPE_UNSTATED] = N_("Not stated"),
  [ZAVOD_SHAPE_CARS] = N_("Cars"),
  [ZAVOD_SHAPE_BUSES] = N_("Buses"),
  [ZAVOD_SHAPE_TRUCKS] = N_("Trucks"),
  [ZAVOD_SHAPE_TRACTORS] = N_("Tractors"),
  [ZAVOD_SHAPE_PARTS] = N_("Parts"),
};

static const Word *
get_word (ZavodVocabulary vocabulary,
          guint           index)
{
  return (const Word *) ((const char *) vocabularies[vocabulary].words + index * vocabularies[vocabulary].stride);
}

/**
 * zavod_vocabulary_get_name:
 *
 * Returns: the name of the vocabulary's constraint in gpkg_data_column_constraints
 */
const char *
zavod_vocabulary_get_name (ZavodVocabulary vocabulary)
{
  g_return_val_if_fail (vocabulary < ZAVOD_N_VOCABULARIES, NULL);

  return vocabularies[vocabulary].name;
}

guint
zavod_vocabulary_get_n_words (ZavodVocabulary vocabulary)
{
  g_return_val_if_fail (vocabulary < ZAVOD_N_VOCABULARIES, 0);

  return vocabularies[vocabulary].n_words;
}

const char *
zavod_vocabulary_get_code (ZavodVocabulary vocabulary,
                           guint           index)
{
  g_return_val_if_fail (vocabulary < ZAVOD_N_VOCABULARIES && index < vocabularies[vocabulary].n_words, NULL);

  return get_word (vocabulary, index)->code;
}

/**
 * zavod_vocabulary_get_english:
 *
 * Returns: the word as the file describes it to other programs, never translated
 */
const char *
zavod_vocabulary_get_english (ZavodVocabulary vocabulary,
                              guint           index)
{
  g_return_val_if_fail (vocabulary < ZAVOD_N_VOCABULARIES && index < vocabularies[vocabulary].n_words, NULL);

  return get_word (vocabulary, index)->english;
}

/**
 * zavod_vocabulary_find:
 * @code: (nullable): a code
 *
 * Returns: the index of @code, or -1 when the vocabulary has no such word
 */
gint
zavod_vocabulary_find (ZavodVocabulary vocabulary,
                       const char     *code)
{
  g_return_val_if_fail (vocabulary < ZAVOD_N_VOCABULARIES, -1);

  if (code == NULL)
    return -1;

  for (guint i = 0; i < vocabularies[vocabulary].n_words; i++)
    {
      const char *other = get_word (vocabulary, i)->code;

      /* asked a million times for a map: most words differ in the first letter */
      if (*other == *code && g_str_equal (other, code))
        return (gint) i;
    }

  return -1;
}

/**
 * zavod_vocabulary_get_label:
 * @code: (nullable): a code
 *
 * Returns: the word in the user's language; @code itself when the vocabulary does not have it (another program may
 *   have written it), and "" for %NULL
 */
const char *
zavod_vocabulary_get_label (ZavodVocabulary vocabulary,
                            const char     *code)
{
  gint index = zavod_vocabulary_find (vocabulary, code);

  if (index < 0)
    return code != NULL ? code : "";

  return _(get_word (vocabulary, (guint) index)->english);
}

/**
 * zavod_property_get_value_type:
 *
 * Returns: what the property's value is made of; text for a property Zavod does not know
 */
ZavodValueType
zavod_property_get_value_type (const char *code)
{
  gint index = zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, code);

  return index < 0 ? ZAVOD_VALUE_TEXT : properties[index].type;
}

/**
 * zavod_property_get_subjects:
 *
 * Returns: the kinds of noun that may have the property; 0 for a property Zavod does not know
 */
ZavodSubjects
zavod_property_get_subjects (const char *code)
{
  gint index = zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, code);

  return index < 0 ? 0 : properties[index].subjects;
}

/**
 * zavod_property_get_unit:
 *
 * Returns: (nullable): the unit of a figure that is written without one
 */
const char *
zavod_property_get_unit (const char *code)
{
  gint index = zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, code);

  return index < 0 ? NULL : properties[index].unit;
}

/**
 * zavod_modality_is_plan:
 * @code: (nullable): of the modality vocabulary
 *
 * Returns: whether it speaks of what is meant to be, not of what is; what is not said is taken for what is
 */
gboolean
zavod_modality_is_plan (const char *code)
{
  return code != NULL && !g_str_equal (code, "actual") && !g_str_equal (code, "nameplate");
}

/**
 * zavod_status_from_code:
 * @code: (nullable): a code
 *
 * Returns: the status; unknown for %NULL and for words of other programs
 */
ZavodStatus
zavod_status_from_code (const char *code)
{
  return (ZavodStatus) MAX (zavod_vocabulary_find (ZAVOD_VOCABULARY_STATUS, code), 0);
}

const char *
zavod_status_get_code (ZavodStatus status)
{
  g_return_val_if_fail (status < ZAVOD_N_STATUSES, NULL);

  return statuses[status].code;
}

ZavodLook
zavod_status_get_look (ZavodStatus status)
{
  switch (status)
    {
    case ZAVOD_STATUS_EXPLORING:
    case ZAVOD_STATUS_ANNOUNCED:
      return ZAVOD_LOOK_ANNOUNCED;
    case ZAVOD_STATUS_AGREED:
    case ZAVOD_STATUS_PRE_CONSTRUCTION:
      return ZAVOD_LOOK_AGREED;
    case ZAVOD_STATUS_CONSTRUCTION:
    case ZAVOD_STATUS_TRIAL:
      return ZAVOD_LOOK_CONSTRUCTION;
    case ZAVOD_STATUS_OPERATING:
      return ZAVOD_LOOK_OPERATING;
    case ZAVOD_STATUS_MOTHBALLED:
    case ZAVOD_STATUS_CONVERTED:
    case ZAVOD_STATUS_CLOSED:
      return ZAVOD_LOOK_IDLE;
    case ZAVOD_STATUS_SHELVED:
    case ZAVOD_STATUS_CANCELLED:
      return ZAVOD_LOOK_DROPPED;
    case ZAVOD_STATUS_UNKNOWN:
    case ZAVOD_N_STATUSES:
    default:
      return ZAVOD_LOOK_UNKNOWN;
    }
}

const char *
zavod_look_get_label (ZavodLook look)
{
  g_return_val_if_fail (look < ZAVOD_N_LOOKS, NULL);

  return _(looks[look]);
}

/**
 * zavod_shape_from_class:
 * @vehicle_class: (nullable): a code of the vehicle class vocabulary
 *
 * Returns: the shape of a mark for a site that makes such vehicles
 */
ZavodShape
zavod_shape_from_class (const char *vehicle_class)
{
  gint index = zavod_vocabulary_find (ZAVOD_VOCABULARY_VEHICLE_CLASS, vehicle_class);

  return index < 0 ? ZAVOD_SHAPE_UNSTATED : vehicle_classes[index].shape;
}

const char *
zavod_shape_get_label (ZavodShape shape)
{
  g_return_val_if_fail (shape < ZAVOD_N_SHAPES, NULL);

  return _(shapes[shape]);
}

/**
 * zavod_accuracy_get_radius:
 * @accuracy: (nullable): a code of the accuracy vocabulary
 *
 * Returns: the usual radius of such a place in metres; 0 when nothing is known about the accuracy
 */
double
zavod_accuracy_get_radius (const char *accuracy)
{
  gint index = zavod_vocabulary_find (ZAVOD_VOCABULARY_ACCURACY, accuracy);

  return index < 0 ? 0 : accuracies[index].radius;
}
