/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-draft.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define ATLAS "/tmp/Средняя Азия.gpkg"

static void
test_survives (void)
{
  g_autoptr (ZavodDraft) draft = zavod_draft_open (ATLAS, "site-new");
  g_autoptr (ZavodDraft) again = NULL;
  g_autofree char *name = NULL;
  g_autofree char *untouched = NULL;

  g_assert_true (zavod_draft_is_empty (draft));
  zavod_draft_set_text (draft, "name", "  <b>Завод</b>\n=1+1;\t№ 7 ");
  zavod_draft_set_text (draft, "note", "a");
  zavod_draft_set_text (draft, "note", NULL);
  zavod_draft_flush (draft);

  again = zavod_draft_open (ATLAS, "site-new");
  name = zavod_draft_get_text (again, "name");
  untouched = zavod_draft_get_text (again, "note");
  g_assert_cmpstr (name, ==, "  <b>Завод</b>\n=1+1;\t№ 7 ");
  g_assert_null (untouched);
  zavod_draft_discard (again);
}

static void
test_each_form_has_its_own (void)
{
  g_autoptr (ZavodDraft) site = zavod_draft_open (ATLAS, "site-12");
  g_autoptr (ZavodDraft) capacity = zavod_draft_open (ATLAS, "capacity-3");
  g_autoptr (ZavodDraft) site_again = NULL;
  g_autoptr (ZavodDraft) capacity_again = NULL;
  g_autoptr (ZavodDraft) other_atlas = NULL;

  zavod_draft_set_text (site, "name", "x");
  zavod_draft_set_text (capacity, "value", "y");
  zavod_draft_flush (site);
  zavod_draft_flush (capacity);
  zavod_draft_discard (site);
  g_assert_true (zavod_draft_is_empty (site));

  site_again = zavod_draft_open (ATLAS, "site-12");
  capacity_again = zavod_draft_open (ATLAS, "capacity-3");
  other_atlas = zavod_draft_open ("/tmp/other.gpkg", "capacity-3");
  g_assert_true (zavod_draft_is_empty (site_again));
  g_assert_false (zavod_draft_is_empty (capacity_again));
  g_assert_true (zavod_draft_is_empty (other_atlas));
  zavod_draft_discard (capacity_again);
}

/* A process that types without end is killed: what it had typed up to a quarter of a second before is there. */
static void
test_survives_a_kill (void)
{
  g_autoptr (ZavodDraft) draft = NULL;
  g_autofree char *text = NULL;
  int ends[2];
  char ready;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      ZavodDraft *typed = zavod_draft_open (ATLAS, "site-killed");

      zavod_draft_set_text (typed, "name", "typed before the kill");
      zavod_draft_flush (typed);
      zavod_draft_set_text (typed, "name", "typed in the last moment");
      if (write (ends[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }

  g_assert_cmpint (read (ends[0], &ready, 1), ==, 1);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);

  draft = zavod_draft_open (ATLAS, "site-killed");
  text = zavod_draft_get_text (draft, "name");
  g_assert_cmpstr (text, ==, "typed before the kill");
  zavod_draft_discard (draft);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/draft/survives", test_survives);
  g_test_add_func ("/model/draft/each-form-has-its-own", test_each_form_has_its_own);
  g_test_add_func ("/draft/survives-a-kill", test_survives_a_kill);

  return g_test_run ();
}
