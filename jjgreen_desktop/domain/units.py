"""Units as staff write them: what each measures, and how many of the smallest it holds.

`converted` reads “1.2万吨” where a field counts in 吨. A bare 万 is no unit: nothing is guessed.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

NUMBER = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|-?\.[0-9]+"
WRITTEN = rf"({NUMBER})(\D.*)"
STANDARD_COAL = "标准煤"
WAN, YI = Decimal(10_000), Decimal(100_000_000)


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """A regular expression, compiled when first asked for: the first list reads nothing that was typed."""
    return re.compile(expression)


class Measure(NamedTuple):
    """What a unit measures and how many of the smallest unit of that measure it holds."""

    of: str
    size: Decimal


MASS, VOLUME, POWER, HEAT, COAL, MONEY = "mass", "volume", "power", "heat", "coal", "money"
CAPACITY = "capacity"  # of motors: POWER is what is drawn from the grid
# The units an amount of energy is kept in, by key; the smallest of a measure has the size 1.
UNITS = {
    "t": "吨",
    "wan_t": "万吨",
    "kg": "千克",
    "wan_m3": "万立方米",
    "m3": "立方米",
    "wan_kwh": "万千瓦时",
    "kwh": "千瓦时",
    "gj": "吉焦",
    "mj": "兆焦",
}
_TON = Decimal(1000)
# What may stand before 元, 吨 and 立方米 in a table of accounts.
_TIMES = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": WAN,
    "十万": WAN * 10,
    "百万": WAN * 100,
    "千万": WAN * 1000,
    "亿": YI,
    "十亿": YI * 10,
    "百亿": YI * 100,
}
MEASURES = {
    "千克": Measure(MASS, Decimal(1)),
    **{f"{times}吨": Measure(MASS, _TON * size) for times, size in _TIMES.items() if size < YI},
    **{f"{times}立方米": Measure(VOLUME, size) for times, size in _TIMES.items()},
    "千瓦时": Measure(POWER, Decimal(1)),
    "万千瓦时": Measure(POWER, WAN),
    "亿千瓦时": Measure(POWER, YI),
    "千瓦": Measure(CAPACITY, Decimal(1)),
    "兆瓦": Measure(CAPACITY, Decimal(1000)),
    "万千瓦": Measure(CAPACITY, WAN),
    "兆焦": Measure(HEAT, Decimal(1)),
    "吉焦": Measure(HEAT, Decimal(1000)),
    "千克标准煤": Measure(COAL, Decimal(1)),
    **{
        f"{times}吨{STANDARD_COAL}": Measure(COAL, _TON * size)
        for times, size in _TIMES.items()
        if size < YI  # nobody counts so
    },
    **{f"{times}元": Measure(MONEY, size) for times, size in _TIMES.items()},
}
SYNONYMS = {
    "kg": "千克",
    "公斤": "千克",
    "t": "吨",
    "万t": "万吨",
    "m3": "立方米",
    "立方": "立方米",
    "方": "立方米",
    "万m3": "万立方米",
    "万立方": "万立方米",
    "万方": "万立方米",
    "亿m3": "亿立方米",
    "亿方": "亿立方米",
    "度": "千瓦时",
    "kwh": "千瓦时",
    "kw·h": "千瓦时",
    "万度": "万千瓦时",
    "万kwh": "万千瓦时",
    "亿度": "亿千瓦时",
    "亿kwh": "亿千瓦时",
    "kw": "千瓦",
    "mw": "兆瓦",
    "万kw": "万千瓦",
    "mj": "兆焦",
    "gj": "吉焦",
    "百万千焦": "吉焦",
    "kgce": "千克标准煤",
    "千克标煤": "千克标准煤",
    "tce": "吨标准煤",
    "万tce": "万吨标准煤",
    **{
        f"{times}吨标煤": f"{times}吨{STANDARD_COAL}" for times, size in _TIMES.items() if size < YI
    },
}


def known(word: str) -> str:
    """The unit a word stands for, by its usual name; "" when it is none."""
    found = SYNONYMS.get(word.lower(), word)
    return found if found in MEASURES else ""


def counts_money(unit: str) -> bool:
    """Whether a field of this unit holds an amount of money."""
    return unit in MEASURES and MEASURES[unit].of == MONEY


def written(text: str) -> tuple[Decimal, str] | None:
    """Number and unit of a text without blanks such as “120万立方米”; None when it is no such text."""
    found = pattern(WRITTEN).fullmatch(text)
    if not found or not (unit := known(found[2])):
        return None
    return Decimal(found[1].replace(",", "")), unit


def converted(text: str, unit: str, *, of_water: bool = False) -> Decimal | None:
    """The number a text with a unit stands for in `unit`; None when it does not measure the same.

    Where standard coal is counted, 吨 and 万吨 are of standard coal; of water 1 吨 is 1 立方米.
    """
    found = pattern(WRITTEN).fullmatch(text)
    if not found or unit not in MEASURES:
        return None
    word = known(found[2])
    if MEASURES[unit].of == COAL and word + STANDARD_COAL in MEASURES:
        word += STANDARD_COAL
    if of_water and word.endswith("吨"):
        word = word.removesuffix("吨") + "立方米"
    if not word or MEASURES[word].of != MEASURES[unit].of:
        return None
    return scaled(Decimal(found[1].replace(",", "")), word, unit)


def scaled(number: Decimal, word: str, unit: str) -> Decimal:
    """A number of one unit in another of the same measure; in the same unit it keeps its digits."""
    if word == unit:
        return number
    found = number * MEASURES[word].size / MEASURES[unit].size
    return Decimal(f"{found.normalize():f}")


def key_of(unit: str) -> str:
    """The key in UNITS of a unit's usual name; "" when amounts of energy are not kept in it."""
    return next((key for key, name in UNITS.items() if name == unit), "")


def size_of(key: str) -> Measure:
    """The measure of a unit by its key in UNITS. Raises KeyError."""
    return MEASURES[UNITS[key]]
