/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-split.h"

#include <glib/gi18n.h>

/* What tells two statements of one property apart. */
static const char *const fields[] = {
  "status", "actor", "role", "share", "condition", "product", "value", "topic", "programme", "modality", "period",
  "vehicle_class", "scope", "stage", "method", "since", "until", "as_of",
};

/**
 * zavod_claim_split_differs:
 *
 * Returns: whether the two say something different by now
 */
gboolean
zavod_claim_split_differs (ZavodClaimInput *first,
                           ZavodClaimInput *second)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *one = zavod_input_dup (ZAVOD_INPUT (first), fields[i]);
      g_autofree char *other = zavod_input_dup (ZAVOD_INPUT (second), fields[i]);

      if (g_strcmp0 (one, other) != 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * zavod_claim_split_new:
 * @first: of the statement itself, corrected to what is the one of the two
 * @second: of a copy of it, corrected to what is the other
 *
 * To be called when neither has a problem. Both keep the sources.
 *
 * Returns: (transfer full): one edit
 */
ZavodEdit *
zavod_claim_split_new (ZavodClaimInput *first,
                       ZavodClaimInput *second)
{
  const char *property = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, zavod_claim_input_get_property (first));
  /* Translators: an edit in words: what is stated, and of what: "Split “Capacity” of Kia Qazaqstan" */
  g_autofree char *words = g_strdup_printf (_("Split “%s” of %s"), property, zavod_claim_input_get_subject (first));
  ZavodEdit *edit = zavod_edit_new (words);

  zavod_input_write (ZAVOD_INPUT (first), edit);
  zavod_input_write (ZAVOD_INPUT (second), edit);

  return edit;
}
