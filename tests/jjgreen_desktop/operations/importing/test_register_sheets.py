"""A workbook with a sheet for each kind: a kind reads its own, and says that there are others."""

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.importing.register_sheets import of_kind
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts

NAME = "湖口样例一厂有限公司"


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
