"""What a title is called in a sentence."""

from jjgreen_desktop.domain.title import Title


def test_a_title_typed_by_hand_is_called_by_its_level_and_kind() -> None:
    assert Title(kind="green_factory", level="national").title() == "国家级绿色工厂"
    assert Title(kind="water_leader").title() == "水效领跑者"


def test_a_title_of_a_list_is_called_as_listed() -> None:
    named = Title(kind="green_factory", level="national", holder_name="湖口样例一厂有限公司")
    assert named.title() == "湖口样例一厂有限公司"
