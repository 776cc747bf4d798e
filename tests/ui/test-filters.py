#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown: the legend leaves kinds out, the tables narrow to the view, several sites are selected."""

import re
import sys
from contextlib import contextmanager

import tap
from uitest import App, program

SITE = "Akia Avesto"
CHIPS = re.compile("^(Only|Without)")


@contextmanager
def window():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        app.wait(lambda: count(app) > 30, "rows of sites")
        yield app
        app.assert_no_warnings()


def count(app, table="Sites"):
    """How many rows the tab says there are."""
    tabs = app.find_all(None, re.compile(f"^{table}  \\d+$"), ["showing"])
    return int(tabs[0].name.split()[-1]) if tabs else -1


def chips(app):
    """Those over the table: each takes a part of the filter away. A menu over the map tells the same."""
    table = app.find("tab panel", re.compile("^Sites "), ["showing"])
    return {chip.name: chip for chip in table.find_all("button", CHIPS, ["showing"])}


def wait_for_count(app, wanted, table="Sites"):
    app.wait(lambda: count(app, table) == wanted, f"{wanted} rows of {table}, not {count(app, table)}")


def test_legend_and_chips():
    with window() as app:
        all_sites = count(app)
        app.click(app.find("toggle button", "Operating", ["pressed"]))
        app.find("button", "Without: Operating", ["showing"])
        app.wait(lambda: 0 < count(app) < all_sites, "fewer rows")
        fewer = count(app)
        app.click(app.find("toggle button", "Cars"))
        app.wait(lambda: count(app) < fewer, "fewer rows still")
        assert list(chips(app)) == ["Without: Operating", "Without: Cars"], chips(app)
        chips(app)["Without: Cars"].act("Click")
        wait_for_count(app, fewer)
        app.find("toggle button", "Cars", ["pressed"])
        app.press("shift+F7")
        wait_for_count(app, all_sites)
        assert not chips(app)
        app.find("toggle button", "Operating", ["pressed"])


def test_nothing_passes():
    with window() as app:
        all_sites = count(app)
        for kind in ("Cars", "Buses", "Trucks", "Tractors", "Not stated"):
            app.find("toggle button", kind, ["pressed"]).act("Click")
            app.wait(lambda kind=kind: "pressed" not in app.find("toggle button", kind).states, f"no {kind}")
        app.find("label", "Nothing passes the filters", ["showing"])
        wait_for_count(app, 0)
        app.find("list box", "Map of sites", ["showing"])
        app.click(app.find("button", "Clear Filters", ["showing"]))
        wait_for_count(app, all_sites)


def test_what_leaves_everything_out():
    """Map and record name the choice, and take it away."""
    with window() as app:
        all_sites = count(app)
        app.find("toggle button", "Trucks", ["pressed"]).act("Click")
        app.wait(lambda: count(app) < all_sites, "no trucks")
        for kind in ("Cars", "Buses", "Tractors", "Not stated"):
            app.find("toggle button", kind, ["pressed"]).act("Click")
        wait_for_count(app, 0)
        buttons = app.wait(lambda: app.find_all("button", re.compile(f"^Take away “.*”: {all_sites} sites$"), ["showing"]),
                           "the choice that leaves all out")
        assert len(buttons) == 2, "one on the map, one in the record"
        app.click(buttons[0])
        wait_for_count(app, all_sites)
        app.wait_gone("button", re.compile("^Take away"))


def test_only_what_is_in_view():
    with window() as app:
        all_sites = count(app)
        app.click(app.find("label", SITE, ["showing"]))
        app.find("group", SITE)
        app.press("F7")
        app.find("toggle button", "Only What Is in View", ["pressed"])
        app.find("button", "Only what is in view", ["showing"])
        app.find("button", "Zoom to Selection").act("Click")
        app.wait(lambda: 0 < count(app) < 5, "only what is about Dushanbe")
        app.find("button", "Zoom to All").act("Click")
        app.wait(lambda: count(app) > 30, "nearly all again")
        app.find("button", "Only what is in view").act("Click")
        wait_for_count(app, all_sites)
        app.find("toggle button", "Only What Is in View")


def test_several_sites():
    with window() as app:
        app.click(app.find("label", SITE, ["showing"]))
        app.find("group", SITE)
        app.press("shift+Down", "shift+Down")
        app.find("label", "3 sites selected", ["showing"])
        rows = app.find("list", "Selected sites")
        assert [row.name for row in rows.find_all("list item")][0] == SITE
        app.press("alt+2")
        app.find("button", "Only 3 sites", ["showing"])
        app.click(rows.find("list item", "Asia Auto"))
        app.find("group", "Asia Auto")
        app.find(None, "One of 3 selected sites", ["showing"])
        app.click(app.find("button", "Show All", ["showing"]))
        app.find("label", "3 sites selected", ["showing"])
        app.press("Escape")
        app.find("label", "Choose a site on the map or in a table", ["showing"])


def test_several_sites_in_a_pocket():
    with App([program()], size=(360, 720)) as app:
        app.find("option")
        app.click(app.find("list box", "Map of sites", ["showing"]))
        app.press("ctrl+a")
        app.find("label", re.compile(r"^\d+ sites$"), ["showing"])
        app.press("ctrl+r")
        app.find("label", re.compile(r"^\d+ sites selected$"), ["showing"])
        app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
