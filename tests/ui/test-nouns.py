#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that one source says, and all that is said of one company, with ways there from a record and back to the sites."""

import re
import sys
from contextlib import contextmanager

import tap
from uitest import App, program

SITE = "Astana Motors Manufacturing Kazakhstan"


@contextmanager
def record():
    with App([program()], size=(1280, 1000)) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        app.click(app.find("label", SITE, ["showing"]))
        app.find("group", SITE)
        yield app
        app.assert_no_warnings()


def dialog_rows(app):
    """Of the open dialog."""
    dialogs = app.find_all("dialog", None, ["showing"])
    return [row for row in dialogs[0].find_all("list item") if row.name] if dialogs else []


def test_a_source():
    with record() as app:
        app.find("toggle button", re.compile("^Source: ")).act("Click")
        app.find("label", "Motoram · 16 Sep 2025", ["showing"])
        app.find("button", "All It Says").act("Click")
        app.wait(lambda: len(dialog_rows(app)) > 1, "statements of the source")
        assert any("Capacity" in row.name for row in dialog_rows(app)), [row.name for row in dialog_rows(app)]
        app.press("Escape")
        app.wait(lambda: not dialog_rows(app), "no dialog")


def test_a_company():
    with record() as app:
        row = app.find("list", "Partners").find_all("list item")[0]
        app.click(row)
        app.wait(lambda: dialog_rows(app), "statements about the company")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
