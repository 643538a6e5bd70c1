"""What is said of a ledger beside its rows."""

import pytest

from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, book

HEADS: list[Cell] = ["企业名称", "事项", "金额（元）"]
PAID: list[Cell] = [FIRST, "节能诊断", 10000.0]


def told(office: Office, *rows: list[Cell]) -> list[tuple[Grade, str]]:
    firm(office, FIRST)
    return [(one.grade, one.what) for one in planning.plan(office, book(rows)).findings]


@pytest.mark.parametrize(
    ("title", "doubtful"),
    [
        ("2023年拟兑现奖补资金公示", True),
        ("湖口县奖补资金申报汇总表", True),
        ("湖口县奖补资金兑现台账", False),
    ],
)
def test_a_title_that_speaks_of_what_is_to_be_paid_is_to_be_verified(
    title: str, doubtful: bool, office: Office
) -> None:
    found = told(office, [title], HEADS, PAID)
    said = f"表上方写“{title}台账”，这张表可能是拟兑现或申报的，不是已经拨付的。"
    assert ((Grade.VERIFY, said) in found) is doubtful


def test_a_line_below_that_speaks_of_money_taken_back_is_to_be_verified(office: Office) -> None:
    found = told(office, HEADS, PAID, ["注：样例一厂的奖励2020年已追回"], ["制表人：张样例"])
    grades = [grade for grade, what in found if "说到没有兑现或追回的资金" in what]
    assert grades == [Grade.VERIFY]
    assert (
        Grade.VERIFY,
        "第 3 行“注:样例一厂的奖励2020年已追回”说到没有兑现或追回的资金。",
    ) in found


@pytest.mark.parametrize("amount", [20000.0, "2万元"])
def test_a_row_with_a_figure_above_the_heading_is_told(amount: Cell, office: Office) -> None:
    found = told(office, ["湖口县台账"], [FIRST, "节能诊断", amount], HEADS, PAID)
    said = f"第 2 行“{FIRST}节能诊断{amount}”不是兑现行，没有登记。"
    assert (Grade.HINT, said) in found


def test_many_total_rows_are_counted(office: Office) -> None:
    totals: list[list[Cell]] = [["小计", "", 10000.0]] * 7
    found = told(office, HEADS, PAID, *totals)
    said = "第 3、4、5、6、7 等 7 行是合计，只核对，没有登记。"
    assert (Grade.HINT, said) in found
