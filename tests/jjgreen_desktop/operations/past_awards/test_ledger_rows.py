"""Rows of a ledger that are no payments: totals in their many words, headings of what follows."""

import pytest

from jjgreen_desktop.operations.importing.sheets import Cell
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND
from tests.jjgreen_desktop.operations.past_awards.shaped import paid, part

HEADS: list[Cell] = ["序号", "企业名称", "事项", "金额（元）"]


def payment(name: str, yuan: Cell, matter: str = "节能诊断") -> list[Cell]:
    return [1.0, name, matter, yuan]


@pytest.mark.parametrize(
    ("total", "stated"),
    [
        (["累计", "", "", 30000.0], 3_000_000),
        (["以上共2家企业", "", "", 30000.0], 3_000_000),
        (["", "2019年累计", "", "30,000.00"], 3_000_000),
        (["合计（大写）：叁万元整", "", "", 30000.0], 3_000_000),
        (["总计：3万元"], 3_000_000),
        (["合计：30,000.00元"], 3_000_000),
        (["合计（大写）：叁万元整"], None),
    ],
)
def test_a_total_in_other_words_is_no_payment(total: list[Cell], stated: int | None) -> None:
    found = part([HEADS, payment(FIRST, 10000.0), payment(SECOND, 20000.0), total])
    assert [line.fen for line in found.lines] == [1_000_000, 2_000_000]
    (one,) = found.totals
    assert (one.stated_fen, one.added_fen) == (stated, 3_000_000)
    assert found.added_up == (4,)


def test_a_payment_of_what_has_come_together_is_one() -> None:
    found = part(
        [HEADS, payment(FIRST, 10000.0, "贴息累计补助"), payment(SECOND, 1.0, "节能诊断累计")]
    )
    assert [line.fen for line in found.lines] == [1_000_000, 100]


def test_a_number_and_a_word_head_what_follows() -> None:
    rows: list[list[Cell]] = [
        ["序号", "企业名称", "金额（元）"],
        ["一", "国家级绿色工厂"],
        [1.0, FIRST, 10000.0],
        ["（二）", "节能诊断"],
        [1.0, SECOND, 20000.0],
        ["合计", "", 30000.0],
    ]
    found = part(rows)
    assert paid(found) == [
        ("台账!3", FIRST, "国家级绿色工厂", 1_000_000),
        ("台账!5", SECOND, "节能诊断", 2_000_000),
    ]
    assert found.skipped == ("第 2 行“一国家级绿色工厂”", "第 4 行“(二)节能诊断”")
    assert [one.differs for one in found.totals] == [False]


def test_a_total_is_checked_though_a_row_has_no_amount() -> None:
    found = part([HEADS, payment(FIRST, 10000.0), payment(SECOND, ""), ["合计", "", "", 20000.0]])
    (total,) = found.totals
    assert (total.added_fen, total.differs) == (1_000_000, True)
