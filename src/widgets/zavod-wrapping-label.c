/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-wrapping-label.h"

/* No end of lines: the time that Pango needs to break a word of 10,000 letters grows with their square, and nothing can be
 * drawn that is 32,768 pixels high. */
#define MAX_LINES 20

/**
 * zavod_wrapping_label_new:
 * @words: plain text of any length: what somebody wrote into the atlas
 *
 * Returns: a label as wide as its place, which breaks @words into lines; what is more than a page is cut
 */
GtkWidget *
zavod_wrapping_label_new (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}
