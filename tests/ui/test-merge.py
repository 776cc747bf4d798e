#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A colleague's edits arrive: what they would change is shown, record by record, taken, and taken back."""

import contextlib
import pathlib
import re
import shutil
import sys
import tempfile

import tap
from atlas import ask, find_row, go_to, retype, show_site, starter
from uitest import App, program

SITE = "ADM Jizzakh"
OTHER = "Akia Avesto"
THEIRS = "ADM of a colleague"


def correct(app, site, field, text):
    """Change one field of a site in its form."""
    show_site(app, site)
    app.press("F2")
    app.find("text box", "Name", ["focused"])
    retype(app, field, text)
    app.press("ctrl+s")
    app.wait_gone("text box", "Name")


@contextlib.contextmanager
def colleague():
    """An atlas, and a copy in which a colleague has renamed one site and noted something of another."""
    with starter() as atlas, tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "copy.gpkg")
        shutil.copy(atlas, copy)
        with App([program(), str(copy)]) as app:
            app.find("label", SITE)
            correct(app, SITE, "Name", THEIRS)
            find_row(app, "Sites", THEIRS)
            correct(app, OTHER, "Note", "Visited")
            app.find("label", "Visited")
            assert app.quit() == 0, app.output()
        yield atlas, copy


def choose_item(app, name):
    app.press("F10")
    app.click(app.find("menu item", name))


def merge_from(app, path):
    choose_item(app, "Merge Changes…")
    app.find("dialog", "Merge Changes", ["active"])
    app.type(str(path))  # the slash opens the field for a path
    app.press("Return")
    app.find("dialog", "Merge Changes")


def press_button(app, name):
    app.find("button", name, ["showing"])
    go_to(app, name)
    app.press("space")


def test_all_of_it_is_taken_and_taken_back():
    with colleague() as (atlas, copy), App([program(), str(atlas)]) as app:
        app.find("label", SITE)
        merge_from(app, copy)
        app.find("label", re.compile("^2 edits by "))
        app.find("label", re.compile("2 fit"))
        app.find("list item", f"Site, Changed; Name was: {SITE}; Name is: {THEIRS}")
        press_button(app, "Merge")
        find_row(app, "Sites", THEIRS)
        assert ask(atlas, "SELECT note FROM site WHERE name = ?", OTHER) == [("Visited",)]
        app.press("ctrl+z")
        find_row(app, "Sites", SITE)
        assert ask(atlas, "SELECT kind FROM revision ORDER BY id") == [("edit",), ("undo",)]
        assert app.quit() == 0, app.output()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
