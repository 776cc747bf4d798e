/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun-row.h"

#include <glib/gi18n.h>

#include "zavod-choice-factory.h"

#define COUNTRY_PREFIX "country/"

/* ---- one of them ---- */

#define ZAVOD_TYPE_CHOICE (zavod_choice_get_type ())
G_DECLARE_FINAL_TYPE (ZavodChoice, zavod_choice, ZAVOD, CHOICE, GObject)

struct _ZavodChoice
{
  GObject parent_instance;

  ZavodNoun noun;         /* ZAVOD_N_NOUNS: a country, or nothing */
  gint64 id;
  const char *country;    /* code; NULL: it is none */
  char *name;
  const char *heading;    /* above the first of its kind; NULL: none */
};

enum
{
  PROP_0,
  PROP_STRING,            /* as that of a GtkStringObject */
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodChoice, zavod_choice, G_TYPE_OBJECT)

static void
zavod_choice_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_STRING)
    g_value_set_string (value, ZAVOD_CHOICE (object)->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
zavod_choice_finalize (GObject *object)
{
  g_free (ZAVOD_CHOICE (object)->name);

  G_OBJECT_CLASS (zavod_choice_parent_class)->finalize (object);
}

static void
zavod_choice_class_init (ZavodChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zavod_choice_get_property;
  object_class->finalize = zavod_choice_finalize;

  properties[PROP_STRING] = g_param_spec_string ("string", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
zavod_choice_init (ZavodChoice *self)
{
  self->noun = ZAVOD_N_NOUNS;
}

static void
add_choice (GListStore *section,
            ZavodNoun   noun,
            gint64      id,
            const char *country,
            const char *name)
{
  g_autoptr (ZavodChoice) choice = g_object_new (ZAVOD_TYPE_CHOICE, NULL);

  choice->noun = noun;
  choice->id = id;
  choice->country = country;
  choice->name = g_strdup (name);
  if (noun < ZAVOD_N_NOUNS)
    choice->heading = zavod_noun_get_heading (noun);
  else if (country != NULL)
    choice->heading = _("Countries");
  g_list_store_append (section, choice);
}

/* ---- the row ---- */

struct _ZavodNounRow
{
  AdwComboRow parent_instance;

  ZavodSession *session;
  GArray *nouns;          /* ZavodNoun */
  GListStore *sections;   /* GListStore of ZavodChoice: nothing, each of the nouns, the countries */
  guint reading;          /* which of the nouns; as many as there are: none */
  gboolean is_stale;      /* they changed meanwhile */
  char *wanted;           /* what is to be chosen once it is there, as text; NULL: nothing */
};

G_DEFINE_FINAL_TYPE (ZavodNounRow, zavod_noun_row, ADW_TYPE_COMBO_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ZavodChoice *
get_choice (ZavodNounRow *self)
{
  return adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
}

static char *
choice_to_text (ZavodChoice *choice)
{
  if (choice == NULL || (choice->id == 0 && choice->country == NULL))
    return g_strdup ("");
  if (choice->country != NULL)
    return g_strconcat (COUNTRY_PREFIX, choice->country, NULL);

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, zavod_noun_get_table (choice->noun), choice->id);
}

static gboolean
select_wanted (ZavodNounRow *self)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (self));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (ZavodChoice) choice = g_list_model_get_item (model, i);
      g_autofree char *text = choice_to_text (choice);

      if (!g_str_equal (text, self->wanted))
        continue;
      g_clear_pointer (&self->wanted, g_free);
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
      return TRUE;
    }

  return FALSE;
}

/* ---- what there is ---- */

static void read_next (ZavodNounRow *self);

static void
fill_section (ZavodNounRow *self,
              GPtrArray    *references)
{
  const ZavodNoun noun = g_array_index (self->nouns, ZavodNoun, self->reading);
  g_autoptr (GListStore) section = g_list_store_new (ZAVOD_TYPE_CHOICE);
  const guint position = self->reading + 1;

  for (guint i = 0; i < references->len; i++)
    {
      const ZavodReference *reference = g_ptr_array_index (references, i);

      add_choice (section, noun, reference->id, NULL, reference->name);
    }
  g_list_store_splice (self->sections, position, 1, (gpointer *) &section, 1);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodNounRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) references = zavod_store_references_finish (ZAVOD_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (references == NULL)
    zavod_session_report (self->session, error);
  else
    fill_section (self, references);

  self->reading++;
  read_next (self);
}

/* What was chosen stays so while the lists are made anew. */
static void
read_all (ZavodNounRow *self)
{
  self->reading = 0;
  self->is_stale = FALSE;
  if (self->wanted == NULL)
    self->wanted = zavod_noun_row_to_text (self);
  read_next (self);
}

static void
read_next (ZavodNounRow *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);

  if (self->reading < self->nouns->len && store != NULL)
    zavod_store_references_async (store, zavod_noun_get_table (g_array_index (self->nouns, ZavodNoun, self->reading)), NULL,
                                  on_read, g_object_ref (self));
  else if (self->is_stale)
    read_all (self);
  else if (self->wanted != NULL && !select_wanted (self))
    g_clear_pointer (&self->wanted, g_free);
}

static void
on_changed (ZavodNounRow       *self,
            const ZavodChanges *changes)
{
  gboolean concerns = changes->everything;

  for (guint i = 0; i < self->nouns->len && !concerns; i++)
    concerns = g_hash_table_contains (changes->rows,
                                      g_intern_string (zavod_noun_get_table (g_array_index (self->nouns, ZavodNoun, i))));
  if (!concerns)
    return;

  self->is_stale = TRUE;
  if (self->reading >= self->nouns->len)
    read_all (self);
}

static void
add_section (ZavodNounRow *self)
{
  g_autoptr (GListStore) section = g_list_store_new (ZAVOD_TYPE_CHOICE);

  g_list_store_append (self->sections, section);
}

static void
add_countries (ZavodNounRow *self)
{
  g_autoptr (GListStore) section = g_list_store_new (ZAVOD_TYPE_CHOICE);

  for (guint i = 0; i < zavod_vocabulary_get_n_words (ZAVOD_VOCABULARY_COUNTRY); i++)
    {
      const char *code = zavod_vocabulary_get_code (ZAVOD_VOCABULARY_COUNTRY, i);

      add_choice (section, ZAVOD_N_NOUNS, 0, code, zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, code));
    }
  g_list_store_append (self->sections, section);
}

/* ---- how they are shown ---- */

static void
on_header_setup (GtkListItemFactory *factory,
                 GtkListHeader      *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (GtkListItemFactory *factory,
                GtkListHeader      *header)
{
  ZavodChoice *choice = gtk_list_header_get_item (header);
  GtkWidget *label = gtk_list_header_get_child (header);

  gtk_label_set_text (GTK_LABEL (label), choice->heading);
  gtk_widget_set_visible (label, choice->heading != NULL);
}

static void
show_headings (ZavodNounRow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_header_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_header_bind), NULL);
  adw_combo_row_set_header_factory (ADW_COMBO_ROW (self), factory);
  g_object_unref (factory);
}

static void
on_selected (ZavodNounRow *self)
{
  if (self->wanted == NULL)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
zavod_noun_row_dispose (GObject *object)
{
  ZavodNounRow *self = ZAVOD_NOUN_ROW (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_noun_row_parent_class)->dispose (object);
}

static void
zavod_noun_row_finalize (GObject *object)
{
  ZavodNounRow *self = ZAVOD_NOUN_ROW (object);

  g_array_unref (self->nouns);
  g_object_unref (self->sections);
  g_free (self->wanted);

  G_OBJECT_CLASS (zavod_noun_row_parent_class)->finalize (object);
}

static void
zavod_noun_row_class_init (ZavodNounRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_noun_row_dispose;
  object_class->finalize = zavod_noun_row_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", ZAVOD_TYPE_NOUN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zavod_noun_row_init (ZavodNounRow *self)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (ZAVOD_TYPE_CHOICE, NULL, "string");
  g_autoptr (GtkListItemFactory) factory = zavod_choice_factory_new ();
  GtkFlattenListModel *model;

  self->nouns = g_array_new (FALSE, FALSE, sizeof (ZavodNoun));
  self->sections = g_list_store_new (G_TYPE_LIST_MODEL);
  model = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->sections)));
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self), factory);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), name);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
  g_object_unref (model);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (on_selected), NULL);
}

/**
 * zavod_noun_row_set_session:
 * @nouns: (array length=n_nouns): what may be chosen, in this order
 * @with_countries: whether countries may be, too
 *
 * To be called once, with an open atlas.
 */
void
zavod_noun_row_set_session (ZavodNounRow    *self,
                            ZavodSession    *session,
                            const ZavodNoun *nouns,
                            guint            n_nouns,
                            gboolean         with_countries)
{
  g_autoptr (GListStore) nothing = g_list_store_new (ZAVOD_TYPE_CHOICE);

  g_return_if_fail (ZAVOD_IS_NOUN_ROW (self) && self->session == NULL && ZAVOD_IS_SESSION (session));

  self->session = g_object_ref (session);
  g_array_append_vals (self->nouns, nouns, n_nouns);
  add_choice (nothing, ZAVOD_N_NOUNS, 0, NULL, _("Not chosen"));
  g_list_store_append (self->sections, nothing);
  for (guint i = 0; i < n_nouns; i++)
    add_section (self);
  if (with_countries)
    add_countries (self);
  if (n_nouns > 1)
    show_headings (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  read_all (self);
}

gboolean
zavod_noun_row_is_chosen (ZavodNounRow *self)
{
  ZavodChoice *choice;

  g_return_val_if_fail (ZAVOD_IS_NOUN_ROW (self), FALSE);

  choice = get_choice (self);
  return choice != NULL && (choice->id != 0 || choice->country != NULL);
}

/* Returns: %ZAVOD_N_NOUNS where a country is chosen, or nothing */
ZavodNoun
zavod_noun_row_get_noun (ZavodNounRow *self)
{
  g_return_val_if_fail (ZAVOD_IS_NOUN_ROW (self), ZAVOD_N_NOUNS);

  return zavod_noun_row_is_chosen (self) ? get_choice (self)->noun : ZAVOD_N_NOUNS;
}

gint64
zavod_noun_row_get_id (ZavodNounRow *self)
{
  g_return_val_if_fail (ZAVOD_IS_NOUN_ROW (self), 0);

  return zavod_noun_row_is_chosen (self) ? get_choice (self)->id : 0;
}

/* Returns: (nullable): the code of the country that is chosen */
const char *
zavod_noun_row_get_country (ZavodNounRow *self)
{
  g_return_val_if_fail (ZAVOD_IS_NOUN_ROW (self), NULL);

  return zavod_noun_row_is_chosen (self) ? get_choice (self)->country : NULL;
}

/**
 * zavod_noun_row_choose:
 *
 * Chooses one, which may have been made just now: then it is chosen when it has come.
 */
void
zavod_noun_row_choose (ZavodNounRow *self,
                       ZavodNoun     noun,
                       gint64        id)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ZAVOD_IS_NOUN_ROW (self) && zavod_noun_get_table (noun) != NULL);

  text = g_strdup_printf ("%s/%" G_GINT64_FORMAT, zavod_noun_get_table (noun), id);
  zavod_noun_row_choose_text (self, text);
}

/**
 * zavod_noun_row_to_text:
 *
 * Returns: (transfer full): what is chosen, for zavod_noun_row_choose_text(); "" for nothing
 */
char *
zavod_noun_row_to_text (ZavodNounRow *self)
{
  g_return_val_if_fail (ZAVOD_IS_NOUN_ROW (self), NULL);

  return self->wanted != NULL ? g_strdup (self->wanted) : choice_to_text (get_choice (self));
}

void
zavod_noun_row_choose_text (ZavodNounRow *self,
                            const char   *text)
{
  g_return_if_fail (ZAVOD_IS_NOUN_ROW (self) && text != NULL);

  g_set_str (&self->wanted, text);
  if (self->reading < self->nouns->len)
    return;
  if (!select_wanted (self))
    read_all (self);
}
