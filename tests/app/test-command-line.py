#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of the built program, with no display that GTK could open."""

import contextlib
import csv
import io
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

import tap

ZAVOD = os.path.abspath(os.environ["ZAVOD"])
TABLES = ("site, place, actor, product, programme, source, name, claim, claim_site, citation, partner, capacity, "
          "timeline, figure")
NOBODY = 65534


def environment():
    """Where nothing of a desktop can be reached: GTK would fail and say so."""
    keep = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "G_DEBUG")}
    return {**keep, "LC_ALL": "C.UTF-8", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}


def limit_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000))


def zavod(*arguments, code=0, stdout=subprocess.PIPE, **options):
    """Runs Zavod and returns what it wrote to standard output and standard error."""
    done = subprocess.run([ZAVOD, *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE, timeout=60,
                          env=environment(), check=False, **options)
    assert done.returncode == code, f"{done.returncode}: {done.stdout!r} {done.stderr!r}"
    return (done.stdout or b"").decode(), done.stderr.decode()


def somebody(*paths):
    """Options for somebody who is not root, and to whom the paths belong from now on: root may do everything."""
    if os.geteuid() != 0:
        return {}
    for path in paths:
        os.chown(path, NOBODY, NOBODY)
    try:
        subprocess.run([ZAVOD, "--version"], user=NOBODY, group=NOBODY, extra_groups=[], stdout=subprocess.DEVNULL,
                       env=environment(), check=True)
    except (PermissionError, subprocess.CalledProcessError) as error:
        raise tap.Skip("only root can reach the program") from error
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="zavod-") as path:
        yield pathlib.Path(path)


@contextlib.contextmanager
def starter():
    with folder() as path:
        name = path / "atlas.gpkg"
        zavod(f"--starter={name}")
        yield name


def change(name, *statements):
    """As a program that knows no rule of ours."""
    with contextlib.closing(sqlite3.connect(name)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def ask(name, question):
    with contextlib.closing(sqlite3.connect(name)) as connection:
        return connection.execute(question).fetchone()[0]


def refused(name, sentence, **options):
    """The file cannot be opened: --check and --export say the same, and exit with 1."""
    for arguments in (("--check", name), ("--export=site", name)):
        output, errors = zavod(*arguments, code=1, **options)
        assert (output, errors) == ("", sentence + "\n"), (output, errors)


def test_version():
    output, errors = zavod("--version")
    assert output.startswith("Zavod ") and errors == "", (output, errors)


def test_help():
    output, _ = zavod("--help")
    for option in ("--check=FILE", "--export=TABLE", "--starter=FILE", "--version"):
        assert option in output, output


def test_no_display_is_needed():
    """The same program does need one to open a window: so the other tests prove something."""
    with starter() as name:
        _, errors = zavod(name, code=1)
        assert "display" in errors, errors


def test_starter():
    with starter() as name:
        assert name.stat().st_size > 100000
        assert [entry.name for entry in name.parent.iterdir()] == ["atlas.gpkg"]
        assert ask(name, "SELECT count(*) FROM site") > 20


def test_starter_never_overwrites():
    with folder() as path:
        name = path / "mine.gpkg"
        name.write_text("mine")
        assert zavod(f"--starter={name}", code=1) == ("", f"There is already a file “{name}”.\n")
        assert name.read_text() == "mine"
        assert len(list(path.iterdir())) == 1


def test_starter_in_no_folder():
    with folder() as path:
        name = path / "no" / "atlas.gpkg"
        assert zavod(f"--starter={name}", code=1) == ("", f"The folder of “{name}” is not there.\n")


def test_starter_in_a_read_only_folder():
    with folder() as path:
        options = somebody(path)
        path.chmod(0o500)
        try:
            name = path / "atlas.gpkg"
            assert zavod(f"--starter={name}", code=1, **options) == ("", f"The folder of “{name}” cannot be written.\n")
        finally:
            path.chmod(0o700)


def test_starter_that_does_not_fit():
    """A file may not grow beyond 100 kB here: nothing half-written is left."""
    with folder() as path:
        name = path / "atlas.gpkg"
        _, errors = zavod(f"--starter={name}", code=1, preexec_fn=limit_files)
        assert errors == f"“{name}” could not be written: File too large.\n", errors
        assert not list(path.iterdir())


def test_relative_paths():
    with folder() as path:
        zavod("--starter=here.gpkg", cwd=path)
        assert zavod("--check", "here.gpkg", cwd=path) == ("", "")
        output, _ = zavod("--export=place", "./here.gpkg", cwd=path)
        assert "Kostanay" in output


def test_check_of_a_good_atlas():
    with starter() as name:
        before = name.read_bytes()
        assert zavod("--check", name) == ("", "")
        assert name.read_bytes() == before


def test_check_names_each_fault():
    with starter() as name:
        site = ask(name, "SELECT min(id) FROM site")
        capacity = ask(name, "SELECT min(id) FROM claim WHERE property = 'capacity'")
        status = ask(name, "SELECT min(id) FROM claim WHERE property = 'status'")
        change(name,
               f"UPDATE site SET geom = x'00' WHERE id = {site}",
               f"UPDATE site SET accuracy = 'roughly' WHERE id = {site}",
               f"UPDATE site SET place_id = 4711 WHERE id = {site}",
               f"UPDATE claim SET since = '21.10.2025' WHERE id = {capacity}",
               f"UPDATE claim SET value_text = 'open' WHERE id = {status}",
               f"DELETE FROM citation WHERE claim_id = {status}",
               "INSERT INTO revision (id, made_at, who, words, kind, changeset)"
               " VALUES (1, '2025-10-21T00:00:00Z', 'Somebody', 'Something', 'edit', x'540101')")
        output, errors = zavod("--check", name, code=1)
        assert errors == ""
        assert sorted(output.splitlines()) == sorted([
            f"site {site}: The place is not a point on the Earth.",
            f"site {site}: “roughly” is not a word that the column “accuracy” can have.",
            f"site {site}: Its field “Town or place” refers to something that is not in the atlas.",
            f"claim {capacity}: “21.10.2025” in the column “since” is not a date like 2025, 2025-10 or 2025-10-21.",
            f"claim {status}: “open” is not a word that the column “value_text” can have.",
            f"claim {status}: No source is cited for it.",
            "revision 1: The history of this atlas is damaged here: it does not say what the edit changed.",
        ]), output


def test_check_of_a_broken_rule():
    with starter() as name:
        claim = ask(name, "SELECT min(id) FROM claim WHERE site_id IS NOT NULL")
        change(name, f"UPDATE claim SET country = 'KZ' WHERE id = {claim}")
        output, _ = zavod("--check", name, code=1)
        assert output == "The file is damaged: CHECK constraint failed in claim.\n", output


def test_check_of_damaged_pages():
    with starter() as name:
        content = bytearray(name.read_bytes())
        page = ask(name, "SELECT rootpage FROM sqlite_schema WHERE name = 'citation'") - 1
        content[page * 4096 + 8:page * 4096 + 4096] = b"\xa5" * 4088
        name.write_bytes(content)
        output, errors = zavod("--check", name, code=1)
        assert "damaged" in output + errors, (output, errors)


def test_not_a_database():
    with folder() as path:
        name = path / "letter.gpkg"
        name.write_text("Dear reader,\n" * 100)
        refused(name, "“letter.gpkg” is not a database, so it cannot be an atlas.")
        name.write_text("")
        refused(name, "“letter.gpkg” is not a database, so it cannot be an atlas.")


def test_another_database():
    with folder() as path:
        name = path / "other.db"
        change(name, "CREATE TABLE site (id)")
        refused(name, "“other.db” is a database, but not an atlas made by Zavod.")


def test_another_geopackage():
    with folder() as path:
        name = path / "roads.gpkg"
        change(name, "PRAGMA application_id = 0x47504B47", "PRAGMA user_version = 10400", "CREATE TABLE road (id)")
        refused(name, "“roads.gpkg” is a GeoPackage, but not an atlas made by Zavod.")


def test_newer():
    with starter() as name:
        change(name, "UPDATE zavod_meta SET version = 999")
        refused(name, "“atlas.gpkg” was made by a newer Zavod. Update Zavod to open it.")


def test_cut_short():
    with starter() as name:
        content = name.read_bytes()
        name.write_bytes(content[:len(content) // 2])
        refused(name, "“atlas.gpkg” was cut short: its end is missing. Open a backup of it, or fetch it again.")


def test_missing():
    refused("/nonexistent/atlas.gpkg", "There is no file “atlas.gpkg”.")


def test_folder():
    with folder() as path:
        refused(path, f"“{path.name}” is not a file.")


def test_no_permission():
    with starter() as name:
        options = somebody(name.parent, name)
        name.chmod(0)
        refused(name, "The file “atlas.gpkg” may not be read by you.", **options)


def test_read_only_file():
    """What cannot be written can be checked and exported, and is left alone."""
    with starter() as name:
        options = somebody(name.parent, name)
        name.chmod(0o400)
        name.parent.chmod(0o500)
        try:
            assert zavod("--check", name, **options) == ("", "")
            output, _ = zavod("--export=site", name, **options)
            assert output.startswith("id,")
        finally:
            name.parent.chmod(0o700)


def test_export():
    with starter() as name:
        output, errors = zavod("--export=site", name)
        rows = list(csv.DictReader(io.StringIO(output, newline="")))
        assert errors == ""
        assert len(rows) == ask(name, "SELECT count(*) FROM site")
        assert all(row["geom"].startswith("POINT (") or row["geom"] == "" for row in rows)


def test_export_of_everything():
    with starter() as name:
        for table in TABLES.split(", "):
            output, _ = zavod(f"--export={table}", name)
            rows = list(csv.reader(io.StringIO(output, newline="")))
            assert len(rows) - 1 == ask(name, f"SELECT count(*) FROM {table}"), table
            assert len({len(row) for row in rows}) == 1, table


def test_export_disarms_formulas():
    with starter() as name:
        change(name, "UPDATE site SET name = '=HYPERLINK(\"http://example.org\")'")
        output, _ = zavod("--export=site", name)
        for row in csv.DictReader(io.StringIO(output, newline="")):
            assert row["name"] == "'=HYPERLINK(\"http://example.org\")", row


def test_export_of_an_unknown_table():
    with starter() as name:
        for table in ("sites", "sqlite_schema", "site; DROP TABLE site"):
            output, errors = zavod(f"--export={table}", name, code=2)
            assert output == ""
            assert errors == f"There is no table “{table}”. These can be exported: {TABLES}.\n", errors


def test_export_of_no_file():
    sentence = "Name one atlas to export from: zavod --export=TABLE FILE\n"
    assert zavod("--export=site", code=2) == ("", sentence)
    assert zavod("--export=site", "a.gpkg", "b.gpkg", code=2) == ("", sentence)


def test_export_to_a_full_disk():
    with starter() as name, open("/dev/full", "wb") as full:
        _, errors = zavod("--export=claim", name, code=1, stdout=full)
        assert errors.startswith("The table could not be written."), errors
        assert "No space left" in errors, errors


def test_export_to_a_closed_pipe():
    with starter() as name:
        reader, writer = os.pipe()
        os.close(reader)
        try:
            _, errors = zavod("--export=claim", name, code=1, stdout=writer)
        finally:
            os.close(writer)
        assert errors.startswith("The table could not be written."), errors
        assert "Broken pipe" in errors, errors


def test_hostile_triggers_do_not_run():
    with starter() as name:
        copy = name.with_name("copy.gpkg")
        shutil.copy(name, copy)
        change(copy, "CREATE TRIGGER boom AFTER UPDATE ON site BEGIN DELETE FROM claim; END")
        before = copy.read_bytes()
        zavod("--export=site", copy)
        assert copy.read_bytes() == before


def test_hostile_objects_do_nothing():
    """Views that load code or never end, and virtual tables: nothing of ours reads them."""
    with starter() as name:
        change(name,
               "CREATE VIEW evil AS SELECT load_extension('/tmp/evil.so')",
               "CREATE VIEW slow AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
               " SELECT count(*) FROM c",
               "CREATE VIRTUAL TABLE words USING fts5 (text)")
        assert zavod("--check", name) == ("", "")
        output, _ = zavod("--export=site", name)
        assert output.startswith("id,")


def test_hostile_names_come_out_as_they_are():
    names = ["<b>bold</b> & co", "%s%n {0}", "\u0645\u0635\u0646\u0639 \u202e", "x" * 10000, "two\nlines",
             "\"quoted\", twice"]
    with starter() as name:
        chosen = "(SELECT id FROM site ORDER BY id LIMIT 1 OFFSET {})"
        change(name, *(f"UPDATE site SET name = '{text}' WHERE id = {chosen.format(row)}"
                       for row, text in enumerate(names)))
        assert zavod("--check", name) == ("", "")
        output, _ = zavod("--export=site", name)
        found = {row["name"] for row in csv.DictReader(io.StringIO(output, newline=""))}
        assert found.issuperset(names), set(names) - found


def test_somebody_else_writes():
    """What is committed can be read while another program holds the lock, and nobody is kept waiting."""
    with starter() as name, contextlib.closing(sqlite3.connect(name, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE site SET name = 'unfinished'")
        assert zavod("--check", name) == ("", "")
        output, _ = zavod("--export=site", name)
        assert "unfinished" not in output


def test_missing_argument():
    for option in ("--check", "--export", "--starter"):
        _, errors = zavod(option, code=1)
        assert option in errors, errors


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
