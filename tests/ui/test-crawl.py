#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, as a screen reader and a keyboard find it: whatever can be used has a role and a name, pictures that say
something have a name, and Tab reaches all of it and comes round. What was crawled is printed."""

import re
import sys
from collections import Counter
from contextlib import suppress

import tap
from atlas import starter
from uitest import App, Timeout, program
from walk import Walk

USED = {"button", "toggle button", "radio", "tab", "text box", "search box", "combo box", "switch", "link", "checkbox",
        "list item", "menu item", "spin button", "slider", "row", "option", "column header"}
NO_ROLE = {"", "invalid", "unknown", "widget", "generic"}
TABBED = {"button", "toggle button", "text box", "search box", "combo box", "switch", "link", "checkbox"}
BY_ARROWS = {"list", "list box", "tree grid", "grid", "menu", "radio group", "tab list", "tool bar"}  # Tab finds one of them
BY_THE_DESKTOP = {"Minimize", "Maximize", "Close"}  # the keys of the window manager, or Escape, do that
ICON_NAME = re.compile(r"(^|\s)[a-z]+(-[a-z]+)+-symbolic$")
MNEMONIC = re.compile(r"(^|[^\w_])_\w|\w_\w+…?$")
MOST_TABS = 250
LONGEST_STEP = 3  # seconds


class Page:
    """What is in sight; what cannot be used because something lies over it is left out."""

    def __init__(self, app, proved):
        """proved: what Tab came to on other pages, each as place() tells of it: it is not looked for again."""
        self.app = app
        self.proved = proved
        self.above = {}  # of each node the node that holds it
        self.nodes = []  # (node, role, name, states) of what is in sight
        path = []
        for depth, node, role, name, states in app.root.tree():
            path[depth:] = [node]
            self.above[node] = path[depth - 1] if depth else None
            if "showing" in states or role in ("application", "window"):
                self.nodes.append((node, role, name, states))
        self.facts = {node: (role, name, states) for node, role, name, states in self.nodes}

    def holders(self, node):
        """What holds a node, from the inside out."""
        while (node := self.above.get(node)) is not None:
            yield node

    def top(self):
        """What has the keyboard to itself: the last dialog, else the active window."""
        dialogs = [node for node, role, _, _ in self.nodes if role == "dialog"]
        active = [node for node, role, _, states in self.nodes if role == "window" and "active" in states]
        return (dialogs or active or [self.app.root])[-1]

    def is_in_toast(self, node):
        """It is gone before Tab comes round; Ctrl+Z does the same."""
        return any(self.facts.get(held, ("",))[0] == "alert" for held in self.holders(node))

    def is_behind_sheet(self, node):
        """On a phone a sheet lies over the map, and the keyboard is in it."""
        focused = next((node for node, _, _, states in self.nodes if "focused" in states), None)
        panels = [held for held in self.holders(node) if self.facts.get(held, ())[:2] == ("tab panel", "Map")]
        return bool(panels) and focused is not None and panels[0] not in self.holders(focused)

    def inside(self, top):
        return [fact for fact in self.nodes if fact[0] == top or top in self.holders(fact[0])]

    def is_named(self, node):
        role, name, _ = self.facts.get(node, ("", "", ()))
        return role in USED and name

    def faults(self, nodes):
        for node, role, name, states in nodes:
            if role not in USED and "focusable" not in states:
                if role == "image" and not name and not any(map(self.is_named, self.holders(node))):
                    yield f"a picture without a name in {self.place(node)}"
                continue
            if role in NO_ROLE | BY_ARROWS:  # they leave the keyboard to what they hold: see nameless_stops
                continue
            if role == "list item" and ("focusable" not in states or self.is_chosen(node)):  # it is read by what it holds
                continue
            if not name.strip() and not self.has_text(node, role):
                yield f"{role} without a name in {self.place(node)}"
            if ICON_NAME.search(name):
                yield f"{role} is called by its icon: {name}"
            if MNEMONIC.search(name) and "://" not in name:
                yield f"{role} shows its mnemonic: {name}"

    @staticmethod
    def has_text(node, role):
        """A text that can be selected is its own name."""
        return role == "label" and node.text

    def is_chosen(self, node):
        """A drop-down list shows what is chosen as an item that no key leads to."""
        return any(self.facts.get(held, ("",))[0] == "combo box" for held in self.holders(node))

    def place(self, node):
        facts = [self.facts[held] for held in self.holders(node) if held in self.facts]
        return " in ".join(f"{role} {name!r}" for role, name, _ in facts if name)

    # ---- the keyboard ----

    def reached_by_tab(self):
        """The nodes that had the keyboard, until one of the first had it again; None if it never came round."""
        seen = []
        for _ in range(MOST_TABS):
            path = self.press_tab()
            if path is None or path in seen[:2]:
                return seen
            seen.append(path)
        return None

    def press_tab(self):
        """Returns what has the keyboard now; None where it stays, as there is nowhere else."""
        mark = len(self.app.events)

        def newly_focused():
            return [path for kind, detail, value, path in self.app.events[mark:]
                    if (kind, detail, value) == ("StateChanged", "focused", 1)]

        self.app.hands.press_chord("Tab")
        self.app.screen.x.sync()
        with suppress(Timeout):
            self.app.wait(newly_focused, "another focus", LONGEST_STEP)
            self.app.settle(0.03)  # the focus goes to a list, and then to what is in it
            return newly_focused()[-1]

    def tab_faults(self, nodes):
        wanted = {node: f"{role} {name!r} in {self.place(node)}" for node, role, name, states in nodes
                  if role in TABBED and {"focusable", "sensitive"} <= states and name not in BY_THE_DESKTOP
                  and not self.is_behind_sheet(node) and not self.is_in_toast(node)}
        if self.proved.issuperset(wanted.values()):
            return
        reached = self.reached_by_tab()
        if reached is None:
            yield f"Tab does not come round in {MOST_TABS} steps"
            return
        paths = set(reached)
        yield from self.nameless_stops(nodes, paths)
        near = {held.path for node in self.facts if node.path in paths for held in (node, *self.holders(node))}
        for node, place in wanted.items():
            if place not in self.proved and not self.is_near(node, near, paths):
                yield f"Tab never comes to {place}"
        self.proved.update(wanted.values())

    def nameless_stops(self, nodes, paths):
        for node, role, name, _ in nodes:
            if node.path not in paths or self.is_named_page(node, role):
                continue
            if (role in NO_ROLE or not name) and not self.has_text(node, role):
                yield f"Tab stops at {role} {name!r} of {node.extents} in {self.place(node)}"

    def is_named_page(self, node, role):
        """What scrolls a page is called by the page, if it is all that is in it."""
        holder, name, _ = self.facts.get(self.above[node], ("", "", ()))
        return role in NO_ROLE and holder == "group" and name

    def is_near(self, node, near, paths):
        """It was reached, or something in it, or what holds it, or another of those between which arrows go."""
        if node.path in near:
            return True
        for held in self.holders(node):
            role = self.facts.get(held, ("",))[0]
            if held.path in paths or (role in BY_ARROWS and held.path in near):
                return True
        return False


def look_at(app, name, proved):
    """Returns what is wrong on the page that is in sight."""
    page = Page(app, proved)
    nodes = page.inside(page.top())
    found = list(page.faults(nodes))
    if not any(role == "menu item" for _, role, _, _ in nodes):
        found += page.tab_faults(nodes)
    used = Counter(role for _, role, _, states in nodes if role in USED or "focusable" in states)
    print(f"# {name}: {sum(used.values())} things:", ", ".join(f"{n} {role}" for role, n in used.most_common()), flush=True)
    for fault in found:
        print(f"# {name}: {fault}", flush=True)
    return [f"{name}: {fault}" for fault in found]


def crawl(pages, app):
    proved = set()
    faults = [fault for page in pages for fault in look_at(app, page, proved)]
    assert not faults, "\n".join(faults)
    app.assert_no_warnings()


def test_a_wide_window():
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        crawl(Walk(app).wide(atlas), app)


def test_a_narrow_window():
    with App([program()], size=(360, 720)) as app:
        crawl(Walk(app).narrow(), app)


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
