/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-form.h"

#include "zavod-discard-dialog.h"

#include <glib/gi18n.h>

/* What is wanted after Save. */
typedef enum
{
  NEXT_NONE,
  NEXT_EMPTY,
  NEXT_COPY,
} Next;

typedef struct
{
  ZavodSession *session;
  ZavodFields *fields;
  ZavodDraft *draft;
  gboolean done;
  gboolean touched;       /* what stands here was typed, now or before: not only chosen for who goes on from another form */
  Next next;
  char *first_field;      /* what a new record says in it at first; NULL: none does */
  char *first_text;
  GtkWidget *focus;       /* where the keyboard was when the edit went to the disk; not owned */

  AdwWindowTitle *window_title;
  AdwBanner *banner;
  GtkWidget *body;
  GtkStack *save_stack;
  GtkStack *stack;
  AdwClamp *clamp;
} ZavodFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ZavodForm, zavod_form, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_CONTENT,
  N_PROPS
};

enum
{
  DONE,
  NEXT,
  MADE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_busy (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  return g_strcmp0 (gtk_stack_get_visible_child_name (priv->save_stack), "busy") == 0;
}

static void
note_focus (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_set_weak_pointer (&priv->focus, root != NULL ? gtk_root_get_focus (root) : NULL);
}

static void
return_focus (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  if (GTK_IS_TEXT (priv->focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (priv->focus));
  else if (priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
}

/* While the edit is on its way to the disk nothing may be typed that it would not carry. What cannot be typed into loses
 * the keyboard, and the form's keys with it: it is given back where it was. */
static void
set_busy (ZavodForm *self,
          gboolean   busy)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  if (busy)
    note_focus (self);
  gtk_stack_set_visible_child_name (priv->save_stack, busy ? "busy" : "idle");
  gtk_widget_set_sensitive (priv->body, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save-next", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.duplicate", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.cancel", !busy);
  if (!busy)
    return_focus (self);
}

static void
show_banner (ZavodForm  *self,
             const char *words,
             const char *button)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  adw_banner_set_title (priv->banner, words);
  adw_banner_set_button_label (priv->banner, button);
  adw_banner_set_revealed (priv->banner, TRUE);
}

/* Returns: whether another form takes the place of this one */
static gboolean
go_on (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);
  GtkWidget *next = NULL;

  if (priv->next != NEXT_NONE && ZAVOD_FORM_GET_CLASS (self)->make_next != NULL)
    next = ZAVOD_FORM_GET_CLASS (self)->make_next (self, priv->next == NEXT_COPY);
  if (next == NULL)
    return FALSE;

  g_signal_emit (self, signals[NEXT], 0, next);
  return TRUE;
}

static void
finish (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  if (priv->done)
    return;

  priv->done = TRUE;
  if (priv->draft != NULL)
    zavod_draft_discard (priv->draft);
  if (ZAVOD_FORM_GET_CLASS (self)->done != NULL)
    ZAVOD_FORM_GET_CLASS (self)->done (self);
  if (!go_on (self))
    g_signal_emit (self, signals[DONE], 0);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodForm) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zavod_session_edit_finish (ZAVOD_SESSION (source), result, &error))
    {
      set_busy (self, FALSE);
      zavod_form_tell (self, error->message);
      return;
    }

  if (ZAVOD_FORM_GET_CLASS (self)->saved != NULL)
    ZAVOD_FORM_GET_CLASS (self)->saved (self);
  finish (self);
}

static void
on_input_changed (ZavodForm  *self,
                  const char *field)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  priv->touched = TRUE;
  if (!priv->done && ZAVOD_FORM_GET_CLASS (self)->changed != NULL)
    ZAVOD_FORM_GET_CLASS (self)->changed (self, field);
}

static void
on_session_changed (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  if (!priv->done && priv->fields != NULL && !is_busy (self) && ZAVOD_FORM_GET_CLASS (self)->refresh != NULL)
    ZAVOD_FORM_GET_CLASS (self)->refresh (self);
}

static void
fill (ZavodForm  *self,
      ZavodInput *input)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  if (priv->first_field != NULL)
    zavod_input_type (input, priv->first_field, priv->first_text);
  if (ZAVOD_FORM_GET_CLASS (self)->fill != NULL)
    ZAVOD_FORM_GET_CLASS (self)->fill (self, input);
}

/* The banner's button: what was restored is not wanted. */
static void
on_banner_clicked (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  zavod_input_reset (zavod_form_get_input (self));
  zavod_draft_discard (priv->draft);
  fill (self, zavod_form_get_input (self));
  adw_banner_set_revealed (priv->banner, FALSE);
}

static void
on_discard_answered (AdwAlertDialog *dialog,
                     const char     *response,
                     ZavodForm      *self)
{
  if (g_str_equal (response, "discard"))
    finish (self);
}

static void
ask_to_discard (ZavodForm *self)
{
  AdwDialog *dialog = zavod_discard_dialog_new ();

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Writes what was changed as one edit, or goes to the first problem. With nothing changed the form is done at once. */
static void
save (ZavodForm *self,
      Next       next)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);
  g_autofree char *problem = NULL;
  g_autoptr (ZavodEdit) edit = NULL;

  if (priv->fields == NULL || priv->done || is_busy (self))
    return;

  priv->next = next;
  zavod_fields_show_all (priv->fields);
  problem = zavod_input_find_problem (zavod_form_get_input (self));
  if (problem != NULL)
    {
      zavod_fields_focus (priv->fields, problem);
      return;
    }

  edit = zavod_input_make_edit (zavod_form_get_input (self));
  if (edit == NULL)
    finish (self);
  else
    zavod_form_save_edit (self, edit);
}

static void
action_save (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  save (ZAVOD_FORM (widget), NEXT_NONE);
}

static void
action_save_next (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  save (ZAVOD_FORM (widget), NEXT_EMPTY);
}

static void
action_duplicate (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  save (ZAVOD_FORM (widget), NEXT_COPY);
}

/* Leaves the form, and asks first when something was typed. */
static void
action_cancel (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ZavodForm *self = ZAVOD_FORM (widget);
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  if (priv->done || is_busy (self))
    return;

  priv->next = NEXT_NONE;
  if (priv->touched && zavod_input_is_changed (zavod_form_get_input (self)))
    ask_to_discard (self);
  else
    finish (self);
}

static void
zavod_form_constructed (GObject *object)
{
  ZavodForm *self = ZAVOD_FORM (object);
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  G_OBJECT_CLASS (zavod_form_parent_class)->constructed (object);

  g_signal_connect_object (priv->session, "changed", G_CALLBACK (on_session_changed), self, G_CONNECT_SWAPPED);
  if (zavod_session_is_read_only (priv->session))
    zavod_form_tell (self, _("This atlas can only be read: nothing typed here can be saved."));
}

static void
zavod_form_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (ZAVOD_FORM (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_CONTENT:
      adw_clamp_set_child (priv->clamp, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_form_dispose (GObject *object)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (ZAVOD_FORM (object));

  if (priv->fields != NULL)
    g_object_run_dispose (G_OBJECT (priv->fields));
  g_clear_object (&priv->fields);
  g_clear_object (&priv->draft);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->first_field, g_free);
  g_clear_pointer (&priv->first_text, g_free);
  g_clear_weak_pointer (&priv->focus);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_FORM);

  G_OBJECT_CLASS (zavod_form_parent_class)->dispose (object);
}

static void
zavod_form_class_init (ZavodFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zavod_form_constructed;
  object_class->set_property = zavod_form_set_property;
  object_class->dispose = zavod_form_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZAVOD_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[DONE] = g_signal_new ("done", ZAVOD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", ZAVOD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                ZAVOD_TYPE_FORM);
  signals[MADE] = g_signal_new ("made", ZAVOD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_UINT, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "form.save-next", NULL, action_save_next);
  gtk_widget_class_install_action (widget_class, "form.duplicate", NULL, action_duplicate);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, action_cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "form.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, "form.cancel", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-form.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ZavodForm, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, ZavodForm, banner);
  gtk_widget_class_bind_template_child_private (widget_class, ZavodForm, body);
  gtk_widget_class_bind_template_child_private (widget_class, ZavodForm, save_stack);
  gtk_widget_class_bind_template_child_private (widget_class, ZavodForm, stack);
  gtk_widget_class_bind_template_child_private (widget_class, ZavodForm, clamp);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_clicked);
}

static void
zavod_form_init (ZavodForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

ZavodSession *
zavod_form_get_session (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_val_if_fail (ZAVOD_IS_FORM (self), NULL);

  return priv->session;
}

/**
 * zavod_form_begin_with:
 * @field: of the form of something new
 * @text: what is in it at first
 *
 * To be called right after the form was made.
 */
void
zavod_form_begin_with (ZavodForm  *self,
                       const char *field,
                       const char *text)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_if_fail (ZAVOD_IS_FORM (self) && priv->fields == NULL && priv->first_field == NULL);

  priv->first_field = g_strdup (field);
  priv->first_text = g_strdup (text);
}

/**
 * zavod_form_get_input:
 *
 * Returns: (nullable): what the form holds; %NULL while the record is being read
 */
ZavodInput *
zavod_form_get_input (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_val_if_fail (ZAVOD_IS_FORM (self), NULL);

  return priv->fields != NULL ? zavod_fields_get_input (priv->fields) : NULL;
}

ZavodFields *
zavod_form_get_fields (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_val_if_fail (ZAVOD_IS_FORM (self), NULL);

  return priv->fields;
}

/**
 * zavod_form_is_done:
 *
 * Returns: whether there is nothing to show any more: the form was saved or cancelled, or its window was closed
 */
gboolean
zavod_form_is_done (ZavodForm *self)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_val_if_fail (ZAVOD_IS_FORM (self), TRUE);

  return priv->done || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

void
zavod_form_set_subtitle (ZavodForm  *self,
                         const char *subtitle)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_if_fail (ZAVOD_IS_FORM (self));

  adw_window_title_set_subtitle (priv->window_title, subtitle);
}

/**
 * zavod_form_set_input:
 * @input: the record as it is on disk, or an empty one
 * @draft: the draft's name
 *
 * Shows the form: with what was typed in an earlier run and not saved, if there is such.
 */
void
zavod_form_set_input (ZavodForm  *self,
                      ZavodInput *input,
                      const char *draft)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_if_fail (ZAVOD_IS_FORM (self) && priv->fields == NULL);
  g_return_if_fail (ZAVOD_IS_INPUT (input));

  priv->draft = zavod_draft_open (zavod_store_get_path (zavod_session_get_store (priv->session)), draft);
  fill (self, input);
  priv->touched = zavod_input_keep_in (input, priv->draft);
  if (priv->touched)
    show_banner (self, _("Restored what you had typed."), _("_Discard"));

  priv->fields = zavod_fields_new (input);
  ZAVOD_FORM_GET_CLASS (self)->bind (self, priv->fields);
  g_signal_connect_object (input, "changed", G_CALLBACK (on_input_changed), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (priv->stack, "form");
  gtk_widget_child_focus (GTK_WIDGET (priv->clamp), GTK_DIR_TAB_FORWARD);
}

/**
 * zavod_form_take_fresh:
 * @fresh: the record as it is on disk by now
 *
 * Takes over what was changed elsewhere, and tells which fields were changed here too.
 */
void
zavod_form_take_fresh (ZavodForm  *self,
                       ZavodInput *fresh)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);
  g_autoptr (GPtrArray) rivals = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *words = NULL;

  g_return_if_fail (ZAVOD_IS_FORM (self) && priv->fields != NULL);

  rivals = zavod_input_rebase (zavod_form_get_input (self), fresh);
  for (guint i = 0; i < rivals->len; i++)
    {
      const char *title = zavod_fields_get_title (priv->fields, rivals->pdata[i]);

      if (title != NULL)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
    }
  if (titles->len == 0)
    return;

  /* Translators: %s is a list of fields: "Name, Radius" */
  words = g_strdup_printf (_("Changed elsewhere meanwhile: %s. Saving writes what stands here."), titles->str);
  zavod_form_tell (self, words);
}

/**
 * zavod_form_tell:
 * @words: a sentence
 *
 * Shows @words in the banner: a failure, or a warning before Save.
 */
void
zavod_form_tell (ZavodForm  *self,
                 const char *words)
{
  g_return_if_fail (ZAVOD_IS_FORM (self) && words != NULL);

  show_banner (self, words, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/**
 * zavod_form_tell_made:
 *
 * Tells who shows the form what it has made.
 */
void
zavod_form_tell_made (ZavodForm *self,
                      ZavodNoun  noun,
                      gint64     id)
{
  g_return_if_fail (ZAVOD_IS_FORM (self));

  g_signal_emit (self, signals[MADE], 0, noun, id);
}

/**
 * zavod_form_save_edit:
 *
 * Carries out @edit; then the form is done. On failure it says why, and keeps what was typed.
 */
void
zavod_form_save_edit (ZavodForm *self,
                      ZavodEdit *edit)
{
  ZavodFormPrivate *priv = zavod_form_get_instance_private (self);

  g_return_if_fail (ZAVOD_IS_FORM (self) && ZAVOD_IS_EDIT (edit));

  if (priv->draft != NULL)
    zavod_draft_flush (priv->draft);
  adw_banner_set_revealed (priv->banner, FALSE);
  set_busy (self, TRUE);
  zavod_session_edit_async (priv->session, edit, NULL, on_saved, g_object_ref (self));
}
