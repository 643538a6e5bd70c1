"""Which part of a text is what was typed: found as it is written, or by its pinyin initials."""

from collections.abc import Iterable, Iterator

from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.reference import Reference

Span = tuple[int, int]  # from, to: places in the text


def words_of(text: str) -> list[str]:
    """The words typed, apart by blanks, as they compare."""
    return [word for word in map(plain_name, text.split()) if word]


def sounds(word: str) -> bool:
    """Whether a word may be pinyin initials."""
    return word.isascii() and word.isalnum() and any(map(str.isalpha, word))


def spans(reference: Reference, text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Where each word stands first, in order and without overlaps; a word that stands nowhere has no place."""
    found = sorted(one for word in words if (one := span(reference, text, word)))
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            start, last = joined.pop()
            end = max(end, last)
        joined.append((start, end))
    return tuple(joined)


def span(reference: Reference, text: str, word: str) -> Span | None:
    """The first place of one word (as `words_of` gives it), None when it is not there."""
    folded = [(plain_name(character), place) for place, character in enumerate(text)]
    at = [place for plain, place in folded for _ in plain]
    start = "".join(plain for plain, _place in folded).find(word)
    if start >= 0:
        return at[start], at[start + len(word) - 1] + 1
    return _sounding(reference, text, word) if sounds(word) else None


def _sounding(reference: Reference, text: str, word: str) -> Span | None:
    """Where the initials are: each letter one of the readings of its character."""
    letters = [(set("".join(reference.readings(one))), place) for place, one in enumerate(text)]
    spoken = [(readings, place) for readings, place in letters if readings]
    for first in range(len(spoken) - len(word) + 1):
        part = spoken[first : first + len(word)]
        if all(letter in readings for letter, (readings, _place) in zip(word, part, strict=True)):
            return part[0][1], part[-1][1] + 1
    return None


def pieces(text: str, marks: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is marked."""
    done = 0
    for start, end in marks:
        yield text[done:start], False
        yield text[start:end], True
        done = end
    yield text[done:], False
