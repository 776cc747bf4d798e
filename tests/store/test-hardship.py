# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an atlas may have to live: what cannot be written, what is full, and programs that are killed."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import tap
from storetest import atlas, execute, folder, query, running, tool

WORDS_FULL = "error: The disk is full. Nothing was changed.\n"
WORDS_READ_ONLY = "error: This atlas is read-only. Save a copy in a folder of yours to change it.\n"


@contextlib.contextmanager
def mounted(path, *options):
    """A small file system of its own; the superuser, for whom permissions do not count, meets its limits too."""
    done = subprocess.run(["mount", "-t", "tmpfs", *options, "zavod-test", path], stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise tap.Skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield path
    finally:
        subprocess.run(["umount", path], check=True)


@contextlib.contextmanager
def read_only_copy(name):
    """The atlas on a file system that cannot be written."""
    with folder() as path, mounted(path):
        for ending in ["", "-wal", "-shm"]:
            if os.path.exists(name + ending):
                shutil.copy(name + ending, path)
        subprocess.run(["mount", "-o", "remount,ro", path], check=True)
        yield os.path.join(path, os.path.basename(name))


def assert_sound(name):
    assert query(name, "PRAGMA integrity_check") == [("ok",)]
    assert query(name, "PRAGMA foreign_key_check") == []


def test_read_only_folder():
    with atlas() as name, read_only_copy(name) as copy:
        assert tool("open", copy) == "read-only\n"
        assert tool("add", copy, "Second", failing=True) == WORDS_READ_ONLY
        assert os.listdir(os.path.dirname(copy)) == ["test.gpkg"]


def test_read_only_folder_with_unfinished_log():
    with atlas() as name, running("add-for-ever", name) as process:
        process.stdout.readline()
        process.kill()
        process.wait()
        assert os.path.getsize(f"{name}-wal") > 0
        with read_only_copy(name) as copy, folder() as path:
            assert tool("open", copy) == "read-only\n"
            assert tool("add", copy, "Second", failing=True) == WORDS_READ_ONLY
            # what is in the log is part of the atlas
            rescued = os.path.join(path, "rescued.gpkg")
            tool("backup", copy, rescued)
            assert query(rescued, "SELECT count(*) >= 2 FROM site") == [(1,)]
        os.unlink(f"{name}-shm")
        with read_only_copy(name) as copy:
            said = tool("open", copy, failing=True)
            assert "must be finished" in said, said


def test_nothing_is_created_in_a_read_only_folder():
    with atlas() as name, read_only_copy(name) as copy:
        new = os.path.join(os.path.dirname(copy), "new.gpkg")
        said = tool("create", new, failing=True)
        assert said == f"error: The folder of “{new}” cannot be written.\n", said


def test_full_disk():
    with folder() as path, mounted(path, "-o", "size=3m"):
        name = os.path.join(path, "test.gpkg")
        tool("create", name)
        said = tool("fill", name, failing=True).splitlines(keepends=True)
        assert said[-1] == WORDS_FULL, said[-1]
        acknowledged = said.count("added\n")
        assert acknowledged > 0
        assert query(name, "SELECT count(*) FROM site") == [(acknowledged + 1,)]
        assert_sound(name)
        # nothing more fits, but it opens, tells so again, and can be read
        assert tool("fill", name, failing=True).endswith(WORDS_FULL)
        assert tool("open", name) == "writable\n"


def test_full_disk_when_creating():
    with folder() as path, mounted(path, "-o", "size=100k"):
        said = tool("create", os.path.join(path, "test.gpkg"), failing=True)
        assert "full" in said, said
        assert os.listdir(path) == []


def test_full_disk_when_copying():
    with atlas() as name, folder() as path, mounted(path, "-o", "size=100k"):
        copy = os.path.join(path, "copy.gpkg")
        with open(copy, "w", encoding="utf-8") as file:
            file.write("an older copy")
        said = tool("backup", name, copy, failing=True)
        assert "full" in said, said
        with open(copy, encoding="utf-8") as file:
            assert file.read() == "an older copy"
        assert os.listdir(path) == ["copy.gpkg"]


def kill_after(name, seconds):
    """Adds sites until it is killed; returns the names of those that were acknowledged."""
    with running("add-for-ever", name) as process:
        acknowledged = [process.stdout.readline()]
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.readlines()
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def test_kill_at_any_moment():
    moments = random.Random(2025)
    with atlas() as name:
        expected = 1
        for _ in range(15):
            acknowledged = kill_after(name, moments.uniform(0, 0.15))
            found = query(name, "SELECT count(*) FROM site")[0][0]
            # one more may have been committed without a chance to say so
            assert expected + len(acknowledged) <= found <= expected + len(acknowledged) + 1
            for site in acknowledged:
                assert query(name, f"SELECT count(*) > 0 FROM site WHERE name = '{site}'") == [(1,)], site
            expected = found
            assert_sound(name)
        assert query(name, "SELECT count(*) FROM revision") == [(expected,)]
        tool("undo", name)
        assert query(name, "SELECT count(*) FROM site") == [(expected - 1,)]


def test_two_writers():
    with atlas() as name, running("add-for-ever", name) as one, running("add-for-ever", name) as two:
        for _ in range(30):
            assert one.stdout.readline().startswith("site ")
            assert two.stdout.readline().startswith("site ")
        one.kill()
        two.kill()
        assert query(name, "SELECT (SELECT count(*) FROM site) = (SELECT count(*) FROM revision)") == [(1,)]
        assert_sound(name)


def test_locked_by_another_program():
    with atlas() as name, running("watch", name) as watch:
        assert watch.stdout.readline() == "ready\n"
        with contextlib.closing(sqlite3.connect(name, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            said = tool("add", name, "Second", failing=True)
        assert said == "error: Another program is writing to the atlas. Try again when it has finished.\n", said
        tool("add", name, "Second")
        assert watch.stdout.readline() == "changed\n"


def test_log_stays_while_the_atlas_is_open():
    with atlas() as name, running("watch", name) as watch:
        assert watch.stdout.readline() == "ready\n"
        # whoever closes the file last takes the log away: that is not this program, which came and went
        execute(name, "UPDATE site SET name = 'By another program'")
        assert os.path.exists(f"{name}-wal")
        assert watch.stdout.readline() == "changed\n"


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
