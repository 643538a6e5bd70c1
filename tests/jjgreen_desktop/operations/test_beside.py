"""What is kept beside a record follows it through a merge of firms, and back exactly."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.attachments import attach
from jjgreen_desktop.operations.merging import merge, plan
from jjgreen_desktop.operations.notes import note
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer, asked
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.unmerging import unmerge
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.operations.test_attachments import PDF, PNG
from tests.jjgreen_desktop.operations.test_merging import CODE, OTHER_CODE, register

ACCOUNT = "9558850000000000000"


@pytest.fixture
def pair(office: Office) -> tuple[Enterprise, Enterprise]:
    """Two firms with a return each of one year; the second has papers, notes and a kept reason."""
    firm(office, "湖口样例三厂有限公司", bank="样例银行", bank_account=ACCOUNT)
    keep = firm(office, credit_code=CODE)
    lose = firm(office, "老厂", credit_code=OTHER_CODE, bank="样例银行", bank_account=ACCOUNT)
    for number, holder in enumerate((keep, lose)):
        report = AnnualReturn(enterprise=holder.id, year=2025, energy_tce=Decimal(6000 + number))
        attach(office, save(office, report).record, f"报表{number}.pdf", PDF + bytes([number]))
    retrofit = save(office, retrofit_facts(lose.id)).record
    attach(office, retrofit, "验收.pdf", PDF)
    attach(office, lose, "营业执照.png", PNG)
    note(office, lose, "老厂的记事")
    note(office, retrofit, "改造的记事")
    (found,) = [one.finding for one in asked(office, lose) if one.open]
    assert found.grade is Grade.VERIFY
    answer(office, lose, found, "两家同属一个集团，共用账户")
    return keep, lose


def merged(office: Office, keep: Enterprise, lose: Enterprise, side: str) -> object:
    (report,) = office.store.find(AnnualReturn, enterprise=lose.id)
    return merge(office, keep, lose, {f"annual_return:{report.id}": side})


@pytest.mark.parametrize("side", ["keep", "lose"])
def test_papers_notes_and_reasons_of_the_lost_firm_are_those_of_the_kept_one(
    office: Office, pair: tuple[Enterprise, Enterprise], side: str
) -> None:
    keep, lose = pair
    merged(office, keep, lose, side)
    (report,) = office.store.find(AnnualReturn)
    (retrofit,) = office.store.find(Retrofit)
    assert {one.enterprise for one in office.store.find(Attachment)} == {keep.id}
    of = {one.file_name: one.of for one in office.store.find(Attachment)}
    assert of == {
        "报表0.pdf": report.id,
        "报表1.pdf": report.id,
        "验收.pdf": retrofit.id,
        "营业执照.png": keep.id,
    }
    assert [(one.of, one.enterprise) for one in office.store.find(RecordNote)] == [
        (keep.id, keep.id),
        (retrofit.id, keep.id),
    ]
    (reason,) = office.store.find(Reason)
    assert (reason.of_noun, reason.of) == ("enterprise", keep.id)


def test_the_reason_still_answers_what_is_asked_of_the_merged_firm(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = pair
    merged(office, keep, lose, "keep")
    now = office.store.get(Enterprise, keep.id)
    assert now is not None
    assert now.bank_account == ACCOUNT
    told = [one for one in asked(office, now) if one.finding.check == "same_bank_account"]
    assert [one.text for one in told] == ["两家同属一个集团，共用账户"]


@pytest.mark.parametrize("side", ["keep", "lose"])
def test_taken_apart_again_everything_is_as_before(
    office: Office, pair: tuple[Enterprise, Enterprise], side: str
) -> None:
    before = register(office)
    merging = merged(office, *pair, side)
    done = unmerge(office, merging)  # type: ignore[arg-type]
    assert register(office) == before
    assert done.told == []
    office.store.undo()
    office.store.undo()
    assert register(office) == before


def test_what_was_added_since_goes_with_its_record(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = pair
    merging = merged(office, keep, lose, "keep")
    (retrofit,) = office.store.find(Retrofit)
    later = attach(office, retrofit, "补充.pdf", PDF + b"2").record
    own = attach(office, office.store.find(Enterprise)[1], "合同.pdf", PDF + b"3").record
    (gone,) = office.store.find(Attachment, file_name="营业执照.png")
    with office.store.transaction("删除") as write:
        write.delete(gone)
    done = unmerge(office, merging)  # type: ignore[arg-type]
    assert [one.enterprise for one in office.store.find(Attachment, id=later.id)] == [lose.id]
    assert [one.enterprise for one in office.store.find(Attachment, id=own.id)] == [keep.id]
    assert done.told == [
        "附件“营业执照.png”合并后已删除，没有移回。",
        "合并后新登记的附件“合同.pdf”留在“湖口样例一厂有限公司”名下，请核对是谁的。",
    ]


def test_what_moves_is_counted_before_it_is_done(
    office: Office, pair: tuple[Enterprise, Enterprise]
) -> None:
    counts = plan(office, *pair).counts
    assert (counts["附件"], counts["记事"]) == (3, 2)


def diagnosed(office: Office, owner: Enterprise, *measures: str) -> Diagnosis:
    made = save(
        office,
        Diagnosis(
            enterprise=owner.id,
            provider="样例节能服务有限公司",
            report_on=date(2026, 3, 20),
        ),
    ).record
    for measure in measures:
        part = DiagnosisFinding(enterprise=owner.id, diagnosis=made.id, measure=measure)
        save(office, part)
    return made


@pytest.mark.parametrize("side", ["keep", "lose"])
@pytest.mark.parametrize("measures", [((), ("余热回收",)), (("照明",), ()), (("照明",), ("余热",))])
def test_parts_of_a_record_that_is_dropped_belong_to_the_one_that_stays_or_go_with_it(
    office: Office, side: str, measures: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    keep, lose = firm(office, credit_code=CODE), firm(office, "老厂", credit_code=OTHER_CODE)
    ours, theirs = (
        diagnosed(office, owner, *names)
        for owner, names in zip((keep, lose), measures, strict=True)
    )
    before = register(office)
    merging = merge(office, keep, lose, {f"diagnosis:{theirs.id}": side})
    (stays,) = office.store.find(Diagnosis)
    assert stays.id == (ours.id if side == "keep" else theirs.id)
    found = office.store.find(DiagnosisFinding)
    assert {(one.diagnosis, one.enterprise) for one in found} == {(stays.id, keep.id)}
    all_of_them = [name for names in measures for name in names]
    wanted = measures[side == "lose"] if all(measures) else all_of_them
    assert [one.measure for one in found] == list(wanted)
    assert unmerge(office, merging).told == []
    assert register(office) == before
