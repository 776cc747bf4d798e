#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-screenshots.py ZAVOD FOLDER: the pictures of the README and the metainfo."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "ui"))

from atlas import show_site
from uitest import App

STILL = 0.7  # seconds without painting: tiles of the map come in batches
PLANT = "Astana Motors Manufacturing Kazakhstan"


def show_plant(app):
    show_site(app, PLANT)
    app.find("button", "Add a Capacity")
    app.settle(STILL, 60)


def take(zavod, picture, size, prepare, **looks):
    with App([zavod], size=size, **looks) as app:
        app.settle(STILL, 60)
        prepare(app)
        app.settle(STILL, 60)
        app.screenshot(picture)
        print(picture)


def fill_form(app):
    show_plant(app)
    app.press("ctrl+shift+a")
    app.find("text box", "Value as written", ["focused"])
    app.type("up to 50,000 electric cars a year")


def main(zavod, folder):
    folder.mkdir(exist_ok=True)
    take(zavod, folder / "overview.png", (1280, 800), show_plant)
    take(zavod, folder / "dark.png", (1280, 800), show_plant, dark=True)
    take(zavod, folder / "form.png", (1280, 800), fill_form)
    take(zavod, folder / "narrow.png", (360, 720), lambda app: None)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
