/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be marked in an article, found in a thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *article;
  GStrv quotes;      /* what its source was quoted with so far */
  GArray *mentions;  /* ZavodMention */
  GArray *taken;     /* ZavodTextSpan: where the quotes stand; NULL until it was read */
} ZavodTextReading;

void              zavod_text_reading_free   (ZavodTextReading    *self);
void              zavod_text_read_async     (const char          *article,
                                             const char *const   *quotes,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
ZavodTextReading *zavod_text_read_finish    (GAsyncResult        *result,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodTextReading, zavod_text_reading_free)

G_END_DECLS
