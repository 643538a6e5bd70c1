"""Chinese typed with an input method arrives in every field that takes text, also while something is looked up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from tests.ui.widgets.test_editors import LOOKUPS
from ui.widgets.editors import Choice, Several, YesNo
from ui.widgets.form import Form
from ui.widgets.line import Line

CHOSEN = (Choice, YesNo, Several)  # nothing is typed into them


def compose(widget: QWidget, *steps: tuple[str, str]) -> None:
    """What an input method sends: letters being composed, then the characters chosen."""
    for composing, chosen in steps:
        event = QInputMethodEvent(composing, [])
        if chosen:
            event.setCommitString(chosen)
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.noun)
def test_every_text_field_takes_composed_characters(qtbot: QtBot, model: type[Record]) -> None:
    form = Form(model, LOOKUPS)
    qtbot.addWidget(form)
    form.show()
    typed: list[str] = []
    form.edited.connect(typed.append)
    taken = [key for key, box in form.boxes.items() if not isinstance(box.widget, CHOSEN)]
    for key in taken:
        widget = form.boxes[key].widget
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        assert widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), key
        compose(widget, ("yang li", ""), ("", "样例"))
        assert form.text(key) == "样例", key
        assert key in typed
    entries = fields_of(model)
    text = {entry.key for entry in entries if entry.kind in (Kind.TEXT, Kind.LONG_TEXT)}
    assert text <= {*taken, *(key for key in text if form.boxes[key].field.picker == "county")}


def test_what_is_being_composed_survives_a_refresh_of_the_form(qtbot: QtBot) -> None:
    form = Form(MODELS[0], LOOKUPS)
    qtbot.addWidget(form)
    form.show()
    line = form.boxes["name"].widget
    assert isinstance(line, Line)
    line.setFocus()
    compose(line, ("", "湖口"), ("yang li", ""))
    form.show_texts({"name": "湖口"})
    assert line.text() == "湖口"
    compose(line, ("", "样例"))
    assert line.text() == "湖口样例"
