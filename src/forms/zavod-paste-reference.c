/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-paste-reference.h"

#include <string.h>

#include "zavod-reference-text.h"

#include <glib/gi18n.h>

typedef struct
{
  ZavodForm *form;
  gint64 citation;   /* whose new source is described; 0: the form is that of a source */
} Pasting;

static void
pasting_free (Pasting *self)
{
  g_object_unref (self->form);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

/* What the reference does not say stays as it was typed. */
static void
fill (const Pasting            *pasting,
      const ZavodReferenceText *reference)
{
  ZavodInput *input = zavod_form_get_input (pasting->form);

  const struct
  {
    const char *field;
    const char *text;
  } fields[] = {
    { "title", reference->title },       { "kind", reference->kind },
    { "publisher", reference->publisher }, { "published", reference->published },
    { "published_text", reference->published_text }, { "url", reference->url },
    { "language", reference->language }, { "note", reference->note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *item_field = zavod_input_item_field ("citations", pasting->citation, fields[i].field);

      if (fields[i].text != NULL)
        zavod_input_type (input, pasting->citation != 0 ? item_field : fields[i].field, fields[i].text);
    }
}

static char *
join_names (GPtrArray *names)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (names, i));

  return g_string_free_and_steal (joined);
}

/* What was read, and what was not. */
static char *
describe (const ZavodReferenceText *reference)
{
  GString *words = g_string_new (NULL);

  if (reference->n_entries > 1)
    g_string_append_printf (words, ngettext ("Filled in from the first of %u reference.",
                                             "Filled in from the first of %u references.", reference->n_entries),
                            reference->n_entries);
  else
    g_string_append (words, _("Filled in from the reference."));
  if (reference->left_out->len > 0)
    {
      g_autofree char *names = join_names (reference->left_out);

      g_string_append_c (words, ' ');
      /* Translators: names of fields, as the reference has them: "pages, volume" */
      g_string_append_printf (words, _("Left out: %s."), names);
    }

  return g_string_free_and_steal (words);
}

static void
on_text_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Pasting) pasting = user_data;
  ZavodForm *form = pasting->form;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (ZavodReferenceText) reference = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (zavod_form_is_done (form) || zavod_form_get_input (form) == NULL)
    return;
  if (text == NULL)
    {
      zavod_form_tell (form, _("There is no text on the clipboard. Copy a reference as BibTeX, RIS or CSL JSON."));
      return;
    }

  reference = zavod_reference_text_parse (text, strlen (text), &error);
  if (reference == NULL)
    {
      zavod_form_tell (form, error->message);
      return;
    }

  fill (pasting, reference);
  words = describe (reference);
  zavod_form_tell (form, words);
}

/**
 * zavod_paste_reference:
 * @form: that of a source, or of a statement
 * @citation: of a statement, which has a new source; 0 for the form of a source
 *
 * Reads the clipboard, fills in what the reference there says, and tells in the form's banner what was read and what not.
 */
void
zavod_paste_reference (ZavodForm *form,
                       gint64     citation)
{
  Pasting *pasting;

  g_return_if_fail (ZAVOD_IS_FORM (form));

  pasting = g_new (Pasting, 1);
  *pasting = (Pasting) { g_object_ref (form), citation };
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (form)), NULL, on_text_read, pasting);
}
