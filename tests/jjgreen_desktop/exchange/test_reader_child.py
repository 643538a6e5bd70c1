import io
import json
from datetime import date, datetime, time

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import reader_child


def test_one_long_text_in_many_cells_does_not_reach_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader_child, "MOST_WRITTEN", 100_000)
    rows = ((number, ["长" * 1000]) for number in range(1000))
    out = io.BytesIO()
    with pytest.raises(Problem, match="内容太多"):
        reader_child._write_rows(0, rows, out)
    assert len(out.getvalue()) < 1_000_000


def test_too_many_cells_stop_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_child, "MOST_CELLS", 500)
    with pytest.raises(Problem, match="内容太多"):
        reader_child._write_rows(0, ((n, [1.0, 2.0]) for n in range(1000)), io.BytesIO())


def test_rows_travel_in_lines_of_two_hundred_with_dates_marked() -> None:
    out = io.BytesIO()
    row = [
        date(2026, 5, 10),
        datetime.fromisoformat("2026-05-10T03:04:00"),
        time(3, 4),
        9.136e17,
        True,
        "",
    ]
    assert reader_child._write_rows(3, ((n, row) for n in range(401)), out) == 401
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [len(line["rows"]) for line in lines] == [200, 200, 1]
    assert lines[2] == {
        "of": 3,
        "rows": [
            [
                400,
                [{"d": "2026-05-10"}, {"d": "2026-05-10T03:04:00"}, "03:04:00", 9.136e17, True, ""],
            ]
        ],
    }
