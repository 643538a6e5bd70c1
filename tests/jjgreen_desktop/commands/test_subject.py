"""Which enterprise or park is meant: by code however typed, by name, by id; never a guess."""

from pathlib import Path

import pytest

from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem


@pytest.mark.parametrize(
    "text", ["91360429MA0000001C", " 91360429 ma000000 1c", "湖口样例一厂有限公司"]
)
def test_an_enterprise(text: str, county: Path) -> None:
    with desk(county) as office:
        assert subject_named(office, text).name == "湖口样例一厂有限公司"


def test_a_park_and_an_id(county: Path) -> None:
    with desk(county) as office:
        with office.store.transaction("登记园区") as writing:
            park = writing.put(Park(name="湖口样例园区"))
        assert subject_named(office, "湖口样例园区") == park
        assert subject_named(office, park.id) == park


def test_two_of_the_same_name(county: Path) -> None:
    with desk(county) as office:
        with office.store.transaction("登记") as writing:
            writing.put(Enterprise(name="湖口样例一厂有限公司"))
        with pytest.raises(Problem, match="有 2 家叫“湖口样例一厂有限公司”"):
            subject_named(office, "湖口样例一厂有限公司")


def test_nobody(county: Path) -> None:
    with desk(county) as office, pytest.raises(Problem, match="没有“湖口样例一厂”这家"):
        subject_named(office, "湖口样例一厂")
