/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-answer.h"

#include <glib/gi18n.h>

#include "zavod-image-head.h"

ZavodAnswer *
zavod_answer_new (ZavodFault fault,
                  guint      status)
{
  ZavodAnswer *self = g_new0 (ZavodAnswer, 1);

  self->fault = fault;
  self->status = status;

  return self;
}

void
zavod_answer_free (ZavodAnswer *self)
{
  g_clear_pointer (&self->tile.body, g_bytes_unref);
  g_free (self->tile.etag);
  g_free (self->tile.last_modified);
  g_free (self);
}

static ZavodFault
check_image (GBytes *bytes)
{
  guint width, height;

  if (!zavod_image_head_read (bytes, &width, &height))
    return ZAVOD_FAULT_NO_TILE;

  return width > 0 && height > 0 && width <= ZAVOD_IMAGE_MAX_SIDE && height <= ZAVOD_IMAGE_MAX_SIDE
         ? ZAVOD_FAULT_NONE : ZAVOD_FAULT_TOO_LARGE;
}

/* Protocol Buffers: a vector tile is a row of layers, field 3, length-delimited; an empty one has none. */
static ZavodFault
check_vector (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size == 0 || data[0] == (3 << 3 | 2) ? ZAVOD_FAULT_NONE : ZAVOD_FAULT_NO_TILE;
}

/**
 * zavod_answer_check_content:
 * @content: what was asked for
 *
 * Makes a fault of a body that is something else, such as the page of a hotel's network, or a picture so large that
 * unpacking it would fill the memory. Of a document its reader says what is wrong.
 */
void
zavod_answer_check_content (ZavodAnswer  *self,
                            ZavodContent  content)
{
  g_return_if_fail (self != NULL);

  if (self->fault != ZAVOD_FAULT_NONE || content == ZAVOD_CONTENT_DOCUMENT)
    return;

  self->fault = content == ZAVOD_CONTENT_IMAGE ? check_image (self->tile.body) : check_vector (self->tile.body);
  if (self->fault != ZAVOD_FAULT_NONE)
    g_clear_pointer (&self->tile.body, g_bytes_unref);
}

/**
 * zavod_answer_describe:
 *
 * Returns: (transfer full): what is wrong, as a sentence without a full stop
 */
char *
zavod_answer_describe (const ZavodAnswer *self)
{
  static const char *const words[] = {
    [ZAVOD_FAULT_NONE] = N_("The server answers"),
    [ZAVOD_FAULT_UNMODIFIED] = N_("The server answers"),
    [ZAVOD_FAULT_MISSING] = N_("The server has no tile at this address (%u)"),
    [ZAVOD_FAULT_UNREACHABLE] = N_("The server does not answer"),
    [ZAVOD_FAULT_UNKNOWN_HOST] = N_("No server of this name is found"),
    [ZAVOD_FAULT_INSECURE] = N_("The server cannot prove who it is: its certificate is not valid"),
    [ZAVOD_FAULT_SLOW] = N_("The server takes too long to answer"),
    [ZAVOD_FAULT_BUSY] = N_("The server asks to be left alone for a while (%u)"),
    [ZAVOD_FAULT_REFUSED] = N_("The server refuses (%u): perhaps a key is missing in the address"),
    [ZAVOD_FAULT_SERVER] = N_("The server has failed (%u)"),
    [ZAVOD_FAULT_REDIRECTED] = N_("The server sends on to an address that Zavod does not follow"),
    [ZAVOD_FAULT_BROKEN_OFF] = N_("The answer of the server breaks off"),
    [ZAVOD_FAULT_TOO_LARGE] = N_("The server sends more than a tile may have"),
    [ZAVOD_FAULT_NO_TILE] = N_("The server sends something that is no tile"),
    [ZAVOD_FAULT_CANCELLED] = N_("Stopped"),
  };
  g_autoptr (GString) sentence = NULL;
  g_autofree char *status = NULL;

  g_return_val_if_fail (self != NULL && self->fault < G_N_ELEMENTS (words), NULL);

  status = g_strdup_printf ("%u", self->status);
  sentence = g_string_new (_(words[self->fault]));
  g_string_replace (sentence, "%u", status, 1);

  return g_string_free_and_steal (g_steal_pointer (&sentence));
}

/**
 * zavod_fault_from_status:
 * @status: HTTP's, not a redirection that is followed
 */
ZavodFault
zavod_fault_from_status (guint status)
{
  switch (status)
    {
    case 200:
      return ZAVOD_FAULT_NONE;
    case 304:
      return ZAVOD_FAULT_UNMODIFIED;
    case 204:
    case 404:
    case 410:
      return ZAVOD_FAULT_MISSING;
    case 429:
    case 503:
      return ZAVOD_FAULT_BUSY;
    default:
      return status >= 400 && status < 500 ? ZAVOD_FAULT_REFUSED : ZAVOD_FAULT_SERVER;
    }
}

/**
 * zavod_fault_from_error:
 * @error: of the network
 */
ZavodFault
zavod_fault_from_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, ZAVOD_FAULT_UNREACHABLE);

  if (error->domain == G_RESOLVER_ERROR)
    return ZAVOD_FAULT_UNKNOWN_HOST;
  if (error->domain == G_TLS_ERROR)
    return ZAVOD_FAULT_INSECURE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return ZAVOD_FAULT_CANCELLED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return ZAVOD_FAULT_SLOW;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return ZAVOD_FAULT_BROKEN_OFF;

  return ZAVOD_FAULT_UNREACHABLE;
}
