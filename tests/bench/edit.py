# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving, taking back and merging: what an edit costs where an atlas is large.

A save is over when those who listen to the session have it: the points of the map, and the record read anew. A merge is
compared with the same edits as plain SQLite changesets, applied one by one in one transaction: that peer neither looks
at what it brings nor says it, and keeps no revision. ZAVOD_BENCH_SCALE=100 makes all of it a hundred times smaller, to
see whether it works.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile

from comparison import Baseline, Comparison, Limit, say_progress

SCALE = int(os.environ.get("ZAVOD_BENCH_SCALE", "1"))
N_IMPORTED = 100_000 // SCALE
N_SITES = 100_000 // SCALE
N_SAVES = 20
N_CLAIMED_SITES = 500_000 // SCALE  # a status each, four in ten a class and a capacity: about a million statements
N_EDITS = 10_000 // SCALE
RUNS = 3
SAVE = 0.050             # seconds
UNDO = 2                 # times the import
MERGE = 1 / 5            # as quick as the peer


def measure(*command):
    output = subprocess.run([os.environ["BENCH_EDIT"], *map(str, command)], check=True, stdout=subprocess.PIPE, text=True)
    return [float(word) for word in output.stdout.split()]


def generate(atlas, n_sites):
    subprocess.run([os.environ["BENCH_ATLAS"], "create", str(n_sites), str(atlas)], check=True)


def run_save(folder):
    atlas = folder / "save.gpkg"
    generate(atlas, N_SITES)
    say_progress("edit-save")
    return [Limit("edit-save", f"until all show it, {N_SITES:,} sites", measure("save", N_SAVES, atlas)[0], SAVE, " s")]


def run_import(folder):
    ratios = []
    for number in range(RUNS):
        say_progress(f"edit-undo {number + 1}/{RUNS}")
        imported, undone = measure("import", N_IMPORTED, folder / f"import-{number}.gpkg")
        ratios.append(undone / imported)
    return [Limit("edit-undo", f"times the import, {N_IMPORTED:,} rows", sorted(ratios)[RUNS // 2], UNDO, "x")]


def run_merge(folder):
    merge = Comparison("edit-merge", Baseline("sqlite3changeset_apply, the same edits"), MERGE)
    atlas, copy, patch, target = [folder / name for name in ("merge.gpkg", "copy.gpkg", "patch", "target.gpkg")]
    generate(atlas, N_CLAIMED_SITES)
    say_progress(f"{merge.name}: {N_EDITS} edits in a copy")
    measure("fork", N_EDITS, atlas, copy, patch)
    for number in range(RUNS):
        say_progress(f"{merge.name} {number + 1}/{RUNS}")
        shutil.copy(atlas, target)
        merge.ours.append(sum(measure("merge", target, patch)))
        shutil.copy(atlas, target)
        merge.theirs.append(measure("apply", target, copy)[0])
    return [merge]


def run():
    with tempfile.TemporaryDirectory(prefix="zavod-bench-") as temporary:
        folder = pathlib.Path(temporary)
        yield from run_save(folder)
        yield from run_import(folder)
        yield from run_merge(folder)
