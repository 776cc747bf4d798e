/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every message of this domain is a whole sentence, translated, that a user can act on. */
typedef enum
{
  ZAVOD_ERROR_NOT_FOUND,       /* there is no such file, or no such record any more */
  ZAVOD_ERROR_NOT_A_DATABASE,  /* not an SQLite file at all */
  ZAVOD_ERROR_NOT_AN_ATLAS,    /* a database or GeoPackage that Zavod did not make */
  ZAVOD_ERROR_NEWER,           /* made by a newer Zavod */
  ZAVOD_ERROR_CORRUPT,         /* damaged or cut short */
  ZAVOD_ERROR_READ_ONLY,       /* file, folder or disk cannot be written */
  ZAVOD_ERROR_FULL,            /* the disk is full */
  ZAVOD_ERROR_BUSY,            /* another program holds the file */
  ZAVOD_ERROR_EXISTS,          /* would overwrite something */
  ZAVOD_ERROR_INVALID,         /* input that cannot be kept as it is */
  ZAVOD_ERROR_CONFLICT,        /* the record was changed meanwhile: the edit does not fit any more */
  ZAVOD_ERROR_FAILED,          /* anything else, with the system's own words */
} ZavodError;

#define ZAVOD_ERROR (zavod_error_quark ())

GQuark zavod_error_quark (void);

G_END_DECLS
