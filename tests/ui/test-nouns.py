#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of anything that has a name: what it is, its ties to the sites both ways, and the way back through what was
looked at."""

import re
import sys
from contextlib import contextmanager

import tap
from atlas import count, go_to
from uitest import App, program

SITE = "Astana Motors Manufacturing Kazakhstan"
DESK, PHONE = (1280, 1000), (360, 720)


@contextmanager
def record(size=DESK, name=SITE, **options):
    with App([program()], size=size, **options) as app:
        app.find("window", "Central Asia", ["active"])
        app.press("alt+1")
        app.click(app.find("label", name, ["showing"]))
        app.find("group", name)
        yield app
        app.assert_no_warnings()


def shown(app, name):
    """The page of this name, in the pane of the record."""
    return app.find("group", name, ["showing"])


def row(app, section, name):
    """A row of a list in the record."""
    return app.find("list", section, ["showing"]).find("list item", re.compile("^" + re.escape(name)))


def link(app, name):
    return app.find("link", name, ["showing"])


def search(app, text):
    app.press("ctrl+f")
    app.find("search box", "Search the Atlas", ["focused"])
    app.press("ctrl+a")
    app.type(text)


def test_a_company_and_back():
    with record() as app:
        app.find("list", "Partners").find("link", "Astana Motors").act("Click")
        shown(app, "Astana Motors")
        assert "Owner, 100 %" in row(app, "Sites", SITE).name
        app.wait(lambda: count(app, "Sites") == 2, "its sites in the table")
        back = app.find("button", "Back", ["sensitive"])
        assert "sensitive" not in app.find("button", "Forward").states
        app.press("alt+Left")
        shown(app, SITE)
        app.find("list", "Partners", ["showing"])
        app.press("alt+Right")
        shown(app, "Astana Motors")
        app.click(back)
        shown(app, SITE)
        assert "sensitive" not in app.find("button", "Back").states


def test_by_keyboard():
    """From link to link, without the focus being lost on the way."""
    with record() as app:
        app.press("F6")
        go_to(app, "Almaty")
        app.press("Return")
        shown(app, "Almaty")
        app.find("link", SITE, ["focused"])
        app.press("Return")
        shown(app, SITE)
        app.find("link", "Almaty", ["focused"])
        app.press("alt+Left", "alt+Left")
        shown(app, SITE)
        app.press("alt+Right")
        shown(app, "Almaty")


def test_a_shared_figure():
    with record() as app:
        link(app, "Kia Qazaqstan").act("Click")
        shown(app, "Kia Qazaqstan")
        link(app, SITE)
        app.find("link", "Kostanay", ["showing"])


def test_a_source():
    with record() as app:
        app.find("toggle button", re.compile("^Source: Motoram")).act("Click")
        app.find("label", "Motoram · 16 Sep 2025", ["showing"])
        app.find("link", "All It Says", ["showing"]).act("Click")
        app.wait_gone("label", "Citations")
        app.find("label", "Motoram · 16 Sep 2025", ["showing"])
        app.find("link", "motoram.ru", ["showing", "focusable"])
        said = app.find("list", SITE, ["showing"])
        app.wait(lambda: said.find_all("label", "120,000 vehicles a year"), "what it says of the site")
        link(app, SITE).act("Click")
        shown(app, SITE)


def test_a_brand_and_its_models():
    with App([program()], size=DESK) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        search(app, "sorento")
        app.find("list item", "Kia Sorento", ["showing"])
        app.press("Return")
        shown(app, "Kia Sorento")
        assert re.search("Model launched.*Expected", row(app, "Sites", "Kia Qazaqstan").name)
        link(app, "Kia").act("Click")
        shown(app, "Kia")
        link(app, "Kia Sorento")
        assert len(app.find("list", "Sites", ["showing"]).find_all("list item")) > 1
        app.find("list", re.compile("^Also Named by"), ["showing"])
        app.assert_no_warnings()


def test_a_programme():
    with App([program()], size=DESK) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        search(app, "proton electric")
        app.find("list item", re.compile("Proton"), ["showing"])
        app.press("Return")
        shown(app, "Proton electric vehicles in Kazakhstan")
        app.find("label", "Project · Kazakhstan", ["showing"])
        app.find("list", "Statements", ["showing"])
        app.press("Escape")
        app.assert_no_warnings()


def test_on_a_phone():
    with record(PHONE, "Akia Avesto") as app:
        app.find("button", "Back", ["showing"])
        link(app, "Dushanbe").act("Click")
        shown(app, "Dushanbe")
        app.click(app.find("button", "Back", ["showing", "sensitive"]))
        shown(app, "Akia Avesto")
        app.click(app.find("button", "Forward", ["showing", "sensitive"]))
        shown(app, "Dushanbe")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
