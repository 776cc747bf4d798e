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

TOP = pathlib.Path(sys.argv[1])
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3")


def languages():
    lines = (TOP / "po/LINGUAS").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def run(*command):
    """Returns what the command has to say against its files."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=TOP)
    return done.stdout.strip() if done.returncode else ""


def extract(template):
    """What the sources say; in Blueprint's files it is marked as in C."""
    keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
    faults = run("xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES.in", *keywords, f"--output={template}")
    assert not faults, faults


def test_every_language_is_complete():
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder, "zavod.pot")
        extract(template)
        faults = [run("msgcmp", f"po/{language}.po", str(template)) for language in languages()]
        assert not any(faults), "\n".join(faults)


def test_what_is_put_into_a_text_fits():
    faults = [run("msgfmt", "--check", "--output-file=/dev/null", f"po/{language}.po") for language in languages()]
    assert not any(faults), "\n".join(faults)


def test_the_languages_are_sorted():
    assert languages() and languages() == sorted(set(languages())), "sort po/LINGUAS"


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
