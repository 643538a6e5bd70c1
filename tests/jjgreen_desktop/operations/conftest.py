from pathlib import Path

import pytest

from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import make_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path / "湖口县 登记簿")


@pytest.fixture
def signed(office: Office) -> Office:
    """An office whose bureau, number mark and contact are set."""
    known = {
        "bureau": "湖口县工业和信息化局",
        "document_mark": "湖样字",
        "contact": "李样例",
        "phone": "0792-0000000",
    }
    with office.store.transaction("设置") as writing:
        for key, value in known.items():
            writing.set_setting(key, value)
    return office
