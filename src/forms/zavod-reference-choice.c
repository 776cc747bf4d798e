/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-reference-choice.h"

#include "zavod-choice-factory.h"
#include "zavod-claim.h"

/**
 * zavod_reference_choice_bind:
 * @field: says the id of a record
 * @codes: (array zero-terminated=1): what it may say instead
 * @labels: (array zero-terminated=1): the same for people; these come first
 * @references: (element-type ZavodReference): the records
 */
void
zavod_reference_choice_bind (ZavodFields       *fields,
                             const char        *field,
                             AdwComboRow       *row,
                             const char *const *codes,
                             const char *const *labels,
                             GPtrArray         *references)
{
  g_autoptr (GStrvBuilder) codes_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels_builder = g_strv_builder_new ();
  g_autoptr (GtkListItemFactory) factory = zavod_choice_factory_new ();
  g_auto (GStrv) all_codes = NULL;
  g_auto (GStrv) all_labels = NULL;

  g_strv_builder_addv (codes_builder, (const char **) codes);
  g_strv_builder_addv (labels_builder, (const char **) labels);
  for (guint i = 0; i < references->len; i++)
    {
      const ZavodReference *reference = references->pdata[i];

      g_strv_builder_take (codes_builder, g_strdup_printf ("%" G_GINT64_FORMAT, reference->id));
      g_strv_builder_add (labels_builder, reference->name);
    }

  all_codes = g_strv_builder_end (codes_builder);
  all_labels = g_strv_builder_end (labels_builder);
  adw_combo_row_set_list_factory (row, factory);
  zavod_fields_bind_codes (fields, field, row, (const char *const *) all_codes, (const char *const *) all_labels);
}
