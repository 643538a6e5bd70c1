"""What every record is asked: required fields, formats, numbers below zero, days still to come, paid amounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jjgreen_desktop.domain import credit_code, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of, fields_of
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.office import Office

FILL_IN = {
    Grade.MANDATORY: "请填写后再保存。",
    Grade.SUBMIT: "可以先保存，上报前补齐。",
    Grade.VERIFY: "请填写，或写明没有的原因。",
    Grade.HINT: "知道时请补上。",
}
CODE_STANDARD = "依据 GB 32100-2015《法人和其他组织统一社会信用代码编码规则》。"
HUNDRED = 100
MOST_PCT = {("loan", "rate_pct"): 15}  # far above what a bank takes
LEAST_PCT = Decimal("0.3")  # below it a part of one was written: 0.0435 for 4.35 %
LONG_AGO = date(2000, 1, 1)  # nothing registered is of an earlier day, as no year is
# What is said of a number that stands on two: grade, reason, next step.
SHARED = {
    "bank_account": (
        Grade.VERIFY,
        "一个账户收两家的奖补资金，可能填错或是同一家单位。",
        "请对照账户确认书核对；确是共用账户的写明原因。",
    ),
    "phone": (
        Grade.HINT,
        "可能是同一家单位，或由同一人代办。",
        "请核对是不是同一家；不是的可以不改。",
    ),
}
EMPTY = (None, "", ())
MAY_LIE_AHEAD = {
    ("stop", "from_on"),
    ("stop", "to_on"),
    ("loan", "due_on"),
    ("pack", "from_on"),
    ("ruling", "ruled_on"),  # refused by its own check
    ("seal", "assessed_on"),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The fields of one model by what is asked of them."""

    required: tuple[Field, ...]
    checked: tuple[Field, ...]
    dates: tuple[Field, ...]
    numbers: tuple[Field, ...]
    percentages: tuple[Field, ...]
    firms: tuple[Field, ...]


@cache
def _asked(model: type[Record]) -> _Asked:
    fields = fields_of(model)
    return _Asked(
        required=tuple(f for f in fields if f.required),
        checked=tuple(f for f in fields if f.check),
        dates=tuple(
            f for f in fields if f.kind is Kind.DATE and (model.noun, f.key) not in MAY_LIE_AHEAD
        ),
        numbers=tuple(f for f in fields if f.kind in (Kind.MONEY, Kind.QUANTITY)),
        percentages=tuple(f for f in fields if f.kind is Kind.QUANTITY and f.unit == "%"),
        firms=tuple(f for f in fields if f.firm),
    )


def general(office: Office, record: Record, parsed: bool = False) -> Iterator[Finding]:
    """The findings that follow from the catalogue alone; `parsed` values passed their check when read."""
    asked = _asked(type(record))
    values = record.__dict__
    for entry in asked.required:
        if values[entry.key] in EMPTY:
            yield _missing(entry)
    for entry in () if parsed else asked.checked:
        if (value := values[entry.key]) and entry.check and (fault := entry.check(value)):
            yield Finding(Grade.MANDATORY, entry.label, fault, CODE_STANDARD)
    for entry in asked.numbers:
        if (value := values[entry.key]) is not None and value < 0:
            yield Finding(Grade.MANDATORY, entry.label, "不能小于 0。", fix="请改为不小于 0 的数。")
    if asked.percentages:
        yield from _percentages(record.noun, asked.percentages, values)
    for entry in asked.firms:
        if (value := values[entry.key]) and not credit_code.fault(credit_code.normalise(value)):
            yield Finding(
                Grade.VERIFY,
                entry.label,
                f"填的是代码 {value}，不是名称。",
                "文书上打印的是名称。",
                "请写全称；在表单里输已登记的服务商或企业的代码，会换成它的名称。",
                check="code_of_nobody",
            )
    if asked.dates:
        yield from _ahead(asked.dates, values, office.today())


def _percentages(
    noun: str, entries: tuple[Field, ...], values: dict[str, Any]
) -> Iterator[Finding]:
    """核实性 for a percentage above or below what is usual: mostly the decimal point stands elsewhere."""
    for entry in entries:
        value, most = values[entry.key], MOST_PCT.get((noun, entry.key), HUNDRED)
        if value is not None and 0 < value < LEAST_PCT:
            yield Finding(
                Grade.VERIFY,
                entry.label,
                f"{value:f}% 低得少见，可能填的是小数，{value:f} 即 {value * HUNDRED:.2f}%。",
                clause(entry.clause),
                "请对照原件核对；确实如此的写明原因。",
                check="percentage",
            )
        if value is not None and value > most:
            yield Finding(
                Grade.VERIFY,
                entry.label,
                f"{value:,f}% 高于 {most}%，可能漏了小数点。",
                clause(entry.clause),
                "请对照原件核对；确实如此的写明原因。",
                check="percentage",
            )


def _missing(entry: Field) -> Finding:
    grade = entry.required or Grade.HINT
    fix = FILL_IN[grade]
    return Finding(grade, entry.label, "还没有填写。", clause(entry.clause), fix, "missing")


def _ahead(dates: tuple[Field, ...], values: dict[str, Any], today: date) -> Iterator[Finding]:
    for entry in dates:
        day = values[entry.key]
        if day is not None and day < LONG_AGO:
            yield Finding(
                Grade.VERIFY,
                entry.label,
                f"{day} 早于 {LONG_AGO.year} 年，可能年份填错。",
                "早于措施施行的事项也要填实际日期。",
                "请对照原件核对日期；确实如此的写明原因。",
                check="day_long_ago",
            )
        if day is not None and day > today:
            yield Finding(
                Grade.VERIFY,
                entry.label,
                f"{day} 还没有到。",  # the same every day: a reason given for it holds
                f"今天是 {today}，只登记已经发生的事。",
                "请对照原件核对日期；本机日期不对时请先校正。",
                check="day_ahead",
            )


def clause(key: str) -> str:
    """The reason that names a clause of the measures; "" without one."""
    return f"《若干措施》条款{CLAUSES[key]}以此为准。" if key else ""


def label(record: Record, key: str) -> str:
    """What the field is called."""
    return field_of(type(record), key).label


def in_order(record: Record, earlier: str, later: str, why: str = "") -> Iterator[Finding]:
    """核实性 when the day of `later` is before the day of `earlier`."""
    first, second = getattr(record, earlier), getattr(record, later)
    if first and second and second < first:
        yield Finding(
            Grade.VERIFY,
            label(record, later),
            f"{second} 早于{label(record, earlier)} {first}。",
            why,
            "请对照原件核对这两个日期。",
            check="days_in_order",
        )


def small_sum(
    record: Record, key: str, least: int = slips.LEAST_FEN, grade: Grade = Grade.VERIFY
) -> Iterator[Finding]:
    """An amount so small, below `least` 分, that it was most likely written in 万元; 0 is none."""
    amount: int | None = record.__dict__[key]
    if amount is not None and 0 < amount < least:
        yield Finding(
            grade,
            label(record, key),
            f"只有 {money.yuan(amount)} 元，{slips.AS_WAN}。",
            clause(field_of(type(record), key).clause),
            "请对照原件核对单位是元还是万元；确实如此的写明原因。",
            check="small_sum",
        )


def paid(record: Record, day: str, why: str = "") -> Iterator[Finding]:
    """核实性 when of "paid" only the day or only the amount is known: what is paid is not paid again."""
    amount = record.__dict__["paid_fen"]
    known = record.__dict__[day]
    if (amount is None) == (known is None):
        return
    missing, present = ("paid_fen", day) if amount is None else (day, "paid_fen")
    yield Finding(
        Grade.VERIFY,
        label(record, missing),
        f"填了{label(record, present)}，没有填{label(record, missing)}。",
        why or "已兑现的不再兑现，金额和日期都要有据可查。",
        "请对照拨款凭证补齐；没有兑现的把两项都清空。",
        check="paid_half",
    )
