/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the columns: by the menu of a header for one of them, by the menus of the table for all. */

#include "zavod-table-columns-private.h"

#include <glib/gi18n.h>

/* ---- actions, whose target is the title of a column in English ---- */

static GtkColumnViewColumn *
find_target (ZavodTableColumns *self,
             GVariant          *target)
{
  return zavod_table_columns_find_titled (self, g_variant_get_string (target, NULL));
}

static void
action_sort (GSimpleAction *action,
             GVariant      *target,
             gpointer       user_data)
{
  ZavodTableColumns *self = user_data;
  const gboolean is_descending = g_str_equal (g_action_get_name (G_ACTION (action)), "sort-descending");

  gtk_column_view_sort_by_column (self->view, find_target (self, target),
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* Returns: where the next column is that is shown, in steps of 1 or -1; the column's own place when there is none */
static guint
find_next_shown (ZavodTableColumns   *self,
                 GtkColumnViewColumn *column,
                 int                  step)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  const guint place = zavod_table_columns_get_place (self, column);

  for (guint i = place + (guint) step; i < g_list_model_get_n_items (columns); i += (guint) step)
    {
      g_autoptr (GtkColumnViewColumn) next = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (next))
        return i;
    }

  return place;
}

static void
action_move (GSimpleAction *action,
             GVariant      *target,
             gpointer       user_data)
{
  ZavodTableColumns *self = user_data;
  GtkColumnViewColumn *column = find_target (self, target);
  const int step = g_str_equal (g_action_get_name (G_ACTION (action)), "move-back") ? -1 : 1;

  if (column != NULL)
    zavod_table_columns_move (self, column, find_next_shown (self, column, step));
}

static void
action_hide (GSimpleAction *action,
             GVariant      *target,
             gpointer       user_data)
{
  GtkColumnViewColumn *column = find_target (user_data, target);

  if (column != NULL)
    gtk_column_view_column_set_visible (column, FALSE);
}

static void
action_reset (GSimpleAction *action,
              GVariant      *target,
              gpointer       user_data)
{
  zavod_table_columns_reset (user_data);
}

/* ---- menus ---- */

static void
append (GMenu             *menu,
        const char        *label,
        const char        *action,
        const ZavodColumn *column)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", column->title);
  g_menu_append_item (menu, item);
}

GMenuModel *
zavod_table_columns_create_header_menu (ZavodTableColumns *self,
                                        const ZavodColumn *column)
{
  const gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) sorting = g_menu_new ();
  g_autoptr (GMenu) column_menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  append (sorting, _("Sort _Ascending"), "table.sort-ascending", column);
  append (sorting, _("Sort _Descending"), "table.sort-descending", column);
  append (column_menu, _("Move _Left"), is_mirrored ? "table.move-on" : "table.move-back", column);
  append (column_menu, _("Move _Right"), is_mirrored ? "table.move-back" : "table.move-on", column);
  append (column_menu, _("_Hide Column"), "table.hide", column);
  g_menu_append (all, _("Arrange Colu_mns…"), "table.arrange");
  g_menu_append (all, _("R_eset Columns"), "table.reset-columns");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (sorting));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (column_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * zavod_table_columns_add_actions:
 * @actions: gets the actions of the columns' menus; its group is "table"
 */
void
zavod_table_columns_add_actions (ZavodTableColumns *self,
                                 GActionMap        *actions)
{
  static const GActionEntry entries[] = {
    { "sort-ascending", action_sort, "s" }, { "sort-descending", action_sort, "s" },
    { "move-back", action_move, "s" },      { "move-on", action_move, "s" },
    { "hide", action_hide, "s" },           { "reset-columns", action_reset },
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}
