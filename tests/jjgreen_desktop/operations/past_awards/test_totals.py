"""A row of a total is one wherever among its first words it says so."""

import pytest

from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.past_awards.ledger import read
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, GREEN, SECOND, book

HEADS: list[Cell] = ["县区", "序号", "企业名称", "事项", "金额（万元）"]


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", "", "", 40.0],
        ["湖口县", "", "合计", "", 40.0],
        ["湖口县", "", "全县", "合计", 40.0],
    ],
)
def test_a_total_is_no_payment(row: list[Cell]) -> None:
    rows: list[list[Cell]] = [
        HEADS,
        ["湖口县", 1.0, FIRST, GREEN, 20.0],
        ["湖口县", 2.0, SECOND, GREEN, 20.0],
        row,
    ]
    (found,) = read(book(rows), {}, {})
    assert [line.name for line in found.lines] == [FIRST, SECOND]
    (total,) = found.totals
    assert (total.words, total.stated_fen, total.differs) == ("合计", 40_000_000, False)
