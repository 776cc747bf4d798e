/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-suggestions.h"

#include "zavod-claim.h"
#include "zavod-folding.h"

#define MAX_ROWS 4

struct _ZavodSuggestions
{
  GObject parent_instance;

  AdwEntryRow *row;
  GPtrArray *references;  /* ZavodReference */
  GStrv folded;           /* their names, folded, in the same order */
  GPtrArray *rows;        /* GtkWidget: the rows that are shown */
};

G_DEFINE_FINAL_TYPE (ZavodSuggestions, zavod_suggestions, G_TYPE_OBJECT)

static void
clear_rows (ZavodSuggestions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *parent = gtk_widget_get_parent (self->rows->pdata[i]);

      if (GTK_IS_LIST_BOX (parent))
        gtk_list_box_remove (GTK_LIST_BOX (parent), self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
on_activated (AdwActionRow     *suggestion,
              ZavodSuggestions *self)
{
  g_autofree char *name = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (suggestion)));

  gtk_widget_grab_focus (GTK_WIDGET (self->row));
  gtk_editable_set_text (GTK_EDITABLE (self->row), name);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  clear_rows (self);
}

static void
add_row (ZavodSuggestions *self,
         const char       *name)
{
  GtkWidget *suggestion = adw_action_row_new ();
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self->row));
  gint index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->row)) + 1 + (gint) self->rows->len;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (suggestion), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (suggestion), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (suggestion), TRUE);
  gtk_widget_add_css_class (suggestion, "suggestion");
  g_signal_connect_object (suggestion, "activated", G_CALLBACK (on_activated), self, G_CONNECT_DEFAULT);
  g_ptr_array_add (self->rows, g_object_ref_sink (suggestion));
  gtk_list_box_insert (GTK_LIST_BOX (list), suggestion, index);
}

/* Names that begin with @folded come before names that only have it inside. */
static void
add_rows (ZavodSuggestions *self,
          const char       *folded,
          gboolean          at_start)
{
  for (guint i = 0; self->folded[i] != NULL && self->rows->len < MAX_ROWS; i++)
    {
      const char *found = strstr (self->folded[i], folded);

      if (found != NULL && (found == self->folded[i]) == at_start)
        add_row (self, ((ZavodReference *) self->references->pdata[i])->name);
    }
}

static gboolean
is_a_name (ZavodSuggestions *self,
           const char       *text)
{
  for (guint i = 0; i < self->references->len; i++)
    if (g_str_equal (((ZavodReference *) self->references->pdata[i])->name, text))
      return TRUE;

  return FALSE;
}

static void
on_changed (ZavodSuggestions *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));
  GtkWidget *entry = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));
  g_autofree char *folded = zavod_name_fold (text);

  clear_rows (self);
  if (*folded == '\0' || is_a_name (self, text) || !gtk_widget_has_focus (entry))
    return;

  add_rows (self, folded, TRUE);
  add_rows (self, folded, FALSE);
}

/* Down goes to what is suggested. Left to the list, it would go on from the row that had the keyboard as a whole last. */
static gboolean
on_key (ZavodSuggestions *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  if (keyval != GDK_KEY_Down || self->rows->len == 0)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
watch_keys (ZavodSuggestions *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->row), keys);
}

static void
zavod_suggestions_finalize (GObject *object)
{
  ZavodSuggestions *self = ZAVOD_SUGGESTIONS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->references);
  g_strfreev (self->folded);

  G_OBJECT_CLASS (zavod_suggestions_parent_class)->finalize (object);
}

static void
zavod_suggestions_class_init (ZavodSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_suggestions_finalize;
}

static void
zavod_suggestions_init (ZavodSuggestions *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * zavod_suggestions_new:
 * @row: a row of a list box; outlives the suggestions
 * @references: (element-type ZavodReference): the names to suggest
 */
ZavodSuggestions *
zavod_suggestions_new (AdwEntryRow *row,
                       GPtrArray   *references)
{
  ZavodSuggestions *self;

  g_return_val_if_fail (ADW_IS_ENTRY_ROW (row) && references != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_SUGGESTIONS, NULL);
  self->row = row;
  self->references = g_ptr_array_ref (references);
  self->folded = g_new0 (char *, references->len + 1);
  for (guint i = 0; i < references->len; i++)
    self->folded[i] = zavod_name_fold (((ZavodReference *) references->pdata[i])->name);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  watch_keys (self);

  return self;
}
