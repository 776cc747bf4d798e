/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An atlas for the tests of the map: the plants of the region, or many random ones. */

#pragma once

#include <glib.h>

char *map_atlas_make (const char *folder,
                      guint       n);
