/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-credits.h"

#include <glib/gi18n.h>

#include "zavod-credits.h"

struct _ZavodMapCredits
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *line;
  GtkLabel *provider;      /* of the online tiles; hidden while there are none */
  GtkBox *list;
  char *attribution;
};

G_DEFINE_FINAL_TYPE (ZavodMapCredits, zavod_map_credits, ADW_TYPE_BIN)

static void
append_entry (ZavodMapCredits *self,
              const char      *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (self->list, label);
}

static void
fill_list (ZavodMapCredits *self)
{
  guint n;
  const ZavodCredit *credits = zavod_credits_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *details = zavod_credit_write_markup (&credits[i]);
      g_autofree char *markup = g_strdup_printf ("<b>%s%s%s</b>\n%s", credits[i].name, credits[i].version != NULL ? " " : "",
                                                 credits[i].version != NULL ? credits[i].version : "", details);

      append_entry (self, markup);
    }
}

/* The provider first: what is too long for a narrow window is cut at its end. */
static void
update_line (ZavodMapCredits *self)
{
  g_autofree char *own = zavod_credits_write_line ();
  g_autofree char *line = self->attribution != NULL ? g_strdup_printf ("%s · %s", self->attribution, own) : g_strdup (own);
  /* Translators: the names of those who made the map's data stand for %s */
  g_autofree char *name = g_strdup_printf (_("Credits: %s"), line);

  gtk_label_set_text (self->line, line);
  gtk_label_set_text (self->provider, self->attribution != NULL ? self->attribution : "");
  gtk_widget_set_visible (GTK_WIDGET (self->provider), self->attribution != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
zavod_map_credits_dispose (GObject *object)
{
  /* the bin would unparent once more what goes with the template */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_MAP_CREDITS);

  G_OBJECT_CLASS (zavod_map_credits_parent_class)->dispose (object);
}

static void
zavod_map_credits_finalize (GObject *object)
{
  g_free (ZAVOD_MAP_CREDITS (object)->attribution);

  G_OBJECT_CLASS (zavod_map_credits_parent_class)->finalize (object);
}

static void
zavod_map_credits_class_init (ZavodMapCreditsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_map_credits_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_map_credits_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-map-credits.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodMapCredits, button);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapCredits, line);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapCredits, provider);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapCredits, list);
}

static void
zavod_map_credits_init (ZavodMapCredits *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_list (self);
  update_line (self);
}

/**
 * zavod_map_credits_set_provider:
 * @attribution: (nullable): whom the online tiles on the map come from, %NULL while there are none
 */
void
zavod_map_credits_set_provider (ZavodMapCredits *self,
                                const char      *attribution)
{
  g_return_if_fail (ZAVOD_IS_MAP_CREDITS (self));

  if (!g_set_str (&self->attribution, attribution))
    return;

  update_line (self);
  /* what colours its tiles have below the line is for the provider to say */
  if (attribution != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "on-tiles");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "on-tiles");
}

/**
 * zavod_map_credits_write_for_paper:
 *
 * Returns: (transfer full): all that has to be said where there are no links
 */
char *
zavod_map_credits_write_for_paper (ZavodMapCredits *self)
{
  g_autofree char *own = zavod_credits_write_for_paper ();

  g_return_val_if_fail (ZAVOD_IS_MAP_CREDITS (self), NULL);

  return self->attribution != NULL ? g_strdup_printf ("%s · %s", self->attribution, own) : g_steal_pointer (&own);
}
