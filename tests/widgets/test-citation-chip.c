/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "claim-line.h"
#include "widget-tree.h"
#include "zavod-citation-chip.h"

static const SourceLine article = {
  .id = 1,
  .title = "A plant <i>opens</i>",
  .publisher = "Trend & Sons",
  .url = "https://trend.example/a?b=1&c=2",
  .published = "2025-10-21",
  .locator = "p. 3",
  .origin = "Allur",
  .quote = "up to <b>70,000</b> & more",
  .speaker = "Y. Orynbay",
};
static const SourceLine leaflet = { .id = 2, .title = "An undated leaflet", .url = "file:///etc/passwd" };

static GtkWidget *
create_chip (const SourceLine *const *sources,
             guint                    n_sources)
{
  g_autoptr (ZavodSite) site = zavod_site_new ();
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  ClaimLine line = LINE ("capacity", "70,000 vehicles");

  for (guint i = 0; i < n_sources; i++)
    line.sources[i] = sources[i];
  g_ptr_array_add (site->claims, claim_line_make (&line));
  g_ptr_array_extend (citations, ((ZavodClaim *) g_ptr_array_index (site->claims, 0))->citations, NULL, NULL);

  return zavod_citation_chip_new (citations);
}

static void
test_name (void)
{
  const SourceLine *sources[] = { &article, &leaflet };
  g_autoptr (GtkWidget) one = g_object_ref_sink (create_chip (sources, 1));
  g_autoptr (GtkWidget) both = g_object_ref_sink (create_chip (sources, 2));
  g_autoptr (GtkWidget) untold = g_object_ref_sink (create_chip (sources + 1, 1));

  g_assert_nonnull (widget_tree_find (one, GTK_TYPE_MENU_BUTTON, "Source: Trend & Sons"));
  g_assert_nonnull (widget_tree_find (both, GTK_TYPE_MENU_BUTTON, "Source: Trend & Sons +1"));
  /* who published it is not said: its title stands for it */
  g_assert_nonnull (widget_tree_find (untold, GTK_TYPE_MENU_BUTTON, "Source: An undated leaflet"));
}

/* The publisher's name gives way to a picture, but not to a screen reader. */
static void
test_brief (void)
{
  const SourceLine *sources[] = { &article, &leaflet };
  g_autoptr (GtkWidget) chip = g_object_ref_sink (create_chip (sources, 2));
  g_autofree char *words = NULL;

  zavod_citation_chip_set_brief (ZAVOD_CITATION_CHIP (chip));
  words = widget_tree_get_words (chip);
  g_assert_cmpstr (words, ==, "+1\n");
  g_assert_nonnull (widget_tree_find (chip, GTK_TYPE_MENU_BUTTON, "Source: Trend & Sons +1"));
}

static GtkPopover *
open_chip (GtkWidget *chip)
{
  g_autoptr (GPtrArray) buttons = widget_tree_find_all (chip, GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (g_ptr_array_index (buttons, 0));

  return gtk_menu_button_get_popover (g_ptr_array_index (buttons, 0));
}

static void
test_popover (void)
{
  const SourceLine *sources[] = { &article, &leaflet };
  GtkWidget *chip = create_chip (sources, 2);
  GtkWidget *window = widget_tree_show (chip, 300, 200);
  GtkPopover *popover = open_chip (chip);
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *words = NULL;

  g_assert_nonnull (popover);
  g_assert_true (widget_tree_has_name (GTK_WIDGET (popover), "Citations"));
  words = widget_tree_get_words (gtk_popover_get_child (popover));
  g_assert_cmpstr (words, ==,
                   "A plant <i>opens</i>\n"
                   "Trend & Sons · 21 Oct 2025 · p. 3\n"
                   "after Allur\n"
                   "“up to <b>70,000</b> & more”\n"
                   "said by Y. Orynbay\n"
                   "trend.example\n"
                   "All It Says\n"
                   "An undated leaflet\n"
                   "no date\n"
                   "All It Says\n");

  links = widget_tree_find_all (gtk_popover_get_child (popover), GTK_TYPE_LINK_BUTTON);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (gtk_link_button_get_uri (g_ptr_array_index (links, 0)), ==, article.url);
  g_assert_true (popover == open_chip (chip));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An atlas may come from a stranger: nothing in it may open anything but a web page. */
static void
test_links_lead_to_the_web_only (void)
{
  static const char *const good[] = {
    "https://trend.az/business/4103.html", "http://example.org", "HTTPS://EXAMPLE.ORG/A",
    "https://қостанай.example/жол", "https://example.org:8443/a?b=c#d",
  };
  static const char *const bad[] = {
    NULL, "", "trend.az", "//example.org/a", "file:///etc/passwd", "file://example.org/etc/passwd",
    "javascript:alert(1)", "JavaScript://example.org/%0aalert(1)", "data:text/html,hello", "mailto:a@example.org",
    "ftp://example.org/a", "smb://example.org/share", "https://", "https:///etc/passwd", "https:example.org",
    " https://example.org", "vbscript:x", "zavod://example.org", "see https://example.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GtkWidget) link = zavod_source_link_new (good[i]);

      g_test_message ("%s", good[i]);
      g_assert_nonnull (link);
      g_object_ref_sink (link);
      g_assert_cmpstr (gtk_link_button_get_uri (GTK_LINK_BUTTON (link)), ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_null (zavod_source_link_new (bad[i]));
    }
}

/* "https://bank.example@evil.example" leads to evil.example: that is what the link says. */
static void
test_links_say_where_they_lead (void)
{
  g_autoptr (GtkWidget) link =
    g_object_ref_sink (zavod_source_link_new ("https://bank.example@evil.example/login"));

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (link)), ==, "evil.example");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (link), ==, "https://bank.example@evil.example/login");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/citation-chip/name", test_name);
  g_test_add_func ("/citation-chip/brief", test_brief);
  g_test_add_func ("/citation-chip/popover", test_popover);
  g_test_add_func ("/citation-chip/links-lead-to-the-web-only", test_links_lead_to_the_web_only);
  g_test_add_func ("/citation-chip/links-say-where-they-lead", test_links_say_where_they_lead);

  return g_test_run ();
}
