#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py [NAME…]: run the benchmarks of these names, or all, and print one line for each comparison.

Ours and the peers' runs are interleaved, so that a machine that slows down slows down for everybody; what counts is the
ratio of the medians. Ends with 1 when a budget is missed.
"""

import itertools
import sys

import atlas
import clusters
import days
import edit
import facets
import mapview
import names
import rows
import start

BENCHMARKS = {
    "start": start.run,
    "atlas-1k": lambda: atlas.run("atlas-1k", 1_000),
    "atlas-100k": lambda: atlas.run("atlas-100k", 100_000),
    "atlas-1m": lambda: atlas.run("atlas-1m", 1_000_000),
    "edit": edit.run,
    "map": lambda: itertools.chain(clusters.run(), mapview.run()),
    "tables": lambda: itertools.chain(rows.run(), facets.run(), names.run(), days.run()),
}


def main():
    wanted = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in wanted if name not in BENCHMARKS]
    if unknown:
        print(f"bench: no benchmark {' '.join(unknown)}; there are {' '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    short = False
    for name in wanted:
        for comparison in BENCHMARKS[name]():
            print(comparison.line(), flush=True)
            short = short or comparison.is_short()
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
