"""An import taken back: whole, and as if it had never been."""

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations import imports
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.tables import HEADER, ONE, book, code, listed, row


def test_many_new_rows_go_in_as_one_block_that_can_be_undone(office: Office) -> None:
    rows = [[f"湖口样例{n}号有限公司", code(n), "湖口县"] for n in range(imports.BULK)]
    content = book(HEADER, *rows)
    apply(office, plan(office, "enterprises", content))
    assert office.store.count(Enterprise) == imports.BULK
    assert imports.last_receipt(office, "enterprises", content.sha256) is not None
    office.store.undo()
    assert office.store.count(Enterprise) == 0


@pytest.mark.parametrize("count", [1, imports.BULK])
def test_an_import_taken_back_was_never_imported(office: Office, count: int) -> None:
    rows: list[list[Cell]] = [[f"湖口样例{n}号有限公司", code(n), "湖口县"] for n in range(count)]
    content = book(HEADER, *rows)
    apply(office, plan(office, "enterprises", content))
    assert len(office.store.history(9)) == 2  # the set-up and the import
    office.store.undo()
    assert imports.last_receipt(office, "enterprises", content.sha256) is None
    assert plan(office, "enterprises", content).findings == ()
    office.store.redo()
    assert office.store.count(Enterprise) == count
    assert "已导入过" in plan(office, "enterprises", content).findings[-1].what


def test_the_same_file_again_does_not_stand_in_the_way_of_undo(office: Office) -> None:
    content = book(HEADER, [ONE, code(1), "湖口县"])
    first = apply(office, plan(office, "enterprises", content))
    apply(office, plan(office, "enterprises", content))
    assert imports.last_receipt(office, "enterprises", content.sha256) == first
    assert len(office.store.history(9)) == 2  # the set-up and the import
    office.store.undo()
    assert imports.last_receipt(office, "enterprises", content.sha256) is None
    assert office.store.count(Enterprise) == 0


def test_a_list_taken_back_reaches_no_further_than_the_one_before(office: Office) -> None:
    apply(office, plan(office, "titles", listed(row(ONE, batch="第三批"))))
    elsewhere = listed(row("外地样例厂", here="", batch="第六批"))
    assert apply(office, plan(office, "titles", elsewhere)).new == 0
    assert imports.list_coverage(office) == {"green_factory/national": "第六批"}
    assert office.store.undo() == "导入称号 表.xlsx（新增 0，更新 0）"
    assert imports.list_coverage(office) == {"green_factory/national": "第三批"}
    assert imports.last_receipt(office, "titles", elsewhere.sha256) is None
    office.store.undo()
    assert imports.list_coverage(office) == {}
