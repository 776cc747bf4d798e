#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window of shortcuts promises is true: each line has keys, each action is there, and the keys work."""

import pathlib
import re
import sys
import xml.etree.ElementTree

import tap
from accessible import call
from uitest import App, program

TOP = pathlib.Path(__file__).parents[2]
NAME = "io.github.zavod_atlas.Zavod"
OF_GTK = {"window.close"}
SITE = "Akia Avesto"


def shortcuts():
    """The properties of each line of the window of shortcuts."""
    tree = xml.etree.ElementTree.parse(TOP / "ui/zavod-shortcuts.ui")
    return [{part.get("name"): part.text for part in line.iter("property")}
            for line in tree.iter("object") if line.get("class") == "GtkShortcutsShortcut"]


def installed_actions(app):
    """Those of the application, as others may call them, and those that the window's class has."""
    actions, = call(app.screen.session_bus, NAME, "/" + NAME.replace(".", "/"), "org.gtk.Actions", "List")
    found = OF_GTK | {"app." + action for action in actions}
    for source in (TOP / "src/app").glob("*.c"):
        found |= {"win." + name for name in re.findall(r'g_property_action_new \("([a-z-]+)"', source.read_text())}
        found |= set(re.findall(r'install_action \(widget_class, "(win\.[a-z-]+)"', source.read_text()))
    return found


def test_each_line_is_true():
    wanted = {line["action-name"] for line in shortcuts() if "action-name" in line}
    assert len(wanted) > 10, wanted
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        assert wanted <= installed_actions(app), wanted - installed_actions(app)
        app.press("ctrl+question")
        app.find("label", re.compile("Open an atlas$"), ["showing"])
        labels = [label.name for label in app.find_all("label", states=["showing"])]
        for page, following, line in (("General", "Editing", "Add a site"), ("Editing", "Map and Days", "Zoom to all")):
            app.click(app.find("toggle button", page, ["showing"]))
            app.click(app.find("label", following, ["showing"]))
            app.find("label", re.compile(line + "$"), ["showing"])
            labels += [label.name for label in app.find_all("label", states=["showing"])]
        for line in shortcuts():
            keys = [name.removesuffix(line["title"]).strip() for name in labels if name.endswith(line["title"])]
            assert any(keys), f"no keys: {line['title']}"
        app.press("Escape")
        app.wait_gone("label", re.compile("Zoom to all$"))
        app.assert_no_warnings()


def is_folded(app):
    return not app.find_all("tree grid", "Sites", ["showing"])


def test_panes_in_turn():
    """F6 goes map, line of days, tables, record and round again; Shift+F6 goes back."""
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        app.find("option")
        app.click(app.find("label", SITE))
        record = app.find("group", SITE)
        panes = {"map": app.find("list box", "Map of sites"), "days": app.find("group", "Line of days"),
                 "tables": app.find("tree grid", "Sites"), "record": record}

        def pane():
            node = app.focused()
            while node is not None and node.role != "application":
                for name, root in panes.items():
                    if node == root:
                        return name
                node = node.parent
            return None

        app.wait(lambda: pane() == "tables", "the focus in the table")
        for chord, wanted in (("F6", "record"), ("F6", "map"), ("F6", "days"), ("F6", "tables"), ("shift+F6", "days"),
                              ("shift+F6", "map"), ("shift+F6", "record"), ("shift+F6", "tables")):
            app.press(chord)
            app.wait(lambda wanted=wanted: pane() == wanted, f"{chord} to go to the {wanted}")


def test_tables_and_record():
    with App([program()], size=(1280, 800)) as app:
        app.find("window", "Central Asia", ["active"])
        for key, table in (("alt+2", "Partners"), ("alt+3", "Capacities"), ("alt+1", "Sites")):
            app.press(key)
            app.find("tree grid", table, ["showing"])
        app.press("F8")
        app.wait(lambda: is_folded(app), "folded tables")
        app.press("alt+1")
        app.wait(lambda: not is_folded(app), "a table that was asked for")
        app.press("ctrl+r")
        app.wait(lambda: not app.find_all("label", "Choose a site on the map or in a table", ["showing"]), "no record")
        app.press("ctrl+r")
        app.find("label", "Choose a site on the map or in a table", ["showing"])
        app.press("ctrl+F1")
        app.find("label", re.compile("^Zavod"), ["showing"])
        app.press("Escape")
        assert app.quit("ctrl+w") == 0, app.output()
        app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
