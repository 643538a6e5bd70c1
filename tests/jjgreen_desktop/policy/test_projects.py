from typing import Any

import pytest

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy.projects import earlier_key, own_key, project_key, projects
from tests.jjgreen_desktop.policy.samples import loan, retrofit, subject


@pytest.mark.parametrize("name", ["1号窑(改造)", "１号窑（改造）", " 1 号窑 （改造）\n"])
def test_one_project_however_it_is_typed(name: str) -> None:
    assert project_key(retrofit(), name) == "project:1号窑(改造)"


@pytest.mark.parametrize("name", [None, "", "  "])
def test_a_record_without_project_is_its_own(name: str | None) -> None:
    assert project_key(retrofit(id="r7"), name) == "retrofit:r7"


def test_answers_carry_over_and_the_joint_key_does_not_depend_on_their_order() -> None:
    records = (retrofit(), retrofit(id="r2", project="乙"), retrofit(id="r3", project=None))
    one, two = answered(records[0], records[2]), answered(records[2], records[1], id="b2")
    for answers in ((one, two), (two, one)):
        found = projects(subject(retrofits=records, answers=answers))
        assert {found.key(own_key(record)) for record in records} == {"project:一号窑余热利用改造"}


def test_a_contrary_answer_does_not_part_what_other_answers_join() -> None:
    records = (retrofit(), retrofit(id="r2", project="乙"), retrofit(id="r3", project="丙"))
    answers = (
        answered(records[0], records[1]),
        answered(records[1], records[2], id="b2"),
        answered(records[0], records[2], id="b3", answer="different"),
    )
    found = projects(subject(retrofits=records, answers=answers))
    assert len({found.key(own_key(record)) for record in records}) == 1


def test_a_predecessor_s_record_without_project_can_be_answered_about() -> None:
    old = loan(id="l0", project=None)
    found = projects(
        subject(loans=(loan(),), earlier_loans=(old,), answers=(answered(loan(), old),))
    )
    assert found.key(earlier_key(old)) == "project:一号窑余热利用改造"


def answered(one: Record, two: Record, **known: Any) -> SameProject:
    facts = {"id": "b1", "answer": "same"} | known
    return SameProject(
        first_noun=one.noun, first=one.id, second_noun=two.noun, second=two.id, **facts
    )
