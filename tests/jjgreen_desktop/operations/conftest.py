from pathlib import Path

import pytest

from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import make_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path / "湖口县 登记簿")
