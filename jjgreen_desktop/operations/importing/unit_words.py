"""The units that the words above or below a table state: those that are plainly stated, and those that stand there somehow."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jjgreen_desktop.operations.importing.headers import plain

TIMES = "[十百千万亿]"
MONEY_WORD = rf"{TIMES}*(?:[美欧日港澳英加韩台]|新台|新加坡)?[元圆]"
_MEASURE = (
    r"(?:吨(?:标准?煤)?|kgce|tce|立方米|m3|千瓦时|kw·?h|千瓦|kw|兆瓦|mw|千克(?:标准?煤)?|公斤(?:标准?煤)?|"
    r"千焦|兆焦|吉焦|[mg]j)"
)
# Whatever a unit may be written as, known or not: 单位：1000元 is none of ours.
UNIT = rf"\d*(?:{MONEY_WORD}|{TIMES}*{_MEASURE})"
_OURS = r"(?:\(?(?:人民币|RMB|CNY|¥)\)?:?)?"
_MORE = rf"(?:[、,;和及]{_OURS}{UNIT})*"
_LIST = rf"{_OURS}{UNIT}{_MORE}"
_UNITS = rf"{_OURS}(?!\d){UNIT}{_MORE}"  # no amount
_ALL = "(?:均|都|皆|一律|统一)"
_OF = "(?:以上|以下|上述|本表|表中|表内|表列)?(?:金额|计量|计价|货币|数量|数额|数字)?"
_CALLED = rf"{_OF}单位\)?{_ALL}?(?:[:/=;.、。→-]|为|是|以|按|采用)*\(?"
ABOVE = re.compile(
    rf"(?:{_CALLED}|金额:\(?|人民币:)({_LIST})"
    rf"|{_OF}{_ALL}(?:[以按用]|采用)?[为是]?({_UNITS})(?:为单位|计)?"
    rf"|{_OF}[以按]({_UNITS})(?:为单位|计|填|统计)"
    rf"|(?<=\()({_UNITS})(?=\))",
    re.IGNORECASE,
)
ALONE = re.compile(rf"\(?{_UNITS}\)?", re.IGNORECASE)
# A unit in running words: no amount (500万元), no name of an indicator or of a size (万元产值, 百万元以上).
_AMOUNT = r"(?<![\d.十百千万亿一二两三四五六七八九几数多余])"
_NAME = r"(?!产值|增加值|工业|税收|GDP|以[上下内]|级|起)"
LOOSE = re.compile(
    rf"{_AMOUNT}(?:{TIMES}+(?:[美欧日港澳英加韩台]?[元圆]|人民币|RMB|CNY|块|{_MEASURE}|度|方(?!案|法|面|式))"
    rf"|[美欧港]元|(?<![a-z])[a-z]{{1,4}}元|千克标准?煤|公斤标准?煤|吨标准?煤|kgce|tce){_NAME}",
    re.IGNORECASE,
)
BARE = re.compile(rf"{_CALLED}{_OURS}({TIMES}+)\)?(?=$|[,;、。)])", re.IGNORECASE)  # 单位：万
ENDING_TIMES = re.compile(f"{TIMES}$")
YEAR = re.compile(r"(?:19|20)\d\d$")
AS_USUAL = str.maketrans("萬億圓噸仟佰拾∶【】[]〔〕〖〗{}", "万亿圆吨千百十:()()()()()")


class Words(NamedTuple):
    """Units as they are written: `stated` as the unit of what stands in the table, `loose` in other words."""

    stated: tuple[str, ...]
    loose: tuple[str, ...]


def stated_in(text: str) -> list[str]:
    """The units that a text states."""
    found = (next(filter(None, some.groups())) for some in ABOVE.finditer(usual(text)))
    return [word for each in found for word in re.findall(UNIT, each, re.IGNORECASE)]


@lru_cache
def words_in(cells: tuple[str, ...]) -> Words:
    """The units in the cells above or below a table; a cell, or a word, that is a unit alone states it."""
    stated, loose = stated_in("".join(cells)), list[str]()
    for cell in cells:
        alone, rest = _parted(cell)
        stated += [word for each in alone for word in re.findall(UNIT, each, re.IGNORECASE)]
        loose += BARE.findall(rest) + LOOSE.findall(ABOVE.sub("", rest))
    return Words(tuple(dict.fromkeys(stated)), tuple(dict.fromkeys(loose)))


def alone_in(cell: str) -> list[str]:
    """The units that a cell states which says nothing else."""
    found = ALONE.fullmatch(text := usual(cell))
    return re.findall(UNIT, text, re.IGNORECASE) if found else []


def usual(text: str) -> str:
    """Without blanks, the signs as they are usually written: 【萬元】 is (万元)."""
    return plain(text).translate(AS_USUAL)


def _parted(cell: str) -> tuple[list[str], str]:
    """The words of a cell that are a unit alone, and the other words as one."""
    if ALONE.fullmatch(whole := usual(cell)):
        return [whole], ""
    words = [usual(word) for word in cell.split()]
    alone = [word for before, word in pairwise(("", *words)) if _is_alone(before, word)]
    return alone, "".join(word for word in words if word not in alone)


def _is_alone(before: str, word: str) -> bool:
    """Whether a word is a unit, not the rest of one (万 元) nor of an amount (500 万元); a year is no amount."""
    number = before[-1:].isdigit() and not YEAR.search(before)
    return bool(ALONE.fullmatch(word)) and not number and not ENDING_TIMES.search(before)
