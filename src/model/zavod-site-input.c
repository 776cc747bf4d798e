/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-input.h"

#include "zavod-coordinates.h"
#include "zavod-country.h"
#include "zavod-error.h"
#include "zavod-id.h"
#include "zavod-names-input.h"

#include <glib/gi18n.h>

#define RADIUS_MAX 1000000.0  /* metres: the size of a country, not of a place in it */

struct _ZavodSiteInput
{
  ZavodInput parent_instance;

  gint64 id;
  gboolean is_new;
  GPtrArray *places;  /* ZavodReference */
};

G_DEFINE_FINAL_TYPE (ZavodSiteInput, zavod_site_input, ZAVOD_TYPE_INPUT)

static const ZavodInputField fields[] = {
  { "name" },
  { ZAVOD_NAMES_LIST, zavod_names_input_fields },
  { "country" },
  { "place" },
  { "point" },
  { "accuracy" },
  { "radius" },
  { "place_note" },
  { "note" },
  { NULL },
};

/**
 * zavod_radius_parse:
 * @text: "500", "500 m", "1.5 km", "1,5 км"
 * @metres: (out): the radius
 *
 * Returns: %FALSE with an error of %ZAVOD_ERROR_INVALID when @text is no distance
 */
gboolean
zavod_radius_parse (const char  *text,
                    double      *metres,
                    GError     **error)
{
  g_autofree char *number = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double value = g_ascii_strtod (number, &end);
  g_autofree char *unit = g_utf8_strdown (g_strstrip (end), -1);
  gboolean kilometres = g_str_equal (unit, "km") || g_str_equal (unit, "км");
  gboolean known = kilometres || *unit == '\0' || g_str_equal (unit, "m") || g_str_equal (unit, "м");

  if (end == number || !known || !(value >= 0))
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("“%s” is no distance. Write 500 m or 5 km."), text);
      return FALSE;
    }

  value *= kilometres ? 1000 : 1;
  if (value > RADIUS_MAX)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                   _("A radius of %s is too large for a place. Write at most 1000 km."), text);
      return FALSE;
    }

  *metres = value;

  return TRUE;
}

/**
 * zavod_radius_format:
 *
 * Returns: (transfer full): what zavod_radius_parse() reads back as the same number
 */
char *
zavod_radius_format (double metres)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean kilometres = metres >= 1000;

  g_ascii_formatd (number, sizeof number, "%.12g", kilometres ? metres / 1000 : metres);

  return g_strconcat (number, kilometres ? " km" : " m", NULL);
}

static ZavodProblem *
check_name (const char *text)
{
  if (*text == '\0')
    return zavod_problem_new (_("A site needs a name"), _("Write the plant’s name, or “Unnamed plant, Astana”"));

  return zavod_check_length (text, ZAVOD_NAME_MAX);
}

static ZavodProblem *
check_point (const char *text)
{
  double latitude;
  double longitude;
  g_autoptr (GError) error = NULL;

  if (*text == '\0' || zavod_coordinates_parse (text, &latitude, &longitude, &error))
    return NULL;

  return zavod_problem_new_literal (error);
}

static ZavodProblem *
check_radius (const char *text)
{
  double metres;
  g_autoptr (GError) error = NULL;

  if (*text == '\0' || zavod_radius_parse (text, &metres, &error))
    return NULL;

  return zavod_problem_new_literal (error);
}

static ZavodProblem *
zavod_site_input_check (ZavodInput *input,
                        const char *list,
                        gint64      item,
                        const char *field,
                        const char *text)
{
  if (item != 0)
    return zavod_names_input_check (field, text);
  if (g_str_equal (field, "name"))
    return check_name (text);
  if (g_str_equal (field, "place"))
    return zavod_check_length (text, ZAVOD_NAME_MAX);
  if (g_str_equal (field, "point"))
    return check_point (text);
  if (g_str_equal (field, "radius"))
    return check_radius (text);
  if (g_str_equal (field, "place_note") || g_str_equal (field, "note"))
    return zavod_check_length (text, ZAVOD_NOTE_MAX);

  return NULL;
}

static ZavodProblem *
warn_point (ZavodSiteInput *self)
{
  g_autofree char *country = zavod_input_dup (ZAVOD_INPUT (self), "country");
  g_autofree char *words = NULL;
  double latitude;
  double longitude;

  if (country == NULL || !zavod_site_input_get_point (self, &latitude, &longitude)
      || zavod_country_may_contain (country, latitude, longitude))
    return NULL;

  /* Translators: the name of a country */
  words = g_strdup_printf (_("This is not in %s"), zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, country));
  return zavod_problem_new (words, _("The latitude comes first, then the longitude"));
}

static ZavodProblem *
zavod_site_input_warn (ZavodInput *input,
                       const char *list,
                       gint64      item,
                       const char *field,
                       const char *text)
{
  return g_str_equal (field, "point") ? warn_point (ZAVOD_SITE_INPUT (input)) : NULL;
}

static char *
zavod_site_input_describe (ZavodInput *input)
{
  ZavodSiteInput *self = ZAVOD_SITE_INPUT (input);
  g_autofree char *name = zavod_input_dup (input, "name");

  return g_strdup_printf (self->is_new ? _("New site: %s") : _("Change %s"), name);
}

/**
 * zavod_site_input_write_place:
 * @places: (element-type ZavodReference): every place
 * @name: (nullable): of a place
 * @country: (nullable): where it is
 *
 * Returns: the place of this name, made by @edit when the atlas does not have it; 0: none is named
 */
gint64
zavod_site_input_write_place (GPtrArray  *places,
                              const char *name,
                              const char *country,
                              ZavodEdit  *edit)
{
  gint64 id = name != NULL ? zavod_references_find (places, name) : 0;

  if (name == NULL || id != 0)
    return id;

  id = zavod_edit_insert (edit, "place", zavod_id_new ());
  zavod_edit_set_text (edit, "name", name);
  if (country != NULL)
    zavod_edit_set_text (edit, "country", country);

  return id;
}

static void
write_point (ZavodInputRow *row)
{
  double latitude;
  double longitude;

  if (!zavod_input_is_field_changed (row->input, "point"))
    return;

  zavod_input_row_begin (row);
  if (zavod_site_input_get_point (ZAVOD_SITE_INPUT (row->input), &latitude, &longitude))
    zavod_edit_set_point (row->edit, "geom", latitude, longitude);
  else
    zavod_edit_set_null (row->edit, "geom");
}

static void
write_radius (ZavodInputRow *row)
{
  g_autofree char *text = zavod_input_dup (row->input, "radius");
  double metres;

  if (!zavod_input_is_field_changed (row->input, "radius"))
    return;

  zavod_input_row_begin (row);
  if (text != NULL && zavod_radius_parse (text, &metres, NULL))
    zavod_edit_set_real (row->edit, "radius", metres);
  else
    zavod_edit_set_null (row->edit, "radius");
}

static void
write_site (ZavodSiteInput *self,
            ZavodEdit      *edit)
{
  ZavodInput *input = ZAVOD_INPUT (self);
  gboolean moves = zavod_input_is_field_changed (input, "place");
  g_autofree char *place = zavod_input_dup (input, "place");
  g_autofree char *country = zavod_input_dup (input, "country");
  gint64 place_id = moves ? zavod_site_input_write_place (self->places, place, country, edit) : 0;
  ZavodInputRow row = { input, edit, "site", self->id, .inserts = self->is_new };

  zavod_input_row_write_text (&row, "name", "name");
  zavod_input_row_write_text (&row, "country", "country");
  if (moves)
    {
      zavod_input_row_begin (&row);
      if (place_id != 0)
        zavod_edit_set_integer (edit, "place_id", place_id);
      else
        zavod_edit_set_null (edit, "place_id");
    }
  write_point (&row);
  zavod_input_row_write_text (&row, "accuracy", "accuracy");
  write_radius (&row);
  zavod_input_row_write_text (&row, "place_note", "place_note");
  zavod_input_row_write_text (&row, "note", "note");
}

static void
zavod_site_input_write (ZavodInput *input,
                        ZavodEdit  *edit)
{
  ZavodSiteInput *self = ZAVOD_SITE_INPUT (input);

  write_site (self, edit);
  zavod_names_input_write (input, edit, "site_id", self->id);
}

static void
zavod_site_input_dispose (GObject *object)
{
  g_clear_pointer (&ZAVOD_SITE_INPUT (object)->places, g_ptr_array_unref);

  G_OBJECT_CLASS (zavod_site_input_parent_class)->dispose (object);
}

static void
zavod_site_input_class_init (ZavodSiteInputClass *klass)
{
  ZavodInputClass *input_class = ZAVOD_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_site_input_dispose;
  input_class->fields = fields;
  input_class->check = zavod_site_input_check;
  input_class->warn = zavod_site_input_warn;
  input_class->describe = zavod_site_input_describe;
  input_class->write = zavod_site_input_write;
}

static void
zavod_site_input_init (ZavodSiteInput *self)
{
}

/**
 * zavod_site_input_new:
 *
 * Returns: (transfer full): the input of a site that is not on disk yet
 */
ZavodSiteInput *
zavod_site_input_new (void)
{
  ZavodSiteInput *self = g_object_new (ZAVOD_TYPE_SITE_INPUT, NULL);

  self->id = zavod_id_new ();
  self->is_new = TRUE;

  return self;
}

/**
 * zavod_site_input_new_from_site:
 *
 * Returns: (transfer full): the input of a site on disk
 */
ZavodSiteInput *
zavod_site_input_new_from_site (const ZavodSite *site)
{
  ZavodSiteInput *self;
  ZavodInput *input;
  g_autofree char *point = NULL;
  g_autofree char *radius = NULL;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_SITE_INPUT, NULL);
  input = ZAVOD_INPUT (self);
  self->id = site->id;
  point = site->has_point ? zavod_coordinates_format (site->latitude, site->longitude) : NULL;
  radius = site->radius > 0 ? zavod_radius_format (site->radius) : NULL;

  zavod_input_set_original (input, "name", site->name);
  zavod_names_input_load (input, site->names);
  zavod_input_set_original (input, "country", site->country);
  zavod_input_set_original (input, "place", site->place.name);
  zavod_input_set_original (input, "point", point);
  zavod_input_set_original (input, "accuracy", site->accuracy);
  zavod_input_set_original (input, "radius", radius);
  zavod_input_set_original (input, "place_note", site->place_note);
  zavod_input_set_original (input, "note", site->note);

  return self;
}

gint64
zavod_site_input_get_id (ZavodSiteInput *self)
{
  g_return_val_if_fail (ZAVOD_IS_SITE_INPUT (self), 0);

  return self->id;
}

/**
 * zavod_site_input_set_places:
 *
 * Says which places the atlas has: one of them is taken before another of the same name is made.
 */
void
zavod_site_input_set_places (ZavodSiteInput *self,
                             GPtrArray      *places)
{
  g_return_if_fail (ZAVOD_IS_SITE_INPUT (self));

  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = places != NULL ? g_ptr_array_ref (places) : NULL;
}

/**
 * zavod_site_input_get_point:
 *
 * Returns: whether the coordinates, as typed, say a place
 */
gboolean
zavod_site_input_get_point (ZavodSiteInput *self,
                            double         *latitude,
                            double         *longitude)
{
  g_autofree char *text = zavod_input_dup (ZAVOD_INPUT (self), "point");

  return text != NULL && zavod_coordinates_parse (text, latitude, longitude, NULL);
}

/**
 * zavod_site_input_get_radius:
 *
 * Returns: metres around the point that the site may be in: as typed, else what the accuracy usually means
 */
double
zavod_site_input_get_radius (ZavodSiteInput *self)
{
  g_autofree char *text = zavod_input_dup (ZAVOD_INPUT (self), "radius");
  double metres;

  if (text != NULL && zavod_radius_parse (text, &metres, NULL))
    return metres;

  return zavod_accuracy_get_radius (zavod_input_get (ZAVOD_INPUT (self), "accuracy"));
}
