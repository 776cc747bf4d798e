#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of companies, products, programmes and sources, by keyboard: made, changed, deleted where nothing stands on them,
and nothing typed is lost."""

import pathlib
import re
import sys
import tempfile
from contextlib import contextmanager

import tap
from atlas import ask, go_to, retype, starter
from uitest import App, program


@contextmanager
def atlas_window(size=(1280, 900), **options):
    with starter() as atlas, App([program(), str(atlas)], size=size, **options) as app:
        app.find("option")
        yield atlas, app
        app.assert_no_warnings()


def add(app, noun):
    """Open the form of a new company, product … from the menu."""
    app.click(app.find("toggle button", "Add", ["sensitive"]))
    app.click(app.find("menu item", re.compile(noun)))
    app.find("text box", re.compile("^(Name|Title)$"), ["focused"])


def find(app, text, name):
    """Go to the record of what the search finds."""
    app.press("ctrl+f")
    app.find("search box", "Search the Atlas", ["focused"])
    app.press("ctrl+a")
    app.type(text)
    app.click(app.find("list item", re.compile(f"^{name}(,|$)"), ["showing"]))
    app.find("group", name, ["showing"])


def choose(app, row, steps):
    """Another word of a combo row that has the keyboard."""
    go_to(app, row)
    app.press("Return", *["Down"] * steps, "Return")


def test_a_company():
    with atlas_window() as (atlas, app):
        add(app, "New Company")
        app.press("ctrl+s")
        app.find("label", "A company needs a name")
        app.type("Roads of the Pamirs")
        go_to(app, "Add a Name")
        app.press("Return")
        app.find("text box", "Other name", ["focused"])
        app.type("Дороги Памира")
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")
        app.find("group", "Roads of the Pamirs", ["showing"])
        app.find("label", "Дороги Памира", ["showing"])
        assert ask(atlas, "SELECT a.name, a.kind, n.text FROM actor a JOIN name n ON n.actor_id = a.id"
                          " WHERE a.name LIKE 'Roads%'") == [("Roads of the Pamirs", "company", "Дороги Памира")]

        app.press("F2")
        app.find("text box", "Name", ["focused"])
        retype(app, "Note", "of two roads")
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")
        app.find("label", "of two roads", ["showing"])

        app.press("F2")
        app.find("text box", "Name", ["focused"])
        app.find("button", "Delete Company or Person", ["sensitive"])
        go_to(app, "Delete Company or Person")
        app.press("Return")
        app.wait(lambda: not ask(atlas, "SELECT 1 FROM actor WHERE name LIKE 'Roads%'"), "the deletion")
        app.wait_gone("group", "Roads of the Pamirs")
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, "SELECT 1 FROM actor WHERE note = 'of two roads'"), "the undo")
        assert ask(atlas, "SELECT words FROM revision ORDER BY id") == [
            ("New company or person: Roads of the Pamirs",), ("Change Roads of the Pamirs",),
            ("Delete Roads of the Pamirs",), ("Delete Roads of the Pamirs",)]


def test_a_model_and_its_brand():
    with atlas_window() as (atlas, app):
        add(app, "New Brand or Model")
        app.type("Kia Tasman")
        go_to(app, "Brand")
        app.type("ki")
        app.find("list item", "Kia", ["showing"])
        app.press("Down", "Return", "ctrl+s")
        app.find("group", "Kia Tasman", ["showing"])
        app.find("link", "Kia", ["showing"])
        assert ask(atlas, "SELECT p.kind, b.name FROM product p JOIN product b ON b.id = p.brand_id"
                          " WHERE p.name = 'Kia Tasman'") == [("model", "Kia")]


def test_a_programme_on_a_phone():
    with atlas_window((360, 720)) as (atlas, app):
        add(app, "New Programme")
        app.type("Buses for Khujand")
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")
        assert ask(atlas, "SELECT kind FROM programme WHERE name = 'Buses for Khujand'") == [("project",)]


def test_a_source():
    with atlas_window() as (atlas, app):
        add(app, "New Source")
        app.type("A plant opens")
        go_to(app, "Published, such as 21 Oct 2025")
        app.type("soon")
        app.find("label", re.compile("^“soon” is no month"))
        app.press("ctrl+a")
        app.type("21 Oct 2025")
        app.wait_gone("label", re.compile("^“soon” is no month"))
        go_to(app, "Web address")
        app.type("example.org")
        app.press("ctrl+s")
        app.find("label", "This is no web address")
        app.press("Home")
        app.type("https://")
        app.press("ctrl+s")
        app.find("group", "A plant opens", ["showing"])
        app.find("link", "example.org", ["showing"])
        assert ask(atlas, "SELECT published, url FROM source WHERE title = 'A plant opens'") == [
            ("2025-10-21", "https://example.org")]


def test_what_others_name_cannot_be_deleted():
    with atlas_window() as (atlas, app):
        find(app, "kia", "Kia")
        app.press("F2")
        app.find("text box", "Name", ["focused"])
        words = app.find("label", re.compile("models? (is|are) of this brand. Change or delete them first.$"))
        models, = ask(atlas, "SELECT count(*) FROM product p JOIN product b ON b.id = p.brand_id WHERE b.name = 'Kia'")[0]
        assert f"{models} model" in words.name, words.name
        assert "sensitive" not in app.find("button", "Delete Brand or Model").states
        app.press("Escape")
        app.wait_gone("text box", "Name")


def test_a_kill_keeps_what_was_typed():
    with starter() as atlas, tempfile.TemporaryDirectory() as data:
        home = {"XDG_DATA_HOME": data}

        def kept():
            return any("Somebody" in draft.read_text() for draft in pathlib.Path(data).rglob("actor-new.draft"))

        with App([program(), str(atlas)], environment=home) as app:
            app.find("label", "ADM Jizzakh")
            add(app, "New Company")
            app.type("Somebody")
            app.wait(kept, "the draft")
            app.kill()
        with App([program(), str(atlas)], environment=home) as app:
            app.find("label", "ADM Jizzakh")
            add(app, "New Company")
            app.find("label", "Restored what you had typed.")
            assert app.find("text box", "Name", ["focused"]).text == "Somebody"
            app.press("Escape")
            app.find("label", "Discard Changes?")


def cite(app, title):
    """Add a citation of a source that the atlas has."""
    go_to(app, "Add a Citation")
    app.press("Return")
    app.find("combo box", "Source", ["focused"])
    app.press("Return")
    app.find("list item", "About SamAuto: history")
    app.type(title)
    app.wait_gone("list item", "New source")
    app.press("Down", "Return")
    app.find("combo box", "Source", ["focused"])


ABOUT_A_COMPANY = ("SELECT c.property, c.value_text, s.title FROM claim c JOIN actor a ON a.id = c.actor_id"
                   " JOIN citation t ON t.claim_id = c.id JOIN source s ON s.id = t.source_id"
                   " WHERE a.name = 'Kia Corporation' AND s.title LIKE 'About SamAuto%' ORDER BY c.value_text")


def test_statements_about_a_company_one_after_the_other():
    """Ctrl+Enter saves and goes on with the same property and the same source; a duplicate says the same at first."""
    with atlas_window((1400, 900)) as (atlas, app):
        find(app, "kia", "Kia Corporation")
        app.click(app.find("toggle button", "More Actions", ["showing"]))
        app.click(app.find("menu item", re.compile("Add a Statement")))
        app.find("combo box", re.compile("^What is stated"), ["focused"])
        assert not app.find_all("combo box", re.compile("^Add a Site"), ["showing"])
        go_to(app, "What the source says")
        app.type("first")
        cite(app, "SamAuto: his")
        app.press("ctrl+Return")
        app.wait(lambda: ask(atlas, ABOUT_A_COMPANY) == [("description", "first", "About SamAuto: history")], "the first")
        entry = app.find("text box", "What the source says", ["focused"])
        app.wait(lambda: entry.text == "", "an empty form")
        app.find("list item", "About SamAuto: history", ["expanded"])
        app.type("second")
        app.press("ctrl+s")
        app.wait_gone("text box", "What the source says")
        assert len(ask(atlas, ABOUT_A_COMPANY)) == 2

        statements = app.find("list", "Statements", ["showing"])
        row = next(row for row in statements.find_all("list item") if row.find_all("label", "second"))
        row.find("button", "Edit This Statement").act("Click")
        entry = app.find("text box", "What the source says", ["focused"])
        assert entry.text == "second"
        app.press("ctrl+shift+d")
        app.find("label", "New Statement", ["showing"])
        entry = app.find("text box", "What the source says", ["focused"])
        assert entry.text == "second"
        app.press("End")
        app.type(" copied")
        app.press("ctrl+s")
        app.wait_gone("text box", "What the source says")
        assert [text for _, text, _ in ask(atlas, ABOUT_A_COMPANY)] == ["first", "second", "second copied"]


def test_what_goes_on_untouched_closes_at_once():
    with atlas_window((1400, 900)) as (atlas, app):
        add(app, "New Company")
        app.type("One")
        app.press("ctrl+Return")
        app.wait(lambda: ask(atlas, "SELECT 1 FROM actor WHERE name = 'One'"), "the first company")
        name = app.find("text box", "Name", ["focused"])
        app.wait(lambda: name.text == "", "an empty form")
        app.press("Escape")
        app.wait_gone("text box", "Name")
        app.find("group", "One", ["showing"])


def test_a_statement_about_a_country():
    with atlas_window((1400, 900)) as (atlas, app):
        app.click(app.find("toggle button", "Add", ["sensitive"]))
        app.click(app.find("menu item", re.compile("New Statement about a Country")))
        app.find("combo box", re.compile("^Country"), ["focused"])
        app.press("ctrl+s")
        app.find("label", "No country is chosen")
        choose(app, app.focused().name, 1)
        go_to(app, "What the source says")
        app.type("makes cars")
        cite(app, "SamAuto: his")
        app.press("ctrl+s")
        app.wait_gone("text box", "What the source says")
        assert ask(atlas, "SELECT country, property FROM claim WHERE value_text = 'makes cars'") == [("KZ", "description")]


def test_a_pasted_reference():
    with atlas_window((1400, 900)) as (atlas, app):
        add(app, "New Source")
        go_to(app, "Note")
        app.type('@article{a, title={{Q}ostanai plant}, journal={Kursiv}, date={2025-10-21}, volume=3} @misc{b, title={B}}')
        app.press("ctrl+a", "ctrl+x")
        app.press("Home")
        app.click(app.find("button", "Paste Reference"))
        app.find("label", "Filled in from the first of 2 references. Left out: volume.", ["showing"])
        assert app.find("text box", "Title").text == "Qostanai plant"
        app.press("ctrl+s")
        app.find("group", "Qostanai plant", ["showing"])
        assert ask(atlas, "SELECT publisher, published, kind FROM source WHERE title = 'Qostanai plant'") == [
            ("Kursiv", "2025-10-21", "article")]


def test_what_is_odd_is_told_and_saved():
    with atlas_window((1400, 900)) as (atlas, app):
        add(app, "New Company")
        app.type("kia corporation")
        app.find("label", "This atlas has “kia corporation” already", ["showing"])
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")
        assert ask(atlas, "SELECT count(*) FROM actor WHERE name = 'kia corporation'") == [(1,)]


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
