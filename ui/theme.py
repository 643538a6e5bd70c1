"""The one place that defines the look: two palettes and a short style sheet on Fusion.

No widget styles itself. A widget says what it is by the property "role" (`set_role`), and the style
sheet below says how that looks:

- QLabel: title, heading, label, note, muted, figure, good, warning, error, mark
- QPushButton and QToolButton: primary, danger, link, chip (a condition that can be taken away), inline (a link in a line of text), rail, segment, unclear (the segment for
  "not known"); without a role a plain button
- QFrame: card, rail, header, bar, aside, notice, fault, rule
- QTableView: grid, grid-head (a form with ruled cells); without a role a list
- QLineEdit, QPlainTextEdit, QComboBox: wrong (something is wrong with what is typed)
- QScrollArea, QTextEdit: reading (a text the arrow keys scroll)
"""

from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui.icons import retint

GRID = 8  # px; every distance is a multiple of it or its half
ROW = 32  # px; the height of a table row
BODY = 14  # px
MODES = {"system": "跟随系统", "light": "浅色", "dark": "深色"}
FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC")


class Colours(NamedTuple):
    """The named colours of one palette; text on its ground has a contrast of at least 4.5 : 1."""

    window: str
    surface: str
    sunken: str
    border: str
    strong_border: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    hover: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    good: str


LIGHT = Colours(
    window="#F4F6F5",
    surface="#FFFFFF",
    sunken="#EDF0EE",
    border="#DDE2DF",
    strong_border="#B4BEB8",
    text="#1B211E",
    muted="#58635D",
    disabled="#7F8A84",
    accent="#1F7A4D",
    accent_hover="#186540",
    on_accent="#FFFFFF",
    selection="#E3F2EA",
    hover="#EAEFEC",
    error="#B3261E",
    error_ground="#FBEDEC",
    warning="#855400",
    warning_ground="#FBF3E2",
    good="#1F7A4D",
)
DARK = Colours(
    window="#151917",
    surface="#1D2220",
    sunken="#181C1A",
    border="#323935",
    strong_border="#56605B",
    text="#E5EAE7",
    muted="#A0ACA5",
    disabled="#6F7A74",
    accent="#4CC38A",
    accent_hover="#66D29D",
    on_accent="#08190F",
    selection="#203A2D",
    hover="#272E2A",
    error="#FF9088",
    error_ground="#3A2322",
    warning="#E7B75C",
    warning_ground="#352C1A",
    good="#4CC38A",
)

SHEET = Template("""
QWidget { font-size: 14px; }
QToolTip { background: $surface; color: $text; border: 1px solid $strong_border; padding: 4px 8px; }
QLabel[role="title"] { font-size: 20px; font-weight: 700; }
QLabel[role="heading"] { font-size: 15px; font-weight: 700; }
QLabel[role="label"] { color: $text; font-size: 13px; }
QLabel[role="note"] { color: $muted; font-size: 12px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="figure"] { font-size: 26px; font-weight: 700; }
QLabel[role="mark"] { font-size: 16px; font-weight: 700; }
QLabel[role="good"] { color: $good; font-weight: 700; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="error"] { color: $error; font-size: 12px; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[role="rail"] { background: $sunken; border: none; border-right: 1px solid $border; }
QFrame[role="header"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[role="bar"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[role="aside"] { background: $sunken; border: 1px solid $border; border-radius: 6px; }
QFrame[role="notice"] { background: $warning_ground; border: 1px solid $warning; border-radius: 6px; }
QFrame[role="fault"] { background: $error_ground; border: none; border-top: 2px solid $error; }
QFrame[role="rule"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: none; }
QScrollArea[role="reading"], QTextEdit[role="reading"] {
  background: transparent; border: 1px solid transparent; border-radius: 4px; }
QScrollArea[role="reading"]:focus, QTextEdit[role="reading"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $strong_border; border-radius: 4px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit, QComboBox { min-height: 32px; max-height: 32px; padding: 0 8px; }
QPlainTextEdit { padding: 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 7px; }
QPlainTextEdit:focus { padding: 3px; }
QLineEdit[role="wrong"], QPlainTextEdit[role="wrong"], QComboBox[role="wrong"] { border-color: $error; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $muted; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QComboBox QAbstractItemView, QListView[role="popup"] {
  background: $surface; color: $text; border: 1px solid $strong_border; outline: none; padding: 4px;
  selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item, QListView[role="popup"]::item { min-height: 30px; padding: 0 6px; }
QListView[role="popup"]::item:selected { background: $selection; color: $text; }

QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $strong_border; border-radius: 4px;
  min-height: 30px; padding: 0 14px; outline: none; }
QToolButton { padding: 0 8px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; }
QToolButton:focus { padding: 0 7px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $border; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $disabled; border-color: $border; }
QPushButton[role="danger"] { color: $error; }
QPushButton[role="danger"]:disabled { color: $disabled; }
QPushButton[role="link"] {
  background: transparent; border: none; color: $accent; padding: 0 4px; text-align: left;
  min-height: 24px; }
QPushButton[role="link"]:disabled { color: $disabled; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { text-decoration: underline; border: none; padding: 0 4px; }
QFrame[role="card"] > QPushButton[role="link"], QFrame[role="card"] > QPushButton[role="link"]:hover,
QFrame[role="card"] > QPushButton[role="link"]:focus { padding: 0 4px 0 0; }
QTabWidget > QPushButton[role="link"] { padding: 5px 4px 9px 4px; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="chip"] {
  background: $selection; border: 1px solid $border; border-radius: 12px; padding: 0 10px; min-height: 22px;
  font-size: 13px; }
QPushButton[role="chip"]:hover { border-color: $muted; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 0 9px; min-height: 20px; }
QPushButton[role="inline"] {
  background: transparent; border: none; color: $accent; padding: 0 2px; min-height: 16px; max-height: 16px;
  font-size: 13px; }
QPushButton[role="inline"]:hover, QPushButton[role="inline"]:focus { text-decoration: underline; border: none; padding: 0 2px; min-height: 16px; }
QPushButton[role="segment"] { min-width: 40px; margin-right: 4px; padding: 0 12px; }
QPushButton[role="segment"]:checked { background: $selection; border-color: $accent; font-weight: 700; }
QPushButton[role="unclear"] { min-width: 40px; margin-right: 4px; padding: 0 12px; }
QPushButton[role="unclear"]:checked { background: $sunken; border-color: $muted; }
QPushButton[role="unclear"]:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 0 11px; }
QToolButton[role="rail"] {
  background: transparent; border: none; border-left: 3px solid transparent; border-radius: 0;
  min-height: 44px; padding: 0 12px 0 9px; text-align: left; color: $muted; }
QToolButton[role="rail"]:hover { background: $hover; color: $text; }
QToolButton[role="rail"]:checked { border-left-color: $accent; background: $surface; color: $text; font-weight: 700; }
QToolButton[role="rail"]:focus { border: 1px solid $accent; border-left: 3px solid $accent; padding: 0 11px 0 9px; }

QTableView, QTreeView, QListView {
  background: $surface; alternate-background-color: $surface; color: $text; gridline-color: $border;
  border: 1px solid $border; border-radius: 6px; outline: none;
  selection-background-color: $selection; selection-color: $text; }
QTableView:focus, QTreeView:focus, QListWidget:focus { border-color: $accent; }
QListWidget::item { min-height: 28px; padding: 0 8px; }
QListWidget::item:selected { background: $selection; color: $text; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid $border; }
QTableView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QTableView[role="grid"], QTableView[role="grid-head"] { border-radius: 0; }
QTableView[role="grid"]::item, QTableView[role="grid-head"]::item { border: none; padding: 0 4px; }
QTableView[role="grid"] { border-top: none; }
QTableView[role="grid-head"] { background: $sunken; color: $muted; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section {
  background: $sunken; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 0 11px; min-height: 32px; font-size: 13px; }
QTableCornerButton::section { background: $sunken; border: none; }

QCheckBox { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator { width: 16px; height: 16px; border: 1px solid $muted;
  border-radius: 3px; background: $surface; }
QCheckBox::indicator:hover { border-color: $text; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox:focus { color: $accent; }

QRadioButton { spacing: 8px; min-height: 24px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px;
  background: $surface; }
QRadioButton::indicator:hover { border-color: $text; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; border-radius: 8px; }
QRadioButton:focus { color: $accent; }

QTabWidget::pane { border: none; border-top: 1px solid $border; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 3px solid transparent;
  padding: 8px 12px 6px 12px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:disabled { color: $disabled; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 700; }
QTabBar::tab:focus { color: $accent; }
QTabBar::scroller { width: 48px; }
QTabBar::tear { width: 0; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QTabBar QToolButton { background: $window; border: none; padding: 0; }

QProgressBar { background: $sunken; border: 1px solid $border; border-radius: 4px; text-align: center;
  max-height: 14px; font-size: 11px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $strong_border; }
QMenu { background: $surface; border: 1px solid $strong_border; padding: 4px; }
QMenu::item { padding: 6px 24px; }
QMenu::separator { background: $border; height: 1px; margin: 4px 8px; }
QMenu::item:selected { background: $selection; color: $text; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $strong_border; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

_ROLES = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "error"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "strong_border"),
)


# The style everywhere, said to QApplication: to set it there would make all of QStyle's names in Python.
STYLE = ("-style", "Fusion")


class Theme(QObject):
    """Puts one of the two looks on the application and follows the system when asked to."""

    def __init__(self, application: QApplication, memory: QSettings) -> None:
        super().__init__(application)
        self.mode = "system"
        self._memory = memory
        self._application = application
        application.setFont(body_font())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        application.screenAdded.connect(lambda _screen: retint())

    def use(self, mode: str) -> None:
        """Show light, dark or what the system shows (a key of MODES)."""
        self.mode = mode if mode in MODES else "system"
        self._memory.setValue("theme", self.mode)
        self._dress()

    @property
    def dark(self) -> bool:
        """Whether the dark look is shown."""
        if self.mode == "system":
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode == "dark"

    @property
    def colours(self) -> Colours:
        """The palette shown now."""
        return DARK if self.dark else LIGHT

    def _follow(self) -> None:
        if self.mode == "system":
            self._dress()

    def _dress(self) -> None:
        colours = self.colours
        self._application.setPalette(_palette(colours))
        self._application.setStyleSheet(_sheet(colours))
        retint()


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is; the style sheet says how that looks."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will be
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def body_font() -> QFont:
    """The window's family: the system's Chinese sans, else the one that ships."""
    family = next(filter(QFontDatabase.hasFamily, FAMILIES), "") or _shipped_family()
    font = QFont(family) if family else QFont()
    font.setPixelSize(BODY)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _shipped_family() -> str:
    number = QFontDatabase.addApplicationFont(str(resources.folder("fonts", "window.ttf")))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    named = colours._asdict()
    for role, name in _ROLES:
        palette.setColor(role, QColor(named[name]))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(disabled, role, QColor(colours.disabled))
    return palette


def _sheet(colours: Colours) -> str:
    check = "check-light.svg" if colours is LIGHT else "check-dark.svg"
    named = {"arrow": _path("combo-arrow.svg"), "check": _path(check)}
    return SHEET.substitute(colours._asdict(), **named)


def _path(name: str) -> str:
    """A picture as a style sheet names it: only there must it be a file."""
    return str(resources.folder("icons", name)).replace("\\", "/")
