"""The award a record leads to, beside the form as it is typed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Verdict
from ui.theme import GRID, set_role
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


class AwardPanel(QFrame):
    """Outcome, ceiling, reason, what is missing, how far the next band is; the steps on demand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName("测算结果")
        self._outcome = label("", "mark")
        self._figure = label("", "figure")
        self._caption = label("", "note", wrap=True)
        self._reason = label("", wrap=True)
        self._next = label("", "good", wrap=True)
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
        for part in (self._figure, self._caption, self._reason, self._next, self._rest):
            layout.addWidget(part)
        layout.addWidget(self._more)
        layout.addWidget(self._steps)
        self._steps.hide()

    def show_line(self, line: Assessment | None) -> None:
        """Show what a record leads to; None: to no award."""
        self.setVisible(line is not None)
        if line is None:
            return
        self._outcome.setText(f"{line.outcome.mark} {line.outcome.label}")
        set_role(self._outcome, "good" if line.outcome in GOOD else "warning")
        self._figure.setText(f"{money.wan(_amount(line))} 万元")
        for part, text in (
            (self._caption, _caption(line)),
            (self._reason, line.reason),
            (self._next, f"距更高一档：{line.next_band.text}" if line.next_band else ""),
            (self._rest, "\n".join(_rest(line))),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self._steps.setText(
            "\n".join(f"{VERDICTS[step.verdict]} {step.text}" for step in line.steps)
        )
        self._more.setVisible(bool(line.steps))

    @property
    def words(self) -> str:
        """Everything the panel says, for reading aloud."""
        parts = (self._outcome, self._figure, self._caption, self._reason, self._next, self._rest)
        return "\n".join(part.text() for part in parts if part.text())

    def _toggle(self) -> None:
        shown = self._steps.isHidden()
        self._steps.setVisible(shown)
        self._more.setText("收起测算过程" if shown else "看测算过程")


def _amount(line: Assessment) -> int:
    return line.at_stake_fen if line.outcome is Outcome.LACKING else line.ceiling_fen


def _caption(line: Assessment) -> str:
    what = {
        Outcome.LACKING: "补齐后最高可得",
        Outcome.SETTLED: "已兑现金额",
    }.get(line.outcome, "政策上限")
    receiver = RECEIVERS.get(line.beneficiary.kind, "")
    return f"{what}　{CLAUSES.get(line.clause, '')}　{receiver}".strip()


def _rest(line: Assessment) -> list[str]:
    said = [f"◐ 还差：{each.label}{_help(each.help)}" for each in line.missing]
    said += [f"◇ {each.label}：{money.wan(each.fen)} 万元" for each in line.alternatives]
    return said + [f"▲ {caveat}" for caveat in line.caveats]


def _help(text: str) -> str:
    return f"（{text.rstrip('。')}）" if text else ""
