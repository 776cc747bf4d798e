/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-relations.h"

#include <glib/gi18n.h>

#include "zavod-claim-words.h"
#include "zavod-noun-link.h"
#include "zavod-record-parts.h"

static void
relation_free (ZavodRelation *self)
{
  g_string_free (self->words, TRUE);
  g_ptr_array_unref (self->citations);
  g_free (self);
}

GPtrArray *
zavod_relations_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
}

/* What is no record of the atlas is known by its name alone. */
static ZavodRelation *
find (GPtrArray  *relations,
      ZavodNoun   noun,
      gint64      id,
      const char *name)
{
  for (guint i = 0; i < relations->len; i++)
    {
      ZavodRelation *relation = g_ptr_array_index (relations, i);

      if (relation->noun == noun && relation->id == id && (id != 0 || g_str_equal (relation->name, name)))
        return relation;
    }

  return NULL;
}

static ZavodRelation *
append (GPtrArray  *relations,
        ZavodNoun   noun,
        gint64      id,
        const char *name)
{
  ZavodRelation *relation = g_new (ZavodRelation, 1);

  *relation = (ZavodRelation) { noun, id, name, g_string_new (NULL), g_ptr_array_new () };
  g_ptr_array_add (relations, relation);

  return relation;
}

/**
 * zavod_relations_add:
 * @relations: (element-type ZavodRelation)
 * @name: owned by @claim
 * @words: (nullable): how it has to do with it; what was said before is not said again
 */
void
zavod_relations_add (GPtrArray        *relations,
                     ZavodNoun         noun,
                     gint64            id,
                     const char       *name,
                     const char       *words,
                     const ZavodClaim *claim)
{
  ZavodRelation *relation = find (relations, noun, id, name != NULL ? name : "");

  if (relation == NULL)
    relation = append (relations, noun, id, name != NULL ? name : "");
  g_ptr_array_extend (relation->citations, claim->citations, NULL, NULL);
  if (words == NULL || strstr (relation->words->str, words) != NULL)
    return;

  if (relation->words->len > 0)
    g_string_append (relation->words, " · ");
  g_string_append (relation->words, words);
}

static void
add_row (ZavodRecordView     *view,
         GtkWidget           *list,
         const ZavodRelation *relation)
{
  GtkWidget *lines = zavod_record_lines_new ();
  g_autofree char *words = zavod_words_join (", ", relation->name, relation->words->str, NULL);
  GtkWidget *row;

  zavod_record_lines_add (lines, relation->id != 0 ? zavod_noun_link_new (relation->noun, relation->id, relation->name)
                                                   : zavod_record_label_new (relation->name, NULL));
  if (relation->words->len > 0)
    zavod_record_lines_add (lines, zavod_record_label_new (relation->words->str, "caption", "dim-label", NULL));
  row = zavod_record_list_add (view, list, lines, zavod_record_chip_new (relation->citations));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : "", -1);
}

/**
 * zavod_relations_list_new:
 * @relations: (element-type ZavodRelation)
 */
GtkWidget *
zavod_relations_list_new (ZavodRecordView *view,
                          const char      *title,
                          GPtrArray       *relations)
{
  GtkWidget *list = zavod_record_list_new (title);

  for (guint i = 0; i < relations->len; i++)
    add_row (view, list, g_ptr_array_index (relations, i));

  return list;
}

/**
 * zavod_relation_format_claim:
 * @what: (nullable): what the claim says
 *
 * Returns: (transfer full) (nullable): @what, how it is made, whether it is a plan, and when, where that is stated
 */
char *
zavod_relation_format_claim (const ZavodClaim *claim,
                             const char       *what)
{
  const gboolean is_fact = claim->modality == NULL || g_str_equal (claim->modality, "actual");
  const gboolean is_dated = claim->since != NULL || claim->until != NULL || claim->as_of != NULL;
  g_autofree char *time = is_dated ? zavod_claim_format_time (claim) : NULL;

  return zavod_words_join (", ", what != NULL ? what : "",
                           zavod_vocabulary_get_label (ZAVOD_VOCABULARY_METHOD, claim->method),
                           is_fact ? "" : zavod_vocabulary_get_label (ZAVOD_VOCABULARY_MODALITY, claim->modality),
                           time != NULL ? time : "", NULL);
}

/**
 * zavod_relation_format_role:
 *
 * Returns: (transfer full) (nullable): the part that a company or person has
 */
char *
zavod_relation_format_role (const ZavodClaim *claim)
{
  g_autofree char *share = claim->has_share ? g_strdup_printf (_("%g %%"), claim->share) : NULL;
  g_autofree char *role = zavod_words_join (", ",
                                            zavod_vocabulary_get_label (ZAVOD_VOCABULARY_ROLE, claim->role),
                                            share != NULL ? share : "",
                                            claim->condition != NULL ? claim->condition : "", NULL);

  return zavod_relation_format_claim (claim, role);
}
