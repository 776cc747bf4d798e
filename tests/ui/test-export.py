#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map is taken away as a file: by keyboard, in the format that its name says, whole or not at all."""

import pathlib
import re
import subprocess
import sys
import tempfile

import cairo
import tap
from atlas import wait_for_sites
from uitest import App, program


def export(app, path):
    app.press("ctrl+e")
    app.find("dialog", "Export Map", ["active"])
    app.find("text box", states=["focused"])
    app.press("ctrl+a")
    app.type(str(path))
    app.press("Return")
    app.wait_gone("dialog", "Export Map")


def test_each_format():
    starts = {"map.pdf": b"%PDF", "map.png": b"\x89PNG", "карта.svg": b"<?xml"}
    with tempfile.TemporaryDirectory() as folder, App([program()]) as app:
        wait_for_sites(app)
        for name, start in starts.items():
            path = pathlib.Path(folder, name)
            export(app, path)
            app.find("label", f"Exported the map as {name}", ["showing"])
            assert path.read_bytes().startswith(start), name
        text = subprocess.run(["pdftotext", pathlib.Path(folder, "map.pdf"), "-"], capture_output=True, text=True,
                              check=True).stdout
        for words in ("Central Asia", "Operating", "36 sites", "GeoNames"):
            assert words in text, text
        assert sorted(entry.name for entry in pathlib.Path(folder).iterdir()) == sorted(starts), "nothing is left over"
        app.assert_no_warnings()


def test_a_dark_window_exports_a_light_map():
    with tempfile.TemporaryDirectory() as folder, App([program()], dark=True) as app:
        wait_for_sites(app)
        export(app, pathlib.Path(folder, "map.png"))
        app.find("label", "Exported the map as map.png", ["showing"])
        surface = cairo.ImageSurface.create_from_png(pathlib.Path(folder, "map.png"))
        pixels = bytes(surface.get_data())[::401]
        assert sum(pixels) / len(pixels) > 0.8 * 255, "the page is light"
        app.wait(lambda: is_dark(app), "a dark map")
        app.assert_no_warnings()


def is_dark(app):
    """Whether the window is dark where the map is, beside all that floats on it."""
    width, _, data = app.screen.pixels(app.window())
    x, y, w, h = app.find("list box", "Map of sites").extents
    row = y + h // 2
    line = data[4 * (row * width + x + w // 4):4 * (row * width + x + w // 2)]
    return sum(line) / len(line) < 0.4 * 255


def test_what_cannot_be_written_is_told():
    with App([program()]) as app:
        wait_for_sites(app)
        export(app, "/proc/map.pdf")
        app.find("label", re.compile("^“map.pdf” cannot be written: "), ["showing"])
        export(app, "/tmp/map.gif")
        app.find("label", "The name must end in .png, .pdf or .svg: that says what is written.", ["showing"])
        assert not pathlib.Path("/tmp/map.gif").exists()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
