"""Published lists: holders and titles registered, other places counted, coverage, our own template."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import imports
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm, make_office
from tests.jjgreen_desktop.operations.tables import ONE, TWO, book, listed, row


def reconciles(made: Plan) -> bool:
    parts = (made.new, made.changed, made.same, made.refused)
    return made.rows == sum(parts) and made.read == made.rows + made.outside + made.not_titles


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Office]:
    office = make_office(tmp_path / "市本级", "市本级")
    yield office
    office.store.close()


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
