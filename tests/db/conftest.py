"""A store in a folder with a Chinese name and a blank, as staff have them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.opening import open_store
from db.store import Store
from tests.db.samples import clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "湖口县 登记簿"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder, create=True, now=clock) as made:
        yield made
