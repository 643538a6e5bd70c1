"""Who stands behind the cells of 附件2: holders with the county that reports them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.pack import Pack


class Holder(Protocol):
    """What is needed of an enterprise or park of the register."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str | None: ...
    @property
    def county(self) -> str | None: ...


@dataclass(frozen=True, slots=True, order=True)
class HolderRef:
    """A holder behind a cell: kind ∈ enterprise, park, and "" when the title is linked to nobody."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Listed:
    """How far the imported lists go: {("green_factory", "national"): "第六批"}."""

    until: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def complete_for(self, kinds: Iterable[str], level: str) -> bool:
        """A list was imported for each of the kinds, so that nothing found means none listed."""
        return all((kind, level) in self.until for kind in kinds)


@dataclass(frozen=True)
class Holders:
    """Holders by kind and id, and the county key of each (None: not entered, or not of the city)."""

    refs: dict[tuple[str, str], HolderRef]
    counties: dict[HolderRef, str | None]

    @classmethod
    def of(cls, pack: Pack, enterprises: Iterable[Holder], parks: Iterable[Holder]) -> "Holders":
        """The holders of a register."""
        refs, counties = {}, {}
        for kind, rows in (("enterprise", enterprises), ("park", parks)):
            for row in rows:
                ref = HolderRef(kind, row.id, row.name or "未命名")
                county = pack.county(row.county or "")
                refs[kind, row.id] = ref
                counties[ref] = county.key if county else None
        return cls(refs, counties)

    def behind(self, title: Title) -> HolderRef:
        """The holder a title is linked to, or the name on the list."""
        for kind, id in (("enterprise", title.enterprise), ("park", title.park)):
            if id and (kind, id) in self.refs:
                return self.refs[kind, id]
        return HolderRef("", "", title.holder_name or "未命名")

    def county(self, ref: HolderRef) -> str | None:
        """The county key of a holder, None when there is none."""
        return self.counties.get(ref)
