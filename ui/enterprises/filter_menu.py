"""The menu 筛选: what a list can be filtered by, made from the catalogue."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import LEVELS, PARK_KINDS, TITLE_KINDS, Title
from jjgreen_desktop.operations.listing import (
    COUNTY,
    INDUSTRY,
    Condition,
    FieldFilled,
    FieldIs,
    Holds,
    Listing,
    Value,
    dated,
    listable,
)
from ui.enterprises.kinds import OF_ENTERPRISE, OF_PARK

KINDS = {Enterprise: OF_ENTERPRISE, Park: OF_PARK}
SECTIONS = ("C", "B", "D")  # those of industry, 制造业 first
YEARS = 4
Ask = Callable[[Listing], None]


class TickMenu(QMenu):
    """A menu that stays open while one ticks: several values are chosen in one go."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was pressed."""
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The blank key ticks as well; Enter ticks and closes."""
        if event.key() != Qt.Key.Key_Space or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class FilterMenu(QMenu):
    """Made anew each time it opens; `ask` is told what to show."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.listing = Listing()
        self.model: type[Record] = Enterprise

    def fill(
        self,
        model: type[Record],
        listing: Listing,
        counties: Sequence[str],
        industries: Mapping[str, str],
        year: int,
    ) -> None:
        """Offer what can be asked of this kind of records."""
        self.clear()
        self.model, self.listing = model, listing
        for field in listable(model):
            if values := _values(field, counties):
                self._choices(field, values)
            elif field.picker == INDUSTRY:
                self._industries(field, industries)
        self.addSeparator()
        for words, filled in (("未填写", False), ("已填写", True)):
            menu = self._menu(self, words)
            for field in listable(model):
                self._tick(menu, field.label, FieldFilled(field.key, filled))
        self._held(model, year)

    def _menu(self, parent: QMenu, title: str) -> QMenu:
        made = TickMenu(title, parent)
        parent.addMenu(made)
        return made

    def _choices(self, field: Field, values: Mapping[Value, str]) -> None:
        menu = self._menu(self, field.label)
        for value, words in values.items():
            self._value(menu, field.key, value, words)

    def _industries(self, field: Field, industries: Mapping[str, str]) -> None:
        menu = self._menu(self, field.label)
        for section in SECTIONS:
            if section in industries:
                self._value(menu, field.key, section, industries[section])
        menu.addSeparator()
        divisions = sorted(code for code in industries if len(code) == 2)
        for start in dict.fromkeys(code[0] for code in divisions):
            some = [code for code in divisions if code[0] == start]
            part = self._menu(menu, f"{some[0]} — {some[-1]} 大类")
            for code in some:
                self._value(part, field.key, code, industries[code])

    def _value(self, menu: QMenu, key: str, value: Value, words: str) -> None:
        """One value of several that will do."""
        known = next(
            (c for c in self.listing.where if isinstance(c, FieldIs) and c.key == key), None
        )
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(known is not None and value in known.values)
        action.triggered.connect(lambda: self._say(self.listing.toggled(key, value)))

    def _tick(self, menu: QMenu, words: str, condition: Condition) -> None:
        """One condition, there or not."""
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(condition in self.listing.where)

        def press() -> None:
            there = condition in self.listing.where
            listing = self.listing
            self._say(listing.without(condition) if there else listing.with_condition(condition))

        action.triggered.connect(press)

    def _say(self, listing: Listing) -> None:
        self.listing = listing
        self._ask(listing)

    def _held(self, model: type[Record], year: int) -> None:
        kinds = [
            kind.model for kind in KINDS.get(model, ()) if model.noun in kind.model.model_fields
        ]
        if not kinds:
            return
        self.addSeparator()
        having = self._menu(self, "有登记")
        for other in kinds:
            self._having(having, other, year)
        lacking = self._menu(self, "没有登记")
        for other in kinds:
            self._tick(lacking, other.label, Holds(other.noun, held=False))

    def _having(self, parent: QMenu, other: type[Record], year: int) -> None:
        menu = self._menu(parent, other.label)
        self._tick(menu, "不限", Holds(other.noun))
        if other is Title:
            self._titles(menu)
        if not any(field.kind in (Kind.DATE, Kind.YEAR) for field in fields_of(other)):
            return
        menu.addSeparator()
        label = dated(other).label
        for one in range(year, year - YEARS, -1):
            self._tick(menu, f"{label} {one} 年", Holds(other.noun, year=one))

    def _titles(self, menu: QMenu) -> None:
        of_parks = self.model is Park
        for kind, words in TITLE_KINDS.items():
            if (kind in PARK_KINDS) != of_parks:
                continue
            part = self._menu(menu, words)
            named = FieldIs("kind", (kind,))
            self._tick(part, "不限级别", Holds(Title.noun, (named,)))
            for level, level_words in LEVELS.items():
                both = (named, FieldIs("level", (level,)))
                self._tick(part, level_words, Holds(Title.noun, both))


def _values(field: Field, counties: Sequence[str]) -> dict[Value, str]:
    """The values a field can have, if they are few."""
    if field.picker == COUNTY:
        return {county: county for county in counties}
    if field.kind is Kind.YES_NO:
        return {True: "是", False: "否"}
    return {key: words for key, words in field.choices.items()}  # noqa: C416 - wider keys
