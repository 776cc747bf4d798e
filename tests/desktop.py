#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""desktop.py SOURCES DATA ID: what tells the desktop of Zavod agrees with itself, and the sandbox lets in no more than is needed.

DATA: where the files of data/ are built.
"""

import configparser
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

import tap

SOURCES, DATA, ID = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
MANIFEST = json.loads((SOURCES / "flatpak/io.github.zavod_atlas.Zavod.json").read_text())
PERMISSIONS = {"--share=ipc", "--share=network", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}


def ini(name):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(DATA / name)
    return parser


def test_the_sandbox_lets_in_no_more_than_is_needed():
    """No home, no host, no folder, no bus: files come by the portal, and the network serves the online map alone."""
    assert set(MANIFEST["finish-args"]) == PERMISSIONS, MANIFEST["finish-args"]


def test_every_source_is_pinned():
    sources = [source for module in MANIFEST["modules"] for source in module["sources"]]
    for source in sources:
        assert source["type"] == "dir" or len(source["sha256"]) == 64 and source["url"].startswith("https://"), source
    assert [source["type"] for source in sources].count("dir") == 1


def test_one_name_is_used_everywhere():
    assert MANIFEST["id"] in ID
    service = ini(f"{ID}.service")["D-BUS Service"]
    assert service["Name"] == ID and service["Exec"].endswith("/zavod --gapplication-service"), dict(service)
    provider = ini(f"{ID}.search-provider.ini")["Shell Search Provider"]
    assert (provider["BusName"], provider["DesktopId"], provider["Version"]) == (ID, f"{ID}.desktop", "2"), dict(provider)
    metainfo = xml.parse(DATA / f"{ID}.metainfo.xml")
    assert metainfo.findtext("id") == ID and metainfo.findtext("launchable") == f"{ID}.desktop"


def test_the_desktop_file_says_what_can_be_opened():
    entry = ini(f"{ID}.desktop")["Desktop Entry"]
    assert entry["DBusActivatable"] == "true" and entry["Icon"] == ID
    types = set(filter(None, entry["MimeType"].split(";")))
    described = {kind.get("type") for kind in xml.parse(SOURCES / "data/io.github.zavod_atlas.Zavod.mime.xml").getroot()}
    assert types == described | {"x-scheme-handler/zavod"}, types


def test_pictures_are_there_and_have_captions():
    screenshots = xml.parse(DATA / f"{ID}.metainfo.xml").findall("screenshots/screenshot")
    assert len(screenshots) >= 4
    for screenshot in screenshots:
        assert screenshot.findtext("caption"), xml.tostring(screenshot)
        assert (SOURCES / "data/screenshots" / screenshot.findtext("image").rsplit("/", 1)[1]).exists()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
