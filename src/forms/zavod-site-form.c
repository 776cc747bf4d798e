/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-form.h"

#include "zavod-coordinates.h"
#include "zavod-names-group.h"
#include "zavod-site-deletion.h"
#include "zavod-site-input.h"
#include "zavod-suggestions.h"

#include <glib/gi18n.h>

struct _ZavodSiteForm
{
  ZavodForm parent_instance;

  gint64 site_id;       /* 0: a new one */
  ZavodSite *site;      /* as it was read last; NULL: a new one */
  GPtrArray *places;    /* ZavodReference */
  ZavodSuggestions *suggestions;
  gboolean picks;       /* the picking that goes on is for this form */

  GtkWidget *name_row;
  AdwComboRow *country_row;
  ZavodNamesGroup *names_group;
  GtkWidget *place_row;
  GtkWidget *point_row;
  AdwPreferencesRow *choose_row;
  AdwComboRow *accuracy_row;
  GtkWidget *radius_row;
  GtkWidget *place_note_row;
  GtkWidget *note_row;
  GtkWidget *delete_group;
};

G_DEFINE_FINAL_TYPE (ZavodSiteForm, zavod_site_form, ZAVOD_TYPE_FORM)

static ZavodSiteInput *
get_input (ZavodSiteForm *self)
{
  return ZAVOD_SITE_INPUT (zavod_form_get_input (ZAVOD_FORM (self)));
}

/* Shows the pin where the form says, with the circle that its accuracy means. */
static void
begin_picking (ZavodSiteForm *self)
{
  ZavodPick pick = { 0 };

  pick.has_point = zavod_site_input_get_point (get_input (self), &pick.latitude, &pick.longitude);
  pick.radius = zavod_site_input_get_radius (get_input (self));
  self->picks = TRUE;
  zavod_session_begin_picking (zavod_form_get_session (ZAVOD_FORM (self)), &pick);
}

static void
end_picking (ZavodSiteForm *self)
{
  if (!self->picks)
    return;

  self->picks = FALSE;
  zavod_session_end_picking (zavod_form_get_session (ZAVOD_FORM (self)));
}

static void
show_picking (ZavodSiteForm *self)
{
  adw_preferences_row_set_title (self->choose_row, self->picks ? _("Click on the _Map, or Stop Here")
                                                               : _("Choose on the _Map"));
}

static void
on_choose (ZavodSiteForm *self)
{
  if (self->picks)
    end_picking (self);
  else if (zavod_form_get_input (ZAVOD_FORM (self)) != NULL)
    begin_picking (self);
  show_picking (self);
}

static void
on_picking_changed (ZavodSiteForm *self,
                    GParamSpec    *pspec,
                    ZavodSession  *session)
{
  if (!zavod_session_is_picking (session))
    self->picks = FALSE;
  show_picking (self);
}

static void
on_picked (ZavodSiteForm *self,
           double         latitude,
           double         longitude)
{
  g_autofree char *text = NULL;

  if (!self->picks)
    return;

  text = zavod_coordinates_format (latitude, longitude);
  zavod_input_type (ZAVOD_INPUT (get_input (self)), "point", text);
}

static void
on_radius_picked (ZavodSiteForm *self,
                  double         metres)
{
  g_autofree char *text = NULL;

  if (!self->picks)
    return;

  text = zavod_radius_format (metres);
  zavod_input_type (ZAVOD_INPUT (get_input (self)), "radius", text);
}

static void
zavod_site_form_bind (ZavodForm   *form,
                      ZavodFields *fields)
{
  ZavodSiteForm *self = ZAVOD_SITE_FORM (form);

  zavod_fields_bind_text (fields, "name", GTK_EDITABLE (self->name_row), self->name_row);
  zavod_fields_bind_words (fields, "country", self->country_row, ZAVOD_VOCABULARY_COUNTRY, _("Not stated"));
  zavod_names_group_bind (self->names_group, fields);
  zavod_fields_bind_text (fields, "place", GTK_EDITABLE (self->place_row), self->place_row);
  zavod_fields_bind_text (fields, "point", GTK_EDITABLE (self->point_row), self->point_row);
  zavod_fields_bind_words (fields, "accuracy", self->accuracy_row, ZAVOD_VOCABULARY_ACCURACY, _("Not stated"));
  zavod_fields_bind_text (fields, "radius", GTK_EDITABLE (self->radius_row), self->radius_row);
  zavod_fields_bind_text (fields, "place_note", GTK_EDITABLE (self->place_note_row), self->place_note_row);
  zavod_fields_bind_text (fields, "note", GTK_EDITABLE (self->note_row), self->note_row);
  self->suggestions = zavod_suggestions_new (ADW_ENTRY_ROW (self->place_row), self->places);
  gtk_widget_set_visible (self->delete_group, self->site_id != 0);
}

static void
zavod_site_form_changed (ZavodForm  *form,
                         const char *field)
{
  ZavodSiteForm *self = ZAVOD_SITE_FORM (form);

  if (self->picks && (g_str_equal (field, "point") || g_str_equal (field, "accuracy") || g_str_equal (field, "radius")))
    begin_picking (self);
}

static void
zavod_site_form_saved (ZavodForm *form)
{
  ZavodSiteForm *self = ZAVOD_SITE_FORM (form);

  gint64 id = zavod_site_input_get_id (get_input (self));

  if (self->site_id != 0)
    return;

  zavod_session_select_site (zavod_form_get_session (form), id, ZAVOD_ORIGIN_NONE);
  zavod_form_tell_made (form, ZAVOD_NOUN_SITE, id);
}

static GtkWidget *
zavod_site_form_make_next (ZavodForm *form,
                           gboolean   copies)
{
  return copies ? NULL : zavod_site_form_new (zavod_form_get_session (form), 0);
}

static void
zavod_site_form_done (ZavodForm *form)
{
  end_picking (ZAVOD_SITE_FORM (form));
}

static void
on_delete (ZavodSiteForm *self)
{
  g_autoptr (ZavodEdit) edit = zavod_site_deletion_new (self->site);

  zavod_form_save_edit (ZAVOD_FORM (self), edit);
}

/* Returns: the site as it is now; NULL when there is nothing to show any more */
static const ZavodSite *
finish_reading (ZavodSiteForm *self,
                GObject       *source,
                GAsyncResult  *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodSite) site = zavod_store_site_finish (ZAVOD_STORE (source), result, &error);

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return NULL;
  if (site == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), error->message);
      return NULL;
    }

  g_clear_pointer (&self->site, zavod_site_unref);
  self->site = g_steal_pointer (&site);
  return self->site;
}

static void
on_site_refreshed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (ZavodSiteForm) self = user_data;
  const ZavodSite *site = finish_reading (self, source, result);
  g_autoptr (ZavodSiteInput) fresh = site != NULL ? zavod_site_input_new_from_site (site) : NULL;

  if (fresh != NULL)
    zavod_form_take_fresh (ZAVOD_FORM (self), ZAVOD_INPUT (fresh));
}

static void
show_input (ZavodSiteForm  *self,
            ZavodSiteInput *input)
{
  g_autofree char *draft = self->site_id == 0 ? g_strdup ("site-new")
                                              : g_strdup_printf ("site-%" G_GINT64_FORMAT, self->site_id);

  zavod_site_input_set_places (input, self->places);
  zavod_form_set_input (ZAVOD_FORM (self), ZAVOD_INPUT (input), draft);
}

static void
on_site_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodSiteForm) self = user_data;
  const ZavodSite *site = finish_reading (self, source, result);
  g_autoptr (ZavodSiteInput) input = NULL;

  if (site == NULL)
    return;

  input = zavod_site_input_new_from_site (site);
  zavod_form_set_subtitle (ZAVOD_FORM (self), site->name);
  show_input (self, input);
}

static void
read_site (ZavodSiteForm       *self,
           GAsyncReadyCallback  callback)
{
  ZavodSession *session = zavod_form_get_session (ZAVOD_FORM (self));

  zavod_store_site_async (zavod_session_get_store (session), self->site_id, zavod_session_get_date (session), NULL,
                          callback, g_object_ref (self));
}

static void
zavod_site_form_refresh (ZavodForm *form)
{
  ZavodSiteForm *self = ZAVOD_SITE_FORM (form);

  if (self->site_id != 0)
    read_site (self, on_site_refreshed);
}

static void
on_places_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodSiteForm) self = user_data;
  g_autoptr (ZavodSiteInput) input = NULL;
  g_autoptr (GError) error = NULL;

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return;

  self->places = zavod_store_references_finish (ZAVOD_STORE (source), result, &error);
  if (self->places == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), error->message);
      return;
    }

  if (self->site_id != 0)
    {
      read_site (self, on_site_read);
      return;
    }

  input = zavod_site_input_new ();
  show_input (self, input);
}

static void
zavod_site_form_dispose (GObject *object)
{
  ZavodSiteForm *self = ZAVOD_SITE_FORM (object);

  end_picking (self);
  g_clear_object (&self->suggestions);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->site, zavod_site_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_SITE_FORM);

  G_OBJECT_CLASS (zavod_site_form_parent_class)->dispose (object);
}

static void
zavod_site_form_class_init (ZavodSiteFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ZavodFormClass *form_class = ZAVOD_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_site_form_dispose;
  form_class->bind = zavod_site_form_bind;
  form_class->changed = zavod_site_form_changed;
  form_class->refresh = zavod_site_form_refresh;
  form_class->saved = zavod_site_form_saved;
  form_class->make_next = zavod_site_form_make_next;
  form_class->done = zavod_site_form_done;

  g_type_ensure (ZAVOD_TYPE_NAMES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-site-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, country_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, names_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, point_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, choose_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, accuracy_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, radius_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, place_note_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, note_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSiteForm, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
}

static void
zavod_site_form_init (ZavodSiteForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_picking (self);
}

/**
 * zavod_site_form_new:
 * @session: with an open atlas
 * @site_id: the site to change, or 0 for a new one
 */
GtkWidget *
zavod_site_form_new (ZavodSession *session,
                     gint64        site_id)
{
  ZavodSiteForm *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_session_get_store (session) != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_SITE_FORM, "session", session, NULL);
  self->site_id = site_id;
  if (site_id != 0)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Edit Site"));
  g_signal_connect_object (session, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "radius-picked", G_CALLBACK (on_radius_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::picking", G_CALLBACK (on_picking_changed), self, G_CONNECT_SWAPPED);
  zavod_store_references_async (zavod_session_get_store (session), "place", NULL, on_places_read, g_object_ref (self));

  return GTK_WIDGET (self);
}
