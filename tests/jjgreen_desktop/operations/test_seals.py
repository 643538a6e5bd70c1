"""Sealing in a real store: what was approved can always be computed again, here and elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import resources
from jjgreen_desktop.bootstrap import shipped_pack
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.policy_work import PackLoaded, RulingMade, Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import seals
from jjgreen_desktop.operations.assessing import assess_enterprise, line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.in_force import SHIPPED
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.policy.loading import digest
from jjgreen_desktop.policy.pack_file import packed
from jjgreen_desktop.policy.verifying import Outcome
from tests.jjgreen_desktop.operations.desk import (
    DAY,
    firm,
    make_office,
    retrofit_facts,
    title_facts,
)

PAPER = "样例市工信字〔2026〕12号"
SIGNED = date(2026, 9, 1)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Office]:
    """Another county's register on another PC."""
    other = make_office(tmp_path / "别处", "都昌县")
    yield other
    other.store.close()


def registered(office: Office) -> Retrofit:
    return save(office, retrofit_facts(firm(office).id)).record


def test_a_seal_is_recorded_with_its_hashes_and_can_be_taken_back(office: Office) -> None:
    owner = firm(office)
    save(office, retrofit_facts(owner.id))
    made = seals.seal(office, owner, note="年底留存")
    result = assess_enterprise(office, owner.id)
    assert (made.enterprise, made.occasion, made.note) == (owner.id, "by_hand", "年底留存")
    assert (made.assessed_on, made.sealed_on) == (DAY, DAY)
    assert (made.facts_hash, made.pack_hash) == (result.facts_hash, office.pack.hash)
    assert seals.seals_of(office, owner) == [made]
    assert seals.opened(office, made).manifest.subject.name == owner.name
    assert office.store.undo() == "登记测算封存 年底留存（湖口样例一厂有限公司）"
    assert seals.seals_of(office, owner) == []


def test_a_file_is_equal_on_another_pc(office: Office, elsewhere: Office, tmp_path: Path) -> None:
    owner = firm(office)
    save(office, retrofit_facts(owner.id))
    made = seals.seal(office, owner)
    file = seals.export(office, made, tmp_path / seals.file_name(office, made))
    assert file.name == f"测算封存-湖口样例一厂有限公司-2026-09-30-{seals.mark(made)}.jjseal.zip"
    there = seals.verify_file(elsewhere, file)
    assert (there.equal, there.hash, there.pack_words) == (True, made.content, SHIPPED)
    assert there.notes == (
        "本登记簿里没有这份封存的记录，可能是别的登记簿封存的，或封存后已撤销。",
    )
    here = seals.verify_file(office, file)
    assert here.notes == ("本登记簿 2026-09-30 有这份封存的记录，校验值一致。",)
    assert seals.verify_seal(office, made).equal
    nowhere = seals.verify_file(None, file, {shipped_pack().hash: SHIPPED})
    assert (nowhere.equal, nowhere.notes) == (True, ())


def test_sealing_twice_gives_the_same_bytes(office: Office) -> None:
    owner = firm(office)
    save(office, title_facts(owner.id))
    one, other = seals.seal(office, owner), seals.seal(office, owner)
    assert one.id != other.id
    assert seals.opened(office, one).file() == seals.opened(office, other).file()


def test_a_seal_stays_what_it_was_after_later_edits(office: Office) -> None:
    owner = firm(office)
    record = save(office, retrofit_facts(owner.id)).record
    made = seals.seal(office, owner)
    save(office, record.model_copy(update={"improvement_stated_pct": Decimal("8.2")}))
    found = seals.verify_seal(office, made)
    assert (found.equal, found.total_fen) == (True, 70_000_000)


def test_the_day_the_pack_and_the_rulings_of_the_day_are_sealed(office: Office) -> None:
    owner = firm(office)
    save(office, retrofit_facts(owner.id, "3"))
    ruled = RulingMade(
        pack=office.pack.id,
        ruling="band-3",
        choice="in",
        ruled_by="样例市工业和信息化局",
        ruled_on=date(2026, 8, 1),
        document="样工信函〔2026〕3号",
    )
    save(office, ruled)
    before = seals.seal(office, owner, date(2026, 7, 31))
    after = seals.seal(office, owner, date(2026, 8, 1))
    assert seals.verify_seal(office, before).total_fen == 0
    assert seals.verify_seal(office, after).total_fen == 50_000_000
    with pytest.raises(Problem, match="测算日期 2026-10-01 晚于今天"):
        seals.seal(office, owner, date(2026, 10, 1))


def load(office: Office) -> None:
    files = resources.tree("policy", "jiujiang-2025")
    files["pack.toml"] = files["pack.toml"].replace(b'"2025.1"', b'"2026.1"')
    kept = office.store.keep_content(packed(files))
    loaded = PackLoaded(
        pack=office.pack.id,
        name=office.pack.name,
        version="2026.1",
        hash=digest(files),
        content=kept,
        from_on=date(2026, 7, 1),
    )
    save(office, loaded)


def test_a_loaded_pack_is_enclosed_and_known_where_it_is_loaded(
    office: Office, elsewhere: Office, tmp_path: Path
) -> None:
    owner = firm(office)
    save(office, title_facts(owner.id))
    load(office)
    made = seals.seal(office, owner)
    assert made.pack_version == "2026.1"
    file = seals.export(office, made, tmp_path / "f.jjseal.zip")
    assert seals.verify_file(office, file).pack_words == "本机载入的政策包（2026-07-01 起启用）"
    foreign = seals.verify_file(elsewhere, file)
    assert (foreign.outcome, foreign.equal) == (Outcome.FOREIGN_PACK, False)
    load(elsewhere)
    assert seals.verify_file(elsewhere, file).equal


def test_a_pack_no_longer_loaded_stays_known_by_its_seals(office: Office, tmp_path: Path) -> None:
    owner = firm(office)
    load(office)
    made = seals.seal(office, owner)
    file = seals.export(office, made, tmp_path / "f.jjseal.zip")
    (loaded,) = office.store.find(PackLoaded)
    remove(office, loaded)
    found = seals.verify_file(office, file)
    assert (found.equal, found.pack_words) == (True, "本登记簿 2026-09-30 封存时使用的政策包")
    remove(office, made)
    assert seals.verify_file(office, file).outcome is Outcome.FOREIGN_PACK


def test_files_that_are_not_the_packs_are_not_sealed(office: Office) -> None:
    owner = firm(office)
    wrong = replace(office, read_pack_files=lambda: {"pack.toml": b"id = 1"})
    with pytest.raises(Problem, match="与正在使用的不一致"):
        seals.seal(wrong, owner)
    assert seals.all_seals(office) == []


def test_an_approval_seals_what_it_rests_on_in_one_write(office: Office) -> None:
    record = registered(office)
    line = line_of(office, "2.1", record.id)
    assert line is not None
    award = approve(office, line, 65_000_000, PAPER, SIGNED)
    (made,) = office.store.find(Seal)
    assert (made.clause, made.of, made.occasion, made.note) == ("2.1", record.id, "approval", PAPER)
    assert made.enterprise == record.enterprise
    assert seals.verify_seal(office, made).total_fen == 70_000_000
    name = office.store.undo()
    assert name is not None
    assert name.startswith("登记奖补")
    assert (office.store.find(Award), office.store.find(Seal)) == ([], [])
    office.store.redo()
    assert [one.id for one in office.store.find(Award)] == [award.id]
    assert seals.verify_seal(office, office.store.find(Seal)[0]).equal


def test_what_is_no_longer_so_cannot_be_approved(office: Office) -> None:
    record = registered(office)
    line = line_of(office, "2.1", record.id)
    assert line is not None
    save(office, record.model_copy(update={"improvement_stated_pct": Decimal("4.2")}))
    with pytest.raises(Problem, match="登记的事实在测算以后有变化"):
        approve(office, line, 70_000_000, PAPER, SIGNED)
    assert office.store.find(Award) == []


def test_a_park_is_sealed_too(office: Office) -> None:
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    facts = {"enterprise": None, "park": park.id, "holder": "park", "kind": "green_park"}
    save(office, title_facts("").model_copy(update=facts))
    made = seals.seal(office, park)
    assert (made.park, made.enterprise) == (park.id, None)
    assert seals.verify_seal(office, made).total_fen == 20_000_000
    assert seals.seals_of(office, park) == [made]


def test_a_seal_whose_content_is_gone_says_so(office: Office) -> None:
    owner = firm(office)
    made = seals.seal(office, owner)
    gone = made.model_copy(update={"content": "0" * 64})
    with pytest.raises(Problem, match="登记簿里的这份封存不完整"):
        seals.opened(office, gone)


def test_what_is_no_file_or_too_large_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="没有"):
        seals.verify_file(office, tmp_path / "没有.zip")
    large = tmp_path / "大.zip"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Problem, match="太大"):
        seals.verify_file(office, large)
