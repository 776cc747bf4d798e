/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "claim-line.h"
#include "widget-tree.h"
#include "zavod-bar.h"
#include "zavod-record-view.h"

static const SourceLine trend = {
  .id = 1, .title = "A plant opens", .publisher = "Trend", .url = "https://trend.example/1", .published = "2025-10-21",
  .quote = "an investment of $310 million",
};
static const SourceLine company = {
  .id = 2, .title = "About us", .publisher = "Allur", .url = "javascript:alert(1)", .published = "2024-05",
};
static const SourceLine leaflet = { .id = 3, .title = "A leaflet" };

static const char *const headings[] = {
  "Capacity", "Key Figures", "Sources Disagree", "Partners", "Timeline", "Also Stated", "Sources",
};

static ZavodSite *
make_site (const ClaimLine *lines,
           guint            n_lines)
{
  ZavodSite *site = zavod_site_new ();

  site->id = 1;
  site->name = g_strdup ("Kia Qazaqstan");
  site->country = g_strdup ("KZ");
  site->status = ZAVOD_STATUS_OPERATING;
  site->shape = ZAVOD_SHAPE_CARS;
  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (site->claims, claim_line_make (&lines[i]));

  return site;
}

#define MAKE_SITE(lines) make_site (lines, G_N_ELEMENTS (lines))

/* A record in a window of this width. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  char *words;
} Record;

static void
record_clear (Record *record)
{
  gtk_window_destroy (GTK_WINDOW (record->window));
  g_free (record->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

static Record
show (ZavodSite *site,
      int        width)
{
  Record record = { 0 };

  record.view = g_object_new (ZAVOD_TYPE_RECORD_VIEW, NULL);
  zavod_record_view_set_site (ZAVOD_RECORD_VIEW (record.view), site);
  record.window = widget_tree_show (record.view, width, 700);
  record.words = widget_tree_get_words (record.view);
  g_test_message ("%s", record.words);

  return record;
}

/* Whether these lines stand below each other, whole. */
static gboolean
says (const Record *record,
      const char   *lines)
{
  g_autofree char *text = g_strconcat ("\n", record->words, NULL);
  g_autofree char *wanted = g_strconcat ("\n", lines, "\n", NULL);

  return strstr (text, wanted) != NULL;
}

static GtkWidget *
find_list (const Record *record,
           const char   *name)
{
  return widget_tree_find (record->view, GTK_TYPE_LIST_BOX, name);
}

static void
assert_headings (const Record      *record,
                 const char *const *expected)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_assert_cmpint (says (record, headings[i]), ==, g_strv_contains (expected, headings[i]));
}

static void
test_nothing_is_known (void)
{
  g_autoptr (ZavodSite) site = make_site (NULL, 0);
  g_auto (Record) record = { 0 };

  site->status = ZAVOD_STATUS_UNKNOWN;
  g_clear_pointer (&site->country, g_free);
  record = show (site, 400);
  assert_headings (&record, (const char *[]) { "Capacity", NULL });
  g_assert_true (says (&record, "Status unknown"));
  g_assert_true (says (&record, "Place unknown · not placed on the map"));
  g_assert_true (says (&record, "Capacity\nNo source states one"));
}

/* How a site came to be what it is now; one status alone is said at the top. */
static void
test_stages (void)
{
  static const ClaimLine lines[] = {
    LINE ("status", "construction", .since = "2023-10", .sources = { &trend }),
    LINE ("status", "operating", .as_of = "2025-10-21", .sources = { &trend }),
  };
  static const ClaimLine one[] = { LINE ("status", "operating", .since = "2025-10-21", .sources = { &trend }) };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_autoptr (ZavodSite) other = MAKE_SITE (one);
  g_auto (Record) record = show (site, 400);
  g_auto (Record) other_record = { 0 };

  g_assert_true (says (&record, "Status over Time"));
  g_assert_true (says (&record, "Construction · Oct 2023"));
  g_assert_true (says (&record, "Operating · seen 21 Oct 2025"));

  other_record = show (other, 400);
  g_assert_false (says (&other_record, "Status over Time"));
}

/* How wide what it draws is. */
static double
get_drawn_width (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);

  return bounds.size.width;
}

/* Stages are compared with each other, buses with buses only. */
static void
test_bars (void)
{
  static const ClaimLine lines[] = {
    LINE ("capacity", "10,000 vehicles a year", "planned", .stage = 1, .sources = { &trend }),
    LINE ("capacity", "40,000 vehicles a year", "planned", .stage = 2, .sources = { &trend }),
    LINE ("capacity", "300 buses a year", "planned", .stage = 3, .sources = { &trend }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);
  g_autoptr (GPtrArray) bars = widget_tree_find_all (record.view, ZAVOD_TYPE_BAR);
  double widths[3];

  g_assert_cmpuint (bars->len, ==, G_N_ELEMENTS (widths));
  for (guint i = 0; i < bars->len; i++)
    {
      widget_tree_wait (gtk_widget_get_width (g_ptr_array_index (bars, i)) > 0);
      widths[i] = get_drawn_width (g_ptr_array_index (bars, i));
    }
  g_assert_cmpfloat_with_epsilon (widths[1], 4 * widths[0], 2);
  g_assert_cmpfloat_with_epsilon (widths[2], widths[1], 1);
}

static void
test_everything_is_known (void)
{
  static const ClaimLine lines[] = {
    LINE ("status", "operating", .since = "2025-10-21", .sources = { &trend }),
    LINE ("capacity", "up to 70,000 vehicles a year", "nameplate", .sources = { &trend }),
    { "investment", "$310 mn", .rank = ZAVOD_RANK_PREFERRED, .reason = "The ministry says so", .sources = { &trend } },
    LINE ("investment", "$270 mn", .sources = { &company }),
    LINE ("role", NULL, .actor = "Allur", .role = "owner", .share = 51, .sources = { &company }),
    LINE ("opened", NULL, .since = "2025-10-21", .sources = { &trend }),
    LINE ("line-up", NULL, .product = "Kia Sorento", .sources = { &leaflet }),
    LINE ("employees", "1,500 people", .sources = { &leaflet }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = { 0 };

  site->status_since = g_strdup ("2025-10-21");
  record = show (site, 400);
  assert_headings (&record, headings);
  g_assert_true (g_str_has_prefix (record.words, "Kia Qazaqstan\nOperating since 21 Oct 2025\n"));
  g_assert_true (says (&record, "up to 70,000 vehicles a year\nNameplate · published 21 Oct 2025\nTrend"));
  g_assert_true (says (&record, "Jobs\n1,500 people\nsource without a date\nA leaflet"));
  g_assert_true (says (&record, "Allur\nOwner, 51 %\nAllur"));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (!g_str_equal (headings[i], "Sources") && !g_str_equal (headings[i], "Sources Disagree"))
      g_assert_nonnull (find_list (&record, headings[i]));
}

static void
test_another_site_replaces_it (void)
{
  static const ClaimLine lines[] = { LINE ("employees", "1,500 people", .sources = { &leaflet }) };
  g_autoptr (ZavodSite) first = MAKE_SITE (lines);
  g_autoptr (ZavodSite) second = make_site (NULL, 0);
  g_auto (Record) record = show (first, 400);

  g_assert_true (says (&record, "Key Figures"));
  zavod_record_view_set_site (ZAVOD_RECORD_VIEW (record.view), second);
  g_free (record.words);
  record.words = widget_tree_get_words (record.view);
  assert_headings (&record, (const char *[]) { "Capacity", NULL });
  zavod_record_view_set_site (ZAVOD_RECORD_VIEW (record.view), NULL);
  g_free (record.words);
  record.words = widget_tree_get_words (record.view);
  g_assert_cmpstr (record.words, ==, "");
}

/* ---- rivals ---- */

static const ClaimLine rivals[] = {
  { "investment", "$310 mn", "actual", .rank = ZAVOD_RANK_PREFERRED, .reason = "The <b>ministry</b> & the plant agree",
    .sources = { &trend } },
  LINE ("investment", "$270 mn", "actual", .sources = { &company }),
};

static void
test_rivals_and_the_reason (void)
{
  g_autoptr (ZavodSite) site = MAKE_SITE (rivals);
  g_auto (Record) record = show (site, 500);

  g_assert_nonnull (widget_tree_find (record.view, GTK_TYPE_BUTTON, "1 rival"));
  g_assert_true (says (&record, "Sources Disagree\n1\nInvestment, Actual\n$310 mn\nTrend\npublished 21 Oct 2025\n"
                                "“an investment of $310 million”\nChosen\n"
                                "$270 mn\nAllur\npublished May 2024\n"
                                "The <b>ministry</b> & the plant agree"));
}

static void
test_nobody_has_chosen (void)
{
  const ClaimLine lines[] = { LINE ("investment", "$310 mn", .sources = { &trend, &leaflet }), rivals[1] };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = { 0 };

  g_clear_pointer (&((ZavodClaim *) g_ptr_array_index (site->claims, 1))->modality, g_free);
  record = show (site, 500);
  g_assert_true (says (&record, "Nobody has chosen between them yet"));
  g_assert_false (says (&record, "Chosen"));
  /* the better supported one comes first */
  g_assert_true (says (&record, "Investment\n$310 mn\nTrend, A leaflet"));
}

/* Returns: how the cards of the first conflict stand. */
static void
get_cards (const Record    *record,
           graphene_rect_t *first,
           graphene_rect_t *second)
{
  g_autoptr (GPtrArray) boxes = widget_tree_find_all (record->view, GTK_TYPE_BOX);
  graphene_rect_t *bounds[] = { first, second };
  guint n_cards = 0;

  for (guint i = 0; i < boxes->len && n_cards < 2; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (boxes, i), "rival-card"))
      g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (boxes, i), record->view, bounds[n_cards++]));
  g_assert_cmpuint (n_cards, ==, 2);
}

static void
test_rivals_stand_side_by_side (void)
{
  g_autoptr (ZavodSite) site = MAKE_SITE (rivals);
  g_auto (Record) wide = show (site, 500);
  g_auto (Record) narrow = show (site, 300);
  graphene_rect_t first, second;

  get_cards (&wide, &first, &second);
  g_assert_cmpfloat (first.origin.y, ==, second.origin.y);
  g_assert_cmpfloat (first.size.width, ==, second.size.width);
  g_assert_cmpfloat (first.origin.x + first.size.width, <=, second.origin.x);

  get_cards (&narrow, &first, &second);
  g_assert_cmpfloat (first.origin.x, ==, second.origin.x);
  g_assert_cmpfloat (first.origin.y + first.size.height, <=, second.origin.y);
}

/* 63 ha and 630,000 m² are the same area. */
static void
test_agreement_is_no_rivalry (void)
{
  static const ClaimLine lines[] = {
    LINE ("area", "63 ha", .sources = { &trend }),
    LINE ("area", "630,000 m²", .sources = { &company }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  g_assert_true (says (&record, "63 ha\npublished 21 Oct 2025\nagrees with 630,000 m²\nTrend\n+1"));
  g_assert_false (says (&record, "Sources Disagree"));
}

/* ---- who, when, how much ---- */

static void
test_shared_figure (void)
{
  static const ClaimLine lines[] = {
    LINE ("capacity", "up to 190,000 vehicles", .shared_with = "Astana Motors", .sources = { &trend }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  g_assert_true (says (&record, "up to 190,000 vehicles\n"
                                "one figure of Kia Qazaqstan, Astana Motors together · published 21 Oct 2025"));
}

/* Capacities of unlike stages stand by themselves; there is no sum. */
static void
test_nothing_is_summed (void)
{
  static const ClaimLine lines[] = {
    LINE ("capacity", "10,000 vehicles", .stage = 1, .sources = { &trend }),
    LINE ("capacity", "20,000 vehicles", .stage = 2, .sources = { &trend }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  g_assert_true (says (&record, "10,000 vehicles\nStage 1 · published 21 Oct 2025"));
  g_assert_true (says (&record, "20,000 vehicles\nStage 2 · published 21 Oct 2025"));
  g_assert_null (strstr (record.words, "30,000"));
}

static void
test_who_only_attended (void)
{
  static const ClaimLine lines[] = {
    LINE ("role", NULL, .actor = "Kia", .role = "licensor", .sources = { &trend }),
    LINE ("role", NULL, .actor = "Kia", .role = "attendee", .sources = { &company }),
    LINE ("role", NULL, .actor = "The mayor", .role = "attendee", .sources = { &trend }),
    LINE ("role", NULL, .actor = "A guest", .role = "attendee", .sources = { &trend }),
    LINE ("role", NULL, "planned", .actor = "Allur", .role = "owner", .condition = "if approved",
          .sources = { &trend }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  /* in the last row, and without those who have a part as well */
  g_assert_true (says (&record, "Kia\nLicensor\nTrend\n+1\n"
                                "Allur\nOwner, if approved, Planned\nTrend\n"
                                "Attended only\nThe mayor\nA guest\nTrend\n+1"));
}

static void
test_events_in_their_order (void)
{
  static const ClaimLine lines[] = {
    LINE ("opened", NULL, .since = "2025-10-21", .sources = { &trend }),
    LINE ("production-started", NULL, "planned", .time_text = "some day", .sources = { &leaflet }),
    LINE ("signed", "a memorandum", .since = "2022", .sources = { &trend }),
    LINE ("completed", NULL, .sources = { &leaflet }),
    LINE ("construction-started", NULL, .since = "2023-11", .sources = { &trend }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  g_assert_true (says (&record, "2022\nAgreement signed: a memorandum\nTrend\n"
                                "Nov 2023\nConstruction started\nTrend\n"
                                "21 Oct 2025\nOpened\nTrend\n"
                                "some day · Planned\nProduction started\nA leaflet\n"
                                "No date\nConstruction completed\nA leaflet"));
}

static void
test_sources_once_each (void)
{
  static const ClaimLine lines[] = {
    LINE ("employees", "1,500 people", .sources = { &leaflet, &trend }),
    LINE ("area", "63 ha", .sources = { &trend, &company }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  /* the address of the last is not one of a web page: it is no link */
  g_assert_true (says (&record, "Sources\n3\n1\nA leaflet, no date\nAll It Says\n2\nTrend, A plant opens, 21 Oct 2025\n"
                                "trend.example\nAll It Says\n3\nAllur, About us, May 2024\nAll It Says"));
}

/* Another program may have written a claim without a citation. */
static void
test_no_source (void)
{
  static const ClaimLine lines[] = { LINE ("capacity", "70,000"), LINE ("opened", NULL, .since = "2025") };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  assert_headings (&record, (const char *[]) { "Capacity", "Timeline", NULL });
}

/* ---- names ---- */

static void
add_name (GPtrArray  *names,
          const char *text)
{
  ZavodName *name = zavod_name_new ();

  name->text = g_strdup (text);
  g_ptr_array_add (names, name);
}

static void
test_spellings_once_each (void)
{
  g_autoptr (ZavodSite) site = make_site (NULL, 0);
  g_auto (Record) record = { 0 };

  site->place.name = g_strdup ("Kostanay");
  add_name (site->names, "Киа Қазақстан");
  add_name (site->names, "Kia Qazaqstan");
  add_name (site->place_names, "Қостанай");
  add_name (site->place_names, "Kostanay");
  add_name (site->place_names, "Қостанай");
  record = show (site, 400);
  g_assert_true (says (&record, "Kia Qazaqstan\nКиа Қазақстан · Қостанай\nOperating"));
}

static void
test_how_well_the_place_is_known (void)
{
  static const struct
  {
    const char *accuracy;
    double radius;
    const char *words;
  } rows[] = {
    { "exact", 40, "Kostanay\nKazakhstan · placed exactly, within 40 m" },
    { "zone", 2500, "Kostanay\nKazakhstan · placed by its industrial zone, within 2 km" },
    { "somewhere", 0, "Kostanay\nKazakhstan · somewhere" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ZavodSite) site = make_site (NULL, 0);
      g_auto (Record) record = { 0 };

      site->place.id = 7;
      site->place.name = g_strdup ("Kostanay");
      site->has_point = TRUE;
      site->accuracy = g_strdup (rows[i].accuracy);
      site->radius = rows[i].radius;
      record = show (site, 400);
      g_assert_true (says (&record, rows[i].words));
    }
}

static void
test_markup_is_text (void)
{
  static const SourceLine source = { .id = 9, .title = "<span>&amp;</span>", .publisher = "A & B <i>" };
  static const ClaimLine lines[] = {
    LINE ("capacity", "<b>70,000</b>", .sources = { &source }),
    LINE ("role", NULL, .actor = "<u>Allur</u> & Co", .role = "owner", .sources = { &source }),
    LINE ("description", "5 < 6 & 7 > 6", .sources = { &source }),
  };
  g_autoptr (ZavodSite) site = make_site (lines + 1, 2);
  g_auto (Record) record = { 0 };

  g_free (site->name);
  site->name = g_strdup ("Altyn <b>Tulpar</b> & _Co");
  site->note = g_strdup ("<a href=\"x\">note</a>");
  record = show (site, 400);
  g_assert_true (says (&record, "Altyn <b>Tulpar</b> & _Co"));
  g_assert_true (says (&record, "<a href=\"x\">note</a>"));
  g_assert_true (says (&record, "<u>Allur</u> & Co\nOwner\nA & B <i>"));
  g_assert_true (says (&record, "Description\n5 < 6 & 7 > 6"));
  g_assert_true (says (&record, "A & B <i>, <span>&amp;</span>, no date"));
}

/* Words without a space break; no page becomes wider than its window. */
static void
test_very_long_names (void)
{
  g_autofree char *name = g_strnfill (400, 'W');
  const SourceLine source = { .id = 9, .title = name, .publisher = name, .quote = name };
  const ClaimLine lines[] = {
    LINE ("capacity", "70,000", .shared_with = name, .sources = { &source }),
    LINE ("investment", "$310 mn", .sources = { &source }),
    LINE ("investment", "$270 mn", .sources = { &source }),
    LINE ("role", NULL, .actor = name, .role = "owner", .sources = { &source }),
    LINE ("opened", name, .since = "2025", .sources = { &source }),
    LINE ("description", name, .sources = { &source }),
  };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = { 0 };
  g_autoptr (GPtrArray) labels = NULL;

  g_free (site->name);
  site->name = g_strdup (name);
  site->note = g_strdup (name);
  record = show (site, 300);
  g_assert_cmpint (gtk_widget_get_width (record.view), <=, 300);
  labels = widget_tree_find_all (record.view, GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (labels, i), record.view, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (record.view));
    }
}

/* ---- what can be done ---- */

static void
test_read_only (void)
{
  static const ClaimLine lines[] = { LINE ("capacity", "70,000", .sources = { &trend }) };
  g_autoptr (ZavodSite) site = MAKE_SITE (lines);
  g_auto (Record) record = show (site, 400);

  g_assert_nonnull (widget_tree_find (record.view, GTK_TYPE_BUTTON, "Edit This Figure"));
  g_assert_nonnull (widget_tree_find (record.view, GTK_TYPE_BUTTON, "Add a Capacity"));
  g_object_set (record.view, "read-only", TRUE, NULL);
  g_assert_null (widget_tree_find (record.view, GTK_TYPE_BUTTON, "Edit This Figure"));
  g_assert_null (widget_tree_find (record.view, GTK_TYPE_BUTTON, "Add a Capacity"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/record-view/nothing-is-known", test_nothing_is_known);
  g_test_add_func ("/record-view/bars", test_bars);
  g_test_add_func ("/record-view/stages", test_stages);
  g_test_add_func ("/record-view/everything-is-known", test_everything_is_known);
  g_test_add_func ("/record-view/another-site-replaces-it", test_another_site_replaces_it);
  g_test_add_func ("/record-view/rivals-and-the-reason", test_rivals_and_the_reason);
  g_test_add_func ("/record-view/nobody-has-chosen", test_nobody_has_chosen);
  g_test_add_func ("/record-view/rivals-stand-side-by-side", test_rivals_stand_side_by_side);
  g_test_add_func ("/record-view/agreement-is-no-rivalry", test_agreement_is_no_rivalry);
  g_test_add_func ("/record-view/shared-figure", test_shared_figure);
  g_test_add_func ("/record-view/nothing-is-summed", test_nothing_is_summed);
  g_test_add_func ("/record-view/who-only-attended", test_who_only_attended);
  g_test_add_func ("/record-view/events-in-their-order", test_events_in_their_order);
  g_test_add_func ("/record-view/sources-once-each", test_sources_once_each);
  g_test_add_func ("/record-view/no-source", test_no_source);
  g_test_add_func ("/record-view/spellings-once-each", test_spellings_once_each);
  g_test_add_func ("/record-view/how-well-the-place-is-known", test_how_well_the_place_is_known);
  g_test_add_func ("/record-view/markup-is-text", test_markup_is_text);
  g_test_add_func ("/record-view/very-long-names", test_very_long_names);
  g_test_add_func ("/record-view/read-only", test_read_only);

  return g_test_run ();
}
