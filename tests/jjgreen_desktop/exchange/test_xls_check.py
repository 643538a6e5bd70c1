from pathlib import Path

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import xls_check
from tests.jjgreen_desktop.exchange.crafted import compound, record

FIXTURES = Path(__file__).parents[2] / "data" / "workbooks"
BOF, EOF = record(0x809, b"\0" * 16), record(0x0A)
ERROR = record(0x205, bytes((4, 0, 1, 0, 0, 0, 0x2A, 1)))
ERROR_RESULT = record(0x06, bytes((4, 0, 1, 0, 0, 0, 2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF)))
HARMFUL = {
    "设有打开密码": compound({"Workbook": BOF + record(0x2F, b"\0" * 6) + EOF}),
    "打开密码": compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x" * 600}),
    "带有宏": compound({"Workbook": BOF + EOF, "_VBA_PROJECT_CUR": b"x"}),
    "嵌有图表": compound({"Workbook": BOF + EOF + BOF + BOF + EOF + EOF}),
    "第 5 行第 2 列是出错值": compound({"Workbook": BOF + ERROR + EOF}),
    "第 5 行第 2 列": compound({"Book": BOF + ERROR_RESULT + EOF}),
    "是 Word 文档": compound({"WordDocument": b"x"}),
    "不是 Excel 工作簿": compound({"PowerPoint Document": b"x"}),
    "已损坏": compound({"Workbook": BOF + EOF})[:900],
}


@pytest.mark.parametrize("words", HARMFUL)
def test_old_workbooks_that_would_be_read_wrong_are_refused(words: str) -> None:
    with pytest.raises(Problem) as caught:
        xls_check.check("旧表.xls", HARMFUL[words])
    assert words in caught.value.what
    assert caught.value.fix.startswith("请")


def test_a_workbook_of_an_office_program_passes() -> None:
    xls_check.check("改造.xls", (FIXTURES / "改造.xls").read_bytes())


def test_a_true_value_is_no_error() -> None:
    true = record(0x205, bytes((4, 0, 1, 0, 0, 0, 1, 0)))
    xls_check.check("真.xls", compound({"Workbook": BOF + true + EOF}))
