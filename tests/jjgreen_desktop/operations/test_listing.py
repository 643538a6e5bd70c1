"""What a list shows, against a plain reading of the same records in Python."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.listing import (
    Condition,
    FieldFilled,
    FieldIs,
    Holds,
    Listing,
    columns_of,
    dated,
    listed,
)
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import make_office

COUNTIES = ("湖口县", "都昌县", "濂溪区", None)
INDUSTRIES = ("3011", "2614", "0610", "4411", None)
NAMES = ("样例一厂", "啊样例厂", "样例3D厂", "B样例", "重样例厂", None)
YEARS = (2025, 2026)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, list[Enterprise]]:
    """Forty firms of all mixtures, some with titles, diagnoses and loans."""
    folder: Path = tmp_path_factory.mktemp("lists") / "r"
    office = make_office(folder)
    firms = [
        Enterprise(
            name=NAMES[n % 6],
            credit_code=f"91{n:016d}" if n % 3 else None,
            county=COUNTIES[n % 4],
            industry=INDUSTRIES[n % 5],
            industrial=(True, False, None)[n % 3],
            above_scale=(True, None)[n % 2],
            former_names=("样例老厂",) if n % 7 == 0 else None,
        )
        for n in range(40)
    ]
    office.store.put_many("样例", firms)
    kept = office.store.find(Enterprise)
    held: list[Record] = [
        Title(
            enterprise=kept[n].id,
            kind="green_factory",
            level=("national", None)[n % 2],
            holder="enterprise",
        )
        for n in range(0, 40, 3)
    ]
    held += [
        Diagnosis(enterprise=kept[n].id, report_on=date(YEARS[n % 2], 3, 1))
        for n in range(0, 40, 4)
    ]
    held += [Loan(enterprise=kept[5].id)]
    office.store.put_many("样例", held)
    return office, kept


fields = st.one_of(
    st.builds(
        FieldIs,
        st.just("county"),
        st.lists(st.sampled_from(COUNTIES[:3]), min_size=1, unique=True).map(tuple),
    ),
    st.builds(
        FieldIs, st.just("industry"), st.sampled_from([("C",), ("30",), ("3011", "B"), ("D", "26")])
    ),
    st.builds(
        FieldIs,
        st.sampled_from(["industrial", "above_scale"]),
        st.sampled_from([(True,), (False,)]),
    ),
    st.builds(
        FieldFilled, st.sampled_from(["credit_code", "former_names", "name", "bank"]), st.booleans()
    ),
)
held = st.one_of(
    st.builds(
        Holds,
        st.just("title"),
        st.sampled_from(
            [(), (FieldIs("kind", ("green_factory",)), FieldIs("level", ("national",)))]
        ),
        st.none(),
        st.booleans(),
    ),
    st.builds(
        Holds, st.just("diagnosis"), st.just(()), st.sampled_from([None, 2025, 2026]), st.booleans()
    ),
    st.builds(Holds, st.just("loan"), st.just(()), st.none(), st.booleans()),
)
listings = st.builds(
    Listing,
    words=st.sampled_from(["", "样例", "yl", "3", "一厂 91", "zyl", "老厂"]),
    where=st.lists(fields | held, max_size=3).map(tuple),
    order=st.sampled_from(["", "name", "credit_code", "county", "industry", "above_scale"]),
    falling=st.booleans(),
    columns=st.just(()),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(listing=listings)
def test_the_store_lists_what_a_plain_reading_does(
    register: tuple[Office, list[Enterprise]], listing: Listing
) -> None:
    office, firms = register
    assert listed(office, Enterprise, listing) == _plainly(office, firms, listing)


def _plainly(office: Office, firms: list[Enterprise], listing: Listing) -> list[str]:
    kept = [one for one in firms if all(_meets(office, one, c) for c in listing.where)]
    kept = [one for one in kept if _says(office, one, listing.words)]
    if not listing.order:
        return [one.id for one in kept]
    known = [one for one in kept if getattr(one, listing.order) is not None]
    unknown = [one.id for one in kept if getattr(one, listing.order) is None]
    known.sort(key=lambda one: (_rank(office, listing.order, getattr(one, listing.order)), one.id))
    ids = [one.id for one in known]
    return (ids[::-1] if listing.falling else ids) + unknown


def _rank(office: Office, key: str, value: Any) -> Any:
    if key == "county":
        return [county.key for county in office.pack.counties].index(value)
    if key == "above_scale":
        return not value
    return value.encode("gb18030")


def _meets(office: Office, firm: Enterprise, condition: Condition) -> bool:
    match condition:
        case FieldIs("industry", values):
            known = office.reference.industries
            return bool(firm.industry) and any(
                str(firm.industry).startswith(str(one)) or known[str(firm.industry)].section == one
                for one in values
            )
        case FieldIs(key, values):
            return getattr(firm, key) in values
        case FieldFilled(key, filled):
            return (getattr(firm, key) is not None) == filled
        case Holds(noun, tests, year, holds):
            models: dict[str, type[Record]] = {"title": Title, "diagnosis": Diagnosis, "loan": Loan}
            records = office.store.find(models[noun], enterprise=firm.id)
            found = [
                one
                for one in records
                if all(getattr(one, test.key) in test.values for test in tests)
                and (year is None or getattr(one, dated(models[noun]).key).year == year)
            ]
            return bool(found) == holds


def _says(office: Office, firm: Enterprise, words: str) -> bool:
    names = [firm.name or "", *(firm.former_names or ())]
    sounds = [sound for name in names for sound in office.reference.readings(name)]
    parts = [*(name.casefold() for name in names), *sounds, firm.credit_code or ""]
    return all(any(word in part for part in parts) for word in words.split())


def test_names_stand_in_the_order_of_pinyin(register: tuple[Office, list[Enterprise]]) -> None:
    office, firms = register
    names = {one.id: one.name for one in firms}
    shown = [names[one] for one in listed(office, Enterprise, Listing(order="name"))]
    assert list(dict.fromkeys(shown)) == [
        "B样例",
        "啊样例厂",
        "样例3D厂",
        "样例一厂",
        "重样例厂",
        None,
    ]


def test_services_are_found_one_by_one(tmp_path: Path) -> None:
    office = make_office(tmp_path / "r")
    both = Provider(name="样例节能服务有限公司", services=("diagnosis", "energy_system"))
    none = Provider(name="样例服务二", services=())
    office.store.put_many("样例", [both, none])
    first, second = (one.id for one in office.store.find(Provider))
    asked = Listing(where=(FieldIs("services", ("energy_system",)),))
    assert listed(office, Provider, asked) == [first]
    asked = Listing(where=(FieldIs("services", ("performance_contract", "diagnosis")),))
    assert listed(office, Provider, asked) == [first]
    assert listed(office, Provider, Listing(where=(FieldFilled("services", False),))) == [second]


def test_parks_are_found_by_words_too(tmp_path: Path) -> None:
    office = make_office(tmp_path / "r")
    office.store.put_many("样例", [Park(name="湖口样例产业园"), Park(name="都昌样例园")])
    assert len(listed(office, Park, Listing(words="hk"))) == 1


def test_a_field_there_is_not_is_no_condition(register: tuple[Office, list[Enterprise]]) -> None:
    office, _firms = register
    for where in (
        FieldFilled("nothing", True),
        FieldIs("nothing", ("a",)),
        Holds("park"),
        Holds("x"),
    ):
        with pytest.raises(KeyError):
            listed(office, Enterprise, Listing(where=(where,)))


def test_values_are_added_and_taken_one_by_one() -> None:
    one = Listing().toggled("county", "湖口县").toggled("county", "都昌县")
    assert one.where == (FieldIs("county", ("湖口县", "都昌县")),)
    assert one.toggled("county", "湖口县").where == (FieldIs("county", ("都昌县",)),)
    assert one.toggled("county", "湖口县").toggled("county", "都昌县") == Listing()
    assert one.with_condition(one.where[0]) == one, "a condition stands once"
    assert one.with_words("a").everything() == Listing()


def test_columns_stand_in_the_order_of_the_catalogue() -> None:
    assert [field.key for field in columns_of(Enterprise, ("bank", "name"))] == ["name", "bank"]
    assert [field.key for field in columns_of(Park, ())] == ["name", "county"]
