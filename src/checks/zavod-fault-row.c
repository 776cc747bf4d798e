/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-fault-row.h"

#include <glib/gi18n.h>

struct _ZavodFaultRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *row;
  GtkLabel *words;
  GtkButton *fix;
  GtkWidget *distinct;
  gboolean can_distinguish;
};

G_DEFINE_FINAL_TYPE (ZavodFaultRow, zavod_fault_row, GTK_TYPE_WIDGET)

enum
{
  FIX,
  DISTINCT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_fix_label (ZavodFix fix)
{
  switch (fix)
    {
    case ZAVOD_FIX_REMOVE:
      return C_("check", "Remove");
    case ZAVOD_FIX_CLEAR:
      return C_("check", "Clear");
    case ZAVOD_FIX_MERGE:
      return C_("check", "Merge…");
    case ZAVOD_FIX_EDIT:
    default:
      return C_("check", "Edit…");
    }
}

static void
on_fix (ZavodFaultRow *self)
{
  g_signal_emit (self, signals[FIX], 0);
}

static void
on_distinct (ZavodFaultRow *self)
{
  g_signal_emit (self, signals[DISTINCT], 0);
}

static void
zavod_fault_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_FAULT_ROW);

  G_OBJECT_CLASS (zavod_fault_row_parent_class)->dispose (object);
}

static void
zavod_fault_row_class_init (ZavodFaultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_fault_row_dispose;

  signals[FIX] = g_signal_new ("fix", ZAVOD_TYPE_FAULT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DISTINCT] = g_signal_new ("distinct", ZAVOD_TYPE_FAULT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-fault-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultRow, box);
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultRow, row);
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultRow, words);
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultRow, fix);
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultRow, distinct);
  gtk_widget_class_bind_template_callback (widget_class, on_fix);
  gtk_widget_class_bind_template_callback (widget_class, on_distinct);
}

static void
zavod_fault_row_init (ZavodFaultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_fault_row_new:
 * @can_fix: whether the atlas can be changed now
 * @can_distinguish: whether it can be kept that two are no duplicates
 */
GtkWidget *
zavod_fault_row_new (gboolean can_fix,
                     gboolean can_distinguish)
{
  ZavodFaultRow *self = g_object_new (ZAVOD_TYPE_FAULT_ROW, NULL);

  self->can_distinguish = can_distinguish;
  gtk_widget_set_visible (GTK_WIDGET (self->fix), can_fix);

  return GTK_WIDGET (self);
}

/* Returns: (transfer full): the record, or both of a pair */
char *
zavod_fault_row_dup_title (const ZavodFault *fault)
{
  if (fault->other != NULL)
    /* Translators: the names of two records that are likely the same */
    return g_strdup_printf (C_("pair", "%s and %s"), fault->record, fault->other);

  return g_strdup (fault->record != NULL ? fault->record : _("Not in the atlas any more"));
}

/* Returns: (transfer full): all of it, for screen readers */
char *
zavod_fault_row_dup_name (const ZavodFault *fault)
{
  g_autofree char *title = zavod_fault_row_dup_title (fault);

  return fault->row != NULL ? g_strdup_printf ("%s, %s, %s", title, fault->row, fault->words)
                            : g_strdup_printf ("%s, %s", title, fault->words);
}

void
zavod_fault_row_set_fault (ZavodFaultRow    *self,
                           const ZavodFault *fault)
{
  g_autofree char *title = zavod_fault_row_dup_title (fault);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->row, fault->row != NULL ? fault->row : "");
  gtk_widget_set_visible (GTK_WIDGET (self->row), fault->row != NULL);
  gtk_label_set_text (self->words, fault->words);
  gtk_button_set_label (self->fix, get_fix_label (fault->fix));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_widget_set_visible (self->distinct, self->can_distinguish && fault->other_id != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->distinct), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}
