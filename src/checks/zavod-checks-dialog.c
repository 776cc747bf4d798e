/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-checks-dialog.h"

#include <glib/gi18n.h>

#include "zavod-fault-list.h"
#include "zavod-fault-page.h"
#include "zavod-field.h"
#include "zavod-store-faults.h"
#include "zavod-toast.h"

#define MAX_FAULTS 1000  /* of a rule that are listed: who has more mends them at their source */
#define REST 300         /* ms after a change, before the atlas is looked through again */

struct _ZavodChecksDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  GSettings *settings;
  GCancellable *cancellable;   /* of the look that is under way */
  guint rest;                  /* source */
  ZavodRule wanted;            /* whose page is shown with the first answer; ZAVOD_N_RULES: none */
  GPtrArray *groups;           /* ZavodFaultGroup; NULL: not looked yet */
  GtkWidget *rows[ZAVOD_N_RULES];
  GtkLabel *counts[ZAVOD_N_RULES];
  GtkWidget *kinds[ZAVOD_N_RULE_KINDS];

  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  AdwWindowTitle *title;
  GtkWidget *spinner;
  GtkStack *stack;
  AdwStatusPage *problem;
  AdwPreferencesPage *rules;
};

G_DEFINE_FINAL_TYPE (ZavodChecksDialog, zavod_checks_dialog, ADW_TYPE_DIALOG)

static void look (ZavodChecksDialog *self);

static AdwToast *
say (ZavodChecksDialog *self,
     const char        *words)
{
  AdwToast *toast = zavod_toast_new (words);

  adw_toast_overlay_add_toast (self->toasts, toast);

  return toast;
}

static ZavodFaultPage *
get_page (ZavodChecksDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  return ZAVOD_IS_FAULT_PAGE (page) ? ZAVOD_FAULT_PAGE (page) : NULL;
}

static const ZavodFaultGroup *
get_group (ZavodChecksDialog *self,
           ZavodRule          rule)
{
  return g_ptr_array_index (self->groups, rule);
}

/* ---- what is done about one ---- */

/* The forms are in the window: the dialog makes way, and comes back to this page when it is asked for again. */
static void
leave_for (ZavodChecksDialog *self,
           const char        *action,
           GVariant          *target)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GVariant) parameter = g_variant_ref_sink (target);

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, action, parameter);
}

static void
on_go (ZavodChecksDialog *self,
       const ZavodFault  *fault)
{
  if (fault->record_id != 0)
    leave_for (self, "win.show-noun", g_variant_new ("(ux)", (guint) fault->noun, fault->record_id));
}

static void
on_edited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodChecksDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zavod_session_edit_finish (ZAVOD_SESSION (source), result, &error) && self->toasts != NULL)
    say (self, error->message);
}

static void
save (ZavodChecksDialog *self,
      ZavodEdit         *edit)
{
  zavod_session_edit_async (self->session, edit, NULL, on_edited, g_object_ref (self));
}

static void
remove_row (ZavodChecksDialog *self,
            const ZavodFault  *fault)
{
  /* Translators: an edit in words: what is removed, such as “Citation: Kursiv” */
  g_autofree char *words = g_strdup_printf (_("Remove “%s”"), fault->row != NULL ? fault->row : fault->record);
  g_autoptr (ZavodEdit) edit = zavod_edit_new (words);

  zavod_edit_delete (edit, fault->table, fault->id);
  save (self, edit);
}

static void
clear_field (ZavodChecksDialog *self,
             const ZavodFault  *fault)
{
  /* Translators: an edit in words: the name of a field, and that of a record */
  g_autofree char *words = g_strdup_printf (_("Clear “%s” of %s"), zavod_field_get_label (fault->table, fault->column),
                                            fault->record);
  g_autoptr (ZavodEdit) edit = zavod_edit_new (words);

  zavod_edit_update (edit, fault->table, fault->id);
  zavod_edit_set_null (edit, fault->column);
  save (self, edit);
}

static void
on_fix (ZavodChecksDialog *self,
        const ZavodFault  *fault)
{
  switch (fault->fix)
    {
    case ZAVOD_FIX_REMOVE:
      remove_row (self, fault);
      break;
    case ZAVOD_FIX_CLEAR:
      clear_field (self, fault);
      break;
    case ZAVOD_FIX_MERGE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.merge-pair", "(uxsxs)", (guint) fault->noun, fault->id,
                                  fault->record, fault->other_id, fault->other);
      break;
    case ZAVOD_FIX_EDIT:
    default:
      if (fault->claim_id != 0)
        leave_for (self, "win.edit-statement", g_variant_new_int64 (fault->claim_id));
      else
        leave_for (self, "win.edit-noun", g_variant_new ("(ux)", (guint) fault->noun, fault->record_id));
    }
}

typedef struct
{
  ZavodChecksDialog *dialog;  /* outlives the toast */
  ZavodFault *pair;
} Distinction;

static void
distinction_free (gpointer data)
{
  Distinction *self = data;

  zavod_fault_free (self->pair);
  g_free (self);
}

static void
on_undo_distinct (AdwToast    *toast,
                  Distinction *distinction)
{
  zavod_distinct_set (distinction->dialog->settings, distinction->pair, FALSE);
  look (distinction->dialog);
}

static void
on_distinct (ZavodChecksDialog *self,
             const ZavodFault  *fault)
{
  Distinction *distinction = g_new (Distinction, 1);
  AdwToast *toast = say (self, _("Not asked about again"));

  *distinction = (Distinction) { self, zavod_fault_copy (fault) };
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_distinct), distinction,
                         (GClosureNotify) (GCallback) distinction_free, G_CONNECT_DEFAULT);
  zavod_distinct_set (self->settings, fault, TRUE);
  look (self);
}

/* ---- pages ---- */

static gboolean
can_fix (ZavodChecksDialog *self)
{
  return !zavod_session_is_read_only (self->session);
}

static void
open_rule (ZavodChecksDialog *self,
           ZavodRule          rule)
{
  AdwNavigationPage *page = zavod_fault_page_new (rule, can_fix (self), self->settings != NULL);

  zavod_fault_page_set_group (ZAVOD_FAULT_PAGE (page), get_group (self, rule));
  g_signal_connect_object (page, "go", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "fix", G_CALLBACK (on_fix), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "distinct", G_CALLBACK (on_distinct), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
on_rule_activated (ZavodChecksDialog *self,
                   GtkWidget         *row)
{
  open_rule (self, (ZavodRule) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "rule")));
}

static GtkWidget *
create_row (ZavodChecksDialog *self,
            ZavodRule          rule)
{
  GtkWidget *row = adw_action_row_new ();

  self->counts[rule] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[rule]), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[rule]), "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), zavod_rule_get_heading (rule));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), zavod_rule_get_advice (rule));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->counts[rule]));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "rule", GUINT_TO_POINTER (rule));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_rule_activated), self, G_CONNECT_SWAPPED);

  return row;
}

static void
create_rows (ZavodChecksDialog *self)
{
  for (guint i = 0; i < ZAVOD_N_RULE_KINDS; i++)
    {
      self->kinds[i] = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->kinds[i]),
                                       zavod_rule_kind_get_heading ((ZavodRuleKind) i));
      adw_preferences_page_add (self->rules, ADW_PREFERENCES_GROUP (self->kinds[i]));
    }

  for (guint i = 0; i < ZAVOD_N_RULES; i++)
    {
      self->rows[i] = create_row (self, (ZavodRule) i);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->kinds[zavod_rule_get_kind ((ZavodRule) i)]), self->rows[i]);
    }
}

static void
show_count (ZavodChecksDialog *self,
            ZavodRule          rule)
{
  const guint n_faults = get_group (self, rule)->n_faults;
  g_autofree char *count = g_strdup_printf ("%'u", n_faults);

  gtk_label_set_text (self->counts[rule], count);
  gtk_widget_set_visible (self->rows[rule], n_faults > 0);
  if (n_faults > 0)
    gtk_widget_set_visible (self->kinds[zavod_rule_get_kind (rule)], TRUE);
}

static void
show_rules (ZavodChecksDialog *self)
{
  guint n_faults = 0;

  for (guint i = 0; i < ZAVOD_N_RULE_KINDS; i++)
    gtk_widget_set_visible (self->kinds[i], FALSE);
  for (guint i = 0; i < ZAVOD_N_RULES; i++)
    {
      show_count (self, (ZavodRule) i);
      n_faults += get_group (self, (ZavodRule) i)->n_faults;
    }

  gtk_stack_set_visible_child_name (self->stack, n_faults > 0 ? "rules" : "empty");
}

/* What is mended leaves its page, and the last of a rule leaves none. */
static void
show_page (ZavodChecksDialog *self)
{
  ZavodFaultPage *page = get_page (self);

  if (page != NULL && get_group (self, zavod_fault_page_get_rule (page))->n_faults > 0)
    zavod_fault_page_set_group (page, get_group (self, zavod_fault_page_get_rule (page)));
  else if (page != NULL)
    adw_navigation_view_pop_to_tag (self->navigation, "rules");
  else if (self->wanted < ZAVOD_N_RULES && get_group (self, self->wanted)->n_faults > 0)
    open_rule (self, self->wanted);
  self->wanted = ZAVOD_N_RULES;
}

/* ---- looking ---- */

static void
show_problem (ZavodChecksDialog *self,
              const GError      *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodChecksDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = zavod_store_faults_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;

  gtk_widget_set_visible (self->spinner, FALSE);
  if (groups == NULL)
    {
      show_problem (self, error);
      return;
    }

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_steal_pointer (&groups);
  show_rules (self);
  show_page (self);
}

static void
look (ZavodChecksDialog *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  g_autoptr (GHashTable) distinct = zavod_distinct_list (self->settings);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, self->groups != NULL);
  zavod_store_faults_async (store, distinct, MAX_FAULTS, self->cancellable, on_looked, g_object_ref (self));
}

static gboolean
on_rest (gpointer user_data)
{
  ZavodChecksDialog *self = user_data;

  self->rest = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

static void
on_changed (ZavodChecksDialog *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST, on_rest, self);
}

/* ---- the dialog ---- */

static void
zavod_checks_dialog_dispose (GObject *object)
{
  ZavodChecksDialog *self = ZAVOD_CHECKS_DIALOG (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_CHECKS_DIALOG);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_checks_dialog_parent_class)->dispose (object);
}

static void
zavod_checks_dialog_class_init (ZavodChecksDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_checks_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-checks-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodChecksDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZavodChecksDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, ZavodChecksDialog, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodChecksDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZavodChecksDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodChecksDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ZavodChecksDialog, rules);
}

static void
zavod_checks_dialog_init (ZavodChecksDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_rows (self);
}

/**
 * zavod_checks_dialog_new:
 * @session: with an open atlas
 * @settings: (nullable): in which it is kept what is no duplicate
 * @rule: whose page is shown at once, if anything breaks it; %ZAVOD_N_RULES: none
 */
AdwDialog *
zavod_checks_dialog_new (ZavodSession *session,
                         GSettings    *settings,
                         ZavodRule     rule)
{
  ZavodChecksDialog *self = g_object_new (ZAVOD_TYPE_CHECKS_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_set_object (&self->settings, settings);
  self->wanted = rule;
  adw_window_title_set_subtitle (self->title, zavod_session_get_title (session));
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  look (self);

  return ADW_DIALOG (self);
}

/* Returns: the rule whose page is shown; %ZAVOD_N_RULES: none */
ZavodRule
zavod_checks_dialog_get_rule (ZavodChecksDialog *self)
{
  ZavodFaultPage *page;

  g_return_val_if_fail (ZAVOD_IS_CHECKS_DIALOG (self), ZAVOD_N_RULES);

  page = get_page (self);

  return page != NULL ? zavod_fault_page_get_rule (page) : ZAVOD_N_RULES;
}
