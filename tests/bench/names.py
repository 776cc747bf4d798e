# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing into the search over a million names, beside SQLite's full text search with trigrams on the same names.

A key is what costs until the first fifty hits are there. The peer is asked from the third letter on, as trigrams want
it, in memory, and for exactly what is typed; ours folds spellings and scripts, ranks, and forgives slips, and may take
three times as long for that.
"""

import contextlib
import os
import pathlib
import random
import sqlite3
import subprocess
import tempfile
import time
from dataclasses import dataclass

from comparison import Comparison, Limit, say_progress

N_NAMES = 1_000_000
KEY = 0.016  # seconds, the slowest
TYPED = ("Kostanay", "Samarkand Bus Works 1", "Truck Assembly 77777", "avtoprom", "Fergana Seats and Trim", "Almatty Tyre")
TOWNS = ("Almaty", "Astana", "Shymkent", "Karaganda", "Kostanay", "Tashkent", "Samarkand", "Namangan", "Asaka", "Fergana",
         "Jizzakh", "Bishkek", "Osh", "Dushanbe", "Khujand", "Ashgabat", "Mary", "Қызылорда", "Орал", "Бухоро")
KINDS = ("Automobile Plant", "Bus Works", "Truck Assembly", "Tractor Works", "Tyre Factory", "Battery Plant", "Wiring Shop",
         "Engine Works", "Body Parts", "Seats and Trim", "SaryarkaAvtoProm")


@dataclass
class Trigrams:
    package: str = "SQLite FTS5 trigram"

    def __str__(self):
        return f"{self.package} {sqlite3.sqlite_version}"


def write_names(path):
    dice = random.Random(1)
    path.write_text("\n".join(f"{dice.choice(TOWNS)} {dice.choice(KINDS)} {number}" for number in range(N_NAMES)))


def measure_trigrams(names):
    with contextlib.closing(sqlite3.connect(":memory:")) as atlas:
        atlas.execute("CREATE VIRTUAL TABLE names USING fts5 (name, tokenize = 'trigram', detail = full)")
        atlas.executemany("INSERT INTO names VALUES (?)", ((name,) for name in names.read_text().splitlines()))
        times = []
        for text in TYPED:
            for length in range(3, len(text) + 1):
                start = time.perf_counter()
                atlas.execute("SELECT rowid FROM names WHERE names MATCH ? LIMIT 50", (f'"{text[:length]}"',)).fetchall()
                times.append(time.perf_counter() - start)
        return sum(times) / len(times)


def run():
    key = Comparison("search-key", Trigrams(), 1 / 3)
    worst = []
    with tempfile.TemporaryDirectory(prefix="zavod-bench-") as temporary:
        names, typed = [pathlib.Path(temporary) / name for name in ("names", "typed")]
        write_names(names)
        typed.write_text("\n".join(TYPED))
        for number in range(2):
            say_progress(f"{key.name} {number + 1}/2")
            output = subprocess.run([os.environ["BENCH_NAMES"], names, typed], check=True, stdout=subprocess.PIPE, text=True)
            build, average, slowest = (float(word) for word in output.stdout.split())
            say_progress(f"{key.name}: the list in {build:.1f} s, the slowest key {slowest * 1000:.1f} ms")
            key.ours.append(average)
            worst.append(slowest)
        key.theirs.append(measure_trigrams(names))
    return [key, Limit("search-16ms", "the slowest key", min(worst) * 1000, KEY * 1000, " ms")]
