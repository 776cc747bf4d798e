/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars up to the day are in the accent colour, later ones grey, the bar of the day's own year is both. Heights are
 * square roots: one year of a boom has more statements than all before it together, which would be too low to see. */

#include "zavod-day-axis-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define TALLEST 26.0f
#define LOWEST 2.0f
#define WIDEST 16.0f
#define LINE 2.0f
#define TICK 5.0f

typedef struct
{
  GdkRGBA accent;
  GdkRGBA soft;
  GdkRGBA dim;
} Colours;

static Colours
get_colours (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const gboolean contrast = adw_style_manager_get_high_contrast (manager);
  Colours colours;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &colours.accent);
  gtk_widget_get_color (widget, &colours.dim);
  colours.soft = colours.dim;
  colours.soft.alpha *= contrast ? 0.5f : 0.22f;
  colours.dim.alpha *= contrast ? 1.0f : 0.76f;

  return colours;
}

/* Between two places on the axis, from its beginning. */
static void
fill (ZavodDayAxis  *self,
      GtkSnapshot   *snapshot,
      const GdkRGBA *colour,
      double         from,
      double         to,
      float          top,
      float          height)
{
  const double a = zavod_day_axis_place (self, from), b = zavod_day_axis_place (self, to);

  if (to > from)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT ((float) MIN (a, b), top, (float) fabs (b - a), height));
}

static guint
get_most (GArray *years)
{
  guint most = 1;

  for (guint i = 0; i < years->len; i++)
    most = MAX (most, g_array_index (years, ZavodYear, i).n_claims);

  return most;
}

static void
snapshot_bars (ZavodDayAxis  *self,
               GtkSnapshot   *snapshot,
               const Colours *colours)
{
  GArray *years = zavod_session_get_shown_years (self->session);
  const guint most = get_most (years);
  const double now = zavod_day_scale_get_x (&self->scale, zavod_session_get_day (self->session));
  const double year_width = self->scale.width / self->scale.n_years;
  const double bar_width = MIN (year_width - 2, WIDEST);

  for (guint i = 0; i < years->len; i++)
    {
      const ZavodYear *year = &g_array_index (years, ZavodYear, i);
      const double x = zavod_day_scale_get_year_x (&self->scale, year->year) + 1;
      const float height = (float) MAX (LOWEST, TALLEST * sqrt (year->n_claims / (double) most));
      const double part = CLAMP ((now - x + 1) / year_width, 0, 1) * bar_width;

      if (year->year < self->scale.first_year || year->year >= self->scale.first_year + self->scale.n_years)
        continue;

      fill (self, snapshot, &colours->accent, x, x + part, ZAVOD_DAY_AXIS_BASE - height, height);
      fill (self, snapshot, &colours->soft, x + part, x + bar_width, ZAVOD_DAY_AXIS_BASE - height, height);
    }
}

static PangoLayout *
create_layout (GtkWidget  *widget,
               const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
snapshot_text (ZavodDayAxis  *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *colour,
               const char    *text,
               double         middle,
               float          top)
{
  g_autoptr (PangoLayout) layout = create_layout (GTK_WIDGET (self), text);
  double left;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  left = CLAMP (middle - width / 2.0, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, top));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static double
get_label_width (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = create_layout (widget, "2000");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 8;
}

static void
snapshot_years (ZavodDayAxis  *self,
                GtkSnapshot   *snapshot,
                const Colours *colours)
{
  const guint step = zavod_day_scale_get_step (&self->scale, get_label_width (GTK_WIDGET (self)));

  for (guint i = 0; i < self->scale.n_years; i++)
    {
      const guint year = self->scale.first_year + i;
      const double x = zavod_day_scale_get_year_x (&self->scale, year);
      g_autofree char *text = g_strdup_printf ("%u", year);

      if (year % step != 0)
        continue;

      fill (self, snapshot, &colours->soft, x, x + 1, ZAVOD_DAY_AXIS_BASE, TICK);
      snapshot_text (self, snapshot, &colours->dim, text, zavod_day_axis_place (self, x), ZAVOD_DAY_AXIS_BASE + 4);
    }
}

/* What was published later than this is left out: a line through all bars. */
static void
snapshot_known (ZavodDayAxis  *self,
                GtkSnapshot   *snapshot,
                const Colours *colours)
{
  const guint32 day = zavod_session_get_known_day (self->session);
  const double x = zavod_day_scale_get_x (&self->scale, day);

  if (day != 0)
    fill (self, snapshot, &colours->dim, x - 0.5, x + 0.5, 6, ZAVOD_DAY_AXIS_BASE - 6);
}

const char *
zavod_day_axis_get_empty_words (void)
{
  return _("Nothing is dated in this atlas");
}

void
zavod_day_axis_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  ZavodDayAxis *self = (ZavodDayAxis *) widget;
  const Colours colours = get_colours (widget);
  GArray *years = self->session != NULL ? zavod_session_get_years (self->session) : NULL;

  if (years != NULL && years->len > 0)
    {
      const double now = zavod_day_scale_get_x (&self->scale, zavod_session_get_day (self->session));

      snapshot_bars (self, snapshot, &colours);
      fill (self, snapshot, &colours.soft, now, self->scale.width, ZAVOD_DAY_AXIS_BASE, LINE);
      fill (self, snapshot, &colours.accent, 0, now, ZAVOD_DAY_AXIS_BASE, LINE);
      snapshot_years (self, snapshot, &colours);
      snapshot_known (self, snapshot, &colours);
      gtk_widget_snapshot_child (widget, self->known, snapshot);
      gtk_widget_snapshot_child (widget, self->day, snapshot);
    }
  else if (years != NULL)
    {
      snapshot_text (self, snapshot, &colours.dim, zavod_day_axis_get_empty_words (),
                     gtk_widget_get_width (widget) / 2.0, ZAVOD_DAY_AXIS_HEIGHT / 2 - 8);
    }
}
