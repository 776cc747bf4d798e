#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library of atlases: brought, doubled, renamed, taken away and thrown away, by keyboard and for a screen reader."""

import re
import shutil
import sys
from contextlib import contextmanager

import tap
from atlas import ask, change, starter
from uitest import App, program


@contextmanager
def library(prepare=lambda folder: None, size=(1000, 760), **looks):
    """The dialog over the starter atlas, and the folder of atlases."""
    with App([program()], size=size, **looks) as app:
        app.find("window", "Central Asia", ["active"])
        folder = app.screen.folder / "data/zavod/atlases"
        prepare(folder)
        app.press("ctrl+shift+o")
        app.find("dialog", "Atlases", ["showing"])
        yield app, folder
        app.assert_no_warnings()


def titles(app):
    return [row.name for row in app.find("dialog", "Atlases").find_all("list item") if row.find_all("button")]


def wait_for(app, *expected):
    app.wait(lambda: [name.split("\n")[0] for name in titles(app)] == list(expected), f"{expected}, not {titles(app)}")


def choose(app, title, item):
    """One of the actions of an atlas."""
    button = app.find("button", f"Actions for {title}")
    app.click(button)
    app.find("menu item", item, ["showing"]).act("Click")
    app.settle()


def files(folder):
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".gpkg")


def second(folder):
    shutil.copy(folder / "Central Asia.gpkg", folder / "My Notes.gpkg")


def test_what_is_there_is_listed():
    with library(second) as (app, folder):
        wait_for(app, "Central Asia", "My Notes")
        app.find("label", "Open in a window", ["showing"])
        app.click(app.find("button", "Actions for Central Asia"))
        app.find("menu item", "Duplicate", ["showing"])
        assert not app.find_all("menu item", "Rename…", ["showing"]), "SQLite has other files beside one that is open"


def test_an_atlas_is_opened():
    with library(second) as (app, folder):
        change(folder / "My Notes.gpkg", "UPDATE site SET name = 'A Site of Mine' WHERE name = 'ADM Jizzakh'")
        wait_for(app, "Central Asia", "My Notes")
        app.click(app.find("label", "My Notes", ["showing"]))
        app.wait(lambda: len(app.screen.windows()) == 2, "a second window")
        app.find("label", "A Site of Mine")


def test_what_a_sandbox_has_lent_is_copied():
    """It looks like a link to SQLite, which follows none: the bytes are fetched, and nothing stays of that."""
    with starter() as atlas, App([program()]) as app:
        app.find("window", "Central Asia", ["active"])
        change(atlas, "UPDATE site SET name = 'A Site of a Colleague' WHERE name = 'ADM Jizzakh'")
        lent = app.screen.folder / "run/doc/1a2b3c/From a Colleague.gpkg"
        lent.parent.mkdir(parents=True)
        lent.symlink_to(atlas)
        app.screen.start([program(), str(lent)])
        app.wait(lambda: len(app.screen.windows()) == 2, "a second window")
        app.find("label", "A Site of a Colleague")
        own = app.screen.folder / "data/zavod/atlases/From a Colleague.gpkg"
        assert ask(own, "SELECT 1 FROM site WHERE name = 'A Site of a Colleague'") == [(1,)]
        assert not list((app.screen.folder / "home/.cache").glob("zavod-*"))


def test_an_open_atlas_is_duplicated():
    """With what is still in SQLite's files beside it."""
    with library() as (app, folder):
        change(folder / "Central Asia.gpkg", "UPDATE site SET name = 'A Site of Mine' WHERE name = 'ADM Jizzakh'")
        choose(app, "Central Asia", "Duplicate")
        wait_for(app, "Central Asia", "Central Asia (2)")
        assert ask(folder / "Central Asia (2).gpkg", "SELECT count(*) FROM site WHERE name = 'A Site of Mine'") == [(1,)]


def test_an_atlas_is_renamed():
    with library(second) as (app, folder):
        choose(app, "My Notes", "Rename…")
        app.find("text box", "Name", ["focused"])
        app.press("ctrl+a")
        app.type("Парк 2026")
        app.press("Return")
        wait_for(app, "Central Asia", "Парк 2026")
        assert files(folder) == ["Central Asia.gpkg", "Парк 2026.gpkg"]


def test_an_atlas_goes_to_the_trash():
    with library(second) as (app, folder):
        choose(app, "My Notes", "Move to Trash")
        wait_for(app, "Central Asia")
        found = list(app.screen.folder.rglob("Trash/files/My Notes.gpkg"))
        assert found and ask(found[0], "SELECT count(*) > 0 FROM site") == [(1,)]


def test_a_copy_is_imported_and_exported():
    with starter() as atlas, library() as (app, folder):
        app.click(app.find("label", "Import a Copy…", ["showing"]))
        enter_path(app, "Import a Copy", atlas)
        wait_for(app, "Central Asia", "atlas")
        assert ask(folder / "atlas.gpkg", "SELECT count(*) > 0 FROM site") == [(1,)]

        choose(app, "atlas", "Export a Copy…")
        enter_path(app, "Export a Copy", atlas.parent / "Taken.gpkg")
        app.find("label", "Saved a copy as Taken.gpkg", ["showing"])
        assert sorted(path.name for path in atlas.parent.iterdir()) == ["Taken.gpkg", "atlas.gpkg"]


def test_what_is_no_atlas_is_refused():
    with starter() as atlas, library() as (app, folder):
        atlas.write_bytes(b"no atlas at all")
        app.click(app.find("label", "Import a Copy…", ["showing"]))
        enter_path(app, "Import a Copy", atlas)
        app.find("label", re.compile("atlas.gpkg"), ["showing"])
        assert files(folder) == ["Central Asia.gpkg"]


def test_a_narrow_window():
    with library(second, size=(360, 640)) as (app, _):
        wait_for(app, "Central Asia", "My Notes")


def enter_path(app, title, path):
    app.find("dialog", title, ["active"])
    if title.startswith("Import"):
        app.press("ctrl+l")
    app.find("text box", states=["focused"])
    app.press("ctrl+a")
    app.type(str(path))
    app.press("Return")
    app.wait_gone("dialog", title)


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
