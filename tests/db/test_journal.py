import pytest

from db.engine import ERRORS
from db.store import Store
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from tests.db.samples import MOMENT, firm, retrofit


def _register(store: Store, name: str = "湖口样例一厂有限公司") -> Enterprise:
    with store.transaction(f"登记企业 {name}") as write:
        return write.put(firm(name))


def _everything(store: Store) -> list[object]:
    return [*store.find(Enterprise), *store.find(Retrofit)]


def test_a_registration_is_taken_back_and_done_again(store: Store) -> None:
    one = _register(store)
    assert store.undo() == "登记企业 湖口样例一厂有限公司"
    assert store.find(Enterprise) == []
    assert store.undo() is None
    assert store.redo() == "登记企业 湖口样例一厂有限公司"
    assert store.find(Enterprise) == [one]
    assert store.redo() is None


def test_a_change_and_a_deletion_are_taken_back(store: Store) -> None:
    one = _register(store)
    changed = one.model_copy(update={"note": "新", "county": None})
    with store.transaction("修改") as write:
        write.put(changed)
    with store.transaction("删除") as write:
        write.delete(changed)
    assert store.undo() == "删除"
    assert store.find(Enterprise) == [changed]
    assert store.undo() == "修改"
    assert store.find(Enterprise) == [one]
    assert [store.redo(), store.redo()] == ["修改", "删除"]
    assert store.find(Enterprise) == []


def test_a_write_of_several_records_goes_back_as_one(store: Store) -> None:
    with store.transaction("登记") as write:
        owner = write.put(firm())
        write.put(retrofit(owner.id))
        write.put(owner.model_copy(update={"note": "改"}))
    before = _everything(store)
    store.undo()
    assert _everything(store) == []
    store.redo()
    assert _everything(store) == before


def test_an_import_goes_back_as_one(store: Store) -> None:
    owner = _register(store)
    count = store.put_many("导入", [retrofit(owner.id, project=f"项目{i}") for i in range(2345)])
    before = _everything(store)
    assert (count, len(before)) == (2345, 2346)
    assert store.undo() == "导入"
    assert _everything(store) == [owner]
    assert store.redo() == "导入"
    assert _everything(store) == before


def test_an_import_of_several_kinds_goes_back_as_one(store: Store) -> None:
    owner = firm().model_copy(update={"id": "ABCD00000007"})
    store.put_many("导入", [owner, retrofit(owner.id), firm("样例二厂")])
    before = _everything(store)
    store.undo()
    assert _everything(store) == []
    store.redo()
    assert _everything(store) == before


def test_a_block_keeps_each_row_whole_whatever_the_others_know(store: Store) -> None:
    rows = [
        firm(),
        firm("样例二厂", above_scale=False, former_names=("样例旧厂", "样例老厂")).model_copy(
            update={"id": "ABCD00000007"}
        ),
        Enterprise(),
        firm("样例三厂", above_scale=True, former=("91350100M000100Y43",), note="备注"),
    ]
    store.put_many("导入", rows)
    kept = {one.name: one for one in store.find(Enterprise)}
    assert kept["样例二厂"].id == "ABCD00000007"
    assert len({one.id for one in kept.values()}) == 4
    assert [kept[one.name].model_copy(update={"id": one.id}) for one in rows] == rows


def test_taking_back_survives_a_restart(folder, store: Store) -> None:  # type: ignore[no-untyped-def]
    from db.opening import open_store

    one = _register(store)
    store.close()
    with open_store(folder) as again:
        assert again.undo() == "登记企业 湖口样例一厂有限公司"
    with open_store(folder) as again:
        assert again.redo() == "登记企业 湖口样例一厂有限公司"
        assert again.find(Enterprise) == [one]


def test_a_new_write_ends_what_could_be_done_again(store: Store) -> None:
    _register(store, "样例甲")
    _register(store, "样例乙")
    store.undo()
    _register(store, "样例丙")
    assert store.redo() is None
    assert [store.undo(), store.undo(), store.undo()] == [
        "登记企业 样例丙",
        "登记企业 样例甲",
        None,
    ]


def test_a_number_that_is_no_write_takes_nothing_back(store: Store) -> None:
    one = _register(store)
    assert [store.undo(0), store.undo(-1), store.undo(99)] == [None, None, None]
    assert store.find(Enterprise) == [one]


def test_back_and_forth_keeps_the_order(store: Store) -> None:
    names = ["样例甲", "样例乙", "样例丙"]
    for name in names:
        _register(store, name)
    for _ in range(3):
        assert [store.undo() for _ in names] == [f"登记企业 {name}" for name in reversed(names)]
        assert [store.redo() for _ in names] == [f"登记企业 {name}" for name in names]
    assert [one.name for one in store.find(Enterprise)] == names


def test_settings_alone_are_journalled_but_not_taken_back(store: Store) -> None:
    one = _register(store)
    with store.transaction("更换操作员") as write:
        write.set_setting("operator", "李样例")
    assert store.history(1)[0].kind == "setting"
    assert store.undo() == "登记企业 湖口样例一厂有限公司"
    assert store.setting("operator") == "李样例"
    store.redo()
    assert store.find(Enterprise) == [one]


def test_a_setting_within_a_write_goes_back_with_it(store: Store) -> None:
    with store.transaction("登记") as write:
        write.put(firm())
        write.set_setting("contact", "张样例")
    store.undo()
    assert store.setting("contact") is None
    store.redo()
    assert store.setting("contact") == "张样例"


def test_what_is_kept_with_an_import_goes_back_with_it(store: Store) -> None:
    store.put_many("导入", [firm(), firm("样例二厂")], {"contact": "张样例"})
    before = _everything(store)
    assert [one.kind for one in store.history(9)] == ["write"]
    assert store.undo() == "导入"
    assert (store.setting("contact"), _everything(store)) == (None, [])
    assert store.redo() == "导入"
    assert (store.setting("contact"), _everything(store)) == ("张样例", before)


def test_an_import_that_only_keeps_something_is_taken_back(store: Store) -> None:
    assert store.put_many("导入", [], {"contact": "张样例"}) == 0
    assert store.undo() == "导入"
    assert store.setting("contact") is None


def test_the_journal_says_who_when_and_what(store: Store) -> None:
    with store.transaction("操作员") as write:
        write.set_setting("operator", "张样例")
    _register(store)
    store.undo()
    newest = store.history(2)
    assert [(one.seq, one.kind, one.name, one.of) for one in newest] == [
        (3, "undo", "登记企业 湖口样例一厂有限公司", 2),
        (2, "write", "登记企业 湖口样例一厂有限公司", None),
    ]
    assert {one.operator for one in newest} == {"张样例"}
    assert {one.at for one in newest} == {MOMENT.isoformat(timespec="seconds")}


@pytest.mark.parametrize("table", ["journal", "journal_change"])
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {} SET seq = seq",
        "DELETE FROM {}",
        "REPLACE INTO {} SELECT * FROM {}",
        "INSERT OR REPLACE INTO {} SELECT * FROM {}",
    ],
)
def test_the_journal_is_only_added_to(store: Store, table: str, sql: str) -> None:
    _register(store)
    with pytest.raises(ERRORS, match="only added to"):
        store._db.execute(sql.format(table, table))
    assert len(store.history(9)) == 1


def test_a_record_altered_from_outside_stops_the_undo_and_nothing_moves(store: Store) -> None:
    with store.transaction("登记") as write:
        one = write.put(firm())
        write.put(firm("样例二厂"))
    store._db.execute("UPDATE enterprise SET note = '外改' WHERE id = ?", (one.id,))
    with pytest.raises(Problem) as caught:
        store.undo()
    assert "变动" in caught.value.what
    assert one.title() in caught.value.what
    assert store.count(Enterprise) == 2
