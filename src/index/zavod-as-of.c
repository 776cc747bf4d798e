/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was read stays as it is; what is known of it is a list of events in the order of their days, and a cursor in it:
 *
 *   claims   of a site, one after the other  ─┐
 *   sources  the day of each                  ├─ know ─▶ events (day, site, before, after) ─ move ─▶ statuses
 *   sites    id, where its claims begin      ─┘
 *
 * An event says what was before, too, so that the cursor can go both ways. */

#include "zavod-as-of.h"

#define DIGIT_BITS 11  /* two digits hold the last day of year 9999 */
#define DIGIT_SIZE (1u << DIGIT_BITS)

typedef struct
{
  gint64 id;
  guint32 first_claim;
} Site;

typedef struct
{
  gint64 id;
  guint32 day;
  guint32 first_source;
  guint8 weight;
  guint8 status;
} Claim;

typedef struct
{
  guint32 day;
  guint32 site;
  guint8 before;
  guint8 after;
} Event;

typedef struct
{
  ZavodContender contender;
  guint8 status;
} Candidate;

struct _ZavodAsOf
{
  GArray *sites;      /* Site */
  GArray *claims;     /* Claim */
  GArray *sources;    /* guint32 */

  GArray *statuses;   /* guint8, of each site */
  GArray *events;     /* Event, by day */
  guint cursor;       /* how many of the events have happened */
  guint32 day;
};

ZavodAsOf *
zavod_as_of_new (void)
{
  ZavodAsOf *self = g_new0 (ZavodAsOf, 1);

  self->sites = g_array_new (FALSE, FALSE, sizeof (Site));
  self->claims = g_array_new (FALSE, FALSE, sizeof (Claim));
  self->sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->statuses = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->events = g_array_new (FALSE, FALSE, sizeof (Event));

  return self;
}

void
zavod_as_of_free (ZavodAsOf *self)
{
  g_array_unref (self->sites);
  g_array_unref (self->claims);
  g_array_unref (self->sources);
  g_array_unref (self->statuses);
  g_array_unref (self->events);
  g_free (self);
}

/**
 * zavod_as_of_add:
 * @site_id: the site that was added last, or another one
 * @claim_id: of a claim about its status
 * @day: on which it begins, as it states; 0: it is older than all; %ZAVOD_DAY_BY_SOURCES
 * @weight: of the claim among those that begin on the same day
 *
 * Nothing comes of it before zavod_as_of_know().
 */
void
zavod_as_of_add (ZavodAsOf *self,
                 gint64     site_id,
                 gint64     claim_id,
                 guint32    day,
                 guint8     weight,
                 guint8     status)
{
  const Site site = { site_id, self->claims->len };
  const Claim claim = { claim_id, day, self->sources->len, weight, status };

  if (self->sites->len == 0 || g_array_index (self->sites, Site, self->sites->len - 1).id != site_id)
    g_array_append_val (self->sites, site);
  g_array_append_val (self->claims, claim);
}

/**
 * zavod_as_of_add_source:
 * @published: the first day on which it may have been; 0: it shows no date
 *
 * Adds a citation of the claim that was added last.
 */
void
zavod_as_of_add_source (ZavodAsOf *self,
                        guint32    published)
{
  g_array_append_val (self->sources, published);
}

static guint
get_end_of_claims (const ZavodAsOf *self,
                   guint            site)
{
  return site + 1 < self->sites->len ? g_array_index (self->sites, Site, site + 1).first_claim : self->claims->len;
}

static guint
get_end_of_sources (const ZavodAsOf *self,
                    guint            claim)
{
  return claim + 1 < self->claims->len ? g_array_index (self->claims, Claim, claim + 1).first_source : self->sources->len;
}

/* Returns: whether the claim is known */
static gboolean
judge (const ZavodAsOf      *self,
       guint                 number,
       const ZavodKnowledge *knowledge,
       Candidate            *candidate)
{
  const Claim *claim = &g_array_index (self->claims, Claim, number);
  const guint end = get_end_of_sources (self, number);
  guint32 newest = 0;

  *candidate = (Candidate) { { claim->id, claim->day, claim->weight, 0 }, claim->status };
  for (guint i = claim->first_source; i < end; i++)
    {
      const guint32 published = g_array_index (self->sources, guint32, i);

      if (!zavod_knowledge_has (knowledge, published))
        continue;

      candidate->contender.n_citations++;
      newest = MAX (newest, published);
    }
  if (claim->day == ZAVOD_DAY_BY_SOURCES)
    candidate->contender.first_day = newest;

  return candidate->contender.n_citations > 0
         || (claim->first_source == end && zavod_knowledge_has (knowledge, 0));
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  return zavod_contender_compare (&((const Candidate *) a)->contender, &((const Candidate *) b)->contender, TRUE);
}

/* Of those that begin on the same day the last one speaks. Undated ones are no event: they were always there. */
static void
append_events (ZavodAsOf *self,
               guint32    site,
               GArray    *candidates)
{
  guint8 *status = &g_array_index (self->statuses, guint8, site);
  guint8 before;

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && g_array_index (candidates, Candidate, i).contender.first_day == 0; i++)
    *status = g_array_index (candidates, Candidate, i).status;

  before = *status;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const Event event = { candidate->contender.first_day, site, before, candidate->status };
      const gboolean outspoken = i + 1 < candidates->len
                                 && (candidate + 1)->contender.first_day == event.day;

      if (event.day == 0 || outspoken || event.before == event.after)
        continue;

      g_array_append_val (self->events, event);
      before = event.after;
    }
}

static void
judge_site (ZavodAsOf            *self,
            guint                 site,
            const ZavodKnowledge *knowledge,
            GArray               *candidates)
{
  const guint end = get_end_of_claims (self, site);

  g_array_set_size (candidates, 0);
  for (guint i = g_array_index (self->sites, Site, site).first_claim; i < end; i++)
    {
      Candidate candidate;

      if (judge (self, i, knowledge, &candidate))
        g_array_append_val (candidates, candidate);
    }
  append_events (self, site, candidates);
}

static guint
get_digit (const Event *event,
           guint        shift)
{
  return (event->day >> shift) & (DIGIT_SIZE - 1);
}

/* One pass of a radix sort. Events of one site keep their order. */
static GArray *
sort_by_digit (GArray *events,
               guint   shift)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Event), events->len);
  g_autofree guint *starts = g_new0 (guint, DIGIT_SIZE + 1);

  g_array_set_size (sorted, events->len);
  for (guint i = 0; i < events->len; i++)
    starts[get_digit (&g_array_index (events, Event, i), shift) + 1]++;
  for (guint i = 1; i < DIGIT_SIZE; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      g_array_index (sorted, Event, starts[get_digit (event, shift)]++) = *event;
    }
  g_array_unref (events);

  return sorted;
}

/**
 * zavod_as_of_know:
 * @knowledge: what is known
 * @unknown: the status of a site of which nothing is
 *
 * Works out all statuses anew. They are those of the day that was last moved to.
 */
void
zavod_as_of_know (ZavodAsOf            *self,
                  const ZavodKnowledge *knowledge,
                  guint8                unknown)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const guint32 day = self->day;

  g_array_set_size (self->events, 0);
  g_array_set_size (self->statuses, self->sites->len);
  for (guint site = 0; site < self->sites->len; site++)
    {
      g_array_index (self->statuses, guint8, site) = unknown;
      judge_site (self, site, knowledge, candidates);
    }
  for (guint shift = 0; shift < 2 * DIGIT_BITS; shift += DIGIT_BITS)
    self->events = sort_by_digit (self->events, shift);

  self->cursor = 0;
  self->day = 0;
  zavod_as_of_move (self, day, NULL);
}

guint
zavod_as_of_get_n_sites (const ZavodAsOf *self)
{
  return self->sites->len;
}

gint64
zavod_as_of_get_site (const ZavodAsOf *self,
                      guint            site)
{
  return g_array_index (self->sites, Site, site).id;
}

guint8
zavod_as_of_get_status (const ZavodAsOf *self,
                        guint            site)
{
  return g_array_index (self->statuses, guint8, site);
}

static void
take_over (ZavodAsOf *self,
           guint32    site,
           guint8     status,
           GArray    *changes)
{
  const ZavodStatusChange change = { site, status };

  g_array_index (self->statuses, guint8, site) = status;
  if (changes != NULL)
    g_array_append_val (changes, change);
}

/**
 * zavod_as_of_move:
 * @day: that the statuses are to be of
 * @changes: (nullable) (element-type ZavodStatusChange): gets what changed on the way; a site may come more than once, and
 *   what it comes with last is what it is
 */
void
zavod_as_of_move (ZavodAsOf *self,
                  guint32    day,
                  GArray    *changes)
{
  for (; self->cursor < self->events->len; self->cursor++)
    {
      const Event *event = &g_array_index (self->events, Event, self->cursor);

      if (event->day > day)
        break;
      take_over (self, event->site, event->after, changes);
    }

  for (; self->cursor > 0; self->cursor--)
    {
      const Event *event = &g_array_index (self->events, Event, self->cursor - 1);

      if (event->day <= day)
        break;
      take_over (self, event->site, event->before, changes);
    }

  self->day = day;
}

/**
 * zavod_as_of_get_next:
 * @forward: whether a later day is wanted, or an earlier one
 *
 * Returns: the nearest day on which a status changes; 0: there is none
 */
guint32
zavod_as_of_get_next (const ZavodAsOf *self,
                      guint32          day,
                      gboolean         forward)
{
  guint low = 0, high = self->events->len;
  const guint32 limit = forward ? day + 1 : day;

  while (low < high)  /* to the first event that is not before the limit */
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->events, Event, middle).day < limit)
        low = middle + 1;
      else
        high = middle;
    }

  if (forward)
    return low < self->events->len ? g_array_index (self->events, Event, low).day : 0;

  return low > 0 ? g_array_index (self->events, Event, low - 1).day : 0;
}
