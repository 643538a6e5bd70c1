"""首次 of clause 三: which earlier title of the same holder, or of its predecessor, stands against a new one."""

import calendar
import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from jjgreen_desktop.domain.title import LEADER_KINDS, LEVELS, OTHER, TITLE_KINDS, Title
from jjgreen_desktop.policy.certainty import Holds, both, either, negated, same
from jjgreen_desktop.policy.conditions import Span, is_paid
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def named(title: Title) -> str:
    """The title in a sentence: 国家级绿色工厂“湖口样例一厂有限公司”; one the clause does not name by its paper."""
    level, kind = LEVELS.get(title.level or "", ""), TITLE_KINDS.get(title.kind or "", "称号")
    paper = f"（{title.document}）" if title.kind == OTHER and title.document else ""
    return f"{level}{kind}{paper}" + (f"“{title.holder_name}”" if title.holder_name else "")


def span(title: Title) -> Span | None:
    """The first and last day the title can have been published on; None when nothing is known."""
    if title.published_on:
        return title.published_on, title.published_on
    month = MONTH.fullmatch(title.published_month or "")
    if not month:
        return None
    year, number = int(month[1]), int(month[2])
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def others(line: Line, title: Title) -> list[Title]:
    """Every other title of the holder, those of predecessors included."""
    subject = line.reading.subject
    return [t for t in (*subject.titles, *subject.earlier_titles) if t is not title]


def first(line: Line, title: Title) -> None:
    """The same kind and level counts once; with first-time = all_titles the same kind at any level."""
    rest = others(line, title)
    if not rest and line.counted(True):
        return
    verdicts = [(other, _stands_against(line, title, other)) for other in rest]
    for wanted in (False, None):
        found = [other for other, holds in verdicts if holds is wanted]
        if found:
            _say(line, title, found[0], wanted)
            return
    if line.counted(True):
        return
    _beside_unlisted(line, title, rest)
    terms = [line.ruling("first-time"), line.ruling("leader-kinds")]
    line.require(True, "此前没有同一称号的记录，属首次。", terms=terms)


def _stands_against(line: Line, title: Title, other: Title) -> Holds:
    """False when `other` came first or was paid, None when that cannot be told, True when it does not matter."""
    level = True if line.choice("first-time") == "all_titles" else same(title.level, other.level)
    alike = both(same_kind(line, title, other), level, same(title.holder, other.holder))
    if alike is False:
        return True
    return negated(both(alike, either(is_paid(other), _earlier(line, other, title))))


def same_kind(line: Line, title: Title, other: Title) -> Holds:
    """The same kind of title; with leader-kinds = together both leaders are one kind."""
    leaders = title.kind in LEADER_KINDS and other.kind in LEADER_KINDS
    if leaders and line.choice("leader-kinds") == "together":
        return True
    if title.kind == other.kind == OTHER:
        return _same_document(title, other)
    return same(title.kind, other.kind)


def _same_document(title: Title, other: Title) -> Holds:
    """Titles the clause does not name have no name of their own here: the paper that published them tells."""
    return same(_document(title), _document(other))


def _document(title: Title) -> str | None:
    return "".join(unicodedata.normalize("NFKC", title.document or "").split()) or None


def _beside_unlisted(line: Line, title: Title, rest: Sequence[Title]) -> None:
    """Another such title of another paper may still be the same one, awarded again."""
    alike = [other for other in rest if title.kind == other.kind == OTHER]
    alike = [other for other in alike if other.level == title.level]
    if any(_same_document(title, other) is False for other in alike):
        line.caution(
            "另有条款未列的称号，公布文件不同，按不同称号处理；如是同一称号的复核或再次公布，"
            "只奖一次，请核对。"
        )


def _earlier(line: Line, left: Title, right: Title) -> Holds:
    """`left` was published first; on one day a predecessor's counts first, then the smaller id."""
    holds = not_later(left, right)
    same_day = left.published_on is not None and left.published_on == right.published_on
    return _rank(line, left) < _rank(line, right) if same_day else holds


def _rank(line: Line, title: Title) -> tuple[bool, str]:
    own = any(title is t for t in line.reading.subject.titles)
    return own, title.id


def not_later(left: Title, right: Title) -> Holds:
    """`left` was published before or with `right`; unknown while their spans overlap."""
    one, two = span(left), span(right)
    if one is None or two is None:
        return None
    if one[1] <= two[0]:
        return True
    return False if one[0] > two[1] else None


def _say(line: Line, title: Title, other: Title, holds: Holds) -> None:
    """Name the earlier title and why it counts, or ask for what is not known of it."""
    facts: list[Fact] = [(other, "kind"), (other, "level"), (other, "published_on")]
    facts += [(each, "document") for each in (title, other) if each.kind == OTHER]
    terms = [line.ruling("first-time"), line.ruling("leader-kinds")]
    if holds is None:
        said = f"另有{named(other)}的记录不全，不能判断本称号是否首次获得。"
        line.require(None, said, facts=facts, terms=terms, needs=_unknown(title, other))
        return
    when = other.published_on or other.published_month
    found = f"此前已有{named(other)}的记录" + (f"（{when} 公布）" if when else "")
    said = f"{found}，{_rule(title, other)}。"
    line.require(False, said, facts=facts, terms=terms)


def _rule(title: Title, other: Title) -> str:
    if title.level != other.level:
        return "按裁定“首次”约束全部称号，不再奖励"
    if title.kind != other.kind:
        return "按裁定能效、水效领跑者合并计算首次，不再奖励"
    return "同一称号同一级别只奖一次，复核或再次公布不再奖励"


def _unknown(title: Title, other: Title) -> list[Fact]:
    papers = ("document",) if title.kind == other.kind == OTHER else ()
    keys = ("kind", "level", "holder", "published_on", *papers)
    return [
        (record, key) for record in (title, other) for key in keys if getattr(record, key) is None
    ]
