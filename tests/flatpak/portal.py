# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's portal for files, with a test for the user: its dialogs answer what the test has chosen.

Only the dialog is ours. The file is handed over by the real document portal, so that the application gets at it as it does
on a desktop: by a path in a file system of that portal's, which holds this file alone.
"""

import os
import pathlib
import subprocess

from gi.repository import Gio, GLib

from accessible import call

DESKTOP = "org.freedesktop.portal.Desktop"
DOCUMENTS = "org.freedesktop.portal.Documents"
MOUNT = f"/run/user/{os.getuid()}/doc"  # in the sandbox; outside it is where this screen has its files
HELPERS = ("/usr/libexec/xdg-permission-store", "/usr/libexec/xdg-document-portal")

INTERFACES = Gio.DBusNodeInfo.new_for_xml("""<node>
  <interface name="org.freedesktop.portal.FileChooser">
    <method name="OpenFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>""").interfaces


class Portal:
    """The portals of a Screen. chosen: the path that the user takes in the next dialog."""

    def __init__(self, screen, application_id):
        self.bus = screen.session_bus
        self.application_id = application_id
        self.chosen = None
        self.asked = []  # (method, title) of each dialog so far
        for helper in HELPERS:
            screen.start([helper], {"FLATPAK_USER_DIR": os.environ["FLATPAK_USER_DIR"]})
        self._own(DESKTOP)
        for interface in INTERFACES:
            self.bus.register_object("/org/freedesktop/portal/desktop", interface, self._on_call, self._on_get, None)
        self._wait_for(DOCUMENTS)

    def _own(self, name):
        call(self.bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", "(su)",
             name, 0)

    def _wait_for(self, name):
        """Until somebody has that name on the bus."""
        loop = GLib.MainLoop()
        watch = Gio.bus_watch_name_on_connection(self.bus, name, Gio.BusNameWatcherFlags.NONE, lambda *_: loop.quit(), None)
        timer = GLib.timeout_add_seconds(20, loop.quit)
        loop.run()
        GLib.source_remove(timer)
        Gio.bus_unwatch_name(watch)

    def _on_get(self, *_):
        return GLib.Variant("u", 4)

    def _on_call(self, _bus, sender, _path, _interface, method, parameters, invocation):
        _parent, title, options = parameters.unpack()
        name = sender[1:].replace(".", "_")
        handle = f"/org/freedesktop/portal/desktop/request/{name}/{options['handle_token']}"
        self.asked.append((method, title))
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        self._share(pathlib.Path(self.chosen), method == "SaveFile", lambda uri: self._answer(sender, handle, uri))

    def _answer(self, sender, handle, uri):
        results = {"uris": GLib.Variant("as", [uri])}
        self.bus.emit_signal(sender, handle, "org.freedesktop.portal.Request", "Response",
                             GLib.Variant("(ua{sv})", (0, results)))

    def _share(self, path, to_write, done):
        """Have the document portal show the file to the application alone. Nobody waits: it asks who we are meanwhile."""
        descriptor = os.open(path.parent if to_write else path, os.O_PATH | os.O_CLOEXEC)
        files = Gio.UnixFDList.new()
        handle = files.append(descriptor)
        os.close(descriptor)
        rights = ["read", "write"] if to_write else ["read"]
        if to_write:
            method = "AddNamedFull"
            values = GLib.Variant("(hayusas)", (handle, os.fsencode(path.name) + b"\0", 0, self.application_id, rights))
        else:
            method = "AddFull"
            values = GLib.Variant("(ahusas)", ([handle], 0, self.application_id, rights))

        def shared(bus, result):
            answer, _ = bus.call_with_unix_fd_list_finish(result)
            identifier = answer.unpack()[0] if to_write else answer.unpack()[0][0]
            done(GLib.filename_to_uri(f"{MOUNT}/{identifier}/{path.name}", None))

        self.bus.call_with_unix_fd_list(DOCUMENTS, "/org/freedesktop/portal/documents", DOCUMENTS, method, values, None,
                                        Gio.DBusCallFlags.NONE, 9000, files, None, shared)


def release(folder):
    """Unmount what a document portal that was killed has left of its file system."""
    subprocess.run(["fusermount3", "-uzq", folder / "run" / "doc"], check=False)
