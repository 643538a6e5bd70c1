"""Clause 三: 标杆称号 of enterprises and parks, 免申即享: the lines come straight from the register."""

from collections.abc import Sequence
from functools import cache, partial

from jjgreen_desktop.domain.title import (
    LEADER_KINDS,
    LEVELS,
    OTHER,
    PARK_KINDS,
    TITLE_KINDS,
    Title,
)
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Beneficiary
from jjgreen_desktop.policy.certainty import Holds
from jjgreen_desktop.policy.clauses import open_list, title_history, title_upgrade
from jjgreen_desktop.policy.clauses.title_history import named, span
from jjgreen_desktop.policy.conditions import (
    decided,
    is_paid,
    manufacturer,
    settled,
    stated,
    stopped,
)
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line, Reading, Said


def lines(reading: Reading) -> list[Line]:
    """One line for each title of the subject; national ones look at the provincial lines."""
    made = [(title, _line(reading, title)) for title in reading.subject.titles]
    beside = len(made) > 1 or reading.subject.earlier_titles
    for title, line in made if beside else ():
        title_upgrade.upgraded(line, title, [pair for pair in made if pair[0] is not title])
    return [line for _, line in made]


def _line(reading: Reading, title: Title) -> Line:
    line = Line(reading, "3", title, _beneficiary(reading, title))
    settled(line, title)
    decided(line, "published_on", span(title))
    stopped(line)
    if line.closed:
        return line
    _named(line, title)
    _paid_level(line, title)
    _fitting_holder(line, title)
    if title.holder == "enterprise":
        manufacturer(line, "3.holder")
    _still_listed(line, title)
    if line.closed:
        return line
    title_history.first(line, title)
    _amount(line, title)
    return line


def _beneficiary(reading: Reading, title: Title) -> Beneficiary:
    """The holder: the subject, or, when the list names the other sort of holder, who the list names."""
    subject = reading.subject
    own = subject.park or subject.enterprise
    kind = title.holder or ("park" if subject.park else "enterprise")
    if own is None or own.noun == kind:
        return Beneficiary(kind, own.id if own else "", subject.name())
    return Beneficiary(kind, "", title.holder_name or "名单所列获得者")


def _named(line: Line, title: Title) -> None:
    """Which title, of which level, held by whom."""
    _registered_with_holder(line, title)
    for key in ("kind", "level", "holder"):
        known = getattr(title, key) is not None
        if line.counted(known or None):
            continue
        fact = (title, key)
        said = partial(stated, fact, known)
        line.require(known or None, said, facts=[fact], needs=[fact])


def _registered_with_holder(line: Line, title: Title) -> None:
    if not line.explained:
        return
    subject = line.reading.subject
    own = subject.park or subject.enterprise
    if own and title.holder and own.noun != title.holder:
        line.caution("称号登记在另一类主体名下，奖励由名单所列获得者领取，请核对登记。")


def _paid_level(line: Line, title: Title) -> None:
    """Leaders are paid for at national level only."""
    if title.kind not in LEADER_KINDS or title.level is None:
        return
    national = title.level == "national"
    if line.counted(national):
        return
    said = "条款三只奖励国家能效、水效领跑者" + (
        "，本称号为国家级。" if national else "，省级的不奖。"
    )
    line.require(national, said, facts=[(title, "level")], terms=[line.term("3.leader.national")])


def _fitting_holder(line: Line, title: Title) -> None:
    holds = fits(title.kind, title.holder)
    if holds is None or line.counted(holds):
        return
    said = partial(_about_holder, title, holds)
    line.require(holds, said, facts=[(title, "kind"), (title, "holder")])


def _about_holder(title: Title, fitting: bool) -> str:
    said = f"{TITLE_KINDS[str(title.kind)]}由{explaining.shown((title, 'holder'))}获得"
    return said + ("，符合条款三。" if fitting else "，与条款三所列获得者不符。")


def fits(kind: str | None, holder: str | None) -> Holds:
    """A kind of title can be held so: leaders by both, park titles by parks, all others by enterprises.

    The 等 of the clause follows the titles of enterprises only.
    """
    if kind is None or holder is None:
        return None
    return kind in LEADER_KINDS or (kind in PARK_KINDS) == (holder == "park")


def _still_listed(line: Line, title: Title) -> None:
    """Removed by the day of assessment: no award, and what was paid is to be recovered."""
    holds = None if title.status is None else title.status != "removed"
    if line.counted(holds):
        return
    fact = (title, "status")
    said: dict[Holds, Said] = {
        None: "称号状态未填，不知是否仍在名单内。",
        True: lambda: f"称号状态：{explaining.shown(fact)}，仍可享受。",
        False: "称号已被移出名单，不再奖励。",
    }
    line.require(holds, said[holds], facts=[fact], needs=[fact])
    if holds is False and is_paid(title):
        line.caution("称号已被移出名单而奖励已经兑现，请研究是否追回。")


def _amount(line: Line, title: Title) -> None:
    """The stated amount of the title, or the most it could be while kind, level or holder are unknown."""
    keys = _possible_amounts(title.kind, title.level, title.holder)
    line.ceiling_fen = max(map(line.amount, keys), default=0)
    waits = title.kind == OTHER and line.ceiling_fen
    if waits and not _ruled_in(line, title, keys):
        return
    if line.explained:
        _tell_amount(line, title, keys)


def _ruled_in(line: Line, title: Title, keys: Sequence[str]) -> bool:
    terms = [line.term(key) for key in keys]
    return open_list.counts(line, "条款三没有列出这一称号", _kind_and_level(title), terms)


def _kind_and_level(title: Title) -> list[Fact]:
    return [(title, "kind"), (title, "level")]


def _tell_amount(line: Line, title: Title, keys: Sequence[str]) -> None:
    facts = _kind_and_level(title)
    if len(keys) == 1 and title.kind and title.level:
        said = partial(_about_amount, title, line.ceiling_fen)
        line.note(said, facts=facts, terms=[line.term(keys[0])])
    elif keys:
        _at_most(line, max(keys, key=line.amount), facts)


def _at_most(line: Line, key: str, facts: list[Fact]) -> None:
    """What the title can still come to while its kind or level is unknown."""
    said = f"称号或级别未定，最高可到 {explaining.wan(line.ceiling_fen)}。"
    line.note(said, facts=facts, terms=[line.term(key)])


def _about_amount(title: Title, fen: int) -> str:
    return f"{named(title)}，政策上限 {explaining.wan(fen)}。"


@cache  # there are few kinds, levels and holders
def _possible_amounts(
    known_kind: str | None, known_level: str | None, holder: str | None
) -> tuple[str, ...]:
    """The parameters that can be the title's amount, in order."""
    found = {
        f"3.{_group(kind)}.{level}"
        for kind in ([known_kind] if known_kind else TITLE_KINDS)
        for level in ([known_level] if known_level else LEVELS)
        if fits(kind, holder) is not False and not (kind in LEADER_KINDS and level != "national")
    }
    return tuple(sorted(found))


def _group(kind: str) -> str:
    if kind in LEADER_KINDS:
        return "leader"
    return "park" if kind in PARK_KINDS else "enterprise"
