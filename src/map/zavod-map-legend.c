/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-legend.h"

#include <glib/gi18n.h>
#include <string.h>

#include "zavod-mark.h"
#include "zavod-site-sizes.h"

struct _ZavodMapLegend
{
  GtkWidget parent_instance;

  ZavodSession *session;
  gboolean folded;
  ZavodMapKinds kinds;               /* which there is a row for */
  GPtrArray *toggles;                /* GtkToggleButton, owned by the grid */

  GtkWidget *body;  /* the direct child: only such are unparented by gtk_widget_dispose_template */
  GtkWidget *unfold;
  GtkWidget *card;
  GtkGrid *grid;
  GtkBox *vague;
  GtkWidget *sizes;
  GtkGrid *size_grid;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodMapLegend, zavod_map_legend, GTK_TYPE_WIDGET)

/* ---- a row for each kind ---- */

typedef struct
{
  ZavodFacet facet;
  guint value;
} Kind;

static const Kind *
get_kind (GtkToggleButton *toggle)
{
  return g_object_get_data (G_OBJECT (toggle), "kind");
}

static void
update_toggle (ZavodMapLegend  *self,
               GtkToggleButton *toggle)
{
  const Kind *kind = get_kind (toggle);
  const gboolean shown = self->session == NULL
                         || zavod_filter_shows (zavod_session_get_filter (self->session), kind->facet, kind->value);

  gtk_toggle_button_set_active (toggle, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (toggle), shown ? _("Leave Out") : _("Show Again"));
}

static void
update_toggles (ZavodMapLegend *self)
{
  for (guint i = 0; i < self->toggles->len; i++)
    update_toggle (self, g_ptr_array_index (self->toggles, i));
}

static void
on_toggled (ZavodMapLegend  *self,
            GtkToggleButton *toggle)
{
  const Kind *kind = get_kind (toggle);
  g_autoptr (ZavodFilter) filter = NULL;

  if (self->session == NULL)
    return;

  filter = zavod_filter_copy (zavod_session_get_filter (self->session));
  zavod_filter_set_shown (filter, kind->facet, kind->value, gtk_toggle_button_get_active (toggle));
  zavod_session_set_filter (self->session, filter);
}

static void
attach (ZavodMapLegend *self,
        const Kind     *kind,
        GtkWidget      *mark,
        const char     *text,
        int             row)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  /* the label says it: a reader need not hear the mark's name as well */
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (toggle, "kind");
  gtk_widget_add_css_class (toggle, "flat");
  gtk_box_append (GTK_BOX (content), mark);
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (toggle), content);
  gtk_grid_attach (self->grid, toggle, kind->facet == ZAVOD_FACET_LOOK ? 0 : 1, row, 1, 1);

  g_object_set_data_full (G_OBJECT (toggle), "kind", g_memdup2 (kind, sizeof *kind), g_free);
  g_ptr_array_add (self->toggles, toggle);
  update_toggle (self, GTK_TOGGLE_BUTTON (toggle));
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}

static void
clear_grid (ZavodMapLegend *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->toggles, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
fill_grid (ZavodMapLegend *self)
{
  int row = 0;

  for (guint i = 0; i < ZAVOD_N_LOOKS; i++)
    if (self->kinds.looks[zavod_look_order[i]])
      attach (self, &(Kind) { ZAVOD_FACET_LOOK, zavod_look_order[i] },
              g_object_new (ZAVOD_TYPE_MARK, "look", zavod_look_order[i], "any-shape", TRUE, NULL),
              zavod_look_get_label (zavod_look_order[i]), row++);

  row = 0;
  for (guint i = 0; i < ZAVOD_N_SHAPES; i++)
    if (self->kinds.shapes[zavod_shape_order[i]])
      attach (self, &(Kind) { ZAVOD_FACET_SHAPE, zavod_shape_order[i] },
              g_object_new (ZAVOD_TYPE_MARK, "shape", zavod_shape_order[i], "any-look", TRUE, NULL),
              zavod_shape_get_label (zavod_shape_order[i]), row++);
}

/* ---- what is no kind ---- */

static void
fill_vague (ZavodMapLegend *self)
{
  GtkWidget *mark = g_object_new (ZAVOD_TYPE_MARK, "shape", ZAVOD_SHAPE_CARS, "any-look", TRUE, "vague", TRUE, NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_prepend (self->vague, mark);
}

static void
fill_sizes (ZavodMapLegend *self)
{
  for (guint i = 0; i < ZAVOD_N_SIZES; i++)
    {
      GtkWidget *mark = g_object_new (ZAVOD_TYPE_MARK, "shape", ZAVOD_SHAPE_CARS, "any-look", TRUE, NULL);
      g_autofree char *words = zavod_size_describe (i);
      GtkWidget *label = gtk_label_new (words);

      zavod_mark_set_radius (ZAVOD_MARK (mark), zavod_size_get_radius (zavod_size_examples[i]));
      gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (self->size_grid, mark, 0, (int) i, 1, 1);
      gtk_grid_attach (self->size_grid, label, 1, (int) i, 1, 1);
    }
}

/* ---- the widget ---- */

static void
zavod_map_legend_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ZavodMapLegend *self = ZAVOD_MAP_LEGEND (object);

  switch (id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_map_legend_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ZavodMapLegend *self = ZAVOD_MAP_LEGEND (object);

  switch (id)
    {
    case PROP_FOLDED:
      zavod_map_legend_set_folded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_map_legend_dispose (GObject *object)
{
  zavod_map_legend_set_session (ZAVOD_MAP_LEGEND (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_MAP_LEGEND);

  G_OBJECT_CLASS (zavod_map_legend_parent_class)->dispose (object);
}

static void
zavod_map_legend_finalize (GObject *object)
{
  g_ptr_array_unref (ZAVOD_MAP_LEGEND (object)->toggles);

  G_OBJECT_CLASS (zavod_map_legend_parent_class)->finalize (object);
}

static void
zavod_map_legend_class_init (ZavodMapLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zavod_map_legend_get_property;
  object_class->set_property = zavod_map_legend_set_property;
  object_class->dispose = zavod_map_legend_dispose;
  object_class->finalize = zavod_map_legend_finalize;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-map-legend.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, body);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, unfold);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, card);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, grid);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, vague);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, sizes);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapLegend, size_grid);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
zavod_map_legend_init (ZavodMapLegend *self)
{
  self->toggles = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_vague (self);
  fill_sizes (self);
}

/**
 * zavod_map_legend_show_sizes:
 * @show: whether the legend tells what the sizes of the marks mean
 */
void
zavod_map_legend_show_sizes (ZavodMapLegend *self,
                             gboolean        show)
{
  g_return_if_fail (ZAVOD_IS_MAP_LEGEND (self));

  gtk_widget_set_visible (self->sizes, show);
}

void
zavod_map_legend_set_folded (ZavodMapLegend *self,
                             gboolean        folded)
{
  g_return_if_fail (ZAVOD_IS_MAP_LEGEND (self));

  folded = !!folded;
  if (self->folded == folded)
    return;

  self->folded = folded;
  gtk_widget_set_visible (self->card, !folded);
  gtk_widget_set_visible (self->unfold, folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

gboolean
zavod_map_legend_get_folded (ZavodMapLegend *self)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_LEGEND (self), FALSE);

  return self->folded;
}

/**
 * zavod_map_legend_set_session:
 * @session: (nullable): whose filter the rows change
 */
void
zavod_map_legend_set_session (ZavodMapLegend *self,
                              ZavodSession   *session)
{
  g_return_if_fail (ZAVOD_IS_MAP_LEGEND (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session) || session == NULL)
    return;

  g_signal_connect_object (session, "filter-changed", G_CALLBACK (update_toggles), self, G_CONNECT_SWAPPED);
  update_toggles (self);
}

/**
 * zavod_map_legend_set_kinds:
 * @kinds: what occurs on the map
 */
void
zavod_map_legend_set_kinds (ZavodMapLegend      *self,
                            const ZavodMapKinds *kinds)
{
  g_return_if_fail (ZAVOD_IS_MAP_LEGEND (self));

  /* the row that has the keyboard keeps it when it changes what is on the map */
  if (memcmp (&self->kinds, kinds, sizeof self->kinds) == 0)
    return;

  self->kinds = *kinds;
  clear_grid (self);
  fill_grid (self);
  gtk_widget_set_visible (GTK_WIDGET (self->vague), kinds->vague);
}
