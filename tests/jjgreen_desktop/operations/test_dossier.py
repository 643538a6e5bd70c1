"""一企一档: nothing registered is left out, every figure is the engine's, every row opens its record."""

import pytest

from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.award import Award, Stop
from jjgreen_desktop.domain.budget import PlanMark
from jjgreen_desktop.domain.catalogue import Kind, field_of, fields_of
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.dossier import dossier, dossiers, everyone, held
from jjgreen_desktop.operations.dossier_records import Words, is_form, listing, masked, told_fields
from jjgreen_desktop.operations.dossier_shape import Dossier, Row
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import DAY, firm, retrofit_facts
from tests.jjgreen_desktop.operations.full_firm import (
    ACCOUNT,
    DOCUMENT,
    FORMER,
    NAME,
    NUMBER,
    PROVIDER,
    WHY,
    park_of,
)
from tests.jjgreen_desktop.operations.told import block, column, facts, full, texts

__all__ = ["full"]


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


def test_a_stop_has_its_chapter(office: Office, full: Enterprise) -> None:
    made = dossier(office, full)
    chapter = made.section("stops")
    assert (chapter.title, chapter in made.told()) == (Stop.label, True)
    (stop,) = texts(block(made, "stops"))
    assert "样例环罚〔2026〕2号" in stop
    assert [cell for cell in stop if cell in ("2026-04-01", "2026-06-30")] == [
        "2026-04-01",
        "2026-06-30",
    ]


def test_what_the_county_proposes_stands_with_its_reason(office: Office, full: Enterprise) -> None:
    line = next(x for x in assess_enterprise(office, full.id).lines if x.clause == "6.1")
    said = {"proposed_fen": 12_345_600, "proposed_reason": "县级资金已安排一部分"}
    save(office, Award(enterprise=full.id, clause="6.1", of=line.of, **said))
    rows = {row.cells[0].value: row for row in block(dossier(office, full), "awards").rows}
    assert rows["6.1"].cells[4].text == "123,456.00"
    label = field_of(Award, "proposed_reason").label
    assert rows["6.1"].cells[7].text.endswith(f"{label}：县级资金已安排一部分。")
    assert label not in rows["3"].cells[7].text


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
