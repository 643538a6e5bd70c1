"""导出登记簿: everything goes out and comes in again as it was; what would not is said."""

import errno
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.catalogue import Kind, field_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.equipment import Rating
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import register_workbook
from jjgreen_desktop.exchange.imports import plan_file
from jjgreen_desktop.exchange.register_cover import MEANWHILE
from jjgreen_desktop.exchange.register_workbook import Export, Stopped, write_register
from jjgreen_desktop.operations import files
from jjgreen_desktop.operations.exporting.choosing import of_owner
from jjgreen_desktop.operations.exporting.extent import ORDER, Extent
from jjgreen_desktop.operations.importing.kinds import KINDS, columns
from jjgreen_desktop.operations.imports import apply
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office
from tests.jjgreen_desktop.operations.exporting.full_register import (
    CODED,
    PARK,
    UNCODED,
    fill,
    told,
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("满") / "登记簿"
    made = make_office(folder)
    fill(made)
    made.store.close()
    return folder


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Iterator[Office]:
    folder = Path(shutil.copytree(filled, tmp_path / "登记簿"))
    made = replace(open_office(folder), today=lambda: DAY)
    yield made
    made.store.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path / "空登记簿")
    yield made
    made.store.close()


def test_every_kind_comes_back_into_an_empty_register_as_it_was(
    office: Office, empty: Office, tmp_path: Path
) -> None:
    path = tmp_path / "登记簿.xlsx"
    made = write_register(office, Extent(private=True), path)
    assert tuple(made.sheets) == ORDER
    assert not made.odd, [proof.told for proof in made.sheets.values()]
    for kind in ORDER:
        plan = plan_file(empty, kind, path)
        assert plan.acceptable, [one.sentence() for one in plan.refusals()]
        apply(empty, plan)
    assert dict(told(empty)) == dict(told(office))


def test_the_same_register_finds_nothing_new_in_it(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    made = write_register(office, Extent(), path)
    for kind, proof in made.sheets.items():
        plan = plan_file(office, kind, path)
        assert (plan.same, plan.rows, plan.read) == (proof.rows,) * 3, kind
        assert plan.entries == ()
        others = f"其他种类的 {len(ORDER) - 1} 张工作表没有读取"
        assert any(others in one.what for one in plan.findings)


def test_a_cell_put_right_in_excel_changes_that_record_alone(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "登记簿.xlsx"
    write_register(office, Extent(), path)
    book = load_workbook(path)
    place = headings(book, "loans").index(field_of(Loan, "principal_fen").header()) + 1
    book["绿色贷款"].cell(3, place).value = 4321.05
    book.save(path)
    plan = plan_file(office, "loans", path)
    assert (plan.changed, plan.same, plan.refused) == (1, 1, 0)
    apply(office, plan)
    assert [one.principal_fen for one in office.store.find(Loan)] == [1_234_567_89, 432_105]


def test_the_sheets_are_those_of_the_templates(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    write_register(office, Extent(), path)
    book = load_workbook(path)
    assert book.sheetnames == ["说明", *(KINDS[kind] for kind in ORDER)]
    for kind in ORDER:
        sheet = book[KINDS[kind]]
        assert headings(book, kind) == [field.header() for field in columns(kind)]
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert all(cell.comment for cell in sheet[1])
        assert sheet.auto_filter.ref.startswith("A1:")


def test_cells_have_the_shape_of_their_field(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    write_register(office, Extent(private=True), path)
    book = load_workbook(path)
    cells = [
        (field, cell)
        for kind in ORDER
        for row in book[KINDS[kind]].iter_rows(min_row=2)
        for field, cell in zip(columns(kind), row, strict=True)
        if cell.value is not None
    ]
    seen = {(field.kind, cell.data_type, cell.number_format) for field, cell in cells}
    assert {one for one in seen if one[0] in (Kind.MONEY, Kind.DATE, Kind.YEAR)} == {
        (Kind.MONEY, "n", "#,##0.00"),
        (Kind.DATE, "d", "yyyy-mm-dd"),
        (Kind.YEAR, "n", "General"),
    }
    assert {one[1:] for one in seen if one[0] is Kind.QUANTITY} == {("n", "#,##0.0000"), ("s", "@")}
    texts = [cell for field, cell in cells if field.kind in (Kind.TEXT, Kind.CODE)]
    assert {(cell.data_type, cell.number_format) for cell in texts} == {("s", "@")}
    assert sum(cell.value == "=样例 1" and cell.quotePrefix for cell in texts) > len(ORDER)


def test_contacts_and_accounts_are_written_only_when_wanted(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    for private in (False, True):
        write_register(office, Extent(private=private), path)
        book = load_workbook(path)
        words = words_of(book)
        assert ("0792-0000001" in words, "0792-0000002" in words) == (private, private)
        for kind in ("enterprises", "parks", "providers"):
            place = headings(book, kind).index("银行账号")
            account = book[KINDS[kind]].cell(2, place + 1).value
            assert account == ("0012345678901234567890" if private else None)


def test_one_firm_leaves_all_others_out(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "一家.xlsx"
    firm = office.store.find(Enterprise, name=UNCODED)[0]
    made = write_register(office, of_owner(firm), path)
    assert set(made.sheets) == set(ORDER) - {"parks", "providers"}
    assert {proof.rows for proof in made.sheets.values()} == {1}
    words = words_of(load_workbook(path))
    assert (UNCODED in words, CODED in words, PARK in words) == (True, False, False)
    park = office.store.find(Park)[0]
    assert set(write_register(office, of_owner(park), path).sheets) == {"parks", "titles"}


def test_the_cover_says_what_is_in_it_and_what_is_not(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    firm = office.store.find(Enterprise, name=CODED)[0]
    office_note = RecordNote(of_noun="enterprise", of=firm.id, enterprise=firm.id, text="样例记事")
    save(office, office_note)
    made = write_register(office, Extent(), path)
    assert made.left_out == {"记事": 1}
    cover = [str(cell.value) for row in load_workbook(path)["说明"].iter_rows() for cell in row]
    assert "登记簿里的记事 1 条不能从表格再导入，没有导出，只随备份保存。" in cover
    assert cover.count("各行都认得出，无变化。") == len(ORDER)
    assert "没有导出，这些列空着。" in cover


def test_rows_the_import_would_not_know_are_named_on_the_cover(
    office: Office, tmp_path: Path
) -> None:
    firm = office.store.find(Enterprise, name=CODED)[0]
    twin = office.store.find(Rating, enterprise=firm.id)[0]
    with office.store.transaction("样例") as writing:
        writing.put(twin.model_copy(update={"id": "", "note": "又一条"}))
        writing.put(firm.model_copy(update={"address": " 前面有空格"}))
    path = tmp_path / "登记簿.xlsx"
    made = write_register(office, Extent(), path)
    assert (made.sheets["ratings"].odd, made.sheets["enterprises"].odd, made.odd) == (2, 1, 3)
    words = words_of(load_workbook(path))
    assert "工作表“装备评选”第 2 行 评选年度：与工作表“装备评选”第 4 行重复" in words
    assert "工作表“企业”第 2 行再导入时会显示为更新" in words
    plan = plan_file(office, "ratings", path)
    assert (plan.refused, plan.same) == (2, 1)


def test_stopped_on_the_way_it_leaves_what_was_there(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    path.write_bytes(b"before")
    seen: list[tuple[int, int]] = []

    def going(done: int, of: int) -> bool:
        seen.append((done, of))
        return done < of // 2

    with pytest.raises(Stopped):
        write_register(office, Extent(), path, going)
    assert path.read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["登记簿.xlsx"]
    assert seen[0] == (0, 2 * sum(len(records) for _, records in told(office)))
    assert seen == sorted(seen)


def test_nothing_to_export_is_no_workbook(empty: Office, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="还没有登记的内容"):
        write_register(empty, Extent(), tmp_path / "空.xlsx")
    assert not (tmp_path / "空.xlsx").exists()


def test_a_full_disk_is_told_whichever_disk_it_is(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "登记簿.xlsx"
    path.write_bytes(b"before")
    with monkeypatch.context() as patched:
        patched.setattr(files, "_replace", full)
        with pytest.raises(Problem, match=r"所在的磁盘已满.*原有文件没有变动"):
            write_register(office, Extent(), path)
    monkeypatch.setattr(register_workbook.writing, "saved", full)
    with pytest.raises(Problem, match="临时文件的磁盘写不下（磁盘已满）"):
        write_register(office, Extent(), path)
    assert path.read_bytes() == b"before"


def test_a_kind_of_more_rows_than_the_import_reads_stands_in_several_sheets(
    office: Office, empty: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_workbook, "MOST_CELLS", 2 * len(columns("enterprises")))
    third = firm(office, "湖口样例三厂有限公司", address="_x0041_ _x000D_")
    path = tmp_path / "登记簿.xlsx"
    made = write_register(office, Extent(kinds=("enterprises",), private=True), path)
    assert made.sheets["enterprises"].sheets == ("企业", "企业（2）", "企业（3）")
    assert (made.rows, made.odd) == (3, 0)
    assert "企业、企业（2）、企业（3）" in words_of(load_workbook(path))
    assert plan_file(office, "enterprises", path).same == 3
    apply(empty, plan_file(empty, "enterprises", path))
    assert dict(told(empty))["enterprises"] == dict(told(office))["enterprises"]
    with office.store.transaction("样例") as writing:
        writing.put(third.model_copy(update={"address": " 前面有空格"}))
    write_register(office, Extent(kinds=("enterprises",)), path)
    words = words_of(load_workbook(path))
    assert "工作表“企业（3）”第 2 行再导入时会显示为更新" in words


@pytest.mark.parametrize("limit", ["MOST_OF_A_FILE", "MOST_BYTES", "MOST_UNPACKED"])
def test_more_than_the_import_reads_of_a_file_is_refused_before_anything_is_written(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    path = tmp_path / "登记簿.xlsx"
    monkeypatch.setattr(register_workbook, limit, 10)
    with pytest.raises(Problem, match=r"内容太多.*按县（市、区）"):
        write_register(office, Extent(), path)
    assert not path.exists()


def test_the_cover_says_by_what_the_rows_of_each_kind_are_known_again(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "登记簿.xlsx"
    write_register(office, Extent(), path)
    rows = [[str(cell.value or "") for cell in row] for row in load_workbook(path)["说明"].rows]
    start = next(n for n, row in enumerate(rows) if row[0] == "凭这些列认出原来的记录")
    assert "请在程序里改，不要在表里改" in rows[start + 1][0]
    known = {row[0]: row[2] for row in rows[start + 2 : start + 2 + len(ORDER)]}
    assert list(known) == [KINDS[kind] for kind in ORDER]
    assert known["企业"] == "统一社会信用代码；没有的凭企业名称"
    assert known["改造项目"] == "企业、项目名称"
    assert known["称号"] == "企业或园区、称号、级别、批次"
    assert known["发票"] == "企业、能源管理系统（合同号、项目名称）、发票号码"


def test_what_is_written_meanwhile_is_told(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "登记簿.xlsx"
    export = Export(office, Extent(), path)
    assert not export.go_on(0)
    firm(office, "湖口样例三厂有限公司")
    while not export.go_on(0):
        assert path.exists() == bool(export.made)
    assert export.made and export.made.meanwhile
    assert MEANWHILE in words_of(load_workbook(path))
    assert not write_register(office, Extent(), path).meanwhile
    assert MEANWHILE not in words_of(load_workbook(path))


def headings(book: Workbook, kind: str) -> list[str]:
    return [str(cell.value) for cell in book[KINDS[kind]][1]]


def words_of(book: Workbook) -> str:
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)
