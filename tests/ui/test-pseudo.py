#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a phone in a pseudo-language, a third longer than English, from left to right and from right to left:
nothing is left in English, and nothing of ours lies over its neighbour or leaves the window."""

import contextlib
import functools
import gzip
import itertools
import pathlib
import re
import sqlite3
import sys
import tempfile

import tap
from accessible import ATSPI, call_all
from atlas import starter
from gi.repository import GLib
from messages import CLOSE, OPEN, pseudo, write_pseudo_language
from uitest import App, program
from walk import Walk

TOP = pathlib.Path(__file__).parents[2]
NARROW = (360, 720)
LEFT_TO_RIGHT = "haw_US"  # GTK has no catalogue of it
RIGHT_TO_LEFT = "ar_EG"
COMPONENT = ATSPI + "Component"
IN_THE_WINDOW = 1
NAMES_OF_PLACES = {cell.casefold() for file in ("gazetteer", "names")
                   for line in (TOP / f"data/basemap/{file}.tsv").read_text().splitlines() for cell in line.split("\t")}
NAMES_OF_FILES = {"atlas"}
BRACKETED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
BETWEEN = re.compile(r"[·,:;()“”‘’←→⋯/–—\n\t]+| \+ ?|\b\d+\b")
HOST = re.compile(r"^[\w-]+(\.[\w-]+)+$")
# said by GTK, libadwaita and the keyboard, or names of licences and programs
NOT_OURS = {"Minimize", "Maximize", "Close", "Back", "Details", "Credits", "Legal", "Search Shortcuts", "Ctrl", "Shift",
            "Alt", "Escape", "Natural Earth", "GSHHG", "GeoNames", "Unicode CLDR", "Zavod"}
PUT_TOGETHER = {"application", "window", "row", "list item", "grid cell", "option"}  # of what is looked at by itself
SIDE_BY_SIDE = {"label", "button", "toggle button", "radio", "text box", "search box", "combo box", "switch", "link",
                "checkbox", "image"}
SCROLLED = {"tree grid", "list box"}  # sideways, or a map
POPPED_UP = {"button", "toggle button", "combo box"}  # what is in them has its place in a surface of its own
GTK_OWN = {"grid"}  # the calendar
EDGE = 14  # pixels by which GTK's extents may be off: see App.point


def words(text, _context=""):
    """What is said for an English text: mnemonics are not told, wherever the translator has put them."""
    letters = pseudo(text).strip(OPEN + CLOSE + "·")
    return re.compile(f"^{OPEN}{re.escape(letters)}·*{CLOSE}$")


def data_of(atlas):
    """All cells of all tables, their parts, and the names of the base map: what is not translated."""
    with contextlib.closing(sqlite3.connect(atlas)) as connection:
        tables = [name for name, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        cells = [cell for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')
                 for cell in row if isinstance(cell, str)]
    parts = {part.strip().casefold() for cell in cells for part in (cell, *BETWEEN.split(cell))}
    return parts | NAMES_OF_PLACES | NAMES_OF_FILES


@functools.cache
def tiles():
    """All that the tiles of the base map say, of which each string follows its length."""
    with contextlib.closing(sqlite3.connect(TOP / "data/basemap/basemap.mbtiles")) as connection:
        return b"".join(gzip.decompress(data) for data, in connection.execute("SELECT tile_data FROM tiles"))


def is_on_base_map(name):
    written = name.encode()
    return len(written) < 128 and bytes([len(written)]) + written in tiles()


@contextlib.contextmanager
def window(language, size):
    with tempfile.TemporaryDirectory() as folder, starter() as atlas:
        folder = pathlib.Path(folder)
        write_pseudo_language(TOP, folder, language.partition("_")[0])
        environment = {"ZAVOD_LOCALEDIR": str(folder)}
        with App([program(), str(atlas)], size=size, language=language, environment=environment) as app:
            yield atlas, app
            app.assert_no_warnings()


class Page:
    """What is in sight, and where it is."""

    def __init__(self, app, size):
        self.size = size
        self.bus = app.screen.accessibility_bus
        tree = app.root.tree()
        path, self.above = [], {}
        for depth, node, *_ in tree:
            path[depth:] = [node]
            self.above[node] = path[:depth]
        self.main = next(node for depth, node, *_ in tree if depth == 1)
        self.roles = {node: role for _, node, role, _, _ in tree}
        self.shown = [(node, role, name) for _, node, role, name, states in tree if "showing" in states]
        places = call_all(self.bus, [(node, COMPONENT, "GetExtents", GLib.Variant("(u)", (IN_THE_WINDOW,)))
                                     for node, *_ in self.shown])
        self.places = dict(zip((node for node, *_ in self.shown), places))

    def faults(self, data):
        yield from self.in_english(data)
        yield from self.outside()
        yield from self.overlapping()

    def is_in(self, roles, node):
        return any(self.roles[held] in roles for held in self.above[node])

    def in_english(self, data):
        for node, role, name in self.shown:
            is_country = name.isupper()  # so the map writes them
            if is_country or self.is_in(GTK_OWN, node) or role in PUT_TOGETHER or name.casefold() in data:
                continue
            rest = name
            while rest != (rest := BRACKETED.sub("\n", rest)):
                pass
            left = [part for part in map(str.strip, BETWEEN.split(rest)) if ENGLISH.search(part)]
            left = [part for part in left
                    if part.casefold() not in data and part not in NOT_OURS and not HOST.search(part)]
            if left and not is_on_base_map(name):
                yield f"{role} in English: {name!r}"

    def is_in_main_window(self, node):
        """The shortcuts have a window of their own size."""
        return self.above[node][:2][-1] == self.main

    def outside(self):
        for node, role, name in self.shown:
            place = self.places[node]
            if role not in SIDE_BY_SIDE or OPEN not in name or not place or not self.is_in_main_window(node) \
                    or self.is_in(SCROLLED | POPPED_UP, node):
                continue
            x, _, width, _ = place
            is_other_page = x > self.size[0] - EDGE or x + width < EDGE  # of a carousel
            if not is_other_page and (x < -EDGE or x + width > self.size[0] + EDGE):
                yield f"{role} {name!r} at {place} is cut at a side"

    def overlapping(self):
        families = {}
        for node, role, name in self.shown:
            if role in SIDE_BY_SIDE and OPEN in name and self.places[node]:
                families.setdefault(self.above[node][-1], []).append((role, name, self.places[node]))
        for family in families.values():
            for (role, name, place), (other_role, other_name, other) in itertools.combinations(family, 2):
                if name != other_name and overlap(place, other):  # a row that is edited has its title twice
                    yield f"{role} {name!r} at {place} lies over {other_role} {other_name!r} at {other}"


def overlap(one, other):
    """More than the pixel by which two places may be rounded towards each other."""
    return all(min(one[i] + one[i + 2], other[i] + other[i + 2]) - max(one[i], other[i]) > 1 for i in (0, 1))


def look_at_all(pages, app, size, data):
    faults = {}  # each once, though the window is seen behind many a page
    for name in pages:
        page = Page(app, size)
        found = [fault for fault in page.faults(data) if fault not in faults]
        print(f"# {name}: {len(page.shown)} things", *found, sep="\n#   ", flush=True)
        faults |= dict.fromkeys(found, name)
    assert not faults, "\n".join(f"{name}: {fault}" for fault, name in faults.items())


def see_narrow(language):
    with window(language, NARROW) as (atlas, app):
        look_at_all(Walk(app, words).narrow(), app, NARROW, data_of(atlas))


def test_from_left_to_right_on_a_phone():
    see_narrow(LEFT_TO_RIGHT)


def test_from_right_to_left_on_a_phone():
    see_narrow(RIGHT_TO_LEFT)


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
