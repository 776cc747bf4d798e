# SPDX-License-Identifier: GPL-3.0-or-later
"""The day is dragged along its line: what a step costs beside reading all statuses by SQL, and how many frames a second a
real window paints meanwhile."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from atlas import SQLITE, STATUS, seconds
from comparison import Comparison, say_progress

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))

from uitest import App  # noqa: E402

DAYS = ("1998-05-17", "2009-11-01", "2018-12-31", "2023-02-03", "2025-10-21")
BUDGET_STEP = 20
DRAG = 5  # seconds
SAME_FRAME = 0.006  # seconds: one frame is painted in several rectangles


@dataclass
class Goal:
    """What is to be kept up, in place of another program."""

    frames: int

    @property
    def package(self):
        return str(self)

    def __str__(self):
        return f"{self.frames} frames a second"


def drag(app, seconds_long):
    """Drag the day to and fro, and return when the window painted."""
    axis = app.find("group", "Line of days")
    x, y = app.point(axis)
    reach = axis.extents[2] // 3
    app.hands.move((x, y + 8))
    app.hands.press_button()
    app.hands.move((x - reach, y + 8))
    app.settle(timeout=120)  # everything that moving needs has been read now
    paints = []
    start = now = time.monotonic()
    while now < start + seconds_long:
        share = abs((now - start) / 2 % 2 - 1)  # 1 … 0 … 1 in four seconds
        app.hands.move((round(x + reach * (1 - 2 * share)), y + 8))
        app.screen.x.sync()
        paint = app.screen.last_paint()
        if paint > start and (not paints or paint - paints[-1] > SAME_FRAME):
            paints.append(paint)
        time.sleep(0.002)
        now = time.monotonic()
    app.hands.release_button()
    return paints


def frame_time(atlas):
    with App([os.environ["ZAVOD"], str(atlas)], size=(1280, 800), fatal=False) as app:
        app.find("option", timeout=120)
        app.settle(timeout=120)
        return DRAG / max(len(drag(app, DRAG)), 1)


def read_statuses(atlas, day):
    status = STATUS.replace("date ('now')", f"'{day}'")
    return seconds(["sqlite3", "-readonly", atlas, f"SELECT site.id, {status} FROM site;"])


def measure(name, n_sites, goal):
    step = Comparison(f"days-move-{name}", SQLITE, BUDGET_STEP)
    frame = Comparison(f"days-frame-{name}", Goal(goal), 0.95)  # the clock of frames itself ticks a little late
    step.skipped = "" if SQLITE.is_installed() else f"{SQLITE.command} is not installed"
    with tempfile.TemporaryDirectory(prefix="zavod-bench-") as folder:
        atlas = pathlib.Path(folder, "days.gpkg")
        say_progress(f"days {name}: an atlas of {n_sites} sites")
        seconds([os.environ["BENCH_ATLAS"], "create", n_sites, atlas])
        for number in range(3):
            say_progress(f"days {name} {number + 1}/3")
            done = subprocess.run([os.environ["BENCH_DAYS"], atlas], check=True, stdout=subprocess.PIPE, text=True)
            step.ours.append(float(done.stdout.split()[0]))
            if not step.skipped:
                step.theirs.append(read_statuses(atlas, DAYS[number]))
            frame.ours.append(frame_time(atlas))
            frame.theirs.append(1 / goal)
    return step, frame


def run():
    return [*measure("10k", 10_000, 60), *measure("1m", 1_000_000, 15)]
