"""Ceilings that several records share: loans of one project, energy management systems of one enterprise.

What was paid counts first, then the lines draw down the ceiling in order of date.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import (
    Assessment,
    FactUsed,
    Outcome,
    ParameterUsed,
    Step,
    Verdict,
)
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.payments import Paid

# The parameter each sharing clause draws on.
CEILINGS = {"2.2": "2.2.ceiling", "5.2": "5.2.ceiling", "5.3": "2.2.ceiling"}
NOUNS = {"2.2": "loan", "5.2": "energy_management_system", "5.3": "energy_performance_contract"}
BY_PROJECT, BY_ENTERPRISE = ("2.2", "5.3"), "5.2"
_RIVALS = (Outcome.ELIGIBLE, Outcome.SUPERSEDED)
Key = tuple[str, str]  # the clause, and the project or year (empty: all years)


@dataclass
class _Pool:
    """One shared ceiling while it is drawn down, in 分."""

    drawn: int
    facts: list[FactUsed]
    unknown: Paid | None
    whose: str
    left: int = 0


def drawn_down(
    reading: Reading,
    lines: Sequence[Assessment],
    payments: Sequence[Paid],
    clauses: Collection[str],
) -> list[Assessment]:
    """The lines with the shared ceilings of `clauses` applied; one that finds nothing left is not applicable."""
    pools: dict[Key, list[Assessment]] = defaultdict(list)
    for line in lines:
        if line.clause in clauses and line.outcome is Outcome.ELIGIBLE:
            pools[_key(reading, line)].append(line)
    changed: dict[tuple[str, str], Assessment] = {}
    for key, sharing in pools.items():
        if _alone(reading, key, sharing, lines, payments):
            continue
        for line in _drawn(reading, key, sharing, payments):
            changed[line.clause, line.of] = line
    return [changed.get((line.clause, line.of), line) for line in lines]


def _key(reading: Reading, line: Assessment) -> Key:
    if line.clause != BY_ENTERPRISE:
        return line.clause, line.project
    return line.clause, _year(line) if _yearly(reading) else ""


def _yearly(reading: Reading) -> bool:
    return reading.rulings.choice("ems-cap") == "per_year"


def _year(line: Assessment) -> str:
    return str(line.deciding_on.year) if line.deciding_on else ""


def _alone(
    reading: Reading,
    key: Key,
    sharing: Sequence[Assessment],
    lines: Iterable[Assessment],
    payments: Sequence[Paid],
) -> bool:
    """Whether nothing stands beside the one line of a ceiling: then there is nothing to say of it.

    Of the enterprise's, systems of other years and those not taken count too: that they leave this
    line its ceiling rests on the ruling, which is to be cited.
    """
    clause, _ = key
    if clause != BY_ENTERPRISE:
        return len(sharing) == 1 and not any(_counts(reading, key, each) for each in payments)
    systems = [line for line in lines if line.clause == clause and line.outcome in _RIVALS]
    return len(systems) == 1 and not any(each.noun == NOUNS[clause] for each in payments)


def _drawn(
    reading: Reading, key: Key, lines: Iterable[Assessment], payments: Sequence[Paid]
) -> list[Assessment]:
    ordered = sorted(lines, key=lambda line: (line.deciding_on, line.of))
    paid = [entry for entry in payments if _counts(reading, key, entry)]
    known = sum(entry.fen or 0 for entry in paid)
    pool = _Pool(
        drawn=known,
        facts=[fact for entry in paid for fact in entry.facts],
        unknown=next((entry for entry in paid if entry.fen is None), None),
        whose=_whose(key),
    )
    return [_one(reading, line, pool) for line in ordered]


def _counts(reading: Reading, key: Key, paid: Paid) -> bool:
    """A payment of the clause counts against the project, the enterprise, or the year it belongs to."""
    clause, scope = key
    if paid.noun != NOUNS[clause]:
        return False
    if clause != BY_ENTERPRISE:
        return paid.project == scope
    if not _yearly(reading) or not isinstance(paid.record, EnergySystem):
        return True
    day = paid.record.connected_on or paid.record.paid_on
    return day is None or str(day.year) == scope


def _one(reading: Reading, line: Assessment, pool: _Pool) -> Assessment:
    term = reading.pack.parameter(CEILINGS[line.clause], line.deciding_on)
    terms = [term.used()]
    if line.clause == BY_ENTERPRISE:
        terms.append(reading.rulings.used("ems-cap"))
    if pool.unknown:
        return _amount_unknown(line, pool, pool.unknown, terms)
    pool.left = max(term.fen - pool.drawn, 0)
    fen = min(line.ceiling_fen, pool.left)
    after = _reduced(line, fen, term.fen, pool, terms)
    pool.drawn += fen
    pool.facts += [fact for step in line.steps for fact in step.facts if _own(fact, line)]
    return after


def _own(fact: FactUsed, line: Assessment) -> bool:
    return (fact.noun, fact.record) == (line.noun, line.of) and fact.key.endswith("_fen")


def _whose(key: Key) -> str:
    """Whose ceiling it is, in words; that of an enterprise may be for one year."""
    clause, scope = key
    if clause != BY_ENTERPRISE:
        return "同一项目"
    return f"本企业 {scope} 年" if scope else "本企业"


def _reduced(
    line: Assessment, fen: int, most: int, pool: _Pool, terms: list[ParameterUsed]
) -> Assessment:
    whose, wan = pool.whose, explaining.wan
    shared = (
        f"{whose}“{CLAUSES[line.clause]}”合计最高 {wan(most)}，"
        f"按日期先后已占用 {wan(pool.drawn)}，还余 {wan(pool.left)}"
    )
    facts = tuple(pool.facts)
    if not fen:
        said = f"{shared}，本项不能再得。"
        step = Step(said, Verdict.FAIL, facts, tuple(terms))
        steps = (*line.steps, step)
        return replace(
            line, outcome=Outcome.NOT_APPLICABLE, reason=said, ceiling_fen=0, steps=steps
        )
    said = f"{shared}；本项 {wan(line.ceiling_fen)}，政策上限 {wan(fen)}。"
    step = Step(said, Verdict.INFO, facts, tuple(terms))
    reason = line.reason if fen == line.ceiling_fen else said
    return replace(line, ceiling_fen=fen, reason=reason, steps=(*line.steps, step))


def _amount_unknown(
    line: Assessment, pool: _Pool, paid: Paid, terms: list[ParameterUsed]
) -> Assessment:
    said = f"“{paid.words}”已兑现而金额未录入，不能算出{pool.whose}的上限还余多少。"
    return paid.leaves_open(line, Step(said, Verdict.UNKNOWN, paid.facts, tuple(terms)))
