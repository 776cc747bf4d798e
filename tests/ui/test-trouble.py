#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong in a user's life: files that are no atlas, or damaged, or hostile; other programs; a full disk; kills."""

import contextlib
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import tap
from atlas import ask, change, check, count, find_row, retype, show_site, starter, wait_for_sites
from uitest import App, program

SITE = "Akia Avesto"


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="zavod-") as path:
        yield pathlib.Path(path)


def open_atlas(atlas, size=(1280, 800), **options):
    return App([program(), str(atlas)], size=size, **options)


def edit_site(app, name=SITE):
    show_site(app, name)
    app.press("F2")
    app.find("text box", "Name", ["focused"])


def save(app):
    app.press("ctrl+s")
    app.wait_gone("text box", "Name")


def in_own_mounts(script, *arguments):
    """The command that runs a shell script, its last word `zavod "$file"`, where only it sees what it mounts."""
    for propagation in ("private", "unchanged"):  # the first does not work in a chroot, which has mounts of its own
        unshare = ["unshare", "--mount", "--propagation", propagation]
        probe = [*unshare, "mount", "-t", "tmpfs", "none", "/mnt"]
        if subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return [*unshare, "sh", "-ec", script, "sh", *map(str, arguments)]
    raise tap.Skip("nothing may be mounted here")


# ---- files that cannot be opened ----

def make_letter(path):
    path.write_text("Dear reader,\n" * 100)


def make_geopackage(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10400;"
                                 "CREATE TABLE road (id);")


def make_newer(path):
    change(path, "UPDATE zavod_meta SET version = 99")


def cut_short(path):
    os.truncate(path, path.stat().st_size // 2)


def remove_view(path):
    change(path, "DROP VIEW capacity")


def test_what_is_no_atlas_is_refused():
    """One window says it of each file in turn, and shows the starter atlas in the end; the files are left alone."""
    refused = {
        "letter.gpkg": (make_letter, "“letter.gpkg” is not a database, so it cannot be an atlas."),
        "empty.gpkg": (pathlib.Path.touch, "“empty.gpkg” is not a database, so it cannot be an atlas."),
        "<b>%s & co.gpkg": (make_letter, "“<b>%s & co.gpkg” is not a database, so it cannot be an atlas."),
        "roads.gpkg": (make_geopackage, "“roads.gpkg” is a GeoPackage, but not an atlas made by Zavod."),
        "folder.gpkg": (pathlib.Path.mkdir, "“folder.gpkg” is not a file."),
        "nowhere.gpkg": (None, "There is no file “nowhere.gpkg”."),
        "newer.gpkg": (make_newer, "“newer.gpkg” was made by a newer Zavod. Update Zavod to open it."),
        "short.gpkg": (cut_short, "“short.gpkg” was cut short: its end is missing. "
                                  "Open a backup of it, or fetch it again."),
        "altered.gpkg": (remove_view, "“altered.gpkg”: Another program altered the structure of this atlas: "
                                      "“capacity” is not as Zavod made it."),
    }
    with starter() as atlas, App([program(), "/nonexistent/first.gpkg"]) as app:
        app.find("label", "There is no file “first.gpkg”.", ["showing"])
        for name, (make, sentence) in refused.items():
            path = atlas.with_name(name)
            if make in (make_newer, cut_short, remove_view):
                shutil.copy(atlas, path)
            if make:
                make(path)
            before = path.read_bytes() if path.is_file() else None
            app.screen.start([program(), str(path)]).wait(10)  # hands the file to the one that runs
            app.find("label", sentence, ["showing"])
            assert (path.read_bytes() if path.is_file() else None) == before, name
        assert len(app.screen.windows()) == 1, "the window that shows none is used again"
        app.find("button", "Open the Starter Atlas").act("Click")
        app.find("window", "Central Asia", ["active"])
        app.assert_no_warnings()


def test_damaged_pages_are_told():
    with starter() as atlas:
        pages = ask(atlas, "SELECT rootpage FROM sqlite_schema WHERE name = 'citation'"
                           " OR tbl_name = 'citation' AND type = 'index'")
        content = bytearray(atlas.read_bytes())
        for page, in pages:
            content[(page - 1) * 4096:page * 4096] = b"\xa5" * 4096
        atlas.write_bytes(content)
        with open_atlas(atlas) as app:
            app.find("label", "The file is damaged. Open a backup of it.", ["showing"])
            app.settle()
            assert app.quit() == 0, app.output()


def test_read_only():
    script = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; exec "$2" "$1/atlas.gpkg"'
    with starter() as atlas, App(in_own_mounts(script, atlas.parent, program()), size=(1280, 800)) as app:
        before = atlas.read_bytes()
        wait_for_sites(app)
        app.find("label", re.compile("can be read but not changed"), ["showing"])
        show_site(app, SITE)
        app.press("F2", "Delete", "ctrl+n")
        assert not app.find_all("text box", "Name")
        assert not app.find_all("button", "Add", ["sensitive"])
        assert count(app, "Sites") == len(ask(atlas, "SELECT id FROM site"))
        assert app.quit() == 0, app.output()
        assert atlas.read_bytes() == before
        assert [entry.name for entry in atlas.parent.iterdir()] == ["atlas.gpkg"]


def test_an_empty_atlas():
    with starter() as atlas:
        for table in "citation claim_site claim name site actor product programme place source".split():
            change(atlas, f"DELETE FROM {table}")
        with open_atlas(atlas) as app:
            app.find("label", re.compile("^0 sites · 0 statements"))
            app.press("alt+2", "alt+3", "alt+1", "Down", "Return", "F2", "Delete", "Escape", "F6", "plus", "0", "End")
            app.press("ctrl+n")
            app.find("text box", "Name", ["focused"])
            app.type("First")
            save(app)
            find_row(app, "Sites", "First")
            app.assert_no_warnings()
        assert check(atlas) == ""


# ---- hostile content ----

def test_hostile_content_is_text():
    names = ["<b>bold</b> & <a href='x'>co</a>", "%s%n%d {0} $1", "مصنع \u202e سيارات", "x" * 10000,
             "two\nlines\tand a tab",
             "=HYPERLINK(\"http://example.org\")", "_mnemonic__", "e\u0301\u0302" * 300, "\u200b", "\x01\x02"]
    with starter() as atlas:
        sites = [row[0] for row in ask(atlas, "SELECT id FROM site ORDER BY name")]
        for site, name in zip(sites, names):
            change(atlas, "UPDATE site SET name = ?, note = ?, country = ? WHERE id = ?", name, name, name, site)
            change(atlas, "UPDATE claim SET value_text = ?, condition = ?, time_text = ? WHERE site_id = ?",
                   name, name, name, site)
            change(atlas, "INSERT INTO name (site_id, text) VALUES (?, ?)", site, name)
        change(atlas, "UPDATE actor SET name = ? || id", names[0])
        change(atlas, "UPDATE source SET title = ?, url = 'javascript:alert(1)'", names[0])
        change(atlas, "UPDATE citation SET quote = ?, speaker = ?", names[0], names[2])
        change(atlas, "UPDATE zavod_meta SET title = ?", names[0])
        with open_atlas(atlas) as app:
            app.find("window", names[0])
            wait_for_sites(app)
            app.press("alt+1", "Home")
            for _ in names:
                app.press("Down")
            app.press("F2")
            app.find("text box", "Name", ["focused"])
            app.press("Escape", "alt+2", "Down", "alt+3", "Down", "Escape")
            app.wait(lambda: count(app, "Sites") == len(sites), "all sites again")
            show_site(app, names[0])
            app.find("toggle button", re.compile("^Source: ")).act("Click")
            app.settle()
            app.assert_no_warnings()


def test_hostile_objects_do_nothing():
    """Triggers that write, views with functions, virtual tables, wrong geometry, a claim without a citation."""
    with starter() as atlas:
        site = ask(atlas, "SELECT id FROM site WHERE name = ?", SITE)[0][0]
        other = ask(atlas, "SELECT min(id) FROM site")[0][0]
        for statement in (
                "CREATE TRIGGER boom AFTER UPDATE ON site BEGIN DELETE FROM claim; END",
                "CREATE TRIGGER bang BEFORE INSERT ON revision BEGIN DELETE FROM site; END",
                "CREATE VIEW evil AS SELECT load_extension('/tmp/evil.so')",
                "CREATE VIEW slow AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
                " SELECT count(*) FROM c",
                "CREATE VIRTUAL TABLE words USING fts5 (text)",
                f"UPDATE site SET geom = x'00' WHERE id = {other}",
                "DELETE FROM citation WHERE claim_id = (SELECT max(claim_id) FROM citation)"):
            change(atlas, statement)
        claims = ask(atlas, "SELECT count(*) FROM claim")
        with open_atlas(atlas) as app:
            wait_for_sites(app)
            app.press("alt+2", "alt+3", "alt+1")
            edit_site(app, SITE)
            app.type("Akia Mine")
            app.press("ctrl+s")
            app.find("label", re.compile("The atlas holds a trigger of another program"), ["showing"])
            assert app.find("text box", "Name").text == "Akia Mine"
            app.assert_no_warnings()
        assert ask(atlas, "SELECT count(*) FROM claim") == claims
        assert ask(atlas, f"SELECT name FROM site WHERE id = {site}") == [(SITE,)]


# ---- other programs on the same file ----

def test_two_at_once():
    """What one Zavod writes the other shows, and takes back only what nobody changed since."""
    with starter() as atlas, open_atlas(atlas) as one, open_atlas(atlas) as other:
        edit_site(one, SITE)
        one.type("Akia Theirs")
        save(one)
        find_row(other, "Sites", "Akia Theirs")
        find_row(one, "Sites", "Akia Theirs")

        other.press("ctrl+z")
        other.find("label", re.compile("^Undone: "), ["showing"])
        find_row(one, "Sites", SITE)
        assert ask(atlas, "SELECT count(*) FROM site WHERE name = ?", SITE) == [(1,)]

        edit_site(one, SITE)
        one.type("Akia Mine")
        save(one)
        change(atlas, "UPDATE site SET name = 'Akia Stranger' WHERE name = 'Akia Mine'")
        find_row(other, "Sites", "Akia Stranger")
        other.press("ctrl+z")
        other.find("label", re.compile("cannot be undone: the record was changed by another program"), ["showing"])
        one.assert_no_warnings()
        other.assert_no_warnings()
        assert one.quit() == 0 and other.quit() == 0
        assert check(atlas) == ""


def test_a_lock_is_told():
    with starter() as atlas, open_atlas(atlas) as app:
        edit_site(app, SITE)
        app.type("Akia Patient")
        with contextlib.closing(sqlite3.connect(atlas, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            app.press("ctrl+s")
            app.find("label", "Another program is writing to the atlas. Try again when it has finished.", ["showing"])
            assert app.find("text box", "Name").text == "Akia Patient"
        save(app)
        assert ask(atlas, "SELECT count(*) FROM site WHERE name = 'Akia Patient'") == [(1,)]
        app.assert_no_warnings()


MOVE = """
from osgeo import ogr
import sys
ogr.UseExceptions()
source = ogr.Open(sys.argv[1], 1)
layer = source.GetLayerByName("site")
layer.SetAttributeFilter("name = '" + sys.argv[2] + "'")
feature = layer.GetNextFeature()
feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (66.5 41.1)"))
layer.SetFeature(feature)
"""


def test_a_site_moved_by_a_gis():
    with starter() as atlas, open_atlas(atlas) as app:
        show_site(app, SITE)
        mark = app.find("option", states=["selected"])
        before = mark.extents
        subprocess.run(["python3", "-c", MOVE, str(atlas), SITE], check=True)
        app.wait(lambda: app.find("option", states=["selected"]).extents != before, "the mark elsewhere")
        rename = f"UPDATE site SET name = 'Akia Moved' WHERE name = '{SITE}'"
        subprocess.run(["ogrinfo", str(atlas), "-sql", rename], check=True, stdout=subprocess.DEVNULL)
        app.find("group", "Akia Moved")
        app.press("F2")
        assert app.find("text box", "Coordinates").text.startswith("41.1"), app.find("text box", "Coordinates").text
        app.assert_no_warnings()


MOVE_IN_QGIS = """
import sys
from qgis.core import QgsApplication, QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(sys.argv[1] + "|layername=site", "site", "ogr")
feature, = layer.getFeatures(QgsFeatureRequest().setFilterExpression("name = '" + sys.argv[2] + "'"))
assert layer.dataProvider().createSpatialIndex()
assert layer.startEditing()
assert layer.changeGeometry(feature.id(), QgsGeometry.fromPointXY(QgsPointXY(66.5, 41.1)))
assert layer.commitChanges(), layer.commitErrors()
del layer
application.exitQgis()
"""


def test_a_site_moved_in_qgis():
    """With the spatial index that it offers, whose triggers call functions of a GIS: what was moved can still be edited."""
    with folder() as home:
        qgis = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "QT_QPA_PLATFORM": "offscreen"}
        if subprocess.run(["python3", "-c", "import qgis.core"], env=qgis, stderr=subprocess.DEVNULL, check=False).returncode:
            raise tap.Skip("QGIS is not installed")
        with starter() as atlas, open_atlas(atlas) as app:
            show_site(app, SITE)
            before = app.find("option", states=["selected"]).extents
            subprocess.run(["python3", "-c", MOVE_IN_QGIS, str(atlas), SITE], env=qgis, check=True)
            app.wait(lambda: app.find("option", states=["selected"]).extents != before, "the mark elsewhere")
            edit_site(app)
            assert app.find("text box", "Coordinates").text.startswith("41.1"), app.find("text box", "Coordinates").text
            retype(app, "Coordinates", "42 N 66 E")
            save(app)
            assert ask(atlas, f"SELECT count(*) FROM rtree_site_geom r JOIN site s USING (id) WHERE s.name = '{SITE}'"
                              " AND r.miny BETWEEN 41.999 AND 42 AND r.maxy BETWEEN 42 AND 42.001") == [(1,)]
            assert check(atlas) == ""
            app.assert_no_warnings()


# ---- a full disk, and kills ----

def test_a_full_disk():
    script = 'mount -t tmpfs -o size=3m none "$1"; cp "$2" "$1/atlas.gpkg"; exec "$3" "$1/atlas.gpkg"'
    with (starter() as atlas, folder() as disk,
          App(in_own_mounts(script, disk, atlas, program()), size=(1280, 800)) as app):
        inside = pathlib.Path(f"/proc/{app.process.pid}/root{disk}")
        wait_for_sites(app)
        edit_site(app, SITE)
        app.type("Akia Squeezed")
        filler = inside / "filler"
        with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
        app.press("ctrl+s")
        app.find("label", "The disk is full. Nothing was changed.", ["showing"])
        assert app.find("text box", "Name").text == "Akia Squeezed"
        filler.unlink()
        save(app)
        find_row(app, "Sites", "Akia Squeezed")
        app.assert_no_warnings()
        for ending in ("", "-wal"):
            shutil.copy(inside / ("atlas.gpkg" + ending), atlas.with_name("copy.gpkg" + ending))
        assert check(copy := atlas.with_name("copy.gpkg")) == ""
        assert ask(copy, "SELECT count(*) FROM site WHERE name = 'Akia Squeezed'") == [(1,)]


def test_a_kill_after_save():
    with starter() as atlas, tempfile.TemporaryDirectory() as data:
        with open_atlas(atlas, environment={"XDG_DATA_HOME": data}) as app:
            edit_site(app, SITE)
            app.type("Akia Saved")
            save(app)
            app.kill()
        with open_atlas(atlas, environment={"XDG_DATA_HOME": data}) as app:
            edit_site(app, "Akia Saved")
            assert not app.find_all("label", "Restored what you had typed.")
            app.press("Escape")
            app.press("ctrl+z")
            find_row(app, "Sites", SITE)
            app.assert_no_warnings()
        assert check(atlas) == ""


def test_a_kill_while_typing():
    with starter() as atlas, tempfile.TemporaryDirectory() as data:
        def is_kept():
            return any("Half a na" in draft.read_text() for draft in pathlib.Path(data).rglob("*.draft"))

        with open_atlas(atlas, environment={"XDG_DATA_HOME": data}) as app:
            edit_site(app, SITE)
            app.type("Half a na")
            app.wait(is_kept, "the draft")
            app.kill()
        assert check(atlas) == ""
        with open_atlas(atlas, environment={"XDG_DATA_HOME": data}) as app:
            edit_site(app, SITE)
            app.find("label", "Restored what you had typed.", ["showing"])
            assert app.find("text box", "Name").text == "Half a na"
            app.find("button", "Discard").act("Click")
            app.wait(lambda: app.find("text box", "Name").text == SITE, "the name as it is in the atlas")
            assert not list(pathlib.Path(data).rglob("*.draft"))
            app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
