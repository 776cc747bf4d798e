/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An answer of another thread, waited for: for tests that have nothing else to do meanwhile. */

#pragma once

#include <gio/gio.h>

/* A callback; user_data: GAsyncResult **, NULL until the answer is there. */
static inline void
take_answer (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline void
await_answer (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}
