"""Whatever a firm can have registered: typed by key, changed, found, printed in its dossier, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from jjgreen_desktop.documents import dossier as paper
from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.dossier import dossier
from tests.jjgreen_desktop.documents import reading
from tests.ui.clerk import Clerk
from tests.ui.typist import CTRL, Typist
from ui.enterprises.kinds import OF_ENTERPRISE
from ui.enterprises.kinds import Kind as Tab

NAME = "湖口样例一厂有限公司"
LATER = "改过一次"
MOST_WRITES = 5  # a record is registered field by field in fewer
PLAIN = {
    Kind.TEXT: "样例文字",
    Kind.CODE: "YL2026001",
    Kind.DATE: "2026-3-1",
    Kind.YEAR: "2025",
    Kind.QUANTITY: "3",
    Kind.MONEY: "1000",
    Kind.YES_NO: "是",
}


@pytest.fixture
def typist(clerk: Clerk) -> Typist:
    """At the page of a firm just registered."""
    found = Typist(clerk)
    found.press(Qt.Key.Key_N, CTRL)
    found.fill(Enterprise, {"企业名称": NAME})
    return found


def _paper(kind: Tab) -> dict[str, str]:
    """What a paper says of each field, in words: its example, else something plain."""
    asked = (entry for entry in fields_of(kind.model) if entry.key not in kind.hidden)
    return {entry.label: text for entry in asked if (text := _answer(entry))}


def _answer(entry: Field) -> str:
    if entry.kind is Kind.LINK or entry.key in ("paid_on", "paid_fen", "subsidised_on"):
        return ""
    if entry.kind is Kind.CHOICES:  # some of the words have a 、 in them
        return entry.example
    if entry.choices:
        return entry.example or next(iter(entry.choices.values()))
    return entry.example or PLAIN.get(entry.kind, "")


def _turn_to(kind: Tab, typist: Typist, clerk: Clerk) -> None:
    """Ctrl+PgDn to a tab; those that few need stand in a menu that F9 opens."""
    if not kind.rare:
        typist.go_to_tab(kind.tab)
        return
    typist.press(Qt.Key.Key_F9)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _entry in menu.actions():
        if menu.activeAction().text() == kind.tab:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == kind.tab
    QTest.keyClick(menu, Qt.Key.Key_Return)
    clerk.window.activateWindow()  # the offscreen platform gives no window back after a menu
    typist.settle()


def _type(kind: Tab, typist: Typist, clerk: Clerk) -> Record:
    """A record as its paper says, past the last field."""
    _turn_to(kind, typist, clerk)
    typist.press(Qt.Key.Key_Return)
    typist.fill(kind.model, _paper(kind))
    (made,) = typist.stored(kind.model)
    return made


def _shown(clerk: Clerk) -> str:
    session = clerk.form.session
    assert session is not None
    return session.record.id


@pytest.mark.parametrize("kind", OF_ENTERPRISE, ids=lambda kind: kind.model.noun)
def test_a_record_of_each_kind(kind: Tab, typist: Typist, clerk: Clerk) -> None:
    made = _type(kind, typist, clerk)
    _is_as_its_paper_says(kind, made)
    _is_printed(typist, made)
    _is_found(typist, clerk, made)
    _is_changed_and_back(typist, clerk, made)
    _is_taken_back_and_done_again(typist, made)


def _is_as_its_paper_says(kind: Tab, made: Record) -> None:
    said = _paper(kind)
    asked = [entry for entry in fields_of(kind.model) if entry.label in said]
    kept = {entry.label: getattr(made, entry.key) for entry in asked}
    assert kept == {entry.label: values.parse(entry, said[entry.label]) for entry in asked}


def _is_printed(typist: Typist, made: Record) -> None:
    printed = typist.read(
        lambda office: paper.pdf(dossier(office, office.store.find(Enterprise)[0]))
    )
    assert "".join(made.title().split()) in "".join(reading.text(printed).split())


def _is_found(typist: Typist, clerk: Clerk, made: Record) -> None:
    """By each field that Ctrl+K knows; its place is opened."""
    for entry in fields_of(type(made)):
        if entry.found and (value := getattr(made, entry.key)):
            typist.press(Qt.Key.Key_K, CTRL)
            typist.write(values.show(entry, value))
            clerk.until(lambda: clerk.window.header.finding.list.chosen() is not None)
            typist.settle()
            typist.press(Qt.Key.Key_Return)
            clerk.until(lambda: _shown(clerk) == made.id)


def _is_changed_and_back(typist: Typist, clerk: Clerk, made: Record) -> None:
    clerk.page.arrive((made.noun, made.id))
    typist.settle()
    clerk.form.form.jump("note")
    typist.write(LATER)
    typist.press(Qt.Key.Key_Tab)
    typist.settle()
    assert typist.stored(type(made)) == [made.model_copy(update={"note": LATER})]
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.settle()
    assert typist.stored(type(made)) == [made]


def _is_taken_back_and_done_again(typist: Typist, made: Record) -> None:
    for _write in range(MOST_WRITES):
        if not typist.stored(type(made)):
            break
        typist.press(Qt.Key.Key_Z, CTRL)
        typist.settle()
        assert typist.said.startswith("已撤销")
    assert typist.stored(type(made)) == []
    typist.press(Qt.Key.Key_Y, CTRL)
    typist.settle()
    assert [one.id for one in typist.stored(type(made))] == [made.id]
