# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak in its sandbox beside the same sources built unpacked: how long it takes to start, what it does when nothing
moves, how large its bundle is.

To be run on the host by build-aux/flatpak, which has built and installed it. Both are shown on one screen, which counts a
window as usable as bench start does.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))

from comparison import Baseline, Comparison, Limit, say_progress  # noqa: E402
from screen import Screen  # noqa: E402
from start import measure, time_to_usable  # noqa: E402

ID = "io.github.zavod_atlas.Zavod"
TOP = pathlib.Path(__file__).resolve().parents[2]
BUNDLE = pathlib.Path(os.environ["ZAVOD_RESULTS"], f"{ID}.flatpak")
RUNS = 5
START = 1 / 1.15
BUNDLE_SIZE = 15  # MB
COMING_TO_REST = 30  # seconds: pools of threads that have nothing to do end by then
REST = 20


@contextmanager
def platform():
    """The command that runs a program where the unpacked build has its libraries, at once."""
    holder = subprocess.Popen([TOP / "build-aux/platform", "sleep", "infinity"], start_new_session=True)
    try:
        comm = pathlib.Path(f"/proc/{holder.pid}/comm")
        while comm.read_text().strip() != "sleep":
            if holder.poll() is not None:
                raise RuntimeError("the platform could not be entered")
            time.sleep(0.05)
        yield ["nsenter", f"--target={holder.pid}", "--mount", "--root", "--wd=/"]
    finally:
        holder.kill()
        holder.wait()


def compare_starts(screen, home):
    """Interleaved; each has a first run that is not measured, in which it makes its atlas."""
    sandboxed = ["env", f"HOME={home}", f"FLATPAK_USER_DIR={os.environ['FLATPAK_USER_DIR']}", "flatpak", "run", "--user", ID]
    comparison = Comparison("flatpak-start", Baseline("the unpacked build"), START)
    with platform() as enter:
        unpacked = [*enter, "env", f"GSETTINGS_SCHEMA_DIR={TOP}/_build/run/data", str(TOP / "_build/run/src/app/zavod")]
        for number in range(RUNS + 1):
            say_progress(f"flatpak-start {number}/{RUNS}")
            times = [measure(screen, command) for command in (sandboxed, unpacked)]
            if number > 0:
                comparison.ours.append(times[0])
                comparison.theirs.append(times[1])
    yield comparison
    yield from measure_rest(screen, sandboxed)


def find_process(screen):
    """The program on that screen, inside of its sandbox."""
    display = f"DISPLAY={screen.environment['DISPLAY']}".encode()
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if (process / "comm").read_text() == "zavod\n" and display in (process / "environ").read_bytes().split(b"\0"):
                return process
        except OSError:  # it has ended
            continue
    raise RuntimeError("zavod is not on the screen")


def read_work(process):
    """(seconds of processor time, how often a thread was woken) since it started."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    wakes = sum(int(line.split()[1]) for task in (process / "task").iterdir()
                for line in (task / "status").read_text().splitlines() if line.startswith("voluntary_ctxt"))
    return seconds, wakes


def measure_rest(screen, command):
    _, running = time_to_usable(screen, command)
    say_progress("flatpak-rest")
    time.sleep(COMING_TO_REST)
    process = find_process(screen)
    before = read_work(process)
    time.sleep(REST)
    after = read_work(process)
    screen.stop(running)
    yield Limit("flatpak-rest", "of a processor, when nothing moves", (after[0] - before[0]) / REST * 100, 0, " %")
    yield Limit("flatpak-wakes", f"in {REST} s", after[1] - before[1], 0, "")


def main():
    subprocess.run([TOP / "build-aux/platform", TOP / "build-aux/build-in", TOP / "_build/run", "program"], check=True)
    home = tempfile.mkdtemp(prefix="zavod-flatpak-")
    short = False
    try:
        with Screen(screen_size=(1700, 1000), animations=True) as screen:
            for figure in (*compare_starts(screen, home),
                           Limit("flatpak-bundle", "the bundle", BUNDLE.stat().st_size / 1e6, BUNDLE_SIZE, " MB")):
                print(figure.line(), flush=True)
                short = short or figure.is_short()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
