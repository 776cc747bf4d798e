/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong or odd in an atlas, found by looking through all of it: a rule, and the row that breaks it. */

#pragma once

#include "zavod-noun.h"

G_BEGIN_DECLS

/* The forms refuse what is broken, they warn of what is odd, and two records of one thing nobody sees but here. */
typedef enum
{
  ZAVOD_RULE_BROKEN,
  ZAVOD_RULE_ODD,
  ZAVOD_RULE_LIKELY,
  ZAVOD_N_RULE_KINDS
} ZavodRuleKind;

typedef enum
{
  ZAVOD_RULE_NO_SOURCE,
  ZAVOD_RULE_MISSING,            /* refers to a record that is not there */
  ZAVOD_RULE_SUBJECT,            /* is about nothing, or about two things */
  ZAVOD_RULE_LOW_ABOVE_HIGH,
  ZAVOD_RULE_ENDS_FIRST,
  ZAVOD_RULE_SHARE,
  ZAVOD_RULE_WORD,               /* none of the vocabulary */
  ZAVOD_RULE_DATE,
  ZAVOD_RULE_POINT,
  ZAVOD_RULE_NO_REASON,
  ZAVOD_RULE_SEVERAL_PREFERRED,
  ZAVOD_RULE_OUTPUT,             /* more is made than can be */
  ZAVOD_RULE_SHARES,             /* add up to more than all of it */
  ZAVOD_RULE_OUTSIDE,            /* its country */
  ZAVOD_RULE_SAME_NAME,
  ZAVOD_RULE_SAME_PLACE,         /* and similar names */
  ZAVOD_RULE_SAME_ADDRESS,
  ZAVOD_N_RULES
} ZavodRule;

typedef enum
{
  ZAVOD_FIX_EDIT,                /* the statement, or the record */
  ZAVOD_FIX_REMOVE,              /* the row */
  ZAVOD_FIX_CLEAR,               /* the field */
  ZAVOD_FIX_MERGE,               /* the two records */
} ZavodFix;

typedef struct
{
  ZavodRule rule;
  ZavodFix fix;
  const char *table;             /* static, as is column */
  gint64 id;
  const char *column;            /* that is to be cleared */
  gint64 claim_id;               /* the statement that the row is of; 0: none */
  ZavodNoun noun;                /* of the record that the row is of */
  gint64 record_id;              /* 0: it is not there, or is a country */
  char *record;                  /* its name */
  gint64 other_id;               /* of a likely pair the other record; 0: it is no pair */
  char *other;
  char *row;                     /* what the row is: "Capacity: up to 70,000" */
  char *words;                   /* what is wrong: a sentence */
} ZavodFault;

/* All that break one rule. */
typedef struct
{
  ZavodRule rule;
  guint n_faults;
  GPtrArray *faults;             /* ZavodFault: the first of them */
} ZavodFaultGroup;

ZavodRuleKind    zavod_rule_get_kind      (ZavodRule              rule);
const char      *zavod_rule_kind_get_heading (ZavodRuleKind       kind);
const char      *zavod_rule_get_heading   (ZavodRule              rule);
const char      *zavod_rule_get_advice    (ZavodRule              rule);

ZavodFault      *zavod_fault_new          (ZavodRule              rule,
                                           ZavodFix               fix,
                                           const char            *table,
                                           gint64                 id);
ZavodFault      *zavod_fault_copy         (const ZavodFault      *self);
void             zavod_fault_free         (ZavodFault            *self);
gboolean         zavod_fault_is_same      (const ZavodFault      *self,
                                           const ZavodFault      *other);

ZavodFaultGroup *zavod_fault_group_new    (ZavodRule              rule);
void             zavod_fault_group_free   (ZavodFaultGroup       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodFault, zavod_fault_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodFaultGroup, zavod_fault_group_free)

G_END_DECLS
