/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a company, a product, a programme, a place or by a source. Each statement stands once: as a tie to a
 * site or to something else that names it, as an event or a statement of its own, or under what it is about. */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-claim-words.h"
#include "zavod-record-parts.h"
#include "zavod-record-relations.h"

/* ---- which statement belongs where ---- */

typedef enum
{
  PART_SITES,        /* names the noun, and is about a site */
  PART_OTHERS,       /* the same, about something else */
  PART_OWN,          /* is about the noun */
  PART_SAID,         /* what a source or a person says, or what is said of a model: by what it is about */
} Part;

static gboolean
is_subject (const ZavodNounRecord *record,
            const ZavodClaim      *claim)
{
  return zavod_record_get_subject (claim) == record->noun && claim->subject.id == record->id;
}

static gboolean
is_named (const ZavodNounRecord *record,
          const ZavodClaim      *claim)
{
  return (record->noun == ZAVOD_NOUN_ACTOR && claim->actor.id == record->id)
         || (record->noun == ZAVOD_NOUN_PROGRAMME && claim->programme.id == record->id)
         || zavod_noun_record_is_product (record, claim->product.id);
}

static Part
get_part (const ZavodNounRecord *record,
          const ZavodClaim      *claim)
{
  if (is_subject (record, claim))
    return PART_OWN;
  if (is_named (record, claim))
    return claim->subject_kind == ZAVOD_SUBJECT_SITE ? PART_SITES : PART_OTHERS;

  return PART_SAID;
}

/* Returns: (transfer container) (element-type ZavodClaim) */
static GPtrArray *
choose (const ZavodNounRecord *record,
        Part                   part)
{
  GPtrArray *claims = g_ptr_array_new ();

  for (guint i = 0; i < record->claims->len; i++)
    if (get_part (record, g_ptr_array_index (record->claims, i)) == part)
      g_ptr_array_add (claims, g_ptr_array_index (record->claims, i));

  return claims;
}

static const char *
get_subject_name (const ZavodClaim *claim)
{
  if (claim->subject_kind == ZAVOD_SUBJECT_COUNTRY)
    return zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, claim->country);

  return claim->subject.name != NULL ? claim->subject.name : "";
}

/* ---- sites and others that name it ---- */

/* The role of a company; of a product what happens with it, and of a brand with which model. */
static char *
format_tie (const ZavodNounRecord *record,
            const ZavodClaim      *claim)
{
  const gboolean is_model = claim->product.id != 0 && claim->product.id != record->id;
  g_autofree char *property = NULL;
  g_autofree char *what = NULL;

  if (g_strcmp0 (claim->property, "role") == 0)
    return zavod_relation_format_role (claim);

  property = zavod_claim_format_property (claim);
  what = zavod_words_join (": ", property, is_model && claim->product.name != NULL ? claim->product.name : "", NULL);

  return zavod_relation_format_claim (claim, what);
}

/* A figure or a role may be shared by several sites. */
static void
add_tie (GPtrArray             *relations,
         const ZavodNounRecord *record,
         const ZavodClaim      *claim)
{
  g_autofree char *words = format_tie (record, claim);

  zavod_relations_add (relations, zavod_record_get_subject (claim), claim->subject.id, get_subject_name (claim), words,
                       claim);
  for (guint i = 0; i < claim->further_sites->len; i++)
    {
      const ZavodReference *site = g_ptr_array_index (claim->further_sites, i);

      zavod_relations_add (relations, ZAVOD_NOUN_SITE, site->id, site->name, words, claim);
    }
}

static GtkWidget *
create_ties (ZavodRecordView *view,
             ZavodNounRecord *record,
             Part             part,
             const char      *title)
{
  g_autoptr (GPtrArray) claims = choose (record, part);
  g_autoptr (GPtrArray) relations = zavod_relations_new ();

  for (guint i = 0; i < claims->len; i++)
    add_tie (relations, record, g_ptr_array_index (claims, i));
  if (relations->len == 0)
    return NULL;

  return zavod_record_section_new (title, relations->len, NULL, zavod_relations_list_new (view, title, relations));
}

static GtkWidget *
create_sites_of_place (ZavodNounRecord *record)
{
  GtkWidget *links = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  if (record->sites->len == 0)
    return zavod_record_label_new (_("No site of this atlas is there"), "dim-label", NULL);

  for (guint i = 0; i < record->sites->len; i++)
    {
      const ZavodReference *site = g_ptr_array_index (record->sites, i);
      GtkWidget *line = zavod_record_links_new ();

      zavod_record_links_add (line, ZAVOD_NOUN_SITE, site->id, site->name);
      gtk_box_append (GTK_BOX (links), line);
    }

  return zavod_record_section_new (_("Sites"), record->sites->len, NULL, links);
}

GtkWidget *
zavod_noun_sites_new (ZavodRecordView *view,
                      ZavodNounRecord *record)
{
  if (record->noun == ZAVOD_NOUN_PLACE)
    return create_sites_of_place (record);

  return create_ties (view, record, PART_SITES, _("Sites"));
}

/**
 * zavod_noun_others_new:
 *
 * Returns: (nullable): the companies, products, programmes and countries of which something is said that names the noun: what
 *   a company owns, too
 */
GtkWidget *
zavod_noun_others_new (ZavodRecordView *view,
                       ZavodNounRecord *record)
{
  return create_ties (view, record, PART_OTHERS, record->noun == ZAVOD_NOUN_ACTOR ? _("Takes Part in") : _("Also Named by"));
}

/* ---- its own statements ---- */

static gboolean
is_statement (const ZavodClaim *claim)
{
  ZavodValueType type = zavod_property_get_value_type (claim->property);

  return type != ZAVOD_VALUE_EVENT && type != ZAVOD_VALUE_STATUS && g_strcmp0 (claim->property, "role") != 0;
}

static GtkWidget *
create_own_statements (ZavodRecordView       *view,
                       GPtrArray             *claims,
                       const ZavodRecordPage *page)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);

      if (!is_statement (claim))
        continue;
      if (list == NULL)
        list = zavod_record_list_new (_("Statements"));
      zavod_record_list_add (view, list, zavod_record_statement_new (claim, page),
                             zavod_record_suffix_new (view, zavod_record_chip_new (claim->citations), claim->id));
    }

  return list != NULL ? zavod_record_section_new (_("Statements"), 0, NULL, list) : NULL;
}

static void
append (GtkWidget *box,
        GtkWidget *section)
{
  if (section != NULL)
    gtk_box_append (GTK_BOX (box), section);
}

/* ---- what is said of others ---- */

/* The words of the source, or of the person, whose page it is. */
static const ZavodCitation *
find_citation (const ZavodNounRecord *record,
               const ZavodClaim      *claim)
{
  for (guint i = 0; i < claim->citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (claim->citations, i);

      if (record->source != NULL ? citation->source_id == record->source->source_id
                                 : record->noun == ZAVOD_NOUN_ACTOR && citation->speaker_actor.id == record->id)
        return citation;
    }

  return NULL;
}

static GtkWidget *
create_quote (const ZavodCitation *citation)
{
  g_autofree char *quote = NULL;

  if (citation == NULL || citation->quote == NULL || *citation->quote == '\0')
    return NULL;

  /* Translators: quotation marks around the words of a source */
  quote = g_strdup_printf (_("“%s”"), citation->quote);
  return zavod_record_label_new (quote, "caption", NULL);
}

/* On the page of a source its own name is not said again. */
static GtkWidget *
create_chip (const ZavodNounRecord *record,
             const ZavodClaim      *claim)
{
  return record->source != NULL && claim->citations->len == 1 ? NULL : zavod_record_chip_new (claim->citations);
}

static void
add_said (ZavodRecordView       *view,
          GtkWidget             *list,
          const ZavodNounRecord *record,
          const ZavodClaim      *claim)
{
  const ZavodRecordPage page = { record->noun, record->id, zavod_record_get_subject (claim), claim->subject.id };
  GtkWidget *lines = zavod_record_statement_new (claim, &page);

  zavod_record_lines_add (lines, create_quote (find_citation (record, claim)));
  zavod_record_list_add (view, list, lines, zavod_record_suffix_new (view, create_chip (record, claim), claim->id));
}

/* Its list is made with the first statement about a subject; they come in the order of these. */
static void
add_all_said (ZavodRecordView       *view,
              GtkWidget             *box,
              const ZavodNounRecord *record,
              GPtrArray             *claims)
{
  g_autoptr (GHashTable) lists = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);
      const char *subject = get_subject_name (claim);
      GtkWidget *list = g_hash_table_lookup (lists, subject);

      if (list == NULL)
        {
          list = zavod_record_list_new (subject);
          g_hash_table_insert (lists, (gpointer) subject, list);
          gtk_box_append (GTK_BOX (box), zavod_record_group_new (zavod_record_get_subject (claim), claim->subject.id, subject,
                                                                 list));
        }
      add_said (view, list, record, claim);
    }
}

static GtkWidget *
create_more (const ZavodNounRecord *record)
{
  g_autofree char *words = NULL;

  if (!record->is_cut)
    return NULL;

  words = g_strdup_printf (ngettext ("There are more than %u statement: the tables list them all",
                                     "There are more than %u statements: the tables list them all", record->claims->len - 1),
                           record->claims->len - 1);
  return zavod_record_label_new (words, "caption", "dim-label", NULL);
}

/**
 * zavod_noun_statements_new:
 *
 * Returns: partners, events and statements of the noun, and what is said of others by it, or of it only in part
 */
GtkWidget *
zavod_noun_statements_new (ZavodRecordView *view,
                           ZavodNounRecord *record)
{
  const ZavodRecordPage page = { record->noun, record->id, record->noun, record->id };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GPtrArray) own = choose (record, PART_OWN);
  g_autoptr (GPtrArray) said = choose (record, PART_SAID);

  append (box, zavod_record_partners_new (view, own));
  append (box, zavod_record_timeline_new (view, own, &page));
  append (box, create_own_statements (view, own, &page));
  add_all_said (view, box, record, said);
  append (box, create_more (record));

  return box;
}
