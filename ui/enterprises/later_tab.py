"""A tab whose contents are imported and made when they are first wanted."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

T = TypeVar("T", bound=QWidget)


class LaterTab(QWidget, Generic[T]):
    """Empty until its contents are asked for."""

    def __init__(self, make: Callable[[], T]) -> None:
        super().__init__()
        self._make = make
        self._made: T | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def contents(self) -> T:
        """What stands on it."""
        if self._made is None:
            self._made = self._make()
            self._layout.addWidget(self._made)
        return self._made

    @property
    def made(self) -> T | None:
        """What stands on it, if it was wanted yet."""
        return self._made
