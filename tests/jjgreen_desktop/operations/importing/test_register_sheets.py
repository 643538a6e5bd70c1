"""A workbook with a sheet for each kind: a kind reads its own, and says that there are others."""

import pytest

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import TITLE_KINDS, Title
from jjgreen_desktop.operations.importing.register_sheets import kind_named, of_kind
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts

NAME, OTHER = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


def book(**sheets: list[list[Cell]]) -> Workbook:
    named = (
        Sheet(name, [(number, list(row)) for number, row in enumerate(rows, 1)])
        for name, rows in sheets.items()
    )
    return Workbook("登记簿.xlsx", "0" * 64, tuple(named))


def test_a_kind_reads_its_own_sheet(office: Office) -> None:
    firms: list[list[Cell]] = [
        ["企业名称", "统一社会信用代码", "县（市、区）"],
        [NAME, None, "湖口县"],
    ]
    loans: list[list[Cell]] = [
        ["企业名称", "统一社会信用代码", "备注"],
        [NAME, None, "不是企业的备注"],
    ]
    made = plan(office, "enterprises", book(企业=firms, 绿色贷款=loans))
    assert (made.new, made.read) == (1, 1)
    said = [one.sentence() for one in made.findings]
    assert any("只读取“企业”；其他种类的 1 张工作表没有读取" in one for one in said)
    apply(office, made)
    assert plan(office, "enterprises", made.workbook).same == 1


def test_sheets_that_are_no_kinds_are_read_as_ever() -> None:
    made = book(企业=[], 第二批=[], 称号=[])
    own, others = of_kind("enterprises", made)
    assert ([sheet.name for sheet in own.sheets], others) == (["企业", "第二批"], ("称号",))
    assert of_kind("loans", made) == (made, ())


def test_a_kind_in_several_sheets_is_read_from_all(office: Office) -> None:
    head: list[Cell] = ["企业名称", "统一社会信用代码", "县（市、区）"]
    sheets: dict[str, list[list[Cell]]] = {
        "企业": [head, [NAME, None, "湖口县"]],
        "企业（2）": [head, [OTHER, None, "湖口县"]],
        "称号": [["企业名称", "称号"], [NAME, "绿色工厂"]],
    }
    made = plan(office, "enterprises", book(**sheets))
    assert (made.new, made.read, made.refused) == (2, 2, 0)
    assert [kind_named(sheet.name) for sheet in made.workbook.sheets] == [
        "enterprises",
        "enterprises",
        "titles",
    ]


def test_a_workbook_of_other_kinds_alone_says_that_the_sheet_is_not_there(office: Office) -> None:
    retrofits: list[list[Cell]] = [
        ["企业名称", "项目名称", "改造类型", "验收日期"],
        [NAME, "一号窑", "节能", "2026-05-10"],
    ]
    with pytest.raises(Problem, match="里没有“绿色贷款”工作表，只有“改造项目”。") as told:
        plan(office, "loans", book(说明=[["样例"]], 改造项目=retrofits))
    assert "请换选种类" in told.value.fix
    heads = [field_of(Loan, key).header() for key in ("project", "bank", "principal_fen")]
    loans: list[list[Cell]] = [["企业名称", *heads], [NAME, "一号窑", "样例银行", 10.0]]
    assert of_kind("loans", book(改造项目=loans))[1] == ()


@pytest.mark.parametrize("known", [NAME, "湖口样例产业园"])
def test_a_change_of_another_title_is_looked_for_among_firms_and_parks(
    office: Office, known: str
) -> None:
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    save(office, Title(park=park.id, holder="park", kind="other", level="national"))
    save(office, title_facts(firm(office, NAME).id, kind="other", level="national"))
    head: list[Cell] = ["企业名称", "称号", "级别", "状态", "变更日期"]
    row: list[Cell] = [known, TITLE_KINDS["other"], "国家级", "移出名单", "2026-05-01"]
    made = plan(office, "title_statuses", book(称号状态变更=[head, row]))
    assert (made.new, made.refusals()) == (1, ())
    apply(office, made)
    removed = [one for one in office.store.find(Title) if one.status == "removed"]
    assert [bool(one.park) for one in removed] == [known != NAME]


def test_the_batch_tells_titles_of_the_same_sort_apart(office: Office) -> None:
    holder = firm(office, NAME)
    for batch in ("第五批", "第六批"):
        save(office, title_facts(holder.id, batch=batch))
    head: list[Cell] = [
        "企业名称",
        "称号",
        "级别",
        field_of(Title, "batch").label,
        "状态",
        "变更日期",
    ]
    row: list[Cell] = [NAME, "绿色工厂", "省级", "第六批", "移出名单", "2026-05-01"]
    made = plan(office, "title_statuses", book(称号状态变更=[head, row]))
    assert (made.new, made.refused) == (1, 0)
    unsaid = plan(office, "title_statuses", book(称号状态变更=[head, [*row[:3], None, *row[4:]]]))
    assert unsaid.refused == 1
    assert "名下有 2 条称号符合" in unsaid.refusals()[0].what
    apply(office, made)
    assert {one.batch: one.status for one in office.store.find(Title)} == {
        "第五批": "valid",
        "第六批": "removed",
    }
