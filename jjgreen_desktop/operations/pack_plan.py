"""What it would mean to use another policy pack from a day on: lines, rulings, awards; nothing is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES, Award
from jjgreen_desktop.domain.policy_work import PackLoaded, Seal
from jjgreen_desktop.operations.in_force import since
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import Candidate, Told
from jjgreen_desktop.operations.packs import DAY, require_fit
from jjgreen_desktop.operations.subjects import all_subjects
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_differences import PackDifference, compare
from jjgreen_desktop.policy.rulings import Made

PAYABLE = (Outcome.ELIGIBLE, Outcome.SETTLED)


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that comes out otherwise (None: there is none); figures in 分."""

    name: str
    clause: str
    of: str
    before: Assessment | None
    after: Assessment | None

    def text(self) -> str:
        """The change as a line."""
        record = self.after or self.before
        matter = record.record_title if record else ""
        clause = CLAUSES.get(self.clause, self.clause)
        return (
            f"{self.name}　{clause}　{matter}：{_came_out(self.before)} → {_came_out(self.after)}"
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """All lines of the office on a day under one pack and under another; eligible totals in 分."""

    on: date
    lines: int
    before_fen: int
    after_fen: int
    changes: tuple[LineChange, ...]

    def text(self) -> str:
        """The effect in one sentence."""
        if not self.changes:
            return f"按 {self.on} 测算，本单位 {self.lines:,} 项结果都不变。"
        return (
            f"按 {self.on} 测算，本单位 {self.lines:,} 项中有 {len(self.changes):,} 项结果不同；"
            f"可得合计由 {money.wan(self.before_fen)} 万元变为 {money.wan(self.after_fen)} 万元。"
        )


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What differs, the effect, and the sentences staff should read before they put the pack in force."""

    from_on: date
    differences: tuple[PackDifference, ...]
    effect: Effect
    lost_rulings: tuple[str, ...]
    approved: tuple[str, ...]
    notes: tuple[str, ...]


def plan(
    office: Office, candidate: Candidate, from_on: date, told: Told = lambda _done, _of: None
) -> PackPlan:
    """What using the candidate from a day on would mean. `told` hears how far it is.

    Raises Problem when it does not fit this office or that day.
    """
    require_fit(office, candidate.pack, from_on)
    on = day_compared(office, from_on)
    old, new = office.pack_on(on), candidate.pack
    rulings = office.in_force.rulings_under(new, on)
    effect = effect_of(office, on, (old, office.rulings_on(on)), (new, rulings), told)
    return PackPlan(
        from_on,
        tuple(compare(old, new)),
        effect,
        tuple(_lost_rulings(office, old, new, on)),
        tuple(_approved(office, effect)),
        tuple(_notes(office, new, from_on, effect)),
    )


def plan_retiring(
    office: Office, loaded: PackLoaded, told: Told = lambda _done, _of: None
) -> Effect:
    """What it would mean to use a loaded pack no longer: its days go back to the pack before it."""
    from_on = loaded.from_on or office.today()
    on = day_compared(office, from_on)
    old, new = office.in_force.of(loaded), office.pack_on(from_on - DAY)
    after = (new, office.in_force.rulings_under(new, on))
    return effect_of(office, on, (old, office.in_force.rulings_under(old, on)), after, told)


def day_compared(office: Office, from_on: date) -> date:
    """The day on which two packs are compared: today, if the days from `from_on` on reach it."""
    later = [each.from_on for each in sorted(office.store.find(PackLoaded), key=since)]
    ends = [day - DAY for day in later if day and day > from_on]
    return max(from_on, min([office.today(), *ends]))


Reading = tuple[Pack, Mapping[str, Made]]


def effect_of(office: Office, on: date, before: Reading, after: Reading, told: Told) -> Effect:
    """Every line of the office read both ways on a day."""
    subjects = list(all_subjects(office.store))
    changes: list[LineChange] = []
    lines = totals_before = totals_after = 0
    for done, subject in enumerate(subjects, 1):
        one, other = (
            assess(subject, before[0], on, before[1]),
            assess(subject, after[0], on, after[1]),
        )
        lines += len(one.lines)
        totals_before += one.total_fen()
        totals_after += other.total_fen()
        changes.extend(_changes(subject, one.lines, other.lines))
        told(done, len(subjects))
    return Effect(on, lines, totals_before, totals_after, tuple(changes))


def _changes(
    subject: Subject, before: tuple[Assessment, ...], after: tuple[Assessment, ...]
) -> Iterator[LineChange]:
    old = {(line.clause, line.noun, line.of): line for line in before}
    new = {(line.clause, line.noun, line.of): line for line in after}
    for key in dict.fromkeys([*old, *new]):
        one, other = old.get(key), new.get(key)
        if _figures(one) != _figures(other):
            yield LineChange(subject.name(), key[0], key[2], one, other)


def _figures(line: Assessment | None) -> tuple[Outcome, int, int] | None:
    return (line.outcome, line.ceiling_fen, line.at_stake_fen) if line else None


def _came_out(line: Assessment | None) -> str:
    if line is None:
        return "没有这一项"
    fen = line.ceiling_fen or line.at_stake_fen
    return f"{line.outcome.label} {money.wan(fen)} 万元" if fen else line.outcome.label


def _lost_rulings(office: Office, old: Pack, new: Pack, on: date) -> Iterator[str]:
    """Rulings that hold now and would hold no longer, each with the reason."""
    kept = office.in_force.rulings_under(new, on)
    for id, made in office.in_force.rulings_under(old, on).items():
        if id in kept:
            continue
        ruling = old.ruling(id)
        said = f"{ruling.question}已裁定“{ruling.label(made.choice)}”（{made.paper()}）"
        yield f"{said}：{_why_lost(old, new, id)}"


def _why_lost(old: Pack, new: Pack, id: str) -> str:
    if new.id != old.id:
        return "新政策包是另一项政策，不沿用。"
    if id not in {ruling.id for ruling in new.rulings}:
        return "新政策包没有这个事项，不再起作用。"
    return "新政策包没有这个选项，按默认口径测算。"


def _approved(office: Office, effect: Effect) -> Iterator[str]:
    """Awards approved already whose line would allow less: approval stands, but someone should look."""
    approved = {
        (award.clause, award.of): award.approved_fen
        for award in office.store.find(Award)
        if award.approved_fen is not None
    }
    for change in effect.changes:
        fen = approved.get((change.clause, change.of))
        if fen and fen > _allowed(change.after):
            yield f"{change.text()}；市级已核定 {money.wan(fen)} 万元，高于新上限，核定不变，请核对。"


def _allowed(line: Assessment | None) -> int:
    return line.ceiling_fen if line and line.outcome in PAYABLE else 0


def _notes(office: Office, new: Pack, from_on: date, effect: Effect) -> Iterator[str]:
    today = office.today()
    if from_on < today:
        yield (
            f"启用日期早于今天：测算日期在 {from_on} 及以后的都改按这个政策包算，"
            f"以前算过的 {effect.lines:,} 项要重算，其中 {len(effect.changes):,} 项结果不同。"
        )
    if from_on > today:
        yield f"今天仍用现在的政策包，{from_on} 起改用这个。"
    if from_on > new.valid_to:
        yield f"这个政策包所载政策 {new.valid_to} 到期，启用日期在到期之后。"
    if new.id != office.pack_on(effect.on).id:
        yield f"这是另一项政策（编号 {new.id}），已作的口径裁定不沿用，需要的请重新登记。"
    if seals := office.store.count(Seal):
        yield f"已封存的 {seals} 份测算各带自己的政策包，不受影响。"
