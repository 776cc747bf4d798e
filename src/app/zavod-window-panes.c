/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where search, map, tables and record stand: panes on a desk, pages and a sheet in a pocket. */

#include "zavod-nothing-shown.h"
#include "zavod-window-private.h"

#define HEADER_HEIGHT 47
#define DEFAULT_TABLES_HEIGHT 208

static GSettings *
get_settings (ZavodWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? zavod_application_get_settings (ZAVOD_APPLICATION (application)) : NULL;
}

static gboolean
is_pocket (ZavodWindow *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->views), "pocket") == 0;
}

/* ---- the tables under the map ---- */

static gboolean
are_tables_folded (ZavodWindow *self)
{
  gboolean folded;

  g_object_get (self->tables_pane, "folded", &folded, NULL);
  return folded;
}

/* Folded tables are as low as they can be: the paned sees to that. */
static void
place_tables (ZavodWindow *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));

  gtk_paned_set_position (self->paned, are_tables_folded (self) ? height : MAX (height - self->tables_height, 0));
}

/* The paned's height is known only once it was laid out; the next frame comes before anybody has seen this one. Until then
 * the window's has to do, which may have changed since the panes were restored. */
static gboolean
on_tick (GtkWidget     *paned,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  if (gtk_widget_get_height (paned) == 0)
    return G_SOURCE_CONTINUE;

  place_tables (user_data);
  return G_SOURCE_REMOVE;
}

static void
on_paned_mapped (ZavodWindow *self)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (gtk_widget_get_height (GTK_WIDGET (self->paned)) == 0 && height > 0)
    gtk_paned_set_position (self->paned, MAX (height - HEADER_HEIGHT - self->tables_height, 0));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->paned), on_tick, self, NULL);
}

static void
on_paned_moved (ZavodWindow *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));

  if (height > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->paned)) && !are_tables_folded (self))
    self->tables_height = height - gtk_paned_get_position (self->paned);
}

static void
on_folded (ZavodWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->paned)))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->paned), on_tick, self, NULL);
}

/* ---- the record ---- */

/**
 * zavod_window_reveal_record:
 *
 * Brings the record into view wherever it is, and gives it the keyboard focus.
 */
void
zavod_window_reveal_record (ZavodWindow *self)
{
  if (is_pocket (self))
    adw_bottom_sheet_set_open (self->sheet, TRUE);
  else
    adw_overlay_split_view_set_show_sidebar (self->record_split, TRUE);

  gtk_widget_grab_focus (GTK_WIDGET (self->record_pane));
}

void
zavod_window_toggle_record (ZavodWindow *self)
{
  if (is_pocket (self))
    adw_bottom_sheet_set_open (self->sheet, adw_bottom_sheet_get_can_open (self->sheet)
                                            && !adw_bottom_sheet_get_open (self->sheet));
  else
    adw_overlay_split_view_set_show_sidebar (self->record_split,
                                             !adw_overlay_split_view_get_show_sidebar (self->record_split));
}

static void
on_activated (ZavodWindow *self)
{
  zavod_window_reveal_record (self);
}

static void
on_form_shown (ZavodWindow *self)
{
  if (zavod_record_pane_shows_form (self->record_pane))
    zavod_window_reveal_record (self);
  else if (is_pocket (self) && zavod_session_get_record (self->session) == NULL)
    adw_bottom_sheet_set_open (self->sheet, FALSE);
  zavod_window_update_actions (self);
}

/* ---- search and facets ---- */

static gboolean
shows_find_button (ZavodWindow *self,
                   gboolean     collapsed,
                   gboolean     shown)
{
  return collapsed || !shown;
}

/**
 * zavod_window_begin_search:
 *
 * Brings the search into view wherever it is, and gives it the keyboard focus.
 */
void
zavod_window_begin_search (ZavodWindow *self)
{
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  adw_view_stack_set_visible_child_name (self->pocket_stack, "find");
  if (!is_pocket (self))
    adw_overlay_split_view_set_show_sidebar (self->find_split, TRUE);

  zavod_find_pane_begin (self->find_pane);
}

static void
leave_find (ZavodWindow *self)
{
  adw_view_stack_set_visible_child_name (self->pocket_stack, "map");
  if (adw_overlay_split_view_get_collapsed (self->find_split) && !is_pocket (self))
    adw_overlay_split_view_set_show_sidebar (self->find_split, FALSE);

  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

void
zavod_window_toggle_find (ZavodWindow *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->find_pane)))
    {
      zavod_window_begin_search (self);
      return;
    }

  leave_find (self);
  if (!is_pocket (self))
    adw_overlay_split_view_set_show_sidebar (self->find_split, FALSE);
}

static void
on_find_left (ZavodWindow *self)
{
  leave_find (self);
}

/* The map goes to what was found, and the record, where it has a place of its own, tells of it. What lies over them makes
 * way; where nothing does, one may go on searching. */
static void
on_chosen (ZavodWindow *self)
{
  if (is_pocket (self) || adw_overlay_split_view_get_collapsed (self->find_split))
    leave_find (self);
  if (!is_pocket (self) && !adw_overlay_split_view_get_collapsed (self->record_split))
    adw_overlay_split_view_set_show_sidebar (self->record_split, TRUE);
}

/* In a pocket the form lies over the map: it makes way while a place is to be chosen there, and comes back with it. */
static void
on_picking (ZavodWindow *self)
{
  if (!is_pocket (self) || !zavod_record_pane_shows_form (self->record_pane))
    return;

  if (zavod_session_is_picking (self->session))
    adw_view_stack_set_visible_child_name (self->pocket_stack, "map");
  adw_bottom_sheet_set_open (self->sheet, !zavod_session_is_picking (self->session));
}

/* One tap is an answer there; on a desk the pin can be moved as long as one likes. */
static void
on_picked (ZavodWindow *self)
{
  if (is_pocket (self))
    zavod_session_end_picking (self->session);
}

/* The main menu that is in sight answers F10. */
static void
on_layout_changed (ZavodWindow *self)
{
  gboolean pocket = is_pocket (self);

  gtk_menu_button_set_primary (self->desk_menu, !pocket);
  gtk_menu_button_set_primary (self->pocket_menu, pocket);
}

/**
 * zavod_window_choose_day:
 *
 * Brings the days into view wherever they are, and asks for one.
 */
void
zavod_window_choose_day (ZavodWindow *self)
{
  adw_view_stack_set_visible_child_name (self->pocket_stack, "map");
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  zavod_days_bar_choose (self->days);
}

/* ---- from pane to pane ---- */

/**
 * zavod_window_cycle_panes:
 * @direction: 1 or -1
 *
 * Moves the keyboard focus to the next pane that is in sight: search, map, days, tables, record, and round again.
 */
void
zavod_window_cycle_panes (ZavodWindow *self,
                          int          direction)
{
  GtkWidget *panes[] = {
    GTK_WIDGET (self->find_pane), GTK_WIDGET (self->map), GTK_WIDGET (self->days), GTK_WIDGET (self->tables_pane),
    GTK_WIDGET (self->record_pane),
  };
  const int n_panes = G_N_ELEMENTS (panes);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int current = direction > 0 ? n_panes - 1 : 0;

  for (int i = 0; i < n_panes; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      current = i;

  for (int step = 1; step <= n_panes; step++)
    {
      GtkWidget *pane = panes[(current + step * direction + step * n_panes) % n_panes];

      if (gtk_widget_get_mapped (pane) && gtk_widget_grab_focus (pane))
        return;
    }
}

/* ---- what is kept from one start to the next ---- */

static void
restore_settings (ZavodWindow *self,
                  GSettings   *settings)
{
  self->tables_height = g_settings_get_int (settings, "tables-height");
  zavod_tables_pane_set_settings (self->tables_pane, settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hide-left-out", self->map, "hide-left-out", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "size-by-capacity", self->map, "size-by-capacity", G_SETTINGS_BIND_DEFAULT);
  zavod_find_pane_set_settings (self->find_pane, settings);
  g_object_set (self->tables_pane, "folded", g_settings_get_boolean (settings, "tables-folded"), NULL);
}

/* The map's size unless the window comes up maximized or on a small screen; then the first frame puts it right. */
static void
expect_map_size (ZavodWindow *self,
                 int          width,
                 int          height)
{
  const double sidebar = CLAMP (width * adw_overlay_split_view_get_sidebar_width_fraction (self->record_split),
                                adw_overlay_split_view_get_min_sidebar_width (self->record_split),
                                adw_overlay_split_view_get_max_sidebar_width (self->record_split));

  zavod_map_view_expect_size (self->map, width - (int) sidebar, height);
}

/**
 * zavod_window_restore_panes:
 *
 * Gives the window the size and the panes that it had when one was last closed. The settings are the application's,
 * which must be known.
 */
void
zavod_window_restore_panes (ZavodWindow *self)
{
  GSettings *settings = get_settings (self);
  int width, height;

  self->tables_height = DEFAULT_TABLES_HEIGHT;
  if (settings != NULL)
    restore_settings (self, settings);

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  height = MAX (height - HEADER_HEIGHT - self->tables_height, 0);
  gtk_paned_set_position (self->paned, height);
  expect_map_size (self, width, height);
}

void
zavod_window_save_panes (ZavodWindow *self)
{
  GSettings *settings = get_settings (self);

  if (settings == NULL)
    return;

  g_settings_set_int (settings, "tables-height", MAX (self->tables_height, 100));
  if (!is_pocket (self))
    g_settings_set_boolean (settings, "tables-folded", are_tables_folded (self));
}

void
zavod_window_class_bind_panes (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_DAYS_BAR);
  g_type_ensure (ZAVOD_TYPE_FACET_CHIPS);
  g_type_ensure (ZAVOD_TYPE_FIND_PANE);
  g_type_ensure (ZAVOD_TYPE_MAP_VIEW);
  g_type_ensure (ZAVOD_TYPE_TABLES_PANE);
  g_type_ensure (ZAVOD_TYPE_RECORD_PANE);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, views);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, find_split);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, record_split);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, desk_menu);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, pocket_menu);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, pocket_stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, find_pane);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, map);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, days);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, tables_pane);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, record_pane);
  gtk_widget_class_bind_template_callback (widget_class, shows_find_button);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_find_left);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_form_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_layout_changed);
}

/* An empty map says why it is empty. */
static void
float_nothing_shown (ZavodWindow *self)
{
  GtkWidget *nothing = zavod_nothing_shown_new (self->session);

  gtk_widget_set_halign (nothing, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (nothing, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (nothing, 24);
  gtk_widget_set_margin_end (nothing, 56);
  gtk_widget_add_css_class (nothing, "hover-card");
  zavod_map_view_add_floating (self->map, nothing);
}

void
zavod_window_init_panes (ZavodWindow *self)
{
  zavod_find_pane_set_session (self->find_pane, self->session);
  zavod_facet_chips_set_session (self->chips, self->session);
  zavod_map_view_add_floating (self->map, GTK_WIDGET (self->chips));
  float_nothing_shown (self);
  zavod_map_view_set_session (self->map, self->session);
  zavod_days_bar_set_session (self->days, self->session);
  zavod_tables_pane_set_session (self->tables_pane, self->session);
  zavod_record_pane_set_session (self->record_pane, self->session);

  g_signal_connect_object (self->session, "notify::picking", G_CALLBACK (on_picking), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "picked", G_CALLBACK (on_picked), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  g_signal_connect_object (self->paned, "map", G_CALLBACK (on_paned_mapped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (on_paned_moved), self, G_CONNECT_SWAPPED);
}
