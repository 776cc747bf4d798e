# SPDX-License-Identifier: GPL-3.0-or-later
"""The map with a million sites: opening them, panning over them, working with them, the memory they take, and how all of
it grows.

The peer of the opening is QGIS, which draws the same file as clusters as wide as ours into a picture of the size of our
window; its own start is left out, and ours too. All else is measured against our own map without sites, in the same run.
"""

import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from statistics import median

from comparison import Comparison, Limit, Peer, say_progress

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))

from screen import Screen  # noqa: E402

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
RUNS = 3
MAP_SIZE = (1280, 800)  # of bench-map's window
CLUSTER_PIXELS = 28
MAX_MARKS = 1000
MAX_FRAME = 1.25  # times the frame of the map without sites
MAX_DEAF = 50  # milliseconds
MAX_MIB = 250
MAX_STARTER = 1.3  # times the memory of the empty map
QUIET = 2  # seconds in which a process neither paints nor reckons
QUIET_SHARE = 0.02  # of a processor: the clock of the file's changes goes on
PATIENCE = 180


class QgisPeer(Peer):
    def __init__(self):
        super().__init__("qgis", "qgis")
        self.script = pathlib.Path(__file__).with_name("qgis-clustered.py")

    def open(self, atlas):
        command = ["/usr/bin/python3", self.script, atlas, *MAP_SIZE, CLUSTER_PIXELS]
        done = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, timeout=PATIENCE)
        return float(done.stdout.split()[-1])


def make_atlases(folder):
    atlases = {name: folder / f"{name}.gpkg" for name in ("empty", *SIZES)}
    for name, path in atlases.items():
        say_progress(f"map: making an atlas of {SIZES.get(name, 0)} sites")
        subprocess.run([os.environ["BENCH_ATLAS"], "create", str(SIZES.get(name, 0)), str(path)], check=True)
    return atlases


def bench_map(screen, *arguments):
    """The lines that bench-map prints, as lists of words."""
    with tempfile.TemporaryFile("w+") as output:
        process = screen.start([os.environ["BENCH_MAP"], *map(str, arguments)], output=output)
        status = process.wait()
        output.seek(0)
        text = output.read()
    if status != 0:
        raise RuntimeError(f"bench-map {arguments[0]} ended with {status}: {text}")
    return [line.split() for line in text.splitlines()]


def measure_opening(screen, atlases):
    """Each in turn, the peer too; (the rows, {size: seconds of opening})."""
    comparison = Comparison("map-open-1m", QgisPeer(), 10)
    times = {name: [] for name in SIZES}
    if not comparison.peer.is_installed():
        comparison.skipped = "qgis is not installed"
    for number in range(RUNS):
        say_progress(f"map: opening {number + 1}/{RUNS}")
        for name in SIZES:
            [(_, drawn)] = bench_map(screen, "open", atlases["empty"], atlases[name])
            times[name].append(float(drawn))
        if not comparison.skipped:
            comparison.theirs.append(comparison.peer.open(atlases["1m"]))
    comparison.ours = times["1m"]
    return [comparison, *limit_growth("map-open", {name: median(seconds) for name, seconds in times.items()})]


def limit_growth(name, times):
    """Ten times the sites may take as much longer as sorting them would."""
    names = list(SIZES)
    for small, large in zip(names, names[1:]):
        allowed = SIZES[large] * math.log(SIZES[large]) / (SIZES[small] * math.log(SIZES[small]))
        yield Limit(f"{name}-growth", f"{small} to {large}", times[large] / times[small], allowed, "x")


def measure_panning(screen, atlases):
    """The worst zoom counts; a frame may not grow with the sites."""
    say_progress("map: panning")
    frames, marks = {}, {}
    for pane, zoom, seconds, n_marks in bench_map(screen, "pan", *(atlases[name] for name in SIZES)):
        frames.setdefault(int(pane), {})[int(zoom)] = float(seconds)
        marks[int(pane)] = max(marks.get(int(pane), 0), int(n_marks))
    for pane, name in enumerate(SIZES, 1):
        zoom, ratio = max(((zoom, seconds / frames[0][zoom]) for zoom, seconds in frames[pane].items()),
                          key=lambda found: found[1])
        yield Limit("map-pan-frame", f"{name}, beside no sites, zoom {zoom}", ratio, MAX_FRAME, "x")
    yield Limit("map-pan-marks", "1m, the most in a frame", marks[len(SIZES)], MAX_MARKS, "")


def measure_work(screen, atlases):
    """How long the window is deaf while sites are filtered, selected, shown."""
    say_progress("map: filters and selections")
    for deed, seconds, deaf in bench_map(screen, "work", atlases["1m"]):
        yield Limit(f"map-{deed}", f"1m, deaf; done in {float(seconds):.1f} s", float(deaf) * 1000, MAX_DEAF, " ms")


def reckoned(process):
    """Seconds of processor time."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_when_quiet(screen, atlas):
    """MiB of the whole program, when everything has been read and drawn."""
    process = screen.start([os.environ["ZAVOD"], str(atlas)])
    deadline = time.monotonic() + PATIENCE
    started = since = time.monotonic()
    before = 0
    while time.monotonic() < since + QUIET or screen.last_paint() < started:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"zavod {atlas} did not come to rest")
        now = reckoned(process)
        if now - before > QUIET_SHARE or screen.last_paint() > since:
            since, before = time.monotonic(), now
        time.sleep(0.2)
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    screen.stop(process)
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def measure_memory(screen, atlases):
    starter = screen.folder / "starter.gpkg"
    subprocess.run([os.environ["ZAVOD"], f"--starter={starter}"], check=True, env=screen.environment,
                   stdout=subprocess.DEVNULL)
    sizes = {"empty": [], "starter": [], "1m": []}
    for number in range(RUNS):
        say_progress(f"map: memory {number + 1}/{RUNS}")
        for name, found in sizes.items():
            found.append(resident_when_quiet(screen, atlases.get(name, starter)))
    empty, few, many = (median(found) for found in sizes.values())
    yield Limit("map-memory-few", f"starter atlas, {few:.0f} MiB, beside none", few / empty, MAX_STARTER, "x")
    yield Limit("map-memory-1m", f"{many:.0f} MiB, beyond the starter atlas", many - few, MAX_MIB, " MiB")


def run():
    with tempfile.TemporaryDirectory(prefix="zavod-bench-") as folder, Screen(screen_size=(1700, 1000)) as screen:
        atlases = make_atlases(pathlib.Path(folder))
        yield from measure_opening(screen, atlases)
        yield from measure_panning(screen, atlases)
        yield from measure_work(screen, atlases)
        yield from measure_memory(screen, atlases)
