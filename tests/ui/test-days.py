#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of days: moved by keys, pointer, typing and assistive technology, and what the table and the map say then."""

import datetime
import re
import sys
from contextlib import contextmanager

import tap
from atlas import ask, change, find_row, rows, starter, wait_for_sites
from uitest import App, program

# The latest claim that began by a day: what question 5 of the atlas asks, in SQL.
STATUSES = """
WITH about AS (
  SELECT site_id, id FROM claim WHERE site_id IS NOT NULL UNION SELECT site_id, claim_id FROM claim_site
), begun AS (
  SELECT a.site_id, c.id, c.value_text AS status, c.rank = 'preferred' AS preferred,
         (SELECT count (*) FROM citation t WHERE t.claim_id = c.id) AS citations,
         substr (coalesce (c.since, c.as_of, (SELECT max (s.published) FROM citation t JOIN source s
                                              ON s.id = t.source_id WHERE t.claim_id = c.id), '') || '-01-01', 1, 10)
           AS began
    FROM about a JOIN claim c ON c.id = a.id
   WHERE c.property = 'status' AND coalesce (c.modality, 'actual') = 'actual' AND c.rank <> 'deprecated'
)
SELECT s.name, (SELECT b.status FROM begun b WHERE b.site_id = s.id AND b.began <= ?
                 ORDER BY b.began DESC, preferred DESC, citations DESC, id)
  FROM site s
"""


@contextmanager
def window(atlas, size=(1280, 800), **options):
    with App([program(), str(atlas)], size=size, **options) as app:
        app.find("window", "Central Asia", ["active"])
        if size[0] > 400:  # in a pocket the table is another page
            wait_for_sites(app)
        app.find("option")
        yield app
        app.assert_no_warnings()


def handle(app, name="As of", states=()):
    return app.find("slider", name, ["showing", *states])


def day_of(app, name="As of"):
    """The day that the handle is at."""
    return datetime.date.fromordinal(round(handle(app, name).value))


def wait_for_day(app, day, name="As of"):
    wanted = datetime.date.fromisoformat(day)
    app.wait(lambda: day_of(app, name) == wanted, f"{day}, not {day_of(app, name)}")


def go_to(app, text):
    """Type a day where Ctrl+D asks for one."""
    app.press("ctrl+d")
    app.find("text box", "Show the atlas as of", ["focused"])
    app.press("ctrl+a")
    app.type(text)
    app.press("Return")


def take_hold(app):
    for _ in range(5):
        app.press("F6")
        if (focused := app.focused()) and focused.name == "As of":
            return
    raise AssertionError("F6 never came to the line of days")


def expected(atlas, day):
    """{name of a site: the word of its status}"""
    words = {None: "Unknown"}
    return {name: words.get(status, (status or "").replace("-", " ").capitalize())
            for name, status in ask(atlas, STATUSES, day)}


def wrong_rows(app, statuses):
    """The rows of the table that say something else."""
    found = rows(app, "Sites")
    named = [(row.name, name) for row in found for name in statuses if row.name.startswith(name + " ")]
    return found and [row for row, name in named if f" {statuses[name]}" not in row]


def check_statuses(app, atlas, day):
    statuses = expected(atlas, day)
    app.wait(lambda: wrong_rows(app, statuses) == [], f"the statuses of {day}: {wrong_rows(app, statuses)}")


def operating(atlas, day):
    return sum(status == "Operating" for status in expected(atlas, day).values())


def check_site(app, atlas, site, day):
    """What the map says of a site, in the words of its mark."""
    status = expected(atlas, day)[site]
    app.find("option", re.compile(f"^{site}, {status}"))


def check_bad_input(app, atlas):
    day = day_of(app)
    for text, words in (("0000", "A year lies between 1 and 9999."), ("30.02.2024", "There is no day 30 in Feb 2024.")):
        go_to(app, text)
        app.find("label", words, ["showing"])
        assert day_of(app) == day
        app.press("Escape")
    for text, day in (("9999", "9999-12-31"), ("0001", "0001-12-31")):
        go_to(app, text)
        wait_for_day(app, day)
        check_statuses(app, atlas, day)


def test_statuses_in_the_table_and_on_the_map():
    with starter() as atlas, window(atlas) as app:
        site = "Akia Avesto"
        app.click(find_row(app, "Sites", site).find("label"))
        app.find("button", "Zoom to Selection", ["sensitive"]).act("Click")
        for text, day in (("2017", "2017-12-31"), ("2018", "2018-12-31"), ("June 2023", "2023-06-30"),
                          ("21.10.2025", "2025-10-21"), ("1 Feb 2026", "2026-02-01")):
            go_to(app, text)
            wait_for_day(app, day)
            check_statuses(app, atlas, day)
            check_site(app, atlas, site, day)
        assert expected(atlas, "2017-12-31")[site] == "Unknown" and expected(atlas, "2018-12-31")[site] == "Operating"
        assert operating(atlas, "2025-10-21") == 24  # as question 5 answers
        check_bad_input(app, atlas)
        app.find("button", "Today", ["sensitive", "showing"]).act("Click")
        app.wait(lambda: 2024 <= day_of(app).year < 9999, "today")


def check_keys(app):
    for keys, day in (("Left", "2023-01-30"), ("Right", "2023-01-31"), ("Page_Up", "2023-02-28"),
                      ("shift+Page_Down", "2022-02-28"), ("shift+Right", "2022-03-28"), ("Up", "2022-03-29")):
        app.press(keys)
        wait_for_day(app, day)
    app.press("ctrl+Right")
    app.wait(lambda: day_of(app) > datetime.date(2022, 3, 29), "the next event")
    later = day_of(app)
    app.press("ctrl+Left")
    app.wait(lambda: day_of(app) < later, "the event before")


def check_ends(app, atlas):
    app.press("Home")
    app.wait(lambda: (day_of(app).month, day_of(app).day) == (1, 1), "the first day")
    first = day_of(app)
    app.press("Left")
    assert day_of(app) == first
    app.press("End")
    app.wait(lambda: (day_of(app).month, day_of(app).day) == (12, 31), "the last day")
    assert day_of(app).year >= 2027  # the last plan
    check_statuses(app, atlas, day_of(app).isoformat())


def check_pointer(app, atlas):
    axis = app.find("group", "Line of days")
    x, y = app.point(axis)
    reach = axis.extents[2] // 4
    app.drag((x, y + 8), (x - reach, y + 8))
    left = day_of(app)
    check_statuses(app, atlas, left.isoformat())
    app.drag((x - reach, y + 8), (x + reach, y + 8), steps=30)
    assert day_of(app) > left
    check_statuses(app, atlas, day_of(app).isoformat())


def test_keys_pointer_and_assistive_technology():
    with starter() as atlas, window(atlas) as app:
        go_to(app, "31 Jan 2023")
        wait_for_day(app, "2023-01-31")
        take_hold(app)
        check_keys(app)
        check_ends(app, atlas)
        check_pointer(app, atlas)
        handle(app).value = datetime.date(2018, 5, 17).toordinal()
        wait_for_day(app, "2018-05-17")
        check_statuses(app, atlas, "2018-05-17")
        app.find(None, "As of 17 May 2018", ["showing"])


def leave_out_later(app):
    app.press("ctrl+d")
    app.find("switch", "Leave out what was published later", ["showing"]).act("Toggle")


def test_what_was_known():
    with starter() as atlas, window(atlas) as app:
        go_to(app, "21 Oct 2025")
        app.wait(lambda: "Operating" in find_row(app, "Sites", "ADM Jizzakh").name, "the plant works")
        leave_out_later(app)
        handle(app, "As known on")
        app.click(app.find("text box", "As known on", ["showing"]))
        app.press("ctrl+a")
        app.type("2018")
        app.press("Return")
        wait_for_day(app, "2018-12-31", "As known on")
        app.wait(lambda: "Operating" not in find_row(app, "Sites", "ADM Jizzakh").name, "nobody knew of the plant")
        leave_out_later(app)
        app.wait(lambda: not app.find_all("slider", "As known on", ["showing"]), "one handle")
        app.wait(lambda: "Operating" in find_row(app, "Sites", "ADM Jizzakh").name, "everything is known")


def test_play():
    for animations in (True, False):
        with starter() as atlas, window(atlas, animations=animations) as app:
            go_to(app, "1990")
            wait_for_day(app, "1990-12-31")
            app.find("button", "Play the Years").act("Click")
            app.find("button", "Pause").act("Click")
            app.find("button", "Play the Years")
            if not animations:
                assert (day_of(app).month, day_of(app).day) == (12, 31)
            assert day_of(app).year < 2026


def test_nothing_is_dated():
    with starter() as atlas:
        change(atlas, "UPDATE claim SET since = NULL, until = NULL, as_of = NULL")
        change(atlas, "UPDATE source SET published = NULL")
        with window(atlas) as app:
            axis = app.find("group", "Line of days")
            app.wait(lambda: axis.description == "Nothing is dated in this atlas", "a sentence")
            assert "sensitive" not in axis.states
            go_to(app, "1999")
            app.find(None, "As of 31 Dec 1999")
            check_statuses(app, atlas, "1999-12-31")


def test_in_a_pocket():
    with starter() as atlas, window(atlas, size=(360, 720)) as app:
        go_to(app, "2018")
        wait_for_day(app, "2018-12-31")
        assert not app.find_all("button", "Play the Years", ["showing"])
        take_hold(app)
        app.press("Left")
        wait_for_day(app, "2018-12-30")


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
