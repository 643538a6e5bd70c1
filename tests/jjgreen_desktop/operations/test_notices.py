from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import AnnualReturn, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_holder, line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.notices import NoticeFacts, file_name, notice_facts
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import Entry
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Assessment
from tests.jjgreen_desktop.operations.desk import DAY, firm, retrofit_facts
from tests.jjgreen_desktop.policy import samples

PAPER = "《关于下达样例奖补资金的通知》（样例文号〔2026〕5号）"


def line_for(office: Office, clause: str, record: Record) -> Assessment:
    line = line_of(office, clause, record.id)
    assert line
    return line


def test_a_retrofit_without_approval_is_a_draft_of_the_ceiling(signed: Office) -> None:
    holder = firm(signed, bank="样例银行", bank_account="6222000000000000123")
    known = {"energy_unit": "kgce/t", "filing_number": "湖样备〔2026〕3号"}
    record = save(signed, retrofit_facts(holder.id, "8.01", **known)).record
    line = line_for(signed, "2.1", record)
    facts = notice_facts(signed, line)
    assert facts.draft
    assert (facts.ceiling_fen, facts.approved_fen) == (100_000_000, None)
    assert facts.number == "湖样字〔2026〕\u3000\u3000号"
    assert facts.addressee == "湖口样例一厂有限公司"
    assert facts.matter == "“一号窑余热利用改造”绿色低碳改造项目"
    assert facts.clause_text == signed.pack.clause("2.1").text
    assert facts.clause_text.startswith("二、支持制造业企业开展绿色低碳改造。")
    assert facts.reasons == tuple(step.text for step in line.steps)
    assert (facts.bank, facts.bank_account) == ("样例银行", "6222000000000000123")
    assert (facts.bureau, facts.contact, facts.on) == ("湖口县工业和信息化局", "李样例", DAY)
    for entry in (
        Entry("验收报告备案日期", "2026年6月1日"),
        Entry("备案文号", "湖样备〔2026〕3号"),
        Entry("改造前单位产品综合能耗", "100 kgce/t"),
        Entry("改造后单位产品综合能耗", "91.99 kgce/t"),
        Entry("验收报告载明的提升率", "8.01%"),
    ):
        assert entry in facts.entries
    assert file_name(facts).startswith("测算稿-湖口样例一厂有限公司-“一号窑余热利用改造”")


def test_an_approved_notice_carries_the_papers_amount_and_number(signed: Office) -> None:
    record = save(signed, retrofit_facts(firm(signed).id)).record
    line = line_for(signed, "2.1", record)
    approve(signed, line, 45_678_901, PAPER, date(2026, 7, 15), "湖样字〔2026〕8号")
    facts = notice_facts(signed, line)
    assert not facts.draft
    assert facts.approved_fen == 45_678_901
    assert (facts.approved_document, facts.approved_on) == (PAPER, date(2026, 7, 15))
    assert (facts.number, facts.numbered) == ("湖样字〔2026〕8号", True)
    assert file_name(facts) == "湖样字〔2026〕8号-湖口样例一厂有限公司"


def test_a_diagnosis_is_told_to_the_provider(signed: Office) -> None:
    holder = firm(signed)
    energy = AnnualReturn(
        enterprise=holder.id, year=2025, energy_tce=Decimal(6200), energy_basis="dangliang"
    )
    save(signed, energy)
    diagnosis = Diagnosis(
        enterprise=holder.id,
        provider="样例节能服务有限公司",
        report_on=date(2026, 3, 20),
        plan=True,
        deep_diagnosis_by_ndrc=False,
        fee_fen=1_200_000,
    )
    facts = notice_facts(signed, line_for(signed, "1", save(signed, diagnosis).record))
    assert facts.addressee == "样例节能服务有限公司"
    assert facts.matter == "为湖口样例一厂有限公司开展的绿色低碳诊断服务"
    assert facts.ceiling_fen == 1_000_000
    assert facts.entries[:3] == (
        Entry("被诊断企业", "湖口样例一厂有限公司"),
        Entry("诊断服务商", "样例节能服务有限公司"),
        Entry("诊断报告日期", "2026年3月20日"),
    )
    assert Entry("诊断服务费", "12,000.00元") in facts.entries
    assert (facts.bank, facts.bank_account) == ("", "")


def test_a_park_is_told_of_its_title(signed: Office) -> None:
    park = Park(
        name="湖口样例园区", county="湖口县", bank="样例银行", bank_account="1000200030004000"
    )
    holder = save(signed, park).record
    title = Title(
        park=holder.id,
        kind="green_park",
        level="national",
        holder="park",
        holder_name="湖口样例园区",
        batch="第九批",
        published_on=date(2026, 3, 18),
        document="样例厅函〔2026〕1号",
        status="valid",
    )
    save(signed, title)
    (line,) = assess_holder(signed, holder.noun, holder.id).lines
    facts = notice_facts(signed, line)
    assert facts.addressee == "湖口样例园区"
    assert facts.matter == "获评国家级绿色园区"
    assert facts.ceiling_fen == 50_000_000
    assert facts.bank_account == "1000200030004000"
    assert Entry("公布文件及文号", "样例厅函〔2026〕1号") in facts.entries


def test_a_line_that_gives_nothing_has_no_notice(signed: Office) -> None:
    record = save(signed, retrofit_facts(firm(signed).id, filed_on=date(2024, 6, 1))).record
    with pytest.raises(Problem, match="没有可以告知的金额") as caught:
        notice_facts(signed, line_for(signed, "2.1", record))
    assert caught.value.fix.startswith("原因：")


def test_an_amount_above_the_ceiling_of_today_is_not_promised(signed: Office) -> None:
    holder = firm(signed)
    record = save(signed, retrofit_facts(holder.id)).record
    approve(signed, line_for(signed, "2.1", record), 70_000_000, PAPER, date(2026, 7, 15))
    mended = retrofit_facts(holder.id, "4.00").model_copy(update={"id": record.id})
    save(signed, mended)
    with pytest.raises(Problem, match="高于现在测算的政策上限") as refused:
        notice_facts(signed, line_for(signed, "2.1", record))
    assert str(refused.value).startswith("湖口样例一厂有限公司的“一号窑余热利用改造”市级核定")


def test_an_approved_notice_needs_a_signing_bureau_and_a_draft_does_not(office: Office) -> None:
    with office.store.transaction("设置") as writing:
        writing.set_setting("bureau", "")
    record = save(office, retrofit_facts(firm(office).id)).record
    line = line_for(office, "2.1", record)
    facts = notice_facts(office, line)
    assert (facts.number, facts.bureau) == ("〔2026〕\u3000\u3000号", "")
    approve(office, line, 100, PAPER, date(2026, 7, 15))
    with pytest.raises(Problem, match="还没有填写填报单位"):
        notice_facts(office, line)


def test_a_file_name_holds_nothing_a_disk_refuses(signed: Office) -> None:
    record = save(signed, retrofit_facts(firm(signed, '湖口<样例>:"一/厂"?').id)).record
    facts: NoticeFacts = notice_facts(signed, line_for(signed, "2.1", record))
    assert not set('\\/:*?"<>|') & set(file_name(facts))
    assert "湖口_样例_一_厂_" in file_name(facts)


@pytest.mark.parametrize(
    ("clause", "made", "matter", "entry"),
    [
        (
            "2.2",
            samples.loan,
            "“一号窑余热利用改造”绿色贷项目贷款",
            Entry("已付利息", "850,000.00元"),
        ),
        ("4", samples.pilot, "“样例试点”绿色低碳转型试点", Entry("级别", "国家级")),
        (
            "5.1",
            samples.platform,
            "“样例平台”绿色低碳公共服务平台",
            Entry("节能降碳高级工程师", "3 人"),
        ),
        (
            "5.2",
            samples.system,
            "“样例系统”数字化能源管理系统",
            Entry("产品合同价（含税）", "600,000.00元"),
        ),
        (
            "5.3",
            samples.contract,
            "为湖口样例一厂有限公司实施的“二号窑合同能源管理”合同能源管理项目",
            Entry("改造企业", "湖口样例一厂有限公司"),
        ),
        ("6.1", samples.rating, "获评节能环保装备企业综合评选三等", Entry("获评等次", "三等")),
        (
            "6.2",
            samples.listing,
            "产品“样例高效电机”列入《国家工业节能技术装备推荐目录》",
            Entry("产品名称", "样例高效电机"),
        ),
        ("8", samples.special, "“样例研究院”一事一议事项", Entry("议定金额", "900,000.00元")),
    ],
)
def test_every_clause_that_pays_has_its_notice(
    signed: Office, clause: str, made: Callable[..., Record], matter: str, entry: Entry
) -> None:
    record = save(signed, made(id="", enterprise=firm(signed).id)).record
    line = line_for(signed, clause, record)
    facts = notice_facts(signed, line)
    assert (facts.matter, facts.ceiling_fen) == (matter, line.ceiling_fen)
    assert entry in facts.entries
    assert len({one.label for one in facts.entries}) == len(facts.entries)
    to = "样例节能服务有限公司" if clause == "5.3" else "湖口样例一厂有限公司"
    assert facts.addressee == to
    assert facts.clause_text == signed.pack.clause(clause).text


def test_clause_seven_has_no_notice(signed: Office) -> None:
    waste = SolidWaste(enterprise=firm(signed).id, waste="样例尾矿")
    line = line_for(signed, "7", save(signed, waste).record)
    with pytest.raises(Problem, match="没有可以告知的金额"):
        notice_facts(signed, line)
