"""How the tests of shapes read a sheet."""

from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.lines import Part
from tests.jjgreen_desktop.operations.past_awards.ledgers import book

GREEN, DIAGNOSED = "国家级绿色工厂奖励（万元）", "诊断补助（万元）"
ACROSS = ["企业名称", GREEN, DIAGNOSED, "合计（万元）"]


def part(rows: list[list[Cell]], **columns: str) -> Part:
    found = read(book(rows), columns, {})
    assert len(found) == 1
    return found[0]


def paid(found: Part) -> list[tuple[str, str, str, int | None]]:
    return [(line.key, line.name, line.matter, line.fen) for line in found.lines]
