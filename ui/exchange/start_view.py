"""The start of an import: what kind, its template, and the file, chosen or dropped."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jjgreen_desktop.operations.importing.kinds import KINDS as TEMPLATES
from jjgreen_desktop.operations.past_awards.plans import KIND as LEDGER
from jjgreen_desktop.operations.past_awards.plans import NAME
from ui.theme import GRID, set_role
from ui.widgets.text import button, label

KINDS = TEMPLATES | {LEDGER: NAME}
ABOUT = {
    "enterprises": "企业名称、统一社会信用代码、县（市、区）、行业和联系方式。",
    "returns": "每家企业每年的综合能源消费量和工业增加值，条款一和附件2（一）要用。",
    "diagnoses": "绿色低碳诊断的服务商、报告日期、方案和费用，条款一要用。",
    "retrofits": "绿色低碳改造项目及其节能验收，条款二要用。",
    "titles": "绿色工厂、绿色园区等称号；公布的名单可以直接导入，不必改成模板的样子。",
    "loans": "用于绿色低碳改造的绿色贷项目贷款和已付利息，条款二要用。",
    "pilots": "国家级、省级绿色低碳转型试点，条款四要用。",
    "platforms": "绿色低碳公共服务平台的人员、方案和认定，条款五要用。",
    "energy_systems": "数字化能源管理系统的合同价和接入情况，条款五要用。",
    "performance_contracts": "合同能源管理项目及其绿色贷利息，条款五要用，由服务商领取。",
    "ratings": "节能环保装备企业综合评选的等次，条款六要用。",
    "listings": "列入六个国家目录的产品和系列，条款六要用。",
    "solid_wastes": "固废综合利用的评价、规范条件和国家财税政策办理情况，条款七要用。",
    "special_cases": "一事一议的会议纪要和议定金额，条款八要用。",
    "energy_uses": "各年各品种的能源消费量和折标系数，合计成年度报表的综合能源消费量。",
    "product_energies": "主要产品各年的产量、能耗和单位产品综合能耗。",
    "parks": "园区名称、县（市、区）和账户，绿色园区等称号登记在园区名下。",
    "providers": "做诊断、合同能源管理的服务商：代码、联系人和收款账户。",
    "projects": "企业的项目：代码、投资和工期；改造、贷款、合同按项目名称对上。",
    "diagnosis_findings": "诊断提出的措施：投资、年节能量、年效益和回收期，一条措施一行。",
    "invoices": "能源管理系统合同的发票，一张一行；按合同号或项目名称找到合同。",
    "title_statuses": "称号的更名、移出名单、到期和恢复，按称号和级别找到那一项称号。",
    "outside_awards": "企业从其他渠道得到的同一项目资金，用于查重。",
    LEDGER: "程序启用以前的奖补台账，什么样的表都可以；逐行对上企业、条款和记录，首次和查重从第一天起就准。",
    "stops": "失信、环保、安全等停止兑现的依据文件和起止日期。",
}
# The rows of kinds, each under its heading.
ROWS = {
    "名录": ("enterprises", "parks", "providers", "projects"),
    "年度": ("returns", "energy_uses", "product_energies"),
    "审核": (
        *("diagnoses", "diagnosis_findings", "retrofits", "loans"),
        *("performance_contracts", "energy_systems", "invoices"),
    ),
    "认定": (
        *("titles", "title_statuses", "pilots", "platforms"),
        *("ratings", "listings", "solid_wastes", "special_cases"),
    ),
    "查重": (LEDGER, "outside_awards", "stops"),
}
HEADING = 40  # px


class StartView(QFrame):
    """Takes one workbook."""

    chosen = Signal(Path)  # a file was dropped
    browse = Signal()
    template = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = next(iter(KINDS))
        self._about = label(role="muted", wrap=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self.choose(self.kind)

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for heading, kinds in ROWS.items():
            column.addLayout(self._segments(heading, kinds))
        about = QHBoxLayout()
        about.setSpacing(GRID)
        about.addWidget(self._about, 1)
        about.addWidget(
            button("下载模板…", self.template.emit, icon="download", tip="把空白的导入表存到文件夹")
        )
        column.addLayout(about)
        column.addWidget(self._ground(), 1)

    def _segments(self, heading: str, kinds: Iterable[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        words = label(heading, "muted")
        words.setFixedWidth(HEADING)
        row.addWidget(words)
        for kind in kinds:
            row.addWidget(self._segment(kind, KINDS[kind]))
        row.addStretch(1)
        return row

    def _segment(self, kind: str, name: str) -> QPushButton:
        made = button(name, lambda: self.choose(kind), "segment", tip=f"导入{name}")
        made.setCheckable(True)
        self._group.addButton(made)
        self._buttons[kind] = made
        return made

    def _ground(self) -> QFrame:
        ground = QFrame()
        set_role(ground, "aside")
        column = QVBoxLayout(ground)
        column.setSpacing(GRID)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label("把工作簿拖到这里", "heading"), 0, middle)
        column.addWidget(
            label(
                "可以是 .xlsx、.xls、.ods 或 WPS 的 .et；先列出将要做什么，确认后才写入。", "muted"
            ),
            0,
            middle,
        )
        column.addWidget(
            button("选择文件…", self.browse.emit, "primary", icon="folder-open", key="Ctrl+O"),
            0,
            middle,
        )
        column.addStretch(3)
        return ground

    def choose(self, kind: str) -> None:
        """Import this kind (a key of KINDS)."""
        self.kind = kind
        self._buttons[kind].setChecked(True)
        self._about.setText(ABOUT[kind])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this PC can be dropped."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        if path := _dropped(event):
            event.acceptProposedAction()
            self.chosen.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
