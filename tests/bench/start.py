# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the process to the first usable window, with the starter atlas where a program can open it.

One measure for all: a window is usable when it is mapped, shows more than one colour, and nothing has been painted for
half a second; the time is that of the last paint. Splash screens do not count. Everybody gets a first run that is not
measured, which makes profiles and warms caches, and then runs in turn on one screen.
"""

import os
import pathlib
import subprocess
import sys
import time
from contextlib import suppress

from Xlib.error import BadDrawable, BadWindow

from comparison import Comparison, Peer, say_progress

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))

from accessible import REGISTRY, Node  # noqa: E402
from screen import Screen  # noqa: E402

RUNS = 5
STILL = 0.5  # seconds
PATIENCE = 60
LEAST_SIZE = 300  # pixels: smaller windows are messages
PEERS = (
    (Peer("gramps", "gramps"), 2, lambda atlas: ["gramps"]),
    (Peer("sqlitebrowser", "sqlitebrowser"), 1, lambda atlas: ["sqlitebrowser", atlas]),
    (Peer("qgis", "qgis"), 4, lambda atlas: ["qgis", "--nologo", "--noversioncheck", atlas + "|layername=site"]),
)


def is_splash(screen, window):
    kinds = screen.property(window, "_NET_WM_WINDOW_TYPE") or []
    return screen.x.intern_atom("_NET_WM_WINDOW_TYPE_SPLASH") in kinds


def shows_something(screen):
    """Is there an ordinary window with more than one colour?"""
    for window in screen.windows():
        with suppress(BadWindow, BadDrawable):  # it went away while it was looked at
            width, height, data = screen.pixels(window)
            is_large = width >= LEAST_SIZE and height >= LEAST_SIZE
            if is_large and not is_splash(screen, window) and data != data[:4] * (width * height):
                return True
    return False


def time_to_usable(screen, command):
    """(seconds, process); the process still runs."""
    start = time.monotonic()
    process = screen.start(command)
    while time.monotonic() < start + PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"{command[0]} ended with {process.returncode}")
        last = screen.last_paint()
        # asked once more: what a window shows may have been painted after the first answer
        if (last > start and time.monotonic() > last + STILL and shows_something(screen)
                and screen.last_paint() == last):
            return last - start, process
        time.sleep(0.01)
    screen.stop(process)
    raise RuntimeError(f"{command[0]} showed no usable window within {PATIENCE} s")


def measure(screen, command):
    seconds, process = time_to_usable(screen, command)
    screen.stop(process)
    return seconds


class Reader:
    """Reads the accessibility tree of a screen; what Node asks of an application."""

    def __init__(self, screen):
        self.screen = screen


def check_ours(screen, command):
    """The first run, unmeasured: the map and rows of the tables must be what is shown when it counts as usable."""
    _, process = time_to_usable(screen, command)
    roles = [role for _, _, role, _, _ in Node(Reader(screen), REGISTRY, "/org/a11y/atspi/accessible/root").tree()]
    screen.stop(process)
    if roles.count("row") < 5:
        raise RuntimeError("zavod counted as usable before its tables had rows")


def run():
    ours = [os.environ["ZAVOD"]]
    comparisons = [Comparison(f"start-{peer.package}", peer, budget) for peer, budget, _ in PEERS]
    with Screen(screen_size=(1700, 1000)) as screen:
        atlas = str(screen.folder / "starter.gpkg")
        subprocess.run([*ours, f"--starter={atlas}"], check=True, env=screen.environment, stdout=subprocess.DEVNULL)
        commands = [make_command(atlas) for _, _, make_command in PEERS]
        check_ours(screen, [*ours, atlas])
        prepare_peers(screen, comparisons, commands)
        for number in range(RUNS):
            say_progress(f"start {number + 1}/{RUNS}")
            our_time = measure(screen, [*ours, atlas])
            for comparison, command in zip(comparisons, commands):
                comparison.ours.append(our_time)
                if not comparison.skipped:
                    comparison.theirs.append(measure(screen, command))
    return comparisons


def prepare_peers(screen, comparisons, commands):
    for comparison, command in zip(comparisons, commands):
        if not comparison.peer.is_installed():
            comparison.skipped = f"{comparison.peer.command} is not installed"
            continue
        say_progress(f"start: first run of {command[0]}")
        try:
            measure(screen, command)
        except RuntimeError as reason:
            comparison.skipped = str(reason)
