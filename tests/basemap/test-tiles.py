#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tiles of the base map: towns with their names, land where there is land, and a file that is small."""

import csv
import pathlib
import re
import sys

import tap
from vector_tile import Tiles

DATA = pathlib.Path(__file__).parents[2] / "data"
TILES = DATA / "basemap/basemap.mbtiles"
LANGUAGES = "ru kk uz ky tg tk".split()
CYRILLIC = "ru kk ky tg".split()
LARGEST = 3_500_000
CAPITALS = {"Astana", "Tashkent", "Bishkek", "Dushanbe", "Ashgabat"}
ON_LAND = [(100, 66), (30, 67), (-40, 72), (-100, 60), (170, 67), (-175, 67), (60, 50), (25, 0), (0, -80)]
ON_WATER = [(0, 74), (-150, 75), (-30, 40), (-150, 0), (175, 50), (80, -30), (170, -55), (50.5, 42)]


def read(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def towns(zoom):
    """(longitude, latitude, properties), each once: tiles overlap a little."""
    found = {properties["name"] + str(properties["sort"]): (*runs[0][0], properties)
             for properties, runs in Tiles(TILES).features(zoom, "place")}
    return list(found.values())


def is_inside(point, rings):
    """Even-odd rule."""
    x, y = point
    crossings = sum((y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
                    for ring in rings for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]]))
    return crossings % 2 == 1


def test_small_and_complete():
    assert TILES.stat().st_size < LARGEST
    assert Tiles(TILES).zooms() == list(range(8))


def test_towns_of_the_starter_atlas():
    """Each place has a town on the map, and that town has a name in every language."""
    drawn = towns(7)
    gazetteer = {(town["country"], town["en"]): town for town in read(DATA / "basemap/gazetteer.tsv")}
    for place in (place for place in read(DATA / "starter/places.tsv") if place["country"]):
        town = gazetteer.get((place["country"], place["name"]))
        if town is None:
            assert "not the villages of the same name" in place["note"], place
            continue
        found = [properties for lon, lat, properties in drawn if properties["name"] == place["name"]
                 and abs(lon - float(town["lon"])) < 0.01 and abs(lat - float(town["lat"])) < 0.01]
        assert len(found) == 1, (place, found)
        names = {language: found[0].get("name_" + language, found[0]["name"]) for language in LANGUAGES}
        assert names == {language: town[language] for language in LANGUAGES}, names
        assert all(re.search("[А-Яа-я]", names[language]) for language in CYRILLIC), names


def test_capitals_come_first():
    assert CAPITALS <= {properties["name"] for _, _, properties in towns(3) if properties["rank"] == 0}
    home = sorted((properties["sort"], properties["name"]) for _, _, properties in towns(7) if properties["home"])
    assert {name for _, name in home[:5]} == CAPITALS


def test_more_towns_from_zoom_to_zoom():
    counts = [sum(properties["home"] for _, _, properties in towns(zoom)) for zoom in range(3, 8)]
    assert counts == sorted(counts) and counts[1] >= 10 and counts[-1] > 500, counts


def test_land_and_water():
    """Where countries cross the antimeridian, their other halves must not lie across the world."""
    for zoom in (0, 2, 3):
        water = [rings for properties, rings in Tiles(TILES).features(zoom, "water") if properties["kind"] in ("ocean", "lake")]
        wet = {point for point in ON_LAND + ON_WATER if any(is_inside(point, rings) for rings in water)}
        assert wet == set(ON_WATER), (zoom, wet ^ set(ON_WATER))


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
