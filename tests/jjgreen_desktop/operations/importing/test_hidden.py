"""What is said of hidden rows and sheets in every import."""

from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.importing.hidden import told
from jjgreen_desktop.operations.importing.sheets import Row, Sheet, Workbook
from jjgreen_desktop.operations.imports import plan
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, GREEN, HEADS, paid

ROWS: list[Row] = [(1, list(HEADS)), (2, list(paid(FIRST, GREEN, 20.0)))]


def book(*sheets: Sheet, hidden: tuple[str, ...] = ()) -> Workbook:
    return Workbook("旧台账.xlsx", "a" * 64, sheets, hidden)


def test_hidden_rows_of_a_ledger_are_to_be_verified(office: Office) -> None:
    firm(office, FIRST)
    made = planning.plan(office, book(Sheet("台账", ROWS, (2,)), hidden=("旧",)))
    assert len(made.rows) == 1
    found = [(one.grade, one.where, one.what) for one in made.findings if "隐藏" in one.what]
    assert found == [
        (Grade.VERIFY, "工作表“台账”", "第 2 行在表格里是隐藏的，也读取了。"),
        (Grade.HINT, "工作表“旧”", "是隐藏的，没有读取。"),
    ]


def test_hidden_rows_of_other_imports_too(office: Office) -> None:
    firm(office, FIRST)
    rows: list[Row] = [(1, ["企业名称", "项目名称", "贷款本金（元）"]), (2, [FIRST, "窑", 5.0])]
    made = plan(office, "loans", book(Sheet("贷款", rows, (2,))))
    assert "第 2 行在表格里是隐藏的，也读取了。" in [one.what for one in made.findings]


def test_many_rows_are_counted_and_sheets_that_are_not_read_are_left_out() -> None:
    sheets = (Sheet("台账", [], (2, 4, 6, 8, 10, 12)), Sheet("别的", [], (1,)))
    (found,) = told(book(*sheets), {"台账"})
    assert found.what == "第 2、4、6、8、10 等 6 行在表格里是隐藏的，也读取了。"
    assert found.fix.startswith("请取消筛选和隐藏，核对这几行")


def test_hidden_columns_are_to_be_verified_by_their_letters(office: Office) -> None:
    firm(office, FIRST)
    made = planning.plan(office, book(Sheet("台账", ROWS, (), (1, 26))))
    found = [(one.grade, one.where, one.what) for one in made.findings if "隐藏" in one.what]
    assert found == [
        (Grade.VERIFY, "工作表“台账”", "B、AA 列在表格里是隐藏的，也同其他列一样读取。"),
    ]
