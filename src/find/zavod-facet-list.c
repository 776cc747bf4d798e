/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facet-list.h"

#include <glib/gi18n.h>

#include "zavod-facet-values.h"
#include "zavod-folding.h"
#include "zavod-mark.h"

#define FIRST_ROWS 8     /* of a long facet, until more are asked for */
#define MORE_ROWS 24
#define MANY 16          /* values, from which on they can be searched */

typedef struct
{
  gint64 key;
  guint value;
  GtkWidget *check;
  GtkLabel *count;
} Row;

struct _ZavodFacetList
{
  GtkWidget parent_instance;

  ZavodSession *session;
  ZavodFacet facet;
  ZavodFacetColumn *column;        /* that the rows are of; NULL: none was there yet */
  GArray *rows;                    /* Row */
  guint n_wanted;
  gboolean updating;

  GtkWidget *body;
  GtkWidget *entry;
  GtkWidget *box;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (ZavodFacetList, zavod_facet_list, GTK_TYPE_WIDGET)

/* ---- the rows ---- */

static void
on_toggled (ZavodFacetList *self,
            GtkCheckButton *check)
{
  g_autoptr (ZavodFilter) filter = NULL;

  if (self->updating)
    return;

  filter = zavod_filter_copy (zavod_session_get_filter (self->session));
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).check == GTK_WIDGET (check))
      zavod_filter_choose (filter, self->facet, g_array_index (self->rows, Row, i).key, gtk_check_button_get_active (check));
  zavod_session_set_filter (self->session, filter);
}

/* Returns: (nullable): the mark that the map has for the value */
static GtkWidget *
create_mark (ZavodFacet facet,
             gint64     key)
{
  GtkWidget *mark;

  if (facet == ZAVOD_FACET_LOOK)
    mark = g_object_new (ZAVOD_TYPE_MARK, "look", (guint) key, "any-shape", TRUE, NULL);
  else if (facet == ZAVOD_FACET_SHAPE)
    mark = g_object_new (ZAVOD_TYPE_MARK, "shape", (guint) key, "any-look", TRUE, NULL);
  else
    return NULL;

  /* the name says it: a reader need not hear the mark's as well */
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return mark;
}

static GtkWidget *
create_content (ZavodFacetList        *self,
                const ZavodFacetValue *value,
                GtkWidget             *count)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = create_mark (self->facet, value->key);
  GtkWidget *label = gtk_label_new (value->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (value->name, -1) > 24 ? value->name : NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "count");
  gtk_widget_add_css_class (count, "dim-label");
  if (mark != NULL)
    gtk_box_append (GTK_BOX (content), mark);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), count);

  return content;
}

static void
add_row (ZavodFacetList        *self,
         const ZavodFacetValue *value)
{
  GtkWidget *count = gtk_label_new (NULL);
  const Row row = { value->key, value->value, gtk_check_button_new (), GTK_LABEL (count) };

  gtk_check_button_set_child (GTK_CHECK_BUTTON (row.check), create_content (self, value, count));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row.check), GTK_ACCESSIBLE_PROPERTY_LABEL, value->name, -1);
  gtk_widget_add_css_class (row.check, "facet");
  g_signal_connect_object (row.check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), row.check);
  g_array_append_val (self->rows, row);
}

static void
update_row (ZavodFacetList *self,
            const Row      *row)
{
  const guint n = zavod_session_count_facet (self->session, self->facet, row->value);
  const gboolean chosen = zavod_filter_is_chosen (zavod_session_get_filter (self->session), self->facet, row->key);
  g_autofree char *count = g_strdup_printf ("%'u", n);
  g_autofree char *words = g_strdup_printf (ngettext ("%'u site", "%'u sites", n), n);

  gtk_label_set_text (row->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), chosen);
  gtk_widget_set_sensitive (row->check, n > 0 || chosen);
}

static void
update_rows (ZavodFacetList *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, &g_array_index (self->rows, Row, i));
  self->updating = FALSE;
}

/* ---- which of them there are ---- */

static gboolean
is_wanted (ZavodFacetList        *self,
           const ZavodFacetValue *value,
           guint                  i)
{
  return i < self->n_wanted || zavod_filter_is_chosen (zavod_session_get_filter (self->session), self->facet, value->key);
}

/* Rows that stay keep the keyboard. */
static gboolean
has_rows (ZavodFacetList *self,
          GArray         *values)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    {
      const ZavodFacetValue *value = &g_array_index (values, ZavodFacetValue, i);

      if (!is_wanted (self, value, i))
        continue;
      if (n >= self->rows->len || g_array_index (self->rows, Row, n).key != value->key)
        return FALSE;
      g_array_index (self->rows, Row, n++).value = value->value;
    }

  return n == self->rows->len;
}

static void
replace_rows (ZavodFacetList *self,
              GArray         *values)
{
  GtkWidget *child;

  g_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  for (guint i = 0; i < values->len; i++)
    if (is_wanted (self, &g_array_index (values, ZavodFacetValue, i), i))
      add_row (self, &g_array_index (values, ZavodFacetValue, i));
}

static void
fill (ZavodFacetList *self)
{
  g_autofree char *folded = zavod_name_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GArray) values = zavod_facet_values_list (self->session, self->facet, folded);

  g_clear_pointer (&self->column, zavod_facet_column_unref);
  self->column = zavod_session_ref_facet (self->session, self->facet);
  if (!has_rows (self, values))
    replace_rows (self, values);

  gtk_widget_set_visible (self->more, values->len > self->n_wanted);
  gtk_widget_set_visible (self->entry, *folded != '\0' || (values->len > MANY && self->n_wanted > FIRST_ROWS));
  update_rows (self);
}

/* What nobody sees is brought up to date when it is seen. */
static void
update (ZavodFacetList *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->column != zavod_session_get_facet (self->session, self->facet))
    fill (self);
  else
    update_rows (self);
}

static void
on_more (ZavodFacetList *self)
{
  self->n_wanted += MORE_ROWS;
  fill (self);
  if (!gtk_widget_get_visible (self->more))
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_BACKWARD);
}

/* ---- the widget ---- */

static void
zavod_facet_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zavod_facet_list_parent_class)->map (widget);

  fill (ZAVOD_FACET_LIST (widget));
}

static void
zavod_facet_list_dispose (GObject *object)
{
  ZavodFacetList *self = ZAVOD_FACET_LIST (object);

  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_pointer (&self->column, zavod_facet_column_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_facet_list_parent_class)->dispose (object);
}

static void
zavod_facet_list_finalize (GObject *object)
{
  g_array_unref (ZAVOD_FACET_LIST (object)->rows);

  G_OBJECT_CLASS (zavod_facet_list_parent_class)->finalize (object);
}

static void
zavod_facet_list_class_init (ZavodFacetListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_facet_list_dispose;
  object_class->finalize = zavod_facet_list_finalize;
  widget_class->map = zavod_facet_list_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
zavod_facet_list_init (ZavodFacetList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->n_wanted = FIRST_ROWS;

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->entry = gtk_search_entry_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->more = gtk_button_new_with_mnemonic (_("_More…"));
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->entry, "facet-entry");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "facet-more");
  gtk_box_append (GTK_BOX (self->body), self->entry);
  gtk_box_append (GTK_BOX (self->body), self->box);
  gtk_box_append (GTK_BOX (self->body), self->more);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));

  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
}

GtkWidget *
zavod_facet_list_new (ZavodSession *session,
                      ZavodFacet    facet)
{
  ZavodFacetList *self = g_object_new (ZAVOD_TYPE_FACET_LIST, NULL);
  const char *title = zavod_facet_get_label (facet);

  self->session = g_object_ref (session);
  self->facet = facet;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (session, "facets-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
