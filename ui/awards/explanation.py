"""Why a line is what it is: the headline, each step with its facts and numbers, what is missing."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.changing import Since
from jjgreen_desktop.policy import pointing
from jjgreen_desktop.policy.assessment import (
    Assessment,
    Missing,
    NextBand,
    Outcome,
    Step,
    Verdict,
)
from jjgreen_desktop.policy.waiting import waits_for
from ui.awards.lines import Row
from ui.awards.sealed import SealsBox, since_words
from ui.theme import GRID, set_role
from ui.widgets.award_panel import POINTS
from ui.widgets.links import Link, Links
from ui.widgets.text import label, rule

MARKS = {
    Verdict.PASS: ("✓", Verdict.PASS.label, "good"),
    Verdict.FAIL: ("✗", Verdict.FAIL.label, "warning"),
    Verdict.UNKNOWN: ("？", Verdict.UNKNOWN.label, "warning"),
    Verdict.OPEN: ("◇", Verdict.OPEN.label, "warning"),
    Verdict.INFO: ("·", Verdict.INFO.label, "muted"),
}
RECEIVERS = {"provider": "由服务商领取", "enterprise": "由企业领取", "park": "由园区领取"}


class StepFrame(QWidget):
    """One step; a click anywhere on it points to its sentence in the clause."""

    def __init__(self, step: Step, point: Callable[[Step], object]) -> None:
        super().__init__()
        self._step, self._point = step, point

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point to the sentence."""
        self._point(self._step)
        super().mousePressEvent(event)


class Explanation(QScrollArea):
    """The explanation of one line, built anew for each line that is shown."""

    asked = Signal(object)  # a FactUsed or Missing whose record is to be opened
    ruling = Signal(str, str)  # the ruling a line waits for, and the record it is about
    pointed = Signal(object)  # a Step: its sentence is to be shown in the clause
    sealing = Signal()  # the subject is to be sealed as it is now
    exporting = Signal(object)  # a Seal to be put into a file
    listing = Signal(object)  # a Seal to be shown among all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(4 * GRID)
        self.setAccessibleName("测算说明")
        set_role(self, "reading")

    def show_row(self, row: Row) -> None:
        """Explain this line; the cursor stays on it when it was on something of the line before."""
        focused = QApplication.focusWidget()
        if focused and focused is not self and self.isAncestorOf(focused):
            self.setFocus()
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, GRID, GRID)
        self._column.setSpacing(GRID)
        self._head(row)
        self._missing(row.line)
        self._alternatives(row.line)
        self._sentences("提醒", row.line.caveats)
        self._steps(row.line.steps)
        self._add(rule())
        self.seals = SealsBox()
        self._add(self.seals)
        self._foot(row)
        self._column.addStretch(1)
        self.setWidget(page)

    def show_since(self, found: Since) -> None:
        """What became of the line since it was sealed, and what can be done with its seals."""
        said, role = since_words(found)
        self.since.setText(said)
        set_role(self.since, role)
        self.since.setVisible(bool(said))
        self.seals.show_links(found, self.sealing.emit, self.exporting.emit, self.listing.emit)

    def links(self) -> list[Links]:
        """Everything that can be opened, from above."""
        return self.findChildren(Links)

    def _head(self, row: Row) -> None:
        line = row.line
        self._add(label(CLAUSES.get(line.clause, line.clause), "muted"))
        self._add(label(row.name, "heading", wrap=True))
        self._add(label(f"{row.matter}　{_receiver(line)}", "note", wrap=True))
        top = QHBoxLayout()
        top.addWidget(label(f"{line.outcome.mark} {line.outcome.label}", "mark"))
        top.addStretch(1)
        top.addWidget(self._figure(line))
        self._column.addLayout(top)
        self._add(label(line.reason, wrap=True))
        if approved := approved_words(row):
            self._add(label(approved, "good", wrap=True))
        self.since = label("", "note", wrap=True)
        self._add(self.since)
        self.since.hide()
        if line.next_band:
            self._add(Links([self._next_band(line.next_band)]))

    def _figure(self, line: Assessment) -> QWidget:
        """The amount; it points to the step that set it."""
        words, step = amount(line), pointing.figure_step(line)
        links: list[Link] = [(words, partial(self.pointed.emit, step))] if words and step else []
        figure = Links(links) if links else label(words)
        set_role(figure, "mark")
        figure.setWordWrap(False)  # a sum is one word
        figure.setToolTip(POINTS if links else "")
        return figure

    def _next_band(self, band: NextBand) -> Link:
        step = Step(band.text, Verdict.INFO, (), (band.term,))
        return f"距更高一档：{band.text}", partial(self.pointed.emit, step)

    def _missing(self, line: Assessment) -> None:
        if not line.missing:
            return
        self._title("还差什么")
        for each, after in zip(line.missing, (*line.missing[1:], None), strict=True):
            self._add(Links([(_hanging(each), partial(self.asked.emit, each))]))
            if each.help and (after is None or after.help != each.help):
                self._add(label(each.help, "note", wrap=True))

    def _alternatives(self, line: Assessment) -> None:
        if not line.alternatives:
            return
        self._title("口径待裁定，不同口径的结果")
        point = partial(self.pointed.emit, pointing.deciding_step(line))
        for each in line.alternatives:
            self._add(Links([(f"◇ {each.label}：{money.wan(each.fen)} 万元", point)]))
        self._add(label("裁定前不计入任何合计，请报市级主管部门裁定。", "note", wrap=True))
        links: list[Link] = [
            ("有了裁定文件，去裁定 ▸", partial(self.ruling.emit, ruling, line.of))
            for ruling in waits_for(line)
        ]
        self._add(Links(links))

    def _sentences(self, title: str, sentences: Iterable[str]) -> None:
        for number, sentence in enumerate(sentences):
            if not number:
                self._title(title)
            self._add(label(f"• {sentence}", wrap=True))

    def _steps(self, steps: tuple[Step, ...]) -> None:
        if steps:
            self._title("依据")
        for step in steps:
            self._step(step)

    def _step(self, step: Step) -> None:
        mark, word, role = MARKS[step.verdict]
        frame = StepFrame(step, self.pointed.emit)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        sign = label(mark, role)
        sign.setFixedWidth(2 * GRID)
        sign.setToolTip(word)
        sign.setAccessibleName(word)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(step.text, wrap=True))
        for each in step.parameters:
            words.addWidget(label(f"规定：{each.shown}（自 {each.since} 起）", "note", wrap=True))
        if links := self._links(step):
            words.addWidget(Links(links))
        row.addLayout(words, 1)
        self._add(frame)

    def _links(self, step: Step) -> list[Link]:
        found: list[Link] = [
            (f"{fact.label}：{fact.shown} ▸", partial(self.asked.emit, fact)) for fact in step.facts
        ]
        if step.parameters:
            found.append(("条款原文 ▸", partial(self.pointed.emit, step)))
        return found

    def _foot(self, row: Row) -> None:
        result = row.result
        said = (
            f"按 {result.on} 的登记情况测算。政策包版本 {result.pack_version}"
            f"（{result.pack_hash[:12]}），事实 {result.facts_hash[:12]}。"
        )
        self._add(label(said, "note", wrap=True))

    def _title(self, text: str) -> None:
        self._column.addSpacing(GRID)
        self._add(label(text, "heading"))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)


def _hanging(missing: Missing) -> str:
    hangs = f"关系到 {money.wan(missing.fen)} 万元" if missing.fen else "须补齐"
    return f"◐ {missing.label}　{hangs} ▸"


def amount(line: Assessment) -> str:
    """The figure beside the outcome, with its name."""
    match line.outcome:
        case Outcome.ELIGIBLE | Outcome.SUPERSEDED:
            return f"政策上限 {money.wan(line.ceiling_fen)} 万元"
        case Outcome.SETTLED:
            return f"已兑现 {money.wan(line.ceiling_fen)} 万元"
        case Outcome.LACKING if line.at_stake_fen:
            return f"补齐后可达 {money.wan(line.at_stake_fen)} 万元"
    return ""


def approved_words(row: Row) -> str:
    """What the city's paper says, "" when none is recorded."""
    award = row.award
    if award is None or award.approved_fen is None:
        return ""
    said = f"市级核定 {money.wan(award.approved_fen)} 万元，{award.approved_document or '文件未填'}"
    return f"{said}，{award.approved_on or '日期未填'}。"


def _receiver(line: Assessment) -> str:
    receiver = RECEIVERS.get(line.beneficiary.kind, "")
    provider = line.beneficiary.kind == "provider"
    return f"{receiver}（{line.beneficiary.name}）" if provider else receiver
