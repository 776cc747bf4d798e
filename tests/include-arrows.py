#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house has floors, and includes go down only: each folder of src/ includes from the folders below it.

Run as `include-arrows.py SOURCE-TREE`.
"""

import pathlib
import re
import sys
import tempfile

import tap

# folder → the folders that it may include from, beside itself
BELOW = {"core": set()}
BELOW["store"] = BELOW["index"] = {"core"}
BELOW["model"] = {"core", "store", "index"}
BELOW["exchange"] = {"core", "store", "index", "model"}
BELOW["online"] = {"core"}
BELOW["days"] = BELOW["exchange"] | {"exchange", "online", "widgets"}
BELOW["widgets"] = BELOW["exchange"] | {"exchange", "online"}
BELOW["charts"] = BELOW["widgets"] | {"widgets"}
for sibling in ("map", "tables", "record", "forms", "find", "history", "checks"):
    BELOW[sibling] = BELOW["charts"] | {"charts"}
BELOW["app"] = set(BELOW)

WITHOUT_GTK = ("core", "store", "index", "model", "exchange", "online")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]', re.MULTILINE)

# library header → the folders that may include it
LIBRARIES = (
    (re.compile(r"^sqlite3"), {"store"}),
    (re.compile(r"^libsoup"), {"online"}),
    (re.compile(r"^shumate"), {"map"}),
    (re.compile(r"^(gtk|gdk|gsk|adwaita)\b"), set(BELOW) - set(WITHOUT_GTK)),
)


def faults(src):
    """One sentence for each include of the folder src that its folder may not have."""
    sources = [path for path in sorted(src.rglob("*.[ch]"))]
    home = {path.name: path.relative_to(src).parts[0] for path in sources if path.suffix == ".h"}
    found = []
    for path in sources:
        folder = path.relative_to(src).parts[0]
        if folder not in BELOW:
            found.append(f"src/{folder} has no floor in tests/include-arrows.py")
            continue
        for header in INCLUDE.findall(path.read_text()):
            target = home.get(pathlib.PurePath(header).name)
            if target is not None and target != folder and target not in BELOW[folder]:
                found.append(f"{path.relative_to(src)} includes {header} of {target}, which is not below {folder}")
            for pattern, allowed in LIBRARIES:
                if target is None and pattern.match(header) and folder not in allowed:
                    found.append(f"{path.relative_to(src)} includes {header}: only {', '.join(sorted(allowed))} may")
    return found


def faults_of(files):
    """What would be said of a source tree with these files: path → content."""
    with tempfile.TemporaryDirectory() as folder:
        src = pathlib.Path(folder)
        for name, content in files.items():
            (src / name).parent.mkdir(parents=True, exist_ok=True)
            (src / name).write_text(content)
        return faults(src)


def test_arrows_point_down():
    found = faults(pathlib.Path(sys.argv[1], "src"))
    assert not found, "\n".join(found)


def test_an_arrow_up_is_found():
    headers = {"core/a.h": "", "store/b.h": "", "map/c.h": "", "tables/d.h": ""}
    assert not faults_of({**headers, "store/b.c": '#include "b.h"\n#include "a.h"\n', "app/m.c": '#include "c.h"\n'})
    assert len(faults_of({**headers, "core/a.c": '#include "b.h"\n'})) == 1
    assert len(faults_of({**headers, "map/c.c": '  #  include "tables/d.h"\n'})) == 1
    assert len(faults_of({"attic/x.c": ""})) == 1


def test_a_library_out_of_place_is_found():
    assert not faults_of({"store/b.c": "#include <sqlite3.h>\n", "map/c.c": "#include <shumate/shumate.h>\n"})
    assert len(faults_of({"model/b.c": "#include <sqlite3.h>\n"})) == 1
    assert len(faults_of({"forms/b.c": "#include <shumate/shumate.h>\n"})) == 1
    assert len(faults_of({"exchange/b.h": "#include <gtk/gtk.h>\n"})) == 1
    assert len(faults_of({"core/b.h": "#include <adwaita.h>\n"})) == 1


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
