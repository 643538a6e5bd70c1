"""One worked example in full: its facts, the rulings used, what must come out and what does, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy.assessment import Assessment, Step
from jjgreen_desktop.policy.examples import Compared, Facts, Opened, got_words
from ui.awards.explanation import MARKS
from ui.theme import GRID, set_role
from ui.widgets.text import label, rule

HEADS = ("结果", "应为", "实为", "")


class ExampleView(QScrollArea):
    """Built anew for each example that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("算例详情")
        set_role(self, "reading")

    def show_example(self, opened: Opened) -> None:
        """Lay this example out."""
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._column.setSpacing(GRID)
        self._head(opened)
        if opened.on:
            self._results(opened.compared)
            self._facts(opened.facts)
            self._rulings(opened.rulings)
            self._steps(opened.lines)
        self._column.addStretch(1)
        self.setWidget(page)

    def _head(self, opened: Opened) -> None:
        example = opened.example
        self._add(example.title, "muted")
        self._add(example.name, "heading")
        if example.ok:
            self._add("✓ 相符", "good")
        else:
            self._add(f"✗ 不符：{example.why}", "warning")
        if opened.on:
            self._add(f"假定测算日期为 {opened.on}；所写都是样例，不是真实企业。", "note")

    def _results(self, compared: tuple[Compared, ...]) -> None:
        self._title("应得与实得")
        table = QGridLayout()
        table.setHorizontalSpacing(2 * GRID)
        table.setVerticalSpacing(GRID)
        for place, head in enumerate(HEADS):
            table.addWidget(label(head, "muted"), 0, place)
        for row, each in enumerate(compared, 1):
            for place, text in enumerate((each.what, each.expected, each.got)):
                table.addWidget(label(text, wrap=True), row, place, Qt.AlignmentFlag.AlignTop)
            mark = label("✓" if each.ok else "✗", "good" if each.ok else "warning")
            mark.setAccessibleName("相符" if each.ok else "不符")
            table.addWidget(mark, row, len(HEADS) - 1, Qt.AlignmentFlag.AlignTop)
        for place, share in enumerate((5, 4, 4)):
            table.setColumnStretch(place, share)
        self._column.addLayout(table)

    def _facts(self, facts: tuple[Facts, ...]) -> None:
        self._title("假定的事实")
        for each in facts:
            self._add(each.title, "label")
            table = QGridLayout()
            table.setHorizontalSpacing(2 * GRID)
            table.setVerticalSpacing(GRID // 2)
            table.setContentsMargins(2 * GRID, 0, 0, 0)
            table.setColumnStretch(0, 2)
            table.setColumnStretch(1, 3)
            for row, (name, value) in enumerate(each.known):
                table.addWidget(label(name, "muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
                table.addWidget(label(value, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(table)

    def _rulings(self, rulings: tuple[str, ...]) -> None:
        self._title("所用口径")
        for each in rulings:
            self._add(f"• {each}")
        self._add("没有另写的，都按政策包的默认口径。", "note")

    def _steps(self, lines: tuple[Assessment, ...]) -> None:
        self._title("测算过程")
        for line in lines:
            self._column.addWidget(rule())
            clause = CLAUSES.get(line.clause, line.clause)
            self._add(f"{clause}（编号 {line.of}）　{line.outcome.mark} {got_words(line)}", "label")
            for step in line.steps:
                self._step(step)
            for caveat in line.caveats:
                self._add(f"提醒：{caveat}", "note")
        if not lines:
            self._add("没有可测算的记录，结果为零项。", "note")

    def _step(self, step: Step) -> None:
        mark, word, role = MARKS[step.verdict]
        row = QHBoxLayout()
        row.setSpacing(GRID)
        sign = label(mark, role)
        sign.setFixedWidth(2 * GRID)
        sign.setAccessibleName(word)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(step.text, wrap=True))
        for each in step.parameters:
            words.addWidget(label(f"规定：{each.shown}（自 {each.since} 起）", "note", wrap=True))
        row.addLayout(words, 1)
        self._column.addLayout(row)

    def _title(self, text: str) -> None:
        self._column.addSpacing(GRID)
        self._add(text, "heading")

    def _add(self, text: str, role: str = "") -> None:
        self._column.addWidget(label(text, role, wrap=True))
