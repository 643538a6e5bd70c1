"""One clause for one enterprise or park: what decided, what is missing, the records, the clause's own text."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.policy import pointing
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.matter import matter
from jjgreen_desktop.policy.needed import Needed
from jjgreen_desktop.policy.overview import Entry
from jjgreen_desktop.policy.prospects import PROSPECT
from ui.theme import GRID, set_role
from ui.widgets.award_panel import GOOD, POINTS, RECEIVERS
from ui.widgets.clause_text import ClauseText
from ui.widgets.links import Link, Links
from ui.widgets.text import button, label

CLAUSE_HEIGHT = 150  # px
NO_MORE = "不增加金额"  # the project has as much already, or the clause has no money of the city
FIGURES = {
    Outcome.LACKING: "补齐后最高",
    Outcome.SETTLED: "已兑现",
    Outcome.SUPERSEDED: "政策上限",
    Outcome.ELIGIBLE: "政策上限",
}


class ClauseDetail(QFrame):
    """Built anew for each clause shown; figures point into the text below."""

    opened = Signal(
        str, str, str
    )  # noun, id ("": a new record) and field of what is to be filled in

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.entry: Entry | None = None
        self.text = ClauseText()
        self._page = QScrollArea()
        self._page.setWidgetResizable(True)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setAccessibleName("条款说明")
        set_role(self._page, "reading")
        self._lay_out()

    def _lay_out(self) -> None:
        below = QWidget()
        texts = QVBoxLayout(below)
        texts.setContentsMargins(0, GRID, 0, 0)
        texts.setSpacing(GRID // 2)
        texts.addWidget(label("条款原文", "heading"))
        texts.addWidget(self.text, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._page)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        split.setSizes([10 * CLAUSE_HEIGHT, CLAUSE_HEIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        column.addWidget(split)

    def show_entry(self, entry: Entry, text: str) -> None:
        """Answer a clause beside its text; what its standing rests on is marked."""
        self.entry = entry
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, GRID, GRID)
        self._column.setSpacing(GRID)
        self._head(entry)
        self._needed(entry)
        self._records(entry)
        self._offers(entry)
        self._column.addStretch(1)
        self._page.setWidget(page)
        self.text.show_clause(text)
        self.text.mark(entry.sentences)

    def links(self) -> list[Links]:
        """Everything that can be opened or pointed at, from above."""
        return self._page.findChildren(Links)

    def reached(self) -> list[QWidget]:
        """Everything Tab comes to, from above."""
        parts = self._page.findChildren(QWidget)
        able = [each for each in parts if isinstance(each, Links | QAbstractButton)]
        return [self._page, *able, self.text]

    def _head(self, entry: Entry) -> None:
        self._add(label(CLAUSES.get(entry.clause, entry.clause), "heading", wrap=True))
        receiver = RECEIVERS.get(entry.leading.beneficiary.kind, "")
        self._add(label(receiver if entry.figure_fen else "", "note"))
        top = QHBoxLayout()
        standing = label(f"{entry.outcome.mark} {entry.outcome.label}", "mark")
        set_role(standing, "good" if entry.outcome in GOOD else "mark")
        top.addWidget(standing)
        top.addStretch(1)
        if entry.figure_fen:
            top.addWidget(self._figure(entry))
        self._column.addLayout(top)
        self._add(label(entry.said, wrap=True))
        if entry.fact:
            fact = entry.fact
            words = f"{fact.label}：{fact.shown} ▸"
            self._add(Links([(words, self._opening(fact.noun, fact.record, fact.key))]))

    def _figure(self, entry: Entry) -> QWidget:
        name = FIGURES.get(entry.outcome, "政策上限")
        words = f"{name} {money.wan(entry.figure_fen)} 万元"
        figure = Links([(words, partial(self.text.mark, entry.sentences))])
        set_role(figure, "mark")
        figure.setWordWrap(False)
        figure.setToolTip(POINTS)
        return figure

    def _needed(self, entry: Entry) -> None:
        new = not entry.registered and entry.outcome is Outcome.LACKING
        if entry.needed:
            self._title("需要的资料" if new else "还差什么")
        for each in entry.needed:
            if each.record or each.noun != entry.noun:
                self._add(Links([self._asking(each)]))
            else:
                self._add(label(f"◐ {each.label}", wrap=True))
        if new:
            noun = BY_NOUN[entry.noun].label
            begin = self._opening(entry.noun, "", "")
            row = QHBoxLayout()
            row.addWidget(button(f"登记{noun}", begin, icon="plus"))
            row.addStretch(1)
            self._column.addLayout(row)

    def _asking(self, each: Needed) -> Link:
        place = f"（{each.title or BY_NOUN[each.noun].label}）"
        hangs = f"　关系到 {money.wan(each.fen)} 万元" if each.fen else ""
        return f"◐ {each.label}{place}{hangs} ▸", self._opening(each.noun, each.record, each.key)

    def _records(self, entry: Entry) -> None:
        if entry.registered:
            self._title("依据的登记")
        for line in entry.lines:
            words = f"{line.outcome.mark} {line.outcome.label}　{matter(line)} ▸"
            self._add(Links([(words, self._opening(line.noun, line.of, ""))]))
            self._figures(line)
            if len(entry.lines) > 1:
                self._add(label(line.reason, "note", wrap=True))
            for caveat in line.caveats:
                self._add(label(f"▲ {caveat}", "note", wrap=True))

    def _figures(self, line: Assessment) -> None:
        """The money of one line, each figure pointing to its sentence."""
        links: list[Link] = []
        if fen := pointing.figure_fen(line):
            found = pointing.sentences(pointing.figure_step(line))
            words = f"{FIGURES.get(line.outcome, '政策上限')} {money.wan(fen)} 万元"
            links.append((words, partial(self.text.mark, found)))
        if band := line.next_band:
            mark = partial(self.text.mark, (band.term.sentence,))
            links.append((f"距更高一档：{band.text}", mark))
        ruled = pointing.sentences(pointing.deciding_step(line))
        for each in line.alternatives:
            words = f"◇ {each.label}：{money.wan(each.fen)} 万元"
            links.append((words, partial(self.text.mark, ruled)))
        for link in links:
            self._add(Links([link]))

    def _offers(self, entry: Entry) -> None:
        if not entry.offers:
            return
        self._title("条款怎么给")
        for each in entry.offers:
            self._add(Links([(each.shown, partial(self.text.mark, (each.sentence,)))]))

    def _opening(self, noun: str, record: str, key: str) -> Callable[[], object]:
        return partial(self.opened.emit, noun, "" if record == PROSPECT else record, key)

    def _title(self, text: str) -> None:
        self._column.addSpacing(GRID)
        self._add(label(text, "heading"))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)


class ToComplete(QScrollArea):
    """补齐以下资料可得: the missing facts of a subject, then what could be registered, by money."""

    opened = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(8 * GRID)
        self.setAccessibleName("补齐以下资料可得")
        set_role(self, "reading")

    def show_needed(self, missing: Sequence[Needed], openings: Sequence[Entry]) -> None:
        """Show what is asked for."""
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(label("补齐以下资料可得", "heading"))
        if not missing:
            column.addWidget(label("已登记的事项没有缺资料。", "muted", wrap=True))
        for each in missing:
            column.addWidget(Links([self._fact(each)]))
        if openings:
            column.addSpacing(GRID)
            column.addWidget(label("登记新材料可得", "heading"))
        for entry in openings:
            column.addWidget(Links([self._opening(entry)]))
        column.addStretch(1)
        self.setWidget(page)

    def links(self) -> list[Links]:
        """Everything that can be opened, from above."""
        return self.findChildren(Links)

    def _fact(self, each: Needed) -> Link:
        place = each.title or BY_NOUN[each.noun].label
        more = f"，另差 {each.others} 项" if each.others else ""
        reach = f"{money.wan(each.fen)} 万元" if each.fen else NO_MORE
        words = f"{reach}　{each.label}（{place}{more}） ▸"
        return words, partial(self.opened.emit, each.noun, each.record, each.key)

    def _opening(self, entry: Entry) -> Link:
        reach = f"{money.wan(entry.at_stake_fen)} 万元　" if entry.at_stake_fen else ""
        words = f"{reach}{BY_NOUN[entry.noun].label}（{CLAUSES[entry.clause]}） ▸"
        return words, partial(self.opened.emit, entry.noun, "", "")
