/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-change-rows.h"

#include <glib/gi18n.h>

/**
 * zavod_change_rows_create_text:
 * @text: words of the atlas: never markup
 * @css_class: (nullable): how it looks
 */
GtkWidget *
zavod_change_rows_create_text (const char *text,
                               const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static const char *
describe_operation (const ZavodRowChange *row)
{
  switch (row->operation)
    {
    case ZAVOD_OPERATION_INSERT:
      return C_("change", "Added");
    case ZAVOD_OPERATION_DELETE:
      return C_("change", "Removed");
    case ZAVOD_OPERATION_UPDATE:
    default:
      return C_("change", "Changed");
    }
}

/* Both values beside each other, the one that is here first. */
static void
add_rivals (GtkBox                 *box,
            const ZavodFieldChange *field)
{
  const char *nothing = C_("change", "nothing");
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: what stands here, and what a colleague wrote instead */
  g_autofree char *mine = g_strdup_printf (_("Mine: %s"), field->now != NULL ? field->now : nothing);
  g_autofree char *theirs = g_strdup_printf (_("Theirs: %s"), field->after != NULL ? field->after : nothing);

  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (pair), zavod_change_rows_create_text (mine, "mine"));
  gtk_box_append (GTK_BOX (pair), zavod_change_rows_create_text (theirs, "after"));
  gtk_box_append (box, pair);
}

/* How a field gets back what stood in it: a detailed action, or nothing. */
typedef struct
{
  const char *action;      /* its name; NULL: it cannot */
  guint row;               /* with the field the action's target */
} PutBack;

static const PutBack nothing_back = { NULL, 0 };

/* What stood in the field, with a button that puts it there again. */
static GtkWidget *
create_before (const ZavodFieldChange *field,
               const PutBack          *back,
               guint                   index)
{
  GtkWidget *label = zavod_change_rows_create_text (field->before != NULL ? field->before : C_("change", "nothing"), "before");
  GtkWidget *line, *button;
  g_autofree char *name = NULL;

  if (back->action == NULL)
    return label;

  /* Translators: %s is the name of a field of a record */
  name = g_strdup_printf (_("Put Back: %s"), field->label);
  button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), back->action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", back->row, index);

  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);

  return line;
}

/* Where only one of both is stated, that it is new or gone is said by the row. */
static void
add_field (GtkBox               *box,
           const ZavodRowChange *row,
           guint                 index,
           const PutBack        *back)
{
  const ZavodFieldChange *field = g_ptr_array_index (row->fields, index);
  const gboolean is_update = row->operation == ZAVOD_OPERATION_UPDATE;
  /* Translators: a field of a record holds nothing */
  const char *nothing = C_("change", "nothing");

  if (field->before == NULL && field->after == NULL)
    return;

  gtk_box_append (box, zavod_change_rows_create_text (field->label, "field-label"));
  if (field->rival)
    {
      add_rivals (box, field);
      return;
    }
  if (is_update || field->before != NULL)
    gtk_box_append (box, create_before (field, is_update ? back : &nothing_back, index));
  if (is_update || field->after != NULL)
    gtk_box_append (box, zavod_change_rows_create_text (field->after != NULL ? field->after : nothing, "after"));
}

/* Both are told apart by a sign, too, not by colour alone; and by words for who hears them. */
static void
name_row (GtkWidget            *widget,
          const ZavodRowChange *row)
{
  GString *name = g_string_new (row->words);

  g_string_append_printf (name, ", %s", describe_operation (row));
  for (guint i = 0; i < row->fields->len; i++)
    {
      const ZavodFieldChange *field = g_ptr_array_index (row->fields, i);

      if (field->rival)
        /* Translators: the name of a field, and what stands in it here, while a colleague wrote something else */
        g_string_append_printf (name, _("; %s here is: %s"), field->label, field->now != NULL ? field->now : "");
      else if (field->before != NULL)
        /* Translators: the name of a field, and what stood in it */
        g_string_append_printf (name, _("; %s was: %s"), field->label, field->before);
      if (field->after != NULL)
        /* Translators: the name of a field, and what stands in it now */
        g_string_append_printf (name, _("; %s is: %s"), field->label, field->after);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  g_string_free (name, TRUE);
}

static GtkWidget *
create_head (const ZavodRowChange *row)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = zavod_change_rows_create_text (row->words, "heading");
  GtkWidget *tag = zavod_change_rows_create_text (describe_operation (row), "tag");

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (tag, "caption");
  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (tag), FALSE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), tag);

  return head;
}

static GtkWidget *
create_row (const ZavodRowChange *row,
            const PutBack        *back)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), create_head (row));
  for (guint i = 0; i < row->fields->len; i++)
    add_field (GTK_BOX (box), row, i, back);

  gtk_widget_add_css_class (box, "change");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  name_row (widget, row);

  return widget;
}

/**
 * zavod_change_rows_create:
 *
 * Returns: a row for a list box: what was changed, and each field before and after
 */
GtkWidget *
zavod_change_rows_create (const ZavodRowChange *row)
{
  return create_row (row, &nothing_back);
}

/**
 * zavod_change_rows_create_group:
 *
 * Returns: (transfer floating): a heading for the record that @row is a part of
 */
GtkWidget *
zavod_change_rows_create_group (const ZavodRowChange *row)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = NULL;

  if (row->record != NULL)
    title = g_markup_escape_text (row->record, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   title != NULL ? title : _("Not in the atlas any more"));

  return group;
}

gboolean
zavod_change_rows_same_record (const ZavodRowChange *row,
                               const ZavodRowChange *other)
{
  return row->noun == other->noun && row->record_id == other->record_id
         && g_strcmp0 (row->record, other->record) == 0;
}

/**
 * zavod_change_rows_create_list:
 *
 * Returns: (transfer floating): a list box for what zavod_change_rows_create() makes
 */
GtkWidget *
zavod_change_rows_create_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");

  return list;
}

/**
 * zavod_change_rows_add_rest:
 * @n_more: how many rows are not shown; 0: nothing is added
 */
void
zavod_change_rows_add_rest (GtkBox *box,
                            guint   n_more)
{
  g_autofree char *count = g_strdup_printf ("%'u", n_more);
  g_autofree char *words = NULL;

  if (n_more == 0)
    return;

  /* Translators: %s is a number of rows that an edit changed besides those that are shown */
  words = g_strdup_printf (ngettext ("and %s more", "and %s more", n_more), count);
  gtk_box_append (box, zavod_change_rows_create_text (words, "dim-label"));
}

/**
 * zavod_change_rows_fill:
 *
 * @put_back: (nullable): the name of an action that gives a field what stood in it before; its target are two numbers, of
 *   the row in @changes and of the field in that
 *
 * Shows what was changed, instead of what the box held.
 */
void
zavod_change_rows_fill (GtkBox                *box,
                        const ZavodChangeList *changes,
                        const char            *put_back)
{
  const ZavodRowChange *last = NULL;
  GtkWidget *list = NULL, *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      if (last == NULL || !zavod_change_rows_same_record (row, last))
        {
          GtkWidget *group = zavod_change_rows_create_group (row);

          list = zavod_change_rows_create_list ();
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
          gtk_box_append (box, group);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), create_row (row, &(PutBack) { put_back, i }));
      last = row;
    }

  zavod_change_rows_add_rest (box, changes->n_rows - changes->rows->len);
}
