"""The window: one folder per screen, shared widgets, the theme, the worker. The only room for Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - the binding takes the place of Python's import when it is loaded

# … to read the source of every module imported from then on for the word PySide6, whether it asks for the
# binding's other spellings (`from __feature__ import`). None here does; it was a tenth of the start (ADR 24).
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
