"""Firms whose names are like the one written are offered, never taken; those that are not like it are not."""

import pytest

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards.firms import Firms
from tests.jjgreen_desktop.operations.desk import firm


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("湖口县样例建材有限公司", True),  # 县 too many, 新型 too few
        ("湖口样例新形建材有限公司", True),  # a slip of one character
        ("湖口新型机械有限公司", False),  # half of it is other words
    ],
)
def test_a_name_like_it_is_offered(written: str, offered: bool, office: Office) -> None:
    registered = firm(office, "湖口样例新型建材有限公司")
    found = Firms(office.store).find(written, "")
    assert found.holder is None
    assert [one.id for one in found.offered] == ([registered.id] if offered else [])
