"""A project gets another name, a firm another code: what names it follows in the same write.

Records of a project follow unless one of them is paid.
"""

from dataclasses import dataclass

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.projects import PROJECT, naming

PAYMENTS = ("paid_fen", "paid_on")


@dataclass(frozen=True, slots=True)
class Renamed:
    """The records under the new name or code, and what to say of it; nothing when none changed."""

    records: tuple[Record, ...] = ()
    told: str = ""


def renamed(office: Office, before: Record | None, project: Record) -> Renamed:
    """What a new name of a project moves: all records that name it or, when one is decided, none.

    Apart they would no longer count as one project, and 就高 would pay both. A new code of a firm moves the
    firms that give it as a former code; raises Problem where it is to have none.
    """
    if isinstance(before, Enterprise) and isinstance(project, Enterprise):
        return _recoded(office, before, project)
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


def _recoded(office: Office, before: Enterprise, firm: Enterprise) -> Renamed:
    """Without the code its firm is no predecessor: what is paid once (首次) would be paid to both."""
    code = before.credit_code
    if not code or code == firm.credit_code:
        return Renamed()
    found = followers(office, code, firm.id)
    if not found:
        return Renamed()
    names = "、".join(f"“{one.title()}”" for one in found)
    if not firm.credit_code:
        raise Problem(
            f"{names}把代码 {code} 写作前身代码，“{firm.title()}”的代码清空后就不再算它的前身，没有保存。",
            f"请填写正确的代码；“{firm.title()}”确实不是前身的，请先把前身代码从{names}删去。",
        )
    moved = tuple(with_former(one, code, firm.credit_code) for one in found)
    return Renamed(moved, f"{names}所写的前身代码一并改为 {firm.credit_code}。")


def followers(office: Office, code: str, *but: str) -> list[Enterprise]:
    """The firms that give this code as a former one, save those with the ids in `but`."""
    rows = office.store.rows(Enterprise, "id", "former")
    ids = [record for record, former in rows if former and code in former.split(",")]
    wanted = frozenset(ids).difference(but)
    return list(office.store.find(Enterprise, id=wanted)) if wanted else []


def with_former(firm: Enterprise, code: str, new: str | None) -> Enterprise:
    """The firm with another former code in the place of one, or with one less."""
    codes = (new if one == code else one for one in firm.former or ())
    return firm.model_copy(update={"former": tuple(dict.fromkeys(filter(None, codes)))})
