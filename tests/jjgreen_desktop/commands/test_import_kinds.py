"""import: every further kind from a made-up workbook: written, the same again, changed, refused, taken back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.equipment import Listing
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.commands.import_sheets import (
    CODE,
    FIRM,
    OWN,
    SHEETS,
    Write,
    counts,
    held,
)


@pytest.mark.parametrize("kind", SHEETS)
def test_rows_are_written_once_changed_and_taken_back(
    kind: str, stocked: Path, write: Write, say: Say
) -> None:
    sheet, model = SHEETS[kind], IMPORT_KINDS[kind].model
    before = held(stocked, model)
    book = write(kind, *sheet.rows)
    assert counts(say("--data", stocked, "import", kind, book, "--json").json) == (2, 2, 0, 0, 0)
    made = [one for one in held(stocked, model) if one not in before]
    assert len(made) == 2
    assert {key: getattr(made[0], key) for key in sheet.stored} == sheet.stored
    assert counts(say("--data", stocked, "import", kind, book, "--json").json) == (2, 0, 0, 2, 0)
    again = write(kind, {**sheet.rows[0], **sheet.change}, sheet.rows[1])
    assert counts(say("--data", stocked, "import", kind, again, "--json").json) == (2, 0, 1, 1, 0)
    assert len(held(stocked, model)) == len(before) + 2
    for _twice in range(2):
        assert say("--data", stocked, "undo").code == 0
    assert held(stocked, model) == before


@pytest.mark.parametrize("kind", SHEETS)
def test_a_wrong_row_keeps_the_whole_workbook_out(
    kind: str, stocked: Path, write: Write, say: Say
) -> None:
    sheet, model = SHEETS[kind], IMPORT_KINDS[kind].model
    before = held(stocked, model)
    book = write(kind, sheet.rows[1], {**sheet.rows[0], **sheet.wrong})
    answer = say("--data", stocked, "import", kind, book, "--json")
    assert answer.code == 1
    assert counts(answer.json) == (2, 1, 0, 0, 1)
    refused = [one for one in answer.json["findings"] if one["grade"] == "强制性"]
    assert len(refused) == 1
    assert sheet.said in refused[0]["what"] + refused[0]["where"]
    assert "第 3 行" in refused[0]["where"]
    assert refused[0]["fix"]
    assert held(stocked, model) == before


@pytest.mark.parametrize("kind", SHEETS)
def test_a_row_that_stands_twice_is_refused(
    kind: str, stocked: Path, write: Write, say: Say
) -> None:
    row = SHEETS[kind].rows[0]
    answer = say("--data", stocked, "import", kind, write(kind, row, row), "--json")
    assert counts(answer.json) == (2, 0, 0, 0, 2)


def test_every_kind_of_the_register_that_staff_list_can_be_imported() -> None:
    models = {entry.model.noun for entry in IMPORT_KINDS.values()}
    assert set(SHEETS) <= set(IMPORT_KINDS)
    assert {"provider", "project", "park", "diagnosis_finding", "invoice", "title_status"} < models


def test_the_code_of_a_provider_becomes_its_name(stocked: Path, write: Write, say: Say) -> None:
    provider = dict(SHEETS["providers"].rows[0])
    say("--data", stocked, "import", "providers", write("providers", provider))
    row = OWN | {"provider": CODE, "report_on": date(2026, 5, 1)}
    assert say("--data", stocked, "import", "diagnoses", write("diagnoses", row)).code == 0
    made = held(stocked, Diagnosis)[-1]
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
    made = held(stocked, IMPORT_KINDS[kind].model)[-1]
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
    before = held(stocked, IMPORT_KINDS[kind].model)
    answer = say("--data", stocked, "import", kind, path)
    assert answer.code == 1
    assert f"表头里没有一列是{IMPORT_KINDS[kind].name}的内容（如：" in answer.err
    assert f"请核对这张表是不是{IMPORT_KINDS[kind].name}" in answer.err
    assert held(stocked, IMPORT_KINDS[kind].model) == before


def test_a_row_of_nothing_but_its_firm_is_refused(stocked: Path, write: Write, say: Say) -> None:
    full = OWN | {"product": "样例电机", "catalogue": "样例目录"}
    answer = say("--data", stocked, "import", "listings", write("listings", OWN | {"note": "重点"}))
    assert answer.code == 1 and "这一行除企业外什么都没有填，不成一条推荐目录。" in answer.err
    told = say("--data", stocked, "import", "listings", write("listings", full, OWN), "--json").json
    assert counts(told) == (2, 1, 0, 0, 1)
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
    assert counts(told) == (1, 0, 0, 1, 0)
