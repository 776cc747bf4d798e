# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of two programs at the same work, and the programs they are compared with."""

import pathlib
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Peer:
    """A program to be compared with: the command, and the Debian package that its version is asked of."""

    command: str
    package: str

    def is_installed(self):
        return shutil.which(self.command) is not None

    def __str__(self):
        query = ["dpkg-query", "-W", "-f", "${Version}", self.package]
        version = subprocess.run(query, capture_output=True, text=True, check=False).stdout
        return f"{self.package} {version.split('+')[0].split('-')[0]}".strip()


@dataclass
class NpmPeer:
    """A module of npm, of one version, and the command that runs it. It is installed beside the build, not on the system."""

    command: str
    package: str
    version: str
    file: str = "index.js"
    module: pathlib.Path = None  # its first file, once prepared

    def prepare(self, folder):
        """Returns why it cannot be compared with, or nothing."""
        if shutil.which(self.command) is None or shutil.which("npm") is None:
            return f"{self.command} or npm is not installed"
        self.module = folder / "node_modules" / self.package / self.file
        install = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", f"{self.package}@{self.version}"]
        done = self.module.exists() or subprocess.run(install, stdout=sys.stderr, check=False).returncode == 0
        return "" if done else "npm could not install it"

    def __str__(self):
        return f"{self.package} {self.version}"


@dataclass
class Baseline:
    """Not another program, but what ours would have to do otherwise."""

    package: str

    def __str__(self):
        return self.package


def show_time(seconds):
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.001 else f"{seconds * 1e6:.1f} µs"


@dataclass
class Comparison:
    """budget: how many times faster than the peer we are to be, at least."""

    name: str
    peer: Peer | NpmPeer | Baseline
    budget: float
    ours: list = field(default_factory=list)  # seconds
    theirs: list = field(default_factory=list)
    skipped: str = ""

    def ratio(self):
        return median(self.theirs) / median(self.ours)

    def is_short(self):
        return not self.skipped and self.ratio() < self.budget

    def line(self):
        ours = show_time(median(self.ours)) if self.ours else "-"
        if self.skipped:
            return f"{self.name:<18} {ours:>10}   {self.peer.package:<32} skipped ({self.skipped})"
        theirs = f"{self.peer} {show_time(median(self.theirs))}"
        verdict = "short" if self.is_short() else "ok"
        return f"{self.name:<18} {ours:>10}   {theirs:<32} {self.ratio():>6.2f}x   budget {self.budget:g}x   {verdict}"


@dataclass
class Limit:
    """A figure of our own that may not be above a limit, most often a ratio of two of our times in one run."""

    name: str
    what: str
    figure: float
    limit: float
    unit: str

    def is_short(self):
        return self.figure > self.limit

    def line(self):
        figure, limit = (f"{number:.3g}{self.unit}" if number < 1000 else f"{number:.0f}{self.unit}"
                         for number in (self.figure, self.limit))
        return f"{self.name:<18} {figure:>10}   {self.what:<32} limit {limit}   {'short' if self.is_short() else 'ok'}"


def say_progress(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)
