#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in another language than English: the words, their plural forms, dates and numbers."""

import re
import sys

import tap
from uitest import App, program


def test_the_window_speaks_russian():
    with App([program()], size=(1280, 800), language="ru_RU") as app:
        app.find("radio", re.compile("^Площадки"))
        app.find("label", re.compile(r"\d+ (площадка|площадки|площадок) · \d+ (утверждение|утверждения|утверждений)"))
        app.press("ctrl+n")
        app.find("text box", "Название", ["focused"])
        app.press("ctrl+s")
        app.find("label", "Площадке нужно название")
        app.assert_no_warnings()


def select_site(app, name):
    """Go down the table of sites by keyboard to the row of that name."""
    app.press("alt+1", "Home")
    for _ in range(40):
        if any(name in row.name for row in app.find("tree grid", "Площадки").find_all("row", states=["focused"])):
            return
        app.press("Down")
    raise AssertionError(f"no row {name}")


def test_figures_and_dates_are_read_and_written_in_russian():
    with App([program()], size=(1280, 800), language="ru_RU") as app:
        app.find("label", "ADM Jizzakh")
        select_site(app, "BYD Uzbekistan Factory")
        app.find("label", "Действует с 27 июня 2024")
        app.find("image", re.compile("Масштаб: .*км$"))
        app.find("label", "200\u202f000 автомобилей в год")
        app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
