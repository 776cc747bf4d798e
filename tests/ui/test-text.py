#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text to statements, by keyboard alone: an article is typed into an empty atlas, its facts become statements, and the atlas
answers what was asked about them. The article is made up; its facts are those of a real one."""

import contextlib
import pathlib
import re
import sys
import tempfile

import tap
from atlas import ask, change, check, count, go_to, starter
from uitest import App, program

HEADLINE = "A plant opens in the north"
SENTENCES = [
    "The Kia Qazaqstan plant stands in Kostanay.",
    "It cost $310mn, as Kia says.",
    "Its site has 630,000 square metres.",
    "Along its line work 68 industrial robots.",
    "It is designed to make up to 70,000 vehicles annually.",
    "It opened on 21 October 2025.",
    "Mr. Tokayev inaugurated it by video.",
    "Allur Group is the local partner.",
    "Mr. Sklyar came to see it.",
    "The first model is the Sorento.",
]
ARTICLE = "\n".join([HEADLINE, *SENTENCES])

# how far down in their lists
COMPANY, PERSON = 0, 5
LOCAL_PARTNER, INAUGURATOR, ATTENDEE = 6, 17, 18


@contextlib.contextmanager
def empty():
    """An atlas in which nothing is said."""
    with starter() as atlas:
        for table in "citation claim_site claim name site actor product programme place source".split():
            change(atlas, f"DELETE FROM {table}")
        yield atlas


def open_text(app):
    app.press("ctrl+t")
    return app.find("text box", "Text", ["focused"])


def type_lines(app, text):
    for line in text.splitlines():
        app.hands.type(line)
        app.press("Return")


def shows(app, row, value):
    """Wait until a row says so."""
    return app.find("combo box", row).find("label", value, ["showing"])


def tell(app, words):
    app.find("label", re.compile(words), ["showing"])


def paragraph(app, number):
    """The cursor into a paragraph, the headline being the first."""
    app.find("text box", "Text", ["focused"])
    app.press("ctrl+Home", *["ctrl+Down"] * (number - 1))


def choose_property(app, words):
    """In the list of a row that has the keyboard: search, and take what is found."""
    app.press("Return")
    app.find("label", "Vehicle class", ["showing"])
    app.type(words)
    app.wait(lambda: not app.find_all("label", "Vehicle class", ["showing"]), "those that fit")
    app.press("Down", "Return")
    shows(app, "What is stated", words)


def save(app):
    app.press("ctrl+s")
    app.find("text box", "Text", ["focused"])


def make_source(app):
    go_to(app, "New Source")
    app.press("Return")
    title = app.find("text box", re.compile("^Title"), ["focused"])
    assert title.text == HEADLINE, title.text
    app.press("ctrl+s")
    app.wait_gone("text box", re.compile("^Title"))
    app.find("text box", "Text", ["focused"])
    shows(app, "Source of the Text", HEADLINE)


def make_site(app):
    """Named as its words in the text."""
    app.press("ctrl+Home", "Down", "ctrl+Right", "shift+ctrl+Right", "shift+ctrl+Right", "ctrl+n")
    name = app.find("text box", "Name", ["focused"])
    assert name.text == "Kia Qazaqstan", name.text
    app.press("ctrl+s")
    app.wait_gone("text box", "Name")
    shows(app, "About", "Kia Qazaqstan")


def take_numbers(app, values):
    """Each number of the text is taken, one after the other, as it is read: two keys each."""
    app.press("ctrl+Home", "ctrl+g")
    for value in values:
        app.press("ctrl+Return")
        field = app.find("text box", "Value as written", ["focused"])
        assert field.text == value, field.text
        save(app)


def begin(app, number, property_):
    """The form of a passage without a number: what is stated is to be chosen."""
    paragraph(app, number)
    app.press("ctrl+Return")
    app.find("combo box", re.compile("^What is stated"), ["focused"])
    choose_property(app, property_)


def take_opening(app):
    """The date was read."""
    begin(app, 7, "Opened")
    assert app.find("text box", "Date").text == "21 October 2025"
    save(app)


def pick(app, steps):
    """In a list without a search: so many words further."""
    app.press("Return", *["Down"] * steps, "Return")
    app.find("combo box", states=["focused"])
    app.settle(quiet=0.3)  # keys are lost while the list folds


def take_partner(app, number, name, kind, role):
    """kind, role: how many words after the first."""
    begin(app, number, "Partner")
    app.press("Tab")
    app.type(name)
    app.press("Tab")
    pick(app, kind)
    app.press("Tab")
    pick(app, role)
    save(app)


def take_model(app):
    begin(app, 11, "Line-up")
    app.press("Tab")
    app.type("Kia Sorento")
    save(app)


def answer(atlas):
    """What the article's readers ask: how much and who says so, how large, who is a partner and who only came, since when."""
    says = "SELECT c.value_text, s.title, t.quote FROM claim c JOIN citation t ON t.claim_id = c.id" \
           " JOIN source s ON s.id = t.source_id WHERE c.property = ?"
    assert ask(atlas, says, "investment") == [("$310mn", HEADLINE, SENTENCES[1])]
    assert ask(atlas, "SELECT low, high, bound, currency FROM claim WHERE property = 'investment'") == [
        (310e6, 310e6, "exact", "USD")]
    assert ask(atlas, "SELECT low, unit FROM claim WHERE property = 'area'") == [(630000, "m2")]
    assert ask(atlas, "SELECT low, unit FROM claim WHERE property = 'robots'") == [(68, "robots")]
    assert ask(atlas, "SELECT high, bound, unit, period, modality FROM claim WHERE property = 'capacity'") == [
        (70000, "up-to", "vehicles", "per-year", "nameplate")]
    assert ask(atlas, "SELECT since FROM claim WHERE property = 'opened'") == [("2025-10-21",)]
    assert ask(atlas, "SELECT a.name, a.kind, c.role FROM claim c JOIN actor a ON a.id = c.object_actor_id ORDER BY 1") == [
        ("Allur Group", "company", "local-partner"), ("Kassym-Jomart Tokayev", "person", "inaugurator"),
        ("Roman Sklyar", "person", "attendee")]
    assert ask(atlas, "SELECT p.name FROM claim c JOIN product p ON p.id = c.object_product_id") == [("Kia Sorento",)]
    assert ask(atlas, "SELECT DISTINCT s.name FROM claim c JOIN site s ON s.id = c.site_id") == [("Kia Qazaqstan",)]
    assert ask(atlas, "SELECT count(*) FROM claim c WHERE NOT EXISTS (SELECT 1 FROM citation t WHERE t.claim_id = c.id"
                      " AND t.quote <> '')") == [(0,)]


def test_an_article_becomes_an_atlas():
    with empty() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        app.find("label", re.compile("^0 sites"))
        open_text(app)
        type_lines(app, ARTICLE)
        tell(app, "^5 numbers and dates")
        make_source(app)
        make_site(app)
        take_numbers(app, ["$310mn", "630,000 square metres", "68 industrial robots", "up to 70,000 vehicles annually"])
        take_opening(app)
        take_partner(app, 8, "Kassym-Jomart Tokayev", PERSON, INAUGURATOR)
        take_partner(app, 9, "Allur Group", COMPANY, LOCAL_PARTNER)
        take_partner(app, 10, "Roman Sklyar", PERSON, ATTENDEE)
        take_model(app)
        tell(app, "9 passages taken")
        answer(atlas)

        app.press("Escape")
        app.wait_gone("text box", "Text")
        app.find("group", "Kia Qazaqstan", ["showing"])
        assert count(app, "Sites") == 1 and count(app, "Partners") == 3 and count(app, "Capacities") == 1
        app.assert_no_warnings()
        assert app.quit() == 0, app.output()
        assert check(atlas) == ""


def test_what_is_missing_is_told():
    with empty() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        app.find("label", re.compile("^0 sites"))
        open_text(app)
        app.press("ctrl+Return")
        tell(app, "^Select a passage of the text first")
        app.type("It cost $310mn.")
        tell(app, "^1 number or date")
        app.press("ctrl+Return")
        tell(app, "^Choose the source of the text first")
        app.assert_no_warnings()


def test_what_was_taken_can_be_taken_back():
    quote = "It can make up to 70,000 buses a year."
    with starter() as atlas, App([program(), str(atlas)], size=(1280, 860)) as app:
        app.find("label", "ADM Jizzakh")
        before = ask(atlas, "SELECT count(*) FROM claim")
        open_text(app)
        app.type("Akia Avesto makes buses. " + quote)
        make_source_named(app, "A day at the works")
        app.press("ctrl+Home", "ctrl+Return")  # the sentence names the site
        shows(app, "About", "Akia Avesto")
        app.find("combo box", re.compile("^What is stated"), ["focused"])
        app.press("Escape")
        app.find("text box", "Text", ["focused"])
        app.press("ctrl+g", "ctrl+Return")
        app.find("text box", "Value as written", ["focused"])
        save(app)
        tell(app, "1 passage taken")
        assert ask(atlas, "SELECT s.name, c.property, t.quote FROM claim c JOIN site s ON s.id = c.site_id"
                          " JOIN citation t ON t.claim_id = c.id WHERE t.quote = ?", quote) == [
            ("Akia Avesto", "capacity", quote)]
        app.find("button", "Undo", ["showing"]).act("Click")
        tell(app, "0 passages taken")
        assert ask(atlas, "SELECT count(*) FROM claim") == before
        app.assert_no_warnings()


def make_source_named(app, title):
    go_to(app, "New Source")
    app.press("Return")
    app.find("text box", re.compile("^Title"), ["focused"])
    app.type(title)
    app.press("ctrl+s")
    app.wait_gone("text box", re.compile("^Title"))
    app.find("text box", "Text", ["focused"])


def test_the_text_survives_a_kill():
    with starter() as atlas, tempfile.TemporaryDirectory() as data:
        home = {"XDG_DATA_HOME": data}

        def kept():
            return any("$310mn" in draft.read_text() for draft in pathlib.Path(data).rglob("text.draft"))

        with App([program(), str(atlas)], environment=home) as app:
            app.find("label", "ADM Jizzakh")
            open_text(app)
            app.type("It cost $310mn.")
            app.wait(kept, "the draft")
            app.kill()
        with App([program(), str(atlas)], environment=home) as app:
            app.find("label", "ADM Jizzakh")
            text = open_text(app)
            assert text.text == "It cost $310mn.", text.text
            tell(app, "^1 number or date")
            app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
