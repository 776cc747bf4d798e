/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with one field, in words, and the checks that several inputs share. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZAVOD_NAME_MAX 500   /* characters */
#define ZAVOD_QUOTE_MAX 300
#define ZAVOD_NOTE_MAX 4000

typedef struct
{
  char *words;    /* what is wrong */
  char *example;  /* (nullable): what would be right */
} ZavodProblem;

ZavodProblem *zavod_problem_new          (const char   *words,
                                          const char   *example);
ZavodProblem *zavod_problem_new_literal  (const GError *error);
void          zavod_problem_free         (ZavodProblem *self);

ZavodProblem *zavod_check_length         (const char   *text,
                                          guint         max);
ZavodProblem *zavod_check_language       (const char   *text);
ZavodProblem *zavod_check_address        (const char   *text);
ZavodProblem *zavod_check_date           (const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodProblem, zavod_problem_free)

G_END_DECLS
