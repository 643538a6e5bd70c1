"""设置: who works, how papers are signed, light or dark, and which policy pack is in force."""

from functools import partial

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.office import Office
from ui.screen import Screen
from ui.theme import GRID, MODES, Theme, set_role
from ui.widgets.text import button, frame, label
from ui.worker import Progress, Worker

FIELDS = (
    ("operator", "操作员姓名", "记在每一次登记和修改上。"),
    ("bureau", "单位全称", "填报单位，印在文书落款处。"),
    ("document_mark", "机关代字", "告知书文号的代字，如“湖工信字”；没有时空着。"),
    ("contact", field_of(Enterprise, "contact").label, "印在告知书上，企业据此联系。"),
    ("phone", field_of(Enterprise, "phone").label, "印在告知书上。"),
)
WIDTH = 560


class SettingsPage(Screen):
    """Each setting is kept when the cursor leaves it."""

    title = "设置"
    icon = "settings"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.editors: dict[str, QLineEdit] = {}
        self._kept: dict[str, str] = {}
        self._pack = label("", wrap=True)
        inside = QWidget()
        set_role(inside, "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label("设置", "title"))
        cards = QHBoxLayout()
        cards.setSpacing(2 * GRID)
        for stack in ((self._office_card(),), (self._look_card(), self._pack_card())):
            cards.addLayout(_stacked(*stack), 1)
        cards.addStretch(1)
        column.addLayout(cards)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.title)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _office_card(self) -> QFrame:
        card, column = _card("单位和操作员")
        for key, name, help_ in FIELDS:
            editor = QLineEdit()
            editor.setAccessibleName(name)
            editor.setAccessibleDescription(help_)
            editor.editingFinished.connect(partial(self._keep, key))
            editor.returnPressed.connect(editor.focusNextChild)
            text = label(name, "label")
            text.setBuddy(editor)
            for part in (text, editor, label(help_, "note", wrap=True)):
                column.addWidget(part)
            self.editors[key] = editor
        return card

    def _look_card(self) -> QFrame:
        card, column = _card("外观")
        row = QHBoxLayout()
        row.setSpacing(0)
        group = QButtonGroup(card)
        theme = the_theme()
        for mode, name in MODES.items():
            option = button(name, partial(theme.use, mode), "segment")
            option.setCheckable(True)
            option.setChecked(theme.mode == mode)
            group.addButton(option)
            row.addWidget(option)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _pack_card(self) -> QFrame:
        card, column = _card("政策包")
        column.addWidget(self._pack)
        return card

    def arrive(self, _argument: object = None) -> None:
        """Read the settings again."""
        self.worker.run(_read, self._show)

    def _show(self, read: tuple[dict[str, str], str]) -> None:
        self._kept, pack = read
        for key, editor in self.editors.items():
            if not editor.hasFocus():
                editor.setText(self._kept[key])
        self._pack.setText(pack)

    def _keep(self, key: str) -> None:
        text = self.editors[key].text().strip()
        if text == self._kept.get(key):
            return
        self._kept[key] = text
        name = next(name for found, name, _help in FIELDS if found == key)

        def keep(office: Office, _progress: Progress) -> None:
            with office.store.transaction(f"设置{name}") as writing:
                writing.set_setting(key, text)

        self.worker.run(keep, lambda _nothing: self._say_kept(name))

    def _say_kept(self, name: str) -> None:
        self.say.emit(f"已保存设置“{name}”。")
        self.changed.emit()


def the_theme() -> Theme:
    """The look of the application."""
    application = QApplication.instance()
    found = application.findChild(Theme) if application else None
    if not isinstance(found, Theme):
        raise RuntimeError("the application has no theme")
    return found


def _stacked(*cards: QFrame) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2 * GRID)
    for card in cards:
        card.setMaximumWidth(WIDTH)
        column.addWidget(card)
    column.addStretch(1)
    return column


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = frame("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(6)
    column.addWidget(label(title, "heading"))
    return card, column


def _read(office: Office, _progress: Progress) -> tuple[dict[str, str], str]:
    kept = {key: office.store.setting(key) or "" for key, _name, _help in FIELDS}
    pack = office.pack
    said = (
        f"《{pack.name}》，{pack.issuer}。有效期 {pack.valid_from} 至 {pack.valid_to}。\n"
        f"版本 {pack.version}，校验值 {pack.hash[:16]}。"
    )
    return kept, said
