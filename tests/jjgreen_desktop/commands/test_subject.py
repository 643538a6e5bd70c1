"""Which enterprise or park is meant: by code however typed, by name, by id; never a guess."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.subject import holder_named, subject_named
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office


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


FIRST, RENAMED = "湖口样例一厂有限公司", "湖口样例新厂（集团）有限公司"
BEFORE, CODE_BEFORE = "湖口样例（老）厂", "91360429MA0000099U"


@pytest.fixture
def renamed(county: Path) -> Iterator[tuple[Office, Enterprise]]:
    with desk(county) as office, office.store.transaction("登记") as writing:
        firm = Enterprise(name=RENAMED, former_names=(BEFORE, "湖口样例社"), former=(CODE_BEFORE,))
        held = writing.put(firm)
    with desk(county) as office:
        yield office, held


@pytest.mark.parametrize(
    "text",
    [
        RENAMED,
        "湖口样例新厂(集团)有限公司",
        BEFORE,
        "湖口样例 (老) 厂",
        "湖口样例社",
        CODE_BEFORE,
        CODE_BEFORE.lower(),
    ],
)
def test_any_name_or_code_of_now_or_before(text: str, renamed: tuple[Office, Enterprise]) -> None:
    office, held = renamed
    assert subject_named(office, text) == held
    assert holder_named(office, text) == held


def test_whose_name_it_is_now_comes_before_whose_it_was(renamed: tuple[Office, Enterprise]) -> None:
    office, _ = renamed
    with office.store.transaction("登记") as writing:
        other = writing.put(Enterprise(name=BEFORE))
    assert subject_named(office, BEFORE) == other


def test_several_that_had_a_name_are_told(renamed: tuple[Office, Enterprise]) -> None:
    office, held = renamed
    with office.store.transaction("登记") as writing:
        writing.put(Enterprise(name="湖口样例分厂", former_names=(BEFORE,), credit_code="x"))
    with pytest.raises(Problem, match="有 2 家叫") as told:
        subject_named(office, BEFORE)
    assert told.value.what == (
        f"有 2 家叫“{BEFORE}”：“{RENAMED}”（编号 {held.id}）、“湖口样例分厂”（x）。"
    )


def test_nobody_is_guessed_but_who_is_near_is_told(county: Path) -> None:
    with desk(county) as office, pytest.raises(Problem, match="没有“湖口样例一厂”这家") as told:
        subject_named(office, "湖口样例一厂")
    assert told.value.fix.startswith(f"相近的有：“{FIRST}”（91360429MA0000001C）。请写 18 位")


@pytest.mark.parametrize("text", ["", " ", "火星厂", "%"])
def test_nobody(text: str, county: Path) -> None:
    with desk(county) as office, pytest.raises(Problem, match=r"没有“.*”这家") as told:
        subject_named(office, text)
    assert told.value.fix.startswith("请写 18 位")
