"""Cells merged over several rows: their words hold for each of the rows, an amount never does."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from jjgreen_desktop.operations.importing.sheets import Cell, Workbook
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.lines import Part
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND, sheet_of

HEADS: list[Cell] = ["序号", "企业名称", "事项", "金额（万元）", "拨付日期", "文号", "拨付情况"]
Merged = tuple[tuple[int, int, int], ...]


def part(rows: Sequence[Sequence[Cell]], merged: Merged) -> Part:
    sheet = replace(sheet_of([["2022年绿色工厂奖励台账"], HEADS, *rows], "台账"), merged=merged)
    (found,) = read(Workbook("旧台账.xlsx", "a" * 64, (sheet,)), {}, {})
    return found


def test_what_is_merged_holds_for_every_row() -> None:
    found = part(
        [
            [1.0, FIRST, "国家级绿色工厂", 20.0, "2019.5.6", "甲"],
            ["", "", "节能诊断", 1.0, "", ""],
            [2.0, SECOND, "", 1.5, "2019.7.8", "乙"],
        ],
        ((3, 0, 4), (3, 1, 4), (3, 4, 4), (3, 5, 4), (4, 2, 5)),
    )
    told = [(one.name, one.matter, one.when.said, one.document) for one in found.lines]
    assert told == [
        (FIRST, "国家级绿色工厂", "2019-05-06", "甲"),
        (FIRST, "节能诊断", "2019-05-06", "甲"),
        (SECOND, "节能诊断", "2019-07-08", "乙"),
    ]
    assert [one.remarks for one in found.lines] == [
        (),
        ("企业名称、兑现日期、文件及文号同第 3 行合并，按那一行读取。",),
        ("兑现事项同第 4 行合并，按那一行读取。",),
    ]


def test_what_is_not_merged_is_not_taken_from_above() -> None:
    rows = [[1.0, FIRST, "节能诊断", 1.0, "2019.5.6", "甲"], [2.0, SECOND, "节能诊断", 1.0, "", ""]]
    assert [one.when.said for one in part(rows, ()).lines] == ["2019-05-06", "2022年"]


def test_a_note_against_the_payment_holds_for_every_row_it_is_merged_over() -> None:
    rows = [
        [1.0, FIRST, "节能诊断", 1.0, "2019.5.6", "甲", "未拨付"],
        [2.0, SECOND, "节能诊断", 1.0, "2019.5.6", "甲", ""],
    ]
    assert [one.denied for one in part(rows, ((3, 6, 4),)).lines] == ["未拨付", "未拨付"]


@pytest.mark.parametrize(("matter", "faults"), [("节能诊断", [True, True]), ("", [False, True])])
def test_an_amount_for_several_matters_is_never_one_of_them(
    matter: str, faults: list[bool]
) -> None:
    rows = [
        [1.0, FIRST, "国家级绿色工厂", 21.0, "2019.5.6", "甲"],
        ["", "", matter, "", "2019.6.7", "乙"],
    ]
    found = part(rows, ((3, 1, 4), (3, 3, 4)))
    assert [one.fault is not None for one in found.lines] == faults
    assert found.lines[1].fault is not None
    assert found.lines[1].fault[0].startswith("金额一格合并了第 3 行到第 4 行")


def test_a_total_within_what_is_merged_stays_one() -> None:
    rows = [
        [1.0, FIRST, "节能诊断", 1.0, "2019.5.6", "甲"],
        ["", "", "小计", 1.0, "", ""],
    ]
    found = part(rows, ((3, 1, 4),))
    assert (len(found.lines), found.added_up) == (1, (4,))
