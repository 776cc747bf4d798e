# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing in the facets of a million sites, with all counts anew, beside crossfilter2 with the same filters.

Both make the same fifteen changes in twelve facets and add up all counts; the sums must be the same. The peer is given the
kind of filter that it is quickest at: what is chosen is one value or a range of them.
"""

import os
import pathlib
import subprocess

from comparison import Comparison, NpmPeer, say_progress

CROSSFILTER = NpmPeer("node", "crossfilter2", "1.5.4", "crossfilter.js")
N_SITES = 1_000_000
RUNS = 3
BUDGET = 5


def measure(command):
    output = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True).stdout
    seconds, counts = output.split()
    return float(seconds), int(counts)


def run():
    change = Comparison("facet-change", CROSSFILTER, BUDGET)
    change.skipped = CROSSFILTER.prepare(pathlib.Path(os.environ["BENCH_FOLDER"]))
    script = pathlib.Path(__file__).with_name("crossfilter.mjs")
    for number in range(RUNS):
        say_progress(f"{change.name} {number + 1}/{RUNS}")
        our_time, our_counts = measure([os.environ["BENCH_FACETS"], N_SITES])
        change.ours.append(our_time)
        if not change.skipped:
            their_time, their_counts = measure(
                ["node", "--max-old-space-size=6144", script, CROSSFILTER.module, N_SITES])
            if our_counts != their_counts:
                raise RuntimeError(f"{their_counts} beside {our_counts}: not the same work")
            change.theirs.append(their_time)
    return [change]
