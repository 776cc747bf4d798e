/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sites-change-input.h"

#include <glib/gi18n.h>

#include "zavod-citation-input.h"
#include "zavod-claim-input.h"
#include "zavod-site-input.h"

struct _ZavodSitesChangeInput
{
  ZavodInput parent_instance;

  GArray *ids;        /* gint64 */
  GPtrArray *places;  /* ZavodReference */
};

G_DEFINE_FINAL_TYPE (ZavodSitesChangeInput, zavod_sites_change_input, ZAVOD_TYPE_INPUT)

static const ZavodInputField fields[] = {
  { "field" }, { "country" }, { "place" }, { "accuracy" }, { "note" }, { "status" }, { "since" }, { "vehicle_class" },
  { "source" }, { NULL },
};

const char *const zavod_sites_change_fields[] = {
  "country", "place", "accuracy", "note", "status", "vehicle_class", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (zavod_sites_change_fields) == ZAVOD_N_SITES_CHANGES + 1);

static const char *const titles[] = {
  N_("Country"), N_("Town or place"), N_("Accuracy"), N_("Note"), N_("Status"), N_("Vehicle class"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (titles) == ZAVOD_N_SITES_CHANGES);

/**
 * zavod_sites_change_get_title:
 * @field: one of those that can be changed
 *
 * Returns: what people call it
 */
const char *
zavod_sites_change_get_title (const char *field)
{
  for (guint i = 0; i < ZAVOD_N_SITES_CHANGES; i++)
    if (g_str_equal (zavod_sites_change_fields[i], field))
      return _(titles[i]);

  return NULL;
}

static const char *
get_field (ZavodInput *input)
{
  return zavod_input_get (input, "field");
}

/* What is stated of a site, and not a part of it, has a source. */
static gboolean
is_statement (ZavodInput *input)
{
  return g_str_equal (get_field (input), "status") || g_str_equal (get_field (input), "vehicle_class");
}

/**
 * zavod_sites_change_input_has_field:
 *
 * Returns: whether @field belongs to what is to be changed
 */
gboolean
zavod_sites_change_input_has_field (ZavodSitesChangeInput *self,
                                    const char            *field)
{
  ZavodInput *input = ZAVOD_INPUT (self);

  if (g_str_equal (field, "field"))
    return TRUE;
  if (g_str_equal (field, "since"))
    return g_str_equal (get_field (input), "status");
  if (g_str_equal (field, "source"))
    return is_statement (input);

  return g_str_equal (field, get_field (input));
}

static ZavodProblem *
zavod_sites_change_input_check (ZavodInput *input,
                                const char *list,
                                gint64      item,
                                const char *field,
                                const char *text)
{
  if (!zavod_sites_change_input_has_field (ZAVOD_SITES_CHANGE_INPUT (input), field))
    return NULL;
  if (g_str_equal (field, "since"))
    return zavod_check_date (text);
  if (g_str_equal (field, "source") && *text == '\0')
    return zavod_problem_new (_("No source is chosen"), _("Choose who says so of all of them"));
  if (*text == '\0')  /* nobody clears a field of many sites by leaving another empty */
    return zavod_problem_new (_("Nothing is chosen"), _("Choose what all of them are to have"));

  return zavod_check_length (text, g_str_equal (field, "note") ? ZAVOD_NOTE_MAX : ZAVOD_NAME_MAX);
}

static char *
zavod_sites_change_input_describe (ZavodInput *input)
{
  const guint n = ZAVOD_SITES_CHANGE_INPUT (input)->ids->len;

  /* Translators: what an edit does: "Change “Country” of 12 sites" */
  return g_strdup_printf (ngettext ("Change “%s” of %u site", "Change “%s” of %u sites", n),
                          zavod_sites_change_get_title (get_field (input)), n);
}

/* ---- writing ---- */

static void
write_columns (ZavodSitesChangeInput *self,
               ZavodEdit             *edit)
{
  const char *field = get_field (ZAVOD_INPUT (self));
  g_autofree char *text = zavod_input_dup (ZAVOD_INPUT (self), field);
  const gboolean is_place = g_str_equal (field, "place");
  const gint64 place = is_place ? zavod_site_input_write_place (self->places, text, NULL, edit) : 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      zavod_edit_update (edit, "site", g_array_index (self->ids, gint64, i));
      if (is_place)
        zavod_edit_set_integer (edit, "place_id", place);
      else
        zavod_edit_set_text (edit, field, text);
    }
}

static void
write_statement (ZavodInput *input,
                 ZavodEdit  *edit,
                 gint64      site_id)
{
  const gboolean is_status = g_str_equal (get_field (input), "status");
  ZavodReference site = { site_id, (char *) "" };
  g_autoptr (ZavodInput) claim = ZAVOD_INPUT (zavod_claim_input_new (is_status ? "status" : "vehicle-class",
                                                                     ZAVOD_SUBJECT_SITE, &site));

  zavod_input_type (claim, get_field (input), zavod_input_get (input, get_field (input)));
  if (is_status)
    zavod_input_type (claim, "since", zavod_input_get (input, "since"));
  zavod_citation_input_add (claim, g_ascii_strtoll (zavod_input_get (input, "source"), NULL, 10));
  ZAVOD_INPUT_GET_CLASS (claim)->write (claim, edit);
}

static void
zavod_sites_change_input_write (ZavodInput *input,
                                ZavodEdit  *edit)
{
  ZavodSitesChangeInput *self = ZAVOD_SITES_CHANGE_INPUT (input);

  if (!is_statement (input))
    {
      write_columns (self, edit);
      return;
    }
  for (guint i = 0; i < self->ids->len; i++)
    write_statement (input, edit, g_array_index (self->ids, gint64, i));
}

static void
zavod_sites_change_input_finalize (GObject *object)
{
  ZavodSitesChangeInput *self = ZAVOD_SITES_CHANGE_INPUT (object);

  g_array_unref (self->ids);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (zavod_sites_change_input_parent_class)->finalize (object);
}

static void
zavod_sites_change_input_class_init (ZavodSitesChangeInputClass *klass)
{
  ZavodInputClass *input_class = ZAVOD_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zavod_sites_change_input_finalize;
  input_class->fields = fields;
  input_class->check = zavod_sites_change_input_check;
  input_class->describe = zavod_sites_change_input_describe;
  input_class->write = zavod_sites_change_input_write;
}

static void
zavod_sites_change_input_init (ZavodSitesChangeInput *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  zavod_input_set_original (ZAVOD_INPUT (self), "field", zavod_sites_change_fields[0]);
}

/**
 * zavod_sites_change_input_new:
 * @ids: (array length=n_ids): the sites
 * @places: (element-type ZavodReference): every place
 *
 * Returns: (transfer full): the input of a change of all of these
 */
ZavodSitesChangeInput *
zavod_sites_change_input_new (const gint64 *ids,
                              gsize         n_ids,
                              GPtrArray    *places)
{
  ZavodSitesChangeInput *self = g_object_new (ZAVOD_TYPE_SITES_CHANGE_INPUT, NULL);

  g_array_append_vals (self->ids, ids, (guint) n_ids);
  self->places = g_ptr_array_ref (places);

  return self;
}
