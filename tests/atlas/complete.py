#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is lost and nothing goes unsaid: complete.py FOLDER-OF-THE-TEXT ATLAS

Every fact of facts.txt is stated by a row of the text, and what the text says is in the atlas with its citations.
"""

import itertools
import pathlib
import re
import sqlite3
import sys

import tap

HERE = pathlib.Path(__file__).resolve().parent
STARTER = pathlib.Path(sys.argv[1])
ATLAS = sqlite3.connect(f"{pathlib.Path(sys.argv[2]).resolve().as_uri()}?immutable=1", uri=True)

WORDS_OF_A_SHORT_QUOTE = 25
CREDIT = "GeoNames, CC BY 4.0"
TABLES = {"places": "place", "sites": "site", "actors": "actor", "products": "product", "programmes": "programme",
          "sources": "source", "names": "name"}


def rows(table):
    lines = (STARTER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    header, *cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(itertools.zip_longest(header, row, fillvalue="")) for row in cells]


def facts(table):
    return {fact for row in rows(table) for fact in row["facts"].split("; ") if fact}


def none(faults):
    assert not faults, "; ".join(map(str, faults))


def nobody(sql):
    none(ATLAS.execute(sql).fetchall())


def test_every_fact_is_stated():
    lines = (HERE / "facts.txt").read_text(encoding="utf-8").splitlines()
    asked = {line for line in lines if not line.startswith("#")}
    left_out = {line.split()[1] for line in lines if " is left out: " in line}
    stated = facts("claims") | facts("sources")
    assert len(asked) == 295 and len(left_out) == 3
    none(sorted(asked - stated))
    none(sorted(stated - asked))


def test_every_row_of_the_text_is_in_the_atlas():
    for table, noun in TABLES.items():
        assert ATLAS.execute(f"SELECT count (*) FROM {noun}").fetchone() == (len(rows(table)),), table
    claims = rows("claims")
    assert ATLAS.execute("SELECT count (*) FROM citation").fetchone() == (len(claims),)
    assert ATLAS.execute("SELECT count (*) FROM claim").fetchone() == (len({row["claim"] for row in claims}),)
    shared = sum(len(row["also"].split("; ")) for row in claims if row["also"])
    assert ATLAS.execute("SELECT count (*) FROM claim_site").fetchone() == (shared,)


def test_every_claim_has_a_citation():
    nobody("SELECT id, property FROM claim c WHERE NOT EXISTS (SELECT 1 FROM citation t WHERE t.claim_id = c.id)")


def test_every_noun_and_source_is_spoken_of():
    used = {row[key] for row in rows("claims") for key in ("source", "actor", "product", "programme", "scope_product",
                                                           "speaker_actor")}
    subjects = {row["subject"] for row in rows("claims")}
    also = {site for row in rows("claims") for site in row["also"].split("; ")}
    brands = {row["brand"] for row in rows("products")}
    for table in ("sites", "actors", "products", "programmes", "sources"):
        none([row["key"] for row in rows(table)
              if row["key"] not in used | also | brands and f"{table[:-1]}:{row['key']}" not in subjects])


def test_quotes_are_short():
    none([row["claim"] for row in rows("claims") if len(row["quote"].split()) > WORDS_OF_A_SHORT_QUOTE])


def test_every_point_says_what_it_stands_for_and_whose_it_is():
    placed = [row for row in rows("sites") if row["lat"]]
    none([row["key"] for row in placed if row["accuracy"] not in ("town", "district")])
    none([row["key"] for row in placed if CREDIT not in row["place_note"]])
    none([row["key"] for row in rows("sites") if row not in placed and row["accuracy"]])


def test_a_preferred_claim_has_a_reason():
    nobody("SELECT id FROM claim WHERE (rank <> 'normal') <> (reason IS NOT NULL)")


def test_a_source_has_an_address_or_says_what_is_known_of_it():
    none([row["key"] for row in rows("sources") if not re.match("https?://", row["url"]) and not row["published_text"]])
    none([row["key"] for row in rows("sources") if not row["published"] and not row["published_text"]])


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
