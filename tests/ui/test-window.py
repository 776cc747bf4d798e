#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window on the starter atlas: tables and record follow one another, edits are told and undone, panes fold."""

import fcntl
import re
import sys
import tempfile

import tap
from atlas import count, find_row, retype, rows, show_site, starter, wait_for_sites
from uitest import App, program

SITE = "Astana Motors Manufacturing Kazakhstan"  # among the first of the table, with rivals and partners


def select_site(app, name):
    """Go down the table of sites by keyboard to the row of that name."""
    app.wait(lambda: rows(app, "Sites"), "rows of sites")
    app.press("alt+1", "Home")
    for _ in range(40):
        if any(name in row.name for row in app.find("tree grid", "Sites").find_all("row", states=["focused"])):
            return
        app.press("Down")
    raise AssertionError(f"no row {name}")


def press_unread(app, atlas, *chords):
    """Press keys while nothing can be read from the file, as on a slow disk: every mark of a reader in SQLite's index is
    taken."""
    with open(f"{atlas}-shm", "r+b") as index:
        fcntl.lockf(index, fcntl.LOCK_EX, 5, 123)
        for chord in chords:
            app.hands.press_chord(chord)
        app.screen.x.sync()
        assert app.root.role, "asked of the application, which has read the keys then"
    app.settle()


def wait_for_record(app, name):
    """The name of a site stands in its row too: here it is the name of the page."""
    return app.find("group", name)


def test_first_run_opens_the_starter_atlas():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        app.wait(lambda: len(rows(app, "Sites")) > 5, "rows of sites")
        assert count(app, "Sites") > 20
        app.find("label", re.compile(r"\d+ sites · \d+ statements"))
        app.find("label", "Choose a site on the map or in a table")
        assert (app.screen.folder / "data/zavod/atlases/Central Asia.gpkg").exists()
        assert app.quit() == 0, app.output()
        app.assert_no_warnings()


def test_a_site_narrows_the_other_tables():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        all_sites, all_partners = count(app, "Sites"), count(app, "Partners")
        select_site(app, SITE)
        wait_for_record(app, SITE)
        app.find("list", "Key Figures")
        app.wait(lambda: count(app, "Partners") < all_partners, "fewer partners")
        assert count(app, "Sites") == all_sites
        app.press("alt+2")
        app.find("button", f"Only {SITE}", ["showing"])
        app.press("Escape")
        app.wait(lambda: count(app, "Partners") == all_partners, "all partners again")
        app.find("label", "Choose a site on the map or in a table")
        app.assert_no_warnings()


def test_a_partner_selects_all_its_sites():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        all_sites = count(app, "Sites")
        app.press("alt+2", "Down")
        app.wait(lambda: count(app, "Sites") < all_sites, "fewer sites")
        app.press("alt+1")
        app.find("button", re.compile("^Only "), ["showing"])
        app.find("button", re.compile("^Only "), ["showing"]).act("Click")
        app.wait(lambda: count(app, "Sites") == all_sites, "all sites again")
        app.assert_no_warnings()


def test_rivals_and_citations():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        select_site(app, "Kia Qazaqstan")
        wait_for_record(app, "Kia Qazaqstan")
        app.find("label", "Chosen")
        app.find("button", re.compile(r"^\d+ rivals$")).act("Click")
        app.find("toggle button", re.compile("^Source: ")).act("Click")
        app.find("label", re.compile("^“.*”$"), ["showing"])
        app.find("link", states=["showing"])
        app.press("Escape")
        app.assert_no_warnings()


def test_delete_undo_and_redo():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        all_sites = count(app, "Sites")
        select_site(app, SITE)
        wait_for_record(app, SITE)
        app.press("Delete")
        app.find("label", f"Delete {SITE}")
        app.wait(lambda: count(app, "Sites") == all_sites - 1, "one site less")
        app.find("button", "Undo", ["sensitive"])
        app.press("ctrl+z")
        app.find("label", f"Undone: Delete {SITE}")
        app.wait(lambda: count(app, "Sites") == all_sites, "all sites again")
        app.press("ctrl+shift+z")
        app.find("label", f"Redone: Delete {SITE}")
        app.wait(lambda: count(app, "Sites") == all_sites - 1, "one site less again")
        app.assert_no_warnings()


def test_a_form_lies_on_the_record():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        select_site(app, SITE)
        wait_for_record(app, SITE)
        app.press("F2")
        app.find("label", "Edit Site", ["showing"])
        assert not app.find_all("button", "Add", ["sensitive"])
        app.find("button", "Cancel", ["showing"]).act("Click")
        app.find("button", "Add", ["sensitive"])
        app.assert_no_warnings()


def test_keys_right_after_a_choice_are_about_it():
    """The record of what was chosen is still on its way then, and the one that is shown may be that of another site."""
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 800)) as app:
        wait_for_sites(app)
        app.press("alt+1")
        press_unread(app, atlas, "Down", "ctrl+shift+a")
        app.find("text box", "Value as written", ["focused"])
        app.press("Escape")
        app.wait_gone("text box", "Value as written")
        wait_for_record(app, "ADM Jizzakh")
        app.press("alt+1")
        press_unread(app, atlas, "Down", "Delete")
        app.wait_gone("group", "ADM Jizzakh")
        assert find_row(app, "Sites", "ADM Jizzakh"), "another site was deleted than the one that was chosen"
        app.assert_no_warnings()


def test_a_site_that_an_edit_moves_away_is_followed():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        show_site(app, SITE)
        app.find("button", "Zoom In").act("Click")  # from here on the view is the user's
        app.press("F2")
        app.find("text box", "Name", ["focused"])
        retype(app, "Coordinates", "52°30′ N 13°24′ E")
        app.press("ctrl+s")
        app.wait_gone("text box", "Name")
        app.wait(lambda: [SITE in option.name for option in app.find_all("option")] == [True], "the site where it is now")
        app.press("ctrl+z")
        app.wait(lambda: any("Almaty" in option.name for option in app.find_all("option")), "the town where it was")
        app.assert_no_warnings()


def test_tables_fold():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        app.wait(lambda: len(rows(app, "Sites")) > 0, "rows of sites")
        height = app.find("tree grid", "Sites").extents[3]
        app.press("F8")
        app.wait(lambda: not app.find_all("tree grid", "Sites", ["showing"]), "folded tables")
        app.press("F8")
        app.wait(lambda: app.find("tree grid", "Sites", ["showing"]).extents[3] == height, "tables as high as before")
        app.assert_no_warnings()


def test_panes_by_keyboard():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        select_site(app, SITE)
        wait_for_record(app, SITE)
        app.press("F6")
        assert "row" != app.focused().role
        app.press("shift+F6")
        assert SITE in app.focused().name, app.focused()
        app.assert_no_warnings()


def test_pocket():
    with App([program()], size=(360, 720)) as app:
        app.find("window", "Central Asia", ["active"])
        app.press("alt+1")
        app.find("list", "Sites", ["showing"])
        app.press("Down", "Return")
        app.find("button", "Edit", ["showing"])
        app.press("Escape")
        app.wait(lambda: not app.find_all("button", "Edit", ["showing"]), "a closed sheet")
        app.assert_no_warnings()


def test_what_is_no_atlas_is_told():
    with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
        file.write(b"<b>not</b> a database")
        file.flush()
        with App([program(), file.name], size=(900, 700)) as app:
            app.find("label", "This Atlas Cannot Be Opened", ["showing"])
            app.find("label", re.compile("is not a database"), ["showing"])
            app.find("button", "Open the Starter Atlas").act("Click")
            app.find("window", "Central Asia", ["active"])
            app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
