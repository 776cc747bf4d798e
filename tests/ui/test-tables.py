#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The headers of a table sort it, in both directions, and what is selected stays selected and in view."""

import re
import sys
from contextlib import contextmanager

import tap
from atlas import count, go_to, show_site
from uitest import App, program

SITE = "Akia Avesto"


@contextmanager
def window():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        app.wait(lambda: texts(app, "Sites"), "rows of sites")
        yield app
        app.assert_no_warnings()


def texts(app, table):
    """What the cells of the rows in sight say, from top to bottom."""
    result = []
    for grid in app.find_all("tree grid", table, ["showing"]):
        for _, _, role, name, states in grid.tree():
            if role == "row":
                result.append([])
            elif role == "label" and name and "showing" in states:
                result[-1].append(name)
    return result[1:]  # the first is that of the headers


def click_header(app, title):
    app.click(app.find("column header", title, ["showing"]))


def is_sorted(app, table, column, key=str.casefold, reverse=False):
    found = [key(row[column]) for row in texts(app, table) if row[column] != "—"]
    return len(found) > 4 and found == sorted(found, reverse=reverse)


def test_headers_sort():
    with window() as app:
        assert is_sorted(app, "Sites", 0), texts(app, "Sites")
        click_header(app, "Country")
        app.wait(lambda: is_sorted(app, "Sites", 7) and not is_sorted(app, "Sites", 0, reverse=True), "countries upwards")
        click_header(app, "Country")
        app.wait(lambda: is_sorted(app, "Sites", 7, reverse=True), "countries downwards")
        click_header(app, "Sources")
        app.wait(lambda: is_sorted(app, "Sites", 5, key=int), "numbers as numbers")


def test_figures_sort_by_their_number():
    """As written, 9,000 would come after 70,000."""
    def number(cell):
        return float(re.search(r"\d[\d,]*", cell).group().replace(",", ""))

    with window() as app:
        app.press("alt+3")
        app.find("tree grid", "Capacities", ["showing"])
        click_header(app, "Capacity, as Written")
        app.wait(lambda: is_sorted(app, "Capacities", 1, key=number), "figures upwards")


def test_a_selected_row_stays_selected():
    with window() as app:
        app.click(app.find("label", SITE, ["showing"]))
        row = app.find("row", re.compile("^" + SITE), ["selected"])
        place = row.extents[1]
        click_header(app, "Site")
        app.wait(lambda: texts(app, "Sites")[0][0] != "ADM Jizzakh", "another order")
        app.press("alt+1")
        app.wait(lambda: app.find("row", re.compile("^" + SITE), ["selected", "showing"]).extents[1] != place,
                 "the row at its new place")
        assert len(app.find("tree grid", "Sites").find_all("row", states=["selected"])) == 1
        app.find("group", SITE)


def widths(app, *titles):
    return [app.find("column header", title, ["showing"]).extents[2] for title in titles]


def test_words_have_their_room_beside_the_record():
    """Status, make and country are read at a glance: no wider where there is room for more, and nothing is to be scrolled."""
    with window() as app:
        left, _, width, _ = app.find("tree grid", "Sites", ["showing"]).extents
        x, _, last, _ = app.find("column header", "Country", ["showing"]).extents
        assert x + last <= left + width, "the last column is cut"
        beside_the_record = widths(app, "Status", "Makes", "Country")
        app.resize(1680, 800)
        assert widths(app, "Status", "Makes", "Country") == beside_the_record


def test_the_keyboard_stays_in_a_table_that_was_empty():
    with window() as app:
        show_site(app, SITE)
        app.wait(lambda: count(app, "Partners") == 0, "no partner of this one")
        app.press("alt+2")
        app.find("button", "Only " + SITE, ["showing"])
        app.press("Escape")
        app.wait(lambda: count(app, "Partners") > 0, "all partners")
        app.wait(lambda: "row" == app.focused().role, "the keyboard on a row of all partners")


def test_the_keyboard_stays_in_a_table_that_passed_no_filter():
    with window() as app:
        all_sites = count(app, "Sites")
        for kind in ("Cars", "Buses", "Trucks", "Tractors", "Not stated"):
            app.find("toggle button", kind, ["pressed"]).act("Click")
        app.find("button", "Clear Filters", ["showing"])
        app.press("alt+1")
        go_to(app, "Clear Filters")
        app.press("space")
        app.wait(lambda: count(app, "Sites") == all_sites, "all sites")
        app.wait(lambda: "row" == app.focused().role, "the keyboard on a row of all sites")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
