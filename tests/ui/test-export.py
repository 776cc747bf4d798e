#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map is taken away as a file: by keyboard, in the format that its name says, whole or not at all."""

import pathlib
import re
import subprocess
import sys
import tempfile

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
