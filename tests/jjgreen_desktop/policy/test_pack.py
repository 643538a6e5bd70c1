from datetime import date

import pytest

from jjgreen_desktop.policy.pack import Pack, Parameter


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("湖口县", "湖口县"),
        ("九江市 湖口县", "湖口县"),
        ("江西省九江市湖口县", "湖口县"),
        ("经开区", "九江经开区"),
        ("九江经开区", "九江经开区"),
        ("九江经济技术开发区", "九江经开区"),
        ("九江经济技术开发区(出口加工区)", "九江经开区"),
        ("九江县", "柴桑区"),
        ("庐山区", "濂溪区"),
        ("星子县", "庐山市"),
        (" 庐 山 市 ", "庐山市"),
    ],
)
def test_county_is_found_by_any_of_its_names(pack: Pack, text: str, key: str) -> None:
    county = pack.county(text)
    assert county is not None and county.key == key


@pytest.mark.parametrize("text", ["", " ", "市本级", "南昌县", "八里湖新区"])
def test_what_is_no_county_is_none(pack: Pack, text: str) -> None:
    assert pack.county(text) is None


def test_counties_carry_the_order_and_name_of_each_form(pack: Pack) -> None:
    zone = pack.county("经开区")
    assert zone is not None
    assert (zone.energy_name, zone.energy_order) == ("经开区", 3)
    assert (zone.titles_name, zone.titles_order) == ("九江经开区", 1)
    assert len(pack.counties) == 14


def test_former_names_say_where_they_were_seen(pack: Pack) -> None:
    district = pack.county("柴桑区")
    assert district is not None and district.aliases == ("九江县",)
    assert "国函〔2017〕104号" in district.alias[0].note
    assert district.alias[0].confidence == "verified" and district.alias[0].source


def test_amounts_of_all_eight_clauses_in_fen(pack: Pack) -> None:
    amounts = {p.key: p.fen // 1_000_000 for p in pack.parameters if p.unit == "万元"}
    assert amounts == {
        "1.ceiling": 1,
        "2.2.ceiling": 100,
        "3.leader.national": 50,
        "3.enterprise.national": 20,
        "3.enterprise.provincial": 10,
        "3.park.national": 50,
        "3.park.provincial": 20,
        "4.national": 50,
        "4.provincial": 20,
        "5.1.ceiling": 50,
        "5.2.ceiling": 30,
        "6.1.third": 10,
        "6.1.second": 20,
        "6.1.first": 50,
        "6.1.special": 100,
        "6.2.ceiling": 20,
    }
    assert [band.fen // 1_000_000 for band in pack.bands] == [50, 70, 100]


def test_a_number_that_is_no_amount_has_no_fen(pack: Pack) -> None:
    with pytest.raises(ValueError, match=r"1\.energy_min"):
        _ = pack.parameter("1.energy_min").fen


def test_a_later_number_holds_from_its_day_and_the_old_one_stays(pack: Pack) -> None:
    old = pack.parameter("1.ceiling")
    new = Parameter(**{**dict(old), "value": "2", "since": date(2026, 7, 1)})
    later = Pack(**{**dict(pack), "parameters": (new, *pack.parameters)})
    assert later.parameter("1.ceiling", date(2026, 6, 30)).fen == 1_000_000
    assert later.parameter("1.ceiling", date(2026, 7, 1)).fen == 2_000_000
    assert later.parameter("1.ceiling", date(2020, 1, 1)).fen == 1_000_000


def test_every_ruling_has_its_default_first(pack: Pack) -> None:
    assert len(pack.rulings) == 23
    assert all(ruling.choices[0].key == ruling.default for ruling in pack.rulings)
    assert pack.ruling("band-3").label("in") == "进入第一档（50 万元）"


def test_tasks_carry_their_bureaus_and_the_plan_s_own_text(pack: Pack) -> None:
    assert len(pack.tasks) == 24
    first = pack.tasks[0]
    assert first.units == ("市发改委", "市工信局", "市住建局", "国网九江供电公司")
    assert first.counties and first.text.startswith("1.加快能源消费绿色升级。")
    assert [task.title for task in pack.tasks[21:]] == [
        "加强统筹协调",
        "加强政策支持",
        "加强宣传引导",
    ]


def test_clause_text_is_the_law_s_paragraph(pack: Pack) -> None:
    assert pack.clause("1").text.endswith(
        "（发改部门已开展深度节能诊断的企业不再重复诊断和补助）。"
    )
    assert pack.clause("5.2").deciding == "connected_on"
    assert len(pack.catalogues) == 6
