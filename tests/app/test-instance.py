#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From one start to the next: what was set is found again, the starter atlas is made once, and there is one program."""

import pathlib
import sys
import tempfile
from contextlib import contextmanager

import tap
from atlas import change
from screen import write_settings
from uitest import App, program

ATLAS = "zavod/atlases/Central Asia.gpkg"


@contextmanager
def home():
    """Folders that outlive the screen: (options for App, the folder of data)."""
    with tempfile.TemporaryDirectory(prefix="zavod-home-") as folder:
        data, configuration = pathlib.Path(folder, "data"), pathlib.Path(folder, "configuration")
        write_settings(configuration)
        yield {"environment": {"XDG_DATA_HOME": str(data), "XDG_CONFIG_HOME": str(configuration),
                               "GSETTINGS_BACKEND": "keyfile"}}, data


def ready(app):
    return app.find("window", "Central Asia", ["active"])


def geometry(app):
    size = app.window().get_geometry()
    return size.width, size.height


def rename_a_site(atlas):
    change(atlas, "UPDATE site SET name = 'A Site of Mine' WHERE name = 'ADM Jizzakh'")


def test_the_starter_copy_is_made_once():
    with home() as (options, data):
        with App([program()], **options) as app:
            ready(app)
            assert app.quit() == 0, app.output()
        rename_a_site(data / ATLAS)
        made = (data / ATLAS).stat().st_ino
        with App([program()], **options) as app:
            ready(app)
            app.find("label", "A Site of Mine")
        assert (data / ATLAS).stat().st_ino == made
        assert [path.name for path in (data / ATLAS).parent.glob("*.gpkg")] == ["Central Asia.gpkg"]


def test_a_broken_copy_is_kept():
    """A fresh one is made beside it, only when asked for."""
    with home() as (options, data):
        broken = data / ATLAS
        broken.parent.mkdir(parents=True)
        broken.write_text("my only copy, broken")
        with App([program()], size=(900, 700), **options) as app:
            app.find("label", "This Atlas Cannot Be Opened", ["showing"])
            assert [path.name for path in broken.parent.iterdir()] == ["Central Asia.gpkg"]
            app.find("button", "Open the Starter Atlas").act("Click")
            ready(app)
        assert broken.read_text() == "my only copy, broken"
        assert (broken.parent / "Central Asia (2).gpkg").exists()


def test_the_window_comes_back_as_it_was():
    with home() as (options, _):
        with App([program()], size=(1100, 760), **options) as app:
            ready(app)
            app.find("tree grid", "Sites", ["showing"])
            app.press("F8")
            app.wait(lambda: not app.find_all("tree grid", "Sites", ["showing"]), "folded tables")
            assert app.quit() == 0, app.output()
        with App([program()], **options) as app:
            ready(app)
            assert geometry(app) == (1100, 760), geometry(app)
            app.find("option")
            assert not app.find_all("tree grid", "Sites", ["showing"])


def test_the_last_atlas_is_opened_again():
    with home() as (options, data):
        mine = data.parent / "Mine.gpkg"
        with App([program()], **options) as app:
            ready(app)
            app.quit()
        (data / ATLAS).rename(mine)
        rename_a_site(mine)
        with App([program(), str(mine)], **options) as app:
            app.find("label", "A Site of Mine")
            app.quit()
        with App([program()], **options) as app:
            app.find("label", "A Site of Mine")
        assert not (data / ATLAS).exists(), "no starter atlas was asked for"


def test_a_file_that_is_open_is_presented():
    with home() as (options, data):
        with App([program()], **options) as app:
            ready(app)
            atlas = str(data / ATLAS)
            other = str(data / "Other.gpkg")
            environment = options["environment"]

            assert app.screen.start([program(), atlas], environment).wait(20) == 0
            assert app.screen.start([program()], environment).wait(20) == 0
            app.settle()
            assert len(app.screen.windows()) == 1
            assert len(app.find_all("window")) == 1

            assert app.screen.start([program(), f"--starter={other}"], environment).wait(20) == 0
            assert app.screen.start([program(), other], environment).wait(20) == 0
            app.wait(lambda: len(app.screen.windows()) == 2, "a second window for another file")
            assert app.screen.start([program(), other], environment, cwd=data).wait(20) == 0
            assert app.screen.start([program(), "Other.gpkg"], environment, cwd=data).wait(20) == 0
            app.settle()
            assert len(app.screen.windows()) == 2
            app.assert_no_warnings()


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
