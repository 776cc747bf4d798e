/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-survey.h"

/* Of so few sites all claims are read; for more, the indexes of all claims are walked through. */
#define MAX_SITE_BY_SITE 300

ZavodSurvey *
zavod_survey_new (void)
{
  ZavodSurvey *self = g_new (ZavodSurvey, 1);

  self->heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

void
zavod_survey_free (ZavodSurvey *self)
{
  g_array_unref (self->heads);
  g_array_unref (self->ends);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * zavod_survey_end_group:
 * @head: what the rows that were added since the last call belong to
 */
void
zavod_survey_end_group (ZavodSurvey *self,
                        gint64       head)
{
  g_array_append_val (self->heads, head);
  g_array_append_val (self->ends, self->rows->len);
}

/**
 * zavod_survey_expand:
 * @heads: (element-type gint64): some of the heads, in the order that is wanted
 *
 * Returns: (transfer full) (element-type gint64): the rows of these groups
 */
GArray *
zavod_survey_expand (ZavodSurvey *self,
                     GArray      *heads)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->rows->len);

  for (guint i = 0; i < self->heads->len; i++)
    g_hash_table_insert (positions, &g_array_index (self->heads, gint64, i), GUINT_TO_POINTER (i));

  for (guint i = 0; i < heads->len; i++)
    {
      gpointer position;

      if (g_hash_table_lookup_extended (positions, &g_array_index (heads, gint64, i), NULL, &position))
        {
          const guint group = GPOINTER_TO_UINT (position);
          const guint begin = group > 0 ? g_array_index (self->ends, guint, group - 1) : 0;

          g_array_append_vals (rows, &g_array_index (self->rows, gint64, begin),
                               g_array_index (self->ends, guint, group) - begin);
        }
    }

  return rows;
}

gboolean
zavod_survey_site_by_site (const ZavodListQuery *query)
{
  return query->sites != NULL && query->n_sites <= MAX_SITE_BY_SITE;
}
