/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *zavod_address_get_host  (const char *text);
char *zavod_address_normalize (const char *text);

G_END_DECLS
