from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import seals
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.changing import (
    approved_as,
    preview_change,
    since_file,
    since_of,
    since_seal,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save
from tests.jjgreen_desktop.operations.desk import firm, make_office, retrofit_facts, title_facts

UP = "因验收报告载明的提升率由 7.00 % 改为 8.2 %，由二档升为三档，+30 万元。"
EDIT = {"improvement_stated_pct": Decimal("8.2")}


def test_what_changed_since_a_seal_and_its_file(office: Office, tmp_path: Path) -> None:
    owner = firm(office)
    record = save(office, retrofit_facts(owner.id)).record
    made = seals.seal(office, owner)
    file = seals.export(office, made, tmp_path / "f.jjseal.zip")
    assert since_seal(office, made) == []
    save(office, record.model_copy(update=EDIT))
    assert [change.sentence for change in since_seal(office, made)] == [UP]
    assert [change.sentence for change in since_file(office, file)] == [UP]
    other = make_office(tmp_path / "别处", "都昌县")
    with pytest.raises(Problem, match="本登记簿里没有这份封存的对象“湖口样例一厂有限公司”"):
        since_file(other, file)
    other.store.close()


def test_a_deleted_subject_cannot_be_compared(office: Office) -> None:
    owner = firm(office)
    made = seals.seal(office, owner)
    office.store.undo()
    remove(office, owner)
    with pytest.raises(Problem, match="对象已被删除"):
        since_seal(office, made)


def test_a_line_is_compared_with_what_its_approval_sealed(office: Office) -> None:
    owner = firm(office)
    record = save(office, retrofit_facts(owner.id)).record
    line = line_of(office, "2.1", record.id)
    assert line is not None
    assert since_of(office, line, owner.id).seal is None
    approve(office, line, 70_000_000, "样例市工信字〔2026〕12号", date(2026, 9, 1))
    assert approved_as(office) == {("2.1", record.id): ("eligible", 70_000_000)}
    save(office, record.model_copy(update=EDIT))
    seals.seal(office, owner)
    found = since_of(office, line, owner.id)
    assert found.seal is not None
    assert found.seal.occasion == "approval"
    assert len(found.seals) == 2
    assert found.change is not None
    assert found.change.sentence == UP


def test_another_line_of_the_subject_is_compared_with_the_latest_seal(office: Office) -> None:
    owner = firm(office)
    title = save(office, title_facts(owner.id)).record
    seals.seal(office, owner)
    line = line_of(office, "3", title.id)
    assert line is not None
    found = since_of(office, line, owner.id)
    assert found.seal is not None
    assert (found.seal.occasion, found.change) == ("by_hand", None)


def test_an_edit_is_told_against_the_record_before_it(office: Office) -> None:
    record = save(office, retrofit_facts(firm(office).id)).record
    draft = record.model_copy(update=EDIT)
    found = preview_change(office, record, draft)
    assert found.line is not None
    assert found.line.ceiling_fen == 100_000_000
    assert found.change is not None
    assert found.change.sentence == UP
    save(office, draft)
    again = preview_change(office, record, draft)
    assert again.change is not None
    assert again.change.sentence == UP


def test_no_edit_and_a_new_record_tell_nothing(office: Office) -> None:
    owner = firm(office)
    record = save(office, retrofit_facts(owner.id)).record
    assert preview_change(office, record, record).change is None
    draft = retrofit_facts(owner.id, "4", project="二号窑改造")
    found = preview_change(office, retrofit_facts(owner.id), draft)
    assert found.change is None
    assert found.line is not None
    assert found.line.ceiling_fen == 50_000_000
    assert preview_change(office, owner, owner).line is None
