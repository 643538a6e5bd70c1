"""What is marked is what was typed, as it stands in the text."""

import pytest

from jjgreen_desktop.operations.marking import pieces, spans, words_of
from jjgreen_desktop.operations.reference import Reference

REFERENCE = Reference()


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("湖口样例一厂有限公司", "样例一", ["样例一"]),
        ("湖口样例一厂有限公司", "ylyc", ["样例一厂"]),
        ("湖口样例（一厂）公司", "ylyc", ["样例（一厂"]),
        ("样例厅函〔2026〕1号", "函(2026)1", ["函〔2026〕1"]),
        ("样例 LED 照明改造", "led", ["LED"]),
        ("样例 LED 照明改造", "ledzm", ["LED 照明"]),
        ("样例ＬＥＤ改造", "led", ["ＬＥＤ"]),
        ("长江样例厂", "cjyl", ["长江样例"]),
        ("长江样例厂", "zjyl", ["长江样例"]),
        ("湖口样例一厂", "一厂 湖口", ["湖口", "一厂"]),
        ("湖口样例一厂", "湖口样 样例", ["湖口样例"]),
        ("湖口样例一厂", "九江", []),
        ("", "九江", []),
    ],
)
def test_the_words_typed_are_marked(text: str, typed: str, marked: list[str]) -> None:
    found = list(pieces(text, spans(REFERENCE, text, words_of(typed))))
    assert [piece for piece, on in found if on] == marked
    assert "".join(piece for piece, _on in found) == text
