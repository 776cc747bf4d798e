#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide by keyboard: F1 opens it once, each task is a page that is read out, and one comes back to where one was."""

import re
import sys
from contextlib import contextmanager

import tap
from uitest import App, program

TASKS = ("Find a site or a company", "Take an atlas with you")  # the first and the last


@contextmanager
def guide(size=(1280, 800)):
    with App([program()], size=size) as app:
        app.find("window", "Central Asia", ["active"])
        app.press("F1")
        app.find("list", "Help", ["showing"])
        yield app
        app.assert_no_warnings()


def tasks(app):
    return [row.name for row in app.find("list", "Help", ["showing"]).find_all("list item")]


def wait_for_page(app, words):
    """The page of a task is in sight, and its text has the keyboard."""
    app.find("article", re.compile(words), ["showing", "focused"])


def test_it_opens_once_and_closes():
    with guide() as app:
        app.press("F1")
        assert len(app.find_all("list", "Help")) == 1
        app.press("Escape")
        app.wait_gone("list", "Help")
        app.find("list box", "Map of sites", ["focused"])


def test_every_task_has_its_page():
    with guide() as app:
        names = tasks(app)
        assert names[0] == TASKS[0] and names[-1] == TASKS[-1], names
        for number, name in enumerate(names):
            app.find("list item", name, ["focused"])
            app.press("Return")
            page = app.find("article", states=["focused"])
            assert len(page.name) > 80, f"{name}: {page.name}"
            app.find("label", name, ["showing"])
            app.press("alt+Left")
            app.find("list item", name, ["focused"])
            if number + 1 < len(names):
                app.press("Down")


def test_escape_leaves_a_page_first():
    with guide() as app:
        app.find("list item", TASKS[0], ["focused"])
        app.press("Return")
        wait_for_page(app, "^Press Ctrl")
        app.press("Escape")
        app.wait_gone("label", re.compile("^Press Ctrl"))


def test_by_pointer_on_a_phone():
    with guide(size=(360, 640)) as app:
        app.click(app.find("list item", TASKS[0], ["showing"]))
        wait_for_page(app, "^Press Ctrl")
        app.click(app.find("button", "Back", ["showing"]))
        app.find("list item", TASKS[0], ["focused"])


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
