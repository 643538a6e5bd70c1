"""What nobody sees is left out; what can be seen stays as it is."""

import pytest

from jjgreen_desktop.domain.visible import lines, one_line

SEEN = "湖口样例（一厂）𠮷㛃䶮　café ﾄﾝ①\ue000"  # with a blank of full width and a character of private use


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u2060", "\ufeff", "\xad", "\x07", "\x7f"])
def test_a_mark_that_takes_no_room_is_dropped(mark: str) -> None:
    text = f"{mark}湖口{mark}样例{mark}"
    assert (one_line(text), lines(text)) == ("湖口样例", "湖口样例")


def test_what_is_seen_stays() -> None:
    assert one_line(SEEN) == lines(SEEN) == SEEN


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\t", "\n\n\t\n", "\u2028", "\v", "\x85"])
def test_breaks_and_tabs_become_one_blank(gap: str) -> None:
    assert one_line(f"湖口样例{gap}四厂") == "湖口样例 四厂"


def test_a_long_text_keeps_its_lines() -> None:
    assert lines("一\r\n\r\n二\u2029三\t四\n") == "一\n\n二\n三 四\n"
