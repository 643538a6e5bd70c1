"""省级 to 国家级: what a national title is worth when the provincial one of the same kind has been, or can be, paid."""

from collections.abc import Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain.title import LEADER_KINDS, LEVELS, Title
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Outcome, ParameterUsed
from jjgreen_desktop.policy.certainty import Holds, both, either, same
from jjgreen_desktop.policy.clauses.title_history import named, not_later, same_kind
from jjgreen_desktop.policy.conditions import is_paid
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line
from jjgreen_desktop.policy.rulings import UNDECIDED

RULING = "title-upgrade"
# A provincial line that is eligible now counts like a paid one, or the order of payment would decide.
_OBTAINABLE: dict[Outcome, Holds] = {
    Outcome.SETTLED: True,
    Outcome.ELIGIBLE: True,
    Outcome.LACKING: None,
    Outcome.NEEDS_RULING: None,
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A provincial title that has been, or can be, paid: what it took, in 分."""

    title: Title
    fen: int

    @property
    def amount_unknown(self) -> bool:
        """Paid, but without an amount: the stated one stands in."""
        return is_paid(self.title) and not self.title.paid_fen


def upgraded(line: Line, title: Title, rest: Sequence[tuple[Title, Line]]) -> None:
    """Put the ruling `title-upgrade` to a national line."""
    if title.level != "national" or title.kind in (None, "other", *LEADER_KINDS):
        return
    found = [(other, entry, _precedes(title, other, entry)) for other, entry in rest]
    sure = [
        Earlier(other, other.paid_fen or entry.ceiling_fen)
        for other, entry, holds in found
        if holds
    ]
    sure += _paid_to_predecessors(line, title)
    if line.choice(RULING) == "full":
        _in_full(line, sure)
    elif unsure := [(other, entry) for other, entry, holds in found if holds is None]:
        _unsure(line, title, *unsure[0])
    elif sure:
        _decide(line, sure)


def _precedes(title: Title, other: Title, line: Line) -> Holds:
    """`other` is the provincial title of the same kind, in time before or paid, and obtainable."""
    alike = both(
        same_kind(line, title, other),
        same(other.level, "provincial"),
        same(title.holder, other.holder),
        _OBTAINABLE.get(line.outcome(), False),
    )
    if alike is False:
        return False
    return both(alike, either(is_paid(other), not_later(other, title)))


def _paid_to_predecessors(line: Line, title: Title) -> list[Earlier]:
    stated = line.amount(
        "3.park.provincial" if title.holder == "park" else "3.enterprise.provincial"
    )
    return [
        Earlier(other, other.paid_fen or stated)
        for other in line.reading.subject.earlier_titles
        if is_paid(other) and other.level == "provincial" and same_kind(line, title, other)
    ]


def _in_full(line: Line, sure: Sequence[Earlier]) -> None:
    if sure:
        said = f"同类省级称号另有奖励，按裁定国家级仍按全额 {explaining.wan(line.ceiling_fen)}。"
        line.note(said, facts=_payments(sure), terms=[*_stated(line), line.ruling(RULING)])


def _unsure(line: Line, title: Title, other: Title, entry: Line) -> None:
    said = f"{named(other)}能否得奖还没有定，补差还是全额要等它定了再算。"
    needs: list[Fact] = list(entry.missing_facts()) or [(other, "published_on")]
    needs = needs if title.published_on else [(title, "published_on"), *needs]
    facts: list[Fact] = [(other, "level"), (other, "published_on")]
    line.require(None, said, facts=facts, terms=[line.ruling(RULING)], needs=needs)


def _decide(line: Line, sure: Sequence[Earlier]) -> None:
    """Only the difference, or both figures while it is undecided."""
    if any(entry.amount_unknown for entry in sure):
        line.caution("同类省级称号已兑现而金额未录入，暂按条文标准计算，请补录已兑现金额。")
    full, earlier = line.ceiling_fen, sum(entry.fen for entry in sure)
    if line.choice(RULING) == UNDECIDED:
        options = [
            line.reading.rulings.alternative(RULING, "difference", max(full - earlier, 0)),
            line.reading.rulings.alternative(RULING, "full", full),
        ]
        said = f"{named(sure[0].title)}已兑现或可得奖励，国家级按差额还是全额，待裁定。"
        line.leave_open(said, options, _payments(sure), _stated(line))
        return
    _pay_difference(line, sure, earlier)


def _pay_difference(line: Line, sure: Sequence[Earlier], earlier: int) -> None:
    full, line.ceiling_fen = line.ceiling_fen, max(line.ceiling_fen - earlier, 0)
    said = (
        f"同类省级称号已兑现或可得 {explaining.wan(earlier)}，按裁定补差额："
        f"{explaining.wan(full)}减去 {explaining.wan(earlier)}，得 {explaining.wan(line.ceiling_fen)}。"
    )
    terms = [*_stated(line), line.ruling(RULING)]
    line.require(line.ceiling_fen > 0, said, facts=_payments(sure), terms=terms)


def _stated(line: Line) -> list[ParameterUsed]:
    """What the clause states for such a title, 国家级 and 省级."""
    holder = "park" if getattr(line.record, "holder", None) == "park" else "enterprise"
    return [line.term(f"3.{holder}.{level}") for level in LEVELS]


def _payments(sure: Sequence[Earlier]) -> list[Fact]:
    keys = ("published_on", "paid_on", "paid_fen")
    return [(entry.title, key) for entry in sure for key in keys]
