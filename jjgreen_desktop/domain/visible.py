"""Text without what nobody sees: marks of width zero and control characters, as pasting from pages and papers leaves them."""

import unicodedata

from jjgreen_desktop.domain.units import pattern

INVISIBLE = ("Cc", "Cf")  # Unicode categories: control, format
BREAKS = "\r\n|[\r\n\v\f\x85\u2028\u2029]"
DASHES = "-‐‑‒–—―−─"  # as they come in numbers and codes, half-width
GAPS = rf"(?:{BREAKS}|\t)+"


def lines(text: str) -> str:
    """The text with its line breaks, all written alike; a tab becomes a blank, nothing invisible is left."""
    if text.isprintable():  # nearly all: at a tenth of the cost
        return text
    return "\n".join(map(_shown, pattern(BREAKS).split(text)))


def one_line(text: str) -> str:
    """The text in one line: breaks and tabs, however many, become one blank; nothing invisible is left."""
    return text if text.isprintable() else _shown(pattern(GAPS).sub(" ", text))


def _shown(text: str) -> str:
    return "".join(one for one in text.replace("\t", " ") if not invisible(one))


def invisible(character: str) -> bool:
    """Whether a character takes no room and is no letter, mark or blank of its own."""
    return unicodedata.category(character) in INVISIBLE
