/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-view.h"

#include "zavod-conflict.h"
#include "zavod-record-sections.h"

struct _ZavodRecordView
{
  GtkWidget parent_instance;

  ZavodSite *site;            /* whose record is shown, or */
  ZavodNounRecord *noun;      /* that of something else; both NULL: nothing is */
  guint known_day;
  GtkOrientation orientation;
  gboolean read_only;
  GtkWidget *rivals;          /* the section of that name, or NULL */

  GtkWidget *bin;
  GtkScrolledWindow *scroller;
  GtkViewport *viewport;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (ZavodRecordView, zavod_record_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ORIENTATION,
  PROP_READ_ONLY,
  PROP_KNOWN_DAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
clear (ZavodRecordView *self)
{
  GtkWidget *child;

  self->rivals = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
append (ZavodRecordView *self,
        GtkWidget       *section)
{
  if (section != NULL)
    gtk_box_append (self->box, section);
}

static void
fill_site (ZavodRecordView *self)
{
  const ZavodRecordPage page = { ZAVOD_NOUN_SITE, self->site->id, ZAVOD_NOUN_SITE, self->site->id };
  g_autoptr (GPtrArray) figures = zavod_figures_from_claims (self->site->claims);

  append (self, zavod_record_head_new (self->site));
  append (self, zavod_record_later_new (self->known_day, self->site->later->len));
  append (self, zavod_record_capacities_new (self, self->site, figures));
  append (self, zavod_record_figures_new (self, self->site, figures));
  self->rivals = zavod_record_rivals_new (self, figures);
  append (self, self->rivals);
  append (self, zavod_record_partners_new (self, self->site->claims));
  append (self, zavod_record_stages_new (self->site));
  append (self, zavod_record_timeline_new (self, self->site->claims, &page));
  append (self, zavod_record_statements_new (self, self->site));
  append (self, zavod_record_sources_new (self->site));
}

static void
fill_noun (ZavodRecordView *self)
{
  append (self, zavod_noun_head_new (self->noun));
  append (self, zavod_record_later_new (self->known_day, self->noun->n_later));
  append (self, zavod_noun_sites_new (self, self->noun));
  append (self, zavod_noun_others_new (self, self->noun));
  append (self, zavod_noun_statements_new (self, self->noun));
}

static void
action_show_rivals (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ZavodRecordView *self = ZAVOD_RECORD_VIEW (widget);

  if (self->rivals != NULL)
    gtk_viewport_scroll_to (self->viewport, self->rivals, NULL);
}

static void
zavod_record_view_dispose (GObject *object)
{
  ZavodRecordView *self = ZAVOD_RECORD_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_RECORD_VIEW);
  g_clear_pointer (&self->site, zavod_site_unref);
  g_clear_pointer (&self->noun, zavod_noun_record_unref);

  G_OBJECT_CLASS (zavod_record_view_parent_class)->dispose (object);
}

static void
zavod_record_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  ZavodRecordView *self = ZAVOD_RECORD_VIEW (object);

  switch (prop_id)
    {
    case PROP_ORIENTATION:
      g_value_set_enum (value, self->orientation);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_KNOWN_DAY:
      g_value_set_uint (value, self->known_day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_record_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  ZavodRecordView *self = ZAVOD_RECORD_VIEW (object);

  switch (prop_id)
    {
    case PROP_ORIENTATION:
      self->orientation = g_value_get_enum (value);
      break;
    case PROP_READ_ONLY:
      self->read_only = g_value_get_boolean (value);
      break;
    case PROP_KNOWN_DAY:
      self->known_day = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_record_view_class_init (ZavodRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_record_view_dispose;
  object_class->get_property = zavod_record_view_get_property;
  object_class->set_property = zavod_record_view_set_property;

  properties[PROP_ORIENTATION] = g_param_spec_enum ("orientation", NULL, NULL, GTK_TYPE_ORIENTATION,
                                                    GTK_ORIENTATION_HORIZONTAL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KNOWN_DAY] = g_param_spec_uint ("known-day", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordView, bin);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordView, scroller);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordView, viewport);
  gtk_widget_class_bind_template_child (widget_class, ZavodRecordView, box);
  gtk_widget_class_install_action (widget_class, "record.show-rivals", NULL, action_show_rivals);
}

static void
zavod_record_view_init (ZavodRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
forget (ZavodRecordView *self)
{
  clear (self);
  g_clear_pointer (&self->site, zavod_site_unref);
  g_clear_pointer (&self->noun, zavod_noun_record_unref);
}

static void
go_to_top (ZavodRecordView *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * zavod_record_view_set_site:
 * @site: (nullable): the record to show
 *
 * The page keeps its place when the same site is shown again, as after an edit.
 */
void
zavod_record_view_set_site (ZavodRecordView *self,
                            ZavodSite       *site)
{
  gboolean same;

  g_return_if_fail (ZAVOD_IS_RECORD_VIEW (self));

  same = self->site != NULL && site != NULL && self->site->id == site->id;
  forget (self);
  if (site == NULL)
    return;

  self->site = zavod_site_ref (site);
  fill_site (self);
  if (!same)
    go_to_top (self);
}

/**
 * zavod_record_view_set_noun:
 * @noun: the record to show: of a company, a product, a programme, a place or a source
 */
void
zavod_record_view_set_noun (ZavodRecordView *self,
                            ZavodNounRecord *noun)
{
  gboolean same;

  g_return_if_fail (ZAVOD_IS_RECORD_VIEW (self));
  g_return_if_fail (noun != NULL);

  same = self->noun != NULL && self->noun->noun == noun->noun && self->noun->id == noun->id;
  forget (self);
  self->noun = zavod_noun_record_ref (noun);
  fill_noun (self);
  if (!same)
    go_to_top (self);
}
