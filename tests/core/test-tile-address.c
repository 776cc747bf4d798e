/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-error.h"
#include "zavod-tile-address.h"

/* what: a word of what is said of the address, NULL where there is nothing to say */
static const struct
{
  const char *text;
  const char *what;
} checked[] = {
  { "https://tile.example.org/{z}/{x}/{y}.png", NULL },
  { "https://{s}.tile.example.org/{z}/{x}/{y}{r}.png?key=abc", NULL },
  { "https://tile.example.org/tms/{z}/{x}/{-y}.jpg", NULL },
  { "https://tile.example.org:8443/wmts?TILEMATRIX={z}&TILECOL={x}&TILEROW={y}", NULL },
  { "HTTPS://tile.example.org/{z}/{x}/{y}", NULL },
  { "https://tiles.example.org/styles/liberty", NULL },
  { "https://api.example.org/maps/streets/style.json?key=abc", NULL },
  { "http://localhost:8080/{z}/{x}/{y}.png", NULL },
  { "http://127.0.0.1:8080/{z}/{x}/{y}.png", NULL },
  { "http://[::1]:8080/{z}/{x}/{y}.png", NULL },
  { "http://192.168.1.5/{z}/{x}/{y}.png", NULL },
  { "http://maps.local/{z}/{x}/{y}.png", NULL },

  { "", "not a web address" },
  { "tile.example.org/{z}/{x}/{y}.png", "not a web address" },
  { "ftp://tile.example.org/{z}/{x}/{y}.png", "not a web address" },
  { "file:///etc/passwd", "not a web address" },
  { "https://", "server is missing" },
  { "https:///{z}/{x}/{y}.png", "server is missing" },
  { "https://user:secret@tile.example.org/{z}/{x}/{y}.png", "password" },
  { "http://tile.example.org/{z}/{x}/{y}.png", "Only https" },
  { "http://8.8.8.8/{z}/{x}/{y}.png", "Only https" },
  { "http://localhost.example.org/{z}/{x}/{y}.png", "Only https" },
  { "https://tile.example.org", "{z}, {x} and {y}" },
  { "https://tile.example.org/", "{z}, {x} and {y}" },
  { "https://tile.example.org/{z}/{x}.png", "{z}, {x} and {y}" },
  { "https://tile.example.org/{z}/{x}/{y", "{z}, {x} and {y}" },
  { "https://tile.example.org/{z}/{x}/{y}.png?key={apikey}", "{apikey}" },
  { "https://ecn.example.net/tiles/a{quadkey}.jpeg", "{quadkey}" },
  { "https://tile.example.org/{z}/{x}/{y}.pbf", "style" },
  { "https://tile.example.org/{z}/{x}/{y}.MVT?key=1", "style" },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checked); i++)
    {
      g_autoptr (GError) error = NULL;
      const gboolean good = zavod_tile_address_check (checked[i].text, &error);

      g_test_message ("%s", checked[i].text);
      g_assert_cmpint (good, ==, checked[i].what == NULL);
      if (good)
        continue;
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, checked[i].what));
    }
}

/* Preferences ask after each letter, and after each that is taken away again. */
static void
test_while_typing (void)
{
  static const char typed[] = "https://{s}.tile.example.org/{z}/{x}/{y}{r}.png";

  for (gsize length = 0; length < strlen (typed); length++)
    {
      g_autofree char *head = g_strndup (typed, length);
      g_autoptr (GError) error = NULL;

      g_assert_true (zavod_tile_address_check (head, &error) == (error == NULL));
      zavod_tile_address_check (typed + length, NULL);
    }
}

static void
test_tidy (void)
{
  static const char *const rows[][2] = {
    { "  https://t.org/{z}/{x}/{y}.png\n", "https://t.org/{z}/{x}/{y}.png" },
    { "https://t.org/%7Bz%7D/%7bx%7d/{y}", "https://t.org/{z}/{x}/{y}" },
    { "https://t.org/${z}/${x}/${y}.png", "https://t.org/{z}/{x}/{y}.png" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *tidy = zavod_tile_address_tidy (rows[i][0]);

      g_assert_cmpstr (tidy, ==, rows[i][1]);
    }
}

static void
test_fill (void)
{
  static const struct
  {
    const char *pattern;
    ZavodTileId tile;
    int scale;
    const char *address;
  } rows[] = {
    { "https://t.org/{z}/{x}/{y}.png", { 5, 21, 11 }, 1, "https://t.org/5/21/11.png" },
    { "https://t.org/{z}/{x}/{-y}{r}.png", { 5, 21, 11 }, 1, "https://t.org/5/21/20.png" },
    { "https://t.org/{z}/{x}/{-y}{r}.png", { 0, 0, 0 }, 2, "https://t.org/0/0/0@2x.png" },
    { "https://{s}.t.org/{z}/{x}/{y}", { 5, 21, 11 }, 1, "https://c.t.org/5/21/11" },
    { "https://t.org/{z}{z}{q}", { 7, 1, 1 }, 1, "https://t.org/77{q}" },
    { "https://t.org/plain", { 7, 1, 1 }, 1, "https://t.org/plain" },
    { "}{", { 7, 1, 1 }, 1, "}{" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *address = zavod_tile_address_fill (rows[i].pattern, &rows[i].tile, rows[i].scale);

      g_assert_cmpstr (address, ==, rows[i].address);
    }
}

static void
test_template (void)
{
  g_assert_true (zavod_tile_address_is_template ("https://t.org/{z}/{x}/{y}.png"));
  g_assert_false (zavod_tile_address_is_template ("https://t.org/style.json"));
}

static void
test_safe (void)
{
  g_assert_true (zavod_tile_address_is_safe ("https://t.org/5/21/11.png"));
  g_assert_true (zavod_tile_address_is_safe ("http://127.0.0.1/5/21/11.png"));
  g_assert_false (zavod_tile_address_is_safe ("http://t.org/5/21/11.png"));
  g_assert_false (zavod_tile_address_is_safe ("file:///etc/passwd"));
  g_assert_false (zavod_tile_address_is_safe ("/5/21/11.png"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-address/check", test_check);
  g_test_add_func ("/tile-address/while-typing", test_while_typing);
  g_test_add_func ("/tile-address/tidy", test_tidy);
  g_test_add_func ("/tile-address/fill", test_fill);
  g_test_add_func ("/tile-address/template", test_template);
  g_test_add_func ("/tile-address/safe", test_safe);
  return g_test_run ();
}
