/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-names-input.h"

#include "zavod-claim.h"
#include "zavod-id.h"

#include <glib/gi18n.h>

const char *const zavod_names_input_fields[] = { "text", "language", NULL };

/**
 * zavod_names_input_check:
 * @field: the field's name within the item
 * @text: what it says, stripped
 *
 * Returns: (nullable): what is wrong with a field of a name
 */
ZavodProblem *
zavod_names_input_check (const char *field,
                         const char *text)
{
  if (g_str_equal (field, "language"))
    return zavod_check_language (text);
  if (*text == '\0')
    return zavod_problem_new (_("This name is empty"), _("Write another spelling, such as Қостанай, or remove the row"));

  return zavod_check_length (text, ZAVOD_NAME_MAX);
}

/**
 * zavod_names_input_load:
 * @names: (element-type ZavodName): those on disk
 */
void
zavod_names_input_load (ZavodInput *input,
                        GPtrArray  *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const ZavodName *name = names->pdata[i];
      g_autofree char *text = zavod_input_item_field (ZAVOD_NAMES_LIST, name->id, "text");
      g_autofree char *language = zavod_input_item_field (ZAVOD_NAMES_LIST, name->id, "language");

      zavod_input_add_original_item (input, ZAVOD_NAMES_LIST, name->id);
      zavod_input_set_original (input, text, name->text);
      zavod_input_set_original (input, language, name->language);
    }
}

/**
 * zavod_names_input_add:
 *
 * Returns: the id of a new, empty name
 */
gint64
zavod_names_input_add (ZavodInput *input)
{
  gint64 item = zavod_id_new ();

  zavod_input_add_item (input, ZAVOD_NAMES_LIST, item);

  return item;
}

static void
write_name (ZavodInput *input,
            ZavodEdit  *edit,
            const char *owner_column,
            gint64      owner,
            gint64      id)
{
  g_autofree char *text = zavod_input_item_field (ZAVOD_NAMES_LIST, id, "text");
  g_autofree char *language = zavod_input_item_field (ZAVOD_NAMES_LIST, id, "language");
  ZavodInputRow row = {
    input, edit, "name", id, .inserts = !zavod_input_is_original_item (input, ZAVOD_NAMES_LIST, id),
  };

  if (row.inserts)
    {
      zavod_input_row_begin (&row);
      zavod_edit_set_integer (edit, owner_column, owner);
      zavod_edit_set_text (edit, "kind", "spelling");
    }
  zavod_input_row_write_text (&row, text, "text");
  zavod_input_row_write_text (&row, language, "language");
}

/**
 * zavod_names_input_write:
 * @owner_column: the column that says whose name it is: "site_id"
 *
 * Writes the names that were added, changed and removed.
 */
void
zavod_names_input_write (ZavodInput *input,
                         ZavodEdit  *edit,
                         const char *owner_column,
                         gint64      owner)
{
  g_autoptr (GArray) names = zavod_input_list_items (input, ZAVOD_NAMES_LIST);
  g_autoptr (GArray) removed = zavod_input_list_removed_items (input, ZAVOD_NAMES_LIST);

  for (guint i = 0; i < removed->len; i++)
    zavod_edit_delete (edit, "name", g_array_index (removed, gint64, i));
  for (guint i = 0; i < names->len; i++)
    write_name (input, edit, owner_column, owner, g_array_index (names, gint64, i));
}
