/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-text-marks.h"

#include <adwaita.h>

#include "zavod-mentions.h"

struct _ZavodTextMarks
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  GtkTextTag *mentioned;
  GtkTextTag *taken;
};

G_DEFINE_FINAL_TYPE (ZavodTextMarks, zavod_text_marks, G_TYPE_OBJECT)

/* A line and a tint are told apart without their colours. */
static void
colour (ZavodTextMarks *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GdkRGBA line, tint;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style), adw_style_manager_get_dark (style), &line);
  adw_accent_color_to_rgba (ADW_ACCENT_COLOR_GREEN, &tint);
  tint.alpha = adw_style_manager_get_dark (style) ? 0.35f : 0.2f;
  g_object_set (self->mentioned, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &line, NULL);
  g_object_set (self->taken, "background-rgba", &tint, NULL);
}

static void
zavod_text_marks_dispose (GObject *object)
{
  g_clear_object (&ZAVOD_TEXT_MARKS (object)->buffer);

  G_OBJECT_CLASS (zavod_text_marks_parent_class)->dispose (object);
}

static void
zavod_text_marks_class_init (ZavodTextMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_text_marks_dispose;
}

static void
zavod_text_marks_init (ZavodTextMarks *self)
{
}

/**
 * zavod_text_marks_new:
 * @buffer: which holds the article
 *
 * Returns: (transfer full): the marks of @buffer, in the colours of the day
 */
ZavodTextMarks *
zavod_text_marks_new (GtkTextBuffer *buffer)
{
  ZavodTextMarks *self;
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (ZAVOD_TYPE_TEXT_MARKS, NULL);
  self->buffer = g_object_ref (buffer);
  self->taken = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->mentioned = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  colour (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (colour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (colour), self, G_CONNECT_SWAPPED);

  return self;
}

/* Moves @iter, which stands at @*at, to @byte: a text is walked through once, whatever it has. */
static void
move (GtkTextIter *iter,
      const char  *article,
      gsize       *at,
      gsize        byte)
{
  if (byte > *at)
    gtk_text_iter_forward_chars (iter, (int) g_utf8_strlen (article + *at, (gssize) (byte - *at)));
  else
    gtk_text_iter_backward_chars (iter, (int) g_utf8_strlen (article + byte, (gssize) (*at - byte)));
  *at = byte;
}

static void
tag (ZavodTextMarks *self,
     GtkTextTag     *mark,
     const char     *article,
     ZavodTextSpan   span,
     GtkTextIter    *iter,
     gsize          *at)
{
  GtkTextIter start;

  move (iter, article, at, span.start);
  start = *iter;
  move (iter, article, at, span.end);
  gtk_text_buffer_apply_tag (self->buffer, mark, &start, iter);
}

/**
 * zavod_text_marks_show:
 * @article: what the buffer holds
 * @mentions: (element-type ZavodMention): what it mentions
 * @taken: (element-type ZavodTextSpan): what was taken from it
 */
void
zavod_text_marks_show (ZavodTextMarks *self,
                       const char     *article,
                       GArray         *mentions,
                       GArray         *taken)
{
  GtkTextIter start, end, iter;
  gsize at = 0;

  g_return_if_fail (ZAVOD_IS_TEXT_MARKS (self));

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->mentioned, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->taken, &start, &end);
  iter = start;
  for (guint i = 0; i < taken->len; i++)
    tag (self, self->taken, article, g_array_index (taken, ZavodTextSpan, i), &iter, &at);
  for (guint i = 0; i < mentions->len; i++)
    {
      const ZavodMention *mention = &g_array_index (mentions, ZavodMention, i);

      tag (self, self->mentioned, article, (ZavodTextSpan) { mention->start, mention->end }, &iter, &at);
    }
}

/* Sets @iter to where @byte of the article is. */
void
zavod_text_marks_get_iter (GtkTextBuffer *buffer,
                           const char    *article,
                           gsize          byte,
                           GtkTextIter   *iter)
{
  gtk_text_buffer_get_iter_at_offset (buffer, iter, (int) g_utf8_strlen (article, (gssize) byte));
}

/* Returns: the byte of the article where @iter is */
gsize
zavod_text_marks_get_byte (const char        *article,
                           const GtkTextIter *iter)
{
  return (gsize) (g_utf8_offset_to_pointer (article, gtk_text_iter_get_offset (iter)) - article);
}
