"""合并: one firm registered twice becomes one. First what would be written and what it means in money, then the write.

The plan is made by writing and rolling back: what is shown is what will be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import line_effects, merging_answers
from jjgreen_desktop.operations.beside import handed_over, said_of
from jjgreen_desktop.operations.checking.awards import against_line
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.line_effects import Lines, lines_of, name_in
from jjgreen_desktop.operations.merging_choices import (
    OWNED,
    Clash,
    FieldChoice,
    Side,
    clashes,
    field_choices,
    merged_firm,
    require_known,
    require_sides,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import held_parts
from jjgreen_desktop.operations.ports import Transaction
from jjgreen_desktop.operations.recording import Refused
from jjgreen_desktop.operations.renaming import followers, with_former
from jjgreen_desktop.operations.trying import tried

NO_CHOICES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Effect(line_effects.Effect):
    """What all lines of the firms concerned come to before and after the merge."""

    @property
    def said(self) -> str:
        """Both sums in one sentence."""
        before, after = money.wan(self.before_fen), money.wan(self.after_fen)
        if not self.moved:
            return f"合并前后可得合计都是 {after} 万元，没有增减。"
        return f"可得合计：合并前两家 {before} 万元，合并后 {after} 万元，{self.moved}。"


@dataclass(frozen=True, slots=True)
class Plan:
    """What merging `lose` into `keep` would do; `open` are the clashes nobody has decided yet."""

    keep: Enterprise
    lose: Enterprise
    merged: Enterprise
    fields: tuple[FieldChoice, ...]
    clashes: tuple[Clash, ...]
    moved: tuple[Record, ...]
    heirs: tuple[
        Enterprise, ...
    ]  # firms that gave the code that goes as a former one, as they follow
    kept_of: tuple[Record, ...] = ()  # what is kept beside records that go, beside those that stay
    effect: Effect = field(default_factory=Effect)
    findings: tuple[Finding, ...] = ()

    @property
    def open(self) -> tuple[Clash, ...]:
        """The clashes nobody has decided yet."""
        return tuple(clash for clash in self.clashes if clash.side is None)

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind move, by its label."""
        found: dict[str, int] = {}
        for record in self.moved:
            found[record.label] = found.get(record.label, 0) + 1
        return found

    @property
    def said(self) -> str:
        """What moves, in one sentence."""
        moved = "、".join(f"{label} {count} 条" for label, count in self.counts.items())
        what = f"名下的{moved}改到" if moved else "没有名下的记录，名称和代码留在"
        return f"“{self.lose.title()}”{what}“{self.keep.title()}”名下。"


def plan(
    office: Office, keep: Enterprise, lose: Enterprise, choices: Mapping[str, str] = NO_CHOICES
) -> Plan:
    """What merging would do; nothing is written. `choices` has a Side by the key of a field or clash.

    Raises Problem for one and the same firm, or a choice there is not.
    """
    made = _plan(office, keep, lose, choices)
    firms = [(one.noun, one.id) for one in (keep, *made.heirs)]
    before = lines_of(office, [*firms, (lose.noun, lose.id)])

    def written(write: Transaction) -> tuple[Lines, list[Finding]]:
        _write(office, write, made)
        return lines_of(office, firms), _findings(office, made.merged)

    after, findings = tried(office, written)
    effect = Effect.between(before, after, name_in(office))
    return replace(made, effect=effect, findings=tuple(findings))


def merge(
    office: Office, keep: Enterprise, lose: Enterprise, choices: Mapping[str, str] = NO_CHOICES
) -> Merging:
    """Merge `lose` into `keep` as one write that can be taken back, and unmerged at any later time.

    Raises Problem while a clash is not decided, Refused when the merged firm could not be registered.
    """
    made = plan(office, keep, lose, choices)
    if made.open:
        raise Problem(
            f"还有 {len(made.open)} 处要先选定：{'；'.join(clash.said for clash in made.open)}。",
            "请逐处选定保留哪一条，再合并。",
        )
    if any(one.grade is Grade.MANDATORY for one in made.findings):
        raise Refused(made.merged, list(made.findings))
    name = f"合并企业 {lose.title()}，并入 {keep.title()}"
    with office.store.transaction(name) as write:
        return _write(office, write, made)


def mergings(office: Office, firm: Enterprise | None = None) -> list[Merging]:
    """The merges that stand, of the whole register or into one firm, the latest first."""
    found = office.store.find(Merging, kept=firm.id) if firm else office.store.find(Merging)
    return found[::-1]


def _plan(office: Office, keep: Enterprise, lose: Enterprise, choices: Mapping[str, str]) -> Plan:
    keep, lose = _now(office, keep), _now(office, lose)
    if keep.id == lose.id:
        raise Problem("两边选的是同一家企业。", "请选两条不同的登记再合并。")
    require_sides(choices)
    fields = field_choices(office, keep, lose, choices)
    found = clashes(office, keep, lose, choices)
    sides = {each.key: each.sides for each in fields} | {each.key: each.sides for each in found}
    require_known(choices, sides)
    gone = {record.id for clash in found for record in clash.dropped}
    held = (record for model in OWNED for record in office.store.find(model, enterprise=lose.id))
    moved = tuple(record for record in held if record.id not in gone)
    merged = merged_firm(keep, lose, fields)
    heirs = _heirs(office, keep, lose, merged)
    kept_of = _kept_of(office, keep, lose, found)
    return Plan(keep, lose, merged, fields, found, moved, heirs, kept_of)


def _kept_of(
    office: Office, keep: Enterprise, lose: Enterprise, found: tuple[Clash, ...]
) -> tuple[Record, ...]:
    """Attachments, notes, reasons, answers and parts of what goes, handed over to what takes its place."""
    heirs: dict[str, Record] = {lose.id: keep}
    parts: list[Record] = []
    for clash in found:
        stays = clash.lost if clash.taken is Side.LOSE else clash.kept
        heirs |= {record.id: stays for record in clash.dropped}
        parts += [part for gone in clash.dropped for part in held_parts(office, gone)]
    heirs = {gone: _last(heirs, stays) for gone, stays in heirs.items()}
    said = tuple(
        handed_over(one, heirs).model_copy(update=_owner_of(one, keep))
        for one in (*said_of(office, heirs), *parts)
        if one.id not in heirs
    )
    answers = merging_answers.following(office, heirs)
    return said + tuple(_kept_by(one, keep, lose) for one in answers)


def _last(heirs: Mapping[str, Record], stays: Record) -> Record:
    """Who stays in the end: several records like one may each drop another."""
    while stays.id in heirs:
        stays = heirs[stays.id]
    return stays


def _kept_by(one: Record, keep: Enterprise, lose: Enterprise) -> Record:
    """An answer between two firms stands with the one it stood with, unless that goes."""
    goes = one.__dict__.get(Enterprise.noun) == lose.id
    return one.model_copy(update=_owner_of(one, keep)) if goes else one


def _owner_of(one: Record, keep: Enterprise) -> dict[str, str]:
    return {Enterprise.noun: keep.id} if Enterprise.noun in type(one).model_fields else {}


def _now(office: Office, firm: Enterprise) -> Enterprise:
    found = office.store.get(Enterprise, firm.id)
    if found is None:
        raise Problem(f"“{firm.title()}”已不在登记簿里。", "请刷新列表后重新选择。")
    return found


def _heirs(
    office: Office, keep: Enterprise, lose: Enterprise, merged: Enterprise
) -> tuple[Enterprise, ...]:
    """Other firms that follow one of the two by the code that goes, as they follow the one that stays."""
    codes = [one.credit_code for one in (keep, lose) if one.credit_code != merged.credit_code]
    found: dict[str, Enterprise] = {}
    for code in filter(None, codes if merged.credit_code else ()):
        for heir in followers(office, code, keep.id, lose.id):
            now = found.get(heir.id, heir)
            found[heir.id] = with_former(now, code, merged.credit_code)
    return tuple(found.values())


def _write(office: Office, write: Transaction, made: Plan) -> Merging:
    """The order keeps every code and every return of a year one firm's alone at each step."""
    keep, lose = made.keep, made.lose
    gone = {record.id: record for clash in made.clashes for record in clash.dropped}
    for record in gone.values():
        write.delete(record)
    handed = {(one.noun, one.id): one for one in made.kept_of}
    for record in made.moved:
        if (record.noun, record.id) not in handed:
            write.put(record.model_copy(update={Enterprise.noun: keep.id}))
    for one in handed.values():
        write.put(one)
    write.delete(lose)
    write.put(made.merged)
    for heir in made.heirs:
        write.put(heir)
    return write.put(_record(office, keep, lose))


def _record(office: Office, keep: Enterprise, lose: Enterprise) -> Merging:
    return Merging(
        kept=keep.id,
        kept_name=keep.name,
        lost=lose.id,
        lost_name=lose.name,
        lost_code=lose.credit_code,
        merged_on=office.today(),
    )


def _findings(office: Office, merged: Enterprise) -> list[Finding]:
    """What the checks say of the merged firm, and of awards decided that its lines carry no more."""
    awards = office.store.find(Award, enterprise=merged.id)
    told = [one for award in awards for one in against_line(office, award)]
    return all_checks(office, merged) + told
