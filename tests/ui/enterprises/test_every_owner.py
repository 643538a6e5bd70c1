"""A park, a provider, a remark and a paper: typed by key, changed, found, printed in the dossier, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from tests.ui.attached.helping import files
from tests.ui.clerk import Clerk
from tests.ui.enterprises import by_key
from tests.ui.typist import CTRL, Typist
from ui.attached.notes import Writing
from ui.enterprises.owner_page import ATTACHED, OwnerPage
from ui.widgets.grid import Grid

FIRM = "湖口样例一厂有限公司"
REMARK = "电话核实验收报告原件下周补交"


@pytest.fixture
def typist(clerk: Clerk) -> Typist:
    return Typist(clerk)


def _subject_shown(clerk: Clerk) -> str:
    page = clerk.page.detail.currentWidget()
    subject = page.subject if isinstance(page, OwnerPage) else None
    return subject.id if subject else ""


@pytest.mark.parametrize("model", [Park, Provider], ids=lambda model: model.noun)
def test_a_subject_of_each_kind(model: type[Record], typist: Typist, clerk: Clerk) -> None:
    said = by_key.paper_of(model)
    by_key.turn_list(typist, model.noun)
    typist.press(Qt.Key.Key_N, CTRL)
    typist.fill(model, said)
    (made,) = typist.stored(model)
    by_key.is_as_its_paper_says(made, said)
    by_key.is_printed(typist, made)
    by_key.is_found(typist, clerk, made, lambda: _subject_shown(clerk))
    by_key.is_changed_and_back(typist, made, "备注", "note")
    by_key.is_taken_back_and_done_again(typist, made)


def _begun(typist: Typist) -> None:
    """At the papers and remarks of a firm just registered."""
    typist.press(Qt.Key.Key_N, CTRL)
    typist.fill(Enterprise, {"企业名称": FIRM})
    typist.go_to_tab(ATTACHED)


def _picked(grid: Grid) -> str:
    row = grid.currentIndex().row()
    return grid.rows.rows[row][1].record.id if row >= 0 else ""


def test_a_remark(typist: Typist, clerk: Clerk) -> None:
    _begun(typist)
    by_key.go_to(typist, "新的记事")
    typist.write(REMARK)
    typist.press(Qt.Key.Key_Return, CTRL)
    typist.settle()
    (made,) = typist.stored(RecordNote)
    (firm,) = typist.stored(Enterprise)
    assert (made.text, made.of_noun, made.of) == (REMARK, Enterprise.noun, firm.id)
    by_key.is_printed(typist, made, REMARK)
    notes = clerk.subject.attached.notes
    by_key.is_found(typist, clerk, made, lambda: _picked(notes.grid))
    _is_reworded_and_back(typist, made)
    by_key.is_taken_back_and_done_again(typist, made)


def _is_reworded_and_back(typist: Typist, made: RecordNote) -> None:
    by_key.go_to(typist, "修改记事")
    assert isinstance(typist.cursor, Writing)
    typist.press(Qt.Key.Key_A, CTRL)
    typist.write(by_key.LATER)
    typist.press(Qt.Key.Key_Return, CTRL)
    typist.settle()
    assert [one.text for one in typist.stored(RecordNote)] == [by_key.LATER]
    by_key.go_to(typist, "记事")
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.settle()
    assert typist.stored(RecordNote) == [made]


def test_a_paper(typist: Typist, clerk: Clerk, tmp_path: Path) -> None:
    _begun(typist)
    acts = clerk.subject.attached.acts

    def pick(_parent: QWidget, _title: str, _place: Path, _kind: str) -> list[Path]:
        return files(tmp_path, 节能验收报告=3)

    acts.choose_files = pick  # the dialog is the system's
    typist.press(Qt.Key.Key_Return, CTRL)
    typist.settle()
    (made,) = typist.stored(Attachment)
    assert (made.file_name, made.kind, made.pages) == ("节能验收报告.pdf", "acceptance", 3)
    by_key.is_printed(typist, made, "节能验收报告.pdf")
    papers = clerk.subject.attached.papers
    by_key.is_found(typist, clerk, made, lambda: _picked(papers.grid))
    by_key.is_changed_and_back(typist, made, "备注", "note")
    by_key.is_taken_back_and_done_again(typist, made)
