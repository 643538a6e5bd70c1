"""Which places of a list pass its words and conditions: worked out bit by bit, so that a window can paint between."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Protocol

CHUNK = 1 << 15  # places looked through at once: a few milliseconds
Places = Sequence[int]


class Seeker(Protocol):
    """What finds words: `searching.Index`."""

    def found(self, text: str) -> Iterator[bytes]:
        """A byte for each record by its place, some thousand at a time: 1 where it matches."""
        ...


def sieve(
    size: int, seeker: Seeker | None, words: str, passing: bytes | None, order: Places | None
) -> Iterator["array[int]"]:
    """The places that pass, in order, some at a time; an empty batch is a pause to paint in.

    `passing` has a byte for each place that meets the conditions (None: all do; places it does not reach do not),
    `order` the places in their order (None: as they are numbered).
    """
    masks = _masks(size, seeker, words, passing)
    if order is None:
        yield from _as_numbered(masks)
        return
    whole = bytearray()
    for mask in masks:
        whole += mask
        yield array("I")
    whole += bytes(max(size - len(whole), 0))
    for start in range(0, len(order), CHUNK):
        some = order[start : start + CHUNK]
        yield array("I", compress(some, map(whole.__getitem__, some)))


def _as_numbered(masks: Iterator[bytes]) -> Iterator["array[int]"]:
    start = 0
    for mask in masks:
        yield array("I", compress(range(start, start + len(mask)), mask))
        start += len(mask)


def _masks(size: int, seeker: Seeker | None, words: str, passing: bytes | None) -> Iterator[bytes]:
    start = 0
    for part in seeker.found(words) if seeker else _all(size):
        if passing is None:
            yield part
        else:
            yield _both(part, passing[start : start + len(part)])
        start += len(part)


def _all(size: int) -> Iterator[bytes]:
    for start in range(0, size, CHUNK):
        yield bytes([1]) * min(CHUNK, size - start)


def _both(one: bytes, other: bytes) -> bytes:
    both = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return both.to_bytes(len(one), "little")
