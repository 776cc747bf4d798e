/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-fields.h"

#include <glib/gi18n.h>

/* One field and the widgets that show it. */
typedef struct
{
  ZavodFields *owner;
  char *name;
  GtkWidget *row;             /* what the problem is shown under; NULL for a list */
  GtkWidget *focus;           /* what takes the keyboard */
  GtkEditable *editable;      /* a field of text, or NULL */
  GStrv codes;                /* a field with a choice of codes, or NULL */
  AdwPreferencesGroup *group; /* a list, or NULL */
  ZavodFieldsMakeRow make_row;
  gpointer user_data;
  GHashTable *item_rows;      /* gint64 → GtkWidget */
  GtkWidget *problem_row;
  gboolean touched;
} Field;

struct _ZavodFields
{
  GObject parent_instance;

  ZavodInput *input;
  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (ZavodFields, zavod_fields, G_TYPE_OBJECT)

static void
field_free (gpointer data)
{
  Field *field = data;

  if (field->editable != NULL)
    g_signal_handlers_disconnect_by_data (field->editable, field);
  if (field->codes != NULL)
    g_signal_handlers_disconnect_by_data (field->row, field);
  g_clear_object (&field->row);
  g_clear_object (&field->focus);
  g_clear_object (&field->editable);
  g_clear_object (&field->group);
  g_clear_object (&field->problem_row);
  g_clear_pointer (&field->codes, g_strfreev);
  g_clear_pointer (&field->item_rows, g_hash_table_unref);
  g_free (field->name);
  g_free (field);
}

static Field *
find_field (ZavodFields *self,
            const char  *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      if (g_str_equal (field->name, name))
        return field;
    }

  return NULL;
}

static GtkWidget *
create_problem_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

/* Rows of a preferences group and of an expander row lie in a list box: the problem goes right under its field. */
static void
place_problem_row (Field *field)
{
  GtkWidget *parent;

  if (field->group != NULL)
    {
      adw_preferences_group_add (field->group, field->problem_row);
      return;
    }

  parent = gtk_widget_get_parent (field->row);
  g_return_if_fail (GTK_IS_LIST_BOX (parent));
  gtk_list_box_insert (GTK_LIST_BOX (parent), field->problem_row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (field->row)) + 1);
}

static void
remove_problem_row (Field *field)
{
  GtkWidget *parent;

  if (field->problem_row == NULL)
    return;

  parent = gtk_widget_get_parent (field->problem_row);
  if (field->group != NULL)
    adw_preferences_group_remove (field->group, field->problem_row);
  else if (GTK_IS_LIST_BOX (parent))
    gtk_list_box_remove (GTK_LIST_BOX (parent), field->problem_row);
  g_clear_object (&field->problem_row);
}

/* Screen readers hear of the problem at the place where it is mended. */
static void
describe_problem (Field        *field,
                  ZavodProblem *problem,
                  gboolean      is_warning)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (field->focus);
  g_autofree char *words = NULL;

  if (problem == NULL)
    {
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  words = problem->example != NULL ? g_strdup_printf ("%s. %s", problem->words, problem->example)
                                   : g_strdup (problem->words);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               is_warning ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* What lets pass is told in another colour, and the field is not called invalid. */
static void
show_words (Field              *field,
            const ZavodProblem *problem,
            gboolean            is_warning)
{
  if (field->row != NULL)
    {
      set_class (field->row, "error", !is_warning);
      set_class (field->row, "warning", is_warning);
    }
  set_class (field->problem_row, "problem", !is_warning);
  set_class (field->problem_row, "oddity", is_warning);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field->problem_row), problem->words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (field->problem_row), problem->example != NULL ? problem->example : "");
}

static void
show_problem (Field *field)
{
  g_autoptr (ZavodProblem) problem = NULL;
  gboolean is_warning;

  if (field->touched)
    problem = zavod_input_check (field->owner->input, field->name);
  is_warning = field->touched && problem == NULL;
  if (is_warning)
    problem = zavod_input_warn (field->owner->input, field->name);

  if (problem == NULL && field->problem_row == NULL)
    return;
  if (field->row != NULL && gtk_widget_get_parent (field->row) == NULL)
    return;  /* the row of an item that is being made: asked again when it is in its list */

  describe_problem (field, problem, is_warning);
  if (problem == NULL)
    {
      remove_problem_row (field);
      if (field->row != NULL)
        {
          gtk_widget_remove_css_class (field->row, "error");
          gtk_widget_remove_css_class (field->row, "warning");
        }
      return;
    }

  if (field->problem_row == NULL)
    {
      field->problem_row = g_object_ref_sink (create_problem_row ());
      place_problem_row (field);
    }
  show_words (field, problem, is_warning);
}

/* One field may be wrong because of another ("until" before "since"), so all are asked. */
static void
show_problems (ZavodFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    show_problem (self->fields->pdata[i]);
}

static gint
find_code (Field      *field,
           const char *code)
{
  for (guint i = 0; field->codes[i] != NULL; i++)
    if (g_str_equal (field->codes[i], code))
      return (gint) i;

  return -1;
}

/* A word that Zavod does not know was written by another program: it is offered as it is. */
static gint
append_code (Field      *field,
             const char *code)
{
  guint n = g_strv_length (field->codes);
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (field->row)));

  field->codes = g_renew (char *, field->codes, n + 2);
  field->codes[n] = g_strdup (code);
  field->codes[n + 1] = NULL;
  gtk_string_list_append (labels, code);

  return (gint) n;
}

static void
show_code (Field      *field,
           const char *code)
{
  gint index = find_code (field, code);

  if (index < 0)
    index = append_code (field, code);
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (field->row)) != (guint) index)
    adw_combo_row_set_selected (ADW_COMBO_ROW (field->row), (guint) index);
}

static void
unbind_item (ZavodFields *self,
             const char  *list,
             gint64       item)
{
  g_autofree char *prefix = zavod_input_item_field (list, item, "");

  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_has_prefix (((Field *) self->fields->pdata[i])->name, prefix))
      g_ptr_array_remove_index (self->fields, i--);
}

static gboolean
has_item (GArray *items,
          gint64  item)
{
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, gint64, i) == item)
      return TRUE;

  return FALSE;
}

static void
remove_rows (Field  *field,
             GArray *items)
{
  GHashTableIter iter;
  gint64 *item;
  GtkWidget *row;

  g_hash_table_iter_init (&iter, field->item_rows);
  while (g_hash_table_iter_next (&iter, (gpointer *) &item, (gpointer *) &row))
    if (!has_item (items, *item))
      {
        unbind_item (field->owner, field->name, *item);
        adw_preferences_group_remove (field->group, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_items (Field *field)
{
  g_autoptr (GArray) items = zavod_input_list_items (field->owner->input, field->name);

  remove_rows (field, items);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 item = g_array_index (items, gint64, i);
      GtkWidget *row;

      if (g_hash_table_contains (field->item_rows, &item))
        continue;
      row = field->make_row (item, field->user_data);
      adw_preferences_group_add (field->group, row);
      g_hash_table_insert (field->item_rows, g_memdup2 (&item, sizeof item), g_object_ref (row));
    }
}

static void
take (Field      *field,
      const char *text)
{
  if (g_str_equal (text, zavod_input_get (field->owner->input, field->name)))
    return;

  field->touched = TRUE;
  zavod_input_type (field->owner->input, field->name, text);
}

static void
on_editable_changed (GtkEditable *editable,
                     Field       *field)
{
  take (field, gtk_editable_get_text (editable));
}

/* An editable takes a new text in two steps, and tells of the empty one between them: nobody typed that. */
static void
show_editable_text (Field      *field,
                    const char *text)
{
  if (g_str_equal (gtk_editable_get_text (field->editable), text))
    return;

  g_signal_handlers_block_by_func (field->editable, on_editable_changed, field);
  gtk_editable_set_text (field->editable, text);
  g_signal_handlers_unblock_by_func (field->editable, on_editable_changed, field);
}

static void
show_text (Field *field)
{
  const char *text = zavod_input_get (field->owner->input, field->name);

  if (field->group != NULL)
    show_items (field);
  else if (field->codes != NULL)
    show_code (field, text);
  else
    show_editable_text (field, text);
}

static void
on_input_changed (ZavodFields *self,
                  const char  *name)
{
  Field *field = find_field (self, name);

  if (field != NULL)
    show_text (field);
  show_problems (self);
}

static void
on_selected (AdwComboRow *row,
             GParamSpec  *pspec,
             Field       *field)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < g_strv_length (field->codes))
    take (field, field->codes[selected]);
}

static Field *
add_field (ZavodFields *self,
           const char  *name,
           GtkWidget   *row,
           GtkWidget   *focus)
{
  Field *field = g_new0 (Field, 1);

  field->owner = self;
  field->name = g_strdup (name);
  field->row = row != NULL ? g_object_ref (row) : NULL;
  field->focus = g_object_ref (focus);
  field->touched = zavod_input_is_field_changed (self->input, name);
  g_ptr_array_add (self->fields, field);

  return field;
}

static void
zavod_fields_dispose (GObject *object)
{
  ZavodFields *self = ZAVOD_FIELDS (object);

  if (self->input != NULL)
    g_signal_handlers_disconnect_by_data (self->input, self);
  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->input);

  G_OBJECT_CLASS (zavod_fields_parent_class)->dispose (object);
}

static void
zavod_fields_finalize (GObject *object)
{
  g_ptr_array_unref (ZAVOD_FIELDS (object)->fields);

  G_OBJECT_CLASS (zavod_fields_parent_class)->finalize (object);
}

static void
zavod_fields_class_init (ZavodFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_fields_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_fields_finalize;
}

static void
zavod_fields_init (ZavodFields *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
}

ZavodFields *
zavod_fields_new (ZavodInput *input)
{
  ZavodFields *self;

  g_return_val_if_fail (ZAVOD_IS_INPUT (input), NULL);

  self = g_object_new (ZAVOD_TYPE_FIELDS, NULL);
  self->input = g_object_ref (input);
  g_signal_connect_swapped (input, "changed", G_CALLBACK (on_input_changed), self);

  return self;
}

ZavodInput *
zavod_fields_get_input (ZavodFields *self)
{
  g_return_val_if_fail (ZAVOD_IS_FIELDS (self), NULL);

  return self->input;
}

/**
 * zavod_fields_bind_text:
 * @editable: where the text is typed: @row itself, or an entry in it
 * @row: the row under which a problem is shown
 */
void
zavod_fields_bind_text (ZavodFields *self,
                        const char  *name,
                        GtkEditable *editable,
                        GtkWidget   *row)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);
  Field *field = add_field (self, name, row, GTK_WIDGET (delegate != NULL ? delegate : editable));

  field->editable = g_object_ref (editable);
  show_text (field);
  g_signal_connect (editable, "changed", G_CALLBACK (on_editable_changed), field);
  show_problem (field);
}

/**
 * zavod_fields_bind_codes:
 * @codes: (array zero-terminated=1): what the field may say
 * @labels: (array zero-terminated=1): the same for people
 */
void
zavod_fields_bind_codes (ZavodFields       *self,
                         const char        *name,
                         AdwComboRow       *row,
                         const char *const *codes,
                         const char *const *labels)
{
  Field *field = add_field (self, name, GTK_WIDGET (row), GTK_WIDGET (row));
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  field->codes = g_strdupv ((char **) codes);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  show_text (field);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_selected), field);
  show_problem (field);
}

/**
 * zavod_fields_bind_words:
 * @vocabulary: the words to choose from
 * @none: (nullable): the label of an empty field; %NULL when there must be a word
 */
void
zavod_fields_bind_words (ZavodFields     *self,
                         const char      *name,
                         AdwComboRow     *row,
                         ZavodVocabulary  vocabulary,
                         const char      *none)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  if (none != NULL)
    {
      g_ptr_array_add (codes, (gpointer) "");
      g_ptr_array_add (labels, (gpointer) none);
    }
  for (guint i = 0; i < zavod_vocabulary_get_n_words (vocabulary); i++)
    {
      const char *code = zavod_vocabulary_get_code (vocabulary, i);

      g_ptr_array_add (codes, (gpointer) code);
      g_ptr_array_add (labels, (gpointer) zavod_vocabulary_get_label (vocabulary, code));
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);

  zavod_fields_bind_codes (self, name, row, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
}

/**
 * zavod_fields_bind_list:
 * @group: where the rows of the items are, and a problem of the list as a whole
 * @adder: what adds an item: takes the keyboard when an item is missing
 * @make_row: makes the row of an item
 */
void
zavod_fields_bind_list (ZavodFields         *self,
                        const char          *list,
                        AdwPreferencesGroup *group,
                        GtkWidget           *adder,
                        ZavodFieldsMakeRow   make_row,
                        gpointer             user_data)
{
  Field *field = add_field (self, list, NULL, adder);

  field->group = g_object_ref (group);
  field->make_row = make_row;
  field->user_data = user_data;
  field->item_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  show_text (field);
  show_problems (self);
}

/**
 * zavod_fields_show_all:
 *
 * Tells every problem, also of fields that nobody touched: on Save.
 */
void
zavod_fields_show_all (ZavodFields *self)
{
  g_return_if_fail (ZAVOD_IS_FIELDS (self));

  for (guint i = 0; i < self->fields->len; i++)
    ((Field *) self->fields->pdata[i])->touched = TRUE;
  show_problems (self);
}

/* The row to see was perhaps made or unfolded just now: it has its place from the second frame on. */
static gboolean
scroll_to (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  guint *frames = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (--*frames > 0)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);

  return G_SOURCE_REMOVE;
}

static void
reveal (GtkWidget *widget)
{
  guint frames = 2;

  gtk_widget_add_tick_callback (widget, scroll_to, g_memdup2 (&frames, sizeof frames), g_free);
}

/**
 * zavod_fields_focus:
 *
 * Moves the keyboard to @name, unfolding what hides it, and shows its problem.
 */
void
zavod_fields_focus (ZavodFields *self,
                    const char  *name)
{
  Field *field = find_field (self, name);
  GtkWidget *expander;

  if (field == NULL)
    return;

  expander = gtk_widget_get_ancestor (field->focus, ADW_TYPE_EXPANDER_ROW);
  if (expander != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  gtk_widget_grab_focus (field->focus);
  reveal (field->problem_row != NULL ? field->problem_row : field->focus);
}

/**
 * zavod_fields_get_title:
 *
 * Returns: (nullable): what the form calls @name
 */
const char *
zavod_fields_get_title (ZavodFields *self,
                        const char  *name)
{
  Field *field = find_field (self, name);

  if (field == NULL)
    return NULL;
  if (field->group != NULL)
    return adw_preferences_group_get_title (field->group);

  return ADW_IS_PREFERENCES_ROW (field->row) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (field->row)) : NULL;
}
