"""已存视图: kept, read back, in words; what is broken or foreign is refused."""

import json

import pytest
from hypothesis import given

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.operations import views
from jjgreen_desktop.operations.history import record_history
from jjgreen_desktop.operations.listing import FieldFilled, FieldIs, Holds, Listing
from jjgreen_desktop.operations.listing_words import listing_words
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.test_listing import listings

OPEN = Listing(where=(FieldIs("above_scale", (True,)), FieldFilled("credit_code", False)))
INDUSTRIES = {"C": "C 制造业"}


@given(listing=listings)
def test_what_is_kept_is_read_back(listing: Listing) -> None:
    assert views.read_state(Enterprise, views.state_of(listing)) == listing


@pytest.mark.parametrize(
    "state",
    [
        "",
        "{",
        "[]",
        "3",
        "null",
        '{"strange": 1}',
        '{"words": 3}',
        '{"order": "nothing"}',
        '{"columns": ["nothing"]}',
        '{"columns": "name"}',
        '{"falling": 1}',
        '{"where": [{"field": "nothing", "filled": true}]}',
        '{"where": [{"field": "name", "filled": 1}]}',
        '{"where": [{"field": "name", "is": []}]}',
        '{"where": [{"field": "name", "is": [3]}]}',
        '{"where": [{"holds": "nothing", "held": true}]}',
        '{"where": [{"holds": "park", "held": true}]}',
        '{"where": [{"holds": "title", "fields": {"kind": ["x"]}, "held": true}]}',
        '{"where": [{"holds": "loan", "year": 26, "held": true}]}',
        '{"where": [{"holds": "loan", "year": "2026", "held": true}]}',
        '{"where": ["x"]}',
        '{"where": 3}',
    ],
)
def test_a_broken_or_foreign_view_is_refused_in_a_sentence(state: str) -> None:
    view = SavedView(screen="enterprise", name="样例视图", state=state)
    with pytest.raises(Problem) as told:
        views.opened(Enterprise, view)
    assert "样例视图" in told.value.what
    assert "请删除这个视图" in told.value.fix
    assert views.told(Enterprise, view, {}) == ""


def test_a_view_of_firms_is_foreign_to_parks(office: Office) -> None:
    view = views.keep(office, "enterprise", "未填代码", OPEN)
    assert views.opened(Enterprise, view) == OPEN
    with pytest.raises(Problem, match="园区列表"):
        views.opened(Park, view)
    assert views.views(office, "park") == []


def test_a_view_of_that_name_is_overwritten(office: Office) -> None:
    first = views.keep(office, "enterprise", " 未填代码 ", OPEN)
    again = views.keep(office, "enterprise", "未填代码", Listing(words="样例"))
    assert again.id == first.id
    assert [views.opened(Enterprise, one) for one in views.views(office, "enterprise")] == [
        Listing(words="样例")
    ]
    office.store.undo()
    assert views.opened(Enterprise, views.views(office, "enterprise")[0]) == OPEN


def test_a_name_is_asked_for_and_stands_once(office: Office) -> None:
    with pytest.raises(Problem, match="没有名称"):
        views.keep(office, "enterprise", "  ", OPEN)
    one = views.keep(office, "enterprise", "甲", OPEN)
    views.keep(office, "enterprise", "乙", OPEN)
    with pytest.raises(Problem, match="已有名为“乙”的视图"):
        views.rename(office, one, "乙")
    with pytest.raises(Problem, match="不能空着"):
        views.rename(office, one, " ")
    assert views.rename(office, one, "丙").name == "丙"
    assert [view.name for view in views.views(office, "enterprise")] == ["丙", "乙"]


def test_a_deleted_view_comes_back(office: Office) -> None:
    one = views.keep(office, "enterprise", "甲", OPEN)
    views.forget(office, one)
    assert views.views(office, "enterprise") == []
    office.store.undo()
    assert views.views(office, "enterprise") == [one]


def test_words_say_what_a_list_shows() -> None:
    listing = Listing(
        words=" 石化 ",
        where=(
            FieldIs("county", ("湖口县", "都昌县")),
            FieldIs("industry", ("C",)),
            FieldIs("industrial", (False,)),
            FieldFilled("bank", True),
            Holds("title", (FieldIs("kind", ("green_factory",)), FieldIs("level", ("national",)))),
            Holds("diagnosis", year=2026),
            Holds("stop", held=False),
        ),
        order="name",
        falling=True,
    )
    assert listing_words(Enterprise, listing, INDUSTRIES) == (
        "“石化”；湖口县、都昌县；行业：C 制造业；工业企业：否；已填开户行；有称号（绿色工厂，国家级）；"
        "有诊断（2026 年）；没有停兑标记；按企业名称降序"
    )
    assert listing_words(Enterprise, OPEN, {}) == "规上企业；未填统一社会信用代码"
    assert listing_words(Enterprise, Listing(), {}) == "全部"


def test_the_history_shows_words_and_no_json(office: Office) -> None:
    view = views.keep(office, "enterprise", "甲", OPEN)
    views.keep(office, "enterprise", "甲", Listing(words="样例"))
    changed, made = record_history(office, "saved_view", view.id)
    assert "视图内容 规上企业；未填统一社会信用代码 → “样例”" in changed.said
    assert "页面 企业列表" in made.said
    assert all("{" not in one.said for one in (changed, made))
    assert json.loads(view.state or "")["words"] == ""
