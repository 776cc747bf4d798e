# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs and an atlas: GDAL's validator, what ogrinfo sees, and edits from both sides."""

import json
import shutil
import subprocess
import sys

import tap
from osgeo import ogr
from storetest import atlas, query, running, tool

ogr.UseExceptions()


def gdal(*command):
    """Runs a program of GDAL, which must succeed; returns all that it says."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}"
    return done.stdout


def assert_valid(name):
    said = gdal(sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", "--extra", name)
    assert said == "", said


def add_spatial_index(name):
    gdal("ogrinfo", name, "-sql", "SELECT CreateSpatialIndex('site', 'geom')")
    triggers = query(name, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'rtree_site_geom%'")
    assert triggers[0][0] > 3, triggers


def move_with_gdal(name, longitude, latitude):
    """What QGIS does when a point is dragged."""
    with ogr.Open(name, update=1) as dataset:
        layer = dataset.GetLayerByName("site")
        feature = layer.GetNextFeature()
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({longitude} {latitude})"))
        layer.SetFeature(feature)


def place(name):
    """Where GDAL sees the first site."""
    layer = json.loads(gdal("ogrinfo", "-json", "-features", name, "site"))["layers"][0]
    return layer["features"][0]["geometry"]["coordinates"]


def test_validator_is_silent():
    with atlas() as name:
        assert_valid(name)


def test_relations_and_vocabularies():
    with atlas() as name:
        seen = json.loads(gdal("ogrinfo", "-json", name))
        pairs = {(r["left_table_name"], r["right_table_name"], r["right_table_fields"][0])
                 for r in seen["relationships"].values()}
        for pair in [("site", "claim", "site_id"), ("claim", "citation", "claim_id"),
                     ("source", "citation", "source_id"), ("actor", "claim", "object_actor_id"),
                     ("place", "site", "place_id")]:
            assert pair in pairs, (pair, pairs)
        words = seen["domains"]["modality"]["codedValues"]
        assert words["nameplate"] == "Nameplate", words
        layers = {layer["name"]: layer for layer in seen["layers"]}
        assert list(layers) == ["site", "place", "actor", "product", "programme", "source", "name", "claim",
                                "claim_site", "citation", "partner", "capacity", "timeline", "figure"], list(layers)
        domains = {field["name"]: field.get("domainName") for field in layers["capacity"]["fields"]}
        assert domains["modality"] == "modality" and domains["unit"] == "unit", domains


def test_every_column_is_described():
    with atlas() as name:
        missing = query(name, """
            SELECT c.table_name, i.name FROM gpkg_contents c JOIN pragma_table_info (c.table_name) i
             WHERE i.name <> 'geom' AND NOT EXISTS (SELECT 1 FROM gpkg_data_columns d
                    WHERE d.table_name = c.table_name AND d.column_name = i.name AND d.title <> '')""")
        assert missing == [], missing
        wrong = query(name, """
            SELECT table_name, column_name FROM gpkg_data_columns d
             WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info (d.table_name) i WHERE i.name = d.column_name)
                OR constraint_name NOT IN (SELECT constraint_name FROM gpkg_data_column_constraints)""")
        assert wrong == [], wrong


def test_edit_after_spatial_index():
    with atlas() as name:
        add_spatial_index(name)
        before = place(name)
        tool("move", name, "43.25", "76.95")
        assert place(name) == [76.95, 43.25]
        assert query(name, "SELECT round (minx, 3), round (maxy, 3) FROM rtree_site_geom") == [(76.95, 43.25)]
        tool("undo", name)
        assert place(name) == before
        tool("add", name, "Second")
        assert query(name, "SELECT count(*) FROM rtree_site_geom") == [(2,)]
        tool("undo", name)
        assert query(name, "SELECT count(*) FROM rtree_site_geom") == [(1,)]
        assert_valid(name)


def test_feature_count_of_gdal():
    with atlas() as name:
        move_with_gdal(name, 70, 40)
        tool("add", name, "Second")
        assert json.loads(gdal("ogrinfo", "-json", name, "site"))["layers"][0]["featureCount"] == 2
        assert_valid(name)


def test_change_by_gdal_is_seen():
    with atlas() as name, running("watch", name) as watch:
        assert watch.stdout.readline() == "ready\n"
        move_with_gdal(name, 71.5, 42.5)
        assert watch.stdout.readline() == "changed\n"
        assert place(name) == [71.5, 42.5]


def test_conflict_with_gdal():
    with atlas() as name:
        tool("move", name, "43.25", "76.95")
        move_with_gdal(name, 71.5, 42.5)
        said = tool("undo", name, failing=True)
        assert said == "error: “Move all” cannot be undone: the record was changed by another program since.\n", said
        assert place(name) == [71.5, 42.5]


def test_update_by_ogr2ogr():
    with atlas() as name, running("watch", name) as watch:
        assert watch.stdout.readline() == "ready\n"
        shutil.copy(name, f"{name}.copy.gpkg")
        gdal("ogr2ogr", "-update", "-append", name, f"{name}.copy.gpkg", "-nln", "site",
             "-sql", "SELECT 'Copy' AS name, geom FROM site")
        assert watch.stdout.readline() == "changed\n"
        assert query(name, "SELECT count(*) FROM site") == [(2,)]
        tool("add", name, "Third")
        tool("undo", name)
        assert_valid(name)


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
