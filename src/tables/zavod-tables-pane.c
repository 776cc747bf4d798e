/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tables-pane.h"

#include "zavod-pane-focus.h"
#include "zavod-table-layout.h"
#include "zavod-table-view.h"

struct _ZavodTablesPane
{
  GtkWidget parent_instance;

  gboolean folded;
  gboolean foldable;

  GtkWidget *bin;
  GtkWidget *tabs;
  AdwBreakpoint *without_tabs;
  GtkStack *stack;
  GtkDropDown *drop_down;
  GtkMenuButton *menu_button;
  ZavodTableView *tables[ZAVOD_N_TABLES];
};

G_DEFINE_FINAL_TYPE (ZavodTablesPane, zavod_tables_pane, GTK_TYPE_WIDGET)

#define TAB_PADDING 12     /* pixels, beside the name on a tab */
#define BUTTONS_WIDTH 128  /* pixels, of what stands beside the tabs */

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_FOLDABLE,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int
measure_tab (ZavodTablesPane *self,
             ZavodTableView  *table)
{
  g_autofree char *title = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  int width;

  g_object_get (table, "title", &title, NULL);
  layout = gtk_widget_create_pango_layout (self->tabs, title);
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + TAB_PADDING;
}

/* The names of the tables are longer in some languages, and the numbers in large atlases: where the tabs would be cut, there is a
 * list in their place. */
static void
fit_tabs (ZavodTablesPane *self)
{
  g_autoptr (AdwBreakpointCondition) condition = NULL;
  int width = BUTTONS_WIDTH;

  for (guint i = 0; i < ZAVOD_N_TABLES; i++)
    width += measure_tab (self, self->tables[i]);
  condition = adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, width, ADW_LENGTH_UNIT_PX);
  adw_breakpoint_set_condition (self->without_tabs, condition);
}

/* The menu is that of the table in sight. */
static void
update_menu (ZavodTablesPane *self)
{
  ZavodTableView *view = ZAVOD_TABLE_VIEW (gtk_stack_get_visible_child (self->stack));
  GActionGroup *actions;
  GMenuModel *menu = zavod_table_view_get_menu (view, &actions);

  gtk_widget_insert_action_group (GTK_WIDGET (self->menu_button), "table", actions);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/* The stack, its tabs and its drop-down show the same table: the tabs follow by binding, the drop-down by position. */
static void
on_table_shown (ZavodTablesPane *self)
{
  for (guint i = 0; i < ZAVOD_N_TABLES; i++)
    if (gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->tables[i]))
      gtk_drop_down_set_selected (self->drop_down, i);
  if (self->tables[0] != NULL)
    update_menu (self);
}

static void
on_table_chosen (ZavodTablesPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (selected < ZAVOD_N_TABLES)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->tables[selected]));
}

static void
on_activated (ZavodTablesPane *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static char *
fold_icon (ZavodTablesPane *self,
           gboolean         folded)
{
  return g_strdup (folded ? "pan-up-symbolic" : "pan-down-symbolic");
}

static void
set_flag (ZavodTablesPane *self,
          gboolean        *flag,
          gboolean         value,
          guint            property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* F6 comes here: the rows are what one wants, not the tabs. */
static gboolean
zavod_tables_pane_grab_focus (GtkWidget *widget)
{
  ZavodTablesPane *self = ZAVOD_TABLES_PANE (widget);

  if (self->folded)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return zavod_table_view_focus_rows (ZAVOD_TABLE_VIEW (gtk_stack_get_visible_child (self->stack)));
}

static void
zavod_tables_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_TABLES_PANE);

  G_OBJECT_CLASS (zavod_tables_pane_parent_class)->dispose (object);
}

static void
zavod_tables_pane_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  ZavodTablesPane *self = ZAVOD_TABLES_PANE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_FOLDABLE:
      g_value_set_boolean (value, self->foldable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_tables_pane_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  ZavodTablesPane *self = ZAVOD_TABLES_PANE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      set_flag (self, &self->folded, g_value_get_boolean (value), PROP_FOLDED);
      break;
    case PROP_FOLDABLE:
      set_flag (self, &self->foldable, g_value_get_boolean (value), PROP_FOLDABLE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-tables-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodTablesPane, bin);
  gtk_widget_class_bind_template_child (widget_class, ZavodTablesPane, tabs);
  gtk_widget_class_bind_template_child (widget_class, ZavodTablesPane, without_tabs);
  gtk_widget_class_bind_template_child (widget_class, ZavodTablesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodTablesPane, drop_down);
  gtk_widget_class_bind_template_child (widget_class, ZavodTablesPane, menu_button);
  for (guint i = 0; i < ZAVOD_N_TABLES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, zavod_table_get_layout ((ZavodTable) i)->name, FALSE,
                                               (gssize) G_STRUCT_OFFSET (ZavodTablesPane, tables)
                                               + (gssize) (i * sizeof (ZavodTableView *)));
  gtk_widget_class_bind_template_callback (widget_class, fold_icon);
  gtk_widget_class_bind_template_callback (widget_class, on_table_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_table_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
zavod_tables_pane_class_init (ZavodTablesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = zavod_tables_pane_dispose;
  object_class->get_property = zavod_tables_pane_get_property;
  object_class->set_property = zavod_tables_pane_set_property;
  widget_class->focus = zavod_pane_focus;
  widget_class->grab_focus = zavod_tables_pane_grab_focus;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_FOLDABLE] = g_param_spec_boolean ("foldable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", ZAVOD_TYPE_TABLES_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
zavod_tables_pane_init (ZavodTablesPane *self)
{
  self->foldable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_tables_pane_set_session:
 *
 * To be called once.
 */
void
zavod_tables_pane_set_session (ZavodTablesPane *self,
                               ZavodSession    *session)
{
  g_return_if_fail (ZAVOD_IS_TABLES_PANE (self));

  for (guint i = 0; i < ZAVOD_N_TABLES; i++)
    {
      zavod_table_view_set_table (self->tables[i], session, (ZavodTable) i);
      g_signal_connect_object (self->tables[i], "notify::title", G_CALLBACK (fit_tabs), self, G_CONNECT_SWAPPED);
    }
  fit_tabs (self);
  update_menu (self);
}

/**
 * zavod_tables_pane_set_settings:
 * @settings: where the columns of the tables are remembered
 *
 * To be called after zavod_tables_pane_set_session().
 */
void
zavod_tables_pane_set_settings (ZavodTablesPane *self,
                                GSettings       *settings)
{
  g_return_if_fail (ZAVOD_IS_TABLES_PANE (self));

  for (guint i = 0; i < ZAVOD_N_TABLES; i++)
    zavod_table_view_set_settings (self->tables[i], settings);
}

/**
 * zavod_tables_pane_show_table:
 *
 * Shows @table, unfolds the pane, and gives its rows the keyboard focus.
 */
void
zavod_tables_pane_show_table (ZavodTablesPane *self,
                              ZavodTable       table)
{
  g_return_if_fail (ZAVOD_IS_TABLES_PANE (self));
  g_return_if_fail (table < ZAVOD_N_TABLES);

  set_flag (self, &self->folded, FALSE, PROP_FOLDED);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->tables[table]));
  zavod_table_view_focus_rows (self->tables[table]);
}
