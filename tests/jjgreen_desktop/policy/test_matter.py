"""A line is named by what it is about."""

from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.matter import matter
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, firm, retrofit, title


def named(pack: Pack, *titles: Title) -> list[str]:
    subject = Subject(enterprise=firm(), titles=titles, retrofits=(retrofit(),))
    return [matter(line) for line in assess(subject, pack, ON).lines]


def test_a_title_is_named_by_level_and_kind_all_else_by_its_record(pack: Pack) -> None:
    assert named(pack, title()) == ["一号窑余热利用改造", "国家级绿色工厂"]


def test_a_title_of_unknown_kind_is_named_as_far_as_it_is_known(pack: Pack) -> None:
    assert named(pack, title(kind=None))[1] == "国家级"
    assert named(pack, title(kind=None, level=None))[1] == "湖口样例一厂有限公司"
