/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-unite-dialog.h"

#include <glib/gi18n.h>

#include "zavod-suggestions.h"

/* One of the two records. */
typedef struct
{
  gint64 id;               /* 0: the second is not chosen yet */
  char *name;
  ZavodNounUses *uses;     /* NULL: not read yet */
} Side;

struct _ZavodUniteDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;
  ZavodNoun noun;
  Side sides[2];
  GPtrArray *references;           /* ZavodReference: all others of the kind */
  GHashTable *by_name;             /* name → ZavodReference */
  ZavodSuggestions *suggestions;

  AdwWindowTitle *title;
  GtkWidget *merge;
  AdwBanner *failure;
  AdwEntryRow *other_row;
  GtkWidget *stay_group;
  AdwActionRow *first_row;
  AdwActionRow *second_row;
  GtkCheckButton *first_check;
  GtkWidget *second_check;
  GtkWidget *moves_group;
  GtkListBox *moves;
};

G_DEFINE_FINAL_TYPE (ZavodUniteDialog, zavod_unite_dialog, ADW_TYPE_DIALOG)

static void
side_clear (Side *side)
{
  side->id = 0;
  g_clear_pointer (&side->name, g_free);
  g_clear_pointer (&side->uses, g_free);
}

static const Side *
get_kept (ZavodUniteDialog *self)
{
  return &self->sides[gtk_check_button_get_active (self->first_check) ? 0 : 1];
}

static const Side *
get_gone (ZavodUniteDialog *self)
{
  return &self->sides[gtk_check_button_get_active (self->first_check) ? 1 : 0];
}

static void
tell (ZavodUniteDialog *self,
      const char       *words)
{
  adw_banner_set_title (self->failure, words);
  adw_banner_set_revealed (self->failure, TRUE);
}

/* ---- what moves ---- */

static char *
count_naming (ZavodNoun noun,
              guint     n)
{
  return noun == ZAVOD_NOUN_SOURCE
           ? g_strdup_printf (ngettext ("%u statement taken from it", "%u statements taken from it", n), n)
           : g_strdup_printf (ngettext ("%u statement that names it", "%u statements that name it", n), n);
}

static char *
count_members (ZavodNoun noun,
               guint     n)
{
  return noun == ZAVOD_NOUN_PLACE ? g_strdup_printf (ngettext ("%u site there", "%u sites there", n), n)
                                  : g_strdup_printf (ngettext ("%u model of the brand", "%u models of the brand", n), n);
}

/* Returns: (transfer full): what stands on a record, a phrase for each kind */
static char **
list_uses (ZavodNoun            noun,
           const ZavodNounUses *uses)
{
  g_autoptr (GStrvBuilder) phrases = g_strv_builder_new ();

  if (uses->n_about > 0)
    g_strv_builder_take (phrases, g_strdup_printf (ngettext ("%u statement about it", "%u statements about it",
                                                             uses->n_about), uses->n_about));
  if (uses->n_naming > 0)
    g_strv_builder_take (phrases, count_naming (noun, uses->n_naming));
  if (uses->n_members > 0)
    g_strv_builder_take (phrases, count_members (noun, uses->n_members));
  if (uses->n_names > 0)
    g_strv_builder_take (phrases, g_strdup_printf (ngettext ("%u other name", "%u other names", uses->n_names),
                                                   uses->n_names));

  return g_strv_builder_end (phrases);
}

static void
add_move (ZavodUniteDialog *self,
          const char       *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_list_box_append (self->moves, row);
}

static void
add_name_move (ZavodUniteDialog *self)
{
  const Side *gone = get_gone (self);
  g_autofree char *words = NULL;

  if (g_str_equal (gone->name, get_kept (self)->name))
    return;

  /* Translators: a name that a record had; a source has one title only */
  words = g_strdup_printf (self->noun == ZAVOD_NOUN_SOURCE ? _("The title “%s”, into its note")
                                                           : _("The name “%s”, as another name"), gone->name);
  add_move (self, words);
}

static void
show_moves (ZavodUniteDialog *self)
{
  g_auto (GStrv) phrases = list_uses (self->noun, get_gone (self)->uses);

  gtk_list_box_remove_all (self->moves);
  for (guint i = 0; phrases[i] != NULL; i++)
    add_move (self, phrases[i]);
  add_name_move (self);
  gtk_widget_set_visible (GTK_WIDGET (self->moves), gtk_widget_get_first_child (GTK_WIDGET (self->moves)) != NULL);
}

static void
show_side (ZavodUniteDialog *self,
           AdwActionRow     *row,
           const Side       *side)
{
  g_auto (GStrv) phrases = list_uses (self->noun, side->uses);
  g_autofree char *subtitle = g_strjoinv (" · ", phrases);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), side->name);
  adw_action_row_set_subtitle (row, subtitle);
}

static void
update (ZavodUniteDialog *self)
{
  const gboolean is_ready = self->sides[0].uses != NULL && self->sides[1].uses != NULL;

  gtk_widget_set_visible (self->stay_group, is_ready);
  gtk_widget_set_visible (self->moves_group, is_ready);
  gtk_widget_set_sensitive (self->merge, is_ready && !zavod_session_is_read_only (self->session));
  if (!is_ready)
    return;

  show_side (self, self->first_row, &self->sides[0]);
  show_side (self, self->second_row, &self->sides[1]);
  show_moves (self);
}

static void
on_toggled (ZavodUniteDialog *self)
{
  if (self->sides[0].uses != NULL && self->sides[1].uses != NULL)
    show_moves (self);
}

/* ---- which two ---- */

typedef struct
{
  ZavodUniteDialog *dialog;
  guint side;
  gint64 id;
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->dialog);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
on_uses_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  ZavodUniteDialog *self = asking->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree ZavodNounUses *uses = zavod_store_noun_uses_finish (ZAVOD_STORE (source), result, &error);

  /* another was chosen meanwhile, or the dialog is closed */
  if (self->merge == NULL || self->sides[asking->side].id != asking->id)
    return;
  if (uses == NULL)
    {
      tell (self, error->message);
      return;
    }

  g_free (self->sides[asking->side].uses);
  self->sides[asking->side].uses = g_steal_pointer (&uses);
  update (self);
}

static void
set_side (ZavodUniteDialog *self,
          guint             side,
          gint64            id,
          const char       *name)
{
  Asking *asking = g_new (Asking, 1);

  side_clear (&self->sides[side]);
  self->sides[side].id = id;
  self->sides[side].name = g_strdup (name);
  *asking = (Asking) { g_object_ref (self), side, id };
  zavod_store_noun_uses_async (zavod_session_get_store (self->session), self->noun, id, self->cancellable, on_uses_read,
                               asking);
}

static void
on_other_changed (ZavodUniteDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->other_row));
  const ZavodReference *other = self->by_name != NULL ? g_hash_table_lookup (self->by_name, text) : NULL;

  if (other != NULL && other->id == self->sides[1].id)
    return;
  if (other != NULL)
    set_side (self, 1, other->id, other->name);
  else
    side_clear (&self->sides[1]);
  update (self);
}

static void
take_references (ZavodUniteDialog *self,
                 GPtrArray        *references)
{
  self->references = g_ptr_array_ref (references);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = references->len; i > 0; i--)
    {
      ZavodReference *reference = g_ptr_array_index (references, i - 1);

      if (reference->id == self->sides[0].id)
        g_ptr_array_remove_index (references, i - 1);
      else
        g_hash_table_insert (self->by_name, reference->name, reference);
    }

  self->suggestions = zavod_suggestions_new (self->other_row, references);
  on_other_changed (self);
}

static void
on_references_read (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (ZavodUniteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) references = zavod_store_references_finish (ZAVOD_STORE (source), result, &error);

  if (self->merge == NULL)
    return;
  if (references != NULL)
    take_references (self, references);
  else
    tell (self, error->message);
}

/* ---- the edit ---- */

static gboolean
is_selected (ZavodUniteDialog *self,
             gint64            id)
{
  ZavodNoun noun;

  if (self->noun == ZAVOD_NOUN_SITE)
    return zavod_session_get_selected_site (self->session) == id;

  return zavod_session_get_selected_noun (self->session, &noun) == id && noun == self->noun;
}

static void
on_united (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodUniteDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zavod_session_unite_finish (ZAVOD_SESSION (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (self->merge == NULL)
    return;

  tell (self, error->message);
  gtk_widget_set_sensitive (self->merge, TRUE);
}

/* The record that goes is not looked at any more. */
static void
on_merge (ZavodUniteDialog *self)
{
  const Side *kept = get_kept (self);
  const Side *gone = get_gone (self);
  /* Translators: an edit in words: the names of two records, of which the second stays */
  g_autofree char *words = g_strdup_printf (_("Merge “%s” into “%s”"), gone->name, kept->name);

  gtk_widget_set_sensitive (self->merge, FALSE);
  if (is_selected (self, gone->id))
    zavod_session_select_noun (self->session, self->noun, kept->id, kept->name, ZAVOD_ORIGIN_RECORD);
  zavod_session_unite_async (self->session, self->noun, kept->id, gone->id, words, on_united, g_object_ref (self));
}

static void
on_cancel (ZavodUniteDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- the dialog ---- */

static void
zavod_unite_dialog_dispose (GObject *object)
{
  ZavodUniteDialog *self = ZAVOD_UNITE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->suggestions);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_UNITE_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_unite_dialog_parent_class)->dispose (object);
}

static void
zavod_unite_dialog_finalize (GObject *object)
{
  ZavodUniteDialog *self = ZAVOD_UNITE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    side_clear (&self->sides[i]);

  G_OBJECT_CLASS (zavod_unite_dialog_parent_class)->finalize (object);
}

static void
zavod_unite_dialog_class_init (ZavodUniteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_unite_dialog_dispose;
  object_class->finalize = zavod_unite_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-unite-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, merge);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, other_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, stay_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, first_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, second_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, first_check);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, second_check);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, moves_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodUniteDialog, moves);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_merge);
  gtk_widget_class_bind_template_callback (widget_class, on_other_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
zavod_unite_dialog_init (ZavodUniteDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static ZavodUniteDialog *
create (ZavodSession *session,
        ZavodNoun     noun,
        gint64        id,
        const char   *name)
{
  ZavodUniteDialog *self = g_object_new (ZAVOD_TYPE_UNITE_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->noun = noun;
  set_side (self, 0, id, name);

  return self;
}

/**
 * zavod_unite_dialog_new:
 * @session: with an open atlas
 * @noun: site, place, actor, product, programme or source
 * @id: a record, which is merged with another that is chosen in the dialog
 */
AdwDialog *
zavod_unite_dialog_new (ZavodSession *session,
                        ZavodNoun     noun,
                        gint64        id,
                        const char   *name)
{
  ZavodUniteDialog *self = create (session, noun, id, name);

  adw_window_title_set_subtitle (self->title, name);
  zavod_store_references_async (zavod_session_get_store (session), zavod_noun_get_table (noun), self->cancellable,
                                on_references_read, g_object_ref (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->other_row));

  return ADW_DIALOG (self);
}

/**
 * zavod_unite_dialog_new_for_pair:
 * @session: with an open atlas
 *
 * The same for two records that are known already.
 */
AdwDialog *
zavod_unite_dialog_new_for_pair (ZavodSession *session,
                                 ZavodNoun     noun,
                                 gint64        first_id,
                                 const char   *first_name,
                                 gint64        second_id,
                                 const char   *second_name)
{
  ZavodUniteDialog *self = create (session, noun, first_id, first_name);

  gtk_widget_set_visible (GTK_WIDGET (self->other_row), FALSE);
  set_side (self, 1, second_id, second_name);

  return ADW_DIALOG (self);
}
