/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-fault.h"

#include <glib/gi18n.h>

static const char *const kinds[ZAVOD_N_RULE_KINDS] = {
  [ZAVOD_RULE_BROKEN] = N_("Broken Rules"),
  [ZAVOD_RULE_ODD] = N_("Odd Figures"),
  [ZAVOD_RULE_LIKELY] = N_("Likely Duplicates"),
};

static const struct
{
  ZavodRuleKind kind;
  const char *heading;
  const char *advice;
} rules[ZAVOD_N_RULES] = {
  [ZAVOD_RULE_NO_SOURCE] = {
    ZAVOD_RULE_BROKEN, N_("Without a Source"), N_("A statement is worth what its source is: add one, or delete it.") },
  [ZAVOD_RULE_MISSING] = {
    ZAVOD_RULE_BROKEN, N_("Missing Records"), N_("They refer to a record that is not in the atlas any more.") },
  [ZAVOD_RULE_SUBJECT] = {
    ZAVOD_RULE_BROKEN, N_("No Clear Subject"), N_("A statement and a name belong to one record each.") },
  [ZAVOD_RULE_LOW_ABOVE_HIGH] = {
    ZAVOD_RULE_BROKEN, N_("Lowest above Highest"), N_("The number that was read does not fit what is written.") },
  [ZAVOD_RULE_ENDS_FIRST] = {
    ZAVOD_RULE_BROKEN, N_("Ends before It Begins"), N_("One of the two dates is wrong.") },
  [ZAVOD_RULE_SHARE] = {
    ZAVOD_RULE_BROKEN, N_("Impossible Shares"), N_("A share is a percentage up to 100.") },
  [ZAVOD_RULE_WORD] = {
    ZAVOD_RULE_BROKEN, N_("Unknown Words"), N_("Another program wrote words that an atlas does not have.") },
  [ZAVOD_RULE_DATE] = {
    ZAVOD_RULE_BROKEN, N_("Unreadable Dates"), N_("An atlas has dates like 2025, 2025-10 or 2025-10-21.") },
  [ZAVOD_RULE_POINT] = {
    ZAVOD_RULE_BROKEN, N_("Unreadable Coordinates"), N_("Choose the place again.") },
  [ZAVOD_RULE_NO_REASON] = {
    ZAVOD_RULE_BROKEN, N_("Chosen without a Reason"), N_("Say why a figure is preferred or deprecated.") },
  [ZAVOD_RULE_SEVERAL_PREFERRED] = {
    ZAVOD_RULE_BROKEN, N_("Several Preferred"), N_("Of figures that cannot all be true, one is chosen.") },
  [ZAVOD_RULE_OUTPUT] = {
    ZAVOD_RULE_ODD, N_("Output above Capacity"), N_("Are they figures of several years, or of several sites?") },
  [ZAVOD_RULE_SHARES] = {
    ZAVOD_RULE_ODD, N_("Shares above 100 %"), N_("Has one of the shares ended?") },
  [ZAVOD_RULE_OUTSIDE] = {
    ZAVOD_RULE_ODD, N_("Outside Its Country"), N_("The coordinates, the town or the country is another’s.") },
  [ZAVOD_RULE_SAME_NAME] = {
    ZAVOD_RULE_LIKELY, N_("Same Name"), N_("Their names are the same, or nearly so, in some spelling or script.") },
  [ZAVOD_RULE_SAME_PLACE] = {
    ZAVOD_RULE_LIKELY, N_("Same Place"), N_("They stand in one place, and their names are alike.") },
  [ZAVOD_RULE_SAME_ADDRESS] = {
    ZAVOD_RULE_LIKELY, N_("Same Web Address"), N_("Two sources are one page.") },
};

ZavodRuleKind
zavod_rule_get_kind (ZavodRule rule)
{
  g_return_val_if_fail (rule < ZAVOD_N_RULES, ZAVOD_RULE_BROKEN);

  return rules[rule].kind;
}

const char *
zavod_rule_kind_get_heading (ZavodRuleKind kind)
{
  g_return_val_if_fail (kind < ZAVOD_N_RULE_KINDS, NULL);

  return _(kinds[kind]);
}

/* Returns: what is the matter, above the list of all that it is the matter with */
const char *
zavod_rule_get_heading (ZavodRule rule)
{
  g_return_val_if_fail (rule < ZAVOD_N_RULES, NULL);

  return _(rules[rule].heading);
}

const char *
zavod_rule_get_advice (ZavodRule rule)
{
  g_return_val_if_fail (rule < ZAVOD_N_RULES, NULL);

  return _(rules[rule].advice);
}

/**
 * zavod_fault_new:
 * @table: static; a table of an atlas
 * @id: the row that breaks the rule
 */
ZavodFault *
zavod_fault_new (ZavodRule   rule,
                 ZavodFix    fix,
                 const char *table,
                 gint64      id)
{
  ZavodFault *self = g_new0 (ZavodFault, 1);

  self->rule = rule;
  self->fix = fix;
  self->table = table;
  self->id = id;

  return self;
}

ZavodFault *
zavod_fault_copy (const ZavodFault *self)
{
  ZavodFault *copy = g_memdup2 (self, sizeof *self);

  copy->record = g_strdup (self->record);
  copy->other = g_strdup (self->other);
  copy->row = g_strdup (self->row);
  copy->words = g_strdup (self->words);

  return copy;
}

void
zavod_fault_free (ZavodFault *self)
{
  g_free (self->record);
  g_free (self->other);
  g_free (self->row);
  g_free (self->words);
  g_free (self);
}

/* Returns: whether both say the same of the same row, so that who shows the one need not show the other */
gboolean
zavod_fault_is_same (const ZavodFault *self,
                     const ZavodFault *other)
{
  return self->rule == other->rule && self->fix == other->fix && self->id == other->id && self->table == other->table
         && self->other_id == other->other_id && g_strcmp0 (self->record, other->record) == 0
         && g_strcmp0 (self->other, other->other) == 0 && g_strcmp0 (self->row, other->row) == 0
         && g_strcmp0 (self->words, other->words) == 0;
}

ZavodFaultGroup *
zavod_fault_group_new (ZavodRule rule)
{
  ZavodFaultGroup *self = g_new0 (ZavodFaultGroup, 1);

  self->rule = rule;
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_fault_free);

  return self;
}

void
zavod_fault_group_free (ZavodFaultGroup *self)
{
  g_ptr_array_unref (self->faults);
  g_free (self);
}
