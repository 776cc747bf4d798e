/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-claim-words.h"
#include "zavod-partial-date.h"
#include "zavod-record-parts.h"

static gboolean
is_event (const ZavodClaim *claim)
{
  ZavodValueType type = zavod_property_get_value_type (claim->property);

  return type == ZAVOD_VALUE_EVENT || type == ZAVOD_VALUE_STATUS;
}

/* Oldest first; what no source dates comes last. */
static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const ZavodClaim *x = *(const ZavodClaim *const *) a, *y = *(const ZavodClaim *const *) b;
  ZavodPartialDate day_x, day_y;
  gboolean dated_x = x->since != NULL && zavod_partial_date_from_iso (x->since, &day_x);
  gboolean dated_y = y->since != NULL && zavod_partial_date_from_iso (y->since, &day_y);

  if (dated_x && dated_y)
    return zavod_partial_date_compare (day_x, day_y);

  return dated_y - dated_x;
}

static gboolean
has_happened (const ZavodClaim *claim)
{
  return claim->modality == NULL || g_str_equal (claim->modality, "actual");
}

/* What it was about stands in the same line where that is no link: "Status: Operating". */
static void
add_words (GtkWidget             *lines,
           const ZavodClaim      *claim,
           const ZavodRecordPage *page)
{
  const char *css_class = has_happened (claim) ? NULL : "dim-label";
  g_autofree char *property = zavod_claim_format_property (claim);
  g_autofree char *value = zavod_claim_format_value (claim);
  GtkWidget *link = zavod_record_value_link_new (claim, page);
  /* Translators: an event and what it was about: "Status: Operating" */
  g_autofree char *words = value != NULL && link == NULL ? g_strdup_printf (_("%s: %s"), property, value)
                                                         : g_strdup (property);

  zavod_record_lines_add (lines, zavod_record_label_new (words, css_class, NULL));
  zavod_record_lines_add (lines, link);
}

static void
add_event (ZavodRecordView       *view,
           GtkWidget             *list,
           const ZavodClaim      *claim,
           const ZavodRecordPage *page)
{
  GtkWidget *lines = zavod_record_lines_new ();
  g_autofree char *day = claim->since != NULL ? zavod_partial_date_format_iso (claim->since) : NULL;
  g_autofree char *when = NULL;
  const char *modality = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_MODALITY, claim->modality);

  if (day == NULL)
    day = g_strdup (claim->time_text != NULL ? claim->time_text : _("No date"));
  when = zavod_words_join (" · ", day, has_happened (claim) ? "" : modality, NULL);

  zavod_record_lines_add (lines, zavod_record_label_new (when, "caption", "dim-label", "numeric", NULL));
  add_words (lines, claim, page);
  zavod_record_lines_add (lines, zavod_record_claim_links_new (claim, page));
  zavod_record_list_add (view, list, lines, zavod_record_chip_new (claim->citations));
}

/**
 * zavod_record_timeline_new:
 * @claims: (element-type ZavodClaim): what is said of the subject of @page
 */
GtkWidget *
zavod_record_timeline_new (ZavodRecordView       *view,
                           GPtrArray             *claims,
                           const ZavodRecordPage *page)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  GtkWidget *list;

  for (guint i = 0; i < claims->len; i++)
    if (is_event (g_ptr_array_index (claims, i)))
      g_ptr_array_add (events, g_ptr_array_index (claims, i));
  if (events->len == 0)
    return NULL;

  g_ptr_array_sort (events, compare_days);
  list = zavod_record_list_new (_("Timeline"));
  for (guint i = 0; i < events->len; i++)
    add_event (view, list, g_ptr_array_index (events, i), page);

  return zavod_record_section_new (_("Timeline"), 0, NULL, list);
}
