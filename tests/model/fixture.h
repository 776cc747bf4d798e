/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small atlas in a folder of its own, and the session that has it open. */

#pragma once

#include "zavod-row-list.h"
#include "zavod-session.h"

typedef struct
{
  char *folder;
  char *path;
  ZavodSession *session;
  gint64 kostanay;  /* two sites: one company has a part in both, one figure is shared by both */
  gint64 almaty;
  gint64 saran;     /* a site that nothing else is known of */
  gint64 allur;
} Fixture;

void fixture_set_up    (Fixture       *fixture,
                        gconstpointer  data);
void fixture_tear_down (Fixture       *fixture,
                        gconstpointer  data);
void fixture_open      (Fixture       *fixture);
void fixture_close     (Fixture       *fixture);
void fixture_edit      (Fixture       *fixture,
                        ZavodEdit     *edit);

void fixture_keep_result (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);

/* Runs the main loop until the condition holds; a test that waits in vain ends by the runner's time limit. */
#define wait_for(condition) while (!(condition)) g_main_context_iteration (NULL, TRUE)

ZavodRow *fixture_get_row   (ZavodRowList *list,
                             guint         position);
void      fixture_wait_list (ZavodRowList *list,
                             guint         n_items);
