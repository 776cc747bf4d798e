/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widget-tree.h"
#include "zavod-mark.h"

/* A mark is a picture that says shape and look. */
static void
test_names (void)
{
  g_autoptr (GtkWidget) mark = g_object_ref_sink (zavod_mark_new (ZAVOD_SHAPE_BUSES, ZAVOD_LOOK_OPERATING));

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (mark)), ==, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (widget_tree_has_name (mark, "Buses, Operating"));

  zavod_mark_set_look (ZAVOD_MARK (mark), ZAVOD_LOOK_DROPPED);
  g_assert_false (widget_tree_has_name (mark, "Buses, Operating"));
  zavod_mark_set_look (ZAVOD_MARK (mark), ZAVOD_LOOK_OPERATING);
  zavod_mark_set_shape (ZAVOD_MARK (mark), ZAVOD_SHAPE_CARS);
  g_assert_false (widget_tree_has_name (mark, "Buses, Operating"));
}

static void
test_every_name_is_its_own (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint shape = 0; shape < ZAVOD_N_SHAPES; shape++)
    for (guint look = 0; look < ZAVOD_N_LOOKS; look++)
      {
        g_autoptr (GtkWidget) mark = g_object_ref_sink (zavod_mark_new (shape, look));
        char *name = g_strconcat (zavod_shape_get_label (shape), ", ", zavod_look_get_label (look), NULL);

        g_assert_true (widget_tree_has_name (mark, name));
        g_assert_true (g_hash_table_add (seen, name));
      }
}

/* In a legend a mark stands for all looks of a shape, or for all shapes of a look. */
static void
test_half_a_name (void)
{
  g_autoptr (GtkWidget) mark = g_object_ref_sink (zavod_mark_new (ZAVOD_SHAPE_BUSES, ZAVOD_LOOK_OPERATING));

  g_object_set (mark, "any-look", TRUE, NULL);
  g_assert_true (widget_tree_has_name (mark, "Buses"));
  g_object_set (mark, "any-look", FALSE, "any-shape", TRUE, NULL);
  g_assert_true (widget_tree_has_name (mark, "Operating"));
}

static void
test_size (void)
{
  g_autoptr (GtkWidget) mark = g_object_ref_sink (zavod_mark_new (ZAVOD_SHAPE_PARTS, ZAVOD_LOOK_IDLE));
  int width, height;

  zavod_mark_set_size (ZAVOD_MARK (mark), 32);
  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, 32);
  g_assert_cmpint (height, ==, 32);
}

static void
count (guint *times)
{
  (*times)++;
}

static void
test_notifies_of_changes_only (void)
{
  g_autoptr (GtkWidget) mark = g_object_ref_sink (zavod_mark_new (ZAVOD_SHAPE_PARTS, ZAVOD_LOOK_IDLE));
  guint times = 0;

  g_signal_connect_swapped (mark, "notify", G_CALLBACK (count), &times);
  g_object_set (mark, "shape", (guint) ZAVOD_SHAPE_PARTS, "look", (guint) ZAVOD_LOOK_IDLE, "any-look", FALSE, NULL);
  g_assert_cmpuint (times, ==, 0);
  g_object_set (mark, "shape", (guint) ZAVOD_SHAPE_CARS, "look", (guint) ZAVOD_LOOK_AGREED, "any-look", TRUE, NULL);
  g_assert_cmpuint (times, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/mark/names", test_names);
  g_test_add_func ("/mark/every-name-is-its-own", test_every_name_is_its_own);
  g_test_add_func ("/mark/half-a-name", test_half_a_name);
  g_test_add_func ("/mark/size", test_size);
  g_test_add_func ("/mark/notifies-of-changes-only", test_notifies_of_changes_only);

  return g_test_run ();
}
