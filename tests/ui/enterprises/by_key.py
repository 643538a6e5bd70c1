"""The life of a record at the keys: what a paper says of it is typed, found, printed, changed, taken back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from jjgreen_desktop.documents import dossier as paper
from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.dossier import dossiers, everyone
from tests.jjgreen_desktop.documents import reading
from tests.ui.clerk import Clerk
from tests.ui.typist import CTRL, Typist

LATER = "改过一次"
CODE = "91360429MA0000001C"
MOST_WRITES = 5  # a record is registered field by field in fewer
MOST_STOPS = 150  # of Tab on one page
PLAIN = {
    Kind.TEXT: "样例文字",
    Kind.CODE: "YL2026001",
    Kind.DATE: "2026-3-1",
    Kind.YEAR: "2025",
    Kind.QUANTITY: "3",
    Kind.MONEY: "1000",
    Kind.YES_NO: "是",
}


def paper_of(model: type[Record], hidden: Sequence[str] = ()) -> dict[str, str]:
    """What a paper says of each field, in words: its example, else something plain."""
    asked = (entry for entry in fields_of(model) if entry.key not in hidden)
    return {entry.label: text for entry in asked if (text := _answer(entry))}


def _answer(entry: Field) -> str:
    if entry.kind is Kind.LINK or entry.key in ("paid_on", "paid_fen", "subsidised_on"):
        return ""
    if entry.check is not None and entry.kind is Kind.CODE:
        return CODE
    if entry.kind is Kind.CHOICES:  # some of the words have a 、 in them
        return entry.example
    if entry.choices:
        return entry.example or next(iter(entry.choices.values()))
    return entry.example or PLAIN.get(entry.kind, "")


def is_as_its_paper_says(made: Record, said: dict[str, str]) -> None:
    """Every field typed is kept as `values.parse` reads it."""
    asked = [entry for entry in fields_of(type(made)) if entry.label in said]
    kept = {entry.label: getattr(made, entry.key) for entry in asked}
    assert kept == {entry.label: values.parse(entry, said[entry.label]) for entry in asked}


def is_printed(typist: Typist, made: Record, said: str = "") -> None:
    """It stands in the dossier of the only firm, park or provider there is, by its title or in other words."""
    printed = typist.read(lambda office: paper.pdf(*dossiers(office, everyone(office))))
    assert "".join((said or made.title()).split()) in "".join(reading.text(printed).split())


def is_found(typist: Typist, clerk: Clerk, made: Record, shown: Callable[[], str]) -> None:
    """By each field that Ctrl+K knows; its place is opened, where `shown` tells its id."""
    for entry in fields_of(type(made)):
        if entry.found and (value := getattr(made, entry.key)):
            typist.press(Qt.Key.Key_K, CTRL)
            typist.write(values.show(entry, value))
            clerk.until(lambda: clerk.window.header.finding.list.chosen() is not None)
            typist.settle()
            typist.press(Qt.Key.Key_Return)
            clerk.until(lambda: shown() == made.id)


def is_changed_and_back(typist: Typist, made: Record, field: str, key: str) -> None:
    """Tab to a field, write, go on; Ctrl+Z takes that back."""
    go_to(typist, field)
    if isinstance(typist.cursor, QPlainTextEdit):
        typist.press(Qt.Key.Key_A, CTRL)
    typist.write(LATER)
    typist.press(Qt.Key.Key_Tab)
    typist.settle()
    assert typist.stored(type(made)) == [made.model_copy(update={key: LATER})]
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.settle()
    assert typist.stored(type(made)) == [made]


def is_taken_back_and_done_again(typist: Typist, made: Record) -> None:
    """Ctrl+Z until it is gone, Ctrl+Y brings it again."""
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


def go_to(typist: Typist, name: str) -> None:
    """Tab until the cursor is in what is called so."""
    for _stop in range(MOST_STOPS):
        if typist.name == name:
            return
        typist.press(Qt.Key.Key_Tab)
    raise AssertionError(f"没有走到“{name}”")


def turn_list(typist: Typist, noun: str) -> None:
    """Tab to the kinds of the list; an arrow key moves among them, the blank key chooses."""
    kinds = [BY_NOUN[one].label for one in ("enterprise", "park", "provider")]
    for _stop in range(MOST_STOPS):
        if _text(typist) in kinds:
            break
        typist.press(Qt.Key.Key_Tab)
    for _kind in kinds:
        if _text(typist) == BY_NOUN[noun].label:
            break
        typist.press(Qt.Key.Key_Right)
    assert _text(typist) == BY_NOUN[noun].label
    typist.press(Qt.Key.Key_Space)
    typist.settle()


def _text(typist: Typist) -> str:
    cursor = typist.cursor
    return cursor.text() if isinstance(cursor, QAbstractButton) else ""
