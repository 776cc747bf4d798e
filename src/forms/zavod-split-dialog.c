/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-split-dialog.h"

#include <glib/gi18n.h>

#include "zavod-claim-split.h"
#include "zavod-discard-dialog.h"
#include "zavod-fields.h"
#include "zavod-suggestions.h"

enum
{
  ACTORS,
  PRODUCTS,
  PROGRAMMES,
  N_NOUNS
};

struct _ZavodSplitDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  gint64 claim_id;
  GCancellable *cancellable;
  guint n_read;            /* how many kinds of nouns are there */
  GPtrArray *nouns[N_NOUNS];   /* ZavodReference */
  ZavodFields *fields[2];  /* of the statement itself, and of the second; NULL: not read yet */
  GPtrArray *suggestions;  /* ZavodSuggestions */

  AdwWindowTitle *title;
  GtkWidget *split;
  AdwBanner *failure;
  GtkStack *stack;
  AdwPreferencesGroup *groups[2];
};

G_DEFINE_FINAL_TYPE (ZavodSplitDialog, zavod_split_dialog, ADW_TYPE_DIALOG)

static const char *const noun_tables[N_NOUNS] = { "actor", "product", "programme" };

/* What two statements of one kind may differ in; all else can be corrected in their forms. */
static const struct
{
  const char *field;
  const char *title;
  int vocabulary;          /* -1: it is text */
  int nouns;               /* -1: it is no name */
} rows[] = {
  { "status", N_("Status"), ZAVOD_VOCABULARY_STATUS, -1 },
  { "actor", N_("Company, authority or person"), -1, ACTORS },
  { "role", N_("Role"), ZAVOD_VOCABULARY_ROLE, -1 },
  { "share", N_("Share in percent"), -1, -1 },
  { "product", N_("Brand or model"), -1, PRODUCTS },
  { "value", N_("Value as written"), -1, -1 },
  { "bound", N_("Bound"), ZAVOD_VOCABULARY_BOUND, -1 },
  { "unit", N_("Unit"), ZAVOD_VOCABULARY_UNIT, -1 },
  { "period", N_("Period"), ZAVOD_VOCABULARY_PERIOD, -1 },
  { "topic", N_("What exactly, such as exports"), -1, -1 },
  { "vehicle_class", N_("Vehicle class"), ZAVOD_VOCABULARY_VEHICLE_CLASS, -1 },
  { "scope", N_("Only for which brand or model"), -1, PRODUCTS },
  { "stage", N_("Stage, such as 1"), -1, -1 },
  { "modality", N_("Planned or actual"), ZAVOD_VOCABULARY_MODALITY, -1 },
  { "since", N_("Since"), -1, -1 },
  { "until", N_("Until"), -1, -1 },
};

static void
tell (ZavodSplitDialog *self,
      const char       *words)
{
  adw_banner_set_title (self->failure, words);
  adw_banner_set_revealed (self->failure, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static ZavodInput *
get_input (ZavodSplitDialog *self,
           guint             part)
{
  return zavod_fields_get_input (self->fields[part]);
}

/* ---- rows ---- */

static GtkWidget *
create_text_row (ZavodSplitDialog *self,
                 guint             part,
                 guint             i)
{
  GtkWidget *row = adw_entry_row_new ();

  zavod_fields_bind_text (self->fields[part], rows[i].field, GTK_EDITABLE (row), row);
  if (rows[i].nouns >= 0)
    g_ptr_array_add (self->suggestions, zavod_suggestions_new (ADW_ENTRY_ROW (row), self->nouns[rows[i].nouns]));

  return row;
}

static GtkWidget *
create_words_row (ZavodSplitDialog *self,
                  guint             part,
                  guint             i)
{
  GtkWidget *row = adw_combo_row_new ();

  zavod_fields_bind_words (self->fields[part], rows[i].field, ADW_COMBO_ROW (row), (ZavodVocabulary) rows[i].vocabulary,
                           _("Not stated"));

  return row;
}

/* Returns: (transfer none): the first of them */
static GtkWidget *
add_rows (ZavodSplitDialog *self,
          guint             part)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row;

      if (!zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (get_input (self, part)), rows[i].field))
        continue;

      row = rows[i].vocabulary >= 0 ? create_words_row (self, part, i) : create_text_row (self, part, i);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(rows[i].title));
      adw_preferences_group_add (self->groups[part], row);
      first = first != NULL ? first : row;
    }

  return first;
}

/* ---- reading ---- */

static void
take_claim (ZavodSplitDialog *self,
            const ZavodClaim *claim)
{
  GtkWidget *first[2];
  g_autofree char *title = NULL;

  for (guint part = 0; part < 2; part++)
    {
      g_autoptr (ZavodClaimInput) input = part == 0 ? zavod_claim_input_new_from_claim (claim)
                                                    : zavod_claim_input_new_copy (claim);

      zavod_claim_input_set_nouns (input, self->nouns[ACTORS], self->nouns[PRODUCTS], self->nouns[PROGRAMMES]);
      self->fields[part] = zavod_fields_new (ZAVOD_INPUT (input));
      first[part] = add_rows (self, part);
    }

  /* Translators: the dialog that splits a statement: "Split “Capacity”" */
  title = g_strdup_printf (_("Split “%s”"), zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, claim->property));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, zavod_claim_input_get_subject (ZAVOD_CLAIM_INPUT (get_input (self, 0))));
  gtk_stack_set_visible_child_name (self->stack, "parts");
  gtk_widget_set_sensitive (self->split, !zavod_session_is_read_only (self->session));
  adw_dialog_set_focus (ADW_DIALOG (self), first[0]);  /* now, or when the dialog is shown */
}

static void
on_claims_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodSplitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = zavod_store_statements_finish (ZAVOD_STORE (source), result, &error);

  if (self->stack == NULL)
    return;

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    if (((ZavodClaim *) claims->pdata[i])->id == self->claim_id)
      {
        take_claim (self, claims->pdata[i]);
        return;
      }

  tell (self, claims != NULL ? _("This statement was deleted meanwhile.") : error->message);
}

static void read_next (ZavodSplitDialog *self);

static void
on_nouns_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (ZavodSplitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *nouns = zavod_store_references_finish (ZAVOD_STORE (source), result, &error);

  if (self->stack == NULL)
    g_clear_pointer (&nouns, g_ptr_array_unref);
  else if (nouns == NULL)
    tell (self, error->message);
  else
    {
      self->nouns[self->n_read++] = nouns;
      read_next (self);
    }
}

/* What may be named, one kind after the other; then the statement. */
static void
read_next (ZavodSplitDialog *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);

  if (self->n_read < N_NOUNS)
    zavod_store_references_async (store, noun_tables[self->n_read], self->cancellable, on_nouns_read, g_object_ref (self));
  else
    zavod_store_statements_beside_async (store, self->claim_id, self->cancellable, on_claims_read, g_object_ref (self));
}

/* ---- the edit ---- */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodSplitDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zavod_session_edit_finish (ZAVOD_SESSION (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (self->stack == NULL)
    return;

  tell (self, error->message);
  gtk_widget_set_sensitive (self->split, TRUE);
}

/* A field that the dialog does not have may have a problem too: that is told by the banner. */
static void
show_problem (ZavodSplitDialog *self,
              guint             part,
              const char       *field)
{
  g_autoptr (ZavodProblem) problem = zavod_input_check (get_input (self, part), field);

  if (zavod_fields_get_title (self->fields[part], field) != NULL)
    zavod_fields_focus (self->fields[part], field);
  else
    tell (self, problem->words);
}

/* Returns: whether one of the parts has a problem */
static gboolean
show_problems (ZavodSplitDialog *self)
{
  for (guint part = 0; part < 2; part++)
    {
      g_autofree char *field = NULL;

      zavod_fields_show_all (self->fields[part]);
      field = zavod_input_find_problem (get_input (self, part));
      if (field != NULL)
        {
          show_problem (self, part, field);
          return TRUE;
        }
    }

  return FALSE;
}

static void
on_split (ZavodSplitDialog *self)
{
  ZavodClaimInput *first, *second;
  g_autoptr (ZavodEdit) edit = NULL;

  if (self->fields[1] == NULL || show_problems (self))
    return;

  first = ZAVOD_CLAIM_INPUT (get_input (self, 0));
  second = ZAVOD_CLAIM_INPUT (get_input (self, 1));
  if (!zavod_claim_split_differs (first, second))
    {
      tell (self, _("Both say the same still. Change what each of them is about."));
      return;
    }

  adw_banner_set_revealed (self->failure, FALSE);
  gtk_widget_set_sensitive (self->split, FALSE);
  edit = zavod_claim_split_new (first, second);
  zavod_session_edit_async (self->session, edit, NULL, on_saved, g_object_ref (self));
}

/* ---- the dialog ---- */

static void
on_discard_answered (AdwAlertDialog   *dialog,
                     const char       *response,
                     ZavodSplitDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* The second is as new: what was typed into it is what tells it from the first. */
static void
on_close_attempt (ZavodSplitDialog *self)
{
  AdwDialog *dialog;

  if (self->fields[1] == NULL
      || !(zavod_input_is_changed (get_input (self, 0))
           || zavod_claim_split_differs (ZAVOD_CLAIM_INPUT (get_input (self, 0)),
                                         ZAVOD_CLAIM_INPUT (get_input (self, 1)))))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  dialog = zavod_discard_dialog_new ();
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_cancel (ZavodSplitDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
zavod_split_dialog_dispose (GObject *object)
{
  ZavodSplitDialog *self = ZAVOD_SPLIT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  for (guint part = 0; part < 2; part++)
    if (self->fields[part] != NULL)
      {
        g_object_run_dispose (G_OBJECT (self->fields[part]));
        g_clear_object (&self->fields[part]);
      }
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_SPLIT_DIALOG);
  for (guint i = 0; i < N_NOUNS; i++)
    g_clear_pointer (&self->nouns[i], g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (zavod_split_dialog_parent_class)->dispose (object);
}

static void
zavod_split_dialog_class_init (ZavodSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_split_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodSplitDialog, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodSplitDialog, split);
  gtk_widget_class_bind_template_child (widget_class, ZavodSplitDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, ZavodSplitDialog, stack);
  gtk_widget_class_bind_template_child_full (widget_class, "first", FALSE,
                                             G_STRUCT_OFFSET (ZavodSplitDialog, groups[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "second", FALSE,
                                             G_STRUCT_OFFSET (ZavodSplitDialog, groups[1]));
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_split);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
}

static void
zavod_split_dialog_init (ZavodSplitDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_split_dialog_new:
 * @session: with an open atlas
 * @claim_id: a statement that the atlas has
 */
AdwDialog *
zavod_split_dialog_new (ZavodSession *session,
                        gint64        claim_id)
{
  ZavodSplitDialog *self = g_object_new (ZAVOD_TYPE_SPLIT_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->claim_id = claim_id;
  read_next (self);

  return ADW_DIALOG (self);
}
