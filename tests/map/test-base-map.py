#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The base map is there whatever libshumate 1.4 makes of it: it may load nothing after a jump, on one processor, or for
a map that was out of sight. What is painted is compared with the colours of the style."""

import configparser
import gzip
import os
import pathlib
import re
import sqlite3
import sys
import tempfile
from contextlib import contextmanager

import tap
from atlas import change, show_site, starter
from uitest import App, program

BASE_MAP = pathlib.Path(__file__).parents[2] / "data/basemap"
RESOURCES = "/io/github/zavod_atlas/Zavod/basemap"
GROUNDS = ("bg", "core", "water")
HALVES = (0, 1)
EVERY = 5  # lines of pixels that are looked at


def grounds(look):
    """The colours of the open country, of the region's land and of water, as the screen has them: BGR."""
    palette = configparser.ConfigParser(comment_prefixes="# ")
    palette.read(BASE_MAP / "palette.ini")
    return {name: bytes.fromhex(palette[look][name][1:])[::-1] for name in GROUNDS}


def shares(app, look):
    """What part of each quarter of the map the colours fill: one mapping a quarter."""
    node = app.find("list box", "Map of sites")
    middle_x, middle_y = app.point(node)
    _, _, width, height = node.extents
    screen_width, _, data = app.screen.pixels()
    result = []
    for down in HALVES:
        for right in HALVES:
            x, y = middle_x - width // 2 * (1 - right), middle_y - height // 2 * (1 - down)
            rows = [data[4 * (row * screen_width + x):4 * (row * screen_width + x + width // 2)]
                    for row in range(y, y + height // 2, EVERY)]
            pixels = [row[i:i + 3] for row in rows for i in range(0, len(row), 4)]
            result.append({name: pixels.count(colour) / len(pixels) for name, colour in grounds(look).items()})
    return result


def is_painted(app, look="light"):
    """Each quarter is covered by ground, and there is water somewhere: the sites alone would not look so."""
    quarters = shares(app, look)
    return all(sum(quarter.values()) > 0.3 for quarter in quarters) and any(q["water"] > 0.01 for q in quarters)


def wait_for_map(app, look="light"):
    app.wait(lambda: is_painted(app, look), "a painted map")


@contextmanager
def map_window(*command, **options):
    with tempfile.TemporaryDirectory() as folder:
        with App([*command, os.environ["MAP_WINDOW"], folder], **options) as app:
            yield app
            app.assert_no_warnings()


@contextmanager
def map_without(name, content):
    """A window whose resource of that name is another one."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        with map_window(environment={"G_RESOURCE_OVERLAYS": f"{RESOURCES}/{name}={file.name}"}) as app:
            yield app


def spoil_tiles(spoil):
    """The base map with other bytes in its tiles."""
    with tempfile.NamedTemporaryFile() as file:
        file.write((BASE_MAP / "basemap.mbtiles").read_bytes())
        file.flush()
        database = sqlite3.connect(file.name)
        database.create_function("spoil", 1, spoil)
        database.execute("UPDATE images SET tile_data = spoil(tile_data)")
        database.commit()
        database.close()
        return pathlib.Path(file.name).read_bytes()


def assert_told(app, sentence):
    """There is a sentence and the ground, and the sites can be used."""
    app.find("label", re.compile(re.escape(sentence)), ["showing"])
    app.wait(lambda: all(quarter["bg"] > 0.6 for quarter in shares(app, "light")), "the ground")
    app.press("Home", "Page_Down", "space")
    app.wait(lambda: "record " in app.output(), "a site to be selected by keyboard")


def test_painted_with_no_input():
    with map_window() as app:
        wait_for_map(app)


def test_painted_on_one_processor():
    with map_window("taskset", "-c", str(min(os.sched_getaffinity(0)))) as app:
        wait_for_map(app)


def test_painted_in_the_dark():
    with map_window(dark=True) as app:
        wait_for_map(app, "dark")


def test_painted_in_high_contrast():
    with map_window(contrast=True) as app:
        wait_for_map(app, "light-contrast")


def test_painted_in_the_dark_and_high_contrast():
    with map_window(dark=True, contrast=True) as app:
        wait_for_map(app, "dark-contrast")


def test_painted_at_twice_the_scale():
    with map_window(size=(700, 500), scale=2) as app:
        wait_for_map(app)


def test_painted_in_any_size():
    with map_window() as app:
        for size in ((1600, 1000), (360, 500), (900, 600)):
            app.resize(*size)
            wait_for_map(app)


def test_painted_after_jumps():
    """A zoom of many steps at once, and back."""
    with map_window() as app:
        wait_for_map(app)
        app.press("Home", "Page_Down", "plus", "plus", "plus", "plus", "0")
        wait_for_map(app)


def test_the_first_view_names_the_five_countries():
    """In the language of the interface, with their capitals."""
    names = {None: ("Kazakhstan Uzbekistan Kyrgyzstan Tajikistan Turkmenistan", "Astana Tashkent Bishkek Dushanbe Ashgabat"),
             "ru_RU": ("Казахстан Узбекистан Кыргызстан Таджикистан Туркменистан", "Астана Ташкент Бишкек Душанбе Ашхабад"),
             "kk_KZ": ("Қазақстан Өзбекстан Қырғызстан Тәжікстан Түрікменстан", "Астана Ташкент Бішкек Душанбе Ашхабад")}
    for language, (countries, capitals) in names.items():
        with App([program()], size=(1280, 800), language=language) as app:
            for name in (*countries.upper().split(), *capitals.split()):
                app.find("label", name, ["showing"])


def test_painted_after_it_was_hidden():
    """In a narrow window the map and the tables are pages in turn; in a wide one they stand together."""
    with App([program()], size=(360, 720)) as app:
        wait_for_map(app)
        app.press("alt+1")
        app.find("list", "Sites", ["showing"])
        app.click(app.find("tab", "Map", ["showing"]))
        wait_for_map(app)
        app.press("alt+1")
        app.resize(1280, 800)
        wait_for_map(app)
        app.assert_no_warnings()


def test_a_wide_circle_covers_the_deepest_view():
    """A site that is known by its region only must not look exact when one has zoomed into it."""
    with starter() as atlas:
        change(atlas, "UPDATE site SET radius = 500000 WHERE name = 'Akia Avesto'")
        with App([program(), str(atlas)], size=(1280, 800)) as app:
            wait_for_map(app)
            show_site(app, "Akia Avesto")
            app.press("alt+1", "shift+F6", "shift+F6", "s")
            app.press(*["plus"] * 5)
            app.wait(lambda: "sensitive" not in app.find("button", "Zoom In").states, "the deepest zoom")
            app.settle(0.7, 20)
            plain = [sum(quarter.values()) for quarter in shares(app, "light")]
            assert max(plain) < 0.01, plain
            app.assert_no_warnings()


def test_no_base_map():
    for content in (b"", b"no tiles at all", (BASE_MAP / "basemap.mbtiles").read_bytes()[:20000]):
        with map_without("basemap.mbtiles", content) as app:
            assert_told(app, "The base map cannot be read: ")


def test_a_style_with_an_error():
    style = (BASE_MAP / "style.json.in").read_bytes()
    for content in (b"", style[:-20], style.replace(b'"type": "line"', b'"type": "lime"'), style.replace(b"@water@", b"@wetter@")):
        with map_without("style.json.in", content) as app:
            assert_told(app, "The style of the base map cannot be read: ")


def test_a_palette_with_an_error():
    palette = (BASE_MAP / "palette.ini").read_bytes()
    for content in (b"", b"no group", palette.replace(b"[light]", b"[night]"), palette.replace(b"dot=", b"dat=")):
        with map_without("palette.ini", content) as app:
            assert_told(app, "The style of the base map cannot be read: ")


def test_tiles_of_garbage():
    for spoil in (lambda tile: b"\xff" * 99, lambda tile: tile[:40], lambda tile: gzip.compress(b"\x1a\xff\xff\xff")):
        with map_without("basemap.mbtiles", spoil_tiles(spoil)) as app:
            assert_told(app, "A part of the base map")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
