#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language of po/LINGUAS says all that the sources say, in words that take what is put into them.

Run as `translations.py SOURCE-TREE`. `ninja zavod-update-po` brings the files up to date with the sources.
"""

import pathlib
import subprocess
import sys
import tempfile

import tap
from messages import extract

TOP = pathlib.Path(sys.argv[1])


def languages():
    lines = (TOP / "po/LINGUAS").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def run(*command):
    """Returns what the command has to say against its files."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=TOP)
    return done.stdout.strip() if done.returncode else ""


def test_every_language_is_complete():
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder, "zavod.pot")
        complaints = extract(TOP, template)
        assert not complaints, complaints
        faults = [run("msgcmp", f"po/{language}.po", str(template)) for language in languages()]
        assert not any(faults), "\n".join(faults)


def test_what_is_put_into_a_text_fits():
    faults = [run("msgfmt", "--check", "--output-file=/dev/null", f"po/{language}.po") for language in languages()]
    assert not any(faults), "\n".join(faults)


def test_the_languages_are_sorted():
    assert languages() and languages() == sorted(set(languages())), "sort po/LINGUAS"


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
