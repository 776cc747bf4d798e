/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-claim-words.h"
#include "zavod-record-parts.h"

#define ATTENDEE "attendee"

/* One company or person with all its parts in the site. */
typedef struct
{
  gint64 id;             /* 0: not a record of the atlas */
  const char *name;
  gboolean attended_only;
  GString *roles;
  GPtrArray *citations;  /* ZavodCitation, not owned */
} Partner;

static void
partner_free (Partner *partner)
{
  g_string_free (partner->roles, TRUE);
  g_ptr_array_unref (partner->citations);
  g_free (partner);
}

static Partner *
find_partner (GPtrArray        *partners,
              const ZavodClaim *claim)
{
  const char *name = claim->actor.name != NULL ? claim->actor.name : claim->value_text != NULL ? claim->value_text : "";
  Partner *partner;

  for (guint i = 0; i < partners->len; i++)
    {
      partner = g_ptr_array_index (partners, i);
      if (g_str_equal (partner->name, name))
        return partner;
    }

  partner = g_new0 (Partner, 1);
  partner->id = claim->actor.id;
  partner->name = name;
  partner->attended_only = TRUE;
  partner->roles = g_string_new (NULL);
  partner->citations = g_ptr_array_new ();
  g_ptr_array_add (partners, partner);

  return partner;
}

static char *
format_role (const ZavodClaim *claim)
{
  g_autofree char *share = claim->has_share ? g_strdup_printf (_("%g %%"), claim->share) : NULL;
  gboolean is_fact = claim->modality == NULL || g_str_equal (claim->modality, "actual");

  return zavod_words_join (", ",
                           zavod_vocabulary_get_label (ZAVOD_VOCABULARY_ROLE, claim->role),
                           share != NULL ? share : "",
                           claim->condition != NULL ? claim->condition : "",
                           is_fact ? "" : zavod_vocabulary_get_label (ZAVOD_VOCABULARY_MODALITY, claim->modality),
                           NULL);
}

static void
add_role (Partner          *partner,
          const ZavodClaim *claim)
{
  g_autofree char *role = format_role (claim);

  g_ptr_array_extend (partner->citations, claim->citations, NULL, NULL);
  if (g_strcmp0 (claim->role, ATTENDEE) == 0)
    return;

  partner->attended_only = FALSE;
  if (role == NULL || strstr (partner->roles->str, role) != NULL)
    return;
  if (partner->roles->len > 0)
    g_string_append (partner->roles, " · ");
  g_string_append (partner->roles, role);
}

static GPtrArray *
collect_partners (ZavodSite *site)
{
  GPtrArray *partners = g_ptr_array_new_with_free_func ((GDestroyNotify) partner_free);

  for (guint i = 0; i < site->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (site->claims, i);

      if (g_strcmp0 (claim->property, "role") == 0)
        add_role (find_partner (partners, claim), claim);
    }

  return partners;
}

/* Returns: (transfer none): the new row */
static GtkWidget *
add_row (ZavodRecordView *view,
         GtkWidget       *list,
         ZavodSite       *site,
         const char      *name,
         const char      *caption,
         GPtrArray       *citations)
{
  GtkWidget *lines = zavod_record_lines_new ();

  zavod_record_lines_add (lines, zavod_record_label_new (name, NULL));
  if (*caption != '\0')
    zavod_record_lines_add (lines, zavod_record_label_new (caption, "caption", "dim-label", NULL));
  return zavod_record_list_add (view, list, lines, zavod_record_chip_new (site, citations));
}

/* A company leads to all that is said of it. */
static void
add_partner (ZavodRecordView *view,
             GtkWidget       *list,
             ZavodSite       *site,
             const Partner   *partner)
{
  GtkWidget *row = add_row (view, list, site, partner->name, partner->roles->str, partner->citations);

  if (partner->id == 0)
    return;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show All Statements about It"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-actor");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", partner->id);
}

/* Who was there and has no part in the site stands apart, in one row. */
static void
add_attendees (ZavodRecordView *view,
               GtkWidget       *list,
               ZavodSite       *site,
               GPtrArray       *partners)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();

  for (guint i = 0; i < partners->len; i++)
    {
      const Partner *partner = g_ptr_array_index (partners, i);

      if (!partner->attended_only)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, partner->name);
      g_ptr_array_extend (citations, partner->citations, NULL, NULL);
    }

  if (names->len > 0)
    add_row (view, list, site, zavod_vocabulary_get_label (ZAVOD_VOCABULARY_ROLE, ATTENDEE), names->str, citations);
}

GtkWidget *
zavod_record_partners_new (ZavodRecordView *view,
                           ZavodSite       *site)
{
  g_autoptr (GPtrArray) partners = collect_partners (site);
  GtkWidget *list;

  if (partners->len == 0)
    return NULL;

  list = zavod_record_list_new (_("Partners"));
  for (guint i = 0; i < partners->len; i++)
    {
      const Partner *partner = g_ptr_array_index (partners, i);

      if (!partner->attended_only)
        add_partner (view, list, site, partner);
    }
  add_attendees (view, list, site, partners);

  return zavod_record_section_new (_("Partners"), 0, NULL, list);
}
