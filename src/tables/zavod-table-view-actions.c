/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the rows of a table: copy them, save them, see who says so. */

#include "zavod-table-view-private.h"

#include <glib/gi18n.h>

#include "zavod-citation-chip.h"
#include "zavod-columns-dialog.h"
#include "zavod-noun-link.h"
#include "zavod-paste-columns.h"
#include "zavod-table-text.h"

/* Of the window. */
#define ZAVOD_CHANGE_SITES "win.change-sites"
#define ZAVOD_PASTE_ROWS "win.paste-rows"      /* the table */

/* What was asked for before is not wanted any more. */
GCancellable *
zavod_table_view_renew_cancellable (ZavodTableView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();

  return self->cancellable;
}

/* Returns: (transfer full): all rows, or those that are selected, in the order of the table */
static GArray *
list_rows (ZavodTableView *self,
           gboolean        only_selected)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_rows; i++)
    if (!only_selected || gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      {
        const gint64 id = zavod_row_list_get_id (self->rows, i);

        g_array_append_val (ids, id);
      }

  return ids;
}

/* ---- copying ---- */

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GMemoryOutputStream) stream = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!zavod_table_write_finish (ZAVOD_SESSION (source), result, &error))
    {
      zavod_session_report (ZAVOD_SESSION (source), error);
      return;
    }

  text = g_strndup (g_memory_output_stream_get_data (stream), g_memory_output_stream_get_data_size (stream));
  gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), text);
}

static void
action_copy (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ZavodTableView *self = user_data;
  g_autoptr (GArray) ids = list_rows (self, TRUE);
  g_autoptr (GPtrArray) columns = zavod_table_columns_list_visible (self->its_columns);
  GOutputStream *stream = g_memory_output_stream_new_resizable ();

  zavod_table_write_async (self->session, self->table, columns, ids, ZAVOD_TABLE_TEXT_TABS, stream, NULL, NULL,
                           zavod_table_view_renew_cancellable (self), on_copied, stream);
}

/* ---- pasting ---- */

static void
action_paste (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  ZavodTableView *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self), ZAVOD_PASTE_ROWS, "u", (guint32) self->table);
}

/* ---- saving ---- */

static void
save (ZavodTableView *self,
      GFile          *file,
      gboolean        only_selected)
{
  g_autoptr (GPtrArray) columns = zavod_table_columns_list_visible (self->its_columns);
  g_autoptr (GArray) ids = list_rows (self, only_selected);

  zavod_table_saving_begin (self->saving, self->session, self->table, columns, ids, file);
}

/* The view may have gone meanwhile. */
static void
choose_file (ZavodTableView      *self,
             const char          *title,
             GAsyncReadyCallback  on_chosen)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.csv", _(self->layout->title));

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, _("_Save"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_chosen,
                        g_object_ref (self));
}

static void
on_file_for_all (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ZavodTableView) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL && self->its_columns != NULL)
    save (self, file, FALSE);
}

static void
on_file_for_selected (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (ZavodTableView) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL && self->its_columns != NULL)
    save (self, file, TRUE);
}

static void
action_save (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  choose_file (user_data, _("Save Table"), on_file_for_all);
}

static void
action_save_selected (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  choose_file (user_data, _("Save Selected Rows"), on_file_for_selected);
}

/* ---- who says so ---- */

static void
on_citations (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodTableView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) citations = zavod_store_citations_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (citations == NULL)
    zavod_session_report (self->session, error);
  else if (citations->len > 0)
    zavod_table_view_open_popover (self, zavod_citations_popover_new (citations));
}

/* @row: a statement */
void
zavod_table_view_show_citations (ZavodTableView *self,
                                 ZavodRow       *row)
{
  ZavodStore *store = zavod_session_get_store (self->session);

  if (store != NULL)
    zavod_store_citations_async (store, self->table, zavod_row_get_id (row), zavod_table_view_renew_cancellable (self),
                                 on_citations, g_object_ref (self));
}

/* Returns: (transfer full) (nullable): of several rows the one whose record is shown */
static ZavodRow *
dup_selected_row (ZavodTableView *self)
{
  const guint position = zavod_row_selection_get_position (self->selection);

  return position != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (G_LIST_MODEL (self->rows), position) : NULL;
}

static void
action_citations (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  ZavodTableView *self = user_data;
  g_autoptr (ZavodRow) row = dup_selected_row (self);

  if (row == NULL)
    return;

  zavod_table_view_point_at_focus (self);
  zavod_table_view_show_citations (self, row);
}

static void
action_arrange (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  ZavodTableView *self = user_data;

  adw_dialog_present (zavod_columns_dialog_new (self->its_columns), GTK_WIDGET (self));
}

/* ---- the menu ---- */

static gboolean
has_citations (ZavodTableView *self)
{
  for (guint i = 0; i < self->layout->n_columns; i++)
    if (self->layout->columns[i].cites)
      return TRUE;

  return FALSE;
}

static GMenuModel *
create_menu (ZavodTableView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) statement = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();
  g_autoptr (GMenu) table = g_menu_new ();

  if (has_citations (self))
    g_menu_append (statement, _("Show _Quote and Source"), "table.citations");
  g_menu_append (rows, _("_Copy Rows"), "table.copy");
  if (zavod_paste_is_possible (self->table))
    g_menu_append (rows, _("_Paste Rows…"), "table.paste");
  if (self->table == ZAVOD_TABLE_SITES)
    g_menu_append (rows, _("C_hange for All Selected…"), ZAVOD_CHANGE_SITES);
  g_menu_append (rows, _("Save Se_lected Rows as CSV…"), "table.save-selected");
  g_menu_append (table, _("_Save Table as CSV…"), "table.save");
  g_menu_append (table, _("Arrange Colu_mns…"), "table.arrange");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (statement));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (table));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* What the row names, for who has no pointer. */
static void
append_links (GMenu            *menu,
              const ZavodTuple *tuple)
{
  for (guint i = 0; i < tuple->n_links; i++)
    {
      const ZavodTupleLink *link = &tuple->links[i];
      g_autoptr (GMenuItem) item = NULL;
      g_autoptr (GString) name = g_string_new (tuple->cells[link->column]);
      g_autofree char *label = NULL;

      g_string_replace (name, "_", "__", 0);
      /* Translators: a menu item that leads to the record of a company, a product, a town … */
      label = g_strdup_printf (_("Show “%s”"), name->str);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, ZAVOD_SHOW_NOUN, "(ux)", (guint32) link->noun, link->id);
      g_menu_append_item (menu, item);
    }
}

/* @row: (nullable)
 *
 * Returns: (transfer full): the menu of the table, after what leads on from the row */
GMenuModel *
zavod_table_view_create_row_menu (ZavodTableView *self,
                                  ZavodRow       *row)
{
  const ZavodTuple *tuple = row != NULL ? zavod_row_get_tuple (row) : NULL;
  g_autoptr (GMenu) links = g_menu_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  if (tuple != NULL)
    append_links (links, tuple);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
  g_menu_append_section (menu, NULL, self->menu);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
set_enabled (ZavodTableView *self,
             const char     *name,
             gboolean        is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/* What is done with selected rows waits for some. */
static void
update_actions (ZavodTableView *self)
{
  static const char * const of_selected[] = { "copy", "save-selected", "citations" };
  gsize n_selected;

  zavod_row_selection_get_ids (self->selection, &n_selected);
  for (guint i = 0; i < G_N_ELEMENTS (of_selected); i++)
    set_enabled (self, of_selected[i], n_selected > 0);
  set_enabled (self, "save", g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0);
  set_enabled (self, "arrange", !self->compact);
  set_enabled (self, "paste", zavod_paste_is_possible (self->table) && !zavod_session_is_read_only (self->session));
}

/* To be called when the columns are there. */
void
zavod_table_view_add_actions (ZavodTableView *self)
{
  static const GActionEntry entries[] = {
    { "copy", action_copy },           { "save-selected", action_save_selected }, { "save", action_save },
    { "citations", action_citations }, { "arrange", action_arrange },             { "paste", action_paste },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  zavod_table_columns_add_actions (self->its_columns, G_ACTION_MAP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  self->menu = create_menu (self);

  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::read-only", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::compact", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * zavod_table_view_get_menu:
 * @actions: (out) (transfer none): what the menu's items do, to be inserted as "table" where the menu is shown
 *
 * Returns: (transfer none): what can be done with the table and its rows
 */
GMenuModel *
zavod_table_view_get_menu (ZavodTableView  *self,
                           GActionGroup   **actions)
{
  g_return_val_if_fail (ZAVOD_IS_TABLE_VIEW (self), NULL);

  zavod_table_view_ensure_columns (self);
  *actions = G_ACTION_GROUP (self->actions);
  return self->menu;
}
