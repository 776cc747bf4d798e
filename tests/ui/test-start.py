#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window comes up, answers the keyboard, fits every width, and goes away without a warning."""

import sys

import tap
from uitest import App, program


def test_window_opens_and_quits():
    with App([program()]) as app:
        app.find("window", "Central Asia", ["active"])
        assert app.quit() == 0, app.output()
        app.assert_no_warnings()


def test_every_width():
    with App([program()]) as app:
        for width in (360, 900, 1600, 900):
            app.resize(width, 640)
            app.find("list box", "Map of sites", ["focused"])
        app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
