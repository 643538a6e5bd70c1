"""The condition for names that read alike: what it passes over never does, and it passes over nearly all."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.opening import open_store
from db.store import Store
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.names import plain_name

# What names are written with, and what else reads as that: capitals, full width, brackets, blanks, accents.
HARD = "湖口样例厂一有限公司aAｂBeE１1⑫㈠(（[【〔<＜)）》]-－*?^\"' 　\n\t\x00\x07\u200b\ufeff\xad·ſßẞﬁｶﾞé\u0301\u0338\u030a\uf900\u4e00\u9fff\U0010ffff"
names = st.text(st.one_of(st.sampled_from(HARD), st.characters(exclude_categories=["Cs"])))
few = st.text(st.sampled_from("一口1a(（ 　①１A\u200b\x07"), max_size=5)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A register that is written anew for every example."""
    with open_store(tmp_path_factory.mktemp("alike"), create=True) as made:
        yield made


def answered(store: Store, asked: str, written: list[str], former: list[str]) -> set[str]:
    """The names that the condition lets through, of firms with these names and one with those former names."""
    with store.transaction("示例") as write:
        for one in store.find(Enterprise):
            write.delete(one)
        for name in written:
            write.put(Enterprise(name=name))
        if former:
            write.put(Enterprise(name="旧", former_names=tuple(former)))
    found = list(store.alike(Enterprise, asked))
    called = "\n".join(f"{name}\n{of_old or ''}" for _, name, of_old in found)
    return {name for _, name, _ in found} | set(called.split("\n")) - {""}


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(names, few), st.lists(st.one_of(names, few), max_size=12), st.lists(few))
def test_no_name_that_reads_the_same_is_passed_over(
    store: Store, asked: str, others: list[str], former: list[str]
) -> None:
    written = [*others, asked.upper(), asked.replace("(", "（"), f" {asked}　", plain_name(asked)]
    former = [one for one in former if one]
    found = answered(store, asked, written, former)
    same = {one for one in (*written, *former) if one and plain_name(one) == plain_name(asked)}
    assert same <= found


@pytest.mark.parametrize(
    "spelt",
    [
        "湖口样例（江西）Ab１厂",
        "湖口 样例(江西)aB1厂",
        "湖口样例〔江西〕AB1厂",
        "　湖口样例【江西】ａb①厂",
        "\u200b湖口样例\ufeff（江西\n）ab\x071厂",
    ],
)
def test_each_way_to_write_a_name_finds_the_others(store: Store, spelt: str) -> None:
    every = [
        "湖口样例（江西）Ab１厂",
        "湖口 样例(江西)aB1厂",
        "湖口样例〔江西〕AB1厂",
        "　湖口样例【江西】ａb①厂",
        "\u200b湖口样例\ufeff（江西\n）ab\x071厂",
    ]
    assert set(every) <= answered(store, spelt, [*every, "湖口样例二厂"], [])


def test_others_are_passed_over(store: Store) -> None:
    others = [f"湖口样例{number}厂有限公司" for number in range(100, 200)]
    assert answered(store, "湖口样例（江西）一厂有限公司", others, []) == set()
    assert answered(store, "湖口样例", [*others, "湖口样例 "], []) == {"湖口样例 "}


def test_a_park_has_no_former_names(store: Store) -> None:
    with store.transaction("示例") as write:
        one = write.put(Park(name="湖口样例（一）园"))
        write.put(Park(name="湖口样例二园"))
    assert list(store.alike(Park, "湖口样例(一)园")) == [(one.id, "湖口样例（一）园", None)]


def test_what_is_written_meanwhile_is_found(store: Store) -> None:
    def alike() -> list[str]:
        found = (name for _, name, _ in store.alike(Park, "湖口样例（甲）园"))
        return [name for name in found if plain_name(name) == "湖口样例(甲)园"]

    assert alike() == []
    with store.transaction("登记") as write:
        one = write.put(Park(name="湖口样例(甲)园"))
        assert alike() == ["湖口样例(甲)园"]
    assert alike() == ["湖口样例(甲)园"]
    with store.transaction("改名") as write:
        write.put(one.model_copy(update={"name": "湖口样例(乙)园"}))
    assert alike() == []
    store.undo()
    assert alike() == ["湖口样例(甲)园"]
    store.redo()
    assert alike() == []
    store.put_many("导入", [Park(name="湖口样例〔甲〕园")])
    assert alike() == ["湖口样例〔甲〕园"]
    with store.transaction("删除") as write:
        write.delete(store.find(Park, name="湖口样例〔甲〕园")[0])
    assert alike() == []
    with pytest.raises(RuntimeError), store.transaction("登记") as write:
        write.put(Park(name="湖口样例(甲)园"))
        assert alike() == ["湖口样例(甲)园"]
        raise RuntimeError
    assert alike() == []
