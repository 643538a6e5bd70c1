"""What importing an old ledger would do, row by row, with every choice a clerk has; nothing is written yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing.sheets import Workbook
from jjgreen_desktop.operations.past_awards.firms import Firms, Holder
from jjgreen_desktop.operations.past_awards.lines import Line, Part
from jjgreen_desktop.operations.past_awards.words import Matter

KIND, NAME = "past_awards", PastAward.label
IMPORTED, TAKEN_OUT = "导入以前兑现", "移除以前兑现"  # how journals call the writes: never renamed
FIRM, MATTER, SIGN, RECORD, TWICE, AMOUNT = "firm", "matter", "sign", "record", "twice", "amount"
NOTE = "note"
ASKED = {
    NOTE: "备注所说的",
    FIRM: "企业",
    MATTER: "款项",
    SIGN: "兑现还是追回",
    RECORD: "记到哪条记录",
    TWICE: "台账里有相同的一行",
    AMOUNT: "与已登记的兑现",
}
NOTHING: Mapping[str, str] = MappingProxyType({})


class Verdict(StrEnum):
    """What becomes of a row."""

    MATCHED = "matched"
    NEW = "new"
    OUTSIDE = "outside"
    SAME = "same"
    OPEN = "open"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """In words."""
        return LABELS[self]

    @property
    def mark(self) -> str:
        """The sign beside the word: nothing is told by colour alone."""
        return MARKS[self]


LABELS = {
    Verdict.MATCHED: "已对上",
    Verdict.NEW: "将新建记录",
    Verdict.OUTSIDE: OutsideAward.label,
    Verdict.SAME: "已经登记过",
    Verdict.OPEN: "请选",
    Verdict.REFUSED: "不登记",
}
MARKS = {
    Verdict.MATCHED: "●",
    Verdict.NEW: "＋",
    Verdict.OUTSIDE: "→",
    Verdict.SAME: "✓",
    Verdict.OPEN: "◇",
    Verdict.REFUSED: "■",
}
WRITTEN = (Verdict.MATCHED, Verdict.NEW, Verdict.OUTSIDE)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a clerk has settled: the unit by sheet, the meaning of headings, choices by row and question.

    Rows go by their key (工作表!行, of several amounts in a row 工作表!格).
    """

    units: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left: frozenset[str] = frozenset()  # rows that are not to be registered
    leave_refused: bool = False

    def of(self, row: str) -> Mapping[str, str]:
        """The choices of one row."""
        return self.rows.get(row, NOTHING)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a row's question can be answered with."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a row, what it is chosen to be ("": not yet), and by whom: `given` by the clerk."""

    key: str
    options: tuple[Option, ...]
    chosen: str
    given: bool = False

    @property
    def label(self) -> str:
        """What is asked, in words."""
        return ASKED[self.key]

    @property
    def answer(self) -> str:
        """The chosen option in words, "" while there is none."""
        return next((each.label for each in self.options if each.key == self.chosen), "")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger and what becomes of it. `account` leads to the record it goes into.

    `left` says that the clerk leaves it out: it counts as refused and keeps nothing back.
    """

    line: Line
    verdict: Verdict
    said: str
    fix: str = ""
    questions: tuple[Question, ...] = ()
    holder: Holder | None = None
    matter: Matter | None = None
    account: str = ""
    signed_fen: int = 0
    replaces: bool = False
    left: bool = False

    @property
    def key(self) -> str:
        """How choices name the row: 工作表!行, of several amounts in a row 工作表!格."""
        return self.line.key

    @property
    def told(self) -> str:
        """The verdict as staff read it."""
        return f"{self.verdict.mark} {self.said}"


@dataclass(frozen=True, slots=True)
class Account:
    """One record payments go into: as it is registered (without id: to be made), and as it will be."""

    key: str
    before: Record
    after: Record

    @property
    def made(self) -> bool:
        """Whether it is registered along with the payments."""
        return not self.before.id


@dataclass(frozen=True)
class LedgerPlan:
    """What an import would do. `rows = matched + new + outside + same + open + refused`, in number and in 分."""

    workbook: Workbook
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]
    accounts: Mapping[str, Account]
    findings: tuple[Finding, ...] = ()
    answers: Answers = field(default_factory=Answers)
    state: str = ""
    firms: Firms | None = field(default=None, repr=False, compare=False)  # kept for the next answer

    def of(self, verdict: Verdict) -> list[Row]:
        """The rows of one verdict."""
        return [row for row in self.rows if row.verdict is verdict]

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    def fen(self, verdict: Verdict | None = None) -> int:
        """Σ of the rows of a verdict (of all) in 分; what cannot be read counts 0."""
        return sum(row.signed_fen for row in self.rows if verdict in (None, row.verdict))

    @property
    def asks_units(self) -> tuple[Part, ...]:
        """The sheets whose unit must be told first."""
        return tuple(part for part in self.parts if part.asks_unit)

    @property
    def asks_columns(self) -> tuple[str, ...]:
        """The headings of which must be told first whether payments stand below."""
        return tuple(dict.fromkeys(heading for part in self.parts for heading in part.asked))

    @property
    def hindered(self) -> tuple[Row, ...]:
        """The refused rows nobody has left out yet."""
        return tuple(row for row in self.of(Verdict.REFUSED) if not row.left)

    @property
    def unrecognised(self) -> bool:
        """Whether no sheet has shown a firm and an amount, or what may be an amount."""
        return not any(part.whole or part.asked for part in self.parts)

    @property
    def not_read(self) -> str:
        """The next step where no firm and amount have been found."""
        if any(part.sideways for part in self.parts):
            return (
                "这张表好像一家企业占一列。请在 WPS 或 Excel 里复制整张表，用“选择性粘贴—转置”贴到新工作表，"
                "让一家企业占一行，再导入。"
            )
        return "请指明哪一列是企业名称、哪一列是金额，或把这两列的表头改写成“企业名称”“金额（元）”，再导入。"

    @property
    def acceptable(self) -> bool:
        """Whether it may be written: every heading and every question answered, every refused row left out."""
        waits = self.unrecognised or self.asks_columns
        return not (waits or self.count(Verdict.OPEN) or self.hindered)

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return any(row.verdict in WRITTEN for row in self.rows)

    def against(self, now: "LedgerPlan") -> str:
        """How the same plan made anew differs, in words: rows that end otherwise, else what is beside them."""
        moved = sum(old != new for old, new in zip(self.rows, now.rows, strict=False))
        return f"有 {moved} 行的结论或去处变了" if moved else "要写入的记录或检查发现的问题变了"

    def summary(self) -> str:
        """Counts and sums that reconcile, in one sentence."""
        if not self.rows:
            return "没有读到兑现的行。"
        parts = [
            f"{verdict.label} {count} 行 {money.wan(self.fen(verdict))} 万元"
            for verdict in Verdict
            if (count := self.count(verdict))
        ]
        return f"共 {len(self.rows)} 行 {money.wan(self.fen())} 万元：{'，'.join(parts)}。"
