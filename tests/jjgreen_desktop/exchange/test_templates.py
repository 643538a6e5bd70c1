from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Kind, field_of
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.imports import plan_file
from jjgreen_desktop.exchange.templates import fill_template, write_template
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS, KINDS, columns
from jjgreen_desktop.operations.imports import apply
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, make_office

COUNTIES = ("湖口县", "彭泽县")
NAME = "湖口样例一厂有限公司"


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_the_catalogue_is_there_with_its_rules(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(kind, path, COUNTIES)
    book = load_workbook(path)
    sheet = book[KINDS[kind]]
    headings = [cell.value for cell in sheet[1]]
    assert headings == [field.header() for field in columns(kind)]
    assert (sheet.max_row, sheet.freeze_panes) == (1, "A2")
    assert all(cell.comment for cell in sheet[1])
    for cell, field in zip(sheet[1], columns(kind), strict=True):
        style = sheet.column_dimensions[cell.column_letter]
        if field.kind in (Kind.CODE, Kind.CODES) or field.unit == "%":
            assert style.number_format == "@"
            assert style.width >= 18
    notes = "".join(str(cell.value) for row in book["说明"].iter_rows() for cell in row)
    assert all(field.header() in notes and field.help in notes for field in columns(kind))


def test_choices_yes_or_no_and_counties_are_lists_to_choose_from() -> None:
    book = load_workbook(BytesIO(fill_template("enterprises", (), COUNTIES)))
    lists = {rule.formula1 for rule in book["企业"].data_validations.dataValidation}
    assert lists == {'"湖口县,彭泽县"', '"是,否"'}
    book = load_workbook(BytesIO(fill_template("titles")))
    lists = {rule.formula1 for rule in book["称号"].data_validations.dataValidation}
    assert '"国家级,省级"' in lists


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_template_imports_nothing_and_says_so(kind: str, tmp_path: Path) -> None:
    office = make_office(tmp_path / "登记簿")
    write_template(kind, tmp_path / "模板.xlsx")
    with pytest.raises(Problem, match="只有表头，没有数据"):
        plan_file(office, kind, tmp_path / "模板.xlsx")
    office.store.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_filled_with_its_own_examples_is_accepted(kind: str, tmp_path: Path) -> None:
    office = make_office(tmp_path / "登记簿")
    holder = None if kind == "enterprises" else firm(office, NAME)
    entry = IMPORT_KINDS[kind]
    if holder and entry.part_of:  # the record its examples name
        told = ((key, field_of(entry.part_of, key)) for key in entry.told_by)
        known = {key: values.parse(field, field.example) for key, field in told}
        held = {"enterprise": holder.id}
        held |= {"holder": "enterprise"} if "holder" in entry.part_of.model_fields else {}
        save(office, entry.part_of.model_validate(held | known))
    row = {field.key: field.example or None for field in columns(kind)}
    if "published_month" in row:
        row["published_month"] = None
    path = tmp_path / "填好.xlsx"
    path.write_bytes(fill_template(kind, [row], COUNTIES))
    made = plan_file(office, kind, path)
    assert (made.new, made.refused) == (1, 0), [one.sentence() for one in made.findings]
    apply(office, made)
    assert plan_file(office, kind, path).same == 1
    office.store.close()


HOSTILE = ("=1+1", "+86 792", "-湖口", "@SUM(A1)", "\t=cmd", '=HYPERLINK("http://192.0.2.1")')


def test_text_that_looks_like_a_formula_stays_text_there_and_back(tmp_path: Path) -> None:
    office = make_office(tmp_path / "登记簿")
    rows = [{"name": f"湖口样例{n}厂", "note": text} for n, text in enumerate(HOSTILE)]
    path = tmp_path / "怪.xlsx"
    path.write_bytes(fill_template("enterprises", rows))
    sheet = load_workbook(path)["企业"]
    cells = [row[-1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    made = plan_file(office, "enterprises", path)
    assert [entry.record.note for entry in made.entries] == [text.strip() for text in HOSTILE]
    office.store.close()


def test_an_unknown_kind_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="没有“budgets”这种模板"):
        write_template("budgets", tmp_path / "模板.xlsx")
    with pytest.raises(Problem, match="这个文件夹"):
        write_template("titles", tmp_path / "没有" / "模板.xlsx")
