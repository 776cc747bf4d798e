/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-error.h"

G_DEFINE_QUARK (zavod-error-quark, zavod_error)
