#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map in a real window: keys and clicks choose sites, a screen reader hears of each mark, places can be picked."""

import math
import os
import re
import sys
import tempfile
from contextlib import contextmanager

import tap
from uitest import App

ALMATY = "2 sites in Almaty"
ASIA_AUTO = "Asia Auto, Unknown, Ust-Kamenogorsk"
KAMAZ = "KAMAZ-Engineering, Operating, 1,500 trucks, Kokshetau"


@contextmanager
def map_window(*arguments, **options):
    with tempfile.TemporaryDirectory() as folder:
        with App([os.environ["MAP_WINDOW"], folder, *arguments], size=(900, 600), **options) as app:
            app.find("option")
            yield app
            app.assert_no_warnings()


def said(app, line):
    """Waits until the application has printed this line."""
    return app.wait(lambda: line in app.output().splitlines(), line)


def said_with(app, pattern):
    return app.wait(lambda: re.search(pattern, app.output(), re.MULTILINE), pattern)


def selections(app):
    """What the session said of its selection, one line after the other."""
    return [line for line in app.output().splitlines() if line.startswith("selected ")]


def cursor(app):
    """The name of the mark that the keyboard is at."""
    return app.find("list box", "Map of sites").description


def test_marks_are_options():
    with map_window() as app:
        app.find("option", KAMAZ)
        app.find("option", ALMATY)
        app.find("option", re.compile("^5 sites in "))
        assert not app.find_all("option", re.compile("Auto Motors Tajikistan")), "it has no place"


def test_click_selects():
    with map_window() as app:
        app.click(app.find("option", ASIA_AUTO))
        said(app, "record Asia Auto")
        app.find("option", ASIA_AUTO, ["selected", "focused"])
        app.click(app.find("option", KAMAZ))
        said(app, "record KAMAZ-Engineering")
        assert not app.find_all("option", ASIA_AUTO, ["selected"])
        app.press("Escape")
        said(app, "selected nothing")
        assert app.quit() == 0, app.output()


def test_keys_walk():
    """Arrows go from mark to mark and select nothing; Enter opens, Space adds; Escape selects nothing, then leaves."""
    with map_window() as app:
        app.find("option", KAMAZ)
        layer = app.find("list box", "Map of sites", ["focused", "multiselectable"])
        app.press("Home")
        assert cursor(app) == "2 sites in Kostanay"
        app.press("Page_Down")
        assert cursor(app) == KAMAZ
        app.press("Left")
        assert cursor(app) == "2 sites in Kostanay"
        app.press("Right", "Return")
        said(app, "activated")
        said(app, "record KAMAZ-Engineering")
        app.press("End", "space")
        said(app, "selected 2")
        app.press("Home", "space")
        said(app, "selected 4")
        app.find("option", "2 sites in Kostanay", ["selected"])
        app.find("option", KAMAZ, ["selected"])
        app.press("space")
        app.wait(lambda: selections(app)[-1] == "selected 2", "what was taken away again")
        app.press("Escape")
        said(app, "selected nothing")
        assert "focused" in layer.states
        app.press("Escape")
        app.wait(lambda: "focused" not in layer.states, "the focus out of the map")
        app.press("shift+Tab")
        app.find("list box", "Map of sites", ["focused"])


def test_pointer_selects_several():
    with map_window() as app:
        kamaz, asia = app.point(app.find("option", KAMAZ)), app.point(app.find("option", ASIA_AUTO))
        app.click(kamaz)
        with app.hands.holding("ctrl"):
            app.click(asia)
        said(app, "selected 2")
        app.find("option", KAMAZ, ["selected"])
        app.find("option", ASIA_AUTO, ["selected"])
        with app.hands.holding("ctrl"):
            app.click(kamaz)
        app.wait(lambda: selections(app)[-1] == "selected 1", "one taken away")
        app.press("ctrl+a")
        app.wait(lambda: selections(app)[-1] == "selected 23", "all in view")
        app.press("Escape")

        with app.hands.holding("shift"):
            app.drag((kamaz[0] - 20, kamaz[1] - 30), (asia[0] + 30, asia[1] + 20))
        app.find("option", KAMAZ, ["selected"])
        app.find("option", "2 sites in Semey", ["selected"])
        assert not app.find_all("option", ALMATY, ["selected"])
        almaty = app.point(app.find("option", ALMATY))
        with app.hands.holding("ctrl", "shift"):
            app.drag((almaty[0] - 20, almaty[1] - 20), (almaty[0] + 20, almaty[1] + 20))
        app.find("option", ALMATY, ["selected"])
        app.find("option", KAMAZ, ["selected"])
        with app.hands.holding("shift"):
            app.drag((kamaz[0] - 10, kamaz[1] + 20), (kamaz[0] + 10, kamaz[1] + 40))
        app.wait(lambda: selections(app)[-1] == "selected nothing", "a band around nothing")


def test_legend_leaves_out():
    with map_window() as app:
        app.find("option", KAMAZ)
        toggle = app.find("toggle button", "Operating", ["pressed"])
        app.click(toggle)
        app.wait(lambda: not app.find_all("option", KAMAZ), "what operates left out")
        assert "pressed" not in toggle.states
        app.find("option", ASIA_AUTO)
        app.press("h")
        app.find("option", ASIA_AUTO)
        app.click(app.find("toggle button", "Trucks"))
        app.press("Escape")
        app.click(toggle)
        app.wait(lambda: app.find_all("option", ALMATY) and not app.find_all("option", KAMAZ), "all but trucks")
        app.click(app.find("toggle button", "Trucks"))
        app.find("option", KAMAZ)


def test_card():
    """What the keyboard is at, and what the pointer is on, is told on a card."""
    with map_window() as app:
        app.find("option", KAMAZ)
        assert not app.find_all("label", "KAMAZ-Engineering")
        app.press("Home", "Page_Down")
        app.find("label", "KAMAZ-Engineering")
        app.find("label", "Operating · 1,500 trucks")
        app.find("label", "Altai, Baiterek, KAMAZ and 2 more")
        app.find("label", re.compile("^Kokshetau, somewhere within "))
        app.find("label", "1 source")
        app.find("label", "Sources disagree on 1 point")
        app.press("Home")
        app.find("label", "SaryarkaAvtoProm")
        app.wait_gone("label", "KAMAZ-Engineering")
        app.hands.move(app.point(app.find("option", KAMAZ)))
        app.settle()
        app.find("label", "KAMAZ-Engineering")
        app.press("Escape")
        x, y = app.point(app.find("option", KAMAZ))
        app.hands.move((x + 60, y + 60))
        app.settle()
        app.wait_gone("label", "KAMAZ-Engineering")


def test_reader_walks():
    """From site to site by keyboard alone, each read as a screen reader does, and chosen by its actions."""
    with map_window() as app:
        app.find("option", KAMAZ)
        app.press("Home")
        names = [option.name for option in app.find_all("option")]
        for index, name in enumerate(names):
            option = app.find("option", name, ["focused"])
            assert option.description == f"{index + 1} of {len(names)}", option.description
            assert option.parent.name == "Map of sites"
            assert option.actions == ["mark.activate", "mark.toggle"], option.actions
            assert cursor(app) == name
            app.press("Page_Down")
        assert len(names) == len(set(names)) > 10, names

        app.press("Escape")
        app.find("option", KAMAZ).act("mark.activate")
        said(app, "activated")
        said(app, "record KAMAZ-Engineering")
        app.find("option", KAMAZ, ["selected", "focused"])
        app.find("option", ASIA_AUTO).act("mark.toggle")
        app.find("option", ASIA_AUTO, ["selected"])
        app.find("option", KAMAZ, ["selected"])


def test_reader_hears_where_the_keyboard_comes():
    """Each mark gets the focus of its own, as an event: a reader says it without looking for it."""
    with map_window() as app:
        app.find("option", KAMAZ)
        app.press("Home")
        for key in ("Page_Down", "Page_Down", "Right", "End", "Page_Up"):
            left, n_events = app.find("option", states=["focused"]), len(app.events)
            app.press(key)
            come = app.wait(lambda: next((option for option in app.find_all("option", states=["focused"])
                                          if option.path != left.path), None), f"another mark at {key}")
            app.wait(lambda: ("StateChanged", "focused", 1, come.path) in app.events[n_events:], f"{come.name} told")
            app.wait(lambda: ("StateChanged", "focused", 0, left.path) in app.events[n_events:], f"{left.name} left")
        n_events = len(app.events)
        app.press("Tab")
        app.wait(lambda: "focused" not in come.states, "the keyboard out of the map")
        app.press("shift+Tab")
        app.wait(lambda: ("StateChanged", "focused", 1, come.path) in app.events[n_events:], f"{come.name} told again")


def test_the_list_follows_the_view():
    """It stays open beside the map, and the keyboard stays at its row."""
    with map_window() as app:
        app.click(app.find("option", KAMAZ))
        said(app, "record KAMAZ-Engineering")
        app.press("v")
        row = re.compile("^KAMAZ-Engineering, ")
        app.find("list item", row, ["focused"])
        n_rows = len(app.find_all("list item"))
        app.click(app.find("button", "Zoom to Selection"))
        app.wait(lambda: 0 < len(app.find_all("list item")) < n_rows, "a shorter list")
        app.find("label", "What Is in View")
        app.find("list item", row)
        app.click(app.find("button", "Zoom to All"))
        app.wait(lambda: len(app.find_all("list item")) == n_rows, "the whole list again")
        app.click(app.find("button", "What Is in View"))
        app.wait_gone("label", "What Is in View")


def test_list_of_what_is_in_view():
    """Nearest first, from the selected site; what is chosen is selected and the keyboard stands there."""
    with map_window() as app:
        app.click(app.find("option", ASIA_AUTO))
        said(app, "record Asia Auto")
        app.press("v")
        app.find("label", "What Is in View")
        app.find("list item", "Asia Auto, here", ["focused"])
        rows = [row.name for row in app.find_all("list item")]
        assert rows[0] == "Asia Auto, here", rows
        assert len(rows) == 23, rows
        assert re.fullmatch(r"(SemAZ|Daewoo Bus Kazakhstan), \d+ km west", rows[1]), rows
        distances = [int(re.search(r"(\d+) km", row)[1]) for row in rows[1:]]
        assert distances == sorted(distances), rows
        app.press("Escape")
        app.wait_gone("label", "What Is in View")
        app.click(app.find("button", "What Is in View"))
        app.find("list item", re.compile("^KAMAZ-Engineering"))
        app.press("End", "Return")
        said_with(app, "^record Uralskagroremmash")
        app.find("option", re.compile("^Uralskagroremmash"), ["selected", "focused"])


def test_shared_figures_are_told():
    with map_window() as app:
        app.click(app.find("option", ASIA_AUTO))
        app.wait(lambda: app.find("option", ASIA_AUTO).description.endswith("shares a figure with SemAZ"), "the tie in words")
        app.press("Escape")
        app.wait(lambda: app.find("option", ASIA_AUTO).description.endswith("of 14"), "no tie")


def test_one_place_fans_out():
    """Sites of one place are spread round it, each a mark by itself, until Escape, a click elsewhere or another zoom."""
    hyundai = "Hyundai Trans Kazakhstan, Operating, 30,000, Almaty"
    astana = "Astana Motors Manufacturing Kazakhstan, Operating, 120,000, Almaty"
    with map_window() as app:
        app.click(app.find("option", ALMATY))
        app.find("option", hyundai)
        app.find("option", astana)
        assert not app.find_all("option", ALMATY)
        app.click(app.find("option", hyundai))
        said(app, "record Hyundai Trans Kazakhstan")
        app.find("option", hyundai, ["selected", "focused"])
        before = cursor(app)
        app.press("Down" if app.find("option", hyundai).extents[1] < app.find("option", astana).extents[1] else "Up")
        assert (before, cursor(app)) == (hyundai, astana)
        app.press("Return")
        said(app, "record Astana Motors Manufacturing Kazakhstan")
        app.press("Escape")
        app.find("option", ALMATY, ["focused"])
        app.press("Return")
        app.find("option", hyundai)
        x, y = app.point(app.find("list box", "Map of sites"))
        app.click((x - 200, y + 100))
        app.find("option", ALMATY).act("mark.activate")
        app.find("option", hyundai)
        app.press("minus")
        app.wait_gone("option", hyundai)
        app.wait_gone("option", astana)


def test_a_fan_opens_in_motion():
    """It comes to the same as without animations: the two stand a circle's width apart."""
    with map_window(animations=True) as app:
        app.click(app.find("option", ALMATY))

        def distance():
            (x, y, *_), (other_x, other_y, *_) = (app.find("option", re.compile(f"^{name} .*Almaty$")).extents
                                                  for name in ("Hyundai Trans", "Astana Motors"))
            return math.hypot(other_x - x, other_y - y)

        app.wait(lambda: distance() > 75, "the end of the motion")


def test_a_fan_at_the_edge_is_brought_into_view():
    with map_window() as app:
        x, y, width, height = app.find("list box", "Map of sites").extents
        almaty = app.point(app.find("option", ALMATY))
        right, bottom, *_ = app.point(app.find("list box", "Map of sites"))
        app.drag(almaty, (right + width // 2 - 12, bottom))
        assert app.find("option", ALMATY), "a drag is no click"
        app.click(app.find("option", ALMATY))
        for name in ("Hyundai Trans Kazakhstan", "Astana Motors Manufacturing Kazakhstan"):
            mark = app.find("option", re.compile(f"^{name}, ")).extents
            assert x <= mark[0] and mark[0] + mark[2] <= x + width, (mark, (x, width))


def test_marks_are_sized_by_capacity():
    """By a key or the menu; the legend says what the sizes mean, as long as they mean something."""
    with map_window() as app:
        usual = app.find("option", KAMAZ).extents[2]
        assert not app.find_all("label", "Vehicles a Year", ["showing"])
        app.press("c")
        app.find("label", "Vehicles a Year", ["showing"])
        app.find("label", re.compile("^Up to 20.000, or unknown$"), ["showing"])
        app.wait(lambda: app.find("option", KAMAZ).extents[2] < usual, "a smaller mark")
        app.click(app.find("toggle button", "Map Menu"))
        app.click(app.find("menu item", "Size Marks by Capacity"))
        app.wait(lambda: app.find("option", KAMAZ).extents[2] == usual, "the usual mark")
        assert not app.find_all("label", "Vehicles a Year", ["showing"])


def test_cluster_opens():
    with map_window() as app:
        app.click(app.find("option", re.compile("^5 sites in ")))
        app.find("option", "2 sites in Jizzakh")
        app.press("0")
        app.find("option", re.compile("^5 sites in "))


def test_zoom_keys_and_actions():
    with map_window() as app:
        app.find("option", ALMATY)
        for _ in range(8):
            app.press("plus")
        app.wait(lambda: "sensitive" not in app.find("button", "Zoom In").states, "the deepest zoom")
        app.press("0")
        app.find("option", ALMATY)
        app.press("l")
        app.find("button", "Show the Legend")
        app.press("l")
        app.find("button", "Fold the Legend")


def test_selection_elsewhere_is_brought_into_view():
    with map_window() as app:
        app.find("option", ASIA_AUTO)
        for _ in range(3):
            app.press("plus")
        app.wait(lambda: not app.find_all("option", ASIA_AUTO), "Asia Auto out of view")
        app.press("F4")
        app.find("option", ASIA_AUTO, ["selected"])


def test_back_and_forward():
    """What was jumped from can be gone back to at once, by keys, by the buttons of the mouse and by the menu."""
    jizzakh, many = "2 sites in Jizzakh", re.compile("^5 sites in ")
    with map_window() as app:
        app.click(app.find("option", many))
        app.find("option", jizzakh)
        app.press("alt+Left")
        app.find("option", many)
        app.press("alt+Right")
        app.find("option", jizzakh)
        app.click(app.find("toggle button", "Map Menu"))
        app.click(app.find("menu item", "Back", ["sensitive"]))
        app.find("option", many)
        app.click(app.find("list box", "Map of sites"), button=9)
        app.find("option", jizzakh)
        app.click(app.find("list box", "Map of sites"), button=8)
        app.find("option", many)


def test_zoom_to_selection():
    with map_window() as app:
        button = app.find("button", "Zoom to Selection")
        assert "sensitive" not in button.states
        app.press("F4")
        app.find("option", ASIA_AUTO, ["selected"])
        app.press("s")
        app.wait(lambda: not app.find_all("option", KAMAZ), "the others out of view")
        app.find("option", ASIA_AUTO, ["selected"])
        app.click(app.find("button", "Zoom to All"))
        app.find("option", KAMAZ)
        app.click(app.find("toggle button", "Map Menu"))
        app.find("menu item", "Zoom to Selection")
        app.press("Escape")
        app.click(app.find("option", ASIA_AUTO))
        app.press("Escape")
        app.wait(lambda: "sensitive" not in button.states, "nothing to zoom to")


def test_picking():
    with map_window() as app:
        app.find("option", ALMATY)
        app.press("F2")
        said(app, "picking yes")
        layer = app.find(None, "Place on the map")
        assert re.fullmatch("48.00000, 67.00000 · 48° 00.000′ N, 67° 00.000′ E · .+, .+ · within 20 km",
                            layer.description), layer.description
        app.find("label", layer.description, ["showing"])

        x, y = app.point(app.find("list box", "Map of sites"))
        app.click((x - 100, y - 80))
        said_with(app, r"^picked 4\d\.\d+ 6\d\.\d+$")
        before = app.output()
        app.press("Right")
        app.wait(lambda: app.output() != before, "an arrow to move the pin")
        app.drag((x - 90, y - 90), (x + 100, y - 40))
        said_with(app, r"^picked 4\d\.\d+ 7\d\.\d+$")
        app.press("Page_Up")
        said(app, "radius 25000")
        assert layer.description.endswith("within 25 km"), layer.description
        app.press("Page_Down", "Page_Down")
        said(app, "radius 16000")
        app.press("Escape")
        said(app, "picking no")
        assert not app.find_all(None, "Place on the map")


def last_number(app, pattern):
    """The number that was printed last behind the start of a line."""
    return float(re.findall(rf"^{pattern} (-?[\d.]+)$", app.output(), re.MULTILINE)[-1])


def test_the_circle_is_dragged():
    """Its handle lies where the radius ends in the east; the pixels are measured by two clicks."""
    with map_window() as app:
        app.find("option", ALMATY)
        app.press("F2")
        said(app, "picking yes")
        x, y = app.point(app.find("list box", "Map of sites"))
        app.click((x + 100, y))
        east = last_number(app, r"picked [\d.]+")
        app.click((x, y))
        latitude, west = float(app.output().split("picked ")[-1].split()[0]), last_number(app, r"picked [\d.]+")
        app.press(*["Page_Up"] * 9)
        radius = last_number(app, "radius")
        metres_per_pixel = (east - west) / 100 * 111319.49 * math.cos(math.radians(latitude))
        handle = (x + round(radius / metres_per_pixel), y)
        app.drag(handle, (handle[0] + 60, y))
        wider = last_number(app, "radius")
        assert abs(wider - radius - 60 * metres_per_pixel) < 0.1 * wider, (radius, wider, metres_per_pixel)
        assert last_number(app, r"picked [\d.]+") == west, "the pin stays"


def test_markup_is_text():
    with map_window() as app:
        app.click(app.find("option", re.compile("Sokuluk")))
        app.find("option", "Altyn Tulpar <b>&, Operating, up to 10,000, Ak-Suu")


def test_every_look():
    for options in ({"dark": True}, {"contrast": True}, {"text_scale": 1.5}, {"scale": 2, "screen_size": (2000, 1400)}):
        with map_window(**options) as app:
            app.find("option", KAMAZ)
            app.resize(360, 500)
            app.find("button", "Show the Legend")


def test_many_sites():
    with map_window("5000") as app:
        app.find("option", re.compile(r"^\d+ sites"))
        app.press("Home", "End", "plus", "plus", "plus")
        app.find("option")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
