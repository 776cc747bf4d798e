#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Narrow, middling and wide, light and dark: whatever can be pressed has a name and lies in the window, whole."""

import re
import sys

import tap
from uitest import App, Timeout, program

SIZES = ((360, 720), (900, 700), (1600, 900))
PRESSED = {"button", "toggle button", "radio", "tab", "text box", "search box", "combo box", "switch", "link", "checkbox",
           "list box"}
BORDER = 12  # pixels by which GTK's extents may be off: see App.point
SITE = "Akia Avesto"  # among the first of the table


def scrolled(app):
    """What is in the sidebar, which scrolls up and down."""
    return {node for pane in app.find_all("search", "Find") for _, node, *_ in pane.tree()}


def faults(app, size, pages=False):
    """What has no name, no area, or lies outside; pages: may scroll up and down, so that only the sides count."""
    width, height = size
    sidebar = scrolled(app)
    for _, node, role, name, states in app.root.tree():
        if role not in PRESSED or "showing" not in states:
            continue
        x, y, its_width, its_height = node.extents
        if not name:
            yield f"{role} at {node.extents} has no name"
        elif its_width <= 0 or its_height <= 0:
            yield f"{role} {name} has no area"
        elif x < -BORDER or x + its_width > width + BORDER:
            yield f"{role} {name} at {node.extents} is cut at a side of {size}"
        elif not pages and node not in sidebar and (y < -BORDER or y + its_height > height + BORDER):
            yield f"{role} {name} at {node.extents} is cut above or below in {size}"


def assert_whole(app, size, **options):
    found = []

    def is_whole():
        found[:] = faults(app, size, **options)
        return not found

    try:
        app.wait(is_whole, "all to be whole", 3)
    except Timeout:
        raise AssertionError("\n".join(found)) from None


def select_site(app):
    """In the table, which is a page of its own in a narrow window."""
    app.press("alt+1")
    app.click(app.find("label", SITE, ["showing"]))
    app.find("list", "Capacity", ["showing"])


def see_every_size(**looks):
    with App([program()], size=SIZES[0], **looks) as app:
        app.find("window", "Central Asia", ["active"])
        for size in SIZES:
            app.resize(*size)
            assert_whole(app, size)
        select_site(app)
        for size in reversed(SIZES):
            app.resize(*size)
            assert_whole(app, size, pages=True)
            app.press("F2")
            app.find("text box", "Name", ["focused"])
            assert_whole(app, size, pages=True)
            app.press("Escape")
            app.wait_gone("text box", "Name")
        app.assert_no_warnings()


def test_light():
    see_every_size()


def test_dark():
    see_every_size(dark=True)


def test_large_text():
    """Half as large again: the narrowest window still has room for all."""
    with App([program()], size=SIZES[0], text_scale=1.5) as app:
        app.find("window", "Central Asia", ["active"])
        assert_whole(app, SIZES[0])
        app.press("alt+1")
        app.find("list", "Sites", ["showing"])
        assert_whole(app, SIZES[0], pages=True)
        app.assert_no_warnings()


def test_main_menu():
    """F10 opens the menu of the layout that is in sight; its last item tells about the program."""
    with App([program()], size=SIZES[0]) as app:
        app.find("window", "Central Asia", ["active"])
        for size in (SIZES[0], SIZES[-1]):
            app.resize(*size)
            app.press("F10")
            items = app.wait(lambda: app.find_all("menu item", states=["showing"]), "the menu")
            assert len(items) >= 4, items
            assert all(item.name for item in items), "an item that a screen reader cannot read"
            assert any(item.name == "About Zavod" for item in items)
            assert all(item.extents[2] > 100 and item.extents[3] > 20 for item in items)
            app.press("Escape")
            app.wait(lambda: not app.find_all("menu item", states=["showing"]), "the menu to close")
        app.press("F10", "Up", "Return")
        app.find("label", re.compile("^Zavod$"), ["showing"])
        app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
