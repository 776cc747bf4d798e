#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop may lack: each time a clear sentence where something is missing, and a working rest."""

import re
import sys

import tap
from atlas import change, show_site, starter, wait_for_sites
from uitest import App, program

# The screen of a test has no portal: every other test of the window is one of that fault too.


def works(app):
    """The atlas is there, a record is shown, and nothing was said to have failed."""
    wait_for_sites(app)
    show_site(app, "ADM Jizzakh")


def test_settings_that_cannot_be_kept():
    """Without dconf nothing is remembered, and nothing else is wrong."""
    with App([program()], environment={"GSETTINGS_BACKEND": "", "GIO_MODULE_DIR": "/nonexistent"}, fatal=False) as app:
        works(app)
        assert "CRITICAL" not in app.output(), app.output()


def test_settings_that_are_not_installed():
    with App([program()], environment={"GSETTINGS_SCHEMA_DIR": "/nonexistent"}, fatal=False) as app:
        works(app)


def test_a_locale_that_is_not_installed():
    with App([program()], environment={"LC_ALL": "tlh_QQ.UTF-8", "LANG": "tlh_QQ.UTF-8"}, fatal=False) as app:
        works(app)
        assert "CRITICAL" not in app.output(), app.output()


def test_an_icon_theme_that_is_missing():
    """Our own icons come with the program."""
    with App([program()], environment={"XDG_DATA_DIRS": "/nonexistent"}, fatal=False) as app:
        works(app)
        assert "CRITICAL" not in app.output(), app.output()


def test_a_folder_of_data_that_cannot_be_written():
    """The starter atlas has no place: that is said, and any other atlas opens."""
    with starter() as atlas, App([program()], environment={"XDG_DATA_HOME": "/proc/nowhere"}) as app:
        app.find("label", re.compile("The folder .* cannot be made"), ["showing"])
        assert app.screen.start([program(), str(atlas)], {"XDG_DATA_HOME": "/proc/nowhere"}).wait(20) == 0
        works(app)
        app.assert_no_warnings()


def test_an_atlas_of_a_newer_zavod():
    with starter() as atlas:
        change(atlas, "UPDATE zavod_meta SET version = 999")
        with App([program(), str(atlas)]) as app:
            app.find("label", "This Atlas Cannot Be Opened", ["showing"])
            app.find("label", re.compile("newer"), ["showing"])
            app.find("button", "Open the Starter Atlas").act("Click")
            works(app)
            app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
