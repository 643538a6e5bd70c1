"""A project gets another name: the records that name it follow in the same write, unless one of them is paid."""

from dataclasses import dataclass

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.projects import PROJECT, naming

PAYMENTS = ("paid_fen", "paid_on")


@dataclass(frozen=True, slots=True)
class Renamed:
    """The records under the new name, and what to say of it; nothing when no name changed."""

    records: tuple[Record, ...] = ()
    told: str = ""


def renamed(office: Office, before: Record | None, project: Record) -> Renamed:
    """What a new name of a project moves: all records that name it or, when one is decided, none.

    Apart they would no longer count as one project, and 就高 would pay both.
    """
    if not isinstance(before, Project) or not isinstance(project, Project):
        return Renamed()
    if not project.name or project.name == before.name:
        return Renamed()
    found = naming(office, before)
    if not found:
        return Renamed()
    decided = [one for one in found if _decided(office, one)]
    if decided:
        return Renamed(told=_kept(before, found, decided))
    moved = tuple(one.model_copy(update={PROJECT: project.name}) for one in found)
    return Renamed(moved, f"写明这个项目的 {len(moved)} 条记录一并改名。")


def _decided(office: Office, one: Record) -> bool:
    """Paid, or approved by the city: its paper bears the name."""
    if any(one.__dict__.get(key) is not None for key in PAYMENTS):
        return True
    return any(award.approved_fen is not None for award in office.store.find(Award, of=one.id))


def _kept(before: Project, found: list[Record], decided: list[Record]) -> str:
    return f"有 {len(found)} 条记录写的是“{before.name}”，其中 {len(decided)} 条已兑现或已核定，都没有随着改。"
