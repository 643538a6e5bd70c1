"""What is told of a cell at sight is what the long way comes to, and rows may end early."""

import pytest

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.importing.drafts import ERRORS, _standing
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import plan
from jjgreen_desktop.operations.office import Office

NAME, CODE, PHONE, NOTE = (
    field_of(Enterprise, key) for key in ("name", "credit_code", "phone", "note")
)
AT_SIGHT = {
    "湖口样例一厂（集团）有限公司": (NAME, NOTE),
    "A&B": (NAME, NOTE),
    "1E5": (NAME, NOTE),
    "910000000000000003": (NAME, PHONE, NOTE),
    "0792-0000000": (NAME, PHONE, NOTE),
    "-": (NAME, NOTE),
}
NEVER_AT_SIGHT = [
    *ERRORS,
    "—",
    " 湖口",
    "湖口 样例",
    "湖口\n样例",
    "湖口\u200b样例",
    "e\u0301",
    "\uf900",
]


@pytest.mark.parametrize("text", [*AT_SIGHT, *NEVER_AT_SIGHT, "１３８", "٣٤", "²", "0792 1234567"])
@pytest.mark.parametrize("entry", [NAME, CODE, PHONE, NOTE], ids=lambda entry: str(entry.key))
def test_what_stands_for_itself_at_sight_does_the_long_way_too(entry: Field, text: str) -> None:
    if _standing(entry)(text):
        assert values.parse(entry, text) == text


def test_most_texts_are_known_at_sight() -> None:
    for text, entries in AT_SIGHT.items():
        assert tuple(one for one in (NAME, PHONE, NOTE) if _standing(one)(text)) == entries
    assert not any(_standing(NAME)(text) for text in NEVER_AT_SIGHT)


def test_choices_and_checked_texts_go_the_long_way() -> None:
    assert not _standing(field_of(Enterprise, "county"))("湖口县")
    assert not _standing(CODE)("910000000000000002")


def test_rows_may_end_before_a_column_some_of_them_or_all(office: Office) -> None:
    head: list[Cell] = ["企业名称", "联系人", "县（市、区）", "统一社会信用代码"]
    rows: list[list[Cell]] = [["湖口样例一厂有限公司"], ["湖口样例二厂有限公司", "", "湖口县"]]
    sheet = Sheet("企业", list(enumerate([head, *rows], 1)))
    found = plan(office, "enterprises", Workbook("表.xlsx", "0" * 64, (sheet,)))
    told = [entry.record.model_dump(exclude_none=True, exclude={"id"}) for entry in found.entries]
    assert told == [
        {"name": "湖口样例一厂有限公司"},
        {"name": "湖口样例二厂有限公司", "county": "湖口县"},
    ]
