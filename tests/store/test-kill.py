#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stretch of editing, killed at random moments: the file is whole, and all that was acknowledged is in it.

Twenty times, with the same dice each time; as often as ZAVOD_KILLS says, and from the seed ZAVOD_SEED.
"""

import os
import random
import subprocess
import sys
import time

import tap
from storetest import atlas, query, running, tool

KILLS = int(os.environ.get("ZAVOD_KILLS", "20"))
SEED = int(os.environ.get("ZAVOD_SEED", "2026"))
LONGEST = 0.4  # seconds of editing


def edit_until_killed(name, seed, seconds):
    """Returns the last revision that was acknowledged."""
    with running("work", name, str(seed)) as process:
        first = process.stdout.readline()
        time.sleep(seconds)  # the moment itself is what is tested
        process.kill()
        process.wait()
        # a line may have been cut off: what was not said whole was not said
        said = [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        return int(said[-1] if said else first)


def check(name):
    """What zavod --check says of the file."""
    done = subprocess.run([os.environ["ZAVOD"], "--check", name], stdout=subprocess.PIPE, text=True, timeout=60)
    return done.returncode, done.stdout


def test_killed_at_any_moment():
    dice = random.Random(SEED)
    acknowledged = 0
    with atlas() as name:
        for number in range(KILLS):
            before = query(name, "SELECT max (id) FROM revision")[0][0]
            last = edit_until_killed(name, SEED + number, dice.uniform(0, LONGEST))
            found, count = query(name, "SELECT max (id), count(*) FROM revision")[0]
            # one more may have been committed without a chance to say so
            assert last <= found <= last + 1, (number, last, found)
            assert found == count, "no revision is missing in between"
            assert check(name) == (0, ""), (number, check(name))
            acknowledged += last - before
        assert acknowledged > KILLS, f"only {acknowledged} edits in {KILLS} runs"
        # the history that was written by so many hands still leads back
        for _ in range(10):
            tool("undo", name)
        assert check(name) == (0, "")
        print(f"# {KILLS} kills, {acknowledged} edits acknowledged, none lost")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
