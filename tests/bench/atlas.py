# SPDX-License-Identifier: GPL-3.0-or-later
"""Creating, opening and listing an atlas of many sites, each as a process from start to end.

The peers do the same work on the same file: GDAL opens it and sums it up; the shell of SQLite makes it anew from SQL
text, and asks for what a first window shows: all sites by name, two hundred rows with their status, all points. In a
small atlas this is asked for many times: else the start of the processes would be compared once more.
"""

import os
import pathlib
import subprocess
import tempfile
import time

from comparison import Comparison, Peer, say_progress

GDAL = Peer("ogrinfo", "gdal-bin")
SQLITE = Peer("sqlite3", "sqlite3")


def latest(column, condition):
    """The latest claim about a site by today; a preferred one comes before all others. Each half has its index;
    CROSS holds SQLite to it, which has no statistics to go by."""
    columns = f"c.{column} AS value, c.rank = 'preferred' AS preferred, coalesce (c.since, c.as_of, '') AS began"
    claims = f"c.rank <> 'deprecated' AND {condition}"
    return f"""(SELECT value FROM
                 (SELECT {columns} FROM claim c WHERE c.site_id = site.id AND {claims}
                  UNION ALL
                  SELECT {columns} FROM claim_site x CROSS JOIN claim c ON c.id = x.claim_id
                   WHERE x.site_id = site.id AND {claims})
                 WHERE began <= date ('now') ORDER BY preferred DESC, began DESC LIMIT 1)"""


STATUS = latest("value_text", "c.property = 'status' AND coalesce (c.modality, 'actual') = 'actual'")
CLASS = latest("vehicle_class", "c.property = 'vehicle-class'")
CAPACITY = latest("value_text", "c.property = 'capacity'")
LISTING = f"""
SELECT id FROM site ORDER BY name COLLATE NOCASE, id;
SELECT site.id, site.name, place.name, site.country, {STATUS}, {CLASS}, {CAPACITY},
       (SELECT count (DISTINCT source_id) FROM citation WHERE claim_id IN
         (SELECT id FROM claim c WHERE c.site_id = site.id
          UNION SELECT claim_id FROM claim_site x WHERE x.site_id = site.id))
  FROM site LEFT JOIN place ON place.id = place_id ORDER BY site.name COLLATE NOCASE, site.id LIMIT 200;
SELECT id, geom, radius, accuracy, {STATUS}, {CLASS} FROM site;
"""

BUDGETS = {"create": 0.25, "open": 1, "list": 1}


def seconds(command, **options):
    start = time.monotonic()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **options)
    return time.monotonic() - start


def copy_as_text(atlas, text):
    """The rows and indexes as SQL; not GeoPackage's views and triggers, which need functions that the shell lacks."""
    with open(text, "w") as output:
        subprocess.run(["sqlite3", "-readonly", str(atlas), ".dump"], check=True, stdout=output)


def load_text(text, folder):
    copy = folder / "copy.gpkg"
    copy.unlink(missing_ok=True)
    with open(text) as source:
        return seconds(["sqlite3", copy], stdin=source)


def create(folder, n_sites):
    path = folder / "new.gpkg"
    for old in folder.glob("new.gpkg*"):
        old.unlink()
    return seconds([os.environ["BENCH_ATLAS"], "create", n_sites, path])


def run(name, n_sites):
    runs = 1 if n_sites >= 1_000_000 else 5
    comparisons = {
        "create": Comparison(f"{name}-create", SQLITE, BUDGETS["create"]),
        "open": Comparison(f"{name}-open", GDAL, BUDGETS["open"]),
        "list": Comparison(f"{name}-list", SQLITE, BUDGETS["list"]),
    }
    for comparison in comparisons.values():
        if not comparison.peer.is_installed():
            comparison.skipped = f"{comparison.peer.command} is not installed"

    with tempfile.TemporaryDirectory(prefix="zavod-bench-") as temporary:
        folder = pathlib.Path(temporary)
        measure_creating(comparisons["create"], folder, n_sites, runs)
        measure_reading(comparisons, folder / "new.gpkg", max(10_000 // n_sites, 1))
    return comparisons.values()


def measure_creating(comparison, folder, n_sites, runs):
    text = folder / "atlas.sql"
    for number in range(runs):
        say_progress(f"{comparison.name} {number + 1}/{runs}")
        comparison.ours.append(create(folder, n_sites))
        if not comparison.skipped:
            if not text.exists():
                copy_as_text(folder / "new.gpkg", text)
            comparison.theirs.append(load_text(text, folder))


def measure_reading(comparisons, atlas, times, runs=5):
    work = {
        "open": ([os.environ["BENCH_ATLAS"], "open", atlas], ["ogrinfo", "-ro", "-so", atlas, "site"]),
        "list": ([os.environ["BENCH_ATLAS"], "list", times, atlas], ["sqlite3", "-readonly", atlas, LISTING * times]),
    }
    for number in range(-1, runs):  # the first one only warms the caches
        for what, (ours, theirs) in work.items():
            comparison = comparisons[what]
            say_progress(f"{comparison.name} {number + 1}/{runs}")
            our_time = seconds(ours)
            their_time = None if comparison.skipped else seconds(theirs)
            if number >= 0:
                comparison.ours.append(our_time)
                if their_time is not None:
                    comparison.theirs.append(their_time)
