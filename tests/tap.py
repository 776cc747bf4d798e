# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the functions of a Python test whose names begin with test_, and tells meson about each in TAP."""

import signal
import sys
import traceback


class Skip(Exception):
    """Raised by a test that cannot run here; its text says why."""


def run(tests):
    """tests: the globals() of the test's module. Returns the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # a time limit must not leave servers behind
    functions = [value for name, value in tests.items() if name.startswith("test_")]
    print("TAP version 13", f"1..{len(functions)}", sep="\n", flush=True)
    failed = 0
    for number, function in enumerate(functions, 1):
        name = function.__name__.removeprefix("test_").replace("_", " ")
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception:
            failed += 1
            print(f"not ok {number} {name}", flush=True)
            print("".join("# " + line for line in traceback.format_exc().splitlines(keepends=True)), flush=True)
    return 1 if failed else 0
