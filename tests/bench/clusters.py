# SPDX-License-Identifier: GPL-3.0-or-later
"""A million points gathered into clusters, and windows asked of them, beside supercluster on the same points.

Both gather by supercluster's own rule with a radius of 28 pixels in a world of 512 at zoom 0, for zooms 0 to 11. Our
building counts the kinds of the members too; the peer's points are GeoJSON already when its clock starts. Before it is
timed every window of ours is compared with a walk through all marks, and at the timed zooms both must hold every site.

One edit is compared with what it would cost without zavod_clusters_move(): to build anew. The windows are asked after the
edits. At the budget the edit of a million sites takes no longer than a frame.
"""

import array
import os
import pathlib
import random
import subprocess
import tempfile

from comparison import Baseline, Comparison, NpmPeer, say_progress

SUPERCLUSTER = NpmPeer("node", "supercluster", "9.1.0")
N_POINTS = 1_000_000
N_WINDOWS = 100
WINDOW = (900, 600)  # pixels
REGION = (47, 36, 87, 55)  # degrees: west, south, east, north
RUNS = 3
BUDGET_BUILD = 6
BUDGET_WINDOW = 30
BUDGET_UPDATE = 50
LIKENESS = 1.25  # the order of the walk differs: ours, row by row, leaves up to a sixth more marks


def write_points(path, n_points, seed):
    """Half of them anywhere in the region, half round a thousand towns."""
    west, south, east, north = REGION
    dice = random.Random(seed)
    towns = [(dice.uniform(west, east), dice.uniform(south, north)) for _ in range(1000)]
    numbers = array.array("d")
    for number in range(n_points):
        if number % 2:
            longitude, latitude = dice.choice(towns)
            numbers.extend((dice.gauss(longitude, 0.1), dice.gauss(latitude, 0.07)))
        else:
            numbers.extend((dice.uniform(west, east), dice.uniform(south, north)))
    path.write_bytes(numbers.tobytes())


def measure(command):
    """([seconds of the building, and of an edit if there are any], {zoom: (seconds of a window, marks in the windows)})"""
    output = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True).stdout
    first, *lines = output.splitlines()
    zooms = {}
    for line in lines:
        zoom, time, marks, sites = line.split()
        if int(sites) != N_POINTS:
            raise RuntimeError(f"{command[0]}: {sites} of {N_POINTS} sites at zoom {zoom}")
        zooms[int(zoom)] = float(time), int(marks)
    return [float(time) for time in first.split()], zooms


def check_alike(ours, theirs):
    for zoom, (_, marks) in ours.items():
        if not 1 / LIKENESS < marks / theirs[zoom][1] < LIKENESS:
            raise RuntimeError(f"zoom {zoom}: {marks} marks beside {theirs[zoom][1]}: not the same work")


def run():
    build = Comparison("clusters-build", SUPERCLUSTER, BUDGET_BUILD)
    windows = {zoom: Comparison(f"clusters-zoom-{zoom}", SUPERCLUSTER, BUDGET_WINDOW) for zoom in (7, 8, 9)}
    update = Comparison("clusters-update", Baseline("our building"), BUDGET_UPDATE)
    skipped = SUPERCLUSTER.prepare(pathlib.Path(os.environ["BENCH_FOLDER"]))
    for comparison in (build, *windows.values()):
        comparison.skipped = skipped

    with tempfile.TemporaryDirectory(prefix="zavod-bench-") as temporary:
        files = [pathlib.Path(temporary) / name for name in ("points", "middles")]
        write_points(files[0], N_POINTS, 1)
        write_points(files[1], N_WINDOWS, 2)
        script = pathlib.Path(__file__).with_name("supercluster.mjs")
        for number in range(RUNS):
            say_progress(f"clusters {number + 1}/{RUNS}")
            (our_build, our_update), ours = measure([os.environ["BENCH_CLUSTERS"], *files, *WINDOW])
            build.ours.append(our_build)
            update.ours.append(our_update)
            update.theirs.append(our_build)
            for zoom, comparison in windows.items():
                comparison.ours.append(ours[zoom][0])
            if not skipped:
                (their_build,), theirs = measure(["node", script, SUPERCLUSTER.module, *files, *WINDOW])
                check_alike(ours, theirs)
                build.theirs.append(their_build)
                for zoom, comparison in windows.items():
                    comparison.theirs.append(theirs[zoom][0])
    return [build, *windows.values(), update]
