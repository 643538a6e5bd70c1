"""The award a record leads to, beside the form as it is typed; its figure shows the sentence it rests on."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy import pointing
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Verdict
from ui.theme import GRID, set_role
from ui.widgets.clause_text import ClauseText
from ui.widgets.links import Links
from ui.widgets.text import button, label

VERDICTS = {
    Verdict.PASS: "✓",
    Verdict.FAIL: "✗",
    Verdict.UNKNOWN: "？",
    Verdict.OPEN: "◇",
    Verdict.INFO: "·",
}
RECEIVERS = {"provider": "由服务商领取", "enterprise": "由企业领取", "park": "由园区领取"}
GOOD = (Outcome.ELIGIBLE, Outcome.SETTLED)
GROUNDS_HEIGHT = 200  # px: about ten lines of the clause
POINTS = "看这个数依据的条文"


class AwardPanel(QFrame):
    """Outcome, ceiling, reason, what is missing, how far the next band is; the steps on demand.

    `clauses` are the texts of the measures by clause: a figure shows there what it rests on.
    """

    def __init__(self, clauses: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName("测算结果")
        self._outcome = label("", "mark")
        self._clauses = clauses
        self._line: Assessment | None = None
        self._figure = Links([])
        set_role(self._figure, "figure")
        self._figure.setToolTip(POINTS)
        self.grounds = ClauseText()
        self.grounds.setFixedHeight(GROUNDS_HEIGHT)
        self._pointed: tuple[str, ...] = ()
        self._caption = label("", "note", wrap=True)
        self.change = label("", wrap=True)
        self._reason = label("", wrap=True)
        self._next = Links([])
        self._rest = label("", wrap=True)
        self._more = button("看测算过程", self._toggle, "link")
        self._steps = label("", "note", wrap=True)
        self._lay_out()
        self.show_line(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("测算", "heading"))
        head.addStretch(1)
        head.addWidget(self._outcome)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._figure)
        layout.addWidget(self.grounds)
        for part in (self._caption, self.change, self._reason, self._next, self._rest):
            layout.addWidget(part)
        layout.addWidget(self._more)
        layout.addWidget(self._steps)
        self._steps.hide()
        self.grounds.hide()

    def show_line(self, line: Assessment | None, change: str = "") -> None:
        """Show what a record leads to (None: to no award), and what an edit changed of it."""
        self.setVisible(line is not None)
        if line is None:
            self.grounds.hide()
            return
        self._line = line
        self._outcome.setText(f"{line.outcome.mark} {line.outcome.label}")
        set_role(self._outcome, "good" if line.outcome in GOOD else "warning")
        self._show_figures(line)
        for part, text in (
            (self._caption, _caption(line)),
            (self.change, f"改动前后：{change}" if change else ""),
            (self._reason, line.reason),
            (self._rest, "\n".join(_rest(line))),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self._steps.setText(
            "\n".join(f"{VERDICTS[step.verdict]} {step.text}" for step in line.steps)
        )
        self._more.setVisible(bool(line.steps))

    def _show_figures(self, line: Assessment) -> None:
        """The figures as links to their sentences; what is shown of them follows the line."""
        own = pointing.sentences(pointing.figure_step(line))
        figure = f"{money.wan(pointing.figure_fen(line))} 万元"
        self._figure.show_links([(figure, lambda: self._point(own))])
        self._figure.setAccessibleName(f"{figure}，{POINTS}")
        band = line.next_band
        self._next.setVisible(band is not None)
        following = (band.term.sentence,) if band else ()
        text = f"距更高一档：{band.text}" if band else ""
        self._next.show_links([(text, lambda: self._point(following))])
        if self.grounds.isVisibleTo(self):
            self._mark(following if self._pointed == following else own)

    def _point(self, sentences: tuple[str, ...]) -> None:
        """Show what a figure rests on under it; the same figure again takes it away."""
        again = self.grounds.isVisibleTo(self) and self._pointed == sentences
        self.grounds.setVisible(not again)
        self._mark(sentences)

    def _mark(self, sentences: tuple[str, ...]) -> None:
        self._pointed = sentences
        if self._line:
            self.grounds.show_clause(self._clauses.get(self._line.clause, ""))
            self.grounds.mark(sentences)

    @property
    def words(self) -> str:
        """Everything the panel says, for reading aloud."""
        plain = (self._caption, self.change, self._reason, self._rest)
        links = [*self._figure.words, *self._next.words]
        found = [self._outcome.text(), *links, *(part.text() for part in plain)]
        return "\n".join(text for text in found if text)

    def _toggle(self) -> None:
        shown = self._steps.isHidden()
        self._steps.setVisible(shown)
        self._more.setText("收起测算过程" if shown else "看测算过程")


def _caption(line: Assessment) -> str:
    what = {
        Outcome.LACKING: "补齐后最高可得",
        Outcome.SETTLED: labels.PAID,
    }.get(line.outcome, "政策上限")
    receiver = RECEIVERS.get(line.beneficiary.kind, "")
    return f"{what}　{CLAUSES.get(line.clause, '')}　{receiver}".strip()


def _rest(line: Assessment) -> list[str]:
    said = [f"◐ 还差：{each.label}{_help(each.help)}" for each in line.missing]
    said += [f"◇ {each.label}：{money.wan(each.fen)} 万元" for each in line.alternatives]
    return said + [f"▲ {caveat}" for caveat in line.caveats]


def _help(text: str) -> str:
    return f"（{text.rstrip('。')}）" if text else ""
