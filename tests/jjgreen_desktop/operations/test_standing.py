"""Everyone's lines are worked out once between two writes, and never shown as they were before one."""

from datetime import date

from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.standing import Standing, stand
from tests.jjgreen_desktop.operations.desk import firm, title_facts


class _Watch:
    """Counts the subjects assessed."""

    def __init__(self, most: int = 1000) -> None:
        self.seen = 0
        self._most = most

    def __call__(self, _done: int, _of: int) -> bool:
        self.seen += 1
        return self.seen < self._most


def _titled(office: Office, number: int) -> Title:
    owner = firm(office, f"样例{number}厂有限公司")
    return save(office, title_facts(owner.id)).record


def _stand(office: Office, watch: _Watch, on: date | None = None) -> Standing:
    found = stand(office, on, watch)
    assert found is not None
    return found


def test_a_second_page_finds_what_the_first_worked_out(office: Office) -> None:
    _titled(office, 1)
    first, second = _Watch(), _Watch()
    assert _stand(office, first) is _stand(office, second)
    assert (first.seen, second.seen) == (1, 0)


def test_a_write_and_its_undo_are_seen_at_once(office: Office) -> None:
    _titled(office, 1)
    assert len(_stand(office, _Watch()).lines()) == 1
    second = _titled(office, 2)
    assert len(_stand(office, _Watch()).lines()) == 2
    remove(office, second)
    assert len(_stand(office, _Watch()).lines()) == 1
    office.store.undo()
    assert [x for each in assess_all(office) for x in each.lines] == _stand(
        office, _Watch()
    ).lines()


def test_another_day_is_worked_out_for_itself(office: Office) -> None:
    _titled(office, 1)
    today = _stand(office, _Watch())
    earlier = _stand(office, _Watch(), date(2026, 1, 1))
    assert (today.on, earlier.on) == (office.today(), date(2026, 1, 1))


def test_what_was_stopped_half_way_is_not_kept(office: Office) -> None:
    _titled(office, 1)
    _titled(office, 2)
    assert stand(office, progress=_Watch(1)) is None
    assert len(_stand(office, _Watch()).lines()) == 2
