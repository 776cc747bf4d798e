#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The history by keyboard: who changed what, before and after; an old edit taken back; a record and the atlas restored."""

import re
import sys

import tap
from atlas import ask, find_row, go_to, retype, show_site, starter
from uitest import App, program

SITE = "ADM Jizzakh"
NEW_NAME = "ADM <b>Jizzakh</b> & Co"
NOTE = "Seen from the road"


def correct(app, field, text):
    """Change one field of the selected site in its form."""
    app.press("F2")
    app.find("text box", "Name", ["focused"])
    retype(app, field, text)
    app.press("ctrl+s")
    app.wait_gone("text box", "Name")


def two_edits(app):
    show_site(app, SITE)
    correct(app, "Name", NEW_NAME)
    find_row(app, "Sites", NEW_NAME)
    correct(app, "Note", NOTE)
    app.find("label", NOTE)


def open_history(app, *keys):
    app.press(*(keys or ("ctrl+h",)))
    app.find("list", "Edits, the newest first")


def edits(app):
    return [item.name for item in app.find_all("list item") if re.search(r", \d", item.name)]


def open_oldest(app, n_edits):
    """Go to the oldest edit with the keys and open it."""
    app.wait(lambda: len(edits(app)) == n_edits, f"{n_edits} edits")
    app.wait(lambda: (node := app.focused()) and node.name in edits(app), "the keyboard in the list")
    app.press("End", "Return")
    app.find("button", "Back", ["showing", "focusable"])


def close_history(app):
    """Leave the history from its list, to which the window goes back when something was done."""
    app.wait(lambda: edits(app), "the list of edits")
    app.press("Escape")
    app.wait_gone("list", "Edits, the newest first")


def press_button(app, name):
    app.find("button", name, ["showing"])
    go_to(app, name)
    app.press("space")


def test_before_and_after_are_told():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        open_history_of_nothing(app)
        two_edits(app)
        open_history(app)
        open_oldest(app, 2)
        row = app.find("list item", re.compile("^Site, Changed; Name was: "))
        assert row.name == f"Site, Changed; Name was: {SITE}; Name is: {NEW_NAME}", row.name
        app.press("Escape")
        close_history(app)
        assert app.quit() == 0, app.output()


def open_history_of_nothing(app):
    app.find("label", SITE)
    app.press("ctrl+h")
    app.find("label", "No Edits Yet", ["showing"])
    app.press("Escape")
    app.wait_gone("label", "No Edits Yet")


def test_an_old_edit_is_taken_back_and_made_again():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("label", SITE)
        two_edits(app)
        open_history(app)
        open_oldest(app, 2)
        press_button(app, "Undo This Edit")
        app.wait(lambda: ask(atlas, "SELECT note FROM site WHERE name = ?", SITE) == [(NOTE,)], "the old name")
        app.wait(lambda: any(name.endswith("taken back") for name in edits(app)), "the edit as taken back")
        close_history(app)
        find_row(app, "Sites", SITE)
        app.press("ctrl+shift+z")
        find_row(app, "Sites", NEW_NAME)
        assert ask(atlas, "SELECT kind FROM revision ORDER BY id") == [("edit",), ("edit",), ("undo",), ("redo",)]
        assert app.quit() == 0, app.output()


def test_one_field_is_put_back():
    """Whatever was done since: the rest of the record stays."""
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("label", SITE)
        two_edits(app)
        open_history(app)
        open_oldest(app, 2)
        press_button(app, "Put Back: Name")
        app.wait(lambda: ask(atlas, "SELECT note FROM site WHERE name = ?", SITE) == [(NOTE,)], "the old name, the new note")
        app.wait(lambda: any(name.startswith("Put back Name of ") for name in edits(app)), "the new edit")
        close_history(app)
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, "SELECT note FROM site WHERE name = ?", NEW_NAME) == [(NOTE,)], "the name before")
        assert app.quit() == 0, app.output()


def test_what_builds_on_an_edit_is_named():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("label", SITE)
        show_site(app, SITE)
        correct(app, "Name", NEW_NAME)
        find_row(app, "Sites", NEW_NAME)
        correct(app, "Name", "ADM")
        find_row(app, "Sites", "ADM")
        open_history(app)
        open_oldest(app, 2)
        press_button(app, "Undo This Edit")
        app.find("label", "Later Edits Build on This One")
        app.find("label", re.compile(r"• Change ADM \("))
        assert ask(atlas, "SELECT count(*) FROM revision") == [(2,)]
        press_button(app, "Undo These Too")
        app.wait(lambda: ask(atlas, "SELECT 1 FROM site WHERE name = ?", SITE), "the first name")
        assert ask(atlas, "SELECT kind FROM revision ORDER BY id") == [("edit",), ("edit",), ("undo",), ("undo",)]
        close_history(app)
        assert app.quit() == 0, app.output()


def test_the_atlas_is_restored():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("label", SITE)
        two_edits(app)
        correct(app, "Name", "ADM")
        find_row(app, "Sites", "ADM")
        open_history(app)
        open_oldest(app, 3)
        press_button(app, "Restore the Atlas as of Then")
        app.wait(lambda: ask(atlas, "SELECT note FROM site WHERE name = ?", NEW_NAME) == [(None,)], "the atlas of then")
        app.wait(lambda: any(name.startswith("Restore the atlas as of ") for name in edits(app)), "the new edit")
        close_history(app)
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, "SELECT note FROM site WHERE name = 'ADM'") == [(NOTE,)], "the atlas before")
        assert app.quit() == 0, app.output()


def test_a_record_has_its_own_history():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("label", SITE)
        two_edits(app)
        app.press("ctrl+n")
        app.find("text box", "Name", ["focused"])
        app.type("Another")
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")
        show_site(app, NEW_NAME)
        app.click(app.find("button", "More Actions", ["showing"]))
        app.click(app.find("menu item", "History"))
        app.find("list", "Edits, the newest first")
        open_oldest(app, 2)
        press_button(app, "Restore the Record as of Then")
        app.wait(lambda: ask(atlas, "SELECT note FROM site WHERE name = ?", NEW_NAME) == [(None,)], "no note")
        assert ask(atlas, "SELECT 1 FROM site WHERE name = 'Another'")
        close_history(app)
        assert app.quit() == 0, app.output()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
