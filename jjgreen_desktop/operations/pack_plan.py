"""What it would mean to use another policy pack from a day on: lines, rulings, awards; nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.policy_work import PackLoaded, Seal
from jjgreen_desktop.operations.in_force import since
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import Candidate, Told
from jjgreen_desktop.operations.packs import DAY, require_fit
from jjgreen_desktop.operations.what_if import what_if
from jjgreen_desktop.operations.what_if_answer import Change, WhatIf
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_differences import PackDifference, compare
from jjgreen_desktop.policy.rulings import choice_of


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What differs, the effect, and the sentences staff should read before they put the pack in force."""

    from_on: date
    differences: tuple[PackDifference, ...]
    effect: WhatIf
    lost_rulings: tuple[str, ...]
    approved: tuple[str, ...]
    notes: tuple[str, ...]


def plan(
    office: Office, candidate: Candidate, from_on: date, told: Told = lambda _done, _of: None
) -> PackPlan:
    """What using the candidate from a day on would mean; `told` hears how far it is.

    Raises Problem when it does not fit this office or that day.
    """
    require_fit(office, candidate.pack, from_on)
    on = day_compared(office, from_on)
    old, new = office.pack_on(on), candidate.pack
    effect = _effect(office, new, on, told)
    return PackPlan(
        from_on,
        tuple(compare(old, new)),
        effect,
        tuple(_lost_rulings(office, old, new, on)),
        tuple(_above(effect)),
        tuple(_notes(office, old, new, from_on, effect)),
    )


def plan_retiring(
    office: Office, loaded: PackLoaded, told: Told = lambda _done, _of: None
) -> WhatIf:
    """What it would mean to use a loaded pack no longer: its days go back to the pack before it."""
    from_on = loaded.from_on or office.today()
    before = office.pack_on(from_on - DAY)
    return _effect(office, before, day_compared(office, from_on), told)


def day_compared(office: Office, from_on: date) -> date:
    """The day on which two packs are compared: today, if the days from `from_on` on reach it."""
    later = [each.from_on for each in sorted(office.store.find(PackLoaded), key=since)]
    ends = [day - DAY for day in later if day and day > from_on]
    return max(from_on, min([office.today(), *ends]))


def effect_text(effect: WhatIf) -> str:
    """The effect on this office in one sentence."""
    if not effect.changes:
        return f"按 {effect.on} 测算，本单位 {effect.subjects:,} 家企业、园区的结果都不变。"
    return (
        f"按 {effect.on} 测算，本单位 {effect.subjects:,} 家企业、园区中"
        f"有 {len(effect.changes):,} 项结果不同；可得合计由 {money.wan(effect.total.before_fen)} "
        f"万元变为 {money.wan(effect.total.after_fen)} 万元。"
    )


def change_text(change: Change) -> str:
    """A line that comes out otherwise."""
    holder = change.holder
    came = (
        _came_out(outcome, fen)
        for outcome, fen in ((change.before, change.before_fen), (change.after, change.after_fen))
    )
    clause = CLAUSES.get(change.clause, change.clause)
    return f"{holder.name}　{clause}　{holder.matter}：{' → '.join(came)}"


def _came_out(outcome: Outcome | None, fen: int) -> str:
    if outcome is None:
        return "没有这一项"
    return f"{outcome.label} {money.wan(fen)} 万元" if fen else outcome.label


def _effect(office: Office, pack: Pack, on: date, told: Told) -> WhatIf:
    def heard(done: int, of: int) -> bool:
        told(done, of)
        return True

    found = what_if(office, pack, on=on, progress=heard)
    if found is None:
        raise RuntimeError("stopped although nobody asked to")
    return found


def _lost_rulings(office: Office, old: Pack, new: Pack, on: date) -> Iterator[str]:
    """Rulings that hold now and would hold no longer, each with the reason."""
    kept = office.in_force.rulings_under(new, on)
    for key, made in office.in_force.rulings_under(old, on).items():
        if key in kept:
            continue
        ruling = old.ruling(key.partition(":")[0])
        said = f"{ruling.question}已裁定“{ruling.label(choice_of(made))}”（{made.paper()}）"
        yield f"{said}：{_why_lost(old, new, ruling.id)}"


def _why_lost(old: Pack, new: Pack, id: str) -> str:
    if new.id != old.id:
        return "新政策包是另一项政策，不沿用。"
    if id not in {ruling.id for ruling in new.rulings}:
        return "新政策包没有这个事项，不再起作用。"
    return "新政策包没有这个选项，按默认口径测算。"


def _above(effect: WhatIf) -> Iterator[str]:
    """Awards approved already of which the new pack would allow less: approval stands, but someone should look."""
    for change in effect.changes:
        fen = change.approved_fen
        if fen and fen > change.after_fen and change.after is not Outcome.SETTLED:
            said = f"市级已核定 {money.wan(fen)} 万元，高于新的上限；核定不变，请核对。"
            yield f"{change_text(change)}；{said}"


def _notes(office: Office, old: Pack, new: Pack, from_on: date, effect: WhatIf) -> Iterator[str]:
    today = office.today()
    if from_on < today:
        yield (
            f"启用日期早于今天：测算日期在 {from_on} 及以后的都改按这个政策包算，"
            f"以前算过的也要重算，其中 {len(effect.changes):,} 项结果不同。"
        )
    if from_on > today:
        yield f"今天仍用现在的政策包，{from_on} 起改用这个。"
    if from_on > new.valid_to:
        yield f"这个政策包所载政策 {new.valid_to} 到期，启用日期在到期之后。"
    if new.id != old.id:
        yield f"这是另一项政策（编号 {new.id}），已作的口径裁定不沿用，需要的请重新登记。"
    if seals := office.store.count(Seal):
        yield f"已封存的 {seals} 份测算各带自己的政策包，不受影响。"
