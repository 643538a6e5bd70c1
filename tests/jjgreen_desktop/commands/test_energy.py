from tests.jjgreen_desktop.commands.conftest import Say


def test_an_amount_in_standard_coal(say: Say) -> None:
    answer = say("energy", "柴油", "12t", "--json")
    assert answer.code == 0
    assert answer.json["tce"] == "17.4852"
    assert answer.json["factor_source"] == "GB/T 2589-2020 表A.1"
    assert say("energy", "柴油", "12t").out.startswith("柴油 12 吨 × 1.4571 千克标准煤/千克")


def test_what_the_standard_leaves_open_is_asked_for(say: Say) -> None:
    answer = say("energy", "天然气", "120万方", "--json")
    assert answer.code == 1
    assert "标准给出范围 1.1000–1.3300" in answer.json["error"]
    words = ("energy", "天然气", "120万方", "--factor", "1.2143", "--factor-source", "样例报告")
    assert "= 1,457.16 吨标准煤（样例报告，当量值）" in say(*words).out
    assert say("energy", "电", "5万度", "--basis", "当量值", "--json").json["tce"] == "6.1450"


def test_an_unknown_carrier_and_a_wrong_number(say: Say) -> None:
    assert "相近的有：天然气" in say("energy", "tr", "5").err
    assert say("energy", "原煤", "五吨").code == 2
    assert "写表里的名称" in say("energy", "样例气", "5").err


def test_a_carrier_by_its_initials(say: Say) -> None:
    assert say("energy", "dl", "5万度", "--basis", "当量值", "--json").json["carrier"] == "电力"
    assert "天然气的折标系数标准给出范围" in say("energy", "trq", "5").err


def test_a_wrong_unit_is_told_before_the_basis_is_asked_for(say: Say) -> None:
    assert "电力不能按万吨计量，请改选单位。" in say("energy", "电力", "1200万吨").err


def test_a_factor_of_ones_own_without_a_source_is_told(say: Say) -> None:
    told = say("energy", "原煤", "100吨", "--factor", "0.6")
    assert told.code == 0
    assert "采用的系数还没有依据，核对后请用 --factor-source 写明。" in told.out
    sourced = say("energy", "原煤", "100吨", "--factor", "0.6", "--factor-source", "化验", "--json")
    assert sourced.json["told"] == []
