/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-columns-dialog.h"

#include <glib/gi18n.h>

/* In pixels. */
#define LEAST_WIDTH 40
#define MOST_WIDTH 1200
#define WIDTH_STEP 10

struct _ZavodColumnsDialog
{
  AdwDialog parent_instance;

  ZavodTableColumns *columns;
  GListModel *model;         /* GtkColumnViewColumn */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZavodColumnsDialog, zavod_columns_dialog, ADW_TYPE_DIALOG)

typedef enum
{
  BUTTON_UP,
  BUTTON_DOWN,
  N_BUTTONS
} Button;

/* What a row of the list is of; it belongs to the row. */
typedef struct
{
  ZavodColumnsDialog *dialog;
  GtkColumnViewColumn *column;
  GtkWidget *check;
  GtkWidget *buttons[N_BUTTONS];
} Line;

static void
line_free (gpointer data)
{
  Line *self = data;

  g_object_unref (self->column);
  g_free (self);
}

static Line *
get_line (ZavodColumnsDialog *self,
          guint               place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) place);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "line") : NULL;
}

/* ---- what can be done with a column where it stands ---- */

/* The last column that is shown cannot be hidden. */
static void
update_lines (ZavodColumnsDialog *self)
{
  g_autoptr (GPtrArray) visible = zavod_table_columns_list_visible (self->columns);
  const guint n_columns = g_list_model_get_n_items (self->model);

  for (guint i = 0; i < n_columns; i++)
    {
      Line *line = get_line (self, i);

      if (line == NULL)
        continue;
      gtk_widget_set_sensitive (line->check, visible->len > 1 || !gtk_column_view_column_get_visible (line->column));
      gtk_widget_set_sensitive (line->buttons[BUTTON_UP], i > 0);
      gtk_widget_set_sensitive (line->buttons[BUTTON_DOWN], i + 1 < n_columns);
    }
}

/* The keyboard goes with the column, to the other button where this one leads no further. */
static void
focus_button (ZavodColumnsDialog *self,
              guint               place,
              Button              button)
{
  Line *line = get_line (self, place);

  if (!gtk_widget_get_sensitive (line->buttons[button]))
    button = button == BUTTON_UP ? BUTTON_DOWN : BUTTON_UP;
  gtk_widget_grab_focus (line->buttons[button]);
}

/* The line does not outlive this: another one is made for the new place. */
static void
move (Line   *line,
      Button  button)
{
  ZavodColumnsDialog *self = line->dialog;
  const guint place = zavod_table_columns_get_place (self->columns, line->column);
  const guint new_place = button == BUTTON_UP ? place - 1 : place + 1;

  zavod_table_columns_move (self->columns, line->column, new_place);
  update_lines (self);
  focus_button (self, new_place, button);
}

static void
on_up (Line *line)
{
  move (line, BUTTON_UP);
}

static void
on_down (Line *line)
{
  move (line, BUTTON_DOWN);
}

/* ---- its width ---- */

static void
on_width (AdwSpinRow          *spin,
          GParamSpec          *pspec,
          GtkColumnViewColumn *column)
{
  gtk_column_view_column_set_fixed_width (column, (int) adw_spin_row_get_value (spin));
}

/* One that nobody made wider or narrower has the width of the layout. */
static GtkWidget *
create_width (Line *line)
{
  GtkWidget *spin = adw_spin_row_new_with_range (LEAST_WIDTH, MOST_WIDTH, WIDTH_STEP);
  const int width = gtk_column_view_column_get_fixed_width (line->column);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (spin), _("Width in Pixels"));
  adw_spin_row_set_value (ADW_SPIN_ROW (spin),
                          width >= 0 ? width : zavod_table_columns_measure (line->dialog->columns, line->column));
  g_signal_connect_object (spin, "notify::value", G_CALLBACK (on_width), line->column, 0);

  return spin;
}

/* ---- the list ---- */

static GtkWidget *
create_button (Line       *line,
               const char *icon,
               const char *words,
               GCallback   on_clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", on_clicked, line);

  return button;
}

static GtkWidget *
create_buttons (Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  line->buttons[BUTTON_UP] = create_button (line, "go-up-symbolic", _("Move Up"), G_CALLBACK (on_up));
  line->buttons[BUTTON_DOWN] = create_button (line, "go-down-symbolic", _("Move Down"), G_CALLBACK (on_down));
  gtk_box_append (GTK_BOX (box), line->buttons[BUTTON_UP]);
  gtk_box_append (GTK_BOX (box), line->buttons[BUTTON_DOWN]);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
create_check (Line       *line,
              const char *title)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_bind_property (line->column, "visible", check, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_lines), line->dialog, G_CONNECT_SWAPPED);

  return check;
}

static GtkWidget *
create_line (gpointer item,
             gpointer user_data)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *row = adw_expander_row_new ();
  const char *title;

  line->dialog = user_data;
  line->column = g_object_ref (item);
  title = _(zavod_table_columns_describe (line->column)->title);
  line->check = create_check (line, title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), line->check);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), create_buttons (line));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_width (line));
  g_object_set_data_full (G_OBJECT (row), "line", line, line_free);

  return row;
}

static void
on_reset (ZavodColumnsDialog *self)
{
  zavod_table_columns_reset (self->columns);
  update_lines (self);
}

/* ---- the object ---- */

static void
zavod_columns_dialog_dispose (GObject *object)
{
  ZavodColumnsDialog *self = ZAVOD_COLUMNS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_COLUMNS_DIALOG);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (zavod_columns_dialog_parent_class)->dispose (object);
}

static void
zavod_columns_dialog_class_init (ZavodColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_columns_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodColumnsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
}

static void
zavod_columns_dialog_init (ZavodColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_columns_dialog_new:
 * @columns: what is arranged
 */
AdwDialog *
zavod_columns_dialog_new (ZavodTableColumns *columns)
{
  ZavodColumnsDialog *self = g_object_new (ZAVOD_TYPE_COLUMNS_DIALOG, NULL);

  self->columns = g_object_ref (columns);
  self->model = zavod_table_columns_get_model (columns);
  gtk_list_box_bind_model (self->list, self->model, create_line, self, NULL);
  update_lines (self);

  return ADW_DIALOG (self);
}
