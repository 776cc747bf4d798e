#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshot.py PICTURE COMMAND [ARG…]: start COMMAND on a screen in memory, wait until its window is complete, save a
picture of it and end it. What it writes to its home folder is thrown away.

Options before PICTURE: --size=WIDTHxHEIGHT, --dark, --press=KEYS (may be given several times).
"""

import argparse
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "ui"))

from uitest import App, Ended

COMPLETE = 0.7  # seconds without painting: tiles of the map and rows of the tables come in batches
PATIENCE = 60


def parse_arguments():
    parser = argparse.ArgumentParser(description="Save a picture of an application's window.")
    parser.add_argument("--size", default="1280x800", help="width and height of the window (%(default)s)")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    parser.add_argument("--press", action="append", default=[], metavar="KEYS", help="press these keys first: ctrl+n")
    parser.add_argument("picture", type=pathlib.Path, help="the PNG file to write")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="what to start")
    return parser.parse_args()


def user_language():
    """The name of the user's locale, None in C's."""
    name = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C").partition(".")[0]
    return None if name in ("C", "POSIX") else name


def main():
    arguments = parse_arguments()
    size = tuple(map(int, arguments.size.split("x")))
    print("zavod: no display: starting on a screen in memory", file=sys.stderr, flush=True)
    try:
        with App(arguments.command, size=size, dark=arguments.dark, language=user_language(), fatal=False) as app:
            app.settle(COMPLETE, PATIENCE)
            app.press(*arguments.press)
            app.settle(COMPLETE, PATIENCE)
            app.screenshot(arguments.picture)
            sys.stderr.write(app.output())
    except Ended as end:
        sys.stderr.write(end.output)
        return end.status if end.status > 0 else 1
    print(f"The window is shown in {arguments.picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
