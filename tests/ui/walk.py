# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through every page of the application, in whatever language it speaks:

    for page in Walk(app).wide():
        …  # what page names is in sight

Records are found by their names, which are data and the same in every language.
"""

import re
import shutil
from contextlib import contextmanager

from atlas import change, rows
from uitest import program

N_TABLES = 8
RECORDS = {"site": "Akia Avesto", "company": "Kia Corporation", "model": "Kia Sorento",
           "programme": "Proton electric vehicles in Kazakhstan", "source": "About SamAuto: history", "town": "Dushanbe"}
NEW = "A Site of the Walk"
DIALOGS = {"preferences": "ctrl+comma", "atlases": "ctrl+shift+o", "about": "ctrl+F1", "history, empty": "ctrl+h",
           "checks, in order": "ctrl+k", "text to statements": "ctrl+t", "help": "F1"}


class Walk:
    def __init__(self, app, words=lambda text, context="": text):
        """words: what the application writes for an English text."""
        self.app = app
        self.words = words

    def wide(self, atlas):
        """Every page of a window that has room for its panes. The atlas is the one that is open; it is edited."""
        copy = atlas.with_name("copy.gpkg")
        shutil.copy(atlas, copy)
        self.find("option")
        yield "window"
        for pages in (self.tables, self.overview, self.filters, self.days, self.menus, self.dialogs, self.tour, self.records,
                      self.statement, self.edited):
            yield from pages()
        yield from self.checks(atlas)
        yield from self.merge(copy, atlas)

    def narrow(self):
        """What is arranged otherwise where there is room for one pane only."""
        self.find("option")
        yield "map"
        self.press("alt+1")
        self.find("list", "Sites", states=["showing"])
        yield "table as cards"
        self.press("F9")
        self.find("search box", "Search the Atlas", states=["showing"])
        yield "filters"
        for noun in ("site", "source"):
            self.search_for(noun)
            self.press("ctrl+r")
            self.find("button", "Edit", states=["showing"])
            yield f"record of a {noun}"
            with self.form("F2"):
                yield f"form of a {noun}"
            self.press("Escape")
        yield from self.dialogs()
        yield from self.tour()

    # ---- ways ----

    def find(self, role, text=None, context="", **options):
        return self.app.find(role, None if text is None else self.words(text, context), **options)

    def press(self, *keys):
        self.app.press(*keys)

    def wait(self, condition, what):
        return self.app.wait(condition, what)

    def showing(self, role):
        return self.app.find_all(role, states=["showing"])

    @contextmanager
    def closing(self, role, what):
        """What lies over the window now; Escape takes it away, page by page."""
        self.wait(lambda: self.showing(role), what)
        self.app.settle()
        yield
        for _ in range(3):
            if self.showing(role):
                self.press("Escape")
        self.wait(lambda: not self.showing(role), f"{what} to close")

    @contextmanager
    def form(self, keys):
        self.press(keys)
        self.find("button", "Save", states=["showing"])
        self.wait(self.app.focused, "the keyboard in the form")
        yield
        self.press("Escape")
        self.wait(lambda: not self.app.find_all("button", self.words("Save"), ["showing"]), "the form to close")

    def open_record(self, noun):
        name = self.search_for(noun)
        self.app.find("group", re.compile("^" + re.escape(name)))

    def search_for(self, noun):
        """Go to what is found; returns its name."""
        name = RECORDS[noun]
        self.press("ctrl+f")
        self.find("search box", "Search the Atlas", states=["focused"])
        self.press("ctrl+a")
        self.app.type(name)
        self.app.find("list item", re.compile("^" + re.escape(name)), ["showing"])
        self.press("Return")
        return name

    # ---- pages ----

    def tables(self):
        for number in range(1, N_TABLES + 1):
            self.press(f"alt+{number}")
            grid = self.wait(lambda: self.showing("tree grid"), f"table {number}")[0]
            self.wait(lambda grid=grid: rows(self.app, grid.name), f"rows of table {number}")
            yield f"table {number}"
        self.press("alt+1")

    def overview(self):
        sums = self.find("list", "Capacity", states=["showing"])
        self.app.click(self.wait(lambda: sums.find_all("list item"), "totals")[0])
        with self.closing("dialog", "a total"):
            yield "total"
        self.app.click(self.find("radio", "Chart", states=["showing"]))
        self.find("list", "Bars", "chart", states=["showing"])
        yield "chart"
        self.app.click(self.find("radio", "Totals", states=["showing"]))

    def filters(self):
        self.press("F9")
        self.wait(lambda: self.showing("checkbox"), "the filters")
        yield "filters"
        self.press("ctrl+f")
        self.app.type("kia")
        self.app.find("list item", re.compile("^Kia Corporation"), ["showing"])
        yield "what a search finds"
        for key in ("Escape", "Escape", "F9"):
            if self.showing("search box"):
                self.press(key)

    def days(self):
        self.press("ctrl+d")
        self.find("text box", "Show the atlas as of", states=["showing"])
        yield "choice of a day"
        self.press("Escape")

    def menus(self):
        self.press("F10")
        with self.closing("menu item", "the main menu"):
            yield "main menu"
        for name, context in (("Add", "menu"), ("Map Menu", ""), ("Copy, Save and Columns", "")):
            self.find("toggle button", name, context, states=["showing", "sensitive"]).act("Click")
            with self.closing("menu item", name):
                yield f"menu: {name}"

    def dialogs(self):
        for name, keys in DIALOGS.items():
            self.press(keys)
            with self.closing("dialog", name):
                yield name
                if name == "help":
                    self.press("Return")
                    yield "help on a task"
        self.press("ctrl+question")
        self.wait(lambda: len(self.app.screen.windows()) == 2, "the shortcuts")
        self.app.settle()
        yield "shortcuts"
        self.press("Escape")
        self.wait(lambda: len(self.app.screen.windows()) == 1, "the shortcuts to close")

    def tour(self):
        self.press("F10")
        self.find("menu item", "Tour", states=["showing"]).act("Click")
        with self.closing("dialog", "the tour"):
            yield "tour"

    def records(self):
        for noun in RECORDS:
            self.open_record(noun)
            yield f"record of a {noun}"
            if noun != "town":
                with self.form("F2"):
                    yield f"form of a {noun}"

    def statement(self):
        self.open_record("site")
        self.find("toggle button", "More Actions", states=["showing"]).act("Click")
        with self.closing("menu item", "the record's menu"):
            yield "menu of a record"
        with self.form("ctrl+shift+a"):
            yield "form of a statement"
        self.find("toggle button", "More Actions", states=["showing"]).act("Click")
        self.find("menu item", "Merge With…", states=["showing"]).act("Click")
        with self.closing("dialog", "the merging of records"):
            yield "merging of two records"
        self.press("alt+1", "Home", "ctrl+c", "ctrl+v")
        with self.closing("dialog", "the rows"):
            self.find("list", "Rows", states=["showing"])
            yield "rows to be pasted"

    def edited(self):
        """What there is after an edit only: a toast, and a line of the history."""
        self.press("ctrl+n")
        self.find("text box", "Name", states=["focused"])
        self.app.type(NEW)
        self.press("ctrl+s")
        self.app.find("group", re.compile("^" + NEW))
        yield "record of a new site"
        self.press("ctrl+h")
        with self.closing("dialog", "the history"):
            self.find("list", "Edits, the newest first", states=["showing"])
            yield "history"
            self.press("Return")
            self.find("button", "Undo This Edit", states=["showing"])
            yield "history of an edit"

    def checks(self, atlas):
        change(atlas, "INSERT INTO actor (id, name, kind) VALUES (9, 'ТОО «Allur»', 'company')")
        self.press("ctrl+k")
        with self.closing("dialog", "the checks"):
            self.app.click(self.find("label", "Same Name", states=["showing"]))
            self.find("button", "Not a Duplicate", states=["showing"])
            yield "checks of a rule"

    def merge(self, copy, atlas):
        """In a second window, on a copy that has not heard of the edit."""
        self.app.screen.start([program(), str(copy)])
        self.wait(lambda: len(self.app.screen.windows()) == 2, "a second window")
        self.app.find("window", states=["active"])
        self.press("F10")
        self.find("menu item", "Merge Changes…", states=["showing"]).act("Click")
        self.find("dialog", "Merge Changes", states=["active"])
        self.app.type(str(atlas))
        self.press("Return")
        self.find("button", "Merge", states=["showing"])
        yield "merge of a colleague's edits"
