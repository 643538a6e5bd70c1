"""Days and years typed."""

import argparse
from datetime import date

import pytest

from jjgreen_desktop.commands.when import day
from tests.jjgreen_desktop.commands.conftest import Say


def test_a_day() -> None:
    assert day("2026-01-31") == date(2026, 1, 31)


@pytest.mark.parametrize("text", ["2026-02-30", "明天", "0001-01-01", "9999-12-31", ""])
def test_what_is_no_day_says_how_to_write_one(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"。$"):
        day(text)


def test_the_sentence_is_whole(say: Say) -> None:
    said = say("what-if", "--on", "明天")
    assert said.code == 2
    assert said.err.startswith("--on：“明天”不是日期，请写成 2026-01-01。用法见")
