/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-record-parts.h"
#include "zavod-record-relations.h"

#define ATTENDEE "attendee"

static const char *
get_name (const ZavodClaim *claim)
{
  return claim->actor.name != NULL ? claim->actor.name : claim->value_text != NULL ? claim->value_text : "";
}

static gboolean
has_part (GPtrArray        *partners,
          const ZavodClaim *claim)
{
  for (guint i = 0; i < partners->len; i++)
    if (g_str_equal (((const ZavodRelation *) g_ptr_array_index (partners, i))->name, get_name (claim)))
      return TRUE;

  return FALSE;
}

static void
add (GPtrArray        *relations,
     const ZavodClaim *claim,
     const char       *role)
{
  zavod_relations_add (relations, ZAVOD_NOUN_ACTOR, claim->actor.id, get_name (claim), role, claim);
}

static void
collect_partners (GPtrArray *claims,
                  GPtrArray *partners)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *role = NULL;

      if (g_strcmp0 (claim->property, "role") != 0 || g_strcmp0 (claim->role, ATTENDEE) == 0)
        continue;

      role = zavod_relation_format_role (claim);
      add (partners, claim, role);
    }
}

/* Of one who has a part, too, only the sources are added. */
static void
collect_attendees (GPtrArray *claims,
                   GPtrArray *partners,
                   GPtrArray *attendees)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);

      if (g_strcmp0 (claim->property, "role") == 0 && g_strcmp0 (claim->role, ATTENDEE) == 0)
        add (has_part (partners, claim) ? partners : attendees, claim, NULL);
    }
}

/* Who was there and has no part stands apart, in one row. */
static void
add_attendees (ZavodRecordView *view,
               GtkWidget       *list,
               GPtrArray       *attendees)
{
  GtkWidget *lines = zavod_record_lines_new ();
  GtkWidget *names = zavod_record_links_new ();
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();

  for (guint i = 0; i < attendees->len; i++)
    {
      const ZavodRelation *attendee = g_ptr_array_index (attendees, i);

      zavod_record_links_add (names, ZAVOD_NOUN_ACTOR, attendee->id, attendee->name);
      g_ptr_array_extend (citations, attendee->citations, NULL, NULL);
    }

  zavod_record_lines_add (lines, zavod_record_label_new (zavod_vocabulary_get_label (ZAVOD_VOCABULARY_ROLE, ATTENDEE), NULL));
  zavod_record_lines_add (lines, names);
  zavod_record_list_add (view, list, lines, zavod_record_chip_new (citations));
}

/**
 * zavod_record_partners_new:
 * @claims: (element-type ZavodClaim): what is said of one subject
 */
GtkWidget *
zavod_record_partners_new (ZavodRecordView *view,
                           GPtrArray       *claims)
{
  g_autoptr (GPtrArray) partners = zavod_relations_new ();
  g_autoptr (GPtrArray) attendees = zavod_relations_new ();
  GtkWidget *list;

  collect_partners (claims, partners);
  collect_attendees (claims, partners, attendees);
  if (partners->len + attendees->len == 0)
    return NULL;

  list = zavod_relations_list_new (view, _("Partners"), partners);
  if (attendees->len > 0)
    add_attendees (view, list, attendees);

  return zavod_record_section_new (_("Partners"), 0, NULL, list);
}
