#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: at the first start of all and never again, by keyboard, told to screen readers, and from the menu."""

import sys

import tap
from uitest import App, program

KEPT = {"GSETTINGS_BACKEND": "keyfile"}
STEPS = ("The Map", "The Tables", "Figures with Their Sources")


def tour(app):
    return app.find("dialog", "Tour", ["showing"])


def wait_for_step(app, number):
    """The step is in the middle of the dialog; the others are beside it."""
    def is_in_sight():
        left, _, whole, _ = tour(app).extents
        x, _, width, _ = tour(app).find("label", STEPS[number]).extents
        return left < x + width / 2 < left + whole

    app.wait(is_in_sight, STEPS[number])
    app.settle()


def kept_settings(app):
    return (app.screen.folder / "config/glib-2.0/settings/keyfile").read_text()


def test_at_the_first_start():
    with App([program()], size=(1280, 800), environment=KEPT, first_start=True) as app:
        tour(app).find("button", "Next", ["focused"])
        app.wait(lambda: "tour-offered=true" in kept_settings(app), "what was offered to be kept")
        app.press("Escape")
        app.wait_gone("dialog", "Tour")
        app.find("list box", "Map of sites", ["focused"])
        app.assert_no_warnings()


def test_never_again():
    with App([program()], size=(1280, 800), environment=KEPT) as app:
        app.find("option")
        assert not app.find_all("dialog", "Tour")


def open_tour(app):
    app.find("window", "Central Asia", ["active"])
    app.press("F10")
    app.find("menu item", "Tour", ["showing"]).act("Click")
    wait_for_step(app, 0)


def test_step_by_step():
    with App([program()], size=(1280, 800)) as app:
        open_tour(app)
        assert "sensitive" not in tour(app).find("button", "Back").states
        for number in (1, 2):
            app.press("Return")
            wait_for_step(app, number)
            said = [words for kind, _, words, _ in app.events if kind == "Announcement"]
            assert any(words.startswith(STEPS[number]) for words in said), said
        app.find("button", "Start", ["focused"])
        app.press("Return")
        app.wait_gone("dialog", "Tour")
        app.assert_no_warnings()


def test_back_and_by_arrows():
    with App([program()], size=(1280, 800)) as app:
        open_tour(app)
        app.press("Right")
        wait_for_step(app, 1)
        app.press("Right")
        wait_for_step(app, 2)
        app.press("Right")  # there is no more
        wait_for_step(app, 2)
        app.press("shift+Tab", "Return")
        wait_for_step(app, 1)
        app.press("Left")
        wait_for_step(app, 0)
        app.find("button", "Next", ["focused"])


def test_on_a_phone():
    with App([program()], size=(360, 640)) as app:
        open_tour(app)
        for number in (1, 2):
            app.click(app.find("button", "Next", ["showing"]))
            wait_for_step(app, number)
        for button in ("Back", "Start"):
            x, y, width, height = app.find("button", button, ["showing"]).extents
            assert 0 <= x and x + width <= 360 and y + height <= 640, button


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
