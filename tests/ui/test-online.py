#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Online tiles by choice: nothing is sent before, everything is said in words, and the offline map is always there."""

import re
import sys
from contextlib import contextmanager, suppress

import tap
from tileserver import TileServer
from uitest import App, Timeout, program

PINK = (200, 30, 120)  # of the server's tiles
CREDIT = "© Test Tiles"
KEYFILE = {"GSETTINGS_BACKEND": "keyfile"}


@contextmanager
def window(**options):
    with App([program()], size=(900, 700), **options) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        yield app
        app.assert_no_warnings()


def open_preferences(app):
    app.press("ctrl+comma")
    return app.find("text box", "Address of the Tiles")


def close_preferences(app):
    app.press("Escape")
    app.wait_gone("text box", "Address of the Tiles")


def type_address(app, address):
    """Into the row that has, or gets, the keyboard."""
    app.click(app.find("text box", "Address of the Tiles"))
    app.press("ctrl+a")
    app.type(address)


def say(app, words):
    return app.find("label", re.compile(words), ["showing"], timeout=120)  # a server is asked, on a busy machine


def send(app, chord):
    """A key, without waiting for a still window: something turns there while a server is asked."""
    app.hands.press_chord(chord)
    app.screen.x.sync()


def switch(app):
    return app.find("switch", "Use Online Tiles")


def turn_on(app, server):
    """By keyboard alone."""
    open_preferences(app)
    app.press("ctrl+comma")  # once more is no second dialog: Escape will close all there is
    app.wait(lambda: app.focused() and app.focused().name == "Address of the Tiles", "the address to have the keyboard")
    app.type(server.pattern("good"))
    app.press("Tab")
    app.type(CREDIT)
    app.press("Return")
    say(app, "^It works")
    app.press("shift+Tab", "shift+Tab")
    app.wait(lambda: app.focused() and app.focused().name == "Use Online Tiles", "the switch to have the keyboard")
    app.press("space")
    app.find("switch", "Use Online Tiles", ["checked"])
    close_preferences(app)


def share_of(app, colour):
    """Which part of the window, its upper left half, has this colour."""
    width, height, data = app.screen.pixels(app.window())
    columns, rows = range(20, width // 2, 8), range(80, height // 2, 8)
    wanted = bytes(reversed(colour))
    found = sum(data[(y * width + x) * 4:][:3] == wanted for x in columns for y in rows)
    return found / (len(columns) * len(rows))


def until_tiles_are_seen(app):
    app.wait(lambda: share_of(app, PINK) > 0.8, "tiles on the map", 120)


def go_to_map(app):
    sites = app.find("list box", "Map of sites")
    for _ in range(3):
        if "focused" in sites.states:
            return sites
        app.press("F6")
    raise AssertionError(f"F6 does not lead to the map, but to {app.focused()}")


def pan_and_zoom(app):
    """And in the end look at all again."""
    sites = go_to_map(app)
    app.press("plus", "plus", "minus")
    x, y = app.point(sites)
    app.drag((x - 60, y), (x + 80, y + 40))
    app.press("0")


def test_nothing_is_sent_before_it_is_asked_for():
    with TileServer() as server, window() as app:
        pan_and_zoom(app)
        assert share_of(app, PINK) == 0
        open_preferences(app)
        app.type(server.pattern("good"))
        app.press("Tab")
        app.type(CREDIT)
        app.find("button", "Check", ["sensitive"])
        assert "sensitive" not in switch(app).states, "only what was checked is used"
        assert server.n_connections == 0, server.paths()

        app.click(app.find("button", "Check"))
        say(app, "^It works: a tile of 256 × 256 pixels came$")
        assert len(server.asked) == 1, server.paths()
        close_preferences(app)
        pan_and_zoom(app)
        assert len(server.asked) == 1, "it was checked, but is not used"


def test_on_and_off():
    with TileServer() as server, window() as app:
        turn_on(app, server)
        until_tiles_are_seen(app)
        say(app, f"^{CREDIT} · ")
        assert server.most_running <= 2
        assert all(headers["User-Agent"].startswith("Zavod/") for _, headers in server.asked)
        pan_and_zoom(app)
        until_tiles_are_seen(app)

        app.press(*["plus"] * 15)
        app.wait(lambda: any(path.startswith("/good/18/") for path in server.paths()), "streets", 120)
        assert not any(path.startswith("/good/19/") for path in server.paths()), "that deep a screen shows less than a plant"
        assert "sensitive" not in app.find("button", "Zoom In").states

        open_preferences(app)
        app.click(switch(app))
        close_preferences(app)
        app.wait(lambda: share_of(app, PINK) == 0, "the offline map")
        assert "sensitive" not in app.find("button", "Zoom In").states, "it has come back to where the base map ends"
        app.find("button", "Zoom Out", ["sensitive"])
        assert not app.find_all("label", re.compile(CREDIT))
        n_asked = len(server.asked)
        pan_and_zoom(app)
        app.press("plus", "plus", "plus")
        assert len(server.asked) == n_asked, "it was turned off"


def test_what_is_wrong_with_an_address():
    """Told while it is typed, without asking anybody; and what the server answers, in words."""
    with TileServer() as server, window() as app:
        open_preferences(app)
        for address, words in (("tile.example.org", "not a web address"), ("https://", "server is missing"),
                               ("http://tile.example.org/{z}/{x}/{y}.png", "Only https"),
                               ("https://tile.example.org/{z}/{x}/", "{z}, {x} and {y}"),
                               ("https://tile.example.org/{z}/{x}/{y}.png?key={key}", "put your own key")):
            type_address(app, address)
            say(app, re.escape(words))
            assert words in app.focused().description, "a screen reader hears of it where it is mended"
            assert "sensitive" not in app.find("button", "Check").states
        assert server.n_connections == 0

        for behaviour, words in (("missing", "no tile at this address .404."), ("refused", "refuses .403."),
                                 ("page", "no tile$"), ("giant", "more than a tile"), ("broken", "breaks off"),
                                 ("damaged", "cannot be read here"), ("loop", "does not follow")):
            server.asked.clear()
            type_address(app, server.pattern(behaviour))
            app.press("Return")
            say(app, words)
            assert len(server.asked) == (5 if behaviour == "loop" else 1), server.paths()
        assert "sensitive" not in switch(app).states

        type_address(app, server.pattern("good"))
        app.press("Return")
        say(app, "^It works")
        say(app, "^Say whom the tiles come from")
        assert "sensitive" not in switch(app).states, "nobody is named yet"
        app.press("Tab")
        app.type("A")
        app.wait(lambda: "sensitive" in switch(app).states, "the switch")
        app.resize(360, 700)
        say(app, "^It works")


def test_a_check_is_given_up_with_the_dialog():
    with TileServer() as server, window() as app:
        open_preferences(app)
        app.type(server.pattern("silent"))
        send(app, "Return")
        say(app, "^Asking for one tile")
        send(app, "BackSpace")
        say(app, "^Asks for one tile$")
        type_address(app, server.pattern("good"))
        app.press("Return")
        say(app, "^It works")
        type_address(app, server.pattern("silent"))
        send(app, "Return")
        say(app, "^Asking for one tile")
        send(app, "Escape")
        app.wait_gone("text box", "Address of the Tiles")
        assert app.quit() == 0, app.output()


def zoom_until_said(app, words):
    """It takes two faults; a view that is left, or laid out anew, may give its tiles up before."""
    for key in ("plus", "plus", "minus"):
        app.press(key)
        with suppress(Timeout):
            return app.find("label", re.compile(words), ["showing"], timeout=20)
    raise AssertionError(f"never said: {words}")


def test_the_offline_map_when_the_server_fails():
    with TileServer() as server, window() as app:
        turn_on(app, server)
        until_tiles_are_seen(app)
        server.become("good", "failing")
        go_to_map(app)
        zoom_until_said(app, r"The server has failed \(500\). The offline map is shown instead.")
        app.click(app.find("button", "Close This Notice"))
        app.wait_gone("button", "Close This Notice")
        app.find("list box", "Map of sites", ["focused"])
        n_asked = len(server.asked)
        app.wait(lambda: len(server.asked) > n_asked, "another attempt", 20)
        assert not app.find_all("button", "Close This Notice"), "it has been sent away"
        server.become("good", "good")
        app.wait(lambda: share_of(app, PINK) > 0.8, "tiles, once they come again", 30)


def test_vector_tiles():
    """By the provider's style, as far as it can be drawn; the provider says whom to name."""
    with TileServer() as server, window() as app:
        open_preferences(app)
        app.type(server.document("style"))
        app.press("Return")
        say(app, "^It works: a vector tile came$")
        app.wait(lambda: app.find("text box", "Attribution").text == "© Vectors", "whom to name")
        app.click(switch(app))
        close_preferences(app)
        until_tiles_are_seen(app)
        say(app, "^© Vectors · ")
        pan_and_zoom(app)
        until_tiles_are_seen(app)  # and no black where pictures of the provider's should be
        assert not any(path.startswith("/sprites") for path in server.paths()), "nobody asked for these"
        server.become("vector", "page")
        go_to_map(app)
        app.press("plus", "plus", "plus", "plus")
        say(app, "no tile. The offline map is shown instead.$")


def test_it_is_remembered():
    """The next start uses what is on the disk, and can forget it."""
    with TileServer() as server, window(environment=KEYFILE) as app:
        turn_on(app, server)
        until_tiles_are_seen(app)
        n_asked = len(server.asked)
        assert app.quit() == 0, app.output()

        app._start([program()], KEYFILE)
        app.find("window", "Central Asia", ["active"])
        app.resize(900, 700)
        until_tiles_are_seen(app)
        say(app, f"^{CREDIT} · ")
        again = set(server.paths()[1:n_asked]) & set(server.paths()[n_asked:])
        assert len(again) <= 2, f"the last may not have been written, but {again}"
        open_preferences(app)
        say(app, r"^\d+.*kB$")
        app.click(app.find("button", "Clear"))
        say(app, "^None$")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
