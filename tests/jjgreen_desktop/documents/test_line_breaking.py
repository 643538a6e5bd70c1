from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.documents.line_breaking import NO_END, NO_START, break_lines, units

PIECES = st.text(
    alphabet="样例厂改造提升了" + "，。；：？！》）、”…—" + "（《“〔" + "ab12.%  ", max_size=120
)


def wide(piece: str) -> float:
    """Every character one em."""
    return len(piece)


@given(PIECES, st.integers(min_value=8, max_value=30), st.integers(min_value=0, max_value=2))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int, indent: int) -> None:
    lines = list(break_lines(text, wide, width, indent))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width - (0 if at else indent) for at, line in enumerate(lines))


def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark() -> None:
    text = (
        "对《若干措施》（以下简称“措施”）规定的：节能、节水、降碳；（含）等……——情形，给予奖补！" * 6
    )
    for width in range(6, 40):
        lines = list(break_lines(text, wide, width))
        assert "".join(lines) == text
        assert all(line[0] not in NO_START for line in lines)
        assert all(line[-1] not in NO_END for line in lines)


def test_the_marks_of_the_rule_are_all_covered() -> None:
    assert set("，。；：？！》」）、”’】〕…—") <= set(NO_START)
    assert set("《（「“‘【〔") <= set(NO_END)


def test_figures_words_and_codes_stay_whole() -> None:
    assert units("奖500,000.00元，kgce/t、91360429MA00X") == [
        *("奖", "500,000.00", "元，", "kgce/t、", "91360429MA00X"),
    ]
    assert units("于2026年6月1日（含）起") == ["于", "2026年6月1日", "（含）", "起"]
    assert list(break_lines("金额为500,000.00元", wide, 10)) == ["金额为", "500,000.00", "元"]


def test_a_blank_at_a_break_is_left_out() -> None:
    assert list(break_lines("样例 一厂", wide, 3)) == ["样例", "一厂"]


def test_what_is_wider_than_a_line_is_cut() -> None:
    assert list(break_lines("x" * 25, wide, 10)) == ["x" * 10, "x" * 10, "x" * 5]
    assert list(break_lines("x" * 10 + "。", wide, 10)) == ["x" * 9, "x。"]
