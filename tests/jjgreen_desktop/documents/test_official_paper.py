from datetime import date

import pytest

from jjgreen_desktop.documents.official_paper import LINES, OfficialPaper
from jjgreen_desktop.documents.sheet import Sheet
from jjgreen_desktop.documents.typefaces import bundled
from tests.jjgreen_desktop.documents import reading

MM = 72 / 25.4


def paper(lines: int) -> tuple[Sheet, OfficialPaper]:
    sheet = Sheet("样文", "样例局", bundled())
    made = OfficialPaper(sheet)
    made.paragraph("样" * (26 + 28 * (lines - 1)))
    return sheet, made


def test_a_page_holds_22_lines_of_28_characters_within_the_type_area() -> None:
    sheet, made = paper(LINES + 1)
    assert made.draw() == 2
    first, second = reading.pages(sheet.finish())
    assert first == "样" * (26 + 28 * 21) + "—1—"
    assert second == "样" * 28 + "—2—"


def test_the_margins_are_those_of_the_standard() -> None:
    sheet, made = paper(LINES)
    made.draw()
    words = reading.words(sheet.finish())
    lines = [word for word in words if word.page == 1 and "样" in word.text]
    assert len(lines) == LINES
    assert min(line.left for line in lines) == pytest.approx(28 * MM, abs=0.1)
    assert max(line.right for line in lines) == pytest.approx((210 - 26) * MM, abs=0.5)
    assert lines[0].left == pytest.approx(28 * MM + 2 * 156 * MM / 28, abs=0.5)
    assert lines[0].top >= 37 * MM - 1
    assert lines[-1].bottom <= (297 - 35) * MM + 1


def test_the_page_number_stands_7_mm_below_the_type_area() -> None:
    sheet, made = paper(1)
    made.draw()
    one = next(word for word in reading.words(sheet.finish()) if word.text == "1")
    assert (one.top + one.bottom) / 2 == pytest.approx((297 - 35 + 7) * MM, abs=3)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    sheet, made = paper(LINES - 1)
    made.heading("一、样例标题")
    made.paragraph("样例正文。")
    made.draw()
    first, second = reading.pages(sheet.finish())
    assert "样例标题" not in first
    assert second == "一、样例标题样例正文。—2—"


def test_the_signature_takes_two_lines_of_text_along() -> None:
    sheet, made = paper(LINES - 2)
    made.signature("湖口县工业和信息化局", date(2026, 7, 5))
    made.draw()
    first, second = reading.pages(sheet.finish())
    assert second == "样" * 56 + "湖口县工业和信息化局2026年7月5日—2—"
    assert first.startswith("样")


def test_the_bureau_is_centred_over_a_date_four_characters_from_the_right() -> None:
    sheet, made = paper(2)
    made.signature("湖口县工业和信息化局", date(2026, 7, 5))
    made.draw()
    words = reading.words(sheet.finish())
    name = next(word for word in words if word.text == "湖口县工业和信息化局")
    day = next(word for word in words if word.text == "2026年7月5日")
    assert name.left + name.right == pytest.approx(day.left + day.right, abs=1)
    assert day.right == pytest.approx((210 - 26) * MM - 4 * 156 * MM / 28, abs=1)
    text = max(word.bottom for word in words if "样" in word.text)
    assert name.top - text > 2 * 28.95
