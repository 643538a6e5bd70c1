"""试算: what another pack or other rulings would change, for one subject or everyone. Nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from jjgreen_desktop.domain.award import CLAUSES, Award
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.budget import Planned, budget_of, planned
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.plan_items import (
    Assessed,
    GoOn,
    Reading,
    head_count,
    reading_of,
    reading_on,
    result_of,
    unwatched,
)
from jjgreen_desktop.operations.subjects import PARTS, all_subjects
from jjgreen_desktop.operations.what_if_answer import (
    Against,
    PackUsed,
    RulingTried,
    Waiting,
    WhatIf,
)
from jjgreen_desktop.operations.what_if_changes import (
    WAITING,
    Pair,
    changes_of,
    count_of,
    gain_and_lose,
    rank,
    sums_of,
)
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.plan_rows import Plan
from jjgreen_desktop.policy.rulings import choice_of

MATTERS = ":"  # parts a ruling's id from the one record it is for


def what_if(
    office: Office,
    pack: Pack | None = None,
    rulings: Mapping[str, str] | None = None,
    subject: str | None = None,
    on: date | None = None,
    progress: GoOn = unwatched,
) -> WhatIf | None:
    """Assess as it is and as it would be; None when `progress` says stop.

    `pack` stands in for the one in force, `rulings` (id → choice) for those in force under it;
    `subject` is the id of one enterprise or park, None is everyone. Raises Problem when nothing is
    put in place of anything, or for a ruling, choice, record or subject there is none of.
    """
    if pack is None and not rulings:
        raise Problem(
            "没有选择要试算的口径或政策包。", "请至少选一项口径裁定，或选一个政策包文件。"
        )
    if subject and not (office.get(Enterprise, subject) or office.get(Park, subject)):
        raise Problem("登记簿里没有这个企业或园区。", "请刷新列表后重新选择。")
    _require_records(office, rulings or {})
    day = on or office.today()
    before = reading_on(office, day)
    after = _other(office, before, pack, rulings or {})
    pairs = _pairs(office, (before, after), subject, progress)
    if pairs is None:
        return None
    chosen = [pair for pair in pairs if subject in (None, pair[1].subject)]
    against = _against(office, pairs, (before, after))
    asked = 1 if subject else head_count(office)
    return _told(office, (before, after), rulings or {}, chosen, asked, against)


def _require_records(office: Office, tried: Mapping[str, str]) -> None:
    for key in tried:
        _, single, record = key.partition(MATTERS)
        if single and not any(office.get(model, record) for model in PARTS.values()):
            raise Problem(f"登记簿里没有“{record}”这条记录。", "请刷新后重新选择要试算的记录。")


def _other(office: Office, before: Reading, pack: Pack | None, tried: Mapping[str, str]) -> Reading:
    """The reading with what is tried in it. Raises Problem for an unknown ruling or choice."""
    day = before.on
    kept = office.in_force.rulings_under(pack, day) if pack else before.chosen
    return reading_of(pack or before.pack, {**kept, **tried}, day)


def _pairs(
    office: Office, readings: tuple[Reading, Reading], subject: str | None, progress: GoOn
) -> list[Pair] | None:
    """Each subject with lines before and after; without a budget to compare with, the one asked for alone."""
    before, after = readings
    alone = subject is not None and budget_of(office, before.on.year) is None
    pairs: list[Pair] = []
    of = head_count(office)
    for done, each in enumerate(all_subjects(office.store), 1):
        asked = subject in (None, _id(each))
        if asked or not alone:
            result = result_of(each, before)
            other = result_of(each, after) if asked else result
            if result.lines or other.lines:
                pairs.append((each, result, other))
        if not progress(done, of):
            return None
    return pairs


def _id(subject: Subject) -> str:
    holder = subject.enterprise or subject.park
    return holder.id if holder else ""


def _told(
    office: Office,
    readings: tuple[Reading, Reading],
    tried: Mapping[str, str],
    pairs: Sequence[Pair],
    subjects: int,
    against: Against | None,
) -> WhatIf:
    approved = {(each.clause, each.of): each.approved_fen for each in office.store.find(Award)}
    changes = [change for pair in pairs for change in changes_of(pair, approved)]
    lines = [(x.lines, y.lines) for _, x, y in pairs]
    old, new = [line for x, _ in lines for line in x], [line for _, y in lines for line in y]
    every = (sums_of(clause, old, new) for clause in CLAUSES)
    return WhatIf(
        on=readings[0].on,
        packs=(_pack(readings[0].pack), _pack(readings[1].pack)),
        rulings=tuple(_rulings(readings, tried)),
        subjects=subjects,
        changes=tuple(sorted(changes, key=rank)),
        firms=gain_and_lose(changes),
        total=sums_of("", old, new),
        clauses=tuple(each for each in every if each.before_lines or each.after_lines),
        waiting=tuple(Waiting(each, count_of(old, each), count_of(new, each)) for each in WAITING),
        budget=against,
    )


def _pack(pack: Pack) -> PackUsed:
    return PackUsed(pack.id, pack.version, pack.hash, pack.name)


def _rulings(readings: tuple[Reading, Reading], tried: Mapping[str, str]) -> Iterator[RulingTried]:
    """What was tried, against what is in force now (a new question of the pack has no answer yet)."""
    before, after = readings
    known = {each.id for each in before.pack.rulings}
    for key, choice in tried.items():
        id = key.partition(MATTERS)[0]
        ruling = after.pack.ruling(id)
        now = "尚无此事项"
        if id in known:
            made = before.chosen.get(key) or before.chosen.get(id)
            held = choice_of(made) if made else before.pack.ruling(id).default
            now = before.pack.ruling(id).label(held)
        yield RulingTried(key, ruling.question, now, ruling.label(choice))


def _against(
    office: Office, pairs: Sequence[Pair], readings: tuple[Reading, Reading]
) -> Against | None:
    """The ranked plan of the year before and after; None when the year has no budget."""
    budget = budget_of(office, readings[0].on.year)
    if budget is None or budget.pool_fen is None:
        return None

    def made(reading: Reading, found: list[Assessed]) -> Planned:
        return planned(office, budget, reading, found)

    before = made(readings[0], [(subject, old) for subject, old, _ in pairs]).plan
    after = made(readings[1], [(subject, new) for subject, _, new in pairs]).plan
    return Against(
        year=budget.year or 0,
        pool_fen=budget.pool_fen,
        left_before_fen=before.left_fen,
        left_after_fen=after.left_fen,
        after_ceilings_before_fen=before.left_after_ceilings_fen,
        after_ceilings_after_fen=after.left_after_ceilings_fen,
        fit_before=_taken(before),
        fit_after=_taken(after),
        skipped_before=len(before.rows) - _taken(before),
        skipped_after=len(after.rows) - _taken(after),
    )


def _taken(plan: Plan) -> int:
    return sum(row.taken for row in plan.rows)
