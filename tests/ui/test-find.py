#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search and facets: as a sidebar, over the map, on a phone."""

import re
import sys
from contextlib import contextmanager

import tap
from atlas import count, go_to, wait_for_sites
from uitest import App, program

WIDE, MIDDLING, PHONE = (1600, 1000), (1280, 800), (360, 720)
KOSTANAY = ("Kostanai", "Қостанай", "Кустанай", "qostanay")  # the ninth of the ten questions


@contextmanager
def window(size=WIDE):
    with App([program()], size=size) as app:
        app.find("window", "Central Asia", ["active"])
        yield app
        app.assert_no_warnings()


def facet(app, name, *states):
    return app.find("checkbox", name, ["showing", *states])


def sites_of(app, name):
    """How many sites choosing this gives, as a reader hears it."""
    return int(facet(app, name).description.split()[0])


def wait_for_facets(app):
    app.wait(lambda: app.find_all("checkbox", "Single source", ["showing"])
             and facet(app, "Single source").description, "the facets")


def found(app):
    return [row.name for row in app.find("list", "Found", ["showing"]).find_all("list item")]


def search(app, text):
    app.press("ctrl+f")
    app.find("search box", "Search the Atlas", ["focused"])
    app.press("ctrl+a")
    app.type(text)


def test_choices_give_what_their_counts_say():
    with window() as app:
        wait_for_sites(app)
        wait_for_facets(app)
        everything = count(app, "Sites")
        operating = sites_of(app, "Operating")
        in_uzbekistan = sites_of(app, "Uzbekistan")
        assert 0 < operating < everything
        assert "sensitive" not in facet(app, "Dropped").states, "a value that no site has can be chosen"

        app.click(facet(app, "Operating"))
        app.wait(lambda: count(app, "Sites") == operating, "as many rows as the facet said")
        app.find("button", "Status: Operating", ["showing"])
        app.wait(lambda: sites_of(app, "Uzbekistan") < in_uzbekistan, "other facets to count what is left")
        assert sites_of(app, "Unknown") > 0, "what else may be chosen in the same facet"
        app.wait(lambda: "pressed" not in app.find("toggle button", "Unknown").states, "the legend to follow")

        go_to(app, "Uzbekistan")
        app.press("space")
        app.wait(lambda: count(app, "Sites") == sites_of(app, "Operating"), "both facets")
        app.press("shift+Tab")
        app.find("checkbox", "Kazakhstan", ["focused"])
        app.press("space")
        app.wait(lambda: count(app, "Sites") > sites_of(app, "Uzbekistan"), "one country or the other")
        app.press("shift+F7")
        app.wait(lambda: count(app, "Sites") == everything, "all sites again")
        facet(app, "Operating", "sensitive")
        assert "checked" not in facet(app, "Operating").states


def test_a_long_facet():
    with window() as app:
        wait_for_facets(app)
        go_to(app, "Partner")
        app.press("Return")
        before = len(app.find_all("checkbox", states=["showing"]))
        app.find("button", "More…", ["showing"]).act("Click")
        app.wait(lambda: len(app.find_all("checkbox", states=["showing"])) > before, "more partners")
        app.find("search box", "Partner", ["showing"]).text = "аллур"
        app.wait(lambda: len(app.find("group", "Partner").find_all("checkbox")) == 1, "one partner")
        wanted = sites_of(app, "Allur Group")
        app.click(facet(app, "Allur Group"))
        app.wait(lambda: count(app, "Sites") == wanted, "the sites of one partner")
        app.find("button", "Partner: Allur Group", ["showing"]).act("Click")
        app.wait(lambda: count(app, "Sites") > wanted, "all sites again")


def test_every_spelling_finds_kostanay():
    with window() as app:
        wait_for_sites(app)
        everything = count(app, "Sites")
        for spelling in KOSTANAY:
            search(app, spelling)
            app.wait(lambda: app.find_all("list item", "Kostanay", ["showing"]), f"Kostanay for {spelling}")
            assert found(app)[0] == "Kostanay", found(app)
            app.press("Return")
            app.find("group", "Kostanay", ["showing"])
            app.wait(lambda: count(app, "Sites") == 3, "the sites of the town")
            app.find("button", "Only Kostanay", ["showing"])
            app.press("ctrl+f", "Escape")
            app.find("checkbox", "Operating", ["showing"])
            app.find("button", "Only Kostanay", ["showing"]).act("Click")
            app.wait(lambda: count(app, "Sites") == everything, "all sites again")


def test_enter_goes_there():
    with window() as app:
        wait_for_sites(app)
        search(app, "kia q")
        app.press("Return")
        app.find("group", "Kia Qazaqstan", ["showing"])
        search(app, "hiundai")
        app.wait(lambda: "Hyundai Trans Kazakhstan" in found(app), "a slip to be forgiven")
        search(app, "allur g")
        app.wait(lambda: found(app)[:1] == ["Allur Group"], "a company, before the quotes that name it")
        app.press("Down", "Return")
        app.find("button", "Only Allur Group", ["showing"])
        app.find("group", "Allur Group", ["showing"])
        search(app, "bgvqjxwp")
        app.find("label", "Nothing in this atlas is called so", ["showing"])


def test_what_the_filters_hide():
    with window() as app:
        wait_for_sites(app)
        wait_for_facets(app)
        app.click(facet(app, "Tajikistan"))
        app.wait(lambda: count(app, "Sites") < 5, "fewer sites")
        search(app, "kia q")
        app.wait(lambda: found(app)[:1] == ["Kia Qazaqstan"], "a site that is hidden")
        app.find("label", "Hidden by the filters", ["showing"])
        assert "Hidden by the filters" in app.find("list item", "Kia Qazaqstan", ["showing"]).description
        app.press("Return")
        app.find("group", "Kia Qazaqstan", ["showing"])
        app.find(None, "Hidden by the filters", ["showing"])
        app.click(app.find("button", "Clear Filters", ["showing"]))
        app.wait_gone("label", "Hidden by the filters")


def test_filters_are_saved():
    with window() as app:
        wait_for_sites(app)
        wait_for_facets(app)
        everything = count(app, "Sites")
        app.click(facet(app, "Tajikistan"))
        app.wait(lambda: count(app, "Sites") < everything, "fewer sites")
        fewer = count(app, "Sites")
        app.find("toggle button", "Saved Filters").act("Click")
        app.click(app.find("text box", "Name of these filters", ["showing"]))
        app.type("South")
        app.press("Return")
        app.find("button", "South", ["showing"])
        app.find("button", "Rename: South").act("Click")
        app.find("text box", "Name of these filters", ["focused"])
        app.press("ctrl+a")
        app.type("Tajik plants")
        app.press("Return")
        app.find("button", "Tajik plants", ["showing"])
        app.press("Escape", "shift+F7")
        app.wait(lambda: count(app, "Sites") == everything, "all sites")
        app.find("toggle button", "Saved Filters").act("Click")
        app.find("button", "Tajik plants", ["showing"]).act("Click")
        app.wait(lambda: count(app, "Sites") == fewer, "the saved filter")
        app.find("toggle button", "Saved Filters").act("Click")
        app.find("button", "Delete: Tajik plants").act("Click")
        app.wait_gone("button", "Tajik plants")


def test_chips_and_overlay():
    with window(MIDDLING) as app:
        wait_for_sites(app)
        everything = count(app, "Sites")
        app.find("toggle button", "Country", ["showing"]).act("Click")
        app.click(facet(app, "Kyrgyzstan"))
        app.wait(lambda: count(app, "Sites") < everything, "fewer sites")
        app.press("Escape")
        app.find("label", "Kyrgyzstan", ["showing"])
        app.find("button", "Take This Filter Away", ["showing"]).act("Click")
        app.wait(lambda: count(app, "Sites") == everything, "all sites again")

        assert not app.find_all("search box", "Search the Atlas", ["showing"])
        app.press("F9")
        app.find("search box", "Search the Atlas", ["focused"])
        app.press("F9")
        app.wait(lambda: not app.find_all("search box", "Search the Atlas", ["showing"]), "the overlay to go")
        search(app, "akia")
        app.press("Return")
        app.find("group", "Akia Avesto", ["showing"])
        app.wait(lambda: not app.find_all("search box", "Search the Atlas", ["showing"]), "the overlay to make way")


def test_a_page_on_a_phone():
    with window(PHONE) as app:
        app.find("option")
        app.press("ctrl+f")
        wait_for_facets(app)
        app.click(facet(app, "Buses"))
        app.press("F9")
        app.find("list box", "Map of sites", ["showing"])
        app.find("label", "Buses", ["showing"])
        search(app, "Қостанай")
        app.press("Return")
        app.find("label", "Kostanay", ["showing"])
        app.find("list box", "Map of sites", ["showing"])


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
