"""登记、修改、删除: a record is tidied, checked and written as one named, journalled write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS, OWNERS
from jjgreen_desktop.operations import providers
from jjgreen_desktop.operations.beside import BESIDE, kept_beside, moved_along
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.energy import completed, following
from jjgreen_desktop.operations.former_names import firm_renamed
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import counted, held_parts, title_along, title_back
from jjgreen_desktop.operations.renaming import renamed

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Saved(Generic[R]):
    """A saved record with its id, the findings that still stand, and what to say of what it moved."""

    record: R
    findings: tuple[Finding, ...]
    told: str = ""


class Refused(Problem):
    """Not saved: a 强制性 finding stands. `findings` has all findings, the gravest first."""

    def __init__(self, record: Record, findings: list[Finding]) -> None:
        grave = [one for one in findings if one.grade is Grade.MANDATORY]
        super().__init__(
            f"{record.label}“{record.title()}”没有保存，有 {len(grave)} 处必须改正："
            + "".join(f"{one.where}：{one.what}" for one in grave),
            " ".join(dict.fromkeys(one.fix for one in grave if one.fix)) or "请改正后再保存。",
        )
        self.findings = tuple(findings)


def tidy(office: Office, record: R) -> R:
    """The record as it is kept: codes normalised, county by its key, industry by its code; factors filled in."""
    if isinstance(record, EnergyUse):
        return cast(R, completed(office, record))
    values = record.__dict__
    changes: dict[str, Any] = {}
    if code := values.get("credit_code"):
        changes["credit_code"] = credit_code.normalise(code)
    if former := values.get("former"):
        changes["former"] = tuple(map(credit_code.normalise, former))
    if values.get("county") and (county := office.pack.county(values["county"])):
        changes["county"] = county.key
    if values.get("industry") and (industry := office.reference.industry(values["industry"])):
        changes["industry"] = industry.code
    changes |= _firms_named(office, record)
    changed = {key: value for key, value in changes.items() if value != values[key]}
    return record.model_copy(update=changed) if changed else record


def _firms_named(office: Office, record: Record) -> dict[str, Any]:
    """The name of the registered provider, or firm, whose code was typed."""
    key = providers.named_field(type(record))
    name = providers.with_code(office, record.__dict__[key] or "") if key else None
    return {key: name} if name else {}


def check(office: Office, record: Record) -> list[Finding]:
    """What is wrong with a record as typed, the gravest first. Nothing is written."""
    return all_checks(office, tidy(office, record))


def save(office: Office, record: R, *beside: Record) -> Saved[R]:
    """Register a record (no id yet) or change it. Raises Refused while a 强制性 finding stands.

    `beside` are records the program makes with it: written, and taken back, in the same named write.
    Raises Problem when the record has been deleted meanwhile, or the store cannot be written.
    """
    record = tidy(office, record)
    before = office.store.get(type(record), record.id) if record.id else None
    if record.id and before is None:
        raise Problem(
            f"{record.label}“{record.title()}”已被删除，没有保存。",
            "请返回列表刷新；还需要的话撤销那次删除，或重新登记。",
        )
    told = ""
    if isinstance(record, Enterprise) and isinstance(before, Enterprise):
        firm, told = firm_renamed(office, before, record, lambda: _bare(office, record))
        record = cast(R, firm)
    moved = renamed(office, before, record)
    along = (*goes_along(office, record), *moved_along(office, before, record), *moved.records)
    findings = all_checks(office, record)
    if any(one.grade is Grade.MANDATORY for one in findings):
        raise Refused(record, findings)
    with office.store.transaction(
        f"{'修改' if record.id else '登记'}{named(office, record)}"
    ) as write:
        saved = write.put(record)
        for other in (*beside, *along):
            write.put(other)
    return Saved(saved, tuple(findings), told + moved.told)


def _bare(office: Office, record: Record) -> bool:
    """Whether nothing is kept under or beside a record."""
    return not hanging(office, record) and not kept_beside(office, record)


def goes_along(office: Office, record: Record) -> Sequence[Record]:
    """What changes with a record: the carriers of a return's year, the status of a title."""
    if isinstance(record, AnnualReturn):
        return following(office, record)
    return title_along(office, record) if isinstance(record, TitleStatus) else ()


def remove(office: Office, record: Record) -> str:
    """Delete a record with its parts, attachments and notes as one named write.

    Returns what went with it in words (诊断措施 5 条、附件 2 份), or "".

    Raises Problem while other records belong to it, or when it is gone already.
    """
    if others := hanging(office, record):
        raise Problem(
            f"{record.label}“{record.title()}”名下还有{'、'.join(others)}，不能删除。",
            "请先逐条处理这些记录（删除或改到别家名下），再删除；不再用的也可以留着不动。",
        )
    parts = held_parts(office, record)
    parts += kept_beside(office, record, *parts)
    along = title_back(office, record) if isinstance(record, TitleStatus) else ()
    told = counted(parts)
    with office.store.transaction(
        f"删除{named(office, record)}{f'，连同{told}' if told else ''}"
    ) as write:
        for part in parts:
            write.delete(part)
        write.delete(record)
        for other in along:
            write.put(other)
    return told


def removed(record: Record, along: str) -> str:
    """That a record was deleted, in words, without the full stop; `along` is what `remove` returned."""
    told = f"，连同{along}" if along else ""
    return f"已删除{record.label}“{record.title()}”{told}"


def named(office: Office, record: Record) -> str:
    """The record in the words of the undo menu: 诊断 样例节能服务有限公司（湖口样例一厂有限公司）."""
    owners = (
        office.store.get(model, record.__dict__[key])
        for key, model in OWNERS.items()
        if record.__dict__.get(key)
    )
    owner = "、".join(one.title() for one in owners if one)
    return f"{record.label} {record.title()}{f'（{owner}）' if owner else ''}"


def hanging(office: Office, record: Record) -> list[str]:
    """What stands in the way of deleting a record, in words: 改造项目 2 条."""
    counts = (
        (model.label, office.store.count(model, **{key: record.id}))
        for model, key in _hooks(record)
    )
    return [f"{label} {count} 条" for label, count in counts if count]


def _hooks(record: Record) -> Iterator[tuple[type[Record], str]]:
    """Where a record may be named by others: a holder by its records, a record by the award on it."""
    if isinstance(record, tuple(OWNERS.values())):
        for model in MODELS:
            if record.noun in model.model_fields and model not in BESIDE:
                yield model, record.noun
    elif not isinstance(record, Award):
        yield Award, "of"
        yield RulingMade, "of"
