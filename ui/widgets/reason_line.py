"""核实说明: one line under a 核实性 finding, saved when the cursor leaves it."""

from PySide6.QtCore import Signal

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.reasons import Asked
from ui.widgets.line import Line

FIELD = field_of(Reason, "reason")
HINT = "核实说明：确实如此的写明核对了什么（F8 到下一处）"


class ReasonLine(Line):
    """Shows the reason for one finding; the signals carry the finding and what is typed."""

    given = Signal(object, str)
    half = Signal(object, str)  # not finished; "" when it says what is saved

    def __init__(self, about: str) -> None:
        super().__init__(FIELD)
        self.asked: Asked | None = None
        self.setAccessibleName(f"{about}：{FIELD.label}")
        self.setAccessibleDescription(FIELD.help)
        self.edited.connect(self._tell_half)
        self.committed.connect(self._give)

    def show_asked(self, asked: Asked | None) -> None:
        """Ask about a finding, or about none; what is being typed on the same check stays."""
        same = bool(asked and self.asked and _about(asked) == _about(self.asked))
        self.asked = asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        before = asked.before.reason if asked.before else ""
        self.setPlaceholderText(f"数据已变，请重新说明；原说明：{before}" if before else HINT)
        self.setToolTip(_given(asked) or self.placeholderText())
        if not (same and self.hasFocus() and self.isModified()):
            self.show_text(asked.text)
            if asked.half:
                self.setText(asked.half)

    def _tell_half(self) -> None:
        if self.asked:
            text = self.text()
            self.half.emit(self.asked.finding, "" if text == self.asked.text else text)

    def _give(self) -> None:
        self.setModified(False)
        if self.asked:
            self.given.emit(self.asked.finding, self.text())


def _about(asked: Asked) -> tuple[str, str]:
    return asked.field, asked.finding.check


def _given(asked: Asked) -> str:
    """Who gave the reason, and when."""
    reason = asked.reason
    if reason is None:
        return ""
    who = "，".join(str(each) for each in (reason.given_by, reason.given_on) if each)
    return f"{reason.reason}（{who}）" if who else str(reason.reason)
