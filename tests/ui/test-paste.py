#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows from a spreadsheet: seen before they are pasted, one edit, and nothing without a source."""

import re
import sys

import tap
from atlas import ask, check, count, go_to, starter, wait_for_sites
from uitest import App, program

HEADER = ["Площадка", "Место", "Country", "Status", "Since", "Capacity, as Written", "Remarks"]
EDITS_AND_SITES = "SELECT (SELECT count(*) FROM revision), (SELECT count(*) FROM site)"
NEW = [
    ["Rudny works", "Rudny", "Kazakhstan", "operating", "Oct 2025", "up to 7,000 buses a year", "x"],
    ["Lisakov works", "Rudny", "KZ", "", "", "", ""],
]
WRONG = ["Nowhere works", "", "Narnia", "", "", "", ""]


def put_on_clipboard(app, rows):
    """Through a field of the window: a text that holds tabs and lines."""
    app.press("ctrl+t")
    field = app.find("text box", "Text", ["focused"])
    field.text = "\n".join("\t".join(row) for row in rows)
    app.press("ctrl+a", "ctrl+c", "ctrl+a", "BackSpace", "Escape")
    app.wait_gone("text box", "Text")


def open_paste(app, table="alt+1"):
    app.press(table, "Home", "ctrl+v")
    app.find("button", "Paste", ["showing"])


def tell(app, words):
    app.find("label", re.compile(words), ["showing"])


def choose_source(app, title):
    go_to(app, "Source of All Rows")
    app.press("Return")
    app.type(title)
    app.find("list item", re.compile(title), ["showing"])
    app.press("Down", "Return")


def paste_button(app):
    return app.find("button", "Paste", ["showing"])


def test_rows_are_seen_and_pasted():
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        wait_for_sites(app)
        before = count(app, "Sites")
        claims = ask(atlas, "SELECT count(*) FROM claim")
        put_on_clipboard(app, [HEADER, *NEW])
        open_paste(app)
        tell(app, "^2 new sites · 2 statements$")
        tell(app, "^New site with 2 statements$")
        assert "sensitive" not in paste_button(app).states, "there is no source yet"
        choose_source(app, "SamAuto: his")
        app.wait(lambda: "sensitive" in paste_button(app).states, "the button")
        go_to(app, "Paste")
        app.press("Return")
        app.wait_gone("button", "Paste")
        app.wait(lambda: count(app, "Sites") == before + 2, "the new sites")
        assert ask(atlas, "SELECT s.name, s.country, p.name FROM site s JOIN place p ON p.id = s.place_id"
                          " WHERE p.name = 'Rudny' ORDER BY 1") == [
            ("Lisakov works", "KZ", "Rudny"), ("Rudny works", "KZ", "Rudny")]
        assert ask(atlas, "SELECT c.property, c.value_text, c.since, c.high, t.title FROM claim c JOIN site s ON s.id = c.site_id"
                          " JOIN citation i ON i.claim_id = c.id JOIN source t ON t.id = i.source_id"
                          " WHERE s.name = 'Rudny works' ORDER BY 1") == [
            ("capacity", "up to 7,000 buses a year", None, 7000, "About SamAuto: history"),
            ("status", "operating", "2025-10", None, "About SamAuto: history")]
        assert ask(atlas, "SELECT words FROM revision") == [("Paste 2 rows of sites",)]
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, "SELECT count(*) FROM claim") == claims, "the undo")
        app.wait(lambda: count(app, "Sites") == before, "the sites of before")
        app.assert_no_warnings()
        assert app.quit() == 0, app.output()
        assert check(atlas) == ""


def test_errors_are_told_and_left_out_by_choice():
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        wait_for_sites(app)
        before = count(app, "Sites")
        put_on_clipboard(app, [HEADER, *NEW, WRONG])
        open_paste(app)
        tell(app, "^2 new sites · 2 statements · 1 with an error$")
        tell(app, "^Country: “Narnia” is none of the words for this")
        choose_source(app, "SamAuto: his")
        assert "sensitive" not in paste_button(app).states, "all is refused"
        go_to(app, "Leave Out Rows with Errors")
        app.press("space")
        app.wait(lambda: "sensitive" in paste_button(app).states, "the button")
        go_to(app, "Paste")
        app.press("Return")
        app.wait(lambda: count(app, "Sites") == before + 2, "the new sites")
        assert ask(atlas, "SELECT count(*) FROM site WHERE name = 'Nowhere works'") == [(0,)]
        app.assert_no_warnings()


def test_what_was_copied_pastes_back():
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        wait_for_sites(app)
        app.press("alt+1", "Home", "ctrl+c", "ctrl+v")
        tell(app, "^(. statements?|1 there already)$")
        app.find("button", "Cancel", ["showing"])
        app.press("Escape")
        app.wait_gone("button", "Paste")
        app.press("alt+3", "Home", "ctrl+c", "ctrl+v")
        tell(app, "^1 statement$")
        app.assert_no_warnings()


def test_columns_are_assigned():
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        wait_for_sites(app)
        put_on_clipboard(app, [["Rudny", "Rudny works"], ["Rudny", "Lisakov works"]])
        open_paste(app)
        tell(app, "^1 new site · 1 there already$")
        go_to(app, "Columns")
        app.press("Return")
        choose_column(app, "Column 1", "Place")
        choose_column(app, "Column 2", "Site")
        app.press("Escape")
        tell(app, "^2 new sites$")
        app.assert_no_warnings()


def choose_column(app, name, word):
    for _ in range(20):
        if (node := app.focused()) and node.name.startswith(name):
            break
        app.press("Tab")
    app.press("Return")
    app.find("list item", states=["focused"])
    for _ in range(40):
        if (node := app.focused()) and node.find_all("label", word):
            break
        app.press("Down")
    app.press("Return")


def test_a_hundred_thousand_rows():
    """The window goes on answering while they are read, and one may stop: then all of them are there, or none."""
    rows = [["Site", "Place", "Status"], *([f"Works {n}", f"Town {n % 100}", "operating" if n % 1000 else "nonsense"]
                                           for n in range(100000))]
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        wait_for_sites(app)
        put_on_clipboard(app, rows)
        open_paste(app)
        app.find("label", re.compile("^99900 new sites"), ["showing"])
        choose_source(app, "SamAuto: his")
        go_to(app, "Leave Out Rows with Errors")
        app.press("space")
        app.wait(lambda: "sensitive" in paste_button(app).states, "the button")
        go_to(app, "Paste")
        [(_, before)] = ask(atlas, EDITS_AND_SITES)
        app.press("Return")
        app.wait(lambda: not app.find_all("button", "Paste", ["sensitive"]), "the edit")
        app.press("Escape")
        app.wait_gone("button", "Paste")
        [(n_edits, n_sites)] = ask(atlas, EDITS_AND_SITES)
        assert n_sites == before + n_edits * 99900, n_edits
        app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
