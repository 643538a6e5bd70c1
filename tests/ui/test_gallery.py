"""The pictures: every screen once in each look, nothing left in the data folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.clerk import doors_of
from tests.ui.desk import stock
from ui.gallery import FIRST, LOOKS, SHOTS, Picture, render


@pytest.fixture
def pictures(qapp: QApplication, folder: Path, tmp_path: Path) -> list[Picture]:
    """Light and dark; twice the density is tried on its own."""
    stock(folder)
    before = sorted(path.name for path in folder.iterdir())
    made = render(doors_of(folder), tmp_path, LOOKS[:2])
    assert sorted(path.name for path in folder.iterdir()) == before
    _undress(qapp)
    return made


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
        light = grey(picture.path)
        assert light > 180 if "浅色" in picture.path.name else light < 150, picture.path.name
    drawn = [picture.path.read_bytes() for picture in pictures]
    assert len(set(drawn)) == len(drawn), "no two screens look the same"


def test_twice_the_density_has_twice_the_points(
    qapp: QApplication, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.gallery.SHOTS", SHOTS[:1])
    stock(folder)
    made = render(doors_of(folder), tmp_path, LOOKS[2:])
    _undress(qapp)
    sizes = [QImage(str(picture.path)).size() for picture in made]
    assert {(size.width(), size.height()) for size in sizes} == {(2732, 1536)}
