/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facet-chips.h"

#include <glib/gi18n.h>

#include "zavod-facet-list.h"
#include "zavod-filter-words.h"

static const struct
{
  ZavodFacet facet;
  const char *title;   /* short: a phone has room for three */
} chips[] = {
  { ZAVOD_FACET_LOOK, N_("Status") },
  { ZAVOD_FACET_SHAPE, N_("Class") },
  { ZAVOD_FACET_COUNTRY, N_("Country") },
  { ZAVOD_FACET_WORTH, N_("Worth a Look") },
};

typedef struct
{
  GtkWidget *body;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkWidget *cross;
} Chip;

struct _ZavodFacetChips
{
  GtkWidget parent_instance;

  ZavodSession *session;
  GtkWidget *box;
  Chip chips[G_N_ELEMENTS (chips)];
};

G_DEFINE_FINAL_TYPE (ZavodFacetChips, zavod_facet_chips, GTK_TYPE_WIDGET)

/* "Operating", "Operating +1", "Without: Unknown"; the facet's own name where nothing is chosen. */
static char *
describe (ZavodFacetChips *self,
          guint            i)
{
  g_autofree char *words = zavod_session_describe_facet (self->session, chips[i].facet);
  const gint64 *keys;
  guint n_keys;
  g_autofree char *name = NULL;

  if (words == NULL)
    return g_strdup (_(chips[i].title));

  keys = zavod_filter_get_chosen (zavod_session_get_filter (self->session), chips[i].facet, &n_keys);
  if (n_keys == 0 || n_keys > 2)
    return g_steal_pointer (&words);

  name = zavod_session_dup_value_name (self->session, chips[i].facet, keys[0]);
  return n_keys > 1 ? g_strdup_printf ("%s +%u", name, n_keys - 1) : g_steal_pointer (&name);
}

static void
update_chip (ZavodFacetChips *self,
             guint            i)
{
  const Chip *chip = &self->chips[i];
  const gboolean narrows = zavod_filter_narrows (zavod_session_get_filter (self->session), chips[i].facet);
  g_autofree char *words = describe (self, i);
  g_autofree char *spoken = zavod_session_describe_facet (self->session, chips[i].facet);

  gtk_label_set_text (chip->label, words);
  gtk_widget_set_visible (chip->cross, narrows);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  narrows ? spoken : _(chips[i].title), -1);
  if (narrows)
    gtk_widget_add_css_class (chip->body, "on");
  else
    gtk_widget_remove_css_class (chip->body, "on");
}

static void
update (ZavodFacetChips *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    update_chip (self, i);
}

static void
on_cross (ZavodFacetChips *self,
          GtkWidget       *cross)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_copy (zavod_session_get_filter (self->session));

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (self->chips[i].cross == cross)
      {
        /* the cross goes away, the chip stays */
        gtk_widget_grab_focus (GTK_WIDGET (self->chips[i].button));
        zavod_filter_release (filter, chips[i].facet);
      }
  zavod_session_set_filter (self->session, filter);
}

/* The list is made when it is first asked for. */
static void
create_popover (GtkMenuButton *button,
                gpointer       user_data)
{
  ZavodFacetChips *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint i = 0;

  while (self->chips[i].button != button)
    i++;

  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 400, "min-content-width", 220, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), zavod_facet_list_new (self->session, chips[i].facet));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

static void
add_chip (ZavodFacetChips *self,
          guint            i)
{
  Chip *chip = &self->chips[i];
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  chip->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  chip->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  chip->label = GTK_LABEL (gtk_label_new (_(chips[i].title)));
  chip->cross = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (chip->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (chip->label, 28);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (chip->label));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (chip->button, content);
  gtk_menu_button_set_create_popup_func (chip->button, create_popover, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (chip->button), _("Choose What to Show"));
  gtk_widget_set_tooltip_text (chip->cross, _("Take This Filter Away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->cross), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take This Filter Away"),
                                  -1);
  gtk_widget_set_visible (chip->cross, FALSE);
  gtk_widget_add_css_class (chip->body, "facet-chip");
  g_signal_connect_object (chip->cross, "clicked", G_CALLBACK (on_cross), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (chip->body), GTK_WIDGET (chip->button));
  gtk_box_append (GTK_BOX (chip->body), chip->cross);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), chip->body);
}

static void
zavod_facet_chips_dispose (GObject *object)
{
  ZavodFacetChips *self = ZAVOD_FACET_CHIPS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_facet_chips_parent_class)->dispose (object);
}

/* Between the chips the map is under the pointer. */
static gboolean
zavod_facet_chips_contains (GtkWidget *widget,
                            double     x,
                            double     y)
{
  ZavodFacetChips *self = ZAVOD_FACET_CHIPS (widget);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (self->chips[i].body, widget, &bounds)
          && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return TRUE;
    }

  return FALSE;
}

static void
zavod_facet_chips_class_init (ZavodFacetChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_facet_chips_dispose;
  widget_class->contains = zavod_facet_chips_contains;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
zavod_facet_chips_init (ZavodFacetChips *self)
{
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    add_chip (self, i);
}

/**
 * zavod_facet_chips_set_session:
 * @session: whose filter the chips show and change
 *
 * To be called once.
 */
void
zavod_facet_chips_set_session (ZavodFacetChips *self,
                               ZavodSession    *session)
{
  g_return_if_fail (ZAVOD_IS_FACET_CHIPS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
