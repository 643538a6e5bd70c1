from datetime import date

import pytest

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.assessing import preview
from jjgreen_desktop.operations.awards import approve, award_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Assessment
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts

PAPER = "样例市工信字〔2026〕12号"
SIGNED = date(2026, 9, 1)


def line_in(office: Office, stated: str = "7.00") -> Assessment:
    saved = save(office, retrofit_facts(firm(office).id, stated)).record
    line = preview(office, saved)
    assert line is not None
    return line


def test_an_approved_amount_is_kept_with_its_paper(office: Office) -> None:
    line = line_in(office)
    approve(office, line, 65_000_000, PAPER, SIGNED)
    kept = award_of(office, line)
    assert kept is not None
    assert (kept.approved_fen, kept.approved_document, kept.approved_on) == (
        65_000_000,
        PAPER,
        SIGNED,
    )
    assert kept.enterprise == line.beneficiary.id


def test_a_correction_replaces_and_does_not_add(office: Office) -> None:
    line = line_in(office)
    approve(office, line, 65_000_000, PAPER, SIGNED)
    approve(office, line, 70_000_000, PAPER, SIGNED, notice_number="湖样字〔2026〕8号")
    (kept,) = office.store.find(Award)
    assert (kept.approved_fen, kept.notice_number) == (70_000_000, "湖样字〔2026〕8号")


@pytest.mark.parametrize(
    ("fen", "paper", "signed", "words"),
    [
        (70_000_001, PAPER, SIGNED, "700,000.01 元高于政策上限 700,000.00 元"),
        (-500, PAPER, SIGNED, "市级核定不能是 -5.00 元"),
        (70_000_000, "  ", SIGNED, "没有填写核定文件"),
        (70_000_000, PAPER, date(2026, 10, 1), "晚于今天"),
    ],
)
def test_what_the_citys_paper_cannot_say_is_refused(
    office: Office, fen: int, paper: str, signed: date, words: str
) -> None:
    line = line_in(office)
    with pytest.raises(Problem, match=words):
        approve(office, line, fen, paper, signed)
    assert award_of(office, line) is None


def test_a_line_that_is_not_eligible_cannot_be_approved(office: Office) -> None:
    line = line_in(office, "2.99")
    with pytest.raises(Problem, match="测算结果是“不适用”"):
        approve(office, line, 0, PAPER, SIGNED)
