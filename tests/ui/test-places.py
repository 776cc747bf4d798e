#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sites where no site can be, nowhere, and all at one point: the map stays whole, and every one is in the table."""

import math
import re
import struct
import sys

import tap
from atlas import ask, change_many, count, starter, wait_for_sites
from uitest import App, program

ODD = {
    "Nowhere": None,
    "North Pole": (0, 90),
    "South Pole": (0, -90),
    "Antimeridian": (180, 10),
    "Antimeridian too": (-180, 10),
    "Not a Number": (math.nan, math.nan),
    "Half a Number": (70, math.nan),
    "Infinite": (math.inf, 45),
    "Infinite too": (70, -math.inf),
    "Off the Earth": (1e300, -400),
}
MANY = 20_000
CROWD = (66.5, 43.25)
NAMES = ("x" * 10_000, "<b>&amp;</b> <span", "مصنع السيارات", "🚗🏭 👩‍🏭", "", "\n\n\t")


def point(place):
    """A GeoPackage point as another program may write it: with any numbers."""
    if place is None:
        return None
    return b"GP" + struct.pack("<BBi", 0, 1, 4326) + struct.pack("<BI", 1, 1) + struct.pack("<dd", *place)


def add_sites(atlas, sites):
    first = 1 + ask(atlas, "SELECT max (id) FROM site")[0][0]
    change_many(atlas, "INSERT INTO site (id, geom, name) VALUES (?, ?, ?)",
                [(first + i, point(place), name) for i, (name, place) in enumerate(sites)])


def is_painted(app):
    """Whether the map has more than its ground: borders, names and marks."""
    width, _, data = app.screen.pixels(app.window())
    x, y, w, h = app.find("list box", "Map of sites").extents
    lines = (data[4 * (row * width + x):4 * (row * width + x + w)] for row in range(y, y + h, 7))
    return len({line[i:i + 3] for line in lines for i in range(0, len(line), 28)}) > 20


def is_in_map(app):
    node = app.focused()
    return node and (node.role == "option" or node.name == "Map of sites")


def enter_map(app):
    for _ in range(40):
        if is_in_map(app):
            return
        app.press("Tab")
    raise AssertionError("the keyboard does not come to the map")


def go_round(app):
    """From one end of the world to the other and back, from mark to mark, with the keyboard."""
    enter_map(app)
    for keys in (["minus"] * 4, ["Home", "Right", "Down", "End", "Left", "Up"], ["plus"] * 3, ["0"], ["c"], ["s"]):
        app.press(*keys)
        app.wait(lambda: is_painted(app), f"a painted map after {keys[0]}")


def list_in_view(app, name):
    app.press("v")
    app.find("list item", re.compile(name), ["showing"])
    app.press("Escape")


def test_places_that_are_none():
    with starter() as atlas:
        n = ask(atlas, "SELECT count(*) FROM site")[0][0]
        add_sites(atlas, ODD.items())
        with App([program(), str(atlas)], size=(1280, 860)) as app:
            wait_for_sites(app)
            assert count(app, "Sites") == n + len(ODD), "every site in the table"
            app.wait(lambda: is_painted(app), "a painted map")
            app.find("option", re.compile("in Kostanay"))  # the first view is of what is drawn in full
            go_round(app)
            app.assert_no_warnings()


def test_a_crowd_at_one_point():
    """With names that nobody would give, on the screen of a phone."""
    with starter() as atlas:
        n = ask(atlas, "SELECT count(*) FROM site")[0][0]
        add_sites(atlas, ((NAMES[i % len(NAMES)], CROWD) for i in range(MANY)))
        with App([program(), str(atlas)], size=(360, 640)) as app:
            app.find("option", re.compile(f"^{MANY}|{MANY + 10}"))
            app.wait(lambda: is_painted(app), "a painted map")
            go_round(app)
            size = app.window().get_geometry()
            assert (size.width, size.height) == (360, 640), "the window has not grown"
            app.assert_no_warnings()
        assert ask(atlas, "SELECT count(*) FROM site")[0][0] == n + MANY


def test_names_that_nobody_would_give():
    with starter() as atlas:
        add_sites(atlas, ((name, (55 + 5 * i, 46)) for i, name in enumerate(NAMES)))
        with App([program(), str(atlas)], size=(900, 700)) as app:
            app.find("option", re.compile(re.escape(NAMES[1])))
            go_round(app)
            app.press("0")
            list_in_view(app, re.escape(NAMES[2]))
            app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
