#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms, by keyboard alone: what is wrong is told, what is saved is in the tables, and nothing typed is lost."""

import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import tap
from atlas import ask, go_to, starter
from uitest import App, program

NAME = "AA <b>works</b>, Рудный"


def tell(app, words):
    """Wait until the form says so."""
    app.find("label", words)


def new_site(app, name):
    app.press("ctrl+n")
    app.find("text box", "Name", ["focused"])
    app.type(name)


def test_a_site_is_made_taken_back_and_made_again():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("label", "ADM Jizzakh")
        new_site(app, NAME)
        go_to(app, "Add a Name")
        app.press("Return")
        app.find("text box", "Other name", ["focused"])
        app.type("Rudny works")
        go_to(app, "Town or place")
        app.type("қоста")
        app.find("list item", "Kostanay")
        app.press("Down", "Return")
        go_to(app, "Coordinates")
        app.type("52°58′ N 63°7′ E")
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")

        app.find("label", NAME)
        assert any(NAME in row.name for row in app.find_all("row")), "the table shows the site"
        assert ask(atlas, "SELECT s.name, p.name, n.text FROM site s JOIN place p ON p.id = s.place_id"
                          " JOIN name n ON n.site_id = s.id WHERE s.name LIKE '%works%'") == [
            (NAME, "Kostanay", "Rudny works")]
        assert ask(atlas, "SELECT words FROM revision") == [(f"New site: {NAME}",)]

        app.press("ctrl+z")
        app.wait(lambda: not ask(atlas, "SELECT 1 FROM site WHERE name LIKE '%works%'"), "the undo")
        app.press("ctrl+shift+z")
        app.wait(lambda: ask(atlas, "SELECT 1 FROM site WHERE name LIKE '%works%'"), "the redo")
        app.find("label", NAME)
        assert app.quit() == 0, app.output()


def test_wrong_input_is_told():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("label", "ADM Jizzakh")
        app.press("ctrl+n")
        app.find("text box", "Name", ["focused"])
        app.press("ctrl+s")
        tell(app, "A site needs a name")
        app.find("text box", "Name", ["focused", "invalid-entry"])
        app.type("Somewhere")
        app.wait_gone("label", "A site needs a name")

        go_to(app, "Radius, such as 500 m or 5 km")
        app.type("far")
        tell(app, "“far” is no distance")
        tell(app, "Write 500 m or 5 km")
        go_to(app, "Note")
        app.press("ctrl+s")
        app.find("text box", "Radius, such as 500 m or 5 km", ["focused", "invalid-entry"])
        assert ask(atlas, "SELECT count(*) FROM revision") == [(0,)]

        app.press("Escape")
        tell(app, "Discard Changes?")
        app.press("Escape")
        app.wait_gone("label", "Discard Changes?")
        app.find("text box", "Radius, such as 500 m or 5 km")
        app.press("Escape")
        app.find("button", "Keep Editing", ["focused"])
        app.press("shift+Tab", "Return")
        app.wait_gone("text box", "Name")
        app.assert_no_warnings()


def test_a_kill_keeps_what_was_typed():
    with starter() as atlas, tempfile.TemporaryDirectory() as data:
        home = {"XDG_DATA_HOME": data}

        def kept():
            return any("Somewhere" in draft.read_text() for draft in pathlib.Path(data).rglob("site-new.draft"))

        with App([program(), str(atlas)], environment=home) as app:
            app.find("label", "ADM Jizzakh")
            new_site(app, "Somewhere")
            app.wait(kept, "the draft")
            app.kill()
        subprocess.run([program(), "--check", str(atlas)], check=True)

        with App([program(), str(atlas)], environment=home) as app:
            app.find("label", "ADM Jizzakh")
            app.press("ctrl+n")
            tell(app, "Restored what you had typed.")
            name = app.find("text box", "Name", ["focused"])
            assert name.text == "Somewhere"
            app.press("ctrl+s")
            app.wait_gone("text box", "Name")
            app.wait(lambda: not kept(), "the draft to go")
        assert ask(atlas, "SELECT count(*) FROM site WHERE name = 'Somewhere'") == [(1,)]


def test_a_capacity_needs_a_source():
    with starter() as atlas, App([program(), str(atlas)], size=(1400, 900)) as app:
        app.click(app.find("label", "Akia Avesto"))
        app.press("ctrl+shift+a")
        app.find("text box", "Value as written", ["focused"])
        app.type("up to 70,000 buses a year")
        tell(app, "At most 70,000 buses a year")
        app.press("ctrl+s")
        tell(app, "A statement needs at least one source")
        app.find("button", "Add a Citation", ["focused"])

        app.press("Return")
        app.find("combo box", "Source", ["focused"])
        app.press("Return")
        app.find("list item", "About SamAuto: history")
        app.type("New source")
        app.wait_gone("list item", "About SamAuto: history")
        app.press("Down", "Return")
        app.find("text box", "Title of the source")
        app.press("ctrl+s")
        tell(app, "A source needs a title")
        app.find("text box", "Title of the source", ["focused"])
        app.type("A plant opens")
        app.press("ctrl+s")
        app.wait_gone("text box", "Value as written")

        assert ask(atlas, "SELECT c.value_text, c.low, c.high, c.bound, c.unit, c.period, s.title FROM claim c"
                          " JOIN citation t ON t.claim_id = c.id JOIN source s ON s.id = t.source_id"
                          " WHERE c.value_text = 'up to 70,000 buses a year'") == [
            ("up to 70,000 buses a year", None, 70000, "up-to", "buses", "per-year", "A plant opens")]
        app.find("label", "up to 70,000 buses a year")
        app.assert_no_warnings()


def test_a_partner_who_is_new():
    """By keyboard alone: the company is made with the statement, and one Ctrl+Z takes back both."""
    companies = "SELECT count(*) FROM actor"
    with starter() as atlas, App([program(), str(atlas)], size=(1400, 900)) as app:
        before = ask(atlas, companies)
        app.click(app.find("label", "Akia Avesto"))
        app.find("group", "Akia Avesto")
        go_to(app, "More Actions")
        app.press("Return")
        app.click(app.find("menu item", re.compile("Add a Partner")))
        app.find("text box", "Company, authority or person", ["focused"])
        app.press("ctrl+s")
        tell(app, "Nobody is named")
        app.type("Roads of the Pamirs")
        app.find("combo box", re.compile("^New in this atlas, as"), ["showing"])
        app.press("ctrl+s")
        tell(app, "No role is chosen")
        app.press("Return")
        app.find("label", "Owner", ["showing"])
        app.press("Down", "Down", "Return")
        app.find("combo box", re.compile("^Role"))
        app.press("ctrl+s")
        tell(app, "A statement needs at least one source")
        app.press("Return")
        app.find("combo box", "Source", ["focused"])
        app.press("Return")
        app.find("list item", "About SamAuto: history")
        app.type("SamAuto: his")
        app.wait_gone("list item", "New source")
        app.press("Down", "Return")
        app.find("combo box", "Source", ["focused"])
        app.press("ctrl+s")
        app.wait_gone("text box", "Company, authority or person")
        assert ask(atlas, "SELECT a.name, a.kind, c.role, s.title FROM claim c JOIN actor a ON a.id = c.object_actor_id"
                          " JOIN citation t ON t.claim_id = c.id JOIN source s ON s.id = t.source_id"
                          " WHERE a.name = 'Roads of the Pamirs'") == [
            ("Roads of the Pamirs", "company", "shareholder", "About SamAuto: history")]
        app.find("label", "Roads of the Pamirs")
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, companies) == before, "the undo")
        app.assert_no_warnings()


def test_a_statement_is_edited_from_its_citation():
    with starter() as atlas, App([program(), str(atlas)], size=(1400, 900)) as app:
        app.click(app.find("label", "Akia Avesto"))
        capacities = app.find("list", "Capacity")
        capacities.find("toggle button", re.compile("^Source")).act("Click")
        app.find("link", "Edit This Statement").act("Click")
        app.find("label", "Edit “Capacity”", ["showing"])
        app.press("Escape")
        app.wait_gone("label", "Edit “Capacity”")
        app.assert_no_warnings()


def test_a_site_is_deleted_and_comes_back_whole():
    count = "SELECT (SELECT count(*) FROM site), (SELECT count(*) FROM claim), (SELECT count(*) FROM citation)"
    with starter() as atlas, App([program(), str(atlas)], size=(1400, 900)) as app:
        before = ask(atlas, count)
        app.click(app.find("label", "Akia Avesto"))
        app.press("F2")
        app.find("text box", "Name", ["focused"])
        go_to(app, "Delete Site")
        app.press("Return")
        app.wait_gone("text box", "Name")
        assert ask(atlas, "SELECT words FROM revision") == [("Delete Akia Avesto",)]
        assert ask(atlas, count) < before
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, count) == before, "the undo")
        app.find("label", "Akia Avesto")
        app.assert_no_warnings()


def test_a_change_from_elsewhere_is_told():
    with starter() as atlas, App([program(), str(atlas)], size=(1400, 900)) as app:
        app.click(app.find("label", "Akia Avesto"))
        app.press("F2")
        app.find("text box", "Name", ["focused"])
        app.type("Mine")
        with contextlib.closing(sqlite3.connect(atlas, timeout=10)) as connection, connection:
            connection.execute("UPDATE site SET name = 'Theirs', note = 'their note' WHERE name = 'Akia Avesto'")
        app.wait(lambda: app.find_all("label", "Changed elsewhere meanwhile: Name. Saving writes what stands here."),
                 "the warning")
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")
        assert ask(atlas, "SELECT name, note FROM site WHERE note = 'their note'") == [("Mine", "their note")]


def test_what_was_asked_for_is_done_when_the_window_closes_at_once():
    with starter() as atlas, App([program(), str(atlas)], size=(1400, 900)) as app:
        app.click(app.find("label", "Akia Avesto"))
        app.press("F2")
        app.find("text box", "Name", ["focused"])
        app.type("Mine")
        app.hands.press_chord("ctrl+s")
        assert app.quit("ctrl+w") == 0
        assert not pathlib.Path(f"{atlas}-wal").exists(), "the atlas was not closed"
        assert ask(atlas, "SELECT count(*) FROM site WHERE name = 'Mine'") == [(1,)]
        assert not list(app.screen.folder.glob("data/zavod/drafts/*/*")), "what was saved is no draft any more"


def test_the_window_closes_while_a_form_is_read():
    with starter() as atlas, App([program(), str(atlas)], size=(1400, 900)) as app:
        app.click(app.find("label", "Akia Avesto"))
        app.hands.press_chord("F2")
        assert app.quit("ctrl+w") == 0
        app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
