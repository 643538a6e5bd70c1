"""禁则: where a line of Chinese text may break (GB/T 15834 marks, Latin words and figures kept whole)."""

import re
from collections.abc import Callable, Iterator

NO_START = "，。、；：？！）》〉」』】〕〗”’…—～·％‰℃°,.;:?!)]}%"
NO_END = "（《〈「『【〔〖“‘([{￥¥№"

_DATE = r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
_WORD = rf"{_DATE}|[-+−]?[0-9A-Za-zÀ-ɏΑ-ω][0-9A-Za-zÀ-ɏΑ-ω.,&'/@_-]*|."
UNIT = re.compile(rf"[{re.escape(NO_END)}]*(?:{_WORD})[{re.escape(NO_START)}]*", re.DOTALL)


def units(text: str) -> list[str]:
    """The pieces between which a line may break; together they are the text."""
    return UNIT.findall(text)


def break_lines(
    text: str, measure: Callable[[str], float], width: float, indent: float = 0
) -> Iterator[str]:
    """The lines of a paragraph, none wider than `width` (pt); the first is shorter by `indent`.

    A blank at a break is left out. A piece wider than a line is cut where it must be.
    """
    line, left = "", width - indent
    for unit in units(text):
        needed = measure(unit)
        if needed > left and line:
            yield line.rstrip(" ")
            line, left, unit = "", width, unit.lstrip(" ")
        while needed > left and len(unit) > 1:
            head, unit = _cut(unit, measure, left)
            yield head
            left, needed = width, measure(unit)
        line, left = line + unit, left - needed
    if line:
        yield line.rstrip(" ")


def _cut(piece: str, measure: Callable[[str], float], width: float) -> tuple[str, str]:
    """The longest start of a piece that fits and may end a line (one character at least), and the rest."""
    length = 1
    while length < len(piece) and measure(piece[: length + 1]) <= width:
        length += 1
    while length > 1 and (piece[length : length + 1] or " ") in NO_START:
        length -= 1
    return piece[:length], piece[length:]
