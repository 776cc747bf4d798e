/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The controlled words of an atlas. In the file a word is its stable English code; people see its label, translated.
 * The same tables fill gpkg_data_column_constraints, so that every GIS offers the words as a drop-down. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_VOCABULARY_STATUS,
  ZAVOD_VOCABULARY_PROPERTY,
  ZAVOD_VOCABULARY_ROLE,
  ZAVOD_VOCABULARY_MODALITY,
  ZAVOD_VOCABULARY_BOUND,
  ZAVOD_VOCABULARY_UNIT,
  ZAVOD_VOCABULARY_PERIOD,
  ZAVOD_VOCABULARY_METHOD,
  ZAVOD_VOCABULARY_VEHICLE_CLASS,
  ZAVOD_VOCABULARY_ACCURACY,
  ZAVOD_VOCABULARY_RANK,
  ZAVOD_VOCABULARY_ACTOR_KIND,
  ZAVOD_VOCABULARY_PRODUCT_KIND,
  ZAVOD_VOCABULARY_PROGRAMME_KIND,
  ZAVOD_VOCABULARY_NAME_KIND,
  ZAVOD_VOCABULARY_SOURCE_KIND,
  ZAVOD_VOCABULARY_COUNTRY,
  ZAVOD_N_VOCABULARIES
} ZavodVocabulary;

/* What a property's value is made of: decides which columns of a claim are filled, and which form edits it. */
typedef enum
{
  ZAVOD_VALUE_TEXT,      /* value_text alone */
  ZAVOD_VALUE_STATUS,    /* value_text is a code of the status vocabulary */
  ZAVOD_VALUE_QUANTITY,  /* low, high, bound, unit or currency, period */
  ZAVOD_VALUE_ACTOR,     /* object_actor_id and role, perhaps share and condition */
  ZAVOD_VALUE_PRODUCT,   /* object_product_id, or vehicle_class */
  ZAVOD_VALUE_EVENT,     /* the day is since; object_* say who or what, value_text says more */
} ZavodValueType;

typedef enum
{
  ZAVOD_SUBJECT_SITE = 1 << 0,
  ZAVOD_SUBJECT_ACTOR = 1 << 1,
  ZAVOD_SUBJECT_PRODUCT = 1 << 2,
  ZAVOD_SUBJECT_PROGRAMME = 1 << 3,
  ZAVOD_SUBJECT_COUNTRY = 1 << 4,
} ZavodSubjects;

/* The thirteen words of the status vocabulary, in the order of a plant's life. */
typedef enum
{
  ZAVOD_STATUS_UNKNOWN,
  ZAVOD_STATUS_EXPLORING,
  ZAVOD_STATUS_ANNOUNCED,
  ZAVOD_STATUS_AGREED,
  ZAVOD_STATUS_PRE_CONSTRUCTION,
  ZAVOD_STATUS_CONSTRUCTION,
  ZAVOD_STATUS_TRIAL,
  ZAVOD_STATUS_OPERATING,
  ZAVOD_STATUS_MOTHBALLED,
  ZAVOD_STATUS_CONVERTED,
  ZAVOD_STATUS_CLOSED,
  ZAVOD_STATUS_SHELVED,
  ZAVOD_STATUS_CANCELLED,
  ZAVOD_N_STATUSES
} ZavodStatus;

/* The seven looks of a mark: what a status word becomes on the map, in lists and in pills. */
typedef enum
{
  ZAVOD_LOOK_UNKNOWN,
  ZAVOD_LOOK_ANNOUNCED,     /* exploring, announced */
  ZAVOD_LOOK_AGREED,        /* agreed, pre-construction */
  ZAVOD_LOOK_CONSTRUCTION,  /* construction, trial */
  ZAVOD_LOOK_OPERATING,
  ZAVOD_LOOK_IDLE,          /* mothballed, converted, closed */
  ZAVOD_LOOK_DROPPED,       /* shelved, cancelled */
  ZAVOD_N_LOOKS
} ZavodLook;

/* The six shapes of a mark. */
typedef enum
{
  ZAVOD_SHAPE_UNSTATED,
  ZAVOD_SHAPE_CARS,
  ZAVOD_SHAPE_BUSES,
  ZAVOD_SHAPE_TRUCKS,
  ZAVOD_SHAPE_TRACTORS,
  ZAVOD_SHAPE_PARTS,
  ZAVOD_N_SHAPES
} ZavodShape;

const char    *zavod_vocabulary_get_name    (ZavodVocabulary vocabulary);
guint          zavod_vocabulary_get_n_words (ZavodVocabulary vocabulary);
const char    *zavod_vocabulary_get_code    (ZavodVocabulary vocabulary,
                                             guint           index);
const char    *zavod_vocabulary_get_english (ZavodVocabulary vocabulary,
                                             guint           index);
gint           zavod_vocabulary_find        (ZavodVocabulary vocabulary,
                                             const char     *code);
const char    *zavod_vocabulary_get_label   (ZavodVocabulary vocabulary,
                                             const char     *code);

ZavodValueType zavod_property_get_value_type (const char *code);
ZavodSubjects  zavod_property_get_subjects   (const char *code);
const char    *zavod_property_get_unit       (const char *code);
gboolean       zavod_modality_is_plan        (const char *code);

ZavodStatus    zavod_status_from_code        (const char  *code);
const char    *zavod_status_get_code         (ZavodStatus  status);
ZavodLook      zavod_status_get_look         (ZavodStatus  status);
const char    *zavod_look_get_label          (ZavodLook    look);
ZavodShape     zavod_shape_from_class        (const char  *vehicle_class);
const char    *zavod_shape_get_label         (ZavodShape   shape);
double         zavod_accuracy_get_radius     (const char  *accuracy);

G_END_DECLS
