"""The answer of a trial: sums before and after, the budget, and every line that changes."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.what_if_answer import Against, WhatIf
from ui.policy.what_if_table import AMOUNTS, CLAUSE, MATTER, MOVED, ChangesModel, about, signed
from ui.theme import GRID, set_role
from ui.widgets.empty import Empty
from ui.widgets.list_view import ListView
from ui.widgets.text import button, label

NARROW, WIDE = 800, 1150  # px; below them some columns give way
LOW = 460  # px; below it the form alone says what is tried
NAMED = 2  # rulings that are written out; the tooltip has them all
NOTHING_WRITTEN = "只是试算，没有改动任何数据。"
BEFORE, AFTER, DIFFERENCE = "现行可得", "试算可得", "差额"
NOTHING = ("试算后没有变化", "在这个范围里，所选的口径或政策包不改变任何一项的结果和金额。")
BEGIN = (
    "还没有试算",
    "在左边换一项口径或选一个政策包文件，看谁增谁减、资金够不够。只是试算，不改动数据。",
)


class WhatIfResult(QWidget):
    """Shows one answer at a time."""

    opened = Signal(str, object)  # a page and what it is to open

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: WhatIf | None = None
        self.model = ChangesModel(self)
        self.table = ListView(self.model, "结果有变化的项目")
        self.empty = Empty()
        self.tried = label(wrap=True)
        self.figures: dict[str, QLabel] = {
            name: label(role="mark") for name in (BEFORE, AFTER, DIFFERENCE)
        }
        self.words = label(role="note", wrap=True)
        self.about = label(wrap=True)
        self.written = label(NOTHING_WRITTEN, "good")
        self.rulings = button(
            "去口径裁定 ▸", self._to_rulings, "link", tip="口径以裁定文件为准，在口径裁定里登记"
        )
        self._lay_out()
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._explain)
        self.show_nothing()

    def _lay_out(self) -> None:
        self._strip = QFrame()
        set_role(self._strip, "card")
        inside = QVBoxLayout(self._strip)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(6)
        inside.addWidget(self.tried)
        row = QHBoxLayout()
        for name, figure in self.figures.items():
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(label(name, "note"))
            part.addWidget(figure)
            figure.setAccessibleName(name)
            row.addLayout(part, 1)
        inside.addLayout(row)
        inside.addWidget(self.words)
        foot = QHBoxLayout()
        foot.addWidget(self.written, 1)
        foot.addWidget(self.rulings)
        inside.addLayout(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        # its sentence must not take from the sums above where the table is shown
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self.about)

    def show_nothing(self) -> None:
        """Nothing has been tried yet."""
        self.found = None
        self._strip.hide()
        self.about.hide()
        self.empty.tell(*BEGIN)
        self._stack.setCurrentWidget(self.empty)

    def show_found(self, found: WhatIf, counties: bool) -> None:
        """Show an answer."""
        self.found = found
        self._strip.show()
        self.tried.setText(tried_words(found))
        self.tried.setToolTip(tried_words(found, len(found.rulings)))
        total = found.total
        self.figures[BEFORE].setText(f"{money.wan(total.before_fen)} 万元")
        self.figures[AFTER].setText(f"{money.wan(total.after_fen)} 万元")
        self.figures[DIFFERENCE].setText(f"{signed(total.difference_fen)} 万元")
        self.words.setText("\n".join(sum_words(found)))
        self.model.show(found.changes, counties)
        self.table.set_widths([column.width for column in self.model.columns])
        self._spare_columns()
        self.empty.tell(*NOTHING)
        self._stack.setCurrentWidget(self.table if found.changes else self.empty)
        self.about.setVisible(bool(found.changes))
        if found.changes:
            self.table.selectRow(0)

    def _explain(self, index: QModelIndex) -> None:
        """The whole reason of the line that is picked."""
        change = self.model.rows[index.row()]
        self.about.setText(f"{about(change)}：{change.reason}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit; the name's tooltip says the rest."""
        super().resizeEvent(event)
        self.tried.setVisible(event.size().height() >= LOW)
        self._spare_columns()

    def _spare_columns(self) -> None:
        narrow = (CLAUSE, MATTER, AMOUNTS, MOVED) if self.width() < NARROW else (MATTER,)
        spared = () if self.width() >= WIDE else narrow
        for place, column in enumerate(self.model.columns):
            self.table.setColumnHidden(place, column.header in spared)

    def _open(self, index: QModelIndex) -> None:
        change = self.model.rows[index.row()]
        self.opened.emit("awards", (change.clause, change.of))

    def _to_rulings(self) -> None:
        tried = self.found.rulings if self.found else ()
        asked = tried[0].id.partition(":")[0] if tried else None
        self.opened.emit("policy", ("rulings", asked))


def tried_words(found: WhatIf, most: int = NAMED) -> str:
    """What was put in the place of what; the rulings beyond `most` are only counted."""
    before, after = found.packs
    packs = f"政策包 {before.version} → {after.version}（{after.hash[:12]}）"
    said = [packs] if before.hash != after.hash else []
    said += [f"{each.question}{each.before} → {each.after}" for each in found.rulings[:most]]
    more = len(found.rulings) - most
    rest = f"；等 {len(found.rulings)} 项口径" if more > 0 else ""
    return f"{'；'.join(said)}{rest}。按 {found.on} 的登记情况。"


def sum_words(found: WhatIf) -> list[str]:
    """Who gains and who loses, by clause, what waits, the budget."""
    gains, losses = found.firms
    said = [f"{found.subjects:,} 家企业、园区中，增加的 {gains:,} 家，减少的 {losses:,} 家。"]
    moved = [each for each in found.clauses if each.difference_fen]
    if moved:
        said[0] += "；".join(
            f"{CLAUSES[each.clause]} {signed(each.difference_fen)} 万元" for each in moved
        )
        said[0] += "。"
    waits = "，".join(
        f"{each.outcome.label} {each.before:,} → {each.after:,} 项" for each in found.waiting
    )
    return [*said, f"结论未定的：{waits}。", budget_words(found.budget, found.on.year)]


def budget_words(budget: Against | None, year: int) -> str:
    """What it means for the year's pool."""
    if budget is None:
        return f"{labels.of_year(year)}还没有登记资金，没有与资金对照。"
    more = budget.fit_after - budget.fit_before
    fits = f"多列入 {more} 项" if more > 0 else f"少列入 {-more} 项" if more else "列入的项数不变"
    return (
        f"{labels.of_year(budget.year)}资金 {money.wan(budget.pool_fen)} 万元：全部按上限兑现，"
        f"{_left(budget.after_ceilings_before_fen)} → {_left(budget.after_ceilings_after_fen)}；"
        f"按排序列入 {budget.fit_before} → {budget.fit_after} 项（{fits}），"
        f"未列入 {budget.skipped_before} → {budget.skipped_after} 项。"
    )


def _left(fen: int) -> str:
    return f"{'余' if fen >= 0 else '差'} {money.wan(abs(fen))} 万元"
