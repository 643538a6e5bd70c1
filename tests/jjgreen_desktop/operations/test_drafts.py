"""Drafts: kept beside the register, found again with what they were typed on, no part of the journal."""

from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.drafts import (
    Draft,
    Kept,
    ReasonPlace,
    half_reasoned,
    keep,
    keep_form,
    keep_reason,
    kept,
    kept_form,
    kept_reasons,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bootstrap.create_office(tmp_path, "湖口县", "张样例").store.close()
    return tmp_path


def reopened(office: Office, folder: Path) -> Office:
    office.store.close()
    return bootstrap.open_office(folder)


def test_a_draft_is_found_with_its_record_or_its_firm(folder: Path) -> None:
    office = bootstrap.open_office(folder)
    firm = save(office, Enterprise(name="湖口样例一厂有限公司", county="湖口县")).record
    on_firm = Draft("enterprise", firm.id, texts={"credit_code": "9136"})
    new_firm = Draft("enterprise", "", texts={"contact": "张样例"})
    new_retrofit = Draft("retrofit", "", "enterprise", firm.id, {"completed_on": "2026-3"})
    for draft in (on_firm, new_firm, new_retrofit):
        keep(office, draft)
    office = reopened(office, folder)
    assert kept(office) == [
        Kept(on_firm, firm, None, firm),
        Kept(new_firm, None, None),
        Kept(new_retrofit, None, firm, firm),
    ]
    office.store.close()


def test_half_typed_parts_are_told_apart_by_what_they_belong_to(folder: Path) -> None:
    office = bootstrap.open_office(folder)
    firm = save(office, Enterprise(name="湖口样例一厂有限公司", county="湖口县")).record
    wholes = [
        save(office, Diagnosis(enterprise=firm.id, provider=provider)).record
        for provider in ("样例节能服务有限公司", "样例诊断服务有限公司")
    ]
    for whole in wholes:
        keep(office, Draft("diagnosis_finding", "", "diagnosis", whole.id, {"kind": "节能"}))
    found = [(one.owner, one.holder) for one in kept(office)]
    assert found == [(whole, firm) for whole in wholes]
    office.store.close()


def test_a_draft_is_neither_journalled_nor_undone_and_goes_when_its_texts_do(folder: Path) -> None:
    office = bootstrap.open_office(folder)
    firm = save(office, Enterprise(name="湖口样例一厂有限公司", county="湖口县")).record
    before = office.store.history(9)
    keep(office, Draft("enterprise", firm.id, texts={"credit_code": "9136"}))
    keep(office, Draft("enterprise", firm.id, texts={"credit_code": "91360"}))
    assert office.store.history(9) == before
    assert [one.draft.texts for one in kept(office)] == [{"credit_code": "91360"}]
    keep(office, Draft("enterprise", firm.id))
    assert kept(office) == []
    assert office.store.undo() == "登记企业 湖口样例一厂有限公司"
    office.store.close()


def test_a_draft_waits_while_its_record_is_deleted(folder: Path) -> None:
    office = bootstrap.open_office(folder)
    firm = save(office, Enterprise(name="湖口样例一厂有限公司", county="湖口县")).record
    retrofit = save(office, Retrofit(enterprise=firm.id, project="一号窑改造")).record
    keep(office, Draft("retrofit", retrofit.id, texts={"paid_on": "2026"}))
    remove(office, retrofit)
    assert kept(office) == []
    office.store.undo()
    assert [one.record for one in kept(office)] == [retrofit]
    office.store.close()


def test_a_form_is_kept_beside_the_drafts_of_records(folder: Path) -> None:
    office = bootstrap.open_office(folder)
    keep_form(office, "ruling", {"document": "样例纪要"})
    office = reopened(office, folder)
    assert (kept_form(office, "ruling"), kept(office)) == ({"document": "样例纪要"}, [])
    keep_form(office, "ruling", {})
    assert kept_form(office, "ruling") == {}
    assert office.store.drafts() == {}
    office.store.close()


def test_a_reason_half_typed_is_kept_with_its_record(folder: Path) -> None:
    office = bootstrap.open_office(folder)
    firm = save(office, Enterprise(name="湖口样例一厂有限公司", county="湖口县")).record
    done = save(office, Diagnosis(enterprise=firm.id, report_on=date(2026, 5, 8))).record
    place = ReasonPlace("diagnosis", done.id, "fee_fen", "slip")
    keep_reason(office, place, "已核对合")
    keep_reason(office, place._replace(record="另一条"), "已核")
    office = reopened(office, folder)
    assert kept_reasons(office, done.id) == {place: "已核对合"}
    assert len(kept_reasons(office)) == 2
    assert half_reasoned(office) == [firm]
    assert kept(office) == []
    keep_reason(office, place, "")
    assert (kept_reasons(office, done.id), half_reasoned(office)) == ({}, [])
    office.store.close()
