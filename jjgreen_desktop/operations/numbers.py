"""Phones, accounts and numbers of papers as they compare: each that stands in a field, however it is written there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from jjgreen_desktop.domain.visible import DASHES

PHONE, ACCOUNT = "phone", "bank_account"
BRACKETS = ("()", "〔〕", "（）", "[]")  # about the year in a document's number
LEAST_DIGITS = 7  # of a number; “无” or “110” tells nobody from another
MOST_DIGITS = 13  # of one phone, with the country's; where there are more, several stand in a row
_MOBILE, _AREA = r"1[3-9]\d{9}", r"0(?:10|[2-9]\d{1,2})"
# One or two numbers as most are written: at a tenth of the cost.
_ONE = rf"(1[3-9]\d(?:[ -]?\d{{4}}){{2}}|{_AREA}[ -]?\d{{7,8}})"
USUAL = re.compile(rf"{_ONE}(?:[、/,，;； ]+{_ONE})?", re.ASCII)
_BLANKS = str.maketrans("", "", " -")
MOBILE = re.compile(_MOBILE)
WITHOUT_AREA = re.compile(rf"{_MOBILE}|[48]00\d{{7}}")
BETWEEN_PHONES = re.compile(r"[^\d\s()+-]+")  # words part numbers as marks do
BETWEEN_ACCOUNTS = re.compile(r"[^0-9A-Z\s-]+")
COUNTRY = re.compile(r"(?:00)?86(?=\d{10,12}$)")
TRUNK = re.compile(r"0(?=1[3-9]\d{9}$)")  # once dialled before a mobile of another place
EXTENSION = re.compile(rf"((?:{_AREA}[- ]?)?\d{{7,8}})-\d{{1,5}}")
IN_A_ROW = re.compile(
    r"(?:\+|00)86[- ]*\(?0?\)?(?:10|[2-9]\d{1,2})[- ]*\d{7,8}(?!\d)"
    r"|(?:(?:\+|00)86[- ]*)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)"
    rf"|\(?{_AREA}\)?[- ]*\d{{7,8}}(?!\d)|\d{{7,8}}(?!\d)"
)
_DASHED = str.maketrans(dict.fromkeys(DASHES, "-"))
_DIGITS = re.compile(r"\D+")
_SIGNS = re.compile(r"[^0-9A-Z]+")


def numbers_in(key: str, text: str | None) -> set[str]:
    """The numbers in a phone, account or paper's field, as they compare; none where no number stands.

    “13800000000、0792-1234567” are two; “138 0000 0000”, “+86 138-0000-0000” and “13800000000（张）” are one;
    an extension is no number of its own.
    """
    if not text:
        return set()
    if key == PHONE:
        return phones(text)
    return accounts(text) if key == ACCOUNT else papers(text)


def phones(text: str) -> set[str]:
    """The digits of each phone, without the country's."""
    if usual := USUAL.fullmatch(text):
        return {number.translate(_BLANKS) for number in usual.groups() if number}
    plain = unicodedata.normalize("NFKC", text).translate(_DASHED)
    parts = (each for part in BETWEEN_PHONES.split(plain) for each in _apart(part))
    return {number for part in parts if len(number := _domestic(part)) >= LEAST_DIGITS}


def _apart(part: str) -> list[str]:
    """A blank parts two whole numbers, or the digits of one."""
    counts = [len(_digits(word)) for word in part.split()]
    if all(LEAST_DIGITS <= count <= MOST_DIGITS for count in counts):
        return part.split()
    return [part] if sum(counts) <= MOST_DIGITS else IN_A_ROW.findall(part) or [part]


def _domestic(part: str) -> str:
    """The digits as they are dialled within the country, without an extension."""
    digits = _digits(part)
    if (found := EXTENSION.fullmatch(part.strip())) and not MOBILE.fullmatch(digits):
        return _digits(found[1])
    digits, abroad = COUNTRY.subn("", digits)
    if abroad and not digits.startswith("0") and not WITHOUT_AREA.fullmatch(digits):
        return f"0{digits}"
    return TRUNK.sub("", digits)


def accounts(text: str) -> set[str]:
    """The digits and letters of each account."""
    plain = text.replace(" ", "")
    if plain.isascii() and plain.isdigit():  # most are
        return {plain} if len(plain) >= LEAST_DIGITS else set()
    plain = unicodedata.normalize("NFKC", text).translate(_DASHED).upper()
    parts = [part for part in BETWEEN_ACCOUNTS.split(plain) if _told(part)] or [plain]
    return {_SIGNS.sub("", part) for part in parts if _told(part)}


def papers(text: str) -> set[str]:
    """The number of a contract, a filing or an invoice; none where it tells nothing (“无”, “1”)."""
    from jjgreen_desktop.policy import suspicion  # start-up: the list comes first

    return {suspicion.comparable(one) for one in suspicion.numbers_in(text, "")}


def _told(part: str) -> bool:
    return len(_digits(part)) >= LEAST_DIGITS


def _digits(text: str) -> str:
    return _DIGITS.sub("", text)


def spelt(key: str, numbers: Iterable[str]) -> Iterator[str]:
    """The common ways to write these numbers: what a register is asked for."""
    for number in numbers:
        if key == PHONE:
            yield from _cut(number)
        elif key == ACCOUNT:
            yield number
        else:
            yield from _bracketed(number)


def _cut(number: str) -> Iterator[str]:
    for cuts in ((), (3,), (4,), (3, 7), (4, 7)):
        edges = (0, *cuts, len(number))
        yield "-".join(number[start:end] for start, end in pairwise(edges))


def _bracketed(number: str) -> Iterator[str]:
    for one in (number, number.upper()):
        yield from (one.translate(str.maketrans("()", shape)) for shape in BRACKETS)


def spelt_otherwise(key: str, text: str | None) -> set[str]:
    """The numbers in a field, if it is in none of the ways of `spelt`: such a field is found by them alone."""
    numbers = numbers_in(key, text)
    return set() if text in set(spelt(key, numbers)) else numbers


def uncommon(key: str, column: str) -> str:
    """What holds, in the engine's language, of every field that is spelt otherwise, and of few others."""
    if key == ACCOUNT:
        return f"{column} GLOB '*[^0-9]*'"
    if key != PHONE:
        return f"{column} IS NOT NULL"
    return (
        f"({column} GLOB '*[^-0-9]*' OR length({column}) > {MOST_DIGITS} OR {column} GLOB '86*'"
        f" OR {column} GLOB '01[3-9]*' OR {column} GLOB '*--*' OR {column} GLOB '*-*-*-*'"
        f" OR instr({column}, '-') NOT IN (0, 4, 5) OR instr(substr({column}, 6), '-') NOT IN (0, 4))"
    )
