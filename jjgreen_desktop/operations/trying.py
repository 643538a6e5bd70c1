"""Trying a write: what comes of it is told, and nothing of it stays. What is shown is what will be."""

from collections.abc import Callable
from typing import TypeVar

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Transaction

T = TypeVar("T")


class _Enough(Exception):
    """Raised to take back a write that was only tried."""


def tried(office: Office, work: Callable[[Transaction], T]) -> T:
    """What comes of some work that writes; then all it wrote is taken back."""
    seen: list[T] = []
    try:
        with office.store.transaction("试算") as write:
            seen.append(work(write))
            raise _Enough
    except _Enough:
        return seen[0]
