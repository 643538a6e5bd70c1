"""一企一档: nothing registered is left out, every figure is the engine's, every row opens its record."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.award import Award, OutsideAward
from jjgreen_desktop.domain.budget import PlanMark
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.energy import FLOWS, EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.part import DiagnosisFinding, TitleStatus
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.dossier import dossier, dossiers, everyone, held, stage
from jjgreen_desktop.operations.dossier_energy import change_said
from jjgreen_desktop.operations.dossier_records import Words, is_form, listing, masked, told_fields
from jjgreen_desktop.operations.dossier_shape import Block, Dossier, EnergyYear, Row
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer, asked
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import DAY, firm, retrofit_facts, title_facts
from tests.jjgreen_desktop.operations.full_firm import (
    ACCOUNT,
    DOCUMENT,
    FORMER,
    KILN,
    NAME,
    NUMBER,
    PROVIDER,
    WHY,
    full_firm,
    park_of,
)


@pytest.fixture
def full(office: Office) -> Enterprise:
    return full_firm(office)


def block(made: Dossier, section: str, key: str = "") -> Block:
    found = made.section(section).blocks
    return next(one for one in found if key in ("", one.key))


def texts(found: Block) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def column(found: Block, key: str) -> list[str]:
    at = [head.key for head in found.heads].index(key)
    return [row.cells[at].text for row in found.rows]


def facts(found: Block) -> dict[str, str]:
    return {row.cells[0].text: row.cells[1].text for row in found.rows}


def rows_of(made: Dossier) -> list[Row]:
    return [row for part in made.sections for one in part.blocks for row in one.rows]


def everything(made: Dossier) -> str:
    return "\n".join(cell.text for row in rows_of(made) for cell in row.cells)


def test_every_record_has_its_row(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    shown = {row.opens.of for row in rows_of(made) if row.opens}
    hidden = {
        (record.noun, record.title())
        for record in held(office, full).all()
        if record.id not in shown and not isinstance(record, Award)
    }
    assert hidden == set()
    assert made.untold() == ""


def test_every_known_value_is_told(office: Office, full: Enterprise) -> None:
    """A field added to the catalogue shows by itself: no field of any kind is named here."""
    holding = held(office, full)
    words, told = Words(office, holding), everything(dossier(office, full))
    silent = [
        (record.label, entry.label)
        for record in holding.all()
        if not isinstance(record, Award)
        for entry in told_fields(type(record))
        if (value := record.__dict__[entry.key]) is not None
        and words.cell(entry, value).text not in told
    ]
    assert silent == []


def test_the_head_masks_the_account_and_says_what_is_unknown(
    office: Office, full: Enterprise
) -> None:
    made = dossier(office, full)
    told = facts(block(made, "head"))
    assert told["企业名称"] == NAME and told["曾用名"] == FORMER
    assert told["行业"] == "3011 水泥制造"
    assert told["银行账号"] == "****0123"
    assert told["备注"] == "—"
    assert list(told) == [entry.header() for entry in fields_of(Enterprise)]
    assert ACCOUNT not in everything(made)
    assert masked("12") == "****"


def test_the_sums_are_the_engines(office: Office, full: Enterprise) -> None:
    made, result = dossier(office, full), assess_enterprise(office, full.id)
    assert made.total_fen == result.total_fen("enterprise") > 0
    assert made.providers_fen == result.total_fen("provider") > 0
    lines = block(made, "awards")
    assert [row.cells[3].value for row in lines.rows[:-1]] == [
        line.ceiling_fen for line in result.lines
    ]
    total = lines.rows[-1]
    assert total.summed and total.cells[3].value == result.total_fen()
    assert total.cells[5].value == 9_000_000  # 市级核定
    assert total.cells[6].value == 20_000_000  # 实际拨付
    assert total.cells[4].text == "—", "nobody has proposed anything"
    assert (
        "可得合计 3,530,000.00 元；由服务商领取的另有 310,000.00 元" in made.section("awards").said
    )
    assert made.basis.on == DAY and made.basis.facts_hash == result.facts_hash


def test_a_line_says_what_was_decided_and_why_it_is_left_out(
    office: Office, full: Enterprise
) -> None:
    line = next(x for x in assess_enterprise(office, full.id).lines if x.clause == "6.1")
    with office.store.transaction("标记") as write:
        mark = {"year": 2026, "clause": "6.1", "of": line.of, "mark": "exclude"}
        write.put(PlanMark(**mark, reason="样例会议纪要"))
    rows = {row.cells[0].value: row for row in block(dossier(office, full), "awards").rows}
    assert rows["3"].cells[5].text == "90,000.00"
    assert rows["4"].cells[2].text == "✓ 已兑现" and rows["4"].cells[6].text == "200,000.00"
    assert rows["2.1"].cells[2].text == f"– {Outcome.SUPERSEDED.label}"
    assert "就高选用" in rows["2.1"].cells[7].text
    assert "补齐后最高 500,000.00 元。" in rows["5.1"].cells[7].text
    assert rows["6.1"].cells[7].text.endswith("2026 年度计划不列入：样例会议纪要。")


def test_every_clause_is_answered_and_what_is_missing_is_ranked(
    office: Office, full: Enterprise
) -> None:
    made = dossier(office, full)
    clauses, missing = made.section("clauses").blocks
    assert len(clauses.rows) == 12
    assert all(row.opens and row.opens.clause for row in clauses.rows)
    amounts = [row.cells[0].value for row in missing.rows]
    assert amounts == sorted(amounts, reverse=True) and amounts[0] == 50_000_000
    opens = missing.rows[0].opens
    assert opens and (opens.noun, opens.key) == ("platform", "recognised_on")


def test_the_timeline_is_the_newest_first_and_speaks_of_money(
    office: Office, full: Enterprise
) -> None:
    found = block(dossier(office, full), "timeline")
    days = column(found, "on")
    assert days == sorted(days, reverse=True)
    told = {(row[0], row[2]): row for row in texts(found)}
    assert told["2028-09-14", "到期（未到）"][1] == "○"
    assert told["2026-08-20", "兑现"][1:] == ["✓", "兑现", "试点 绿色转型试点", "200,000.00"]
    assert told["2025-09-15", "放款"][4] == "20,000,000.00"
    assert told["2026-01-15", "开票"][3:] == [
        "发票 00012345（能源管理系统 能源管理中心）",
        "600,000.00",
    ]
    assert told["2026-04-01", "起始"][1] == "■"
    assert told["2026-05-08", "更名"][3] == f"称号 省级绿色工厂 {NAME} 样例厅函〔2026〕8号"
    renamed = [row for row in texts(found) if row[3] == f"{FORMER} → {NAME}"]
    assert [row[2] for row in renamed] == ["更名"]
    assert told["2026-05-20", "记事"][3].startswith("电话核实")
    assert not any("营业执照" in row[3] for row in texts(found)), "filing a paper is no event"


def test_a_merging_and_a_title_known_by_its_month_are_dated(office: Office) -> None:
    owner = firm(office)
    with office.store.transaction("合并") as write:
        write.put(
            Merging(
                kept=owner.id, lost="gone", lost_name="湖口样例二厂", merged_on=date(2026, 2, 3)
            )
        )
    save(office, title_facts(owner.id, published_on=None, published_month="2022-01"))
    found = texts(block(dossier(office, owner), "timeline"))
    assert [row[:4] for row in found] == [
        ["2026-02-03", "●", "企业合并", "并入 湖口样例二厂"],
        ["2022-01", "●", "公布", "称号 省级绿色工厂"],
    ]


def test_titles_stand_with_the_changes_of_their_status(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    changes = block(made, "titles", TitleStatus.noun)
    assert column(changes, "of_title") == ["称号 省级绿色工厂"] * 2
    assert column(changes, "status") == ["更名", "有效"]
    (title,) = office.store.find(Title)
    assert all(row.opens and row.opens.record == title.id for row in changes.rows)
    assert {row.opens.part for row in changes.rows if row.opens} == {
        one.id for one in office.store.find(TitleStatus)
    }


def test_audits_tell_findings_and_how_far_a_retrofit_is(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    found = block(made, "audits", DiagnosisFinding.noun)
    assert column(found, "diagnosis") == [f"诊断 {PROVIDER}"] * 2
    assert column(found, "decision") == ["已实施", "不实施"]
    retrofit = facts(block(made, "audits", "retrofit"))
    assert retrofit["进度"] == "备案（2026-06-01）"
    assert retrofit["改造前单位产品综合能耗"] == "100"
    assert retrofit["验收报告载明的提升率（%）"] == "7.00"
    assert retrofit["行业标杆水平"] == "—", "asked for by the clause, not known"
    assert "发票号码" not in retrofit, "not asked for, not known"


def test_how_far_a_record_has_come() -> None:
    assert stage(retrofit_facts("x", filed_on=None)).text == "验收（2026-05-10）"
    nothing = dict.fromkeys(("completed_on", "accepted_on", "filed_on"))
    assert stage(retrofit_facts("x", **nothing)).text == "—"


def test_energy_is_told_by_year_and_carrier(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    assert made.energy == (
        EnergyYear(2024, Decimal(7000), Decimal(7000) / 50000),
        EnergyYear(2025, Decimal(6200), Decimal(6200) / 52000),
    )
    said = made.section("energy").said
    assert said == "2025 年综合能源消费量比 2024 年下降 11.4%，单位工业增加值能耗下降 14.8%。"
    returns = block(made, "energy", AnnualReturn.noun)
    assert column(returns, "intensity") == ["0.1192", "0.1400"]
    uses = block(made, "energy", "energy_use")
    assert column(uses, "tce") == ["1,229.00", "1,457.16", "2,686.16"]
    assert uses.rows[-1].summed
    assert column(uses, "formula")[1].endswith("（样例化验报告，当量值）")
    assert column(uses, "rest") == [*map(_besides, office.store.find(EnergyUse)), ""]
    (last,) = office.store.find(AnnualReturn, year=2025)
    assert uses.rows[0].opens and uses.rows[0].opens.record == last.id
    assert column(block(made, "energy", "product_energy"), "unit_energy_computed") == ["100.00"]


def _besides(use: EnergyUse) -> str:
    flow = f"计入方式 {FLOWS[use.flow]}；" if use.flow else ""
    return f"{flow}备注 {use.note}"


def test_what_cannot_be_reckoned_yet_is_told_whole(office: Office) -> None:
    firm_id = firm(office).id
    kept = save(
        office,
        EnergyUse(
            enterprise=firm_id,
            year=2025,
            carrier="原煤",
            basis="dangliang",
            heat_value=Decimal(22500),
            factor_source="样例化验报告",
            note="磅单待补",
        ),
    ).record
    uses = block(dossier(office, office.store.get(Enterprise, firm_id)), "energy", EnergyUse.noun)
    assert column(uses, "formula") == ["请填写原煤的数量。"]
    assert column(uses, "rest") == [
        f"折标口径 当量值；实测低位发热量 22,500；折标系数 {kept.factor}；"
        "系数依据 样例化验报告；备注 磅单待补"
    ]


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([(2025, "10", None)], ""),
        ([(2023, "10", None), (2025, "9", None)], ""),
        ([(2024, "0", None), (2025, "9", None)], ""),
        ([(2024, "10", None), (2025, "10", None)], "2025 年综合能源消费量比 2024 年持平。"),
        ([(2024, "10", None), (2025, "12", None)], "2025 年综合能源消费量比 2024 年上升 20.0%。"),
    ],
)
def test_two_years_in_a_row_are_compared(
    years: list[tuple[int, str, str | None]], said: str
) -> None:
    found = tuple(EnergyYear(year, Decimal(tce), None) for year, tce, _rate in years)
    assert change_said(found) == said


def test_projects_say_where_they_are_named(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    registered = block(made, "projects", "project")
    assert column(registered, "named_in") == ["改造项目、绿色贷款、诊断措施 2 条"]
    named = {row[0]: row[1] for row in texts(block(made, "projects", "named"))}
    assert named["屋顶光伏"] == OutsideAward.label and KILN not in named


def test_a_project_spelt_otherwise_is_the_one_the_assessment_takes_it_for(
    office: Office, full: Enterprise
) -> None:
    spelt = f" {KILN[:2]} {KILN[2:]}"
    save(office, OutsideAward(enterprise=full.id, project=spelt, source="样例专项", amount_fen=1))
    made = dossier(office, full)
    (said,) = column(block(made, "projects", "project"), "named_in")
    assert OutsideAward.label in said
    assert spelt not in [row[0] for row in texts(block(made, "projects", "named"))]


def test_papers_findings_and_remarks(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    (notice,) = texts(block(made, "papers", "notices"))
    assert notice == ["三、标杆称号奖励", NUMBER, DOCUMENT, "2026-09-01", "90,000.00"]
    kept = block(made, "papers", Attachment.noun)
    assert column(kept, "file_name") == ["营业执照.pdf"] and column(kept, "pages") == ["2"]
    states = column(block(made, "findings"), "state")
    assert WHY in states and "待说明" in states
    assert column(block(made, "notes"), "text") == ["电话核实：验收报告原件下周补交"]


def test_a_firm_with_nothing_says_so_in_one_line(office: Office) -> None:
    made = dossier(office, firm(office))
    assert [section.key for section in made.told()] == ["head", "clauses", "findings"]
    assert made.untold().startswith("没有登记：奖补、大事记、称号、")
    assert made.total_fen == 0 and made.energy == ()
    assert len(block(made, "clauses").rows) == 12, "what could be had is answered all the same"


def test_a_park(office: Office) -> None:
    made = dossier(office, park_of(office))
    assert made.title == "园区档案" and made.total_fen == 50_000_000
    assert made.section("awards").said == "可得合计 500,000.00 元。均为政策上限，以市级核定为准。"
    assert [row[0] for row in texts(block(made, "clauses"))] == ["三、标杆称号奖励"]
    assert column(block(made, "timeline"), "matter") == ["称号 国家级绿色园区"]


def test_what_is_gone_is_refused_and_everyone_is_listed(office: Office) -> None:
    provider = save(office, Provider(name=PROVIDER)).record
    first, park = firm(office), park_of(office)
    assert everyone(office) == [
        ("enterprise", first.id),
        ("park", park.id),
        ("provider", provider.id),
    ]
    named = [one.name for one in dossiers(office, everyone(office))]
    assert named == [first.name, park.name, PROVIDER]
    with pytest.raises(Problem, match="不在登记簿里"):
        list(dossiers(office, [("enterprise", "nobody")]))


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


def test_a_new_field_appears_without_being_named(office: Office, full: Enterprise) -> None:
    """A known field that is no column stands in the last one; a column nobody filled in is left out."""
    words = Words(office, held(office, full))
    returns = office.store.find(AnnualReturn, enterprise=full.id)
    found = listing(words, AnnualReturn, returns)
    assert column(found, "rest")[0] == "电力折标口径 当量值；取水量 120,000 立方米"
    bare = AnnualReturn(enterprise=full.id, year=2023)
    assert [head.key for head in listing(words, AnnualReturn, [bare]).heads] == [
        entry.key for entry in told_fields(AnnualReturn) if entry.in_table
    ]


def test_only_records_with_many_fields_are_forms() -> None:
    kinds: list[type[Record]] = [Title, AnnualReturn, DiagnosisFinding]
    assert not any(map(is_form, kinds))
    assert is_form(type(retrofit_facts("x")))
    assert all(entry.kind is not Kind.LINK for entry in told_fields(Enterprise))
