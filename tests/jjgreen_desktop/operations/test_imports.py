"""Lists of firms planned and written: matched by code and name, refused with their rows, headings read loosely."""

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.tables import HEADER, ONE, TWO, book, code


def test_new_firms_are_planned_then_written_in_one_step(office: Office) -> None:
    made = plan(office, "enterprises", book(HEADER, [ONE, code(1), "湖口县"], [TWO, "", "湖口县"]))
    assert (made.new, made.rows, made.read) == (2, 2, 2)
    assert office.store.find(Enterprise) == []
    receipt = apply(office, made)
    assert (receipt.new, receipt.on, receipt.file) == (2, "2026-09-30", "表.xlsx")
    assert [(one.name, one.credit_code, one.county) for one in office.store.find(Enterprise)] == [
        (ONE, code(1), "湖口县"),
        (TWO, None, "湖口县"),
    ]
    assert office.store.undo() == "导入企业 表.xlsx（新增 2，更新 0）"
    assert office.store.find(Enterprise) == []


def test_a_missing_code_is_a_remark_that_names_the_rows_once(office: Office) -> None:
    rows = [[f"湖口样例{n}号有限公司", None, "湖口县"] for n in range(7)]
    made = plan(office, "enterprises", book(HEADER, *rows))
    remarks = [one for one in made.findings if one.grade is Grade.SUBMIT]
    assert [one.where for one in remarks] == [
        "工作表“企业”第 2、3、4、5、6 等 7 行 统一社会信用代码"
    ]
    assert made.acceptable


def test_the_same_workbook_again_changes_nothing(office: Office) -> None:
    content = book(HEADER, [ONE, code(1), "湖口县"])
    apply(office, plan(office, "enterprises", content))
    again = plan(office, "enterprises", content)
    assert (again.same, again.new, again.changed) == (1, 0, 0)
    assert "已导入过" in again.findings[-1].what
    apply(office, again)
    assert office.store.count(Enterprise) == 1


def test_only_filled_cells_overwrite(office: Office) -> None:
    before = firm(office, ONE, credit_code=code(1), contact="张样例")
    columns = [*HEADER, "联系人", "行业"]
    made = plan(office, "enterprises", book(columns, [ONE, code(1), "", "", None, "3011"]))
    assert (made.changed, made.new) == (1, 0)
    apply(office, made)
    (after,) = office.store.find(Enterprise)
    assert after == before.model_copy(update={"industry": "3011"})


def test_a_firm_without_a_code_in_the_register_is_found_by_its_name(office: Office) -> None:
    before = firm(office, "湖口样例（一）厂有限公司")
    made = plan(office, "enterprises", book(HEADER, ["湖口样例(一)厂 有限公司", code(1), "湖口县"]))
    assert made.changed == 1
    apply(office, made)
    (after,) = office.store.find(Enterprise)
    assert (after.id, after.credit_code) == (before.id, code(1))


def test_a_new_name_under_a_known_code_asks_for_a_look(office: Office) -> None:
    firm(office, ONE, credit_code=code(1))
    made = plan(office, "enterprises", book(HEADER, [TWO, code(1), "湖口县"]))
    assert [one.grade for one in made.findings] == [Grade.VERIFY]
    assert f"“{ONE}”将改为“{TWO}”" in made.findings[0].what


REFUSED: dict[str, tuple[list[Cell], str, str]] = {
    "a code that became a float": (
        [TWO, 9.136e17, "湖口县"],
        "工作表“企业”第 3 行 统一社会信用代码",
        "末尾几位已丢失",
    ),
    "a code in scientific notation": (
        [TWO, "9.136E+17", "湖口县"],
        "工作表“企业”第 3 行 统一社会信用代码",
        "科学计数法",
    ),
    "a code copied wrong": (
        [TWO, code(2)[:-1] + ("0" if code(2)[-1] != "0" else "1"), "湖口县"],
        "工作表“企业”第 3 行 统一社会信用代码",
        "校验码不符",
    ),
    "an unknown county": (
        [TWO, code(2), "湖口乡"],
        "工作表“企业”第 3 行 县（市、区）",
        "没有“湖口乡”这个县",
    ),
    "no name": ([None, code(2), "湖口县"], "工作表“企业”第 3 行 企业名称", "还没有填写"),
    "an error value": ([TWO, "#N/A", "湖口县"], "工作表“企业”第 3 行 统一社会信用代码", "#N/A"),
}


@pytest.mark.parametrize(("row", "where", "what"), REFUSED.values(), ids=REFUSED)
def test_one_refused_row_keeps_the_whole_file_out(
    office: Office, row: list[Cell], where: str, what: str
) -> None:
    made = plan(office, "enterprises", book(HEADER, [ONE, code(1), "湖口县"], row))
    assert (made.new, made.refused, made.rows) == (1, 1, 2)
    (refusal,) = made.refusals()
    assert refusal.where == where
    assert what in refusal.what
    assert refusal.fix
    with pytest.raises(Problem, match="什么都没有写入"):
        apply(office, made)
    assert office.store.find(Enterprise) == []


def test_what_cannot_be_read_refuses_every_row_it_stands_in_with_all_their_faults(
    office: Office,
) -> None:
    rows: list[list[Cell]] = [[f"湖口样例{n}厂有限公司", "9136", "哪里县"] for n in range(3)]
    made = plan(office, "enterprises", book(HEADER, *rows, [ONE, code(1)], [TWO]))
    assert (made.refused, made.new) == (3, 2)
    assert [one.where for one in made.refusals()] == [
        f"工作表“企业”第 {row} 行 {label}" for row in (2, 3, 4) for label in HEADER[1:3]
    ]


def test_a_code_in_two_rows_names_both(office: Office) -> None:
    made = plan(
        office,
        "enterprises",
        book(HEADER, [ONE, code(1), "湖口县"], [TWO, code(1), "湖口县"]),
    )
    assert (made.refused, made.new) == (2, 0)
    first, second = made.refusals()
    assert first.where == "工作表“企业”第 2 行 统一社会信用代码"
    assert "第 3 行" in first.what
    assert second.where == "工作表“企业”第 3 行 统一社会信用代码"
    assert "第 2 行" in second.what


def test_a_name_whose_code_in_the_register_differs_is_refused(office: Office) -> None:
    firm(office, ONE, credit_code=code(1))
    made = plan(office, "enterprises", book(HEADER, [ONE, code(2), "湖口县"]))
    assert f"代码是 {code(1)}，与本行不同" in made.refusals()[0].what


@pytest.mark.parametrize("missing", range(3))
def test_a_missing_column_is_named_with_its_heading_row(office: Office, missing: int) -> None:
    header = [heading for place, heading in enumerate(HEADER) if place != missing]
    with pytest.raises(Problem) as caught:
        plan(office, "enterprises", book(["企业名录"], header, ["甲", "乙", "丙"]))
    assert f"工作表“企业”第 2 行的表头里缺少“{HEADER[missing]}”" in caught.value.what
    assert "模板" in caught.value.fix


def test_headings_may_be_spelt_loosely(office: Office) -> None:
    header: list[Cell] = [" 单位\n名称 ", "统一社会信用代码", "县(市、区)", "没见过的列"]
    made = plan(office, "enterprises", book(header, [ONE, code(1), "湖口县", "甲"]))
    assert made.new == 1
    assert made.findings[-1].what == "没有导入这些列：没见过的列。"


def test_no_heading_no_rows_and_a_heading_twice_are_told_apart(office: Office) -> None:
    with pytest.raises(Problem, match="没有找到企业的表头"):
        plan(office, "enterprises", book(["甲", "乙"], ["丙", "丁"]))
    with pytest.raises(Problem, match="只有表头，没有数据"):
        plan(office, "enterprises", book(HEADER))
    with pytest.raises(Problem, match="与“企业名称”重复"):
        plan(office, "enterprises", book([*HEADER, "单位名称"], [ONE, code(1), "湖口县"]))
    with pytest.raises(Problem, match="不能导入“没有的”"):
        plan(office, "没有的", book(HEADER))


def test_the_lines_under_a_table_are_no_rows(office: Office) -> None:
    made = plan(
        office,
        "enterprises",
        book(HEADER, [ONE, code(1), "湖口县"], ["填表人：张样例"], ["合计", "", "", ""]),
    )
    assert (made.rows, made.new) == (1, 1)
    assert made.findings[-1].what == "第 3、4 行是表下说明，没有导入。"


def test_hidden_and_foreign_sheets_get_a_word(office: Office) -> None:
    content = book(HEADER, [ONE, code(1), "湖口县"])
    more = Workbook("表.xlsx", "0" * 64, (*content.sheets, Sheet("杂", [(1, ["甲"])])), ("藏",))
    assert [one.sentence() for one in plan(office, "enterprises", more).findings] == [
        "【提示性】工作表“藏”：是隐藏的，没有读取。",
        "【提示性】工作表“杂”：没有要导入的表头，没有读取。",
    ]


def test_without_a_table_the_headings_told_are_the_fields_own(office: Office) -> None:
    empty = Workbook("空.xlsx", "", (Sheet("Sheet1", []),))
    with pytest.raises(Problem) as caught:
        plan(office, "returns", empty)
    assert "（如：企业名称、" in caught.value.what
    assert "标准煤)" not in caught.value.what


def test_a_missing_column_that_every_row_needs_may_not_be_left_empty(office: Office) -> None:
    made = book(["企业名称", "综合能源消费量（吨标准煤）"], [ONE, "7000"])
    with pytest.raises(Problem) as caught:
        plan(office, "returns", made)
    assert "缺少“年度”这一列" in caught.value.what
    assert "“年度”的列（每行都要填）" in caught.value.fix
    with pytest.raises(Problem) as caught:
        plan(office, "enterprises", book(["企业名称", "县（市、区）"], [ONE, "湖口县"]))
    assert "“统一社会信用代码”的列（暂时没有内容可以空着）" in caught.value.fix
