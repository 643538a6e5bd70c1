"""Old ledgers as counties keep them, as files: every amount to the 分, and every row of the sheet accounted for."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.lines import Part

FIRST, SECOND, THIRD = "湖口样例一厂有限公司", "湖口样例二厂有限公司", "湖口样例三厂有限公司"
GREEN, DIAGNOSED = "国家级绿色工厂", "节能诊断"
Rows = Sequence[Sequence[object]]
Paid = list[tuple[str, str, int | None, str]]  # whose, what for, 分, when
Ledger = tuple[
    Rows, Sequence[str], int, Paid
]  # with what is merged, and the row before the first payment


def parts(folder: Path, rows: Rows, merged: Sequence[str] = ()) -> tuple[Part, ...]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "台账"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    for area in merged:
        sheet.merge_cells(area)
    book.save(folder / "旧台账.xlsx")
    return read(read_workbook(folder / "旧台账.xlsx"), {}, {})


def told_rows(found: Sequence[Part]) -> set[int]:
    """The numbers of the rows that became a line, a total or a remark."""
    lines = {int(re.sub(r".*![A-Z]*", "", line.key)) for part in found for line in part.lines}
    skipped = {int(said.split()[1]) for part in found for said in part.skipped}
    return lines | skipped | {number for part in found for number in part.added_up}


MERGED: Ledger = (
    [
        ["2019年湖口县绿色制造奖补台账（单位：万元）"],
        ["序号", "企业名称", "事项", "金额", "拨付日期", "文号"],
        [1, FIRST, GREEN, 20, date(2019, 5, 6), "湖样财〔2019〕5号"],
        [None, None, DIAGNOSED, 1],
        [2, SECOND, DIAGNOSED, 1.5, "2019.7.8"],
        [3, THIRD, None, "￥1.50", "2019年7月"],
        ["合计", None, None, 24],
    ],
    ["A3:A4", "B3:B4", "E3:E4", "F3:F4", "C5:C6"],
    2,
    [
        (FIRST, GREEN, 20_000_000, "2019-05-06"),
        (FIRST, DIAGNOSED, 1_000_000, "2019-05-06"),
        (SECOND, DIAGNOSED, 1_500_000, "2019-07-08"),
        (THIRD, DIAGNOSED, 1_500_000, "2019年"),
    ],
)
COUNTIES: Ledger = (
    [
        ["序号", "县区", "企业名称", "奖补项目", "金额（万元）", "年度"],
        ["一", "湖口县"],
        [1, "湖口县", FIRST, GREEN, 20, 2019],
        [2, "湖口县", SECOND, DIAGNOSED, 1, 2019],
        ["湖口县小计", None, None, None, 21],
        ["二", "都昌县"],
        [3, "都昌县", THIRD, DIAGNOSED, 2, "2020年度"],
        [None, "小计", None, None, 2],
        [None, None, "合 计", None, 23],
        ["总计：23万元"],
        ["制表人：张样例"],
    ],
    [],
    1,
    [
        (FIRST, GREEN, 20_000_000, "2019年"),
        (SECOND, DIAGNOSED, 1_000_000, "2019年"),
        (THIRD, DIAGNOSED, 2_000_000, "2020年"),
    ],
)
TEXTS: Ledger = (
    [
        ["企业名称", "事项", "金额（元）", "时间"],
        [FIRST, DIAGNOSED, "10.5万元", "2019年3月4日"],
        [SECOND, DIAGNOSED, "￥100,000.00", "20190304"],
        [THIRD, DIAGNOSED, "人民币 8,000.55 元整", "2019-3"],
        [FIRST, GREEN, "约8万元", "2019"],
        [SECOND, GREEN, "20万（含尾款5万）", "2019"],
        [THIRD, GREEN, "(200,000.00)", "2019/03/04"],
        [FIRST, "能源管理系统", 0.1 + 0.2, "2019"],
        [SECOND, "能源管理系统", 10000.005, "2019"],
    ],
    [],
    1,
    [
        (FIRST, DIAGNOSED, 10_500_000, "2019-03-04"),
        (SECOND, DIAGNOSED, 10_000_000, "2019-03-04"),
        (THIRD, DIAGNOSED, 800_055, "2019年"),
        (FIRST, GREEN, None, "2019年"),
        (SECOND, GREEN, None, "2019年"),
        (THIRD, GREEN, -20_000_000, "2019-03-04"),
        (FIRST, "能源管理系统", 30, "2019年"),
        (SECOND, "能源管理系统", None, "2019年"),
    ],
)
YEARS_BELOW: Ledger = (
    [
        ["2023年湖口县绿色制造奖补台账（单位：万元）"],
        ["序号", "企业名称", "奖励事项", "金额", "拨付时间"],
        [1, FIRST, GREEN, 20, "2023.5.6"],
        ["合计", None, None, 20],
        [],
        ["2024年湖口县绿色制造奖补台账", None, None, None, "单位：元"],
        ["序号", "单位名称", "文号", "补助项目", "补助金额"],
        [1, SECOND, "湖样财〔2024〕5号", DIAGNOSED, 10000.5],
        [],
        ["合计", None, None, None, 10000.5],
    ],
    [],
    2,
    [(FIRST, GREEN, 20_000_000, "2023-05-06"), (SECOND, DIAGNOSED, 1_000_050, "2024年")],
)
THREE_ROWS: Ledger = (
    [
        ["湖口县台账"],
        ["序号", "企业名称", "2023年", None, None, None, "2024年", None, None, None, "备注"],
        [None, None, GREEN, None, DIAGNOSED, None, GREEN, None, DIAGNOSED, None],
        [None, None, *["金额（万元）", "时间"] * 4],
        [1, FIRST, 20, "2023.5.6", None, None, None, None, 1, "2024.3.4"],
        [2, SECOND, None, None, 1.5, "2023.6.7", 15, None, None, None],
        [3, THIRD, None, None, None, None, None, None, None, None, "未申请"],
        ["合计", None, 20, None, 1.5, None, 15, None, 1],
    ],
    ["A2:A4", "B2:B4", "C2:F2", "G2:J2", "C3:D3", "E3:F3", "G3:H3", "I3:J3", "K2:K4"],
    4,
    [
        (FIRST, GREEN, 20_000_000, "2023-05-06"),
        (FIRST, DIAGNOSED, 1_000_000, "2024-03-04"),
        (SECOND, DIAGNOSED, 1_500_000, "2023-06-07"),
        (SECOND, GREEN, 15_000_000, "2024年"),
    ],
)
LEDGERS = {
    "merged": MERGED,
    "counties": COUNTIES,
    "texts": TEXTS,
    "years below": YEARS_BELOW,
    "three rows": THREE_ROWS,
}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_amount_is_read_and_every_row_accounted_for(ledger: str, tmp_path: Path) -> None:
    rows, merged, above, paid = LEDGERS[ledger]
    found = parts(tmp_path, rows, merged)
    lines = [line for part in found for line in part.lines]
    assert [(one.name, one.matter, one.fen, one.when.said) for one in lines] == paid
    assert all((line.fault is None) is (line.fen is not None) for line in lines)
    assert not any(total.differs for part in found for total in part.totals)
    heading = {7} if ledger == "years below" else set()
    written = {number for number, row in enumerate(rows, 1) if any(row) and number > above}
    assert told_rows(found) == written - heading


def test_clauses_units_and_signs_beside_each_other(tmp_path: Path) -> None:
    (found,) = parts(
        tmp_path,
        [
            [
                "企业名称",
                f"{GREEN}（万元）",
                f"{DIAGNOSED}补助（千元）",
                "追回金额（元）",
                "追回日期",
            ],
            [FIRST, 20, 10, 50000.25, "2024-5-6"],
            [SECOND, "—", "/", None, None],
            [THIRD, "15万元", 0, -100, None],
        ],
    )
    assert [(line.key, line.fen, line.when.said) for line in found.lines] == [
        ("台账!B2", 20_000_000, ""),
        ("台账!C2", 1_000_000, ""),
        ("台账!D2", -5_000_025, "2024-05-06"),
        ("台账!B4", 15_000_000, ""),
        ("台账!D4", -10_000, ""),
    ]
    assert found.skipped == (f"第 3 行“{SECOND}”（各列都没有金额）",)
