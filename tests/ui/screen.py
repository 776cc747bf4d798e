# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen in memory: Xvfb with a window manager, a session bus, an accessibility bus and a home folder of its own.

Nothing of the caller's desktop is touched, and any number of screens can stand side by side. Servers tell on a pipe
when they are ready, so that nothing is polled; each is started in a process session of its own, so that closing the
screen also ends what the servers started.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress

from gi.repository import Gio
from Xlib import X, Xatom, display as xdisplay
from Xlib.error import BadWindow
from Xlib.ext import damage

# Only the accessibility bus is started on demand: no portal, dconf or gvfs, whose absence costs 25 s each.
BUS_CONFIGURATION = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

# The font settings make pictures of one machine comparable; a blinking cursor would keep them changing.
GTK_SETTINGS = """[Settings]
gtk-enable-animations={animations}
gtk-cursor-blink=0
gtk-xft-antialias=1
gtk-xft-hinting=0
"""

# Where settings are kept, the tour of the first start would lie over the window.
SETTINGS = """[io/github/zavod_atlas/Zavod]
tour-offered={offered}
"""

# What the caller's own environment may say to the programs on the screen.
PASSED_ON = ("ASAN_OPTIONS", "GSETTINGS_SCHEMA_DIR", "LANG", "LD_LIBRARY_PATH", "LSAN_OPTIONS", "UBSAN_OPTIONS",
             "ZAVOD_LOCALEDIR")


class Screen:
    def __init__(self, screen_size=(1700, 1300), dark=False, contrast=False, language=None, scale=1, text_scale=1.0,
                 animations=False, first_start=False):
        """language: the name of a locale, "ru_RU"; scale: device pixels per pixel; text_scale: 1.5 for large text;
        first_start: the tour was not offered yet."""
        self.scale = scale
        self.processes = []
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="zavod-screen-"))
        try:
            self._make_home(animations)
            write_settings(self.folder / "config", offered=not first_start)
            self._make_environment(dark, contrast, language)
            self._start_x(screen_size, text_scale)
            self._start_buses()
            self._start_window_manager()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start(self, command, environment=None, output=subprocess.DEVNULL, **options):
        """Start a program on this screen. It ends with the screen at the latest."""
        process = subprocess.Popen(command, env={**self.environment, **(environment or {})}, stdin=subprocess.DEVNULL,
                                   stdout=output, stderr=output, start_new_session=True, **options)
        self.processes.append(process)
        return process

    def stop(self, process):
        """End a program of start() and all that it started."""
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(3)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.processes.remove(process)

    def close(self):
        for process in reversed(self.processes.copy()):
            self.stop(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def property(self, window, name):
        """The list of values of an X property, None where it is unset or all zero."""
        found = window.get_full_property(self.x.intern_atom(name), X.AnyPropertyType)
        return list(found.value) if found and any(found.value) else None

    def windows(self, window=None):
        """Mapped windows of applications, the topmost last; no menus and popovers, which are override-redirect."""
        window = window or self.root
        try:
            attributes = window.get_attributes()
            if attributes.map_state != X.IsViewable or attributes.win_class != X.InputOutput:
                return []
            if window.get_full_property(Xatom.WM_CLASS, X.AnyPropertyType) and window.get_geometry().width > 1:
                return [] if attributes.override_redirect else [window]
            return [found for child in window.query_tree().children for found in self.windows(child)]
        except BadWindow:  # it went away while it was looked at
            return []

    def pixels(self, window=None):
        """(width, height, BGRX bytes) of a window, or of the whole screen."""
        window = window or self.root
        size = window.get_geometry()
        image = window.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xffffffff)
        return size.width, size.height, image.data

    def last_paint(self):
        """When anything was last painted on this screen, in seconds of time.monotonic()."""
        self.read_events()
        return self._last_paint

    def read_events(self):
        while self.x.pending_events():
            event = self.x.next_event()
            if event.type == self._damage_event:
                self._last_paint = time.monotonic()
            elif event.type == X.MappingNotify:
                self.x.refresh_keyboard_mapping(event)

    def _make_home(self, animations):
        for name in ("services", "home", "run", "config/gtk-4.0", "data", "locale"):
            (self.folder / name).mkdir(parents=True, mode=0o700)
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", self.folder / "services")
        (self.folder / "bus.conf").write_text(BUS_CONFIGURATION.format(folder=self.folder))
        (self.folder / "config/gtk-4.0/settings.ini").write_text(GTK_SETTINGS.format(animations=int(animations)))

    def _make_environment(self, dark, contrast, language):
        self.environment = {
            **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light",
            "ADW_DEBUG_HIGH_CONTRAST": "1" if contrast else "0",
            "ADW_DISABLE_PORTAL": "1",
            "GDK_BACKEND": "x11",
            "GDK_DEBUG": "no-portals",
            "GDK_SCALE": str(self.scale),
            "GIO_USE_VFS": "local",
            "GSETTINGS_BACKEND": "memory",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi",
            "GTK_IM_MODULE": "simple",
        }
        if language:
            self._make_locale(language)
            self.environment |= {"LOCPATH": str(self.folder / "locale"), "LC_ALL": language + ".UTF-8"}

    def _make_locale(self, language):
        """glibc ignores LANGUAGE in the C locale, so a real one is compiled, or C's own copied under its name."""
        folder = self.folder / "locale" / (language + ".UTF-8")
        source = pathlib.Path("/usr/share/i18n/locales", language)
        compiled = source.exists() and subprocess.call(["localedef", "-i", language, "-f", "UTF-8", folder]) == 0
        if not compiled:
            shutil.copytree("/usr/lib/locale/C.utf8", folder)

    def _start_x(self, size, text_scale):
        command = ["Xvfb", "-screen", "0", f"{size[0]}x{size[1]}x24", "-noreset", "-nolisten", "tcp"]
        self.environment["DISPLAY"] = ":" + self._start_server(command, "-displayfd", "{}")
        self.x = xdisplay.Display(self.environment["DISPLAY"])
        self.root = self.x.screen().root
        # GTK reads the size of text from here when it starts, and ignores it in settings.ini
        resources = f"Xft.dpi:\t{96 * text_scale:g}\n"
        self.root.change_text_property(self.x.intern_atom("RESOURCE_MANAGER"), Xatom.STRING, resources)
        self.root.warp_pointer(size[0] - 1, size[1] - 1)  # over nothing
        self.x.damage_query_version()
        self.root.damage_create(damage.DamageReportRawRectangles)
        self._damage_event = self.x.extension_event.DamageNotify
        self._last_paint = time.monotonic()
        self.x.sync()

    def _start_buses(self):
        command = ["dbus-daemon", "--nofork", "--nopidfile", "--nosyslog", f"--config-file={self.folder}/bus.conf"]
        address = self._start_server(command, "--print-address={}")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self.session_bus = connect_to_bus(address)
        reply = self.session_bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                           None, None, Gio.DBusCallFlags.NONE, -1, None)
        self.accessibility_bus = connect_to_bus(reply.unpack()[0])

    def _start_server(self, command, *option):
        """Start a server that writes one line (its number or address) to the descriptor in option when it is ready."""
        ours, theirs = os.pipe()
        log = self.folder / "servers.log"
        with open(log, "ab") as output:
            self.start([*command, *(part.format(theirs) for part in option)], output=output, pass_fds=[theirs])
        os.close(theirs)
        with os.fdopen(ours) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise RuntimeError(f"{command[0]} did not start: {log.read_text()}")
        return line

    def _start_window_manager(self, seconds=10):
        self.start(["openbox", "--sm-disable"])
        deadline = time.monotonic() + seconds
        while not self.property(self.root, "_NET_SUPPORTING_WM_CHECK"):
            if time.monotonic() > deadline:
                raise TimeoutError(f"openbox did not start within {seconds} s")
            time.sleep(0.01)  # X tells no main loop of it


def write_settings(configuration, offered=True):
    """Before the first start with this folder as XDG_CONFIG_HOME: whether the tour was offered already."""
    folder = configuration / "glib-2.0/settings"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "keyfile").write_text(SETTINGS.format(offered=str(offered).lower()))


def connect_to_bus(address):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
