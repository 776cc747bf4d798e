# SPDX-License-Identifier: GPL-3.0-or-later
"""What the store's Python tests share: a folder for a test, the store's tool, and SQLite's own eyes on the file."""

import contextlib
import os
import sqlite3
import subprocess
import tempfile


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="zavod-") as path:
        yield path


@contextlib.contextmanager
def atlas():
    """An atlas with one site, as the tool makes it."""
    with folder() as path:
        name = os.path.join(path, "test.gpkg")
        tool("create", name)
        yield name


def tool(*arguments, failing=False):
    """Runs store-tool and returns what it prints. failing: it must end with an error."""
    done = subprocess.run([os.environ["STORE_TOOL"], *arguments], stdout=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode == 1) == failing and done.returncode in (0, 1), f"{done.returncode}: {done.stdout}"
    return done.stdout


@contextlib.contextmanager
def running(*arguments):
    """store-tool in the background; it is killed at the end."""
    process = subprocess.Popen([os.environ["STORE_TOOL"], *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def query(name, sql):
    with contextlib.closing(sqlite3.connect(name, timeout=10)) as connection:
        return connection.execute(sql).fetchall()


def execute(name, script):
    with contextlib.closing(sqlite3.connect(name, timeout=10)) as connection:
        connection.executescript(script)
        connection.commit()
