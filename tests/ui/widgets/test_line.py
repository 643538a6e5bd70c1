"""Lines: what is typed is what is read back, by code or initials; a number is parted where nobody types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.values import Unreadable
from tests.ui.widgets.test_editors import INDUSTRY, LOOKUPS, beside, shown
from ui.widgets.editors import make_editor
from ui.widgets.line import Line, Number, Picker

MONEY = field_of(Retrofit, "investment_fen")


@pytest.mark.parametrize(
    ("typed", "shown", "code"),
    [
        ("3011", "3011", "3011"),
        ("snzz", "3011 水泥制造", "3011"),
        ("snzp", "3021 水泥制品制造", "3021"),
        ("30", "30", "30"),
    ],
)
def test_industry_by_code_or_initials(qtbot: QtBot, typed: str, shown: str, code: str) -> None:
    picker = Picker(INDUSTRY, LOOKUPS)
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker, typed)
    with qtbot.waitSignal(picker.committed):
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.text() == shown
    assert LOOKUPS.parse(INDUSTRY, picker.text()) == code


def test_an_industry_that_is_none_is_told(qtbot: QtBot) -> None:
    picker = Picker(INDUSTRY, LOOKUPS)
    qtbot.addWidget(picker)
    qtbot.keyClicks(picker, "xyzq")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.text() == "xyzq"
    with pytest.raises(Unreadable, match="不在国民经济行业分类中"):
        LOOKUPS.parse(INDUSTRY, picker.text())


def test_the_unit_stands_inside_and_numbers_at_the_right(qtbot: QtBot) -> None:
    line = make_editor(field_of(AnnualReturn, "energy_tce"), LOOKUPS)
    assert isinstance(line, Number)
    qtbot.addWidget(line)
    line.resize(300, 34)
    line.show()
    assert line.alignment() & Qt.AlignmentFlag.AlignRight
    assert line.textMargins().right() > 20
    assert [part.text() for part in line.children() if hasattr(part, "text")] == ["吨标准煤"]


def test_enter_goes_on_and_commits_once(qtbot: QtBot) -> None:
    first, second = Line(field_of(Retrofit, "project")), Line(field_of(Retrofit, "product"))
    top = beside(first, second)
    shown(qtbot, top)
    told: list[str] = []
    first.committed.connect(lambda: told.append(first.text()))
    first.setFocus()
    qtbot.keyClicks(first, "abc")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    assert told == ["abc"]


def test_a_code_leads_the_proposals_it_begins(qtbot: QtBot) -> None:
    picker = Picker(INDUSTRY, LOOKUPS)
    qtbot.addWidget(picker)
    qtbot.keyClicks(picker, "30")
    proposals = picker.completer().model()
    titles = [proposals.index(row, 0).data() for row in range(proposals.rowCount())]
    assert titles[0] == "30 非金属矿物制品业"
    assert all(title.startswith("30") for title in titles), "1030 采盐 has 30 only inside its code"


def test_a_number_is_parted_while_it_is_not_being_typed(qtbot: QtBot) -> None:
    amount, other = Number(MONEY), Line(field_of(Retrofit, "project"))
    top = beside(amount, other)
    shown(qtbot, top)
    told: list[str] = []
    amount.committed.connect(lambda: told.append(amount.text()))
    amount.setFocus()
    qtbot.keyClicks(amount, "1234567.5")
    assert amount.pictured() == "1234567.5"
    other.setFocus()
    assert amount.pictured() == "1,234,567.5"
    assert told == [amount.text()] == ["1234567.5"], "only the picture is another"
    assert LOOKUPS.parse(MONEY, amount.pictured()) == LOOKUPS.parse(MONEY, amount.text())
    amount.setFocus()
    assert amount.isUndoAvailable(), "what was typed can still be taken back"
    other.setFocus()
    assert told == ["1234567.5"], "to look is not to change"


def drawn(qtbot: QtBot, amount: QLineEdit, text: str, width: int = 300) -> QImage:
    """The picture of a field without the cursor."""
    qtbot.addWidget(amount)
    amount.setText(text)
    amount.setCursorPosition(0)
    amount.resize(width, 34)
    return amount.grab().toImage()


def test_the_parted_number_stands_where_any_other_text_does(qtbot: QtBot) -> None:
    plain = Line(MONEY)
    plain.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    parted = drawn(qtbot, Number(MONEY), "1234567.00")
    assert parted == drawn(qtbot, plain, "1,234,567.00")
    assert parted != drawn(qtbot, plain, "1234567.00")


def test_a_number_without_room_is_not_cut_at_its_head(qtbot: QtBot) -> None:
    plain = Line(MONEY)
    plain.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    digits = "123456789012.00"
    assert drawn(qtbot, Number(MONEY), digits, 90) == drawn(qtbot, plain, digits, 90)


def test_the_example_is_parted_like_what_is_typed(qtbot: QtBot) -> None:
    line = Number(MONEY)
    qtbot.addWidget(line)
    assert line.placeholderText() == "如 32,000,000"


def test_only_the_field_that_has_the_cursor_shows_one(qtbot: QtBot) -> None:
    """A field with proposals left by Enter: Qt goes on blinking there."""
    picker = Picker(INDUSTRY, LOOKUPS)
    top = beside(picker, Line(MONEY))
    shown(qtbot, top)
    picker.setFocus()
    qtbot.keyClicks(picker, "3011")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert not picker.hasFocus()
    pictures = []
    for _blink in range(2):
        pictures.append(picker.grab().toImage())
        qtbot.wait(QApplication.cursorFlashTime() // 2 + 20)
    assert pictures[0] == pictures[1]
