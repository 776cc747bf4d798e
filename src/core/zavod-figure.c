/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims sorted into figures. */

#include "zavod-conflict.h"

typedef gboolean (*ClaimFilter) (const ZavodClaim *claim);

/* The figures that people ask for first, in that order; the others follow in the order of the vocabulary. */
static const char *key_properties[] = {
  "capacity", "output", "investment", "area", "employees", "localisation", "robots",
};

static ZavodFigure *
figure_new (ZavodClaim *chosen)
{
  ZavodFigure *self = g_new0 (ZavodFigure, 1);

  self->chosen = chosen;
  self->agreeing = g_ptr_array_new ();
  self->rivals = g_ptr_array_new ();
  self->other_scopes = g_ptr_array_new ();

  return self;
}

void
zavod_figure_free (ZavodFigure *self)
{
  g_ptr_array_unref (self->agreeing);
  g_ptr_array_unref (self->rivals);
  g_ptr_array_unref (self->other_scopes);
  g_free (self);
}

static guint
count_sources (const ZavodClaim *claim)
{
  guint n_sources = 0;

  for (guint i = 0; i < claim->citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (claim->citations, i);
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = ((const ZavodCitation *) g_ptr_array_index (claim->citations, j))->source_id == citation->source_id;
      n_sources += !seen;
    }

  return n_sources;
}

/* The newest day of publication among the sources, NULL when none is dated. ISO dates sort as text. */
static const char *
get_newest (const ZavodClaim *claim)
{
  const char *newest = NULL;

  for (guint i = 0; i < claim->citations->len; i++)
    {
      const char *published = ((const ZavodCitation *) g_ptr_array_index (claim->citations, i))->published;

      if (g_strcmp0 (published, newest) > 0)
        newest = published;
    }

  return newest;
}

/* Preferred before normal, then more sources, then the newer source; the sort is stable, so that the given order
 * decides what is left. */
static int
compare_support (gconstpointer a,
                 gconstpointer b)
{
  const ZavodClaim *first = *(ZavodClaim *const *) a;
  const ZavodClaim *second = *(ZavodClaim *const *) b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (count_sources (first) != count_sources (second))
    return count_sources (first) > count_sources (second) ? -1 : 1;

  return g_strcmp0 (get_newest (second), get_newest (first));
}

static guint
get_property_order (const char *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_properties); i++)
    if (g_strcmp0 (key_properties[i], property) == 0)
      return i;

  return G_N_ELEMENTS (key_properties) + (guint) zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, property);
}

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  const ZavodClaim *first = (*(ZavodFigure *const *) a)->chosen;
  const ZavodClaim *second = (*(ZavodFigure *const *) b)->chosen;
  guint first_order = get_property_order (first->property);
  guint second_order = get_property_order (second->property);

  if (first_order != second_order)
    return first_order < second_order ? -1 : 1;

  return (first->stage > second->stage) - (first->stage < second->stage);
}

static gboolean
conflicts_with_any (GPtrArray        *claims,
                    const ZavodClaim *claim)
{
  for (guint i = 0; i < claims->len; i++)
    if (zavod_claims_conflict (g_ptr_array_index (claims, i), claim))
      return TRUE;

  return FALSE;
}

/* Whether one of @claims says what @claim says. */
static gboolean
is_said (GPtrArray        *claims,
         const ZavodClaim *claim)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *other = g_ptr_array_index (claims, i);

      if (zavod_claims_same_scope (other, claim) && !zavod_claims_conflict (other, claim))
        return TRUE;
    }

  return FALSE;
}

/* Sorts a claim of the figure's scope. Those that agree with a vague choice may still be rivals of each other. */
static void
figure_add (ZavodFigure *figure,
            ZavodClaim  *claim)
{
  if (!zavod_claims_conflict (figure->chosen, claim) && !conflicts_with_any (figure->agreeing, claim))
    g_ptr_array_add (figure->agreeing, claim);
  else if (!is_said (figure->rivals, claim))
    g_ptr_array_add (figure->rivals, claim);
}

static gboolean
is_settled (const ZavodFigure *figure)
{
  const ZavodClaim *chosen = figure->chosen;

  if (chosen->rank != ZAVOD_RANK_PREFERRED || chosen->reason == NULL || *chosen->reason == '\0')
    return FALSE;
  for (guint i = 0; i < figure->rivals->len; i++)
    if (((const ZavodClaim *) g_ptr_array_index (figure->rivals, i))->rank == ZAVOD_RANK_PREFERRED)
      return FALSE;

  return TRUE;
}

static gboolean
is_figure (const ZavodClaim *claim)
{
  return zavod_property_get_value_type (claim->property) == ZAVOD_VALUE_QUANTITY;
}

static gboolean
can_conflict (const ZavodClaim *claim)
{
  ZavodValueType type = zavod_property_get_value_type (claim->property);

  return type == ZAVOD_VALUE_QUANTITY || type == ZAVOD_VALUE_EVENT || type == ZAVOD_VALUE_STATUS ||
         g_strcmp0 (claim->property, "location") == 0;
}

/* The claims that count, best supported first. */
static GPtrArray *
select_claims (GPtrArray   *claims,
               ClaimFilter  filter)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < claims->len; i++)
    {
      ZavodClaim *claim = g_ptr_array_index (claims, i);

      if (claim->rank != ZAVOD_RANK_DEPRECATED && filter (claim))
        g_ptr_array_add (selected, claim);
    }
  g_ptr_array_sort (selected, compare_support);

  return selected;
}

static ZavodFigure *
find_figure (GPtrArray        *figures,
             const ZavodClaim *claim)
{
  for (guint i = 0; i < figures->len; i++)
    {
      ZavodFigure *figure = g_ptr_array_index (figures, i);

      if (zavod_claims_same_scope (figure->chosen, claim))
        return figure;
    }

  return NULL;
}

/* Each claim joins the figure whose chosen claim is about the same, or becomes the chosen one of a new figure: since
 * the best supported come first, what is chosen is the best of its scope. */
static GPtrArray *
make_figures (GPtrArray   *claims,
              ClaimFilter  filter)
{
  g_autoptr (GPtrArray) selected = select_claims (claims, filter);
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_figure_free);

  for (guint i = 0; i < selected->len; i++)
    {
      ZavodClaim *claim = g_ptr_array_index (selected, i);
      ZavodFigure *figure = find_figure (figures, claim);

      if (figure != NULL)
        figure_add (figure, claim);
      else
        g_ptr_array_add (figures, figure_new (claim));
    }

  for (guint i = 0; i < figures->len; i++)
    {
      ZavodFigure *figure = g_ptr_array_index (figures, i);
      figure->settled = is_settled (figure);
    }
  g_ptr_array_sort (figures, compare_figures);

  return figures;
}

/**
 * zavod_figures_from_claims:
 * @claims: (element-type ZavodClaim): claims, which must outlive the figures
 *
 * Returns: (transfer full) (element-type ZavodFigure): a figure for each scope of which a claim gives a quantity, the
 *   key figures first, by stage; deprecated claims are left out
 */
GPtrArray *
zavod_figures_from_claims (GPtrArray *claims)
{
  g_return_val_if_fail (claims != NULL, NULL);

  return make_figures (claims, is_figure);
}

/* A figure without rivals of its own is told of with the first one that it may be taken for. */
static void
join_scopes (GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    for (guint j = i + 1; j < figures->len; j++)
      {
        ZavodFigure *figure = g_ptr_array_index (figures, i);
        ZavodFigure *other = g_ptr_array_index (figures, j);

        if (other->rivals->len == 0 && other->other_scopes->len == 0 &&
            zavod_claims_get_difference (figure->chosen, other->chosen) == ZAVOD_DIFFERENCE_SCOPE)
          {
            g_ptr_array_add (figure->other_scopes, other->chosen);
            g_ptr_array_remove_index (figures, j--);
          }
      }
}

/**
 * zavod_conflicts_from_claims:
 * @claims: (element-type ZavodClaim): claims, which must outlive the figures
 *
 * Returns: (transfer full) (element-type ZavodFigure): everything of which the claims give rival values, be it a
 *   quantity, a place, the day of an event or a status; what a preferred claim with a reason settled is among them, and
 *   says so; and figures that have no rivals, but other numbers of vehicle classes that they may be taken for
 */
GPtrArray *
zavod_conflicts_from_claims (GPtrArray *claims)
{
  GPtrArray *figures;

  g_return_val_if_fail (claims != NULL, NULL);

  figures = make_figures (claims, can_conflict);
  join_scopes (figures);
  for (guint i = figures->len; i > 0; i--)
    {
      const ZavodFigure *figure = g_ptr_array_index (figures, i - 1);

      if (figure->rivals->len == 0 && figure->other_scopes->len == 0)
        g_ptr_array_remove_index (figures, i - 1);
    }

  return figures;
}

/**
 * zavod_conflicts_have_rivals:
 * @conflicts: (element-type ZavodFigure): what zavod_conflicts_from_claims() found
 *
 * Returns: whether sources disagree, and do not only speak of unlike scopes
 */
gboolean
zavod_conflicts_have_rivals (GPtrArray *conflicts)
{
  g_return_val_if_fail (conflicts != NULL, FALSE);

  for (guint i = 0; i < conflicts->len; i++)
    if (((const ZavodFigure *) g_ptr_array_index (conflicts, i))->rivals->len > 0)
      return TRUE;

  return FALSE;
}
