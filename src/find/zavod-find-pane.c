/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-find-pane.h"

#include "zavod-facet-section.h"
#include "zavod-find-results.h"
#include "zavod-saved-menu.h"

/* The first facets are unfolded: an overview must not need a click. The others are many values long. */
#define N_UNFOLDED (ZAVOD_FACET_WORTH + 1)

struct _ZavodFindPane
{
  GtkWidget parent_instance;

  ZavodSession *session;
  gboolean has_header;

  GtkWidget *body;
  GtkWidget *header;
  GtkWidget *clear;
  GtkWidget *entry;
  GtkMenuButton *saved;
  GtkStack *stack;
  GtkBox *sections;
  ZavodFindResults *results;
};

enum
{
  PROP_0,
  PROP_HAS_HEADER,
  N_PROPS
};

enum
{
  CHOSEN,
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodFindPane, zavod_find_pane, GTK_TYPE_WIDGET)

static void
update (ZavodFindPane *self)
{
  gtk_widget_set_visible (self->clear, !zavod_filter_is_empty (zavod_session_get_filter (self->session)));
}

/* ---- the search ---- */

static void
on_search_changed (ZavodFindPane *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  zavod_find_results_set_text (self->results, text);
  gtk_stack_set_visible_child_name (self->stack, *text != '\0' ? "results" : "facets");
}

static void
on_activate (ZavodFindPane *self)
{
  /* Enter may come before the last letters were noticed */
  on_search_changed (self);
  zavod_find_results_choose (self->results);
}

static void
on_stop_search (ZavodFindPane *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    g_signal_emit (self, signals[LEFT], 0);
}

static void
on_chosen (ZavodFindPane *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
on_key_pressed (ZavodFindPane   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  return keyval == GDK_KEY_Down && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "results") == 0
         && zavod_find_results_focus (self->results);
}

/* ---- the facets ---- */

/* Four hundred widgets that many windows never show: made when they are first to be seen. */
static void
make_sections (ZavodFindPane *self)
{
  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    gtk_box_append (self->sections, zavod_facet_section_new (self->session, facet, facet < N_UNFOLDED));
}

/* ---- the widget ---- */

static void
zavod_find_pane_map (GtkWidget *widget)
{
  ZavodFindPane *self = ZAVOD_FIND_PANE (widget);

  if (gtk_widget_get_first_child (GTK_WIDGET (self->sections)) == NULL)
    make_sections (self);

  GTK_WIDGET_CLASS (zavod_find_pane_parent_class)->map (widget);
}

static void
zavod_find_pane_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HAS_HEADER:
      g_value_set_boolean (value, ZAVOD_FIND_PANE (object)->has_header);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_find_pane_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  ZavodFindPane *self = ZAVOD_FIND_PANE (object);

  switch (id)
    {
    case PROP_HAS_HEADER:
      if (self->has_header == g_value_get_boolean (value))
        return;
      self->has_header = g_value_get_boolean (value);
      gtk_widget_set_visible (self->header, self->has_header);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_find_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_FIND_PANE);
  g_clear_object (&ZAVOD_FIND_PANE (object)->session);

  G_OBJECT_CLASS (zavod_find_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_FIND_RESULTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-find-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, body);
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, header);
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, clear);
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, entry);
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, saved);
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, sections);
  gtk_widget_class_bind_template_child (widget_class, ZavodFindPane, results);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
zavod_find_pane_class_init (ZavodFindPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zavod_find_pane_get_property;
  object_class->set_property = zavod_find_pane_set_property;
  object_class->dispose = zavod_find_pane_dispose;
  GTK_WIDGET_CLASS (klass)->map = zavod_find_pane_map;

  properties[PROP_HAS_HEADER] = g_param_spec_boolean ("has-header", NULL, NULL, TRUE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", ZAVOD_TYPE_FIND_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", ZAVOD_TYPE_FIND_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
zavod_find_pane_init (ZavodFindPane *self)
{
  GtkEventController *keys;

  self->has_header = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}

/**
 * zavod_find_pane_set_session:
 * @session: whose atlas is searched and filtered
 *
 * To be called once.
 */
void
zavod_find_pane_set_session (ZavodFindPane *self,
                             ZavodSession  *session)
{
  g_return_if_fail (ZAVOD_IS_FIND_PANE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  zavod_find_results_set_session (self->results, session);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * zavod_find_pane_set_settings:
 * @settings: where filters are saved
 */
void
zavod_find_pane_set_settings (ZavodFindPane *self,
                              GSettings     *settings)
{
  g_return_if_fail (ZAVOD_IS_FIND_PANE (self));
  g_return_if_fail (self->session != NULL);

  gtk_menu_button_set_popover (self->saved, zavod_saved_menu_new (self->session, settings));
}

/**
 * zavod_find_pane_begin:
 *
 * Gives the keyboard to the search, with what was typed before selected.
 */
void
zavod_find_pane_begin (ZavodFindPane *self)
{
  g_return_if_fail (ZAVOD_IS_FIND_PANE (self));

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * zavod_find_pane_search:
 *
 * Searches for @text as if it had been typed.
 */
void
zavod_find_pane_search (ZavodFindPane *self,
                        const char    *text)
{
  g_return_if_fail (ZAVOD_IS_FIND_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
