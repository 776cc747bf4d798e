/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An atlas in a folder of its own, and short ways to write to it and to look into it. */

#pragma once

#include <glib/gstdio.h>

#include "zavod-error.h"
#include "zavod-store.h"

typedef struct
{
  char *folder;
  char *path;
  ZavodStore *store;
  guint n_changed;        /* emissions of "changed" */
  gboolean everything;    /* of the last one */
  GHashTable *rows;       /* of the last one: table → number of rows */
} Fixture;

#define assert_query(self, sql, expected) \
  G_STMT_START { \
    g_autofree char *_found = fixture_query (self, sql); \
    g_assert_cmpstr (_found, ==, expected); \
  } G_STMT_END

void    fixture_set_up        (Fixture       *self,
                               gconstpointer  unused);
void    fixture_tear_down     (Fixture       *self,
                               gconstpointer  unused);
void    fixture_open          (Fixture       *self);
void    fixture_close         (Fixture       *self);
void    close_store           (ZavodStore    *store);
void    fixture_edit          (Fixture       *self,
                               ZavodEdit     *edit);
void    fixture_refuse        (Fixture       *self,
                               ZavodEdit     *edit,
                               ZavodError     code);
char   *fixture_undo          (Fixture       *self,
                               GError       **error);
char   *fixture_redo          (Fixture       *self,
                               GError       **error);
gint64  fixture_add           (Fixture       *self,
                               const char    *name);
void    fixture_rename_site   (Fixture       *self,
                               gint64         site,
                               const char    *name);
void    fixture_wait_changed  (Fixture       *self,
                               guint          n_changed);
guint   fixture_count_changed (Fixture       *self,
                               const char    *table);

/* Through a connection of its own, as another program would. */
char   *fixture_query         (Fixture       *self,
                               const char    *sql);
gint64  fixture_get_number    (Fixture       *self,
                               const char    *sql);
void    fixture_execute       (Fixture       *self,
                               const char    *sql);
char   *fixture_dump          (Fixture       *self);

gint64  edit_add_site         (ZavodEdit     *edit,
                               const char    *name,
                               double         latitude,
                               double         longitude);
gint64  edit_add_source       (ZavodEdit     *edit);
gint64  edit_add_capacity     (ZavodEdit     *edit,
                               gint64         site_id,
                               gint64         source_id,
                               const char    *text,
                               double         amount);
