# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window have in common: atlases to open, and where things stand in the window."""

import contextlib
import pathlib
import re
import sqlite3
import subprocess
import tempfile

from uitest import program


@contextlib.contextmanager
def starter():
    """A fresh starter atlas in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="zavod-") as folder:
        atlas = pathlib.Path(folder, "atlas.gpkg")
        subprocess.run([program(), f"--starter={atlas}"], check=True)
        yield atlas


def ask(atlas, question, *values):
    """The rows that are in the file now."""
    with contextlib.closing(sqlite3.connect(f"file:{atlas}?mode=ro", uri=True, timeout=10)) as connection:
        return connection.execute(question, values).fetchall()


def change(atlas, statement, *values):
    """As another program would, one that knows no rule of ours."""
    with contextlib.closing(sqlite3.connect(atlas, timeout=10)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement, values)


def change_many(atlas, statement, rows):
    with contextlib.closing(sqlite3.connect(atlas, timeout=10)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.executemany(statement, rows)


def check(atlas):
    """What zavod --check says of the file."""
    done = subprocess.run([program(), "--check", str(atlas)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def rows(app, table):
    """The rows of a table, those that are loaded and near the view."""
    return [row for grid in app.find_all("tree grid", table) for row in grid.find_all("row", states=["selectable"])]


def find_row(app, table, words):
    """Wait for the first row that has these words."""
    return app.wait(lambda: next((row for row in rows(app, table) if words in row.name), None),
                    f"row {words} of {table}")


def tab(app, table):
    """The button that shows this table."""
    return app.find("radio", re.compile(rf"^{table} "))


def count(app, table):
    """How many rows a table has, as its tab says."""
    return int(tab(app, table).name.split()[-1])


def show_site(app, name):
    """Select one of the first sites in the table, by a click on its name: a toast may lie over the middle of the row."""
    app.press("alt+1", "Home")
    app.click(find_row(app, "Sites", name).find("label"))
    app.find("group", name, ["showing"])


def wait_for_sites(app):
    """Wait until the sites are listed, and the map has its marks."""
    app.wait(lambda: rows(app, "Sites"), "rows of sites")
    app.find("option")


def go_to(app, name):
    """Tab until the field has the keyboard."""
    for _ in range(60):
        node = app.focused()
        if node and node.name == name:
            return node
        app.press("Tab")
    raise AssertionError(f"the keyboard never came to {name}")


def retype(app, name, text):
    """Write another text into a field."""
    go_to(app, name)
    app.press("ctrl+a")
    app.type(text)
