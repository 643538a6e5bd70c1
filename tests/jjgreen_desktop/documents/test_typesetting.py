import pytest

from jjgreen_desktop.documents.typefaces import Role, bundled
from jjgreen_desktop.documents.typesetting import Style, Typesetter, clean
from jjgreen_desktop.domain.problem import Problem

BODY = Style(Role.FANGSONG, 16)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(bundled())


def test_rare_characters_come_from_another_face_and_none_is_lost(setter: Typesetter) -> None:
    line = setter.line("王堃与李𠮷", BODY)
    assert line.runs == (
        ("JJGreenFangsong", "王"),
        ("JJGreenSong", "堃"),
        ("JJGreenFangsong", "与李"),
        ("JJGreenKai", "𠮷"),
    )
    assert line.width == 5 * 16


def test_quotation_marks_are_full_width_in_every_face(setter: Typesetter) -> None:
    for role in Role:
        assert setter.line("“样”", Style(role, 10)).width == 30


def test_a_full_line_is_spread_to_the_measure_and_the_last_is_not(setter: Typesetter) -> None:
    first, last = setter.paragraph("样" * 30, BODY, 442.2, 32.0)
    assert first.count == 25
    assert first.width == pytest.approx(442.2 - 32)
    assert last.width == 5 * 16


def test_a_short_line_is_not_torn_apart(setter: Typesetter) -> None:
    line = setter.line("样例", BODY)
    assert line.stretched(400) is line


def test_blanks_become_one_and_marks_without_ink_vanish() -> None:
    assert clean("样例\r\n一厂\u200b有限\ufeff公司\x00") == "样例 一厂有限公司"
    assert clean("样例一厂") == "样例一厂"
    assert clean("样\u3000例") == "样\u3000例"


@pytest.mark.parametrize("odd", ["\ue000", "\U0002b740", "\U0001f600", "\ud800"])
def test_a_character_without_glyph_is_named_with_the_words_around_it(
    setter: Typesetter, odd: str
) -> None:
    with pytest.raises(Problem) as caught:
        setter.paragraph(f"湖口样例{odd}厂有限公司", BODY, 400.0)
    assert f"“湖口样例{odd}厂有限公司”里的“{odd}”（U+{ord(odd):04X}）" in caught.value.what
    with pytest.raises(Problem):
        setter.line(odd, BODY)
