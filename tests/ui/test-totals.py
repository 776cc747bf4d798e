#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sites come to: of all that are shown, of those that are selected, and what was counted and left out."""

import re
import sys
from contextlib import contextmanager

import tap
from uitest import App, program

PLANT = "Astana Motors Manufacturing Kazakhstan"


@contextmanager
def window(size=(1280, 800), **looks):
    with App([program()], size=size, **looks) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        yield app
        app.assert_no_warnings()


def sums(app, name="Capacity"):
    """The rows of a list of totals: (sum, what it is of)."""
    lists = app.find_all("list", name, ["showing"])
    rows = lists[0].find_all("list item") if lists else []
    return [tuple(label.name for label in row.find_all("label")) for row in rows]


def test_of_all_sites():
    with window() as app:
        app.find("label", "36 sites", ["showing"])
        app.wait(lambda: ("At least 233,500 vehicles a year", "Nameplate · 7 of 36 sites") in sums(app), "the total")
        more = app.find("list", "Capacity").find("list item", re.compile(r"^\d+ more$"))
        before = len(sums(app))
        app.click(more)
        app.wait(lambda: len(sums(app)) > before, "all totals")


def test_follow_the_filter():
    with window() as app:
        app.wait(lambda: sums(app), "totals")
        everything = sums(app)
        app.click(app.find("toggle button", "Cars", ["showing"]))
        app.find("label", re.compile(r"^\d+ of 36 sites$"), ["showing"])
        app.wait(lambda: sums(app) and sums(app)[0] != everything[0], "totals without cars")
        app.click(app.find("toggle button", "Cars", ["showing"]))
        app.wait(lambda: sums(app) == everything, "all again")


def test_none_where_no_site_is_shown():
    with window() as app:
        app.wait(lambda: sums(app), "totals")
        for kind in ("Cars", "Buses", "Trucks", "Tractors", "Not stated"):
            app.find("toggle button", kind, ["pressed"]).act("Click")
        app.find("label", "0 of 36 sites", ["showing"])
        app.wait(lambda: not sums(app), "no total of no site")
        app.find("button", "Clear Filters", ["showing"]).act("Click")
        app.wait(lambda: sums(app), "totals again")


def select_two(app):
    """The works that share their planned capacity with one that is not selected, and one that has nothing to do with it."""
    app.click(app.find("label", "Akia Avesto", ["showing"]))
    app.find("group", "Akia Avesto")
    with app.hands.holding("ctrl"):
        app.click(app.find("label", PLANT, ["showing"]))
    app.find("label", "2 sites selected", ["showing"])
    app.wait(lambda: sums(app), "totals")


def test_of_the_selection():
    with window() as app:
        select_two(app)
        assert ("At least 250, at most 300 buses a year", "Nameplate · 1 of 2 sites") in sums(app), sums(app)
        assert ("120,000 vehicles a year", "Nameplate · 1 of 2 sites") in sums(app), sums(app)


def test_what_is_counted():
    with window() as app:
        select_two(app)
        app.click(app.find("list", "Capacity").find("list item", re.compile("· Planned ·")))
        dialog = app.find("dialog", "Capacity", ["showing"])
        names = [label.name for label in dialog.find_all("label")]
        assert "Counted" in names and "Left Out" in names, names
        assert any("Shared with a site that is not counted here" in name for name in names), names
        app.click(dialog.find("list item", PLANT))
        app.wait_gone("dialog", "Capacity")
        app.find("group", PLANT)


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
