/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-claim-words.h"
#include "zavod-mark.h"
#include "zavod-record-parts.h"
#include "zavod-status-stage.h"
#include "zavod-status-strip.h"

/* A day on which it was only seen so is not called its beginning. */
static char *
describe_day (const ZavodStatusStage *stage)
{
  g_autofree char *day = stage->first_day != 0 ? zavod_partial_date_format (stage->since) : NULL;

  if (day == NULL)
    return g_strdup (_("No date"));
  if (stage->is_stated)
    return g_steal_pointer (&day);

  /* Translators: a status and the first day on which a source saw it: "seen 16 Sep 2025" */
  return g_strdup_printf (C_("status", "seen %s"), day);
}

static char *
describe_stage (const ZavodStatusStage *stage)
{
  g_autofree char *day = describe_day (stage);

  return zavod_words_join (" · ", zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, zavod_status_get_code (stage->status)),
                           day, NULL);
}

static GtkWidget *
create_line (const ZavodStatusStage *stage,
             ZavodShape              shape)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = describe_stage (stage);

  gtk_box_append (GTK_BOX (line), zavod_mark_new (shape, zavod_status_get_look (stage->status)));
  gtk_box_append (GTK_BOX (line), zavod_record_label_new (words, "caption", "numeric", NULL));

  return line;
}

/**
 * zavod_record_stages_new:
 *
 * One status is told at the top of the record: here stands how it came to be.
 */
GtkWidget *
zavod_record_stages_new (ZavodSite *site)
{
  g_autoptr (GArray) stages = zavod_status_stages_from_claims (site->claims);
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *lines;

  if (stages->len < 2)
    return NULL;

  lines = zavod_record_lines_new ();
  for (guint i = 0; i < stages->len; i++)
    {
      const ZavodStatusStage *stage = &g_array_index (stages, ZavodStatusStage, i);
      g_autofree char *words = describe_stage (stage);

      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", words);
      zavod_record_lines_add (lines, create_line (stage, site->shape));
    }
  gtk_box_prepend (GTK_BOX (lines), zavod_status_strip_new (stages, all->str));
  gtk_widget_add_css_class (lines, "card");
  gtk_widget_add_css_class (lines, "stages");

  return zavod_record_section_new (_("Status over Time"), 0, NULL, lines);
}
