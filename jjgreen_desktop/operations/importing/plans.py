"""The plan of an import, made before anything is written, and the receipt kept afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing.sheets import Workbook

COUNTED = (
    ("新增", "new", "行"),
    ("更新", "changed", "行"),
    ("无变化", "same", "行"),
    ("拒绝", "refused", "行"),
    ("同时登记企业或园区", "registered", "家"),
)


class Entry(NamedTuple):
    """One record to write; `holder` is its enterprise or park when that is not registered yet."""

    record: Record
    holder: Record | None = None


@dataclass(frozen=True)
class Plan:
    """What an import would do. `rows = new + changed + same + refused`; `read = rows + outside + not_titles`.

    `outside` are rows of other places or of unknown place, `not_titles` rows that are no title of
    clause 三. `registered` counts holders to be registered along the way. `state` is the register
    the plan was made against.
    """

    kind: str
    workbook: Workbook
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    outside: int = 0
    not_titles: int = 0
    registered: int = 0
    findings: tuple[Finding, ...] = ()
    entries: tuple[Entry, ...] = ()
    coverage: Mapping[str, str] = field(default_factory=dict)
    state: str = ""

    @property
    def rows(self) -> int:
        """Rows that belong to this register."""
        return self.new + self.changed + self.same + self.refused

    @property
    def read(self) -> int:
        """All data rows of the workbook."""
        return self.rows + self.outside + self.not_titles

    @property
    def acceptable(self) -> bool:
        """Whether it may be applied: all rows or none."""
        return self.refused == 0

    def refusals(self) -> tuple[Finding, ...]:
        """The findings that refuse a row."""
        return tuple(one for one in self.findings if one.grade is Grade.MANDATORY)

    def against(self, now: "Plan") -> str:
        """How the same plan made anew differs, in words: its counts, else the rows, else the findings."""
        counted = [
            f"{words} {before} {each}变为 {after} {each}"
            for words, key, each in COUNTED
            if (before := getattr(self, key)) != (after := getattr(now, key))
        ]
        if counted:
            return "，".join(counted)
        moved = sum(old != new for old, new in zip(self.entries, now.entries, strict=False))
        return f"有 {moved} 行要写入的内容变了" if moved else "检查发现的问题变了"

    def summary(self) -> str:
        """The counts in words; every row of the workbook is in one of them."""
        parts = [
            f"共读取 {self.read} 行",
            f"新增 {self.new} 行",
            f"更新 {self.changed} 行",
            f"无变化 {self.same} 行",
            f"拒绝 {self.refused} 行",
        ]
        if self.outside:
            parts.append(f"不属本地或未注明属地 {self.outside} 行（不登记）")
        if self.not_titles:
            parts.append(f"绿色设计产品等非条款三称号 {self.not_titles} 行（不登记）")
        if self.registered:
            parts.append(f"同时登记企业或园区 {self.registered} 家")
        return "，".join(parts) + "。"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was imported: kept in the store, and told to staff."""

    kind: str
    file: str
    sha256: str
    on: str
    read: int
    rows: int
    new: int
    changed: int
    same: int
    outside: int
    not_titles: int
    registered: int
