#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiles from a server that is good, slow, wrong or silent: what is asked of it, how often, and what is kept."""

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager

import tap
from tileserver import TILE, TileServer

PATIENCE = float(os.environ.get("ZAVOD_TEST_PATIENCE", "25"))


class Tool:
    """The program tile-tool: see its source for what can be asked of it."""

    def __init__(self, folder):
        self.process = subprocess.Popen([os.environ["TILE_TOOL"], folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def __enter__(self):
        return self

    def __exit__(self, failed, *_):
        self.process.stdin.close()
        status = self.process.wait(PATIENCE)
        assert failed or status == 0, status

    def say(self, *words):
        print(*words, file=self.process.stdin, flush=True)

    def hear(self, *beginnings):
        """The next line that begins so; what comes before it is dropped."""
        deadline = time.monotonic() + PATIENCE
        while True:
            line = self.lines.get(timeout=max(deadline - time.monotonic(), 0.01))
            assert line is not None, "the tool has ended"
            if line.startswith(beginnings):
                return line

    def ask(self, *words):
        """Sends a command and waits for its answer."""
        self.say(*words)
        return self.hear("using", "tile", "none", "good", "bad", "kept")


@contextmanager
def tool_and_server():
    with tempfile.TemporaryDirectory() as folder, TileServer() as server, Tool(folder + "/tiles") as tool:
        yield tool, server


def until(condition, what):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def until_kept(tool):
    """A tile is written to the disk while it is shown already."""
    until(lambda: tool.ask("measure") != "kept 0", "a tile on the disk")


def test_nothing_is_sent_without_provider():
    with tool_and_server() as (tool, server):
        assert tool.ask("load 5 21 11") == "none 5/21/11 missing"
        assert tool.ask("measure") == "kept 0"
        assert server.n_connections == 0


def test_says_who_it_is_and_nothing_else():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("good"))
        assert tool.ask("load 5 21 11") == f"tile 5/21/11 {len(TILE)}"
        assert server.paths() == ["/good/5/21/11.png"]
        headers = server.headers()
        assert headers["user-agent"].startswith("Zavod/") and "(+https://" in headers["user-agent"], headers
        assert set(headers) <= {"host", "user-agent", "accept-encoding", "connection"}, headers


def test_fresh_tiles_are_not_asked_for_again():
    with tempfile.TemporaryDirectory() as folder, TileServer() as server:
        with Tool(folder) as tool:
            tool.ask("use", server.pattern("good"))
            tool.ask("load 5 21 11")
            until(lambda: int(tool.ask("measure").split()[1]) > len(TILE), "a tile on the disk")
            assert tool.ask("load 5 21 11").startswith("tile")
        with Tool(folder) as tool:
            tool.ask("use", server.pattern("good"))
            assert tool.ask("load 5 21 11").startswith("tile")
            assert len(server.asked) == 1, server.paths()
            assert tool.ask("clear") == "kept 0"
            tool.ask("load 5 21 11")
            assert len(server.asked) == 2, server.paths()


def test_no_store_is_not_kept():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("private"))
        tool.ask("load 5 21 11")
        tool.ask("load 5 21 11")
        assert len(server.asked) == 2
        assert tool.ask("measure") == "kept 0"


def test_stale_tiles_are_asked_about():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("stale"))
        tool.ask("load 5 21 11")
        until_kept(tool)
        assert tool.ask("load 5 21 11") == f"tile 5/21/11 {len(TILE)}"
        assert server.headers()["if-none-match"] == '"tile-1"'
        server.become("stale", "renewed")
        assert tool.ask("load 5 21 11") == f"tile 5/21/11 {len(TILE)}"

        def is_fresh():  # what is kept is renewed a moment after the tile has come
            n_asked = len(server.asked)
            tool.ask("load 5 21 11")
            return len(server.asked) == n_asked

        until(is_fresh, "a tile that is fresh again")


def test_what_has_changed_is_taken():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("stale"))
        first = tool.ask("load 5 21 11")
        until_kept(tool)
        server.become("stale", "changed")
        assert tool.ask("load 5 21 11").startswith("tile") and first.startswith("tile")
        assert server.headers()["if-none-match"] == '"tile-1"'


def test_kept_tiles_stand_in_for_a_server_that_fails():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("stale"))
        tool.ask("load 5 21 11")
        until_kept(tool)
        server.become("stale", "resting")
        assert tool.ask("load 5 21 11").startswith("tile")
        n_asked = len(server.asked)
        assert tool.ask("load 5 21 11").startswith("tile")
        assert len(server.asked) == n_asked, "it was to be left alone"


def test_strict_tiles_do_not_stand_in():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("strict"))
        tool.ask("load 5 21 11")
        until_kept(tool)
        server.become("strict", "failing")
        tool.say("load 5 21 11")
        until(lambda: len(server.asked) == 2, "a second request")
        server.become("strict", "good")
        assert tool.hear("tile", "none").startswith("tile")


def test_two_at_a_time():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("slow"))
        for x in range(7):
            tool.say("load 5", x, 11)
        for _ in range(7):
            assert tool.hear("tile", "none").startswith("tile")
        assert server.most_running == 2
        assert server.n_connections <= 2


def test_out_of_view_is_not_asked_for():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("slow"))
        for x in range(10):
            tool.say("load 5", x, 11)
        until(lambda: len(server.asked) == 2, "two requests")
        for x in range(10):
            tool.say("forget 5", x, 11)
        answers = sorted(tool.hear("tile", "none") for _ in range(10))
        assert sum("cancelled" in answer for answer in answers) >= 8, answers
        assert len(server.asked) <= 3, server.paths()


def ask_for_four(tool, server, first):
    """Two that are under way and two that wait. Returns whether the last one went before the one before it."""
    n_asked = len(server.asked)
    for x in (first, first + 1):
        tool.say("load 5", x, 11)
    until(lambda: len(server.asked) == n_asked + 2, "two requests")
    for x in (first + 2, first + 3):
        tool.say("load 5", x, 11)
        tool.say("measure")
        tool.hear("kept")
    for _ in range(4):
        tool.hear("tile")
    return server.paths()[n_asked + 2:] == [f"/slow/5/{first + 3}/11.png", f"/slow/5/{first + 2}/11.png"]


def test_the_newest_first():
    """Each is looked for on the disk first, in a thread: one may overtake another there, but not every time."""
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("slow"))
        assert any(ask_for_four(tool, server, first) for first in (0, 4, 8, 12)), server.paths()


def test_missing_tiles_are_remembered():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("missing"))
        assert tool.ask("load 5 21 11") == "none 5/21/11 missing"
        assert tool.ask("load 5 21 11") == "none 5/21/11 missing"
        assert tool.ask("load 25 21 11") == "none 25/21/11 missing", "deeper than tiles go"
        assert len(server.asked) == 1


def test_left_alone_as_long_as_it_asks():
    for name in ("busy", "resting"):
        with tool_and_server() as (tool, server):
            tool.ask("use", server.pattern(name))
            tool.say("load 5 21 11")
            until(lambda: len(server.asked) == 1, "a request")
            start = time.monotonic()
            server.become(name, "good")
            assert tool.hear("tile", "none").startswith("tile")
            assert time.monotonic() - start > 2.5, "it had asked for three seconds"
            assert len(server.asked) == 2


def test_tried_again_until_it_works():
    """Whatever goes wrong, it is told in words, and forgotten when it has passed."""
    faults = {"failing": "The server has failed (500)", "refused": "The server refuses (403)", "page": "no tile",
              "empty": "no tile", "broken": "breaks off", "giant": "more than a tile", "endless": "more than a tile",
              "bomb": "more than a tile", "loop": "does not follow", "astray": "does not follow",
              "nowhere": "does not follow"}
    with ExitStack() as stack:
        pairs = {name: stack.enter_context(tool_and_server()) for name in faults}
        for name, (tool, server) in pairs.items():
            tool.ask("use", server.pattern(name))
            tool.say("load 5 21 11")
            tool.say("load 5 22 11")
        for name, (tool, server) in pairs.items():
            problem = tool.hear("problem", "tile", "none")
            assert faults[name] in problem, f"{name}: {problem}"
            server.become(name, "good")
        for name, (tool, server) in pairs.items():
            assert tool.hear("problem", "none") == "problem none", name
            for _ in range(2):
                assert tool.hear("tile", "none").startswith("tile"), name


def test_a_server_that_is_not_there_and_comes():
    with tempfile.TemporaryDirectory() as folder, Tool(folder) as tool:
        with TileServer() as gone:
            port, pattern = gone.port, gone.pattern("good")
        tool.ask("use", pattern)
        tool.say("load 5 21 11")
        assert tool.hear("problem", "tile", "none") == "problem The server does not answer"
        with TileServer(port):
            assert tool.hear("tile", "none").startswith("tile")


def test_redirections_are_followed():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("moved"))
        assert tool.ask("load 5 21 11").startswith("tile")
        assert server.paths() == ["/moved/5/21/11.png", "/good/5/21/11.png"]
        assert not {"cookie", "referer"} & set(server.headers())


def test_slow_servers():
    for name in ("silent", "dripping"):
        with tool_and_server() as (tool, server):
            assert tool.ask("check", server.pattern(name)) == "bad The server takes too long to answer"
            assert len(server.asked) == 1


def test_stopping_sends_nothing_more():
    with tool_and_server() as (tool, server):
        tool.ask("use", server.pattern("silent"))
        for x in range(4):
            tool.say("load 5", x, 11)
        until(lambda: len(server.asked) == 2, "two requests")
        tool.say("stop")
        for _ in range(4):
            assert tool.hear("tile", "none").endswith("cancelled")
        tool.ask("measure")
        assert len(server.asked) == 2
        tool.ask("use", server.pattern("good"))
        assert tool.ask("load 5 1 11").startswith("tile"), "and it can begin again"


def test_documents():
    with tool_and_server() as (tool, server):
        assert tool.ask("use", server.document("pictures")) == "using 6 256 © Tests"
        assert tool.ask("load 5 21 11") == f"tile 5/21/11 {len(TILE)}"
        assert tool.ask("load 7 21 11") == "none 7/21/11 missing", "deeper than it says"
        assert server.paths() == ["/pictures/map.json", "/good/5/21/11.png"]
        assert tool.ask("use", server.document("style")) == "using 14 512 © Tests"
        assert tool.ask("load 5 21 11").startswith("tile")
        assert server.paths()[2:] == ["/style/map.json", "/places/tiles.json", "/vector/5/21/11.pbf"]


def test_documents_are_asked_for_until_they_come():
    with tool_and_server() as (tool, server):
        server.become("pictures", "failing")
        tool.say("use", server.document("pictures"))
        until(lambda: server.asked, "a request")
        server.become("pictures", "pictures")
        assert tool.hear("using").startswith("using 6")
        tool.say("use", server.document("page"))
        assert tool.hear("problem").startswith("problem There is no map at this address")
        tool.say("use", server.document("places"))
        assert "style.json" in tool.hear("problem There", "problem This")


def count_files(folder):
    """Of those that are complete."""
    return sum("." not in name for name in os.listdir(folder))


def test_documents_are_kept():
    """What is kept is asked about, as the server wants it, and does where the server is away."""
    for name, using, n_documents in (("pictures", "using 6 256 © Tests", 1), ("style", "using 14 512 © Tests", 2)):
        with tempfile.TemporaryDirectory() as folder:
            with TileServer() as server, Tool(folder + "/tiles") as tool:
                document = server.document(name)
                assert tool.ask("use", document) == using
                assert tool.ask("load 5 21 11").startswith("tile")
                until(lambda: count_files(folder + "/tiles") == n_documents + 1, "documents and tile on the disk")
            with Tool(folder + "/tiles") as tool:
                assert tool.ask("use", document) == using, "without a server"
                assert tool.ask("load 5 21 11").startswith("tile")


def test_fresh_documents_are_not_asked_for():
    with tool_and_server() as (tool, server):
        assert tool.ask("use", server.document("lasting")) == "using 6 256 © Tests"
        until_kept(tool)
        assert tool.ask("use", server.document("lasting")) == "using 6 256 © Tests"
        assert server.paths() == ["/lasting/map.json"]


def test_documents_that_hold_still_are_renewed():
    with tool_and_server() as (tool, server):
        for n_asked in (1, 2):
            assert tool.ask("use", server.document("dated")) == "using 6 256 © Tests"
            until_kept(tool)
            assert len(server.asked) == n_asked
        assert server.headers()["if-none-match"] == '"map-1"'


def test_a_certificate_of_nobody():
    """A server that nobody vouches for gets no request, only the greeting in which it shows its certificate."""
    with tempfile.TemporaryDirectory() as folder, TileServer(certificate=make_certificate(folder)) as server, \
            Tool(folder + "/tiles") as tool:
        words = "The server cannot prove who it is: its certificate is not valid"
        for address in (server.pattern("good"), server.document("pictures")):
            assert tool.ask("check", address) == f"bad {words}"
        tool.ask("use", server.pattern("good"))
        tool.say("load 5 21 11")
        assert tool.hear("problem") == f"problem {words}"
        assert server.n_connections >= 2
        assert not server.asked, server.paths()


def make_certificate(folder):
    """A certificate that vouches for itself, with its key."""
    path = os.path.join(folder, "certificate.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", path, "-out", path + ".crt"], check=True, capture_output=True)
    with open(path, "a", encoding="ascii") as both, open(path + ".crt", encoding="ascii") as certificate:
        both.write(certificate.read())
    return path


def test_documents_are_checked():
    with tool_and_server() as (tool, server):
        assert tool.ask("check", server.document("pictures")) == f"good {len(TILE)} © Pictures"
        assert tool.ask("check", server.document("style")).endswith("© Vectors")
        server.asked.clear()
        server.become("vector", "page")
        assert tool.ask("check", server.document("style")) == "bad The server sends something that is no tile"
        assert len(server.asked) == 3, server.paths()
        assert tool.ask("check", server.document("page")).startswith("bad There is no map at this address")
        assert tool.ask("check", server.document("missing")).startswith("bad The server has no")


def test_check_asks_once():
    with tool_and_server() as (tool, server):
        for name, words in (("good", f"good {len(TILE)} "), ("missing", "bad The server has no tile at this address (404)"),
                            ("failing", "bad The server has failed (500)"), ("page", "bad The server sends something that is no tile"),
                            ("giant", "bad The server sends more"), ("busy", "bad The server asks to be left alone")):
            server.asked.clear()
            answer = tool.ask("check", server.pattern(name))
            assert answer.startswith(words), answer
            assert server.paths() == [f"/{name}/4/10/5.png"], server.paths()
        assert tool.ask("measure") == "kept 0"
        assert tool.ask("check http://127.0.0.1:9/{z}/{x}/{y}.png") == "bad The server does not answer"
        assert tool.ask("check https://tiles.invalid/{z}/{x}/{y}.png").startswith("bad ")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
