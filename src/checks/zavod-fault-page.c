/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-fault-page.h"

#include <glib/gi18n.h>

#include "zavod-fault-list.h"
#include "zavod-fault-row.h"

struct _ZavodFaultPage
{
  AdwNavigationPage parent_instance;

  ZavodRule rule;
  gboolean can_fix;
  gboolean can_distinguish;
  GListStore *faults;      /* ZavodFaultItem */

  GtkLabel *advice;
  GtkListView *list;
  GtkLabel *rest;
};

G_DEFINE_FINAL_TYPE (ZavodFaultPage, zavod_fault_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  GO,
  FIX,
  DISTINCT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ZavodFaultPage *
get_page (GtkWidget *row)
{
  return ZAVOD_FAULT_PAGE (gtk_widget_get_ancestor (row, ZAVOD_TYPE_FAULT_PAGE));
}

static void
on_fix (GtkListItem *item,
        GtkWidget   *row)
{
  const ZavodFault *fault = zavod_fault_item_get_fault (gtk_list_item_get_item (item));

  g_signal_emit (get_page (row), signals[FIX], 0, fault);
}

static void
on_distinct (GtkListItem *item,
             GtkWidget   *row)
{
  const ZavodFault *fault = zavod_fault_item_get_fault (gtk_list_item_get_item (item));

  g_signal_emit (get_page (row), signals[DISTINCT], 0, fault);
}

static void
on_activated (ZavodFaultPage *self,
              guint           position)
{
  g_autoptr (ZavodFaultItem) item = g_list_model_get_item (G_LIST_MODEL (self->faults), position);

  g_signal_emit (self, signals[GO], 0, zavod_fault_item_get_fault (item));
}

static void
on_setup (ZavodFaultPage *self,
          GtkListItem    *item)
{
  GtkWidget *row = zavod_fault_row_new (self->can_fix, self->can_distinguish);

  g_signal_connect_object (row, "fix", G_CALLBACK (on_fix), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "distinct", G_CALLBACK (on_distinct), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (ZavodFaultPage *self,
         GtkListItem    *item)
{
  const ZavodFault *fault = zavod_fault_item_get_fault (gtk_list_item_get_item (item));
  g_autofree char *name = zavod_fault_row_dup_name (fault);

  zavod_fault_row_set_fault (ZAVOD_FAULT_ROW (gtk_list_item_get_child (item)), fault);
  gtk_list_item_set_accessible_label (item, name);
}

static void
set_up_list (ZavodFaultPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                         G_LIST_MODEL (g_object_ref (self->faults)))));
}

static void
zavod_fault_page_dispose (GObject *object)
{
  ZavodFaultPage *self = ZAVOD_FAULT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_FAULT_PAGE);
  g_clear_object (&self->faults);

  G_OBJECT_CLASS (zavod_fault_page_parent_class)->dispose (object);
}

static void
zavod_fault_page_class_init (ZavodFaultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "go", "fix", "distinct" };

  G_OBJECT_CLASS (klass)->dispose = zavod_fault_page_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ZAVOD_TYPE_FAULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-fault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultPage, advice);
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultPage, list);
  gtk_widget_class_bind_template_child (widget_class, ZavodFaultPage, rest);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
zavod_fault_page_init (ZavodFaultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->faults = zavod_fault_list_new ();
  set_up_list (self);
}

/**
 * zavod_fault_page_new:
 * @can_fix: whether the atlas can be changed now
 * @can_distinguish: whether it can be kept that two are no duplicates
 */
AdwNavigationPage *
zavod_fault_page_new (ZavodRule rule,
                      gboolean  can_fix,
                      gboolean  can_distinguish)
{
  ZavodFaultPage *self = g_object_new (ZAVOD_TYPE_FAULT_PAGE, "title", zavod_rule_get_heading (rule), NULL);

  self->rule = rule;
  self->can_fix = can_fix;
  self->can_distinguish = can_distinguish;
  gtk_label_set_text (self->advice, zavod_rule_get_advice (rule));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  zavod_rule_get_heading (rule), -1);

  return ADW_NAVIGATION_PAGE (self);
}

ZavodRule
zavod_fault_page_get_rule (ZavodFaultPage *self)
{
  g_return_val_if_fail (ZAVOD_IS_FAULT_PAGE (self), ZAVOD_N_RULES);

  return self->rule;
}

/**
 * zavod_fault_page_set_group:
 * @group: what breaks the rule by now
 */
void
zavod_fault_page_set_group (ZavodFaultPage        *self,
                            const ZavodFaultGroup *group)
{
  const guint n_more = group->n_faults - group->faults->len;
  g_autofree char *count = g_strdup_printf ("%'u", n_more);
  /* Translators: %s is a number of rows that are not listed */
  g_autofree char *words = g_strdup_printf (ngettext ("and %s more", "and %s more", n_more), count);

  g_return_if_fail (ZAVOD_IS_FAULT_PAGE (self));

  zavod_fault_list_update (self->faults, group->faults);
  gtk_label_set_text (self->rest, words);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n_more > 0);
}
