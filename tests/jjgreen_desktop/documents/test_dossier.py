"""The dossier on paper, read back: every word of the dossier, every font, every page numbered, the same bytes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from jjgreen_desktop.documents.dossier import pdf
from jjgreen_desktop.documents.dossier_charts import Ink, Ribbon, energy_pdf, has_energy, ribbon_pdf
from jjgreen_desktop.documents.dossier_tables import CONTINUED, FACTS, table_of
from jjgreen_desktop.documents.flow import SIDE, WIDTH
from jjgreen_desktop.documents.sheet import Sheet
from jjgreen_desktop.documents.typefaces import bundled
from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.dossier import dossier, dossiers, everyone
from jjgreen_desktop.operations.dossier_shape import (
    Block,
    Cell,
    Dossier,
    EnergyYear,
    Heading,
    Row,
    Section,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.documents import reading
from tests.jjgreen_desktop.operations.desk import firm, make_office
from tests.jjgreen_desktop.operations.full_firm import ACCOUNT, NAME, full_firm, park_of

HOSTILE = (
    "甲&乙<b>丙</b>有限公司",
    '<img src="file:///etc/hostname"/>',
    "样例“〇㛃䶮𠮷”厂",
    "=cmd|'/c calc'!A1",
    "&lt;&#65;</para>",
    "厂" * 200,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A register with a firm that has everything, one that has nothing, and a park."""
    made = make_office(tmp_path_factory.mktemp("dossier") / "湖口县")
    full_firm(made)
    firm(made, "湖口样例空厂有限公司")
    park_of(made)
    return made


@pytest.fixture(scope="module")
def full(office: Office) -> Dossier:
    return next(dossiers(office, everyone(office)))


@pytest.fixture(scope="module")
def paper(full: Dossier) -> bytes:
    return pdf(full, typefaces=bundled())


def plain(text: str) -> str:
    return "".join(text.split())


def test_every_chapter_and_every_figure_is_on_paper(full: Dossier, paper: bytes) -> None:
    words = {word.text for word in reading.words(paper)}
    figures = {
        cell.text
        for section in full.told()
        for block in section.blocks
        for row in block.rows
        for cell in row.cells
        if re.fullmatch(r"[\d,.]+|\d{4}-\d\d-\d\d", cell.text)
    }
    assert len(figures) > 60
    assert figures - words == set()
    text = reading.text(paper)
    places = [text.index(plain(section.title), 20) for section in full.told()]
    assert len(places) == len(full.sections)
    for said in (full.section("awards").said, full.section("energy").said):
        assert plain(said) in text


def test_every_word_is_on_paper(full: Dossier, paper: bytes) -> None:
    """Letter by letter: what stands in a narrow cell is read back in pieces."""
    ink = reading.text(paper)
    told = "".join(
        cell.text
        for section in full.told()
        for block in section.blocks
        for row in block.rows
        for cell in row.cells
    )
    assert set(plain(told)) - set(ink) == set()
    assert len(ink) > len(plain(told))
    assert ACCOUNT not in ink and "****0123" in ink


def test_the_foot_of_every_page_says_what_it_rests_on(full: Dossier, paper: bytes) -> None:
    pages = reading.pages(paper)
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert page.endswith(f"—{number}/{len(pages)}—")
        for part in (
            "打印单位：湖口县工业和信息化局",
            "打印人：测试员",
            "打印日期：2026-09-30",
            f"政策包：{full.basis.pack_title}".replace(" ", ""),
            f"政策包校验值：{full.basis.pack_hash}",
            f"测算事实校验值：{full.basis.facts_hash}",
        ):
            assert part in page
        assert NAME in page
        assert "jiujiang" not in page


def test_fonts_are_embedded_and_the_bytes_the_same(
    full: Dossier, paper: bytes, tmp_path: Path
) -> None:
    rows = reading.fonts(paper, tmp_path)
    assert len(rows) >= 5
    assert {tuple(row[1:]) for row in rows} == {("yes", "yes", "yes")}
    assert pdf(full, typefaces=bundled()) == paper
    assert reading.info(paper)["Title"] == f"{NAME}企业档案"
    assert reading.info(paper)["Page size"].startswith("595.276 x 841.89 pts")


def test_nothing_stands_outside_the_type_area(paper: bytes) -> None:
    right = 595.28 - SIDE
    outside = [w for w in reading.words(paper) if w.left < SIDE - 1 or w.right > right + 1]
    assert outside == []


def test_a_firm_with_nothing_and_a_park(office: Office) -> None:
    _full, nothing, park = dossiers(office, everyone(office))
    text = reading.text(pdf(nothing, typefaces=bundled()))
    assert plain(nothing.untold()) in text and "可得合计" not in text
    text = reading.text(pdf(park, typefaces=bundled()))
    assert text.startswith("园区档案湖口样例产业园按2026年9月30日的登记情况一、基本情况")
    assert "500,000.00" in text


def test_many_dossiers_are_one_paper_each_with_its_own_pages(office: Office) -> None:
    told: list[tuple[int, int]] = []
    everybody = everyone(office)

    def go_on(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    content = pdf(dossiers(office, everybody), 3, bundled(), progress=go_on)
    assert told == [(1, 3), (2, 3), (3, 3)]
    ends = [re.search(r"—(\d+)/(\d+)—$", page) for page in reading.pages(content)]
    numbers = [(int(end[1]), int(end[2])) for end in ends if end]
    assert len(numbers) == len(ends)
    assert [of for number, of in numbers if number == of] == [n for n, m in numbers if n == m]
    assert sum(number == 1 for number, _of in numbers) == 3
    assert reading.info(content)["Title"] == "档案 3 份"
    stopped = pdf(dossiers(office, everybody), 3, bundled(), progress=lambda done, _of: done < 2)
    assert "湖口样例产业园" not in reading.text(stopped)


def test_no_dossier_is_no_paper() -> None:
    with pytest.raises(Problem, match="没有选择要打印档案"):
        pdf([])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_only_words(tmp_path: Path, name: str) -> None:
    office = make_office(tmp_path / "湖口县")
    made = firm(office, name, contact=name, address=name)
    content = pdf(dossier(office, made), typefaces=bundled())
    text = reading.text(content)
    assert set(plain(name)) <= set(text)
    assert text.count(plain(name)[:6]) >= 4, "head, name, contact, address"
    assert b"/Subtype /Image" not in content and b"/JavaScript" not in content


def test_a_character_no_face_has_is_refused_by_name(tmp_path: Path) -> None:
    office = make_office(tmp_path / "湖口县")
    made = firm(office, "湖口样例\U0010ffff厂")
    with pytest.raises(Problem, match=r"的档案没有打印：.*U\+10FFFF"):
        pdf(dossier(office, made), typefaces=bundled())


def test_a_text_longer_than_a_page_goes_on_in_rows_below(office: Office, tmp_path: Path) -> None:
    desk = make_office(tmp_path / "湖口县")
    made = firm(desk)
    long = "".join(f"第{number}条记事内容。" for number in range(1, 700))
    save(
        desk,
        RecordNote(enterprise=made.id, of_noun=made.noun, of=made.id, text=long, noted_by="张样例"),
    )
    content = pdf(dossier(desk, made), typefaces=bundled())
    text = reading.text(content)
    assert text.count(CONTINUED) >= 2
    missing = [n for n in range(1, 700) if f"第{n}条" not in text.replace(CONTINUED, "")]
    assert len(missing) < 25, "only numbers that a line or a page parts are not found whole"
    lowest = max(word.bottom for word in reading.words(content) if "条" in word.text)
    assert lowest < 841.89 - 60, "nothing runs into the foot"


def test_amounts_and_days_are_never_broken() -> None:
    sheet = Sheet("样例", "", bundled())
    heads = (
        Heading("clause", "条款"),
        *(Heading(f"a{n}", f"金额{n}（元）", number=True) for n in range(4)),
        Heading("on", "日期"),
        Heading("why", "理由"),
        Heading("how", "办法"),
    )
    amounts = tuple(Cell("20,000,000.00") for _ in range(4))
    row = Row(
        (
            Cell("五（3）、合同能源管理"),
            *amounts,
            Cell("2026-06-30"),
            Cell("理由" * 60),
            Cell("办法" * 30),
        )
    )
    table = table_of(sheet, Block("x", "", (row,), heads))
    cells = list(table.cells(sheet, table.rows[0]))
    assert [len(lines) for lines in cells[1:6]] == [1] * 5
    assert sum(column.width for column in table.columns) == pytest.approx(WIDTH)
    assert sum(FACTS) == pytest.approx(WIDTH)


def test_the_charts_are_pages_of_their_own(full: Dossier, tmp_path: Path) -> None:
    ink = Ink("#151917", "#E5EAE7", "#4CC38A")
    found = Ribbon.of(full)
    assert found and (found.first, found.last) == (2025, 2028)
    energy = energy_pdf(full, 600, ink, bundled())
    text = reading.text(energy)
    assert "综合能源消费量（吨标准煤）" in text and "单位工业增加值能耗（吨标准煤/万元）" in text
    for figure in ("7,000.00", "6,200.00", "0.1400", "0.1192", "2024", "2025"):
        assert figure in text
    assert reading.info(energy)["Page size"].startswith("600 x 118 pts")
    assert reading.dark_share(energy) > 0.99, "the ground is the window's"
    ribbon = ribbon_pdf(full, found, 600, ink, bundled())
    marks = reading.text(ribbon)
    assert len(found.marks) == len(full.section("timeline").blocks[0].rows)
    assert marks.count("●") + marks.count("✓") + marks.count("■") + marks.count("○") == len(
        found.marks
    )
    assert {tuple(row[1:]) for row in reading.fonts(ribbon, tmp_path)} == {("yes", "yes", "yes")}


def test_an_unknown_year_has_no_bar_and_one_year_no_chart(full: Dossier) -> None:
    blank = EnergyYear(2026, None, None)
    assert has_energy(full)
    assert not has_energy(replace(full, energy=(full.energy[0], blank))), "nothing to compare"
    three = replace(full, energy=(*full.energy, blank))
    text = reading.text(energy_pdf(three, 600, Ink(), bundled()))
    assert text.count("—") == 2 and "2026" in text


def test_very_many_marks_in_one_place_are_a_number(full: Dossier) -> None:
    crowded = Ribbon(2026, 2026, tuple((0.5, "●") for _ in range(30)))
    text = reading.text(ribbon_pdf(full, crowded, 600, Ink(), bundled()))
    assert "+25" in text and text.count("●") == 5
    assert (
        Ribbon.of(replace(full, sections=(replace(full.section("timeline"), blocks=()),))) is None
    )


def test_a_very_long_name_stands_whole_at_its_size_and_is_shortened_above_the_pages(
    full: Dossier,
) -> None:
    name = f"湖口样例{'特别长的名称' * 8}股份有限公司"
    made = pdf(replace(full, name=name), typefaces=bundled())
    first, second = reading.pages(made)[:2]
    assert first.startswith(plain(f"{full.title}{name}"))
    assert second.startswith("湖口样例特别长的名称") and "…" in second[:60]
    head = next(word for word in reading.words(made) if word.page == 2)
    assert head.bottom - head.top > 10, "as high as of any other name"


def test_a_mark_with_its_word_is_not_broken_between_long_texts() -> None:
    heads = (
        Heading("clause", "条款"),
        Heading("matter", "项目"),
        Heading("outcome", "结果"),
        *(Heading(f"a{n}", f"金额{n}（元）", number=True) for n in range(4)),
        Heading("why", "理由"),
    )
    cells = (
        Cell("一、诊断服务补助"),
        Cell("项目名称" * 20),
        Cell("◐ 差什么"),
        *(Cell("1,000,000.00") for _ in range(4)),
        Cell("理由" * 60),
    )
    other = Row((*cells[:2], Cell("– 未选用（就高）"), *cells[3:]))
    sheet = Sheet("样表", "样例局", bundled())
    table = table_of(sheet, Block("x", "", (Row(cells), other), heads))
    assert [len(lines) for lines in table.cells(sheet, table.rows[0])][2] == 1
    assert sum(column.width for column in table.columns) == pytest.approx(WIDTH)


def test_a_heading_stands_with_its_table_and_the_first_rows(full: Dossier) -> None:
    """However far down the page it comes."""
    heads = (Heading("name", "名称"), Heading("text", "内容"))
    rows = tuple(Row((Cell(f"第{n}行"), Cell("样例"))) for n in range(1, 6))
    listed = Section("listed", "章名", (Block("listed", "表名", rows, heads),))
    for lines in range(20, 46):
        above = Section("above", "前文", (), "样例内容" * 10 * lines)
        made = pdf(replace(full, sections=(above, listed)), typefaces=bundled())
        pages = [page for page in reading.pages(made) if "章名" in page]
        assert ["表名" in page and "第2行" in page for page in pages] == [True], lines
