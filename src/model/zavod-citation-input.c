/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-citation-input.h"

#include "zavod-id.h"

#include <glib/gi18n.h>

#define LIST "citations"

const char *const zavod_citation_input_fields[] = {
  "source", "title", "publisher", "kind", "url", "published", "language", "locator", "quote", "speaker", NULL,
};

static const char *
get (ZavodInput *input,
     gint64      item,
     const char *field)
{
  g_autofree char *name = zavod_input_item_field (LIST, item, field);

  return zavod_input_get (input, name);
}

static gboolean
has_new_source (ZavodInput *input,
                gint64      item)
{
  return g_str_equal (get (input, item, "source"), ZAVOD_CITATION_NEW_SOURCE);
}

static ZavodProblem *
check_new_source (const char *field,
                  const char *text)
{
  if (g_str_equal (field, "title") && *text == '\0')
    return zavod_problem_new (_("A source needs a title"), _("Write the headline, or what the document is called"));
  if (g_str_equal (field, "title") || g_str_equal (field, "publisher"))
    return zavod_check_length (text, ZAVOD_NAME_MAX);
  if (g_str_equal (field, "url"))
    return zavod_check_address (text);
  if (g_str_equal (field, "published"))
    return zavod_check_date (text);
  if (g_str_equal (field, "language"))
    return zavod_check_language (text);

  return NULL;
}

/**
 * zavod_citation_input_check:
 * @field: the field's name within the item
 * @text: what it says, stripped
 *
 * Returns: (nullable): what is wrong with a field of a citation
 */
ZavodProblem *
zavod_citation_input_check (ZavodInput *input,
                            gint64      item,
                            const char *field,
                            const char *text)
{
  if (g_str_equal (field, "source"))
    return *text == '\0' ? zavod_problem_new (_("No source is chosen"), _("Choose one, or describe a new source")) : NULL;
  if (g_str_equal (field, "quote"))
    return zavod_check_length (text, ZAVOD_QUOTE_MAX);
  if (g_str_equal (field, "locator") || g_str_equal (field, "speaker"))
    return zavod_check_length (text, ZAVOD_NAME_MAX);

  return has_new_source (input, item) ? check_new_source (field, text) : NULL;
}

static void
set_original (ZavodInput *input,
              gint64      item,
              const char *field,
              const char *text)
{
  g_autofree char *name = zavod_input_item_field (LIST, item, field);

  zavod_input_set_original (input, name, text);
}

/**
 * zavod_citation_input_load:
 *
 * Adds a citation that is on disk.
 */
void
zavod_citation_input_load (ZavodInput          *input,
                           const ZavodCitation *citation)
{
  g_autofree char *source = g_strdup_printf ("%" G_GINT64_FORMAT, citation->source_id);
  const char *speaker = citation->speaker != NULL ? citation->speaker : citation->speaker_actor.name;

  zavod_input_add_original_item (input, LIST, citation->id);
  set_original (input, citation->id, "source", source);
  set_original (input, citation->id, "kind", ZAVOD_CITATION_DEFAULT_KIND);
  set_original (input, citation->id, "locator", citation->locator);
  set_original (input, citation->id, "quote", citation->quote);
  set_original (input, citation->id, "speaker", speaker);
}

/**
 * zavod_citation_input_add:
 * @source_id: 0: it is not chosen yet
 *
 * Returns: the id of a new citation
 */
gint64
zavod_citation_input_add (ZavodInput *input,
                          gint64      source_id)
{
  gint64 item = zavod_id_new ();
  g_autofree char *kind = zavod_input_item_field (LIST, item, "kind");
  g_autofree char *source = zavod_input_item_field (LIST, item, "source");
  g_autofree char *text = source_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, source_id) : NULL;

  zavod_input_set (input, kind, ZAVOD_CITATION_DEFAULT_KIND);
  zavod_input_set (input, source, text);
  zavod_input_add_item (input, LIST, item);

  return item;
}

/**
 * zavod_citation_input_get_source:
 *
 * Returns: the id of the source that is cited; of one that is made together with the citation it follows from the citation's.
 *   0: none is chosen
 */
gint64
zavod_citation_input_get_source (ZavodInput *input,
                                 gint64      item)
{
  g_autofree char *key = NULL;

  if (!has_new_source (input, item))
    return g_ascii_strtoll (get (input, item, "source"), NULL, 10);

  key = g_strdup_printf ("citation-%" G_GINT64_FORMAT, item);
  return zavod_id_from_key ("source", key);
}

static void
write_field (ZavodInputRow *row,
             gint64         item,
             const char    *field)
{
  g_autofree char *name = zavod_input_item_field (LIST, item, field);

  zavod_input_row_write_text (row, name, field);
}

static void
write_new_source (ZavodInput *input,
                  ZavodEdit  *edit,
                  gint64      item)
{
  ZavodInputRow row = { input, edit, "source", zavod_citation_input_get_source (input, item), .inserts = TRUE };
  g_autofree char *published = zavod_input_item_field (LIST, item, "published");

  zavod_input_row_begin (&row);
  write_field (&row, item, "title");
  write_field (&row, item, "publisher");
  zavod_edit_set_text (edit, "kind", get (input, item, "kind"));
  write_field (&row, item, "url");
  zavod_input_row_write_date (&row, published, "published");
  write_field (&row, item, "language");
}

static void
write_source_id (ZavodInputRow *row,
                 gint64         item,
                 gint64         source_id)
{
  g_autofree char *name = zavod_input_item_field (LIST, item, "source");

  if (!zavod_input_is_field_changed (row->input, name))
    return;

  zavod_input_row_begin (row);
  zavod_edit_set_integer (row->edit, "source_id", source_id);
}

/* Who speaks is an actor of the atlas, or words: other words are another speaker. */
static void
write_speaker (ZavodInputRow *row,
               gint64         item)
{
  g_autofree char *name = zavod_input_item_field (LIST, item, "speaker");

  write_field (row, item, "speaker");
  if (!row->inserts && zavod_input_is_field_changed (row->input, name))
    zavod_edit_set_null (row->edit, "speaker_id");
}

static void
write_citation (ZavodInput *input,
                ZavodEdit  *edit,
                gint64      claim_id,
                gint64      item)
{
  ZavodInputRow row = { input, edit, "citation", item, .inserts = !zavod_input_is_original_item (input, LIST, item) };

  if (has_new_source (input, item))
    write_new_source (input, edit, item);
  if (row.inserts)
    {
      zavod_input_row_begin (&row);
      zavod_edit_set_integer (edit, "claim_id", claim_id);
    }
  write_source_id (&row, item, zavod_citation_input_get_source (input, item));
  write_field (&row, item, "locator");
  write_field (&row, item, "quote");
  write_speaker (&row, item);
}

/**
 * zavod_citation_input_write:
 *
 * Writes the citations that were added, changed and removed, each new source before the citation that needs it.
 */
void
zavod_citation_input_write (ZavodInput *input,
                            ZavodEdit  *edit,
                            gint64      claim_id)
{
  g_autoptr (GArray) items = zavod_input_list_items (input, LIST);
  g_autoptr (GArray) removed = zavod_input_list_removed_items (input, LIST);

  for (guint i = 0; i < removed->len; i++)
    zavod_edit_delete (edit, "citation", g_array_index (removed, gint64, i));
  for (guint i = 0; i < items->len; i++)
    write_citation (input, edit, claim_id, g_array_index (items, gint64, i));
}
