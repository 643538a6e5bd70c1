"""The one place that turns what is typed, or what a sheet cell holds, into a value, and back into words.

Nothing is repaired or guessed: a code that arrives as a float is refused, a date must be a whole date.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jjgreen_desktop.domain import credit_code, money, units, visible
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.units import pattern

SEPARATOR, PART = r"[、,，;；\s]", r"[^、,，;；\s]"
SEPARATORS = f"{SEPARATOR}+"
BETWEEN_NAMES = r"[、；;\r\n]+"  # a name may hold a comma or a blank
# What the keys for a point, a slash and a dash give while Chinese is typed: 2026。6。30, 2026、6、30, 2026——6——30.
DATE_SIGNS = str.maketrans({"。": ".", "、": "/", **dict.fromkeys(visible.DASHES, "-")})
DATE = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
SHORT_DATE = r"(\d{1,2})[-/.月](\d{1,2})日?"
SHORT_YEAR = r"\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
BARE = rf"({units.NUMBER})([万亿])"
COMPACT_DATE = r"(\d{4})(\d{2})(\d{2})"
SCIENTIFIC = r"\d++(\.\d++)?[eE]\+?\d+"  # (++: 18 digits are gone through once)
# Digits, commas only where thousands are parted: “5,5” may be 5.5 or 55, and money hangs on which.
NUMBER = units.NUMBER
PLAIN = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
TYPED_DIGITS = 15  # a sheet holds no more of what was typed; a float with more was computed
YES = {"是", "有", "√", "1", "Y", "YES", "TRUE"}
NO = {"否", "无", "×", "0", "N", "NO", "FALSE"}
UNKNOWN = "—"


class Unreadable(ValueError):
    """A typed text or cell that is no value of its field; the message is a Chinese sentence."""


def parse(field: Field, raw: object, today: date | None = None) -> Any:
    """The value of `field` that `raw` (str, int, float, Decimal, bool, date or None) stands for.

    Empty is None (unknown). With `today` a day typed without its year is of this year; a sheet's is
    refused. Raises Unreadable with what is wrong and what to do.
    """
    if isinstance(raw, str):
        raw = _as_seen(field, raw)
        if today and field.kind is Kind.DATE:
            raw = _this_year(field, raw, today) or raw
    if raw is None or raw == "" or raw == UNKNOWN:
        return None
    value = _PARSERS[field.kind](field, raw)
    if field.check and isinstance(value, str) and (fault := field.check(value)):
        raise Unreadable(fault)
    return value


def show(field: Field, value: Any) -> str:
    """The value in words, as on screen and paper; unknown is "—"."""
    if value is None:
        return UNKNOWN
    match field.kind:
        case Kind.MONEY:
            return money.yuan(value)
        case Kind.YES_NO:
            return "是" if value else "否"
        case Kind.CHOICE:
            return field.choices.get(value, value)
        case Kind.CHOICES:
            return "、".join(field.choices.get(key, key) for key in value) or "无"
        case Kind.CODES | Kind.NAMES:
            return "、".join(value) or "无"
        case Kind.QUANTITY:
            return format(value, ",f")
    return str(value)


def typed(field: Field, value: Any) -> str:
    """The value as it stands in an editor, such that `parse` reads it back unchanged."""
    if value is None:
        return ""
    return show(field, value).replace(",", "") if field.kind in _NUMBERS else show(field, value)


def grouped(text: str) -> str:
    """A plain number as `typed` gives it, its thousands parted as `show` does; anything else as it is."""
    return format(Decimal(text), ",f") if pattern(PLAIN).fullmatch(text) else text


_NUMBERS = (Kind.MONEY, Kind.QUANTITY)


def _as_seen(field: Field, text: str) -> str:
    """What a person sees of it: one line, but for long texts and for names that stand one a line."""
    several = field.kind in (Kind.LONG_TEXT, Kind.NAMES)
    return (visible.lines(text) if several else visible.one_line(text)).strip()


def _text(_field: Field, raw: object) -> str:
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    return unicodedata.normalize("NFC", str(raw)).strip()


def _code(field: Field, raw: object) -> str:
    if isinstance(raw, float) or (isinstance(raw, int) and abs(raw) >= 10**15):
        raise Unreadable(
            f"{field.label}成了数字 {raw:G}，末尾几位已丢失，不能还原。"
            "请把这一列设为文本格式，照原件重新录入。"
        )
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    code = credit_code.normalise(text) if field.check is credit_code.fault else text
    if pattern(SCIENTIFIC).fullmatch(text) and not credit_code.is_right(code):
        raise Unreadable(
            f"{field.label}是科学计数法“{text}”，末尾几位已丢失，不能还原。"
            "请把这一列设为文本格式，照原件重新录入。"
        )
    return code


def _date(field: Field, raw: object) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    held = _text(field, raw)  # a sheet gives 20260630.0 for 20260630
    text = _date_text(held)
    text = text.removesuffix("T00:00:00").removesuffix("00:00:00")
    found = pattern(DATE).fullmatch(text) or pattern(COMPACT_DATE).fullmatch(text)
    if not found or (isinstance(raw, float) and not raw.is_integer()):  # nor is 2026.315 a day
        raise Unreadable(f"{field.label}“{held}”不是日期，请写成 2026-06-30 或 20260630。")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise Unreadable(f"{field.label}“{held}”没有这一天，请核对年月日。") from None


def _date_text(text: str) -> str:
    """A day as it is read: half-width, without blanks, parted as on a keyboard without Chinese."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").translate(DATE_SIGNS)
    return plain.replace("--", "-")


def _this_year(field: Field, raw: str, today: date) -> date | None:
    """The day of this year that “6-30” stands for; None when the year is written.

    A day still to come may be of last year: it is refused, as is a year of two digits.
    """
    text = _date_text(raw)
    if pattern(SHORT_YEAR).fullmatch(text):
        raise Unreadable(f"{field.label}“{raw}”的年份不全，请写四位年份，如 2026-6-30。")
    found = pattern(SHORT_DATE).fullmatch(text)
    if not found:
        return None
    try:
        day = date(today.year, *map(int, found.groups()))
    except ValueError:
        raise Unreadable(f"{field.label}“{raw}”今年没有这一天，请核对月日。") from None
    if day > today:
        raise Unreadable(
            f"{field.label}“{raw}”没有写年份，今年的这一天还没有到，请连年份一起写，如 {day.year - 1}-{day:%m-%d}。"
        )
    return day


def _number(field: Field, raw: object) -> Decimal:
    if isinstance(raw, bool):
        raise Unreadable(f"{field.label}应填数字。")
    text = _plain(field, raw)
    if units.counts_money(field.unit):
        text = _as_figure(text)
    value = units.converted(text, field.unit, of_water=field.of_water)
    if value is None:
        value = _bare(field, text, raw)
    if value is None:
        text = text.removesuffix(field.unit) if field.unit else text
        if not pattern(NUMBER).fullmatch(text):
            raise Unreadable(f"{field.label}“{raw}”不是数字，请只填数字{_in_unit(field)}。")
        value = Decimal(text.replace(",", ""))
    if value < 0:
        raise Unreadable(f"{field.label}不能是“{raw}”，请填不小于 0 的数。")
    return value


def _as_figure(text: str) -> str:
    """An amount without what contracts and vouchers write about it: ￥20,000元整."""
    return (text.removesuffix("整") if text.endswith("元整") else text).removeprefix("¥")


def _bare(field: Field, text: str, raw: object) -> Decimal | None:
    """“50万” where 元 are counted; where 万元 are, or nothing says in what, it is refused.

    None where nobody counts so: there is no 亿吨.
    """
    found = pattern(BARE).fullmatch(text)
    if not found:
        return None
    if field.unit not in units.MEASURES or field.unit[0] in "万亿":
        unit = f"，如 {found[1]}{field.unit}" if field.unit else ""
        raise Unreadable(f"{field.label}“{raw}”没有写全单位，请把单位写全{unit}。")
    if not (unit := units.known(found[2] + field.unit)):
        return None
    return units.scaled(Decimal(found[1].replace(",", "")), unit, field.unit)


def _plain(field: Field, raw: object) -> str:
    if isinstance(raw, float):
        return _digits(field, raw)
    text = f"{raw:f}" if isinstance(raw, Decimal) else str(raw)
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _digits(field: Field, raw: float) -> str:
    """A sheet's float as it was typed: 5000.0 was 5000. One that a formula computed is refused."""
    if raw.is_integer():
        return str(int(raw))
    value = Decimal(repr(raw))
    if len(value.as_tuple().digits) > TYPED_DIGITS:
        raise Unreadable(
            f"{field.label}是算出来的近似数 {raw!r}，不是照录的数字，不能据此测算。"
            f"请照原件改填数字{_in_unit(field)}。"
        )
    return f"{value:f}"


def _in_unit(field: Field) -> str:
    return f"，单位{field.unit}" if field.unit else ""


def _money(field: Field, raw: object) -> int:
    fen = _number(field, raw) * money.FEN_PER_YUAN
    if fen != int(fen):
        raise Unreadable(f"{field.label}“{raw}”有分以下的小数，请精确到分。")
    if fen > money.MOST_FEN:
        raise Unreadable(f"{field.label}“{raw}”大得不像金额，请核对数字和单位（元）。")
    return int(fen)


def _year(field: Field, raw: object) -> int:
    value = _number(field, str(raw).removesuffix("年度").removesuffix("年"))
    if value != int(value) or not 2000 <= value <= 2100:
        raise Unreadable(f"{field.label}“{raw}”不是年份，请写四位年份，如 2025。")
    return int(value)


def _yes_no(field: Field, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    text = str(raw).removesuffix(".0").upper()
    if text in YES or text in NO:
        return text in YES
    raise Unreadable(f"{field.label}“{raw}”看不懂，请填“是”或“否”，不清楚就空着。")


def _choice(field: Field, raw: object) -> str:
    text = _text(field, raw)
    for key, label in field.choices.items():
        if text in (key, label):
            return key
    if field.picker:  # choices that come from the pack or a table are resolved by `operations`
        return text
    options = "、".join(field.choices.values())
    raise Unreadable(f"{field.label}没有“{text}”这一项，请从中选：{options}。")


def _choices(field: Field, raw: object) -> tuple[str, ...]:
    parts = list(raw) if isinstance(raw, (list, tuple)) else _listed(field, _text(field, raw))
    if parts == ["无"]:
        return ()
    return tuple(_choice(field, part) for part in parts if part)


def _listed(field: Field, text: str) -> list[str]:
    """The parts of a list; a label may itself hold a separator (一、诊断服务补助)."""
    names = sorted((*field.choices, *field.choices.values()), key=len, reverse=True)
    known = "|".join(re.escape(name) for name in names)
    return re.findall(rf"(?:{known})(?={SEPARATOR}|$)|{PART}+", text)


def _codes(field: Field, raw: object) -> tuple[str, ...]:
    parts = (
        list(raw)
        if isinstance(raw, (list, tuple))
        else pattern(SEPARATORS).split(_code(field, raw))
    )
    codes = tuple(credit_code.normalise(part) for part in parts if part and part != "无")
    for code in codes:
        if fault := credit_code.fault(code):
            raise Unreadable(f"{field.label}“{code}”：{fault}")
    return codes


def _names(field: Field, raw: object) -> tuple[str, ...]:
    parts = (
        list(raw)
        if isinstance(raw, (list, tuple))
        else pattern(BETWEEN_NAMES).split(_text(field, raw))
    )
    names = (visible.one_line(_text(field, part)).strip() for part in parts)
    return tuple(dict.fromkeys(name for name in names if name and name != "无"))


_PARSERS: dict[Kind, Callable[[Field, Any], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CODE: _code,
    Kind.DATE: _date,
    Kind.YEAR: _year,
    Kind.QUANTITY: _number,
    Kind.MONEY: _money,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.CODES: _codes,
    Kind.NAMES: _names,
    Kind.LINK: _text,
}
