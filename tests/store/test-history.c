/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of an atlas: read in words, an old edit taken back, a record and the atlas restored. */

#include "await.h"
#include "store-fixture.h"
#include "zavod-store-history.h"

static void
note_site (Fixture    *self,
           gint64      site,
           const char *note)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Note");

  zavod_edit_update (edit, "site", site);
  zavod_edit_set_text (edit, "note", note);
  fixture_edit (self, edit);
}

static gint64
add_company (Fixture    *self,
             const char *name)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add a company");
  gint64 id = zavod_edit_insert (edit, "actor", 0);

  zavod_edit_set_text (edit, "name", name);
  zavod_edit_set_text (edit, "kind", "company");
  fixture_edit (self, edit);

  return id;
}

static gint64
add_partner (Fixture *self,
             gint64   site,
             gint64   actor,
             gint64   source)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add a partner");
  gint64 claim = zavod_edit_insert (edit, "claim", 0);

  zavod_edit_set_integer (edit, "site_id", site);
  zavod_edit_set_text (edit, "property", "role");
  zavod_edit_set_integer (edit, "object_actor_id", actor);
  zavod_edit_set_text (edit, "role", "owner");
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
  fixture_edit (self, edit);

  return claim;
}

static void
delete_row (Fixture    *self,
            const char *table,
            gint64      id)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete");

  zavod_edit_delete (edit, table, id);
  fixture_edit (self, edit);
}

static gint64
get_newest (Fixture *self)
{
  return fixture_get_number (self, "SELECT max (id) FROM revision");
}

static char *
go (Fixture                *self,
    const ZavodHistoryStep *step,
    GError                **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zavod_store_step_async (self->store, step, NULL, take_answer, &result);
  await_answer (&result);

  return zavod_store_step_finish (self->store, result, error);
}

static void
assert_goes (Fixture                *self,
             const ZavodHistoryStep *step,
             const char             *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = go (self, step, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, expected);
}

static void
assert_refused (Fixture                *self,
                const ZavodHistoryStep *step,
                ZavodError              code,
                const char             *message)
{
  g_autofree char *before = fixture_dump (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = go (self, step, &error);
  g_autofree char *after = NULL;

  g_assert_null (words);
  g_assert_error (error, ZAVOD_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static char *
join_words (GPtrArray *revisions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < revisions->len; i++)
    {
      const ZavodRevision *revision = g_ptr_array_index (revisions, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "|" : "",
                              revision->undone ? "-" : revision->kind == ZAVOD_REVISION_UNDO ? "<"
                              : revision->kind == ZAVOD_REVISION_REDO ? ">" : "", revision->words);
    }

  return g_string_free_and_steal (text);
}

static char *
list (Fixture *self,
      gint64   before,
      guint    max)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GError) error = NULL;

  zavod_store_revisions_async (self->store, before, max, NULL, take_answer, &result);
  await_answer (&result);
  revisions = zavod_store_revisions_finish (self->store, result, &error);
  g_assert_no_error (error);

  return join_words (revisions);
}

static char *
list_of_record (Fixture   *self,
                ZavodNoun  noun,
                gint64     id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GError) error = NULL;

  zavod_store_record_revisions_async (self->store, noun, id, NULL, take_answer, &result);
  await_answer (&result);
  revisions = zavod_store_record_revisions_finish (self->store, result, &error);
  g_assert_no_error (error);

  return join_words (revisions);
}

static char *
list_builders (Fixture *self,
               gint64   id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GError) error = NULL;

  zavod_store_builds_on_async (self->store, id, NULL, take_answer, &result);
  await_answer (&result);
  revisions = zavod_store_builds_on_finish (self->store, result, &error);
  g_assert_no_error (error);

  return join_words (revisions);
}

static ZavodChangeList *
read_changes (Fixture *self,
              gint64   id,
              guint    max)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ZavodChangeList *changes;

  zavod_store_changes_async (self->store, id, max, NULL, take_answer, &result);
  await_answer (&result);
  changes = zavod_store_changes_finish (self->store, result, &error);
  g_assert_no_error (error);

  return changes;
}

/* A row a line: "record; words; field: before → after; …" */
static char *
tell_changes (Fixture *self,
              gint64   id)
{
  g_autoptr (ZavodChangeList) changes = read_changes (self, id, 100);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      g_string_append_printf (text, "%s; %s", row->record, row->words);
      for (guint j = 0; j < row->fields->len; j++)
        {
          const ZavodFieldChange *field = g_ptr_array_index (row->fields, j);

          if (field->before != NULL || field->after != NULL)
            g_string_append_printf (text, "; %s: %s → %s", field->label, field->before != NULL ? field->before : "∅",
                                    field->after != NULL ? field->after : "∅");
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (text);
}

#define assert_text(call, expected) \
  G_STMT_START { \
    g_autofree char *_text = call; \
    g_assert_cmpstr (_text, ==, expected); \
  } G_STMT_END

static void
test_list (Fixture       *self,
           gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  g_autofree char *undone = NULL;

  fixture_rename_site (self, site, "KIA");
  undone = fixture_undo (self, NULL);
  fixture_rename_site (self, site, "Kia Qazaqstan");

  assert_text (list (self, 0, 10), "Rename to Kia Qazaqstan|<Rename to KIA|-Rename to KIA|Add Kia");
  assert_text (list (self, 0, 2), "Rename to Kia Qazaqstan|<Rename to KIA");
  assert_text (list (self, 3, 10), "-Rename to KIA|Add Kia");
}

static void
test_user (Fixture       *self,
           gconstpointer  unused)
{
  zavod_store_set_user_name ("Aigerim");
  fixture_add (self, "Kia");
  zavod_store_set_user_name ("");
  fixture_add (self, "Allur");

  assert_query (self, "SELECT who = 'Aigerim' FROM revision ORDER BY id LIMIT 1", "1");
  assert_query (self, "SELECT who NOT IN ('Aigerim', '') FROM revision ORDER BY id DESC LIMIT 1", "1");
}

static void
test_words (Fixture       *self,
            gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 company = add_company (self, "Allur");
  gint64 claim = add_partner (self, site, company, fixture_get_number (self, "SELECT id FROM source"));

  assert_text (tell_changes (self, get_newest (self)),
               "Kia; Partner: Allur; What is stated: ∅ → Partner; With whom: ∅ → Allur; Role: ∅ → Owner;"
               " Rank: ∅ → Normal\n"
               "Kia; Citation: A new plant opens; Statement: ∅ → Partner: Allur; Source: ∅ → A new plant opens\n");

  fixture_rename_site (self, site, "KIA");
  assert_text (tell_changes (self, get_newest (self)), "KIA; Site; Name: Kia → KIA\n");

  /* what is gone is named by what the change itself says */
  delete_row (self, "claim", claim);
  assert_text (tell_changes (self, get_newest (self)),
               "KIA; Partner: Allur; What is stated: Partner → ∅; With whom: Allur → ∅; Role: Owner → ∅;"
               " Rank: Normal → ∅\n"
               "KIA; Citation: A new plant opens; Statement: Partner: Allur → ∅; Source: A new plant opens → ∅\n");
}

static void
test_cut (Fixture       *self,
          gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  g_autofree char *note = g_strnfill (5000, 'x');
  g_autoptr (ZavodChangeList) long_text = NULL;
  g_autoptr (ZavodChangeList) short_list = NULL;
  const ZavodRowChange *row;
  const ZavodFieldChange *field;

  note_site (self, site, note);
  long_text = read_changes (self, get_newest (self), 10);
  row = g_ptr_array_index (long_text->rows, 0);
  field = g_ptr_array_index (row->fields, 0);
  g_assert_cmpint (g_utf8_strlen (field->after, -1), ==, 301);
  g_assert_true (g_str_has_suffix (field->after, "…"));
  g_assert_cmpstr (field->new_cell.text, ==, note);

  short_list = read_changes (self, 1, 2);
  g_assert_cmpuint (short_list->rows->len, ==, 2);
  g_assert_cmpuint (short_list->n_rows, >, 2);
}

static void
test_of_record (Fixture       *self,
                gconstpointer  unused)
{
  gint64 kia = fixture_add (self, "Kia");
  gint64 allur = fixture_add (self, "Allur");
  gint64 company = add_company (self, "Owner");
  gint64 claim = add_partner (self, kia, company, fixture_get_number (self, "SELECT min (id) FROM source"));
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Change the claim");

  zavod_edit_update (edit, "claim", claim);
  zavod_edit_set_text (edit, "role", "partner");
  fixture_edit (self, edit);
  fixture_rename_site (self, allur, "ALLUR");
  /* from now on only the history knows whose claim it was */
  delete_row (self, "claim", claim);

  assert_text (list_of_record (self, ZAVOD_NOUN_SITE, kia), "Delete|Change the claim|Add a partner|Add Kia");
  assert_text (list_of_record (self, ZAVOD_NOUN_SITE, allur), "Rename to ALLUR|Add Allur");
  assert_text (list_of_record (self, ZAVOD_NOUN_ACTOR, company), "Add a company");
}

/* An edit on which nothing builds is taken back from the middle, and made again. */
static void
test_undo_old (Fixture       *self,
               gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 old;
  g_autofree char *undone = NULL;
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_UNDO, .ids = &old, .n_ids = 1 };

  fixture_rename_site (self, site, "KIA");
  old = get_newest (self);
  note_site (self, site, "Open");

  assert_text (list_builders (self, old), "");
  assert_goes (self, &step, "Rename to KIA");
  assert_query (self, "SELECT name || ' ' || note FROM site", "Kia Open");
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Note");
  g_assert_cmpstr (zavod_store_get_redo_words (self->store), ==, "Rename to KIA");
  assert_refused (self, &step, ZAVOD_ERROR_NOT_FOUND, "This edit is taken back already.");

  /* long after redo has forgotten it */
  note_site (self, site, "Closed");
  step.kind = ZAVOD_STEP_REDO;
  assert_goes (self, &step, "Rename to KIA");
  assert_query (self, "SELECT name || ' ' || note FROM site", "KIA Closed");
  assert_refused (self, &step, ZAVOD_ERROR_NOT_FOUND, "This edit is in force already.");
  undone = fixture_undo (self, NULL);
  g_assert_cmpstr (undone, ==, "Rename to KIA");
}

/* The order in which edits came into force is that of the revisions, also when the file is opened anew. */
static void
test_undo_old_restart (Fixture       *self,
                       gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 old;
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_UNDO, .ids = &old, .n_ids = 1 };

  fixture_rename_site (self, site, "KIA");
  old = get_newest (self);
  note_site (self, site, "Open");
  assert_goes (self, &step, "Rename to KIA");

  fixture_close (self);
  fixture_open (self);
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Note");
  g_assert_cmpstr (zavod_store_get_redo_words (self->store), ==, "Rename to KIA");
  assert_text (list (self, 0, 10), "<Rename to KIA|Note|-Rename to KIA|Add Kia");
}

static void
test_builds_on (Fixture       *self,
                gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 company = add_company (self, "Allur");
  gint64 ids[3], claim;
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_UNDO, .ids = ids, .n_ids = 1 };

  ids[0] = get_newest (self);
  claim = add_partner (self, site, company, fixture_get_number (self, "SELECT id FROM source"));
  ids[1] = get_newest (self);
  note_site (self, site, "Open");
  {
    g_autoptr (ZavodEdit) edit = zavod_edit_new ("Choose");

    zavod_edit_update (edit, "claim", claim);
    zavod_edit_set_text (edit, "rank", "preferred");
    zavod_edit_set_text (edit, "reason", "It is newer");
    fixture_edit (self, edit);
  }
  ids[2] = get_newest (self);

  assert_text (list_builders (self, ids[0]), "Choose|Add a partner");
  assert_refused (self, &step, ZAVOD_ERROR_CONFLICT,
                  "“Add a company” cannot be undone alone: what it changed was changed again since.");

  step.n_ids = 3;
  assert_goes (self, &step, "Add a company");
  assert_query (self, "SELECT (SELECT count(*) FROM actor) || (SELECT note FROM site) || group_concat (kind)"
                      " FROM revision WHERE answers IS NOT NULL", "0Openundo,undo,undo");
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Note");
}

/* A claim that cites a source which was taken away later cannot come back alone. */
static void
test_builds_on_deletion (Fixture       *self,
                         gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 source = fixture_get_number (self, "SELECT id FROM source");
  gint64 old;
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_UNDO, .ids = &old, .n_ids = 1 };

  delete_row (self, "site", site);
  old = get_newest (self);
  delete_row (self, "source", source);

  assert_text (list_builders (self, old), "Delete");
  assert_refused (self, &step, ZAVOD_ERROR_CONFLICT,
                  "“Delete” cannot be undone alone: what it changed was changed again since.");
}

static void
test_fitting (Fixture       *self,
              gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 old;
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_UNDO_FITTING, .ids = &old, .n_ids = 1, .words = "Undo the rest" };
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Change both");
  g_autofree char *undone = NULL;

  zavod_edit_update (edit, "site", site);
  zavod_edit_set_text (edit, "name", "KIA");
  zavod_edit_update (edit, "source", fixture_get_number (self, "SELECT id FROM source"));
  zavod_edit_set_text (edit, "note", "Good");
  fixture_edit (self, edit);
  old = get_newest (self);
  fixture_rename_site (self, site, "Kia Qazaqstan");

  assert_goes (self, &step, "Undo the rest");
  assert_query (self, "SELECT name || (SELECT coalesce (note, 'none') FROM source) FROM site", "Kia Qazaqstannone");
  undone = fixture_undo (self, NULL);
  g_assert_cmpstr (undone, ==, "Undo the rest");
  assert_query (self, "SELECT note FROM source", "Good");
}

/* What others have come to need stays, and with it what makes it whole. */
static void
test_fitting_keeps_whole (Fixture       *self,
                          gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 first = get_newest (self);
  gint64 company = add_company (self, "Allur");
  gint64 claim = add_partner (self, site, company, fixture_get_number (self, "SELECT id FROM source"));
  gint64 partner = get_newest (self);
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_UNDO_FITTING, .ids = &partner, .n_ids = 1, .words = "Undo the rest" };
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Choose");

  zavod_edit_update (edit, "claim", claim);
  zavod_edit_set_text (edit, "rank", "preferred");
  fixture_edit (self, edit);

  assert_refused (self, &step, ZAVOD_ERROR_CONFLICT,
                  "Nothing of this edit can be undone: all of it was changed since.");

  /* of the first edit the site and the source are needed, its capacity is not */
  step.ids = &first;
  assert_goes (self, &step, "Undo the rest");
  assert_query (self, "SELECT (SELECT count(*) FROM site) || (SELECT count(*) FROM source) || count(*) FROM claim",
                "111");
}

static void
test_restore (Fixture       *self,
              gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 moment = get_newest (self);
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_RESTORE, .ids = &moment, .n_ids = 1, .words = "Restore" };
  g_autofree char *then = fixture_dump (self);
  g_autofree char *before = NULL, *undone = NULL;

  fixture_rename_site (self, site, "KIA");
  undone = fixture_undo (self, NULL);
  fixture_add (self, "Allur");
  delete_row (self, "site", site);
  before = fixture_dump (self);

  assert_goes (self, &step, "Restore");
  assert_text (fixture_dump (self), then);
  assert_text (list (self, 0, 1), "Restore");
  g_clear_pointer (&undone, g_free);
  undone = fixture_undo (self, NULL);
  assert_text (fixture_dump (self), before);

  moment = get_newest (self);
  assert_refused (self, &step, ZAVOD_ERROR_NOT_FOUND, "Nothing has changed since.");
}

static void
test_restore_unknown (Fixture       *self,
                      gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 moment = get_newest (self);
  ZavodHistoryStep step = { .kind = ZAVOD_STEP_RESTORE, .ids = &moment, .n_ids = 1, .words = "Restore" };

  fixture_rename_site (self, site, "KIA");
  fixture_execute (self, "UPDATE site SET name = 'QGIS'");
  assert_refused (self, &step, ZAVOD_ERROR_CONFLICT,
                  "The atlas cannot be restored as of this moment: another program changed it since, "
                  "and the history does not say what.");
}

/* One record goes back, with the source that one of its statements cites and that is gone; all else stays. */
static void
test_restore_record (Fixture       *self,
                     gconstpointer  unused)
{
  gint64 kia = fixture_add (self, "Kia");
  gint64 source = fixture_get_number (self, "SELECT id FROM source");
  gint64 moment = get_newest (self);
  gint64 allur = fixture_add (self, "Allur");
  ZavodHistoryStep step = {
    .kind = ZAVOD_STEP_RESTORE_RECORD, .ids = &moment, .n_ids = 1, .words = "Restore Kia",
    .noun = ZAVOD_NOUN_SITE, .record_id = kia,
  };
  g_autofree char *undone = NULL, *before = NULL;

  fixture_rename_site (self, kia, "KIA");
  fixture_rename_site (self, allur, "ALLUR");
  {
    g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete the claims");
    g_autofree char *sql = g_strdup_printf ("SELECT id FROM claim WHERE site_id = %" G_GINT64_FORMAT, kia);

    zavod_edit_delete (edit, "claim", fixture_get_number (self, sql));
    zavod_edit_delete (edit, "source", source);
    fixture_edit (self, edit);
  }
  before = fixture_dump (self);

  assert_goes (self, &step, "Restore Kia");
  assert_query (self, "SELECT group_concat (name) FROM (SELECT name FROM site ORDER BY name)", "ALLUR,Kia");
  assert_query (self, "SELECT count(*) FROM claim c JOIN citation t ON t.claim_id = c.id JOIN site s ON s.id = c.site_id"
                      " JOIN source q ON q.id = t.source_id WHERE s.name = 'Kia'", "1");
  undone = fixture_undo (self, NULL);
  assert_text (fixture_dump (self), before);
}

#define HISTORY_TEST(name, function) \
  g_test_add ("/history/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  HISTORY_TEST ("list", test_list);
  HISTORY_TEST ("user", test_user);
  HISTORY_TEST ("words", test_words);
  HISTORY_TEST ("cut", test_cut);
  HISTORY_TEST ("of-record", test_of_record);
  HISTORY_TEST ("undo-old", test_undo_old);
  HISTORY_TEST ("undo-old/restart", test_undo_old_restart);
  HISTORY_TEST ("builds-on", test_builds_on);
  HISTORY_TEST ("builds-on/deletion", test_builds_on_deletion);
  HISTORY_TEST ("fitting", test_fitting);
  HISTORY_TEST ("fitting/keeps-whole", test_fitting_keeps_whole);
  HISTORY_TEST ("restore", test_restore);
  HISTORY_TEST ("restore/unknown", test_restore_unknown);
  HISTORY_TEST ("restore-record", test_restore_record);

  return g_test_run ();
}
