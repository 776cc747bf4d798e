# SPDX-License-Identifier: GPL-3.0-or-later
"""Going to any row of a table of many sites by name, beside windows of LIMIT and OFFSET on the same file.

The peer reads as a database browser does, the columns of the table of sites alone; ours has the ids of all rows, and reads
of the rows in sight all that the table shows: place, status, capacity, how many sources. The time of ours until the first
rows are there is a limit of its own.
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

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
RUNS = 3
N_JUMPS = 20
N_IN_VIEW = 30
WINDOW = "SELECT * FROM site ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?"
BUDGET = 1
FIRST_ROWS = 0.3    # seconds, at a million
JUMP = 0.016


@dataclass
class Windows:
    package: str = "LIMIT and OFFSET, SQLite"

    def __str__(self):
        return f"{self.package} {sqlite3.sqlite_version}"


def measure_windows(atlas, n_sites):
    dice = random.Random(1)
    with contextlib.closing(sqlite3.connect(f"file:{atlas}?mode=ro", uri=True)) as connection:
        connection.execute(WINDOW, (N_IN_VIEW, 0)).fetchall()
        start = time.perf_counter()
        for _ in range(N_JUMPS):
            connection.execute(WINDOW, (N_IN_VIEW, dice.randrange(n_sites))).fetchall()
        return (time.perf_counter() - start) / N_JUMPS


def measure_ours(atlas):
    command = [os.environ["BENCH_ATLAS"], "jump", str(N_JUMPS), str(atlas)]
    return [float(word) for word in subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()]


def compare(name, n_sites, atlas):
    jump = Comparison(f"rows-{name}-jump", Windows(), BUDGET)
    first = []
    for number in range(RUNS):
        say_progress(f"{jump.name} {number + 1}/{RUNS}")
        seconds, each = measure_ours(atlas)
        first.append(seconds)
        jump.ours.append(each)
        jump.theirs.append(measure_windows(atlas, n_sites))
    yield jump
    yield Limit(f"rows-{name}-first", "until the first rows are there", min(first), FIRST_ROWS, " s")
    yield Limit(f"rows-{name}-16ms", "a jump", min(jump.ours) * 1000, JUMP * 1000, " ms")


def run():
    for name, n_sites in SIZES.items():
        with tempfile.TemporaryDirectory(prefix="zavod-bench-") as temporary:
            atlas = pathlib.Path(temporary, "atlas.gpkg")
            say_progress(f"rows-{name}: an atlas")
            subprocess.run([os.environ["BENCH_ATLAS"], "create", str(n_sites), atlas], check=True)
            yield from compare(name, n_sites, atlas)
