"""An undo out of turn leaves nothing that names a record which is no more."""

from datetime import date

import pytest

from db.store import Store
from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from tests.db.samples import firm


def written(store: Store, name: str, record: Record) -> Record:
    with store.transaction(name) as write:
        return write.put(record)


@pytest.fixture
def title(store: Store) -> Title:
    owner = written(store, "登记企业", firm("湖口样例一厂有限公司"))
    made = Title(enterprise=owner.id, kind="green_factory", level="national", holder="enterprise")
    found = written(store, "登记称号", made)
    assert isinstance(found, Title)
    return found


def of(store: Store, name: str) -> int:
    return next(entry.seq for entry in store.history(99) if entry.name == name)


@pytest.mark.parametrize(
    "model", [TitleStatus, Attachment, RecordNote, PastAward, Award], ids=lambda one: one.noun
)
def test_what_something_was_put_on_since_is_not_undone(
    model: type[Record], store: Store, title: Title
) -> None:
    link = {"of_title": title.id} if model is TitleStatus else {"of": title.id}
    if "of_noun" in model.model_fields:
        link["of_noun"] = title.noun
    hung = written(store, "挂上", model(**{"enterprise": title.enterprise, **link}))
    with pytest.raises(Problem) as told:
        store.undo(of(store, "登记称号"))
    assert told.value.what == (
        f"在这之后，它登记的称号上又有了{model.label} 1 条，不能撤销，没有改动任何数据。"
    )
    assert (store.find(Title), store.find(model)) == ([title], [hung])
    assert [store.undo(), store.undo()] == ["挂上", "登记称号"]
    assert store.find(Title) == store.find(model) == []


def test_what_belonged_to_a_record_that_is_gone_is_not_put_back(store: Store, title: Title) -> None:
    change = TitleStatus(
        enterprise=title.enterprise, of_title=title.id, changed_on=date(2026, 3, 1)
    )
    change = written(store, "登记变更", change)
    for name, record in (("删除变更", change), ("删除称号", title)):
        with store.transaction(name) as write:
            write.delete(record)
    with pytest.raises(Problem, match="它的状态变更所属的称号已不在登记簿里，不能撤销"):
        store.undo(of(store, "删除变更"))
    assert [store.undo(), store.undo()] == ["删除称号", "删除变更"]
    assert store.find(TitleStatus) == [change]


def test_what_went_together_comes_back_together(store: Store, title: Title) -> None:
    note = written(store, "记事", RecordNote(of_noun=title.noun, of=title.id, text="样例"))
    with store.transaction("删除称号，连同记事 1 条") as write:
        write.delete(note)
        write.delete(title)
    assert store.undo() == "删除称号，连同记事 1 条"
    assert (store.find(Title), store.find(RecordNote)) == ([title], [note])


def test_a_whole_import_is_held_by_what_hangs_on_one_of_its_rows(
    store: Store, title: Title
) -> None:
    titles = [title.model_copy(update={"id": "", "batch": f"第{n}批"}) for n in range(3)]
    store.put_many("导入称号", titles)
    last = store.find(Title)[-1]
    written(store, "记事", RecordNote(of_noun=last.noun, of=last.id, text="样例"))
    with pytest.raises(Problem, match="“记事”又用到了它登记的记录"):
        store.undo(of(store, "导入称号"))
    assert store.count(Title) == 4
    assert [store.undo(), store.undo()] == ["记事", "导入称号"]
    assert store.count(Title) == 1
