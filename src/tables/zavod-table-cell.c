/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-cell.h"

#include "zavod-mark.h"
#include "zavod-wrapping-label.h"

#define MARK_GAP 6           /* pixels */
#define CITE_SIZE 14         /* pixels: the sign before who says so */
#define TOOLTIP_CHARS 60

/* A cell writes its text itself, with the fonts of the whole table: two hundred rows of widgets that each prepare fonts
 * of their own take 0.2 s, and most of them are never seen. */
struct _ZavodTableCell
{
  GtkWidget parent_instance;

  const ZavodColumn *column;
  GSignalGroup *row;       /* target: the ZavodRow that is shown, or NULL */
  ZavodMark *mark;         /* NULL: the column has none */
  GtkWidget *rivals;       /* a badge after the text; NULL until a figure has rivals */
  gboolean cites;          /* tells who says so */
  gboolean is_hovered;     /* by the pointer, where a click opens something */
  gboolean is_repeated;    /* the row before says the same: said to assistive technology alone */
  char *text;
  PangoLayout *layout;     /* of the text; NULL until it is wanted */
};

G_DEFINE_FINAL_TYPE (ZavodTableCell, zavod_table_cell, GTK_TYPE_WIDGET)

static void
update_mark (ZavodTableCell   *self,
             const ZavodTuple *tuple)
{
  const gboolean is_marked = tuple != NULL && tuple->site_id != 0 && !(tuple->continues && self->column->repeats);

  if (self->mark == NULL)
    return;

  /* one that is not drawn keeps its place: names stand under each other */
  gtk_widget_set_child_visible (GTK_WIDGET (self->mark), is_marked);
  if (!is_marked)
    return;

  zavod_mark_set_shape (self->mark, (ZavodShape) tuple->shape);
  zavod_mark_set_look (self->mark, (ZavodLook) tuple->look);
}

static GtkWidget *
create_badge (ZavodTableCell *self)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("zavod-rivals-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (badge), icon);
  gtk_box_append (GTK_BOX (badge), gtk_label_new (NULL));
  gtk_widget_add_css_class (badge, "rivals");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (badge, GTK_WIDGET (self));

  return badge;
}

static void
update_rivals (ZavodTableCell   *self,
               const ZavodTuple *tuple)
{
  g_autofree char *words = tuple != NULL ? zavod_column_format_rivals (self->column, tuple) : NULL;
  g_autofree char *number = NULL;

  if (words == NULL)
    {
      g_clear_pointer (&self->rivals, gtk_widget_unparent);
      return;
    }

  if (self->rivals == NULL)
    self->rivals = create_badge (self);
  number = g_strdup_printf ("%u", tuple->n_rivals);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->rivals)), number);
  gtk_widget_set_tooltip_text (self->rivals, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rivals), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
set_text (ZavodTableCell *self,
          const char     *text)
{
  if (!g_set_str (&self->text, text))
    return;

  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update (ZavodTableCell *self)
{
  g_autoptr (ZavodRow) row = g_signal_group_dup_target (self->row);
  const ZavodTuple *tuple = row != NULL ? zavod_row_get_tuple (row) : NULL;
  g_autofree char *words = tuple != NULL ? zavod_column_format (self->column, tuple) : NULL;

  update_mark (self, tuple);
  update_rivals (self, tuple);
  self->is_repeated = tuple != NULL && tuple->continues && self->column->repeats;
  self->cites = self->column->cites && words != NULL;
  set_text (self, tuple == NULL ? "" : words != NULL ? words : "—");
}

static GtkWidget *
get_table (ZavodTableCell *self)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_COLUMN_VIEW);

  return table != NULL ? table : GTK_WIDGET (self);
}

static PangoLayout *
create_layout (ZavodTableCell *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (get_table (self), self->text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (zavod_column_is_right_aligned (self->column))
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (self->is_hovered)
    pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

/* Returns: in pixels, what the mark or sign before the text takes of the cell's width */
static int
get_mark_width (ZavodTableCell *self)
{
  int width;

  if (self->mark == NULL)
    return self->cites ? CITE_SIZE + MARK_GAP : 0;

  gtk_widget_measure (GTK_WIDGET (self->mark), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width + MARK_GAP;
}

/* Returns: in pixels, what the badge takes of the cell's width */
static int
get_rivals_width (ZavodTableCell *self)
{
  int width;

  if (self->rivals == NULL)
    return 0;

  gtk_widget_measure (self->rivals, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width + MARK_GAP;
}

/* Free text may be cut to two thirds. */
static int
get_least_width (ZavodTableCell *self,
                 int             natural)
{
  return zavod_column_is_free_text (self->column) ? natural * 2 / 3 : natural;
}

static int
get_digit_width (PangoFontMetrics *metrics)
{
  return PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                 pango_font_metrics_get_approximate_digit_width (metrics)));
}

/**
 * zavod_column_measure:
 * @table: whose font the cells have
 *
 * Returns: the natural width of a cell of the column in pixels, without what stands before its text
 */
int
zavod_column_measure (const ZavodColumn *self,
                      GtkWidget         *table)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (table), NULL, NULL);
  const int width = zavod_column_get_width (self) * get_digit_width (metrics);

  pango_font_metrics_unref (metrics);
  return width;
}

/* The width is the column's, whatever the text, and all rows are equally high. */
static void
zavod_table_cell_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  ZavodTableCell *self = ZAVOD_TABLE_CELL (widget);
  PangoContext *context = gtk_widget_get_pango_context (get_table (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int digit = get_digit_width (metrics);
  const int width = zavod_column_get_width (self->column);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = width * digit + get_mark_width (self);
      *minimum = get_least_width (self, width) * digit + get_mark_width (self);
    }
  else
    {
      int mark = 0;

      if (self->mark != NULL)
        gtk_widget_measure (GTK_WIDGET (self->mark), GTK_ORIENTATION_VERTICAL, -1, NULL, &mark, NULL, NULL);
      *minimum = *natural = MAX (PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics)), mark);
    }
  pango_font_metrics_unref (metrics);
}

static gboolean
is_right_to_left (ZavodTableCell *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
zavod_table_cell_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  ZavodTableCell *self = ZAVOD_TABLE_CELL (widget);
  GtkAllocation mark = { 0, 0, MAX (get_mark_width (self) - MARK_GAP, 0), height };
  GtkAllocation rivals = { 0, 0, get_rivals_width (self) - MARK_GAP, height };

  if (is_right_to_left (self))
    mark.x = width - mark.width;
  else
    rivals.x = MAX (width - rivals.width, 0);
  if (self->mark != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->mark), &mark, -1);
  if (self->rivals != NULL)
    gtk_widget_size_allocate (self->rivals, &rivals, -1);
}

/* Gives the text its room, and sets where it is, in pixels from the cell's corner. A text is read in the direction of its own
 * writing, but stands where its column begins or ends: not where Pango aligns it by its direction. */
static void
place_text (ZavodTableCell   *self,
            graphene_point_t *origin)
{
  const gboolean rtl = is_right_to_left (self);
  const int room = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - get_mark_width (self) - get_rivals_width (self), 0);
  PangoRectangle text;
  int x;

  if (self->layout == NULL)
    self->layout = create_layout (self);
  pango_layout_set_width (self->layout, room * PANGO_SCALE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_extents (self->layout, NULL, &text);
  x = (rtl ? get_rivals_width (self) : get_mark_width (self)) - text.x;
  if (zavod_column_is_right_aligned (self->column) != rtl)
    x += room - text.width;
  graphene_point_init (origin, x, (gtk_widget_get_height (GTK_WIDGET (self)) - text.height) / 2);
}

/* The sign in the chips of the record, drawn: a widget for each row would be too many. */
static void
draw_cite (ZavodTableCell *self,
           GtkSnapshot    *snapshot,
           const GdkRGBA  *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon
    = gtk_icon_theme_lookup_icon (theme, "zavod-cite-symbolic", NULL, CITE_SIZE, gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_PRELOAD);
  const int x = is_right_to_left (self) ? gtk_widget_get_width (widget) - CITE_SIZE : 0;
  const int y = (gtk_widget_get_height (widget) - CITE_SIZE) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, CITE_SIZE, CITE_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
zavod_table_cell_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ZavodTableCell *self = ZAVOD_TABLE_CELL (widget);
  graphene_point_t origin;
  GdkRGBA color;

  GTK_WIDGET_CLASS (zavod_table_cell_parent_class)->snapshot (widget, snapshot);
  if (self->text == NULL || *self->text == '\0' || self->is_repeated)
    return;

  place_text (self, &origin);
  gtk_widget_get_color (widget, &color);
  if (self->cites)
    draw_cite (self, snapshot, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* Only a text that is cut needs a tooltip. */
static gboolean
zavod_table_cell_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard_tooltip,
                                GtkTooltip *tooltip)
{
  ZavodTableCell *self = ZAVOD_TABLE_CELL (widget);
  GtkWidget *label;

  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;

  /* not the tooltip's own label, which is as wide as the longest word */
  label = zavod_wrapping_label_new (self->text);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOOLTIP_CHARS);
  gtk_tooltip_set_custom (tooltip, label);
  return TRUE;
}

static void
zavod_table_cell_dispose (GObject *object)
{
  ZavodTableCell *self = ZAVOD_TABLE_CELL (object);

  g_clear_object (&self->row);
  g_clear_object (&self->layout);
  if (self->mark != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->mark)));
  g_clear_pointer (&self->rivals, gtk_widget_unparent);

  G_OBJECT_CLASS (zavod_table_cell_parent_class)->dispose (object);
}

static void
zavod_table_cell_finalize (GObject *object)
{
  g_free (ZAVOD_TABLE_CELL (object)->text);

  G_OBJECT_CLASS (zavod_table_cell_parent_class)->finalize (object);
}

static void
zavod_table_cell_class_init (ZavodTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_table_cell_dispose;
  object_class->finalize = zavod_table_cell_finalize;
  widget_class->measure = zavod_table_cell_measure;
  widget_class->size_allocate = zavod_table_cell_size_allocate;
  widget_class->snapshot = zavod_table_cell_snapshot;
  widget_class->query_tooltip = zavod_table_cell_query_tooltip;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
zavod_table_cell_init (ZavodTableCell *self)
{
  self->row = g_signal_group_new (ZAVOD_TYPE_ROW);
  g_signal_group_connect_swapped (self->row, "tuple-changed", G_CALLBACK (update), self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
add_mark (ZavodTableCell *self)
{
  self->mark = ZAVOD_MARK (zavod_mark_new (ZAVOD_SHAPE_UNSTATED, ZAVOD_LOOK_UNKNOWN));
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->mark), GTK_WIDGET (self));
}

GtkWidget *
zavod_table_cell_new (const ZavodColumn *column)
{
  ZavodTableCell *self = g_object_new (ZAVOD_TYPE_TABLE_CELL, NULL);

  self->column = column;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  if (column->kind == ZAVOD_COLUMN_SITE)
    add_mark (self);

  return GTK_WIDGET (self);
}

void
zavod_table_cell_set_row (ZavodTableCell *self,
                          ZavodRow       *row)
{
  g_return_if_fail (ZAVOD_IS_TABLE_CELL (self));

  g_signal_group_set_target (self->row, row);
  if (row != NULL)
    update (self);
}

/**
 * zavod_table_cell_dup_row:
 *
 * Returns: (transfer full) (nullable): the row that is shown
 */
ZavodRow *
zavod_table_cell_dup_row (ZavodTableCell *self)
{
  g_return_val_if_fail (ZAVOD_IS_TABLE_CELL (self), NULL);

  return g_signal_group_dup_target (self->row);
}

/**
 * zavod_table_cell_cites:
 *
 * Returns: whether the cell tells who says so, and a click on it is to show what they say
 */
gboolean
zavod_table_cell_cites (ZavodTableCell *self)
{
  g_return_val_if_fail (ZAVOD_IS_TABLE_CELL (self), FALSE);

  return self->cites;
}

/* Returns: whether the text of the cell, not what is beside it, is drawn at @x, in the cell's pixels */
static gboolean
is_text_at (ZavodTableCell *self,
            double          x)
{
  PangoRectangle extents;
  graphene_point_t origin;

  if (self->text == NULL)
    return FALSE;

  place_text (self, &origin);
  pango_layout_get_pixel_extents (self->layout, NULL, &extents);
  return x >= origin.x + extents.x && x < origin.x + extents.x + extents.width;
}

/**
 * zavod_table_cell_find_link:
 * @x: in pixels from the cell's left edge
 *
 * Returns: (nullable): what is named there, as far as it has a record of its own; valid while the cell shows this row
 */
const ZavodTupleLink *
zavod_table_cell_find_link (ZavodTableCell *self,
                            double          x)
{
  g_autoptr (ZavodRow) row = g_signal_group_dup_target (self->row);
  const ZavodTuple *tuple = row != NULL ? zavod_row_get_tuple (row) : NULL;

  g_return_val_if_fail (ZAVOD_IS_TABLE_CELL (self), NULL);

  if (tuple == NULL || self->is_repeated || !is_text_at (self, x))
    return NULL;

  return zavod_tuple_get_link (tuple, self->column->column);
}

/* A text that opens something shows that under the pointer. */
void
zavod_table_cell_set_hovered (ZavodTableCell *self,
                              gboolean        is_hovered)
{
  g_return_if_fail (ZAVOD_IS_TABLE_CELL (self));

  if (self->is_hovered == is_hovered)
    return;

  self->is_hovered = is_hovered;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_hovered ? "pointer" : NULL);
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
