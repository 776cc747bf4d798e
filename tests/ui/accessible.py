# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of an application, read raw over D-Bus: what a screen reader is told, nothing cached."""

from contextlib import suppress

from gi.repository import Gio, GLib

ATSPI = "org.a11y.atspi."
ACCESSIBLE = ATSPI + "Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = ATSPI + "Registry"
TIMEOUT = 9000  # milliseconds for one call

# AtspiStateType, in its order
STATES = """
    invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused
    has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable selected
    sensitive showing single-line stale transient vertical visible manages-descendants indeterminate required
    truncated animated invalid-entry supports-autocompletion selectable-text is-default visited checkable has-popup
    read-only
""".split()


def call(connection, name, path, interface, method, signature=None, *arguments):
    """One blocking call; returns the tuple of its results."""
    parameters = GLib.Variant(signature, arguments) if signature else None
    reply = connection.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, TIMEOUT, None)
    return reply.unpack()


def call_all(connection, calls):
    """Many calls (node, interface, method, parameters) in flight at once; the first result of each, None on failure."""
    results = [None] * len(calls)
    waiting = set(range(len(calls)))

    def finished(source, result, index):
        waiting.discard(index)
        with suppress(GLib.Error):  # the node went away
            results[index] = source.call_finish(result).unpack()[0]

    for index, (node, interface, method, parameters) in enumerate(calls):
        connection.call(node.owner, node.path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, TIMEOUT,
                        None, finished, index)
    while waiting:
        GLib.MainContext.default().iteration(True)
    return results


def states_of(words):
    """The names of the bits that are set in the two 32-bit words of GetState."""
    bits = words[1] << 32 | words[0]
    return {name for index, name in enumerate(STATES) if bits >> index & 1}


class Node:
    """One accessible object. Every property is asked afresh from the application."""

    def __init__(self, app, owner, path):
        self.app = app
        self.owner = owner
        self.path = path

    def __eq__(self, other):
        return isinstance(other, Node) and (other.owner, other.path) == (self.owner, self.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def __repr__(self):
        return f"<{self.role} {self.name!r}>"

    def _call(self, interface, method, signature=None, *arguments):
        results = call(self.app.screen.accessibility_bus, self.owner, self.path, interface, method, signature, *arguments)
        return results[0] if results else None

    def _get(self, interface, name):
        return self._call(PROPERTIES, "Get", "(ss)", ATSPI + interface, name)

    @property
    def role(self):
        return self._call(ACCESSIBLE, "GetRoleName")

    @property
    def name(self):
        return self._get("Accessible", "Name")

    @property
    def description(self):
        return self._get("Accessible", "Description")

    @property
    def states(self):
        return states_of(self._call(ACCESSIBLE, "GetState"))

    @property
    def children(self):
        return [Node(self.app, *reference) for reference in self._call(ACCESSIBLE, "GetChildren")]

    @property
    def parent(self):
        return Node(self.app, *self._get("Accessible", "Parent"))

    @property
    def extents(self):
        """(x, y, width, height) in the window: on the screen GTK says (0, 0)."""
        in_the_window = 1
        return self._call(ATSPI + "Component", "GetExtents", "(u)", in_the_window)

    @property
    def value(self):
        return self._get("Value", "CurrentValue")

    @value.setter
    def value(self, number):
        self._call(PROPERTIES, "Set", "(ssv)", ATSPI + "Value", "CurrentValue", GLib.Variant("d", number))

    @property
    def text(self):
        length = self._get("Text", "CharacterCount")  # GTK's entries answer "" when asked for all up to -1
        return self._call(ATSPI + "Text", "GetText", "(ii)", 0, length)

    @text.setter
    def text(self, text):
        self._call(ATSPI + "EditableText", "SetTextContents", "(s)", text)

    @property
    def actions(self):
        return [action[0] for action in self._call(ATSPI + "Action", "GetActions")]

    def act(self, action):
        self._call(ATSPI + "Action", "DoAction", "(i)", self.actions.index(action))

    def tree(self):
        """[(depth, node, role, name, states)] in document order, read level by level."""
        facts, children = {}, {}
        level = [self]
        while level:
            for node, (role, name, words, references) in zip(level, self._facts_of(level)):
                if None not in (role, name, words, references):
                    facts[node] = (role, name, states_of(words))
                    children[node] = [Node(self.app, *reference) for reference in references]
            level = [child for node in level for child in children.get(node, ())]

        rows = []

        def add(node, depth):
            if node in facts:
                rows.append((depth, node, *facts[node]))
                for child in children[node]:
                    add(child, depth + 1)

        add(self, 0)
        return rows

    def _facts_of(self, nodes):
        name_property = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        questions = ((ACCESSIBLE, "GetRoleName", None), (PROPERTIES, "Get", name_property),
                     (ACCESSIBLE, "GetState", None), (ACCESSIBLE, "GetChildren", None))
        calls = [(node, *question) for node in nodes for question in questions]
        answers = iter(call_all(self.app.screen.accessibility_bus, calls))
        return list(zip(answers, answers, answers, answers))

    def find_all(self, role=None, name=None, states=()):
        """The nodes below (and this one) with that role, that name (a string, or a compiled pattern) and those states."""
        def has_name(candidate):
            if name is None:
                return True
            return name.search(candidate) if hasattr(name, "search") else name == candidate

        return [node for _, node, its_role, its_name, its_states in self.tree()
                if role in (None, its_role) and has_name(its_name) and set(states) <= its_states]

    def find(self, role=None, name=None, states=(), timeout=None):
        """Wait for the first such node."""
        return self.app.wait(lambda: next(iter(self.find_all(role, name, states)), None),
                             f"{role} {name} {states or ''}", timeout)
