"""A provider is told by the work it did."""

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.dossier import dossiers
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer, asked
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.full_firm import (
    ACCOUNT,
    NAME,
    PROVIDER,
    WHY,
)
from tests.jjgreen_desktop.operations.told import block, column, facts, full

__all__ = ["full"]


def test_a_provider_is_told_by_the_work_it_did(office: Office, full: Enterprise) -> None:
    provider = save(office, Provider(name=PROVIDER, bank_account=ACCOUNT)).record
    place = {"of_noun": provider.noun, "of": provider.id}
    save(office, RecordNote(**place, text="资质已核对"))
    (made,) = dossiers(office, [(provider.noun, provider.id)])
    result = assess_enterprise(office, full.id)
    assert made.title == "服务商档案" and made.total_fen == result.total_fen("provider")
    assert facts(block(made, "head"))["银行账号"] == "****0123"
    rows = block(made, "dealings").rows
    assert [(row.cells[0].text, row.cells[1].value, row.cells[5].value) for row in rows[:-1]] == [
        (NAME, line.clause, line.ceiling_fen)
        for line in result.lines
        if line.beneficiary.kind == "provider"
    ]
    assert rows[-1].cells[5].value == made.total_fen
    said = made.section("dealings").said
    assert said == "诊断 1 项，合同能源管理 1 项，可得合计 310,000.00 元，已兑现 0.00 元。"
    assert column(block(made, RecordNote.noun), "text") == ["资质已核对"]
    listed = all_checks(office, provider)
    assert listed, "a provider without a code and an address is asked for them"
    found = block(made, "findings")
    assert column(found, "what") == [one.what for one in listed]
    assert column(found, "matter") == [provider.label] * len(listed)
    assert {row.opens.record for row in found.rows if row.opens} == {provider.id}
    assert made.untold() == "没有登记：附件。"


def test_the_reason_given_for_a_finding_of_a_provider_is_told(office: Office) -> None:
    save(office, Provider(name=PROVIDER))
    second = save(office, Provider(name=PROVIDER)).record
    wanted = next(one.finding for one in asked(office, second) if one.open)
    answer(office, second, wanted, WHY)
    (made,) = dossiers(office, [(second.noun, second.id)])
    found = block(made, "findings")
    told = dict(zip(column(found, "what"), column(found, "state"), strict=True))
    assert told[wanted.what] == WHY


def test_a_provider_that_did_nothing_yet(office: Office) -> None:
    provider = save(office, Provider(name="样例闲置服务有限公司")).record
    (made,) = dossiers(office, [(provider.noun, provider.id)])
    assert [section.key for section in made.told()] == ["head", "findings"]
    assert made.total_fen == 0
