#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of the base map: names can be read on what they stand on, and each look has all that the style asks for."""

import configparser
import json
import pathlib
import re
import sys

import tap

DATA = pathlib.Path(__file__).parents[2] / "data"
LOOKS = ("light", "dark", "light-contrast", "dark-contrast")
LAND = ("bg", "core", "playa", "dry", "urban", "ice")
CORE = ("core", "playa", "dry", "urban", "ice")
# what is written on what: towns stand on shores too
NAMES = {
    "capital": (*LAND, "water"),
    "town": (*LAND, "water"),
    "village": (*LAND, "water"),
    "town-out": ("bg", "urban", "water"),
    "country": CORE,
    "country-out": ("bg",),
    "province-name": ("core",),
    "nature": ("bg", "core"),
    "water-name": ("bg", "core", "water"),
}
LEAST = 4.5  # WCAG 2.2, 1.4.3; in high contrast its 1.4.6
LEAST_HIGH = 7
BORDER, BORDER_HIGH = (2.2, 4.5), 7  # clear, but not the first thing that one sees


def palette():
    parser = configparser.ConfigParser(comment_prefixes="# ")
    parser.read(DATA / "basemap/palette.ini")
    return parser


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def filled(look):
    style = (DATA / "basemap/style.json.in").read_text(encoding="utf-8").replace("@LANG@", "ru")
    for key, value in palette()[look].items():
        style = style.replace(f"@{key}@", value)
    return style


def test_contrast_is_measured():
    assert round(contrast("#000000", "#ffffff"), 6) == 21 and contrast("#123456", "#123456") == 1


def test_names_can_be_read():
    for look in LOOKS:
        colours, least = palette()[look], LEAST_HIGH if look.endswith("contrast") else LEAST
        bad = [(look, name, ground, round(contrast(colours[name], colours[ground]), 2))
               for name, grounds in NAMES.items() for ground in grounds
               if contrast(colours[name], colours[ground]) < least]
        assert not bad, bad


def test_borders_are_clear_but_quiet():
    for look in LOOKS:
        seen = contrast(palette()[look]["border"], palette()[look]["core"])
        assert seen >= BORDER_HIGH if look.endswith("contrast") else BORDER[0] <= seen <= BORDER[1], (look, seen)


def test_high_contrast_has_no_tints():
    for look in LOOKS[2:]:
        colours = palette()[look]
        assert float(colours["band-opacity"]) == float(colours["wash"]) == 0 and float(colours["strength"]) > 1, look


def test_each_look_fills_the_style():
    keys = [set(palette()[look]) for look in LOOKS]
    assert all(other == keys[0] for other in keys)
    for look in LOOKS:
        style = filled(look)
        assert not re.search("@[A-Za-z-]+@", style), look
        assert all(layer.get("source", "base") == "base" for layer in json.loads(style)["layers"])


def test_ground_without_a_map():
    """What stands in the style sheets for the time before the first tile is the same ground."""
    for look in LOOKS:
        sheet = (DATA / ("style-hc.css" if look.endswith("contrast") else "style.css")).read_text(encoding="utf-8")
        dark = r"\.dark" if look.startswith("dark") else ""
        colour = re.search(rf"\.zavod-map{dark} map-view {{ background-color: (#\w+); }}", sheet)
        assert colour and colour[1] == palette()[look]["bg"], look


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
