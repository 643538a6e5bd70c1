import csv
import io

import pytest

from jjgreen_desktop.operations.reference import Reference, load_reference
from resources import read


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def _codes(reference: Reference, text: str) -> list[str]:
    return [one.code for one in reference.find_industries(text)]


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("九江石化", "jjsh"),
        ("湖口样例一厂有限公司", "hkylycyxgs"),
        ("江西 ＡＢ（九江）3号化工·有限公司", "jxabjj3hhgyxgs"),
        ("浔阳濂溪柴桑庐山彭泽", "xylxcslspz"),
        ("𠮷㛃䶮样例", "jjyyl"),
        ("", ""),
    ],
)
def test_initials(reference: Reference, text: str, initials: str) -> None:
    assert reference.initials(text) == initials
    assert reference.readings(text)[0] == initials


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("长江", {"cj", "zj"}),
        ("朝阳", {"cy", "zy"}),
        ("重庆", {"cq", "zq"}),
        ("工行", {"gh", "gx"}),
        ("曾氏", {"cs", "zs"}),
        ("单家", {"dj", "sj"}),
        ("永乐", {"yl", "yy"}),
        ("铅山", {"qs", "ys"}),
        ("都昌", {"dc"}),
    ],
)
def test_either_reading_of_a_character_is_known(
    reference: Reference, text: str, either: set[str]
) -> None:
    assert either <= set(reference.readings(text))


def test_a_name_full_of_double_readings_does_not_explode(reference: Reference) -> None:
    assert len(reference.readings("长朝重行曾单乐" * 5)) == 8


def test_an_industry_is_found_by_code_name_and_initials(reference: Reference) -> None:
    assert _codes(reference, "3011")[0] == "3011"
    assert _codes(reference, "水泥制造")[0] == "3011"
    assert _codes(reference, "snzz")[0] == "3011"
    assert _codes(reference, "３０１１") == ["3011"]
    assert set(_codes(reference, "301")) == {"301", "3011", "3012"}
    assert _codes(reference, "301")[0] == "301"
    assert _codes(reference, "没有这个行业") == []
    assert len(reference.find_industries("制造", limit=7)) == 7


def test_one_industry_is_meant_by_a_code_or_a_full_name(reference: Reference) -> None:
    cement = reference.industry(" 3011 ")
    assert cement
    assert (cement.name, cement.section, cement.level) == ("水泥制造", "C", "小类")
    assert reference.industry("水泥制造") == cement
    assert reference.industry("水泥") is None
    assert reference.industry("") is None


def test_a_name_shared_by_two_levels_means_the_finer(reference: Reference) -> None:
    coal = reference.industry("褐煤开采洗选")
    assert coal
    assert coal.code == "0620"


def test_the_three_sections_are_whole_and_sourced(reference: Reference) -> None:
    industries = reference.industries
    assert len(industries) == 917
    assert {one.section for one in industries.values()} == {"B", "C", "D"}
    assert [industries[letter].name for letter in "BCD"] == [
        "采矿业",
        "制造业",
        "电力、热力、燃气及水生产和供应业",
    ]
    rows = csv.DictReader(io.StringIO(read("reference", "sources.csv").decode("utf-8")))
    sources = {row["key"] for row in rows}
    for one in industries.values():
        assert one.source in sources
        assert one.confidence in ("verified", "recalled")
        assert not one.parent or one.parent.removeprefix(one.section) in {"", *industries}


def test_nothing_is_read_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_names: str) -> bytes:
        raise AssertionError("read at start-up")

    monkeypatch.setattr("jjgreen_desktop.operations.reference.read", fail)
    load_reference()
