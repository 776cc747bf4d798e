#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""qgis-clustered.py ATLAS WIDTH HEIGHT PIXELS: opens the sites of a GeoPackage in QGIS and draws all of them as clusters
of that many pixels. Prints the seconds from opening to the finished picture, without the start of QGIS itself."""

import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (Qgis, QgsApplication, QgsMapRendererParallelJob, QgsMapSettings,  # noqa: E402
                       QgsPointClusterRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize  # noqa: E402


def draw(atlas, width, height, pixels):
    layer = QgsVectorLayer(f"{atlas}|layername=site", "sites", "ogr")
    if not layer.isValid():
        raise RuntimeError(f"QGIS cannot open {atlas}")
    renderer = QgsPointClusterRenderer()
    renderer.setTolerance(pixels)
    renderer.setToleranceUnit(Qgis.RenderUnit.Pixels)
    layer.setRenderer(renderer)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(width, height))
    settings.setExtent(layer.extent())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if job.errors() or job.renderedImage().isNull():
        raise RuntimeError("QGIS drew nothing")


def main():
    application = QgsApplication([], False)
    application.initQgis()
    start = time.monotonic()
    draw(sys.argv[1], *map(int, sys.argv[2:]))
    print(time.monotonic() - start, flush=True)
    os._exit(0)  # its own end takes long, and sometimes fails


main()
