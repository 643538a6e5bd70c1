"""Packs in use: put in force from a day, taken back, mended, passed on."""

from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.domain.policy_work import PackLoaded
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import packs
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import Candidate, read
from jjgreen_desktop.operations.pack_plan import plan
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.loading import digest, load_pack
from jjgreen_desktop.policy.pack_file import packed
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office, retrofit_facts
from tests.jjgreen_desktop.operations.pack_samples import (
    NEXT,
    OTHER_ID,
    SECOND_BAND,
    VERSION,
    Replaced,
    files_with,
    pack_with,
)

FROM = date(2026, 7, 1)
BEFORE = date(2026, 6, 30)
LATER = date(2027, 1, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make_office(tmp_path / "desk")
    save(made, retrofit_facts(firm(made).id, "7.00"))
    return made


def _candidate(*replaced: Replaced) -> Candidate:
    return read("新政策包.zip", pack_with(*(replaced or (SECOND_BAND,))))


def _total(office: Office, on: date = DAY) -> int:
    return sum(result.total_fen() for result in assess_all(office, on)) // 1_000_000


def test_only_the_shipped_pack_is_in_use_at_first(office: Office) -> None:
    (only,) = packs.in_use(office)
    assert (only.version, only.holds_today, only.loaded) == ("2025.1", True, None)
    assert (only.from_on, only.until, only.days()) == (None, None, "全部日期")


def test_a_loaded_pack_holds_from_its_day_and_old_days_keep_theirs(office: Office) -> None:
    loaded = packs.load(office, _candidate(), FROM)
    assert (loaded.file_name, loaded.version, loaded.from_on) == ("新政策包.zip", NEXT, FROM)
    assert (_total(office, BEFORE), _total(office)) == (70, 75)
    shipped, new = packs.in_use(office)
    assert (shipped.days(), shipped.holds_today) == ("2026-06-30 及以前", False)
    assert (new.days(), new.holds_today, new.fault) == ("2026-07-01 起", True, "")
    assert new.hash == loaded.hash == office.pack.hash


def test_loading_is_one_write_that_can_be_undone_and_done_again(office: Office) -> None:
    shipped = office.pack
    packs.load(office, _candidate(), FROM)
    assert office.store.undo() == (
        f"启用政策包 九江市支持制造业绿色低碳高质量发展的若干措施（版本 {NEXT}，自 2026-07-01 起）"
    )
    assert office.pack is shipped and _total(office) == 70
    office.store.redo()
    assert office.pack.version == NEXT and _total(office) == 75


def test_it_holds_after_the_register_is_opened_again(office: Office, tmp_path: Path) -> None:
    from jjgreen_desktop.bootstrap import open_office

    packs.load(office, _candidate(), FROM)
    office.store.close()
    again = open_office(tmp_path / "desk")
    assert again.pack_on(DAY).version == NEXT
    again.store.close()


def test_a_retired_pack_gives_its_days_back(office: Office) -> None:
    loaded = packs.load(office, _candidate(), FROM)
    packs.retire(office, loaded)
    assert [entry.loaded for entry in packs.in_use(office)] == [None]
    assert _total(office) == 70
    with pytest.raises(Problem, match="已经停用"):
        packs.retire(office, loaded)
    assert office.store.undo() == (
        f"停用政策包 九江市支持制造业绿色低碳高质量发展的若干措施（版本 {NEXT}）"
    )
    assert _total(office) == 75


def test_of_several_packs_each_has_its_days(office: Office) -> None:
    packs.load(office, _candidate(), FROM)
    third = ("pack.toml", f'version = "{NEXT}"', 'version = "2027.1"')
    packs.load(office, _candidate(SECOND_BAND, third), LATER)
    assert [(entry.version, entry.days()) for entry in packs.in_use(office)] == [
        ("2025.1", "2026-06-30 及以前"),
        (NEXT, "2026-07-01 至 2026-12-31"),
        ("2027.1", "2027-01-01 起"),
    ]
    assert [entry.holds_today for entry in packs.in_use(office)] == [False, True, False]


def test_the_same_pack_twice_is_refused(office: Office) -> None:
    packs.load(office, _candidate(), FROM)
    with pytest.raises(Problem, match=r"这个政策包（版本 2026.1）已经在用：2026-07-01 起。"):
        packs.load(office, _candidate(), LATER)


def test_the_shipped_pack_is_refused_while_it_is_the_only_one(office: Office) -> None:
    shipped = Candidate("旧.zip", files_with(), office.pack, ())
    with pytest.raises(Problem, match="已经在用：全部日期"):
        packs.load(office, shipped, FROM)
    packs.load(office, _candidate(), FROM)
    packs.load(office, shipped, LATER)  # back to it from a day on
    assert office.pack_on(LATER).version == "2025.1"


def test_two_packs_that_papers_could_not_tell_apart_are_refused(office: Office) -> None:
    files = files_with(SECOND_BAND)
    same_version = Candidate("a.zip", files, load_pack(files), ())
    with pytest.raises(Problem, match=r"也是“九江市.*措施（版本 2025.1）”，但内容不同"):
        packs.load(office, same_version, FROM)


def test_a_day_that_is_taken_is_refused(office: Office) -> None:
    packs.load(office, _candidate(), FROM)
    third = ("pack.toml", f'version = "{NEXT}"', 'version = "2027.1"')
    with pytest.raises(Problem, match="自 2026-07-01 起启用"):
        packs.load(office, _candidate(SECOND_BAND, third), FROM)


def test_a_pack_does_not_hold_before_its_policy(office: Office) -> None:
    with pytest.raises(Problem, match="早于这个政策包所载政策的施行日期 2025-06-30"):
        packs.load(office, _candidate(), date(2025, 6, 29))
    packs.load(office, _candidate(), date(2025, 6, 30))


def test_a_pack_without_the_office_s_county_is_refused_and_locks_nobody_out(
    office: Office,
) -> None:
    files = files_with(VERSION)
    pack = load_pack(files)
    others = tuple(county for county in pack.counties if county.key != "湖口县")
    stranger = Candidate("外地.zip", files, pack.model_copy(update={"counties": others}), ())
    for ask in (packs.load, plan):
        with pytest.raises(Problem, match="这个政策包里没有湖口县，登记簿正在使用"):
            ask(office, stranger, FROM)
    assert office.name == "湖口县"


def test_in_city_mode_every_county_of_an_enterprise_must_be_there(tmp_path: Path) -> None:
    office = make_office(tmp_path / "city", "市本级")
    save(office, firm(office).model_copy(update={"id": "", "name": "都昌样例", "county": "都昌县"}))
    files = files_with(VERSION)
    pack = load_pack(files)
    others = tuple(county for county in pack.counties if county.key not in ("湖口县", "都昌县"))
    stranger = Candidate("外地.zip", files, pack.model_copy(update={"counties": others}), ())
    with pytest.raises(Problem, match="没有湖口县、都昌县"):
        packs.load(office, stranger, FROM)


def test_another_policy_may_follow(office: Office) -> None:
    packs.load(office, _candidate(OTHER_ID), LATER)
    assert office.pack_on(LATER).id == "jiujiang-2028"
    assert office.pack.id == "jiujiang-2025"


def test_a_pack_whose_content_is_gone_can_be_listed_mended_and_retired(office: Office) -> None:
    candidate = _candidate()
    gone = PackLoaded(
        pack=candidate.pack.id,
        name=candidate.pack.name,
        version=NEXT,
        hash=candidate.pack.hash,
        content="0" * 64,
        from_on=FROM,
    )
    loaded = save(office, gone).record
    assert "请从原来的文件重新载入，或先停用它" in packs.in_use(office)[1].fault
    assert packs.repair(office, _candidate(OTHER_ID)) is None
    mended = packs.repair(office, candidate)
    assert mended is not None and mended.from_on == FROM
    assert packs.in_use(office)[1].fault == ""
    assert office.pack.version == NEXT
    assert packs.repair(office, candidate) is None
    office.store.undo()
    packs.retire(office, loaded)
    assert office.pack.version == "2025.1"


def test_a_pack_travels_to_another_pc(office: Office, tmp_path: Path) -> None:
    packs.load(office, _candidate(), FROM)
    shipped, new = packs.in_use(office)
    other = make_office(tmp_path / "other")
    carried = read(packs.proposed_name(new), packs.export(office, new))
    assert packs.load(other, carried, LATER).hash == new.hash
    assert read("b.zip", packs.export(office, shipped)).pack.hash == shipped.hash
    assert packs.proposed_name(new) == "政策包-jiujiang-2025-2026.1.zip"


def test_a_pack_that_a_later_program_asks_more_of_is_named_and_can_be_retired(
    office: Office,
) -> None:
    files = files_with(VERSION, ("parameters.toml", 'key = "1.ndrc"', 'key = "1.before"'))
    before = PackLoaded(
        pack="jiujiang-2025",
        name="样例政策包",
        version=NEXT,
        hash=digest(files),
        content=office.store.keep_content(packed(files)),
        from_on=FROM,
    )
    loaded = save(office, before).record
    assert packs.in_use(office)[1].fault == (
        "政策包“样例政策包”（版本 2026.1）不合现在这一版程序的要求：parameters.toml 中的“1.ndrc”："
        "缺少这个参数，程序要用它计算。请先停用它，再载入发放单位给现在这一版程序的政策包。"
    )
    assert _total(office, BEFORE) == 70
    packs.retire(office, loaded)
    assert _total(office) == 70


def test_a_pack_is_called_by_its_name(office: Office) -> None:
    assert packs.name_of(office, office.pack.id) == office.pack.name
    assert packs.name_of(office, "never-had") == "never-had"
