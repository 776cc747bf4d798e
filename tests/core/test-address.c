/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-address.h"

static void
test_host (void)
{
  static const struct
  {
    const char *text;
    const char *host;
  } rows[] = {
    { "https://astanatimes.com/2025/10/", "astanatimes.com" },
    { "http://example.org", "example.org" },
    { "HTTPS://example.org:8080/?q=1%202", "example.org" },
    { "https://қазақстан.example/жаңалық", "xn--80aaa0a6awh12ed.example" },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "ftp://example.org/", NULL },
    { "example.org", NULL },
    { "https://exa mple.org", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *host = zavod_address_get_host (rows[i].text);

      g_assert_cmpstr (host, ==, rows[i].host);
    }
}

/* A form asks after each letter. */
static void
test_while_typing (void)
{
  static const char typed[] = "https://";

  for (gsize length = 0; length <= strlen (typed); length++)
    {
      g_autofree char *text = g_strndup (typed, length);

      g_assert_null (zavod_address_get_host (text));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/host", test_host);
  g_test_add_func ("/address/while-typing", test_while_typing);
  return g_test_run ();
}
