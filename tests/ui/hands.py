# SPDX-License-Identifier: GPL-3.0-or-later
"""The hands of a test: real key and pointer events, sent by the XTest extension as if from the devices."""

from contextlib import contextmanager

from Xlib import X, XK
from Xlib.ext import xtest

# how people write keys → X's names
KEY_NAMES = {
    "alt": "Alt_L",
    "backspace": "BackSpace",
    "ctrl": "Control_L",
    "enter": "Return",
    "esc": "Escape",
    "pagedown": "Next",
    "pageup": "Prior",
    "shift": "Shift_L",
    "tab": "Tab",
}


def keysym_of(character):
    code = ord(character)
    return code if code < 0x100 else 0x1000000 | code


class Hands:
    def __init__(self, screen):
        self.screen = screen
        self.x = screen.x

    def move(self, place):
        xtest.fake_input(self.x, X.MotionNotify, x=place[0], y=place[1])

    def press_button(self, button=1):
        xtest.fake_input(self.x, X.ButtonPress, button)

    def release_button(self, button=1):
        xtest.fake_input(self.x, X.ButtonRelease, button)

    def press_chord(self, chord):
        """chord: "ctrl+shift+z", "Tab", "slash"."""
        keysyms = [XK.string_to_keysym(KEY_NAMES.get(key.lower(), key)) for key in chord.split("+")]
        assert all(keysyms), f"X knows no key of {chord}"
        keys = [self._key_of(keysym) for keysym in keysyms]
        self._strike([code for code, _ in keys], shifted=keys[-1][1])

    @contextmanager
    def holding(self, *keys):
        """While "shift", "ctrl" are held down."""
        codes = [self._key_of(XK.string_to_keysym(KEY_NAMES[key]))[0] for key in keys]
        for code in codes:
            xtest.fake_input(self.x, X.KeyPress, code)
        try:
            yield
        finally:
            for code in reversed(codes):
                xtest.fake_input(self.x, X.KeyRelease, code)

    def type(self, text):
        keysyms = [keysym_of(character) for character in text]
        for keysym in keysyms:  # new keys first: the keyboard must not change while keys fly
            self._key_of(keysym)
        for code, shifted in map(self._key_of, keysyms):
            self._strike([code], shifted)

    def _strike(self, codes, shifted):
        if shifted:
            codes = [self._key_of(XK.XK_Shift_L)[0], *codes]
        for code in codes:
            xtest.fake_input(self.x, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self.x, X.KeyRelease, code)

    def _key_of(self, keysym):
        """(key code, needs shift) of a symbol. One that the keyboard lacks gets a spare key, and keeps it."""
        for code, column in self.x.keysym_to_keycodes(keysym):
            if column < 2:
                return code, column == 1
        return self._add_key(keysym), False

    def _add_key(self, keysym):
        first, last = self.x.display.info.min_keycode, self.x.display.info.max_keycode
        table = self.x.get_keyboard_mapping(first, last - first + 1)
        code = first + max(index for index, symbols in enumerate(table) if not any(symbols))
        self.x.change_keyboard_mapping(code, [(keysym, keysym)])
        self.x.sync()
        while not self.x.keysym_to_keycode(keysym):
            self.screen.read_events()
        return code
