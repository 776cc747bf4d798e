/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys and the pointer in a table, as far as GTK's lists do not know them: jumping by typing, texts that open something,
 * the menu of a row. */

#include "zavod-table-view-private.h"

#include "zavod-noun-link.h"
#include "zavod-table-card.h"
#include "zavod-table-cell.h"

#define TYPED_FOR 1500  /* milliseconds after which the next letter begins anew */

/* ---- what lies where ---- */

/* Returns: (transfer full) (nullable): the row that a widget shows, or its only child */
static ZavodRow *
dup_row_of (GtkWidget *widget)
{
  if (ZAVOD_IS_TABLE_CELL (widget))
    return zavod_table_cell_dup_row (ZAVOD_TABLE_CELL (widget));
  if (ZAVOD_IS_TABLE_CARD (widget))
    return zavod_table_card_dup_row (ZAVOD_TABLE_CARD (widget));

  return NULL;
}

/* Returns: (transfer full) (nullable): the row that is shown in @widget or around it */
static ZavodRow *
dup_row_at (ZavodTableView *self,
            GtkWidget      *widget)
{
  ZavodRow *row = NULL;

  for (GtkWidget *inner = widget; inner != NULL && row == NULL; inner = gtk_widget_get_first_child (inner))
    row = dup_row_of (inner);
  for (GtkWidget *outer = widget; outer != GTK_WIDGET (self) && outer != NULL && row == NULL;
       outer = gtk_widget_get_parent (outer))
    row = dup_row_of (outer);

  return row;
}

/* @cell_x: (out): the same place in the cell */
static ZavodTableCell *
pick_cell (ZavodTableView *self,
           double          x,
           double          y,
           double         *cell_x)
{
  graphene_point_t place = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !ZAVOD_IS_TABLE_CELL (widget))
    widget = gtk_widget_get_parent (widget);

  if (widget == NULL || !gtk_widget_compute_point (GTK_WIDGET (self), widget, &place, &place))
    return NULL;

  *cell_x = place.x;
  return ZAVOD_TABLE_CELL (widget);
}

/* Returns: (nullable): the row, or what is in it, that has the keyboard */
static GtkWidget *
get_focus (ZavodTableView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* ---- popovers ---- */

static void
point_at (ZavodTableView *self,
          GtkWidget      *widget)
{
  const graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                                   (float) gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  /* what is scrolled out of view cannot be pointed at */
  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds)
      || !graphene_rect_intersection (&bounds, &view, &bounds))
    return;

  self->pointed_at = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                      (int) bounds.size.height };
}

/* What is opened next points at the row with the keyboard. */
void
zavod_table_view_point_at_focus (ZavodTableView *self)
{
  GtkWidget *focus = get_focus (self);

  if (focus != NULL)
    point_at (self, focus);
}

/* Takes the popover. */
void
zavod_table_view_open_popover (ZavodTableView *self,
                               GtkWidget      *popover)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &self->pointed_at);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* ---- the menu of a row ---- */

static void
open_menu (ZavodTableView *self,
           ZavodRow       *row)
{
  g_autoptr (GMenuModel) model = zavod_table_view_create_row_menu (self, row);
  const gint position = row != NULL ? zavod_row_list_find (self->rows, zavod_row_get_id (row)) : -1;
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  if (position >= 0 && !gtk_selection_model_is_selected (selection, (guint) position))
    gtk_selection_model_select_item (selection, (guint) position, TRUE);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  zavod_table_view_open_popover (self, menu);
}

/* Elsewhere than on a row nothing happens: the headers have menus of their own. */
static void
open_menu_at (ZavodTableView *self,
              GtkGesture     *gesture,
              double          x,
              double          y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autoptr (ZavodRow) row = widget != NULL ? dup_row_at (self, widget) : NULL;

  if (row == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->pointed_at = (GdkRectangle) { (int) x, (int) y, 1, 1 };
  open_menu (self, row);
}

static void
popup_menu (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ZavodTableView *self = ZAVOD_TABLE_VIEW (widget);
  GtkWidget *focus = get_focus (self);
  g_autoptr (ZavodRow) row = focus != NULL ? dup_row_at (self, focus) : NULL;

  zavod_table_view_point_at_focus (self);
  open_menu (self, row);
}

static void
on_secondary_click (ZavodTableView  *self,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkGestureClick *gesture)
{
  open_menu_at (self, GTK_GESTURE (gesture), x, y);
}

static void
on_long_press (ZavodTableView *self,
               double          x,
               double          y,
               GtkGesture     *gesture)
{
  open_menu_at (self, gesture, x, y);
}

/* ---- texts that open something ---- */

static void
set_hovered (ZavodTableView *self,
             ZavodTableCell *cell)
{
  if (self->hovered == cell)
    return;

  if (self->hovered != NULL)
    zavod_table_cell_set_hovered (self->hovered, FALSE);
  g_set_weak_pointer (&self->hovered, cell);
  if (cell != NULL)
    zavod_table_cell_set_hovered (cell, TRUE);
}

static gboolean
opens (ZavodTableCell *cell,
       double          x)
{
  return zavod_table_cell_cites (cell) || zavod_table_cell_find_link (cell, x) != NULL;
}

static void
on_motion (ZavodTableView *self,
           double          x,
           double          y)
{
  double cell_x;
  ZavodTableCell *cell = pick_cell (self, x, y, &cell_x);

  set_hovered (self, cell != NULL && opens (cell, cell_x) ? cell : NULL);
}

static void
on_leave (ZavodTableView *self)
{
  set_hovered (self, NULL);
}

static void
open_cell (ZavodTableView *self,
           ZavodTableCell *cell,
           double          x)
{
  const ZavodTupleLink *link = zavod_table_cell_find_link (cell, x);
  g_autoptr (ZavodRow) row = zavod_table_cell_dup_row (cell);

  if (zavod_table_cell_cites (cell))
    {
      point_at (self, GTK_WIDGET (cell));
      zavod_table_view_show_citations (self, row);
    }
  else if (link != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), ZAVOD_SHOW_NOUN, "(ux)", (guint32) link->noun, link->id);
    }
}

/* With Shift and Ctrl a click selects rows, wherever it is. */
static void
on_click (ZavodTableView  *self,
          int              n_press,
          double           x,
          double           y,
          GtkGestureClick *gesture)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double cell_x;
  ZavodTableCell *cell = pick_cell (self, x, y, &cell_x);

  if (cell == NULL || !opens (cell, cell_x) || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_cell (self, cell, cell_x);
}

/* ---- jumping by typing ---- */

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodTableView) self = user_data;
  g_autoptr (GError) error = NULL;
  const gint position = zavod_row_list_find_text_finish (ZAVOD_ROW_LIST (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    zavod_session_report (self->session, error);
  else if (position >= 0)
    zavod_table_view_scroll_to (self, (guint) position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
}

static void
forget_typed (gpointer user_data)
{
  ZavodTableView *self = user_data;

  self->typed_source = 0;
  g_string_truncate (self->typed, 0);
}

static gboolean
on_key (ZavodTableView  *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  const gunichar letter = gdk_keyval_to_unicode (keyval);
  const GdkModifierType modifiers = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;

  /* a space alone selects a row */
  if ((state & modifiers) != 0 || !g_unichar_isprint (letter) || (letter == ' ' && self->typed->len == 0))
    return GDK_EVENT_PROPAGATE;

  g_string_append_unichar (self->typed, letter);
  g_clear_handle_id (&self->typed_source, g_source_remove);
  self->typed_source = g_timeout_add_once (TYPED_FOR, forget_typed, self);
  zavod_row_list_find_text_async (self->rows, self->typed->str, zavod_table_view_renew_cancellable (self), on_found,
                                  g_object_ref (self));

  return GDK_EVENT_STOP;
}

/* ---- controllers ---- */

static void
add_clicks (ZavodTableView *self)
{
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  /* before the row, which would be selected */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (primary, "pressed", G_CALLBACK (on_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (primary));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (press));
}

void
zavod_table_view_add_controllers (ZavodTableView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->typed = g_string_new (NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  add_clicks (self);
}

/* What is under way is of no use any more. */
void
zavod_table_view_end_input (ZavodTableView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->typed_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_weak_pointer (&self->hovered);
  if (self->typed != NULL)
    g_string_free (g_steal_pointer (&self->typed), TRUE);
}

void
zavod_table_view_bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table-menu.popup", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, GDK_NO_MODIFIER_MASK, "table-menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table-menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "table.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK, "table.citations", NULL);
}
