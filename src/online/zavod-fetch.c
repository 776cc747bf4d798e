/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-fetch.h"

#include "zavod-tile-address.h"

#define USER_AGENT "Zavod/" ZAVOD_VERSION " (+https://github.com/zavod-atlas/Zavod)"
/* Seconds for the whole of a request. */
#define DEADLINE 10
#define IDLE_TIMEOUT 30
/* Two for the map, and one for who tries an address meanwhile: what waits for a connection would not hear of its end. */
#define MAX_CONNECTIONS 3
#define MAX_REDIRECTIONS 4
/* Bytes of a body. A tile has about 20 KiB. */
#define MAX_SIZE (2 * 1024 * 1024)
#define CHUNK (64 * 1024)

typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  ZavodCachedTile *known;
  GCancellable *cancellable;  /* ours, so that the deadline can stop what the caller does not */
  gulong cancelled;           /* handler of the caller's */
  guint deadline;
  gboolean late;
  guint n_redirections;
  GInputStream *stream;
  GByteArray *body;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *self = data;

  g_clear_handle_id (&self->deadline, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->message);
  g_clear_pointer (&self->known, zavod_cached_tile_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self);
}

static gboolean
on_deadline (gpointer user_data)
{
  Fetch *self = user_data;

  self->deadline = 0;
  self->late = TRUE;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/* Returns: the validators and the freshness that the answer's headers state, without a body */
static ZavodCachedTile
read_headers (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const ZavodFreshnessHeaders said = {
    .cache_control = soup_message_headers_get_list (headers, "Cache-Control"),
    .expires = soup_message_headers_get_one (headers, "Expires"),
    .date = soup_message_headers_get_one (headers, "Date"),
    .age = soup_message_headers_get_one (headers, "Age"),
    .last_modified = soup_message_headers_get_one (headers, "Last-Modified"),
  };
  ZavodCachedTile tile = {
    .etag = g_strdup (soup_message_headers_get_one (headers, "ETag")),
    .last_modified = g_strdup (said.last_modified),
  };

  zavod_http_freshness_read (&said, g_get_real_time () / G_USEC_PER_SEC, &tile.freshness);

  return tile;
}

/* Takes the task. */
static void
finish (GTask      *task,
        ZavodFault  fault)
{
  Fetch *self = g_task_get_task_data (task);
  const guint status = self->message != NULL ? soup_message_get_status (self->message) : 0;
  ZavodAnswer *answer = zavod_answer_new (self->late ? ZAVOD_FAULT_SLOW : fault, status);

  if (status != 0)
    {
      SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

      answer->tile = read_headers (self->message);
      answer->retry_after = zavod_http_retry_after (soup_message_headers_get_one (headers, "Retry-After"),
                                                    g_get_real_time () / G_USEC_PER_SEC);
    }
  if (answer->fault == ZAVOD_FAULT_NONE)
    answer->tile.body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  else
    g_cancellable_cancel (self->cancellable);  /* what is left of the body is not read */
  g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled);

  g_task_return_pointer (task, answer, (GDestroyNotify) zavod_answer_free);
  g_object_unref (task);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL)
    {
      const ZavodFault fault = zavod_fault_from_error (error);

      finish (task, fault == ZAVOD_FAULT_UNREACHABLE ? ZAVOD_FAULT_BROKEN_OFF : fault);
      return;
    }
  if (g_bytes_get_size (chunk) == 0)
    {
      finish (task, ZAVOD_FAULT_NONE);
      return;
    }

  g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  if (self->body->len > MAX_SIZE)
    finish (task, ZAVOD_FAULT_TOO_LARGE);
  else
    g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->cancellable, on_read, task);
}

static void
read_body (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && soup_message_headers_get_content_length (headers) > MAX_SIZE)
    {
      finish (task, ZAVOD_FAULT_TOO_LARGE);
      return;
    }

  self->body = g_byte_array_new ();
  g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->cancellable, on_read, task);
}

static void send_message (GTask       *task,
                          const char  *address);

/* What came over https goes on over https, so that no stranger reaches into the local network.
 * Returns: (nullable): where the answer sends on to */
static char *
get_redirection (SoupMessage *message)
{
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  GUri *from = soup_message_get_uri (message);
  g_autoptr (GUri) onward = location != NULL ? g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (onward == NULL || !g_str_equal (g_uri_get_scheme (onward), g_uri_get_scheme (from)))
    return NULL;

  return g_uri_to_string (onward);
}

static gboolean
is_redirection (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
follow (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  g_autofree char *onward = get_redirection (self->message);

  if (onward != NULL && self->n_redirections++ < MAX_REDIRECTIONS)
    send_message (task, onward);
  else
    finish (task, ZAVOD_FAULT_REDIRECTED);
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  guint status;

  if (stream == NULL)
    {
      finish (task, zavod_fault_from_error (error));
      return;
    }

  g_set_object (&self->stream, stream);
  status = soup_message_get_status (self->message);
  if (is_redirection (status))
    follow (task);
  else if (status == SOUP_STATUS_OK)
    read_body (task);
  else
    finish (task, zavod_fault_from_status (status));
}

/* No cookies, no referrer, no language: those are not among the session's features, nor are names and passwords. */
static void
send_message (GTask      *task,
              const char *address)
{
  Fetch *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  g_clear_object (&self->stream);  /* what is left of an answer that sends on would hold its connection */
  g_clear_object (&self->message);
  if (zavod_tile_address_is_safe (address))
    self->message = soup_message_new (SOUP_METHOD_GET, address);
  if (self->message == NULL)
    {
      finish (task, ZAVOD_FAULT_REDIRECTED);
      return;
    }

  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (self->message);
  if (self->known != NULL && self->known->etag != NULL)
    soup_message_headers_append (headers, "If-None-Match", self->known->etag);
  if (self->known != NULL && self->known->last_modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", self->known->last_modified);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->cancellable, on_sent, task);
}

/**
 * zavod_fetch_create_session:
 *
 * Returns: (transfer full): a session for zavod_fetch_async(), for no more than three requests at once
 */
SoupSession *
zavod_fetch_create_session (void)
{
  SoupSession *session = soup_session_new_with_options ("user-agent", USER_AGENT,
                                                        "max-conns", MAX_CONNECTIONS,
                                                        "max-conns-per-host", MAX_CONNECTIONS,
                                                        "timeout", DEADLINE,
                                                        "idle-timeout", IDLE_TIMEOUT,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

/**
 * zavod_fetch_async:
 * @known: (nullable): what is kept of this address: the server may say that it still holds
 */
void
zavod_fetch_async (SoupSession           *session,
                   const char            *address,
                   const ZavodCachedTile *known,
                   GCancellable          *cancellable,
                   GAsyncReadyCallback    callback,
                   gpointer               user_data)
{
  GTask *task;
  Fetch *self;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (address != NULL);

  self = g_new0 (Fetch, 1);
  self->session = g_object_ref (session);
  self->known = known != NULL ? zavod_cached_tile_copy (known) : NULL;
  self->cancellable = g_cancellable_new ();
  self->deadline = g_timeout_add_seconds (DEADLINE, on_deadline, self);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, zavod_fetch_async);
  g_task_set_check_cancellable (task, FALSE);  /* that is an answer too */
  g_task_set_task_data (task, self, fetch_free);
  if (cancellable != NULL)
    self->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), g_object_ref (self->cancellable),
                                             g_object_unref);
  send_message (task, address);
}

/**
 * zavod_fetch_finish:
 *
 * Returns: (transfer full): what came of it, also where nothing came
 */
ZavodAnswer *
zavod_fetch_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
