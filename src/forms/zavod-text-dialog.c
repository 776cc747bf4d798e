/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-text-dialog-private.h"

#include <glib/gi18n.h>

#include "zavod-mentions.h"
#include "zavod-text-file.h"
#include "zavod-toast.h"

#define DELAY_MS 150      /* after the last letter, before the text is read again */

G_DEFINE_FINAL_TYPE (ZavodTextDialog, zavod_text_dialog, ADW_TYPE_DIALOG)

GtkTextBuffer *
zavod_text_dialog_get_buffer (ZavodTextDialog *self)
{
  return gtk_text_view_get_buffer (self->text_view);
}

char *
zavod_text_dialog_dup_article (ZavodTextDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (zavod_text_dialog_get_buffer (self), &start, &end);
  return gtk_text_buffer_get_slice (zavod_text_dialog_get_buffer (self), &start, &end, TRUE);
}

void
zavod_text_dialog_tell (ZavodTextDialog *self,
                        const char      *words)
{
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, zavod_toast_new (words));
}

/* ---- what is marked ---- */

static void
show_counts (ZavodTextDialog *self)
{
  const guint n_mentions = self->reading->mentions->len, n_taken = self->reading->taken->len;
  /* Translators: numbers and dates are underlined in the text */
  g_autofree char *mentions = g_strdup_printf (ngettext ("%u number or date (underlined)", "%u numbers and dates (underlined)",
                                                         n_mentions), n_mentions);
  /* Translators: passages of which there are statements are tinted */
  g_autofree char *taken = g_strdup_printf (ngettext ("%u passage taken (tinted)", "%u passages taken (tinted)", n_taken),
                                            n_taken);
  g_autofree char *words = g_strconcat (mentions, " · ", taken, NULL);

  gtk_label_set_text (self->counts_label, *self->reading->article != '\0' ? words : "");
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodTextDialog) self = user_data;
  ZavodTextReading *reading = zavod_text_read_finish (result, NULL);

  if (reading == NULL || self->marks == NULL)
    {
      g_clear_pointer (&reading, zavod_text_reading_free);
      return;
    }

  g_clear_pointer (&self->reading, zavod_text_reading_free);
  self->reading = reading;
  zavod_text_marks_show (self->marks, reading->article, reading->mentions, reading->taken);
  show_counts (self);
}

static void
read_text (ZavodTextDialog *self)
{
  static const char *const none[] = { NULL };
  g_autofree char *article = zavod_text_dialog_dup_article (self);

  g_cancellable_cancel (self->current);
  g_clear_object (&self->current);
  self->current = g_cancellable_new ();
  zavod_text_read_async (article, self->quotes != NULL ? (const char *const *) self->quotes : none, self->current, on_read,
                         g_object_ref (self));
}

static void
on_delay (gpointer user_data)
{
  ZavodTextDialog *self = user_data;

  self->read_source = 0;
  read_text (self);
}

static void
on_text_changed (ZavodTextDialog *self)
{
  g_autofree char *article = zavod_text_dialog_dup_article (self);

  gtk_widget_set_visible (self->invitation, *article == '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.clear", *article != '\0');
  zavod_draft_set_text (self->draft, "text", *article != '\0' ? article : NULL);
  g_cancellable_cancel (self->current);
  g_clear_handle_id (&self->read_source, g_source_remove);
  self->read_source = g_timeout_add_once (DELAY_MS, on_delay, self);
}

/* ---- the source ---- */

static GStrv
list_quotes (const ZavodNounRecord *record)
{
  g_autoptr (GStrvBuilder) quotes = g_strv_builder_new ();

  for (guint i = 0; i < record->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (record->claims, i);

      for (guint j = 0; j < claim->citations->len; j++)
        {
          const ZavodCitation *citation = g_ptr_array_index (claim->citations, j);

          if (citation->source_id == record->id && citation->quote != NULL)
            g_strv_builder_add (quotes, citation->quote);
        }
    }

  return g_strv_builder_end (quotes);
}

static void
on_source_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodTextDialog) self = user_data;
  g_autoptr (ZavodNounRecord) record = zavod_store_noun_finish (ZAVOD_STORE (source), result, NULL);

  if (record == NULL || self->marks == NULL || record->id != zavod_noun_row_get_id (self->source_row))
    return;

  g_clear_pointer (&self->quotes, g_strfreev);
  self->quotes = list_quotes (record);
  read_text (self);
}

static void
read_quotes (ZavodTextDialog *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  const gint64 id = zavod_noun_row_get_id (self->source_row);

  if (id != 0 && store != NULL)
    {
      zavod_store_noun_async (store, ZAVOD_NOUN_SOURCE, id, self->cancellable, on_source_read, g_object_ref (self));
      return;
    }

  g_clear_pointer (&self->quotes, g_strfreev);
  read_text (self);
}

static void
keep_choice (ZavodTextDialog *self,
             const char      *field,
             ZavodNounRow    *row)
{
  g_autofree char *text = zavod_noun_row_to_text (row);

  zavod_draft_set_text (self->draft, field, *text != '\0' ? text : NULL);
}

static void
on_source_chosen (ZavodTextDialog *self)
{
  if (self->draft == NULL)
    return;

  keep_choice (self, "source", self->source_row);
  read_quotes (self);
}

/* ---- whom it is about ---- */

static void
on_subject_chosen (ZavodTextDialog *self)
{
  if (self->draft != NULL)
    keep_choice (self, "about", self->subject_row);
}

static void
on_names (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodTextDialog) self = user_data;
  ZavodKnownNames *names = zavod_store_names_finish (ZAVOD_STORE (source), result, NULL);

  if (names == NULL)
    return;

  g_clear_pointer (&self->names, zavod_known_names_unref);
  self->names = names;
}

static void
read_names (ZavodTextDialog *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);

  if (store != NULL)
    zavod_store_names_async (store, &zavod_known_names_sink, zavod_known_names_new (),
                             (GDestroyNotify) zavod_known_names_unref, self->cancellable, on_names, g_object_ref (self));
}

/* ---- the passage ---- */

void
zavod_text_dialog_get_selection (ZavodTextDialog *self,
                                 const char      *article,
                                 gsize           *start,
                                 gsize           *end)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_selection_bounds (zavod_text_dialog_get_buffer (self), &first, &last);
  *start = zavod_text_marks_get_byte (article, &first);
  *end = zavod_text_marks_get_byte (article, &last);
}

/* Returns: (transfer full): what the text mentions, as it stands here now */
GArray *
zavod_text_dialog_get_mentions (ZavodTextDialog *self,
                                const char      *article)
{
  if (self->reading != NULL && g_str_equal (self->reading->article, article))
    return g_array_ref (self->reading->mentions);

  return zavod_mentions_find (article);
}

static void
select_bytes (ZavodTextDialog *self,
              const char      *article,
              gsize            start,
              gsize            end)
{
  GtkTextIter first, last;

  zavod_text_marks_get_iter (zavod_text_dialog_get_buffer (self), article, start, &first);
  zavod_text_marks_get_iter (zavod_text_dialog_get_buffer (self), article, end, &last);
  gtk_text_buffer_select_range (zavod_text_dialog_get_buffer (self), &first, &last);
  gtk_text_view_scroll_to_iter (self->text_view, &first, 0.1, FALSE, 0, 0);
}

/* Selects the first that begins at @from or later, or the last that ends before it. Returns: whether there is one */
gboolean
zavod_text_dialog_select_mention (ZavodTextDialog *self,
                                  gsize            from,
                                  gboolean         backwards)
{
  g_autofree char *article = zavod_text_dialog_dup_article (self);
  g_autoptr (GArray) mentions = zavod_text_dialog_get_mentions (self, article);
  const ZavodMention *found = NULL;

  for (guint i = 0; i < mentions->len && (backwards || found == NULL); i++)
    {
      const ZavodMention *mention = &g_array_index (mentions, ZavodMention, i);

      if (backwards ? mention->end <= from : mention->start >= from)
        found = mention;
    }
  if (found == NULL)
    return FALSE;

  select_bytes (self, article, found->start, found->end);
  return TRUE;
}

static void
go_to_mention (ZavodTextDialog *self,
               gboolean         backwards)
{
  g_autofree char *article = zavod_text_dialog_dup_article (self);
  gsize start, end;

  zavod_text_dialog_get_selection (self, article, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  if (!zavod_text_dialog_select_mention (self, backwards ? start : end, backwards))
    gtk_widget_error_bell (GTK_WIDGET (self->text_view));
}

static void
action_next (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  go_to_mention (ZAVOD_TEXT_DIALOG (widget), FALSE);
}

static void
action_previous (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  go_to_mention (ZAVOD_TEXT_DIALOG (widget), TRUE);
}

/* ---- the text ---- */

static void
action_clear (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ZavodTextDialog *self = ZAVOD_TEXT_DIALOG (widget);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (zavod_text_dialog_get_buffer (self), &start, &end);
  gtk_text_buffer_begin_user_action (zavod_text_dialog_get_buffer (self));
  gtk_text_buffer_delete (zavod_text_dialog_get_buffer (self), &start, &end);
  gtk_text_buffer_end_user_action (zavod_text_dialog_get_buffer (self));
  zavod_noun_row_choose_text (self->source_row, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodTextDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = zavod_text_file_open_finish (result, &error);

  if (text != NULL)
    gtk_text_buffer_set_text (zavod_text_dialog_get_buffer (self), text, -1);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    zavod_text_dialog_tell (self, error->message);
}

static void
action_open (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  zavod_text_file_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), on_file_read, g_object_ref (widget));
}

static void
action_close (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* ---- the atlas ---- */

static void
on_changed (ZavodTextDialog *self)
{
  read_names (self);
  read_quotes (self);
}

/* The window's toasts lie under the dialog. */
static void
on_edited (ZavodTextDialog *self,
           const char      *words,
           int              kind)
{
  self->has_saved |= kind == 0;
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, zavod_toast_new_for_edit (words, kind));
}

static void
restore (ZavodTextDialog *self)
{
  g_autofree char *text = zavod_draft_get_text (self->draft, "text");
  g_autofree char *source = zavod_draft_get_text (self->draft, "source");
  g_autofree char *about = zavod_draft_get_text (self->draft, "about");

  if (text != NULL)
    gtk_text_buffer_set_text (zavod_text_dialog_get_buffer (self), text, -1);
  if (source != NULL)
    zavod_noun_row_choose_text (self->source_row, source);
  if (about != NULL)
    zavod_noun_row_choose_text (self->subject_row, about);
}

static void
set_session (ZavodTextDialog *self,
             ZavodSession    *session)
{
  static const ZavodNoun sources[] = { ZAVOD_NOUN_SOURCE };
  static const ZavodNoun subjects[] = { ZAVOD_NOUN_SITE, ZAVOD_NOUN_ACTOR, ZAVOD_NOUN_PRODUCT, ZAVOD_NOUN_PROGRAMME };

  self->session = g_object_ref (session);
  zavod_noun_row_set_session (self->source_row, session, sources, G_N_ELEMENTS (sources), FALSE);
  zavod_noun_row_set_session (self->subject_row, session, subjects, G_N_ELEMENTS (subjects), TRUE);
  self->draft = zavod_draft_open (zavod_store_get_path (zavod_session_get_store (session)), "text");
  g_signal_connect_object (zavod_text_dialog_get_buffer (self), "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  restore (self);
  read_names (self);
}

static void
zavod_text_dialog_dispose (GObject *object)
{
  ZavodTextDialog *self = ZAVOD_TEXT_DIALOG (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->current);
  g_clear_object (&self->marks);
  g_clear_object (&self->draft);
  g_clear_object (&self->hint_page);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_TEXT_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_text_dialog_parent_class)->dispose (object);
}

static void
zavod_text_dialog_finalize (GObject *object)
{
  ZavodTextDialog *self = ZAVOD_TEXT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->current);
  g_clear_pointer (&self->names, zavod_known_names_unref);
  g_clear_pointer (&self->quotes, g_strfreev);
  g_clear_pointer (&self->reading, zavod_text_reading_free);

  G_OBJECT_CLASS (zavod_text_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text.next", NULL, action_next);
  gtk_widget_class_install_action (widget_class, "text.previous", NULL, action_previous);
  gtk_widget_class_install_action (widget_class, "text.open", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "text.clear", NULL, action_clear);
  gtk_widget_class_install_action (widget_class, "text.close", NULL, action_close);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_NOUN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-text-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, split);
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, hint_page);
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, subject_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, invitation);
  gtk_widget_class_bind_template_child (widget_class, ZavodTextDialog, counts_label);
  gtk_widget_class_bind_template_callback (widget_class, on_source_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_subject_chosen);
}

static void
zavod_text_dialog_class_init (ZavodTextDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_text_dialog_dispose;
  object_class->finalize = zavod_text_dialog_finalize;
  install_actions (widget_class);
  zavod_text_dialog_class_install_forms (widget_class);
  bind_template (widget_class);
}

/* On a phone the page of the text is put into another holder when the dialog has come up, and the keyboard falls out of it. */
static void
on_collapsed (ZavodTextDialog *self)
{
  if (!adw_navigation_split_view_get_show_content (self->split))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* The text would take Ctrl+Enter for a new line, and keeps Escape: these keys come first while the keyboard is in it. */
static void
add_shortcuts (ZavodTextDialog *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } shortcuts[] = {
    { "<Control>Return|<Control>KP_Enter", "text.take" },
    { "<Control>g", "text.next" },
    { "<Control><Shift>g", "text.previous" },
    { "<Control>n", "text.new-site" },
    { "Escape", "text.close" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                                                            gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (adw_navigation_split_view_get_sidebar (self->split)), controller);
}

static void
zavod_text_dialog_init (ZavodTextDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->hint_page);
  self->cancellable = g_cancellable_new ();
  self->marks = zavod_text_marks_new (zavod_text_dialog_get_buffer (self));
  add_shortcuts (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.clear", FALSE);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->text_view));
  g_signal_connect_swapped (self->split, "notify::collapsed", G_CALLBACK (on_collapsed), self);
}

/**
 * zavod_text_dialog_new:
 * @session: with an open atlas
 *
 * Returns: the dialog, with the text that was in it last
 */
AdwDialog *
zavod_text_dialog_new (ZavodSession *session)
{
  ZavodTextDialog *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_session_get_store (session) != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_TEXT_DIALOG, NULL);
  set_session (self, session);

  return ADW_DIALOG (self);
}
