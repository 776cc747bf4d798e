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

static void
add_statement (ZavodRecordView  *view,
               GtkWidget        *list,
               ZavodSite        *site,
               const ZavodClaim *claim)
{
  GtkWidget *lines = zavod_record_lines_new ();
  g_autofree char *property = zavod_claim_format_property (claim);
  g_autofree char *value = zavod_claim_format_value (claim);
  g_autofree char *scope = zavod_claim_format_scope (claim);

  zavod_record_lines_add (lines, zavod_record_label_new (property, "caption", "dim-label", NULL));
  zavod_record_lines_add (lines, zavod_record_label_new (value != NULL ? value : "—", NULL));
  if (scope != NULL)
    zavod_record_lines_add (lines, zavod_record_label_new (scope, "caption", "dim-label", NULL));
  zavod_record_list_add (view, list, lines, zavod_record_chip_new (site, claim->citations));
}

GtkWidget *
zavod_record_statements_new (ZavodRecordView *view,
                             ZavodSite       *site)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < site->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (site->claims, i);

      if (!is_statement (claim))
        continue;

      if (list == NULL)
        list = zavod_record_list_new (_("Also Stated"));
      add_statement (view, list, site, claim);
    }

  return list != NULL ? zavod_record_section_new (_("Also Stated"), 0, NULL, list) : NULL;
}
