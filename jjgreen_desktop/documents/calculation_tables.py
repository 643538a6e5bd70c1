"""The tables of a 计算书: what it is about, its steps, the losers, what is open, the sentences cited."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TypeVar

from reportlab.lib.units import mm

from jjgreen_desktop.documents.sheet import CENTRE, LEFT, RIGHT
from jjgreen_desktop.documents.table import Column, Table
from jjgreen_desktop.documents.typefaces import Role
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.calculation import Calculation
from jjgreen_desktop.policy.assessment import Assessment, FactUsed, Outcome, ParameterUsed, Step

T = TypeVar("T")
HEAD, CELL = Style(Role.HEI, 10), Style(Role.FANGSONG, 10.5)
HEAD_HEIGHT, ROW = 7 * mm, 6.5 * mm
IN_ROW = 6  # facts or parameters beside one another; more go on in a row below, so that no row fills a page


def about(one: Calculation) -> Table:
    """Whom and what the sheet is about, and the figure."""
    line = one.line
    rows = [
        ("企业或园区", one.subject, labels.CREDIT_CODE, one.code or "—"),
        (labels.COUNTY, one.county or "—", "条款", CLAUSES[line.clause]),
        (BY_NOUN[line.noun].label, line.record_title, "判断日期", str(line.deciding_on or "—")),
        ("领取方", one.receiver, "结论", f"{line.outcome.mark} {line.outcome.label}"),
        ("政策上限（元）", _figure(line), "大写", _in_words(line)),
    ]
    if one.approved_fen is not None:
        words = money.in_words(one.approved_fen)
        rows.append(("市级核定（元）", money.yuan(one.approved_fen), "大写", f"人民币{words}"))
    widths = (28, 53, 34, 55)
    columns = tuple(Column(width * mm, LEFT) for width in widths)
    return Table(columns, (), (), tuple(rows), HEAD, CELL, ROW)


def _figure(line: Assessment) -> str:
    if line.outcome is Outcome.LACKING:
        return f"待定，涉及 {money.yuan(line.at_stake_fen)}"
    if line.outcome is Outcome.NEEDS_RULING:
        return "待裁定"
    return money.yuan(line.ceiling_fen)


def _in_words(line: Assessment) -> str:
    known = line.outcome not in (Outcome.LACKING, Outcome.NEEDS_RULING)
    return f"人民币{money.in_words(line.ceiling_fen)}" if known else "—"


def steps(one: Calculation) -> Table:
    """Each step in its own words, the facts with where they were entered, the parameters it used."""
    cited = _cited(one)
    rows = [
        row
        for number, step in enumerate(one.line.steps, 1)
        for row in _step(one, cited, number, step)
    ]
    return _table(
        rows,
        ("序号", 10, CENTRE),
        ("步骤", 56, LEFT),
        ("判断", 14, CENTRE),
        ("事实（录入处）", 48, LEFT),
        ("政策参数或口径", 42, LEFT),
    )


def _step(
    one: Calculation, cited: Sequence[str], number: int, step: Step
) -> Iterator[tuple[str, ...]]:
    facts = [_facts(one, each) for each in _chunks(step.facts)]
    terms = ["。".join(_term(cited, term) for term in each) for each in _chunks(step.parameters)]
    head: tuple[str, ...] = (str(number), step.text, step.verdict.label)
    for fact, term in zip_longest(facts or [""], terms, fillvalue=""):
        yield (*head, fact, term)
        head = ("", "（续上）", "")


def _facts(one: Calculation, facts: Iterable[FactUsed]) -> str:
    """Facts of one record run in after its name: 本记录：验收报告备案日期 2026-06-01."""
    told = []
    for place, group in groupby(facts, key=one.place):
        said = "；".join(f"{fact.label} {fact.shown}" for fact in group)
        told.append(f"{place}：{said}" if place else said)
    return "。".join(told)


def _term(cited: Sequence[str], term: ParameterUsed) -> str:
    return f"{term.shown}（{term.since} 起）〔{cited.index(term.sentence) + 1}〕"


def _chunks(listed: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(listed), IN_ROW):
        yield listed[at : at + IN_ROW]


def rivals(one: Calculation) -> Table:
    """The other lines of the project, each with its outcome, figure and reason."""
    rows = [
        (
            CLAUSES[line.clause],
            line.record_title,
            line.outcome.label,
            money.yuan(line.ceiling_fen),
            line.reason,
        )
        for line in one.rivals
    ]
    return _table(
        rows,
        ("条款", 28, LEFT),
        (labels.BASIS, 32, LEFT),
        ("结论", 18, CENTRE),
        ("金额（元）", 26, RIGHT),
        ("理由", 66, LEFT),
    )


def rulings(one: Calculation) -> Table:
    """Every figure an open ruling could give."""
    rows = [(each.label, money.yuan(each.fen)) for each in one.line.alternatives]
    return _table(rows, ("口径", 130, LEFT), ("金额（元）", 40, RIGHT))


def missing(one: Calculation) -> Table:
    """What is asked for, with the money that hangs on it."""
    rows = [(each.label, each.help, money.yuan(each.fen)) for each in one.line.missing]
    return _table(rows, ("缺项", 45, LEFT), ("说明", 95, LEFT), ("涉及金额（元）", 30, RIGHT))


def sources(one: Calculation) -> Table:
    """The sentences of the measures, or the questions ruled on, by the numbers the steps cite."""
    rows = [(f"〔{number}〕", sentence) for number, sentence in enumerate(_cited(one), 1)]
    return _table(rows, ("编号", 14, CENTRE), ("原文或口径事项", 156, LEFT))


def _cited(one: Calculation) -> list[str]:
    return list(dict.fromkeys(t.sentence for step in one.line.steps for t in step.parameters))


def _table(rows: Sequence[tuple[str, ...]], *heads: tuple[str, float, float]) -> Table:
    """A table with headings, each with its width (mm) and how its cells are set."""
    columns = tuple(Column(width * mm, align) for _, width, align in heads)
    named = tuple(Head(text, 0, at) for at, (text, _, _) in enumerate(heads))
    return Table(columns, named, (HEAD_HEIGHT,), tuple(rows), HEAD, CELL, ROW)
