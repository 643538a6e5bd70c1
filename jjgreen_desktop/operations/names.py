"""How names of firms and parks compare when one spelling must find another."""

import unicodedata

BRACKETS = str.maketrans("[]{}<>〔〕【】《》〈〉", "()()()()()()()")


def plain_name(text: str) -> str:
    """A name as it compares: half-width, one kind of bracket, no blanks, lower case."""
    folded = unicodedata.normalize("NFKC", text).translate(BRACKETS)
    return "".join(folded.split()).casefold()
