#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one does with the rows of a table and its columns: copy, save, jump, look up who says so, arrange, remember."""

import csv
import pathlib
import re
import sys
import tempfile
from contextlib import contextmanager

import tap
from atlas import ask, count, find_row, go_to, rows, starter
from uitest import App, program

SITE = "Akia Avesto"
KEYFILE = {"GSETTINGS_BACKEND": "keyfile"}
COUNTRIES = "SELECT country FROM site WHERE name IN (?, ?) ORDER BY name"
HEADERS = ["Site", "Place", "Status", "Capacity, as Written", "Since", "Sources", "Makes", "Country"]


@contextmanager
def window(**options):
    with App([program()], size=(1500, 900), **options) as app:
        app.find("window", "Central Asia", ["active"])
        app.wait(lambda: rows(app, "Sites"), "rows of sites")
        yield app
        app.assert_no_warnings()


def headers(app):
    found = [(node.extents[0], node.name) for node in app.find_all("column header", states=["showing"])]
    return [name for _, name in sorted(found)]


def cell(app, table, row, column):
    """The cell of the first row that has these words."""
    return find_row(app, table, row).find_all("label")[column]


def selected(app, table):
    return [row for row in rows(app, table) if "selected" in row.states]


def choose(app, *names):
    for name in names:
        app.click(app.find("menu item", name, ["showing"]))


def pasted(app):
    """What the clipboard holds, by way of the search entry."""
    app.press("ctrl+f", "ctrl+a", "ctrl+v")
    return app.wait(lambda: app.focused().text, "a pasted text")


def test_rows_are_copied():
    with window() as app:
        app.press("alt+1", "Home", "shift+Down")
        app.wait(lambda: len(selected(app, "Sites")) == 2, "two selected rows")
        app.press("ctrl+c")
        lines = pasted(app).splitlines()
        assert lines[0].split("\t") == HEADERS, lines
        assert len(lines) == 3 and all(line.split("\t")[0] in row.name for line, row in zip(lines[1:], rows(app, "Sites"))), lines


def save(app, path):
    app.find("dialog", states=["active"])
    app.find("text box", states=["focused"])
    app.press("ctrl+a")
    app.type(str(path))
    app.press("Return")
    app.find("label", re.compile(rf"^Saved \d+ rows? as {path.name}$"), ["showing"])
    app.find("window", "Central Asia", ["active"])
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_a_table_is_saved_whole_or_in_part():
    with tempfile.TemporaryDirectory() as folder, window() as app:
        app.press("alt+6", "Home", "shift+F10")
        choose(app, "Save Table as CSV…")
        lines = save(app, pathlib.Path(folder, "all.csv"))
        assert len(lines) > 10 and {len(line) for line in lines} == {len(headers(app))}, lines
        app.press("Escape", "alt+1", "Home", "shift+Down", "shift+Down", "shift+F10")
        choose(app, "Save Selected Rows as CSV…")
        lines = save(app, pathlib.Path(folder, "some.csv"))
        assert lines[0] == HEADERS and [line[0] for line in lines[1::2]] == ["ADM Jizzakh", SITE], lines


def test_what_cannot_be_saved_is_told():
    with window() as app:
        app.press("alt+1", "Home", "shift+F10")
        choose(app, "Save Table as CSV…")
        app.find("text box", states=["focused"])
        app.press("ctrl+a")
        app.type("/proc/sites.csv")
        app.press("Return")
        app.find("label", re.compile("^“sites.csv” cannot be written: "), ["showing"])
        app.click(app.find("button", "Close", ["showing"]))
        app.wait_gone("label", re.compile("^“sites.csv”"))


def test_typing_jumps():
    with window() as app:
        app.press("alt+1", "Home")
        app.type("uz")
        app.wait(lambda: app.focused().name.startswith("UzAuto"), "the first site that begins so")
        app.find("group", re.compile("^UzAuto"), ["showing"])
        app.press("Escape", "alt+2", "Home")
        app.click(app.find("column header", "Of", ["showing"]))
        app.press("alt+2")
        app.type("sam")
        app.wait(lambda: "SamAuto" in app.focused().name, "the first row whose subject begins so")


def test_who_says_so_is_one_click_away():
    with window() as app:
        app.press("alt+3")
        app.click(cell(app, "Capacities", SITE, 7))
        app.find("link", "All It Says", ["showing"])
        assert not selected(app, "Capacities"), "nothing was to be selected"
        app.press("Escape")
        app.wait_gone("link", "All It Says")
        app.press("alt+3", "Home", "alt+Return")
        app.wait(lambda: app.focused().role == "link", "the keyboard in the popover")


def test_the_menu_is_of_the_row_under_the_pointer():
    with window() as app:
        app.click(cell(app, "Sites", SITE, 1), button=3)
        app.find("menu item", "Copy Rows", ["showing"])
        app.find("row", re.compile("^" + SITE), ["selected"])


def test_what_a_cell_names_is_a_link():
    with window() as app:
        app.press("alt+1")
        place = cell(app, "Sites", SITE, 1)
        x, y = app.point(place)
        app.click((x - place.extents[2] // 2 + 12, y))  # on the first letter: beside the text is the row
        app.find("group", "Dushanbe", ["showing"])


def test_what_a_row_names_is_in_its_menu():
    with window() as app:
        app.press("alt+1", "Home", "shift+F10")
        choose(app, "Show “Jizzakh”")
        app.find("group", "Jizzakh", ["showing"])


def click_header(app, title, item):
    app.click(app.find("column header", title, ["showing"]), button=3)
    choose(app, item)


def test_columns_are_arranged_and_remembered():
    with window(environment=KEYFILE) as app:
        click_header(app, "Status", "Hide Column")
        app.wait(lambda: "Status" not in headers(app), "no column of statuses")
        click_header(app, "Country", "Move Left")
        app.wait(lambda: headers(app)[-2:] == ["Country", "Makes"], "the country before the class")
        click_header(app, "Country", "Sort Descending")
        app.wait(lambda: "Uzbekistan" in rows(app, "Sites")[0].name, "countries downwards")
        arranged = headers(app)
        assert app.quit() == 0, app.output()

        app._start([program()], KEYFILE)
        app.find("window", "Central Asia", ["active"])
        app.resize(1500, 900)
        app.wait(lambda: rows(app, "Sites"), "rows of sites")
        assert headers(app) == arranged, headers(app)
        click_header(app, "Country", "Reset Columns")
        app.wait(lambda: headers(app) == HEADERS, "the columns as at first")


def focus_next(app, role, name):
    app.press("Tab")
    assert (app.focused().role, app.focused().name) == (role, name), app.focused()


def test_columns_are_arranged_by_the_keyboard():
    with window() as app:
        app.press("alt+1", "Home", "shift+F10")
        choose(app, "Arrange Columns…")
        app.find("dialog", "Columns", ["showing"])
        app.wait(lambda: app.focused().name == "Site", "the keyboard in the list")
        focus_next(app, "checkbox", "Site")
        app.press("space")
        app.wait(lambda: headers(app)[0] == "Place", "no column of sites")
        app.press("space")
        focus_next(app, "button", "Move Down")
        app.press("space")
        app.wait(lambda: headers(app)[:2] == ["Place", "Site"], "the site after the place")
        app.press("space")
        app.wait(lambda: headers(app)[:3] == ["Place", "Status", "Site"], "the keyboard goes with the column")
        app.press("Escape")
        app.wait_gone("dialog", "Columns")


def test_the_last_column_stays():
    with window() as app:
        for title in HEADERS[1:]:
            click_header(app, title, "Hide Column")
        click_header(app, "Site", "Hide Column")
        app.wait(lambda: headers(app) == ["Site"], "one column")
        assert count(app, "Sites") > 0


def open_change(app):
    """Of the first two sites, by the menu of their row; (their names)."""
    app.press("alt+1", "Home", "shift+Down")
    app.wait(lambda: len(selected(app, "Sites")) == 2, "two selected rows")
    names = [row.find_all("label")[0].name for row in selected(app, "Sites")]
    app.press("shift+F10")
    app.find("menu item", "Change for All Selected…", ["showing", "sensitive"]).act("Click")
    app.find("label", "Change for All Selected", ["showing"])
    return names


def test_one_field_of_several_sites_is_changed_at_once():
    with starter() as atlas, App([program(), str(atlas)], size=(1500, 900)) as app:
        app.wait(lambda: rows(app, "Sites"), "rows of sites")
        names = open_change(app)
        before = ask(atlas, COUNTRIES, *names)
        app.press("ctrl+s")
        app.find("label", "Nothing is chosen", ["showing"])
        app.find("combo box", re.compile("^Country"), ["focused"])
        app.press("Return")
        app.find("label", "Kyrgyzstan", ["showing"])
        app.press("Down", "Down", "Return")
        app.find("combo box", re.compile("^Country"), ["focused"])
        app.press("ctrl+s")
        app.wait_gone("label", "Change for All Selected")
        assert ask(atlas, COUNTRIES, *names) == [("KG",)] * 2, before
        assert ask(atlas, "SELECT words FROM revision") == [("Change “Country” of 2 sites",)]
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, COUNTRIES, *names) == before, "the undo")
        assert app.quit() == 0, app.output()


def test_one_site_has_no_change_for_all():
    with window() as app:
        app.press("alt+1", "Home", "shift+F10")
        app.wait(lambda: "sensitive" not in app.find("menu item", "Change for All Selected…", ["showing"]).states,
                 "nothing to change at once")
        app.press("Escape")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
