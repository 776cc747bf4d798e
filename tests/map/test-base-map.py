#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The base map is there whatever libshumate 1.4 makes of it: it may load nothing after a jump, on one processor, or for
a map that was out of sight. What is painted is compared with the colours of the style."""

import json
import os
import pathlib
import sys
import tempfile
from contextlib import contextmanager

import tap
from uitest import App, program

STYLES = pathlib.Path(__file__).parents[2] / "data/basemap"
GROUNDS = {"bg": "background-color", "core": "fill-color", "water": "fill-color"}
HALVES = (0, 1)
EVERY = 5  # lines of pixels that are looked at


def grounds(look):
    """The colours of the open country, of the region's land and of water, as the screen has them: BGR."""
    layers = {layer["id"]: layer for layer in json.loads((STYLES / f"style-{look}.json").read_text())["layers"]}
    return {name: bytes.fromhex(layers[name]["paint"][key][1:])[::-1] for name, key in GROUNDS.items()}


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


def test_painted_with_no_input():
    with map_window() as app:
        wait_for_map(app)


def test_painted_on_one_processor():
    with map_window("taskset", "-c", str(min(os.sched_getaffinity(0)))) as app:
        wait_for_map(app)


def test_painted_in_the_dark():
    with map_window(dark=True) as app:
        wait_for_map(app, "dark")


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


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
