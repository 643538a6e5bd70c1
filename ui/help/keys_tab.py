"""帮助, 按键: what can be done without the mouse, by where it works."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screen import Screen
from ui.theme import GRID
from ui.widgets.grid import Column, Grid
from ui.widgets.text import label
from ui.worker import Worker

EVERYWHERE, LISTS, FORMS = "任何一页", "列表", "填写"
KEYS = (
    (
        "Ctrl+K",
        EVERYWHERE,
        "查找：名称、曾用名、代码、联系人、项目、文号、发票号、拼音首字母，回车打开",
    ),
    ("Ctrl+Z　Ctrl+Y", EVERYWHERE, "撤销、重做上一笔；正在输入的字先撤销"),
    ("Ctrl+H", EVERYWHERE, "操作记录：每一笔改了什么，可撤销其中一笔"),
    ("Alt+1 至 Alt+9", EVERYWHERE, "左边的各页，从上往下数"),
    ("Ctrl+P", EVERYWHERE, "打印，能打印的页面"),
    ("F5", EVERYWHERE, "重新读取这一页"),
    ("Esc", EVERYWHERE, "返回上一层；没有填完的内容保留"),
    ("Ctrl+N", LISTS, "新建企业、园区或服务商"),
    ("Ctrl+F", LISTS, "筛选列表"),
    ("Ctrl+Shift+F　V　K", LISTS, "筛选条件、已存视图、列"),
    ("Ctrl+Shift+B", LISTS, "批量修改选中的；不选是列出的全部"),
    ("Ctrl+J", LISTS, "问题清单"),
    ("Enter", LISTS, "打开选中的一行"),
    ("Enter", FORMS, "保存这一栏，走到下一栏；最后一栏走到名下的措施、发票，再走到下一条"),
    ("Shift+Enter", FORMS, "备注里换行"),
    ("Ctrl+Enter", FORMS, "下一条"),
    ("Ctrl+PgDn　Ctrl+PgUp", FORMS, "下一栏目、上一栏目，如从诊断到改造"),
    ("F1", FORMS, "看这一栏的填写说明和条款原文"),
    ("F4", FORMS, "查标杆水平和能耗限额，带出处填入"),
    ("F6", FORMS, "在列表、表单和名下的措施、发票之间走"),
    ("F7", FORMS, "一企一档"),
    ("F8", FORMS, "到下一处要写的核实说明；导入以前兑现时到下一处要选的"),
    ("F9", FORMS, "其他事项：试点、平台、能源管理系统、装备等"),
    ("Alt+Enter　Alt+D", FORMS, "加一条、删除一条措施、发票或状态变更"),
    ("Ctrl+D", FORMS, "删除这条记录，可撤销；新建而没有保存的就放弃"),
)


class KeysTab(Screen):
    """A table to read; nothing is kept of it."""

    title = "按键"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName(self.title)
        self.grid.show_rows([(str(number), row) for number, row in enumerate(KEYS)])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label("不用鼠标也能办完全部的事。按钮上停一停，也写着它的按键。", "muted"))
        column.addWidget(self.grid, 1)


COLUMNS = (
    Column("按键", lambda row: row[0]),
    Column("在哪里", lambda row: row[1]),
    Column("做什么", lambda row: row[2]),
)
