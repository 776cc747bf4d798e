/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-pane.h"

#include <glib/gi18n.h>

#include "zavod-pane-focus.h"
#include "zavod-record-overview.h"
#include "zavod-record-view.h"

struct _ZavodRecordPane
{
  GtkWidget parent_instance;

  ZavodSession *session;
  gboolean form_shown;
  gboolean in_sheet;

  AdwNavigationView *navigation;
  AdwNavigationPage *record_page;
  GtkWidget *buttons;
  GtkWidget *change_all;   /* while several sites are selected and none is shown */
  GtkMenuButton *more_button;
  GMenuModel *record_menu;
  GMenuModel *noun_menu;
  GMenuModel *bare_menu;
  GtkStack *stack;
  GtkWidget *empty;
  GtkWidget *add_button;
  AdwBanner *several_banner;
  AdwBanner *hidden_banner;
  ZavodRecordOverview *overview;
  ZavodRecordView *view;
  GtkWidget *back;
  GtkWidget *forward;
};

G_DEFINE_FINAL_TYPE (ZavodRecordPane, zavod_record_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FORM_SHOWN,
  PROP_IN_SHEET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_record (ZavodRecordPane *self)
{
  return zavod_session_get_record (self->session) != NULL || zavod_session_get_noun_record (self->session) != NULL;
}

/* What was shown before stays until the record of what was just selected is there. */
static gboolean
is_waiting (ZavodRecordPane *self)
{
  ZavodNoun noun;

  return !has_record (self) && (zavod_session_get_selected_site (self->session) != 0
                                || zavod_session_get_selected_noun (self->session, &noun) != 0);
}

static GtkWidget *
choose_page (ZavodRecordPane *self)
{
  if (has_record (self))
    return GTK_WIDGET (self->view);
  if (is_waiting (self))
    return gtk_stack_get_visible_child (self->stack);

  return zavod_session_get_n_sites (self->session) > 0 ? GTK_WIDGET (self->overview) : self->empty;
}

static void
update_page (ZavodRecordPane *self)
{
  gtk_widget_set_visible (self->add_button, !zavod_session_is_read_only (self->session));
  gtk_stack_set_visible_child (self->stack, choose_page (self));
}

/* The record of one of overview does not stand there as if it were all that is selected. */
static void
update_banner (ZavodRecordPane *self,
               gsize            n_selected)
{
  const gboolean has_record = zavod_session_get_record (self->session) != NULL;
  g_autofree char *title = g_strdup_printf (ngettext ("One of %u selected site", "One of %u selected sites",
                                                      (gulong) n_selected),
                                            (guint) n_selected);

  adw_banner_set_title (self->several_banner, title);
  adw_banner_set_revealed (self->several_banner, has_record && n_selected > 1);
}

/* What was found or linked to is shown though the filters leave it out. */
static void
update_hidden (ZavodRecordPane *self)
{
  gsize n_selected;
  const gint64 *sites = zavod_session_get_selected_sites (self->session, &n_selected);

  adw_banner_set_revealed (self->hidden_banner, zavod_session_is_left_out (self->session, sites, n_selected));
}

static void
show_record (ZavodRecordPane *self,
             ZavodSite       *record,
             ZavodNounRecord *noun)
{
  const char *title = record != NULL ? record->name : noun != NULL ? noun->name : _("Record");

  if (record == NULL && noun != NULL)
    zavod_record_view_set_noun (self->view, noun);
  else
    zavod_record_view_set_site (self->view, record);
  adw_navigation_page_set_title (self->record_page, title);
}

static gboolean
has_keyboard (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The link that led here is gone: the keyboard goes on with the page that came in its place. */
static void
replace_record (ZavodRecordPane *self,
                ZavodSite       *record)
{
  const gboolean hand_over = has_keyboard (GTK_WIDGET (self->view));

  show_record (self, record, zavod_session_get_noun_record (self->session));
  update_page (self);
  if (hand_over && !has_keyboard (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/* What can be stated of a site is more than what can be of others; of a town and of a source nothing is. */
static void
update_menu (ZavodRecordPane *self)
{
  const ZavodNounRecord *noun = zavod_session_get_noun_record (self->session);
  const gboolean is_bare = noun != NULL && zavod_noun_get_subject (noun->noun) == 0;

  gtk_menu_button_set_menu_model (self->more_button, zavod_session_get_record (self->session) != NULL ? self->record_menu
                                                     : is_bare ? self->bare_menu : self->noun_menu);
}

static void
update_record (ZavodRecordPane *self)
{
  ZavodSite *record = zavod_session_get_record (self->session);
  gsize n_selected;

  if (is_waiting (self))
    return;

  zavod_session_get_selected_sites (self->session, &n_selected);
  replace_record (self, record);
  gtk_widget_set_visible (self->buttons, has_record (self) && !zavod_session_is_read_only (self->session));
  gtk_widget_set_visible (self->change_all,
                          !has_record (self) && n_selected > 1 && !zavod_session_is_read_only (self->session));
  update_menu (self);
  update_banner (self, n_selected);
  update_hidden (self);
}

/* @format: with the name of what is there in it; @words: without one */
static void
update_way (ZavodRecordPane *self,
            GtkWidget       *button,
            int              steps,
            const char      *format,
            const char      *words)
{
  const ZavodVisit *visit = zavod_session_get_visit (self->session, steps);
  g_autoptr (GString) tooltip = g_string_new (visit != NULL && visit->name != NULL ? format : words);

  g_string_replace (tooltip, "%s", visit != NULL && visit->name != NULL ? visit->name : "", 1);
  gtk_widget_set_tooltip_text (button, tooltip->str);
}

static void
update_ways (ZavodRecordPane *self)
{
  /* Translators: the name of a site, a company … whose record was looked at */
  update_way (self, self->back, -1, _("Back to %s (Alt+Left)"), _("Back (Alt+Left)"));
  update_way (self, self->forward, 1, _("Forward to %s (Alt+Right)"), _("Forward (Alt+Right)"));
}

static void
action_know_all (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ZavodRecordPane *self = ZAVOD_RECORD_PANE (widget);

  zavod_session_set_known_day (self->session, 0);
}

static void
on_show_all (ZavodRecordPane *self)
{
  zavod_session_show_site (self->session, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->overview));
}

static void
on_page_shown (ZavodRecordPane *self)
{
  gboolean form_shown = adw_navigation_view_get_visible_page (self->navigation) != self->record_page;

  if (self->form_shown == form_shown)
    return;

  self->form_shown = form_shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORM_SHOWN]);
}

static gboolean
zavod_record_pane_grab_focus (GtkWidget *widget)
{
  ZavodRecordPane *self = ZAVOD_RECORD_PANE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->navigation), GTK_DIR_TAB_FORWARD);
}

static void
zavod_record_pane_dispose (GObject *object)
{
  ZavodRecordPane *self = ZAVOD_RECORD_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_RECORD_PANE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_record_pane_parent_class)->dispose (object);
}

static void
zavod_record_pane_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  ZavodRecordPane *self = ZAVOD_RECORD_PANE (object);

  switch (prop_id)
    {
    case PROP_FORM_SHOWN:
      g_value_set_boolean (value, self->form_shown);
      break;
    case PROP_IN_SHEET:
      g_value_set_boolean (value, self->in_sheet);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_record_pane_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  ZavodRecordPane *self = ZAVOD_RECORD_PANE (object);

  switch (prop_id)
    {
    case PROP_IN_SHEET:
      self->in_sheet = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_RECORD_OVERVIEW);
  g_type_ensure (ZAVOD_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, navigation);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, record_page);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, change_all);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, more_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, record_menu);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, noun_menu);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, bare_menu);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, empty);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, add_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, several_banner);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, hidden_banner);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, overview);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, view);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, back);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordPane, forward);
  gtk_widget_class_bind_template_callback (widget_class, on_page_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
}

static void
zavod_record_pane_class_init (ZavodRecordPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_record_pane_dispose;
  object_class->get_property = zavod_record_pane_get_property;
  object_class->set_property = zavod_record_pane_set_property;
  widget_class->focus = zavod_pane_focus;
  widget_class->grab_focus = zavod_record_pane_grab_focus;

  properties[PROP_FORM_SHOWN] = g_param_spec_boolean ("form-shown", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_IN_SHEET] = g_param_spec_boolean ("in-sheet", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "record.know-all", NULL, action_know_all);
  bind_template (widget_class);
}

static void
zavod_record_pane_init (ZavodRecordPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_record_pane_set_session:
 *
 * To be called once.
 */
void
zavod_record_pane_set_session (ZavodRecordPane *self,
                               ZavodSession    *session)
{
  g_return_if_fail (ZAVOD_IS_RECORD_PANE (self));
  g_return_if_fail (ZAVOD_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  zavod_record_overview_set_session (self->overview, session);
  g_object_bind_property (session, "read-only", self->view, "read-only", G_BINDING_SYNC_CREATE);
  g_object_bind_property (session, "known-day", self->view, "known-day", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "passing-changed", G_CALLBACK (update_hidden), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "visits-changed", G_CALLBACK (update_ways), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::noun-record", G_CALLBACK (update_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::record", G_CALLBACK (update_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (update_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::n-sites", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  update_record (self);
  update_ways (self);
}

/**
 * zavod_record_pane_push_form:
 * @form: a page of its own, with a header bar
 */
void
zavod_record_pane_push_form (ZavodRecordPane   *self,
                             AdwNavigationPage *form)
{
  g_return_if_fail (ZAVOD_IS_RECORD_PANE (self));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (form));

  adw_navigation_view_push (self->navigation, form);
}

/**
 * zavod_record_pane_replace_form:
 * @form: what stands in the place of the form that is shown, without a movement
 */
void
zavod_record_pane_replace_form (ZavodRecordPane   *self,
                                AdwNavigationPage *form)
{
  AdwNavigationPage *pages[] = { self->record_page, form };

  g_return_if_fail (ZAVOD_IS_RECORD_PANE (self));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (form));

  adw_navigation_view_replace (self->navigation, pages, G_N_ELEMENTS (pages));
}

/**
 * zavod_record_pane_pop_form:
 * @form: the form that is done; nothing happens when it is not the one that is shown
 */
void
zavod_record_pane_pop_form (ZavodRecordPane   *self,
                            AdwNavigationPage *form)
{
  g_return_if_fail (ZAVOD_IS_RECORD_PANE (self));

  if (adw_navigation_view_get_visible_page (self->navigation) == form)
    adw_navigation_view_pop (self->navigation);
}

/**
 * zavod_record_pane_get_title:
 *
 * Returns: what the page that is shown is called: that of a form, or of the record
 */
const char *
zavod_record_pane_get_title (ZavodRecordPane *self)
{
  g_return_val_if_fail (ZAVOD_IS_RECORD_PANE (self), NULL);

  return adw_navigation_page_get_title (adw_navigation_view_get_visible_page (self->navigation));
}

gboolean
zavod_record_pane_shows_form (ZavodRecordPane *self)
{
  g_return_val_if_fail (ZAVOD_IS_RECORD_PANE (self), FALSE);

  return self->form_shown;
}
