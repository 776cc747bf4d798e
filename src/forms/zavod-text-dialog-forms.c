/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms beside the text: of a statement that is made of a passage, and of what it may be about. */

#include "zavod-text-dialog-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "zavod-claim-form.h"
#include "zavod-noun-form.h"
#include "zavod-site-form.h"

#define NAME_LENGTH 120   /* characters: what is longer is no name, and no headline */

static void
enable_taking (ZavodTextDialog *self,
               gboolean         enabled)
{
  static const char *const actions[] = { "text.take", "text.new-site", "text.new-noun", "text.new-source" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

/* One goes on with the next number. */
static void
on_done (ZavodForm       *form,
         ZavodTextDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  adw_navigation_split_view_set_content (self->split, self->hint_page);
  enable_taking (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  if (self->has_saved && self->next > 0)
    zavod_text_dialog_select_mention (self, self->next, FALSE);
  self->next = 0;
}

static void
on_made (ZavodForm       *form,
         guint            noun,
         gint64           id,
         ZavodTextDialog *self)
{
  zavod_noun_row_choose (noun == ZAVOD_NOUN_SOURCE ? self->source_row : self->subject_row, noun, id);
}

static void show_form (ZavodTextDialog *self,
                       GtkWidget       *form);

static void
on_next (ZavodForm       *form,
         ZavodForm       *next,
         ZavodTextDialog *self)
{
  show_form (self, GTK_WIDGET (next));
}

static void
show_form (ZavodTextDialog *self,
           GtkWidget       *form)
{
  g_signal_connect_object (form, "done", G_CALLBACK (on_done), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (form, "next", G_CALLBACK (on_next), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (form, "made", G_CALLBACK (on_made), self, G_CONNECT_DEFAULT);
  self->has_saved = FALSE;
  enable_taking (self, FALSE);
  adw_navigation_split_view_set_content (self->split, ADW_NAVIGATION_PAGE (form));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* Returns: (transfer full) (nullable): what is selected, if it may be a name */
static char *
get_selected_name (ZavodTextDialog *self)
{
  GtkTextIter start, end;
  g_autofree char *name = NULL;

  if (!gtk_text_buffer_get_selection_bounds (zavod_text_dialog_get_buffer (self), &start, &end))
    return NULL;

  name = g_strstrip (gtk_text_buffer_get_slice (zavod_text_dialog_get_buffer (self), &start, &end, TRUE));
  if (*name == '\0' || strchr (name, '\n') != NULL || g_utf8_strlen (name, -1) > NAME_LENGTH)
    return NULL;

  return g_steal_pointer (&name);
}

static void
show_noun_form (ZavodTextDialog *self,
                GtkWidget       *form,
                const char      *field,
                const char      *name)
{
  if (name != NULL)
    zavod_form_begin_with (ZAVOD_FORM (form), field, name);
  show_form (self, form);
}

static void
action_new_site (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  ZavodTextDialog *self = ZAVOD_TEXT_DIALOG (widget);
  g_autofree char *name = get_selected_name (self);

  show_noun_form (self, zavod_site_form_new (self->session, 0), "name", name);
}

static void
action_new_noun (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  ZavodTextDialog *self = ZAVOD_TEXT_DIALOG (widget);
  ZavodNoun noun = zavod_noun_from_table (g_variant_get_string (parameter, NULL));
  g_autofree char *name = get_selected_name (self);

  if (noun == ZAVOD_NOUN_ACTOR || noun == ZAVOD_NOUN_PRODUCT || noun == ZAVOD_NOUN_PROGRAMME)
    show_noun_form (self, zavod_noun_form_new (self->session, noun, 0), "name", name);
}

/* An article begins with its headline. */
static char *
find_headline (const char *article)
{
  g_autofree char *line = g_strndup (article, strcspn (article, "\r\n"));

  g_strstrip (line);
  if (*line == '\0' || g_str_has_suffix (line, ".") || g_utf8_strlen (line, -1) > NAME_LENGTH)
    return NULL;

  return g_steal_pointer (&line);
}

static void
action_new_source (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  ZavodTextDialog *self = ZAVOD_TEXT_DIALOG (widget);
  g_autofree char *article = zavod_text_dialog_dup_article (self);
  g_autofree char *headline = find_headline (article);

  show_noun_form (self, zavod_noun_form_new (self->session, ZAVOD_NOUN_SOURCE, 0), "title", headline);
}

/* A site that is named is what it is about. Others are named with one, and are only better than nothing. */
static void
choose_named (ZavodTextDialog *self,
              const char      *words)
{
  g_autoptr (GArray) names = zavod_known_names_find (self->names, words);

  for (guint i = 0; i < names->len; i++)
    {
      const ZavodKnownName *name = &g_array_index (names, ZavodKnownName, i);

      if (name->noun != ZAVOD_NOUN_SITE && zavod_noun_row_is_chosen (self->subject_row))
        continue;
      zavod_noun_row_choose (self->subject_row, name->noun, name->id);
      if (name->noun == ZAVOD_NOUN_SITE)
        return;
    }
}

/* "It", in a passage that names nothing, is what the text spoke of before. */
static void
guess_subject (ZavodTextDialog    *self,
               const char         *article,
               const ZavodPassage *passage)
{
  g_autofree char *before = g_strndup (article, passage->start);

  if (self->names == NULL)
    return;

  choose_named (self, passage->quote);
  if (!zavod_noun_row_is_chosen (self->subject_row))
    choose_named (self, before);
}

static void
show_claim_form (ZavodTextDialog *self,
                 ZavodPassage    *passage)
{
  const char *country = zavod_noun_row_get_country (self->subject_row);
  const ZavodSubjects kind = country != NULL ? ZAVOD_SUBJECT_COUNTRY
                                             : zavod_noun_get_subject (zavod_noun_row_get_noun (self->subject_row));
  GtkWidget *form = zavod_claim_form_new_for_passage (self->session, kind, zavod_noun_row_get_id (self->subject_row),
                                                      zavod_noun_row_get_id (self->source_row), passage);

  if (country != NULL)
    zavod_form_begin_with (ZAVOD_FORM (form), "country", country);
  show_form (self, form);
}

/* Returns: whether it is known whose words they are and whom they are about; else one is led there */
static gboolean
is_settled (ZavodTextDialog *self)
{
  ZavodNounRow *row = zavod_noun_row_is_chosen (self->source_row) ? self->subject_row : self->source_row;

  if (zavod_noun_row_is_chosen (row))
    return TRUE;

  zavod_text_dialog_tell (self, row == self->source_row ? _("Choose the source of the text first, or make it.")
                                      : _("Choose what the passage is about, or make it."));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static void
action_take (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  ZavodTextDialog *self = ZAVOD_TEXT_DIALOG (widget);
  g_autofree char *article = zavod_text_dialog_dup_article (self);
  g_autoptr (GArray) mentions = zavod_text_dialog_get_mentions (self, article);
  g_autoptr (ZavodPassage) passage = NULL;
  gsize start, end;

  zavod_text_dialog_get_selection (self, article, &start, &end);
  passage = zavod_passage_new (article, mentions, start, end);
  if (passage == NULL)
    {
      zavod_text_dialog_tell (self, _("Select a passage of the text first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
      return;
    }

  guess_subject (self, article, passage);
  if (!is_settled (self))
    return;

  self->next = MAX (end, start + 1);
  show_claim_form (self, g_steal_pointer (&passage));
}

void
zavod_text_dialog_class_install_forms (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text.take", NULL, action_take);
  gtk_widget_class_install_action (widget_class, "text.new-site", NULL, action_new_site);
  gtk_widget_class_install_action (widget_class, "text.new-noun", "s", action_new_noun);
  gtk_widget_class_install_action (widget_class, "text.new-source", NULL, action_new_source);
}
