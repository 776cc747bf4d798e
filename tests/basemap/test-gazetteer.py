#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The gazetteer: towns of the five countries and near them, each with its place, its rank and a name in every language."""

import csv
import pathlib
import re
import sys

import tap

DATA = pathlib.Path(__file__).parents[2] / "data"
LANGUAGES = "en ru kk uz ky tg tk".split()
COUNTRIES = {"KZ": 200, "UZ": 150, "KG": 50, "TJ": 60, "TM": 25}
LARGEST = 150_000


def read(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def towns():
    return read(DATA / "basemap/gazetteer.tsv")


def test_header_and_order():
    path = DATA / "basemap/gazetteer.tsv"
    assert path.read_text(encoding="utf-8").splitlines()[0].split("\t") == ["lon", "lat", "country", "rank", *LANGUAGES]
    assert path.stat().st_size < LARGEST
    keys = [(town["country"], town["en"], float(town["lon"])) for town in towns()]
    assert keys == sorted(keys) and len(set(keys)) == len(keys)


def test_values():
    for town in towns():
        assert 44 < float(town["lon"]) < 90 and 33 < float(town["lat"]) < 57, town
        assert re.fullmatch("[A-Z]{2}", town["country"]) and town["rank"] in list("0123456"), town
        assert all(town[language].strip() == town[language] != "" for language in LANGUAGES), town


def test_enough_towns():
    countries = [town["country"] for town in towns()]
    for country, least in COUNTRIES.items():
        assert countries.count(country) >= least, (country, countries.count(country))


def test_alphabets():
    """Where the larger towns of the region are written in another script than the language's, a name is missing."""
    for town in towns():
        if town["country"] in COUNTRIES and town["rank"] <= "4":
            for language in LANGUAGES:
                latin = language in ("en", "uz", "tk")
                assert bool(re.search("[A-Za-z]", town[language])) == latin, (language, town)
                assert bool(re.search("[А-Яа-я]", town[language])) != latin, (language, town)


def is_near(town, site):
    return all(abs(float(town[axis]) - float(site[axis])) < 0.1 for axis in ("lon", "lat"))


def test_towns_of_the_starter_atlas():
    """A village that GeoNames does not know is drawn at the seat of its district."""
    sites = [site for site in read(DATA / "starter/sites.tsv") if site.get("lat")]
    places = [place for place in read(DATA / "starter/places.tsv") if place["country"]]
    assert len(places) >= 20
    for place in places:
        own = [site for site in sites if site["place"] == place["key"]]
        assert any((town["country"], town["en"]) == (place["country"], place["name"]) or any(is_near(town, site) for site in own)
                   for town in towns()), place


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
