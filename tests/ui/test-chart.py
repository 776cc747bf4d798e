#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart of what the sites can make and have made: by country, year, brand and partner, of what is selected, as a file."""

import pathlib
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager

import cairo
import tap
from uitest import App, program

COUNTRIES = {"Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"}


@contextmanager
def chart(size=(1280, 800), **looks):
    with App([program()], size=size, **looks) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        app.click(app.find("radio", "Chart", ["showing"]))
        app.find("list", "Bars", ["showing"])
        app.wait(lambda: bars(app), "bars")
        yield app
        app.assert_no_warnings()


def bars(app):
    """What each bar says: (of what, how much, of which kind)."""
    rows = app.find("list", "Bars").find_all("list item")
    return [tuple(row.name.split(" · ")) for row in rows if row.name]


def choose(app, name, step):
    """Another entry of a drop-down list, by keyboard."""
    before = bars(app)
    app.click(app.find("combo box", name, ["showing"]))
    app.press(*["Down"] * step, "Return")
    app.wait(lambda: bars(app) and bars(app) != before, "other bars")


def test_by_country():
    with chart() as app:
        assert {bar[0] for bar in bars(app)} <= COUNTRIES, bars(app)
        assert any(bar[0] == "Kazakhstan" and bar[2] == "Nameplate" for bar in bars(app)), bars(app)
        assert any(bar[2] == "Planned" for bar in bars(app)), bars(app)
        app.find("label", re.compile(r"^Not in the chart: .*buses"), ["showing"])


def test_by_year():
    with chart() as app:
        choose(app, "by country", 1)
        years = [int(bar[0]) for bar in bars(app)]
        assert years == sorted(years) and len(set(years)) > 3, years


def test_output():
    with chart() as app:
        choose(app, "Capacity", 1)
        app.find("label", re.compile(r"^In \d{4}\."), ["showing"])


def test_events():
    with chart() as app:
        choose(app, "Capacity", 2)
        app.wait(lambda: all(bar[1].endswith(("event", "events")) for bar in bars(app)), "events")
        years = [int(bar[0]) for bar in bars(app)]
        assert years == sorted(years) and len(set(years)) > 5, years
        assert {bar[2] for bar in bars(app)} == {"Actual", "Planned"}, bars(app)
        app.find("label", re.compile(r"^\d+ events without a date are not in the chart"), ["showing"])
        assert not app.find_all("combo box", "by country", ["showing"])


def test_of_the_selection():
    with chart() as app:
        app.click(app.find("label", "Akia Avesto", ["showing"]))
        app.find("group", "Akia Avesto")
        with app.hands.holding("ctrl"):
            app.click(app.find("label", "ADM Jizzakh", ["showing"]))
        app.find("label", "2 sites selected", ["showing"])
        app.wait(lambda: {bar[0] for bar in bars(app)} == {"Tajikistan"}, "the buses of one of them")


def save_as(app, item, path):
    app.find("toggle button", "Export the Chart", ["showing"]).act("Click")
    app.click(app.find("menu item", item, ["showing"]))
    app.find("dialog", "Export Chart", ["active"])
    app.find("text box", states=["focused"])
    app.press("ctrl+a")
    app.type(str(path))
    app.press("Return")
    app.wait_gone("dialog", "Export Chart")
    app.wait(path.exists, "the file")


def test_as_a_file():
    """On white paper though the window is dark; text stays text."""
    with tempfile.TemporaryDirectory() as folder, chart(dark=True) as app:
        picture, document, table = (pathlib.Path(folder, name) for name in ("chart.png", "chart.pdf", "chart.csv"))
        save_as(app, "Export as Picture…", picture)
        save_as(app, "Export as Picture…", document)
        save_as(app, "Export as Table…", table)
        pixels = bytes(cairo.ImageSurface.create_from_png(picture).get_data())[::401]
        assert sum(pixels) / len(pixels) > 0.8 * 255, "the page is light"
        text = subprocess.run(["pdftotext", document, "-"], capture_output=True, text=True, check=True).stdout
        assert "Capacity by country" in text and "Kazakhstan" in text, text
        assert len(table.read_text().splitlines()) == len(bars(app)) + 1


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
