#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's search asks Zavod over D-Bus: it answers without a window, opens one for what is chosen, and goes away."""

import shutil
import statistics
import sys
import time
from contextlib import contextmanager

import tap
from accessible import call
from atlas import ask, change, starter
from gi.repository import GLib
from screen import Screen
from uitest import PATIENCE, App, program

ID = "io.github.zavod_atlas.Zavod"
PATH = "/io/github/zavod_atlas/Zavod"
SERVICE = "[D-BUS Service]\nName={id}\nExec={program} --gapplication-service\n"
BUDGET = 0.05  # seconds for an answer once it is warm


def serve(screen, atlas):
    """The bus starts Zavod when it is asked for, as a desktop's does."""
    (screen.folder / "services" / f"{ID}.service").write_text(SERVICE.format(id=ID, program=program()))
    folder = screen.folder / "data/zavod/atlases"
    folder.mkdir(parents=True)
    shutil.copy(atlas, folder / "Central Asia.gpkg")
    # the bus has not the environment of the screen, and a service has the bus's
    names = {name: value for name, value in screen.environment.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    bus(screen, "UpdateActivationEnvironment", "(a{ss})", names)
    bus(screen, "ReloadConfig")


def bus(screen, method, signature=None, *arguments):
    name = "org.freedesktop.DBus"
    return call(screen.session_bus, name, "/org/freedesktop/DBus", name, method, signature, *arguments)


def search(screen, method, signature, *arguments):
    answer = call(screen.session_bus, ID, f"{PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2", method, signature,
                  *arguments)
    return answer[0] if answer else None


def find(screen, *terms):
    return search(screen, "GetInitialResultSet", "(as)", list(terms))


def metas(screen, identifiers):
    return search(screen, "GetResultMetas", "(as)", identifiers)


def is_running(screen):
    return bus(screen, "NameHasOwner", "(s)", ID)[0]


@contextmanager
def desktop(prepare=lambda atlas: None):
    with starter() as atlas, Screen() as screen:
        prepare(atlas)
        serve(screen, atlas)
        yield screen, screen.folder / "data/zavod/atlases/Central Asia.gpkg"


def test_sites_and_companies_are_found_without_a_window():
    with desktop() as (screen, atlas):
        found = find(screen, "kostanay")
        sites = {f"zavod:site/{id}" for id, in ask(atlas, "SELECT id FROM site")}
        actors = {f"zavod:actor/{id}" for id, in ask(atlas, "SELECT id FROM actor")}
        assert found and set(found) <= sites | actors, found
        assert find(screen, "Қостанай")[:1] == find(screen, "кустанай")[:1], "spellings"
        assert find(screen, "byd", "uzbekistan") == search(screen, "GetSubsearchResultSet", "(asas)", found,
                                                           ["byd", "uzbekistan"])
        assert {name.split("/")[0] for name in find(screen, "kia")} == {"zavod:site", "zavod:actor"}
        assert find(screen, "qwxzqwxz") == [] and find(screen, "") == []
        assert screen.windows() == []


def test_what_is_found_is_described():
    with desktop() as (screen, _):
        found = find(screen, "byd", "uzbekistan")
        first = metas(screen, found)[0]
        assert first["id"] == found[0] and first["name"] == "BYD Uzbekistan Factory", first
        assert first["description"] == "Jizzakh · Operating", first
        assert "icon" in first
        assert metas(screen, ["zavod:site/5", "site", ""]) == [], "what is not there is left out"


def test_names_are_no_markup():
    name = "A <b>plant</b> & sons"

    def rename(atlas):
        change(atlas, "UPDATE site SET name = ? WHERE name = 'BYD Uzbekistan Factory'", name)

    with desktop(rename) as (screen, _):
        assert [meta["name"] for meta in metas(screen, find(screen, "plant", "sons"))] == [name]


def test_edits_are_found():
    with desktop() as (screen, atlas):
        assert find(screen, "unheard") == []
        change(atlas, "UPDATE site SET name = 'Unheard Of' WHERE name = 'BYD Uzbekistan Factory'")
        await_truth(lambda: find(screen, "unheard"), "the new name")


def test_answers_are_quick():
    with desktop() as (screen, _):
        find(screen, "k")
        times = []
        for text in ("k", "ko", "kos", "kost", "byd", "almaty", "tashkent", "xq") * 3:
            start = time.monotonic()
            metas(screen, find(screen, text))
            times.append(time.monotonic() - start)
        print(f"# an answer with its descriptions: {statistics.median(times) * 1000:.1f} ms, "
              f"the slowest {max(times) * 1000:.1f} ms")
        assert statistics.median(times) <= BUDGET


def test_it_goes_away():
    with desktop() as (screen, _):
        find(screen, "kostanay")
        assert is_running(screen)
        await_truth(lambda: not is_running(screen), "its end", 60)


def test_without_an_atlas_nothing_is_found_or_made():
    with desktop() as (screen, atlas):
        atlas.unlink()
        assert find(screen, "kostanay") == [] and metas(screen, ["zavod:site/1"]) == []
        assert not atlas.exists()


def test_a_result_is_opened():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("option")
        site, = ask(atlas, "SELECT id FROM site WHERE name = 'BYD Uzbekistan Factory'")[0]
        search(app.screen, "ActivateResult", "(sasu)", f"zavod:site/{site}", ["byd"], 0)
        app.find("group", "BYD Uzbekistan Factory", ["showing"])
        search(app.screen, "LaunchSearch", "(asu)", ["kia", "qazaqstan"], 0)
        app.wait(lambda: app.find("search box").text == "kia qazaqstan", "the search")
        app.assert_no_warnings()


def test_a_link_is_opened():
    with starter() as atlas, App([program(), str(atlas)]) as app:
        app.find("option")
        site, = ask(atlas, "SELECT id FROM site WHERE name = 'BYD Uzbekistan Factory'")[0]
        for address in (f"zavod:site/{site}", "zavod:nonsense"):
            assert app.screen.start([program(), address]).wait(20) == 0
            app.find("group", "BYD Uzbekistan Factory", ["showing"])
        assert len(app.screen.windows()) == 1
        assert app.screen.start([program(), "zavod:site/5"]).wait(20) == 0
        app.find("label", "This atlas has no such site.", ["showing"])
        app.assert_no_warnings()


def test_a_link_starts_zavod():
    """On the first start of all too, when the starter atlas has still to be made."""
    with starter() as atlas:
        site, = ask(atlas, "SELECT id FROM site WHERE name = 'BYD Uzbekistan Factory'")[0]
    with App([program(), f"zavod:site/{site}"]) as app:
        app.find("group", "BYD Uzbekistan Factory", ["showing"])
        app.assert_no_warnings()


def await_truth(condition, what, seconds=PATIENCE):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, what
        context = GLib.MainContext.default()
        timer = GLib.timeout_add(100, lambda: GLib.SOURCE_REMOVE)
        context.iteration(True)
        del timer


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
