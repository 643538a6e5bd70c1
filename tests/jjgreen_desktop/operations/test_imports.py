from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import imports
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm, make_office

HEADER: list[Cell] = ["企业名称", "统一社会信用代码", "县（市、区）", "备注"]
LIST_HEADER: list[Cell] = [
    "序号",
    "地 区",
    "工厂名称",
    "批次",
    "公布年月",
    "九江市",
    "县（市、区）",
]


def code(number: int) -> str:
    body = f"91360429MA{number:07d}"
    return body + check_character(body)


ONE, TWO = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


def book(*rows: list[Cell], sheet: str = "企业", start: int = 1, file: str = "表.xlsx") -> Workbook:
    numbered = [(number, list(row)) for number, row in enumerate(rows, start=start)]
    return Workbook(file, f"{abs(hash(repr(rows))):064x}", (Sheet(sheet, numbered),))


def listed(*rows: list[Cell], title: str = "国家级绿色工厂名单") -> Workbook:
    return book([title], LIST_HEADER, *rows, sheet="名单")


def reconciles(made: Plan) -> bool:
    parts = (made.new, made.changed, made.same, made.refused)
    return made.rows == sum(parts) and made.read == made.rows + made.outside + made.not_titles


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Office]:
    office = make_office(tmp_path / "市本级", "市本级")
    yield office
    office.store.close()


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


RETURNS: list[Cell] = ["企业名称", "统一社会信用代码", "年度", "综合能源消费量（吨标准煤）"]


def test_returns_hang_on_their_firm_and_year(office: Office) -> None:
    owner = firm(office, ONE, credit_code=code(1))
    content = book(RETURNS, [ONE, "", 2024.0, 6200.0], ["", code(1), "2025年", "5999.5"])
    apply(office, plan(office, "returns", content))
    rows = office.store.find(AnnualReturn)
    assert [(one.enterprise, one.year, str(one.energy_tce)) for one in rows] == [
        (owner.id, 2024, "6200"),
        (owner.id, 2025, "5999.5"),
    ]
    changed = plan(office, "returns", book(RETURNS, [ONE, "", 2025.0, "6001"]))
    assert (changed.changed, changed.new) == (1, 0)


def test_the_register_is_asked_no_more_for_many_rows_than_for_few(office: Office) -> None:
    rows: list[list[Cell]] = [[f"湖口样例{n}号有限公司", code(n), "湖口县"] for n in range(60)]
    apply(office, plan(office, "enterprises", book(HEADER, *rows)))
    years: list[list[Cell]] = [[name, "", 2023.0, 6000.0 + n] for n, (name, *_) in enumerate(rows)]
    apply(office, plan(office, "returns", book(RETURNS, *years[::2])))
    asked: list[str] = []
    office.store._db.set_trace_callback(asked.append)  # type: ignore[attr-defined]
    counts = []
    for many in (years[:3], years):
        more = [[name, "", 2024.0, 6001.0] for name, *_ in many]
        asked.clear()
        made = plan(office, "returns", book(RETURNS, *many, *more))
        counts.append((len(asked), made.rows))
    assert (counts[0][1], counts[1][1]) == (6, 120)
    assert counts[0][0] == counts[1][0] < 12


def test_a_return_of_an_import_is_held_against_the_other_years_of_its_firm_alone(
    office: Office,
) -> None:
    for n, name in enumerate((ONE, TWO)):
        firm(office, name, credit_code=code(n))
    rows: list[list[Cell]] = [[ONE, "", 2024.0, "6200"], [TWO, "", 2024.0, "6.2"]]
    apply(office, plan(office, "returns", book(RETURNS, *rows)))
    later: list[list[Cell]] = [[ONE, "", 2025.0, "6.2"], [TWO, "", 2025.0, "6.2"]]
    grave = [
        one
        for one in plan(office, "returns", book(RETURNS, *later)).findings
        if one.grade is Grade.VERIFY
    ]
    assert [one.where for one in grave] == ["工作表“企业”第 2 行 综合能源消费量"]
    assert "与 2024 年的 6,200 吨标准煤相差约 1,000 倍" in grave[0].what


@pytest.mark.parametrize(
    ("name", "number", "what"),
    [
        (TWO, "", "登记簿里没有企业“湖口样例二厂有限公司”"),
        (TWO, code(1), "与本行名称“湖口样例二厂有限公司”不同"),
        ("", "", "没有写是哪家企业"),
    ],
)
def test_a_row_of_an_unknown_firm_is_refused(
    office: Office, name: str, number: str, what: str
) -> None:
    firm(office, ONE, credit_code=code(1))
    made = plan(office, "returns", book(RETURNS, [name, number, 2024.0, 6200.0]))
    assert what in made.refusals()[0].what
    assert made.refusals()[0].fix.startswith("请")


def test_one_year_twice_in_the_file_is_refused(office: Office) -> None:
    firm(office, ONE, credit_code=code(1))
    made = plan(
        office, "returns", book(RETURNS, [ONE, "", 2024.0, 1.0], ["", code(1), "2024", 2.0])
    )
    assert made.refused == 2
    assert made.refusals()[0].where == "工作表“企业”第 2 行 年度"


RETROFITS: list[Cell] = ["企业名称", "项目名称", "验收报告载明的提升率（%）"]


def test_a_percentage_stored_as_a_fraction_is_refused_not_read_as_a_twentieth(
    office: Office,
) -> None:
    firm(office, ONE)
    made = plan(office, "retrofits", book(RETROFITS, [ONE, "余热", 0.05]))
    assert "显示为 5.00%" in made.refusals()[0].what
    made = plan(office, "retrofits", book(RETROFITS, [ONE, "余热", "5.00"], [ONE, "变频", 8.01]))
    apply(office, made)
    assert [str(entry.record.improvement_stated_pct) for entry in made.entries] == ["5.00", "8.01"]


def test_a_refusal_names_the_clause_as_the_measures_do(office: Office) -> None:
    firm(office, ONE)
    rows = book(["企业名称", "评选年度", "获评等次"], [ONE, 2026, "四等"], sheet="装备评选")
    (refusal,) = plan(office, "ratings", rows).refusals()
    assert refusal.why == "条款六（1）、装备评选要用到这一项。"


def test_many_new_rows_go_in_as_one_block_that_can_be_undone(office: Office) -> None:
    rows = [[f"湖口样例{n}号有限公司", code(n), "湖口县"] for n in range(imports.BULK)]
    content = book(HEADER, *rows)
    apply(office, plan(office, "enterprises", content))
    assert office.store.count(Enterprise) == imports.BULK
    assert imports.last_receipt(office, "enterprises", content.sha256) is not None
    office.store.undo()
    assert office.store.count(Enterprise) == 0


@pytest.mark.parametrize("count", [1, imports.BULK])
def test_an_import_taken_back_was_never_imported(office: Office, count: int) -> None:
    rows: list[list[Cell]] = [[f"湖口样例{n}号有限公司", code(n), "湖口县"] for n in range(count)]
    content = book(HEADER, *rows)
    apply(office, plan(office, "enterprises", content))
    assert len(office.store.history(9)) == 2  # the set-up and the import
    office.store.undo()
    assert imports.last_receipt(office, "enterprises", content.sha256) is None
    assert plan(office, "enterprises", content).findings == ()
    office.store.redo()
    assert office.store.count(Enterprise) == count
    assert "已导入过" in plan(office, "enterprises", content).findings[-1].what


def test_the_same_file_again_does_not_stand_in_the_way_of_undo(office: Office) -> None:
    content = book(HEADER, [ONE, code(1), "湖口县"])
    first = apply(office, plan(office, "enterprises", content))
    apply(office, plan(office, "enterprises", content))
    assert imports.last_receipt(office, "enterprises", content.sha256) == first
    assert len(office.store.history(9)) == 2  # the set-up and the import
    office.store.undo()
    assert imports.last_receipt(office, "enterprises", content.sha256) is None
    assert office.store.count(Enterprise) == 0


def test_a_list_taken_back_reaches_no_further_than_the_one_before(office: Office) -> None:
    apply(office, plan(office, "titles", listed(row(ONE, batch="第三批"))))
    elsewhere = listed(row("外地样例厂", here="", batch="第六批"))
    assert apply(office, plan(office, "titles", elsewhere)).new == 0
    assert imports.list_coverage(office) == {"green_factory/national": "第六批"}
    assert office.store.undo() == "导入称号 表.xlsx（新增 0，更新 0）"
    assert imports.list_coverage(office) == {"green_factory/national": "第三批"}
    assert imports.last_receipt(office, "titles", elsewhere.sha256) is None
    office.store.undo()
    assert imports.list_coverage(office) == {}


def row(name: str, here: str = "是", county: str = "湖口县", batch: str = "第五批") -> list[Cell]:
    return [7.0, "江西", name, batch, "2020-10", here, county]


def test_a_published_list_registers_holder_and_title(office: Office) -> None:
    made = plan(office, "titles", listed(row(ONE), row(TWO, county="湖口县（待核）")))
    assert (made.new, made.registered) == (2, 2)
    apply(office, made)
    firms = office.store.find(Enterprise)
    assert [(one.name, one.county, one.credit_code, one.note) for one in firms] == [
        (ONE, "湖口县", None, None),
        (TWO, "湖口县", None, "县（市、区）为推测，待核。"),
    ]
    title = office.store.find(Title)[0]
    assert title == Title(
        id=title.id,
        enterprise=firms[0].id,
        kind="green_factory",
        level="national",
        holder="enterprise",
        holder_name=ONE,
        batch="第五批",
        list_number="7",
        published_month="2020-10",
        status="valid",
    )
    assert office.store.undo() is not None
    assert office.store.count(Enterprise) == 0


def test_rows_of_other_places_and_unknown_ones_stay_out_and_are_counted(
    office: Office, city: Office
) -> None:
    content = listed(
        row(ONE),
        row("彭泽样例厂", county="彭泽县"),
        row("县区不明样例厂", county="九江市（县区未定）"),
        row("不知道样例厂", here=""),
        row("外地样例厂", here="否", county=""),
    )
    made = plan(office, "titles", content)
    assert (made.read, made.rows, made.outside) == (5, 1, 4)
    whole = plan(city, "titles", content)
    assert (whole.read, whole.rows, whole.outside) == (5, 3, 2)
    assert reconciles(made) and reconciles(whole)
    apply(city, whole)
    unknown = city.store.find(Enterprise)[2]
    assert (unknown.county, unknown.note) == (None, "县（市、区）未定，待核。")


def test_a_registered_firm_is_recognised_without_any_mark(office: Office) -> None:
    owner = firm(office, ONE)
    made = plan(office, "titles", listed(row(ONE, here="", county="")))
    assert (made.new, made.registered) == (1, 0)
    apply(office, made)
    assert office.store.find(Title)[0].enterprise == owner.id


def test_design_products_are_no_titles(office: Office) -> None:
    made = plan(office, "titles", listed(row(ONE), title="国家级绿色设计产品名单"))
    assert (made.read, made.rows, made.not_titles, made.coverage) == (1, 0, 1, {})


def test_parks_hold_their_own_titles(office: Office) -> None:
    content = listed(row("湖口样例工业园"), title="省级绿色工业园区名单")
    apply(office, plan(office, "titles", content))
    (park,), (title,) = office.store.find(Park), office.store.find(Title)
    assert (title.kind, title.level, title.holder, title.park) == (
        "green_park",
        "provincial",
        "park",
        park.id,
    )


def test_page_headers_inside_the_list_and_dirt_in_cells_are_no_rows(office: Office) -> None:
    again: list[Cell] = ["序号", "地区", "工厂名称", "批次", "公布年月", "九江市", "县（市、区）"]
    content = listed(row(ONE), again, row("湖口样例\n二厂\t有限公司"))
    made = plan(office, "titles", content)
    assert (made.read, made.new) == (2, 2)


def test_an_unknown_county_in_a_list_is_refused_with_its_place(city: Office) -> None:
    made = plan(city, "titles", listed(row(ONE, county="湖口乡")))
    assert made.refusals()[0].where == "工作表“名单”第 3 行 县（市、区）"


def test_a_list_that_does_not_say_its_title_is_refused(office: Office) -> None:
    with pytest.raises(Problem, match="看不出是哪种称号的名单"):
        plan(office, "titles", listed(row(ONE), title="名单"))
    with pytest.raises(Problem, match="看不出是国家级还是省级的名单"):
        plan(office, "titles", listed(row(ONE), title="绿色工厂名单"))


def test_a_title_removed_by_staff_stays_removed(office: Office) -> None:
    content = listed(row(ONE))
    apply(office, plan(office, "titles", content))
    title = office.store.find(Title)[0].model_copy(update={"status": "removed"})
    with office.store.transaction("移出") as writing:
        writing.put(title)
    assert plan(office, "titles", content).same == 1


def test_coverage_is_the_last_batch_of_the_list_and_never_goes_back(office: Office) -> None:
    content = listed(row(ONE), row("外地样例厂", here="", batch="2021年度（第六批）"))
    apply(office, plan(office, "titles", content))
    assert imports.list_coverage(office) == {"green_factory/national": "第六批"}
    apply(office, plan(office, "titles", listed(row(TWO, batch="第三批"))))
    assert imports.list_coverage(office) == {"green_factory/national": "第六批"}


def test_titles_from_our_own_template_need_a_registered_holder(office: Office) -> None:
    header: list[Cell] = ["企业名称", "称号", "级别", "获得者", "公布日期", "状态"]
    line: list[Cell] = [ONE, "绿色工厂", "省级", "企业", date(2026, 3, 18), "有效"]
    assert plan(office, "titles", book(header, line)).refused == 1
    owner = firm(office, ONE)
    apply(office, plan(office, "titles", book(header, line)))
    (title,) = office.store.find(Title)
    assert (title.enterprise, title.level, title.published_on) == (
        owner.id,
        "provincial",
        date(2026, 3, 18),
    )
    assert imports.list_coverage(office) == {}


def test_a_month_that_a_sheet_made_a_date_of_is_still_a_month(office: Office) -> None:
    line = row(ONE)
    line[4] = date(2020, 10, 1)
    apply(office, plan(office, "titles", listed(line)))
    assert office.store.find(Title)[0].published_month == "2020-10"


def test_the_summary_speaks_of_every_row(city: Office) -> None:
    made = plan(city, "titles", listed(row(ONE), row("外地样例厂", here="否")))
    assert made.summary() == (
        "共读取 2 行，新增 1 行，更新 0 行，无变化 0 行，拒绝 0 行，"
        "不属本地或未注明属地 1 行（不登记），同时登记企业或园区 1 家。"
    )


ENERGY: list[Cell] = ["企业名称", "年度", "能源品种", "数量", "计量单位", "计入方式", "折标口径"]


def test_energy_by_carrier_is_imported_with_its_factors(office: Office) -> None:
    owner = firm(office).id
    rows: list[list[Cell]] = [
        [ONE, 2025.0, "电", 1200.0, "万千瓦时", None, "当量值"],
        [ONE, 2025.0, "原煤", 8000.0, None, None, None],
        [ONE, 2025.0, "高炉煤气", 100.0, "万立方米", "回收利用", None],
    ]
    made = plan(office, "energy_uses", book(ENERGY, *rows))
    assert (made.new, made.refused) == (3, 0)
    apply(office, made)
    kept = {use.carrier: use for use in office.store.find(EnergyUse, enterprise=owner)}
    assert (kept["电力"].factor, kept["电力"].unit) == (Decimal("0.1229"), "wan_kwh")
    assert (kept["原煤"].unit, kept["原煤"].factor_source) == ("t", "GB/T 2589-2020 表A.1")
    assert kept["高炉煤气"].flow == "recovered"
    again = plan(office, "energy_uses", book(ENERGY, *rows))
    assert (again.new, again.same) == (0, 3)


def test_a_carrier_that_is_in_no_table_is_refused(office: Office) -> None:
    firm(office)
    made = plan(office, "energy_uses", book(ENERGY, [ONE, 2025.0, "样例气", 1.0, None, None, None]))
    assert made.refused == 1
    assert "折标系数表里没有“样例气”" in made.findings[0].what


def test_a_range_is_imported_and_asked_about(office: Office) -> None:
    firm(office)
    made = plan(office, "energy_uses", book(ENERGY, [ONE, 2025.0, "天然气", 1.0, None, None, None]))
    assert made.new == 1
    assert [one.grade for one in made.findings] == [Grade.SUBMIT]
    assert "标准给出范围" in made.findings[0].what
