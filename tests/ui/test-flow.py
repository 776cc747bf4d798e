#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's day on a fresh starter atlas: look, select, correct, add, undo, and find all of it again the next day."""

import pathlib
import re
import sys
import tempfile

import tap
from atlas import ask, check, count, find_row, go_to, retype, rows, show_site, wait_for_sites
from uitest import App, program

SITE = "Akia Avesto"
NEW_NAME = "Akia Avesto <b>2</b> & Co"
UNNAMED = "Unnamed enterprises in Astana"  # alone in its place, so a mark of its own
CAPACITY = "about 1,200 buses a year"


def selected_marks(app):
    return app.find_all("option", states=["selected"])


def wait_for_row(app, name):
    """Wait until the row of that site, and no other, is the selected one."""
    def is_selected():
        selected = [row for row in rows(app, "Sites") if "selected" in row.states]
        return len(selected) == 1 and name in selected[0].name

    app.wait(is_selected, f"selected row {name}")


def look_around(app):
    """What is selected on the map is selected in the table, and the other way round; the other tables narrow."""
    partners, capacities, sites = count(app, "Partners"), count(app, "Capacities"), count(app, "Sites")
    mark = app.find("option", re.compile(UNNAMED))
    app.click(mark)
    app.find("group", UNNAMED)
    wait_for_row(app, UNNAMED)
    app.wait(lambda: "selected" in mark.states, "the mark to be selected")
    app.wait(lambda: count(app, "Partners") < partners and count(app, "Capacities") < capacities, "narrowed tables")
    assert count(app, "Sites") == sites

    show_site(app, SITE)
    app.wait(lambda: selected_marks(app) and mark not in selected_marks(app), "another mark to be selected")
    app.wait(lambda: count(app, "Capacities") == 2, "the capacities of that site")

    app.press("alt+2", "Escape")
    app.wait(lambda: count(app, "Partners") == partners, "all partners again")
    assert not selected_marks(app)
    app.press("alt+2", "Down")  # the table was empty: it had nothing that could keep the keyboard
    app.wait(lambda: 0 < count(app, "Sites") < sites, "the sites of the partner")
    app.press("Escape")
    app.wait(lambda: count(app, "Sites") == sites, "all sites again")
    app.find("label", "Choose a site on the map or in a table", ["showing"])


def walk_the_map(app):
    """The same by keyboard: arrows and pages go from mark to mark, and Space selects."""
    app.press("alt+1", "shift+F6", "shift+F6", "Home")  # over the line of days
    for _ in range(12):
        if any(UNNAMED in mark.name for mark in app.find_all("option", states=["focused"])):
            break
        app.press("Page_Down")
    app.press("space")
    app.find("group", UNNAMED)
    wait_for_row(app, UNNAMED)
    app.press("Escape")
    app.find("label", "Choose a site on the map or in a table", ["showing"])


def correct(app):
    """Wrong coordinates are told while they are typed and on Save; nothing is written before they are right."""
    show_site(app, SITE)
    before = app.find("option", states=["selected"]).extents
    app.press("F2")
    app.find("text box", "Name", ["focused"])
    app.type(NEW_NAME)
    retype(app, "Coordinates", "95.5, 66.5")
    app.find("text box", "Coordinates", ["invalid-entry"])
    app.press("ctrl+s")
    app.find("text box", "Coordinates", ["focused", "invalid-entry"])
    retype(app, "Coordinates", "41.1, 66.5")
    app.wait(lambda: not app.find_all("text box", "Coordinates", ["invalid-entry"]), "right coordinates")
    app.press("ctrl+s")
    app.wait_gone("text box", "Name")

    app.find("label", re.compile(re.escape(NEW_NAME)), ["showing"])
    app.find("button", "Undo", ["showing", "sensitive"])
    find_row(app, "Sites", NEW_NAME)
    app.find("group", NEW_NAME)
    app.wait(lambda: (marks := selected_marks(app)) and marks[0].extents != before, "the mark at its new place")


def undo_and_redo(app):
    app.press("ctrl+z")
    app.wait(lambda: not any(NEW_NAME in row.name for row in rows(app, "Sites")), "the old name")
    app.find("label", re.compile("^Undone: "), ["showing"])
    app.press("ctrl+shift+z")
    find_row(app, "Sites", NEW_NAME)
    app.find("label", re.compile("^Redone: "), ["showing"])


def add_a_capacity(app):
    """With a source that is made in the same form, and stands in the record afterwards."""
    app.press("ctrl+shift+a")
    app.find("text box", "Value as written", ["focused"])
    app.type(CAPACITY)
    go_to(app, "Add a Citation")
    app.press("Return")
    app.find("combo box", "Source", ["focused"])
    app.press("Return")
    app.find("list item", "About SamAuto: history")
    app.type("New source")
    app.wait_gone("list item", "About SamAuto: history")
    app.press("Down", "Return")
    app.find("text box", "Title of the source")
    go_to(app, "Title of the source")
    app.type("A day at the works")
    app.press("ctrl+s")
    app.wait_gone("text box", "Value as written")
    app.wait(lambda: count(app, "Capacities") == 3, "one capacity more")
    app.press("alt+3")
    find_row(app, "Capacities", CAPACITY)
    app.find("label", re.compile("A day at the works"))
    app.press("alt+1")


def test_a_day_and_the_next():
    with tempfile.TemporaryDirectory() as data:
        home = {"XDG_DATA_HOME": data}
        atlas = pathlib.Path(data, "zavod/atlases/Central Asia.gpkg")
        with App([program()], size=(1280, 800), environment=home) as app:
            app.find("window", "Central Asia", ["active"])
            wait_for_sites(app)
            look_around(app)
            walk_the_map(app)
            correct(app)
            undo_and_redo(app)
            add_a_capacity(app)
            app.assert_no_warnings()
            assert app.quit() == 0, app.output()

        assert [entry.name for entry in atlas.parent.iterdir()] == [atlas.name]
        assert check(atlas) == ""
        assert ask(atlas, "SELECT count(*) FROM revision") == [(4,)]

        with App([program()], size=(1280, 800), environment=home) as app:
            wait_for_sites(app)
            show_site(app, NEW_NAME)
            app.find("label", CAPACITY)
            app.press("ctrl+z")
            app.wait(lambda: count(app, "Capacities") == 2, "the capacity to be undone")
            app.press("ctrl+z")
            find_row(app, "Sites", SITE)
            app.press("ctrl+shift+z")
            find_row(app, "Sites", NEW_NAME)

            sites = count(app, "Sites")
            content = ask(atlas, "SELECT (SELECT count(*) FROM claim), (SELECT count(*) FROM citation)")
            app.press("Delete")
            app.wait(lambda: count(app, "Sites") == sites - 1, "one site less")
            app.find("label", "Choose a site on the map or in a table", ["showing"])
            app.press("ctrl+z")
            app.wait(lambda: count(app, "Sites") == sites, "the site again")
            find_row(app, "Sites", NEW_NAME)
            assert ask(atlas, "SELECT (SELECT count(*) FROM claim), (SELECT count(*) FROM citation)") == content
            app.assert_no_warnings()
            assert app.quit() == 0, app.output()
        assert check(atlas) == ""


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
