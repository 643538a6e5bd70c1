"""Keys as the window system hands them over: they wait in its queue, and go where the cursor stands when they are taken."""

import ctypes
from pathlib import Path

import PySide6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWindow
from shiboken6 import getCppPointer

LIBRARY = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"
# handleKeyEvent<AsynchronousDelivery>(window, type, key, modifiers, text, autorepeat, count)
POST = (
    "_ZN22QWindowSystemInterface14handleKeyEventINS_20AsynchronousDeliveryEEEbP7QWindow"
    "N6QEvent4TypeEi6QFlagsIN2Qt16KeyboardModifierEERK7QStringbt"
)
NONE = Qt.KeyboardModifier.NoModifier


class _Text(ctypes.Structure):
    """A QString over characters that are kept elsewhere."""

    _fields_ = (("own", ctypes.c_void_p), ("at", ctypes.c_void_p), ("size", ctypes.c_ssize_t))


class WindowKeys:
    """Posts keys to a window; it must outlive them, for it keeps their texts."""

    def __init__(self, window: QWindow) -> None:
        self._window = getCppPointer(window)[0]
        self._kept: list[object] = []
        self._post = getattr(ctypes.CDLL(str(LIBRARY)), POST)
        pointer, number = ctypes.c_void_p, ctypes.c_int
        end = (pointer, ctypes.c_bool, ctypes.c_ushort)
        self._post.argtypes = (pointer, number, number, number, *end)

    def write(self, text: str) -> None:
        """One key for each letter or figure."""
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())), letter)

    def press(self, key: Qt.Key, text: str = "\r", held: Qt.KeyboardModifier = NONE) -> None:
        """Down and up."""
        letters = ctypes.create_string_buffer(text.encode("utf-16-le"))
        words = _Text(None, ctypes.addressof(letters), len(text))
        self._kept += [letters, words]
        for way in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            at = ctypes.addressof(words)
            self._post(self._window, way.value, key.value, held.value, at, False, 1)
