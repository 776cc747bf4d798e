#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak that build-aux/flatpak has built and installed, used in its sandbox as its users use it.

The home of the user is one for all tests, and they come in this order: what one leaves the next finds, as from day to day.
"""

import configparser
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager

import tap
from atlas import ask, change, show_site, wait_for_sites
from portal import Portal, release
from screen import write_settings
from uitest import App

ID = "io.github.zavod_atlas.Zavod"
LARGEST_BUNDLE = 15 * 1000 * 1000  # bytes
RESULTS = pathlib.Path(os.environ["ZAVOD_RESULTS"])
BUNDLE = RESULTS / f"{ID}.flatpak"
HOME = pathlib.Path(tempfile.mkdtemp(prefix="zavod-flatpak-"))
DATA = HOME / ".var/app" / ID / "data/zavod/atlases"
ATLAS = DATA / "Central Asia.gpkg"
SITE, NEW_NAME = "ADM Jizzakh", "ADM Jizzakh, from the sandbox"
COLLEAGUES_NAME = "ADM Jizzakh, from a colleague"
ENVIRONMENT = {
    "FLATPAK_USER_DIR": os.environ["FLATPAK_USER_DIR"],
    "GDK_DEBUG": "",  # portals are what is tested
    "GIO_USE_PROXY_RESOLVER": "dummy",
    "GSETTINGS_BACKEND": "keyfile",
    "HOME": str(HOME),
}

write_settings(HOME / ".var/app" / ID / "config")


class SandboxedApp(App):
    """Its accessible tree belongs to the proxy of the bus, not to the process that was started: it is known by its name."""

    def _start(self, *arguments):
        self.portal = Portal(self.screen, ID)  # there before the sandbox, which has its files put into it
        super()._start(*arguments)

    def _is_ours(self, node):
        return node.name == "zavod" and node.children


def flatpak(*arguments, **options):
    environment = {**os.environ, "HOME": str(HOME)}
    return subprocess.run(["flatpak", *arguments], check=True, capture_output=True, text=True, env=environment,
                          **options).stdout


@contextmanager
def running(size=(1280, 860)):
    with SandboxedApp(["flatpak", "run", "--user", ID], size=size, environment=ENVIRONMENT, fatal=False) as app:
        try:
            wait_for_sites(app)
            yield app
        finally:
            subprocess.run(["flatpak", "kill", ID], env={**os.environ, **app.screen.environment, **ENVIRONMENT}, check=False)
            release(app.screen.folder)


def kill(app):
    """kill -9 of all that is in the sandbox, as a power failure would."""
    subprocess.run(["flatpak", "kill", ID], env={**os.environ, **app.screen.environment, **ENVIRONMENT}, check=True)
    app.wait_for_end(20)


def metadata():
    text = configparser.ConfigParser(strict=False)
    text.read_string(flatpak("info", "--user", "--show-metadata", ID))
    return text


def names():
    return {name for name, in ask(ATLAS, "SELECT name FROM site")}


def test_it_asks_for_no_more_than_it_needs():
    """No home, no host, no folder at all, no bus name of others: files come by the portal."""
    context = dict(metadata()["Context"])
    sockets = set(context.pop("sockets").strip(";").split(";")) - {"x11"}  # written beside fallback-x11 for old versions
    assert sockets == {"wayland", "fallback-x11"}, sockets
    assert context == {"shared": "network;ipc;", "devices": "dri;"}, context
    assert not [section for section in metadata().sections() if "Bus Policy" in section]


def test_what_is_exported_to_the_desktop():
    folder = pathlib.Path(os.environ["FLATPAK_USER_DIR"], "exports/share")
    for name in (f"applications/{ID}.desktop", f"mime/packages/{ID}.xml",
                 f"icons/hicolor/scalable/apps/{ID}.svg", f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
                 f"dbus-1/services/{ID}.service", f"gnome-shell/search-providers/{ID}.search-provider.ini"):
        assert (folder / name).exists(), name
    subprocess.run(["desktop-file-validate", folder / f"applications/{ID}.desktop"], check=True)


def test_the_bundle_is_small():
    size = BUNDLE.stat().st_size
    print(f"# the bundle has {size} bytes of {LARGEST_BUNDLE}")
    assert size <= LARGEST_BUNDLE


def test_nothing_is_left_of_the_build():
    files = flatpak("run", "--user", "--command=find", ID, "/app", "-name", "*.a", "-o", "-name", "*.pc", "-o", "-name", "*.h")
    assert files == "", files


def test_the_home_is_out_of_reach():
    secret = HOME / "secret"
    secret.write_text("nobody's business")
    found = subprocess.run(["flatpak", "run", "--user", "--command=cat", ID, secret], capture_output=True, text=True,
                           env={**os.environ, "HOME": str(HOME)})
    assert found.returncode != 0 and "nobody" not in found.stdout, found


def test_the_starter_atlas_is_shown():
    with running() as app:
        app.settle(0.7, 60)
        app.screenshot(RESULTS / "first-start.png")
        assert ATLAS.exists()
        assert "CRITICAL" not in app.output(), app.output()


def test_an_edit_survives_a_kill():
    with running() as app:
        show_site(app, SITE)
        app.press("F2")
        app.find("text box", "Name", ["focused"])
        app.press("ctrl+a")
        app.type(NEW_NAME)
        app.press("ctrl+s")
        app.wait(lambda: NEW_NAME in names(), "the edit in the file")
        app.screenshot(RESULTS / "edited.png")
        kill(app)
    with running() as app:
        app.find("label", NEW_NAME)
        assert NEW_NAME in names()


def test_a_copy_is_exported_by_the_portal():
    target = HOME / "Documents" / "My Copy.gpkg"
    target.parent.mkdir()
    with running() as app:
        app.portal.chosen = target
        app.press("ctrl+shift+s")
        app.find("label", "Saved a copy as My Copy.gpkg", ["showing"])
        assert app.portal.asked == [("SaveFile", "Save a Copy")], app.portal.asked
    assert (NEW_NAME,) in ask(target, "SELECT name FROM site")
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_file_is_imported_by_the_portal():
    """The sandbox hands over one file, without room for those beside it: a copy is made, and that is edited."""
    source = HOME / "Documents" / "From a Colleague.gpkg"
    shutil.copy(HOME / "Documents" / "My Copy.gpkg", source)
    change(source, "UPDATE site SET name = ? WHERE name = ?", COLLEAGUES_NAME, NEW_NAME)
    before = source.read_bytes()
    with running() as app:
        app.portal.chosen = source
        app.press("ctrl+o")
        app.wait(lambda: len(app.screen.windows()) == 2, "a second window")
        app.find("label", COLLEAGUES_NAME)
        app.screenshot(RESULTS / "imported.png")
    assert (COLLEAGUES_NAME,) in ask(DATA / source.name, "SELECT name FROM site")
    assert source.read_bytes() == before


def test_the_bundle_installs_and_keeps_the_data():
    flatpak("uninstall", "--user", "-y", "--noninteractive", ID)
    assert ATLAS.exists(), "uninstalling keeps the data"
    flatpak("install", "--user", "-y", "--noninteractive", "--bundle", BUNDLE)
    with running() as app:
        app.find("label", COLLEAGUES_NAME)  # of the atlas that was used last
        app.screenshot(RESULTS / "from-the-bundle.png")
        assert "CRITICAL" not in app.output(), app.output()


if __name__ == "__main__":
    try:
        code = tap.run(globals())
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    sys.exit(code)
