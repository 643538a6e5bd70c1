from io import BytesIO

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

import resources
from jjgreen_desktop.documents.typefaces import Role, bundled, face

GB2312_FIRST, GB2312_LAST = 0xB0, 0xF7


@pytest.mark.parametrize("role", list(Role))
def test_every_face_has_every_character_of_gb2312_itself(role: Role) -> None:
    glyphs = bundled().glyphs(role)
    own = face(role)["family"].replace(" ", "")
    assert {glyphs[each].font for each in gb2312()} == {own}


def test_so_has_the_face_of_the_window() -> None:
    entry = face("窗口")
    font = TTFontFile(BytesIO(resources.read("fonts", entry["file"])))
    assert font.familyName.ustr == entry["family"]
    assert all(ord(each) in font.charToGlyph for each in gb2312())


def test_the_face_of_the_window_has_what_names_are_written_with() -> None:
    written = resources.read("fonts", face("窗口")["file"])
    font = TTFontFile(BytesIO(written))
    rare = "".join(resources.read("fonts", "rare.txt").decode("utf-8").split())
    assert set("喆堃昇㛃䶮𠮷") <= set(rare)
    assert [each for each in rare + "〇㎡①㈠" if ord(each) not in font.charToGlyph] == []
    assert "LXGW".encode("utf-16-be") in written  # the notice of those whose 𠮷 it is


def test_so_small_a_face_is_read_at_once() -> None:
    assert len(resources.read("fonts", face("窗口")["file"])) < 3_133_500


def gb2312() -> list[str]:
    rows = range(GB2312_FIRST, GB2312_LAST + 1)
    codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return [text for code in codes if (text := code.decode("gb2312", "ignore"))]


def test_the_fallback_face_has_all_of_gbk() -> None:
    glyphs = bundled().glyphs(Role.FANGSONG)
    gbk = [chr(code) for code in range(0x4E00, 0x9FA6)]
    assert {glyphs[each].font for each in gbk} == {"JJGreenFangsong", "JJGreenSong"}


def test_han_are_square_and_figures_narrow() -> None:
    for role in Role:
        glyphs = bundled().glyphs(role)
        assert glyphs["样"].width == 1
        assert 0.4 <= glyphs["8"].width <= 0.61
