/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-saved-menu.h"

#include <glib/gi18n.h>

#include "zavod-saved-filters.h"

struct _ZavodSavedMenu
{
  GtkPopover parent_instance;

  ZavodSession *session;
  GSettings *settings;
  char *renaming;      /* the filter that gets a new name; NULL: a new one is saved */

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *hint;
  GtkWidget *entry;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (ZavodSavedMenu, zavod_saved_menu, GTK_TYPE_POPOVER)

/* ---- saving and renaming ---- */

static char *
dup_name (ZavodSavedMenu *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
update_button (ZavodSavedMenu *self)
{
  g_autofree char *name = dup_name (self);
  const gboolean narrows = !zavod_filter_is_empty (zavod_session_get_filter (self->session));

  gtk_button_set_label (GTK_BUTTON (self->button), self->renaming != NULL ? _("_Rename") : _("_Save"));
  gtk_widget_set_sensitive (self->entry, narrows || self->renaming != NULL);
  gtk_widget_set_sensitive (self->button, *name != '\0' && (narrows || self->renaming != NULL));
}

static void
set_renaming (ZavodSavedMenu *self,
              const char     *name)
{
  g_set_str (&self->renaming, name);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  update_button (self);
}

static void
on_save (ZavodSavedMenu *self)
{
  g_autofree char *name = dup_name (self);

  if (*name == '\0' || !gtk_widget_get_sensitive (self->button))
    return;

  if (self->renaming != NULL)
    zavod_saved_filters_rename (self->settings, self->renaming, name);
  else
    zavod_saved_filters_save (self->settings, name, zavod_session_get_filter (self->session));
  set_renaming (self, NULL);
}

/* ---- the rows ---- */

static const char *
get_name (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "name");
}

static void
on_apply (ZavodSavedMenu *self,
          GtkWidget      *button)
{
  g_autoptr (ZavodFilter) filter = zavod_saved_filters_get (self->settings, get_name (button));

  gtk_popover_popdown (GTK_POPOVER (self));
  if (filter != NULL)
    zavod_session_set_filter (self->session, filter);
}

static void
on_rename (ZavodSavedMenu *self,
           GtkWidget      *button)
{
  set_renaming (self, get_name (button));
  gtk_widget_grab_focus (self->entry);
}

static void
on_delete (ZavodSavedMenu *self,
           GtkWidget      *button)
{
  if (g_strcmp0 (self->renaming, get_name (button)) == 0)
    set_renaming (self, NULL);
  gtk_widget_grab_focus (self->entry);
  zavod_saved_filters_delete (self->settings, get_name (button));
}

static GtkWidget *
create_button (ZavodSavedMenu *self,
               const char     *name,
               const char     *icon_name,
               const char     *tooltip,
               GCallback       clicked)
{
  GtkWidget *button = gtk_button_new ();
  /* Translators: a button of one filter, "Delete: My plants"; the first is what it does, the second its name */
  g_autofree char *words = icon_name != NULL ? g_strdup_printf (_("%s: %s"), tooltip, name) : g_strdup (name);

  if (icon_name != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon_name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_row (ZavodSavedMenu *self,
         const char     *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *apply = create_button (self, name, NULL, _("Show What Passes This"), G_CALLBACK (on_apply));
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_button_set_child (GTK_BUTTON (apply), label);
  gtk_widget_set_hexpand (apply, TRUE);
  gtk_box_append (GTK_BOX (row), apply);
  gtk_box_append (GTK_BOX (row), create_button (self, name, "document-edit-symbolic", _("Rename"), G_CALLBACK (on_rename)));
  gtk_box_append (GTK_BOX (row), create_button (self, name, "user-trash-symbolic", _("Delete"), G_CALLBACK (on_delete)));
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
fill (ZavodSavedMenu *self)
{
  g_auto (GStrv) names = zavod_saved_filters_list (self->settings);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; names[i] != NULL; i++)
    add_row (self, names[i]);

  gtk_widget_set_visible (self->hint, names[0] == NULL);
  update_button (self);
}

static void
on_shown (ZavodSavedMenu *self)
{
  set_renaming (self, NULL);
  fill (self);
}

/* ---- the popover ---- */

static void
zavod_saved_menu_dispose (GObject *object)
{
  ZavodSavedMenu *self = ZAVOD_SAVED_MENU (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_saved_menu_parent_class)->dispose (object);
}

static void
zavod_saved_menu_finalize (GObject *object)
{
  g_free (ZAVOD_SAVED_MENU (object)->renaming);

  G_OBJECT_CLASS (zavod_saved_menu_parent_class)->finalize (object);
}

static void
zavod_saved_menu_class_init (ZavodSavedMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_saved_menu_dispose;
  object_class->finalize = zavod_saved_menu_finalize;
}

static GtkWidget *
create_save_row (ZavodSavedMenu *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  self->button = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Name of these filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of these filters"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (update_button), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), self->button);

  return row;
}

static void
zavod_saved_menu_init (ZavodSavedMenu *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->hint = gtk_label_new (_("Choose filters, then save them under a name"));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hint), 28);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->box, "saved-filters");
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), create_save_row (self));
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
}

GtkWidget *
zavod_saved_menu_new (ZavodSession *session,
                      GSettings    *settings)
{
  ZavodSavedMenu *self = g_object_new (ZAVOD_TYPE_SAVED_MENU, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (self, "map", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" ZAVOD_SAVED_FILTERS_KEY, G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
