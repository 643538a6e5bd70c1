"""证书 and 情况证明: gathers what they say of one title on a published list."""

from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import (
    Entry,
    blank_number,
    entries_of,
    listed_where,
    shown,
)


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a 证书 or 情况证明 says of one title on a published list.

    A 证书 needs `authority`, the organ entitled to issue it, and `approval`, the number of its approval.
    """

    number: str
    holder: str
    title: str
    list_name: str
    entries: tuple[Entry, ...]
    authority: str
    approval: str
    bureau: str
    on: date

    @property
    def honour(self) -> bool:
        """An honour with authority and approval; otherwise only a statement of what a list says."""
        return bool(self.authority and self.approval)


def certificate_facts(
    office: Office, title: Title, authority: str = "", approval: str = "", on: date | None = None
) -> CertificateFacts:
    """The 证书 (with authority and approval number) or 情况证明 of one title, dated `on` (today).

    Raises Problem when the title is not on a list of its own (no batch and no document), or was removed.
    """
    if not (title.batch or title.document):
        raise Problem(
            f"{title.title()}的称号没有批次，也没有公布文件，不能出具证明。",
            "请对照公布名单补录批次或文件文号。",
        )
    if title.status == "removed":
        raise Problem(f"{title.title()}已移出名单，不能出具证明。", "请核对称号的状态。")
    if not (bureau := office.store.setting("bureau") or ""):
        raise Problem("还没有填写填报单位，证明没有落款。", "请在设置里填写单位全称后再打印。")
    holder = _holder(office, title)
    return CertificateFacts(
        number=blank_number(office, on or office.today()),
        holder=holder,
        title=f"{shown(title, 'level')}{shown(title, 'kind')}",
        list_name=_list_name(title),
        entries=_as_listed(title, holder) + listed_where(title),
        authority=authority.strip(),
        approval=approval.strip(),
        bureau=bureau,
        on=on or office.today(),
    )


def _holder(office: Office, title: Title) -> str:
    """The registered name of the holder; as listed when the title is not linked."""
    enterprise = office.store.get(Enterprise, title.enterprise) if title.enterprise else None
    park = office.store.get(Park, title.park) if title.park else None
    name = (enterprise and enterprise.name) or (park and park.name)
    return name or title.holder_name or f"未命名{title.label}"


def _as_listed(title: Title, holder: str) -> tuple[Entry, ...]:
    """The name on the list, where the holder has another now."""
    return () if title.holder_name == holder else entries_of(title, ("holder_name",))


def _list_name(title: Title) -> str:
    level, kind = shown(title, "level"), shown(title, "kind")
    return f"{level}{kind}名单" + (f"（{title.batch}）" if title.batch else "")
