import zipfile
from io import BytesIO

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import zip_check
from tests.jjgreen_desktop.exchange.crafted import SHEET, archive, patched, sheet_with, xlsx

END = b"</sheetData>"
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
MERGED = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'


def relation(kind: bytes) -> bytes:
    return (
        b'<Relationships><Relationship Id="r" Type="http://x/' + kind + b'" '
        b'Target="http://192.0.2.1/" TargetMode="External"/></Relationships>'
    )


def cell(piece: bytes) -> bytes:
    return sheet_with(END, b'<row r="3">' + piece + b"</row>" + END)


HARMFUL = {
    "解开后大得不正常": patched(xlsx(), add={"xl/a.xml": b"\0" * (20 << 20)}),
    "带有宏": patched(xlsx(), add={"xl/vbaProject.bin": b"x"}),
    "引用了别的工作簿": patched(xlsx(), add={"xl/externalLinks/externalLink1.xml": b"<a/>"}),
    "链接了文件以外的内容": patched(xlsx(), add={RELATIONS: relation(b"image")}),
    "不该有的定义": sheet_with(
        b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet'
    ),
    "少见的编码": patched(xlsx(), {SHEET: lambda xml: xml.decode().encode("utf-16")}),
    "合并单元格 A1:XFD1048576": sheet_with(END, END + MERGED),
    "XFD1048576": cell(b'<c r="XFD1048576"><v>1</v></c>'),
    "单元格 B3 是出错值": cell(b'<c r="B3" t="e"><v>#N/A</v></c>'),
    "公式还没有算出结果": cell(b'<c r="B3"><f>1+1</f><v></v></c>'),
    "是 Word 文档": archive({"word/document.xml": b"<a/>"}),
    "二进制工作簿": archive({"xl/workbook.bin": b"x"}),
    "不是 Excel 工作簿": archive({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "设有打开密码": archive(
        {"mimetype": SPREADSHEET, "META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    ),
    "已损坏": xlsx()[:3000],
}


@pytest.mark.parametrize("words", HARMFUL)
def test_harmful_and_damaged_workbooks_are_refused_in_one_sentence(words: str) -> None:
    with pytest.raises(Problem) as caught:
        zip_check.check("坏表.xlsx", HARMFUL[words])
    assert words in caught.value.what
    assert caught.value.what.startswith("“坏表.xlsx”")
    assert caught.value.fix.startswith("请")


def test_too_many_cells_are_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_check, "MOST_CELLS", 5)
    with pytest.raises(Problem, match="单元格太多（6 个"):
        zip_check.check("大表.xlsx", xlsx())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    buffer = BytesIO(xlsx())
    with zipfile.ZipFile(buffer, "a") as new:
        new.writestr(SHEET, b"<worksheet/>")
    with pytest.raises(Problem, match="重名的部分"):
        zip_check.check("坏表.xlsx", buffer.getvalue())


def test_an_encrypted_entry_asks_for_the_password_to_be_taken_off() -> None:
    content = bytearray(xlsx())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(Problem, match="设有打开密码"):
        zip_check.check("密码.xlsx", bytes(content))


HARMLESS = {
    "a web link in a cell": patched(xlsx(), add={RELATIONS: relation(b"hyperlink")}),
    "a fill out to the last column": cell(b'<c r="XFD1048576" s="1"/>'),
    "a computed formula": cell(b'<c r="B3"><f>1+1</f><v>2</v></c>'),
    "a merged title": sheet_with(END, END + b'<mergeCells><mergeCell ref="A1:H1"/></mergeCells>'),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_is_common_and_harmless_passes(content: bytes) -> None:
    zip_check.check("好表.xlsx", content)


def test_a_mark_across_two_pieces_is_seen() -> None:
    blanks = b" " * (zip_check.CHUNK - 30)
    content = patched(xlsx(), add={"xl/extra.xml": b"<a>" + blanks + b"<!DOCTYPE x>" * 4})
    with pytest.raises(Problem, match="不该有的定义"):
        zip_check.check("坏表.xlsx", content)


@pytest.mark.parametrize(
    ("row", "hiding"),
    [
        (b'<row r="2">', set()),
        (b'<row r="2" hidden="1">', {SHEET}),
        (b'<row r="2" ht="0" customHeight="1">', {SHEET}),
        (b'<row r="2" ht="15">', set()),
    ],
)
def test_the_check_tells_the_sheets_in_which_rows_may_be_hidden(
    row: bytes, hiding: set[str]
) -> None:
    assert zip_check.check("表.xlsx", sheet_with(b'<row r="2">', row)) == hiding
