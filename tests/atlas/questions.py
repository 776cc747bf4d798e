#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the starter atlas the ten questions of DESIGN.md and compares each answer with the one that was checked by hand.

questions.py ATLAS           compares
questions.py ATLAS --write   writes the answers, to be read against the facts before they are committed
"""

import difflib
import pathlib
import sqlite3
import sys

HERE = pathlib.Path(__file__).resolve().parent


def cell(value):
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def ask(atlas, question):
    cursor = atlas.execute(question.read_text(encoding="utf-8"))
    rows = [[column[0] for column in cursor.description], *cursor]
    return "".join("\t".join(map(cell, row)) + "\n" for row in rows)


def compare(number, question, answer):
    """Tells about one question in TAP; returns whether the answer is the expected one."""
    expected = question.with_suffix(".tsv").read_text(encoding="utf-8")
    title = question.read_text(encoding="utf-8").splitlines()[1].removeprefix("-- ")
    print(f"{'ok' if answer == expected else 'not ok'} {number} {title}")
    for line in difflib.unified_diff(expected.splitlines(), answer.splitlines(), "expected", "answered", lineterm=""):
        print("#", line)
    return answer == expected


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    atlas = sqlite3.connect(f"{pathlib.Path(sys.argv[1]).resolve().as_uri()}?immutable=1", uri=True)
    atlas.executescript((HERE / "shown.sql").read_text(encoding="utf-8"))
    questions = sorted(HERE.glob("question-*.sql"))
    answers = [ask(atlas, question) for question in questions]
    if sys.argv[2:] == ["--write"]:
        for question, answer in zip(questions, answers):
            question.with_suffix(".tsv").write_text(answer, encoding="utf-8")
        return 0
    print(f"TAP version 13\n1..{len(questions)}")
    return 0 if all([compare(*each) for each in zip(range(1, 11), questions, answers)]) else 1


if __name__ == "__main__":
    sys.exit(main())
