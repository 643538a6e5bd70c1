from jjgreen_desktop.documents.sheet import Sheet
from jjgreen_desktop.documents.table import Column, Table, draw_table
from jjgreen_desktop.documents.typefaces import Role, bundled
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.heading import Head
from tests.jjgreen_desktop.documents import reading

BODY = Style(Role.FANGSONG, 12)
TOP, BOTTOM = 800, 100


def drawn(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """The table over as many pages as it takes."""
    sheet = Sheet("样表", "样例局", bundled())
    heads = (Head("名称", 0, 0, rows=2), Head("数", 0, 1), Head("个", 1, 1))
    table = Table((Column(200), Column(100)), heads, (20, 20), rows, BODY, BODY, 20)
    while table.rows:
        with sheet.page():
            end, table = draw_table(sheet, table, 50, TOP, BOTTOM)
            assert end >= BOTTOM
    return sheet.finish()


def test_every_page_repeats_the_header_and_no_row_is_lost() -> None:
    rows = tuple((f"样例{n}厂", str(n)) for n in range(100))
    pages = reading.pages(drawn(rows))
    assert len(pages) == 4
    assert all(page.startswith("名称数个样例") or "数" in page[:4] for page in pages)
    assert [page.count("名称") for page in pages] == [1] * 4
    found = "".join(pages)
    assert all(f"样例{n}厂{n}" in found for n in range(100))


def test_a_row_grows_with_its_text() -> None:
    long = "湖口样例绿色制造有限公司" * 8
    words = reading.words(drawn(((long, "1"), ("样例二厂", "2"))))
    text = "".join(word.text for word in words)
    assert long in text
    second = next(word for word in words if word.text == "样例二厂")
    last = max(word.bottom for word in words if word.left < 240 and word.text != "样例二厂")
    assert second.top > last


def test_the_last_row_does_not_stand_alone_on_a_page() -> None:
    full = (TOP - BOTTOM - 40) // 20
    rows = tuple((f"样例{n}厂", str(n)) for n in range(full))
    first, second = reading.pages(drawn((*rows, ("合计", "1"))))
    assert "合计" in second and f"样例{full - 1}厂" in second
    assert f"样例{full - 2}厂" in first
