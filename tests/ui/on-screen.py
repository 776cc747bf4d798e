#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program that makes windows of its own on a screen in memory: on-screen.py PROGRAM ARGUMENT…"""

import os
import sys

from screen import Screen

PASSED_ON = ("G_DEBUG", "G_TEST_BUILDDIR", "G_TEST_SRCDIR", "MALLOC_CHECK_")


def main():
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    with Screen() as screen:
        # GTK_A11Y=test: names and roles can be asked for, and nothing is sent to a screen reader
        return screen.start(sys.argv[1:], environment | {"GTK_A11Y": "test"}, output=None).wait()


if __name__ == "__main__":
    sys.exit(main())
