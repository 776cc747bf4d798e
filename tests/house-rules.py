#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the sources that a machine can check: licence lines, nothing left for later, no stray spaces.

Run as `house-rules.py SOURCE-TREE`.
"""

import pathlib
import re
import sys

import tap

FOLDERS = ("build-aux", "data", "po", "src", "tests", "ui")
CODE = {".c", ".h", ".blp", ".build", ".css", ".py", ".sql", ".xml"}
LICENCE = re.compile(r"SPDX-License-Identifier: (GPL-3\.0-or-later|CC0-1\.0)\b")
THREADED = re.compile(r"\bg_task_run_in_thread\b")  # zavod_task_run_in_thread() says why not
LEFT_OVER = re.compile(r"^#\s*if\s+0\b|\b(TODO|FIXME|XXX)\b")


def sources():
    """The code of the project: by its suffix, or by a line that names an interpreter."""
    top = pathlib.Path(sys.argv[1])
    yield top / "meson.build"
    for folder in FOLDERS:
        for path in sorted((top / folder).rglob("*")):
            if path.is_file() and (path.suffix in CODE or path.read_bytes()[:2] == b"#!"):
                yield path


def lines_with_fault(has_fault):
    """path:number of each line of the sources that has this fault."""
    return "\n".join(f"{path}:{number}" for path in sources()
                     for number, line in enumerate(path.read_text().splitlines(), 1) if has_fault(line))


def test_licence_stands_at_the_top():
    missing = [str(path) for path in sources() if not LICENCE.search("\n".join(path.read_text().splitlines()[:2]))]
    assert not missing, "\n".join(missing)


def test_nothing_is_left_for_later():
    found = lines_with_fault(lambda line: LEFT_OVER.search(line) and "LEFT_OVER" not in line)
    assert not found, found


def test_no_space_at_the_end_of_a_line():
    found = lines_with_fault(lambda line: line != line.rstrip())
    assert not found, found


def test_no_source_object_ends_its_life_in_a_thread():
    found = [str(path) for path in (pathlib.Path(sys.argv[1]) / "src").rglob("*.c")
             if path.name != "zavod-task.c" and THREADED.search(path.read_text())]
    assert not found, "\n".join(found)


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
