"""Conditions that several clauses share: paid already, in the window, not in the future, a manufacturer, no stop."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Beneficiary, ParameterUsed
from jjgreen_desktop.policy.certainty import Holds
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.facts import Payable
from jjgreen_desktop.policy.line import Line, Reading
from jjgreen_desktop.policy.pack import Pack

Span = tuple[date, date]  # the first and last day an event can have happened on
# GB/T 4754-2017: section C, manufacturing, is the divisions 13 to 43.
SECTION_C = range(13, 44)


def own_enterprise(reading: Reading) -> Beneficiary:
    """The enterprise itself receives the money."""
    enterprise = reading.subject.enterprise
    return Beneficiary("enterprise", enterprise.id if enterprise else "", reading.subject.name())


def payment(record: Payable) -> tuple[Fact, Fact]:
    """The facts that tell of a payment: the day and the amount."""
    day = "subsidised_on" if isinstance(record, Diagnosis) else "paid_on"
    return (record, day), (record, "paid_fen")


def is_paid(record: Payable) -> bool:
    """Money has been paid on this record: a day is entered, or an amount above 0."""
    day = record.subsidised_on if isinstance(record, Diagnosis) else record.paid_on
    return day is not None or bool(record.paid_fen)


def settled(line: Line, record: Payable) -> None:
    """A record already paid is settled, whatever else holds."""
    if not is_paid(record):
        return
    fen = record.paid_fen
    if fen is None:
        line.caution("已登记兑现日期但没有金额，请补录已兑现金额。")
    amount = explaining.wan(fen) if fen is not None else "金额未录入"
    line.settle(fen or 0, f"本项已兑现（{amount}），不再重复享受。", payment(record))


def decided(line: Line, key: str, span: Span | None = None) -> Holds:
    """The date that decides whether the measures apply lies in their validity, both days in.

    `span` stands in when only the month is known.
    """
    day: date | None = getattr(line.record, key)
    line.deciding_on = day
    span = (day, day) if day else span
    holds = _within(line.reading, day, span)
    if line.counted(holds):
        return holds
    return line.require(
        holds,
        lambda: _about_window(line, key, day, span),
        facts=[(line.record, key)],
        terms=[line.reading.pack.window()],
        needs=[(line.record, key)],
    )


def _within(reading: Reading, day: date | None, span: Span | None) -> Holds:
    if span and _outside(reading.pack, span):
        return False
    return None if day is None or day > reading.on else True


def _outside(pack: Pack, span: Span) -> bool:
    return span[1] < pack.valid_from or span[0] > pack.valid_to


def _about_window(line: Line, key: str, day: date | None, span: Span | None) -> str:
    label, pack = explaining.label((line.record, key)), line.reading.pack
    window = f"{pack.valid_from} 至 {pack.valid_to}"
    when = str(day) if day else f"{span[0]:%Y-%m}" if span else ""
    if not span:
        return f"{label}未填，无法判断是否在措施有效期（{window}）内。"
    if _outside(pack, span):
        return f"{label} {when} 不在措施有效期（{window}）内。"
    if day is None:
        return f"{label}只知年月（{when}），须补具体日期。"
    if day > line.reading.on:
        return f"{label} {when} 在评定日 {line.reading.on} 之后，尚未到，届时再算。"
    return f"{label} {when} 在措施有效期（{window}，首尾两日都算）内。"


def happened(line: Line, key: str, term: str) -> Holds:
    """An event the clause asks for has taken place by the day of assessment."""
    day: date | None = getattr(line.record, key)
    holds = None if day is None or day > line.reading.on else True
    if line.counted(holds):
        return holds
    fact = (line.record, key)
    return line.require(
        holds,
        lambda: _about_day(line, key, day),
        facts=[fact],
        terms=[line.term(term)],
        needs=[fact],
    )


def _about_day(line: Line, key: str, day: date | None) -> str:
    label = explaining.label((line.record, key))
    if day is None:
        return f"{label}未填，不知是否已完成。"
    if day > line.reading.on:
        return f"{label} {day} 在评定日 {line.reading.on} 之后，尚未到。"
    return f"{label} {day}，已完成。"


def yes(line: Line, key: str, words: Mapping[Holds, str], terms: Sequence[ParameterUsed]) -> Holds:
    """A yes-or-no fact of the record must be yes; `words` says what each answer means."""
    holds: Holds = getattr(line.record, key)
    if line.counted(holds):
        return holds
    fact = (line.record, key)
    return line.require(holds, words[holds], facts=[fact], terms=terms, needs=[fact])


def known(line: Line, key: str, terms: Sequence[ParameterUsed] = ()) -> Holds:
    """A fact of the record must have been entered, whatever it says."""
    value = getattr(line.record, key)
    entered = value is not None and str(value).strip() != ""
    if line.counted(entered or None):
        return entered or None
    fact = (line.record, key)
    return line.require(
        entered or None, lambda: stated(fact, entered), facts=[fact], terms=terms, needs=[fact]
    )


def stated(fact: Fact, entered: bool) -> str:
    """What was entered, in a sentence."""
    label = explaining.label(fact)
    return f"{label}：{explaining.shown(fact)}。" if entered else f"{label}未填。"


def manufacturing_enterprise(line: Line, term: str, what: str) -> None:
    """The holder is an enterprise, not a park, and a 制造业企业; `what` names the record's matter."""
    if line.reading.subject.park:
        said = f"{what}的承担者是园区，本条支持制造业企业。"
        line.require(False, said, terms=[line.term(term)])
    else:
        manufacturer(line, term)


def manufacturer(line: Line, term: str) -> Holds:
    """The enterprise is a 制造业企业 as the ruling `manufacturing` reads it."""
    firm = line.reading.subject.enterprise or Enterprise()
    if line.choice("manufacturing") == "section_c":
        return _in_section_c(line, term, firm)
    if line.counted(firm.industrial):
        return firm.industrial
    if in_section_c(firm.industry) is False:
        line.caution("企业行业代码不在制造业（C 门类）之内，请核对是否属于“制造业企业”。")
    return line.require(
        firm.industrial,
        _about_industrial(firm.industrial),
        facts=[(firm, "industrial"), (firm, "industry")],
        terms=[line.term(term), line.ruling("manufacturing")],
        needs=[(firm, "industrial")],
    )


def _about_industrial(industrial: Holds) -> str:
    if industrial is None:
        return "尚不清楚企业是否为工业企业。"
    return "企业是工业企业。" if industrial else "企业不是工业企业，不属于本条支持对象。"


def _in_section_c(line: Line, term: str, firm: Enterprise) -> Holds:
    holds = in_section_c(firm.industry)
    if line.counted(holds):
        return holds
    said = {
        True: f"企业行业代码 {firm.industry} 属于制造业（C 门类）。",
        False: f"企业行业代码 {firm.industry} 不属于制造业（C 门类）。",
        None: "企业行业未填，无法判断是否属于制造业（C 门类）。",
    }[holds]
    terms = [line.term(term), line.ruling("manufacturing")]
    fact = (firm, "industry")
    return line.require(holds, said, facts=[fact], terms=terms, needs=[fact])


@lru_cache(maxsize=2_000)  # asked for with every line, and there are few industries
def in_section_c(industry: str | None) -> Holds:
    """A GB/T 4754 code belongs to section C; unknown when there is no readable code."""
    code = (industry or "").lstrip("ABCDEFGHIJKLMNOPQRST")
    if len(code) < 2 or not code[:2].isdigit():
        return None
    return int(code[:2]) in SECTION_C


def stopped(line: Line) -> None:
    """A stop flag covers the line's clause and deciding date: blocked, on other rules than the measures."""
    for stop in line.reading.subject.stops:
        if _covers(stop, line):
            document = f"《{stop.document}》" if stop.document else "（依据文件未填）"
            line.block(
                f"有停兑标记，依据其他规定{document}，期间内不予兑现。",
                [(stop, "document"), (stop, "from_on"), (stop, "to_on")],
            )


def _covers(stop: Stop, line: Line) -> bool:
    if stop.clauses and line.clause not in stop.clauses:
        return False
    day = line.deciding_on
    if day is None:  # an open-ended flag covers whatever day it turns out to be
        return stop.from_on is None and stop.to_on is None
    return (stop.from_on or day) <= day <= (stop.to_on or day)
