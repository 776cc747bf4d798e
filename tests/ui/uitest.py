# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests drive a real window: keys and pointer go in, the accessibility tree and pictures come out.

    with App(["zavod", "atlas.gpkg"], size=(900, 700)) as app:
        app.press("ctrl+n")
        app.find("text box", "Name", ["focused"])
        app.type("Қостанай")
        app.click(app.find("button", "Save"))
        app.assert_no_warnings()

Wait for what must come about (find, wait), never for a time. settle(), which follows each input, says that the
window has answered and painted, not that something slower has been loaded.
"""

import os
import re
import time
from contextlib import suppress

import cairo
from gi.repository import GLib

from accessible import ATSPI, REGISTRY, Node, call
from hands import Hands
from screen import Screen

QUIET = 0.08  # seconds without painting after which a window has settled
PATIENCE = float(os.environ.get("ZAVOD_TEST_PATIENCE", "30"))  # seconds until something awaited counts as missing
MAIN_CONTEXT = GLib.MainContext.default()
WARNING = re.compile(r"\b(WARNING|CRITICAL|ERROR) \*\*|runtime error:|AddressSanitizer|LeakSanitizer")


class Timeout(AssertionError):
    """What was awaited did not come."""


class Ended(Timeout):
    """The application ended while something was awaited of it."""

    def __init__(self, what, status, output):
        super().__init__(f"{what}: the application ended with {status}\n{output}")
        self.status = status
        self.output = output


def program():
    """The zavod under test."""
    return os.environ["ZAVOD"]


class App:
    """An application on a screen of its own, shown and settled. Other options are those of Screen."""

    def __init__(self, command, size=None, environment=None, fatal=True, **looks):
        """size: of the window; fatal: die of the first warning."""
        self.events = []  # (kind, detail, value, path of the node) of every accessibility event so far
        self.process = None
        self.screen = Screen(**looks)
        self.hands = Hands(self.screen)
        self.log = self.screen.folder / "application.log"
        try:
            self._listen()
            self._start(command, {"G_DEBUG": "fatal-warnings"} if fatal else {}, environment or {})
            if size:
                self.resize(*size)
            self.settle()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, failed, *_):
        if failed:
            print("".join(f"# {line}\n" for line in self.output().splitlines()), end="")
        self.close()

    def close(self):
        self.screen.close()

    def quit(self, keys="ctrl+q"):
        """Ask it to end, and return its exit status."""
        self.hands.press_chord(keys)
        self.screen.x.sync()
        return self.wait_for_end()

    def kill(self):
        """kill -9, as a power failure would."""
        self.process.kill()
        return self.wait_for_end()

    def wait_for_end(self, timeout=None):
        with suppress(Ended):
            self.wait(lambda: False, "the end of the application", timeout)
        return self.process.returncode

    def wait(self, condition, what="condition", timeout=None):
        """Try condition() at once, after every accessibility event and 20 times a second, until it is true; return it."""
        seconds = timeout or PATIENCE
        deadline = time.monotonic() + seconds
        while True:
            with suppress(GLib.Error):  # a node went away while it was read
                if result := condition():
                    return result
            if self.process.poll() is not None:
                raise Ended(what, self.process.returncode, self.output())
            if time.monotonic() > deadline:
                raise Timeout(f"{what}: not within {seconds} s\n{self.dump()}")
            self._iterate(0.05)

    def settle(self, quiet=QUIET, timeout=None):
        """Wait until the application has handled what it was sent, and painted nothing for a while."""
        self.screen.x.sync()
        self.root.role  # asked of its main loop, which reads what was sent before this
        start = time.monotonic()
        self.wait(lambda: time.monotonic() - max(self.screen.last_paint(), start) > quiet, "a still window", timeout)

    def find(self, *arguments, **options):
        """Wait for a node: see Node.find."""
        return self.root.find(*arguments, **options)

    def find_all(self, *arguments, **options):
        return self.root.find_all(*arguments, **options)

    def wait_gone(self, role, name=None):
        self.wait(lambda: not self.find_all(role, name), f"{role} {name} to go away")

    def focused(self):
        """The node with the keyboard focus, or None."""
        return next(iter(self.find_all(states=["focused"])), None)

    def press(self, *chords):
        """press("ctrl+n", "Tab", "slash"): names of X's keys, or the everyday ones of hands.KEY_NAMES."""
        for chord in chords:
            self.hands.press_chord(chord)
        self.settle()

    def type(self, text):
        self.hands.type(text)
        self.settle()

    def click(self, target, button=1, count=1):
        """target: a node, or (x, y) on the screen."""
        self.hands.move(self.point(target))
        for _ in range(count):
            self.hands.press_button(button)
            self.hands.release_button(button)
        self.settle()

    def drag(self, source, target, steps=8):
        (x0, y0), (x1, y1) = self.point(source), self.point(target)
        self.hands.move((x0, y0))
        self.hands.press_button()
        for step in range(1, steps + 1):
            self.hands.move((x0 + (x1 - x0) * step // steps, y0 + (y1 - y0) * step // steps))
        self.settle()  # the drop is where the application has seen the pointer
        self.hands.release_button()
        self.settle()

    def point(self, target):
        """The centre of a node on the screen. GTK 4.18 leaves padding and borders of ancestors out of the extents, and
        counts the border of the window with the wrong sign: the latter is mended here, small targets may be missed."""
        if isinstance(target, tuple):
            return target
        x, y, width, height = target.extents
        assert width > 0 and height > 0, f"{target} has no area"
        node, frame = target, None
        while node.role != "application":
            node, frame = node.parent, node
        window = self.window(frame.name or None) or self.window()
        left, _, top, _ = self.screen.property(window, "_GTK_FRAME_EXTENTS") or (0, 0, 0, 0)
        origin = window.translate_coords(self.screen.root, 0, 0)
        border_x, border_y, *_ = frame.extents
        scale = self.screen.scale
        return (-origin.x + left + (x - 2 * border_x + width // 2) * scale,
                -origin.y + top + (y - 2 * border_y + height // 2) * scale)

    def window(self, title=None):
        """The topmost X window, or the one with that title."""
        return next((window for window in reversed(self.screen.windows()) if title in (None, window.get_wm_name())), None)

    def resize(self, width, height):
        window = self.window()
        wanted = (width * self.screen.scale, height * self.screen.scale)
        window.configure(width=wanted[0], height=wanted[1])

        def has_size():
            size = window.get_geometry()
            return (size.width, size.height) == wanted

        self.wait(has_size, f"a window of {width}x{height} (is its least size larger?)")
        self.settle()

    def screenshot(self, path, whole=False):
        """A PNG of the topmost window; whole: of the screen, with menus."""
        width, height, data = self.screen.pixels(None if whole else self.window())
        cairo.ImageSurface.create_for_data(bytearray(data), cairo.FORMAT_RGB24, width, height).write_to_png(str(path))

    def dump(self):
        """The accessibility tree as indented text."""
        everyday = {"visible", "showing", "sensitive", "enabled"}
        return "\n".join(f"{'  ' * depth}{role} {name!r} {' '.join(sorted(states - everyday))}"
                         for depth, _, role, name, states in self.root.tree())

    def output(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def assert_no_warnings(self):
        found = [line for line in self.output().splitlines() if WARNING.search(line)]
        assert not found, "\n".join(found)

    def _listen(self):
        """GTK sends events, and keeps a tree, only while somebody is registered for them."""
        def note(_connection, _sender, path, _interface, member, parameters):
            detail, value = (parameters.get_child_value(i).unpack() for i in range(2))
            if member == "Announcement":
                value = parameters.get_child_value(3).unpack()  # its words; before stands how urgent they are
            self.events.append((member, detail, value, path))

        bus = self.screen.accessibility_bus
        for kind in ("Object", "Window"):
            call(bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", "(sass)", kind.lower() + ":", [], "")
            bus.signal_subscribe(None, ATSPI + "Event." + kind, None, None, None, 0, note)

    def _start(self, command, *environments):
        environment = {name: value for part in environments for name, value in part.items()}
        with open(self.log, "wb") as output:
            self.process = self.screen.start(command, environment, output)
        desktop = Node(self, REGISTRY, "/org/a11y/atspi/accessible/root")
        self.root = desktop  # for a message, should it never come
        self.root = self.wait(lambda: next(filter(self._is_ours, desktop.children), None), "an accessible application")
        self.wait(self.window, "a window")
        self.wait(lambda: self.screen.property(self.screen.root, "_NET_ACTIVE_WINDOW"), "an active window")

    def _is_ours(self, node):
        """The window manager may be in the tree too: the application is known by its process."""
        pid = call(self.screen.accessibility_bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                   "GetConnectionUnixProcessID", "(s)", node.owner)
        return pid == (self.process.pid,) and node.children

    def _iterate(self, seconds):
        """Handle what has arrived, waiting so long for something to arrive."""
        timer = GLib.timeout_add(int(seconds * 1000), lambda: GLib.SOURCE_CONTINUE)
        MAIN_CONTEXT.iteration(True)
        GLib.source_remove(timer)
        while MAIN_CONTEXT.iteration(False):
            pass
