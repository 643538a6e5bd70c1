"""Which pack and which rulings hold on a day."""

from datetime import date
from pathlib import Path

import pytest

import resources
from jjgreen_desktop.domain.policy_work import PackLoaded, RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused, save
from jjgreen_desktop.policy.loading import digest
from jjgreen_desktop.policy.pack_file import packed
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office, title_facts

SECOND_YEAR = date(2026, 7, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path / "desk")


def _ruled(office: Office, choice: str, on: date, **known: object) -> RulingMade:
    facts = {
        "pack": office.pack.id,
        "ruling": "band-3",
        "choice": choice,
        "ruled_by": "样例市工业和信息化局",
        "ruled_on": on,
        "document": "样工信函〔2026〕3号",
        **known,
    }
    return save(office, RulingMade.model_validate(facts)).record


def _load(office: Office, version: str) -> PackLoaded:
    files = resources.tree("policy", "jiujiang-2025")
    old, new = f'version = "{office.pack.version}"', f'version = "{version}"'
    files["pack.toml"] = files["pack.toml"].replace(old.encode(), new.encode())
    kept = office.store.keep_content(packed(files))
    loaded = PackLoaded(
        pack=office.pack.id,
        name=office.pack.name,
        version=version,
        hash=digest(files),
        content=kept,
        from_on=SECOND_YEAR,
    )
    return save(office, loaded).record


def test_the_latest_ruling_of_the_day_counts(office: Office) -> None:
    _ruled(office, "in", date(2026, 3, 2))
    _ruled(office, "out", date(2026, 6, 2))
    assert office.rulings_on(date(2026, 3, 1)) == {}
    assert office.rulings_on(date(2026, 6, 1))["band-3"].choice == "in"
    made = office.rulings_on(DAY)["band-3"]
    assert (made.choice, made.ruled_on) == ("out", date(2026, 6, 2))
    office.store.undo()
    assert office.rulings_on(DAY)["band-3"].choice == "in"


def test_a_ruling_under_another_pack_is_not_for_this_one(office: Office) -> None:
    _ruled(office, "in", date(2026, 3, 2), pack="other-measures")
    assert office.rulings_on(DAY) == {}


def test_a_ruling_on_one_record_is_not_for_all(office: Office) -> None:
    title = save(office, title_facts(firm(office).id, kind="other")).record
    _ruled(office, "in", date(2026, 3, 2), ruling="open-list", of=title.id)
    assert list(office.rulings_on(DAY)) == [f"open-list:{title.id}"]
    _ruled(office, "out", date(2026, 4, 2), ruling="open-list", of=title.id)
    assert office.rulings_on(DAY)[f"open-list:{title.id}"].choice == "out"
    assert office.rulings_on(date(2026, 3, 1)) == {}


@pytest.mark.parametrize(
    ("ruling", "of"),
    [("band-3", True), ("open-list", False)],
    ids=["not asked of one record", "a choice for one record only"],
)
def test_the_choices_for_one_record_and_for_all_are_not_mixed(
    office: Office, ruling: str, of: bool
) -> None:
    title = save(office, title_facts(firm(office).id, kind="other")).record
    with pytest.raises(Refused, match="没有这一事项或这一选项"):
        _ruled(office, "in", date(2026, 3, 2), ruling=ruling, of=title.id if of else None)


def test_a_ruling_on_a_record_that_is_not_there_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="登记簿里没有所裁定的这条记录"):
        _ruled(office, "in", date(2026, 3, 2), ruling="open-list", of="none")


def test_old_days_keep_their_pack(office: Office) -> None:
    shipped = office.pack
    loaded = _load(office, "9.9")
    assert office.pack_on(date(2026, 6, 30)) is shipped
    assert office.pack_on(SECOND_YEAR).version == office.pack.version == "9.9"
    assert office.pack.hash == loaded.hash != shipped.hash
    office.store.undo()
    assert office.pack is shipped


def test_a_pack_whose_content_is_gone_is_refused_with_the_next_step(office: Office) -> None:
    save(
        office, _load(office, "9.9").model_copy(update={"id": "", "content": "0" * 64, "hash": "1"})
    )
    with pytest.raises(Problem, match=r"内容不完整.*重新载入"):
        office.pack  # noqa: B018 - reading it is what is refused
