/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-links.h"

#include <adwaita.h>

#include "zavod-claim-words.h"
#include "zavod-noun-link.h"
#include "zavod-record-parts.h"

/**
 * zavod_record_get_subject:
 *
 * Returns: of what kind the claim's subject is; %ZAVOD_N_NOUNS for a country, which has no record
 */
ZavodNoun
zavod_record_get_subject (const ZavodClaim *claim)
{
  return zavod_noun_from_subject (claim->subject_kind);
}

/* Names that stand side by side, and below each other where they have no room. */
GtkWidget *
zavod_record_links_new (void)
{
  GtkWidget *links = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (links), 12);

  return links;
}

/**
 * zavod_record_links_add:
 * @id: of @noun; 0: what is named has no record
 */
void
zavod_record_links_add (GtkWidget  *links,
                        ZavodNoun   noun,
                        gint64      id,
                        const char *name)
{
  adw_wrap_box_append (ADW_WRAP_BOX (links), id != 0 ? zavod_noun_link_new (noun, id, name)
                                                     : zavod_record_label_new (name, NULL));
}

/* All that a claim names beside its subject. */
typedef struct
{
  ZavodNoun noun;
  const ZavodReference *reference;
} Named;

#define N_NAMED 4

static void
list_named (const ZavodClaim *claim,
            Named            *named)
{
  named[0] = (Named) { ZAVOD_NOUN_PRODUCT, &claim->product };
  named[1] = (Named) { ZAVOD_NOUN_ACTOR, &claim->actor };
  named[2] = (Named) { ZAVOD_NOUN_PROGRAMME, &claim->programme };
  named[3] = (Named) { ZAVOD_NOUN_PRODUCT, &claim->scope_product };
}

static gboolean
is_link (const Named           *named,
         const ZavodRecordPage *page)
{
  const gint64 id = named->reference->id;

  return id != 0 && named->reference->name != NULL && (named->noun != page->noun || id != page->id)
         && (named->noun != page->subject || id != page->subject_id);
}

/* Returns: (nullable): the noun that is the whole value, where it leads to another page */
static const Named *
find_value (const Named           *named,
            const char            *value,
            const ZavodRecordPage *page)
{
  for (guint i = 0; i < N_NAMED; i++)
    if (is_link (&named[i], page) && g_strcmp0 (named[i].reference->name, value) == 0)
      return &named[i];

  return NULL;
}

/**
 * zavod_record_value_link_new:
 *
 * Returns: (nullable): the claim's value where that is the name of something that has another page
 */
GtkWidget *
zavod_record_value_link_new (const ZavodClaim      *claim,
                             const ZavodRecordPage *page)
{
  g_autofree char *value = zavod_claim_format_value (claim);
  Named named[N_NAMED];
  const Named *whole;

  list_named (claim, named);
  whole = value != NULL ? find_value (named, value, page) : NULL;

  return whole != NULL ? zavod_noun_link_new (whole->noun, whole->reference->id, value) : NULL;
}

static void
add (GtkWidget            **links,
     ZavodNoun              noun,
     const ZavodReference  *reference)
{
  if (*links == NULL)
    *links = zavod_record_links_new ();
  zavod_record_links_add (*links, noun, reference->id, reference->name);
}

/* The sites of a shared figure, but for the one whose page it is. */
static void
add_sites (GtkWidget             **links,
           const ZavodClaim       *claim,
           const ZavodRecordPage  *page)
{
  const Named subject = { zavod_record_get_subject (claim), &claim->subject };

  if (claim->further_sites->len == 0)
    return;

  if (is_link (&subject, page))
    add (links, subject.noun, subject.reference);
  for (guint i = 0; i < claim->further_sites->len; i++)
    {
      const Named site = { ZAVOD_NOUN_SITE, g_ptr_array_index (claim->further_sites, i) };

      if (is_link (&site, page))
        add (links, site.noun, site.reference);
    }
}

/**
 * zavod_record_claim_links_new:
 *
 * Returns: (nullable): links to what the claim names beside its value; %NULL when there is no such thing
 */
GtkWidget *
zavod_record_claim_links_new (const ZavodClaim      *claim,
                              const ZavodRecordPage *page)
{
  g_autofree char *value = zavod_claim_format_value (claim);
  Named named[N_NAMED];
  const Named *whole;
  GtkWidget *links = NULL;

  list_named (claim, named);
  whole = find_value (named, value, page);
  add_sites (&links, claim, page);
  for (guint i = 0; i < N_NAMED; i++)
    if (&named[i] != whole && is_link (&named[i], page))
      add (&links, named[i].noun, named[i].reference);

  return links;
}
