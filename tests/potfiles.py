#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file with text to translate, and no other.

Run as `potfiles.py SOURCE-TREE`.
"""

import pathlib
import re
import sys

import tap

MARKED = re.compile(r"\b(?:N?C?_|ngettext|g_dngettext|g_dpgettext2)\s*\(")
TRANSLATED_DATA = (".desktop.in", ".metainfo.xml.in", ".gschema.xml")


def is_translated(path):
    if path.name.endswith(TRANSLATED_DATA):
        return True
    if path.suffix == ".ui":
        return 'translatable="yes"' in path.read_text()
    return path.suffix in (".c", ".blp") and MARKED.search(path.read_text()) is not None


def translated_files(top):
    return {str(path.relative_to(top)) for folder in ("data", "src", "ui") for path in (top / folder).rglob("*")
            if path.is_file() and is_translated(path)}


def listed_files(top):
    lines = (top / "po/POTFILES.in").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_file_with_text_is_listed():
    top = pathlib.Path(sys.argv[1])
    missing = translated_files(top) - set(listed_files(top))
    assert not missing, "not in po/POTFILES.in: " + " ".join(sorted(missing))


def test_every_listed_file_has_text():
    top = pathlib.Path(sys.argv[1])
    idle = set(listed_files(top)) - translated_files(top)
    assert not idle, "in po/POTFILES.in for nothing: " + " ".join(sorted(idle))


def test_the_list_is_sorted():
    listed = listed_files(pathlib.Path(sys.argv[1]))
    assert listed == sorted(set(listed)), "sort po/POTFILES.in"


def test_marks_are_recognized():
    for text in ('_("Save")', 'N_ ("Site")', 'C_("verb", "Open")', 'NC_ ("a", "b")', 'ngettext ("a", "b", n)'):
        assert MARKED.search(text), text
    for text in ("g_strdup_printf (text)", "SOME_ (x)", "foo_(x)"):
        assert not MARKED.search(text), text


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
