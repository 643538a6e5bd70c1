"""How names of firms and parks compare when one spelling must find another."""

import unicodedata

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.visible import DASHES, one_line

BRACKETS = str.maketrans("[]{}<>〔〕【】《》〈〉", "()()()()()()()")
# Between the digits of a number, wherever who wrote it liked.
GAPS = f" {DASHES}()（）［］｛｝{''.join(map(chr, BRACKETS))}"
_NO_GAPS = str.maketrans("", "", GAPS)


def plain_name(text: str) -> str:
    """A name as it compares: half-width, one kind of bracket, nothing blank or invisible, lower case."""
    folded = unicodedata.normalize("NFKC", text)
    if not folded.isalnum():  # most names are: at a fifth of the cost
        folded = unicodedata.normalize("NFKC", one_line(text))
        folded = "".join(folded.translate(BRACKETS).split())
    return folded.casefold()


def reads_alike(one: str | None, other: str | None) -> bool:
    """Whether two names are known and compare equal."""
    return bool(one and other) and plain_name(one or "") == plain_name(other or "")


def plain_number(text: str) -> str:
    """A phone, an account or another number as it compares: as a name does, without dashes and brackets."""
    return plain_name(text).translate(_NO_GAPS)


def keeping_name(before: Enterprise | None, firm: Enterprise) -> Enterprise:
    """The firm with the name it had `before` among its former names, and its present one not."""
    if before is None or before.name == firm.name or not firm.name:
        return firm
    return with_former(firm, *([before.name] if before.name else []))


def with_former(firm: Enterprise, *names: str) -> Enterprise:
    """The firm with these among its former names: each spelling once, never the present one."""
    known = {plain_name(firm.name or ""): ""}
    for name in (*(firm.former_names or ()), *names):
        known.setdefault(plain_name(name), name)
    former = tuple(name for name in known.values() if name)
    return firm.model_copy(update={"former_names": former or (firm.former_names and ())})
