import threading
from decimal import Decimal
from pathlib import Path

import pytest

from db.engine import ERRORS
from db.opening import open_store
from db.store import Store
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.title import Title
from tests.db.samples import firm, one_of_each, retrofit


def test_what_is_saved_is_there_after_closing_and_opening(folder: Path) -> None:
    with open_store(folder, create=True) as store, store.transaction("登记") as write:
        owner = write.put(firm(former=("91350100M000100Y43",), industrial=True, above_scale=False))
        park = write.put(Park(name="湖口样例园区"))
        saved = [write.put(record) for record in one_of_each(owner.id, park.id)]
    with open_store(folder) as store:
        assert store.get(Enterprise, owner.id) == owner
        assert [store.get(type(record), record.id) for record in saved] == saved
        assert store.faults() == []


def test_a_stated_percentage_keeps_every_digit_of_the_report(store: Store) -> None:
    with store.transaction("登记") as write:
        owner = write.put(firm())
        saved = write.put(retrofit(owner.id, improvement_stated_pct=Decimal("8.00")))
    assert str(store.find(Retrofit)[0].improvement_stated_pct) == "8.00"
    assert list(store.rows(Retrofit, "id", "improvement_stated_pct", "filed_on", "paid_fen")) == [
        (saved.id, "8.00", "2026-06-01", 50_000_000)
    ]


def test_none_known_and_none_at_all_stay_apart(store: Store) -> None:
    with store.transaction("登记") as write:
        owner = write.put(firm())
        unknown = write.put(retrofit(owner.id, filed_with=None))
        nobody = write.put(retrofit(owner.id, filed_with=(), project="二号窑"))
    assert store.get(Retrofit, unknown.id) == unknown
    assert store.get(Retrofit, nobody.id) == nobody


def test_ids_are_in_order_of_entry_and_start_with_letters_of_their_store(tmp_path: Path) -> None:
    ids = []
    for name in "甲乙":
        with open_store(tmp_path / name, create=True) as store:
            with store.transaction("登记") as write:
                first = write.put(firm("样例甲")).id
            store.put_many("导入", [firm("样例乙"), firm("样例丙")])
            ids.append([one.id for one in store.find(Enterprise)])
            assert ids[-1] == sorted(ids[-1])
            assert ids[-1][0] == first
            assert [one[4:] for one in ids[-1]] == ["00000001", "00000002", "00000003"]
    assert ids[0][0][:4] != ids[1][0][:4]


def test_find_and_count_by_fields_and_by_what_is_unknown(store: Store) -> None:
    store.put_many(
        "导入", [firm("样例甲", industry="3011"), firm("样例乙"), firm("样例丙", county=None)]
    )
    assert [one.name for one in store.find(Enterprise, county="湖口县")] == ["样例甲", "样例乙"]
    assert [one.name for one in store.find(Enterprise, county="湖口县", industry=None)] == [
        "样例乙"
    ]
    assert store.count(Enterprise) == 3
    assert store.count(Enterprise, county=None) == 1
    with pytest.raises(KeyError):
        store.find(Enterprise, nonsense=1)
    with pytest.raises(KeyError):
        list(store.rows(Enterprise, "nonsense"))


def test_find_by_any_of_many_values(store: Store) -> None:
    store.put_many("导入", [firm(f"样例{n}厂", industrial=bool(n % 2)) for n in range(5000)])
    wanted = frozenset(f"样例{n}厂" for n in range(0, 4000, 2)) | {"没有的厂"}
    assert len(store.find(Enterprise, name=wanted)) == 2000
    assert store.find(Enterprise, name=wanted, industrial=True) == []
    assert store.count(Enterprise, industrial=frozenset((True, False))) == 5000
    assert store.find(Enterprise, name=frozenset()) == []


def test_bulk_reading_gives_what_single_reading_gives(store: Store) -> None:
    """Not validated again, yet in every value, and in what pydantic keeps beside, as `find` gives them."""
    with store.transaction("登记") as writing:
        holder, park = writing.put(firm()), writing.put(Park(name="样例园区"))
        for record in one_of_each(holder.id, park.id):
            writing.put(record)
    for model in MODELS:
        paged, found = store.page(model, "", 100), store.find(model)
        assert [vars(one) for one in paged] == [vars(one) for one in found]
        assert paged == found
        assert [one.model_copy(update={"id": "A"}) for one in paged] == [
            one.model_copy(update={"id": "A"}) for one in found
        ]


def test_a_page_begins_after_an_id_and_ends_in_time(store: Store) -> None:
    store.put_many("导入企业", [firm(f"样例{n}厂") for n in range(5)])
    ids = [one.id for one in store.find(Enterprise)]
    assert [one.id for one in store.page(Enterprise, "", 2)] == ids[:2]
    assert [one.id for one in store.page(Enterprise, ids[1], 9)] == ids[2:]
    assert store.page(Enterprise, ids[-1], 2) == []


def test_what_a_span_of_owners_holds_comes_by_owner_and_id(store: Store) -> None:
    store.put_many("导入企业", [firm(f"样例{n}厂") for n in range(4)])
    one, two, three, _four = (each.id for each in store.find(Enterprise))
    store.put_many("导入改造", [retrofit(owner) for owner in (three, one, two, one, _four)])
    held = store.held(Retrofit, "enterprise", one, three)
    assert [each.enterprise for each in held] == [one, one, two, three]
    assert held == sorted(held, key=lambda each: (each.enterprise or "", each.id))
    with pytest.raises(KeyError):
        store.held(Retrofit, "park", one, two)


def test_some_fields_are_read_by_owner_and_id(store: Store) -> None:
    """Values as whole records have them; what belongs to nobody is left out, and so is what was not asked for."""
    store.put_many("导入企业", [firm(f"样例{n}厂") for n in range(250)])
    ids = [each.id for each in store.find(Enterprise)]
    owners = [ids[2], ids[0], ids[2], None, *ids[100:220]]
    store.put_many("导入改造", [retrofit(owner) for owner in owners])
    keys = ("id", "enterprise", "completed_on", "unit_energy_after")
    read = list(store.owned(Retrofit, "enterprise", keys))
    assert [each.enterprise for each in read] == [ids[0], ids[2], ids[2], *ids[100:220]]
    assert [each.id for each in read[1:3]] == sorted(each.id for each in read[1:3])
    for each in read:
        whole = store.get(Retrofit, each.id)
        assert vars(each) == {key: getattr(whole, key) for key in keys}
    with pytest.raises(AttributeError):
        _ = read[0].project
    with pytest.raises(KeyError):
        list(store.owned(Retrofit, "enterprise", ("id", "level")))


def test_owners_are_read_who_hold_one_of_some_kinds(store: Store) -> None:
    store.put_many("导入企业", [firm(f"样例{n}厂") for n in range(4)])
    one, two, three, four = (each.id for each in store.find(Enterprise))
    store.put_many("导入改造", [retrofit(owner) for owner in (four, two, two)])
    store.put_many("导入报表", [AnnualReturn(enterprise=one, year=2025)])
    store.put_many("导入报表", [AnnualReturn(enterprise=two, year=2025)])
    keys, held = ("id", "enterprise"), [Retrofit, Title]
    assert [each.id for each in store.owned(Enterprise, "enterprise", ("id",), held)] == [two, four]
    (beside,) = store.owned(AnnualReturn, "enterprise", keys, held)
    assert beside.enterprise == two
    assert [each.id for each in store.owned(Enterprise, "enterprise", ("id",))] == [
        one, two, three, four,
    ]  # fmt: skip


def test_an_error_inside_a_write_leaves_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="stop"), store.transaction("登记") as write:
        write.put(firm())
        write.set_setting("operator", "李样例")
        raise ValueError("stop")
    assert (store.count(Enterprise), store.setting("operator"), store.history(9)) == (0, None, [])


def test_an_error_half_way_through_an_import_leaves_nothing(store: Store) -> None:
    code = "91350100M000100Y43"
    many = [firm(f"样例{i}厂") for i in range(2500)]
    with pytest.raises(Problem) as caught:
        store.put_many(
            "导入", [firm("样例甲", credit_code=code), *many, firm("样例乙", credit_code=code)]
        )
    assert "重复" in caught.value.what
    assert (store.count(Enterprise), store.history(9)) == (0, [])


def test_writes_do_not_nest(store: Store) -> None:
    with store.transaction("登记") as write:
        write.put(firm())
        with pytest.raises(RuntimeError, match="nest"), store.transaction("再登记"):
            pass
    assert store.count(Enterprise) == 1


def test_a_write_that_has_ended_takes_nothing_more(store: Store) -> None:
    with store.transaction("登记") as write:
        write.put(firm())
    with pytest.raises(RuntimeError, match="ended"):
        write.put(firm("样例乙"))


def test_the_store_is_not_used_from_another_thread(store: Store) -> None:
    raised: list[BaseException] = []

    def use() -> None:
        try:
            store.count(Enterprise)
        except ERRORS as error:
            raised.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert "thread" in str(raised[0])


def test_a_write_that_changes_nothing_is_not_in_the_journal(store: Store) -> None:
    with store.transaction("登记") as write:
        one = write.put(firm())
    with store.transaction("修改") as write:
        assert write.put(one) == one
    assert [entry.name for entry in store.history(9)] == ["登记"]


def test_a_record_belongs_to_a_registered_holder(store: Store) -> None:
    with pytest.raises(Problem) as caught, store.transaction("登记") as write:
        write.put(AnnualReturn(enterprise="ZZZZ00000001", year=2025))
    assert "不在登记簿中" in caught.value.what


def test_a_holder_with_records_cannot_go(store: Store) -> None:
    with store.transaction("登记") as write:
        owner = write.put(firm())
        write.put(retrofit(owner.id))
    with pytest.raises(Problem), store.transaction("删除") as write:
        write.delete(owner)
    assert store.get(Enterprise, owner.id) == owner


def test_a_record_that_is_gone_cannot_be_deleted_again(store: Store) -> None:
    with store.transaction("登记") as write:
        one = write.put(firm())
    with store.transaction("删除") as write:
        write.delete(one)
    with pytest.raises(Problem) as caught, store.transaction("删除") as write:
        write.delete(one)
    assert "已不在登记簿中" in caught.value.what


def test_settings_are_kept_and_replaced(store: Store) -> None:
    for value in ("张样例", "李样例"):
        with store.transaction("操作员") as write:
            write.set_setting("operator", value)
    assert store.setting("operator") == "李样例"
    assert store.setting("county") is None
