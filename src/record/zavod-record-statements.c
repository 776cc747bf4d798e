/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-claim-words.h"
#include "zavod-record-parts.h"

/* Neither a figure nor an event nor a partner: what is made there, how, and what else was said. */
static gboolean
is_statement (const ZavodClaim *claim)
{
  ZavodValueType type = zavod_property_get_value_type (claim->property);

  return type == ZAVOD_VALUE_TEXT || type == ZAVOD_VALUE_PRODUCT;
}

/**
 * zavod_record_statement_new:
 *
 * Returns: lines that say what a claim does, with links to what it names
 */
GtkWidget *
zavod_record_statement_new (const ZavodClaim      *claim,
                            const ZavodRecordPage *page)
{
  GtkWidget *lines = zavod_record_lines_new ();
  GtkWidget *link = zavod_record_value_link_new (claim, page);
  g_autofree char *property = zavod_claim_format_property (claim);
  g_autofree char *value = zavod_claim_format_value (claim);
  g_autofree char *scope = zavod_claim_format_scope (claim);

  zavod_record_lines_add (lines, zavod_record_label_new (property, "caption", "dim-label", NULL));
  zavod_record_lines_add (lines, link != NULL ? link : zavod_record_label_new (value != NULL ? value : "—", NULL));
  if (scope != NULL)
    zavod_record_lines_add (lines, zavod_record_label_new (scope, "caption", "dim-label", NULL));
  zavod_record_lines_add (lines, zavod_record_claim_links_new (claim, page));

  return lines;
}

GtkWidget *
zavod_record_statements_new (ZavodRecordView *view,
                             ZavodSite       *site)
{
  const ZavodRecordPage page = { ZAVOD_NOUN_SITE, site->id, ZAVOD_NOUN_SITE, site->id };
  GtkWidget *list = NULL;

  for (guint i = 0; i < site->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (site->claims, i);

      if (!is_statement (claim))
        continue;

      if (list == NULL)
        list = zavod_record_list_new (_("Also Stated"));
      zavod_record_list_add (view, list, zavod_record_statement_new (claim, &page), zavod_record_chip_new (claim->citations));
    }

  return list != NULL ? zavod_record_section_new (_("Also Stated"), 0, NULL, list) : NULL;
}
