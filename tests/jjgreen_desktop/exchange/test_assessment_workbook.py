"""测算结果 as a workbook, opened as staff would: text, amounts, formulas and what is checked."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import assessment_workbook
from jjgreen_desktop.exchange.assessment_workbook import (
    FIRST,
    LINE_HEADS,
    LINES,
    STEPS,
    SUMS,
    write_assessment,
)
from jjgreen_desktop.operations.calculation import Calculation, calculations
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.same_project import answer, questions
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import firm, make_office, retrofit_facts, title_facts
from tests.jjgreen_desktop.operations.one_contract import NUMBER, system_facts


@pytest.fixture
def sheets(tmp_path: Path) -> list[Calculation]:
    office = make_office(tmp_path / "湖口县")
    holder = firm(office, "=湖口样例一厂有限公司")
    save(office, retrofit_facts(holder.id, contract_number=NUMBER))
    save(office, system_facts(holder.id))
    answer(office, questions(office)[0], "same", "同一合同的两次付款")
    save(office, retrofit_facts(holder.id, project="三号窑改造", filed_on=None))
    save(office, title_facts(holder.id))
    found = calculations(office)
    office.store.close()
    return found


def written(sheets: list[Calculation], tmp_path: Path) -> dict[str, Worksheet]:
    path = tmp_path / "测算结果.xlsx"
    write_assessment(sheets, path, "湖口县")
    book = load_workbook(path)
    return {sheet.title: sheet for sheet in book.worksheets}


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    heads = [cell.value for cell in sheet[FIRST - 1]]
    found = sheet.iter_rows(min_row=FIRST, values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in found]


def test_each_line_stands_with_outcome_amount_and_reason(
    sheets: list[Calculation], tmp_path: Path
) -> None:
    lines = rows(written(sheets, tmp_path)[LINES])
    assert [line["结论"] for line in lines] == [one.line.outcome.label for one in sheets]
    assert [line["政策上限（元）"] for line in lines] == [700000, 0, 100000, 180000]
    assert [line["理由"] for line in lines] == [one.line.reason for one in sheets]
    first = lines[0]
    assert first["企业、园区"] == "=湖口样例一厂有限公司"
    assert f"{first['判断日期']:%Y-%m-%d}" == "2026-06-01"
    assert str(first["同一项目的其他奖补"]).startswith(
        "五（2）、能源管理系统“能管中心”未选用（就高）：同一项目不重复享受"
    )
    assert lines[1]["涉及金额（元）"] == 700000
    assert "验收报告备案日期（700,000.00 元）" in str(lines[1]["还差什么"])


def test_every_step_stands_word_for_word_with_its_sentence(
    sheets: list[Calculation], tmp_path: Path
) -> None:
    steps = rows(written(sheets, tmp_path)[STEPS])
    assert [step["内容"] for step in steps] == [
        step.text for one in sheets for step in one.line.steps
    ]
    assert {step["判断"] for step in steps} >= {"符合", "未填", "说明"}
    answered = next(step for step in steps if "答复" in str(step["内容"]))
    assert "疑似同一项目“合同号 样能2025-03 相同”：答复 是同一项目" in str(
        answered["事实（录入处）"]
    )
    assert answered["原文或口径事项"] == (
        "本措施中，同一项目符合多个奖补条件的，可就高执行，但不重复享受"
    )


def test_totals_are_formulas_beside_checked_values(
    sheets: list[Calculation], tmp_path: Path
) -> None:
    found = written(sheets, tmp_path)
    sums = rows(found[SUMS])
    assert [line["条款"] for line in sums] == [
        "二（1）、改造奖励",
        "三、标杆称号奖励",
        "五（2）、能源管理系统",
        "合计",
    ]
    assert [line["核对值（元）"] for line in sums] == [700000, 100000, 0, 800000]
    outcome, ceiling = (
        chr(ord("A") + LINE_HEADS.index(head)) for head in ("结论", "政策上限（元）")
    )
    assert sums[0]["政策上限（元）"] == (
        f"=SUMIFS('测算结果'!${ceiling}$3:${ceiling}$6,"
        f"'测算结果'!${outcome}$3:${outcome}$6,\"可得\",'测算结果'!$E$3:$E$6,A3)"
    )
    assert sums[-1]["政策上限（元）"] == "=SUM(C3:C5)"
    assert sums[-1]["核对"] == '=IF(ROUND(C6-D6,2)=0,"相符","不相符")'
    seen = load_workbook(tmp_path / "测算结果.xlsx", data_only=True)[SUMS]
    assert [row[1:] for row in seen.iter_rows(min_row=FIRST, values_only=True)] == [
        (1, 700000, 700000, "相符"),
        (1, 100000, 100000, "相符"),
        (0, 0, 0, "相符"),
        (2, 800000, 800000, "相符"),
    ]
    eligible = [one.line for one in sheets if one.line.outcome is Outcome.ELIGIBLE]
    assert sum(line.ceiling_fen for line in eligible) == 80_000_000


def test_the_notes_say_who_when_and_by_which_hashes(
    sheets: list[Calculation], tmp_path: Path
) -> None:
    notes = written(sheets, tmp_path)["说明"]
    said = dict(row for row in notes.iter_rows(min_row=3, max_col=2, values_only=True))
    assert said["测算日期"] == "2026-09-30"
    assert said["项数"] == "4 项，其中可得合计 800,000.00 元（含由服务商领取的）"
    assert said["政策包校验值"] == sheets[0].pack_hash
    assert str(said["测算事实校验值"]).endswith(sheets[0].facts_hash)


def test_it_prints_landscape_with_its_headings(sheets: list[Calculation], tmp_path: Path) -> None:
    sheet = written(sheets, tmp_path)[LINES]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["B3"].number_format == "@" and sheet["B3"].quotePrefix
    assert sheet["I3"].number_format == "#,##0.00"


def test_nothing_to_write_and_what_reads_back_otherwise_are_refused(
    sheets: list[Calculation], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Problem, match="没有可以导出"):
        write_assessment([], tmp_path / "x.xlsx")
    monkeypatch.setattr(assessment_workbook, "_same", lambda meant, _read: meant != "符合")
    with pytest.raises(Problem, match="工作表“测算步骤”第 3 行第 7 列读回来与应写的不一致"):
        write_assessment(sheets, tmp_path / "x.xlsx")
