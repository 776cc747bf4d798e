/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart as a file: a picture, or a table of its numbers. */

#pragma once

#include "zavod-chart.h"

G_BEGIN_DECLS

void zavod_chart_export (ZavodChart   *chart,
                         ZavodSession *session,
                         gboolean      as_table);

G_END_DECLS
