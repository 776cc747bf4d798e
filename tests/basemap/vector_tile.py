# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader of vector tiles (Mapbox Vector Tile 2.1), for tests: layers, properties, and points or rings in degrees."""

import gzip
import math
import sqlite3
import struct


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    """The fields of a protocol buffer message: (number, integer or bytes)."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        else:
            size, at = {1: (8, at), 5: (4, at)}.get(key & 7) or varint(data, at)
            value, at = data[at:at + size], at + size
        yield key >> 3, value


def integers(data):
    at = 0
    while at < len(data):
        value, at = varint(data, at)
        yield value


def value_of(message):
    number, value = next(iter(fields(message)))
    if number == 1:
        return value.decode()
    if number in (2, 3):
        return struct.unpack("<f" if number == 2 else "<d", value)[0]
    return (value >> 1) ^ -(value & 1) if number == 6 else value


def runs(commands):
    """The points, lines or rings of a geometry, in the tile's own units."""
    commands, x, y, out = iter(commands), 0, 0, []
    for command in commands:
        if command & 7 == 7:
            continue
        if command & 7 == 1:
            out.append([])
        for _ in range(command >> 3):
            dx, dy = next(commands), next(commands)
            x, y = x + ((dx >> 1) ^ -(dx & 1)), y + ((dy >> 1) ^ -(dy & 1))
            out[-1].append((x, y))
    return out


class Tiles:
    """The tiles of an MBTiles file."""

    def __init__(self, path):
        self.database = sqlite3.connect(f"file:{path}?immutable=1", uri=True)

    def zooms(self):
        return [zoom for zoom, in self.database.execute("SELECT DISTINCT zoom_level FROM tiles ORDER BY 1")]

    def features(self, zoom, layer):
        """All of a layer: (properties, runs of (longitude, latitude))."""
        for column, row, data in self.database.execute(
                "SELECT tile_column, tile_row, tile_data FROM tiles WHERE zoom_level = ?", (zoom,)):
            for number, message in fields(gzip.decompress(data)):
                parts = list(fields(message))
                if number == 3 and dict(parts)[1].decode() == layer:
                    yield from self._read_layer(parts, zoom, column, 2 ** zoom - 1 - row)

    def _read_layer(self, parts, zoom, column, row):
        keys = [value.decode() for number, value in parts if number == 3]
        values = [value_of(value) for number, value in parts if number == 4]
        extent = dict(parts).get(5, 4096)

        def degrees(point):
            x, y = (column + point[0] / extent) / 2 ** zoom, (row + point[1] / extent) / 2 ** zoom
            return x * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))

        for number, feature in parts:
            if number == 2:
                feature = dict(fields(feature))
                tags = list(integers(feature.get(2, b"")))
                yield ({keys[key]: values[value] for key, value in zip(tags[::2], tags[1::2])},
                       [[degrees(point) for point in run] for run in runs(integers(feature[4]))])
