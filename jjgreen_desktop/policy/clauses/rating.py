"""Clause 六(1): 装备评选, a one-time award by grade; a higher grade in a later year is for a ruling."""

from collections.abc import Sequence
from datetime import date

from jjgreen_desktop.domain.equipment import GRADES, Rating
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Outcome, ParameterUsed
from jjgreen_desktop.policy.certainty import Holds, both, either
from jjgreen_desktop.policy.conditions import (
    decided,
    is_paid,
    known,
    own_enterprise,
    settled,
    stopped,
)
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line, Reading
from jjgreen_desktop.policy.rulings import UNDECIDED

RULING = "rating-upgrade"
RANKS = list(GRADES)
Made = tuple[Rating, Line]


def lines(reading: Reading) -> list[Line]:
    """One line for each rating, in order of date: what an earlier one reached decides the later."""
    made: list[Made] = []
    for rating in sorted(reading.subject.ratings, key=_order):
        made.append((rating, _line(reading, rating)))
        _after(made[-1][1], rating, made[:-1])
    return [line for _, line in made]


def _order(rating: Rating) -> tuple[bool, date, str]:
    """Paid ones first, then undated ones: whatever they turn out to be, the others must wait for them."""
    return not is_paid(rating), rating.rated_on or date.min, rating.id


def _line(reading: Reading, rating: Rating) -> Line:
    line = Line(reading, "6.1", rating, own_enterprise(reading))
    settled(line, rating)
    decided(line, "rated_on")
    stopped(line)
    keys = [f"6.1.{grade}" for grade in ([rating.grade] if rating.grade else GRADES)]
    line.ceiling_fen = max(map(line.amount, keys))
    if known(line, "grade", [line.term(key) for key in keys]):
        said = f"获评{GRADES[str(rating.grade)]}，政策上限 {explaining.wan(line.ceiling_fen)}，一次性奖励。"
        line.note(said, facts=[(rating, "grade")], terms=[line.term(keys[0])])
    return line


def _after(line: Line, rating: Rating, before: Sequence[Made]) -> None:
    """Put what was paid or can be paid on earlier ratings against this one."""
    if is_paid(rating):
        return
    found = [(other, entry, _counts(rating, other, entry)) for other, entry in before]
    unsure = [other for other, _, holds in found if holds is None]
    sure = [(other, _reached(other, entry)) for other, entry, holds in found if holds]
    earlier = line.reading.subject.earlier_ratings
    sure += [(other, _paid(line, other)) for other in earlier if is_paid(other)]
    if unsure:
        _unsure(line, unsure[0])
    elif sure and rating.grade:
        _decide(line, rating, sure)


def _counts(rating: Rating, other: Rating, entry: Line) -> Holds:
    """`other` came first or was paid, and is paid, obtainable, or waits for this very ruling."""
    obtainable: dict[Outcome, Holds] = {
        Outcome.SETTLED: True,
        Outcome.ELIGIBLE: True,
        Outcome.NEEDS_RULING: True,
        Outcome.LACKING: None,
    }
    return both(
        obtainable.get(entry.outcome(), False), either(is_paid(other), _first(other, rating))
    )


def _first(left: Rating, right: Rating) -> Holds:
    if left.rated_on is None or right.rated_on is None:
        return None
    return (left.rated_on, left.id) < (right.rated_on, right.id)


def _reached(other: Rating, entry: Line) -> int:
    """What the earlier rating took, in 分; while its ruling is open, what its grade states."""
    return other.paid_fen or entry.ceiling_fen


def _paid(line: Line, other: Rating) -> int:
    return other.paid_fen or (line.amount(f"6.1.{other.grade}") if other.grade else 0)


def _unsure(line: Line, other: Rating) -> None:
    said = f"{other.title()}能否得奖还没有定，本次评选是不是重复奖励要等它定了再算。"
    missing = [key for key in ("grade", "rated_on") if getattr(other, key) is None]
    needs: list[Fact] = [(other, key) for key in missing] or [(other, "rated_on")]
    facts: list[Fact] = [(other, "grade"), (other, "rated_on")]
    line.require(None, said, facts=facts, terms=[line.ruling(RULING)], needs=needs)


def _decide(line: Line, rating: Rating, sure: Sequence[tuple[Rating, int]]) -> None:
    """The same or a lower grade earns nothing more; a higher one what the ruling says."""
    facts: list[Fact] = [(o, key) for o, _ in sure for key in ("grade", "rated_on", "paid_fen")]
    ranks = [RANKS.index(other.grade) for other, _ in sure if other.grade]
    if len(ranks) < len(sure):
        other = next(other for other, _ in sure if not other.grade)
        said = f"已兑现的{other.title()}等次未填，不能判断本次是否升等。"
        line.require(None, said, facts=facts, terms=[line.ruling(RULING)], needs=[(other, "grade")])
    elif RANKS.index(str(rating.grade)) <= max(ranks):
        said = f"此前已有{sure[0][0].title()}的奖励，一次性奖励不重复，本次没有升等。"
        line.require(False, said, facts=facts, terms=[line.term(f"6.1.{rating.grade}")])
    else:
        _upgraded(line, sure, facts)


def _upgraded(line: Line, sure: Sequence[tuple[Rating, int]], facts: list[Fact]) -> None:
    full, taken = line.ceiling_fen, _taken(line, sure)
    left, earlier = max(full - taken, 0), sure[0][0].title()
    match line.choice(RULING):
        case "undecided":
            _open(line, earlier, left, full, facts)
        case "full":
            said = f"此前已有{earlier}的奖励，按裁定升等后仍按新等级全额 {explaining.wan(full)}。"
            line.note(said, facts=facts, terms=[*_stated(line), line.ruling(RULING)])
        case "nothing":
            said = f"此前已有{earlier}的奖励，按裁定升等后不再奖励。"
            line.require(False, said, facts=facts, terms=[line.ruling(RULING)])
        case _:
            line.ceiling_fen = left
            said = (
                f"此前评选已兑现或可得 {explaining.wan(taken)}，按裁定升等补差额："
                f"{explaining.wan(full)}减去 {explaining.wan(taken)}，得 {explaining.wan(left)}。"
            )
            terms = [*_stated(line), line.ruling(RULING)]
            line.require(left > 0, said, facts=facts, terms=terms)


def _stated(line: Line) -> list[ParameterUsed]:
    """What the clause states for the grade."""
    return [line.term(f"6.1.{grade}")] if (grade := getattr(line.record, "grade", None)) else []


def _taken(line: Line, sure: Sequence[tuple[Rating, int]]) -> int:
    """Money of all earlier ratings; of those still open for this ruling the highest stands for all."""
    if line.choice(RULING) == UNDECIDED:
        return max(fen for _, fen in sure)
    return sum(fen for _, fen in sure)


def _open(line: Line, earlier: str, left: int, full: int, facts: list[Fact]) -> None:
    rulings = line.reading.rulings
    options = [
        rulings.alternative(RULING, "difference", left),
        rulings.alternative(RULING, "full", full),
        rulings.alternative(RULING, "nothing", 0),
    ]
    said = f"此前已有{earlier}的奖励，升等后补差额、按全额还是不再奖，待裁定。"
    line.leave_open(said, options, facts, _stated(line))
