"""What the check of a workbook found: its columns share the room there is."""

from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.finding import Finding, Grade
from ui.exchange.findings_table import FIX, FindingsList, FindingsModel


def test_where_nothing_is_to_be_done_what_was_found_has_the_room(qtbot: QtBot) -> None:
    model = FindingsModel()
    table = FindingsList(model, "检查发现的问题")
    qtbot.addWidget(table)
    table.resize(800, 200)
    table.show()
    words = "没有导入这些列：行业（第一、二批）、第三方机构名称。"
    model.show([Finding(Grade.HINT, "工作表“绿色工厂”", words)])
    assert table.isColumnHidden(FIX)
    assert table.columnWidth(FIX - 1) >= table.sizeHintForColumn(FIX - 1)
    model.show([Finding(Grade.HINT, "第 3 行", "县（市、区）还没有填写。", fix="请补填。")])
    assert not table.isColumnHidden(FIX)


def test_none_is_cut_off_where_the_others_say_little(qtbot: QtBot) -> None:
    model = FindingsModel()
    table = FindingsList(model, "检查发现的问题")
    qtbot.addWidget(table)
    table.resize(800, 200)
    table.show()
    where = "工作表“企业”第 2、3、4 行 统一社会信用代码"
    model.show([Finding(Grade.SUBMIT, where, "还没有填写。", fix="可以先保存，上报前补齐。")])
    for column in range(FIX + 1):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
