"""By what a firm of the register may be known again, and which of these marks another firm has too.

Of half a million firms hardly any share a mark: their marks are first compared as hashes of eight bytes each,
and only the rows that share one are read as they are.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum, auto
from itertools import pairwise

from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.numbers import accounts, phones

READ = ("name", "credit_code", "former", "former_names", "phone", "bank_account")
BODY = slice(8, 17)  # of a code: 主体标识码, which no new registration authority changes. GB 32100
FULL_CODE = 18
MOST_HINTED = 4  # firms that share a hint; an agent's phone stands on hundreds
PLACES = (("江西省", "江西"), ("九江市", "九江"))
FORMS = ("集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "公司")
BRACKETS = str.maketrans("", "", "()")
LEAST_CORE = 4  # characters; what is left of a short name says nothing


class Mark(IntEnum):
    """What a firm is told by; an int, for each is looked up millions of times."""

    NAME = auto()
    FORMER_NAME = auto()
    CORE = auto()
    CODE = auto()
    FORMER_CODE = auto()
    BODY = auto()
    ACCOUNT = auto()
    PHONE = auto()


# What each is compared with: a former name and code with those of today, too.
_AGAINST = {mark: mark for mark in Mark} | {
    Mark.FORMER_NAME: Mark.NAME,
    Mark.FORMER_CODE: Mark.CODE,
}
_HINTS = (Mark.CORE, Mark.ACCOUNT, Mark.PHONE)


def marks(
    name: str | None,
    code: str | None,
    former: str | None,
    called: str | None,
    phone: str | None,
    account: str | None,
) -> Iterator[tuple[Mark, str]]:
    """The marks of one row of `READ`, as they compare."""
    if name:
        plain = plain_name(name)
        yield Mark.NAME, plain
        core = _core(plain)
        if len(core) >= LEAST_CORE:
            yield Mark.CORE, core
    if code:
        yield Mark.CODE, code
        if len(code) == FULL_CODE:
            yield Mark.BODY, code[BODY]
    if former:
        yield from ((Mark.FORMER_CODE, each) for each in former.split(","))
    if called:
        yield from ((Mark.FORMER_NAME, plain_name(each)) for each in called.split("\n"))
    if phone:
        yield from ((Mark.PHONE, number) for number in phones(phone))
    if account:
        yield from ((Mark.ACCOUNT, number) for number in accounts(account))


def _core(plain: str) -> str:
    """A name without brackets, province, city and legal form: what clerks shorten or leave out."""
    if "(" in plain or ")" in plain:
        plain = plain.translate(BRACKETS)
    for spellings in PLACES:
        if plain.startswith(spellings):
            plain = plain.removeprefix(next(filter(plain.startswith, spellings)))
    if plain.endswith(FORMS):
        plain = plain.removesuffix(next(filter(plain.endswith, FORMS)))
    return plain


class SharedMarks:
    """Takes in the marks of row after row; then tells which rows share one, and whether a mark is shared."""

    def __init__(self) -> None:
        self._hashes: dict[Mark, array[int]] = defaultdict(lambda: array("q"))
        self._rows: dict[Mark, array[int]] = defaultdict(lambda: array("I"))
        self._twice: dict[Mark, set[int]] = {}

    def add(self, row: int, found: Iterable[tuple[Mark, str]]) -> None:
        """Take in the marks of the row of this number."""
        for mark, value in found:
            against = _AGAINST[mark]
            self._hashes[against].append(hash(value))
            self._rows[against].append(row)

    def rows(self) -> set[int]:
        """The numbers of the rows that share a mark; what was taken in is let go but for the shared marks."""
        wanted: set[int] = set()
        while self._hashes:
            mark, hashes = self._hashes.popitem()
            twice = self._twice[mark] = _repeated(hashes, mark in _HINTS)
            rows = zip(self._rows.pop(mark), hashes, strict=True)
            if twice:
                wanted.update(row for row, number in rows if number in twice)
        return wanted

    def __contains__(self, found: tuple[Mark, str]) -> bool:
        """Whether others may have the mark; that they do, only the values themselves tell."""
        mark, value = found
        return hash(value) in self._twice.get(_AGAINST[mark], ())


def _repeated(hashes: "array[int]", hint: bool) -> set[int]:
    """Those that stand there twice; of hints not those that stand there very often."""
    twice = {one for one, other in pairwise(sorted(hashes)) if one == other}
    if not hint or not twice:
        return twice
    counts = Counter(filter(twice.__contains__, hashes))
    return {number for number, count in counts.items() if count <= MOST_HINTED}
