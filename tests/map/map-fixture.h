/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with a map of an atlas in a folder of its own. */

#pragma once

#include "zavod-map-view.h"

typedef struct
{
  char *folder;
  char *path;
  ZavodSession *session;
  ZavodMapView *map;
  GtkWidget *window;
} MapFixture;

void map_fixture_set_up    (MapFixture *self,
                            int         width,
                            int         height,
                            guint       n_sites);  /* random ones; 0: those of the region */
void map_fixture_tear_down (MapFixture *self);
