"""The pictures: every screen once in each look, nothing left in the data folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.attachments import attach
from tests.jjgreen_desktop.commands.test_attach import pdf
from tests.ui.clerk import doors_of
from tests.ui.desk import open_office, stock
from ui.gallery import FIRST, LOOKS, Picture, render
from ui.shots import SHOTS


@pytest.fixture
def pictures(qapp: QApplication, folder: Path, tmp_path: Path) -> list[Picture]:
    """Light and dark; twice the density is tried on its own. The first firm has a paper to open."""
    stock(folder)
    _attach_paper(folder)
    before = sorted(path.name for path in folder.iterdir())
    made = render(doors_of(folder), tmp_path, LOOKS[:2])
    assert sorted(path.name for path in folder.iterdir()) == before
    _undress(qapp)
    return made


def _attach_paper(folder: Path) -> None:
    office = open_office(folder)
    attach(office, office.store.find(Enterprise)[0], "营业执照.pdf", pdf(1), "licence")
    office.store.close()


def _undress(application: QApplication) -> None:
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()


def grey(path: Path) -> float:
    """How light a picture is on the whole, 0 to 255."""
    small = QImage(str(path)).scaled(64, 36)
    points = [small.pixelColor(x, y).lightness() for x in range(64) for y in range(36)]
    return sum(points) / len(points)


def test_every_screen_is_drawn_light_and_dark(pictures: list[Picture]) -> None:
    names = {picture.path.stem.split("-", 1)[1] for picture in pictures}
    shots = [FIRST, *(shot.what for shot in SHOTS)]
    assert names == {f"{shot}-{look}" for shot in shots for look in ("浅色", "深色")}
    for picture in pictures:
        size = QImage(str(picture.path)).size()
        assert (size.width(), size.height()) == (1366, 768), picture.path.name
        if "浅色" in picture.path.name:  # paper stays white in the dark window
            dark = picture.path.with_name(picture.path.name.replace("浅色", "深色"))
            assert grey(picture.path) > 180 and grey(picture.path) - grey(dark) > 40, dark.name
    alike: dict[bytes, list[str]] = {}
    for picture in pictures:
        alike.setdefault(picture.path.read_bytes(), []).append(picture.path.stem)
    assert [names for names in alike.values() if len(names) > 1] == []


def test_twice_the_density_has_twice_the_points(
    qapp: QApplication, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.gallery.SHOTS", SHOTS[:1])
    stock(folder)
    made = render(doors_of(folder), tmp_path, LOOKS[2:])
    _undress(qapp)
    sizes = [QImage(str(picture.path)).size() for picture in made]
    assert {(size.width(), size.height()) for size in sizes} == {(2732, 1536)}
