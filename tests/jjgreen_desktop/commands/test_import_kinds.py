"""import: every further kind from a made-up workbook: written, the same again, changed, refused, taken back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.exchange.templates import fill_template
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS, OF
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.operations.desk import title_facts
from tests.jjgreen_desktop.policy import samples

FIRM, PARK = "湖口样例一厂有限公司", "湖口样例产业园"
CODE = "91350100M000100Y43"
Row = dict[str, object]


@dataclass(frozen=True)
class Sheet:
    """Two sound rows, what one of them says when changed, what is refused and in which words."""

    rows: tuple[Row, Row]
    change: Row
    wrong: Row
    said: str
    stored: dict[str, Any] = field(default_factory=dict)  # what the first row is kept as


OWN: Row = {"@name": FIRM}
SHEETS = {
    "parks": Sheet(
        ({"name": "湖口样例园区", "county": "湖口县"}, {"name": "湖口样例二园区"}),
        {"contact": "张样例"},
        {"county": "火星县"},
        "没有“火星县”",
        {"name": "湖口样例园区", "county": "湖口县"},
    ),
    "providers": Sheet(
        (
            {"name": "样例节能服务有限公司", "credit_code": CODE, "services": "绿色低碳诊断"},
            {"name": "样例二节能服务有限公司"},
        ),
        {"bank": "样例银行", "bank_account": "6222000000000000123"},
        {"credit_code": "91350100M000100Y44"},
        "校验码不符",
        {"credit_code": CODE, "services": ("diagnosis",)},
    ),
    "projects": Sheet(
        (
            OWN | {"name": "一号窑余热利用改造", "investment_fen": 32000000},
            OWN | {"name": "二号窑改造", "started_on": date(2025, 9, 1)},
        ),
        {"completed_on": date(2026, 3, 1)},
        {"@name": "湖口样例没有的厂"},
        "登记簿里没有企业",
        {"name": "一号窑余热利用改造", "investment_fen": 3_200_000_000},
    ),
    "diagnosis_findings": Sheet(
        (
            OWN
            | {
                f"{OF}provider": "样例节能服务有限公司",
                f"{OF}report_on": date(2026, 3, 20),
                "measure": "空压机余热回收",
                "saving_tce": 180,
                "decision": "计划实施",
            },
            OWN | {"measure": "照明改造", f"{OF}report_on": date(2026, 3, 20)},
        ),
        {"investment_fen": 600000},
        {f"{OF}provider": "样例九服务有限公司"},
        "名下没有“诊断服务商 样例九服务有限公司、诊断报告日期 2026-03-20”的诊断",
        {"measure": "空压机余热回收", "saving_tce": Decimal(180), "decision": "planned"},
    ),
    "invoices": Sheet(
        (
            OWN
            | {f"{OF}contract_number": "样系2025-07", "number": "25360001", "amount_fen": 600000},
            OWN | {"number": "25360002", "amount_fen": 0, f"{OF}contract_number": "样系2025-07"},
        ),
        {"invoiced_on": date(2026, 1, 5)},
        {f"{OF}contract_number": "样系2025-99"},
        "名下没有“合同号 样系2025-99”的能源管理系统",
        {"number": "25360001", "amount_fen": 60_000_000},
    ),
    "title_statuses": Sheet(
        (
            OWN
            | {
                f"{OF}kind": "绿色工厂",
                f"{OF}level": "省级",
                "status": "移出名单",
                "changed_on": date(2026, 5, 1),
            },
            {
                "@name": PARK,
                f"{OF}kind": "绿色园区",
                "status": "到期",
                "changed_on": date(2026, 6, 1),
            },
        ),
        {"document": "样例厅函〔2026〕8号"},
        {f"{OF}level": "国家级"},
        "名下没有“称号 绿色工厂、级别 国家级”的称号",
        {"status": "removed", "changed_on": date(2026, 5, 1)},
    ),
    "outside_awards": Sheet(
        (
            OWN | {"project": "一号窑余热利用改造", "source": "省级专项资金", "amount_fen": 500000},
            OWN | {"project": "二号窑改造", "source": "市级技改资金"},
        ),
        {"contract_number": "样资2025-01"},
        {"amount_fen": "五十万"},
        "五十万",
        {"project": "一号窑余热利用改造", "amount_fen": 50_000_000},
    ),
    "stops": Sheet(
        (
            OWN | {"document": "样例处罚决定书〔2026〕1号", "from_on": date(2026, 1, 1)},
            OWN | {"document": "样例处罚决定书〔2026〕2号", "from_on": date(2026, 2, 1)},
        ),
        {"to_on": date(2027, 1, 1)},
        {"document": None},
        "依据文件",
        {"document": "样例处罚决定书〔2026〕1号", "from_on": date(2026, 1, 1)},
    ),
}
Write = Callable[..., Path]


@pytest.fixture
def stocked(empty: Path) -> Path:
    """A firm with a diagnosis, a system and a title; a park with a title."""
    office = open_office(empty)
    firm = save(office, Enterprise(name=FIRM, county="湖口县", industrial=True)).record
    park = save(office, Park(name=PARK, county="湖口县")).record
    save(office, samples.diagnosis(id="", enterprise=firm.id))
    save(office, samples.system(id="", enterprise=firm.id, contract_number="样系2025-07"))
    save(office, title_facts(firm.id))
    of_park = {"enterprise": None, "park": park.id, "kind": "green_park", "holder": "park"}
    save(office, title_facts("").model_copy(update=of_park))
    office.store.close()
    return empty


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows into the template of a kind."""

    def write_(kind: str, *rows: Row) -> Path:
        path = tmp_path / f"{kind}.xlsx"
        path.write_bytes(fill_template(kind, rows))
        return path

    return write_


def _held(folder: Path, model: type[Record]) -> list[Record]:
    office = open_office(folder)
    found = list(office.store.find(model))
    office.store.close()
    return found


def _counts(told: dict[str, Any]) -> tuple[int, ...]:
    assert told["rows"] == told["read"]
    return tuple(told[key] for key in ("rows", "new", "changed", "same", "refused"))


@pytest.mark.parametrize("kind", SHEETS)
def test_rows_are_written_once_changed_and_taken_back(
    kind: str, stocked: Path, write: Write, say: Say
) -> None:
    sheet, model = SHEETS[kind], IMPORT_KINDS[kind].model
    before = _held(stocked, model)
    book = write(kind, *sheet.rows)
    assert _counts(say("--data", stocked, "import", kind, book, "--json").json) == (2, 2, 0, 0, 0)
    made = [one for one in _held(stocked, model) if one not in before]
    assert len(made) == 2
    assert {key: getattr(made[0], key) for key in sheet.stored} == sheet.stored
    assert _counts(say("--data", stocked, "import", kind, book, "--json").json) == (2, 0, 0, 2, 0)
    again = write(kind, {**sheet.rows[0], **sheet.change}, sheet.rows[1])
    assert _counts(say("--data", stocked, "import", kind, again, "--json").json) == (2, 0, 1, 1, 0)
    assert len(_held(stocked, model)) == len(before) + 2
    for _twice in range(2):
        assert say("--data", stocked, "undo").code == 0
    assert _held(stocked, model) == before


@pytest.mark.parametrize("kind", SHEETS)
def test_a_wrong_row_keeps_the_whole_workbook_out(
    kind: str, stocked: Path, write: Write, say: Say
) -> None:
    sheet, model = SHEETS[kind], IMPORT_KINDS[kind].model
    before = _held(stocked, model)
    book = write(kind, sheet.rows[1], {**sheet.rows[0], **sheet.wrong})
    answer = say("--data", stocked, "import", kind, book, "--json")
    assert answer.code == 1
    assert _counts(answer.json) == (2, 1, 0, 0, 1)
    refused = [one for one in answer.json["findings"] if one["grade"] == "强制性"]
    assert len(refused) == 1
    assert sheet.said in refused[0]["what"] + refused[0]["where"]
    assert "第 3 行" in refused[0]["where"]
    assert refused[0]["fix"]
    assert _held(stocked, model) == before


@pytest.mark.parametrize("kind", SHEETS)
def test_a_row_that_stands_twice_is_refused(
    kind: str, stocked: Path, write: Write, say: Say
) -> None:
    row = SHEETS[kind].rows[0]
    answer = say("--data", stocked, "import", kind, write(kind, row, row), "--json")
    assert _counts(answer.json) == (2, 0, 0, 0, 2)


def test_a_measure_needs_no_diagnosis_named_where_there_is_one(
    stocked: Path, write: Write, say: Say
) -> None:
    row = OWN | {"measure": "空压机余热回收"}
    path = write("diagnosis_findings", row)
    assert say("--data", stocked, "import", "diagnosis_findings", path).code == 0
    office = open_office(stocked)
    firm = office.store.find(Enterprise)[0].id
    save(office, samples.diagnosis(id="", enterprise=firm, report_on=date(2026, 4, 1)))
    office.store.close()
    path = write("diagnosis_findings", row | {"measure": "照明改造"})
    answer = say("--data", stocked, "import", "diagnosis_findings", path)
    assert answer.code == 1
    assert "名下有 2 条诊断符合，不能确定是哪一条。" in answer.err
    assert "请把诊断服务商、诊断报告日期填全" in answer.err


def test_a_firm_without_a_diagnosis_is_told_what_to_do_first(
    stocked: Path, write: Write, say: Say
) -> None:
    office = open_office(stocked)
    save(office, Enterprise(name="湖口样例二厂有限公司", county="湖口县"))
    office.store.close()
    row: Row = {"@name": "湖口样例二厂有限公司", "measure": "照明改造"}
    answer = say(
        "--data", stocked, "import", "diagnosis_findings", write("diagnosis_findings", row)
    )
    assert "名下还没有登记诊断。请先登记或导入诊断，再导入本表。" in answer.err


def test_a_title_follows_its_latest_change_and_comes_back(
    stocked: Path, write: Write, say: Say
) -> None:
    row = dict(SHEETS["title_statuses"].rows[0])
    later = row | {"status": "有效", "changed_on": date(2026, 6, 1)}
    say("--data", stocked, "import", "title_statuses", write("title_statuses", row))
    assert [one.status for one in _titles(stocked)] == ["removed", "valid"]
    earlier = later | {"status": "到期", "changed_on": date(2026, 4, 1)}
    say("--data", stocked, "import", "title_statuses", write("title_statuses", later, earlier))
    assert [one.status for one in _titles(stocked)] == ["valid", "valid"]
    say("--data", stocked, "undo")
    assert [one.status for one in _titles(stocked)] == ["removed", "valid"]


def test_a_note_on_a_change_does_not_overrule_a_status_set_by_hand(
    stocked: Path, write: Write, say: Say
) -> None:
    row = dict(SHEETS["title_statuses"].rows[0])
    say("--data", stocked, "import", "title_statuses", write("title_statuses", row))
    office = open_office(stocked)
    title = office.store.find(Title)[0]
    save(office, title.model_copy(update={"status": "expired"}))
    office.store.close()
    noted = write("title_statuses", row | {"note": "厅函复印件"})
    answer = say("--data", stocked, "import", "title_statuses", noted, "--json")
    assert (answer.json["changed"], answer.json["new"]) == (1, 0)
    assert [one.status for one in _titles(stocked)] == ["expired", "valid"]


def _titles(folder: Path) -> list[Title]:
    return [one for one in _held(folder, Title) if isinstance(one, Title)]


def test_the_checks_of_the_register_are_asked_of_each_row(
    stocked: Path, write: Write, say: Say
) -> None:
    row = dict(SHEETS["invoices"].rows[0])
    say("--data", stocked, "import", "invoices", write("invoices", row))
    above = row | {"number": "25360003", "amount_fen": 600001}
    told = say("--data", stocked, "import", "invoices", write("invoices", above), "--json").json
    said = "600,001.00 元，高于合同价 600,000.00 元。"
    assert said in [one["what"] for one in told["findings"]]


def test_every_kind_of_the_register_that_staff_list_can_be_imported() -> None:
    models = {entry.model.noun for entry in IMPORT_KINDS.values()}
    assert set(SHEETS) <= set(IMPORT_KINDS)
    assert {"provider", "project", "park", "diagnosis_finding", "invoice", "title_status"} < models


def test_the_code_of_a_provider_becomes_its_name(stocked: Path, write: Write, say: Say) -> None:
    provider = dict(SHEETS["providers"].rows[0])
    say("--data", stocked, "import", "providers", write("providers", provider))
    row = OWN | {"provider": CODE, "report_on": date(2026, 5, 1)}
    assert say("--data", stocked, "import", "diagnoses", write("diagnoses", row)).code == 0
    made = _held(stocked, Diagnosis)[-1]
    assert made.title() == "样例节能服务有限公司"


@pytest.mark.parametrize(
    ("kind", "heads", "row", "kept"),
    [
        (
            "providers",
            ("机构名称", "信用代码"),
            ("样例节能服务有限公司", CODE),
            {"name": "样例节能服务有限公司", "credit_code": CODE},
        ),
        (
            "invoices",
            ("单位名称", "发票号", "开票时间", "价税合计", "合同金额"),
            (FIRM, "25360001", "2026-01-05", 600000, 1),
            {"number": "25360001", "invoiced_on": date(2026, 1, 5), "amount_fen": 60_000_000},
        ),
        (
            "stops",
            ("企业名称", "文件及文号", "开始日期"),
            (FIRM, "样例决定书〔2026〕1号", "2026-01-05"),
            {"document": "样例决定书〔2026〕1号", "from_on": date(2026, 1, 5)},
        ),
    ],
)
def test_lists_of_others_are_read_by_the_headings_they_have(
    kind: str,
    heads: tuple[str, ...],
    row: tuple[object, ...],
    kept: dict[str, Any],
    stocked: Path,
    tmp_path: Path,
    say: Say,
) -> None:
    book = Workbook()
    for cells in (heads, row):
        book.active.append(cells)
    path = tmp_path / "别处的表.xlsx"
    book.save(path)
    answer = say("--data", stocked, "import", kind, path, "--json")
    assert (answer.code, answer.json["new"]) == (0, 1)
    made = _held(stocked, IMPORT_KINDS[kind].model)[-1]
    assert {key: getattr(made, key) for key in kept} == kept
    unread = [one["what"] for one in answer.json["findings"] if "没有导入这些列" in one["what"]]
    assert unread == (["没有导入这些列：合同金额。"] if "合同金额" in heads else [])


@pytest.mark.parametrize("kind", ["diagnoses", "listings", "solid_wastes"])
def test_a_list_of_firms_is_no_list_of_another_kind(
    kind: str, stocked: Path, tmp_path: Path, say: Say
) -> None:
    book = Workbook()
    for cells in (
        ("企业名称", "统一社会信用代码", "县（市、区）", "备注"),
        (FIRM, "", "湖口县", "重点"),
    ):
        book.active.append(cells)
    path = tmp_path / "企业.xlsx"
    book.save(path)
    before = _held(stocked, IMPORT_KINDS[kind].model)
    answer = say("--data", stocked, "import", kind, path)
    assert answer.code == 1
    assert f"表头里没有一列是{IMPORT_KINDS[kind].name}的内容（如：" in answer.err
    assert f"请核对这张表是不是{IMPORT_KINDS[kind].name}" in answer.err
    assert _held(stocked, IMPORT_KINDS[kind].model) == before


def test_a_row_of_nothing_but_its_firm_is_refused(stocked: Path, write: Write, say: Say) -> None:
    full = OWN | {"product": "样例电机", "catalogue": "样例目录"}
    answer = say("--data", stocked, "import", "listings", write("listings", OWN | {"note": "重点"}))
    assert answer.code == 1 and "这一行除企业外什么都没有填，不成一条推荐目录。" in answer.err
    told = say("--data", stocked, "import", "listings", write("listings", full, OWN), "--json").json
    assert _counts(told) == (2, 1, 0, 0, 1)
    assert [one["where"] for one in told["findings"] if one["grade"] == "强制性"] == [
        "工作表“推荐目录”第 3 行 企业名称"
    ]


def test_a_record_kept_without_content_comes_back_as_it_is(
    stocked: Path, write: Write, say: Say
) -> None:
    office = open_office(stocked)
    firm = office.store.find(Enterprise)[0].id
    save(office, Listing(enterprise=firm))
    office.store.close()
    told = say("--data", stocked, "import", "listings", write("listings", OWN), "--json").json
    assert _counts(told) == (1, 0, 0, 1, 0)
