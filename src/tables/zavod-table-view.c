/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-view-private.h"

#include <glib/gi18n.h>

#include "zavod-pane-focus.h"
#include "zavod-table-card.h"

G_DEFINE_FINAL_TYPE (ZavodTableView, zavod_table_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_COMPACT,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- what is shown ---- */

static void
update_title (ZavodTableView *self)
{
  guint n_groups = zavod_row_list_get_n_groups (self->rows);
  /* Translators: the name of a table and the number of its rows, on a tab */
  g_autofree char *title = g_strdup_printf (_("%s  %'u"), _(self->layout->title), n_groups);

  if (zavod_row_list_is_loading (self->rows))
    {
      g_free (title);
      title = g_strdup (_(self->layout->title));
    }
  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static const char *
describe_nothing (ZavodTableView *self)
{
  if (zavod_row_list_is_filtered (self->rows))
    return zavod_filter_is_empty (zavod_session_get_filter (self->session)) ? _("Nothing of this is in the map’s view")
                                                                            : _("Nothing passes the filters");

  return zavod_row_list_is_narrowed (self->rows) ? _("Nothing is stated about this") : _(self->layout->empty);
}

static gboolean
has_rows (ZavodTableView *self)
{
  return self->rows != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;
}

static GtkWidget *
choose_page (ZavodTableView *self)
{
  if (zavod_row_list_is_loading (self->rows))
    return self->loading;
  if (!has_rows (self))
    return self->empty;

  return self->compact ? self->cards_page : self->columns_page;
}

static gboolean
has_keyboard (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Rows that come in the place of what said that there are none get the keyboard that this had. */
static void
update_page (ZavodTableView *self)
{
  GtkWidget *page = choose_page (self);
  const gboolean hand_over = page != self->empty && has_keyboard (self->empty);

  gtk_label_set_text (self->empty_label, describe_nothing (self));
  gtk_widget_set_visible (self->clear_button, zavod_row_list_is_filtered (self->rows));
  gtk_stack_set_visible_child (self->stack, page);
  if (hand_over)
    zavod_table_view_focus_rows (self);
}

static void
update (ZavodTableView *self)
{
  update_title (self);
  update_page (self);
}

void
zavod_table_view_scroll_to (ZavodTableView     *self,
                            guint               position,
                            GtkListScrollFlags  flags)
{
  if (gtk_list_view_get_model (self->cards) != NULL)
    gtk_list_view_scroll_to (self->cards, position, flags, NULL);
  if (gtk_column_view_get_model (self->columns) != NULL)
    gtk_column_view_scroll_to (self->columns, position, NULL, flags, NULL);
}

static void
scroll_to_selected (ZavodTableView *self)
{
  guint position = zavod_row_selection_get_position (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    zavod_table_view_scroll_to (self, position, GTK_LIST_SCROLL_NONE);
}

/* A view builds two hundred rows for its model, seen or not: it gets one when it is first seen, and only the columns or
 * the cards have one. */
static void
give_rows (ZavodTableView *self)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);
  GtkSelectionModel *given = self->compact ? gtk_list_view_get_model (self->cards)
                                           : gtk_column_view_get_model (self->columns);

  if (given == rows || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_column_view_set_model (self->columns, self->compact ? NULL : rows);
  gtk_list_view_set_model (self->cards, self->compact ? rows : NULL);
  scroll_to_selected (self);
}

/* A row that was selected elsewhere is brought into view; one that was selected here is in view already. */
static void
show_selected (ZavodTableView *self)
{
  if (zavod_session_get_origin (self->session) != zavod_origin_from_table (self->table))
    scroll_to_selected (self);
}

/* ---- cards ---- */

static void
on_setup_card (ZavodTableView *self,
               GtkListItem    *item)
{
  gtk_list_item_set_child (item, zavod_table_card_new (self->layout));
}

static void
on_bind_card (ZavodTableView *self,
              GtkListItem    *item)
{
  zavod_table_card_set_row (ZAVOD_TABLE_CARD (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind_card (ZavodTableView *self,
                GtkListItem    *item)
{
  zavod_table_card_set_row (ZAVOD_TABLE_CARD (gtk_list_item_get_child (item)), NULL);
}

/* ---- input ---- */

static void
on_activate (ZavodTableView *self,
             guint           position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_clear_filters (ZavodTableView *self)
{
  zavod_session_clear_filter (self->session);
}

/* ---- the object ---- */

/* GTK asks for this when what has the keyboard here is hidden, such as a chip of the narrowed bar. To move on from there is
 * not possible: it is no longer among the children that Tab goes through. Without rows it waits where they are to come: on
 * what can be done about it, which Tab would not find from the page around it. */
static gboolean
zavod_table_view_grab_focus (GtkWidget *widget)
{
  ZavodTableView *self = ZAVOD_TABLE_VIEW (widget);

  if (has_rows (self))
    return zavod_table_view_focus_rows (self);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->clear_button) ? self->clear_button : self->empty);
}

/* Columns with their headers are most of a table's widgets, and of eight tables one is seen: they are made when they are
 * wanted. */
void
zavod_table_view_ensure_columns (ZavodTableView *self)
{
  if (self->its_columns != NULL || self->rows == NULL)
    return;

  self->its_columns = zavod_table_columns_new (self->columns, self->rows, self->layout);
  if (self->settings != NULL)
    zavod_table_columns_set_settings (self->its_columns, self->settings);
  zavod_table_view_add_actions (self);
}

static void
zavod_table_view_map (GtkWidget *widget)
{
  ZavodTableView *self = ZAVOD_TABLE_VIEW (widget);

  zavod_table_view_ensure_columns (self);
  GTK_WIDGET_CLASS (zavod_table_view_parent_class)->map (widget);

  if (self->rows != NULL)
    zavod_row_list_set_in_sight (self->rows, TRUE);
  give_rows (self);
}

static void
zavod_table_view_unmap (GtkWidget *widget)
{
  ZavodTableView *self = ZAVOD_TABLE_VIEW (widget);

  if (self->rows != NULL)
    zavod_row_list_set_in_sight (self->rows, FALSE);

  GTK_WIDGET_CLASS (zavod_table_view_parent_class)->unmap (widget);
}

static void
zavod_table_view_dispose (GObject *object)
{
  ZavodTableView *self = ZAVOD_TABLE_VIEW (object);

  zavod_table_view_end_input (self);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_object (&self->its_columns);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_TABLE_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->settings);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_table_view_parent_class)->dispose (object);
}

static void
zavod_table_view_finalize (GObject *object)
{
  g_free (ZAVOD_TABLE_VIEW (object)->title);

  G_OBJECT_CLASS (zavod_table_view_parent_class)->finalize (object);
}

static void
zavod_table_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ZavodTableView *self = ZAVOD_TABLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_compact (ZavodTableView *self,
             gboolean        compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  if (self->rows != NULL)
    {
      update_page (self);
      give_rows (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
zavod_table_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPACT:
      set_compact (ZAVOD_TABLE_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_NARROWED_BAR);
  g_type_ensure (ZAVOD_TYPE_TABLE_SAVING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, narrowed);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, saving);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, loading);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, empty);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, columns_page);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, columns);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, cards_page);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableView, cards);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filters);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_card);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_card);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_card);
}

static void
zavod_table_view_class_init (ZavodTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_table_view_dispose;
  object_class->finalize = zavod_table_view_finalize;
  object_class->get_property = zavod_table_view_get_property;
  object_class->set_property = zavod_table_view_set_property;
  widget_class->focus = zavod_pane_focus;
  widget_class->grab_focus = zavod_table_view_grab_focus;
  widget_class->map = zavod_table_view_map;
  widget_class->unmap = zavod_table_view_unmap;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", ZAVOD_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  bind_template (widget_class);
  zavod_table_view_bind_keys (widget_class);
}

static void
zavod_table_view_init (ZavodTableView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_table_view_set_table:
 * @session: whose atlas is shown
 * @table: which of its tables
 *
 * To be called once.
 */
void
zavod_table_view_set_table (ZavodTableView *self,
                            ZavodSession   *session,
                            ZavodTable      table)
{
  const char *title;

  g_return_if_fail (ZAVOD_IS_TABLE_VIEW (self));
  g_return_if_fail (ZAVOD_IS_SESSION (session));
  g_return_if_fail (self->rows == NULL);

  self->table = table;
  self->layout = zavod_table_get_layout (table);
  self->session = g_object_ref (session);
  self->rows = zavod_row_list_new (session, table);
  zavod_row_list_set_in_sight (self->rows, gtk_widget_get_mapped (GTK_WIDGET (self)));
  self->selection = zavod_row_selection_new (session, self->rows, table);
  zavod_narrowed_bar_set_rows (self->narrowed, session, self->rows);

  zavod_row_list_set_sort (self->rows, &self->layout->sort, 1);
  zavod_table_view_add_controllers (self);

  title = _(self->layout->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  g_signal_connect_object (self->rows, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);
  give_rows (self);
}

/**
 * zavod_table_view_focus_rows:
 *
 * Returns: whether there were rows that could take the keyboard focus
 */
gboolean
zavod_table_view_focus_rows (ZavodTableView *self)
{
  guint selected;

  g_return_val_if_fail (ZAVOD_IS_TABLE_VIEW (self), FALSE);

  /* where the keyboard is here already, to move on would lead past what can be done about it */
  if (!has_rows (self))
    return has_keyboard (GTK_WIDGET (self)) || gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);

  selected = zavod_row_selection_get_position (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  zavod_table_view_scroll_to (self, selected, GTK_LIST_SCROLL_FOCUS);

  return gtk_widget_grab_focus (self->compact ? GTK_WIDGET (self->cards) : GTK_WIDGET (self->columns));
}

/**
 * zavod_table_view_set_settings:
 * @settings: where it is remembered which columns are shown, in which order, and how wide
 */
void
zavod_table_view_set_settings (ZavodTableView *self,
                               GSettings      *settings)
{
  g_return_if_fail (ZAVOD_IS_TABLE_VIEW (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  if (self->its_columns != NULL)
    zavod_table_columns_set_settings (self->its_columns, settings);
}
