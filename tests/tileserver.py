# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of map tiles on this machine that also answers slowly, wrongly and not at all.

    with TileServer() as server:
        server.pattern("good")                 # an address for Zavod: http://127.0.0.1:…/good/{z}/{x}/{y}.png
        server.become("good", "failing")       # from now on that address fails
        server.paths(), server.headers()       # what was asked for so far

The first part of a path says how it is answered: see BEHAVIOURS.
"""

import http.server
import json
import ssl
import struct
import threading
import zlib

SIDE = 256
ETAG = '"tile-1"'


def png(colour, side=SIDE, claimed=None):
    """A PNG of one colour; claimed: the side that it says to have."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + bytes(colour) * side) * side
    head = struct.pack(">IIBBBBB", claimed or side, claimed or side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


TILE = png((200, 30, 120))
def varint(number):
    parts = []
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])


def vector_tile(layer):
    """A vector tile with one layer, which has one area, which is the whole tile."""
    def field(number, data):
        return varint(number << 3 | 2) + varint(len(data)) + data

    corners = [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15]  # move, three lines, close; numbers zigzag
    feature = b"\x18\x03" + field(4, b"".join(map(varint, corners)))
    return field(3, b"\x78\x02" + field(1, layer.encode()) + field(2, feature) + b"\x28" + varint(4096))


PAGE = b"<!DOCTYPE html><title>Welcome to the hotel</title>"


def good(request):
    request.answer(200, TILE, {"Cache-Control": "max-age=3600"})


def changed(request):
    request.answer(200, png((20, 160, 60)), {"Cache-Control": "max-age=0", "ETag": '"tile-2"'})


def stale(request):
    """Must be asked about each time; it holds still."""
    if request.headers.get("If-None-Match") == ETAG:
        request.answer(304, b"", {"Cache-Control": "max-age=0", "ETag": ETAG})
    else:
        request.answer(200, TILE, {"Cache-Control": "max-age=0", "ETag": ETAG})


def renewed(request):
    """What holds still does so for an hour from now."""
    request.answer(304, b"", {"Cache-Control": "max-age=3600", "ETag": ETAG})


def private(request):
    request.answer(200, TILE, {"Cache-Control": "no-store"})


def strict(request):
    request.answer(200, TILE, {"Cache-Control": "max-age=0, must-revalidate", "ETag": ETAG})


def slow(request):
    request.server.tests.wait(1)
    good(request)


def silent(request):
    request.server.tests.wait(60)


def dripping(request):
    """A byte now and then: the connection is never idle for long."""
    request.begin(200, {"Content-Length": str(len(TILE))})
    for position in range(len(TILE)):
        if request.server.tests.wait(0.3):
            return
        request.wfile.write(TILE[position:position + 1])


def missing(request):
    request.answer(404, b"No such tile")


def busy(request):
    request.answer(429, b"Slow down", {"Retry-After": "3"})


def resting(request):
    request.answer(503, b"Back soon", {"Retry-After": "3"})


def refused(request):
    request.answer(403, b"Where is the key?", {"Set-Cookie": "id=1", "WWW-Authenticate": "Basic realm=tiles"})


def failing(request):
    request.answer(500, b"Oh no")


def page(request):
    request.answer(200, PAGE, {"Content-Type": "text/html"})


def empty(request):
    request.answer(200, b"")


def broken(request):
    request.begin(200, {"Content-Length": str(len(TILE))})
    request.wfile.write(TILE[:len(TILE) // 2])


def damaged(request):
    """It begins as a picture, and is none."""
    request.answer(200, TILE[:60] + b"x" * 400)


def giant(request):
    request.answer(200, TILE + b"\0" * (3 << 20))


def endless(request):
    """No length is told, and no end comes."""
    request.begin(200, {})
    for _ in range(100):
        request.wfile.write(TILE + b"\0" * (1 << 20))


def bomb(request):
    request.answer(200, png((0, 0, 0), 1, 30000))


def moved(request):
    request.answer(302, b"", {"Location": request.path.replace("/moved/", "/good/"), "Set-Cookie": "id=1"})


def loop(request):
    request.answer(302, b"", {"Location": request.path})


def astray(request):
    request.answer(302, b"", {"Location": "file:///etc/hostname"})


def nowhere(request):
    request.answer(302, b"")


def vector(request):
    request.answer(200, vector_tile("ground"), {"Cache-Control": "max-age=3600"})


def pictures(request):
    """TileJSON."""
    request.answer_json({"tilejson": "3.0.0", "tiles": ["../good/{z}/{x}/{y}.png"], "maxzoom": 6,
                         "attribution": "<a href='https://example.org'>&copy; Pictures</a>"})


def lasting(request):
    request.answer_json({"tilejson": "3.0.0", "tiles": ["../good/{z}/{x}/{y}.png"], "maxzoom": 6, "attribution": "A"},
                        {"Cache-Control": "max-age=3600"})


def dated(request):
    """TileJSON that must be asked about each time; it holds still."""
    headers = {"Cache-Control": "max-age=0", "ETag": '"map-1"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        request.answer(304, b"", headers)
    else:
        request.answer_json({"tilejson": "3.0.0", "tiles": ["../good/{z}/{x}/{y}.png"], "maxzoom": 6, "attribution": "A"},
                            headers)


def places(request):
    """TileJSON of vector tiles."""
    request.answer_json({"tilejson": "3.0.0", "tiles": ["/vector/{z}/{x}/{y}.pbf"], "maxzoom": 14, "vector_layers": [],
                         "attribution": "© Vectors"})


def style(request):
    """With a layer that libshumate does not know, and with others that are drawn with pictures of the provider's."""
    ground = {"source": "all", "source-layer": "ground"}
    request.answer_json({"version": 8, "sources": {"all": {"type": "vector", "url": "/places/tiles.json"}},
                         "sprite": f"http://127.0.0.1:{request.server.tests.port}/sprites/all", "layers": [
        {"id": "relief", "type": "hillshade", "source": "all"},
        {"id": "ground", "type": "fill", **ground, "paint": {"fill-color": "rgb(200,30,120)"}},
        {"id": "marsh", "type": "fill", **ground, "paint": {"fill-pattern": "marsh"}},
        {"id": "works", "type": "symbol", **ground, "layout": {"icon-image": "works"}}]})


BEHAVIOURS = {function.__name__: function for function in (
    good, changed, stale, renewed, private, strict, slow, silent, dripping, missing, busy, resting, refused, failing, page,
    empty, broken, damaged, giant, endless, bomb, moved, loop, astray, nowhere,
    vector, pictures, lasting, dated, places, style)}


class Request(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        name = self.path.split("/")[1]
        with self.server.tests.asking(self):
            BEHAVIOURS[self.server.tests.roles.get(name, name)](self)

    def begin(self, status, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers or status == 200 and self.path.split("/")[1] in ("broken", "dripping"):
            self.close_connection = True
        self.end_headers()

    def answer(self, status, body, headers=None):
        self.begin(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def answer_json(self, document, headers=None):
        self.answer(200, json.dumps(document).encode(), {"Content-Type": "application/json", **(headers or {})})

    def log_message(self, *_):
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass  # the other side has hung up, as it may

    def get_request(self):
        connection = super().get_request()
        self.tests.n_connections += 1
        return connection


class TileServer:
    def __init__(self, port=0, certificate=None):
        """certificate: path of a PEM file with a key and its certificate, for https."""
        self.scheme = "https" if certificate else "http"
        self.roles = {}
        self.asked = []         # (path, headers) of every request
        self.n_connections = 0
        self.n_running = 0
        self.most_running = 0   # at once
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", port), Request)
        self._server.tests = self
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True,
                                                      do_handshake_on_connect=False)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def pattern(self, behaviour):
        return f"{self.scheme}://127.0.0.1:{self.port}/{behaviour}/{{z}}/{{x}}/{{y}}.png"

    def document(self, behaviour):
        return f"{self.scheme}://127.0.0.1:{self.port}/{behaviour}/map.json"

    def become(self, name, behaviour):
        self.roles[name] = behaviour

    def paths(self):
        return [path for path, _ in self.asked]

    def headers(self, index=-1):
        """Of one request, names in small letters."""
        return {name.lower(): value for name, value in self.asked[index][1].items()}

    def wait(self, seconds):
        """Returns whether the server is closing."""
        return self._closing.wait(seconds)

    def asking(self, request):
        return _Asking(self, request)


class _Asking:
    """Counts a request while it is answered."""

    def __init__(self, server, request):
        self.server = server
        with server._lock:
            server.asked.append((request.path, request.headers))
            server.n_running += 1
            server.most_running = max(server.most_running, server.n_running)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with self.server._lock:
            self.server.n_running -= 1
