/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-visits.h"

/* So many are kept: nobody goes back further. */
#define MAX_VISITS 100

struct _ZavodVisits
{
  GArray *visits;     /* ZavodVisit, in the order in which they were made */
  guint current;      /* place of the one that is looked at, or was last */
  gboolean is_away;   /* nothing is looked at now: back is to the last one */
};

static void
visit_clear (ZavodVisit *visit)
{
  g_free (visit->name);
}

ZavodVisits *
zavod_visits_new (void)
{
  ZavodVisits *self = g_new0 (ZavodVisits, 1);

  self->visits = g_array_new (FALSE, FALSE, sizeof (ZavodVisit));
  g_array_set_clear_func (self->visits, (GDestroyNotify) visit_clear);
  self->is_away = TRUE;

  return self;
}

void
zavod_visits_free (ZavodVisits *self)
{
  g_array_unref (self->visits);
  g_free (self);
}

static ZavodVisit *
get (const ZavodVisits *self,
     guint              place)
{
  return &g_array_index (self->visits, ZavodVisit, place);
}

static gboolean
is_of (const ZavodVisit *visit,
       ZavodNoun         noun,
       gint64            id)
{
  return visit->noun == noun && visit->id == id;
}

static void
append (ZavodVisits *self,
        ZavodNoun    noun,
        gint64       id)
{
  const ZavodVisit visit = { noun, id, NULL };

  /* what lay ahead is no way from here */
  if (self->visits->len > 0)
    g_array_set_size (self->visits, self->current + 1);
  g_array_append_val (self->visits, visit);
  if (self->visits->len > MAX_VISITS)
    g_array_remove_index (self->visits, 0);
  self->current = self->visits->len - 1;
}

/**
 * zavod_visits_add:
 * @name: (nullable): what it is called; %NULL keeps the name that is known
 *
 * Notes that a record is looked at now. One that is looked at already is not noted twice.
 *
 * Returns: whether something is different from before
 */
gboolean
zavod_visits_add (ZavodVisits *self,
                  ZavodNoun    noun,
                  gint64       id,
                  const char  *name)
{
  gboolean changed = self->is_away;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->visits->len == 0 || !is_of (get (self, self->current), noun, id))
    {
      append (self, noun, id);
      changed = TRUE;
    }

  self->is_away = FALSE;
  return (name != NULL && g_set_str (&get (self, self->current)->name, name)) || changed;
}

/**
 * zavod_visits_leave:
 *
 * Notes that no record is looked at now.
 */
void
zavod_visits_leave (ZavodVisits *self)
{
  g_return_if_fail (self != NULL);

  self->is_away = TRUE;
}

/* What stood on both sides of it may be the same: that is one visit then. */
static void
take_away (ZavodVisits *self,
           guint        place)
{
  g_array_remove_index (self->visits, place);
  if (self->current > 0 && self->current >= place)
    self->current--;

  if (place > 0 && place < self->visits->len &&
      is_of (get (self, place - 1), get (self, place)->noun, get (self, place)->id))
    take_away (self, place);
}

/**
 * zavod_visits_forget:
 *
 * The record is there no more: nobody is to be led to it.
 *
 * Returns: whether it was among them
 */
gboolean
zavod_visits_forget (ZavodVisits *self,
                     ZavodNoun    noun,
                     gint64       id)
{
  const guint before = self->visits->len;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint place = before; place-- > 0;)
    if (place < self->visits->len && is_of (get (self, place), noun, id))
      {
        self->is_away |= place == self->current;
        take_away (self, place);
      }

  return self->visits->len < before;
}

/* Returns: -1: there is none */
static int
find_place (const ZavodVisits *self,
            int                steps)
{
  const int place = (int) self->current + steps + (self->is_away && steps < 0);

  return place >= 0 && place < (int) self->visits->len ? place : -1;
}

/**
 * zavod_visits_peek:
 * @steps: -1 for the one before, 1 for the one after it
 *
 * Returns: (nullable): what going there would show; %NULL when there is nothing
 */
const ZavodVisit *
zavod_visits_peek (const ZavodVisits *self,
                   int                steps)
{
  int place;

  g_return_val_if_fail (self != NULL, NULL);

  place = find_place (self, steps);
  return place >= 0 ? get (self, (guint) place) : NULL;
}

/**
 * zavod_visits_go:
 *
 * Returns: (nullable): what is looked at now, as zavod_visits_peek() told
 */
const ZavodVisit *
zavod_visits_go (ZavodVisits *self,
                 int          steps)
{
  int place;

  g_return_val_if_fail (self != NULL, NULL);

  place = find_place (self, steps);
  if (place < 0)
    return NULL;

  self->current = (guint) place;
  self->is_away = FALSE;
  return get (self, self->current);
}

void
zavod_visits_clear (ZavodVisits *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->visits, 0);
  self->current = 0;
  self->is_away = TRUE;
}
