#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong or there twice: the checks by keyboard, two records merged and taken apart, a statement split."""

import re
import sys

import tap
from atlas import ask, change, find_row, go_to, retype, show_site, starter
from uitest import App, program

SITE = "ADM Jizzakh"
OTHER = "Akia Avesto"
WIDE = (1400, 900)


def open_checks(app):
    app.press("ctrl+k")
    app.find("label", "Checks", ["showing"])


def open_rule(app, rule):
    app.find("list item", rule, ["showing"])
    go_to(app, rule)
    app.press("Return")
    app.find("list", rule, ["showing"])


def fault(app, words):
    return app.wait(lambda: next((item for item in app.find_all("list item") if words in item.name), None), words)


def press_button(app, name):
    app.find("button", name, ["showing", "sensitive"])
    go_to(app, name)
    app.press("space")


def test_nothing_is_wrong_in_the_starter_atlas():
    with starter() as atlas, App([program(), str(atlas)], size=WIDE) as app:
        open_checks(app)
        app.find("label", "All Is in Order", ["showing"])
        app.press("Escape")
        app.wait_gone("label", "All Is in Order")
        assert app.quit() == 0, app.output()


def test_a_statement_without_a_source_is_mended():
    with starter() as atlas:
        claim, site = ask(atlas, "SELECT c.id, s.name FROM claim c JOIN site s ON s.id = c.site_id"
                                 " WHERE c.property = 'status' AND s.name = ?", SITE)[0]
        change(atlas, "DELETE FROM citation WHERE claim_id = ?", claim)
        with App([program(), str(atlas)], size=WIDE) as app:
            open_checks(app)
            open_rule(app, "Without a Source")
            fault(app, f"{site}, Status: ")
            press_button(app, "Edit…")
            app.find("label", "Edit “Status”", ["showing"])
            app.press("Escape")
            app.wait_gone("label", "Edit “Status”")
            app.press("ctrl+k")  # comes back to the page that was left
            app.find("list", "Without a Source", ["showing"])
            app.press("Escape", "Escape")
            assert app.quit() == 0, app.output()


def test_what_is_missing_is_cleared_and_the_page_follows():
    with starter() as atlas:
        change(atlas, "UPDATE site SET place_id = 4711 WHERE name = ?", SITE)
        with App([program(), str(atlas)], size=WIDE) as app:
            open_checks(app)
            open_rule(app, "Missing Records")
            fault(app, SITE)
            press_button(app, "Clear")
            app.find("label", "All Is in Order", ["showing"])
            assert ask(atlas, "SELECT place_id FROM site WHERE name = ?", SITE) == [(None,)]
            app.press("Escape")
            app.wait_gone("label", "All Is in Order")
            assert ask(atlas, "SELECT words FROM revision") == [(f"Clear “Town or place” of {SITE}",)]
            assert app.quit() == 0, app.output()


def test_a_likely_duplicate_is_merged_or_told_to_be_none():
    with starter() as atlas:
        change(atlas, "INSERT INTO actor (id, name, kind) VALUES (9, 'ТОО «Allur»', 'company')")
        with App([program(), str(atlas)], size=WIDE) as app:
            open_checks(app)
            open_rule(app, "Same Name")
            fault(app, "ТОО «Allur» and Allur Group")
            press_button(app, "Not a Duplicate")
            app.find("label", "All Is in Order", ["showing"])
            app.click(app.find("button", "Undo", ["showing", "sensitive"]))
            open_rule(app, "Same Name")
            press_button(app, "Merge…")
            app.find("label", "Which One Stays", ["showing"])
            app.find("button", "Merge", ["showing", "sensitive"]).act("Click")
            app.find("label", "All Is in Order", ["showing"])
            assert ask(atlas, "SELECT count(*) FROM actor WHERE name LIKE '%Allur%'") == [(1,)]
            app.press("Escape")
            assert app.quit() == 0, app.output()


def choose_in_menu(app, item):
    app.find("toggle button", "More Actions", ["showing"]).act("Click")
    app.find("menu item", item, ["showing"]).act("Click")


def merge(app):
    """Merge the other site into the one that is shown."""
    choose_in_menu(app, "Merge With…")
    app.find("text box", "Name of the Other Record", ["focused"])
    app.type("avesto")
    app.press("Down", "Return")
    app.find("label", "Which One Stays", ["showing"])
    app.find("label", f"The name “{OTHER}”, as another name", ["showing"])
    press_button(app, "Merge")
    app.wait_gone("label", "Which One Stays")


ABOUT = ("SELECT count(*) FROM claim WHERE site_id = (SELECT id FROM site WHERE name = ?)")


def test_two_sites_are_merged_and_taken_apart():
    with starter() as atlas, App([program(), str(atlas)], size=WIDE) as app:
        find_row(app, "Sites", SITE)
        here, there = ask(atlas, ABOUT, SITE)[0][0], ask(atlas, ABOUT, OTHER)[0][0]
        show_site(app, SITE)
        merge(app)
        app.wait(lambda: ask(atlas, ABOUT, SITE) == [(here + there,)], "the statements of both")
        assert ask(atlas, "SELECT words FROM revision") == [(f"Merge “{OTHER}” into “{SITE}”",)]
        assert ask(atlas, "SELECT text, kind FROM name WHERE text = ?", OTHER) == [(OTHER, "spelling")]
        app.press("ctrl+z")
        app.wait(lambda: ask(atlas, ABOUT, OTHER) == [(there,)], "the undo")
        app.press("ctrl+shift+z")
        app.wait(lambda: ask(atlas, ABOUT, SITE) == [(here + there,)], "the redo")

        app.press("F2")
        app.find("text box", "Name", ["focused"])
        retype(app, "Note", "Seen")
        app.press("ctrl+s")
        app.wait_gone("text box", "Note")
        app.find("label", "Seen")
        choose_in_menu(app, "Take Apart…")
        app.find("label", f"Take “{OTHER}” Apart?", ["showing"])
        press_button(app, "Take Apart")
        app.wait(lambda: ask(atlas, ABOUT, OTHER) == [(there,)], "the other record")
        assert ask(atlas, ABOUT, SITE) == [(here,)]
        assert ask(atlas, "SELECT note FROM site WHERE name = ?", SITE) == [("Seen",)]
        assert ask(atlas, "SELECT words FROM revision ORDER BY id DESC LIMIT 1") == [
            (f"Take “{OTHER}” apart from “{SITE}”",)]
        find_row(app, "Sites", OTHER)
        assert app.quit() == 0, app.output()


CAPACITIES = ("SELECT c.value_text, count(t.id) FROM claim c JOIN site s ON s.id = c.site_id"
              " JOIN citation t ON t.claim_id = c.id WHERE s.name = ? AND c.property = 'capacity'"
              " GROUP BY c.id ORDER BY c.value_text")


def split(app):
    """Split the first capacity of the site by keyboard; that both say the same is told first."""
    show_site(app, OTHER)
    app.find("list", "Capacity").find("toggle button", re.compile("^Source")).act("Click")
    app.find("link", "Split This Statement").act("Click")
    app.find("text box", "Value as written", ["focused"])
    press_button(app, "Split")
    app.find("label", "Both say the same still. Change what each of them is about.", ["showing"])
    retype(app, "Value as written", "1,000 cars a year")
    app.press("Tab")
    retype(app, "Value as written", "2,000 buses a year")
    press_button(app, "Split")
    app.wait_gone("label", "Second Statement")


def test_a_statement_is_split():
    with starter() as atlas:
        change(atlas, "UPDATE claim SET value_text = '3,000 cars a year', bound = NULL WHERE property = 'capacity' AND low = 250")
        before = ask(atlas, CAPACITIES, OTHER)
        with App([program(), str(atlas)], size=WIDE) as app:
            split(app)
            after = ask(atlas, CAPACITIES, OTHER)
            assert len(after) == len(before) + 1
            assert {value for value, _ in after} >= {"1,000 cars a year", "2,000 buses a year"}, after
            assert ask(atlas, "SELECT words FROM revision") == [(f"Split “Capacity” of {OTHER}",)]
            app.press("ctrl+z")
            app.wait(lambda: ask(atlas, CAPACITIES, OTHER) == before, "the undo")
            assert app.quit() == 0, app.output()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
