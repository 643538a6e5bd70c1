"""封存 beside one line: whether it changed since, and the steps to seal, export and verify."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jjgreen_desktop.domain.policy_work import OCCASIONS, Seal
from jjgreen_desktop.operations.changing import Since
from jjgreen_desktop.operations.seals import APPROVAL, mark
from jjgreen_desktop.policy.assessment import Outcome
from ui.theme import GRID
from ui.widgets.links import Link, Links
from ui.widgets.text import label

LISTED = 3  # seals named beside a line; the rest stand on the page of all
NONE_YET = "封存留存当天的事实、口径裁定、政策包和结果，以后可在任何一台电脑上重算核对。"


class SealsBox(QWidget):
    """The seals of the line's subject, empty until they are read."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def show_links(
        self,
        found: Since,
        seal: Callable[[], object],
        export: Callable[[Seal], object],
        open_: Callable[[Seal], object],
    ) -> None:
        """Name the latest seals, each with what can be done with it."""
        self._column.addWidget(label("封存", "heading"))
        if not found.seals:
            self._column.addWidget(label(NONE_YET, "note", wrap=True))
        for made in found.seals[:LISTED]:
            self._column.addWidget(label(_told(made), "note", wrap=True))
            links: list[Link] = [
                ("核验、比较 ▸", partial(open_, made)),
                ("导出文件 ▸", partial(export, made)),
            ]
            self._column.addWidget(Links(links))
        self._column.addWidget(Links([(f"现在封存{_more(found)} ▸", seal)]))


def since_words(found: Since) -> tuple[str, str]:
    """What became of the line since it was sealed, and the role it is said in; "" when never sealed."""
    made, change = found.seal, found.change
    if made is None:
        return "", "note"
    approved = made.occasion == APPROVAL
    if change is None:
        return f"与 {made.sealed_on} {'核定' if approved else '封存'}时的测算相同。", "note"
    paid = change.after is not None and change.after.outcome is Outcome.SETTLED
    if approved and not paid:
        return f"▲ 核定后测算有变化：{change.sentence}", "warning"
    return f"与 {made.sealed_on} {'核定' if approved else '封存'}时相比：{change.sentence}", "note"


def _told(made: Seal) -> str:
    why = OCCASIONS.get(made.occasion or "", "封存")
    return f"{made.sealed_on} {why}，测算日期 {made.assessed_on}，校验值 {mark(made)}"


def _more(found: Since) -> str:
    return f"（已有 {len(found.seals)} 份）" if len(found.seals) > LISTED else ""
